// SPDX-License-Identifier: GPL-3.0-or-later
// Who marks, and the number that tells this installation from others, out of the settings.

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *dictum_identity_dup_annotator (GSettings *settings);
char *dictum_identity_dup_installation (GSettings *settings);

G_END_DECLS
