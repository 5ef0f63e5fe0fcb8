// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of an article on the screen: drawn below and above the visible lines, and found again by the pointer.

#include "view/article-marks.h"

#include "view/article-geometry.h"
#include "view/stroke-renderer.h"

#define BESIDE_TEXT 3 // pixels before the text that belong to it, not to the margin

struct _DictumArticleMarks
{
  const DictumArticleShown *shown; // borrowed
  char *hovered;
  gboolean is_dragging;
  gboolean is_stale; // what a digit would take may be another

  // What was drawn last.
  DictumArticleGeometry *geometry;
  DictumPainting painting;
  DictumMargin margin;
  GArray *strokes; // (nullable): of both layers
  GArray *chips;
  DictumStrokeRenderer *renderer;
};

static void
mark_states (DictumArticleMarks *self)
{
  DictumQuotation *current = dictum_session_get_current (self->shown->session);
  const char *id = current ? dictum_quotation_get_id (current) : NULL;

  for (guint i = 0; i < self->painting.markings->len; i++)
    {
      DictumMarking *marking = &g_array_index (self->painting.markings, DictumMarking, i);

      marking->is_current = g_strcmp0 (dictum_quotation_get_id (marking->quotation), id) == 0;
      marking->is_hovered = g_strcmp0 (dictum_quotation_get_id (marking->quotation), self->hovered) == 0;
    }
}

// The current quotation is told from the others already; an outline around it would say nothing.
static void
update_aim (DictumArticleMarks *self)
{
  DictumSession *session = self->shown->session;
  DictumQuotation *current = dictum_session_get_current (session);
  DictumRange extent;

  g_clear_pointer (&self->painting.aimed, g_array_unref);
  self->painting.selection = dictum_article_shown_get_selection (self->shown);
  self->painting.aim = DICTUM_AIM_NOTHING;
  if (self->is_dragging || dictum_session_get_held_end (session) != DICTUM_END_NONE)
    return;
  self->painting.aim = dictum_session_get_aim (session, &self->painting.aimed);
  if (self->painting.aim == DICTUM_AIM_CURRENT || self->painting.aimed->len == 0)
    self->painting.aim = DICTUM_AIM_NOTHING;
  if (self->painting.aim == DICTUM_AIM_QUOTATION && current != NULL && dictum_quotation_get_extent (current, &extent) &&
      extent.start == g_array_index (self->painting.aimed, DictumRange, 0).start)
    self->painting.aim = DICTUM_AIM_NOTHING;
}

static void
update_painting (DictumArticleMarks *self)
{
  DictumSession *session = self->shown->session;
  DictumAnnotationSet *set = dictum_article_get_annotations (self->shown->article);
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (session));

  g_clear_pointer (&self->painting.markings, g_array_unref);
  self->painting.scheme = dictum_palette_get_scheme ();
  self->painting.markings = dictum_marking_list_near (set, cast, dictum_article_geometry_get_range (self->geometry),
                                                      dictum_session_get_current (session),
                                                      dictum_article_geometry_grow, self->geometry);
  self->painting.held_end = dictum_session_get_held_end (session);
  self->painting.held_piece = dictum_session_get_current_piece (session);
  mark_states (self);
  if (self->is_stale)
    update_aim (self);
  self->is_stale = FALSE;
}

static void
draw (DictumArticleMarks *self, GtkSnapshot *snapshot, gboolean is_above)
{
  dictum_stroke_renderer_draw (self->renderer, snapshot, self->strokes, is_above,
                               gtk_widget_get_scale_factor (GTK_WIDGET (self->shown->view)));
}

static gboolean
is_drawn (DictumArticleMarks *self)
{
  return dictum_article_shown_is_open (self->shown) && self->strokes != NULL;
}

/**
 * dictum_article_marks_new:
 * @shown: what is shown; it and its view outlive what is returned
 *
 * Returns: (transfer full): marks, none of them drawn yet; for the main thread.
 */
DictumArticleMarks *
dictum_article_marks_new (const DictumArticleShown *shown)
{
  DictumArticleMarks *self = g_new0 (DictumArticleMarks, 1);

  self->shown = shown;
  self->is_stale = TRUE;
  self->chips = g_array_new (FALSE, FALSE, sizeof (DictumChip));
  g_array_set_clear_func (self->chips, dictum_chip_clear);
  self->renderer = dictum_stroke_renderer_new ();
  return self;
}

/**
 * dictum_article_marks_free:
 * @self: (transfer full): marks
 *
 * Frees them.
 */
void
dictum_article_marks_free (DictumArticleMarks *self)
{
  dictum_article_marks_drop (self);
  g_array_unref (self->chips);
  dictum_stroke_renderer_free (self->renderer);
  g_free (self);
}

/**
 * dictum_article_marks_find_in_margin:
 * @self: marks
 * @x: a place in the view; application pixels
 * @y: likewise
 *
 * Returns: (transfer none) (nullable): id of the quotation whose chip or bar is there.
 */
const char *
dictum_article_marks_find_in_margin (DictumArticleMarks *self, double x, double y)
{
  int buffer_x, buffer_y;

  if (!is_drawn (self))
    return NULL;
  gtk_text_view_window_to_buffer_coords (self->shown->view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (buffer_x > self->margin.text_left - BESIDE_TEXT)
    return NULL;
  return dictum_margin_find (&self->margin, &self->painting, dictum_article_geometry_get (self->geometry), self->chips,
                             buffer_x, buffer_y);
}

/**
 * dictum_article_marks_find_handle:
 * @self: marks
 * @x: a place in the view; application pixels
 * @y: likewise
 * @piece: (out): the piece of the current quotation
 * @end: (out): which end of it
 *
 * Returns: whether there is a handle.
 */
gboolean
dictum_article_marks_find_handle (DictumArticleMarks *self, double x, double y, guint *piece, DictumEnd *end)
{
  int buffer_x, buffer_y;

  if (!is_drawn (self))
    return FALSE;
  gtk_text_view_window_to_buffer_coords (self->shown->view, GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  return dictum_mark_painter_find_handle (&self->painting, dictum_article_geometry_get (self->geometry), buffer_x,
                                          buffer_y, piece, end);
}

/**
 * dictum_article_marks_find_quotation:
 * @self: marks
 * @offset: a code point of the text
 *
 * Returns: (transfer none) (nullable): id of the innermost quotation that is drawn there.
 */
const char *
dictum_article_marks_find_quotation (DictumArticleMarks *self, guint offset)
{
  if (!is_drawn (self))
    return NULL;
  for (guint i = self->painting.markings->len; i-- > 0;)
    {
      DictumQuotation *quotation = g_array_index (self->painting.markings, DictumMarking, i).quotation;
      const DictumPieces *content = dictum_quotation_get_pieces (quotation, DICTUM_ROLE_CONTENT);

      for (guint j = 0; j < dictum_pieces_get_n (content); j++)
        if (dictum_pieces_get (content, j)->placed &&
            dictum_range_contains (dictum_pieces_get (content, j)->range, offset))
          return dictum_quotation_get_id (quotation);
    }
  return NULL;
}

/**
 * dictum_article_marks_drop:
 * @self: marks
 *
 * Forgets what was drawn, before another article is shown.
 */
void
dictum_article_marks_drop (DictumArticleMarks *self)
{
  g_clear_pointer (&self->geometry, dictum_article_geometry_free);
  g_clear_pointer (&self->painting.markings, g_array_unref);
  g_clear_pointer (&self->painting.aimed, g_array_unref);
  g_clear_pointer (&self->strokes, g_array_unref);
  g_clear_pointer (&self->hovered, g_free);
  g_array_set_size (self->chips, 0);
}

/**
 * dictum_article_marks_refresh:
 * @self: marks
 *
 * Draws them anew, with what a digit would take.
 */
void
dictum_article_marks_refresh (DictumArticleMarks *self)
{
  self->is_stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self->shown->view));
}

/**
 * dictum_article_marks_set_hovered:
 * @self: marks
 * @quotation: (nullable): id of the quotation that the pointer is on
 *
 * Shows its source and cue.
 */
void
dictum_article_marks_set_hovered (DictumArticleMarks *self, const char *quotation)
{
  if (g_strcmp0 (self->hovered, quotation) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (quotation);
  gtk_widget_queue_draw (GTK_WIDGET (self->shown->view));
}

/**
 * dictum_article_marks_set_dragging:
 * @self: marks
 * @dragging: whether the person is selecting with the pointer
 *
 * While that lasts nothing is outlined as what a digit would take.
 */
void
dictum_article_marks_set_dragging (DictumArticleMarks *self, gboolean dragging)
{
  self->is_dragging = dragging;
  dictum_article_marks_refresh (self);
}

/**
 * dictum_article_marks_draw_below:
 * @self: marks of an open article
 * @snapshot: the layer below the text
 * @margin: the margin on its left
 *
 * Looks at the session and the visible lines, and draws what lies below the text. The other layer comes after it.
 */
void
dictum_article_marks_draw_below (DictumArticleMarks *self, GtkSnapshot *snapshot, const DictumMargin *margin)
{
  const DictumGeometry *geometry;

  g_clear_pointer (&self->geometry, dictum_article_geometry_free);
  g_clear_pointer (&self->strokes, g_array_unref);
  self->geometry = dictum_article_geometry_new (self->shown);
  self->margin = *margin;
  update_painting (self);
  geometry = dictum_article_geometry_get (self->geometry);
  self->strokes = dictum_mark_painter_paint (&self->painting, geometry);
  g_array_set_size (self->chips, 0);
  dictum_margin_paint (margin, &self->painting, geometry, self->strokes, self->chips);
  draw (self, snapshot, FALSE);
  dictum_stroke_renderer_draw_chips (
      self->renderer, snapshot,
      gtk_widget_get_pango_context (gtk_widget_get_parent (GTK_WIDGET (self->shown->view))), self->chips,
      margin->scale);
}

/**
 * dictum_article_marks_draw_above:
 * @self: marks
 * @snapshot: the layer above the text
 *
 * Draws what lies above the text.
 */
void
dictum_article_marks_draw_above (DictumArticleMarks *self, GtkSnapshot *snapshot)
{
  if (is_drawn (self))
    draw (self, snapshot, TRUE);
}
