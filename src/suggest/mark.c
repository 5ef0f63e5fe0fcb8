// SPDX-License-Identifier: GPL-3.0-or-later
// One quotation mark where it stands: which one it is, and whether it opens or closes by its neighbours.

#include "suggest/mark.h"

#include "core/word.h"

#define BIT(mark) (1u << (mark))

#define DOUBLE_CLOSERS (BIT (DICTUM_MARK_RIGHT) | BIT (DICTUM_MARK_STRAIGHT) | BIT (DICTUM_MARK_APOSTROPHES))
#define DOUBLE_OPENERS (BIT (DICTUM_MARK_LEFT) | BIT (DICTUM_MARK_RIGHT) | BIT (DICTUM_MARK_LOW) | \
                        BIT (DICTUM_MARK_STRAIGHT) | BIT (DICTUM_MARK_APOSTROPHES) | BIT (DICTUM_MARK_GRAVES))
#define SINGLE_CLOSERS (BIT (DICTUM_MARK_SINGLE_RIGHT) | BIT (DICTUM_MARK_SINGLE_STRAIGHT))

// Which marks close what an opening mark began. Writers mix straight and curly ones, and type “ at both ends.
static const guint closers[DICTUM_N_MARKS] = {
  [DICTUM_MARK_LEFT] = DOUBLE_CLOSERS | BIT (DICTUM_MARK_LEFT),
  [DICTUM_MARK_RIGHT] = DOUBLE_CLOSERS | BIT (DICTUM_MARK_LEFT),
  [DICTUM_MARK_LOW] = DOUBLE_CLOSERS | BIT (DICTUM_MARK_LEFT),
  [DICTUM_MARK_STRAIGHT] = DOUBLE_CLOSERS,
  [DICTUM_MARK_APOSTROPHES] = DOUBLE_CLOSERS,
  [DICTUM_MARK_GRAVES] = DOUBLE_CLOSERS,
  [DICTUM_MARK_GUILLEMET] = BIT (DICTUM_MARK_GUILLEMET_BACK),
  [DICTUM_MARK_GUILLEMET_BACK] = BIT (DICTUM_MARK_GUILLEMET) | BIT (DICTUM_MARK_GUILLEMET_BACK),
  [DICTUM_MARK_CORNER] = BIT (DICTUM_MARK_CORNER_BACK),
  [DICTUM_MARK_WHITE_CORNER] = BIT (DICTUM_MARK_WHITE_CORNER_BACK),
  [DICTUM_MARK_SMALL_GUILLEMET] = BIT (DICTUM_MARK_SMALL_GUILLEMET_BACK),
  [DICTUM_MARK_SMALL_GUILLEMET_BACK] = BIT (DICTUM_MARK_SMALL_GUILLEMET) | BIT (DICTUM_MARK_SMALL_GUILLEMET_BACK),
  [DICTUM_MARK_SINGLE_LEFT] = SINGLE_CLOSERS,
  [DICTUM_MARK_SINGLE_LOW] = SINGLE_CLOSERS | BIT (DICTUM_MARK_SINGLE_LEFT),
  [DICTUM_MARK_SINGLE_STRAIGHT] = SINGLE_CLOSERS,
};

// Words that lost their beginning: an apostrophe before them is no mark.
static const char *const clipped[] = { "em", "til", "tis", "twas", "twere", "twill",
                                       "cos", "n", "bout", "nuff", "neath", NULL };

static DictumMark
identify (gunichar c, gunichar after)
{
  switch (c)
    {
    case '"': return DICTUM_MARK_STRAIGHT;
    case '\'': return after == '\'' ? DICTUM_MARK_APOSTROPHES : DICTUM_MARK_SINGLE_STRAIGHT;
    case '`': return after == '`' ? DICTUM_MARK_GRAVES : DICTUM_MARK_NONE;
    case 0x00AB: return DICTUM_MARK_GUILLEMET;
    case 0x00BB: return DICTUM_MARK_GUILLEMET_BACK;
    case 0x2018: return DICTUM_MARK_SINGLE_LEFT;
    case 0x2019: return DICTUM_MARK_SINGLE_RIGHT;
    case 0x201A: return DICTUM_MARK_SINGLE_LOW;
    case 0x201C: return DICTUM_MARK_LEFT;
    case 0x201D: return DICTUM_MARK_RIGHT;
    case 0x201E: return DICTUM_MARK_LOW;
    case 0x2039: return DICTUM_MARK_SMALL_GUILLEMET;
    case 0x203A: return DICTUM_MARK_SMALL_GUILLEMET_BACK;
    case 0x300C: return DICTUM_MARK_CORNER;
    case 0x300D: return DICTUM_MARK_CORNER_BACK;
    case 0x300E: return DICTUM_MARK_WHITE_CORNER;
    case 0x300F: return DICTUM_MARK_WHITE_CORNER_BACK;
    default: return DICTUM_MARK_NONE;
    }
}

static gboolean
is_blank (gunichar c)
{
  return c == 0 || g_unichar_isspace (c) || c == 0x200B || c == 0xFEFF;
}

// Whether an opening mark may follow @c: nothing, a space, a bracket, a dash, another mark.
static gboolean
leads_in (gunichar c)
{
  if (is_blank (c) || c == '"' || c == '\'' || c == '`' || c == '/' || c == '=' || c == '>' || c == '*' || c == '|')
    return TRUE;
  switch ((int) g_unichar_type (c))
    {
    case G_UNICODE_OPEN_PUNCTUATION:
    case G_UNICODE_INITIAL_PUNCTUATION:
    case G_UNICODE_DASH_PUNCTUATION:
      return TRUE;
    default:
      return FALSE;
    }
}

// Whether @c ends a clause or a bracket, so that no opening mark stands before it.
static gboolean
leads_out (gunichar c)
{
  switch (c)
    {
    case ',': case '.': case ';': case ':': case '!': case '?':
    case 0x3001: case 0x3002: case 0xFF0C: case 0xFF0E: case 0xFF01: case 0xFF1F: case 0x060C: case 0x061B: case 0x061F:
      return TRUE;
    default:
      return g_unichar_type (c) == G_UNICODE_CLOSE_PUNCTUATION || g_unichar_type (c) == G_UNICODE_FINAL_PUNCTUATION;
    }
}

// "’90s", "'em": @at is the character after the apostrophe.
static gboolean
is_clipped_word (const char *at)
{
  gunichar word[8];
  guint n = 0;

  while (n < G_N_ELEMENTS (word) && dictum_word_is_letter (g_utf8_get_char (at)))
    {
      word[n++] = g_unichar_tolower (g_utf8_get_char (at));
      at = g_utf8_next_char (at);
    }
  if ((n == 2 || n == 3) && g_unichar_isdigit (word[0]) && g_unichar_isdigit (word[1]))
    return n == 2 || word[2] == 's';
  for (guint i = 0; clipped[i] != NULL; i++)
    {
      guint k = 0;

      while (k < n && clipped[i][k] != '\0' && word[k] == (gunichar) clipped[i][k])
        k++;
      if (k == n && clipped[i][k] == '\0')
        return TRUE;
    }
  return FALSE;
}

static void
judge_single (DictumMarkPlace *place, const char *after)
{
  gboolean in_word = dictum_word_is_letter (place->before) && dictum_word_is_letter (place->after);
  gboolean in_clip = (place->before == 'n' || place->before == 'N') &&
                     (place->before_that == '\'' || place->before_that == 0x2019);

  if (place->mark == DICTUM_MARK_SINGLE_LOW)
    return;
  place->apostrophe = in_word || (in_clip && !dictum_word_is_letter (place->after)) ||
                      (!dictum_word_is_letter (place->before) && is_clipped_word (after));
  place->possessive = !place->apostrophe && (place->before == 's' || place->before == 'S' || place->before == 'n') &&
                      (place->after == ' ' || place->after == 0x00A0) &&
                      (dictum_word_is_letter (place->after_that) || place->after_that == '"' ||
                       place->after_that == 0x201C);
}

// In Hebrew a " before the last letter of a word belongs to the word: it marks an abbreviation.
static gboolean
is_gershayim (const DictumMarkPlace *place)
{
  return place->mark == DICTUM_MARK_STRAIGHT && dictum_word_is_letter (place->before) &&
         dictum_word_is_letter (place->after) && !dictum_word_is_letter (place->after_that) &&
         g_unichar_get_script (place->before) == G_UNICODE_SCRIPT_HEBREW;
}

/**
 * dictum_mark_read:
 * @string: UTF-8
 * @at: a character of @string
 * @place: (out): what stands there
 *
 * Looks at the character at @at and at two on either side, and for an apostrophe at the next word's first letters.
 *
 * Returns: whether a quotation mark, or an apostrophe that looks like one, stands at @at. Any thread.
 */
gboolean
dictum_mark_read (const char *string, const char *at, DictumMarkPlace *place)
{
  const char *next = g_utf8_next_char (at);
  const char *before = at > string ? g_utf8_prev_char (at) : NULL;

  *place = (DictumMarkPlace){ .mark = identify (g_utf8_get_char (at), *next), .width = 1 };
  if (place->mark == DICTUM_MARK_NONE)
    return FALSE;
  if (place->mark == DICTUM_MARK_APOSTROPHES || place->mark == DICTUM_MARK_GRAVES)
    {
      place->width = 2;
      next++;
    }
  place->size = next - at;
  place->before = before != NULL ? g_utf8_get_char (before) : 0;
  place->before_that = before != NULL && before > string ? g_utf8_get_char (g_utf8_prev_char (before)) : 0;
  place->after = g_utf8_get_char (next);
  place->after_that = place->after != 0 ? g_utf8_get_char (g_utf8_next_char (next)) : 0;
  place->led_in = leads_in (place->before);
  place->opens = place->led_in && !is_blank (place->after) && !leads_out (place->after);
  place->closes = !is_blank (place->before) &&
                  (!dictum_word_is_letter (place->after) || dictum_word_stands_alone (place->after));
  if (dictum_mark_is_single (place->mark))
    judge_single (place, next);
  else
    place->apostrophe = is_gershayim (place);
  return TRUE;
}

/**
 * dictum_mark_is_single:
 * @mark: a mark
 *
 * Returns: whether @mark is a single one that can be mistaken for an apostrophe or a comma. Any thread.
 */
gboolean
dictum_mark_is_single (DictumMark mark)
{
  return mark >= DICTUM_MARK_SINGLE_LEFT;
}

/**
 * dictum_mark_can_close:
 * @opening: the mark that opened
 * @closing: another mark
 *
 * Returns: whether @closing may close what @opening began. Any thread.
 */
gboolean
dictum_mark_can_close (DictumMark opening, DictumMark closing)
{
  return (closers[opening] & BIT (closing)) != 0;
}

/**
 * dictum_mark_can_reopen:
 * @opening: the mark that opened
 * @again: the mark with which the next paragraph begins
 *
 * Returns: whether @again continues what @opening began: the same mark, or another of its kind. Any thread.
 */
gboolean
dictum_mark_can_reopen (DictumMark opening, DictumMark again)
{
  return opening == again || ((BIT (opening) & DOUBLE_OPENERS) != 0 && (BIT (again) & DOUBLE_OPENERS) != 0);
}
