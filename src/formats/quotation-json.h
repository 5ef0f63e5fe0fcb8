// SPDX-License-Identifier: GPL-3.0-or-later
// What annotation files and exports share: state, text, quotations and rejected suggestions.

#pragma once

#include "core/annotations.h"
#include "formats/json-reader.h"
#include "formats/json-writer.h"

G_BEGIN_DECLS

/**
 * DictumMarks:
 * @state: the state
 * @quotations: (element-type DictumQuotation): the quotations
 * @rejections: (element-type DictumRejection): the rejected suggestions
 * @ids: the ids of @quotations, which it borrows
 * @length: the length in code points of the text that the numbers belong to
 * @sha256: (nullable): the hash of that text
 * @text_extra: (nullable): unknown members of the object "text"
 *
 * The annotations of one annotator while they are read.
 */
typedef struct
{
  DictumState state;
  GPtrArray *quotations;
  GPtrArray *rejections;
  GHashTable *ids;
  guint length;
  char *sha256;
  char *text_extra;
} DictumMarks;

void dictum_marks_init (DictumMarks *self);
void dictum_marks_clear (DictumMarks *self);

gboolean dictum_marks_read_member (DictumMarks *self, DictumJsonReader *reader, const DictumText *text);
DictumAnnotations *dictum_marks_make_annotations (DictumMarks *self, const char *extra);

void dictum_marks_write_text (DictumJsonWriter *writer, guint length, const char *sha256, JsonObject *extra);
void dictum_marks_write (DictumJsonWriter *writer, DictumAnnotations *annotations, const DictumText *text);
const char *dictum_marks_get_state_name (DictumState state);

G_END_DECLS
