// SPDX-License-Identifier: GPL-3.0-or-later
// The one way to change a project: an edit, checked as a whole and then applied as a whole.

#include "config.h"

#include "project/project-private.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail_stale (GError **error)
{
  g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_STALE,
                       _("This was changed by another program meanwhile, so the step cannot be taken."));
  return FALSE;
}

// An act on an article is checked against what is marked in it, so that has to be known.
static gboolean
check_open (DictumProject *self, const char *file, GError **error)
{
  DictumArticle *article = dictum_project_lookup_article (self, file);

  if (article == NULL || dictum_article_get_text (article) == NULL)
    return fail_stale (error);
  if (dictum_article_is_open (article))
    return TRUE;
  g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_READ_ONLY,
               _("What was marked in “%s” is still being read. Try again in a moment."), file);
  return FALSE;
}

static DictumArticle *
find_open (DictumProject *self, const char *file)
{
  DictumArticle *article = dictum_project_lookup_article (self, file);

  return article != NULL && dictum_article_is_open (article) ? article : NULL;
}

// What a change finds in the way, which depends on the changes before it in the same edit. Values that earlier changes
// leave are kept here while an edit is checked.
typedef struct
{
  DictumProject *project;
  GHashTable *values; // what a change is about → its `after` value, NULL for none; borrowed
} Check;

static char *
key_of (const DictumChange *change)
{
  const gpointer value = change->before ? change->before : change->after;

  switch (change->target)
    {
    case DICTUM_TARGET_QUOTATION:
      return g_strdup_printf ("q%s\n%s", change->file, dictum_quotation_get_id (value));
    case DICTUM_TARGET_STATE:
      return g_strdup_printf ("s%s", change->file);
    case DICTUM_TARGET_SPEAKER:
      return g_strdup_printf ("c%s", dictum_speaker_get_id (value));
    case DICTUM_TARGET_ARTICLE:
      return g_strdup_printf ("a%s", dictum_article_info_get_fields (value)->file);
    case DICTUM_TARGET_FILE:
      return g_strdup_printf ("f%s", change->file);
    case DICTUM_TARGET_TITLE:
    default:
      return g_strdup ("t");
    }
}

static gconstpointer
current_value (DictumProject *self, const DictumChange *change)
{
  gconstpointer value = change->before ? change->before : change->after;
  DictumArticle *article;

  switch (change->target)
    {
    case DICTUM_TARGET_QUOTATION:
      article = find_open (self, change->file);
      return article ? dictum_annotation_set_lookup (dictum_article_get_annotations (article),
                                                     dictum_quotation_get_id (value))
                     : NULL;
    case DICTUM_TARGET_STATE:
      article = find_open (self, change->file);
      return article ? DICTUM_STATE_VALUE (dictum_article_get_state (article)) : NULL;
    case DICTUM_TARGET_SPEAKER:
      return dictum_cast_lookup (self->cast, dictum_speaker_get_id ((DictumSpeaker *) value));
    case DICTUM_TARGET_ARTICLE:
      return dictum_project_lookup_info (self, dictum_article_info_get_fields (value)->file);
    case DICTUM_TARGET_FILE:
      // The text of an article is not kept in memory as bytes: that it is there is all there is to know.
      return dictum_project_lookup_article (self, change->file) ? value : NULL;
    case DICTUM_TARGET_TITLE:
    default:
      return self->title;
    }
}

static gboolean
is_same (DictumTarget target, gconstpointer one, gconstpointer other)
{
  // Nothing known and something that says nothing are the same.
  if (target == DICTUM_TARGET_ARTICLE)
    {
      if (one != NULL && dictum_article_info_is_blank (one))
        one = NULL;
      if (other != NULL && dictum_article_info_is_blank (other))
        other = NULL;
    }
  if (target == DICTUM_TARGET_TITLE)
    return g_strcmp0 (one ? one : "", other ? other : "") == 0;
  return dictum_change_same_value (target, one, other);
}

static gboolean
has_frozen_target (DictumProject *self, const DictumChange *change)
{
  DictumArticle *article = dictum_project_lookup_article (self, change->file);

  switch (change->target)
    {
    case DICTUM_TARGET_QUOTATION:
    case DICTUM_TARGET_STATE:
      return article != NULL && dictum_article_is_read_only (article);
    case DICTUM_TARGET_SPEAKER:
    case DICTUM_TARGET_ARTICLE:
    case DICTUM_TARGET_TITLE:
      return self->data_frozen;
    case DICTUM_TARGET_FILE:
    default:
      return FALSE;
    }
}

static gboolean
check_kind (DictumProject *self, const DictumChange *change, GError **error)
{
  if (change->target == DICTUM_TARGET_FILE && change->before != NULL && change->after != NULL)
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_USAGE, _("The text of an article is never changed."));
      return FALSE;
    }
  if (change->target == DICTUM_TARGET_FILE && !dictum_store_is_article_name (change->file))
    {
      g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_UNSAFE_PATH, _("An article cannot be called “%s”."),
                   change->file);
      return FALSE;
    }
  if (has_frozen_target (self, change))
    {
      gboolean of_article = change->target == DICTUM_TARGET_QUOTATION || change->target == DICTUM_TARGET_STATE;

      g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_READ_ONLY,
                   of_article ? _("Nothing can be marked in “%s”, because what was marked there cannot be read.")
                              : _("“%s” cannot be read, so title, speakers and article properties cannot be changed."),
                   of_article ? change->file : DICTUM_PROJECT_FILE);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_change (Check *check, const DictumChange *change, GError **error)
{
  g_autofree char *key = key_of (change);
  gpointer known = NULL;
  gboolean is_known = g_hash_table_lookup_extended (check->values, key, NULL, &known);
  gboolean needs_open = change->target == DICTUM_TARGET_QUOTATION || change->target == DICTUM_TARGET_STATE;

  if (!check_kind (check->project, change, error))
    return FALSE;
  if (needs_open && !check_open (check->project, change->file, error))
    return FALSE;
  if (!is_same (change->target, is_known ? known : current_value (check->project, change), change->before))
    return fail_stale (error);
  g_hash_table_replace (check->values, g_steal_pointer (&key), change->after);
  return TRUE;
}

static gboolean
check_edit (DictumProject *self, DictumEdit *edit, GError **error)
{
  g_autoptr (GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Check check = { self, values };

  if (self->read_only)
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_READ_ONLY, _("This project can only be read."));
      return FALSE;
    }
  for (guint i = 0; i < dictum_edit_get_n_changes (edit); i++)
    if (!check_change (&check, dictum_edit_get_change (edit, i), error))
      return FALSE;
  return TRUE;
}

static void
apply_quotation (DictumProject *self, const DictumChange *change)
{
  DictumAnnotationSet *set = dictum_article_get_annotations (find_open (self, change->file));
  DictumQuotation *before = change->before
                                ? dictum_annotation_set_lookup (set, dictum_quotation_get_id (change->before))
                                : NULL;

  dictum_annotation_set_replace (set, before, change->after);
  dictum_project_mark_article (self, change->file);
}

static void
apply_state (DictumProject *self, const DictumChange *change)
{
  DictumAnnotationSet *set = dictum_article_get_annotations (find_open (self, change->file));

  dictum_annotation_set_set_state (set, change->after ? DICTUM_STATE_OF_VALUE (change->after) : DICTUM_STATE_NEW);
  dictum_project_mark_article (self, change->file);
}

// Files that were written while a speaker was gone name another one, or nobody; now they name it again.
static void
mark_resolved_articles (DictumProject *self)
{
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (((DictumSlot *) slot)->resolved)
      ((DictumSlot *) slot)->dirty = TRUE;
}

static void
apply_speaker (DictumProject *self, const DictumChange *change)
{
  DictumSpeaker *before = change->before ? dictum_cast_lookup (self->cast, dictum_speaker_get_id (change->before))
                                         : NULL;

  dictum_cast_replace (self->cast, before, change->after);
  mark_resolved_articles (self);
  dictum_project_mark_data (self);
}

static void
apply_article (DictumProject *self, const DictumChange *change)
{
  const DictumArticleInfo *value = change->before ? change->before : change->after;

  dictum_project_set_info (self, dictum_article_info_get_fields (value)->file, change->after);
  dictum_project_mark_data (self);
}

static void
add_article (DictumProject *self, const DictumChange *change)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  DictumArticle *parted = g_hash_table_lookup (self->parted, change->file);
  GBytes *old = parted ? g_object_get_data (G_OBJECT (parted), "dictum-bytes") : NULL;
  g_autoptr (DictumArticle) article = NULL;

  // One that comes back is the very article that went, with what is not saved of it.
  if (old != NULL && g_bytes_equal (old, change->after))
    article = g_object_ref (parted);
  else
    {
      article = dictum_article_new (change->file);
      g_hash_table_remove (self->slots, change->file);
    }
  g_hash_table_remove (self->parted, change->file);
  dictum_project_insert_article (self, article);
  dictum_project_push_file_op (self, DICTUM_FILE_ADD, change->file, NULL, change->after);
  if (dictum_article_is_open (article))
    return;
  g_ptr_array_add (files, change->file);
  dictum_project_read_summaries (self, files);
}

static void
part_with_article (DictumProject *self, const DictumChange *change)
{
  DictumArticle *article = dictum_project_lookup_article (self, change->file);

  g_object_set_data_full (G_OBJECT (article), "dictum-bytes", g_bytes_ref (change->before),
                          (GDestroyNotify) g_bytes_unref);
  g_hash_table_replace (self->parted, g_strdup (change->file), g_object_ref (article));
  dictum_project_remove_article (self, article);
  dictum_project_push_file_op (self, DICTUM_FILE_REMOVE, change->file, NULL, change->before);
}

static void
apply_change (DictumProject *self, const DictumChange *change)
{
  switch (change->target)
    {
    case DICTUM_TARGET_QUOTATION:
      apply_quotation (self, change);
      break;
    case DICTUM_TARGET_STATE:
      apply_state (self, change);
      break;
    case DICTUM_TARGET_SPEAKER:
      apply_speaker (self, change);
      break;
    case DICTUM_TARGET_ARTICLE:
      apply_article (self, change);
      break;
    case DICTUM_TARGET_TITLE:
      dictum_project_set_title (self, change->after ? change->after : "");
      dictum_project_mark_data (self);
      break;
    case DICTUM_TARGET_FILE:
    default:
      if (change->after != NULL)
        add_article (self, change);
      else
        part_with_article (self, change);
    }
}

/**
 * dictum_project_apply:
 * @self: a project
 * @edit: what to change
 * @error: return location
 *
 * Checks that everything is as the edit says it was, then changes the model at once and has it saved. Fails with
 * `DICTUM_ERROR_STALE` where something is another than `before` says, or an article that quotations are to change in is
 * not open; `DICTUM_ERROR_READ_ONLY` where the project or the file concerned is not written, or the annotations are
 * still being read; `DICTUM_ERROR_UNSAFE_PATH` and `DICTUM_ERROR_USAGE`. A failure changes nothing.
 *
 * Returns: whether it was applied, else @error is set.
 */
gboolean
dictum_project_apply (DictumProject *self, DictumEdit *edit, GError **error)
{
  if (!check_edit (self, edit, error))
    return FALSE;
  dictum_project_freeze_counts (self);
  for (guint i = 0; i < dictum_edit_get_n_changes (edit); i++)
    apply_change (self, dictum_edit_get_change (edit, i));
  dictum_project_thaw_counts (self);
  return TRUE;
}
