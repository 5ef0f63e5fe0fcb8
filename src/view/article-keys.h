// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the article text: digits, letters, Enter, Tab, Delete, Esc; they belong to it alone.

#pragma once

#include "view/article-view.h"

G_BEGIN_DECLS

void dictum_article_keys_attach (DictumArticleView *view);
int dictum_article_keys_find_digit (GdkDisplay *display, guint keyval, guint keycode, int group, GdkModifierType state);
char dictum_article_keys_find_letter (GdkDisplay *display, guint keyval, guint keycode);

G_END_DECLS
