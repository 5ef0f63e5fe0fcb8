// SPDX-License-Identifier: GPL-3.0-or-later
// What one person sets for all projects: who marks, and how the article's text looks.

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_PREFERENCES_WINDOW (dictum_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (DictumPreferencesWindow, dictum_preferences_window, DICTUM, PREFERENCES_WINDOW, AdwWindow)

GtkWidget *dictum_preferences_window_new (GtkWindow *parent, GSettings *settings);

G_END_DECLS
