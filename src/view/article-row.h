// SPDX-License-Identifier: GPL-3.0-or-later
// One article in the list: its state, its title, where it comes from, and how many quotations it has.

#pragma once

#include "core/article.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_ARTICLE_ROW (dictum_article_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumArticleRow, dictum_article_row, DICTUM, ARTICLE_ROW, GtkWidget)

GtkWidget *dictum_article_row_new (void);
void dictum_article_row_set_article (DictumArticleRow *self, DictumArticle *article);

G_END_DECLS
