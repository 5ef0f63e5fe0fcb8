// SPDX-License-Identifier: GPL-3.0-or-later
// Scrolls a text view to a place, with a short motion where the desktop wants motion.

#include "view/scroller.h"

#include <adwaita.h>

#define FROM_TOP (1 / 3.0)
#define MILLISECONDS 150

struct _DictumScroller
{
  GtkWidget *view; // borrowed
  AdwAnimation *animation;
};

static void
set_value_cb (double value, gpointer view)
{
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), value);
}

/**
 * dictum_scroller_new:
 * @view: a text view, which outlives the scroller
 *
 * Returns: (transfer full): a scroller, for the main thread.
 */
DictumScroller *
dictum_scroller_new (GtkWidget *view)
{
  DictumScroller *self = g_new0 (DictumScroller, 1);

  self->view = view;
  return self;
}

/**
 * dictum_scroller_free:
 * @self: (transfer full): a scroller
 *
 * Stops a motion, if there is one, and frees it.
 */
void
dictum_scroller_free (DictumScroller *self)
{
  if (self->animation != NULL)
    adw_animation_reset (self->animation);
  g_clear_object (&self->animation);
  g_free (self);
}

/**
 * dictum_scroller_scroll_to:
 * @self: a scroller
 * @iter: a place in the view
 *
 * Brings the place a third below the top. Far away, where the lines between are not laid out yet, it jumps: to know the
 * exact height of all of them would freeze a long article.
 */
void
dictum_scroller_scroll_to (DictumScroller *self, const GtkTextIter *iter)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  double page = gtk_adjustment_get_page_size (adjustment), value = gtk_adjustment_get_value (adjustment), target;
  GdkRectangle place, visible;
  GtkTextIter to = *iter;

  if (self->animation != NULL)
    adw_animation_pause (self->animation);
  g_clear_object (&self->animation);
  gtk_text_view_get_iter_location (view, iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);
  target = CLAMP (value + place.y - visible.y - page * FROM_TOP, 0, gtk_adjustment_get_upper (adjustment) - page);
  if (place.height == 0 || ABS (target - value) > 3 * page || !gtk_widget_get_mapped (self->view) ||
      !adw_get_enable_animations (self->view))
    {
      gtk_text_view_scroll_to_iter (view, &to, 0, TRUE, 0, FROM_TOP);
      return;
    }
  self->animation = adw_timed_animation_new (self->view, value, target, MILLISECONDS,
                                             adw_callback_animation_target_new (set_value_cb, self->view, NULL));
  g_object_ref_sink (self->animation);
  adw_animation_play (self->animation);
}
