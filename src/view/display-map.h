// SPDX-License-Identifier: GPL-3.0-or-later
// What the text view shows of a text: the text itself, but for line breaks put into very long lines.

#pragma once

#include "core/text.h"

G_BEGIN_DECLS

#define DICTUM_DISPLAY_LINE_BYTES 8192 // a longer line is split: GtkTextView's cost is linear in its length

typedef struct _DictumDisplayMap DictumDisplayMap;

DictumDisplayMap *dictum_display_map_new (DictumText *text);
void dictum_display_map_free (DictumDisplayMap *self);

const char *dictum_display_map_get_string (const DictumDisplayMap *self, gsize *size);
guint dictum_display_map_get_n_breaks (const DictumDisplayMap *self);
guint dictum_display_map_get_length (const DictumDisplayMap *self);
guint dictum_display_map_to_position (const DictumDisplayMap *self, guint offset);
guint dictum_display_map_to_offset (const DictumDisplayMap *self, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumDisplayMap, dictum_display_map_free)

G_END_DECLS
