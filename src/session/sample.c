// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own copy of the sample project, with its finished annotation as theirs: whoever explores it sees at once
// what marks look like, and may change them.

#include "session/sample.h"

#include "project/exchange.h"
#include "project/project.h"

typedef struct
{
  GFile *folder;
  char *annotator;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_clear_object (&copy->folder);
  g_free (copy->annotator);
  g_free (copy);
}

// dictum.json is to know who @annotator is.
static DictumProjectData *
introduce (DictumProjectData *data, const char *annotator)
{
  g_autoptr (DictumAnnotator) entry = dictum_annotator_new (&(DictumAnnotatorFields){ .id = annotator });
  g_autoptr (GPtrArray) annotators = g_ptr_array_new ();

  g_ptr_array_add (annotators, entry);
  return dictum_project_data_new (dictum_project_data_get_title (data), annotators,
                                  dictum_project_data_get_speakers (data), NULL, NULL);
}

// Everything that is marked in the copy is marked by @annotator too.
static gboolean
adopt_annotations (GFile *folder, const char *annotator, GError **error)
{
  g_autoptr (DictumExport) document = dictum_exchange_export (folder, NULL, NULL, error);
  DictumProjectData *data;

  if (document == NULL)
    return FALSE;
  data = introduce (document->data, annotator);
  dictum_project_data_unref (document->data);
  document->data = data;
  for (guint i = 0; i < document->articles->len; i++)
    {
      DictumExportArticle *article = document->articles->pdata[i];

      for (guint j = 0; j < article->annotations->len; j++)
        {
          DictumExportAnnotations *marks = article->annotations->pdata[j];

          g_free (marks->annotator);
          marks->annotator = g_strdup (annotator);
        }
    }
  return dictum_exchange_import (folder, document, annotator, NULL, error);
}

static void
adopt_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Copy *copy = data;

  // Without the annotation the copy is a sample all the same: better than none, or than one nobody opens.
  adopt_annotations (copy->folder, copy->annotator, NULL);
  g_task_return_pointer (task, g_object_ref (copy->folder), g_object_unref);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Copy *copy = g_task_get_task_data (task);
  GError *error = NULL;

  copy->folder = dictum_project_copy_finish (result, &error);
  if (copy->folder == NULL)
    g_task_return_error (task, error);
  else
    g_task_run_in_thread (task, adopt_thread);
}

/**
 * dictum_sample_copy_async:
 * @sample: the folder of the sample that came with the program
 * @parent: where the copy is to be
 * @name: what its folder is called; "name-2" … where that is taken
 * @annotator: who explores it, a valid id
 * @cancellable: (nullable): gives up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Copies the sample to a place the person may write, and gives them a copy of the annotation that comes with it.
 */
void
dictum_sample_copy_async (GFile *sample,
                          GFile *parent,
                          const char *name,
                          const char *annotator,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Copy *copy = g_new0 (Copy, 1);

  copy->annotator = g_strdup (annotator);
  g_task_set_source_tag (task, dictum_sample_copy_async);
  g_task_set_task_data (task, copy, copy_free);
  dictum_project_copy_async (sample, parent, name, cancellable, copied_cb, task);
}

/**
 * dictum_sample_copy_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the folder of the copy, or %NULL with @error set.
 */
GFile *
dictum_sample_copy_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dictum_sample_copy_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
