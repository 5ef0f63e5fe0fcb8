// SPDX-License-Identifier: GPL-3.0-or-later
// The current quotation: speaker, form, source, cue, addressee, note, sure. Where none is current, what to do.

#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_QUOTATION_PANE (dictum_quotation_pane_get_type ())
G_DECLARE_FINAL_TYPE (DictumQuotationPane, dictum_quotation_pane, DICTUM, QUOTATION_PANE, GtkWidget)

void dictum_quotation_pane_set_session (DictumQuotationPane *self, DictumSession *session);
void dictum_quotation_pane_commit (DictumQuotationPane *self);


G_END_DECLS
