// SPDX-License-Identifier: GPL-3.0-or-later
// An annotator's folder under another name.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dictum_rename_annotator_folder (const char *root, const char *from, const char *to, GError **error);

G_END_DECLS
