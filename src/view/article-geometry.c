// SPDX-License-Identifier: GPL-3.0-or-later
// Where the visible lines of an article lie on the screen, asked of the text view. One walk over the lines a frame.

#include "view/article-geometry.h"

struct _DictumArticleGeometry
{
  GtkTextView *view;      // borrowed
  DictumText *text;
  DictumDisplayMap *map;  // borrowed
  GArray *lines;          // of DictumLine
  DictumGeometry geometry;
};

static guint
get_offset (DictumArticleGeometry *self, const GtkTextIter *iter)
{
  return dictum_display_map_to_offset (self->map, gtk_text_iter_get_offset (iter));
}

// The edges of one character.
static void
get_edges (DictumArticleGeometry *self, guint offset, float *left, float *right)
{
  GdkRectangle place;
  GtkTextIter iter;

  dictum_article_geometry_get_iter (self, offset, &iter);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  *left = MIN (place.x, place.x + place.width);
  *right = MAX (place.x, place.x + place.width);
}

static gboolean
measure (const DictumGeometry *geometry, guint line, DictumRange range, float *left, float *right)
{
  DictumArticleGeometry *self = geometry->data;
  float first_left, first_right, last_left, last_right;

  // White space at the ends is not drawn, where a line wraps it is not even there.
  while (range.start < range.end && g_unichar_isspace (dictum_text_get_char (self->text, range.start)))
    range.start++;
  while (range.start < range.end && g_unichar_isspace (dictum_text_get_char (self->text, range.end - 1)))
    range.end--;
  if (dictum_range_is_empty (range))
    return FALSE;
  get_edges (self, range.start, &first_left, &first_right);
  get_edges (self, range.end - 1, &last_left, &last_right);
  *left = MIN (first_left, last_left);
  *right = MAX (first_right, last_right);
  return TRUE;
}

// The end of the line of the screen that @iter is on: where the next begins, or the paragraph ends. Where a line wraps
// GTK stops one character before that; and forward_display_line() must not be asked to cross a paragraph's end.
static void
find_line_end (DictumArticleGeometry *self, const GtkTextIter *iter, GtkTextIter *end)
{
  *end = *iter;
  if (gtk_text_iter_ends_line (end))
    return;
  gtk_text_view_forward_display_line_end (self->view, end);
  if (!gtk_text_iter_ends_line (end))
    gtk_text_iter_forward_char (end);
}

static void
add_line (DictumArticleGeometry *self, const GtkTextIter *start, GtkTextIter *end)
{
  GdkRectangle place;
  DictumLine line = { 0 };

  gtk_text_view_get_iter_location (self->view, start, &place);
  line.range = DICTUM_RANGE (get_offset (self, start), get_offset (self, end));
  line.top = place.y;
  line.bottom = place.y + place.height;
  g_array_append_val (self->lines, line);
}

static void
walk_lines (DictumArticleGeometry *self)
{
  GdkRectangle visible, place;
  GtkTextIter iter, end;

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_iter_at_location (self->view, &iter, visible.x, visible.y);
  gtk_text_view_backward_display_line_start (self->view, &iter);
  for (;;)
    {
      gtk_text_view_get_iter_location (self->view, &iter, &place);
      if (place.y > visible.y + visible.height)
        return;
      find_line_end (self, &iter, &end);
      add_line (self, &iter, &end);
      // A wrapped line ends where the next begins.
      if (gtk_text_iter_ends_line (&end) && !gtk_text_iter_forward_line (&end))
        return;
      if (gtk_text_iter_compare (&end, &iter) <= 0)
        return;
      iter = end;
    }
}

/**
 * dictum_article_geometry_new:
 * @view: a text view that shows @map
 * @text: the text
 * @map: what is shown of it
 *
 * Walks over the lines of the screen that are visible now. It goes stale when @view scrolls or lays itself out anew.
 *
 * Returns: (transfer full): the geometry; it borrows @view and @map.
 */
DictumArticleGeometry *
dictum_article_geometry_new (GtkTextView *view, DictumText *text, DictumDisplayMap *map)
{
  DictumArticleGeometry *self = g_new0 (DictumArticleGeometry, 1);

  self->view = view;
  self->text = dictum_text_ref (text);
  self->map = map;
  self->lines = g_array_new (FALSE, FALSE, sizeof (DictumLine));
  walk_lines (self);
  self->geometry = (DictumGeometry){
    .lines = (const DictumLine *) self->lines->data,
    .n_lines = self->lines->len,
    .measure = measure,
    .data = self,
  };
  return self;
}

/**
 * dictum_article_geometry_free:
 * @self: (transfer full): a geometry
 *
 * Frees it.
 */
void
dictum_article_geometry_free (DictumArticleGeometry *self)
{
  dictum_text_unref (self->text);
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * dictum_article_geometry_get:
 * @self: a geometry
 *
 * Returns: (transfer none): it, for the painter.
 */
const DictumGeometry *
dictum_article_geometry_get (DictumArticleGeometry *self)
{
  return &self->geometry;
}

/**
 * dictum_article_geometry_get_range:
 * @self: a geometry
 *
 * Returns: the code points that are visible.
 */
DictumRange
dictum_article_geometry_get_range (DictumArticleGeometry *self)
{
  if (self->lines->len == 0)
    return DICTUM_RANGE (0, 0);
  return DICTUM_RANGE (g_array_index (self->lines, DictumLine, 0).range.start,
                       g_array_index (self->lines, DictumLine, self->lines->len - 1).range.end);
}

/**
 * dictum_article_geometry_grow:
 * @self: a geometry
 * @extent: a range of the text, visible or not
 *
 * A #DictumGrowToLines.
 *
 * Returns: the lines of the screen that @extent is on.
 */
DictumRange
dictum_article_geometry_grow (gpointer self, DictumRange extent)
{
  DictumArticleGeometry *geometry = self;
  GtkTextIter start, last, end;

  dictum_article_geometry_get_iter (geometry, extent.start, &start);
  dictum_article_geometry_get_iter (geometry, MAX (extent.end, extent.start + 1) - 1, &last);
  gtk_text_view_backward_display_line_start (geometry->view, &start);
  find_line_end (geometry, &last, &end);
  return DICTUM_RANGE (get_offset (geometry, &start), MAX (get_offset (geometry, &end), extent.end));
}

/**
 * dictum_article_geometry_get_iter:
 * @self: a geometry
 * @offset: a code point of the text
 * @iter: (out): the place in the text view's buffer
 *
 * Goes from the text to what is shown.
 */
void
dictum_article_geometry_get_iter (DictumArticleGeometry *self, guint offset, GtkTextIter *iter)
{
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), iter,
                                      dictum_display_map_to_position (self->map, offset));
}
