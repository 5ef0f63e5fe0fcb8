// SPDX-License-Identifier: GPL-3.0-or-later
// The article that a text view shows, and the way between its code points and places in the view's buffer.

#pragma once

#include "session/session.h"
#include "view/display-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumArticleShown:
 * @view: the text view
 * @session: (nullable): what is done in the article
 * @article: (nullable): the article; %NULL while none is shown
 * @text: (nullable): its text
 * @map: (nullable): what is shown of @text
 *
 * The view owns it; the parts of the view look at it, and outlive neither.
 */
typedef struct
{
  GtkTextView *view;
  DictumSession *session;
  DictumArticle *article;
  DictumText *text;
  DictumDisplayMap *map;
} DictumArticleShown;

void dictum_article_shown_take (DictumArticleShown *self, DictumArticle *article);
void dictum_article_shown_drop (DictumArticleShown *self);

gboolean dictum_article_shown_is_open (const DictumArticleShown *self);
guint dictum_article_shown_get_offset (const DictumArticleShown *self, const GtkTextIter *iter);
void dictum_article_shown_get_iter (const DictumArticleShown *self, guint offset, GtkTextIter *iter);
DictumRange dictum_article_shown_get_selection (const DictumArticleShown *self);

G_END_DECLS
