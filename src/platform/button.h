// SPDX-License-Identifier: GPL-3.0-or-later
// What GTK 4.8 tells assistive technology of a button with a mnemonic.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dictum_buttons_name (GtkWidget *widget);

G_END_DECLS
