// SPDX-License-Identifier: GPL-3.0-or-later
// A half-open stretch of a text, in Unicode code points.

#include "core/range.h"

/**
 * dictum_range_is_empty:
 * @self: a range, in code points
 *
 * Returns: whether @self holds no code point. Any thread.
 */
gboolean
dictum_range_is_empty (DictumRange self)
{
  return self.end <= self.start;
}

/**
 * dictum_range_get_length:
 * @self: a range, in code points
 *
 * Returns: how many code points @self holds. Any thread.
 */
guint
dictum_range_get_length (DictumRange self)
{
  return dictum_range_is_empty (self) ? 0 : self.end - self.start;
}

/**
 * dictum_range_equal:
 * @self: a range, in code points
 * @other: another one
 *
 * Returns: whether both begin and end at the same places. Any thread.
 */
gboolean
dictum_range_equal (DictumRange self, DictumRange other)
{
  return self.start == other.start && self.end == other.end;
}

/**
 * dictum_range_contains:
 * @self: a range, in code points
 * @offset: a code point
 *
 * Returns: whether the code point at @offset lies in @self. Any thread.
 */
gboolean
dictum_range_contains (DictumRange self, guint offset)
{
  return self.start <= offset && offset < self.end;
}

/**
 * dictum_range_covers:
 * @self: a range, in code points
 * @other: another one
 *
 * Returns: whether @other lies wholly in @self; equal ranges cover each other. Any thread.
 */
gboolean
dictum_range_covers (DictumRange self, DictumRange other)
{
  return self.start <= other.start && other.end <= self.end;
}

/**
 * dictum_range_overlaps:
 * @self: a range, in code points
 * @other: another one
 *
 * Ranges that only touch do not overlap; an empty range overlaps nothing.
 *
 * Returns: whether a code point lies in both. Any thread.
 */
gboolean
dictum_range_overlaps (DictumRange self, DictumRange other)
{
  return MAX (self.start, other.start) < MIN (self.end, other.end);
}

/**
 * dictum_range_compare:
 * @self: a range, in code points
 * @other: another one
 *
 * Reading order: by start, then by end.
 *
 * Returns: below 0, 0, or above 0. Any thread.
 */
int
dictum_range_compare (DictumRange self, DictumRange other)
{
  if (self.start != other.start)
    return self.start < other.start ? -1 : 1;
  if (self.end != other.end)
    return self.end < other.end ? -1 : 1;
  return 0;
}

/**
 * dictum_range_intersect:
 * @self: a range, in code points
 * @other: another one
 *
 * Returns: what lies in both; empty where they do not overlap. Any thread.
 */
DictumRange
dictum_range_intersect (DictumRange self, DictumRange other)
{
  guint start = MAX (self.start, other.start);

  return DICTUM_RANGE (start, MAX (start, MIN (self.end, other.end)));
}

/**
 * dictum_range_join:
 * @self: a range, in code points
 * @other: another one
 *
 * Returns: the smallest range that covers both, gap included. Any thread.
 */
DictumRange
dictum_range_join (DictumRange self, DictumRange other)
{
  return DICTUM_RANGE (MIN (self.start, other.start), MAX (self.end, other.end));
}
