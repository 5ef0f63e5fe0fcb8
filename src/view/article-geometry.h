// SPDX-License-Identifier: GPL-3.0-or-later
// Where the visible lines of an article lie on the screen, asked of the text view.

#pragma once

#include "view/article-shown.h"
#include "view/mark-painter.h"

G_BEGIN_DECLS

typedef struct _DictumArticleGeometry DictumArticleGeometry;

DictumArticleGeometry *dictum_article_geometry_new (const DictumArticleShown *shown);
void dictum_article_geometry_free (DictumArticleGeometry *self);

const DictumGeometry *dictum_article_geometry_get (DictumArticleGeometry *self);
DictumRange dictum_article_geometry_get_range (DictumArticleGeometry *self);
DictumRange dictum_article_geometry_grow (gpointer self, DictumRange extent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumArticleGeometry, dictum_article_geometry_free)

G_END_DECLS
