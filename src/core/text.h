// SPDX-License-Identifier: GPL-3.0-or-later
// The text of an article: immutable, counted in code points.

#pragma once

#include "core/range.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_TEXT (dictum_text_get_type ())

typedef struct _DictumText DictumText;

GType dictum_text_get_type (void);

DictumText *dictum_text_new (const char *string);
DictumText *dictum_text_new_from_bytes (GBytes *bytes, GError **error);
DictumText *dictum_text_ref (DictumText *self);
void dictum_text_unref (DictumText *self);

guint dictum_text_get_length (const DictumText *self);
gsize dictum_text_get_size (const DictumText *self);
const char *dictum_text_get_string (const DictumText *self);
const char *dictum_text_get_sha256 (const DictumText *self);
DictumRange dictum_text_get_whole (const DictumText *self);
gunichar dictum_text_get_char (const DictumText *self, guint offset);
gsize dictum_text_get_index (const DictumText *self, guint offset);
guint dictum_text_get_offset (const DictumText *self, gsize index);
DictumRange dictum_text_get_paragraph (const DictumText *self, guint offset);
char *dictum_text_dup_slice (const DictumText *self, DictumRange range);
guint dictum_text_count_words (const DictumText *self, DictumRange range);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumText, dictum_text_unref)

G_END_DECLS
