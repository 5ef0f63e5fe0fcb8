// SPDX-License-Identifier: GPL-3.0-or-later
// Scrolls a text view to a place, with a short motion where the desktop wants motion.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DictumScroller DictumScroller;

DictumScroller *dictum_scroller_new (GtkWidget *view);
void dictum_scroller_free (DictumScroller *self);

void dictum_scroller_scroll_to (DictumScroller *self, const GtkTextIter *iter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumScroller, dictum_scroller_free)

G_END_DECLS
