// SPDX-License-Identifier: GPL-3.0-or-later
// Turns markings and the geometry of the visible lines into strokes: what is drawn below and above the text. Pure: the
// same markings on the same lines give the same strokes. The measures are those of design/palette.json, "drawing".

#include "view/mark-painter.h"

#define SIDE 1.0f          // a fill reaches so far beyond its words
#define FILL_TOP (-1.0f)   // and begins so far above the line
#define FILL_BOTTOM 3.0f   // and ends so far below it
#define FILL_RADIUS 3.0f
#define LANE_STEP 4.0f
#define MAX_DEPTH 3 // fills get lower by a pixel a level no deeper than this
#define UNDERLINE_Y 1.0f
#define TIE_Y 1.5f
#define ROLE_PEN 1.5f
#define BRACKET_RISE 4.0f
#define KNOB 9.0f
#define KNOB_HELD 14.0f
#define KNOB_RING 1.5f
#define STEM 2.0f
#define STEM_HELD 3.0f

// What is visible of a range on one line.
typedef struct
{
  float left; // application pixels
  float right;
  float top; // of the line
  float bottom;
  gboolean is_first; // the range begins on this line, of those visible
  gboolean is_last;  // it ends here
} Span;

// One end of a piece of the current quotation, as it is drawn.
typedef struct
{
  guint piece;
  DictumEnd end;
  float x;    // middle of the stem
  float top;  // of the stem
  float bottom;
  float stem; // how wide it is
  float knob; // how large it is; 0 for none
  float knob_y;
} Handle;

typedef struct
{
  const DictumPainting *painting;
  const DictumGeometry *geometry;
  const DictumPageColours *page;
  gboolean high_contrast;
  GArray *strokes;
} Canvas;

/**
 * dictum_mark_painter_add:
 * @strokes: (element-type DictumStroke): a list
 * @stroke: what to add; nothing happens where it is empty
 *
 * Adds a stroke to a list.
 */
void
dictum_mark_painter_add (GArray *strokes, const DictumStroke *stroke)
{
  if (stroke->width > 0 && stroke->height > 0 && stroke->colour.alpha > 0)
    g_array_append_vals (strokes, stroke, 1);
}

static void
add_box (Canvas *canvas, float x, float y, float width, float height, float radius, const GdkRGBA *colour)
{
  dictum_mark_painter_add (canvas->strokes,
                           &(DictumStroke){ .kind = DICTUM_STROKE_FILL, .x = x, .y = y, .width = width,
                                            .height = height,
                                            .radius = radius, .colour = *colour });
}

static void
add_above (Canvas *canvas, float x, float y, float width, float height, float radius, const GdkRGBA *colour)
{
  dictum_mark_painter_add (canvas->strokes,
                           &(DictumStroke){ .kind = DICTUM_STROKE_FILL, .is_above = TRUE, .x = x, .y = y,
                                            .width = width,
                                            .height = height, .radius = radius, .colour = *colour });
}

// Cuts a range by the visible lines; the parts of it that are visible come back, in an array of Span.
static GArray *
list_spans (const DictumGeometry *geometry, DictumRange range)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (Span));
  guint low = 0, high = geometry->n_lines;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (geometry->lines[middle].range.end <= range.start)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < geometry->n_lines && geometry->lines[i].range.start < range.end; i++)
    {
      const DictumLine *line = &geometry->lines[i];
      DictumRange part = dictum_range_intersect (line->range, range);
      Span span = { .top = line->top, .bottom = line->bottom };

      if (dictum_range_is_empty (part) || !geometry->measure (geometry, i, part, &span.left, &span.right))
        continue;
      span.is_first = range.start >= line->range.start;
      span.is_last = range.end <= line->range.end;
      g_array_append_val (spans, span);
    }
  return spans;
}

/**
 * dictum_mark_painter_get_look:
 * @scheme: the scheme
 * @marking: a marking
 *
 * Returns: the colours and the underline style that it is drawn with.
 */
DictumSwatch
dictum_mark_painter_get_look (DictumScheme scheme, const DictumMarking *marking)
{
  const DictumPageColours *page = dictum_palette_get_page (scheme);
  DictumSwatch grey = { .ink = page->unknown, .label = page->page, .underline = DICTUM_UNDERLINE_SOLID };

  switch (marking->voice)
    {
    case DICTUM_VOICE_SPEAKER:
      return *dictum_palette_get_swatch (scheme, marking->colour);
    case DICTUM_VOICE_NOBODY_YET:
      grey.fill = grey.current = page->text;
      grey.fill.alpha = 0.08f;
      grey.current.alpha = 0.14f;
      grey.underline = DICTUM_UNDERLINE_DOTTED;
      return grey;
    case DICTUM_VOICE_LOST:
      grey.ink = page->orphan;
      grey.underline = DICTUM_UNDERLINE_WAVY;
      return grey;
    case DICTUM_VOICE_UNKNOWN:
    default:
      return grey;
    }
}

static void
paint_fill (Canvas *canvas, const DictumMarking *marking, const DictumSwatch *look, const Span *span)
{
  float left = span->left - (span->is_first ? SIDE : 0), right = span->right + (span->is_last ? SIDE : 0);
  float top = span->top + (marking->depth ? 1 + MIN (marking->depth, MAX_DEPTH) : FILL_TOP);
  float bottom = span->bottom + FILL_BOTTOM + marking->lane * LANE_STEP;
  DictumStroke stroke = { .kind = DICTUM_STROKE_FILL, .x = left, .y = top, .width = right - left,
                          .height = bottom - top,
                          .radius = FILL_RADIUS, .colour = marking->is_current ? look->current : look->fill };

  dictum_mark_painter_add (canvas->strokes, &stroke);
  if (!canvas->high_contrast || marking->voice == DICTUM_VOICE_LOST)
    return;
  stroke.kind = DICTUM_STROKE_BORDER;
  stroke.pen = marking->is_current ? 1.5f : 0.75f;
  stroke.colour = look->ink;
  dictum_mark_painter_add (canvas->strokes, &stroke);
}

static void
paint_underline (Canvas *canvas, const DictumMarking *marking, const DictumSwatch *look, const Span *span)
{
  float left = span->left - (span->is_first ? SIDE : 0), right = span->right + (span->is_last ? SIDE : 0);
  float y = span->bottom + UNDERLINE_Y + marking->lane * LANE_STEP, thick = canvas->high_contrast ? 3 : 2;
  float half = canvas->high_contrast ? 2 : 1.25f;
  DictumStroke stroke = { .kind = DICTUM_STROKE_DASHES, .x = left, .y = y, .width = right - left, .height = thick,
                          .style = look->underline, .colour = look->ink };

  switch (look->underline)
    {
    case DICTUM_UNDERLINE_DOUBLE:
      add_box (canvas, left, y - 1, right - left, half, 0, &look->ink);
      add_box (canvas, left, y + (canvas->high_contrast ? 2.5f : 2), right - left, half, 0, &look->ink);
      return;
    case DICTUM_UNDERLINE_WAVY:
      stroke.kind = DICTUM_STROKE_WAVE;
      stroke.y = y - 0.5f;
      stroke.height = 3;
      stroke.pen = canvas->high_contrast ? 2 : 1.5f;
      break;
    case DICTUM_UNDERLINE_SOLID:
      stroke.kind = DICTUM_STROKE_FILL;
      break;
    case DICTUM_UNDERLINE_DASHED:
    case DICTUM_UNDERLINE_DOTTED:
    case DICTUM_UNDERLINE_DASH_DOT:
    default:
      break;
    }
  dictum_mark_painter_add (canvas->strokes, &stroke);
}

typedef void (*PaintSpan) (Canvas *canvas, const DictumMarking *marking, const DictumSwatch *look, const Span *span);

static void
paint_range (Canvas *canvas, const DictumMarking *marking, DictumRange range, PaintSpan paint)
{
  DictumSwatch look = dictum_mark_painter_get_look (canvas->painting->scheme, marking);
  g_autoptr (GArray) spans = list_spans (canvas->geometry, range);

  for (guint i = 0; i < spans->len; i++)
    paint (canvas, marking, &look, &g_array_index (spans, Span, i));
}

static void
paint_pieces (Canvas *canvas, const DictumMarking *marking, DictumRole role, PaintSpan paint)
{
  const DictumPieces *pieces = dictum_quotation_get_pieces (marking->quotation, role);

  for (guint i = 0; pieces != NULL && i < dictum_pieces_get_n (pieces); i++)
    if (dictum_pieces_get (pieces, i)->placed)
      paint_range (canvas, marking, dictum_pieces_get (pieces, i)->range, paint);
}

static void
paint_tie (Canvas *canvas, const DictumMarking *marking, const DictumSwatch *look, const Span *span)
{
  add_box (canvas, span->left, span->bottom + TIE_Y + marking->lane * LANE_STEP, span->right - span->left, 1, 0,
           &look->ink);
}

static void
paint_ties (Canvas *canvas, const DictumMarking *marking)
{
  const DictumPieces *pieces = dictum_quotation_get_pieces (marking->quotation, DICTUM_ROLE_CONTENT);

  for (guint i = 1; i < dictum_pieces_get_n (pieces); i++)
    {
      const DictumPiece *one = dictum_pieces_get (pieces, i - 1), *next = dictum_pieces_get (pieces, i);

      if (one->placed && next->placed && one->range.end < next->range.start)
        paint_range (canvas, marking, DICTUM_RANGE (one->range.end, next->range.start), paint_tie);
    }
}

// The thread of the quotation gives way to what tells source and cue.
static void
clear_ground (Canvas *canvas, const Span *span)
{
  add_box (canvas, span->left - 1, span->bottom, span->right - span->left + 2, 4, 0, &canvas->page->page);
}

static void
paint_source (Canvas *canvas, const DictumMarking *marking, const DictumSwatch *look, const Span *span)
{
  float y = span->bottom + 1;

  clear_ground (canvas, span);
  add_box (canvas, span->left - ROLE_PEN / 2, y - BRACKET_RISE, ROLE_PEN, BRACKET_RISE + 1.5f, 0, &look->ink);
  add_box (canvas, span->left - ROLE_PEN / 2, y + 0.75f, span->right - span->left + ROLE_PEN, ROLE_PEN, 0, &look->ink);
  add_box (canvas, span->right - ROLE_PEN / 2, y - BRACKET_RISE, ROLE_PEN, BRACKET_RISE + 1.5f, 0, &look->ink);
}

static void
paint_cue (Canvas *canvas, const DictumMarking *marking, const DictumSwatch *look, const Span *span)
{
  clear_ground (canvas, span);
  dictum_mark_painter_add (canvas->strokes,
                           &(DictumStroke){ .kind = DICTUM_STROKE_DOTS, .x = span->left + 0.5f,
                                            .y = span->bottom + 0.5f,
                                            .width = span->right - span->left, .height = 3, .colour = look->ink });
}

static void
paint_addressee (Canvas *canvas, const DictumMarking *marking, const DictumSwatch *look, const Span *span)
{
  clear_ground (canvas, span);
  dictum_mark_painter_add (canvas->strokes,
                           &(DictumStroke){ .kind = DICTUM_STROKE_DASHES, .x = span->left, .y = span->bottom + 2,
                                            .width = span->right - span->left, .height = 1,
                                            .style = DICTUM_UNDERLINE_DASHED, .colour = look->ink });
}

static void
paint_roles (Canvas *canvas, const DictumMarking *marking)
{
  if (!marking->is_current && !marking->is_hovered)
    return;
  paint_pieces (canvas, marking, DICTUM_ROLE_SOURCE, paint_source);
  paint_pieces (canvas, marking, DICTUM_ROLE_CUE, paint_cue);
  if (marking->is_current)
    paint_pieces (canvas, marking, DICTUM_ROLE_ADDRESSEE, paint_addressee);
}

static void
add_handle (GArray *handles, const Span *span, guint piece, DictumEnd end, gboolean outermost, gboolean held)
{
  gboolean start = end == DICTUM_END_START;
  Handle handle = { .piece = piece, .end = end, .x = start ? span->left - SIDE : span->right + SIDE,
                    .top = span->top - 1, .bottom = span->bottom + 3, .stem = held ? STEM_HELD : STEM };

  if (outermost || held)
    {
      handle.knob = held ? KNOB_HELD : KNOB;
      handle.knob_y = start ? span->top - 4 : span->bottom + 6;
      if (start)
        handle.top = span->top - 3;
      else
        handle.bottom = span->bottom + 5;
    }
  g_array_append_val (handles, handle);
}

static void
paint_knob (Canvas *canvas, float x, float y, float size, const GdkRGBA *ink)
{
  float outer = size + KNOB_RING;

  add_above (canvas, x - outer / 2, y - outer / 2, outer, outer, outer / 2, &canvas->page->page);
  outer = size - KNOB_RING;
  add_above (canvas, x - outer / 2, y - outer / 2, outer, outer, outer / 2, ink);
}

// The handles that are visible, of each piece the beginning before the end. The two outermost have knobs, those at gaps
// are stems only; the one that is held is large.
static GArray *
list_handles (const DictumPainting *painting, const DictumGeometry *geometry, const DictumMarking *marking)
{
  const DictumPieces *pieces = dictum_quotation_get_pieces (marking->quotation, DICTUM_ROLE_CONTENT);
  GArray *handles = g_array_new (FALSE, FALSE, sizeof (Handle));
  guint n = dictum_pieces_get_n (pieces);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GArray) spans = list_spans (geometry, dictum_pieces_get (pieces, i)->range);
      const Span *first = (Span *) spans->data, *last = first + spans->len - 1;
      DictumEnd held = painting->held_piece == i ? painting->held_end : DICTUM_END_NONE;

      if (spans->len > 0 && first->is_first)
        add_handle (handles, first, i, DICTUM_END_START, i == 0, held == DICTUM_END_START);
      if (spans->len > 0 && last->is_last)
        add_handle (handles, last, i, DICTUM_END_END, i == n - 1, held == DICTUM_END_END);
    }
  return handles;
}

static void
paint_handles (Canvas *canvas, const DictumMarking *marking)
{
  DictumSwatch look = dictum_mark_painter_get_look (canvas->painting->scheme, marking);
  g_autoptr (GArray) handles = list_handles (canvas->painting, canvas->geometry, marking);

  for (guint i = 0; i < handles->len; i++)
    {
      const Handle *handle = &g_array_index (handles, Handle, i);

      add_above (canvas, handle->x - handle->stem / 2, handle->top, handle->stem, handle->bottom - handle->top, 0,
                 &look.ink);
      if (handle->knob > 0)
        paint_knob (canvas, handle->x, handle->knob_y, handle->knob, &look.ink);
    }
}

static void
paint_selected (Canvas *canvas, DictumRange range)
{
  g_autoptr (GArray) spans = list_spans (canvas->geometry, range);
  GdkRGBA neutral = canvas->page->text;

  neutral.alpha = canvas->high_contrast ? 0.22f : canvas->painting->scheme == DICTUM_SCHEME_DARK ? 0.20f : 0.13f;
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      add_box (canvas, span->left - 1, span->top - 1, span->right - span->left + 2, span->bottom - span->top + 3, 2,
               &neutral);
    }
}

static void
paint_thread (Canvas *canvas, DictumRange range)
{
  g_autoptr (GArray) spans = list_spans (canvas->geometry, range);

  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      add_box (canvas, span->left, span->bottom + 2, span->right - span->left, 1, 0, &canvas->page->gap);
    }
}

static void
paint_outline (Canvas *canvas, DictumRange range)
{
  g_autoptr (GArray) spans = list_spans (canvas->geometry, range);
  GdkRGBA quiet = canvas->page->unknown;

  quiet.alpha = canvas->high_contrast ? 1 : 0.7f;
  for (guint i = 0; i < spans->len; i++)
    {
      const Span *span = &g_array_index (spans, Span, i);

      dictum_mark_painter_add (canvas->strokes,
                               &(DictumStroke){ .kind = DICTUM_STROKE_BORDER, .x = span->left - 2, .y = span->top - 1,
                                                .width = span->right - span->left + 4,
                                                .height = span->bottom - span->top + 4, .radius = 4, .pen = 1,
                                                .colour = quiet });
    }
}

static DictumRange
get_aimed (const DictumPainting *painting, guint i)
{
  return g_array_index (painting->aimed, DictumRange, i);
}

// What would be marked stands out beforehand: the pieces of the selection, tied, or the stretch between the marks.
static void
paint_aim (Canvas *canvas)
{
  const DictumPainting *painting = canvas->painting;
  guint n = painting->aimed ? painting->aimed->len : 0;

  if (!dictum_range_is_empty (painting->selection) && (painting->aim != DICTUM_AIM_SELECTION || n == 0))
    paint_selected (canvas, painting->selection);
  for (guint i = 0; i < n; i++)
    {
      if (painting->aim == DICTUM_AIM_SELECTION)
        {
          paint_selected (canvas, get_aimed (painting, i));
          if (i > 0)
            paint_thread (canvas, DICTUM_RANGE (get_aimed (painting, i - 1).end, get_aimed (painting, i).start));
        }
      else if (painting->aim == DICTUM_AIM_MARKS || painting->aim == DICTUM_AIM_QUOTATION)
        paint_outline (canvas, get_aimed (painting, i));
    }
}

static void
paint_fills (Canvas *canvas)
{
  GArray *markings = canvas->painting->markings;
  guint deepest = 0;

  for (guint depth = 0; depth <= deepest; depth++)
    for (guint i = 0; i < markings->len; i++)
      {
        const DictumMarking *marking = &g_array_index (markings, DictumMarking, i);

        deepest = MAX (deepest, marking->depth);
        if (marking->depth == depth && marking->voice != DICTUM_VOICE_LOST)
          paint_pieces (canvas, marking, DICTUM_ROLE_CONTENT, paint_fill);
      }
}

/**
 * dictum_mark_painter_paint:
 * @painting: what is to be drawn
 * @geometry: the visible lines
 *
 * Draws fills, the outer before the inner, then underlines and threads, then source, cue and addressee of what is
 * current or pointed at, then the selection and what a digit would take; above the text the handles. Any thread that
 * may call @geometry.
 *
 * Returns: (transfer full) (element-type DictumStroke): what to draw, in order.
 */
GArray *
dictum_mark_painter_paint (const DictumPainting *painting, const DictumGeometry *geometry)
{
  GArray *markings = painting->markings;
  Canvas canvas = {
    .painting = painting,
    .geometry = geometry,
    .page = dictum_palette_get_page (painting->scheme),
    .high_contrast = painting->scheme == DICTUM_SCHEME_HC_LIGHT || painting->scheme == DICTUM_SCHEME_HC_DARK,
    .strokes = g_array_new (FALSE, FALSE, sizeof (DictumStroke)),
  };

  paint_fills (&canvas);
  for (guint i = 0; i < markings->len; i++)
    {
      const DictumMarking *marking = &g_array_index (markings, DictumMarking, i);

      paint_pieces (&canvas, marking, DICTUM_ROLE_CONTENT, paint_underline);
      paint_ties (&canvas, marking);
    }
  for (guint i = 0; i < markings->len; i++)
    paint_roles (&canvas, &g_array_index (markings, DictumMarking, i));
  paint_aim (&canvas);
  for (guint i = 0; i < markings->len; i++)
    if (g_array_index (markings, DictumMarking, i).is_current)
      paint_handles (&canvas, &g_array_index (markings, DictumMarking, i));
  return canvas.strokes;
}

// Only what is drawn can be taken, so that a drag may begin anywhere beside it.
static gboolean
is_on (const Handle *handle, float x, float y)
{
  float radius = (handle->knob + KNOB_RING) / 2, dx = x - handle->x, dy = y - handle->knob_y;

  if (handle->knob > 0 && dx * dx + dy * dy <= radius * radius)
    return TRUE;
  return ABS (dx) <= handle->stem / 2 && y >= handle->top && y <= handle->bottom;
}

/**
 * dictum_mark_painter_find_handle:
 * @painting: what is drawn
 * @geometry: the visible lines
 * @x: a place; application pixels
 * @y: likewise
 * @piece: (out): the piece of the current quotation
 * @end: (out): which end of it
 *
 * Returns: whether a handle of the current quotation is drawn at that place.
 */
gboolean
dictum_mark_painter_find_handle (const DictumPainting *painting,
                                 const DictumGeometry *geometry,
                                 float x,
                                 float y,
                                 guint *piece,
                                 DictumEnd *end)
{
  for (guint i = 0; i < painting->markings->len; i++)
    {
      const DictumMarking *marking = &g_array_index (painting->markings, DictumMarking, i);
      g_autoptr (GArray) handles = marking->is_current ? list_handles (painting, geometry, marking) : NULL;

      for (guint j = 0; handles != NULL && j < handles->len; j++)
        {
          const Handle *handle = &g_array_index (handles, Handle, j);

          if (!is_on (handle, x, y))
            continue;
          *piece = handle->piece;
          *end = handle->end;
          return TRUE;
        }
    }
  return FALSE;
}
