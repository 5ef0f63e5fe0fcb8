// SPDX-License-Identifier: GPL-3.0-or-later
// What the text view shows of a text: the text itself, but for line breaks put into very long lines. Offsets count code
// points of the text, positions count code points of what is shown.

#include "view/display-map.h"

#include <pango/pango.h>
#include <string.h>

// How far before the longest length a better place for a break is looked for, in bytes.
#define SEARCH_BYTES 4096
#define SPLIT_BYTES 3000 // the lines that a longer one is shown as; each change lays out a whole line anew

struct _DictumDisplayMap
{
  DictumText *text;
  GArray *breaks; // of guint: a line break is shown before each of these code points
  char *shown;    // NULL where there are no breaks
  gsize size;
};

static gboolean
ends_sentence (const char *start, const char *after_space)
{
  const char *p = g_utf8_find_prev_char (start, after_space);

  // Closing marks may stand between the full stop and the space.
  for (guint i = 0; i < 3; i++)
    {
      gunichar c;

      p = g_utf8_find_prev_char (start, p);
      if (p == NULL)
        return FALSE;
      c = g_utf8_get_char (p);
      if (c == '.' || c == '!' || c == '?' || c == 0x3002 || c == 0x2026)
        return TRUE;
      if (g_unichar_isalnum (c) || g_unichar_isspace (c))
        return FALSE;
    }
  return FALSE;
}

// Between two ASCII characters there is always a boundary, so a short stretch decides.
static gboolean
is_between_graphemes (const char *start, const char *at, const char *end)
{
  const char *from = at, *to = at;
  g_autofree PangoLogAttr *attributes = NULL;
  glong before;
  gsize n;

  while (from > start && !(from < at && (guchar) from[0] < 0x80 && (guchar) from[-1] < 0x80))
    from = g_utf8_prev_char (from);
  for (guint i = 0; i < 2 && to < end; i++)
    to = g_utf8_next_char (to);
  before = g_utf8_strlen (from, at - from);
  n = g_utf8_strlen (from, to - from) + 1;
  attributes = g_new0 (PangoLogAttr, n);
  pango_get_log_attrs (from, to - from, -1, pango_language_get_default (), attributes, n);
  return attributes[before].is_cursor_position;
}

static const char *
find_grapheme_break (const char *start, const char *limit, const char *end)
{
  for (const char *p = limit; p > start; p = g_utf8_prev_char (p))
    if (is_between_graphemes (start, p, end))
      return p;
  return limit;
}

// The best place for a break in a line that goes from @start past @limit: after a sentence, after a space, else
// anywhere between two graphemes.
static const char *
find_break (const char *start, const char *limit, const char *end)
{
  const char *space = NULL;

  for (const char *p = limit; p > start && limit - p < SEARCH_BYTES; p = g_utf8_prev_char (p))
    {
      if (p[-1] != ' ' || !is_between_graphemes (start, p, end))
        continue;
      if (space == NULL)
        space = p;
      if (ends_sentence (start, p))
        return p;
    }
  return space ? space : find_grapheme_break (start, limit, end);
}

static void
split_line (DictumDisplayMap *self, const char *string, const char *start, const char *end)
{
  if (end - start <= DICTUM_DISPLAY_LINE_BYTES)
    return;
  while (end - start > SPLIT_BYTES)
    {
      const char *limit = start + SPLIT_BYTES;
      guint offset;

      while ((*limit & 0xc0) == 0x80)
        limit--;
      start = find_break (start, limit, end);
      offset = dictum_text_get_offset (self->text, start - string);
      g_array_append_val (self->breaks, offset);
    }
}

static void
make_shown (DictumDisplayMap *self)
{
  const char *string = dictum_text_get_string (self->text);
  GString *shown = g_string_sized_new (self->size + self->breaks->len + 1);
  gsize done = 0;

  for (guint i = 0; i < self->breaks->len; i++)
    {
      gsize index = dictum_text_get_index (self->text, g_array_index (self->breaks, guint, i));

      g_string_append_len (shown, string + done, index - done);
      g_string_append_c (shown, '\n');
      done = index;
    }
  g_string_append_len (shown, string + done, self->size - done);
  self->size = shown->len;
  self->shown = g_string_free (shown, FALSE);
}

/**
 * dictum_display_map_new:
 * @text: a text
 *
 * Finds the lines over `DICTUM_DISPLAY_LINE_BYTES` bytes and where to break them: after a sentence, after a space,
 * never inside a grapheme. Linear in the size of @text. Any thread.
 *
 * Returns: (transfer full): the map; it holds @text.
 */
DictumDisplayMap *
dictum_display_map_new (DictumText *text)
{
  DictumDisplayMap *self = g_new0 (DictumDisplayMap, 1);
  const char *string = dictum_text_get_string (text), *end = string + dictum_text_get_size (text), *line = string;

  self->text = dictum_text_ref (text);
  self->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->size = dictum_text_get_size (text);
  while (line < end)
    {
      const char *stop = memchr (line, '\n', end - line);

      if (stop == NULL)
        stop = end;
      split_line (self, string, line, stop);
      line = stop + 1;
    }
  if (self->breaks->len > 0)
    make_shown (self);
  return self;
}

/**
 * dictum_display_map_free:
 * @self: (transfer full): a map
 *
 * Frees it.
 */
void
dictum_display_map_free (DictumDisplayMap *self)
{
  g_array_unref (self->breaks);
  g_free (self->shown);
  dictum_text_unref (self->text);
  g_free (self);
}

/**
 * dictum_display_map_get_string:
 * @self: a map
 * @size: (out): its size in bytes
 *
 * Returns: (transfer none): what is shown, as UTF-8; the text's own string where nothing is split.
 */
const char *
dictum_display_map_get_string (const DictumDisplayMap *self, gsize *size)
{
  *size = self->size;
  return self->shown ? self->shown : dictum_text_get_string (self->text);
}

/**
 * dictum_display_map_get_n_breaks:
 * @self: a map
 *
 * Returns: how many line breaks are shown that are not in the text.
 */
guint
dictum_display_map_get_n_breaks (const DictumDisplayMap *self)
{
  return self->breaks->len;
}

/**
 * dictum_display_map_get_length:
 * @self: a map
 *
 * Returns: the length of what is shown, in code points.
 */
guint
dictum_display_map_get_length (const DictumDisplayMap *self)
{
  return dictum_text_get_length (self->text) + self->breaks->len;
}

// The number of breaks before the code point @offset, or, with @shown, before the position @offset.
static guint
count_breaks (const DictumDisplayMap *self, guint offset, gboolean shown)
{
  guint low = 0, high = self->breaks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2, at = g_array_index (self->breaks, guint, middle);

      if (shown ? at + middle < offset : at <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dictum_display_map_to_position:
 * @self: a map
 * @offset: a code point of the text; past the end counts as the end
 *
 * Where the character at @offset is shown: after a break that stands before it. O(log n).
 *
 * Returns: its position in what is shown, in code points.
 */
guint
dictum_display_map_to_position (const DictumDisplayMap *self, guint offset)
{
  offset = MIN (offset, dictum_text_get_length (self->text));
  return offset + count_breaks (self, offset, FALSE);
}

/**
 * dictum_display_map_to_offset:
 * @self: a map
 * @position: a place in what is shown, in code points; past the end counts as the end
 *
 * The places before and after a break are the same place of the text. O(log n).
 *
 * Returns: the code point of the text.
 */
guint
dictum_display_map_to_offset (const DictumDisplayMap *self, guint position)
{
  position = MIN (position, dictum_display_map_get_length (self));
  return position - count_breaks (self, position, TRUE);
}
