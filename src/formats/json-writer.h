// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a document in JsonGenerator's pretty layout, one small tree after the other, so that it needs little memory.

#pragma once

#include "core/error.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _DictumJsonWriter DictumJsonWriter;

DictumJsonWriter *dictum_json_writer_new (void);
void dictum_json_writer_free (DictumJsonWriter *self);
GBytes *dictum_json_writer_finish (DictumJsonWriter *self, GError **error);

void dictum_json_writer_fail (DictumJsonWriter *self, DictumError code, const char *sentence);
gboolean dictum_json_writer_has_failed (const DictumJsonWriter *self);

void dictum_json_writer_open_object (DictumJsonWriter *self, const char *name);
void dictum_json_writer_open_array (DictumJsonWriter *self, const char *name);
void dictum_json_writer_close (DictumJsonWriter *self);
void dictum_json_writer_add_node (DictumJsonWriter *self, const char *name, JsonNode *node);
void dictum_json_writer_add_string (DictumJsonWriter *self, const char *name, const char *string);
void dictum_json_writer_add_integer (DictumJsonWriter *self, const char *name, gint64 integer);
void dictum_json_writer_add_members (DictumJsonWriter *self, JsonObject *members);
void dictum_json_writer_add_object (DictumJsonWriter *self, JsonObject *object, const char *extra);
JsonObject *dictum_json_writer_parse_extra (DictumJsonWriter *self, const char *extra);
void dictum_json_writer_add_extra (DictumJsonWriter *self, JsonObject *object, const char *extra);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumJsonWriter, dictum_json_writer_free)

G_END_DECLS
