// SPDX-License-Identifier: GPL-3.0-or-later
// One article of a project: what is known of it, and, once it is open, its text and its annotations.

#pragma once

#include "core/annotation-set.h"
#include "core/project-data.h"

G_BEGIN_DECLS

#define DICTUM_TYPE_ARTICLE (dictum_article_get_type ())
G_DECLARE_FINAL_TYPE (DictumArticle, dictum_article, DICTUM, ARTICLE, GObject)

DictumArticle *dictum_article_new (const char *file);

const char *dictum_article_get_file (DictumArticle *self);
DictumArticleInfo *dictum_article_get_info (DictumArticle *self);
char *dictum_article_dup_name (DictumArticle *self);
gboolean dictum_article_is_open (DictumArticle *self);
DictumText *dictum_article_get_text (DictumArticle *self);
DictumAnnotationSet *dictum_article_get_annotations (DictumArticle *self);
DictumState dictum_article_get_state (DictumArticle *self);
guint dictum_article_get_n_quotations (DictumArticle *self);
GHashTable *dictum_article_get_tally (DictumArticle *self);
const char *dictum_article_get_problem (DictumArticle *self);
gboolean dictum_article_is_read_only (DictumArticle *self);

void dictum_article_set_info (DictumArticle *self, DictumArticleInfo *info);
void dictum_article_set_summary (DictumArticle *self, DictumAnnotations *annotations);
void dictum_article_set_text (DictumArticle *self, DictumText *text);
void dictum_article_open (DictumArticle *self, DictumText *text, DictumAnnotations *annotations);
void dictum_article_set_problem (DictumArticle *self, const char *problem, gboolean read_only);

G_END_DECLS
