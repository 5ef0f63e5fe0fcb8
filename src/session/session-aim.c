// SPDX-License-Identifier: GPL-3.0-or-later
// What a digit acts on: the first of these that there is: selected text, the place pointed at, the current quotation.

#include "session/session-private.h"

#include "core/word.h"

/*
 * dictum_aimed_clear:
 *
 * Frees what dictum_session_find_aim() found.
 */
void
dictum_aimed_clear (DictumAimed *aimed)
{
  g_clear_pointer (&aimed->quotation, dictum_quotation_unref);
  if (aimed->taken.pieces != NULL)
    dictum_taken_clear (&aimed->taken);
  aimed->taken.pieces = NULL;
}

static gboolean
has_piece_at (DictumQuotation *quotation, guint place)
{
  const DictumPieces *content = dictum_quotation_get_pieces (quotation, DICTUM_ROLE_CONTENT);

  for (guint i = 0; i < dictum_pieces_get_n (content); i++)
    if (dictum_pieces_get (content, i)->placed && dictum_range_contains (dictum_pieces_get (content, i)->range, place))
      return TRUE;
  return FALSE;
}

// The innermost first; those of which only a gap is there come last.
static int
compare_nearness (gconstpointer a, gconstpointer b, gpointer place)
{
  DictumQuotation *one = *(DictumQuotation *const *) a, *other = *(DictumQuotation *const *) b;
  const gboolean one_has = has_piece_at (one, GPOINTER_TO_UINT (place));
  const gboolean other_has = has_piece_at (other, GPOINTER_TO_UINT (place));
  DictumRange one_extent = { 0, 0 }, other_extent = { 0, 0 };

  if (one_has != other_has)
    return one_has ? -1 : 1;
  dictum_quotation_get_extent (one, &one_extent);
  dictum_quotation_get_extent (other, &other_extent);
  if (dictum_range_get_length (one_extent) != dictum_range_get_length (other_extent))
    return dictum_range_get_length (one_extent) < dictum_range_get_length (other_extent) ? -1 : 1;
  return dictum_quotation_compare (one, other);
}

/*
 * dictum_session_list_at:
 * @place: a code point of the open article
 *
 * Returns: (transfer container) (element-type DictumQuotation): the quotations there, the innermost first; those of
 *   which only a gap between two pieces is there come last.
 */
GPtrArray *
dictum_session_list_at (DictumSession *self, guint place)
{
  GPtrArray *here = dictum_annotation_set_list_in (dictum_session_get_set (self), DICTUM_RANGE (place, place));

  g_ptr_array_sort_with_data (here, compare_nearness, GUINT_TO_POINTER (place));
  return here;
}

// Whether the person chose the current quotation at this very place, so that it is meant although another lies inside.
static gboolean
current_was_chosen_here (DictumSession *self, guint place)
{
  if (!self->by_pointer)
    return !self->caret_leads;
  return self->clicked && self->click_place == place;
}

// A caret right behind the current quotation is at it, as it is after a mark was made; the pointer never is.
static gboolean
is_at_current (DictumSession *self, DictumQuotation *current, guint place)
{
  DictumRange extent;

  if (current == NULL || !dictum_quotation_get_extent (current, &extent))
    return FALSE;
  if (!self->by_pointer && place == extent.end)
    return TRUE;
  return dictum_range_contains (extent, place) && has_piece_at (current, place) &&
         current_was_chosen_here (self, place);
}

static void
aim_at_quotation (DictumAimed *aimed, DictumAim aim, DictumQuotation *quotation)
{
  aimed->aim = aim;
  aimed->quotation = dictum_quotation_ref (quotation);
}

static void
aim_at_marks (DictumSession *self, DictumAimed *aimed, DictumMarks *marks, const DictumMarked *marked)
{
  aimed->aim = DICTUM_AIM_MARKS;
  aimed->taken.pieces = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  g_array_append_val (aimed->taken.pieces, marked->range);
  aimed->taken.form = dictum_drag_get_form (dictum_session_get_text (self), marks, &marked->range, 1);
}

// The place pointed at. Quotation marks there are unmarked by then: no quotation has the place in a piece.
static void
aim_at_place (DictumSession *self, gboolean wait, DictumAimed *aimed)
{
  const guint place = self->by_pointer ? self->pointer : self->caret;
  DictumQuotation *current = dictum_session_get_stored (self);
  DictumMarks *marks = dictum_session_get_marks (self, wait);
  const DictumMarked *marked = marks ? dictum_marks_at (marks, place) : NULL;
  g_autoptr (GPtrArray) here = NULL;

  if (is_at_current (self, current, place))
    {
      aim_at_quotation (aimed, DICTUM_AIM_QUOTATION, current);
      return;
    }
  here = dictum_session_list_at (self, place);
  if (here->len > 0 && (marked == NULL || has_piece_at (here->pdata[0], place)))
    aim_at_quotation (aimed, DICTUM_AIM_QUOTATION, here->pdata[0]);
  else if (marked != NULL)
    aim_at_marks (self, aimed, marks, marked);
}

static gboolean
is_visible (DictumSession *self, DictumQuotation *quotation)
{
  const DictumPieces *content = dictum_quotation_get_pieces (quotation, DICTUM_ROLE_CONTENT);

  for (guint i = 0; i < dictum_pieces_get_n (content); i++)
    if (dictum_pieces_get (content, i)->placed &&
        (dictum_range_is_empty (self->visible) ||
         dictum_range_overlaps (dictum_pieces_get (content, i)->range, self->visible)))
      return TRUE;
  return FALSE;
}

static gboolean
holds_words (const DictumText *text, DictumRange range)
{
  for (guint i = range.start; i < range.end; i++)
    if (!g_unichar_isspace (dictum_text_get_char (text, i)))
      return TRUE;
  return FALSE;
}

// A quotation that has exactly these pieces, or reaches exactly as far: to mark it again means to tag it.
static DictumQuotation *
find_same (DictumSession *self, const GArray *pieces)
{
  const DictumRange *first = &g_array_index (pieces, DictumRange, 0);
  const DictumRange whole = dictum_range_join (*first, g_array_index (pieces, DictumRange, pieces->len - 1));
  g_autoptr (GPtrArray) here = dictum_annotation_set_list_in (dictum_session_get_set (self),
                                                              DICTUM_RANGE (first->start, first->start));
  DictumQuotation *found = NULL;

  for (guint i = 0; i < here->len; i++)
    {
      DictumRange extent;

      // Of several that are the same the current one is meant.
      if (dictum_quotation_get_extent (here->pdata[i], &extent) && dictum_range_equal (extent, whole) &&
          (found == NULL || g_strcmp0 (dictum_quotation_get_id (here->pdata[i]), self->current) == 0))
        found = here->pdata[i];
    }
  return found ? dictum_quotation_ref (found) : NULL;
}

static void
aim_at_selection (DictumSession *self, gboolean wait, DictumAimed *aimed)
{
  DictumText *text = dictum_session_get_text (self);
  DictumMarks *marks = dictum_session_get_marks (self, wait);
  DictumRange range = self->selection;

  if (marks == NULL)
    return;
  if (!self->exact)
    range = dictum_drag_snap (text, marks, range);
  if (dictum_range_is_empty (range) || !holds_words (text, range))
    return;
  aimed->aim = DICTUM_AIM_SELECTION;
  if (self->exact)
    {
      aimed->taken.pieces = g_array_new (FALSE, FALSE, sizeof (DictumRange));
      g_array_append_val (aimed->taken.pieces, range);
      aimed->taken.form = dictum_drag_get_form (text, marks, &range, 1);
    }
  else
    dictum_drag_take (text, marks, dictum_lexicon_get_default (), range, &aimed->taken);
  aimed->quotation = find_same (self, aimed->taken.pieces);
}

/*
 * dictum_session_get_words:
 * @words: (out): the selected words, in code points, whole ones unless the selection is exact
 *
 * Returns: whether words are selected.
 */
gboolean
dictum_session_get_words (DictumSession *self, DictumRange *words)
{
  DictumText *text = dictum_session_get_text (self);

  if (text == NULL || dictum_range_is_empty (self->selection))
    return FALSE;
  *words = self->exact ? self->selection : dictum_word_snap (text, self->selection);
  return !dictum_range_is_empty (*words) && holds_words (text, *words);
}

/*
 * dictum_session_find_aim:
 * @wait: whether to wait for quotation marks that are still looked for
 * @aimed: (out): zeroed; what a digit would act on
 */
void
dictum_session_find_aim (DictumSession *self, gboolean wait, DictumAimed *aimed)
{
  DictumQuotation *current;

  if (self->article == NULL)
    return;
  if (!dictum_range_is_empty (self->selection))
    aim_at_selection (self, wait, aimed);
  if (aimed->aim == DICTUM_AIM_NOTHING)
    aim_at_place (self, wait, aimed);
  current = dictum_session_get_stored (self);
  if (aimed->aim == DICTUM_AIM_NOTHING && current != NULL && is_visible (self, current))
    aim_at_quotation (aimed, DICTUM_AIM_CURRENT, current);
}

/*
 * dictum_session_find_attribution:
 * @taken: what is to be marked
 *
 * Looks for source and cue near what is to be marked, where a cut did not yield them already.
 */
void
dictum_session_find_attribution (DictumSession *self, DictumTaken *taken)
{
  DictumAttribution found;

  if (!dictum_range_is_empty (taken->attribution.source) || !dictum_range_is_empty (taken->attribution.cue))
    return;
  if (dictum_attribution_find (dictum_session_get_text (self), dictum_session_get_marks (self, TRUE),
                               dictum_lexicon_get_default (), (const DictumRange *) taken->pieces->data,
                               taken->pieces->len, &found))
    taken->attribution = found;
}

/**
 * dictum_session_get_aim:
 * @self: a session
 * @ranges: (out) (optional) (transfer full) (element-type DictumRange): what is outlined beforehand, in code points
 *
 * Says what a digit would act on now. While the quotation marks of a long article are still looked for it knows none
 * of them; "marks-changed" tells when they are found.
 *
 * Returns: what a digit would act on.
 */
DictumAim
dictum_session_get_aim (DictumSession *self, GArray **ranges)
{
  g_auto (DictumAimed) aimed = { 0 };
  g_autoptr (GArray) outlined = g_array_new (FALSE, FALSE, sizeof (DictumRange));

  g_return_val_if_fail (DICTUM_IS_SESSION (self), DICTUM_AIM_NOTHING);

  dictum_session_find_aim (self, FALSE, &aimed);
  if (aimed.quotation != NULL)
    {
      const DictumPieces *content = dictum_quotation_get_pieces (aimed.quotation, DICTUM_ROLE_CONTENT);

      for (guint i = 0; i < dictum_pieces_get_n (content); i++)
        if (dictum_pieces_get (content, i)->placed)
          g_array_append_val (outlined, dictum_pieces_get (content, i)->range);
    }
  else if (aimed.taken.pieces != NULL)
    g_array_append_vals (outlined, aimed.taken.pieces->data, aimed.taken.pieces->len);
  if (ranges != NULL)
    *ranges = g_steal_pointer (&outlined);
  return aimed.aim;
}

/**
 * dictum_session_get_aimed_form:
 * @self: a session
 *
 * Returns: the form of the quotation that a digit would act on or mark now; %DICTUM_FORM_DIRECT where there is none.
 */
DictumForm
dictum_session_get_aimed_form (DictumSession *self)
{
  g_auto (DictumAimed) aimed = { 0 };

  g_return_val_if_fail (DICTUM_IS_SESSION (self), DICTUM_FORM_DIRECT);

  dictum_session_find_aim (self, FALSE, &aimed);
  if (aimed.quotation != NULL)
    return dictum_quotation_get_fields (aimed.quotation)->form;
  return aimed.taken.pieces != NULL ? aimed.taken.form : DICTUM_FORM_DIRECT;
}
