// SPDX-License-Identifier: GPL-3.0-or-later
// Moving an end of a piece of the current quotation: seen at once, an act only when it is let go.

#include "config.h"

#include "session/session-private.h"

#include "core/word.h"

#include <glib/gi18n-lib.h>

static void
set_held (DictumSession *self, DictumEnd end, guint piece)
{
  self->held_piece = piece;
  if (self->held_end == end)
    return;
  self->held_end = end;
  dictum_session_notify (self, DICTUM_SESSION_PROP_HELD_END);
}

/*
 * dictum_session_drop_preview:
 *
 * Lets an end go without an act: what was moved is as it was.
 */
void
dictum_session_drop_preview (DictumSession *self)
{
  g_autoptr (DictumQuotation) preview = g_steal_pointer (&self->preview);

  if (self->held_end == DICTUM_END_NONE)
    return;
  set_held (self, DICTUM_END_NONE, 0);
  dictum_session_repaint_quotation (self, preview, dictum_session_get_stored (self));
}

static const DictumPiece *
get_held_piece (DictumSession *self)
{
  return dictum_pieces_get (dictum_quotation_get_pieces (self->preview, DICTUM_ROLE_CONTENT), self->held_piece);
}

static guint
get_offset (DictumSession *self)
{
  const DictumRange range = get_held_piece (self)->range;

  return self->held_end == DICTUM_END_START ? range.start : range.end;
}

// How far the held end may go: neither past the other end of its piece nor into a neighbour. Both bounds are included.
static DictumRange
get_bounds (DictumSession *self)
{
  const DictumPieces *content = dictum_quotation_get_pieces (self->preview, DICTUM_ROLE_CONTENT);
  const DictumRange range = get_held_piece (self)->range;
  DictumRange bounds = dictum_text_get_whole (dictum_session_get_text (self));

  for (guint i = 0; i < self->held_piece; i++)
    if (dictum_pieces_get (content, i)->placed)
      bounds.start = dictum_pieces_get (content, i)->range.end;
  for (guint i = dictum_pieces_get_n (content) - 1; i > self->held_piece; i--)
    if (dictum_pieces_get (content, i)->placed)
      bounds.end = dictum_pieces_get (content, i)->range.start;
  if (self->held_end == DICTUM_END_START)
    bounds.end = range.end - 1;
  else
    bounds.start = range.start + 1;
  return bounds;
}

// Puts the held end somewhere; @offset lies within the bounds.
static void
preview_at (DictumSession *self, guint offset)
{
  DictumQuotationFields fields = *dictum_quotation_get_fields (self->preview);
  g_autoptr (GArray) pieces = dictum_session_copy_pieces (fields.pieces[DICTUM_ROLE_CONTENT]);
  g_autoptr (DictumPieces) content = NULL;
  g_autoptr (DictumQuotation) old = NULL;
  DictumRange *range = &g_array_index (pieces, DictumPiece, self->held_piece).range;

  if (offset == get_offset (self))
    return;
  if (self->held_end == DICTUM_END_START)
    range->start = offset;
  else
    range->end = offset;
  content = dictum_pieces_new ((const DictumPiece *) pieces->data, pieces->len);
  fields.pieces[DICTUM_ROLE_CONTENT] = content;
  old = g_steal_pointer (&self->preview);
  self->preview = dictum_quotation_new (&fields);
  dictum_session_repaint_quotation (self, old, self->preview);
}

static gboolean
hold (DictumSession *self, guint piece, DictumEnd end)
{
  DictumQuotation *current = dictum_session_need_current (self);
  const DictumPieces *content;

  if (current == NULL)
    return FALSE;
  content = dictum_quotation_get_pieces (current, DICTUM_ROLE_CONTENT);
  if (piece >= dictum_pieces_get_n (content) || !dictum_pieces_get (content, piece)->placed)
    {
      dictum_session_say (self, FALSE, _("This piece has lost its place in the text."));
      return FALSE;
    }
  self->preview = dictum_quotation_ref (current);
  set_held (self, end, piece);
  dictum_session_repaint_quotation (self, current, NULL);
  return TRUE;
}

// Where a held end stands after a word: with the quotation mark that adjoins it, as a drag would take it.
static guint
snap_word (DictumSession *self, DictumRange word)
{
  const DictumRange snapped = dictum_drag_snap (dictum_session_get_text (self),
                                                dictum_session_get_marks (self, TRUE), word);

  return self->held_end == DICTUM_END_START ? snapped.start : snapped.end;
}

// The next place, one word in a direction, at which the held end can stand; @offset where there is none.
static guint
find_stop (DictumSession *self, guint offset, gboolean forwards)
{
  const DictumText *text = dictum_session_get_text (self);
  const guint length = dictum_text_get_length (text);
  guint at = offset;

  while (forwards ? at < length : at > 0)
    {
      DictumRange word;
      guint stop;

      if (forwards)
        {
          at = dictum_word_find_next (text, at);
          word = DICTUM_RANGE (dictum_word_find_previous (text, at), at);
        }
      else
        {
          at = dictum_word_find_previous (text, at);
          word = DICTUM_RANGE (at, dictum_word_find_next (text, at));
        }
      // A word that is none, at the ends of the text, is no place to stand.
      if (!dictum_word_is_part (text, word.start))
        break;
      stop = snap_word (self, word);
      if (forwards ? stop > offset : stop < offset)
        return stop;
    }
  return offset;
}

/**
 * dictum_session_get_held_end:
 * @self: a session
 *
 * Returns: which end of the current piece is being moved.
 */
DictumEnd
dictum_session_get_held_end (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), DICTUM_END_NONE);

  return self->held_end;
}

/**
 * dictum_session_hold_end:
 * @self: a session
 * @end: which one; %DICTUM_END_NONE lets go
 *
 * E and B: takes an end of the current piece of the current quotation, to be moved with dictum_session_move_end(). An
 * end that was held before is let go.
 *
 * Returns: %FALSE where no quotation is current; a message says so.
 */
gboolean
dictum_session_hold_end (DictumSession *self, DictumEnd end)
{
  DictumQuotation *current;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  if (end == DICTUM_END_NONE)
    return dictum_session_let_go (self);
  if (self->held_end == end)
    return TRUE;
  current = dictum_session_need_current (self);
  return current != NULL && hold (self, dictum_session_get_current_piece (self), end);
}

/**
 * dictum_session_move_end:
 * @self: a session
 * @steps: how far; below 0 to the left
 * @by_character: whether in code points, not words
 *
 * Moves the end that is held; the quotation is not changed before it is let go. It stops before the other end of its
 * piece and before a neighbouring piece.
 *
 * Returns: %FALSE where no end is held or it cannot go further.
 */
gboolean
dictum_session_move_end (DictumSession *self, int steps, gboolean by_character)
{
  DictumRange bounds;
  guint start, offset;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  if (self->held_end == DICTUM_END_NONE)
    return FALSE;
  bounds = get_bounds (self);
  start = offset = get_offset (self);
  if (by_character)
    offset = CLAMP ((gint64) offset + steps, (gint64) bounds.start, (gint64) bounds.end);
  for (int i = 0; !by_character && i < ABS (steps); i++)
    {
      const guint stop = find_stop (self, offset, steps > 0);

      if (stop < bounds.start || stop > bounds.end)
        break;
      offset = stop;
    }
  preview_at (self, offset);
  return offset != start;
}

/**
 * dictum_session_drag_end:
 * @self: a session
 * @piece: which piece of the current quotation, from 0
 * @end: which end of it
 * @offset: where its handle was dragged to, in code points
 * @finished: whether the handle was let go
 *
 * Moves an end with the pointer: it stands at the end of a word, with the quotation mark that adjoins it. It becomes an
 * act when it is @finished.
 */
void
dictum_session_drag_end (DictumSession *self, guint piece, DictumEnd end, guint offset, gboolean finished)
{
  DictumRange bounds, whole;

  g_return_if_fail (DICTUM_IS_SESSION (self));
  g_return_if_fail (end != DICTUM_END_NONE);

  if ((self->held_end != end || self->held_piece != piece) && !hold (self, piece, end))
    return;
  bounds = get_bounds (self);
  offset = CLAMP (offset, bounds.start, bounds.end);
  whole = get_held_piece (self)->range;
  if (end == DICTUM_END_START)
    offset = snap_word (self, DICTUM_RANGE (offset, whole.end));
  else
    offset = snap_word (self, DICTUM_RANGE (whole.start, offset));
  preview_at (self, CLAMP (offset, bounds.start, bounds.end));
  if (finished)
    dictum_session_let_go (self);
}

/**
 * dictum_session_let_go:
 * @self: a session
 *
 * Lets the end go that is held; where it was moved that is one act.
 *
 * Returns: whether an end was held.
 */
gboolean
dictum_session_let_go (DictumSession *self)
{
  g_autoptr (DictumQuotation) moved = NULL;
  DictumQuotation *stored;
  g_autoptr (GArray) pieces = NULL;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  if (self->held_end == DICTUM_END_NONE)
    return FALSE;
  moved = g_steal_pointer (&self->preview);
  stored = dictum_session_get_stored (self);
  set_held (self, DICTUM_END_NONE, 0);
  if (stored != NULL && !dictum_quotation_equal (stored, moved))
    {
      pieces = dictum_session_copy_pieces (dictum_quotation_get_pieces (moved, DICTUM_ROLE_CONTENT));
      dictum_session_change_content (self, _("move end"), stored, pieces);
    }
  dictum_session_repaint_quotation (self, moved, dictum_session_get_stored (self));
  return TRUE;
}
