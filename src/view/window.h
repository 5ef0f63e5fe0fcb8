// SPDX-License-Identifier: GPL-3.0-or-later
// One window: one project, or the page to begin with.

#pragma once

#include "session/session.h"
#include "view/application.h"

G_BEGIN_DECLS

#define DICTUM_TYPE_WINDOW (dictum_window_get_type ())
G_DECLARE_FINAL_TYPE (DictumWindow, dictum_window, DICTUM, WINDOW, AdwApplicationWindow)

DictumWindow *dictum_window_new (DictumApplication *application);

DictumSession *dictum_window_get_session (DictumWindow *self);
GFile *dictum_window_get_folder (DictumWindow *self);
gboolean dictum_window_is_empty (DictumWindow *self);

void dictum_window_open (DictumWindow *self, GFile *folder);
void dictum_window_open_again (DictumWindow *self, GFile *folder);
void dictum_window_add_files (DictumWindow *self, GPtrArray *files);

G_END_DECLS
