// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the article text: everything that can be done at a place, by the window's actions.

#pragma once

#include "view/article-view.h"

G_BEGIN_DECLS

void dictum_article_menu_popup (DictumArticleView *view, double x, double y);
char *dictum_article_menu_dup_summary (DictumSession *session, DictumQuotation *quotation);

G_END_DECLS
