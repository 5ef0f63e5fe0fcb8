// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of the map between a text and what the text view shows of it.

#include "view/display-map.h"

#include <pango/pango.h>
#include <string.h>

static void
assert_lines_are_short (const char *shown)
{
  g_auto (GStrv) lines = g_strsplit (shown, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    g_assert_cmpuint (strlen (lines[i]), <=, DICTUM_DISPLAY_LINE_BYTES);
}

// The laws: what is shown without the breaks is the text; there and back is the same place; both ways are monotone.
static void
assert_laws (DictumText *text)
{
  g_autoptr (DictumDisplayMap) map = dictum_display_map_new (text);
  gsize size;
  const char *shown = dictum_display_map_get_string (map, &size);
  g_autoptr (DictumText) view = dictum_text_new (shown);
  guint length = dictum_text_get_length (text), last = 0;

  g_assert_cmpuint (strlen (shown), ==, size);
  g_assert_cmpuint (dictum_text_get_length (view), ==, dictum_display_map_get_length (map));
  for (guint offset = 0; offset <= length; offset += 1 + offset % 7)
    {
      guint position = dictum_display_map_to_position (map, offset);

      g_assert_cmpuint (dictum_display_map_to_offset (map, position), ==, offset);
      g_assert_cmpuint (position, >=, last);
      g_assert_cmpuint (dictum_text_get_char (text, offset), ==, dictum_text_get_char (view, position));
      last = position;
    }
  for (guint position = 1; position <= dictum_display_map_get_length (map); position++)
    {
      guint step = dictum_display_map_to_offset (map, position) - dictum_display_map_to_offset (map, position - 1);

      g_assert_cmpuint (step, <=, 1);
      if (step == 0)
        g_assert_cmpuint (dictum_text_get_char (view, position - 1), ==, '\n');
    }
  assert_lines_are_short (shown);
}

static void
a_short_text_is_shown_as_it_is (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("“One,” he said.\n\nTwo.\n");
  g_autoptr (DictumDisplayMap) map = dictum_display_map_new (text);
  gsize size;

  g_assert_true (dictum_display_map_get_string (map, &size) == dictum_text_get_string (text));
  g_assert_cmpuint (dictum_display_map_get_n_breaks (map), ==, 0);
  g_assert_cmpuint (dictum_display_map_to_position (map, 7), ==, 7);
  g_assert_cmpuint (dictum_display_map_to_offset (map, 7), ==, 7);
  g_assert_cmpuint (dictum_display_map_to_offset (map, 1000), ==, dictum_text_get_length (text));
}

static void
a_long_line_breaks_after_a_sentence (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (DictumText) text = NULL;
  g_autoptr (DictumDisplayMap) map = NULL;
  gsize size;
  const char *shown, *at;

  while (string->len < 40000)
    g_string_append (string, "He said “I will not come to the city this week.” Then he left without a word. ");
  text = dictum_text_new (string->str);
  map = dictum_display_map_new (text);
  shown = dictum_display_map_get_string (map, &size);
  g_assert_cmpuint (dictum_display_map_get_n_breaks (map), >=, 4);
  for (at = strchr (shown, '\n'); at != NULL; at = strchr (at + 1, '\n'))
    g_assert_true (g_str_has_prefix (at + 1, "He said") || g_str_has_prefix (at + 1, "Then he"));
  assert_laws (text);
}

static void
a_grapheme_is_never_broken (void)
{
  const char *const clusters[] = { "e\u0301", "👩‍👩‍👧", "🇫🇷", "षि", "👍🏽", "각" };

  for (guint i = 0; i < G_N_ELEMENTS (clusters); i++)
    {
      g_autoptr (GString) string = g_string_new ("a");
      g_autoptr (DictumText) text = NULL;
      g_autoptr (DictumDisplayMap) map = NULL;
      gsize size;
      const char *shown;

      while (string->len < 20000)
        g_string_append (string, clusters[i]);
      text = dictum_text_new (string->str);
      map = dictum_display_map_new (text);
      shown = dictum_display_map_get_string (map, &size);
      g_assert_cmpuint (dictum_display_map_get_n_breaks (map), >=, 2);
      for (const char *at = strchr (shown, '\n'); at != NULL; at = strchr (at + 1, '\n'))
        {
          g_assert_true (g_str_has_prefix (at + 1, clusters[i]));
          g_assert_true (strncmp (at - strlen (clusters[i]), clusters[i], strlen (clusters[i])) == 0);
        }
    }
}

static void
any_text_keeps_the_laws (void)
{
  const char *const parts[] = { "word ", "said. ", "“", "\n", "\n\n", "é", "e\u0301", "한국", "👩‍👩‍👧", "  ", "x" };

  for (guint seed = 1; seed <= 40; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (DictumText) text = NULL;
      guint only = g_rand_int_range (rand, 1, G_N_ELEMENTS (parts) + 1);

      while (string->len < 30000)
        {
          guint part = g_rand_int_range (rand, 0, only);

          // Line breaks seldom, so that lines become long.
          if (parts[part][0] != '\n' || g_rand_int_range (rand, 0, 500) == 0)
            g_string_append (string, parts[part]);
          else
            g_string_append (string, "w");
        }
      text = dictum_text_new (string->str);
      assert_laws (text);
    }
}

static void
an_empty_text_is_shown_empty (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("");

  assert_laws (text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/display-map/a-short-text-is-shown-as-it-is", a_short_text_is_shown_as_it_is);
  g_test_add_func ("/view/display-map/an-empty-text-is-shown-empty", an_empty_text_is_shown_empty);
  g_test_add_func ("/view/display-map/a-long-line-breaks-after-a-sentence", a_long_line_breaks_after_a_sentence);
  g_test_add_func ("/view/display-map/a-grapheme-is-never-broken", a_grapheme_is_never_broken);
  g_test_add_func ("/view/display-map/any-text-keeps-the-laws", any_text_keeps_the_laws);
  return g_test_run ();
}
