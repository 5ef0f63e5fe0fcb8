// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of strings that may be absent.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dictum_dup_or_null (const char *string);

G_END_DECLS
