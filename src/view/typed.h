// SPDX-License-Identifier: GPL-3.0-or-later
// What a person typed into a field, as it is meant.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *dictum_typed_dup (gpointer field);

G_END_DECLS
