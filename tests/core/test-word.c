// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/word: where words begin and end, and how a drag snaps to them.

#include "core/word.h"

static DictumRange
snap (const char *string, guint start, guint end)
{
  g_autoptr (DictumText) text = dictum_text_new (string);

  return dictum_word_snap (text, DICTUM_RANGE (start, end));
}

static void
test_snap (void)
{
  static const struct
  {
    const char *text;
    DictumRange drawn, snapped;
  } cases[] = {
    { "one two three", { 1, 6 }, { 0, 7 } },
    { "one two three", { 4, 7 }, { 4, 7 } },
    { "one two three", { 3, 8 }, { 4, 7 } },     // white space at the ends is given up
    { "one two three", { 0, 4 }, { 0, 3 } },
    { "don’t go", { 4, 5 }, { 0, 5 } },
    { "don't go", { 0, 2 }, { 0, 5 } },
    { "state-run TV", { 7, 8 }, { 0, 9 } },
    { "“yes”, he", { 1, 3 }, { 1, 4 } },          // marks stay outside
    { "“yes”, he", { 0, 5 }, { 0, 5 } },
    { "a\xC2\xA0""b", { 1, 3 }, { 2, 3 } },         // a no-break space is white space
    { "安倍晋三", { 1, 3 }, { 1, 3 } },           // stays as it was drawn
    { "安倍Abe", { 1, 3 }, { 1, 5 } },
    { "cafe\xCC\x81 noir", { 0, 4 }, { 0, 5 } },  // a mark is never left behind
    { "か\xE3\x82\x99き", { 0, 1 }, { 0, 2 } },
    { "one", { 1, 99 }, { 0, 3 } },               // past the end is left out
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DictumRange snapped = snap (cases[i].text, cases[i].drawn.start, cases[i].drawn.end);

      g_test_message ("case %u: %s", i, cases[i].text);
      g_assert_cmpuint (snapped.start, ==, cases[i].snapped.start);
      g_assert_cmpuint (snapped.end, ==, cases[i].snapped.end);
    }
}

static void
test_snap_empty (void)
{
  g_assert_true (dictum_range_is_empty (snap ("one  two", 3, 5)));
  g_assert_true (dictum_range_is_empty (snap ("one", 1, 1)));
  g_assert_true (dictum_range_is_empty (snap ("one", 50, 60)));
  g_assert_true (dictum_range_is_empty (snap ("", 0, 4)));
}

static void
test_steps (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("“Yes, it’s a well-off day”");
  guint at = 0;

  at = dictum_word_find_next (text, at);
  g_assert_cmpuint (at, ==, 4);
  at = dictum_word_find_next (text, at);
  g_assert_cmpuint (at, ==, 10);
  at = dictum_word_find_next (text, at);
  g_assert_cmpuint (at, ==, 12);
  at = dictum_word_find_next (text, at);
  g_assert_cmpuint (at, ==, 21);
  at = dictum_word_find_next (text, dictum_word_find_next (text, at));
  g_assert_cmpuint (at, ==, dictum_text_get_length (text));
  at = dictum_word_find_previous (text, at);
  g_assert_cmpuint (at, ==, 22);
  at = dictum_word_find_previous (text, at);
  g_assert_cmpuint (at, ==, 13);
  at = dictum_word_find_previous (text, 15);
  g_assert_cmpuint (at, ==, 13);
  g_assert_cmpuint (dictum_word_find_previous (text, 1), ==, 0);
  g_assert_cmpuint (dictum_word_find_previous (text, 0), ==, 0);
}

static char *
make_random_string (GRand *rand)
{
  static const gunichar characters[] = { 'a', 'b', '7', ' ', '\n', '\'', 0x2019, '-', '.', 0x201c, 0xe9,
                                         0x5b89, 0x304b, 0x0301, 0x3099, 0xa0, 0x0e44, 0x0e48, 0x200d, 0x1f600 };
  GString *string = g_string_new (NULL);

  for (guint i = g_rand_int_range (rand, 0, 30); i > 0; i--)
    g_string_append_unichar (string, characters[g_rand_int_range (rand, 0, G_N_ELEMENTS (characters))]);
  return g_string_free (string, FALSE);
}

// Snapping twice is snapping once, never loses a word that was drawn over, and stays inside the text.
static void
test_laws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *string = make_random_string (rand);
      g_autoptr (DictumText) text = dictum_text_new (string);
      guint length = dictum_text_get_length (text);
      guint start = g_rand_int_range (rand, 0, length + 1), end = g_rand_int_range (rand, start, length + 2);
      DictumRange once = dictum_word_snap (text, DICTUM_RANGE (start, end));

      g_assert_true (dictum_range_equal (dictum_word_snap (text, once), once));
      g_assert_true (dictum_range_covers (dictum_text_get_whole (text), once));
      for (guint at = start; at < MIN (end, length); at++)
        g_assert_true (dictum_range_contains (once, at) || g_unichar_isspace (dictum_text_get_char (text, at)));
    }
}

// The words one steps over are the words that are counted.
static void
test_steps_and_counts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *string = make_random_string (rand);
      g_autoptr (DictumText) text = dictum_text_new (string);
      guint length = dictum_text_get_length (text), n = 0;

      for (guint at = dictum_word_find_next (text, 0);; at = dictum_word_find_next (text, at))
        {
          if (at == length && (length == 0 || !dictum_word_is_part (text, length - 1)))
            break;
          n++;
          if (at == length)
            break;
        }
      g_test_message ("“%s”", string);
      g_assert_cmpuint (dictum_text_count_words (text, dictum_text_get_whole (text)), ==, n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/word/a-drag-takes-whole-words", test_snap);
  g_test_add_func ("/core/word/white-space-alone-is-nothing", test_snap_empty);
  g_test_add_func ("/core/word/steps-go-from-word-to-word", test_steps);
  g_test_add_func ("/core/word/snapping-twice-is-snapping-once", test_laws);
  g_test_add_func ("/core/word/what-is-stepped-over-is-counted", test_steps_and_counts);
  return g_test_run ();
}
