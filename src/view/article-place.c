// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person is in an article: it is returned to when the article opens, and the session hears what is visible.

#include "view/article-place.h"

#include "view/article-geometry.h"

#define RETURNS_MOST 32 // layouts or scrolls for which the place to return to is waited for

struct _DictumArticlePlace
{
  const DictumArticleShown *shown; // borrowed
  GtkEventController *events;      // the view's
  guint source;     // tells the session what is visible, after the layout
  guint remembered; // code point to return to once there is a layout; G_MAXUINT for none
  guint n_returns;  // how often that was tried
};

// At the first layouts few lines have their heights, and the page is too short to be scrolled that far.
static void
see_whether_returned (DictumArticlePlace *self)
{
  GdkRectangle line, visible;
  GtkTextIter iter;

  if (self->remembered == G_MAXUINT)
    return;
  dictum_article_shown_get_iter (self->shown, self->remembered, &iter);
  gtk_text_view_get_iter_location (self->shown->view, &iter, &line);
  gtk_text_view_get_visible_rect (self->shown->view, &visible);
  if (ABS (visible.y - line.y) <= 1 || ++self->n_returns >= RETURNS_MOST)
    self->remembered = G_MAXUINT;
}

static void
go_back (DictumArticlePlace *self)
{
  GtkTextView *view = self->shown->view;
  GtkTextIter iter;

  if (self->remembered == G_MAXUINT)
    return;
  if (self->remembered == 0)
    {
      // With the headline.
      self->remembered = G_MAXUINT;
      gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), 0);
      return;
    }
  dictum_article_shown_get_iter (self->shown, self->remembered, &iter);
  gtk_text_view_scroll_to_iter (view, &iter, 0, TRUE, 0, 0);
  see_whether_returned (self);
}

// Who moves meanwhile is not brought back.
static gboolean
event_cb (DictumArticlePlace *self, GdkEvent *event)
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
report_cb (gpointer data)
{
  DictumArticlePlace *self = data;
  g_autoptr (DictumArticleGeometry) geometry = NULL;
  DictumRange visible;

  self->source = 0;
  if (!dictum_article_shown_is_open (self->shown) || !gtk_widget_get_mapped (GTK_WIDGET (self->shown->view)))
    return G_SOURCE_REMOVE;
  geometry = dictum_article_geometry_new (self->shown);
  visible = dictum_article_geometry_get_range (geometry);
  dictum_session_set_visible (self->shown->session, visible);
  see_whether_returned (self);
  if (self->remembered == G_MAXUINT)
    dictum_session_remember_place (self->shown->session, visible.start);
  return G_SOURCE_REMOVE;
}

/**
 * dictum_article_place_new:
 * @shown: what is shown; it and its view outlive what is returned
 *
 * Returns: (transfer full): a place that nobody has been at, for the main thread.
 */
DictumArticlePlace *
dictum_article_place_new (const DictumArticleShown *shown)
{
  DictumArticlePlace *self = g_new0 (DictumArticlePlace, 1);

  self->shown = shown;
  self->remembered = G_MAXUINT;
  self->events = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (shown->view), self->events);
  return self;
}

/**
 * dictum_article_place_free:
 * @self: (transfer full): a place
 *
 * Forgets it and frees it.
 */
void
dictum_article_place_free (DictumArticlePlace *self)
{
  gtk_widget_remove_controller (GTK_WIDGET (self->shown->view), self->events);
  dictum_article_place_forget (self);
  g_free (self);
}

/**
 * dictum_article_place_return_to:
 * @self: a place
 * @offset: a code point of the article that is shown from now on
 *
 * Scrolls there as soon as the text is laid out, and tells the session nothing until then.
 */
void
dictum_article_place_return_to (DictumArticlePlace *self, guint offset)
{
  self->remembered = offset;
  self->n_returns = 0;
}

/**
 * dictum_article_place_forget:
 * @self: a place
 *
 * Has nothing more to tell of the article that was shown.
 */
void
dictum_article_place_forget (DictumArticlePlace *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}

/**
 * dictum_article_place_laid_out:
 * @self: a place
 *
 * Goes on to where one was, after the text was laid out.
 */
void
dictum_article_place_laid_out (DictumArticlePlace *self)
{
  if (!dictum_article_shown_is_open (self->shown))
    return;
  go_back (self);
  dictum_article_place_scrolled (self);
}

/**
 * dictum_article_place_scrolled:
 * @self: a place
 *
 * Tells the session what is visible, once that is known.
 */
void
dictum_article_place_scrolled (DictumArticlePlace *self)
{
  if (self->source == 0 && dictum_article_shown_is_open (self->shown))
    self->source = g_idle_add_full (GDK_PRIORITY_REDRAW + 3, report_cb, self, NULL);
}
