// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations and words per speaker, article and annotator.

#include "config.h"

#include "project/stats.h"

#include "core/cast.h"
#include "core/error.h"
#include "project/folder.h"
#include "project/load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static guint
count_words (const DictumPieces *pieces, DictumText *text)
{
  guint n = 0;

  for (guint i = 0; i < dictum_pieces_get_n (pieces); i++)
    {
      const DictumPiece *piece = dictum_pieces_get (pieces, i);

      if (piece->placed)
        n += dictum_text_count_words (text, piece->range);
      else if (piece->text != NULL)
        {
          g_autoptr (DictumText) words = dictum_text_new (piece->text);

          n += dictum_text_count_words (words, dictum_text_get_whole (words));
        }
    }
  return n;
}

static char *
dup_speaker_name (DictumCast *cast, const char *id)
{
  DictumSpeaker *speaker = dictum_cast_lookup (cast, id);

  if (id == NULL)
    return g_strdup (_("Not attributed"));
  if (strcmp (id, DICTUM_SPEAKER_UNKNOWN) == 0)
    return g_strdup (_("Unknown"));
  return speaker ? g_strdup (dictum_speaker_get_name (speaker)) : g_strdup_printf (_("Missing speaker “%s”"), id);
}

static DictumStat *
find_or_add (GPtrArray *stats, guint first, DictumCast *cast, const char *file, const char *annotator,
             const char *speaker)
{
  DictumStat *stat;

  for (guint i = first; i < stats->len; i++)
    if (g_strcmp0 (((DictumStat *) stats->pdata[i])->speaker, speaker) == 0)
      return stats->pdata[i];
  stat = g_new0 (DictumStat, 1);
  stat->file = g_strdup (file);
  stat->annotator = g_strdup (annotator);
  stat->speaker = g_strdup (speaker);
  stat->speaker_name = dup_speaker_name (cast, speaker);
  g_ptr_array_add (stats, stat);
  return stat;
}

static void
count_article (GPtrArray *stats, DictumCast *cast, const char *file, const char *annotator,
               DictumAnnotations *annotations, DictumText *text)
{
  const GPtrArray *quotations = dictum_annotations_get_quotations (annotations);
  guint first = stats->len;

  for (guint i = 0; i < quotations->len; i++)
    {
      const DictumQuotationFields *fields = dictum_quotation_get_fields (quotations->pdata[i]);
      DictumStat *stat = find_or_add (stats, first, cast, file, annotator,
                                      dictum_cast_resolve (cast, fields->speaker));

      stat->n_quotations++;
      stat->n_words += count_words (fields->pieces[DICTUM_ROLE_CONTENT], text);
    }
}

static gboolean
count_annotator (GPtrArray *stats, DictumCast *cast, const char *root, const char *annotator, GError **error)
{
  g_autoptr (GPtrArray) files = dictum_folder_list_annotated (root, annotator, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (DictumText) text = dictum_load_text (root, files->pdata[i], NULL, &problem);
      g_autoptr (DictumMarksLoad) load = NULL;

      // What was marked in an article that is gone cannot be counted, and is no part of the project now.
      if (g_error_matches (problem, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND))
        continue;
      if (text == NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&problem), "%s: ", (char *) files->pdata[i]);
          return FALSE;
        }
      load = dictum_load_marks (root, annotator, files->pdata[i], text);
      if (load->error != NULL)
        {
          g_propagate_prefixed_error (error, g_steal_pointer (&load->error), "annotations/%s/%s.json: ", annotator,
                                      (char *) files->pdata[i]);
          return FALSE;
        }
      count_article (stats, cast, files->pdata[i], annotator, load->annotations, text);
    }
  return TRUE;
}

static int
compare_stats (gconstpointer a, gconstpointer b)
{
  const DictumStat *one = *(const DictumStat *const *) a, *other = *(const DictumStat *const *) b;
  int order = strcmp (one->file, other->file);

  if (order == 0)
    order = strcmp (one->annotator, other->annotator);
  // Those who are named nowhere come last.
  if (order == 0 && (one->speaker == NULL) != (other->speaker == NULL))
    order = one->speaker == NULL ? 1 : -1;
  return order != 0 ? order : g_strcmp0 (one->speaker, other->speaker);
}

/**
 * dictum_stats_of_folder:
 * @folder: a project folder
 * @error: return location
 *
 * Counts what everybody marked. Fails where the folder, dictum.json, a text or an annotation file does not load, since
 * the numbers would be wrong.
 *
 * Returns: (transfer full) (nullable) (element-type DictumStat): by article, annotator and speaker, or %NULL with
 *   @error set. Any thread.
 */
GPtrArray *
dictum_stats_of_folder (GFile *folder, GError **error)
{
  g_autofree char *root = g_file_get_path (folder);
  g_autoptr (GPtrArray) stats = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_stat_free);
  g_autoptr (GPtrArray) annotators = NULL;
  g_autoptr (DictumListing) listing = NULL;
  g_autoptr (DictumProjectData) data = NULL;
  g_autoptr (DictumCast) cast = NULL;

  if (root == NULL)
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_USAGE,
                           _("Only folders on this computer can be opened as a project."));
      return NULL;
    }
  listing = dictum_folder_list_articles (root, G_MAXUINT - 1, error);
  data = listing ? dictum_load_data (root, error) : NULL;
  if (data == NULL)
    return NULL;
  cast = dictum_cast_new (dictum_project_data_get_speakers (data));
  annotators = dictum_folder_list_annotators (root);
  for (guint i = 0; i < annotators->len; i++)
    if (!count_annotator (stats, cast, root, annotators->pdata[i], error))
      return NULL;
  g_ptr_array_sort (stats, compare_stats);
  return g_steal_pointer (&stats);
}

/**
 * dictum_stat_free:
 * @self: (transfer full): a count
 *
 * Frees it. Any thread.
 */
void
dictum_stat_free (DictumStat *self)
{
  g_free (self->file);
  g_free (self->annotator);
  g_free (self->speaker);
  g_free (self->speaker_name);
  g_free (self);
}
