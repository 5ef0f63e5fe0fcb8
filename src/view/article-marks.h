// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of an article on the screen: drawn below and above the visible lines, and found again by the pointer.

#pragma once

#include "view/article-shown.h"
#include "view/margin.h"

G_BEGIN_DECLS

typedef struct _DictumArticleMarks DictumArticleMarks;

DictumArticleMarks *dictum_article_marks_new (const DictumArticleShown *shown);
void dictum_article_marks_free (DictumArticleMarks *self);

const char *dictum_article_marks_find_in_margin (DictumArticleMarks *self, double x, double y);
gboolean dictum_article_marks_find_handle (DictumArticleMarks *self, double x, double y, guint *piece, DictumEnd *end);
const char *dictum_article_marks_find_quotation (DictumArticleMarks *self, guint offset);

void dictum_article_marks_drop (DictumArticleMarks *self);
void dictum_article_marks_refresh (DictumArticleMarks *self);
void dictum_article_marks_set_hovered (DictumArticleMarks *self, const char *quotation);
void dictum_article_marks_set_dragging (DictumArticleMarks *self, gboolean dragging);

void dictum_article_marks_draw_below (DictumArticleMarks *self, GtkSnapshot *snapshot, const DictumMargin *margin);
void dictum_article_marks_draw_above (DictumArticleMarks *self, GtkSnapshot *snapshot);

G_END_DECLS
