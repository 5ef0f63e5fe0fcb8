// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the whole project of a session into one document.

#include "config.h"

#include "session/session-export.h"

#include "core/error.h"
#include "project/exchange.h"

#include <glib/gi18n-lib.h>

#define EXPORT_MODE 0666 // less what the person's umask takes

typedef struct
{
  GFile *folder;
  GFile *target;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->folder);
  g_object_unref (job->target);
  g_free (job);
}

static gboolean
write_document (const Job *job, GPtrArray *messages, GError **error)
{
  g_autoptr (DictumExport) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *path = g_file_get_path (job->target);

  if (path == NULL)
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_READ_ONLY,
                           _ ("The document can only be written to a folder of this computer."));
      return FALSE;
    }
  document = dictum_exchange_export (job->folder, NULL, messages, error);
  bytes = document ? dictum_export_json_write (document, error) : NULL;
  if (bytes == NULL)
    return FALSE;
  // The one call of GLib that neither leaves half a file nor says that all is well when it is not.
  return g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, EXPORT_MODE, error);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  GError *error = NULL;

  if (write_document (data, messages, &error))
    g_task_return_pointer (task, g_steal_pointer (&messages), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (dictum_project_flush_finish (DICTUM_PROJECT (source), result, &error))
    g_task_run_in_thread (task, export_thread);
  else
    g_task_return_error (task, error);
}

/**
 * dictum_session_export_async:
 * @self: a session
 * @target: the file to be written; replaced as a whole, or left as it is
 * @cancellable: (nullable): to give up
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Saves the project and writes all of it, of every annotator, as one JSON document. Reading and writing are done in a
 * thread; call it on the main one.
 */
void
dictum_session_export_async (DictumSession *self,
                             GFile *target,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  DictumProject *project;
  Job *job;

  g_return_if_fail (DICTUM_IS_SESSION (self));
  g_return_if_fail (G_IS_FILE (target));

  task = g_task_new (self, cancellable, callback, user_data);
  project = dictum_session_get_project (self);
  job = g_new (Job, 1);
  job->folder = g_object_ref (dictum_project_get_folder (project));
  job->target = g_object_ref (target);
  g_task_set_source_tag (task, dictum_session_export_async);
  g_task_set_task_data (task, job, job_free);
  // What cannot be saved cannot be flushed either; of a read-only project what is on disk is exported.
  if (dictum_project_get_save_state (project) == DICTUM_SAVE_READ_ONLY)
    g_task_run_in_thread (task, export_thread);
  else
    dictum_project_flush_async (project, flushed_cb, g_steal_pointer (&task));
}

/**
 * dictum_session_export_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location; nothing was written where it is set
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what was left out or is worth knowing, as sentences
 */
GPtrArray *
dictum_session_export_finish (DictumSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
