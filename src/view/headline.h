// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above an article: its title, where the text does not begin with it, and outlet, date and language.

#pragma once

#include "core/article.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_HEADLINE (dictum_headline_get_type ())
G_DECLARE_FINAL_TYPE (DictumHeadline, dictum_headline, DICTUM, HEADLINE, GtkWidget)

GtkWidget *dictum_headline_new (void);
void dictum_headline_set_article (DictumHeadline *self, DictumArticle *article);
int dictum_headline_get_height (DictumHeadline *self, int width);
guint dictum_headline_find_in_text (DictumArticle *article);

G_END_DECLS
