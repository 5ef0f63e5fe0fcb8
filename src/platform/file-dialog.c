// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a folder, for files, or for a name to save under, with whatever dialog this release of GTK has.

#include "platform/file-dialog.h"

static GPtrArray *
list_files (GListModel *model)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (files, g_list_model_get_item (model, i));
  return files;
}

static GtkFileFilter *
make_filter (const DictumFileQuestion *question)
{
  GtkFileFilter *filter;

  if (question->filter == NULL)
    return NULL;
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, question->filter);
  if (question->suffix != NULL)
    gtk_file_filter_add_suffix (filter, question->suffix);
  return filter;
}

#if GTK_CHECK_VERSION(4, 10, 0)

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  DictumFileDialogMode mode = GPOINTER_TO_UINT (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) several = NULL;
  GFile *one = NULL;
  GPtrArray *files;

  if (mode == DICTUM_FILE_DIALOG_FOLDER)
    one = gtk_file_dialog_select_folder_finish (dialog, result, &error);
  else if (mode == DICTUM_FILE_DIALOG_FILES)
    several = gtk_file_dialog_open_multiple_finish (dialog, result, &error);
  else
    one = gtk_file_dialog_save_finish (dialog, result, &error);
  if (error != NULL && (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) ||
                        g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED)))
    g_task_return_pointer (task, NULL, NULL);
  else if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    {
      files = several ? list_files (several) : g_ptr_array_new_with_free_func (g_object_unref);
      if (one != NULL)
        g_ptr_array_add (files, one);
      g_task_return_pointer (task, files, (GDestroyNotify) g_ptr_array_unref);
    }
}

static void
show_dialog (GtkWindow *parent, const DictumFileQuestion *question, GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = make_filter (question);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autofree char *accept = g_strdup (question->accept);

  gtk_file_dialog_set_title (dialog, question->title);
  gtk_file_dialog_set_accept_label (dialog, accept);
  if (question->folder != NULL)
    gtk_file_dialog_set_initial_folder (dialog, question->folder);
  if (question->name != NULL)
    gtk_file_dialog_set_initial_name (dialog, question->name);
  if (filter != NULL)
    gtk_file_dialog_set_default_filter (dialog, filter);
  if (question->mode == DICTUM_FILE_DIALOG_FOLDER)
    gtk_file_dialog_select_folder (dialog, parent, cancellable, answered_cb, g_object_ref (task));
  else if (question->mode == DICTUM_FILE_DIALOG_FILES)
    gtk_file_dialog_open_multiple (dialog, parent, cancellable, answered_cb, g_object_ref (task));
  else
    gtk_file_dialog_save (dialog, parent, cancellable, answered_cb, g_object_ref (task));
}

#else

static void
responded_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GListModel) chosen = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      g_task_return_pointer (task, list_files (chosen), (GDestroyNotify) g_ptr_array_unref);
    }
  else
    g_task_return_pointer (task, NULL, NULL);
  // GTK keeps no reference to a native dialog: this one was ours.
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
show_dialog (GtkWindow *parent, const DictumFileQuestion *question, GTask *task)
{
  static const GtkFileChooserAction actions[] = {
    [DICTUM_FILE_DIALOG_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
    [DICTUM_FILE_DIALOG_FILES] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [DICTUM_FILE_DIALOG_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
  };
  GtkFileChooserNative *dialog;
  GtkFileChooser *chooser;
  g_autoptr (GtkFileFilter) filter = make_filter (question);

  dialog = gtk_file_chooser_native_new (question->title, parent, actions[question->mode], question->accept, NULL);
  chooser = GTK_FILE_CHOOSER (dialog);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (chooser, question->mode == DICTUM_FILE_DIALOG_FILES);
  // Where the folder is gone the dialog begins where it likes; no reason to bother anybody.
  if (question->folder != NULL)
    gtk_file_chooser_set_current_folder (chooser, question->folder, NULL);
  if (question->name != NULL)
    gtk_file_chooser_set_current_name (chooser, question->name);
  if (filter != NULL)
    gtk_file_chooser_add_filter (chooser, filter);
  g_signal_connect (dialog, "response", G_CALLBACK (responded_cb), g_object_ref (task));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * dictum_file_dialog_ask_async:
 * @parent: the window that asks
 * @question: what is asked; copied
 * @cancellable: (nullable): to give up
 * @callback: called when it is answered
 * @user_data: for @callback
 *
 * Shows a dialog for files. Main thread.
 */
void
dictum_file_dialog_ask_async (GtkWindow *parent,
                              const DictumFileQuestion *question,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (question != NULL && question->title != NULL);

  g_task_set_source_tag (task, dictum_file_dialog_ask_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (question->mode), NULL);
  show_dialog (parent, question, task);
}

/**
 * dictum_file_dialog_ask_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer container) (nullable) (element-type GFile): what was chosen; %NULL without an error where the
 *   dialog was dismissed
 */
GPtrArray *
dictum_file_dialog_ask_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
