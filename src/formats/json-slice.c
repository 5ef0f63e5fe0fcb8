// SPDX-License-Identifier: GPL-3.0-or-later
// A string of a JSON document as it stands in its bytes: compared and decoded without copies where that is possible.

#include "formats/json-slice.h"

#include <string.h>

static gunichar
read_hex (const char *at)
{
  gunichar value = 0;

  for (int i = 0; i < 4; i++)
    value = value << 4 | g_ascii_xdigit_value (at[i]);
  return value;
}

static gunichar
next_escape (const char **at)
{
  const char *escape = *at;
  gunichar c;

  *at += 2;
  switch (escape[1])
    {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'u':
      break;
    default:
      return escape[1];
    }
  c = read_hex (escape + 2);
  *at += 4;
  if (c < 0xD800 || c > 0xDBFF)
    return c;
  c = 0x10000 + ((c - 0xD800) << 10) + (read_hex (escape + 8) - 0xDC00);
  *at += 6;
  return c;
}

static gunichar
next_char (const char **at)
{
  gunichar c;

  if (**at == '\\')
    return next_escape (at);
  if ((guchar) **at < 0x80)
    return *(*at)++;
  c = g_utf8_get_char (*at);
  *at = g_utf8_next_char (*at);
  return c;
}

static gboolean
has_escapes (DictumJsonSlice self)
{
  return self.size > 0 && memchr (self.start, '\\', self.size) != NULL;
}

/**
 * dictum_json_slice_is:
 * @self: a string of a document
 * @string: another one
 *
 * Returns: whether @self, decoded, is @string. Any thread.
 */
gboolean
dictum_json_slice_is (DictumJsonSlice self, const char *string)
{
  gsize size = strlen (string);

  // Escapes only make it longer; most names are told apart without looking for any.
  if (self.size <= size)
    return self.size == size && memcmp (self.start, string, size) == 0 && !has_escapes (self);
  return has_escapes (self) && dictum_json_slice_compare (self, (DictumJsonSlice){ string, size }) == 0;
}

/**
 * dictum_json_slice_hash:
 * @self: a string of a document
 *
 * Returns: a hash of what @self is, decoded: "a" and "\u0061" have the same. Any thread.
 */
guint
dictum_json_slice_hash (DictumJsonSlice self)
{
  const char *at = self.start, *end = self.start + self.size;
  guint hash = 5381;

  while (at < end)
    hash = hash * 33 + next_char (&at);
  return hash;
}

/**
 * dictum_json_slice_compare:
 * @self: a string of a document
 * @other: another one
 *
 * Returns: below 0, 0 or above 0, by the code points of both, decoded. Any thread.
 */
int
dictum_json_slice_compare (DictumJsonSlice self, DictumJsonSlice other)
{
  const char *a = self.start, *a_end = self.start + self.size;
  const char *b = other.start, *b_end = other.start + other.size;

  while (a < a_end && b < b_end)
    {
      gunichar one = next_char (&a), another = next_char (&b);

      if (one != another)
        return one < another ? -1 : 1;
    }
  return (a < a_end) - (b < b_end);
}

/**
 * dictum_json_slice_append:
 * @self: a string of a document
 * @to: where to put it
 *
 * Appends @self, decoded, to @to. Any thread.
 */
void
dictum_json_slice_append (DictumJsonSlice self, GString *to)
{
  const char *at = self.start, *end = self.start + self.size;

  while (at < end)
    {
      const char *escape = memchr (at, '\\', end - at);

      g_string_append_len (to, at, (escape ? escape : end) - at);
      if (escape == NULL)
        return;
      at = escape;
      g_string_append_unichar (to, next_escape (&at));
    }
}

/**
 * dictum_json_slice_append_canonical:
 * @self: a string of a document
 * @to: where to put it
 *
 * Appends @self to @to as JSON again, marks included, in the one spelling that all spellings of it share: only `"`, `\`
 * and control characters are escaped. Any thread.
 */
void
dictum_json_slice_append_canonical (DictumJsonSlice self, GString *to)
{
  const char *at = self.start, *end = self.start + self.size;

  g_string_append_c (to, '"');
  while (at < end)
    {
      const char *escape = memchr (at, '\\', end - at);
      gunichar c;

      g_string_append_len (to, at, (escape ? escape : end) - at);
      if (escape == NULL)
        break;
      at = escape;
      c = next_escape (&at);
      if (c < 0x20)
        g_string_append_printf (to, "\\u%04x", c);
      else if (c == '"' || c == '\\')
        g_string_append_printf (to, "\\%c", (char) c);
      else
        g_string_append_unichar (to, c);
    }
  g_string_append_c (to, '"');
}
