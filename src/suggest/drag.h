// SPDX-License-Identifier: GPL-3.0-or-later
// Where a mark ends: what a drag over a text takes, and where it is cut into pieces.

#pragma once

#include "suggest/attribution.h"

G_BEGIN_DECLS

/**
 * DictumTaken:
 * @pieces: (element-type DictumRange): the content, in reading order, in code points
 * @attribution: source and cue found in the stretches between the pieces; empty ranges where there are none
 * @form: direct, mixed or indirect, by the quotation marks in it
 */
typedef struct
{
  GArray *pieces;
  DictumAttribution attribution;
  DictumForm form;
} DictumTaken;

DictumRange dictum_drag_snap (const DictumText *text, const DictumMarks *marks, DictumRange range);
DictumRange dictum_drag_trim (const DictumText *text, const DictumMarks *marks, DictumRange range);
void dictum_drag_take (const DictumText *text,
                       const DictumMarks *marks,
                       const DictumLexicon *lexicon,
                       DictumRange range,
                       DictumTaken *taken);
DictumForm dictum_drag_get_form (const DictumText *text,
                                 const DictumMarks *marks,
                                 const DictumRange *pieces,
                                 guint n_pieces);
void dictum_taken_clear (DictumTaken *taken);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DictumTaken, dictum_taken_clear)

G_END_DECLS
