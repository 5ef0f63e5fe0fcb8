// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of a text, in reading order: what a quotation's content, source, cue and addressee are made of.

#include "core/piece.h"

struct _DictumPieces
{
  gatomicrefcount ref_count;
  guint n;
  DictumPiece pieces[];
};

G_DEFINE_BOXED_TYPE (DictumPieces, dictum_pieces, dictum_pieces_ref, dictum_pieces_unref)

static gboolean
piece_equal (const DictumPiece *a, const DictumPiece *b)
{
  if (a->placed != b->placed || g_strcmp0 (a->extra, b->extra) != 0)
    return FALSE;
  if (a->placed)
    return dictum_range_equal (a->range, b->range);
  return g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->before, b->before) == 0 &&
         g_strcmp0 (a->after, b->after) == 0;
}

/**
 * dictum_pieces_new:
 * @pieces: (array length=n_pieces): the pieces, in reading order; copied
 * @n_pieces: how many; 0 means that the text has none
 *
 * Returns: (transfer full): an immutable list. Any thread.
 */
DictumPieces *
dictum_pieces_new (const DictumPiece *pieces, guint n_pieces)
{
  DictumPieces *self = g_malloc0 (sizeof (DictumPieces) + n_pieces * sizeof (DictumPiece));

  g_atomic_ref_count_init (&self->ref_count);
  self->n = n_pieces;
  for (guint i = 0; i < n_pieces; i++)
    {
      self->pieces[i].range = pieces[i].range;
      self->pieces[i].placed = pieces[i].placed;
      self->pieces[i].extra = g_strdup (pieces[i].extra);
      if (pieces[i].placed)
        continue;
      self->pieces[i].text = g_strdup (pieces[i].text);
      self->pieces[i].before = g_strdup (pieces[i].before);
      self->pieces[i].after = g_strdup (pieces[i].after);
    }
  return self;
}

/**
 * dictum_pieces_new_for_range:
 * @range: in code points
 *
 * Returns: (transfer full): a list of the one piece that lies at @range. Any thread.
 */
DictumPieces *
dictum_pieces_new_for_range (DictumRange range)
{
  return dictum_pieces_new (&DICTUM_PIECE (range.start, range.end), 1);
}

/**
 * dictum_pieces_ref:
 * @self: a list
 *
 * Returns: (transfer full): @self. Any thread.
 */
DictumPieces *
dictum_pieces_ref (DictumPieces *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dictum_pieces_unref:
 * @self: (transfer full): a list
 *
 * Gives up a reference. Any thread.
 */
void
dictum_pieces_unref (DictumPieces *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n; i++)
    {
      g_free ((char *) self->pieces[i].text);
      g_free ((char *) self->pieces[i].before);
      g_free ((char *) self->pieces[i].after);
      g_free ((char *) self->pieces[i].extra);
    }
  g_free (self);
}

/**
 * dictum_pieces_get_n:
 * @self: (nullable): a list; %NULL counts as one without pieces
 *
 * Returns: the number of pieces. Any thread.
 */
guint
dictum_pieces_get_n (const DictumPieces *self)
{
  return self ? self->n : 0;
}

/**
 * dictum_pieces_get:
 * @self: a list
 * @i: which piece, from 0
 *
 * Returns: (transfer none): the piece. Any thread.
 */
const DictumPiece *
dictum_pieces_get (const DictumPieces *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->n, NULL);

  return &self->pieces[i];
}

/**
 * dictum_pieces_are_placed:
 * @self: (nullable): a list
 *
 * Returns: whether no piece has lost its place. Any thread.
 */
gboolean
dictum_pieces_are_placed (const DictumPieces *self)
{
  for (guint i = 0; i < dictum_pieces_get_n (self); i++)
    if (!self->pieces[i].placed)
      return FALSE;
  return TRUE;
}

/**
 * dictum_pieces_get_extent:
 * @self: (nullable): a list
 * @extent: (out): the range from the first placed piece to the end of the last, gaps included
 *
 * Returns: whether there is a placed piece; else @extent is left as it was. Any thread.
 */
gboolean
dictum_pieces_get_extent (const DictumPieces *self, DictumRange *extent)
{
  gboolean found = FALSE;

  for (guint i = 0; i < dictum_pieces_get_n (self); i++)
    if (self->pieces[i].placed)
      {
        *extent = found ? dictum_range_join (*extent, self->pieces[i].range) : self->pieces[i].range;
        found = TRUE;
      }
  return found;
}

/**
 * dictum_pieces_equal:
 * @self: (nullable): a list, or %NULL for "not looked at yet"
 * @other: (nullable): another one
 *
 * Returns: whether both say the same; %NULL equals only %NULL. Any thread.
 */
gboolean
dictum_pieces_equal (const DictumPieces *self, const DictumPieces *other)
{
  if (self == other)
    return TRUE;
  if (self == NULL || other == NULL || self->n != other->n)
    return FALSE;
  for (guint i = 0; i < self->n; i++)
    if (!piece_equal (&self->pieces[i], &other->pieces[i]))
      return FALSE;
  return TRUE;
}

/**
 * dictum_pieces_dup_words:
 * @self: (nullable): a list
 * @text: (nullable): the text that placed pieces lie in
 *
 * Returns: (transfer full): the words of all pieces, joined by " … ". Any thread.
 */
char *
dictum_pieces_dup_words (const DictumPieces *self, const DictumText *text)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < dictum_pieces_get_n (self); i++)
    {
      const DictumPiece *piece = &self->pieces[i];
      g_autofree char *slice = piece->placed && text ? dictum_text_dup_slice (text, piece->range) : NULL;

      if (i > 0)
        g_string_append (words, " … ");
      g_string_append (words, piece->placed ? (slice ? slice : "") : (piece->text ? piece->text : ""));
    }
  return g_string_free (words, FALSE);
}
