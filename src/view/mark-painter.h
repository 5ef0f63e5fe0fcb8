// SPDX-License-Identifier: GPL-3.0-or-later
// Turns markings and the geometry of the visible lines into strokes: what is drawn below and above the text. Pure.

#pragma once

#include "session/session.h"
#include "view/marking.h"
#include "view/palette.h"

G_BEGIN_DECLS

/**
 * DictumLine:
 * @range: the code points on one visible line of the screen, without its line break
 * @top: of its logical rectangle, without the space between lines; application pixels
 * @bottom: likewise
 */
typedef struct
{
  DictumRange range;
  float top;
  float bottom;
} DictumLine;

/**
 * DictumGeometry:
 * @lines: (array length=n_lines): the visible lines, from the top
 * @n_lines: how many
 * @measure: where a range within a line begins and ends; %FALSE where it holds nothing but white space
 * @data: for @measure
 */
typedef struct _DictumGeometry DictumGeometry;
struct _DictumGeometry
{
  const DictumLine *lines;
  guint n_lines;
  gboolean (*measure) (const DictumGeometry *self, guint line, DictumRange range, float *left, float *right);
  gpointer data;
};

/**
 * DictumStrokeKind:
 * @DICTUM_STROKE_FILL: a filled rectangle with round corners
 * @DICTUM_STROKE_BORDER: its border, inside the rectangle
 * @DICTUM_STROKE_DASHED_BORDER: likewise, dashed
 * @DICTUM_STROKE_DASHES: a row of filled rectangles, by the underline style
 * @DICTUM_STROKE_DOTS: a row of discs
 * @DICTUM_STROKE_WAVE: a zigzag line
 */
typedef enum
{
  DICTUM_STROKE_FILL,
  DICTUM_STROKE_BORDER,
  DICTUM_STROKE_DASHED_BORDER,
  DICTUM_STROKE_DASHES,
  DICTUM_STROKE_DOTS,
  DICTUM_STROKE_WAVE,
} DictumStrokeKind;

/**
 * DictumStroke:
 * @kind: what is drawn
 * @is_above: whether it lies above the text
 * @x: left edge; application pixels
 * @y: top edge
 * @width: of the rectangle
 * @height: of the rectangle
 * @radius: of its corners
 * @pen: width of a border or zigzag
 * @style: of dashes
 * @colour: the colour
 */
typedef struct
{
  DictumStrokeKind kind;
  gboolean is_above;
  float x;
  float y;
  float width;
  float height;
  float radius;
  float pen;
  DictumUnderline style;
  GdkRGBA colour;
} DictumStroke;

/**
 * DictumPainting:
 * @scheme: the colours
 * @markings: (element-type DictumMarking): the outer before the inner
 * @aim: what a digit would act on
 * @aimed: (nullable) (element-type DictumRange): the ranges it would take
 * @selection: the selected text
 * @held_piece: which piece of the current quotation is held
 * @held_end: which end of it
 */
typedef struct
{
  DictumScheme scheme;
  GArray *markings;
  DictumAim aim;
  GArray *aimed;
  DictumRange selection;
  guint held_piece;
  DictumEnd held_end;
} DictumPainting;

GArray *dictum_mark_painter_paint (const DictumPainting *painting, const DictumGeometry *geometry);
gboolean dictum_mark_painter_find_handle (const DictumPainting *painting,
                                          const DictumGeometry *geometry,
                                          float x,
                                          float y,
                                          guint *piece,
                                          DictumEnd *end);
DictumSwatch dictum_mark_painter_get_look (DictumScheme scheme, const DictumMarking *marking);
void dictum_mark_painter_add (GArray *strokes, const DictumStroke *stroke);

G_END_DECLS
