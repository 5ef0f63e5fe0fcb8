// SPDX-License-Identifier: GPL-3.0-or-later
// Text files of other encodings, made into what an article is: UTF-8 with LF.

/*
 * What a file is encoded in is decided by its bytes alone, in this order: a byte order mark; UTF-16 without one, where
 * nearly every second byte is zero and always the same second one; UTF-8, where all of it is valid; Windows-1252, where
 * a byte from 0x80 to 0x9F is used and each such byte has a meaning there; else Latin-1. What then still has zero bytes
 * or many control characters is no text.
 */

#include "config.h"

#include "formats/plain-text.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SIZE (64 * 1024 * 1024) // bytes of the file, and of the text made of it
#define MAX_CONTROLS_PER_THOUSAND 3  // control characters that a text may have beside tab, LF, CR and FF

static gboolean
fail_not_text (GError **error, const char *sentence)
{
  g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_NOT_TEXT, sentence);
  return FALSE;
}

static gboolean
has_bom (const guint8 *data, gsize size, const char *bom)
{
  gsize length = strlen (bom);

  return size >= length && memcmp (data, bom, length) == 0;
}

// UTF-16 of any text with spaces and line ends has zero bytes, all or nearly all in the higher half of its units.
static const char *
guess_utf16 (const guint8 *data, gsize size)
{
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < size; i++)
    if (data[i] == 0)
      zeros[i % 2]++;
  if (size < 2 || size % 2 != 0)
    return NULL;
  if (zeros[1] > size / 8 && zeros[0] <= zeros[1] / 16)
    return "UTF-16LE";
  if (zeros[0] > size / 8 && zeros[1] <= zeros[0] / 16)
    return "UTF-16BE";
  return NULL;
}

static const char *
find_utf16 (const guint8 *data, gsize size, gsize *bom_size)
{
  *bom_size = 2;
  if (has_bom (data, size, "\xFF\xFE"))
    return "UTF-16LE";
  if (has_bom (data, size, "\xFE\xFF"))
    return "UTF-16BE";
  *bom_size = 0;
  return guess_utf16 (data, size);
}

static gboolean
is_windows_1252 (const guint8 *data, gsize size)
{
  gboolean used = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      if (data[i] == 0x81 || data[i] == 0x8D || data[i] == 0x8F || data[i] == 0x90 || data[i] == 0x9D)
        return FALSE;
      used = used || (data[i] >= 0x80 && data[i] <= 0x9F);
    }
  return used;
}

static char *
convert (const guint8 *data, gsize size, const char *charset, GError **error)
{
  gsize used, made;
  g_autofree char *text = g_convert ((const char *) data, size, "UTF-8", charset, &used, &made, NULL);

  if (text != NULL && used == size && (made == 0 || g_utf8_validate_len (text, made, NULL)))
    return g_steal_pointer (&text);
  if (text != NULL && used == size && memchr (text, '\0', made) != NULL)
    fail_not_text (error, _("This is not a text file: it contains a zero character."));
  else
    fail_not_text (error, _("This is not a text file, or its encoding is damaged."));
  return NULL;
}

// A C1 control character, which ends every text that was taken for Latin-1 and is something else.
static gboolean
is_c1 (const char *at)
{
  return (guchar) at[0] == 0xC2 && (guchar) at[1] >= 0x80 && (guchar) at[1] <= 0x9F && (guchar) at[1] != 0x85;
}

static gboolean
has_few_controls (const char *text, GError **error)
{
  gsize n = 0, length = 0;

  for (const char *at = text; *at; at++, length++)
    if (((guchar) *at < 0x20 && strchr ("\t\n\r\f", *at) == NULL) || *at == 0x7F || is_c1 (at))
      n++;
  if (n <= 1 + length * MAX_CONTROLS_PER_THOUSAND / 1000)
    return TRUE;
  return fail_not_text (error, _("This is not a text file: it is full of control characters."));
}

static char *
decode (const guint8 *data, gsize size, DictumEncoding *encoding, GError **error)
{
  gsize bom_size;
  const char *utf16 = find_utf16 (data, size, &bom_size);

  if (utf16 != NULL)
    {
      *encoding = DICTUM_ENCODING_UTF_16;
      return convert (data + bom_size, size - bom_size, utf16, error);
    }
  if (memchr (data, 0, size) != NULL)
    {
      fail_not_text (error, _("This is not a text file: it contains a zero byte."));
      return NULL;
    }
  bom_size = has_bom (data, size, "\xEF\xBB\xBF") ? 3 : 0;
  if (g_utf8_validate_len ((const char *) data, size, NULL))
    {
      *encoding = bom_size > 0 ? DICTUM_ENCODING_UTF_8_BOM : DICTUM_ENCODING_UTF_8;
      return g_strndup ((const char *) data + bom_size, size - bom_size);
    }
  if (bom_size > 0)
    {
      fail_not_text (error, _("This file says that it is UTF-8, and is not."));
      return NULL;
    }
  *encoding = is_windows_1252 (data, size) ? DICTUM_ENCODING_WINDOWS_1252 : DICTUM_ENCODING_LATIN_1;
  return convert (data, size, *encoding == DICTUM_ENCODING_LATIN_1 ? "ISO-8859-1" : "WINDOWS-1252", error);
}

// In place; returns the new size.
static gsize
fold_line_ends (char *text)
{
  char *to = text;

  for (const char *at = text; *at; at++)
    if (*at != '\r')
      *to++ = *at;
    else if (at[1] != '\n')
      *to++ = '\n';
  *to = '\0';
  return to - text;
}

static gboolean
check_size (gsize size, GError **error)
{
  if (size == 0)
    return fail_not_text (error, _("The file is empty."));
  if (size <= MAX_SIZE)
    return TRUE;
  g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE, _("The text is larger than 64 MB."));
  return FALSE;
}

/**
 * dictum_plain_text_read:
 * @bytes: the content of a file
 * @encoding: (out) (optional): what it was encoded in
 * @error: return location
 *
 * Makes UTF-8 without a byte order mark and with LF line ends of a text in UTF-8, UTF-16, Windows-1252 or Latin-1;
 * nothing else is changed. Fails with `DICTUM_ERROR_NOT_TEXT` where the file is empty or no text, and with
 * `DICTUM_ERROR_TOO_LARGE` above 64 MB.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set and @encoding as it was. Any thread.
 */
GBytes *
dictum_plain_text_read (GBytes *bytes, DictumEncoding *encoding, GError **error)
{
  DictumEncoding found = DICTUM_ENCODING_UTF_8;
  g_autofree char *text = NULL;
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (!check_size (size, error))
    return NULL;
  text = decode (data, size, &found, error);
  if (text == NULL || !has_few_controls (text, error))
    return NULL;
  size = fold_line_ends (text);
  if (!check_size (size, error))
    return NULL;
  if (encoding != NULL)
    *encoding = found;
  return g_bytes_new_take (g_steal_pointer (&text), size);
}

/**
 * dictum_encoding_get_name:
 * @encoding: an encoding
 *
 * Returns: (transfer none): its name for people, translated. Any thread.
 */
const char *
dictum_encoding_get_name (DictumEncoding encoding)
{
  switch (encoding)
    {
    case DICTUM_ENCODING_UTF_8:
      return "UTF-8";
    case DICTUM_ENCODING_UTF_8_BOM:
      return _("UTF-8 with byte order mark");
    case DICTUM_ENCODING_UTF_16:
      return "UTF-16";
    case DICTUM_ENCODING_WINDOWS_1252:
      return "Windows-1252";
    case DICTUM_ENCODING_LATIN_1:
      return "Latin-1 (ISO 8859-1)";
    default:
      g_return_val_if_reached ("");
    }
}
