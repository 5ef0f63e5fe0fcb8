// SPDX-License-Identifier: GPL-3.0-or-later
// Dialogs for files: what comes of cancelling, whichever dialog this release of GTK has. The end-to-end tests accept.

#include "platform/file-dialog.h"

#include "support/fixtures.h"

#include <adwaita.h>

typedef struct
{
  gboolean answered;
  GPtrArray *files;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;

  answer->files = dictum_file_dialog_ask_finish (result, &error);
  g_assert_no_error (error);
  answer->answered = TRUE;
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

// The button in any window, when it can be pressed.
static GtkWidget *
find_ready_button (const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = find_button (window, label);

      if (found != NULL && gtk_widget_get_mapped (found) && gtk_widget_is_sensitive (found))
        return found;
    }
  return NULL;
}

static void
test_cancel (gconstpointer mode)
{
  GtkWidget *window = gtk_window_new ();
  g_autofree char *folder = dictum_test_make_folder ();
  g_autoptr (GFile) begin = g_file_new_for_path (folder);
  Answer answer = { 0 };
  const DictumFileQuestion question = {
    .mode = GPOINTER_TO_UINT (mode),
    .title = "Where?",
    .accept = "_Take",
    .folder = begin,
    .name = GPOINTER_TO_UINT (mode) == DICTUM_FILE_DIALOG_SAVE ? "new.json" : NULL,
    .filter = GPOINTER_TO_UINT (mode) == DICTUM_FILE_DIALOG_FILES ? "Text files" : NULL,
    .suffix = GPOINTER_TO_UINT (mode) == DICTUM_FILE_DIALOG_FILES ? "txt" : NULL,
  };

  gtk_window_present (GTK_WINDOW (window));
  dictum_file_dialog_ask_async (GTK_WINDOW (window), &question, NULL, answered_cb, &answer);
  // A dialog that is still reading the folder does not heed its buttons.
  while (!answer.answered)
    {
      GtkWidget *button = find_ready_button ("_Cancel");

      if (button != NULL)
        g_signal_emit_by_name (button, "clicked");
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_null (answer.files);
  gtk_window_destroy (GTK_WINDOW (window));
  dictum_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, mode) g_test_add_data_func ("/platform/file-dialog/" path, GUINT_TO_POINTER (mode), test_cancel)
  ADD ("cancelling-a-folder-is-no-error", DICTUM_FILE_DIALOG_FOLDER);
  ADD ("cancelling-files-is-no-error", DICTUM_FILE_DIALOG_FILES);
  ADD ("cancelling-a-file-to-be-written-is-no-error", DICTUM_FILE_DIALOG_SAVE);
#undef ADD
  return g_test_run ();
}
