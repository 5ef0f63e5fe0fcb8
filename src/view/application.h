// SPDX-License-Identifier: GPL-3.0-or-later
// The application: its command line, its actions, its windows.

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_APPLICATION (dictum_application_get_type ())
G_DECLARE_FINAL_TYPE (DictumApplication, dictum_application, DICTUM, APPLICATION, AdwApplication)

DictumApplication *dictum_application_new (void);
GSettings *dictum_application_get_settings (DictumApplication *self);
void dictum_application_open_folder (DictumApplication *self, GtkWindow *from, GFile *folder);
void dictum_application_open_files (DictumApplication *self, GtkWindow *from, GPtrArray *files);

G_END_DECLS
