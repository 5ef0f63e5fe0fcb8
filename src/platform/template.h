// SPDX-License-Identifier: GPL-3.0-or-later
// What GTK 4.8 leaves to a widget made from a template when it goes.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dictum_template_dispose (GtkWidget *widget, GType type);

G_END_DECLS
