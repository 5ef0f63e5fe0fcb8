// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of a text, in reading order: what a quotation's content, source, cue and addressee are made of.

#pragma once

#include "core/text.h"

G_BEGIN_DECLS

/**
 * DictumPiece:
 * @range: where the piece lies, in code points; where @placed is %FALSE the place it had, or `DICTUM_NO_PLACE`
 * @placed: whether the piece was found in the text; one that was not has lost its place
 * @text: (nullable): its words; only kept where @placed is %FALSE, else the article has them
 * @before: (nullable): up to 32 code points before it; kept likewise
 * @after: (nullable): up to 32 code points after it; kept likewise
 * @extra: (nullable): unknown members of its JSON object, as the text of a JSON object
 */
typedef struct
{
  DictumRange range;
  gboolean placed;
  const char *text;
  const char *before;
  const char *after;
  const char *extra;
} DictumPiece;

#define DICTUM_NO_PLACE DICTUM_RANGE (G_MAXUINT, G_MAXUINT)

#define DICTUM_PIECE(from, to) ((DictumPiece){ .range = DICTUM_RANGE (from, to), .placed = TRUE })

#define DICTUM_PIECE_CONTEXT 32 // code points kept before and after a piece

#define DICTUM_TYPE_PIECES (dictum_pieces_get_type ())

typedef struct _DictumPieces DictumPieces;

GType dictum_pieces_get_type (void);

DictumPieces *dictum_pieces_new (const DictumPiece *pieces, guint n_pieces);
DictumPieces *dictum_pieces_new_for_range (DictumRange range);
DictumPieces *dictum_pieces_ref (DictumPieces *self);
void dictum_pieces_unref (DictumPieces *self);

guint dictum_pieces_get_n (const DictumPieces *self);
const DictumPiece *dictum_pieces_get (const DictumPieces *self, guint i);
gboolean dictum_pieces_are_placed (const DictumPieces *self);
gboolean dictum_pieces_get_extent (const DictumPieces *self, DictumRange *extent);
gboolean dictum_pieces_equal (const DictumPieces *self, const DictumPieces *other);
char *dictum_pieces_dup_words (const DictumPieces *self, const DictumText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumPieces, dictum_pieces_unref)

G_END_DECLS
