// SPDX-License-Identifier: GPL-3.0-or-later
// Looks whether everything in a project folder loads, and whether offsets and texts agree.

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GPtrArray *dictum_check_folder (GFile *folder, GError **error);

G_END_DECLS
