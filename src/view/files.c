// SPDX-License-Identifier: GPL-3.0-or-later
// Where projects of one's own are kept, and what the files that somebody hands over are.

#include "config.h"

#include "view/files.h"

#include "session/session.h"

#include <string.h>

#define PROJECT_FILE "dictum.json"

/**
 * dictum_files_dup_projects_folder:
 *
 * Returns: (transfer full): the user's Documents/Dictum, where new projects go; it need not exist
 */
GFile *
dictum_files_dup_projects_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  // Who has no folder for documents has the program's own.
  return g_file_new_build_filename (documents ? documents : g_get_user_data_dir (), "Dictum", NULL);
}

/**
 * dictum_files_dup_sample:
 *
 * Returns: (transfer full): the folder of the sample project that came with the program
 */
GFile *
dictum_files_dup_sample (void)
{
  const char *elsewhere = g_getenv ("DICTUM_SAMPLE_DIR");

  return elsewhere ? g_file_new_for_path (elsewhere) : g_file_new_build_filename (PKGDATADIR, "sample", NULL);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
can_list (GFile *folder)
{
  g_autoptr (GFileEnumerator) children =
      g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return children != NULL;
}

static void
sort_file (DictumFiles *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  GFileType type = g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL);

  if (name != NULL && strcmp (name, PROJECT_FILE) == 0 && parent != NULL && type != G_FILE_TYPE_DIRECTORY)
    g_ptr_array_add (can_list (parent) ? self->folders : self->closed, g_object_ref (parent));
  // What is not there is taken for a folder, so that opening it says so.
  else if (type == G_FILE_TYPE_REGULAR || type == G_FILE_TYPE_SPECIAL)
    g_ptr_array_add (self->texts, g_object_ref (file));
  else
    g_ptr_array_add (self->folders, g_object_ref (file));
}

static void
sort_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *files = data;
  DictumFiles *sorted = g_new (DictumFiles, 1);

  sorted->folders = new_list ();
  sorted->closed = new_list ();
  sorted->texts = new_list ();
  for (guint i = 0; i < files->len; i++)
    sort_file (sorted, g_ptr_array_index (files, i));
  g_task_return_pointer (task, sorted, (GDestroyNotify) dictum_files_free);
}

/**
 * dictum_files_sort_async:
 * @files: (element-type GFile): what somebody opened or dropped; kept
 * @callback: called when it is known what they are
 * @user_data: for @callback
 *
 * Finds out, in a thread, which files are projects and which are texts.
 */
void
dictum_files_sort_async (GPtrArray *files, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, dictum_files_sort_async);
  g_task_set_task_data (task, g_ptr_array_ref (files), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, sort_thread);
}

/**
 * dictum_files_sort_finish:
 * @result: what the callback got
 *
 * Returns: (transfer full): the files by what they are; it cannot fail
 */
DictumFiles *
dictum_files_sort_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * dictum_files_free:
 * @self: (transfer full): sorted files
 *
 * Frees the lists.
 */
void
dictum_files_free (DictumFiles *self)
{
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->closed);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

static void
create_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GFile) parent = dictum_files_dup_projects_folder ();
  g_autoptr (GError) error = NULL;
  GFile *folder = NULL;

  if (g_file_make_directory_with_parents (parent, NULL, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_clear_error (&error);
      folder = dictum_project_create (parent, data, &error);
    }
  if (folder != NULL)
    g_task_return_pointer (task, folder, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * dictum_files_create_project_async:
 * @title: the title of the project, and the name of its folder
 * @callback: called when the folder is there
 * @user_data: for @callback
 *
 * Makes an empty project in Documents/Dictum, in a thread.
 */
void
dictum_files_create_project_async (const char *title, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, dictum_files_create_project_async);
  g_task_set_task_data (task, g_strdup (title), g_free);
  g_task_run_in_thread (task, create_thread);
}

/**
 * dictum_files_create_project_finish:
 * @result: what the callback got
 * @error: return location; nothing was made where it is set
 *
 * Returns: (transfer full) (nullable): the folder
 */
GFile *
dictum_files_create_project_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
