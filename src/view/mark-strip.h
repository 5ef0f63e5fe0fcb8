// SPDX-License-Identifier: GPL-3.0-or-later
// On a narrow window, below the article: the current quotation in two lines, and the speakers to be touched.

#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_MARK_STRIP (dictum_mark_strip_get_type ())
G_DECLARE_FINAL_TYPE (DictumMarkStrip, dictum_mark_strip, DICTUM, MARK_STRIP, GtkWidget)

void dictum_mark_strip_set_session (DictumMarkStrip *self, DictumSession *session);

G_END_DECLS
