// SPDX-License-Identifier: GPL-3.0-or-later
// The cast: who may have said it, with digits and counts. A click marks the selection, or picks up the pen.

#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_CAST_PANE (dictum_cast_pane_get_type ())
G_DECLARE_FINAL_TYPE (DictumCastPane, dictum_cast_pane, DICTUM, CAST_PANE, GtkWidget)

void dictum_cast_pane_set_session (DictumCastPane *self, DictumSession *session);

G_END_DECLS
