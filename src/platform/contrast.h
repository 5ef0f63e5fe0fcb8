// SPDX-License-Identifier: GPL-3.0-or-later
// A style sheet for those who want high contrast. libadwaita's own way of naming one changed with release 1.10.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dictum_contrast_add_style (const char *resource);

G_END_DECLS
