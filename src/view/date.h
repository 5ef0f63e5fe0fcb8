// SPDX-License-Identifier: GPL-3.0-or-later
// Dates of articles, YYYY, YYYY-MM or YYYY-MM-DD: checked, and written for people.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dictum_date_is_valid (const char *date);
char *dictum_date_dup_text (const char *date);
char *dictum_date_dup_when (gint64 seconds, gint64 now);

G_END_DECLS
