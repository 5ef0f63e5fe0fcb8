// SPDX-License-Identifier: GPL-3.0-or-later
// Quotations and words per speaker, article and annotator.

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DictumStat:
 * @file: the article
 * @annotator: who marked
 * @speaker: (nullable): the speaker's id, merged ones resolved; %NULL for not attributed
 * @speaker_name: for people
 * @n_quotations: how many quotations
 * @n_words: the words of their contents
 */
typedef struct
{
  char *file;
  char *annotator;
  char *speaker;
  char *speaker_name;
  guint n_quotations;
  guint n_words;
} DictumStat;

GPtrArray *dictum_stats_of_folder (GFile *folder, GError **error);
void dictum_stat_free (DictumStat *self);

G_END_DECLS
