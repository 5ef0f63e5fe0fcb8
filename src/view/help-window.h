// SPDX-License-Identifier: GPL-3.0-or-later
// The window that explains the program in a few steps; it needs no network.

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_HELP_WINDOW (dictum_help_window_get_type ())
G_DECLARE_FINAL_TYPE (DictumHelpWindow, dictum_help_window, DICTUM, HELP_WINDOW, AdwWindow)

GtkWidget *dictum_help_window_new (GtkWindow *parent);

G_END_DECLS
