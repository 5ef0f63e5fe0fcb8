// SPDX-License-Identifier: GPL-3.0-or-later
// Where projects of one's own are kept, and what the files that somebody hands over are.

#include "config.h"

#include "view/files.h"

#include "session/session.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <string.h>

#define PROJECT_FILE "dictum.json"
#define PROJECT_TYPE "application/x-dictum-project+json"
#define SANDBOX "/.flatpak-info"
#define HEAD_SIZE 80 // bytes that are looked at to tell what a file is

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

/**
 * dictum_files_note_recent:
 * @folder: the folder of a project that was opened
 * @title: its name for people
 *
 * Has the desktop list the project among the files that were used last. A folder without a project file is none.
 */
void
dictum_files_note_recent (GFile *folder, const char *title)
{
  g_autoptr (GFile) file = g_file_get_child (folder, PROJECT_FILE);
  g_autofree char *uri = g_file_get_uri (file);
  const GtkRecentData data = {
    .display_name = (char *) title,
    .mime_type = (char *) PROJECT_TYPE,
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "dictum %u",
  };

  if (g_file_query_exists (file, NULL))
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

// The desktop hands a sandbox each file in a folder of its own, where nothing that lies beside it is to be seen.
static gboolean
holds_one_file_only (GFile *folder)
{
  g_autoptr (GFile) documents = g_file_new_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) above = g_file_get_parent (folder);

  return above != NULL && g_file_equal (above, documents);
}

static void
sort_project (DictumFiles *self, GFile *folder)
{
  g_autoptr (GFileEnumerator) children =
      g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  if (holds_one_file_only (folder))
    g_ptr_array_add (self->closed, dictum_files_dup_projects_folder ());
  else
    g_ptr_array_add (children != NULL ? self->folders : self->closed, g_object_ref (folder));
}

// What one of Dictum's own documents says that it is, by its first member: "project", "annotations", "export". The MIME
// types look for the same.
static gboolean
read_format (GFile *file, char format[16])
{
  static const char *const known[] = { "project", "annotations", "export", NULL };
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[HEAD_SIZE + 1] = "";
  gsize n;
  int end = 0; // stays so where the closing mark is missing

  return stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_SIZE, &n, NULL, NULL) &&
         sscanf (head, " { \"format\" : \"dictum-%15[a-z]\"%n", format, &end) == 1 && end > 0 &&
         g_strv_contains (known, format);
}

// The folder of the project that an annotation file lies in.
static GFile *
dup_project_of (GFile *file)
{
  g_autoptr (GFile) at = g_file_get_parent (file);

  while (at != NULL)
    {
      g_autofree char *name = g_file_get_basename (at);
      g_autoptr (GFile) parent = g_file_get_parent (at);

      if (parent != NULL && strcmp (name, "annotations") == 0)
        return g_steal_pointer (&parent);
      g_set_object (&at, parent);
    }
  return NULL;
}

static void
refuse (DictumFiles *self, GFile *file, const char *sentence)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name ? name : "");

  // Translators: a file's name, and a sentence that says why it cannot be opened
  g_ptr_array_add (self->problems, g_strdup_printf (_ ("“%s”: %s"), shown, sentence));
}

static void
sort_document (DictumFiles *self, GFile *file, const char *format)
{
  g_autoptr (GFile) project = strcmp (format, "annotations") == 0 ? dup_project_of (file) : NULL;

  if (strcmp (format, "export") == 0)
    g_ptr_array_add (self->documents, g_object_ref (file));
  else if (project != NULL)
    sort_project (self, project);
  else if (strcmp (format, "project") == 0)
    refuse (self, file, _ ("A project file has to be called “dictum.json” and to lie in the folder of its project."));
  else
    refuse (self, file, _ ("This is a part of a project. Open the folder of the project."));
}

static void
sort_text (DictumFiles *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;

  if (name != NULL && g_str_has_suffix (name, ".json"))
    refuse (self, file, _ ("This is neither a text nor a document of Dictum."));
  else if (dictum_project_can_add_file (file, &error))
    g_ptr_array_add (self->texts, g_object_ref (file));
  else
    refuse (self, file, error->message);
}

static void
sort_file (DictumFiles *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) parent = g_file_get_parent (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, NULL, &error);
  const GFileType type = info ? g_file_info_get_file_type (info) : G_FILE_TYPE_UNKNOWN;
  char format[16];

  if (name != NULL && strcmp (name, PROJECT_FILE) == 0 && parent != NULL && type != G_FILE_TYPE_DIRECTORY)
    sort_project (self, parent);
  // A folder that was not handed over is not there for a sandbox, but the person can choose it.
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && g_file_test (SANDBOX, G_FILE_TEST_EXISTS))
    g_ptr_array_add (self->closed, g_object_ref (file));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    refuse (self, file, _ ("There is no such file or folder."));
  else if (error != NULL)
    refuse (self, file, error->message);
  else if (type == G_FILE_TYPE_DIRECTORY)
    g_ptr_array_add (self->folders, g_object_ref (file));
  // Reading a pipe might never end.
  else if (type == G_FILE_TYPE_REGULAR && read_format (file, format))
    sort_document (self, file, format);
  else
    sort_text (self, file);
}

static void
sort_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *files = data;
  DictumFiles *sorted = g_new (DictumFiles, 1);

  sorted->folders = new_list ();
  sorted->closed = new_list ();
  sorted->texts = new_list ();
  sorted->documents = new_list ();
  sorted->problems = g_ptr_array_new_with_free_func (g_free);
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
 * Finds out, in a thread, which files are projects, which are texts, and which are neither.
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
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->problems);
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
