// SPDX-License-Identifier: GPL-3.0-or-later
// Saving by itself: what changed is noted, an idle sends one file after the other to the worker, and what comes back is
// taken over. Always at most one thing is in the worker; newer changes of a file that waits go out with it.

#include "config.h"

#include "project/project-private.h"

#include "core/error.h"
#include "project/merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

// After the frame that shows an act, and before what a text view does in idles: laying out a long text takes seconds.
#define PRIORITY (G_PRIORITY_HIGH_IDLE + 22)
#define FIRST_RETRY_SECONDS 5
#define LAST_RETRY_SECONDS 60

static void work (DictumProject *self);

static gboolean
has_failed (DictumProject *self)
{
  GHashTableIter iter;
  gpointer slot;

  if (self->data_failed)
    return TRUE;
  for (GList *l = self->file_ops.head; l != NULL; l = l->next)
    if (((DictumFileOp *) l->data)->failed)
      return TRUE;
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (((DictumSlot *) slot)->failed)
      return TRUE;
  return FALSE;
}

static gboolean
has_work (DictumProject *self)
{
  GHashTableIter iter;
  gpointer slot;

  if ((self->running && !self->looking) || self->data_dirty || !g_queue_is_empty (&self->file_ops))
    return TRUE;
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (((DictumSlot *) slot)->dirty)
      return TRUE;
  return FALSE;
}

static void
set_problem (DictumProject *self, const char *problem)
{
  if (g_strcmp0 (self->save_problem, problem) == 0)
    return;
  g_free (self->save_problem);
  self->save_problem = g_strdup (problem);
  dictum_project_notify_saving (self, FALSE, TRUE);
}

/**
 * dictum_project_update_save_state:
 * @self: a project
 *
 * Sets "save-state" from what is known, and notifies if it is another.
 */
void
dictum_project_update_save_state (DictumProject *self)
{
  DictumSaveState state = DICTUM_SAVE_DONE;

  if (self->read_only)
    state = DICTUM_SAVE_READ_ONLY;
  else if (self->held)
    state = DICTUM_SAVE_HELD;
  else if (has_failed (self) || self->retrying)
    state = DICTUM_SAVE_FAILED;
  else if (has_work (self))
    state = DICTUM_SAVE_RUNNING;
  if (self->save_state != state)
    {
      self->save_state = state;
      dictum_project_notify_saving (self, TRUE, FALSE);
    }
  // After the state: nobody is to see a failure without its reason.
  if (state != DICTUM_SAVE_FAILED && state != DICTUM_SAVE_HELD)
    set_problem (self, NULL);
}

static gboolean
idle_cb (gpointer data)
{
  g_autoptr (DictumProject) self = g_object_ref (data);

  self->idle = 0;
  work (self);
  return G_SOURCE_REMOVE;
}

/**
 * dictum_project_schedule:
 * @self: a project
 *
 * Has the worker begin in the next idle, unless it works already. The idle keeps the project alive: what was done is
 * saved also where nobody else holds it any more.
 */
void
dictum_project_schedule (DictumProject *self)
{
  if (self->idle == 0 && !self->running)
    self->idle = g_idle_add_full (PRIORITY, idle_cb, g_object_ref (self), g_object_unref);
  dictum_project_update_save_state (self);
}

/**
 * dictum_project_get_slot:
 * @self: a project
 * @file: an article's file
 *
 * Returns: (transfer none) (nullable): what is known of its annotation file, once it is open.
 */
DictumSlot *
dictum_project_get_slot (DictumProject *self, const char *file)
{
  return g_hash_table_lookup (self->slots, file);
}

/**
 * dictum_project_mark_article:
 * @self: a project
 * @file: an open article
 *
 * Notes that its annotations are to be saved.
 */
void
dictum_project_mark_article (DictumProject *self, const char *file)
{
  DictumSlot *slot = dictum_project_get_slot (self, file);

  g_return_if_fail (slot != NULL);

  self->retrying |= slot->failed;
  slot->dirty = TRUE;
  slot->failed = FALSE;
  dictum_project_schedule (self);
}

/**
 * dictum_project_mark_data:
 * @self: a project
 *
 * Notes that dictum.json is to be saved.
 */
void
dictum_project_mark_data (DictumProject *self)
{
  if (self->data_frozen)
    return;
  self->retrying |= self->data_failed;
  self->data_dirty = TRUE;
  self->data_failed = FALSE;
  dictum_project_schedule (self);
}

/**
 * dictum_project_push_file_op:
 * @self: a project
 * @task: what to do
 * @file: an article's file
 * @lost: (nullable): for joining, the article that is gone
 * @bytes: (nullable): the content of the text file
 *
 * Notes that a file is to be made, thrown away or joined, after all earlier ones.
 */
void
dictum_project_push_file_op (DictumProject *self, DictumFileTask task, const char *file, const char *lost,
                             GBytes *bytes)
{
  DictumFileOp *op = g_new0 (DictumFileOp, 1);

  op->task = task;
  op->file = g_strdup (file);
  op->lost = g_strdup (lost);
  op->bytes = bytes ? g_bytes_ref (bytes) : NULL;
  g_queue_push_tail (&self->file_ops, op);
  dictum_project_schedule (self);
}

/**
 * dictum_project_get_pending_bytes:
 * @self: a project
 * @file: an article's file
 *
 * Returns: (transfer none) (nullable): its content, where it was added and is not on disk yet.
 */
GBytes *
dictum_project_get_pending_bytes (DictumProject *self, const char *file)
{
  for (GList *l = self->file_ops.tail; l != NULL; l = l->prev)
    {
      DictumFileOp *op = l->data;

      if (strcmp (op->file, file) == 0)
        return op->task == DICTUM_FILE_ADD ? op->bytes : NULL;
    }
  return NULL;
}

// Files name no speaker that was removed or merged; memory does, so that undo gives everything back.
static GHashTable *
list_stand_ins (DictumProject *self, DictumArticle *article)
{
  GHashTable *stand_ins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, dictum_article_get_tally (article));
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *speaker = key, *stands_for = dictum_cast_resolve (self->cast, speaker);

      // "" counts those that nobody said yet, and is in no cast.
      if (g_strcmp0 (speaker, stands_for) != 0)
        g_hash_table_insert (stand_ins, g_strdup (speaker), g_strdup (stands_for));
    }
  return stand_ins;
}

// Whether anything on disk is, or is about to be, other than before this run.
static gboolean
is_anything_of_ours_there (DictumProject *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((DictumSlot *) value)->dirty || !((DictumSlot *) value)->disk.at_start)
      return TRUE;
  return FALSE;
}

static void
note_success (DictumProject *self)
{
  self->retry_seconds = 0;
  self->retrying = FALSE;
}

static void
report_merge (DictumProject *self, const char *name, guint n_conflicts)
{
  g_autofree char *sentence = NULL;

  if (n_conflicts == 0)
    sentence = g_strdup_printf (_("Another program changed “%s”; its changes were merged with yours."), name);
  else
    sentence = g_strdup_printf (ngettext ("Another program changed “%s” too. In %u place both had changed the same "
                                          "thing; there the other program’s version was kept.",
                                          "Another program changed “%s” too. In %u places both had changed the same "
                                          "thing; there the other program’s version was kept.",
                                          n_conflicts),
                                name, n_conflicts);
  dictum_project_report (self, sentence);
}

// What others wrote goes into memory, under the changes that were made since the save began.
static void
rebase_marks (DictumProject *self, DictumMarksJob *job, DictumArticle *article)
{
  DictumAnnotationSet *set = dictum_article_get_annotations (article);
  g_autoptr (DictumAnnotations) now = dictum_annotation_set_snapshot (set);
  guint ignored = 0;
  g_autoptr (DictumAnnotations) rebased = dictum_merge_annotations (job->written, now, job->merged, &ignored);

  dictum_project_freeze_counts (self);
  if (!dictum_annotations_same (now, rebased))
    dictum_annotation_set_reset (set, rebased);
  dictum_project_thaw_counts (self);
  report_merge (self, job->file, job->n_conflicts);
}

static DictumArticle *
find_open_article (DictumProject *self, const char *file)
{
  DictumArticle *article = g_hash_table_lookup (self->by_file, file);

  if (article == NULL)
    article = g_hash_table_lookup (self->parted, file);
  return article != NULL && dictum_article_is_open (article) ? article : NULL;
}

static void
take_marks_failure (DictumProject *self, DictumSlot *slot, DictumMarksJob *job)
{
  slot->dirty = TRUE;
  slot->failed = TRUE;
  set_problem (self, job->error ? job->error->message : _("A file could not be saved."));
}

static void
marks_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DictumProject *self = DICTUM_PROJECT (source);
  DictumMarksJob *job = g_task_get_task_data (G_TASK (result));
  DictumSlot *slot = dictum_project_get_slot (self, job->file);
  DictumArticle *article = find_open_article (self, job->file);

  // Where the annotator became another one meanwhile, the slot belongs to another file.
  if (slot != NULL && strcmp (job->annotator, self->annotator) == 0)
    {
      if (job->result != DICTUM_SAVED)
        take_marks_failure (self, slot, job);
      else
        {
          dictum_marks_disk_clear (&slot->disk);
          dictum_marks_disk_copy (&slot->disk, &job->disk);
          slot->resolved = job->written != job->model && !job->disk.at_start;
          note_success (self);
          if (job->merged != NULL && article != NULL)
            rebase_marks (self, job, article);
          // The claim in dictum.json goes when nothing of ours is there any more.
          if (slot->disk.at_start && !self->data_frozen && !is_anything_of_ours_there (self))
            self->data_dirty = TRUE;
        }
    }
  dictum_project_finish_worker (self);
}

static void
marks_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  dictum_save_marks (data);
  g_task_return_boolean (task, TRUE);
}

static void
start_marks (DictumProject *self, DictumSlot *slot, DictumArticle *article)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, marks_saved_cb, NULL);
  DictumMarksJob *job = g_new0 (DictumMarksJob, 1);

  slot->dirty = FALSE;
  job->root = g_strdup (self->root);
  job->annotator = g_strdup (self->annotator);
  job->file = g_strdup (slot->file);
  job->text = dictum_text_ref (dictum_article_get_text (article));
  job->model = dictum_annotation_set_snapshot (dictum_article_get_annotations (article));
  job->stand_ins = list_stand_ins (self, article);
  dictum_marks_disk_copy (&job->disk, &slot->disk);
  g_task_set_source_tag (task, start_marks);
  g_task_set_task_data (task, job, (GDestroyNotify) dictum_marks_job_free);
  self->running = TRUE;
  g_task_run_in_thread (task, marks_thread);
}

static void
rebase_data (DictumProject *self, DictumDataJob *job)
{
  g_autoptr (DictumProjectData) now = dictum_project_make_data (self);
  g_autoptr (DictumProjectData) merged = dictum_claim_take_out (job->merged, self->data_disk.start, self->annotator,
                                                                self->installation);
  guint ignored = 0;
  g_autoptr (DictumProjectData) rebased = dictum_merge_project_data (job->model, now, merged, &ignored);

  dictum_project_set_data (self, rebased);
  report_merge (self, DICTUM_PROJECT_FILE, job->n_conflicts);
}

static void
data_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DictumProject *self = DICTUM_PROJECT (source);
  DictumDataJob *job = g_task_get_task_data (G_TASK (result));

  if (job->result == DICTUM_SAVED)
    {
      dictum_data_disk_clear (&self->data_disk);
      dictum_data_disk_copy (&self->data_disk, &job->disk);
      self->claim_settled = job->claimed;
      note_success (self);
      if (job->merged != NULL)
        rebase_data (self, job);
    }
  else
    {
      self->data_dirty = TRUE;
      self->held = job->result == DICTUM_SAVE_OTHERS;
      self->data_failed = !self->held;
      if (!self->held)
        set_problem (self, job->error ? job->error->message : _("A file could not be saved."));
    }
  dictum_project_finish_worker (self);
}

static void
data_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  dictum_save_data (data);
  g_task_return_boolean (task, TRUE);
}

static void
start_data (DictumProject *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, data_saved_cb, NULL);
  DictumDataJob *job = g_new0 (DictumDataJob, 1);

  self->data_dirty = FALSE;
  job->root = g_strdup (self->root);
  job->annotator = g_strdup (self->annotator);
  job->installation = g_strdup (self->installation);
  job->model = dictum_project_make_data (self);
  job->claim = is_anything_of_ours_there (self) || !dictum_project_data_same (job->model, self->data_disk.start);
  job->accepted = self->accepted;
  dictum_data_disk_copy (&job->disk, &self->data_disk);
  g_task_set_source_tag (task, start_data);
  g_task_set_task_data (task, job, (GDestroyNotify) dictum_data_job_free);
  self->running = TRUE;
  g_task_run_in_thread (task, data_thread);
}

typedef struct
{
  DictumFileOp *op; // stays in the queue, which is not touched before this is done
  char *root;
  char *annotator;
  char *message;
} FileJob;

static void
file_job_free (FileJob *job)
{
  g_free (job->root);
  g_free (job->annotator);
  g_free (job->message);
  g_free (job);
}

static void
put_article_back (DictumProject *self, DictumFileOp *op)
{
  DictumArticle *article = g_hash_table_lookup (self->parted, op->file);

  if (g_hash_table_contains (self->by_file, op->file))
    return;
  if (article != NULL)
    dictum_project_insert_article (self, article);
  g_hash_table_remove (self->parted, op->file);
}

static void
take_file_result (DictumProject *self, DictumFileOp *op, gboolean fine, const GError *error)
{
  if (op->task == DICTUM_FILE_JOIN)
    {
      g_autoptr (GPtrArray) files = g_ptr_array_new ();

      g_ptr_array_add (files, op->file);
      for (guint i = self->lost->len; fine && i > 0; i--)
        if (strcmp (((DictumLost *) self->lost->pdata[i - 1])->file, op->lost) == 0)
          g_ptr_array_remove_index (self->lost, i - 1);
      dictum_project_read_summaries (self, files);
      dictum_project_say_lost_changed (self);
      self->look_wanted = TRUE;
    }
  if (!fine && op->task == DICTUM_FILE_REMOVE)
    put_article_back (self, op);
  if (!fine)
    dictum_project_report (self, error->message);
}

static void
file_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DictumProject *self = DICTUM_PROJECT (source);
  FileJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean fine = g_task_propagate_boolean (G_TASK (result), &error);

  // What is added exists nowhere else: it is tried again, as every save. Nothing is lost by not throwing away.
  if (!fine && job->op->task == DICTUM_FILE_ADD && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      job->op->failed = TRUE;
      set_problem (self, error ? error->message : _("A file could not be saved."));
    }
  else
    {
      DictumFileOp *op = g_queue_pop_head (&self->file_ops);

      if (fine)
        note_success (self);
      if (job->message != NULL)
        {
          dictum_project_report (self, job->message);
          self->look_wanted = TRUE;
        }
      take_file_result (self, op, fine, error);
      dictum_file_op_free (op);
    }
  dictum_project_finish_worker (self);
}

static void
file_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FileJob *job = data;
  GError *error = NULL;

  if (dictum_file_op_run (job->op, job->root, job->annotator, &job->message, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
start_file_op (DictumProject *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, file_done_cb, NULL);
  FileJob *job = g_new0 (FileJob, 1);

  job->op = g_queue_peek_head (&self->file_ops);
  job->root = g_strdup (self->root);
  job->annotator = g_strdup (self->annotator);
  g_task_set_source_tag (task, start_file_op);
  g_task_set_task_data (task, job, (GDestroyNotify) file_job_free);
  self->running = TRUE;
  g_task_run_in_thread (task, file_thread);
}

// The next annotation file to save; where its article is gone for good there is nothing to save.
static DictumSlot *
find_dirty_slot (DictumProject *self, DictumArticle **article)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      DictumSlot *slot = value;

      if (!slot->dirty || slot->failed)
        continue;
      *article = find_open_article (self, slot->file);
      if (*article != NULL)
        return slot;
      slot->dirty = FALSE;
    }
  return NULL;
}

static gboolean
retry_cb (gpointer data)
{
  DictumProject *self = data;

  self->timer = 0;
  dictum_project_save_again (self);
  return G_SOURCE_REMOVE;
}

static void
end_flushes (DictumProject *self)
{
  g_autoptr (GPtrArray) flushes = g_steal_pointer (&self->flushes);

  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < flushes->len; i++)
    if (self->save_state == DICTUM_SAVE_FAILED)
      g_task_return_new_error (flushes->pdata[i], G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                               self->save_problem ? self->save_problem : _("A file could not be saved."));
    else if (self->held && has_work (self))
      g_task_return_new_error (flushes->pdata[i], DICTUM_ERROR, DICTUM_ERROR_READ_ONLY,
                               _("Another installation saves as “%s” in this project."), self->annotator);
    else
      g_task_return_boolean (flushes->pdata[i], TRUE);
}

static void
rest (DictumProject *self)
{
  self->retrying = FALSE;
  dictum_project_update_save_state (self);
  if (has_failed (self) && self->timer == 0)
    {
      self->retry_seconds = CLAMP (self->retry_seconds * 2, FIRST_RETRY_SECONDS, LAST_RETRY_SECONDS);
      self->timer = g_timeout_add_seconds (self->retry_seconds, retry_cb, self);
    }
  end_flushes (self);
}

// Sends the next thing to the worker. dictum.json goes first: the claim and the speakers stand in it.
static void
work (DictumProject *self)
{
  DictumArticle *article = NULL;
  DictumFileOp *op = g_queue_peek_head (&self->file_ops);
  DictumSlot *slot;

  if (self->running || self->idle != 0)
    return;
  if (self->look_wanted)
    {
      dictum_project_run_look (self);
      return;
    }
  if (self->new_annotator != NULL)
    {
      dictum_project_run_settling (self);
      return;
    }
  if (self->read_only || self->held)
    {
      rest (self);
      return;
    }
  slot = find_dirty_slot (self, &article);
  if (!self->data_failed && !self->data_frozen && (self->data_dirty || (slot != NULL && !self->claim_settled)))
    start_data (self);
  else if (slot != NULL && self->claim_settled)
    start_marks (self, slot, article);
  else if (op != NULL && !op->failed)
    start_file_op (self);
  else
    rest (self);
  dictum_project_update_save_state (self);
}

/**
 * dictum_project_finish_worker:
 * @self: a project
 *
 * To be called when the worker is done with something: goes on with the next thing.
 */
void
dictum_project_finish_worker (DictumProject *self)
{
  self->running = FALSE;
  self->looking = FALSE;
  work (self);
}

/**
 * dictum_project_save_again:
 * @self: a project
 *
 * Tries at once again what could not be saved.
 */
void
dictum_project_save_again (DictumProject *self)
{
  GHashTableIter iter;
  gpointer slot;

  g_clear_handle_id (&self->timer, g_source_remove);
  // The state stays what it is until the outcome is known: a bar that goes and comes back would only disturb.
  self->retrying |= has_failed (self);
  self->data_failed = FALSE;
  for (GList *l = self->file_ops.head; l != NULL; l = l->next)
    ((DictumFileOp *) l->data)->failed = FALSE;
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    ((DictumSlot *) slot)->failed = FALSE;
  if (self->idle == 0 && !self->running)
    self->idle = g_idle_add_full (PRIORITY, idle_cb, g_object_ref (self), g_object_unref);
}

/**
 * dictum_project_flush_async:
 * @self: a project
 * @callback: called when nothing waits to be saved any more, or the last try has failed
 * @user_data: for @callback
 *
 * Has everything saved that is not on disk yet.
 */
void
dictum_project_flush_async (DictumProject *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, dictum_project_flush_async);
  g_ptr_array_add (self->flushes, task);
  dictum_project_save_again (self);
}

/**
 * dictum_project_flush_finish:
 * @self: a project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether everything is on disk; else @error says why not, and it is still tried again.
 */
gboolean
dictum_project_flush_finish (DictumProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **slot = user_data;

  *slot = g_object_ref (result);
}

/**
 * dictum_project_flush:
 * @self: a project
 * @error: return location
 *
 * As dictum_project_flush_async(), running the main context until it is done.
 *
 * Returns: whether everything is on disk, else @error is set.
 */
gboolean
dictum_project_flush (DictumProject *self, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dictum_project_flush_async (self, flushed_cb, &result);
  while (result == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  return dictum_project_flush_finish (self, result, error);
}
