// SPDX-License-Identifier: GPL-3.0-or-later
// Finds words in a text, without regard to case.

#pragma once

#include "core/text.h"

G_BEGIN_DECLS

gboolean dictum_article_search_find (const DictumText *text,
                                     const char *words,
                                     guint from,
                                     gboolean backwards,
                                     DictumRange *found);

G_END_DECLS
