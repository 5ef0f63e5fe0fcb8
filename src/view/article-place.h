// SPDX-License-Identifier: GPL-3.0-or-later
// Where a person is in an article: it is returned to when the article opens, and the session hears what is visible.

#pragma once

#include "view/article-shown.h"

G_BEGIN_DECLS

typedef struct _DictumArticlePlace DictumArticlePlace;

DictumArticlePlace *dictum_article_place_new (const DictumArticleShown *shown);
void dictum_article_place_free (DictumArticlePlace *self);

void dictum_article_place_return_to (DictumArticlePlace *self, guint offset);
void dictum_article_place_forget (DictumArticlePlace *self);
void dictum_article_place_laid_out (DictumArticlePlace *self);
void dictum_article_place_scrolled (DictumArticlePlace *self);

G_END_DECLS
