// SPDX-License-Identifier: GPL-3.0-or-later
// The window that lists every gesture and key, in sections.

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_SHORTCUTS_WINDOW (dictum_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (DictumShortcutsWindow, dictum_shortcuts_window, DICTUM, SHORTCUTS_WINDOW, AdwWindow)

GtkWidget *dictum_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
