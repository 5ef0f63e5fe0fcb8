// SPDX-License-Identifier: GPL-3.0-or-later
// How an article stands on its page: one readable column between two margins, its headline above, its lines apart.

#include "view/article-column.h"

#include "view/headline.h"

// Measures of design/notes.md, in application pixels at the usual size of text.
#define COLUMN 560
#define MARGIN 88
#define MARGIN_LEAST 44
#define RIGHT 48
#define RIGHT_LEAST 16
#define NARROW 360 // where the margins are least
#define WIDE 600   // from where they are as they should be
#define ABOVE 26
#define BELOW 48
#define BELOW_HEADLINE 21
#define LINE_HEIGHT (28 / 16.0)
#define PARAGRAPH_SPACE (11 / 16.0)
#define USUAL_SIZE 16
#define HEADLINE_POINTS 19.5 // 26 px

struct _DictumArticleColumn
{
  GtkTextView *view;   // borrowed
  GtkWidget *headline; // an overlay of the view
  gboolean has_article;
  int size;            // of the text, in pixels at the usual scale
  int width;           // of the text, as last laid out
  int headline_x;      // where the headline stands, in the buffer
  int headline_y;
  int line_space;      // what lines are apart
};

// How much larger than usual the desktop wants text.
static double
get_text_scale (DictumArticleColumn *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->view)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96 : 1;
}

static double
get_page_scale (DictumArticleColumn *self)
{
  return get_text_scale (self) * self->size / USUAL_SIZE;
}

static float
get_margin_width (DictumArticleColumn *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->view)) / get_text_scale (self);

  return get_text_scale (self) *
         (MARGIN_LEAST + (CLAMP (width, NARROW, WIDE) - NARROW) * (MARGIN - MARGIN_LEAST) / (WIDE - NARROW));
}

static void
place_headline (DictumArticleColumn *self, int x, int y)
{
  if (self->headline_x == x && self->headline_y == y)
    return;
  self->headline_x = x;
  self->headline_y = y;
  gtk_text_view_move_overlay (self->view, self->headline, x, y);
}

/**
 * dictum_article_column_new:
 * @view: a text view, which outlives the column
 *
 * Puts an empty headline above the text of @view.
 *
 * Returns: (transfer full): the column, for the main thread.
 */
DictumArticleColumn *
dictum_article_column_new (GtkTextView *view)
{
  DictumArticleColumn *self = g_new0 (DictumArticleColumn, 1);

  self->view = view;
  self->size = USUAL_SIZE;
  self->headline = dictum_headline_new ();
  gtk_text_view_add_overlay (view, self->headline, 0, 0);
  gtk_text_view_set_bottom_margin (view, BELOW);
  return self;
}

/**
 * dictum_article_column_free:
 * @self: (transfer full): a column
 *
 * Frees it. The headline stays with the view.
 */
void
dictum_article_column_free (DictumArticleColumn *self)
{
  g_free (self);
}

/**
 * dictum_article_column_get_margin:
 * @self: a column
 *
 * Returns: the margin on the left of the text, as it is laid out and scrolled now.
 */
DictumMargin
dictum_article_column_get_margin (DictumArticleColumn *self)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (self->view, &visible);
  return (DictumMargin){
    .text_left = gtk_text_view_get_left_margin (self->view),
    .width = get_margin_width (self),
    .visible_top = visible.y,
    .scale = get_text_scale (self),
  };
}

/**
 * dictum_article_column_get_headline_points:
 * @self: a column
 *
 * Returns: the size of a headline that the text begins with; points at the usual scale.
 */
double
dictum_article_column_get_headline_points (DictumArticleColumn *self)
{
  return HEADLINE_POINTS * self->size / USUAL_SIZE;
}

/**
 * dictum_article_column_set_article:
 * @self: a column
 * @article: (nullable): an article
 *
 * Shows its headline, or none.
 */
void
dictum_article_column_set_article (DictumArticleColumn *self, DictumArticle *article)
{
  self->has_article = article != NULL;
  dictum_headline_set_article (DICTUM_HEADLINE (self->headline), article);
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
}

/**
 * dictum_article_column_set_text_size:
 * @self: a column
 * @size: of the text, in pixels at the usual scale
 *
 * Makes column and lines fit another size of text.
 */
void
dictum_article_column_set_text_size (DictumArticleColumn *self, int size)
{
  self->size = size;
  dictum_article_column_space_lines (self);
}

/**
 * dictum_article_column_space_lines:
 * @self: a column
 *
 * Puts the lines as far apart as the font wants that the view has now.
 */
void
dictum_article_column_space_lines (DictumArticleColumn *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double pixels = self->size * get_text_scale (self);
  int natural = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  self->line_space = MAX ((int) (pixels * LINE_HEIGHT + 0.5) - natural, 4);
  pango_font_metrics_unref (metrics);
  gtk_text_view_set_pixels_inside_wrap (self->view, self->line_space);
  gtk_text_view_set_pixels_above_lines (self->view, self->line_space / 2);
  gtk_text_view_set_pixels_below_lines (self->view,
                                        self->line_space - self->line_space / 2 + (int) (pixels * PARAGRAPH_SPACE));
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
}

/**
 * dictum_article_column_lay_out:
 * @self: a column
 * @width: what the view has; application pixels
 *
 * Puts the two margins and the column between them in the middle.
 */
void
dictum_article_column_lay_out (DictumArticleColumn *self, int width)
{
  double scale = get_text_scale (self), unscaled = width / scale;
  double part = (CLAMP (unscaled, NARROW, WIDE) - NARROW) / (WIDE - NARROW);
  int left = scale * (MARGIN_LEAST + part * (MARGIN - MARGIN_LEAST));
  int right = scale * (RIGHT_LEAST + part * (RIGHT - RIGHT_LEAST));
  int column = MAX (MIN (COLUMN * get_page_scale (self), width - left - right), 1);
  int spare = MAX ((width - left - right - column) / 2, 0), height, top;

  self->width = column;
  gtk_text_view_set_left_margin (self->view, left + spare);
  gtk_text_view_set_right_margin (self->view, MAX (width - left - spare - column, 0));
  gtk_widget_set_size_request (self->headline, column, -1);
  height = dictum_headline_get_height (DICTUM_HEADLINE (self->headline), column);
  top = ABOVE + (height > 0 ? height + BELOW_HEADLINE : 0) - self->line_space / 2;
  gtk_text_view_set_top_margin (self->view, MAX (top, 0));
  place_headline (self, left + spare, ABOVE - MAX (top, 0));
}

/**
 * dictum_article_column_follow:
 * @self: a column
 *
 * Puts the headline where the text is now. GtkTextView moves its overlays by asking for an allocation. Asked for during
 * another one, which its own validation does, it never comes, and the headline would stand still while the text scrolls
 * below it.
 */
void
dictum_article_column_follow (DictumArticleColumn *self)
{
  GdkRectangle place = { .width = self->width };

  if (!self->has_article || self->width == 0)
    return;
  place.height = dictum_headline_get_height (DICTUM_HEADLINE (self->headline), self->width);
  if (place.height == 0)
    return;
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_TEXT, self->headline_x, self->headline_y,
                                         &place.x, &place.y);
  gtk_widget_size_allocate (self->headline, &place, -1);
}
