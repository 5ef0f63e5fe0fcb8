// SPDX-License-Identifier: GPL-3.0-or-later
// How an article stands on its page: one readable column between two margins, its headline above, its lines apart.

#pragma once

#include "view/margin.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DictumArticleColumn DictumArticleColumn;

DictumArticleColumn *dictum_article_column_new (GtkTextView *view);
void dictum_article_column_free (DictumArticleColumn *self);

DictumMargin dictum_article_column_get_margin (DictumArticleColumn *self);
double dictum_article_column_get_headline_points (DictumArticleColumn *self);

void dictum_article_column_set_article (DictumArticleColumn *self, DictumArticle *article);
void dictum_article_column_set_text_size (DictumArticleColumn *self, int size);
void dictum_article_column_space_lines (DictumArticleColumn *self);
void dictum_article_column_lay_out (DictumArticleColumn *self, int width);
void dictum_article_column_follow (DictumArticleColumn *self);

G_END_DECLS
