// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says of itself.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dictum_about_present (GtkWindow *parent);

G_END_DECLS
