// SPDX-License-Identifier: GPL-3.0-or-later
// One save of one file: looks what lies on disk, merges what others wrote, writes durably. For a worker thread.

#include "config.h"

#include "project/saver.h"

#include "core/error.h"
#include "formats/annotations-json.h"
#include "formats/project-json.h"
#include "project/load.h"
#include "project/merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPLACE_REF(slot, value, ref, unref) \
  G_STMT_START                               \
  {                                          \
    gpointer new_value = (value);            \
                                             \
    if (new_value != NULL)                   \
      ref (new_value);                       \
    g_clear_pointer (&(slot), unref);        \
    (slot) = new_value;                      \
  }                                          \
  G_STMT_END

/**
 * dictum_marks_disk_clear:
 * @self: what is known of a file
 *
 * Forgets it. Any thread.
 */
void
dictum_marks_disk_clear (DictumMarksDisk *self)
{
  g_clear_pointer (&self->value, dictum_annotations_unref);
  g_clear_pointer (&self->start, dictum_annotations_unref);
  g_clear_pointer (&self->start_bytes, g_bytes_unref);
  *self = (DictumMarksDisk){ 0 };
}

/**
 * dictum_marks_disk_copy:
 * @to: a cleared one
 * @from: what is known of a file
 *
 * Copies it. Any thread.
 */
void
dictum_marks_disk_copy (DictumMarksDisk *to, const DictumMarksDisk *from)
{
  *to = *from;
  if (to->value != NULL)
    dictum_annotations_ref (to->value);
  if (to->start != NULL)
    dictum_annotations_ref (to->start);
  if (to->start_bytes != NULL)
    g_bytes_ref (to->start_bytes);
}

/**
 * dictum_data_disk_clear:
 * @self: what is known of dictum.json
 *
 * Forgets it. Any thread.
 */
void
dictum_data_disk_clear (DictumDataDisk *self)
{
  g_clear_pointer (&self->value, dictum_project_data_unref);
  g_clear_pointer (&self->start, dictum_project_data_unref);
  g_clear_pointer (&self->start_bytes, g_bytes_unref);
  *self = (DictumDataDisk){ 0 };
}

/**
 * dictum_data_disk_copy:
 * @to: a cleared one
 * @from: what is known of dictum.json
 *
 * Copies it. Any thread.
 */
void
dictum_data_disk_copy (DictumDataDisk *to, const DictumDataDisk *from)
{
  *to = *from;
  if (to->value != NULL)
    dictum_project_data_ref (to->value);
  if (to->start != NULL)
    dictum_project_data_ref (to->start);
  if (to->start_bytes != NULL)
    g_bytes_ref (to->start_bytes);
}

/**
 * dictum_marks_job_free:
 * @self: (transfer full): a job
 *
 * Frees it. Any thread.
 */
void
dictum_marks_job_free (DictumMarksJob *self)
{
  g_free (self->root);
  g_free (self->annotator);
  g_free (self->file);
  dictum_text_unref (self->text);
  dictum_annotations_unref (self->model);
  g_hash_table_unref (self->stand_ins);
  g_clear_pointer (&self->written, dictum_annotations_unref);
  g_clear_pointer (&self->merged, dictum_annotations_unref);
  g_clear_error (&self->error);
  dictum_marks_disk_clear (&self->disk);
  g_free (self);
}

/**
 * dictum_data_job_free:
 * @self: (transfer full): a job
 *
 * Frees it. Any thread.
 */
void
dictum_data_job_free (DictumDataJob *self)
{
  g_free (self->root);
  g_free (self->annotator);
  g_free (self->installation);
  dictum_project_data_unref (self->model);
  g_clear_pointer (&self->merged, dictum_project_data_unref);
  g_clear_error (&self->error);
  dictum_data_disk_clear (&self->disk);
  g_free (self);
}

// Looks what lies on disk, and reads it unless it is sure to be what is known. FALSE where it cannot be read; *bytes is
// NULL where it was not read.
static gboolean
look (const char *root, const char *name, const DictumStamp *known, DictumStamp *now, GBytes **bytes, GError **error)
{
  g_autoptr (GError) problem = NULL;

  dictum_store_stat (root, name, now);
  if (now->exists && dictum_store_same_stat (now, known))
    {
      *now = *known;
      return TRUE;
    }
  *bytes = dictum_store_read (root, name, now, &problem);
  if (*bytes != NULL || g_error_matches (problem, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

// Writes @bytes, or removes the file where they are NULL; does nothing where that is what is there.
static gboolean
put (const char *root, const char *name, GBytes *bytes, const DictumStamp *now, DictumStamp *stamp, GError **error)
{
  if (bytes == NULL)
    {
      if (now->exists && !dictum_store_remove (root, name, error))
        return FALSE;
      *stamp = (DictumStamp){ 0 };
      return TRUE;
    }
  if (now->exists)
    {
      DictumStamp wanted = { .exists = TRUE };

      dictum_store_hash (&wanted, bytes);
      if (dictum_store_same_bytes (&wanted, now))
        {
          *stamp = *now;
          return TRUE;
        }
    }
  return dictum_store_write (root, name, bytes, stamp, error);
}

// What others wrote becomes the new beginning: undoing all our own acts leads there.
static gboolean
take_their_marks (DictumMarksJob *job, GBytes *bytes, const DictumStamp *now)
{
  g_autoptr (DictumAnnotations) theirs = NULL;

  // A file that is gone says nothing about its quotations: they are in memory, and are written again.
  if (bytes == NULL)
    return TRUE;
  theirs = dictum_load_parse_marks (bytes, job->text, &job->error);
  if (theirs == NULL)
    {
      job->result = DICTUM_SAVE_FROZEN;
      return FALSE;
    }
  job->merged = dictum_merge_annotations (job->disk.value, job->written, theirs, &job->n_conflicts);
  job->disk.stamp = *now;
  REPLACE_REF (job->disk.value, theirs, dictum_annotations_ref, dictum_annotations_unref);
  REPLACE_REF (job->disk.start, theirs, dictum_annotations_ref, dictum_annotations_unref);
  REPLACE_REF (job->disk.start_bytes, bytes, g_bytes_ref, g_bytes_unref);
  return TRUE;
}

static gboolean
marks_are_as_at_start (DictumMarksJob *job)
{
  if (job->merged != NULL)
    return dictum_annotations_same (job->merged, job->disk.start);
  if (job->disk.start == NULL)
    return dictum_annotations_is_blank (job->model);
  return dictum_annotations_same (job->model, job->disk.start);
}

static gboolean
write_marks (DictumMarksJob *job, const char *name, const DictumStamp *now)
{
  DictumAnnotations *value = job->merged ? job->merged : job->written;
  gboolean at_start = marks_are_as_at_start (job);
  g_autoptr (GBytes) bytes = NULL;

  if (at_start)
    bytes = job->disk.start_bytes ? g_bytes_ref (job->disk.start_bytes) : NULL;
  else if (!dictum_annotations_is_blank (value))
    {
      bytes = dictum_annotations_json_write (value, job->text, job->file, job->annotator, &job->error);
      if (bytes == NULL)
        return FALSE;
    }
  if (!put (job->root, name, bytes, now, &job->disk.stamp, &job->error))
    return FALSE;
  job->disk.at_start = at_start;
  REPLACE_REF (job->disk.value, at_start && job->disk.start ? job->disk.start : value, dictum_annotations_ref,
               dictum_annotations_unref);
  return TRUE;
}

static DictumQuotation *
resolve_quotation (DictumQuotation *quotation, GHashTable *stand_ins)
{
  DictumQuotationFields fields = *dictum_quotation_get_fields (quotation);
  gpointer stands_for = NULL;

  if (fields.speaker == NULL || !g_hash_table_lookup_extended (stand_ins, fields.speaker, NULL, &stands_for))
    return dictum_quotation_ref (quotation);
  fields.speaker = stands_for;
  return dictum_quotation_new (&fields);
}

// What is written for @annotations: the same value where every speaker stands for itself.
static DictumAnnotations *
resolve (DictumAnnotations *annotations, GHashTable *stand_ins)
{
  const GPtrArray *quotations = dictum_annotations_get_quotations (annotations);
  g_autoptr (GPtrArray) resolved = NULL;

  if (g_hash_table_size (stand_ins) == 0)
    return dictum_annotations_ref (annotations);
  resolved = g_ptr_array_new_full (quotations->len, (GDestroyNotify) dictum_quotation_unref);
  for (guint i = 0; i < quotations->len; i++)
    g_ptr_array_add (resolved, resolve_quotation (quotations->pdata[i], stand_ins));
  return dictum_annotations_new (dictum_annotations_get_state (annotations), resolved,
                                 (GPtrArray *) dictum_annotations_get_rejections (annotations),
                                 dictum_annotations_get_extra (annotations));
}

/**
 * dictum_save_marks:
 * @job: a save of an annotation file
 *
 * Does it, and says in @job how it went. A worker thread.
 */
void
dictum_save_marks (DictumMarksJob *job)
{
  g_autofree char *name = dictum_store_annotation_name (job->annotator, job->file);
  int lock = dictum_store_lock (job->root, &job->error);
  g_autoptr (GBytes) bytes = NULL;
  DictumStamp now;
  gboolean fine;

  job->result = DICTUM_SAVE_ERROR;
  if (lock < 0)
    return;
  job->written = resolve (job->model, job->stand_ins);
  fine = look (job->root, name, &job->disk.stamp, &now, &bytes, &job->error) &&
         (dictum_store_same_bytes (&job->disk.stamp, &now) || take_their_marks (job, bytes, &now)) &&
         write_marks (job, name, &now);
  dictum_store_unlock (lock);
  if (fine)
    job->result = DICTUM_SAVED;
}

static DictumAnnotator *
find_annotator (DictumProjectData *data, const char *id)
{
  const GPtrArray *annotators = dictum_project_data_get_annotators (data);

  for (guint i = 0; i < annotators->len; i++)
    if (strcmp (dictum_annotator_get_fields (annotators->pdata[i])->id, id) == 0)
      return annotators->pdata[i];
  return NULL;
}

/**
 * dictum_claim_is_in:
 * @data: what dictum.json holds
 * @annotator: an annotator's id
 * @installation: an installation's number
 *
 * Returns: whether the id is recorded for that installation. Any thread.
 */
gboolean
dictum_claim_is_in (DictumProjectData *data, const char *annotator, const char *installation)
{
  DictumAnnotator *found = find_annotator (data, annotator);
  const char *const *installations = found ? dictum_annotator_get_fields (found)->installations : NULL;

  return installations != NULL && g_strv_contains (installations, installation);
}

/**
 * dictum_claim_is_held:
 * @data: what dictum.json holds
 * @annotator: an annotator's id
 * @installation: an installation's number
 *
 * Returns: whether only other installations write as that annotator. Any thread.
 */
gboolean
dictum_claim_is_held (DictumProjectData *data, const char *annotator, const char *installation)
{
  DictumAnnotator *found = find_annotator (data, annotator);
  const char *const *installations = found ? dictum_annotator_get_fields (found)->installations : NULL;

  return installations != NULL && installations[0] != NULL && !g_strv_contains (installations, installation);
}

static DictumProjectData *
with_annotators (DictumProjectData *data, const GPtrArray *annotators)
{
  return dictum_project_data_new (dictum_project_data_get_title (data), annotators,
                                  dictum_project_data_get_speakers (data), dictum_project_data_get_articles (data),
                                  dictum_project_data_get_extra (data));
}

static GPtrArray *
list_other_annotators (DictumProjectData *data, const char *id)
{
  const GPtrArray *annotators = dictum_project_data_get_annotators (data);
  GPtrArray *others = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_annotator_unref);

  for (guint i = 0; i < annotators->len; i++)
    if (strcmp (dictum_annotator_get_fields (annotators->pdata[i])->id, id) != 0)
      g_ptr_array_add (others, dictum_annotator_ref (annotators->pdata[i]));
  return others;
}

/**
 * dictum_claim_add:
 * @data: what dictum.json holds
 * @annotator: an annotator's id
 * @installation: an installation's number
 *
 * Returns: (transfer full): the same with that installation recorded for the id. Any thread.
 */
DictumProjectData *
dictum_claim_add (DictumProjectData *data, const char *annotator, const char *installation)
{
  DictumAnnotator *old = find_annotator (data, annotator);
  DictumAnnotatorFields fields = old ? *dictum_annotator_get_fields (old) : (DictumAnnotatorFields){ .id = annotator };
  g_autoptr (GPtrArray) installations = NULL;
  g_autoptr (GPtrArray) annotators = NULL;

  if (dictum_claim_is_in (data, annotator, installation))
    return dictum_project_data_ref (data);
  installations = g_ptr_array_new ();
  for (guint i = 0; fields.installations != NULL && fields.installations[i] != NULL; i++)
    g_ptr_array_add (installations, (char *) fields.installations[i]);
  g_ptr_array_add (installations, (char *) installation);
  g_ptr_array_add (installations, NULL);
  fields.installations = (const char *const *) installations->pdata;
  annotators = list_other_annotators (data, annotator);
  g_ptr_array_add (annotators, dictum_annotator_new (&fields));
  return with_annotators (data, annotators);
}

/**
 * dictum_claim_take_out:
 * @data: what dictum.json holds
 * @start: what it held before this run
 * @annotator: an annotator's id
 * @installation: an installation's number
 *
 * Takes out what dictum_claim_add() added in this run.
 *
 * Returns: (transfer full): @data without the claim, unless @start has it. Any thread.
 */
DictumProjectData *
dictum_claim_take_out (DictumProjectData *data, DictumProjectData *start, const char *annotator,
                       const char *installation)
{
  DictumAnnotator *now = find_annotator (data, annotator), *before = find_annotator (start, annotator);
  g_autoptr (GPtrArray) installations = NULL;
  g_autoptr (GPtrArray) annotators = NULL;
  DictumAnnotatorFields fields;

  if (now == NULL || dictum_claim_is_in (start, annotator, installation))
    return dictum_project_data_ref (data);
  fields = *dictum_annotator_get_fields (now);
  installations = g_ptr_array_new ();
  for (guint i = 0; fields.installations != NULL && fields.installations[i] != NULL; i++)
    if (strcmp (fields.installations[i], installation) != 0)
      g_ptr_array_add (installations, (char *) fields.installations[i]);
  annotators = list_other_annotators (data, annotator);
  if (before != NULL || installations->len > 0 || fields.name != NULL || fields.extra != NULL)
    {
      g_ptr_array_add (installations, NULL);
      fields.installations = (const char *const *) installations->pdata;
      g_ptr_array_add (annotators, dictum_annotator_new (&fields));
    }
  return with_annotators (data, annotators);
}

static gboolean
take_their_data (DictumDataJob *job, DictumProjectData *ours, GBytes *bytes, const DictumStamp *now)
{
  g_autoptr (DictumProjectData) theirs = NULL;

  if (bytes == NULL)
    return TRUE;
  theirs = dictum_project_json_read (bytes, &job->error);
  if (theirs == NULL)
    {
      job->result = DICTUM_SAVE_FROZEN;
      return FALSE;
    }
  job->merged = dictum_merge_project_data (job->disk.value, ours, theirs, &job->n_conflicts);
  job->disk.stamp = *now;
  REPLACE_REF (job->disk.value, theirs, dictum_project_data_ref, dictum_project_data_unref);
  REPLACE_REF (job->disk.start, theirs, dictum_project_data_ref, dictum_project_data_unref);
  REPLACE_REF (job->disk.start_bytes, bytes, g_bytes_ref, g_bytes_unref);
  return TRUE;
}

static gboolean
write_data (DictumDataJob *job, DictumProjectData *ours, const DictumStamp *now)
{
  DictumProjectData *value = job->merged ? job->merged : ours;
  gboolean at_start = dictum_project_data_same (value, job->disk.start);
  g_autoptr (GBytes) bytes = NULL;

  if (!at_start)
    bytes = dictum_project_json_write (value, &job->error);
  else if (job->disk.start_bytes != NULL)
    bytes = g_bytes_ref (job->disk.start_bytes);
  if ((!at_start && bytes == NULL) ||
      !put (job->root, DICTUM_PROJECT_FILE, bytes, now, &job->disk.stamp, &job->error))
    return FALSE;
  REPLACE_REF (job->disk.value, value, dictum_project_data_ref, dictum_project_data_unref);
  job->claimed = dictum_claim_is_in (value, job->annotator, job->installation);
  return TRUE;
}

static gboolean
save_data_locked (DictumDataJob *job)
{
  g_autoptr (DictumProjectData) ours = job->claim ? dictum_claim_add (job->model, job->annotator, job->installation)
                                                  : dictum_project_data_ref (job->model);
  g_autoptr (GBytes) bytes = NULL;
  DictumStamp now;

  if (!look (job->root, DICTUM_PROJECT_FILE, &job->disk.stamp, &now, &bytes, &job->error))
    return FALSE;
  if (!dictum_store_same_bytes (&job->disk.stamp, &now) && !take_their_data (job, ours, bytes, &now))
    return FALSE;
  if (job->claim && !job->accepted && dictum_claim_is_held (job->disk.value, job->annotator, job->installation))
    {
      job->result = DICTUM_SAVE_OTHERS;
      return FALSE;
    }
  return write_data (job, ours, &now);
}

/**
 * dictum_save_data:
 * @job: a save of dictum.json
 *
 * Does it, and says in @job how it went. A worker thread.
 */
void
dictum_save_data (DictumDataJob *job)
{
  int lock = dictum_store_lock (job->root, &job->error);

  job->result = DICTUM_SAVE_ERROR;
  if (lock < 0)
    return;
  if (save_data_locked (job))
    job->result = DICTUM_SAVED;
  dictum_store_unlock (lock);
}
