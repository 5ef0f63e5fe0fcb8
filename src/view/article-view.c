// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an article with its marks and its margin: it follows the session, shows the article in a buffer, and
// tells the session what is selected. How it stands on the page, its marks, pointer and keys have files of their own.

#include "config.h"

#include "view/article-view.h"

#include "view/article-column.h"
#include "view/article-input.h"
#include "view/article-keys.h"
#include "view/article-place.h"
#include "view/article-tags.h"
#include "view/headline.h"
#include "view/scroller.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TAGS_FIRST 8000 // code points that are tagged before the first frame

struct _DictumArticleView
{
  GtkTextView parent_instance;
  DictumArticleShown shown;
  GSignalGroup *signals;
  DictumArticleTags *tags;
  DictumArticleColumn *column;
  DictumArticleMarks *marks;
  DictumArticlePlace *place;
  DictumScroller *scroller;
  DictumArticleInput *input;
  gboolean is_dragging;  // the session hears of the selection when the drag ends
  gboolean is_following; // the selection changes because the session says so
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

static void
dictum_article_view_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (view);
  DictumMargin margin;

  if (!dictum_article_shown_is_open (&self->shown))
    return;
  if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT)
    {
      dictum_article_marks_draw_above (self->marks, snapshot);
      return;
    }
  // Validation moves the text without telling anybody, overlays included.
  dictum_article_column_follow (self->column);
  margin = dictum_article_column_get_margin (self->column);
  dictum_article_marks_draw_below (self->marks, snapshot, &margin);
}

static void
dictum_article_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (widget);

  dictum_article_column_lay_out (self->column, width);
  GTK_WIDGET_CLASS (dictum_article_view_parent_class)->size_allocate (widget, width, height, baseline);
  dictum_article_column_follow (self->column);
  dictum_article_place_laid_out (self->place);
}

static void
dictum_article_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dictum_article_view_parent_class)->css_changed (widget, change);
  dictum_article_column_space_lines (DICTUM_ARTICLE_VIEW (widget)->column);
}

static void
dictum_article_view_copy_clipboard (GtkTextView *view)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (view);
  g_autofree char *words = NULL;

  if (!dictum_article_shown_is_open (&self->shown))
    return;
  dictum_article_view_report_selection (self);
  words = dictum_range_is_empty (dictum_article_view_get_selection (self))
              ? dictum_session_dup_citation (self->shown.session)
              : dictum_text_dup_slice (self->shown.text, dictum_article_view_get_selection (self));
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
  dictum_article_marks_refresh (self->marks);
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
  DictumSession *session = self->shown.session;
  g_autofree char *description = session ? dictum_session_dup_current_description (session) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description ? description : "", -1);
}

static void
show_headline (DictumArticleView *self)
{
  dictum_article_column_set_article (self->column, self->shown.article);
  if (self->tags != NULL)
    dictum_article_tags_set_headline (self->tags, dictum_headline_find_in_text (self->shown.article),
                                      dictum_article_column_get_headline_points (self->column));
}

static void
drop_article (DictumArticleView *self)
{
  if (self->shown.article != NULL)
    g_signal_handlers_disconnect_by_data (self->shown.article, self);
  dictum_article_place_forget (self->place);
  dictum_article_marks_drop (self->marks);
  g_clear_pointer (&self->tags, dictum_article_tags_free);
  dictum_article_shown_drop (&self->shown);
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
  guint place = dictum_session_get_remembered_place (self->shown.session);
  const char *shown;
  gsize size;
  GtkTextIter start;

  dictum_article_shown_take (&self->shown, article);
  shown = dictum_display_map_get_string (self->shown.map, &size);
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, shown, size);
  self->tags = dictum_article_tags_new (buffer, self->shown.text, self->shown.map,
                                        dictum_article_get_annotations (article));
  dictum_article_tags_set_colour (self->tags, &dictum_palette_get_page (dictum_palette_get_scheme ())->text);
  dictum_article_tags_start (self->tags,
                             DICTUM_RANGE (place, MIN (place + TAGS_FIRST, dictum_text_get_length (self->shown.text))));
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  dictum_article_place_return_to (self->place, place);
  g_signal_connect_object (article, "notify::info", G_CALLBACK (show_headline), self, G_CONNECT_SWAPPED);
  show_buffer (self, buffer);
}

static void
article_changed_cb (DictumArticleView *self)
{
  DictumArticle *article = self->shown.session ? dictum_session_get_article (self->shown.session) : NULL;
  g_autoptr (GtkTextBuffer) empty = NULL;

  drop_article (self);
  if (article != NULL && dictum_article_get_text (article) != NULL)
    take_article (self, article);
  else
    show_buffer (self, empty = gtk_text_buffer_new (NULL));
  show_headline (self);
  describe_current (self);
  dictum_article_marks_refresh (self->marks);
}

static void
marks_changed_cb (DictumArticleView *self, guint start, guint end)
{
  if (!dictum_article_shown_is_open (&self->shown))
    return;
  dictum_article_tags_repaint (self->tags, DICTUM_RANGE (start, end));
  dictum_article_tags_set_current (self->tags, dictum_session_get_current (self->shown.session));
  describe_current (self);
  dictum_article_marks_refresh (self->marks);
}

static void
current_changed_cb (DictumArticleView *self)
{
  if (!dictum_article_shown_is_open (&self->shown))
    return;
  dictum_article_tags_set_current (self->tags, dictum_session_get_current (self->shown.session));
  describe_current (self);
  dictum_article_marks_refresh (self->marks);
}

static void
selection_moved_cb (DictumArticleView *self)
{
  if (dictum_article_shown_is_open (&self->shown))
    dictum_article_view_select (self, dictum_session_get_selection (self->shown.session),
                                dictum_session_get_caret (self->shown.session));
}

static void
shown_cb (DictumArticleView *self, guint start, guint end)
{
  dictum_article_view_show_range (self, DICTUM_RANGE (start, end));
}

static void
pen_changed_cb (DictumArticleView *self)
{
  if (self->shown.session != NULL && dictum_session_get_pen (self->shown.session) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "pen");
}

static void
scrolled_cb (DictumArticleView *self)
{
  dictum_article_column_follow (self->column);
  dictum_article_place_scrolled (self->place);
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
  dictum_article_marks_refresh (self->marks);
}

static void
dictum_article_view_dispose (GObject *object)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (object);

  g_clear_pointer (&self->input, dictum_article_input_free);
  g_clear_pointer (&self->scroller, dictum_scroller_free);
  drop_article (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->shown.session);
  G_OBJECT_CLASS (dictum_article_view_parent_class)->dispose (object);
}

static void
dictum_article_view_finalize (GObject *object)
{
  DictumArticleView *self = DICTUM_ARTICLE_VIEW (object);

  dictum_article_place_free (self->place);
  dictum_article_marks_free (self->marks);
  dictum_article_column_free (self->column);
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

  self->shown.view = view;
  self->column = dictum_article_column_new (view);
  self->marks = dictum_article_marks_new (&self->shown);
  self->place = dictum_article_place_new (&self->shown);
  self->scroller = dictum_scroller_new (GTK_WIDGET (self));
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, TRUE);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self), "article-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Article text"), -1);
  follow_session (self);
  g_signal_connect (self, "notify::vadjustment", G_CALLBACK (adjustment_changed_cb), NULL);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (style_changed_cb),
                           self, G_CONNECT_SWAPPED);
  style_changed_cb (self);
  self->input = dictum_article_input_new (self);
  dictum_article_keys_attach (self);
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
  return dictum_article_shown_is_open (&self->shown) ? self->shown.session : NULL;
}

/**
 * dictum_article_view_get_marks:
 * @self: a view
 *
 * Returns: (transfer none): the marks that are drawn in it, for those who look for what lies at a place.
 */
DictumArticleMarks *
dictum_article_view_get_marks (DictumArticleView *self)
{
  return self->marks;
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
  dictum_article_shown_get_iter (&self->shown, offset, iter);
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
  return dictum_article_shown_get_selection (&self->shown);
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
  *offset = dictum_article_shown_get_offset (&self->shown, &iter);
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
 * dictum_article_view_set_session:
 * @self: a view
 * @session: (nullable): what to show
 *
 * Shows another session.
 */
void
dictum_article_view_set_session (DictumArticleView *self, DictumSession *session)
{
  if (!g_set_object (&self->shown.session, session))
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
  dictum_article_column_set_text_size (self->column, size);
  if (self->tags != NULL)
    show_headline (self);
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
  dictum_article_marks_set_dragging (self->marks, dragging);
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
  dictum_article_marks_refresh (self->marks);
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
  DictumSession *session = self->shown.session;
  GtkTextIter iter;
  DictumRange selection;
  guint caret;

  if (!dictum_article_shown_is_open (&self->shown))
    return;
  gtk_text_buffer_get_iter_at_mark (get_buffer (self), &iter, gtk_text_buffer_get_insert (get_buffer (self)));
  selection = dictum_article_view_get_selection (self);
  caret = dictum_article_shown_get_offset (&self->shown, &iter);
  if (!dictum_range_equal (selection, dictum_session_get_selection (session)) ||
      caret != dictum_session_get_caret (session))
    dictum_session_set_selection (session, selection, caret);
  dictum_article_marks_refresh (self->marks);
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

  if (!dictum_article_shown_is_open (&self->shown) || get_adjustment (self) == NULL)
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
