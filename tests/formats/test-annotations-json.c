// SPDX-License-Identifier: GPL-3.0-or-later
// Annotation files: what is read, what is refused, and that nothing changes on the way out and in.

#include "formats/random-values.h"
#include "support/fixtures.h"

#include <string.h>

#define ARTICLE "tests/data/formats/article.txt"
#define GOLDEN "tests/data/formats/annotations.json"

static char *
load (const char *path)
{
  g_autofree char *source = dictum_test_find_source (path);
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (source, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static DictumText *
load_text (void)
{
  g_autofree char *content = load (ARTICLE);

  return dictum_text_new (content);
}

static GBytes *
rewrite (GBytes *bytes, gpointer text, GError **error)
{
  g_autoptr (DictumAnnotationsFile) file = dictum_annotations_json_read (bytes, text, error);

  if (file == NULL)
    return NULL;
  return dictum_annotations_json_write (file->annotations, text, file->article[0] ? file->article : "none.txt",
                                        file->annotator, error);
}

static DictumAnnotationsFile *
read_string (const char *string, DictumText *text, GError **error)
{
  g_autoptr (GBytes) bytes = dictum_test_bytes (string);

  return dictum_annotations_json_read (bytes, text, error);
}

static void
test_golden (void)
{
  g_autoptr (DictumText) text = load_text ();
  g_autofree char *golden = load (GOLDEN);
  g_autoptr (GBytes) bytes = dictum_test_bytes (golden);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = rewrite (bytes, text, &error);

  g_assert_no_error (error);
  dictum_test_assert_same_bytes (written, bytes);
  dictum_test_assert_layout (bytes);
}

static void
test_values (void)
{
  g_autoptr (DictumText) text = load_text ();
  g_autofree char *golden = load (GOLDEN);
  g_autoptr (DictumAnnotationsFile) file = read_string (golden, text, NULL);
  const GPtrArray *quotations = dictum_annotations_get_quotations (file->annotations);
  const DictumQuotationFields *first = dictum_quotation_get_fields (quotations->pdata[0]);
  const DictumQuotationFields *second = dictum_quotation_get_fields (quotations->pdata[1]);
  const DictumQuotationFields *third = dictum_quotation_get_fields (quotations->pdata[2]);

  g_assert_cmpstr (file->article, ==, "articles/radio.txt");
  g_assert_cmpstr (file->annotator, ==, "coder-1");
  g_assert_cmpstr (file->sha256, ==, dictum_text_get_sha256 (text));
  g_assert_cmpuint (file->length, ==, dictum_text_get_length (text));
  g_assert_cmpint (dictum_annotations_get_state (file->annotations), ==, DICTUM_STATE_DONE);
  g_assert_cmpstr (dictum_annotations_get_extra (file->annotations), ==,
                   "{\"text\":{\"x-normalisation\":\"none\"},\"x-tool\":{\"name\":\"other\",\"options\":[1,2,[]]}}");
  g_assert_cmpuint (dictum_pieces_get_n (first->pieces[DICTUM_ROLE_CONTENT]), ==, 2);
  g_assert_cmpint (first->created, ==, 1476262800);
  g_assert_null (second->speaker);
  g_assert_cmpint (second->form, ==, DICTUM_FORM_MIXED);
  g_assert_nonnull (second->pieces[DICTUM_ROLE_SOURCE]);
  g_assert_null (second->pieces[DICTUM_ROLE_CUE]);
  g_assert_false (second->sure);
  g_assert_cmpint (second->created, ==, -1);
  g_assert_cmpstr (second->extra, ==, "{\"x-colour\":\"red\",\"x-count\":-3}");
  g_assert_cmpstr (dictum_pieces_get (second->pieces[DICTUM_ROLE_CONTENT], 0)->extra, ==,
                   "{\"x-note\":[\"kept\",{\"deep\":null}]}");
  g_assert_true (dictum_quotation_is_orphan (quotations->pdata[2]));
  g_assert_cmpstr (dictum_pieces_get (third->pieces[DICTUM_ROLE_CONTENT], 0)->text, ==, "words that are gone");
  g_assert_cmpuint (dictum_annotations_get_rejections (file->annotations)->len, ==, 1);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20161012);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (DictumText) text = dictum_test_random_text (rand);
      g_autoptr (DictumAnnotations) annotations = dictum_test_random_annotations (rand, text);
      g_autoptr (DictumAnnotationsFile) file = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL, again = NULL;

      bytes = dictum_annotations_json_write (annotations, text, "a/<b>&\"\u202e\x1f.txt", "coder-1", &error);
      g_assert_no_error (error);
      dictum_test_assert_layout (bytes);
      file = dictum_annotations_json_read (bytes, text, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (file->article, ==, "a/<b>&\"\u202e\x1f.txt");
      dictum_test_assert_annotations_equal (annotations, file->annotations);
      again = rewrite (bytes, text, &error);
      g_assert_no_error (error);
      dictum_test_assert_same_bytes (again, bytes);
    }
}

static void
test_truncated (void)
{
  g_autoptr (DictumText) text = load_text ();
  g_autofree char *golden = load (GOLDEN);
  g_autoptr (GBytes) bytes = dictum_test_bytes (golden);

  dictum_test_assert_no_truncation (bytes, rewrite, text);
}

static void
test_changed (void)
{
  g_autoptr (DictumText) text = load_text ();
  g_autofree char *golden = load (GOLDEN);
  g_autoptr (GBytes) bytes = dictum_test_bytes (golden);

  dictum_test_assert_changes_survive (bytes, rewrite, text);
}

#define TOP "{\"format\":\"dictum-annotations\",\"version\":1,"
#define HEAD TOP "\"quotations\":["
#define NOT_OURS "This is not a Dictum annotation file."
#define PIECE "{\"start\":0,\"end\":3,\"text\":\"The\"}"
#define CONTENT "\"content\":[" PIECE "]"

static void
test_refused (void)
{
  static const struct
  {
    const char *document;
    DictumError code;
    const char *part; // of the message
  } cases[] = {
    { "[]", DICTUM_ERROR_MALFORMED, NOT_OURS },
    { "{}", DICTUM_ERROR_MALFORMED, NOT_OURS },
    { "{\"format\":\"dictum-project\",\"version\":1}", DICTUM_ERROR_MALFORMED, NOT_OURS },
    { "{\"format\":\"dictum-annotations\"}", DICTUM_ERROR_MALFORMED, "version" },
    { "{\"format\":\"dictum-annotations\",\"version\":0}", DICTUM_ERROR_MALFORMED, "version" },
    { "{\"format\":\"dictum-annotations\",\"version\":\"1\"}", DICTUM_ERROR_MALFORMED, "version" },
    { "{\"version\":2,\"quotations\":7,\"format\":\"dictum-annotations\"}", DICTUM_ERROR_NEWER_VERSION, "newer" },
    { TOP "\"article\":\"/etc/passwd\"}", DICTUM_ERROR_UNSAFE_PATH, "" },
    { TOP "\"article\":\"a/../../b.txt\"}", DICTUM_ERROR_UNSAFE_PATH, "" },
    { TOP "\"article\":\"..\"}", DICTUM_ERROR_UNSAFE_PATH, "" },
    { TOP "\"article\":\"\"}", DICTUM_ERROR_UNSAFE_PATH, "" },
    { TOP "\"article\":\"a//b.txt\"}", DICTUM_ERROR_UNSAFE_PATH, "" },
    { TOP "\"state\":\"ready\"}", DICTUM_ERROR_MALFORMED, "state: One of" },
    { TOP "\"quotations\":{}}", DICTUM_ERROR_MALFORMED, "quotations: A list" },
    { TOP "\"text\":{\"unit\":\"byte\"}}", DICTUM_ERROR_MALFORMED, "text.unit" },
    { TOP "\"rejected\":[{}]}", DICTUM_ERROR_MALFORMED, "content" },
    { TOP "\"x\":1.5}", DICTUM_ERROR_MALFORMED, "Line 1, x: " },
    { HEAD "5]}", DICTUM_ERROR_MALFORMED, "quotations[0]: An object" },
    { HEAD "{" CONTENT "}]}", DICTUM_ERROR_MALFORMED, "quotations[0]: The member “id” is missing" },
    { HEAD "{\"id\":\"\"," CONTENT "}]}", DICTUM_ERROR_MALFORMED, "empty" },
    { HEAD "{\"id\":7," CONTENT "}]}", DICTUM_ERROR_MALFORMED, "quotations[0].id: A text" },
    { HEAD "{\"id\":\"a\"," CONTENT "},{\"id\":\"a\"," CONTENT "}]}",
      DICTUM_ERROR_MALFORMED, "quotations[1]: Another" },
    { HEAD "{\"id\":\"a\"}]}", DICTUM_ERROR_MALFORMED, "“content” is missing" },
    { HEAD "{\"id\":\"a\",\"content\":[]}]}", DICTUM_ERROR_MALFORMED, "content: The content has no piece." },
    { HEAD "{\"id\":\"a\",\"content\":null}]}", DICTUM_ERROR_MALFORMED, "content: The content has no piece." },
    { HEAD "{\"id\":\"a\",\"content\":{}}]}", DICTUM_ERROR_MALFORMED, "content: A list" },
    { HEAD "{\"id\":\"a\",\"content\":[{\"start\":0,\"text\":\"T\"}]}]}",
      DICTUM_ERROR_MALFORMED, "content[0]: The member “end”" },
    { HEAD "{\"id\":\"a\",\"content\":[{\"start\":0,\"end\":1}]}]}",
      DICTUM_ERROR_MALFORMED, "content[0]: The member “text”" },
    { HEAD "{\"id\":\"a\",\"content\":[{\"start\":\"0\",\"end\":1,\"text\":\"T\"}]}]}", DICTUM_ERROR_MALFORMED,
      "quotations[0].content[0].start: A whole number" },
    { HEAD "{\"id\":\"a\",\"content\":[{\"start\":0,\"end\":18446744073709551617,\"text\":\"T\"}]}]}",
      DICTUM_ERROR_MALFORMED,
      "quotations[0].content[0].end: This number is too large" },
    { HEAD "{\"id\":\"a\"," CONTENT ",\"source\":{}}]}", DICTUM_ERROR_MALFORMED, "source: A list" },
    { HEAD "{\"id\":\"a\"," CONTENT ",\"form\":\"oblique\"}]}",
      DICTUM_ERROR_MALFORMED, "form: One of these is expected here: direct, mixed" },
    { HEAD "{\"id\":\"a\"," CONTENT ",\"speaker\":1}]}", DICTUM_ERROR_MALFORMED, "speaker: A text" },
    { HEAD "{\"id\":\"a\"," CONTENT ",\"sure\":1}]}", DICTUM_ERROR_MALFORMED, "sure: true or false" },
    { HEAD "{\"id\":\"a\"," CONTENT ",\"note\":null}]}", DICTUM_ERROR_MALFORMED, "note: A text" },
    { HEAD "{\"id\":\"a\"," CONTENT ",\"created\":\"yesterday\"}]}", DICTUM_ERROR_MALFORMED, "created: A time" },
    { HEAD "{\"id\":\"a\"," CONTENT ",\"created\":12}]}", DICTUM_ERROR_MALFORMED, "created: A text" },
    { HEAD "{\"id\":\"a\"," CONTENT ",\"note\":\"\",\"note\":\"\"}]}",
      DICTUM_ERROR_MALFORMED, "note: This name stands twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumAnnotationsFile) file = read_string (cases[i].document, NULL, &error);

      g_assert_null (file);
      g_test_message ("%s: %s", cases[i].document, error->message);
      g_assert_error (error, DICTUM_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].part));
    }
}

static void
test_defaults (void)
{
  g_autoptr (DictumText) text = load_text ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumAnnotationsFile) file = read_string (HEAD "{\"id\":\"a\"," CONTENT "}]}", text, &error);
  const DictumQuotationFields *fields;

  g_assert_no_error (error);
  g_assert_cmpstr (file->article, ==, "");
  g_assert_cmpstr (file->annotator, ==, "");
  g_assert_cmpstr (file->sha256, ==, "");
  g_assert_cmpint (dictum_annotations_get_state (file->annotations), ==, DICTUM_STATE_NEW);
  fields = dictum_quotation_get_fields (dictum_annotations_get_quotations (file->annotations)->pdata[0]);
  g_assert_null (fields->speaker);
  g_assert_cmpint (fields->form, ==, DICTUM_FORM_DIRECT);
  g_assert_null (fields->pieces[DICTUM_ROLE_SOURCE]);
  g_assert_null (fields->note);
  g_assert_true (fields->sure);
  g_assert_cmpstr (fields->origin, ==, "hand");
  g_assert_null (fields->extra);
}

static void
test_stamps (void)
{
  static const struct
  {
    const char *stamp;
    gint64 seconds;
  } cases[] = {
    { "2016-10-12T09:00:00Z", 1476262800 },      { "2016-10-12T11:00:00+02:00", 1476262800 },
    { "20161012T090000Z", 1476262800 },          { "2016-10-12T09:00:00.75Z", 1476262800 },
    { "2016-10-12T09:00:00", 1476262800 },       { "1970-01-01T00:00:00Z", 0 },
    { "0001-01-01T00:00:00Z", -62135596800 },    { "9999-12-31T23:59:59Z", 253402300799 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *document =
          g_strdup_printf (HEAD "{\"id\":\"a\"," CONTENT ",\"modified\":\"%s\"}]}", cases[i].stamp);
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumAnnotationsFile) file = read_string (document, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (
          dictum_quotation_get_fields (dictum_annotations_get_quotations (file->annotations)->pdata[0])->modified, ==,
          cases[i].seconds);
    }
}

static void
test_places (void)
{
  static const struct
  {
    const char *piece;
    gboolean placed, placed_without_text;
    DictumRange range;
  } cases[] = {
    { "\"start\":4,\"end\":12,\"text\":\"minister\"", TRUE, TRUE, { 4, 12 } },
    { "\"start\":39,\"end\":42,\"text\":\"\\u201cWe\"", TRUE, TRUE, { 39, 42 } },
    { "\"start\":4,\"end\":12,\"text\":\"Minister\"", FALSE, TRUE, { 4, 12 } },
    { "\"start\":4,\"end\":11,\"text\":\"minister\"", FALSE, TRUE, { 4, 11 } },
    { "\"start\":4,\"end\":13,\"text\":\"minister\"", FALSE, TRUE, { 4, 13 } },
    { "\"start\":12,\"end\":4,\"text\":\"minister\"", FALSE, FALSE, { G_MAXUINT, G_MAXUINT } },
    { "\"start\":4,\"end\":4,\"text\":\"\"", FALSE, FALSE, { G_MAXUINT, G_MAXUINT } },
    { "\"start\":4,\"end\":5,\"text\":\"\"", FALSE, TRUE, { 4, 5 } },
    { "\"start\":-1,\"end\":5,\"text\":\"T\"", FALSE, FALSE, { G_MAXUINT, G_MAXUINT } },
    { "\"start\":null,\"end\":null,\"text\":\"minister\"", FALSE, FALSE, { G_MAXUINT, G_MAXUINT } },
    { "\"start\":4,\"end\":null,\"text\":\"minister\"", FALSE, FALSE, { G_MAXUINT, G_MAXUINT } },
    { "\"start\":null,\"end\":12,\"text\":\"minister\"", FALSE, FALSE, { G_MAXUINT, G_MAXUINT } },
    { "\"start\":4,\"end\":9007199254740991,\"text\":\"minister\"", FALSE, FALSE, { G_MAXUINT, G_MAXUINT } },
    { "\"start\":4294967300,\"end\":4294967308,\"text\":\"minister\"", FALSE, FALSE, { G_MAXUINT, G_MAXUINT } },
    { "\"start\":4,\"end\":2000,\"text\":\"minister\"", FALSE, TRUE, { G_MAXUINT, G_MAXUINT } },
    { "\"start\":1999,\"end\":2000,\"text\":\"m\"", FALSE, TRUE, { G_MAXUINT, G_MAXUINT } },
  };
  g_autoptr (DictumText) text = load_text ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *document =
          g_strdup_printf (HEAD "{\"id\":\"a\",\"content\":[{%s,\"after\":\"x\"}]}]}", cases[i].piece);
      g_autoptr (DictumAnnotationsFile) with = read_string (document, text, NULL);
      g_autoptr (DictumAnnotationsFile) without = read_string (document, NULL, NULL);
      DictumQuotation *quotation = dictum_annotations_get_quotations (with->annotations)->pdata[0];
      const DictumPiece *piece = dictum_pieces_get (dictum_quotation_get_pieces (quotation, DICTUM_ROLE_CONTENT), 0);

      g_test_message ("%s", cases[i].piece);
      g_assert_true (piece->placed == cases[i].placed);
      g_assert_true (dictum_range_equal (piece->range, cases[i].range));
      g_assert_true (piece->placed ? piece->text == NULL : piece->text != NULL && strcmp (piece->after, "x") == 0);
      quotation = dictum_annotations_get_quotations (without->annotations)->pdata[0];
      g_assert_true (dictum_quotation_is_orphan (quotation) == !cases[i].placed_without_text);
    }
}

static void
test_mismatch (void)
{
  static const DictumRange wrong[] = { { 0, 10 }, { 9, 10 }, { 3, 3 }, { 4, 3 }, { G_MAXUINT - 1, G_MAXUINT } };
  g_autoptr (DictumText) text = dictum_text_new ("nine long");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("a", NULL, wrong[i].start, wrong[i].end);
      g_autoptr (GPtrArray) quotations = g_ptr_array_new ();
      g_autoptr (DictumAnnotations) annotations = NULL;
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (quotations, quotation);
      annotations = dictum_annotations_new (DICTUM_STATE_NEW, quotations, NULL, NULL);
      g_assert_null (dictum_annotations_json_write (annotations, text, "a.txt", "a", &error));
      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_TEXT_MISMATCH);
    }
}

static void
test_surroundings (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("\U0001F5E3" "0123456789012345678901234567890123456789é");
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("a", NULL, 35, 36);
  g_autoptr (GPtrArray) quotations = g_ptr_array_new ();
  g_autoptr (DictumAnnotations) annotations = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *written = NULL;

  g_ptr_array_add (quotations, quotation);
  annotations = dictum_annotations_new (DICTUM_STATE_NEW, quotations, NULL, NULL);
  bytes = dictum_annotations_json_write (annotations, text, "a.txt", "a", NULL);
  written = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (written, "\"before\" : \"23456789012345678901234567890123\",\n"));
  g_assert_nonnull (strstr (written, "\"after\" : \"56789é\"\n"));
}

static void
test_extra_clash (void)
{
  static const char *const wrong[] = { "{\"state\":1}", "{\"text\":5}", "{\"text\":{\"unit\":1}}", "[]", "x" };
  g_autoptr (DictumText) text = dictum_text_new ("nine long");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (DictumAnnotations) annotations = dictum_annotations_new (DICTUM_STATE_NEW, NULL, NULL, wrong[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (dictum_annotations_json_write (annotations, text, "a.txt", "a", &error));
      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_MALFORMED);
    }
}

static void
test_deep (void)
{
  g_autofree char *nested = g_strnfill (200000, '[');
  g_autofree char *document = g_strconcat (HEAD, nested, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_string (document, NULL, &error));
  g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/annotations-json/the-golden-file-is-written-as-it-was-read", test_golden);
  g_test_add_func ("/formats/annotations-json/the-golden-file-says-what-it-says", test_values);
  g_test_add_func ("/formats/annotations-json/write-then-read-is-identity", test_random);
  g_test_add_func ("/formats/annotations-json/no-truncated-file-is-read", test_truncated);
  g_test_add_func ("/formats/annotations-json/any-byte-changed-is-an-error-or-another-good-file", test_changed);
  g_test_add_func ("/formats/annotations-json/wrong-files-are-refused-with-a-sentence", test_refused);
  g_test_add_func ("/formats/annotations-json/what-is-left-out-has-a-default", test_defaults);
  g_test_add_func ("/formats/annotations-json/stamps-are-read-liberally", test_stamps);
  g_test_add_func ("/formats/annotations-json/pieces-are-placed-where-their-words-stand", test_places);
  g_test_add_func ("/formats/annotations-json/pieces-outside-the-text-are-not-written", test_mismatch);
  g_test_add_func ("/formats/annotations-json/surroundings-are-32-code-points", test_surroundings);
  g_test_add_func ("/formats/annotations-json/unknown-members-with-known-names-are-not-written", test_extra_clash);
  g_test_add_func ("/formats/annotations-json/200000-levels-are-refused", test_deep);
  return g_test_run ();
}
