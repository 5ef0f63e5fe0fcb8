// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the members of a document by type, remembers the first error, and keeps the members that nobody asked for.

#pragma once

#include "formats/json-cursor.h"

G_BEGIN_DECLS

/**
 * DictumJsonReader:
 *
 * After the first error every reading function returns at once with nothing, and dictum_json_reader_next() ends all
 * loops; the error comes out of dictum_json_reader_finish(). Its members are its own.
 */
typedef struct
{
  DictumJsonCursor cursor;
  GError *error;
  GString *scratch;
  GString *kept[DICTUM_JSON_MAX_DEPTH]; // unknown members of each open object
  char *extra;                          // those of the object that was left last
} DictumJsonReader;

gboolean dictum_json_reader_init (DictumJsonReader *self, GBytes *bytes, GError **error);
gboolean dictum_json_reader_finish (DictumJsonReader *self, GError **error);

gboolean dictum_json_reader_has_failed (const DictumJsonReader *self);
void dictum_json_reader_fail (DictumJsonReader *self, DictumError code, const char *format, ...) G_GNUC_PRINTF (3, 4);
void dictum_json_reader_require (DictumJsonReader *self, gconstpointer found, const char *name);

gboolean dictum_json_reader_enter_object (DictumJsonReader *self);
gboolean dictum_json_reader_enter_array (DictumJsonReader *self);
gboolean dictum_json_reader_next (DictumJsonReader *self);
gboolean dictum_json_reader_is (const DictumJsonReader *self, const char *name);

gboolean dictum_json_reader_read_null (DictumJsonReader *self);
gboolean dictum_json_reader_read_boolean (DictumJsonReader *self);
gint64 dictum_json_reader_read_integer (DictumJsonReader *self);
DictumJsonSlice dictum_json_reader_read_slice (DictumJsonReader *self);
const char *dictum_json_reader_read_string (DictumJsonReader *self);
char *dictum_json_reader_dup_string (DictumJsonReader *self);
char **dictum_json_reader_dup_strings (DictumJsonReader *self);
guint dictum_json_reader_read_choice (DictumJsonReader *self, const char *const *choices);
const char *dictum_json_reader_decode (DictumJsonReader *self, DictumJsonSlice slice);

DictumJsonCursor dictum_json_reader_mark (const DictumJsonReader *self);
void dictum_json_reader_return (DictumJsonReader *self, const DictumJsonCursor *mark);
void dictum_json_reader_skip (DictumJsonReader *self);
void dictum_json_reader_keep (DictumJsonReader *self);
void dictum_json_reader_keep_members (DictumJsonReader *self, const char *object);
char *dictum_json_reader_take_extra (DictumJsonReader *self);

gboolean dictum_json_reader_check_format (DictumJsonReader *self, const char *format, const char *message);

G_END_DECLS
