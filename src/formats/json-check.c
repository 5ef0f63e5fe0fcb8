// SPDX-License-Identifier: GPL-3.0-or-later
// The guard before every reader of JSON: a strict scanner without recursion.

/*
 * Accepts RFC 8259 as it is written, less what programs read in different ways or json-glib 1.6 gets wrong: one value,
 * at most 256 MB and 64 levels; valid UTF-8 without a byte order mark; no NUL and no half of a surrogate pair, written
 * or escaped; no name twice in one object, however it is spelt; of numbers only whole ones within ±(2^53 − 1), without
 * fraction, exponent or minus zero.
 */

#include "config.h"

#include "formats/json-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAMES 1000000         // names of all objects that are open at one time; they are kept to find doubles
#define MAX_DIGITS 16             // of the greatest number
#define MAX_NUMBER 9007199254740991 // 2^53 − 1
#define FEW_NAMES 16              // up to so many, comparing each with each is faster than sorting

typedef struct
{
  guint hash;
  DictumJsonSlice slice;
} Name;

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  DictumJsonPlace place;
  GArray *names;                            // of Name, of all open objects
  guint first_names[DICTUM_JSON_MAX_DEPTH]; // where in it the names of each open object begin
  GError **error;
} Check;

static gboolean
fail (Check *check, DictumError code, const char *sentence)
{
  dictum_json_place_set_error (&check->place, check->start, check->at, check->error, code, sentence);
  return FALSE;
}

static gboolean
fail_malformed (Check *check, const char *sentence)
{
  return fail (check, DICTUM_ERROR_MALFORMED, check->at < check->end ? sentence : _("The file ends too early."));
}

static void
skip_space (Check *check)
{
  const char *at = check->at;

  while (at < check->end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
    at++;
  check->at = at;
}

// Reads the "\uXXXX" at @at; returns -1 where there is none.
static int
read_unit (Check *check, const char *at)
{
  int value = 0;

  if (check->end - at < 6 || at[0] != '\\' || at[1] != 'u')
    return -1;
  for (int i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      value = value << 4 | g_ascii_xdigit_value (at[i]);
    }
  return value;
}

static gboolean
scan_unit (Check *check)
{
  int unit = read_unit (check, check->at);
  int second;

  if (unit < 0)
    return fail (check, DICTUM_ERROR_MALFORMED, _("Four hexadecimal digits are expected after “\\u”."));
  if (unit == 0)
    return fail (check, DICTUM_ERROR_MALFORMED, _("A text cannot contain the character U+0000."));
  if (unit < 0xD800 || unit > 0xDFFF)
    {
      check->at += 6;
      return TRUE;
    }
  second = read_unit (check, check->at + 6);
  if (unit > 0xDBFF || second < 0xDC00 || second > 0xDFFF)
    return fail (check, DICTUM_ERROR_MALFORMED, _("This is half a character (a lone surrogate)."));
  check->at += 12;
  return TRUE;
}

static gboolean
scan_escape (Check *check)
{
  if (check->end - check->at < 2 || strchr ("\"\\/bfnrtu", check->at[1]) == NULL)
    return fail (check, DICTUM_ERROR_MALFORMED, _("This is no escape that JSON knows."));
  if (check->at[1] == 'u')
    return scan_unit (check);
  check->at += 2;
  return TRUE;
}

static gboolean
scan_string (Check *check, DictumJsonSlice *slice)
{
  slice->start = ++check->at;
  for (;;)
    {
      const char *at = check->at;

      while (at < check->end && (guchar) *at >= 0x20 && *at != '"' && *at != '\\')
        at++;
      check->at = at;
      if (at == check->end)
        return fail (check, DICTUM_ERROR_MALFORMED, _("The file ends inside a text."));
      if (*at == '"')
        break;
      if (*at != '\\')
        return fail (check, DICTUM_ERROR_MALFORMED, _("A line break or other control character stands inside a text."));
      if (!scan_escape (check))
        return FALSE;
    }
  slice->size = check->at++ - slice->start;
  return TRUE;
}

static gboolean
scan_number (Check *check)
{
  const char *at = check->at + (*check->at == '-');
  const char *digits = at;
  gint64 value = 0;

  while (at < check->end && g_ascii_isdigit (*at) && at - digits <= MAX_DIGITS)
    value = value * 10 + (*at++ - '0');
  if (at == digits)
    return fail (check, DICTUM_ERROR_MALFORMED, _("A digit is expected after “-”."));
  if (at - digits > 1 && *digits == '0')
    return fail (check, DICTUM_ERROR_MALFORMED, _("A number cannot begin with 0."));
  if (at - digits > MAX_DIGITS || value > MAX_NUMBER)
    return fail (check, DICTUM_ERROR_MALFORMED,
                 _("This number is too large: Dictum reads whole numbers up to 2⁵³ − 1."));
  if (at < check->end && (*at == '.' || *at == 'e' || *at == 'E'))
    return fail (check, DICTUM_ERROR_MALFORMED, _("This is not a whole number written in digits alone."));
  if (value == 0 && *check->at == '-')
    return fail (check, DICTUM_ERROR_MALFORMED, _("Zero has no sign."));
  check->at = at;
  return TRUE;
}

static gboolean
scan_word (Check *check)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize size = strlen (words[i]);

      if ((gsize) (check->end - check->at) < size || memcmp (check->at, words[i], size) != 0)
        continue;
      check->at += size;
      return TRUE;
    }
  return fail_malformed (check, _("A value is expected here: a text in quotation marks, a whole number, true, false, "
                                  "null, “[” or “{”."));
}

static gboolean
open_container (Check *check)
{
  DictumJsonPlace *place = &check->place;

  if (place->depth == DICTUM_JSON_MAX_DEPTH)
    return fail (check, DICTUM_ERROR_TOO_LARGE, _("Lists and objects are nested more than 64 deep."));
  check->first_names[place->depth] = check->names->len;
  place->frames[place->depth++] = (DictumJsonFrame){ .index = G_MAXUINT, .is_object = *check->at++ == '{' };
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *one = a, *other = b;

  if (one->hash != other->hash)
    return one->hash < other->hash ? -1 : 1;
  return dictum_json_slice_compare (one->slice, other->slice);
}

// Among the names from @first on; their order is lost.
static const Name *
find_double (GArray *all, guint first)
{
  guint n = all->len - first;
  Name *names = n > 0 ? &g_array_index (all, Name, first) : NULL;

  if (n > FEW_NAMES)
    {
      qsort (names, n, sizeof (Name), compare_names);
      for (guint i = 1; i < n; i++)
        if (compare_names (&names[i - 1], &names[i]) == 0)
          return names[i - 1].slice.start > names[i].slice.start ? &names[i - 1] : &names[i];
      return NULL;
    }
  for (guint i = 1; i < n; i++)
    for (guint j = 0; j < i; j++)
      if (names[i].hash == names[j].hash && compare_names (&names[i], &names[j]) == 0)
        return &names[i];
  return NULL;
}

static gboolean
close_container (Check *check)
{
  DictumJsonFrame *frame = &check->place.frames[check->place.depth - 1];
  guint first = check->first_names[check->place.depth - 1];

  if (frame->is_object)
    {
      const Name *name = find_double (check->names, first);

      if (name != NULL)
        {
          frame->name = name->slice;
          check->at = name->slice.start;
          return fail (check, DICTUM_ERROR_MALFORMED, _("This name stands twice in one object."));
        }
      g_array_set_size (check->names, first);
    }
  check->place.depth--;
  check->at++;
  return TRUE;
}

static gboolean
scan_value (Check *check, gboolean *opened)
{
  DictumJsonSlice slice;
  char c = check->at < check->end ? *check->at : '\0';

  *opened = c == '{' || c == '[';
  if (*opened)
    return open_container (check);
  if (c == '"')
    return scan_string (check, &slice);
  if (c == '-' || g_ascii_isdigit (c))
    return scan_number (check);
  return scan_word (check);
}

static gboolean
scan_name (Check *check)
{
  DictumJsonFrame *frame = &check->place.frames[check->place.depth - 1];
  DictumJsonSlice slice;
  Name name;

  if (check->at == check->end || *check->at != '"')
    return fail_malformed (check, _("The name of a member is expected here, in quotation marks."));
  frame->name.start = NULL;
  if (!scan_string (check, &slice))
    return FALSE;
  frame->name = slice;
  if (check->names->len == MAX_NAMES)
    return fail (check, DICTUM_ERROR_TOO_LARGE, _("There are more than a million members in one object."));
  name = (Name){ dictum_json_slice_hash (slice), slice };
  g_array_append_val (check->names, name);
  skip_space (check);
  if (check->at == check->end || *check->at != ':')
    return fail_malformed (check, _("“:” is expected after a name."));
  check->at++;
  skip_space (check);
  return TRUE;
}

static gboolean
scan_comma (Check *check)
{
  if (check->at == check->end || *check->at != ',')
    return fail_malformed (check, check->place.frames[check->place.depth - 1].is_object
                                      ? _("“,” or “}” is expected here.")
                                      : _("“,” or “]” is expected here."));
  check->at++;
  skip_space (check);
  return TRUE;
}

static gboolean
check_document (Check *check)
{
  gboolean opened;

  skip_space (check);
  if (!scan_value (check, &opened))
    return FALSE;
  while (check->place.depth > 0)
    {
      DictumJsonFrame *frame = &check->place.frames[check->place.depth - 1];

      skip_space (check);
      if (check->at < check->end && *check->at == (frame->is_object ? '}' : ']'))
        {
          if (!close_container (check))
            return FALSE;
          opened = FALSE;
          continue;
        }
      if (!opened && !scan_comma (check))
        return FALSE;
      frame->index++;
      if (frame->is_object && !scan_name (check))
        return FALSE;
      if (!scan_value (check, &opened))
        return FALSE;
    }
  skip_space (check);
  if (check->at < check->end)
    return fail (check, DICTUM_ERROR_MALFORMED, _("Something follows after the end of the document."));
  return TRUE;
}

static gboolean
check_bytes (Check *check, gsize size)
{
  const char *invalid;

  if (size == 0)
    {
      g_set_error_literal (check->error, DICTUM_ERROR, DICTUM_ERROR_MALFORMED, _("The file is empty."));
      return FALSE;
    }
  if (size > DICTUM_JSON_MAX_SIZE)
    {
      g_set_error_literal (check->error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE, _("The file is larger than 256 MB."));
      return FALSE;
    }
  check->end = check->start + size;
  if (!g_utf8_validate_len (check->start, size, &invalid))
    {
      check->at = invalid;
      return fail (check, DICTUM_ERROR_MALFORMED,
                   *invalid == '\0' ? _("The file contains a zero byte.") : _("The file is not valid UTF-8."));
    }
  return TRUE;
}

/**
 * dictum_json_check:
 * @bytes: a document
 * @error: return location
 *
 * Tells whether @bytes is JSON that every reader of it understands in the same way; see the head of this file. Needs no
 * memory that grows with the document, save for very wide objects. Fails with `DICTUM_ERROR_MALFORMED` or
 * `DICTUM_ERROR_TOO_LARGE`, with a message that names line and member.
 *
 * Returns: whether it is. Any thread.
 */
gboolean
dictum_json_check (GBytes *bytes, GError **error)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));
  gsize size;
  const char *start = g_bytes_get_data (bytes, &size);
  Check check = { .start = start, .at = start, .names = names, .error = error };

  return check_bytes (&check, size) && check_document (&check);
}
