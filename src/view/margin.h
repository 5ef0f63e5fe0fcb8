// SPDX-License-Identifier: GPL-3.0-or-later
// The margin beside the text: a bar a quotation, and a chip with the speaker's initials where it begins. Pure.

#pragma once

#include "view/mark-painter.h"

G_BEGIN_DECLS

/**
 * DictumChip:
 * @quotation: (nullable): id of the quotation it stands for; %NULL for "+2"
 * @label: what is written on it, cut where it is too long
 * @unsure: whether a full stop at half ink follows
 * @x: left edge; application pixels
 * @y: top edge
 * @width: its width
 * @height: its height
 * @fill: behind the label
 * @ink: of the label
 * @outline: its border; transparent for none
 */
typedef struct
{
  char *quotation;
  char label[24];
  gboolean unsure;
  float x;
  float y;
  float width;
  float height;
  GdkRGBA fill;
  GdkRGBA ink;
  GdkRGBA outline;
} DictumChip;

/**
 * DictumMargin:
 * @text_left: where the text begins; application pixels
 * @width: how much room there is on its left
 * @visible_top: the top of the visible part
 * @scale: size of text against the usual
 */
typedef struct
{
  float text_left;
  float width;
  float visible_top;
  float scale;
} DictumMargin;

void dictum_margin_paint (const DictumMargin *margin,
                          const DictumPainting *painting,
                          const DictumGeometry *geometry,
                          GArray *strokes,
                          GArray *chips);
const char *dictum_margin_find (const DictumMargin *margin,
                                const DictumPainting *painting,
                                const DictumGeometry *geometry,
                                GArray *chips,
                                float x,
                                float y);
void dictum_chip_clear (gpointer chip);

G_END_DECLS
