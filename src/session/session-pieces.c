// SPDX-License-Identifier: GPL-3.0-or-later
// Acts on the pieces of the current quotation's content: one more, cut, joined, removed. Pieces stay in reading order
// and never overlap.

#include "config.h"

#include "session/session-private.h"

#include "core/word.h"

#include <glib/gi18n-lib.h>

/*
 * dictum_session_copy_pieces:
 * @pieces: (nullable): a list
 *
 * Returns: (transfer full) (element-type DictumPiece): it, to be changed; strings stay those of @pieces.
 */
GArray *
dictum_session_copy_pieces (const DictumPieces *pieces)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (DictumPiece));

  for (guint i = 0; i < dictum_pieces_get_n (pieces); i++)
    g_array_append_vals (copy, dictum_pieces_get (pieces, i), 1);
  return copy;
}

static DictumForm
get_form (DictumSession *self, const DictumPieces *content)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (DictumRange));

  for (guint i = 0; i < dictum_pieces_get_n (content); i++)
    if (dictum_pieces_get (content, i)->placed)
      g_array_append_val (ranges, dictum_pieces_get (content, i)->range);
  return dictum_drag_get_form (dictum_session_get_text (self), dictum_session_get_marks (self, TRUE),
                               (const DictumRange *) ranges->data, ranges->len);
}

/*
 * dictum_session_change_content:
 * @label: what the act is called
 * @quotation: the current quotation
 * @pieces: (element-type DictumPiece): its content from now on, not empty
 *
 * Changes the content in one act. The form follows the quotation marks as long as nobody set another one by hand.
 */
gboolean
dictum_session_change_content (DictumSession *self, const char *label, DictumQuotation *quotation, GArray *pieces)
{
  DictumQuotationFields fields = *dictum_quotation_get_fields (quotation);
  g_autoptr (DictumPieces) content = dictum_pieces_new ((const DictumPiece *) pieces->data, pieces->len);

  if (fields.form == get_form (self, fields.pieces[DICTUM_ROLE_CONTENT]))
    fields.form = get_form (self, content);
  fields.pieces[DICTUM_ROLE_CONTENT] = content;
  return dictum_session_change_quotation (self, label, quotation, &fields);
}

/*
 * dictum_session_find_piece:
 * @pieces: a content
 * @offset: in code points
 *
 * Returns: which placed piece @offset lies in or is nearest to, from 0; of two that it touches the one it lies in.
 */
guint
dictum_session_find_piece (const DictumPieces *pieces, guint offset)
{
  guint best = 0, least = G_MAXUINT;

  for (guint i = 0; i < dictum_pieces_get_n (pieces); i++)
    {
      const DictumPiece *piece = dictum_pieces_get (pieces, i);
      guint distance;

      if (!piece->placed)
        continue;
      if (offset < piece->range.start)
        distance = piece->range.start - offset;
      else
        distance = offset < piece->range.end ? 0 : offset - piece->range.end + 1;
      if (distance < least)
        {
          least = distance;
          best = i;
        }
    }
  return best;
}

static DictumPiece *
piece_at (GArray *pieces, guint i)
{
  return &g_array_index (pieces, DictumPiece, i);
}

// Whether two ranges overlap or touch.
static gboolean
meet (DictumRange one, DictumRange other)
{
  return one.start <= other.end && other.start <= one.end;
}

// Adds a range to pieces in reading order; those that it touches become one with it.
static void
insert_range (GArray *pieces, DictumRange range)
{
  DictumPiece added = DICTUM_PIECE (range.start, range.end);
  guint place;

  for (guint i = pieces->len; i > 0; i--)
    if (piece_at (pieces, i - 1)->placed && meet (piece_at (pieces, i - 1)->range, added.range))
      {
        added.range = dictum_range_join (added.range, piece_at (pieces, i - 1)->range);
        added.extra = added.extra ? added.extra : piece_at (pieces, i - 1)->extra;
        g_array_remove_index (pieces, i - 1);
      }
  for (place = 0; place < pieces->len; place++)
    if (piece_at (pieces, place)->placed && piece_at (pieces, place)->range.start > added.range.start)
      break;
  g_array_insert_val (pieces, place, added);
}

/**
 * dictum_session_add_piece:
 * @self: a session
 *
 * Ctrl+drag or K: makes the selected words one piece more of the current quotation and lays the selection down. Pieces
 * that touch or overlap become one.
 *
 * Returns: %FALSE where no quotation is current or no words are selected; a message says so.
 */
gboolean
dictum_session_add_piece (DictumSession *self)
{
  DictumQuotation *current;
  DictumRange words;
  g_autoptr (GArray) pieces = NULL;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  current = dictum_session_need_current (self);
  if (current == NULL)
    return FALSE;
  if (!dictum_session_get_words (self, &words))
    {
      dictum_session_say (self, FALSE, _("Select the words that belong to the quotation first."));
      return FALSE;
    }
  pieces = dictum_session_copy_pieces (dictum_quotation_get_pieces (current, DICTUM_ROLE_CONTENT));
  if (!self->exact)
    words = dictum_drag_snap (dictum_session_get_text (self), dictum_session_get_marks (self, TRUE), words);
  insert_range (pieces, words);
  if (!dictum_session_change_content (self, _("add piece"), current, pieces))
    return FALSE;
  dictum_session_place_caret (self, words.end);
  return TRUE;
}

// Of what is left at a seam, what belongs to a piece. What was drawn exactly is cut exactly: only white space goes.
static DictumRange
trim (DictumSession *self, DictumRange range, gboolean exact)
{
  const DictumText *text = dictum_session_get_text (self);

  if (!exact)
    return dictum_drag_trim (text, dictum_session_get_marks (self, TRUE), range);
  while (range.start < range.end && g_unichar_isspace (dictum_text_get_char (text, range.start)))
    range.start++;
  while (range.start < range.end && g_unichar_isspace (dictum_text_get_char (text, range.end - 1)))
    range.end--;
  return range;
}

// Takes @out out of piece @i: what is left of it on either side stays, trimmed at the seams. Returns how many pieces
// are there now instead.
static guint
take_out (DictumSession *self, GArray *pieces, guint i, DictumRange out, gboolean exact)
{
  DictumPiece whole = *piece_at (pieces, i);
  DictumPiece left = whole, right = whole;
  DictumRange before = trim (self, DICTUM_RANGE (whole.range.start, MAX (whole.range.start, out.start)), exact);
  DictumRange after = trim (self, DICTUM_RANGE (MIN (whole.range.end, out.end), whole.range.end), exact);
  guint n = 0;

  // The outer ends were the person's choice: only the seams are trimmed.
  left.range.end = dictum_range_is_empty (before) ? whole.range.start : before.end;
  right.range.start = dictum_range_is_empty (after) ? whole.range.end : after.start;
  g_array_remove_index (pieces, i);
  if (!dictum_range_is_empty (right.range))
    {
      if (!dictum_range_is_empty (left.range))
        right.extra = NULL; // members of the file that nobody knows stay with the first part
      g_array_insert_val (pieces, i, right);
      n++;
    }
  if (!dictum_range_is_empty (left.range))
    {
      g_array_insert_val (pieces, i, left);
      n++;
    }
  return n;
}

static gboolean
take_words_out (DictumSession *self, DictumQuotation *current, DictumRange words)
{
  g_autoptr (GArray) pieces = dictum_session_copy_pieces (dictum_quotation_get_pieces (current, DICTUM_ROLE_CONTENT));
  gboolean any = FALSE;

  for (guint i = 0; i < pieces->len;)
    {
      const gboolean hit = piece_at (pieces, i)->placed && dictum_range_overlaps (piece_at (pieces, i)->range, words);

      any |= hit;
      i += hit ? take_out (self, pieces, i, words, self->exact) : 1;
    }
  if (!any || pieces->len == 0)
    {
      dictum_session_say (self, FALSE, any ? _("This is the whole quotation. Press Delete to remove it.")
                                           : _("The selected words are not in the current quotation."));
      return FALSE;
    }
  if (!dictum_session_change_content (self, _("take words out"), current, pieces))
    return FALSE;
  dictum_session_place_caret (self, words.end);
  return TRUE;
}

// The word boundary nearest to a place.
static guint
find_boundary (const DictumText *text, guint offset)
{
  const guint start = dictum_word_find_start (text, offset), end = dictum_word_find_end (text, offset);

  return offset - start <= end - offset ? start : end;
}

static gboolean
cut_at_caret (DictumSession *self, DictumQuotation *current)
{
  const guint place = find_boundary (dictum_session_get_text (self), self->caret);
  g_autoptr (GArray) pieces = dictum_session_copy_pieces (dictum_quotation_get_pieces (current, DICTUM_ROLE_CONTENT));
  const guint n_before = pieces->len;

  for (guint i = 0; i < n_before; i++)
    if (piece_at (pieces, i)->placed && piece_at (pieces, i)->range.start < place &&
        place < piece_at (pieces, i)->range.end)
      {
        take_out (self, pieces, i, DICTUM_RANGE (place, place), FALSE);
        break;
      }
  if (pieces->len == n_before)
    {
      dictum_session_say (self, FALSE,
                          _("Put the caret where the piece is to be cut, or select the words to take out."));
      return FALSE;
    }
  return dictum_session_change_content (self, _("cut piece"), current, pieces);
}

/**
 * dictum_session_cut_piece:
 * @self: a session
 *
 * X: takes the selected words out of the current quotation; with nothing selected cuts the piece that the caret is in,
 * at the nearest end of a word. White space and punctuation at the seams belong to no piece; where the words were
 * selected exactly, only white space is left out.
 *
 * Returns: %FALSE where there is nothing to cut or to take out, or nothing would be left; a message says so.
 */
gboolean
dictum_session_cut_piece (DictumSession *self)
{
  DictumQuotation *current;
  DictumRange words;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  current = dictum_session_need_current (self);
  if (current == NULL)
    return FALSE;
  if (dictum_session_get_words (self, &words))
    return take_words_out (self, current, words);
  return cut_at_caret (self, current);
}

/**
 * dictum_session_join_piece:
 * @self: a session
 *
 * J: joins the piece that the caret is in or next to with the next one, the last one with the one before; what lies
 * between becomes content.
 *
 * Returns: %FALSE where no quotation is current or it has one piece only; a message says so.
 */
gboolean
dictum_session_join_piece (DictumSession *self)
{
  DictumQuotation *current;
  const DictumPieces *content;
  g_autoptr (GArray) pieces = NULL;
  guint first;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  current = dictum_session_need_current (self);
  if (current == NULL)
    return FALSE;
  content = dictum_quotation_get_pieces (current, DICTUM_ROLE_CONTENT);
  if (dictum_pieces_get_n (content) < 2 || !dictum_pieces_are_placed (content))
    {
      dictum_session_say (self, FALSE, _("There is no other piece to join with."));
      return FALSE;
    }
  first = MIN (dictum_session_find_piece (content, self->caret), dictum_pieces_get_n (content) - 2);
  pieces = dictum_session_copy_pieces (content);
  piece_at (pieces, first)->range = dictum_range_join (piece_at (pieces, first)->range,
                                                       piece_at (pieces, first + 1)->range);
  g_array_remove_index (pieces, first + 1);
  return dictum_session_change_content (self, _("join pieces"), current, pieces);
}

/**
 * dictum_session_remove_piece:
 * @self: a session
 *
 * Removes the piece that the caret is in or next to from the current quotation; with its last piece the quotation.
 *
 * Returns: %FALSE where no quotation is current; a message says so.
 */
gboolean
dictum_session_remove_piece (DictumSession *self)
{
  DictumQuotation *current;
  const DictumPieces *content;
  g_autoptr (GArray) pieces = NULL;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  current = dictum_session_need_current (self);
  if (current == NULL)
    return FALSE;
  content = dictum_quotation_get_pieces (current, DICTUM_ROLE_CONTENT);
  if (dictum_pieces_get_n (content) == 1)
    return dictum_session_remove_quotation (self, current);
  pieces = dictum_session_copy_pieces (content);
  g_array_remove_index (pieces, dictum_session_find_piece (content, self->caret));
  return dictum_session_change_content (self, _("remove piece"), current, pieces);
}
