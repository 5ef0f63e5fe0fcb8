// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an article with its marks and its margin: it shows the session and asks it to act.

#pragma once

#include "view/article-marks.h"

G_BEGIN_DECLS

#define DICTUM_TYPE_ARTICLE_VIEW (dictum_article_view_get_type ())
G_DECLARE_FINAL_TYPE (DictumArticleView, dictum_article_view, DICTUM, ARTICLE_VIEW, GtkTextView)

// Signals: "ask-speaker" (boolean new_speaker), "intercept-key" (uint keyval) → boolean: a popover takes the key,
// "pressed" () when the pointer goes down in the text.

DictumSession *dictum_article_view_get_session (DictumArticleView *self);
DictumArticleMarks *dictum_article_view_get_marks (DictumArticleView *self);
void dictum_article_view_get_iter (DictumArticleView *self, guint offset, GtkTextIter *iter);
DictumRange dictum_article_view_get_selection (DictumArticleView *self);
gboolean dictum_article_view_find_offset (DictumArticleView *self, double x, double y, guint *offset);
gboolean dictum_article_view_get_place (DictumArticleView *self, guint offset, GdkRectangle *place);

void dictum_article_view_set_session (DictumArticleView *self, DictumSession *session);
void dictum_article_view_set_text_size (DictumArticleView *self, int size);
void dictum_article_view_set_dragging (DictumArticleView *self, gboolean dragging);
void dictum_article_view_select (DictumArticleView *self, DictumRange range, guint caret);
void dictum_article_view_report_selection (DictumArticleView *self);
void dictum_article_view_show_range (DictumArticleView *self, DictumRange range);
void dictum_article_view_ask_speaker (DictumArticleView *self, gboolean new_speaker);
gboolean dictum_article_view_intercept_key (DictumArticleView *self, guint keyval);
void dictum_article_view_tell_pressed (DictumArticleView *self);

G_END_DECLS
