// SPDX-License-Identifier: GPL-3.0-or-later
// What an empty window shows: the three ways to begin, and the projects that were open before.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_START_PAGE (dictum_start_page_get_type ())
G_DECLARE_FINAL_TYPE (DictumStartPage, dictum_start_page, DICTUM, START_PAGE, GtkWidget)

void dictum_start_page_update (DictumStartPage *self);

G_END_DECLS
