// SPDX-License-Identifier: GPL-3.0-or-later
// The projects that were opened last, kept in the program's own state folder.

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DictumRecent:
 * @folder: the project's folder
 * @title: its title, else the folder's name
 * @n_articles: how many articles it had
 * @opened: when it was opened last, seconds since 1970
 * @article: (nullable): the article that was open
 * @place: the first code point that was visible
 */
typedef struct
{
  GFile *folder;
  char *title;
  guint n_articles;
  gint64 opened;
  char *article;
  guint place;
} DictumRecent;

GPtrArray *dictum_recent_list (void);
DictumRecent *dictum_recent_lookup (GFile *folder);
void dictum_recent_note (const DictumRecent *recent);
void dictum_recent_forget (GFile *folder);
void dictum_recent_free (DictumRecent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRecent, dictum_recent_free)

G_END_DECLS
