// SPDX-License-Identifier: GPL-3.0-or-later
// Where a mark ends: what a drag over a text takes, and where it is cut into pieces.

#include "suggest/drag.h"

#include "core/word.h"

#define MOST_SNAPS 8
#define MOST_BETWEEN 5 // characters between the last word and a closing mark, as in "so (they say)...”"

static gboolean
is_outer_punctuation (gunichar c)
{
  switch (c)
    {
    case ',': case '.': case ';': case ':': case '!': case '?': case '-':
    case 0x2026: case 0x2013: case 0x2014: case 0x3001: case 0x3002: case 0xFF0C: case 0xFF01: case 0xFF1F:
    case 0x060C: case 0x061B: case 0x061F:
      return TRUE;
    default:
      return FALSE;
    }
}

// The stretch that begins at @offset, or %NULL.
static const DictumMarked *
find_beginning (const DictumMarks *marks, guint offset)
{
  guint i = dictum_marks_get_first (marks, offset);
  const DictumMarked *marked = i < dictum_marks_get_n (marks) ? dictum_marks_get (marks, i) : NULL;

  return marked != NULL && marked->range.start == offset ? marked : NULL;
}

// The stretch whose closing mark ends at @end, or %NULL.
static const DictumMarked *
find_ending (const DictumMarks *marks, guint end)
{
  const DictumMarked *marked = end > 0 ? dictum_marks_at (marks, end - 1) : NULL;

  return marked != NULL && marked->closed && marked->range.end == end ? marked : NULL;
}

static gboolean
is_blank (const DictumText *text, guint offset)
{
  return offset < dictum_text_get_length (text) && g_unichar_isspace (dictum_text_get_char (text, offset));
}

// "U.S.": the last dot belongs to the word.
static gboolean
is_abbreviation (const DictumText *text, guint end)
{
  return end >= 4 && dictum_text_get_char (text, end - 1) == '.' &&
         g_unichar_isupper (dictum_text_get_char (text, end - 2)) && dictum_text_get_char (text, end - 3) == '.' &&
         g_unichar_isupper (dictum_text_get_char (text, end - 4));
}

// Gives up at the end punctuation that no closing mark follows, space, and marks of what is not in @range.
static guint
trim_end (const DictumText *text, const DictumMarks *marks, DictumRange range)
{
  while (!dictum_range_is_empty (range))
    {
      gunichar c = dictum_text_get_char (text, range.end - 1);
      const DictumMarked *beginning = find_beginning (marks, range.end - 1);
      const DictumMarked *two = range.end - range.start > 1 ? find_beginning (marks, range.end - 2) : NULL;

      if (find_ending (marks, range.end) != NULL || is_abbreviation (text, range.end))
        break;
      if (two != NULL && c == dictum_text_get_char (text, range.end - 2) && (c == '\'' || c == '`'))
        range.end -= 2;
      else if (g_unichar_isspace (c) || is_outer_punctuation (c) || beginning != NULL)
        range.end--;
      else
        break;
    }
  return range.end;
}

static guint
trim_start (const DictumText *text, const DictumMarks *marks, DictumRange range)
{
  while (!dictum_range_is_empty (range))
    {
      gunichar c = dictum_text_get_char (text, range.start);
      gboolean two = c == '\'' && dictum_text_get_char (text, range.start + 1) == c;
      const DictumMarked *ending = find_ending (marks, range.start + (two ? 2 : 1));

      if (ending != NULL && ending->range.start < range.start)
        range.start += two ? 2 : 1;
      else if (g_unichar_isspace (c) || is_outer_punctuation (c))
        range.start++;
      else
        break;
    }
  return MIN (range.start, range.end);
}

// Whether the mark at @at opens a paragraph again inside a stretch. An apostrophe is none, unless it is the mark with
// which the stretch began.
static gboolean
reopens (const DictumText *text, const DictumMarks *marks, guint at)
{
  gunichar c = dictum_text_get_char (text, at);
  const DictumMarked *around = dictum_marks_at (marks, at);

  if (around == NULL || find_ending (marks, at + 1) != NULL || !dictum_marks_is_opening (text, at))
    return FALSE;
  return (c != '\'' && c != 0x2018) ||
         (c == dictum_text_get_char (text, around->range.start) && at == dictum_text_get_paragraph (text, at).start);
}

// Where an opening mark that stands right before @start begins, a guillemet also before a space; else @start.
static guint
reach_start (const DictumText *text, const DictumMarks *marks, guint start)
{
  guint at = start;

  if (at > 1 && find_beginning (marks, at - 1) == NULL && is_blank (text, at - 1) &&
      find_beginning (marks, at - 2) != NULL)
    at--;
  if (at > 1 && find_beginning (marks, at - 2) != NULL &&
      dictum_text_get_char (text, at - 1) == dictum_text_get_char (text, at - 2))
    return at - 2;
  if (at > 0 && find_beginning (marks, at - 1) != NULL)
    return at - 1;
  if (at > 0 && reopens (text, marks, at - 1))
    return at - 1;
  return start;
}

// Whether the bracket that @closing closes was opened in @range, and not closed there.
static gboolean
opens_bracket (const DictumText *text, DictumRange range, gunichar closing)
{
  gunichar opening = closing == ')' ? '(' : '[';
  guint n_closed = 0;

  for (guint at = range.end; at > range.start; at--)
    {
      gunichar c = dictum_text_get_char (text, at - 1);

      if (c == opening && n_closed-- == 0)
        return TRUE;
      n_closed += c == closing;
    }
  return FALSE;
}

// Whether the character at @at may stand between the words of @range and their closing mark.
static gboolean
may_be_crossed (const DictumText *text, DictumRange range, guint at)
{
  gunichar c = dictum_text_get_char (text, at);

  if (c == ')' || c == ']')
    return opens_bracket (text, DICTUM_RANGE (range.start, at), c);
  return is_outer_punctuation (c);
}

// Where a closing mark that stands right behind @range, or behind punctuation and a bracket of its words, ends; else
// the end of @range.
static guint
reach_end (const DictumText *text, const DictumMarks *marks, DictumRange range)
{
  guint length = dictum_text_get_length (text);
  guint end = range.end;
  guint at = end;

  while (at < length && at - end < MOST_BETWEEN && may_be_crossed (text, range, at))
    at++;
  if (is_blank (text, at) && dictum_text_get_char (text, at) != '\n' && find_ending (marks, at + 2) != NULL)
    at++;
  for (guint width = 1; width <= 2 && at + width <= length; width++)
    {
      const DictumMarked *ending = find_ending (marks, at + width);

      // Of two code points both must belong to the mark, as in ''.
      if (ending != NULL && ending->range.start < end &&
          (width == 1 || dictum_text_get_char (text, at) == dictum_text_get_char (text, at + 1)))
        return at + width;
    }
  return end;
}

// Takes further marks where both of a pair adjoin, as the outer ones of “‘…’”.
static DictumRange
take_pairs (const DictumText *text, const DictumMarks *marks, DictumRange range)
{
  while (TRUE)
    {
      guint start = reach_start (text, marks, range.start);
      const DictumMarked *outer = start < range.start ? find_beginning (marks, start) : NULL;
      guint end = reach_end (text, marks, range);

      if (outer == NULL || end == range.end || outer->range.end != end)
        return range;
      range = DICTUM_RANGE (start, end);
    }
}

static DictumRange
snap_once (const DictumText *text, const DictumMarks *marks, DictumRange range)
{
  gboolean opened, closed;

  range = dictum_word_snap (text, range);
  range.start = trim_start (text, marks, range);
  range.end = trim_end (text, marks, range);
  if (dictum_range_is_empty (range))
    return range;
  range = dictum_word_snap (text, range);
  opened = find_beginning (marks, range.start) != NULL;
  closed = find_ending (marks, range.end) != NULL;
  if (!opened)
    range.start = reach_start (text, marks, range.start);
  if (!closed)
    range.end = reach_end (text, marks, range);
  return take_pairs (text, marks, range);
}

/**
 * dictum_drag_snap:
 * @text: a text
 * @marks: its quotation marks
 * @range: what was drawn over, in code points
 *
 * Grows @range to whole words, takes a quotation mark that adjoins, a closing one also across punctuation and the end
 * of a bracket that @range began, and gives up punctuation outside the marks. Snapping what it returns changes nothing.
 *
 * Returns: what is taken, in code points; empty where @range held no word. Any thread.
 */
DictumRange
dictum_drag_snap (const DictumText *text, const DictumMarks *marks, DictumRange range)
{
  g_return_val_if_fail (text != NULL && marks != NULL, range);

  range.end = MIN (range.end, dictum_text_get_length (text));
  range.start = MIN (range.start, range.end);
  // Half a mark, drawn over alone, becomes a whole one that is then given up: once more settles it.
  for (guint i = 0; i < MOST_SNAPS; i++)
    {
      DictumRange snapped = snap_once (text, marks, range);

      if (dictum_range_equal (snapped, range))
        break;
      range = snapped;
    }
  return range;
}

/**
 * dictum_drag_trim:
 * @text: a text
 * @marks: its quotation marks
 * @range: what is left of a mark, in code points
 *
 * Gives up white space, punctuation, and quotation marks of what lies outside @range at its ends.
 *
 * Returns: the rest, in code points; empty where @range held nothing else. Any thread.
 */
DictumRange
dictum_drag_trim (const DictumText *text, const DictumMarks *marks, DictumRange range)
{
  g_return_val_if_fail (text != NULL && marks != NULL, range);

  range.start = trim_start (text, marks, range);
  range.end = trim_end (text, marks, range);
  return range;
}

static gboolean
is_only_space (const DictumText *text, DictumRange range)
{
  const char *at = dictum_text_get_string (text) + dictum_text_get_index (text, range.start);

  for (guint i = range.start; i < range.end; i++, at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

// Cuts @range into the stretches between marks in it; FALSE where the words between them do not report.
static gboolean
cut (const DictumText *text,
     const DictumMarks *marks,
     const DictumLexicon *lexicon,
     DictumRange range,
     DictumTaken *taken)
{
  const DictumMarked *marked = find_beginning (marks, range.start);

  while (marked != NULL && marked->closed && marked->range.end <= range.end)
    {
      DictumRange piece = marked->range, gap;
      DictumAttribution found;
      guint next;

      g_array_append_val (taken->pieces, piece);
      if (piece.end == range.end)
        return TRUE;
      next = dictum_marks_get_first (marks, piece.end);
      marked = next < dictum_marks_get_n (marks) ? dictum_marks_get (marks, next) : NULL;
      gap = DICTUM_RANGE (piece.end, marked != NULL ? marked->range.start : range.end);
      if (marked == NULL || gap.end >= range.end)
        return FALSE;
      if (is_only_space (text, gap))
        continue;
      if (!dictum_attribution_find_between (text, marks, lexicon, gap, &found))
        return FALSE;
      if (dictum_range_is_empty (taken->attribution.cue))
        taken->attribution = found;
    }
  return FALSE;
}

/**
 * dictum_drag_take:
 * @text: a text
 * @marks: its quotation marks
 * @lexicon: the words that report
 * @range: what is to be marked, in code points, as dictum_drag_snap() made it
 * @taken: (out caller-allocates): what to mark; dictum_taken_clear() frees what is in it
 *
 * Cuts @range into pieces where it begins at an opening mark, ends at a closing one, and every stretch between marks
 * holds a cue with its source, or only white space; else all of it is one piece. Source and cue are those between the
 * pieces; elsewhere none is looked for.
 *
 * Any thread.
 */
void
dictum_drag_take (const DictumText *text,
                  const DictumMarks *marks,
                  const DictumLexicon *lexicon,
                  DictumRange range,
                  DictumTaken *taken)
{
  g_return_if_fail (text != NULL && marks != NULL && lexicon != NULL && taken != NULL);

  *taken = (DictumTaken){ .pieces = g_array_new (FALSE, FALSE, sizeof (DictumRange)) };
  if (!cut (text, marks, lexicon, range, taken))
    {
      taken->attribution = (DictumAttribution){ 0 };
      g_array_set_size (taken->pieces, 0);
      g_array_append_val (taken->pieces, range);
    }
  taken->form = dictum_drag_get_form (text, marks, (const DictumRange *) taken->pieces->data, taken->pieces->len);
}

// Whether letters and digits of @piece stand inside marks, and whether some stand outside.
static void
look_for_marks (const DictumText *text,
                const DictumMarks *marks,
                DictumRange piece,
                gboolean *inside,
                gboolean *outside)
{
  const char *at = dictum_text_get_string (text) + dictum_text_get_index (text, piece.start);
  guint next = dictum_marks_get_first (marks, piece.start);
  guint marked_to = piece.start;
  const DictumMarked *around = dictum_marks_at (marks, piece.start);

  if (around != NULL && dictum_range_contains (around->range, piece.start))
    marked_to = around->range.end;
  for (guint i = piece.start; i < piece.end && !(*inside && *outside); i++, at = g_utf8_next_char (at))
    {
      for (; next < dictum_marks_get_n (marks) && dictum_marks_get (marks, next)->range.start <= i; next++)
        marked_to = MAX (marked_to, dictum_marks_get (marks, next)->range.end);
      if (!g_unichar_isalnum (g_utf8_get_char (at)))
        continue;
      *inside = *inside || i < marked_to;
      *outside = *outside || i >= marked_to;
    }
}

/**
 * dictum_drag_get_form:
 * @text: a text
 * @marks: its quotation marks
 * @pieces: (array length=n_pieces): the content of one quotation, in code points
 * @n_pieces: how many
 *
 * Returns: direct where all letters of @pieces stand inside quotation marks, indirect where none does, else mixed. Any
 *   thread.
 */
DictumForm
dictum_drag_get_form (const DictumText *text, const DictumMarks *marks, const DictumRange *pieces, guint n_pieces)
{
  gboolean inside = FALSE, outside = FALSE;

  g_return_val_if_fail (text != NULL && marks != NULL, DICTUM_FORM_INDIRECT);

  for (guint i = 0; i < n_pieces; i++)
    look_for_marks (text, marks, pieces[i], &inside, &outside);
  if (inside)
    return outside ? DICTUM_FORM_MIXED : DICTUM_FORM_DIRECT;
  return DICTUM_FORM_INDIRECT;
}

/**
 * dictum_taken_clear:
 * @taken: what dictum_drag_take() filled in
 *
 * Frees what is in @taken; @taken itself belongs to the caller. Any thread.
 */
void
dictum_taken_clear (DictumTaken *taken)
{
  g_clear_pointer (&taken->pieces, g_array_unref);
}
