// SPDX-License-Identifier: GPL-3.0-or-later
// A half-open stretch of a text, in Unicode code points.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumRange:
 * @start: the first code point
 * @end: the code point after the last one; never before @start
 */
typedef struct
{
  guint start;
  guint end;
} DictumRange;

#define DICTUM_RANGE(from, to) ((DictumRange){ (from), (to) })

gboolean dictum_range_is_empty (DictumRange self);
guint dictum_range_get_length (DictumRange self);
gboolean dictum_range_equal (DictumRange self, DictumRange other);
gboolean dictum_range_contains (DictumRange self, guint offset);
gboolean dictum_range_covers (DictumRange self, DictumRange other);
gboolean dictum_range_overlaps (DictumRange self, DictumRange other);
int dictum_range_compare (DictumRange self, DictumRange other);
DictumRange dictum_range_intersect (DictumRange self, DictumRange other);
DictumRange dictum_range_join (DictumRange self, DictumRange other);

G_END_DECLS
