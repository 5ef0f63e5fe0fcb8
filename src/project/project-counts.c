// SPDX-License-Identifier: GPL-3.0-or-later
// What is counted over all articles of a project: quotations by speaker, and articles that are done.

#include "config.h"

#include "project/project-private.h"

/**
 * dictum_project_freeze_counts:
 * @self: a project
 *
 * Holds "counted" back until dictum_project_thaw_counts().
 */
void
dictum_project_freeze_counts (DictumProject *self)
{
  self->counting_frozen++;
}

/**
 * dictum_project_thaw_counts:
 * @self: a project
 *
 * Emits "counted" if anything changed since dictum_project_freeze_counts().
 */
void
dictum_project_thaw_counts (DictumProject *self)
{
  if (--self->counting_frozen > 0 || !self->counts_changed)
    return;
  self->counts_changed = FALSE;
  g_signal_emit_by_name (self, "counted");
}

static void
add_to_total (DictumProject *self, const char *speaker, int by)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->totals, speaker)) + by;

  if (n == 0)
    g_hash_table_remove (self->totals, speaker);
  else
    g_hash_table_replace (self->totals, g_strdup (speaker), GUINT_TO_POINTER (n));
  self->counts_changed = TRUE;
}

static void
article_tallied_cb (DictumProject *self, const char *speaker, int by)
{
  dictum_project_freeze_counts (self);
  add_to_total (self, speaker, by);
  dictum_project_thaw_counts (self);
}

static void
update_done (DictumProject *self, DictumArticle *article, gboolean done)
{
  gboolean changed = done ? g_hash_table_add (self->done, article) : g_hash_table_remove (self->done, article);

  if (changed)
    g_object_notify (G_OBJECT (self), "n-done");
}

static void
article_state_changed_cb (DictumProject *self, GParamSpec *pspec, DictumArticle *article)
{
  update_done (self, article, dictum_article_get_state (article) == DICTUM_STATE_DONE);
}

static void
add_tally (DictumProject *self, DictumArticle *article, int sign)
{
  GHashTableIter iter;
  gpointer speaker, n;

  dictum_project_freeze_counts (self);
  g_hash_table_iter_init (&iter, dictum_article_get_tally (article));
  while (g_hash_table_iter_next (&iter, &speaker, &n))
    add_to_total (self, speaker, sign * (int) GPOINTER_TO_UINT (n));
  dictum_project_thaw_counts (self);
}

/**
 * dictum_project_start_counting:
 * @self: a project
 * @article: an article that comes into the list
 *
 * Counts what is in it, and follows it from now on.
 */
void
dictum_project_start_counting (DictumProject *self, DictumArticle *article)
{
  g_signal_connect_object (article, "tallied", G_CALLBACK (article_tallied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (article, "notify::state", G_CALLBACK (article_state_changed_cb), self, G_CONNECT_SWAPPED);
  add_tally (self, article, 1);
  update_done (self, article, dictum_article_get_state (article) == DICTUM_STATE_DONE);
}

/**
 * dictum_project_stop_counting:
 * @self: a project
 * @article: an article that leaves the list
 *
 * Counts it no longer.
 */
void
dictum_project_stop_counting (DictumProject *self, DictumArticle *article)
{
  g_signal_handlers_disconnect_by_data (article, self);
  add_tally (self, article, -1);
  update_done (self, article, FALSE);
}

/**
 * dictum_project_get_n_done:
 * @self: a project
 *
 * Returns: how many articles the annotator called done.
 */
guint
dictum_project_get_n_done (DictumProject *self)
{
  return g_hash_table_size (self->done);
}

/**
 * dictum_project_count_quotations:
 * @self: a project
 * @speaker: (nullable): a speaker's id or `DICTUM_SPEAKER_UNKNOWN`; %NULL for not attributed
 *
 * Counts over all articles, those that are not open too as soon as their summaries are read; "counted" tells of
 * changes. Quotations of merged speakers count for the one that is left, those of removed speakers as not attributed.
 *
 * Returns: the number of quotations.
 */
guint
dictum_project_count_quotations (DictumProject *self, const char *speaker)
{
  GHashTableIter iter;
  gpointer id, n;
  guint sum = 0;

  g_hash_table_iter_init (&iter, self->totals);
  while (g_hash_table_iter_next (&iter, &id, &n))
    {
      const char *stands_for = dictum_cast_resolve (self->cast, ((char *) id)[0] ? id : NULL);

      if (g_strcmp0 (stands_for, speaker) == 0)
        sum += GPOINTER_TO_UINT (n);
    }
  return sum;
}
