// SPDX-License-Identifier: GPL-3.0-or-later
// The pane with the project's title, its articles, a filter, and whether everything is saved.

#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_ARTICLE_LIST (dictum_article_list_get_type ())
G_DECLARE_FINAL_TYPE (DictumArticleList, dictum_article_list, DICTUM, ARTICLE_LIST, GtkWidget)

void dictum_article_list_set_session (DictumArticleList *self, DictumSession *session);
GPtrArray *dictum_article_list_list_selected (DictumArticleList *self);
void dictum_article_list_focus (DictumArticleList *self);

G_END_DECLS
