// SPDX-License-Identifier: GPL-3.0-or-later
// A pull reader over the bytes of a JSON document that has passed the check, so that no step of it can fail.

#include "formats/json-cursor.h"

#include <string.h>

static void
skip_space (DictumJsonCursor *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\n' || *self->at == '\r' || *self->at == '\t'))
    self->at++;
}

// From the byte after an opening mark to its closing one.
static const char *
find_closing_mark (const char *at)
{
  while (*at != '"')
    at += *at == '\\' ? 2 : 1;
  return at;
}

/**
 * dictum_json_cursor_init:
 * @self: memory for a cursor
 * @bytes: a document; must outlive @self
 * @error: return location
 *
 * Checks the whole of @bytes and sets @self on its one value. Fails as dictum_json_check() does.
 *
 * Returns: whether @self can be used. Any thread.
 */
gboolean
dictum_json_cursor_init (DictumJsonCursor *self, GBytes *bytes, GError **error)
{
  gsize size;

  if (!dictum_json_check (bytes, error))
    return FALSE;
  self->start = self->at = g_bytes_get_data (bytes, &size);
  self->end = self->start + size;
  self->opened = FALSE;
  self->place.depth = 0;
  skip_space (self);
  return TRUE;
}

/**
 * dictum_json_cursor_get_kind:
 * @self: a cursor on a value
 *
 * Returns: what that value is. Any thread.
 */
DictumJsonKind
dictum_json_cursor_get_kind (const DictumJsonCursor *self)
{
  switch (*self->at)
    {
    case '{':
      return DICTUM_JSON_OBJECT;
    case '[':
      return DICTUM_JSON_ARRAY;
    case '"':
      return DICTUM_JSON_STRING;
    case 't':
    case 'f':
      return DICTUM_JSON_BOOLEAN;
    case 'n':
      return DICTUM_JSON_NULL;
    default:
      return DICTUM_JSON_INTEGER;
    }
}

/**
 * dictum_json_cursor_get_depth:
 * @self: a cursor
 *
 * Returns: how many objects and arrays are open around it. Any thread.
 */
guint
dictum_json_cursor_get_depth (const DictumJsonCursor *self)
{
  return self->place.depth;
}

/**
 * dictum_json_cursor_get_name:
 * @self: a cursor in an object
 *
 * Returns: the name of the current member, valid as long as the document is. Any thread.
 */
DictumJsonSlice
dictum_json_cursor_get_name (const DictumJsonCursor *self)
{
  return self->place.frames[self->place.depth - 1].name;
}

/**
 * dictum_json_cursor_set_error:
 * @self: a cursor
 * @error: return location
 * @code: what kind of error
 * @sentence: what is wrong, for a person
 *
 * Sets @error, with the place of @self before @sentence. Any thread.
 */
void
dictum_json_cursor_set_error (const DictumJsonCursor *self, GError **error, DictumError code, const char *sentence)
{
  dictum_json_place_set_error (&self->place, self->start, self->at, error, code, sentence);
}

/**
 * dictum_json_cursor_enter:
 * @self: a cursor on an object or array
 *
 * Goes into it, before its first member or element. Any thread.
 */
void
dictum_json_cursor_enter (DictumJsonCursor *self)
{
  g_return_if_fail (*self->at == '{' || *self->at == '[');

  self->place.frames[self->place.depth++] = (DictumJsonFrame){ .index = G_MAXUINT, .is_object = *self->at == '{' };
  self->at++;
  self->opened = TRUE;
}

/**
 * dictum_json_cursor_next:
 * @self: a cursor in an object or array, before its first value or just after one
 *
 * Goes to the next value; where there is none, out of the object or array.
 *
 * Returns: whether there is a next value. Any thread.
 */
gboolean
dictum_json_cursor_next (DictumJsonCursor *self)
{
  DictumJsonFrame *frame = &self->place.frames[self->place.depth - 1];
  const char *name;

  skip_space (self);
  if (*self->at == '}' || *self->at == ']')
    {
      self->at++;
      self->place.depth--;
      self->opened = FALSE;
      return FALSE;
    }
  if (!self->opened)
    {
      self->at++;
      skip_space (self);
    }
  self->opened = FALSE;
  frame->index++;
  if (!frame->is_object)
    return TRUE;
  name = self->at + 1;
  self->at = find_closing_mark (name);
  frame->name = (DictumJsonSlice){ name, self->at - name };
  self->at++;
  skip_space (self);
  self->at++;
  skip_space (self);
  return TRUE;
}

/**
 * dictum_json_cursor_read_string:
 * @self: a cursor on a string
 *
 * Goes past it.
 *
 * Returns: the string, valid as long as the document is. Any thread.
 */
DictumJsonSlice
dictum_json_cursor_read_string (DictumJsonCursor *self)
{
  const char *start = self->at + 1;

  g_return_val_if_fail (*self->at == '"', (DictumJsonSlice){ 0 });

  self->at = find_closing_mark (start) + 1;
  return (DictumJsonSlice){ start, self->at - 1 - start };
}

/**
 * dictum_json_cursor_read_integer:
 * @self: a cursor on a whole number
 *
 * Goes past it.
 *
 * Returns: the number, within ±(2^53 − 1). Any thread.
 */
gint64
dictum_json_cursor_read_integer (DictumJsonCursor *self)
{
  gboolean negative = *self->at == '-';
  gint64 value = 0;

  g_return_val_if_fail (negative || g_ascii_isdigit (*self->at), 0);

  self->at += negative;
  while (self->at < self->end && g_ascii_isdigit (*self->at))
    value = value * 10 + (*self->at++ - '0');
  return negative ? -value : value;
}

/**
 * dictum_json_cursor_read_boolean:
 * @self: a cursor on true or false
 *
 * Goes past it.
 *
 * Returns: which of both. Any thread.
 */
gboolean
dictum_json_cursor_read_boolean (DictumJsonCursor *self)
{
  gboolean value = *self->at == 't';

  g_return_val_if_fail (*self->at == 't' || *self->at == 'f', FALSE);

  self->at += value ? strlen ("true") : strlen ("false");
  return value;
}

/**
 * dictum_json_cursor_skip:
 * @self: a cursor on any value
 *
 * Goes past it.
 *
 * Returns: the bytes of the whole value as they stand, valid as long as the document is. Any thread.
 */
DictumJsonSlice
dictum_json_cursor_skip (DictumJsonCursor *self)
{
  const char *start = self->at;
  guint depth = 0;

  do
    switch (*self->at)
      {
      case '"':
        self->at = find_closing_mark (self->at + 1) + 1;
        break;
      case '{':
      case '[':
        depth++;
        self->at++;
        break;
      case '}':
      case ']':
        depth--;
        self->at++;
        break;
      default: // a number or a word, or what stands between values
        do
          self->at++;
        while (self->at < self->end && strchr (",:]} \n\r\t\"[{", *self->at) == NULL);
        break;
      }
  while (depth > 0);
  return (DictumJsonSlice){ start, self->at - start };
}
