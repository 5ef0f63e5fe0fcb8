// SPDX-License-Identifier: GPL-3.0-or-later
// The article as a calm page: text, marks, margin, headline, and the popover that asks who says it.

#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_ARTICLE_PAGE (dictum_article_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumArticlePage, dictum_article_page, DICTUM, ARTICLE_PAGE, GtkWidget)

GtkWidget *dictum_article_page_new (void);
void dictum_article_page_set_session (DictumArticlePage *self, DictumSession *session);
void dictum_article_page_set_font (DictumArticlePage *self, const char *family, int size);
void dictum_article_page_focus_text (DictumArticlePage *self);
void dictum_article_page_ask_speaker (DictumArticlePage *self, gboolean new_speaker);
gboolean dictum_article_page_search (DictumArticlePage *self, const char *words, gboolean backwards);

G_END_DECLS
