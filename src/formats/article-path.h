// SPDX-License-Identifier: GPL-3.0-or-later
// Which paths of a file from a stranger may name an article.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dictum_article_path_check (const char *path, GError **error);
gboolean dictum_article_path_names_article (const char *path);

G_END_DECLS
