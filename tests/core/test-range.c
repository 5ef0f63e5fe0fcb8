// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/range: half-open stretches of code points.

#include "core/range.h"

static const struct
{
  DictumRange one, other;
  gboolean overlaps, covers;
  int order;
  guint intersect_length;
  DictumRange join;
} pairs[] = {
  { { 0, 5 }, { 5, 9 }, FALSE, FALSE, -1, 0, { 0, 9 } },  // touching
  { { 0, 5 }, { 4, 9 }, TRUE, FALSE, -1, 1, { 0, 9 } },   // by one
  { { 0, 9 }, { 2, 4 }, TRUE, TRUE, -1, 2, { 0, 9 } },    // inside
  { { 2, 4 }, { 2, 4 }, TRUE, TRUE, 0, 2, { 2, 4 } },     // equal
  { { 2, 4 }, { 2, 6 }, TRUE, FALSE, -1, 2, { 2, 6 } },   // the shorter comes first
  { { 7, 9 }, { 0, 3 }, FALSE, FALSE, 1, 0, { 0, 9 } },   // apart, other order
  { { 0, 9 }, { 4, 4 }, FALSE, TRUE, -1, 0, { 0, 9 } },   // empty, inside
  { { 4, 4 }, { 4, 4 }, FALSE, TRUE, 0, 0, { 4, 4 } },    // both empty
  { { 0, G_MAXUINT }, { G_MAXUINT - 1, G_MAXUINT }, TRUE, TRUE, -1, 1, { 0, G_MAXUINT } },
};

static void
test_pairs (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      DictumRange one = pairs[i].one, other = pairs[i].other;
      DictumRange both = dictum_range_intersect (one, other);

      g_test_message ("pair %u", i);
      g_assert_cmpint (dictum_range_overlaps (one, other), ==, pairs[i].overlaps);
      g_assert_cmpint (dictum_range_overlaps (other, one), ==, pairs[i].overlaps);
      g_assert_cmpint (dictum_range_covers (one, other), ==, pairs[i].covers);
      g_assert_cmpint (dictum_range_compare (one, other), ==, pairs[i].order);
      g_assert_cmpint (dictum_range_compare (other, one), ==, -pairs[i].order);
      g_assert_cmpuint (dictum_range_get_length (both), ==, pairs[i].intersect_length);
      g_assert_cmpint (dictum_range_is_empty (both), ==, !pairs[i].overlaps);
      g_assert_true (dictum_range_equal (dictum_range_join (one, other), pairs[i].join));
    }
}

static void
test_ends (void)
{
  DictumRange range = DICTUM_RANGE (3, 5);

  g_assert_false (dictum_range_contains (range, 2));
  g_assert_true (dictum_range_contains (range, 3));
  g_assert_true (dictum_range_contains (range, 4));
  g_assert_false (dictum_range_contains (range, 5));
  g_assert_cmpuint (dictum_range_get_length (range), ==, 2);
  g_assert_cmpuint (dictum_range_get_length (DICTUM_RANGE (5, 3)), ==, 0);
}

// What the functions say is what one sees when every code point is looked at.
static void
test_brute_force (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 5000; i++)
    {
      guint a = g_rand_int_range (rand, 0, 12), b = g_rand_int_range (rand, 0, 12);
      DictumRange one = DICTUM_RANGE (a, a + g_rand_int_range (rand, 0, 6));
      DictumRange other = DICTUM_RANGE (b, b + g_rand_int_range (rand, 0, 6));
      guint common = 0;

      for (guint at = 0; at < 24; at++)
        common += dictum_range_contains (one, at) && dictum_range_contains (other, at);
      g_assert_cmpint (dictum_range_overlaps (one, other), ==, common > 0);
      g_assert_cmpuint (dictum_range_get_length (dictum_range_intersect (one, other)), ==, common);
      g_assert_true (dictum_range_covers (dictum_range_join (one, other), one));
      g_assert_true (dictum_range_covers (dictum_range_join (one, other), other));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/range/touching-ranges-do-not-overlap", test_pairs);
  g_test_add_func ("/core/range/the-end-is-outside", test_ends);
  g_test_add_func ("/core/range/agrees-with-every-code-point", test_brute_force);
  return g_test_run ();
}
