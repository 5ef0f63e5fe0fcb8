// SPDX-License-Identifier: GPL-3.0-or-later
// What GTK 4.8 lacks for lists.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dictum_list_box_remove_all (GtkListBox *box);

G_END_DECLS
