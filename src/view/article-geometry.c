// SPDX-License-Identifier: GPL-3.0-or-later
// Where the visible lines of an article lie on the screen, asked of the text view. One walk over the lines a frame.

#include "view/article-geometry.h"

struct _DictumArticleGeometry
{
  const DictumArticleShown *shown; // borrowed
  GtkTextView *view;               // its view
  GArray *lines;                   // of DictumLine
  GHashTable *measured;            // set of Measured
  DictumGeometry geometry;
};

// Where a part of a line lies. Fill, underline and handles of a mark ask for the same, and the view is slow to tell.
typedef struct
{
  gint64 key; // the range, for g_int64_hash()
  float left;
  float right;
} Measured;

// The edges of one character.
static void
get_edges (DictumArticleGeometry *self, guint offset, float *left, float *right)
{
  GdkRectangle place;
  GtkTextIter iter;

  dictum_article_shown_get_iter (self->shown, offset, &iter);
  gtk_text_view_get_iter_location (self->view, &iter, &place);
  *left = MIN (place.x, place.x + place.width);
  *right = MAX (place.x, place.x + place.width);
}

static const Measured *
look_up_edges (DictumArticleGeometry *self, DictumRange range)
{
  Measured asked = { .key = (gint64) range.start << 32 | range.end };
  Measured *found = g_hash_table_lookup (self->measured, &asked);
  float first_left, first_right, last_left, last_right;

  if (found != NULL)
    return found;
  get_edges (self, range.start, &first_left, &first_right);
  get_edges (self, range.end - 1, &last_left, &last_right);
  asked.left = MIN (first_left, last_left);
  asked.right = MAX (first_right, last_right);
  found = g_memdup2 (&asked, sizeof asked);
  g_hash_table_add (self->measured, found);
  return found;
}

static gboolean
measure (const DictumGeometry *geometry, guint line, DictumRange range, float *left, float *right)
{
  DictumArticleGeometry *self = geometry->data;
  const Measured *measured;

  // White space at the ends is not drawn, where a line wraps it is not even there.
  while (range.start < range.end && g_unichar_isspace (dictum_text_get_char (self->shown->text, range.start)))
    range.start++;
  while (range.start < range.end && g_unichar_isspace (dictum_text_get_char (self->shown->text, range.end - 1)))
    range.end--;
  if (dictum_range_is_empty (range))
    return FALSE;
  measured = look_up_edges (self, range);
  *left = measured->left;
  *right = measured->right;
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
add_line (DictumArticleGeometry *self, const GtkTextIter *start, const GtkTextIter *end, const GdkRectangle *place)
{
  DictumLine line = { 0 };

  line.range.start = dictum_article_shown_get_offset (self->shown, start);
  line.range.end = dictum_article_shown_get_offset (self->shown, end);
  line.top = place->y;
  line.bottom = place->y + place->height;
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
      add_line (self, &iter, &end, &place);
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
 * @shown: an article in its view
 *
 * Walks over the lines of the screen that are visible now. It goes stale when the view scrolls or lays itself out anew.
 *
 * Returns: (transfer full): the geometry; it borrows @shown.
 */
DictumArticleGeometry *
dictum_article_geometry_new (const DictumArticleShown *shown)
{
  DictumArticleGeometry *self = g_new0 (DictumArticleGeometry, 1);

  self->shown = shown;
  self->view = shown->view;
  self->lines = g_array_new (FALSE, FALSE, sizeof (DictumLine));
  self->measured = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
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
  g_array_unref (self->lines);
  g_hash_table_unref (self->measured);
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

  dictum_article_shown_get_iter (geometry->shown, extent.start, &start);
  dictum_article_shown_get_iter (geometry->shown, MAX (extent.end, extent.start + 1) - 1, &last);
  gtk_text_view_backward_display_line_start (geometry->view, &start);
  find_line_end (geometry, &last, &end);
  return DICTUM_RANGE (dictum_article_shown_get_offset (geometry->shown, &start),
                       MAX (dictum_article_shown_get_offset (geometry->shown, &end), extent.end));
}
