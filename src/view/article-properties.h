// SPDX-License-Identifier: GPL-3.0-or-later
// The window with title, outlet, date, address and language of one article or of several at once.

#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_ARTICLE_PROPERTIES (dictum_article_properties_get_type ())
G_DECLARE_FINAL_TYPE (DictumArticleProperties, dictum_article_properties, DICTUM, ARTICLE_PROPERTIES, AdwWindow)

GtkWidget *dictum_article_properties_new (GtkWindow *parent, DictumSession *session, GPtrArray *articles);

G_END_DECLS
