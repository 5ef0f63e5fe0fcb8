// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/text: decoding of files, code points and bytes, paragraphs, slices, hash, words.

#include "core/error.h"
#include "core/text.h"
#include "support/fixtures.h"

#include <string.h>

static DictumText *
decode (const char *data, gssize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size < 0 ? strlen (data) : (gsize) size);

  return dictum_text_new_from_bytes (bytes, error);
}

// A text with characters of one to four bytes in random order, some longer than several checkpoints.
static char *
make_random_string (GRand *rand, guint length)
{
  static const gunichar characters[] = { 'a', ' ', '\n', '.', 0xe9, 0x2019, 0x201c, 0x5b89, 0x1f600, 0x0301, 0xa0 };
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    g_string_append_unichar (string, characters[g_rand_int_range (rand, 0, G_N_ELEMENTS (characters))]);
  return g_string_free (string, FALSE);
}

static void
test_line_ends (void)
{
  static const struct
  {
    const char *file, *text;
  } cases[] = {
    { "", "" },
    { "a", "a" },
    { "a\nb\n", "a\nb\n" },
    { "a\r\nb\r\n", "a\nb\n" },
    { "a\rb\r", "a\nb\n" },
    { "a\r\r\nb", "a\n\nb" },
    { "\r", "\n" },
    { "\r\n", "\n" },
    { "a\n\rb", "a\n\nb" },
    { "\xEF\xBB\xBF", "" },
    { "\xEF\xBB\xBF" "a\r\n", "a\n" },
    { "\xEF\xBB\xBF\xEF\xBB\xBF" "a", "\xEF\xBB\xBF" "a" }, // only the first is a byte order mark
    { "a\xEF\xBB\xBF", "a\xEF\xBB\xBF" },
    { "e\xCC\x81\xC2\xA0 ", "e\xCC\x81\xC2\xA0 " },         // no normalisation, no trimming
    { "a\xE2\x80\xA8" "b\x0B" "c\x0C", "a\xE2\x80\xA8" "b\x0B" "c\x0C" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumText) text = decode (cases[i].file, -1, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (dictum_text_get_string (text), ==, cases[i].text);
      g_assert_cmpuint (dictum_text_get_size (text), ==, strlen (cases[i].text));
      g_assert_cmpuint (dictum_text_get_length (text), ==, g_utf8_strlen (cases[i].text, -1));
    }
}

static void
test_no_text (void)
{
  static const struct
  {
    const char *data;
    gssize size;
  } cases[] = {
    { "a\0b", 3 },           { "\0", 1 },           { "caf\xE9", 4 },         { "\xC3", 1 },
    { "\xED\xA0\x80", 3 },   { "\xC0\xAF", 2 },     { "\xF4\x90\x80\x80", 4 }, { "\xFF\xFEh\0i\0", 6 },
    { "\xEF\xBB\xBF\xFF", 4 }, { "ok\n\x80", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumText) text = decode (cases[i].data, cases[i].size, &error);

      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_NOT_TEXT);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_null (text);
    }
}

static void
test_index_and_offset (void)
{
  static const guint lengths[] = { 0, 1, 2, 255, 256, 257, 511, 512, 513, 3000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *string = make_random_string (rand, lengths[i]);
      g_autoptr (DictumText) text = dictum_text_new (string);
      const char *at = string;

      g_assert_cmpuint (dictum_text_get_length (text), ==, lengths[i]);
      for (guint offset = 0; offset < lengths[i]; offset++, at = g_utf8_next_char (at))
        {
          g_assert_cmpuint (dictum_text_get_index (text, offset), ==, at - string);
          g_assert_cmpuint (dictum_text_get_offset (text, at - string), ==, offset);
          g_assert_cmpuint (dictum_text_get_char (text, offset), ==, g_utf8_get_char (at));
        }
      g_assert_cmpuint (dictum_text_get_index (text, lengths[i]), ==, strlen (string));
      g_assert_cmpuint (dictum_text_get_index (text, G_MAXUINT), ==, strlen (string));
      g_assert_cmpuint (dictum_text_get_offset (text, strlen (string)), ==, lengths[i]);
      g_assert_cmpuint (dictum_text_get_offset (text, G_MAXSIZE), ==, lengths[i]);
      g_assert_cmpuint (dictum_text_get_char (text, lengths[i]), ==, 0);
      g_assert_cmpuint (dictum_text_get_char (text, G_MAXUINT), ==, 0);
    }
}

static void
test_ascii (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("plain");

  g_assert_cmpuint (dictum_text_get_index (text, 3), ==, 3);
  g_assert_cmpuint (dictum_text_get_offset (text, 4), ==, 4);
  g_assert_cmpuint (dictum_text_get_index (text, 99), ==, 5);
}

static void
test_slices (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autofree char *string = make_random_string (rand, 700);
  g_autoptr (DictumText) text = dictum_text_new (string);
  g_autofree char *whole = dictum_text_dup_slice (text, dictum_text_get_whole (text));
  g_autofree char *inside_out = dictum_text_dup_slice (text, DICTUM_RANGE (9, 3));

  g_assert_cmpstr (whole, ==, string);
  g_assert_cmpstr (inside_out, ==, "");
  for (guint i = 0; i < 500; i++)
    {
      guint start = g_rand_int_range (rand, 0, 720), end = g_rand_int_range (rand, start, 740);
      g_autofree char *slice = dictum_text_dup_slice (text, DICTUM_RANGE (start, end));
      g_autofree char *expected = g_utf8_substring (string, MIN (start, 700), MIN (end, 700));

      g_assert_cmpstr (slice, ==, expected);
    }
}

static void
test_paragraphs (void)
{
  static const struct
  {
    guint offset;
    DictumRange paragraph;
  } cases[] = {
    { 0, { 0, 2 } }, { 1, { 0, 2 } }, { 2, { 0, 2 } }, // the LF belongs to the paragraph before it
    { 3, { 3, 3 } },                                    // an empty one
    { 4, { 4, 7 } }, { 6, { 4, 7 } }, { 7, { 4, 7 } }, { 8, { 8, 8 } }, { 99, { 8, 8 } },
  };
  g_autoptr (DictumText) text = dictum_text_new ("é”\n\n安“b\n");
  g_autoptr (DictumText) empty = dictum_text_new ("");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DictumRange paragraph = dictum_text_get_paragraph (text, cases[i].offset);

      g_assert_cmpuint (paragraph.start, ==, cases[i].paragraph.start);
      g_assert_cmpuint (paragraph.end, ==, cases[i].paragraph.end);
    }
  g_assert_true (dictum_range_equal (dictum_text_get_paragraph (empty, 0), DICTUM_RANGE (0, 0)));
}

static void
test_hash (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumText) empty = dictum_text_new ("");
  g_autoptr (DictumText) abc = decode ("\xEF\xBB\xBF" "abc", -1, &error);
  g_autoptr (DictumText) dos = decode ("é\r\n", -1, &error);
  g_autoptr (DictumText) unix_text = dictum_text_new ("é\n");

  g_assert_cmpstr (dictum_text_get_sha256 (empty), ==,
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_assert_cmpstr (dictum_text_get_sha256 (abc), ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_assert_cmpstr (dictum_text_get_sha256 (dos), ==, dictum_text_get_sha256 (unix_text));
  g_assert_true (dictum_text_get_sha256 (abc) == dictum_text_get_sha256 (abc));
}

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    guint n;
  } cases[] = {
    { "", 0 },
    { " \n—…“”", 0 },
    { "one", 1 },
    { "one two\nthree", 3 },
    { "“We will not,” he said.", 5 },
    { "Hollande’s aides don't", 3 },
    { "state-run TV", 2 },
    { "a -- b", 2 },
    { "a--b", 2 },
    { "rock ’n’ roll", 3 },
    { "the ’90s", 2 },
    { "readers’ letters'", 2 },
    { "3,000", 2 },
    { "3.5", 2 },
    { "cafe\xCC\x81 noir", 2 },
    { "安倍晋三", 4 },
    { "安倍 Abe", 3 },
    { "安-倍", 2 },
    { "か\xE3\x82\x99き", 2 },  // a dakuten of its own is no word
    { "ไม่", 2 },               // two letters, one tone mark
    { "x-中", 2 },
    { "-", 0 },
    { "’tis", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DictumText) text = dictum_text_new (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (dictum_text_count_words (text, dictum_text_get_whole (text)), ==, cases[i].n);
    }
}

static void
test_words_in_range (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("“Don’t,” said Kerry");

  g_assert_cmpuint (dictum_text_count_words (text, DICTUM_RANGE (0, 8)), ==, 1);
  g_assert_cmpuint (dictum_text_count_words (text, DICTUM_RANGE (1, 5)), ==, 1); // ends at the apostrophe
  g_assert_cmpuint (dictum_text_count_words (text, DICTUM_RANGE (9, 9)), ==, 0);
  g_assert_cmpuint (dictum_text_count_words (text, DICTUM_RANGE (9, 500)), ==, 2);
  g_assert_cmpuint (dictum_text_count_words (text, DICTUM_RANGE (12, 5)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/bom-and-cr-are-not-part-of-the-text", test_line_ends);
  g_test_add_func ("/core/text/what-is-not-utf-8-is-refused", test_no_text);
  g_test_add_func ("/core/text/index-and-offset-are-inverse", test_index_and_offset);
  g_test_add_func ("/core/text/in-ascii-index-is-offset", test_ascii);
  g_test_add_func ("/core/text/slices-are-counted-in-code-points", test_slices);
  g_test_add_func ("/core/text/paragraphs-lie-between-line-feeds", test_paragraphs);
  g_test_add_func ("/core/text/the-hash-is-of-the-text-not-of-the-file", test_hash);
  g_test_add_func ("/core/text/words-are-counted", test_words);
  g_test_add_func ("/core/text/words-are-counted-in-a-range", test_words_in_range);
  return g_test_run ();
}
