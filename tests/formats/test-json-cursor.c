// SPDX-License-Identifier: GPL-3.0-or-later
// What the strict scanner takes for JSON, what it says of the rest, and how the cursor goes over it.

#include "formats/json-reader.h"
#include "formats/json-writer.h"
#include "formats/random-values.h"

#include <string.h>

static const char *const good[] = {
  "null", "true", "false", "0", "-1", "1", "10", "9007199254740991", "-9007199254740991", "\"\"", "\"a\"", "[]",
  "{}", " [] ", "\t\n\r []\n\r\t ", "[ ]", "{ }", "[null]", "[1,2]", "[ 1 , 2 ]", "[[]]", "[[],[]]", "[{}]",
  "[1,\n2]", "[false]", "[true]", "[\"\"]", "[0]", "[-1]", "[123]", "[[]   ]", "[\"a\"] ", "[null,1,\"1\",{}]",
  "{\"a\":1}", "{\"a\":1,\"b\":2}", "{\"\":0}", "{\"a\":[]}", "{ \"a\" : { \"b\" : null } }",
  "{\"a\":\"b\",\"A\":\"b\"}", "{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}", "{\n\"a\": \"b\"\n}",
  "{\"min\":-1,\"max\":1}", "{\"a\":1,\"a \":1}", "[{\"a\":1},{\"a\":1}]", "{\"\\u00e9\":1,\"e\":1}",
  "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0061\"", "\"\\u00e9\"", "\"\\uFFFF\"", "\"\\uffff\"", "\"\\uD83D\\uDDE3\"",
  "\"\\ud83d\\udde3\"", "\"\\uDBFF\\uDFFF\"", "\"\\uD800\\uDC00\"", "\"\\u0001\"", "\"\\u001f\"", "\"\\u2028\"",
  "\"\\\\u0000\"", "\"\\\\\"", "\"\\\\a\"", "\"\\u0020\"", "\"\\u005C\"", "\"\\u0022\"", "\"\\uE000\"",
  "\"\\uD7FF\"", "\"\x7f\"", "\"é\"", "\"\u20ac\"", "\"\U0001F5E3\"", "\"\uffff\"", "\"\U0010ffff\"",
  "\"\u2028\u2029\"", "\"\ufeff\"", "\"asd \"", "\" \"", "\"/* comment */\"", "\"a\u00a0b\"", "\"[{,:}]\"", "\"'\"",
  "[\"\",\"\"]", "[\"\\n\"]",
};

static const char *const bad[] = {
  "", " ", "\n", "\ufeff", "\ufeff{}", "\ufeff[]", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[,",
  "[1,,2]", "[1 2]", "[1 true]", "[1:2]", "[\"\": 1]", "[1;2]", "[}", "{]", "[1}", "{\"a\":1]", "[]]", "[][]",
  "[] []", "[],", ",[]", "[1]x", "[]#", "{}{}", "{},", "{}#", "{}/**/", "//\n[]", "/**/[]", "[/**/]", "[1]//", "1 2",
  "\"a\" \"b\"", "null null", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}",
  "{\"a\":1,}", "{,\"a\":1}", "{\"a\":1,,\"b\":2}", "{\"a\"::1}", "{\"a\":1 \"b\":2}", "{\"a\":1:2}", "{\"a\",1}",
  "{[]:1}", "{:1}", "{\"a\":1", "{\"a\":", "{\"a\"", "{\"a", "{\"", "{\"a\":\"b\",\"a\":\"b\"}",
  "{\"a\":1,\"b\":2,\"a\":3}", "{\"a\":1,\"\\u0061\":2}", "{\"é\":1,\"\\u00e9\":1}", "[{\"x\":{\"a\":1,\"a\":1}}]",
  "{\"\":1,\"\":1}", "{\"\U0001F5E3\":1,\"\\ud83d\\udde3\":1}", "{\"/\":1,\"\\/\":2}", "nul", "nulL", "Null", "NULL",
  "tru", "True", "TRUE", "fals", "False", "truee", "nullx", "undefined", "NaN", "-NaN", "Infinity", "-Infinity",
  "Inf", "[nan]", "[-]", "-", "+", "+1", "[+1]", "++1", "--1", "-+1", "- 1", "-a", "-01", "01", "00", "0x10", "0xff",
  "010", "[012]", "[-012]", "1a", "1_000", "1,000", "0 1", "\u0661", "\uff11", ".5", "[.5]", "5.", "[1.]", "[-1.]",
  "1.0", "0.1", "-0.0", "1e3", "1E3", "1e+3", "1e-3", "0e0", "0E1", "1.5e10", "1e", "1e+", "1.e1", "1e400", "[-0]",
  "-0", "9007199254740992", "-9007199254740992", "9223372036854775807", "9223372036854775808",
  "18446744073709551616", "-9223372036854775809", "123456789012345678901234567890", "[10000000000000000]",
  "99999999999999999", "\"", "\"a", "\"\\\"", "\"\\", "\"\\\\\\\"", "'a'", "`a`", "\u201ca\u201d", "a", "[a]",
  "\"a\"b", "[\"a]", "[\"a\",", "[\"a", "\"\n\"", "\"\t\"", "\"\r\"", "\"\x01\"", "\"\x1f\"", "\"a\nb\"",
  "{\"a\n\":1}", "[\"\\\n\"]", "\"\\a\"", "\"\\v\"", "\"\\'\"", "\"\\0\"", "\"\\x41\"", "\"\\U0041\"", "\"\\u\"",
  "\"\\u1\"", "\"\\u12\"", "\"\\u123\"", "\"\\u12g4\"", "\"\\u-123\"", "\"\\u 123\"", "\"\\u00", "\"\\u0000\"",
  "\"a\\u0000b\"", "{\"\\u0000\":1}", "\"\\uD800\"", "\"\\uD800a\"", "\"\\uD800\\n\"", "\"\\uD800\\uD800\"",
  "\"\\uDC00\"", "\"\\uDC00\\uD800\"", "\"\\uDBFF\\uE000\"", "\"\\uD800\\u\"", "\"\\uD800\\u1\"", "\"\\uD83D",
  "{\"\\uDC00\":1}", "\"\\é\"", "\"\\ \"", "\\u0061", "[\\n]", "\"\xff\"", "\"\xc0\x80\"", "\"\xc0\xaf\"",
  "\"\xe0\x80\x80\"", "\"\xed\xa0\x80\"", "\"\xed\xb0\x80\"", "\"\xf4\x90\x80\x80\"", "\"\xf8\x88\x80\x80\x80\"",
  "\"\xc3\"", "\"\xe2\x82\"", "\"\xe9\"", "\xff", "\xe9[]", "[\xe9]", "{\"\xe9\":1}", "\"a\x80\"", "\"\xc3",
  "[1\xe2\x80\x89]", "[\u00a0]", "\u2060[]", "\f[]", "\v[]", "[\f]", "[\b]", "[\x1b]", "<.>", "[<null>]", "*", "&",
  "$", "(1)", "[(1)]", "var a = [1]", "a=1", "{\"a\":1}}", "[[1]", "{\"a\":{\"b\":1}", "[{\"a\":1]", "[[[[[[",
  "{\"a\":{\"a\":{\"a\":", "]]]]", "[\"x\"", "[\"x\",null,", "[\"a\" \"b\"]", "{\"x\":true,", "[true false]",
  "{\"a\":true false}", "[\x7f]", "\\", "[\\]",
};

static void
test_good (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GBytes) bytes = dictum_test_bytes (good[i]);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", good[i]);
      g_assert_true (dictum_json_check (bytes, &error));
      g_assert_no_error (error);
    }
}

static void
test_bad (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = dictum_test_bytes (bad[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = g_strescape (bad[i], NULL);

      g_test_message ("%s", shown);
      g_assert_false (dictum_json_check (bytes, &error));
      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_MALFORMED);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_zero_bytes (void)
{
  static const struct
  {
    const char *data;
    gsize size;
  } cases[] = { { "\0", 1 }, { "[\0]", 3 }, { "\"\0\"", 3 }, { "[]\0", 3 }, { "\"\\\0\"", 4 }, { "[\0", 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].data, cases[i].size);
      g_autoptr (GError) error = NULL;

      g_assert_false (dictum_json_check (bytes, &error));
      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_MALFORMED);
    }
}

static char *
nest (const char *open, guint depth, const char *inside, const char *close)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (string, open);
  g_string_append (string, inside);
  for (guint i = 0; i < depth; i++)
    g_string_append (string, close);
  return g_string_free (string, FALSE);
}

static void
test_depth (void)
{
  static const struct
  {
    const char *open, *inside, *close;
    guint depth;
    gboolean passes;
  } cases[] = {
    { "[", "", "]", 64, TRUE },          { "[", "", "]", 65, FALSE },        { "{\"a\":", "1", "}", 64, TRUE },
    { "{\"a\":", "1", "}", 65, FALSE },  { "[", "", "", 200000, FALSE },     { "{\"a\":", "", "", 200000, FALSE },
    { "[", "", "]", 200000, FALSE },     { "[{\"a\":", "", "", 100, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *string = nest (cases[i].open, cases[i].depth, cases[i].inside, cases[i].close);
      g_autoptr (GBytes) bytes = dictum_test_bytes (string);
      g_autoptr (GError) error = NULL;

      g_assert_true (dictum_json_check (bytes, &error) == cases[i].passes);
      if (!cases[i].passes)
        g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE);
    }
}

static void
test_size (void)
{
  gsize size = DICTUM_JSON_MAX_SIZE + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GError) error = NULL;

  g_assert_false (dictum_json_check (bytes, &error));
  g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE);
}

static void
test_wide_objects (void)
{
  for (guint twice = 0; twice < 2; twice++)
    {
      g_autoptr (GString) string = g_string_new ("[{\"first\" : 1");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;

      for (guint i = 0; i < 20000; i++)
        g_string_append_printf (string, ",\n\"member %u\" : {\"a\":1,\"b\":[]}", i);
      g_string_append (string, twice ? ",\n\"member\\u0020\\u0037\" : 1}]" : "}]");
      bytes = dictum_test_bytes (string->str);
      g_assert_true (dictum_json_check (bytes, &error) == !twice);
      if (twice)
        g_assert_cmpstr (error->message, ==,
                         "Line 20002, [0][\"member\\u0020\\u0037\"]: This name stands twice in one object.");
    }
}

static void
test_places (void)
{
  static const struct
  {
    const char *document, *place;
  } cases[] = {
    { "x", "Line 1: " },
    { "\n\n[1,\n2.5]", "Line 4, [1]: " },
    { "{\"quotations\":[{},{\"content\":\n[{\"start\":1,\"end\":1e3}]}]}", "Line 2, quotations[1].content[0].end: " },
    { "{\"a\":{\"b\":1,\n\"c\":2,\n\"b\":3}}", "Line 3, a.b: " },
    { "{\"a b\":-0}", "Line 1, [\"a b\"]: " },
    { "{\"\u202e<b>\":-0}", "Line 1, [\"\ufffd<b>\"]: " },
    { "{\"a\":[]\n", "Line 2, a: The file ends too early." },
    { "[[],[1", "Line 1, [1][0]: The file ends too early." },
    { "[[[[[[[[[[[[x", "Line 1, [0][0][0][0][0][0][0][0]…: " },
    { "[\n\"\xff\"]", "Line 2: The file is not valid UTF-8." },
    { "{\"aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeee\":x}",
      "Line 1, [\"aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd…\"]: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = dictum_test_bytes (cases[i].document);
      g_autoptr (GError) error = NULL;

      g_assert_false (dictum_json_check (bytes, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].place));
    }
}

static void
test_walk (void)
{
  g_autoptr (GBytes) bytes = dictum_test_bytes (" { \"a\" : [ 1 , -20,true ,false, null ] , "
                                                "\"\\u0062\":\"x\\n\\ud83d\\udde3\","
                                                "\"skip\":{\"q\":[\"]}\\\"\",{}]},\"last\":[]} ");
  g_autoptr (GString) string = g_string_new (NULL);
  DictumJsonCursor cursor;

  g_assert_true (dictum_json_cursor_init (&cursor, bytes, NULL));
  g_assert_cmpint (dictum_json_cursor_get_kind (&cursor), ==, DICTUM_JSON_OBJECT);
  dictum_json_cursor_enter (&cursor);
  g_assert_true (dictum_json_cursor_next (&cursor));
  g_assert_true (dictum_json_slice_is (dictum_json_cursor_get_name (&cursor), "a"));
  dictum_json_cursor_enter (&cursor);
  g_assert_true (dictum_json_cursor_next (&cursor));
  g_assert_cmpint (dictum_json_cursor_read_integer (&cursor), ==, 1);
  g_assert_true (dictum_json_cursor_next (&cursor));
  g_assert_cmpint (dictum_json_cursor_read_integer (&cursor), ==, -20);
  g_assert_true (dictum_json_cursor_next (&cursor));
  g_assert_true (dictum_json_cursor_read_boolean (&cursor));
  g_assert_true (dictum_json_cursor_next (&cursor));
  g_assert_false (dictum_json_cursor_read_boolean (&cursor));
  g_assert_true (dictum_json_cursor_next (&cursor));
  g_assert_cmpint (dictum_json_cursor_get_kind (&cursor), ==, DICTUM_JSON_NULL);
  dictum_json_cursor_skip (&cursor);
  g_assert_false (dictum_json_cursor_next (&cursor));
  g_assert_true (dictum_json_cursor_next (&cursor));
  g_assert_true (dictum_json_slice_is (dictum_json_cursor_get_name (&cursor), "b"));
  dictum_json_slice_append (dictum_json_cursor_read_string (&cursor), string);
  g_assert_cmpstr (string->str, ==, "x\n\U0001F5E3");
  g_assert_true (dictum_json_cursor_next (&cursor));
  g_assert_cmpuint (dictum_json_cursor_skip (&cursor).size, ==, strlen ("{\"q\":[\"]}\\\"\",{}]}"));
  g_assert_true (dictum_json_cursor_next (&cursor));
  g_assert_cmpuint (dictum_json_cursor_skip (&cursor).size, ==, 2);
  g_assert_false (dictum_json_cursor_next (&cursor));
  g_assert_cmpuint (dictum_json_cursor_get_depth (&cursor), ==, 0);
}

static char *
keep_all (const char *document)
{
  g_autoptr (GBytes) bytes = dictum_test_bytes (document);
  g_autoptr (GError) error = NULL;
  DictumJsonReader reader;
  char *extra;

  g_assert_true (dictum_json_reader_init (&reader, bytes, NULL));
  dictum_json_reader_enter_object (&reader);
  while (dictum_json_reader_next (&reader))
    if (dictum_json_reader_is (&reader, "known"))
      dictum_json_reader_skip (&reader);
    else
      dictum_json_reader_keep (&reader);
  extra = dictum_json_reader_take_extra (&reader);
  g_assert_true (dictum_json_reader_finish (&reader, &error));
  return extra;
}

static void
test_keep (void)
{
  static const struct
  {
    const char *document, *kept;
  } cases[] = {
    { "{}", NULL },
    { "{\"known\":1}", NULL },
    { "{\"z\": [ 1,\n 2 ], \"known\":1, \"a\" : { } }", "{\"z\":[1,2],\"a\":{}}" },
    { "{\"\\u0061\\/\":\"\\u00e9\\n \\u001F\\\"\\\\ \\ud83d\\udde3\"}",
      "{\"a/\":\"é\\u000a \\u001f\\\"\\\\ \U0001F5E3\"}" },
    { "{\"a\":\" : , \"}", "{\"a\":\" : , \"}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *kept = keep_all (cases[i].document);

      g_assert_cmpstr (kept, ==, cases[i].kept);
      if (kept != NULL)
        {
          g_autofree char *again = keep_all (kept);

          g_assert_cmpstr (again, ==, kept);
        }
    }
}

static void
test_keep_too_much (void)
{
  g_autofree char *long_string = g_strnfill (5 * 1024 * 1024, 'x');
  g_autofree char *document = g_strdup_printf ("{\"a\":\"%s\"}", long_string);
  g_autoptr (GBytes) bytes = dictum_test_bytes (document);
  g_autoptr (GError) error = NULL;
  DictumJsonReader reader;

  g_assert_true (dictum_json_reader_init (&reader, bytes, NULL));
  dictum_json_reader_enter_object (&reader);
  while (dictum_json_reader_next (&reader))
    dictum_json_reader_keep (&reader);
  g_assert_false (dictum_json_reader_finish (&reader, &error));
  g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE);
}

static GBytes *
write_object (const char *first, const char *second)
{
  g_autoptr (DictumJsonWriter) writer = dictum_json_writer_new ();
  g_autoptr (JsonObject) members = dictum_json_writer_parse_extra (writer, second);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", "\x1f/é\x7f\n\u2028");
  dictum_json_writer_open_object (writer, NULL);
  dictum_json_writer_open_array (writer, "empty");
  dictum_json_writer_close (writer);
  dictum_json_writer_open_object (writer, "none");
  dictum_json_writer_close (writer);
  dictum_json_writer_open_array (writer, "list");
  dictum_json_writer_add_object (writer, object, first);
  dictum_json_writer_add_object (writer, json_object_new (), NULL);
  dictum_json_writer_close (writer);
  dictum_json_writer_add_members (writer, members);
  dictum_json_writer_close (writer);
  return dictum_json_writer_finish (writer, NULL);
}

static void
test_layout (void)
{
  static const char layout[] = "{\n"
                               "  \"empty\" : [],\n"
                               "  \"none\" : {  },\n"
                               "  \"list\" : [\n"
                               "    {\n"
                               "      \"id\" : \"\\u001f/é\\u007f\\n\u2028\",\n"
                               "      \"a\" : [\n"
                               "        1,\n"
                               "        {\n"
                               "          \"b\" : []\n"
                               "        }\n"
                               "      ]\n"
                               "    },\n"
                               "    {    }\n"
                               "  ],\n"
                               "  \"z\" : {\n"
                               "    \"y\" : [\n"
                               "      null,\n"
                               "      \"{\\u001f}\"\n"
                               "    ]\n"
                               "  },\n"
                               "  \"\\u001f\" : 1\n"
                               "}\n";
  g_autoptr (GBytes) bytes = write_object ("{\"a\":[1,{\"b\":[]}]}",
                                            "{\"z\":{\"y\":[null,\"{\\u001f}\"]},\"\\u001f\":1}");
  g_autoptr (GBytes) expected = dictum_test_bytes (layout);

  dictum_test_assert_same_bytes (bytes, expected);
  dictum_test_assert_layout (bytes);
}

static void
test_writer_refuses (void)
{
  static const char *const wrong[] = { "", "[]", "1", "{", "{\"a\":1.5}", "{\"id\":1}", "{\"a\":1,\"a\":2}", "{}x" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (write_object (wrong[i], NULL));
  g_assert_null (write_object (NULL, "{\"list\":1}"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/json-cursor/good-documents-pass", test_good);
  g_test_add_func ("/formats/json-cursor/bad-documents-do-not", test_bad);
  g_test_add_func ("/formats/json-cursor/zero-bytes-are-refused", test_zero_bytes);
  g_test_add_func ("/formats/json-cursor/64-levels-pass-and-no-more", test_depth);
  g_test_add_func ("/formats/json-cursor/256-mb-and-no-more", test_size);
  g_test_add_func ("/formats/json-cursor/names-are-compared-in-wide-objects-too", test_wide_objects);
  g_test_add_func ("/formats/json-cursor/errors-name-line-and-member", test_places);
  g_test_add_func ("/formats/json-cursor/goes-over-every-kind-of-value", test_walk);
  g_test_add_func ("/formats/json-cursor/unknown-members-are-kept-in-one-spelling", test_keep);
  g_test_add_func ("/formats/json-cursor/more-than-4-mb-of-unknown-members-is-refused", test_keep_too_much);
  g_test_add_func ("/formats/json-cursor/the-layout-is-json-generators", test_layout);
  g_test_add_func ("/formats/json-cursor/what-cannot-be-read-back-is-not-written", test_writer_refuses);
  return g_test_run ();
}
