// SPDX-License-Identifier: GPL-3.0-or-later
// Where the person is: selection, caret and pointer, the current quotation, and the pen. Nothing here is an act.

#include "config.h"

#include "session/session-private.h"

#include <glib/gi18n-lib.h>

// Two clicks so near each other are clicks at the same place, in code points.
#define SAME_PLACE 1

/*
 * dictum_session_get_text:
 *
 * Returns: (transfer none) (nullable): the text of the open article.
 */
DictumText *
dictum_session_get_text (DictumSession *self)
{
  return self->article ? dictum_article_get_text (self->article) : NULL;
}

/*
 * dictum_session_get_set:
 *
 * Returns: (transfer none) (nullable): the annotations of the open article.
 */
DictumAnnotationSet *
dictum_session_get_set (DictumSession *self)
{
  return self->article ? dictum_article_get_annotations (self->article) : NULL;
}

/*
 * dictum_session_get_stored:
 *
 * Returns: (transfer none) (nullable): the current quotation as the model has it, without a preview.
 */
DictumQuotation *
dictum_session_get_stored (DictumSession *self)
{
  DictumAnnotationSet *set = dictum_session_get_set (self);

  return set ? dictum_annotation_set_lookup (set, self->current) : NULL;
}

/*
 * dictum_session_speaker_is_usable:
 * @speaker: an id
 *
 * Returns: whether a quotation can be tagged with it: a living speaker of the cast, or `DICTUM_SPEAKER_UNKNOWN`.
 */
gboolean
dictum_session_speaker_is_usable (DictumSession *self, const char *speaker)
{
  DictumSpeaker *known = dictum_cast_lookup (dictum_project_get_cast (self->project), speaker);

  return g_str_equal (speaker, DICTUM_SPEAKER_UNKNOWN) || (known != NULL && dictum_speaker_is_alive (known));
}

/*
 * dictum_session_make_current:
 * @quotation: (nullable): the id of a quotation of the open article
 *
 * Makes it current, whatever was current before; an end that is held must have been let go.
 */
void
dictum_session_make_current (DictumSession *self, const char *quotation)
{
  DictumQuotation *stored = dictum_session_get_stored (self);
  g_autoptr (DictumQuotation) old = stored ? dictum_quotation_ref (stored) : NULL;

  self->caret_leads = FALSE;
  self->clicked = FALSE;
  if (g_strcmp0 (self->current, quotation) == 0)
    return;
  dictum_session_drop_preview (self);
  g_free (self->current);
  self->current = g_strdup (quotation);
  // Both look different now.
  dictum_session_repaint_quotation (self, old, dictum_session_get_stored (self));
  dictum_session_notify (self, DICTUM_SESSION_PROP_CURRENT);
}

/*
 * dictum_session_place_caret:
 * @caret: in code points
 *
 * Lays the selection down and puts the caret there, and lets the view follow.
 */
void
dictum_session_place_caret (DictumSession *self, guint caret)
{
  self->selection = DICTUM_RANGE (caret, caret);
  self->caret = caret;
  self->exact = FALSE;
  self->caret_leads = FALSE;
  dictum_session_emit_selection_moved (self);
}

/*
 * dictum_session_forget_place:
 *
 * Another article comes: nothing is current, selected or pointed at in it.
 */
void
dictum_session_forget_place (DictumSession *self)
{
  dictum_session_drop_preview (self);
  g_clear_pointer (&self->current, g_free);
  self->selection = DICTUM_RANGE (0, 0);
  self->visible = DICTUM_RANGE (0, 0);
  self->caret = 0;
  self->exact = FALSE;
  self->caret_leads = FALSE;
  self->by_pointer = FALSE;
  self->clicked = FALSE;
}

/*
 * dictum_session_find_from:
 * @offset: in code points
 *
 * Returns: the position of the first quotation, orphans excluded, that begins at @offset or later; their number where
 *   there is none.
 */
guint
dictum_session_find_from (DictumSession *self, guint offset)
{
  DictumAnnotationSet *set = dictum_session_get_set (self);
  guint low = 0, high = dictum_annotation_set_get_n (set) - dictum_annotation_set_get_n_orphans (set);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const DictumPieces *content = dictum_quotation_get_pieces (dictum_annotation_set_get (set, middle),
                                                                 DICTUM_ROLE_CONTENT);

      if (dictum_pieces_get (content, 0)->range.start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dictum_session_get_article:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the article on the page, which has its text and is open unless the session is
 *   "loading"; %NULL where there is none.
 */
DictumArticle *
dictum_session_get_article (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  return self->article;
}

/**
 * dictum_session_get_refused:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the last article that was asked for, where it could not be opened; its problem
 *   says why.
 */
DictumArticle *
dictum_session_get_refused (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  return self->refused;
}

/**
 * dictum_session_get_current:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the current quotation; while an end of it is moved, as it would be.
 */
DictumQuotation *
dictum_session_get_current (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  return self->preview ? self->preview : dictum_session_get_stored (self);
}

/**
 * dictum_session_get_current_number:
 * @self: a session
 *
 * Returns: which of the article's quotations is current, from 1 in the order of the files; 0 where none is.
 */
guint
dictum_session_get_current_number (DictumSession *self)
{
  DictumAnnotationSet *set;
  guint position;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), 0);

  set = dictum_session_get_set (self);
  return set && dictum_annotation_set_find (set, self->current, &position) ? position + 1 : 0;
}

/**
 * dictum_session_get_current_piece:
 * @self: a session
 *
 * Returns: which piece of the current quotation's content is meant, from 0: the one of which an end is held, else the
 *   one that the caret is in or next to; 0 where nothing is current.
 */
guint
dictum_session_get_current_piece (DictumSession *self)
{
  DictumQuotation *current;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), 0);

  current = dictum_session_get_current (self);
  if (current == NULL)
    return 0;
  if (self->held_end != DICTUM_END_NONE)
    return self->held_piece;
  return dictum_session_find_piece (dictum_quotation_get_pieces (current, DICTUM_ROLE_CONTENT), self->caret);
}

/**
 * dictum_session_get_pen:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the id of the speaker as whom each drag is marked.
 */
const char *
dictum_session_get_pen (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  return self->pen;
}

/**
 * dictum_session_get_selection:
 * @self: a session
 *
 * Returns: what is selected, in code points; empty, at the caret, where nothing is.
 */
DictumRange
dictum_session_get_selection (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), DICTUM_RANGE (0, 0));

  return self->selection;
}

/**
 * dictum_session_get_caret:
 * @self: a session
 *
 * Returns: where the caret is, in code points.
 */
guint
dictum_session_get_caret (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), 0);

  return self->caret;
}

/**
 * dictum_session_dup_selected_text:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): the words that are selected, as they were drawn over; %NULL where none are.
 */
char *
dictum_session_dup_selected_text (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  if (dictum_session_get_text (self) == NULL || dictum_range_is_empty (self->selection))
    return NULL;
  return dictum_text_dup_slice (dictum_session_get_text (self), self->selection);
}

static DictumRange
clip (DictumSession *self, DictumRange range)
{
  DictumText *text = dictum_session_get_text (self);
  const guint length = text ? dictum_text_get_length (text) : 0;
  const guint start = MIN (range.start, length);

  return DICTUM_RANGE (start, CLAMP (range.end, start, length));
}

/**
 * dictum_session_set_visible:
 * @self: a session
 * @range: what of the text can be seen, in code points; empty where that is not known
 *
 * Notes what is visible: a digit acts on the current quotation only where a part of it is.
 */
void
dictum_session_set_visible (DictumSession *self, DictumRange range)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));

  self->visible = range;
}

/**
 * dictum_session_set_selection:
 * @self: a session
 * @range: what the person selected, in code points; empty for nothing
 * @caret: where the caret is, at one end of @range
 *
 * Notes what the person selected. A selection that was drawn exactly stays exact as long as it is the same.
 */
void
dictum_session_set_selection (DictumSession *self, DictumRange range, guint caret)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));

  range = clip (self, range);
  caret = clip (self, DICTUM_RANGE (caret, caret)).start;
  if (!dictum_range_equal (range, self->selection))
    self->exact = FALSE;
  if (caret != self->caret)
    self->caret_leads = TRUE;
  self->selection = range;
  self->caret = caret;
}

/**
 * dictum_session_set_pointer:
 * @self: a session
 * @inside: whether the pointer is over the text
 * @offset: the code point it is over
 *
 * Notes that the pointer moved: from now on it says which place is pointed at, until the next key or click.
 */
void
dictum_session_set_pointer (DictumSession *self, gboolean inside, guint offset)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));

  self->by_pointer = inside;
  self->pointer = offset;
}

/**
 * dictum_session_point_by_caret:
 * @self: a session
 *
 * Notes a key or a click: from now on the caret says which place is pointed at, until the pointer moves. A view calls
 * it *after* it has handed on the key, since the key itself still acts on the place pointed at.
 */
void
dictum_session_point_by_caret (DictumSession *self)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));

  self->by_pointer = FALSE;
}

// Which of the quotations here comes with this click.
static const char *
choose_clicked (DictumSession *self, GPtrArray *here, guint offset)
{
  const guint distance = MAX (offset, self->click_place) - MIN (offset, self->click_place);
  const gboolean again = self->clicked && distance <= SAME_PLACE;

  if (here->len == 0)
    return NULL;
  for (guint i = 0; again && i < here->len; i++)
    if (g_strcmp0 (dictum_quotation_get_id (here->pdata[i]), self->current) == 0)
      return dictum_quotation_get_id (here->pdata[(i + 1) % here->len]);
  return dictum_quotation_get_id (here->pdata[0]);
}

/**
 * dictum_session_click:
 * @self: a session
 * @offset: the code point that was clicked
 *
 * Puts the caret there, lays the selection down, and makes current what lies there: the innermost quotation; with
 * another click at the same place the next one around it, and after the outermost the innermost again. Where nothing
 * lies the current quotation is laid down.
 */
void
dictum_session_click (DictumSession *self, guint offset)
{
  g_autoptr (GPtrArray) here = NULL;
  const char *chosen;

  g_return_if_fail (DICTUM_IS_SESSION (self));

  if (self->article == NULL)
    return;
  dictum_session_let_go (self);
  offset = clip (self, DICTUM_RANGE (offset, offset)).start;
  here = dictum_session_list_at (self, offset);
  chosen = choose_clicked (self, here, offset);
  dictum_session_make_current (self, chosen);
  dictum_session_place_caret (self, offset);
  self->by_pointer = FALSE;
  self->clicked = chosen != NULL;
  self->click_place = offset;
}

/**
 * dictum_session_set_current:
 * @self: a session
 * @quotation: (nullable): the id of a quotation of the open article; %NULL lays the current one down
 *
 * Makes a quotation current where the person sees it already. An id that is not in the open article changes nothing.
 */
void
dictum_session_set_current (DictumSession *self, const char *quotation)
{
  DictumAnnotationSet *set;

  g_return_if_fail (DICTUM_IS_SESSION (self));

  set = dictum_session_get_set (self);
  if (quotation != NULL && (set == NULL || dictum_annotation_set_lookup (set, quotation) == NULL))
    return;
  if (g_strcmp0 (quotation, self->current) != 0)
    dictum_session_let_go (self);
  dictum_session_make_current (self, quotation);
}

/**
 * dictum_session_go_to:
 * @self: a session
 * @quotation: the id of a quotation of the open article
 *
 * Makes it current, puts the caret at its beginning and has it shown. An id that is not in the open article changes
 * nothing.
 */
void
dictum_session_go_to (DictumSession *self, const char *quotation)
{
  DictumAnnotationSet *set;
  DictumQuotation *found;
  DictumRange extent;

  g_return_if_fail (DICTUM_IS_SESSION (self));
  g_return_if_fail (quotation != NULL);

  set = dictum_session_get_set (self);
  if (set == NULL || dictum_annotation_set_lookup (set, quotation) == NULL)
    return;
  dictum_session_set_current (self, quotation);
  found = dictum_session_get_stored (self);
  if (found == NULL || !dictum_quotation_get_extent (found, &extent))
    return;
  self->by_pointer = FALSE;
  dictum_session_place_caret (self, extent.start);
  dictum_session_show (self, extent);
}

// Whether next and previous count from the current quotation and not from the caret, which the person took elsewhere.
static gboolean
counts_from_current (DictumSession *self, guint *position)
{
  DictumQuotation *current = dictum_session_get_stored (self);
  DictumRange extent;

  if (current == NULL || dictum_quotation_is_orphan (current) || !dictum_quotation_get_extent (current, &extent))
    return FALSE;
  if (self->caret_leads && (self->caret < extent.start || self->caret > extent.end))
    return FALSE;
  return dictum_annotation_set_find (dictum_session_get_set (self), self->current, position);
}

/**
 * dictum_session_next_quotation:
 * @self: a session
 *
 * Goes to the next quotation by place after the current one, or after the caret where that was taken elsewhere.
 *
 * Returns: %FALSE where there is none and nothing changed.
 */
gboolean
dictum_session_next_quotation (DictumSession *self)
{
  DictumAnnotationSet *set;
  guint position;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  if ((set = dictum_session_get_set (self)) == NULL)
    return FALSE;
  dictum_session_let_go (self);
  position = counts_from_current (self, &position) ? position + 1 : dictum_session_find_from (self, self->caret);
  if (position >= dictum_annotation_set_get_n (set) - dictum_annotation_set_get_n_orphans (set))
    return FALSE;
  dictum_session_go_to (self, dictum_quotation_get_id (dictum_annotation_set_get (set, position)));
  return TRUE;
}

/**
 * dictum_session_previous_quotation:
 * @self: a session
 *
 * Goes to the previous quotation by place before the current one, or before the caret where that was taken elsewhere.
 *
 * Returns: %FALSE where there is none and nothing changed.
 */
gboolean
dictum_session_previous_quotation (DictumSession *self)
{
  DictumAnnotationSet *set;
  guint position;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  if ((set = dictum_session_get_set (self)) == NULL)
    return FALSE;
  dictum_session_let_go (self);
  if (!counts_from_current (self, &position))
    position = dictum_session_find_from (self, self->caret);
  if (position == 0)
    return FALSE;
  dictum_session_go_to (self, dictum_quotation_get_id (dictum_annotation_set_get (set, position - 1)));
  return TRUE;
}

/**
 * dictum_session_lay_down:
 * @self: a session
 *
 * Esc: lays down the first of these that is up: an end that is held (what was moved becomes an act), the selection, the
 * pen, the current quotation.
 *
 * Returns: whether anything was up.
 */
gboolean
dictum_session_lay_down (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  if (self->held_end != DICTUM_END_NONE)
    dictum_session_let_go (self);
  else if (!dictum_range_is_empty (self->selection))
    dictum_session_place_caret (self, self->caret);
  else if (self->pen != NULL)
    dictum_session_pick_pen (self, NULL);
  else if (self->current != NULL)
    dictum_session_make_current (self, NULL);
  else
    return FALSE;
  return TRUE;
}

/**
 * dictum_session_pick_pen:
 * @self: a session
 * @speaker: (nullable): the id of a speaker, or %NULL to lay the pen down
 *
 * Picks a speaker up as the pen: each drag marks as that speaker then. An id that is no living speaker's is ignored.
 */
void
dictum_session_pick_pen (DictumSession *self, const char *speaker)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));

  if (g_strcmp0 (self->pen, speaker) == 0 ||
      (speaker != NULL && !dictum_session_speaker_is_usable (self, speaker)))
    return;
  g_free (self->pen);
  self->pen = g_strdup (speaker);
  dictum_session_notify (self, DICTUM_SESSION_PROP_PEN);
}

/**
 * dictum_session_get_last_speaker:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the id of the speaker that was tagged last, as long as it is in the cast.
 */
const char *
dictum_session_get_last_speaker (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  return self->last_speaker;
}

/**
 * dictum_session_end_drag:
 * @self: a session
 * @range: what was drawn over, in code points
 * @exact: whether it is to be taken exactly as drawn, not snapped to words and quotation marks
 * @add_piece: whether it is one piece more of the current quotation
 *
 * Ends a drag: adds a piece; or, with the pen up, marks; or else selects what a mark would take, so that the person can
 * be asked who says it.
 */
void
dictum_session_end_drag (DictumSession *self, DictumRange range, gboolean exact, gboolean add_piece)
{
  DictumRange words;

  g_return_if_fail (DICTUM_IS_SESSION (self));

  if (self->article == NULL)
    return;
  dictum_session_let_go (self);
  range = clip (self, range);
  if (!exact)
    range = dictum_drag_snap (dictum_session_get_text (self), dictum_session_get_marks (self, TRUE), range);
  self->by_pointer = FALSE;
  self->selection = range;
  self->caret = range.end;
  self->exact = exact;
  if (!dictum_session_get_words (self, &words))
    dictum_session_place_caret (self, range.end);
  else if (add_piece)
    dictum_session_add_piece (self);
  else if (self->pen != NULL)
    dictum_session_tag (self, self->pen);
  if (!dictum_range_is_empty (self->selection))
    dictum_session_emit_selection_moved (self);
}
