// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an article with its marks and its margin: it shows the session and asks it to act. The marks are drawn
// for the visible lines only, in the layers below and above the text; pointer and keys have files of their own.

#include "config.h"

#include "view/article-view.h"

#include "view/article-geometry.h"
#include "view/article-input.h"
#include "view/article-keys.h"
#include "view/article-tags.h"
#include "view/headline.h"
#include "view/scroller.h"
#include "view/stroke-renderer.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

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
#define RETURNS_MOST 32 // layouts or scrolls for which the place to return to is waited for

struct _DictumArticleView
{
  GtkTextView parent_instance;
  DictumSession *session;
  GSignalGroup *signals;

  DictumArticle *article;
  DictumText *text;
  DictumDisplayMap *map;
  DictumArticleTags *tags;
  GtkWidget *headline;
  DictumScroller *scroller;
  DictumArticleInput *input;

  int size;              // of the text, in pixels at the usual scale
  int column;            // width of the text, as last laid out
  int headline_x;        // where the headline stands, in the buffer
  int headline_y;
  int line_space;        // what lines are apart
  gboolean is_dragging;  // the session hears of the selection when the drag ends
  gboolean is_following; // the selection changes because the session says so
  char *hovered;
  guint place_source;    // tells the session what is visible, after the layout
  guint remembered;      // code point to return to once there is a layout; G_MAXUINT for none
  guint n_returns;       // how often that was tried

  // What was drawn last; rebuilt when anything it shows is another.
  DictumArticleGeometry *geometry;
  DictumPainting painting;
  gboolean is_stale;
  GArray *chips;
  DictumStrokeRenderer *renderer;
};

G_DEFINE_FINAL_TYPE (DictumArticleView, dictum_article_view, GTK_TYPE_TEXT_VIEW)

enum
{
  ASK_SPEAKER,
  INTERCEPT_KEY,
  PRESSED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (DictumArticleView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static GtkAdjustment *
get_adjustment (DictumArticleView *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
}

// How much larger than usual the desktop wants text.
static double
get_text_scale (DictumArticleView *self)
{
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / 1024.0 / 96 : 1;
}

static double
get_page_scale (DictumArticleView *self)
{
  return get_text_scale (self) * self->size / USUAL_SIZE;
}

static float
get_margin_width (DictumArticleView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / get_text_scale (self);

  return get_text_scale (self) *
         (MARGIN_LEAST + (CLAMP (width, NARROW, WIDE) - NARROW) * (MARGIN - MARGIN_LEAST) / (WIDE - NARROW));
}

static DictumMargin
get_margin (DictumArticleView *self)
{
  GdkRectangle visible;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  return (DictumMargin){
    .text_left = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)),
    .width = get_margin_width (self),
    .visible_top = visible.y,
    .scale = get_text_scale (self),
  };
}

static void
place_headline (DictumArticleView *self, int x, int y)
{
  if (self->headline_x == x && self->headline_y == y)
    return;
  self->headline_x = x;
  self->headline_y = y;
  gtk_text_view_move_overlay (GTK_TEXT_VIEW (self), self->headline, x, y);
}

// GtkTextView moves its overlays by asking for an allocation. Asked for during another one, which its own validation
// does, it never comes, and the headline would stand still while the text scrolls below it.
static void
follow_headline (DictumArticleView *self)
{
  GdkRectangle place = { .width = self->column };

  if (self->article == NULL || self->column == 0)
    return;
  place.height = dictum_headline_get_height (DICTUM_HEADLINE (self->headline), self->column);
  if (place.height == 0)
    return;
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_TEXT, self->headline_x,
                                         self->headline_y, &place.x, &place.y);
  gtk_widget_size_allocate (self->headline, &place, -1);
}

// The two margins and the column between them stand in the middle.
static void
lay_out_column (DictumArticleView *self, int width)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  double scale = get_text_scale (self), unscaled = width / scale;
  double part = (CLAMP (unscaled, NARROW, WIDE) - NARROW) / (WIDE - NARROW);
  int left = scale * (MARGIN_LEAST + part * (MARGIN - MARGIN_LEAST));
  int right = scale * (RIGHT_LEAST + part * (RIGHT - RIGHT_LEAST));
  int column = MAX (MIN (COLUMN * get_page_scale (self), width - left - right), 1);
  int spare = MAX ((width - left - right - column) / 2, 0), height, top;

  self->column = column;
  gtk_text_view_set_left_margin (view, left + spare);
  gtk_text_view_set_right_margin (view, MAX (width - left - spare - column, 0));
  gtk_widget_set_size_request (self->headline, column, -1);
  height = dictum_headline_get_height (DICTUM_HEADLINE (self->headline), column);
  top = ABOVE + (height > 0 ? height + BELOW_HEADLINE : 0) - self->line_space / 2;
  gtk_text_view_set_top_margin (view, MAX (top, 0));
  place_headline (self, left + spare, ABOVE - MAX (top, 0));
}

static void
update_spacing (DictumArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double pixels = self->size * get_text_scale (self);
  int natural = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  self->line_space = MAX ((int) (pixels * LINE_HEIGHT + 0.5) - natural, 4);
  pango_font_metrics_unref (metrics);
  gtk_text_view_set_pixels_inside_wrap (view, self->line_space);
  gtk_text_view_set_pixels_above_lines (view, self->line_space / 2);
  gtk_text_view_set_pixels_below_lines (view,
                                        self->line_space - self->line_space / 2 + (int) (pixels * PARAGRAPH_SPACE));
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
update_geometry (DictumArticleView *self)
{
  g_clear_pointer (&self->geometry, dictum_article_geometry_free);
  self->geometry = dictum_article_geometry_new (GTK_TEXT_VIEW (self), self->text, self->map);
}

static void
mark_states (DictumArticleView *self)
{
  DictumQuotation *current = dictum_session_get_current (self->session);
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
update_aim (DictumArticleView *self)
{
  DictumQuotation *current = dictum_session_get_current (self->session);
  DictumRange extent;

  g_clear_pointer (&self->painting.aimed, g_array_unref);
  self->painting.selection = dictum_article_view_get_selection (self);
  self->painting.aim = DICTUM_AIM_NOTHING;
  if (self->is_dragging || dictum_session_get_held_end (self->session) != DICTUM_END_NONE)
    return;
  self->painting.aim = dictum_session_get_aim (self->session, &self->painting.aimed);
  if (self->painting.aim == DICTUM_AIM_CURRENT || self->painting.aimed->len == 0)
    self->painting.aim = DICTUM_AIM_NOTHING;
  if (self->painting.aim == DICTUM_AIM_QUOTATION && current != NULL && dictum_quotation_get_extent (current, &extent) &&
      extent.start == g_array_index (self->painting.aimed, DictumRange, 0).start)
    self->painting.aim = DICTUM_AIM_NOTHING;
}

static void
update_painting (DictumArticleView *self)
{
  DictumAnnotationSet *set = dictum_article_get_annotations (self->article);
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (self->session));

  g_clear_pointer (&self->painting.markings, g_array_unref);
  self->painting.scheme = dictum_palette_get_scheme ();
  self->painting.markings = dictum_marking_list_near (set, cast, dictum_article_geometry_get_range (self->geometry),
                                                      dictum_session_get_current (self->session),
                                                      dictum_article_geometry_grow, self->geometry);
  self->painting.held_end = dictum_session_get_held_end (self->session);
  self->painting.held_piece = dictum_session_get_current_piece (self->session);
  mark_states (self);
  if (self->is_stale)
    update_aim (self);
  self->is_stale = FALSE;
}

static gboolean
has_article (DictumArticleView *self)
{
  return self->session != NULL && self->map != NULL && dictum_article_get_annotations (self->article) != NULL;
}

static void
draw_below (DictumArticleView *self, GtkSnapshot *snapshot)
{
  DictumMargin margin = get_margin (self);
  const DictumGeometry *geometry;
  g_autoptr (GArray) strokes = NULL;

  update_geometry (self);
  update_painting (self);
  geometry = dictum_article_geometry_get (self->geometry);
  strokes = dictum_mark_painter_paint (&self->painting, geometry);
  g_array_set_size (self->chips, 0);
  dictum_margin_paint (&margin, &self->painting, geometry, strokes, self->chips);
  dictum_stroke_renderer_draw (self->renderer, snapshot, strokes, FALSE,
                               gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  dictum_stroke_renderer_draw_chips (self->renderer, snapshot,
                                    gtk_widget_get_pango_context (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    self->chips, margin.scale);
}

static void
dictum_article_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (view);
  g_autoptr (GArray) strokes = NULL;

  if (!has_article (self))
    return;
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    {
      // Validation moves the text without telling anybody, overlays included.
      follow_headline (self);
      draw_below (self, snapshot);
      return;
    }
  if (self->geometry == NULL || self->painting.markings == NULL)
    return;
  strokes = dictum_mark_painter_paint (&self->painting, dictum_article_geometry_get (self->geometry));
  dictum_stroke_renderer_draw (self->renderer, snapshot, strokes, TRUE,
                               gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

// At the first layouts few lines have their heights, and the page is too short to be scrolled that far.
static void
see_whether_returned (DictumArticleView *self)
{
  GdkRectangle line, visible;
  GtkTextIter iter;

  if (self->remembered == G_MAXUINT)
    return;
  dictum_article_view_get_iter (self, self->remembered, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &line);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  if (ABS (visible.y - line.y) <= 1 || ++self->n_returns >= RETURNS_MOST)
    self->remembered = G_MAXUINT;
}

static void
return_to_place (DictumArticleView *self)
{
  GtkTextIter iter;

  if (self->remembered == G_MAXUINT)
    return;
  if (self->remembered == 0)
    {
      // With the headline.
      self->remembered = G_MAXUINT;
      gtk_adjustment_set_value (get_adjustment (self), 0);
      return;
    }
  dictum_article_view_get_iter (self, self->remembered, &iter);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self), &iter, 0, TRUE, 0, 0);
  see_whether_returned (self);
}

// Who moves meanwhile is not brought back.
static gboolean
event_cb (DictumArticleView *self, GdkEvent *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_SCROLL:
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
      self->remembered = G_MAXUINT;
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

// Tells the session what is visible, once the view knows.
static gboolean
report_place_cb (gpointer data)
{
  DictumArticleView *self = data;
  DictumRange visible;

  self->place_source = 0;
  if (!has_article (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  update_geometry (self);
  visible = dictum_article_geometry_get_range (self->geometry);
  dictum_session_set_visible (self->session, visible);
  see_whether_returned (self);
  if (self->remembered == G_MAXUINT)
    dictum_session_remember_place (self->session, visible.start);
  return G_SOURCE_REMOVE;
}

static void
report_place (DictumArticleView *self)
{
  if (self->place_source == 0)
    self->place_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 3, report_place_cb, self, NULL);
}

static void
dictum_article_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (widget);

  lay_out_column (self, width);
  GTK_WIDGET_CLASS (dictum_article_view_parent_class)->size_allocate (widget, width, height, baseline);
  follow_headline (self);
  if (has_article (self))
    {
      return_to_place (self);
      report_place (self);
    }
}

static void
dictum_article_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dictum_article_view_parent_class)->css_changed (widget, change);
  update_spacing (DICTUM_ARTICLE_VIEW (widget));
}

static void
dictum_article_view_copy_clipboard (GtkTextView *view)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (view);
  g_autofree char *words = NULL;

  if (!has_article (self))
    return;
  dictum_article_view_report_selection (self);
  words = dictum_range_is_empty (dictum_article_view_get_selection (self))
              ? dictum_session_dup_citation (self->session)
              : dictum_text_dup_slice (self->text, dictum_article_view_get_selection (self));
  if (words != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), words);
}

// With the first line comes what stands above it.
static void
dictum_article_view_move_cursor (GtkTextView *view, GtkMovementStep step, int count, gboolean extend)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (view);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter caret;
  GdkRectangle place;

  GTK_TEXT_VIEW_CLASS (dictum_article_view_parent_class)->move_cursor (view, step, count, extend);
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &caret, &place);
  if (place.y + place.height + gtk_text_view_get_top_margin (view) < gtk_widget_get_height (GTK_WIDGET (self)) &&
      !gtk_text_view_backward_display_line (view, &caret))
    gtk_adjustment_set_value (get_adjustment (self), 0);
}

static void
selection_changed_cb (DictumArticleView *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  self->is_stale = TRUE;
  if (!self->is_dragging && !self->is_following)
    dictum_article_view_report_selection (self);
}

static void
buffer_mark_set_cb (DictumArticleView *self, const GtkTextIter *iter, GtkTextMark *mark)
{
  if (gtk_text_mark_get_name (mark) != NULL)
    selection_changed_cb (self);
}

static void
describe_current (DictumArticleView *self)
{
  g_autofree char *description = self->session ? dictum_session_dup_current_description (self->session) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description ? description : "", -1);
}

static void
show_headline (DictumArticleView *self)
{
  dictum_headline_set_article (DICTUM_HEADLINE (self->headline), self->article);
  if (self->tags != NULL)
    dictum_article_tags_set_headline (self->tags, dictum_headline_find_in_text (self->article),
                                      HEADLINE_POINTS * self->size / USUAL_SIZE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
drop_article (DictumArticleView *self)
{
  g_clear_handle_id (&self->place_source, g_source_remove);
  g_clear_pointer (&self->tags, dictum_article_tags_free);
  g_clear_pointer (&self->geometry, dictum_article_geometry_free);
  g_clear_pointer (&self->painting.markings, g_array_unref);
  g_clear_pointer (&self->painting.aimed, g_array_unref);
  g_clear_pointer (&self->map, dictum_display_map_free);
  g_clear_pointer (&self->text, dictum_text_unref);
  g_clear_pointer (&self->hovered, g_free);
  g_array_set_size (self->chips, 0);
  if (self->article != NULL)
    g_signal_handlers_disconnect_by_data (self->article, self);
  g_clear_object (&self->article);
}

static void
show_buffer (DictumArticleView *self, GtkTextBuffer *buffer)
{
  g_signal_connect_object (buffer, "mark-set", G_CALLBACK (buffer_mark_set_cb), self, G_CONNECT_SWAPPED);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
}

static void
take_article (DictumArticleView *self, DictumArticle *article)
{
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  guint place = dictum_session_get_remembered_place (self->session);
  const char *shown;
  gsize size;
  GtkTextIter start;

  self->article = g_object_ref (article);
  self->text = dictum_text_ref (dictum_article_get_text (article));
  self->map = dictum_display_map_new (self->text);
  shown = dictum_display_map_get_string (self->map, &size);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, shown, size);
  self->tags = dictum_article_tags_new (buffer, self->text, self->map, dictum_article_get_annotations (article));
  dictum_article_tags_set_colour (self->tags, &dictum_palette_get_page (dictum_palette_get_scheme ())->text);
  dictum_article_tags_start (self->tags, DICTUM_RANGE (place, MIN (place + 8000, dictum_text_get_length (self->text))));
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  self->remembered = place;
  self->n_returns = 0;
  g_signal_connect_object (article, "notify::info", G_CALLBACK (show_headline), self, G_CONNECT_SWAPPED);
  show_buffer (self, buffer);
}

static void
article_changed_cb (DictumArticleView *self)
{
  DictumArticle *article = self->session ? dictum_session_get_article (self->session) : NULL;
  g_autoptr (GtkTextBuffer) empty = NULL;

  drop_article (self);
  if (article != NULL && dictum_article_get_text (article) != NULL)
    take_article (self, article);
  else
    show_buffer (self, empty = gtk_text_buffer_new (NULL));
  show_headline (self);
  describe_current (self);
  dictum_article_view_refresh (self);
}

static void
marks_changed_cb (DictumArticleView *self, guint start, guint end)
{
  if (!has_article (self))
    return;
  dictum_article_tags_repaint (self->tags, DICTUM_RANGE (start, end));
  dictum_article_tags_set_current (self->tags, dictum_session_get_current (self->session));
  describe_current (self);
  dictum_article_view_refresh (self);
}

static void
current_changed_cb (DictumArticleView *self)
{
  if (!has_article (self))
    return;
  dictum_article_tags_set_current (self->tags, dictum_session_get_current (self->session));
  describe_current (self);
  dictum_article_view_refresh (self);
}

static void
selection_moved_cb (DictumArticleView *self)
{
  if (has_article (self))
    dictum_article_view_select (self, dictum_session_get_selection (self->session),
                                dictum_session_get_caret (self->session));
}

static void
shown_cb (DictumArticleView *self, guint start, guint end)
{
  dictum_article_view_show_range (self, DICTUM_RANGE (start, end));
}

static void
pen_changed_cb (DictumArticleView *self)
{
  if (self->session != NULL && dictum_session_get_pen (self->session) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pen");
}

static void
scrolled_cb (DictumArticleView *self)
{
  follow_headline (self);
  if (has_article (self))
    report_place (self);
}

static void
adjustment_changed_cb (DictumArticleView *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

static void
style_changed_cb (DictumArticleView *self)
{
  static const char *const classes[] = { "light", "dark", "hc-light", "hc-dark" };
  DictumScheme scheme = dictum_palette_get_scheme ();

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (i == scheme)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
  if (self->tags != NULL)
    dictum_article_tags_set_colour (self->tags, &dictum_palette_get_page (scheme)->text);
  dictum_article_view_refresh (self);
}

static void
dictum_article_view_dispose (GObject *object)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (object);

  g_clear_pointer (&self->input, dictum_article_input_free);
  g_clear_pointer (&self->scroller, dictum_scroller_free);
  drop_article (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dictum_article_view_parent_class)->dispose (object);
}

static void
dictum_article_view_finalize (GObject *object)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (object);

  g_array_unref (self->chips);
  dictum_stroke_renderer_free (self->renderer);
  G_OBJECT_CLASS (dictum_article_view_parent_class)->finalize (object);
}

static void
create_signals (GType type)
{
  /**
   * DictumArticleView::ask-speaker:
   * @self: the view
   * @new_speaker: whether a name is to be typed
   *
   * Words were selected, and nobody knows yet who says them.
   */
  signals[ASK_SPEAKER] = g_signal_new ("ask-speaker", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                       G_TYPE_BOOLEAN);
  /**
   * DictumArticleView::intercept-key:
   * @self: the view
   * @keyval: Enter, Esc, Up or Down
   *
   * Returns: whether something that lies above the text took the key.
   */
  signals[INTERCEPT_KEY] = g_signal_new ("intercept-key", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                                         NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_UINT);
  /**
   * DictumArticleView::pressed:
   * @self: the view
   *
   * The pointer went down in the text.
   */
  signals[PRESSED] = g_signal_new ("pressed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dictum_article_view_class_init (DictumArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = dictum_article_view_dispose;
  object_class->finalize = dictum_article_view_finalize;
  widget_class->size_allocate = dictum_article_view_size_allocate;
  widget_class->css_changed = dictum_article_view_css_changed;
  view_class->snapshot_layer = dictum_article_view_snapshot_layer;
  view_class->copy_clipboard = dictum_article_view_copy_clipboard;
  view_class->move_cursor = dictum_article_view_move_cursor;
  create_signals (G_TYPE_FROM_CLASS (klass));
}

static void
follow_session (DictumArticleView *self)
{
  self->signals = g_signal_group_new (DICTUM_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::article", G_CALLBACK (article_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::current", G_CALLBACK (current_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::pen", G_CALLBACK (pen_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::held-end", G_CALLBACK (current_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "marks-changed", G_CALLBACK (marks_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "selection-moved", G_CALLBACK (selection_moved_cb), self);
  g_signal_group_connect_swapped (self->signals, "shown", G_CALLBACK (shown_cb), self);
}

static void
dictum_article_view_init (DictumArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
  self->size = USUAL_SIZE;
  self->remembered = G_MAXUINT;
  self->is_stale = TRUE;
  self->chips = g_array_new (FALSE, FALSE, sizeof (DictumChip));
  g_array_set_clear_func (self->chips, dictum_chip_clear);
  self->renderer = dictum_stroke_renderer_new ();
  self->scroller = dictum_scroller_new (GTK_WIDGET (self));
  self->headline = dictum_headline_new ();
  gtk_text_view_add_overlay (view, self->headline, 0, 0);
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_bottom_margin (view, BELOW);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Article text"), -1);
  follow_session (self);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (adjustment_changed_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (style_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  style_changed_cb (self);
  self->input = dictum_article_input_new (self);
  dictum_article_keys_attach (self);
}

/**
 * dictum_article_view_new:
 *
 * Returns: (transfer floating): a view without a session.
 */
GtkWidget *
dictum_article_view_new (void)
{
  return g_object_new (DICTUM_TYPE_ARTICLE_VIEW, NULL);
}

/**
 * dictum_article_view_get_session:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): its session, %NULL also while it shows no article.
 */
DictumSession *
dictum_article_view_get_session (DictumArticleView *self)
{
  return has_article (self) ? self->session : NULL;
}

/**
 * dictum_article_view_get_offset:
 * @self: a view with an article
 * @iter: a place in its buffer
 *
 * Returns: the code point of the text at that place.
 */
guint
dictum_article_view_get_offset (DictumArticleView *self, const GtkTextIter *iter)
{
  return self->map ? dictum_display_map_to_offset (self->map, gtk_text_iter_get_offset (iter)) : 0;
}

/**
 * dictum_article_view_get_iter:
 * @self: a view
 * @offset: a code point of the text
 * @iter: (out): where it is shown
 *
 * Goes from the text to what is shown.
 */
void
dictum_article_view_get_iter (DictumArticleView *self, guint offset, GtkTextIter *iter)
{
  guint position = self->map ? dictum_display_map_to_position (self->map, offset) : 0;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), iter, position);
}

/**
 * dictum_article_view_get_selection:
 * @self: a view
 *
 * Returns: what is selected in the text view, in code points of the text; empty at the caret where nothing is.
 */
DictumRange
dictum_article_view_get_selection (DictumArticleView *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  return DICTUM_RANGE (dictum_article_view_get_offset (self, &start), dictum_article_view_get_offset (self, &end));
}

/**
 * dictum_article_view_find_offset:
 * @self: a view
 * @x: a place in the widget; application pixels
 * @y: likewise
 * @offset: (out): the code point nearest to it
 *
 * Returns: whether the place is on a word, not beside the text.
 */
gboolean
dictum_article_view_find_offset (DictumArticleView *self, double x, double y, guint *offset)
{
  GtkTextIter iter;
  int buffer_x, buffer_y;
  gboolean is_over;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  is_over = gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, buffer_x, buffer_y);
  *offset = dictum_article_view_get_offset (self, &iter);
  return is_over;
}

/**
 * dictum_article_view_get_place:
 * @self: a view
 * @offset: a code point of the text
 * @place: (out): where it is in the widget; application pixels
 *
 * Returns: whether the place is visible.
 */
gboolean
dictum_article_view_get_place (DictumArticleView *self, guint offset, GdkRectangle *place)
{
  GtkTextIter iter;

  dictum_article_view_get_iter (self, offset, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, place->x, place->y, &place->x,
                                         &place->y);
  return place->y + place->height > 0 && place->y < gtk_widget_get_height (GTK_WIDGET (self));
}

/**
 * dictum_article_view_find_in_margin:
 * @self: a view
 * @x: a place in the widget; application pixels
 * @y: likewise
 *
 * Returns: (transfer none) (nullable): id of the quotation whose chip or bar is there.
 */
const char *
dictum_article_view_find_in_margin (DictumArticleView *self, double x, double y)
{
  DictumMargin margin;
  int buffer_x, buffer_y;

  if (!has_article (self) || self->geometry == NULL || self->painting.markings == NULL)
    return NULL;
  margin = get_margin (self);
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  if (buffer_x > margin.text_left - 3)
    return NULL;
  return dictum_margin_find (&margin, &self->painting, dictum_article_geometry_get (self->geometry), self->chips,
                             buffer_x, buffer_y);
}

/**
 * dictum_article_view_find_handle:
 * @self: a view
 * @x: a place in the widget; application pixels
 * @y: likewise
 * @piece: (out): the piece of the current quotation
 * @end: (out): which end of it
 *
 * Returns: whether there is a handle.
 */
gboolean
dictum_article_view_find_handle (DictumArticleView *self, double x, double y, guint *piece, DictumEnd *end)
{
  int buffer_x, buffer_y;

  if (!has_article (self) || self->geometry == NULL || self->painting.markings == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, x, y, &buffer_x, &buffer_y);
  return dictum_mark_painter_find_handle (&self->painting, dictum_article_geometry_get (self->geometry), buffer_x,
                                          buffer_y, piece, end);
}

/**
 * dictum_article_view_find_quotation:
 * @self: a view
 * @offset: a code point of the text
 *
 * Returns: (transfer none) (nullable): id of the innermost quotation that is drawn there.
 */
const char *
dictum_article_view_find_quotation (DictumArticleView *self, guint offset)
{
  if (!has_article (self) || self->painting.markings == NULL)
    return NULL;
  for (guint i = self->painting.markings->len; i-- > 0;)
    {
      DictumQuotation *quotation = g_array_index (self->painting.markings, DictumMarking, i).quotation;
      const DictumPieces *content = dictum_quotation_get_pieces (quotation, DICTUM_ROLE_CONTENT);

      for (guint j = 0; j < dictum_pieces_get_n (content); j++)
        if (dictum_pieces_get (content, j)->placed && dictum_range_contains (dictum_pieces_get (content, j)->range,
                                                                             offset))
          return dictum_quotation_get_id (quotation);
    }
  return NULL;
}

/**
 * dictum_article_view_set_session:
 * @self: a view
 * @session: (nullable): what to show
 *
 * Shows another session.
 */
void
dictum_article_view_set_session (DictumArticleView *self, DictumSession *session)
{
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->signals, session);
  article_changed_cb (self);
  pen_changed_cb (self);
}

/**
 * dictum_article_view_set_text_size:
 * @self: a view
 * @size: of the text, in pixels at the usual scale
 *
 * Lays out column and lines for another size of text. The font itself comes from CSS.
 */
void
dictum_article_view_set_text_size (DictumArticleView *self, int size)
{
  self->size = size;
  update_spacing (self);
  if (self->tags != NULL)
    show_headline (self);
}

/**
 * dictum_article_view_set_hovered:
 * @self: a view
 * @quotation: (nullable): id of the quotation that the pointer is on
 *
 * Shows its source and cue.
 */
void
dictum_article_view_set_hovered (DictumArticleView *self, const char *quotation)
{
  if (g_strcmp0 (self->hovered, quotation) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (quotation);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dictum_article_view_set_dragging:
 * @self: a view
 * @dragging: whether the person is selecting with the pointer
 *
 * While that lasts the session is not told of every step.
 */
void
dictum_article_view_set_dragging (DictumArticleView *self, gboolean dragging)
{
  self->is_dragging = dragging;
  dictum_article_view_refresh (self);
}

/**
 * dictum_article_view_select:
 * @self: a view
 * @range: what to select, in code points
 * @caret: where the caret goes, one of the two ends
 *
 * Selects without telling the session.
 */
void
dictum_article_view_select (DictumArticleView *self, DictumRange range, guint caret)
{
  GtkTextIter insert, bound;
  gboolean was_following = self->is_following;

  dictum_article_view_get_iter (self, caret, &insert);
  dictum_article_view_get_iter (self, caret == range.start ? range.end : range.start, &bound);
  if (dictum_range_is_empty (range))
    bound = insert;
  self->is_following = TRUE;
  gtk_text_buffer_select_range (get_buffer (self), &insert, &bound);
  self->is_following = was_following;
  dictum_article_view_refresh (self);
}

/**
 * dictum_article_view_report_selection:
 * @self: a view
 *
 * Tells the session what is selected and where the caret is.
 */
void
dictum_article_view_report_selection (DictumArticleView *self)
{
  GtkTextIter caret;
  DictumRange selection;

  if (!has_article (self))
    return;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &caret, gtk_text_buffer_get_insert (get_buffer (self)));
  selection = dictum_article_view_get_selection (self);
  if (!dictum_range_equal (selection, dictum_session_get_selection (self->session)) ||
      dictum_article_view_get_offset (self, &caret) != dictum_session_get_caret (self->session))
    dictum_session_set_selection (self->session, selection, dictum_article_view_get_offset (self, &caret));
  dictum_article_view_refresh (self);
}

/**
 * dictum_article_view_refresh:
 * @self: a view
 *
 * Draws the marks anew, with what a digit would take.
 */
void
dictum_article_view_refresh (DictumArticleView *self)
{
  self->is_stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * dictum_article_view_show_range:
 * @self: a view
 * @range: code points of the text
 *
 * Scrolls only where @range is not wholly visible, and then puts it a third from the top.
 */
void
dictum_article_view_show_range (DictumArticleView *self, DictumRange range)
{
  GdkRectangle visible, first, last;
  GtkTextIter start, end;

  if (!has_article (self) || get_adjustment (self) == NULL)
    return;
  dictum_article_view_get_iter (self, range.start, &start);
  dictum_article_view_get_iter (self, MAX (range.end, range.start + 1) - 1, &end);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, &first);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &end, &last);
  if (first.y >= visible.y && last.y + last.height <= visible.y + visible.height && first.height > 0 && last.height > 0)
    return;
  dictum_scroller_scroll_to (self->scroller, &start);
}

/**
 * dictum_article_view_ask_speaker:
 * @self: a view
 * @new_speaker: whether a name is to be typed
 *
 * Asks who says what is selected.
 */
void
dictum_article_view_ask_speaker (DictumArticleView *self, gboolean new_speaker)
{
  g_signal_emit (self, signals[ASK_SPEAKER], 0, new_speaker);
}

/**
 * dictum_article_view_intercept_key:
 * @self: a view
 * @keyval: a key
 *
 * Returns: whether something that lies above the text took the key.
 */
gboolean
dictum_article_view_intercept_key (DictumArticleView *self, guint keyval)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[INTERCEPT_KEY], 0, keyval, &taken);
  return taken;
}

/**
 * dictum_article_view_tell_pressed:
 * @self: a view
 *
 * Says that the pointer went down in the text.
 */
void
dictum_article_view_tell_pressed (DictumArticleView *self)
{
  g_signal_emit (self, signals[PRESSED], 0);
}
