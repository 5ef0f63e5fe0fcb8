// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an article: immutable, counted in code points.

#include "config.h"

#include "core/text.h"

#include "core/error.h"
#include "core/word.h"

#include <glib/gi18n-lib.h>
#include <string.h>

// One checkpoint every so many code points: going from an offset to its byte walks at most this far.
#define CHECKPOINT_STEP 64

struct _DictumText
{
  gatomicrefcount ref_count;
  char *string;
  gsize size;
  guint length;
  gsize *checkpoints;   // byte of code point i * CHECKPOINT_STEP; NULL where every code point is one byte
  guint n_checkpoints;
  char *sha256;         // made on first use, in any thread
};

G_DEFINE_BOXED_TYPE (DictumText, dictum_text, dictum_text_ref, dictum_text_unref)

static void
make_checkpoints (DictumText *self)
{
  const char *at = self->string;

  self->n_checkpoints = self->length / CHECKPOINT_STEP + 1;
  self->checkpoints = g_new (gsize, self->n_checkpoints);
  for (guint i = 0; i < self->length; i++, at = g_utf8_next_char (at))
    if (i % CHECKPOINT_STEP == 0)
      self->checkpoints[i / CHECKPOINT_STEP] = at - self->string;
  if (self->length % CHECKPOINT_STEP == 0)
    self->checkpoints[self->length / CHECKPOINT_STEP] = self->size;
}

// As g_utf8_strlen() for valid UTF-8, but many bytes at a time.
static guint
count_code_points (const char *string, gsize size)
{
  guint n = 0;

  for (gsize i = 0; i < size; i++)
    n += (string[i] & 0xC0) != 0x80;
  return n;
}

static DictumText *
take_string (char *string, gsize size)
{
  DictumText *self = g_new0 (DictumText, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->string = string;
  self->size = size;
  self->length = count_code_points (string, size);
  if (self->length != size)
    make_checkpoints (self);
  return self;
}

// Copies @size bytes with CR LF and lone CR read as LF; returns the new size.
static gsize
copy_with_lf (char *to, const char *from, gsize size)
{
  const char *end = from + size;
  char *out = to;

  while (from < end)
    {
      const char *cr = memchr (from, '\r', end - from);
      gsize run = (cr ? cr : end) - from;

      memcpy (out, from, run);
      out += run;
      from += run;
      if (cr)
        {
          *out++ = '\n';
          from += from + 1 < end && from[1] == '\n' ? 2 : 1;
        }
    }
  *out = '\0';
  return out - to;
}

/**
 * dictum_text_new:
 * @string: UTF-8, already with LF line ends
 *
 * Takes a text as it is, for texts that Dictum itself made; files go through dictum_text_new_from_bytes().
 *
 * Returns: (transfer full): the text. Any thread.
 */
DictumText *
dictum_text_new (const char *string)
{
  g_return_val_if_fail (string != NULL && g_utf8_validate (string, -1, NULL), NULL);

  return take_string (g_strdup (string), strlen (string));
}

/**
 * dictum_text_new_from_bytes:
 * @bytes: the content of a text file
 * @error: return location
 *
 * Decodes as design.md section 2 says: UTF-8, a leading BOM left out, CR LF and lone CR read as LF; nothing else is
 * changed. Fails with `DICTUM_ERROR_NOT_TEXT` where @bytes is not UTF-8 or holds a NUL.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set. Any thread.
 */
DictumText *
dictum_text_new_from_bytes (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  char *string;

  if (size >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (size > 0 && memchr (data, '\0', size) != NULL)
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_NOT_TEXT,
                           _("This is not a text file: it contains a zero byte."));
      return NULL;
    }
  if (size > G_MAXINT || (size > 0 && !g_utf8_validate (data, size, NULL)))
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_NOT_TEXT,
                           _("This text is not encoded as UTF-8. Add it with “Add Articles…” to convert it."));
      return NULL;
    }
  string = g_malloc (size + 1);
  size = copy_with_lf (string, data, size);
  return take_string (string, size);
}

/**
 * dictum_text_ref:
 * @self: a text
 *
 * Returns: (transfer full): @self. Any thread.
 */
DictumText *
dictum_text_ref (DictumText *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dictum_text_unref:
 * @self: (transfer full): a text
 *
 * Gives up a reference. Any thread.
 */
void
dictum_text_unref (DictumText *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->string);
  g_free (self->checkpoints);
  g_free (self->sha256);
  g_free (self);
}

/**
 * dictum_text_get_length:
 * @self: a text
 *
 * Returns: its length in code points. Any thread.
 */
guint
dictum_text_get_length (const DictumText *self)
{
  return self->length;
}

/**
 * dictum_text_get_size:
 * @self: a text
 *
 * Returns: its size in bytes of UTF-8. Any thread.
 */
gsize
dictum_text_get_size (const DictumText *self)
{
  return self->size;
}

/**
 * dictum_text_get_string:
 * @self: a text
 *
 * Returns: (transfer none): the whole text as UTF-8, ended by a NUL. Any thread.
 */
const char *
dictum_text_get_string (const DictumText *self)
{
  return self->string;
}

/**
 * dictum_text_get_sha256:
 * @self: a text
 *
 * The hash of the text as UTF-8 (not of the bytes of its file), in hexadecimal; made on first use.
 *
 * Returns: (transfer none): 64 hexadecimal digits. Any thread.
 */
const char *
dictum_text_get_sha256 (const DictumText *self)
{
  char **slot = (char **) &self->sha256;
  char *known = g_atomic_pointer_get (slot);

  if (known == NULL)
    {
      char *made = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) self->string, self->size);

      if (!g_atomic_pointer_compare_and_exchange (slot, NULL, made))
        g_free (made);
      known = g_atomic_pointer_get (slot);
    }
  return known;
}

/**
 * dictum_text_get_whole:
 * @self: a text
 *
 * Returns: the range of all its code points. Any thread.
 */
DictumRange
dictum_text_get_whole (const DictumText *self)
{
  return DICTUM_RANGE (0, self->length);
}

/**
 * dictum_text_get_char:
 * @self: a text
 * @offset: a code point
 *
 * Returns: the character at @offset, or 0 at the end and past it. Any thread.
 */
gunichar
dictum_text_get_char (const DictumText *self, guint offset)
{
  if (offset >= self->length)
    return 0;
  return g_utf8_get_char (self->string + dictum_text_get_index (self, offset));
}

/**
 * dictum_text_get_index:
 * @self: a text
 * @offset: a code point; past the end counts as the end
 *
 * Returns: the byte at which the code point @offset begins. Any thread.
 */
gsize
dictum_text_get_index (const DictumText *self, guint offset)
{
  const char *at;

  if (offset >= self->length)
    return self->size;
  if (self->checkpoints == NULL)
    return offset;
  at = self->string + self->checkpoints[offset / CHECKPOINT_STEP];
  return g_utf8_offset_to_pointer (at, offset % CHECKPOINT_STEP) - self->string;
}

/**
 * dictum_text_get_offset:
 * @self: a text
 * @index: a byte at which a code point begins; past the end counts as the end
 *
 * Returns: the number of the code point that begins at @index. Any thread.
 */
guint
dictum_text_get_offset (const DictumText *self, gsize index)
{
  guint low = 0, high = self->n_checkpoints;

  if (index >= self->size)
    return self->length;
  if (self->checkpoints == NULL)
    return index;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (self->checkpoints[middle] <= index)
        low = middle;
      else
        high = middle;
    }
  return low * CHECKPOINT_STEP +
         g_utf8_strlen (self->string + self->checkpoints[low], index - self->checkpoints[low]);
}

/**
 * dictum_text_get_paragraph:
 * @self: a text
 * @offset: a code point
 *
 * A paragraph is a line of the text: what lies between two LF.
 *
 * Returns: the paragraph that holds @offset, without its LF. Any thread.
 */
DictumRange
dictum_text_get_paragraph (const DictumText *self, guint offset)
{
  gsize index = dictum_text_get_index (self, offset);
  const char *start = self->string + index;
  const char *end = memchr (start, '\n', self->size - index);

  while (start > self->string && start[-1] != '\n')
    start--;
  return DICTUM_RANGE (dictum_text_get_offset (self, start - self->string),
                       end ? dictum_text_get_offset (self, end - self->string) : self->length);
}

/**
 * dictum_text_dup_slice:
 * @self: a text
 * @range: in code points; what lies past the end is left out
 *
 * Returns: (transfer full): the words in @range. Any thread.
 */
char *
dictum_text_dup_slice (const DictumText *self, DictumRange range)
{
  gsize start = dictum_text_get_index (self, range.start);
  gsize end = dictum_text_get_index (self, range.end);

  return g_strndup (self->string + start, end > start ? end - start : 0);
}

// Whether the character at @at holds the word before it and what follows together.
static gboolean
joins_on (const char *at, const char *end)
{
  const char *next = g_utf8_next_char (at);
  gunichar c = next < end ? g_utf8_get_char (next) : 0;

  return dictum_word_joins (g_utf8_get_char (at)) && (g_unichar_isalnum (c) || g_unichar_ismark (c)) &&
         !dictum_word_stands_alone (c);
}

/**
 * dictum_text_count_words:
 * @self: a text
 * @range: in code points
 *
 * Counts runs of word characters as dictum_word_is_part() knows them; in scripts without spaces each character is a
 * word of its own.
 *
 * Returns: the number of words that begin in @range. Any thread.
 */
guint
dictum_text_count_words (const DictumText *self, DictumRange range)
{
  const char *at = self->string + dictum_text_get_index (self, range.start);
  const char *end = self->string + dictum_text_get_index (self, range.end);
  gboolean inside = FALSE, alone = FALSE;
  guint n = 0;

  for (; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      // A mark belongs to the character before it, whatever the script.
      if (g_unichar_ismark (c) && (inside || alone))
        continue;
      alone = dictum_word_stands_alone (c);
      if (alone || ((g_unichar_isalnum (c) || g_unichar_ismark (c)) && !inside))
        n++;
      inside = !alone && (g_unichar_isalnum (c) || g_unichar_ismark (c) || (inside && joins_on (at, end)));
    }
  return n;
}
