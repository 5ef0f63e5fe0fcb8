// SPDX-License-Identifier: GPL-3.0-or-later
// The pointer in an article: drags that mark, clicks, handles, the margin, and touch.

#pragma once

#include "view/article-view.h"

G_BEGIN_DECLS

typedef struct _DictumArticleInput DictumArticleInput;

DictumArticleInput *dictum_article_input_new (DictumArticleView *view);
void dictum_article_input_free (DictumArticleInput *self);

G_END_DECLS
