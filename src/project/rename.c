// SPDX-License-Identifier: GPL-3.0-or-later
// An annotator's folder under another name.

#include "project/rename.h"

#include "project/folder.h"
#include "project/store.h"

#include <string.h>

// In our layout the member is a line of its own, and no other line begins like it: strings hold no line breaks, and
// what is deeper stands further right. A file of another layout bears the new name from its next save.
static GBytes *
say_annotator (GBytes *bytes, const char *from, const char *to)
{
  g_autofree char *old = g_strdup_printf ("\n  \"annotator\" : \"%s\",\n", from);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *at = g_strstr_len (data, (gssize) size, old);
  GString *new;

  if (at == NULL)
    return NULL;
  new = g_string_new_len (data, at - data);
  g_string_append_printf (new, "\n  \"annotator\" : \"%s\",\n", to);
  g_string_append_len (new, at + strlen (old), (gssize) (data + size - at - strlen (old)));
  return g_string_free_to_bytes (new);
}

// The folder tells whose a file is; that the file says so too can wait for its next save where it cannot be written
// now.
static void
say_in_file (const char *root, const char *article, const char *from, const char *to)
{
  g_autofree char *name = dictum_store_annotation_name (to, article);
  DictumStamp stamp = { 0 };
  g_autoptr (GBytes) bytes = dictum_store_read (root, name, &stamp, NULL);
  g_autoptr (GBytes) new = bytes ? say_annotator (bytes, from, to) : NULL;

  if (new != NULL)
    dictum_store_write (root, name, new, &stamp, NULL);
}

/**
 * dictum_rename_annotator_folder:
 * @root: path of a project folder
 * @from: a valid annotator id
 * @to: another one
 * @error: return location
 *
 * Gives what @from marked to @to: the folder in one step, then the name in each file. Fails with %G_IO_ERROR_EXISTS
 * where @to has a folder with something in it.
 *
 * Returns: whether it was done; else @error is set and nothing was changed. A worker thread.
 */
gboolean
dictum_rename_annotator_folder (const char *root, const char *from, const char *to, GError **error)
{
  g_autofree char *old = dictum_store_annotator_folder (from);
  g_autofree char *new = dictum_store_annotator_folder (to);
  g_autoptr (GPtrArray) articles = NULL;
  int lock = dictum_store_lock (root, error);
  gboolean done;

  if (lock < 0)
    return FALSE;
  done = dictum_store_rename (root, old, new, error);
  articles = done ? dictum_folder_list_annotated (root, to, NULL) : g_ptr_array_new ();
  for (guint i = 0; i < articles->len; i++)
    say_in_file (root, articles->pdata[i], from, to);
  dictum_store_unlock (lock);
  return done;
}
