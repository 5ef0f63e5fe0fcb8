// SPDX-License-Identifier: GPL-3.0-or-later
// One line on the current quotation: the words of its source, cue or addressee, and a menu to set or clear them.

#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_ROLE_ROW (dictum_role_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumRoleRow, dictum_role_row, DICTUM, ROLE_ROW, GtkWidget)

void dictum_role_row_show (DictumRoleRow *self, DictumQuotation *quotation, DictumText *text, int colour);

const char *dictum_role_get_label (DictumRole role);
const char *dictum_role_get_nick (DictumRole role);

G_END_DECLS
