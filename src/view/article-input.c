// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer in an article: drags that mark, clicks, handles, the margin, and touch. GtkTextView does the selecting
// and the scrolling at the edges; this looks at the events before it does, and at what is selected when the button
// comes up.

#include "config.h"

#include "view/article-input.h"

#include "view/article-menu.h"

#include <glib/gi18n-lib.h>

struct _DictumArticleInput
{
  DictumArticleView *view; // borrowed
  DictumArticleMarks *marks; // the view's
  gboolean is_down;        // in the text
  gboolean is_exact;
  gboolean adds_piece;
  guint n_press;
  guint32 press_time;
  double press_x;
  double press_y;
  guint piece;             // whose handle is held
  DictumEnd end;           // which handle is held by the pointer
  double pointer_x;        // where the pointer was last, on the surface
  double pointer_y;
  char *margin_press;      // quotation whose chip or bar was pressed
  DictumRange word;        // what the double click took
  gboolean is_tap;         // the finger that is down has not moved, nor stayed long
  DictumRange tapped;      // what was selected when it came down
  guint word_source;       // waits whether a double click becomes a triple click
};

static void
get_point (GdkEvent *event, GtkWidget *widget, double *x, double *y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_point_t point;
  double surface_x, surface_y;

  gdk_event_get_position (event, x, y);
  gtk_native_get_surface_transform (native, &surface_x, &surface_y);
  if (gtk_widget_compute_point (GTK_WIDGET (native), widget, &GRAPHENE_POINT_INIT (*x - surface_x, *y - surface_y),
                                &point))
    {
      *x = point.x;
      *y = point.y;
    }
}

static void
count_press (DictumArticleInput *self, GdkEvent *event, double x, double y)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self->view));
  guint32 time = gdk_event_get_time (event);
  int double_time, distance;

  g_object_get (settings, "gtk-double-click-time", &double_time, "gtk-double-click-distance", &distance, NULL);
  if (self->n_press > 0 && time - self->press_time <= (guint32) double_time && ABS (x - self->press_x) <= distance &&
      ABS (y - self->press_y) <= distance)
    self->n_press = self->n_press % 3 + 1;
  else
    self->n_press = 1;
  self->press_time = time;
  self->press_x = x;
  self->press_y = y;
}

// A press inside the selection would begin GtkTextView's own drag-and-drop; so there is no selection when it comes.
static void
begin_selection (DictumArticleInput *self, double x, double y)
{
  guint offset;

  dictum_article_view_set_dragging (self->view, TRUE);
  if (self->n_press > 1)
    return;
  dictum_article_view_find_offset (self->view, x, y, &offset);
  dictum_article_view_select (self->view, DICTUM_RANGE (offset, offset), offset);
}

// A triple click takes the paragraph; GtkTextView would take the line of the screen.
static void
take_paragraph (DictumArticleInput *self, double x, double y)
{
  DictumSession *session = dictum_article_view_get_session (self->view);
  DictumRange paragraph;
  guint offset;

  dictum_article_view_set_dragging (self->view, TRUE);
  if (session == NULL)
    return;
  dictum_article_view_find_offset (self->view, x, y, &offset);
  paragraph = dictum_text_get_paragraph (dictum_article_get_text (dictum_session_get_article (session)), offset);
  dictum_article_view_select (self->view, paragraph, paragraph.end);
}

static gboolean
press (DictumArticleInput *self, GdkEvent *event)
{
  GdkModifierType state = gdk_event_get_modifier_state (event);
  const char *in_margin;
  double x, y;

  get_point (event, GTK_WIDGET (self->view), &x, &y);
  dictum_article_view_tell_pressed (self->view);
  g_clear_handle_id (&self->word_source, g_source_remove);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  if (dictum_article_marks_find_handle (self->marks, x, y, &self->piece, &self->end))
    return GDK_EVENT_STOP;
  self->end = DICTUM_END_NONE;
  in_margin = dictum_article_marks_find_in_margin (self->marks, x, y);
  g_free (self->margin_press);
  self->margin_press = g_strdup (in_margin);
  if (in_margin != NULL)
    return GDK_EVENT_STOP;
  count_press (self, event, x, y);
  self->is_down = TRUE;
  self->adds_piece = (state & GDK_CONTROL_MASK) != 0 && (state & GDK_SHIFT_MASK) == 0;
  self->is_exact = (state & GDK_CONTROL_MASK) != 0 && (state & GDK_SHIFT_MASK) != 0;
  if (self->n_press == 3)
    {
      take_paragraph (self, x, y);
      return GDK_EVENT_STOP;
    }
  // Shift alone extends what is selected, as everywhere.
  if ((state & GDK_SHIFT_MASK) == 0 || self->is_exact)
    begin_selection (self, x, y);
  else
    dictum_article_view_set_dragging (self->view, TRUE);
  return GDK_EVENT_PROPAGATE;
}

static void
end_drag (DictumArticleInput *self)
{
  DictumSession *session = dictum_article_view_get_session (self->view);
  DictumRange range = dictum_article_view_get_selection (self->view);
  gboolean marks = session && dictum_session_get_pen (session) != NULL;

  if (session == NULL || dictum_range_is_empty (range))
    return;
  dictum_session_end_drag (session, range, self->is_exact, self->adds_piece);
  dictum_article_marks_refresh (self->marks);
  if (!marks && !self->adds_piece && !dictum_range_is_empty (dictum_session_get_selection (session)))
    dictum_article_view_ask_speaker (self->view, FALSE);
}

static void
word_settled_cb (gpointer data)
{
  DictumArticleInput *self = data;

  self->word_source = 0;
  // A key may have acted on the word meanwhile.
  if (dictum_range_equal (dictum_article_view_get_selection (self->view), self->word))
    end_drag (self);
}

// The pen would mark the word, or a popover get in the way, before a third click could take the paragraph. Digits act
// on the word at once.
static void
wait_for_third_press (DictumArticleInput *self, DictumRange word)
{
  int wait;

  dictum_article_view_report_selection (self->view);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self->view)), "gtk-double-click-time", &wait, NULL);
  self->word = word;
  self->word_source = g_timeout_add_once (wait, word_settled_cb, self);
}

static void
end_text_press (DictumArticleInput *self, double x, double y)
{
  DictumSession *session = dictum_article_view_get_session (self->view);
  DictumRange range = dictum_article_view_get_selection (self->view);
  guint offset;

  dictum_article_view_set_dragging (self->view, FALSE);
  if (session == NULL)
    return;
  if (dictum_range_is_empty (range))
    {
      dictum_article_view_find_offset (self->view, x, y, &offset);
      dictum_article_view_report_selection (self->view);
      dictum_session_click (session, offset);
    }
  else if (self->n_press == 2)
    wait_for_third_press (self, range);
  else
    end_drag (self);
}

static void
end_margin_press (DictumArticleInput *self, double x, double y)
{
  DictumSession *session = dictum_article_view_get_session (self->view);
  const char *here = dictum_article_marks_find_in_margin (self->marks, x, y);
  g_autofree char *pressed = g_steal_pointer (&self->margin_press);
  DictumQuotation *current = session ? dictum_session_get_current (session) : NULL;

  if (session == NULL || g_strcmp0 (here, pressed) != 0)
    return;
  if (current != NULL && g_str_equal (dictum_quotation_get_id (current), pressed))
    dictum_article_view_ask_speaker (self->view, FALSE);
  else
    dictum_session_go_to (session, pressed);
}

static gboolean
release (DictumArticleInput *self, GdkEvent *event)
{
  DictumSession *session = dictum_article_view_get_session (self->view);
  guint offset;
  double x, y;

  get_point (event, GTK_WIDGET (self->view), &x, &y);
  if (self->end != DICTUM_END_NONE)
    {
      dictum_article_view_find_offset (self->view, x, y, &offset);
      if (session != NULL)
        dictum_session_drag_end (session, self->piece, self->end, offset, TRUE);
      self->end = DICTUM_END_NONE;
      return GDK_EVENT_STOP;
    }
  if (self->margin_press != NULL)
    {
      end_margin_press (self, x, y);
      return GDK_EVENT_STOP;
    }
  if (self->is_down)
    end_text_press (self, x, y);
  self->is_down = FALSE;
  return GDK_EVENT_PROPAGATE;
}

static void
show_cursor (DictumArticleInput *self, double x, double y)
{
  DictumSession *session = dictum_article_view_get_session (self->view);
  const char *name = "text";
  DictumEnd end;
  guint piece;

  if (dictum_article_marks_find_handle (self->marks, x, y, &piece, &end))
    name = "col-resize";
  else if (dictum_article_marks_find_in_margin (self->marks, x, y) != NULL)
    name = "pointer";
  else if (session != NULL && dictum_session_get_pen (session) != NULL)
    name = "crosshair";
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->view), name);
}

static void
hover (DictumArticleInput *self, double x, double y)
{
  DictumSession *session = dictum_article_view_get_session (self->view);
  const char *quotation = dictum_article_marks_find_in_margin (self->marks, x, y);
  gboolean is_over;
  guint offset;

  if (session == NULL)
    return;
  is_over = dictum_article_view_find_offset (self->view, x, y, &offset);
  dictum_session_set_pointer (session, is_over, offset);
  if (quotation == NULL && is_over)
    quotation = dictum_article_marks_find_quotation (self->marks, offset);
  dictum_article_marks_set_hovered (self->marks, quotation);
  dictum_article_marks_refresh (self->marks);
  show_cursor (self, x, y);
}

// GTK also tells of a motion when the text moves below a pointer at rest, and, newer, after any layout.
static gboolean
has_moved (DictumArticleInput *self, GdkEvent *event)
{
  double x, y;

  gdk_event_get_position (event, &x, &y);
  if (x == self->pointer_x && y == self->pointer_y)
    return FALSE;
  self->pointer_x = x;
  self->pointer_y = y;
  return TRUE;
}

static gboolean
move (DictumArticleInput *self, GdkEvent *event)
{
  DictumSession *session = dictum_article_view_get_session (self->view);
  gboolean moved = has_moved (self, event);
  guint offset;
  double x, y;

  get_point (event, GTK_WIDGET (self->view), &x, &y);
  if (self->end != DICTUM_END_NONE)
    {
      dictum_article_view_find_offset (self->view, x, y, &offset);
      if (session != NULL)
        dictum_session_drag_end (session, self->piece, self->end, offset, FALSE);
      return GDK_EVENT_STOP;
    }
  if (moved && !self->is_down)
    hover (self, x, y);
  return self->margin_press != NULL;
}

static void
leave (DictumArticleInput *self)
{
  DictumSession *session = dictum_article_view_get_session (self->view);

  if (session == NULL || self->is_down)
    return;
  dictum_session_set_pointer (session, FALSE, 0);
  dictum_article_marks_set_hovered (self->marks, NULL);
  dictum_article_marks_refresh (self->marks);
}

// A tap places the caret; what was selected by touch is asked about as after a drag. A finger that scrolled, or that
// stayed for the menu, does nothing more when it is lifted.
static void
end_touch (DictumArticleInput *self, double x, double y)
{
  DictumRange range = dictum_article_view_get_selection (self->view);

  if (!self->is_tap && (dictum_range_is_empty (range) || dictum_range_equal (range, self->tapped)))
    return;
  self->n_press = 1;
  self->is_exact = self->adds_piece = FALSE;
  end_text_press (self, x, y);
}

static void
follow_touch (DictumArticleInput *self, GdkEvent *event)
{
  double x, y;

  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_TOUCH_BEGIN:
      get_point (event, GTK_WIDGET (self->view), &self->press_x, &self->press_y);
      self->tapped = dictum_article_view_get_selection (self->view);
      self->is_tap = TRUE;
      break;
    case GDK_TOUCH_UPDATE:
      get_point (event, GTK_WIDGET (self->view), &x, &y);
      if (gtk_drag_check_threshold (GTK_WIDGET (self->view), self->press_x, self->press_y, x, y))
        self->is_tap = FALSE;
      break;
    case GDK_TOUCH_CANCEL:
      self->is_tap = FALSE;
      break;
    case GDK_TOUCH_END:
      get_point (event, GTK_WIDGET (self->view), &x, &y);
      end_touch (self, x, y);
      break;
    default:
      break;
    }
}

static gboolean
event_cb (DictumArticleInput *self, GdkEvent *event)
{
  double x, y;
  guint button;

  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_BUTTON_PRESS:
      button = gdk_button_event_get_button (event);
      if (gdk_event_triggers_context_menu (event))
        {
          get_point (event, GTK_WIDGET (self->view), &x, &y);
          dictum_article_view_tell_pressed (self->view);
          dictum_article_menu_popup (self->view, x, y);
          return GDK_EVENT_STOP;
        }
      return button == GDK_BUTTON_PRIMARY ? press (self, event) : GDK_EVENT_PROPAGATE;
    case GDK_BUTTON_RELEASE:
      button = gdk_button_event_get_button (event);
      return button == GDK_BUTTON_PRIMARY ? release (self, event) : GDK_EVENT_PROPAGATE;
    case GDK_MOTION_NOTIFY:
      return move (self, event);
    default:
      follow_touch (self, event);
      return GDK_EVENT_PROPAGATE;
    }
}

static void
long_pressed_cb (DictumArticleInput *self, double x, double y)
{
  self->is_tap = FALSE;
  dictum_article_view_tell_pressed (self->view);
  dictum_article_menu_popup (self->view, x, y);
}

static gboolean
tooltip_cb (DictumArticleInput *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DictumSession *session = dictum_article_view_get_session (self->view);
  const char *id = keyboard ? NULL : dictum_article_marks_find_in_margin (self->marks, x, y);
  DictumQuotation *quotation;
  g_autofree char *words = NULL;

  if (session == NULL || id == NULL)
    return FALSE;
  quotation = dictum_annotation_set_lookup (dictum_article_get_annotations (dictum_session_get_article (session)), id);
  if (quotation == NULL)
    return FALSE;
  words = dictum_article_menu_dup_summary (session, quotation);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/**
 * dictum_article_input_new:
 * @view: a view, which outlives what is returned
 *
 * Listens to the pointer on @view.
 *
 * Returns: (transfer full): the state of the pointer.
 */
DictumArticleInput *
dictum_article_input_new (DictumArticleView *view)
{
  DictumArticleInput *self = g_new0 (DictumArticleInput, 1);
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  self->view = view;
  self->marks = dictum_article_view_get_marks (view);
  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), events);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave), self);
  gtk_widget_add_controller (GTK_WIDGET (view), motion);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect_swapped (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (long_press));
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_swapped (view, "query-tooltip", G_CALLBACK (tooltip_cb), self);
  return self;
}

/**
 * dictum_article_input_free:
 * @self: (transfer full): the state of the pointer
 *
 * Stops listening and frees it.
 */
void
dictum_article_input_free (DictumArticleInput *self)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      g_signal_handlers_disconnect_by_data (controller, self);
    }
  g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_handle_id (&self->word_source, g_source_remove);
  g_free (self->margin_press);
  g_free (self);
}
