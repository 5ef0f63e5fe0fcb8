// SPDX-License-Identifier: GPL-3.0-or-later
// Opening a project and its articles: names first, then, in a worker, what was marked in those that are not open.

#include "config.h"

#include "project/project-private.h"

#include "core/error.h"
#include "formats/annotations-json.h"
#include "formats/project-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SLICE 64 // annotation files that are read in one go

// An annotation file of so many bytes is read in less than a frame, along with the text; for a larger one the text does
// not wait.
#define READ_ALONG_BYTES (1024 * 1024)
// After the text is drawn, which should not have to share the processor.
#define MARKS_PRIORITY (G_PRIORITY_HIGH_IDLE + 22)

// A folder as a thread read it.
typedef struct
{
  GFile *folder;
  char *annotator;
  char *installation;
  gboolean accept_many;

  char *root;
  DictumListing *listing;
  GPtrArray *annotated;
  DictumProjectData *data;
  GBytes *bytes;
  DictumStamp stamp;
  GError *data_error;
  gboolean writable;
} Opening;

static void
opening_free (Opening *opening)
{
  g_clear_object (&opening->folder);
  g_clear_pointer (&opening->listing, dictum_listing_free);
  g_clear_pointer (&opening->annotated, g_ptr_array_unref);
  g_clear_pointer (&opening->data, dictum_project_data_unref);
  g_clear_pointer (&opening->bytes, g_bytes_unref);
  g_clear_error (&opening->data_error);
  g_free (opening->annotator);
  g_free (opening->installation);
  g_free (opening->root);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static Opening *
opening_new (GFile *folder, const DictumIdentity *identity, gboolean accept_many)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->folder = g_object_ref (folder);
  opening->annotator = g_strdup (identity->annotator);
  opening->installation = g_strdup (identity->installation);
  opening->accept_many = accept_many;
  return opening;
}

static void
read_data (Opening *opening)
{
  opening->bytes = dictum_store_read (opening->root, DICTUM_PROJECT_FILE, &opening->stamp, &opening->data_error);
  if (opening->bytes != NULL)
    opening->data = dictum_project_json_read (opening->bytes, &opening->data_error);
  else if (g_error_matches (opening->data_error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND))
    g_clear_error (&opening->data_error);
  if (opening->data == NULL)
    opening->data = dictum_project_data_new (NULL, NULL, NULL, NULL, NULL);
}

static gboolean
read_folder (Opening *opening, GError **error)
{
  opening->root = g_file_get_path (opening->folder);
  if (opening->root == NULL)
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_USAGE,
                           _("Only folders on this computer can be opened as a project."));
      return FALSE;
    }
  opening->listing = dictum_folder_list_articles (opening->root,
                                                  opening->accept_many ? G_MAXUINT - 1 : DICTUM_MANY_ARTICLES, error);
  if (opening->listing == NULL)
    return FALSE;
  read_data (opening);
  opening->annotated = dictum_folder_list_annotated (opening->root, opening->annotator, opening->listing->leftovers);
  opening->writable = dictum_store_is_writable (opening->root);
  if (opening->writable)
    dictum_folder_sweep (opening->root, opening->listing->leftovers);
  return TRUE;
}

static void
take_data (DictumProject *self, Opening *opening)
{
  dictum_project_set_data (self, opening->data);
  self->data_disk.stamp = opening->stamp;
  self->data_disk.value = dictum_project_data_ref (opening->data);
  self->data_disk.start = dictum_project_data_ref (opening->data);
  self->data_disk.start_bytes = opening->bytes ? g_bytes_ref (opening->bytes) : NULL;
  self->claim_settled = dictum_claim_is_in (opening->data, self->annotator, self->installation);
  if (opening->data_error == NULL)
    return;
  // Only this file is out of reach: what was marked lies in other files and can be saved.
  self->data_frozen = TRUE;
  self->claim_settled = TRUE;
  // What a newer Dictum wrote may say more than this one knows, also about the annotations.
  if (g_error_matches (opening->data_error, DICTUM_ERROR, DICTUM_ERROR_NEWER_VERSION))
    {
      self->read_only = TRUE;
      self->is_newer = TRUE;
      g_ptr_array_add (self->problems, g_strdup_printf (_("“%s” was written by a newer version of Dictum."),
                                                        DICTUM_PROJECT_FILE));
      return;
    }
  // Translators: a file, and a sentence that says what is wrong in it
  g_ptr_array_add (self->problems, g_strdup_printf (_("“%s” cannot be read and is left as it is. What you mark is "
                                                      "saved, but title and speakers cannot be changed until it is "
                                                      "mended or moved away. (%s)"),
                                                    DICTUM_PROJECT_FILE, opening->data_error->message));
}

// Which article without annotations has the text of which lost annotation file.
typedef struct
{
  GWeakRef project;
  char *root;
  char *annotator;
  GPtrArray *lost;     // of char *
  GPtrArray *articles; // of char *, those without annotations
  GPtrArray *renamed;  // of char * or NULL, beside lost
} Search;

static void
search_free (Search *search)
{
  g_weak_ref_clear (&search->project);
  g_ptr_array_unref (search->lost);
  g_ptr_array_unref (search->articles);
  g_ptr_array_unref (search->renamed);
  g_free (search->root);
  g_free (search->annotator);
  g_free (search);
}

// Hash of a text → file, or "" where several articles have that text.
static GHashTable *
hash_articles (Search *search)
{
  GHashTable *by_hash = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < search->articles->len; i++)
    {
      g_autoptr (DictumText) text = dictum_load_text (search->root, search->articles->pdata[i], NULL, NULL);
      const char *hash = text ? dictum_text_get_sha256 (text) : NULL;

      if (hash != NULL)
        g_hash_table_replace (by_hash, g_strdup (hash),
                              g_hash_table_contains (by_hash, hash) ? "" : search->articles->pdata[i]);
    }
  return by_hash;
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  g_autoptr (GHashTable) by_hash = hash_articles (search);

  for (guint i = 0; i < search->lost->len; i++)
    {
      g_autofree char *name = dictum_store_annotation_name (search->annotator, search->lost->pdata[i]);
      g_autoptr (GBytes) bytes = dictum_store_read (search->root, name, NULL, NULL);
      g_autoptr (DictumAnnotationsFile) file = bytes ? dictum_annotations_json_read (bytes, NULL, NULL) : NULL;
      const char *found = file ? g_hash_table_lookup (by_hash, file->sha256) : NULL;

      g_ptr_array_add (search->renamed, found && found[0] ? g_strdup (found) : NULL);
    }
  g_task_return_boolean (task, TRUE);
}

static void
search_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Search *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (DictumProject) self = g_weak_ref_get (&search->project);

  if (self == NULL || strcmp (self->annotator, search->annotator) != 0)
    return;
  for (guint i = 0; i < self->lost->len; i++)
    for (guint j = 0; j < search->lost->len; j++)
      {
        DictumLost *lost = self->lost->pdata[i];

        if (strcmp (lost->file, search->lost->pdata[j]) == 0 && lost->renamed == NULL)
          lost->renamed = g_strdup (search->renamed->pdata[j]);
      }
  dictum_project_say_lost_changed (self);
}

// Looks, in a thread, which articles without annotations have the texts of the lost annotation files.
static void
find_renamed (DictumProject *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, search_done_cb, NULL);
  g_autoptr (GPtrArray) annotated = dictum_folder_list_annotated (self->root, self->annotator, NULL);
  g_autoptr (GHashTable) has_marks = g_hash_table_new (g_str_hash, g_str_equal);
  Search *search = g_new0 (Search, 1);
  GHashTableIter iter;
  gpointer file;

  g_weak_ref_init (&search->project, self);
  search->root = g_strdup (self->root);
  search->annotator = g_strdup (self->annotator);
  search->lost = g_ptr_array_new_with_free_func (g_free);
  search->articles = g_ptr_array_new_with_free_func (g_free);
  search->renamed = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->lost->len; i++)
    g_ptr_array_add (search->lost, g_strdup (((DictumLost *) self->lost->pdata[i])->file));
  for (guint i = 0; i < annotated->len; i++)
    g_hash_table_add (has_marks, annotated->pdata[i]);
  g_hash_table_iter_init (&iter, self->by_file);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    if (!g_hash_table_contains (has_marks, file))
      g_ptr_array_add (search->articles, g_strdup (file));
  g_task_set_source_tag (task, find_renamed);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_thread);
}

static void
take_annotated (DictumProject *self, GPtrArray *annotated)
{
  g_autoptr (GPtrArray) present = g_ptr_array_new ();

  for (guint i = 0; i < annotated->len; i++)
    if (g_hash_table_contains (self->by_file, annotated->pdata[i]))
      g_ptr_array_add (present, annotated->pdata[i]);
    else
      {
        DictumLost *lost = g_new0 (DictumLost, 1);

        lost->file = g_strdup (annotated->pdata[i]);
        g_ptr_array_add (self->lost, lost);
      }
  dictum_project_read_summaries (self, present);
  if (self->lost->len > 0)
    find_renamed (self);
}

static DictumProject *
make_project (Opening *opening)
{
  DictumIdentity identity = { opening->annotator, opening->installation };
  DictumProject *self = dictum_project_new (opening->folder, &identity);

  self->read_only = !opening->writable;
  for (guint i = 0; i < opening->listing->problems->len; i++)
    g_ptr_array_add (self->problems, g_strdup (opening->listing->problems->pdata[i]));
  take_data (self, opening);
  dictum_project_add_article_files (self, opening->listing->articles);
  take_annotated (self, opening->annotated);
  dictum_project_update_save_state (self);
  dictum_project_watch (self);
  return self;
}

/**
 * dictum_project_open:
 * @folder: a folder
 * @identity: who annotates
 * @accept_many: whether there may be more than `DICTUM_MANY_ARTICLES` articles
 * @error: return location
 *
 * Opens a folder as a project. No article is read; what was marked in them is read afterwards in a worker. Fails with
 * `DICTUM_ERROR_NOT_FOUND`, `DICTUM_ERROR_TOO_LARGE`, or `DICTUM_ERROR_USAGE` for a folder that is not on this
 * computer. What does not load, dictum.json included, is no failure: see dictum_project_list_problems().
 *
 * Returns: (transfer full) (nullable): the project, or %NULL with @error set.
 */
DictumProject *
dictum_project_open (GFile *folder, const DictumIdentity *identity, gboolean accept_many, GError **error)
{
  g_autoptr (Opening) opening = NULL;

  g_return_val_if_fail (dictum_annotator_id_is_valid (identity->annotator), NULL);

  opening = opening_new (folder, identity, accept_many);
  return read_folder (opening, error) ? make_project (opening) : NULL;
}

static void
open_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (read_folder (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * dictum_project_open_async:
 * @folder: a folder
 * @identity: who annotates; copied
 * @accept_many: whether there may be more than `DICTUM_MANY_ARTICLES` articles
 * @cancellable: (nullable): to give it up
 * @callback: called when it is open or has failed
 * @user_data: for @callback
 *
 * As dictum_project_open(), in a thread.
 */
void
dictum_project_open_async (GFile *folder, const DictumIdentity *identity, gboolean accept_many,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (dictum_annotator_id_is_valid (identity->annotator));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, dictum_project_open_async);
  g_task_set_task_data (task, opening_new (folder, identity, accept_many), (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * dictum_project_open_finish:
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the project, or %NULL with @error set.
 */
DictumProject *
dictum_project_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, dictum_project_open_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return make_project (g_task_get_task_data (G_TASK (result)));
}

// What was marked in articles that are not open, read slice by slice; the project may go meanwhile.
typedef struct
{
  GWeakRef project;
  char *root;
  char *annotator;
  GPtrArray *files; // of char *
  GPtrArray *loads; // of DictumMarksLoad, beside files
} Slice;

static void
slice_free (Slice *slice)
{
  g_weak_ref_clear (&slice->project);
  g_ptr_array_unref (slice->files);
  g_ptr_array_unref (slice->loads);
  g_free (slice->root);
  g_free (slice->annotator);
  g_free (slice);
}

static void
slice_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Slice *slice = data;

  for (guint i = 0; i < slice->files->len; i++)
    g_ptr_array_add (slice->loads, dictum_load_marks (slice->root, slice->annotator, slice->files->pdata[i], NULL));
  g_task_return_boolean (task, TRUE);
}

static void
take_summary (DictumProject *self, const char *file, DictumMarksLoad *load)
{
  DictumArticle *article = g_hash_table_lookup (self->by_file, file);

  if (article == NULL || dictum_article_is_open (article))
    return;
  dictum_article_set_summary (article, load->annotations);
  if (load->error != NULL)
    {
      g_autofree char *problem = dictum_marks_load_dup_problem (load, self->annotator, file);

      dictum_article_set_problem (article, problem, TRUE);
    }
  else if (dictum_article_is_read_only (article))
    dictum_article_set_problem (article, NULL, FALSE);
}

static void read_next_slice (DictumProject *self);

static void
slice_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Slice *slice = g_task_get_task_data (G_TASK (result));
  g_autoptr (DictumProject) self = g_weak_ref_get (&slice->project);

  if (self == NULL)
    return;
  self->reading = FALSE;
  dictum_project_freeze_counts (self);
  for (guint i = 0; i < slice->files->len; i++)
    // Where the annotator was changed meanwhile, another reading is under way.
    if (strcmp (slice->annotator, self->annotator) == 0)
      take_summary (self, slice->files->pdata[i], slice->loads->pdata[i]);
  dictum_project_thaw_counts (self);
  read_next_slice (self);
}

static void
read_next_slice (DictumProject *self)
{
  g_autoptr (GTask) task = NULL;
  Slice *slice;

  if (self->reading || g_queue_is_empty (&self->unread))
    return;
  slice = g_new0 (Slice, 1);
  g_weak_ref_init (&slice->project, self);
  slice->root = g_strdup (self->root);
  slice->annotator = g_strdup (self->annotator);
  slice->files = g_ptr_array_new_with_free_func (g_free);
  slice->loads = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_marks_load_free);
  while (slice->files->len < SLICE && !g_queue_is_empty (&self->unread))
    g_ptr_array_add (slice->files, g_queue_pop_head (&self->unread));
  self->reading = TRUE;
  task = g_task_new (NULL, NULL, slice_read_cb, NULL);
  g_task_set_source_tag (task, read_next_slice);
  g_task_set_task_data (task, slice, (GDestroyNotify) slice_free);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_run_in_thread (task, slice_thread);
}

/**
 * dictum_project_read_summaries:
 * @self: a project
 * @files: (element-type utf8): articles
 *
 * Reads, in a worker and in slices, what was marked in those that are not open.
 */
void
dictum_project_read_summaries (DictumProject *self, const GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    g_queue_push_tail (&self->unread, g_strdup (files->pdata[i]));
  read_next_slice (self);
}

// An article as a thread read it.
typedef struct
{
  DictumArticle *article; // for the main thread
  char *root;
  char *annotator;
  char *file;
  GBytes *pending;
  DictumText *text;
  DictumStamp text_stamp;
  DictumMarksLoad *load;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->article);
  g_clear_pointer (&reading->pending, g_bytes_unref);
  g_clear_pointer (&reading->text, dictum_text_unref);
  g_clear_pointer (&reading->load, dictum_marks_load_free);
  g_free (reading->root);
  g_free (reading->annotator);
  g_free (reading->file);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
reading_new (DictumProject *self, DictumArticle *article)
{
  Reading *reading = g_new0 (Reading, 1);
  GBytes *pending = dictum_project_get_pending_bytes (self, dictum_article_get_file (article));
  DictumText *text = dictum_article_get_text (article);

  reading->article = g_object_ref (article);
  reading->root = g_strdup (self->root);
  reading->annotator = g_strdup (self->annotator);
  reading->file = g_strdup (dictum_article_get_file (article));
  reading->pending = pending ? g_bytes_ref (pending) : NULL;
  reading->text = text ? dictum_text_ref (text) : NULL;
  return reading;
}

static gboolean
read_text (Reading *reading, GError **error)
{
  dictum_store_stat (reading->root, reading->file, &reading->text_stamp);
  if (reading->text == NULL)
    reading->text = dictum_load_text (reading->root, reading->file, reading->pending, error);
  return reading->text != NULL;
}

static void
read_marks (Reading *reading)
{
  reading->load = dictum_load_marks (reading->root, reading->annotator, reading->file, reading->text);
  // It is made on first use, which would be on the main thread.
  dictum_text_get_sha256 (reading->text);
}

static gboolean
has_few_marks (Reading *reading)
{
  g_autofree char *name = dictum_store_annotation_name (reading->annotator, reading->file);
  DictumStamp stamp;

  return !dictum_store_stat (reading->root, name, &stamp) || stamp.size <= READ_ALONG_BYTES;
}

static DictumSlot *
slot_new (Reading *reading)
{
  DictumSlot *slot = g_new0 (DictumSlot, 1);
  DictumMarksLoad *load = reading->load;

  slot->file = g_strdup (reading->file);
  slot->text_stamp = reading->text_stamp;
  slot->disk.stamp = load->stamp;
  slot->disk.at_start = TRUE;
  slot->disk.value = dictum_annotations_ref (load->annotations);
  if (load->bytes != NULL)
    {
      slot->disk.start = dictum_annotations_ref (load->annotations);
      slot->disk.start_bytes = g_bytes_ref (load->bytes);
    }
  return slot;
}

// Whether the article is still the one with its file, on the list or to come back there by undo.
static gboolean
is_ours (DictumProject *self, DictumArticle *article)
{
  const char *file = dictum_article_get_file (article);

  return g_hash_table_lookup (self->by_file, file) == article || g_hash_table_lookup (self->parted, file) == article;
}

static void
take_article (DictumProject *self, Reading *reading)
{
  g_autofree char *problem = NULL;
  DictumText *text = dictum_article_get_text (reading->article);

  // Two may have asked for the same article: the one whose text is shown takes it.
  if (dictum_article_is_open (reading->article) || (text != NULL && text != reading->text))
    return;
  // The annotator may have become another one while the thread read.
  if (strcmp (reading->annotator, self->annotator) != 0)
    {
      dictum_marks_load_free (reading->load);
      reading->load = dictum_load_marks (self->root, self->annotator, reading->file, reading->text);
    }
  // Another article may have come in its place meanwhile, with a slot of its own.
  if (is_ours (self, reading->article))
    {
      DictumSlot *slot = slot_new (reading);

      g_hash_table_replace (self->slots, slot->file, slot);
    }
  dictum_project_freeze_counts (self);
  problem = dictum_marks_load_dup_problem (reading->load, self->annotator, reading->file);
  dictum_article_set_problem (reading->article, problem, problem != NULL);
  dictum_article_open (reading->article, reading->text, reading->load->annotations);
  dictum_project_thaw_counts (self);
}

static void
marks_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  read_marks (data);
  g_task_return_boolean (task, TRUE);
}

static void
marks_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  take_article (DICTUM_PROJECT (source), g_task_get_task_data (G_TASK (result)));
}

static gboolean
begin_marks_cb (gpointer task)
{
  g_task_run_in_thread (task, marks_thread);
  return G_SOURCE_REMOVE;
}

// Nobody can give this up: an article whose text is shown always becomes an open one.
static void
take_text (DictumProject *self, Reading *reading)
{
  g_autoptr (GTask) task = NULL;
  Reading *rest;

  // Two may have asked for the same article.
  if (dictum_article_get_text (reading->article) != NULL)
    return;
  dictum_article_set_text (reading->article, reading->text);
  rest = reading_new (self, reading->article);
  rest->text_stamp = reading->text_stamp;
  task = g_task_new (self, NULL, marks_read_cb, NULL);
  g_task_set_source_tag (task, take_text);
  g_task_set_task_data (task, rest, (GDestroyNotify) reading_free);
  g_idle_add_full (MARKS_PRIORITY, begin_marks_cb, g_steal_pointer (&task), g_object_unref);
}

// Says what is wrong beside the article too; its annotations stay as they are.
static void
note_failure (DictumArticle *article, const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dictum_article_set_problem (article, error->message, dictum_article_is_read_only (article));
}

/**
 * dictum_project_open_article:
 * @self: a project
 * @article: one of its articles
 * @error: return location
 *
 * Reads text and annotations. Fails with `DICTUM_ERROR_NOT_TEXT`, `DICTUM_ERROR_TOO_LARGE`, `DICTUM_ERROR_NOT_FOUND` or
 * a #GIOErrorEnum where the text cannot be read; the annotations on disk stay as they are then. Annotations that do not
 * load whole are no failure: the article opens without any, is read-only and says so in its `problem`.
 *
 * Returns: whether it is open, else @error is set.
 */
gboolean
dictum_project_open_article (DictumProject *self, DictumArticle *article, GError **error)
{
  g_autoptr (Reading) reading = NULL;
  GError *failure = NULL;

  if (dictum_article_is_open (article))
    return TRUE;
  reading = reading_new (self, article);
  if (read_text (reading, &failure))
    {
      read_marks (reading);
      take_article (self, reading);
      return TRUE;
    }
  note_failure (article, failure);
  g_propagate_error (error, failure);
  return FALSE;
}

static void
article_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (!read_text (data, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (has_few_marks (data))
    read_marks (data);
  g_task_return_boolean (task, TRUE);
}

/**
 * dictum_project_open_article_async:
 * @self: a project
 * @article: one of its articles
 * @cancellable: (nullable): to give it up
 * @callback: called when it can be shown or has failed
 * @user_data: for @callback
 *
 * As dictum_project_open_article(), in a thread. Where much is marked the article can be shown before it is open: it
 * has its text then, and becomes open by itself a little later.
 */
void
dictum_project_open_article_async (DictumProject *self, DictumArticle *article, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, dictum_project_open_article_async);
  if (dictum_article_get_text (article) != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_task_set_task_data (task, reading_new (self, article), (GDestroyNotify) reading_free);
  g_task_run_in_thread (task, article_thread);
}

/**
 * dictum_project_open_article_finish:
 * @self: a project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: whether the article can be shown, else @error is set.
 */
gboolean
dictum_project_open_article_finish (DictumProject *self, GAsyncResult *result, GError **error)
{
  GError *failure = NULL;
  Reading *reading;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  reading = g_task_get_task_data (G_TASK (result));
  if (g_task_propagate_boolean (G_TASK (result), &failure))
    {
      if (reading != NULL && reading->load != NULL)
        take_article (self, reading);
      else if (reading != NULL)
        take_text (self, reading);
      return TRUE;
    }
  if (reading != NULL)
    note_failure (reading->article, failure);
  g_propagate_error (error, failure);
  return FALSE;
}
