// SPDX-License-Identifier: GPL-3.0-or-later
// Questions: what each answer means.

#include "platform/alert.h"

#include <adwaita.h>

typedef struct
{
  gboolean answered;
  gboolean accepted;
  char *text;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->accepted = dictum_alert_ask_finish (result, &answer->text);
  answer->answered = TRUE;
}

static GtkWidget *
find_by_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_in_windows (GtkWidget *(*find) (GtkWidget *, gconstpointer), gconstpointer what)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = find (window, what);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
match_button (GtkWidget *window, gconstpointer label)
{
  return find_button (window, label);
}

static GtkWidget *
match_entry (GtkWidget *window, gconstpointer unused)
{
  return find_by_type (window, GTK_TYPE_ENTRY);
}

static void
ask (const char *press, gboolean with_text, Answer *answer)
{
  GtkWidget *window = gtk_window_new (), *button;

  gtk_window_present (GTK_WINDOW (window));
  dictum_alert_ask_async (GTK_WINDOW (window),
                          &(DictumAlert){
                              .heading = "Go on?",
                              .body = "Something follows.",
                              .cancel = "No",
                              .accept = "Yes",
                              .label = with_text ? "Name" : NULL,
                              .text = "proposed",
                          },
                          NULL, answered_cb, answer);
  while ((button = find_in_windows (match_button, press)) == NULL || !gtk_widget_get_mapped (button))
    g_main_context_iteration (NULL, TRUE);
  if (with_text)
    gtk_editable_set_text (GTK_EDITABLE (find_in_windows (match_entry, NULL)), "typed");
  g_signal_emit_by_name (button, "clicked");
  while (!answer->answered)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_yes (void)
{
  Answer answer = { 0 };

  ask ("Yes", FALSE, &answer);
  g_assert_true (answer.accepted);
  g_assert_null (answer.text);
}

static void
test_no (void)
{
  Answer answer = { 0 };

  ask ("No", FALSE, &answer);
  g_assert_false (answer.accepted);
}

static void
test_text (void)
{
  Answer answer = { 0 };

  ask ("Yes", TRUE, &answer);
  g_assert_true (answer.accepted);
  g_assert_cmpstr (answer.text, ==, "typed");
  g_free (answer.text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/platform/alert/accepting-goes-on", test_yes);
  g_test_add_func ("/platform/alert/cancelling-changes-nothing", test_no);
  g_test_add_func ("/platform/alert/a-text-comes-with-the-answer", test_text);
  return g_test_run ();
}
