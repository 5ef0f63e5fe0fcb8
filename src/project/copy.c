// SPDX-License-Identifier: GPL-3.0-or-later
// New project folders: an empty one, and a writable copy of one that is there.

#include "config.h"

#include "project/project-private.h"

#include "core/error.h"
#include "formats/project-json.h"
#include "project/load.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_SAME_NAME 10000
#define NAME_BYTES 120

static char *
clean_folder_name (const char *name)
{
  GString *clean = g_string_new (NULL);

  for (const char *at = name; *at && clean->len < NAME_BYTES; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (clean->len == 0 && (c == '.' || g_unichar_isspace (c)))
        continue;
      g_string_append_unichar (clean, g_unichar_iscntrl (c) || c == '/' || c == '\\' ? '-' : c);
    }
  while (clean->len > 0 && g_ascii_isspace (clean->str[clean->len - 1]))
    g_string_truncate (clean, clean->len - 1);
  if (clean->len == 0)
    g_string_append (clean, "project");
  return g_string_free (clean, FALSE);
}

/**
 * dictum_project_make_folder:
 * @parent: where the folder is to be; made where it is missing
 * @name: what it is to be called, as far as a folder can be
 * @error: return location
 *
 * Makes the first of "name", "name-2" … that is free.
 *
 * Returns: (transfer full) (nullable): the empty folder, or %NULL with @error set. Any thread.
 */
GFile *
dictum_project_make_folder (GFile *parent, const char *name, GError **error)
{
  g_autofree char *clean = clean_folder_name (name);
  g_autoptr (GError) problem = NULL;

  if (!g_file_make_directory_with_parents (parent, NULL, &problem) &&
      !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  for (guint i = 1; i < MAX_SAME_NAME; i++)
    {
      g_autofree char *numbered = i == 1 ? g_strdup (clean) : g_strdup_printf ("%s-%u", clean, i);
      g_autoptr (GFile) folder = g_file_get_child (parent, numbered);

      g_clear_error (&problem);
      if (g_file_make_directory (folder, NULL, &problem))
        return g_steal_pointer (&folder);
      if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
        break;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
copy_tree (GFile *from, GFile *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      from, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
      cancellable, error);
  GFileInfo *info;
  GFile *child;

  if (children == NULL)
    return FALSE;
  while (g_file_enumerator_iterate (children, &info, &child, cancellable, error))
    {
      g_autoptr (GFile) target = NULL;

      if (info == NULL)
        return TRUE;
      target = g_file_get_child (to, g_file_info_get_name (info));
      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        {
          if (!g_file_make_directory (target, cancellable, error) || !copy_tree (child, target, cancellable, error))
            return FALSE;
        }
      // Only plain files; and the copy is one's own, whatever the mode of the original.
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
               !g_file_copy (child, target,
                             G_FILE_COPY_NOFOLLOW_SYMLINKS | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL,
                             NULL, error))
        return FALSE;
    }
  return FALSE;
}

/**
 * dictum_project_remove_folder:
 * @folder: a folder that was just made
 *
 * Removes it and everything in it, as far as that goes. Any thread.
 */
void
dictum_project_remove_folder (GFile *folder)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
      NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, &info, &child, NULL, NULL) && info != NULL)
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      dictum_project_remove_folder (child);
    else
      g_file_delete (child, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
}

typedef struct
{
  GFile *folder;
  GFile *parent;
  char *name;
} Copying;

static void
copying_free (Copying *copying)
{
  g_object_unref (copying->folder);
  g_object_unref (copying->parent);
  g_free (copying->name);
  g_free (copying);
}

static char *
dup_identity (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ID_FILE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info ? g_strdup (g_file_info_get_attribute_string (info, G_FILE_ATTRIBUTE_ID_FILE)) : NULL;
}

// Where @place is without links; of a folder that is still to be made, the one that it will be in.
static GFile *
resolve (GFile *place)
{
  for (g_autoptr (GFile) at = g_object_ref (place); at != NULL;)
    {
      const char *path = g_file_peek_path (at);
      char *real = path ? realpath (path, NULL) : NULL;
      GFile *found = real ? g_file_new_for_path (real) : NULL;
      g_autoptr (GFile) here = g_steal_pointer (&at);

      free (real);
      if (found != NULL)
        return found;
      at = g_file_get_parent (here);
    }
  return g_object_ref (place);
}

// Whether @place is @folder or lies in it, by whatever names.
static gboolean
is_inside (GFile *place, GFile *folder)
{
  g_autofree char *identity = dup_identity (folder);
  g_autoptr (GFile) at = resolve (place);

  while (at != NULL)
    {
      g_autoptr (GFile) here = g_steal_pointer (&at);
      g_autofree char *other = dup_identity (here);

      if (g_file_equal (here, folder) || (other != NULL && g_strcmp0 (other, identity) == 0))
        return TRUE;
      at = g_file_get_parent (here);
    }
  return FALSE;
}

static void
copy_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copying *copying = data;
  GError *error = NULL;
  g_autoptr (GFile) made = NULL;

  // A folder copied into itself would never end.
  if (is_inside (copying->parent, copying->folder))
    {
      g_task_return_new_error (task, DICTUM_ERROR, DICTUM_ERROR_USAGE,
                               _("A project cannot be copied into its own folder."));
      return;
    }
  made = dictum_project_make_folder (copying->parent, copying->name, &error);
  if (made != NULL && copy_tree (copying->folder, made, cancellable, &error))
    {
      g_task_return_pointer (task, g_steal_pointer (&made), g_object_unref);
      return;
    }
  // Half a copy would look like a whole one.
  if (made != NULL)
    dictum_project_remove_folder (made);
  g_task_return_error (task, error);
}

/**
 * dictum_project_copy_async:
 * @folder: a project folder
 * @parent: where the copy is to be; made where it is missing
 * @name: what it is to be called; "name-2" … where that is taken
 * @cancellable: (nullable): to give it up
 * @callback: called when it is copied or has failed
 * @user_data: for @callback
 *
 * Makes a writable copy of all plain files in @folder, in a thread. On failure nothing is left of it.
 */
void
dictum_project_copy_async (GFile *folder, GFile *parent, const char *name, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Copying *copying = g_new (Copying, 1);

  copying->folder = g_object_ref (folder);
  copying->parent = g_object_ref (parent);
  copying->name = g_strdup (name);
  g_task_set_source_tag (task, dictum_project_copy_async);
  g_task_set_task_data (task, copying, (GDestroyNotify) copying_free);
  g_task_run_in_thread (task, copy_thread);
}

/**
 * dictum_project_copy_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the new folder, or %NULL with @error set.
 */
GFile *
dictum_project_copy_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dictum_project_copy_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * dictum_project_create:
 * @parent: where the folder is to be; made where it is missing
 * @title: the title, and the folder's name as far as that goes; "name-2" … where it is taken
 * @error: return location
 *
 * Makes a folder with an empty project in it. On failure nothing is left of it.
 *
 * Returns: (transfer full) (nullable): the folder, or %NULL with @error set. Any thread.
 */
GFile *
dictum_project_create (GFile *parent, const char *title, GError **error)
{
  g_autoptr (DictumProjectData) data = dictum_project_data_new (title, NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = dictum_project_json_write (data, error);
  g_autoptr (GFile) folder = bytes ? dictum_project_make_folder (parent, title, error) : NULL;
  g_autofree char *root = folder ? g_file_get_path (folder) : NULL;

  if (folder == NULL)
    return NULL;
  if (root != NULL && dictum_store_write (root, DICTUM_PROJECT_FILE, bytes, NULL, error))
    return g_steal_pointer (&folder);
  if (root == NULL)
    g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_USAGE, _("Projects can only be made on this computer."));
  dictum_project_remove_folder (folder);
  return NULL;
}
