// SPDX-License-Identifier: GPL-3.0-or-later
// Text files of other encodings: which are recognised, what they become, and what is no text.

#include "core/error.h"
#include "formats/plain-text.h"

#include <string.h>

#define BYTES(string) (string), sizeof (string) - 1

static void
test_encodings (void)
{
  static const struct
  {
    const char *data;
    gsize size;
    DictumEncoding encoding;
    const char *text;
  } cases[] = {
    { BYTES ("plain"), DICTUM_ENCODING_UTF_8, "plain" },
    { BYTES ("\xC3\xA9t\xC3\xA9 \xE2\x80\x9C\xF0\x9F\x97\xA3\xE2\x80\x9D"), DICTUM_ENCODING_UTF_8, "été “\U0001F5E3”" },
    { BYTES ("\xEF\xBB\xBFwith mark"), DICTUM_ENCODING_UTF_8_BOM, "with mark" },
    { BYTES ("\xEF\xBB\xBF\xEF\xBB\xBFtwo"), DICTUM_ENCODING_UTF_8_BOM, "\ufefftwo" },
    { BYTES ("one\r\ntwo\rthree\nfour\r\r\nfive\n\r"), DICTUM_ENCODING_UTF_8, "one\ntwo\nthree\nfour\n\nfive\n\n" },
    { BYTES (" e\xCC\x81\xC2\xA0 \n\n "), DICTUM_ENCODING_UTF_8, " e\u0301\u00a0 \n\n " },
    { BYTES ("page\fpage\ttab"), DICTUM_ENCODING_UTF_8, "page\fpage\ttab" },
    { BYTES ("\xFF\xFEh\0i\0"), DICTUM_ENCODING_UTF_16, "hi" },
    { BYTES ("\xFE\xFF\0h\0i"), DICTUM_ENCODING_UTF_16, "hi" },
    { BYTES ("\xFF\xFE\x1C\x20\x3D\xD8\xE3\xDD\r\0\n\0"), DICTUM_ENCODING_UTF_16, "“\U0001F5E3\n" },
    { BYTES ("\xFE\xFF\x04\x1F\x04\x35"), DICTUM_ENCODING_UTF_16, "Пе" },
    { BYTES ("h\0e\0 \0s\0a\0i\0d\0 \0\x1C\x20o\0\x1D\x20"), DICTUM_ENCODING_UTF_16, "he said “o”" },
    { BYTES ("\0h\0e\0 \0s\0a\0i\0d\0\n"), DICTUM_ENCODING_UTF_16, "he said\n" },
    { BYTES ("\x93no\x94, he said \x96 \xE9t\xE9"), DICTUM_ENCODING_WINDOWS_1252, "“no”, he said – été" },
    { BYTES ("price: 5 \x80"), DICTUM_ENCODING_WINDOWS_1252, "price: 5 €" },
    { BYTES ("\xE9t\xE9, \xABnon\xBB"), DICTUM_ENCODING_LATIN_1, "été, «non»" },
    { BYTES ("\xFF\xFF"), DICTUM_ENCODING_LATIN_1, "ÿÿ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].data, cases[i].size);
      g_autoptr (GError) error = NULL;
      DictumEncoding encoding = 99;
      g_autoptr (GBytes) text = dictum_plain_text_read (bytes, &encoding, &error);
      g_autofree char *string = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      string = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
      g_assert_cmpstr (string, ==, cases[i].text);
      g_assert_cmpuint (g_bytes_get_size (text), ==, strlen (cases[i].text));
      g_assert_cmpint (encoding, ==, cases[i].encoding);
      g_assert_cmpstr (dictum_encoding_get_name (encoding), !=, "");
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *data;
    gsize size;
    const char *part; // of the message
  } cases[] = {
    { BYTES (""), "The file is empty." },
    { BYTES ("\xEF\xBB\xBF"), "The file is empty." },
    { BYTES ("\xFF\xFE"), "The file is empty." },
    { BYTES ("a\0b"), "zero byte" },
    { BYTES ("\0"), "zero byte" },
    { BYTES ("\0\0\0\0"), "zero byte" },
    { BYTES ("\x7F" "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0"), "zero byte" },
    { BYTES ("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "zero byte" },
    { BYTES ("\xFF\xFEh\0\0\0i\0"), "zero character" },
    { BYTES ("\xFF\xFE\0\0h\0\0\0"), "zero character" },
    { BYTES ("\xFF\xFEh\0i"), "damaged" },
    { BYTES ("\xFF\xFE\x3D\xD8h\0"), "damaged" },
    { BYTES ("\xFF\xFE\x3D\xD8"), "damaged" },
    { BYTES ("\xEF\xBB\xBF\xE9t\xE9"), "says that it is UTF-8" },
    { BYTES ("\x01\x02\x03\x04"), "control characters" },
    { BYTES ("\x1B[31mred\x1B[0m\x1B[1m"), "control characters" },
    { BYTES ("a\xC2\x81\xC2\x82\xC2\x83"), "control characters" },
    { BYTES ("\xFF\xD8\xFF\xE0\x81\x90\x9D\x8D\x8F"), "control characters" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].data, cases[i].size);
      g_autoptr (GError) error = NULL;
      DictumEncoding encoding = 99;

      g_test_message ("%u: %s", i, cases[i].part);
      g_assert_null (dictum_plain_text_read (bytes, &encoding, &error));
      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_NOT_TEXT);
      g_assert_nonnull (strstr (error->message, cases[i].part));
      g_assert_cmpint (encoding, ==, 99);
    }
}

static void
test_too_large (void)
{
  gsize size = 64 * 1024 * 1024 + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_strnfill (size, 'a'), size);
  g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, size - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = NULL;

  g_assert_null (dictum_plain_text_read (bytes, NULL, &error));
  g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE);
  g_clear_error (&error);
  text = dictum_plain_text_read (part, NULL, &error);
  g_assert_no_error (error);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1252);

  for (guint i = 0; i < 20000; i++)
    {
      gsize size = g_rand_int_range (rand, 0, 40);
      guint8 *data = g_malloc (size);
      guint least = g_rand_boolean (rand) ? 0 : 0x20;
      g_autoptr (GBytes) bytes = NULL, text = NULL;
      g_autoptr (GError) error = NULL;

      for (gsize at = 0; at < size; at++)
        data[at] = g_rand_int_range (rand, least, 0x100);
      bytes = g_bytes_new_take (data, size);
      text = dictum_plain_text_read (bytes, NULL, &error);
      g_assert_true ((text == NULL) == (error != NULL));
      if (text == NULL)
        continue;
      g_assert_true (g_utf8_validate_len (g_bytes_get_data (text, NULL), g_bytes_get_size (text), NULL));
      g_assert_null (memchr (g_bytes_get_data (text, NULL), '\r', g_bytes_get_size (text)));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/plain-text/encodings-are-recognised", test_encodings);
  g_test_add_func ("/formats/plain-text/what-is-no-text-is-refused", test_refused);
  g_test_add_func ("/formats/plain-text/64-mb-and-no-more", test_too_large);
  g_test_add_func ("/formats/plain-text/any-bytes-are-an-error-or-utf-8-with-lf", test_random);
  return g_test_run ();
}
