// SPDX-License-Identifier: GPL-3.0-or-later
// Where words begin and end in a text.

#pragma once

#include "core/text.h"

G_BEGIN_DECLS

gboolean dictum_word_is_letter (gunichar c);
gboolean dictum_word_stands_alone (gunichar c);
gboolean dictum_word_joins (gunichar c);
gboolean dictum_word_is_part (const DictumText *text, guint offset);
guint dictum_word_find_start (const DictumText *text, guint offset);
guint dictum_word_find_end (const DictumText *text, guint offset);
guint dictum_word_find_next (const DictumText *text, guint offset);
guint dictum_word_find_previous (const DictumText *text, guint offset);
DictumRange dictum_word_snap (const DictumText *text, DictumRange range);

G_END_DECLS
