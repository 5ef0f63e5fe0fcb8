// SPDX-License-Identifier: GPL-3.0-or-later
// A string of a JSON document as it stands in its bytes, between its quotation marks, escapes and all.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumJsonSlice:
 * @start: (nullable): its first byte, in the document that it is part of
 * @size: how many bytes
 *
 * What a slice holds has passed dictum_json_check(), so that reading it cannot fail.
 */
typedef struct
{
  const char *start;
  gsize size;
} DictumJsonSlice;

gboolean dictum_json_slice_is (DictumJsonSlice self, const char *string);
guint dictum_json_slice_hash (DictumJsonSlice self);
int dictum_json_slice_compare (DictumJsonSlice self, DictumJsonSlice other);
void dictum_json_slice_append (DictumJsonSlice self, GString *to);
void dictum_json_slice_append_canonical (DictumJsonSlice self, GString *to);

G_END_DECLS
