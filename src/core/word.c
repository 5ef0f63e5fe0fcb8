// SPDX-License-Identifier: GPL-3.0-or-later
// Where words begin and end in a text. A word is a run of letters, digits and marks, held together by an apostrophe or
// a hyphen between two of them ("Hollande’s", "state-run"), in the spirit of Unicode's UAX #29 with hyphens kept; in
// scripts written without spaces every character stands alone, so that a selection there stays exactly as it was drawn.

#include "core/word.h"

/**
 * dictum_word_is_letter:
 * @c: a character
 *
 * Returns: whether @c is a letter, a digit, or a mark that belongs to one. Any thread.
 */
gboolean
dictum_word_is_letter (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/**
 * dictum_word_stands_alone:
 * @c: a character
 *
 * Returns: whether @c is of a script that is written without spaces, so that no word boundary can be told. Any thread.
 */
gboolean
dictum_word_stands_alone (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * dictum_word_joins:
 * @c: a character
 *
 * Returns: whether @c between two letters holds them together as one word. Any thread.
 */
gboolean
dictum_word_joins (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == '-' || c == 0x2010 || c == 0x2011 || c == 0x00AD ||
         c == 0x200D || c == 0x200C;
}

// The character at @offset, or the one that the mark there belongs to.
static gunichar
get_base (const DictumText *text, guint offset)
{
  while (offset > 0 && g_unichar_ismark (dictum_text_get_char (text, offset)) &&
         dictum_word_is_letter (dictum_text_get_char (text, offset - 1)))
    offset--;
  return dictum_text_get_char (text, offset);
}

static gboolean
can_be_joined (gunichar c)
{
  return dictum_word_is_letter (c) && !dictum_word_stands_alone (c);
}

/**
 * dictum_word_is_part:
 * @text: a text
 * @offset: a code point
 *
 * Returns: whether the character at @offset belongs to a word. Any thread.
 */
gboolean
dictum_word_is_part (const DictumText *text, guint offset)
{
  gunichar c = dictum_text_get_char (text, offset);

  if (dictum_word_is_letter (c))
    return TRUE;
  return dictum_word_joins (c) && offset > 0 && can_be_joined (get_base (text, offset - 1)) &&
         can_be_joined (dictum_text_get_char (text, offset + 1));
}

// Whether no word boundary lies between @offset - 1 and @offset.
static gboolean
is_inside_word (const DictumText *text, guint offset)
{
  if (offset == 0 || !dictum_word_is_part (text, offset - 1) || !dictum_word_is_part (text, offset))
    return FALSE;
  // A mark belongs to the character before it in every script.
  if (g_unichar_ismark (dictum_text_get_char (text, offset)))
    return TRUE;
  return !dictum_word_stands_alone (get_base (text, offset - 1)) &&
         !dictum_word_stands_alone (dictum_text_get_char (text, offset));
}

/**
 * dictum_word_find_start:
 * @text: a text
 * @offset: a place between two code points
 *
 * Returns: the beginning of the word that @offset lies inside, or @offset where it lies in none. Any thread.
 */
guint
dictum_word_find_start (const DictumText *text, guint offset)
{
  while (is_inside_word (text, offset))
    offset--;
  return offset;
}

/**
 * dictum_word_find_end:
 * @text: a text
 * @offset: a place between two code points
 *
 * Returns: the end of the word that @offset lies inside, or @offset where it lies in none. Any thread.
 */
guint
dictum_word_find_end (const DictumText *text, guint offset)
{
  while (is_inside_word (text, offset))
    offset++;
  return offset;
}

/**
 * dictum_word_find_next:
 * @text: a text
 * @offset: a place between two code points
 *
 * Returns: the end of the word after @offset, or the end of the text. Any thread.
 */
guint
dictum_word_find_next (const DictumText *text, guint offset)
{
  guint length = dictum_text_get_length (text);

  while (offset < length && !dictum_word_is_part (text, offset))
    offset++;
  return offset < length ? dictum_word_find_end (text, offset + 1) : length;
}

/**
 * dictum_word_find_previous:
 * @text: a text
 * @offset: a place between two code points
 *
 * Returns: the beginning of the word before @offset, or 0. Any thread.
 */
guint
dictum_word_find_previous (const DictumText *text, guint offset)
{
  while (offset > 0 && !dictum_word_is_part (text, offset - 1))
    offset--;
  return offset > 0 ? dictum_word_find_start (text, offset - 1) : 0;
}

/**
 * dictum_word_snap:
 * @text: a text
 * @range: what was drawn over, in code points; what lies past the end is left out
 *
 * White space at the ends is given up, words that are cut are taken whole.
 *
 * Returns: @range grown to whole words; empty where it held only white space. Any thread.
 */
DictumRange
dictum_word_snap (const DictumText *text, DictumRange range)
{
  range = dictum_range_intersect (range, dictum_text_get_whole (text));
  while (range.start < range.end && g_unichar_isspace (dictum_text_get_char (text, range.start)))
    range.start++;
  while (range.start < range.end && g_unichar_isspace (dictum_text_get_char (text, range.end - 1)))
    range.end--;
  if (dictum_range_is_empty (range))
    return range;
  return DICTUM_RANGE (dictum_word_find_start (text, range.start), dictum_word_find_end (text, range.end));
}
