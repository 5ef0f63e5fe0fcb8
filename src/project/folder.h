// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in a project folder: the names of articles and of annotation files, without reading any of them.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumListing:
 * @articles: (element-type utf8): the files of the articles, in byte order
 * @problems: (element-type utf8): sentences for people about what was left out
 * @leftovers: (element-type utf8): temporary files that were found on the way
 */
typedef struct
{
  GPtrArray *articles;
  GPtrArray *problems;
  GPtrArray *leftovers;
} DictumListing;

DictumListing *dictum_folder_list_articles (const char *root, guint limit, GError **error);
GPtrArray *dictum_folder_list_annotators (const char *root);
GPtrArray *dictum_folder_list_annotated (const char *root, const char *annotator, GPtrArray *leftovers);
void dictum_folder_sweep (const char *root, const GPtrArray *leftovers);
void dictum_listing_free (DictumListing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumListing, dictum_listing_free)

G_END_DECLS
