// SPDX-License-Identifier: GPL-3.0-or-later
// What others do in the folder: a look that compares the disk with what is known, monitors that ask for one, and the
// settling of who annotates.

#include "config.h"

#include "project/project-private.h"

#include "core/error.h"
#include "formats/project-json.h"
#include "project/merge.h"
#include "project/rename.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOK_DELAY_MILLISECONDS 1500 // after something stirred; many changes at once make one look

// An open article, as a look found it.
typedef struct
{
  char *file;
  DictumText *text;
  DictumStamp known;
  DictumStamp known_text;
  DictumMarksLoad *load;   // (nullable): the annotation file is another than the known one
  DictumStamp text_stamp;
  gboolean text_changed;
} LookItem;

typedef struct
{
  char *root;
  char *annotator;
  GPtrArray *items; // of LookItem
  DictumStamp known_data;
  GBytes *data_bytes; // (nullable): dictum.json is another than the known one
  DictumStamp data_stamp;
  DictumProjectData *data;
  DictumListing *listing;
} Look;

static void
look_item_free (LookItem *item)
{
  g_free (item->file);
  dictum_text_unref (item->text);
  g_clear_pointer (&item->load, dictum_marks_load_free);
  g_free (item);
}

static void
look_free (Look *look)
{
  g_ptr_array_unref (look->items);
  g_clear_pointer (&look->data_bytes, g_bytes_unref);
  g_clear_pointer (&look->data, dictum_project_data_unref);
  g_clear_pointer (&look->listing, dictum_listing_free);
  g_free (look->root);
  g_free (look->annotator);
  g_free (look);
}

// Whether a file is not the known one. One that was touched may hold the same bytes; it need not be parsed then.
static gboolean
is_other (const char *root, const char *name, const DictumStamp *known)
{
  g_autoptr (GBytes) bytes = NULL;
  DictumStamp now;

  dictum_store_stat (root, name, &now);
  if (!now.exists || !known->exists || dictum_store_same_stat (&now, known))
    return now.exists != known->exists;
  bytes = dictum_store_read (root, name, &now, NULL);
  return bytes == NULL || !dictum_store_same_bytes (&now, known);
}

static void
look_at_item (Look *look, LookItem *item)
{
  g_autofree char *name = dictum_store_annotation_name (look->annotator, item->file);

  if (is_other (look->root, name, &item->known))
    item->load = dictum_load_marks (look->root, look->annotator, item->file, item->text);
  dictum_store_stat (look->root, item->file, &item->text_stamp);
  if (item->text_stamp.exists && !dictum_store_same_stat (&item->text_stamp, &item->known_text))
    {
      g_autoptr (DictumText) text = dictum_load_text (look->root, item->file, NULL, NULL);

      item->text_changed = text == NULL ||
                           strcmp (dictum_text_get_sha256 (text), dictum_text_get_sha256 (item->text)) != 0;
    }
}

static void
look_at_data (Look *look)
{
  DictumStamp now;

  dictum_store_stat (look->root, DICTUM_PROJECT_FILE, &now);
  if (!now.exists || dictum_store_same_stat (&now, &look->known_data))
    return;
  look->data_bytes = dictum_store_read (look->root, DICTUM_PROJECT_FILE, &look->data_stamp, NULL);
  // A file that does not load now says so when it is to be written; nothing is taken from it.
  if (look->data_bytes != NULL && !dictum_store_same_bytes (&look->data_stamp, &look->known_data))
    look->data = dictum_project_json_read (look->data_bytes, NULL);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;

  look->listing = dictum_folder_list_articles (look->root, G_MAXUINT - 1, NULL);
  if (look->listing != NULL)
    {
      for (guint i = 0; i < look->items->len; i++)
        look_at_item (look, look->items->pdata[i]);
      look_at_data (look);
    }
  g_task_return_boolean (task, TRUE);
}

static void
report_change (DictumProject *self, const char *name)
{
  g_autofree char *sentence = g_strdup_printf (_("Another program changed “%s”; its changes were merged with yours."),
                                               name);

  dictum_project_report (self, sentence);
}

static void
take_marks (DictumProject *self, DictumSlot *slot, DictumArticle *article, DictumMarksLoad *load)
{
  DictumAnnotationSet *set = dictum_article_get_annotations (article);
  g_autoptr (DictumAnnotations) ours = dictum_annotation_set_snapshot (set);
  g_autoptr (DictumAnnotations) merged = NULL;
  guint n_conflicts = 0;

  // Of a file that is gone or does not load, nothing is taken; the first is written again, the second never.
  if (load->error != NULL)
    return;
  // Somebody mended the file, or moved it away.
  if (dictum_article_is_read_only (article))
    dictum_article_set_problem (article, NULL, FALSE);
  if (load->bytes == NULL)
    {
      if (!dictum_annotations_is_blank (ours))
        dictum_project_mark_article (self, slot->file);
      return;
    }
  merged = dictum_merge_annotations (slot->disk.value, ours, load->annotations, &n_conflicts);
  dictum_marks_disk_clear (&slot->disk);
  slot->disk.stamp = load->stamp;
  slot->disk.value = dictum_annotations_ref (load->annotations);
  slot->disk.start = dictum_annotations_ref (load->annotations);
  slot->disk.start_bytes = g_bytes_ref (load->bytes);
  slot->disk.at_start = TRUE;
  if (dictum_annotations_same (merged, ours))
    return;
  dictum_annotation_set_reset (set, merged);
  report_change (self, slot->file);
}

static void
take_item (DictumProject *self, LookItem *item)
{
  DictumSlot *slot = dictum_project_get_slot (self, item->file);
  DictumArticle *article = dictum_project_lookup_article (self, item->file);

  if (slot == NULL || article == NULL || !dictum_article_is_open (article))
    return;
  if (item->load != NULL)
    take_marks (self, slot, article, item->load);
  if (dictum_project_get_pending_bytes (self, item->file) != NULL)
    return;
  if (item->text_changed)
    dictum_article_set_problem (article,
                                _("Another program changed the text of this article. You see the old text; open the "
                                  "project again to see the new one. What you mark is found again there by its words."),
                                dictum_article_is_read_only (article));
  else if (!item->text_stamp.exists)
    dictum_article_set_problem (article, _("The text of this article is no longer in the folder."),
                                dictum_article_is_read_only (article));
  else if (!dictum_article_is_read_only (article))
    dictum_article_set_problem (article, NULL, FALSE);
}

static void
take_data (DictumProject *self, Look *look)
{
  g_autoptr (DictumProjectData) model = dictum_project_make_data (self);
  g_autoptr (DictumProjectData) ours = self->claim_settled
                                           ? dictum_claim_add (model, self->annotator, self->installation)
                                           : dictum_project_data_ref (model);
  g_autoptr (DictumProjectData) merged = NULL;
  g_autoptr (DictumProjectData) plain = NULL;
  guint n_conflicts = 0;

  if (look->data == NULL || self->data_frozen)
    return;
  merged = dictum_merge_project_data (self->data_disk.value, ours, look->data, &n_conflicts);
  plain = dictum_claim_take_out (merged, look->data, self->annotator, self->installation);
  dictum_data_disk_clear (&self->data_disk);
  self->data_disk.stamp = look->data_stamp;
  self->data_disk.value = dictum_project_data_ref (look->data);
  self->data_disk.start = dictum_project_data_ref (look->data);
  self->data_disk.start_bytes = g_bytes_ref (look->data_bytes);
  self->claim_settled = dictum_claim_is_in (look->data, self->annotator, self->installation);
  if (dictum_project_data_same (plain, model))
    return;
  dictum_project_set_data (self, plain);
  report_change (self, DICTUM_PROJECT_FILE);
}

static gboolean
has_file_op (DictumProject *self, const char *file)
{
  for (GList *l = self->file_ops.head; l != NULL; l = l->next)
    if (strcmp (((DictumFileOp *) l->data)->file, file) == 0)
      return TRUE;
  return FALSE;
}

static void
remove_vanished (DictumProject *self, GHashTable *there)
{
  g_autoptr (GPtrArray) vanished = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer file, article;

  g_hash_table_iter_init (&iter, self->by_file);
  while (g_hash_table_iter_next (&iter, &file, &article))
    // An open article stays: its text is in memory, and marks may be on their way to the disk.
    if (!g_hash_table_contains (there, file) && !dictum_article_is_open (article) && !has_file_op (self, file))
      g_ptr_array_add (vanished, article);
  for (guint i = 0; i < vanished->len; i++)
    dictum_project_remove_article (self, vanished->pdata[i]);
}

static void
take_listing (DictumProject *self, DictumListing *listing)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) new_files = g_ptr_array_new ();

  for (guint i = 0; i < listing->articles->len; i++)
    g_hash_table_add (there, listing->articles->pdata[i]);
  remove_vanished (self, there);
  for (guint i = 0; i < listing->articles->len; i++)
    {
      const char *file = listing->articles->pdata[i];
      g_autoptr (DictumArticle) article = NULL;

      if (g_hash_table_contains (self->by_file, file) || has_file_op (self, file))
        continue;
      article = dictum_article_new (file);
      g_hash_table_remove (self->parted, file);
      g_hash_table_remove (self->slots, file);
      dictum_project_insert_article (self, article);
      g_ptr_array_add (new_files, (char *) file);
    }
  if (new_files->len > 0)
    dictum_project_read_summaries (self, new_files);
}

// Said once. A save that fails says the same in its own way.
static void
note_gone (DictumProject *self, gboolean is_gone)
{
  if (self->is_gone == is_gone)
    return;
  self->is_gone = is_gone;
  if (is_gone)
    dictum_project_report (self, _("The project folder is gone. What you see is kept in memory; put the folder back to "
                                   "save what you do."));
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DictumProject *self = DICTUM_PROJECT (source);
  Look *look = g_task_get_task_data (G_TASK (result));

  note_gone (self, look->listing == NULL);
  if (look->listing != NULL && strcmp (look->annotator, self->annotator) == 0)
    {
      dictum_project_freeze_counts (self);
      take_data (self, look);
      for (guint i = 0; i < look->items->len; i++)
        take_item (self, look->items->pdata[i]);
      take_listing (self, look->listing);
      dictum_project_thaw_counts (self);
    }
  dictum_project_finish_worker (self);
}

static LookItem *
look_item_new (DictumSlot *slot, DictumArticle *article)
{
  LookItem *item = g_new0 (LookItem, 1);

  item->file = g_strdup (slot->file);
  item->text = dictum_text_ref (dictum_article_get_text (article));
  item->known = slot->disk.stamp;
  item->known_text = slot->text_stamp;
  return item;
}

static GPtrArray *
list_open (DictumProject *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) look_item_free);
  GHashTableIter iter;
  gpointer file, slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, &file, &slot))
    {
      DictumArticle *article = dictum_project_lookup_article (self, file);

      if (article != NULL && dictum_article_is_open (article))
        g_ptr_array_add (items, look_item_new (slot, article));
    }
  return items;
}

/**
 * dictum_project_run_look:
 * @self: a project whose worker is free
 *
 * Sends a look to the worker.
 */
void
dictum_project_run_look (DictumProject *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, looked_cb, NULL);
  Look *look = g_new0 (Look, 1);

  self->look_wanted = FALSE;
  self->running = TRUE;
  self->looking = TRUE;
  look->root = g_strdup (self->root);
  look->annotator = g_strdup (self->annotator);
  look->known_data = self->data_disk.stamp;
  look->items = list_open (self);
  g_task_set_source_tag (task, dictum_project_run_look);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_thread);
}

/**
 * dictum_project_look_at_disk:
 * @self: a project
 *
 * Compares, in the worker, dictum.json, the files of open articles and the list of articles with what is known, and
 * merges what others changed. For a window that becomes active.
 */
void
dictum_project_look_at_disk (DictumProject *self)
{
  self->look_wanted = TRUE;
  dictum_project_schedule (self);
}

static gboolean
look_timer_cb (gpointer data)
{
  DictumProject *self = data;

  self->look_timer = 0;
  dictum_project_look_at_disk (self);
  return G_SOURCE_REMOVE;
}

static void
stirred_cb (DictumProject *self, GFile *file, GFile *other, GFileMonitorEvent event)
{
  g_autofree char *name = g_file_get_basename (file);

  // Our own temporary files come and go with each save.
  if (event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED || (name != NULL && dictum_store_is_leftover (name)))
    return;
  if (self->look_timer == 0)
    self->look_timer = g_timeout_add (LOOK_DELAY_MILLISECONDS, look_timer_cb, self);
}

static void
watch_folder (DictumProject *self, const char *name)
{
  g_autoptr (GFile) folder = g_file_resolve_relative_path (self->folder, name);
  GFileMonitor *monitor;

  if (!g_file_query_exists (folder, NULL))
    return;
  // Without a monitor the window still looks when it becomes active.
  monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_NONE, NULL, NULL);
  if (monitor == NULL)
    return;
  g_signal_connect_object (monitor, "changed", G_CALLBACK (stirred_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->monitors, monitor);
}

/**
 * dictum_project_watch:
 * @self: a project
 *
 * Has the folder and the annotator's own one watched, as far as the system can.
 */
void
dictum_project_watch (DictumProject *self)
{
  g_autofree char *own = dictum_store_annotator_folder (self->annotator);

  watch_folder (self, ".");
  watch_folder (self, "articles");
  watch_folder (self, own);
}

// What the one who annotates from now on marked in the open articles.
typedef struct
{
  char *root;
  char *annotator;
  char *from;       // (nullable): whose folder gets the name of @annotator
  GPtrArray *items; // of LookItem
} Settling;

static void
settling_free (Settling *settling)
{
  g_ptr_array_unref (settling->items);
  g_free (settling->root);
  g_free (settling->annotator);
  g_free (settling->from);
  g_free (settling);
}

// Marks made in this run go along; those that the other person made stay theirs.
static void
move_marks (DictumProject *self, DictumSlot *slot, DictumArticle *article, DictumMarksLoad *load)
{
  DictumAnnotationSet *set = dictum_article_get_annotations (article);
  g_autoptr (DictumAnnotations) ours = dictum_annotation_set_snapshot (set);
  guint ignored = 0;
  g_autoptr (DictumAnnotations) merged = dictum_merge_annotations (slot->disk.value, ours, load->annotations,
                                                                   &ignored);
  g_autofree char *problem = dictum_marks_load_dup_problem (load, self->annotator, slot->file);

  dictum_marks_disk_clear (&slot->disk);
  slot->disk.stamp = load->stamp;
  slot->disk.value = dictum_annotations_ref (load->annotations);
  slot->disk.start = load->bytes ? dictum_annotations_ref (load->annotations) : NULL;
  slot->disk.start_bytes = load->bytes ? g_bytes_ref (load->bytes) : NULL;
  slot->disk.at_start = TRUE;
  slot->failed = FALSE;
  slot->dirty = !dictum_annotations_same (merged, load->annotations);
  dictum_article_set_problem (article, problem, problem != NULL);
  dictum_annotation_set_reset (set, merged);
}

// What was read for an open article; %NULL where it was opened meanwhile.
static DictumMarksLoad *
find_load (const GPtrArray *items, DictumArticle *article)
{
  for (guint i = 0; i < items->len; i++)
    {
      const LookItem *item = items->pdata[i];

      if (item->text == dictum_article_get_text (article))
        return item->load;
    }
  return NULL;
}

static gboolean
is_all_read (DictumProject *self, const GPtrArray *items)
{
  GHashTableIter iter;
  gpointer article;

  g_hash_table_iter_init (&iter, self->by_file);
  while (g_hash_table_iter_next (&iter, NULL, &article))
    if (dictum_article_is_open (article) && find_load (items, article) == NULL)
      return FALSE;
  return TRUE;
}

static void
become_annotator (DictumProject *self, const char *annotator, const GPtrArray *items)
{
  g_autoptr (GPtrArray) closed = g_ptr_array_new ();
  g_autoptr (DictumAnnotations) nothing = dictum_annotations_new (DICTUM_STATE_NEW, NULL, NULL, NULL);
  GHashTableIter iter;
  gpointer file, article;

  g_free (self->annotator);
  self->annotator = g_strdup (annotator);
  self->accepted = FALSE;
  self->claim_settled = self->data_frozen || dictum_claim_is_in (self->data_disk.value, annotator, self->installation);
  g_hash_table_iter_init (&iter, self->by_file);
  while (g_hash_table_iter_next (&iter, &file, &article))
    if (dictum_article_is_open (article))
      move_marks (self, dictum_project_get_slot (self, file), article, find_load (items, article));
    else
      {
        dictum_article_set_summary (article, nothing);
        g_ptr_array_add (closed, file);
      }
  dictum_project_read_summaries (self, closed);
}

// What dictum.json knows of @from it knows of @to from now on.
static void
rename_claim (DictumProject *self, const char *from, const char *to)
{
  g_autoptr (DictumProjectData) claimed = dictum_claim_add (self->data_disk.value, from, self->installation);
  const GPtrArray *known = dictum_project_data_get_annotators (claimed);
  DictumAnnotatorFields fields = { 0 };

  for (guint i = 0; i < known->len; i++)
    if (strcmp (dictum_annotator_get_fields (known->pdata[i])->id, from) == 0)
      fields = *dictum_annotator_get_fields (known->pdata[i]);
  fields.id = to;
  for (guint i = self->annotators->len; i-- > 0;)
    {
      const char *id = dictum_annotator_get_fields (self->annotators->pdata[i])->id;

      if (strcmp (id, from) == 0 || strcmp (id, to) == 0)
        g_ptr_array_remove_index (self->annotators, i);
    }
  g_ptr_array_add (self->annotators, dictum_annotator_new (&fields));
  dictum_project_mark_data (self);
}

// Who is settled annotates from now on, unless an article was opened meanwhile: then the worker reads once more.
static void
settle (DictumProject *self, const Settling *settling)
{
  if (g_strcmp0 (settling->annotator, self->new_annotator) != 0 || !is_all_read (self, settling->items))
    return;
  dictum_project_freeze_counts (self);
  become_annotator (self, settling->annotator, settling->items);
  dictum_project_thaw_counts (self);
  g_clear_pointer (&self->new_annotator, g_free);
  self->held = FALSE;
}

static void
settled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DictumProject *self = DICTUM_PROJECT (source);
  Settling *settling = g_task_get_task_data (G_TASK (result));
  g_autoptr (GTask) renaming = settling->from ? g_steal_pointer (&self->renaming) : NULL;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (renaming != NULL)
        rename_claim (self, settling->from, settling->annotator);
      settle (self, settling);
      if (renaming != NULL)
        g_task_return_boolean (renaming, TRUE);
    }
  else
    {
      // Only a renaming can fail, and then everything stays.
      g_clear_pointer (&self->new_annotator, g_free);
      g_task_return_error (renaming, error);
    }
  dictum_project_finish_worker (self);
}

static void
settle_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Settling *settling = data;
  GError *error = NULL;

  if (settling->from != NULL &&
      !dictum_rename_annotator_folder (settling->root, settling->from, settling->annotator, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < settling->items->len; i++)
    {
      LookItem *item = settling->items->pdata[i];

      item->load = dictum_load_marks (settling->root, settling->annotator, item->file, item->text);
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * dictum_project_run_settling:
 * @self: a project whose worker is free, with a new annotator
 *
 * Has the worker read what the new annotator marked in the open articles; then that one annotates.
 */
void
dictum_project_run_settling (DictumProject *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, settled_cb, NULL);
  Settling *settling = g_new (Settling, 1);

  self->running = TRUE;
  settling->root = g_strdup (self->root);
  settling->annotator = g_strdup (self->new_annotator);
  settling->from = self->renaming ? g_strdup (self->annotator) : NULL;
  settling->items = list_open (self);
  g_task_set_source_tag (task, dictum_project_run_settling);
  g_task_set_task_data (task, settling, (GDestroyNotify) settling_free);
  g_task_run_in_thread (task, settle_thread);
}

/**
 * dictum_project_settle_annotator:
 * @self: a project whose save state is `DICTUM_SAVE_HELD`
 * @annotator: a valid id; the same as before says that the other installation is the same person, another one is the
 *   name under which this person annotates
 *
 * Settles who annotates, and saves what waited, while the main loop runs. Under another name the marks made in this run
 * go to the other folder.
 */
void
dictum_project_settle_annotator (DictumProject *self, const char *annotator)
{
  g_return_if_fail (DICTUM_IS_PROJECT (self) && dictum_annotator_id_is_valid (annotator));

  g_clear_pointer (&self->new_annotator, g_free);
  if (strcmp (annotator, self->annotator) == 0)
    {
      self->accepted = TRUE;
      self->held = FALSE;
    }
  else
    self->new_annotator = g_strdup (annotator);
  dictum_project_schedule (self);
}

/**
 * dictum_project_can_rename_annotator:
 * @self: a project
 *
 * Returns: whether the annotator has a folder here that can get another name now.
 */
gboolean
dictum_project_can_rename_annotator (DictumProject *self)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (DICTUM_IS_PROJECT (self), FALSE);

  name = dictum_store_annotator_folder (self->annotator);
  path = g_build_filename (self->root, name, NULL);
  return !self->read_only && !self->held && self->new_annotator == NULL && g_file_test (path, G_FILE_TEST_IS_DIR);
}

/**
 * dictum_project_rename_annotator_async:
 * @self: a project
 * @annotator: a valid id, another than the annotator's
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Gives the annotator another name in this project, together with everything marked under the one before, while the
 * main loop runs. Fails where the name is somebody else's already.
 */
void
dictum_project_rename_annotator_async (DictumProject *self, const char *annotator, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DICTUM_IS_PROJECT (self) && dictum_annotator_id_is_valid (annotator));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, dictum_project_rename_annotator_async);
  if (!dictum_project_can_rename_annotator (self))
    g_task_return_new_error (task, DICTUM_ERROR, DICTUM_ERROR_READ_ONLY,
                             _("There is no folder that could be renamed."));
  else if (dictum_claim_is_held (self->data_disk.value, annotator, self->installation))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_EXISTS, _("Somebody else marks as “%s” in this project."),
                             annotator);
  else
    {
      self->new_annotator = g_strdup (annotator);
      self->renaming = g_steal_pointer (&task);
      dictum_project_schedule (self);
    }
}

/**
 * dictum_project_rename_annotator_finish:
 * @self: a project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether it was done; else @error is set, and nothing was changed.
 */
gboolean
dictum_project_rename_annotator_finish (DictumProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
