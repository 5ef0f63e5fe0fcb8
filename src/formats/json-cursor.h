// SPDX-License-Identifier: GPL-3.0-or-later
// A pull reader over the bytes of a JSON document: it goes from value to value and keeps nothing.

#pragma once

#include "formats/json-check.h"

G_BEGIN_DECLS

/**
 * DictumJsonKind:
 * @DICTUM_JSON_OBJECT: an object
 * @DICTUM_JSON_ARRAY: an array
 * @DICTUM_JSON_STRING: a string
 * @DICTUM_JSON_INTEGER: a whole number
 * @DICTUM_JSON_BOOLEAN: true or false
 * @DICTUM_JSON_NULL: null
 */
typedef enum
{
  DICTUM_JSON_OBJECT,
  DICTUM_JSON_ARRAY,
  DICTUM_JSON_STRING,
  DICTUM_JSON_INTEGER,
  DICTUM_JSON_BOOLEAN,
  DICTUM_JSON_NULL,
} DictumJsonKind;

/**
 * DictumJsonCursor:
 *
 * A place in a document; plain memory, so that a copy of it is a way back. Its members are its own.
 */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  gboolean opened; // whether the last step was into a container
  DictumJsonPlace place;
} DictumJsonCursor;

gboolean dictum_json_cursor_init (DictumJsonCursor *self, GBytes *bytes, GError **error);

DictumJsonKind dictum_json_cursor_get_kind (const DictumJsonCursor *self);
guint dictum_json_cursor_get_depth (const DictumJsonCursor *self);
DictumJsonSlice dictum_json_cursor_get_name (const DictumJsonCursor *self);
void dictum_json_cursor_set_error (const DictumJsonCursor *self,
                                   GError **error,
                                   DictumError code,
                                   const char *sentence);

void dictum_json_cursor_enter (DictumJsonCursor *self);
gboolean dictum_json_cursor_next (DictumJsonCursor *self);
DictumJsonSlice dictum_json_cursor_read_string (DictumJsonCursor *self);
gint64 dictum_json_cursor_read_integer (DictumJsonCursor *self);
gboolean dictum_json_cursor_read_boolean (DictumJsonCursor *self);
DictumJsonSlice dictum_json_cursor_skip (DictumJsonCursor *self);

G_END_DECLS
