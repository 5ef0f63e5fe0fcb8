// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a new project of an exported document.

#include "config.h"

#include "session/import.h"

#include "project/exchange.h"

#include <string.h>

typedef struct
{
  GFile *document;
  GFile *parent;
} Import;

static void
import_free (Import *import)
{
  g_object_unref (import->document);
  g_object_unref (import->parent);
  g_free (import);
}

// The project's title; a document without one gives its own name, as far as the first dot.
static char *
dup_name (GFile *file, DictumExport *document)
{
  const char *title = dictum_project_data_get_title (document->data);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base ? base : "");

  if (title != NULL && title[0] != '\0')
    return g_strdup (title);
  return g_strndup (name, strcspn (name, "."));
}

static void
import_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import *import = data;
  GError *error = NULL;
  g_autoptr (DictumExport) document = dictum_exchange_read (import->document, &error);
  g_autofree char *name = document ? dup_name (import->document, document) : NULL;
  GFile *folder = document ? dictum_exchange_create (import->parent, name, document, &error) : NULL;

  if (folder != NULL)
    g_task_return_pointer (task, folder, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * dictum_import_async:
 * @document: a document that was exported from a project
 * @parent: where the project's folder is to be; made where it is missing
 * @cancellable: (nullable): to give it up
 * @callback: called when it is made or has failed
 * @user_data: for @callback
 *
 * Makes a new project of everything that is in the document, in a thread. The document stays as it is; on failure
 * nothing is left of the project.
 */
void
dictum_import_async (GFile *document,
                     GFile *parent,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Import *import;

  g_return_if_fail (G_IS_FILE (document));
  g_return_if_fail (G_IS_FILE (parent));

  import = g_new (Import, 1);
  import->document = g_object_ref (document);
  import->parent = g_object_ref (parent);
  g_task_set_source_tag (task, dictum_import_async);
  g_task_set_task_data (task, import, (GDestroyNotify) import_free);
  g_task_run_in_thread (task, import_thread);
}

/**
 * dictum_import_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the folder of the new project, or %NULL with @error set.
 */
GFile *
dictum_import_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dictum_import_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
