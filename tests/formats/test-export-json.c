// SPDX-License-Identifier: GPL-3.0-or-later
// Exports: a whole project out and in, and back to the files that it came from, byte for byte.

#include "formats/random-values.h"
#include "support/fixtures.h"

#include <string.h>

static char *
load (const char *name)
{
  g_autofree char *path = g_build_filename ("tests", "data", "formats", name, NULL);
  g_autofree char *source = dictum_test_find_source (path);
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (source, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static GBytes *
rewrite (GBytes *bytes, gpointer data, GError **error)
{
  g_autoptr (DictumExport) document = dictum_export_json_read (bytes, error);

  return document != NULL ? dictum_export_json_write (document, error) : NULL;
}

static void
test_golden (void)
{
  g_autofree char *golden = load ("export.json");
  g_autoptr (GBytes) bytes = dictum_test_bytes (golden);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = rewrite (bytes, NULL, &error);

  g_assert_no_error (error);
  dictum_test_assert_same_bytes (written, bytes);
  dictum_test_assert_layout (bytes);
}

static DictumProjectData *
make_project (DictumExport *document)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new ();

  for (guint i = 0; i < document->articles->len; i++)
    g_ptr_array_add (infos, ((DictumExportArticle *) document->articles->pdata[i])->info);
  return dictum_project_data_new (dictum_project_data_get_title (document->data),
                                  dictum_project_data_get_annotators (document->data),
                                  dictum_project_data_get_speakers (document->data), infos,
                                  dictum_project_data_get_extra (document->data));
}

// The golden export was made of the other two golden files: it gives both back.
static void
test_import (void)
{
  g_autofree char *golden = load ("export.json"), *project = load ("dictum.json"), *file = load ("annotations.json");
  g_autoptr (GBytes) bytes = dictum_test_bytes (golden);
  g_autoptr (GBytes) project_bytes = dictum_test_bytes (project), file_bytes = dictum_test_bytes (file);
  g_autoptr (DictumExport) document = dictum_export_json_read (bytes, NULL);
  DictumExportArticle *article = document->articles->pdata[0];
  DictumExportAnnotations *annotations = article->annotations->pdata[0];
  g_autoptr (DictumProjectData) data = make_project (document);
  g_autoptr (GBytes) made_project = dictum_project_json_write (data, NULL);
  const char *path = dictum_article_info_get_fields (article->info)->file;
  g_autoptr (GBytes) made_file = dictum_annotations_json_write (annotations->annotations, article->text, path,
                                                                annotations->annotator, NULL);

  dictum_test_assert_same_bytes (made_project, project_bytes);
  dictum_test_assert_same_bytes (made_file, file_bytes);
}

static void
assert_equal (DictumExport *one, DictumExport *other)
{
  dictum_test_assert_projects_equal (one->data, other->data);
  g_assert_cmpuint (one->articles->len, ==, other->articles->len);
  for (guint i = 0; i < one->articles->len; i++)
    {
      DictumExportArticle *a = one->articles->pdata[i], *b = other->articles->pdata[i];

      g_assert_true (dictum_article_info_equal (a->info, b->info));
      g_assert_cmpstr (dictum_text_get_string (a->text), ==, dictum_text_get_string (b->text));
      g_assert_cmpuint (a->annotations->len, ==, b->annotations->len);
      for (guint j = 0; j < a->annotations->len; j++)
        {
          DictumExportAnnotations *x = a->annotations->pdata[j], *y = b->annotations->pdata[j];

          g_assert_cmpstr (x->annotator, ==, y->annotator);
          g_assert_cmpstr (x->sha256, ==, y->sha256);
          g_assert_cmpuint (x->length, ==, y->length);
          dictum_test_assert_annotations_equal (x->annotations, y->annotations);
        }
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1943);

  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (DictumExport) document = dictum_test_random_export (rand);
      g_autoptr (DictumExport) read = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL, again = NULL;

      bytes = dictum_export_json_write (document, &error);
      g_assert_no_error (error);
      dictum_test_assert_layout (bytes);
      read = dictum_export_json_read (bytes, &error);
      g_assert_no_error (error);
      assert_equal (document, read);
      again = dictum_export_json_write (read, &error);
      dictum_test_assert_same_bytes (again, bytes);
    }
}

static void
test_truncated (void)
{
  g_autofree char *golden = load ("export.json");
  g_autoptr (GBytes) bytes = dictum_test_bytes (golden);

  dictum_test_assert_no_truncation (bytes, rewrite, NULL);
}

static void
test_changed (void)
{
  g_autofree char *golden = load ("export.json");
  g_autoptr (GBytes) bytes = dictum_test_bytes (golden);

  dictum_test_assert_changes_survive (bytes, rewrite, NULL);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *what, *by; // in the golden file
    DictumError code;
    const char *part;      // of the message
  } cases[] = {
    { "dictum-export", "dictum-project", DICTUM_ERROR_MALFORMED, "This is not a project that Dictum exported" },
    { "\"version\" : 1", "\"version\" : 2", DICTUM_ERROR_NEWER_VERSION, "newer" },
    { "\"unit\" : \"code-point\"", "\"unit\" : \"byte\"", DICTUM_ERROR_MALFORMED, "unit: One of" },
    { "We will not go,” she", "We will not  go,” she", DICTUM_ERROR_TEXT_MISMATCH, "articles[0]: The article’s text" },
    { "on Monday.\\n", "on Monday.\\r\\n", DICTUM_ERROR_TEXT_MISMATCH, "articles[0]" },
    { "\"sha256\"", "\"sha257\"", DICTUM_ERROR_MALFORMED, "articles[0]: The member “sha256” is missing" },
    { "articles/radio.txt", "../radio.txt", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { "articles/radio.txt", "/radio.txt", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { "articles/radio.txt", "dictum.json", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { "articles/radio.txt", "annotations/a/b.txt", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { "articles/radio.txt", ".git/hooks/b.txt", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { "articles/radio.txt", "a/.ssh/b.txt", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { "articles/radio.txt", "articles/second.txt", DICTUM_ERROR_MALFORMED, "articles[1]: Another article" },
    { "\"annotator\" : \"coder-1\"", "\"annotator\" : \"..\"", DICTUM_ERROR_UNSAFE_PATH, "articles[0].annotations[0]" },
    { "\"annotator\" : \"coder-1\"", "\"annotatos\" : \"..\"", DICTUM_ERROR_MALFORMED, "“annotator” is missing" },
    { "\"annotations\" : []", "\"annotations\" : [{\"annotator\":\"a\"},{\"annotator\":\"a\"}]", DICTUM_ERROR_MALFORMED,
      "articles[1].annotations[1]: The article has this annotator twice" },
    { "\"annotations\" : []", "\"annotations\" : [{\"annotator\":\"a\",\"article\":\"b\"}]", DICTUM_ERROR_MALFORMED,
      "articles[1].annotations[0].article" },
    { "\"annotations\" : []", "\"extra\" : []", DICTUM_ERROR_MALFORMED, "articles[1].extra: An object" },
  };
  g_autofree char *golden = load ("export.json");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *changed = dictum_test_replace (golden, cases[i].what, cases[i].by);
      g_autoptr (GBytes) bytes = dictum_test_bytes (changed);
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumExport) document = dictum_export_json_read (bytes, &error);

      g_assert_null (document);
      g_test_message ("%s: %s", cases[i].by, error->message);
      g_assert_error (error, DICTUM_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].part));
    }
}

static void
test_any_order (void)
{
  static const char document[] =
      "{\"articles\":[{\"annotations\":[{"
      "\"quotations\":[{\"content\":[{\"text\":\"ab\",\"end\":3,\"start\":1}],\"id\":\"q\"}],"
      "\"annotator\":\"a\"}],\"sha256\":\"HASH\",\"text\":\"\ufeff"
      "abc\",\"file\":\"a.txt\"}],\"version\":1,\"format\":\"dictum-export\"}";
  g_autoptr (DictumText) text = dictum_text_new ("\ufeff" "abc");
  g_autofree char *right = dictum_test_replace (
      document, "HASH", dictum_text_get_sha256 (text));
  g_autoptr (GBytes) bytes = dictum_test_bytes (right);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumExport) read = dictum_export_json_read (bytes, &error);
  DictumExportAnnotations *annotations;

  g_assert_no_error (error);
  annotations = ((DictumExportArticle *) read->articles->pdata[0])->annotations->pdata[0];
  g_assert_cmpstr (annotations->sha256, ==, dictum_text_get_sha256 (text));
  g_assert_false (dictum_quotation_is_orphan (dictum_annotations_get_quotations (annotations->annotations)->pdata[0]));
}

static void
test_not_written (void)
{
  static const char *const files[] = { "../a.txt", "/a.txt", "a.md", "annotations/a.txt", ".a/b.txt" };
  g_autoptr (DictumText) text = dictum_text_new ("text");
  g_autoptr (DictumProjectData) data = dictum_project_data_new ("", NULL, NULL, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (DictumArticleInfo) info = dictum_article_info_new (&(DictumArticleFields){ .file = files[i] });
      g_autoptr (DictumExport) document = dictum_export_new (data);
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (document->articles, dictum_export_article_new (info, text));
      g_assert_null (dictum_export_json_write (document, &error));
      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_UNSAFE_PATH);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/export-json/the-golden-file-is-written-as-it-was-read", test_golden);
  g_test_add_func ("/formats/export-json/gives-back-the-files-that-it-was-made-of", test_import);
  g_test_add_func ("/formats/export-json/write-then-read-is-identity", test_random);
  g_test_add_func ("/formats/export-json/no-truncated-file-is-read", test_truncated);
  g_test_add_func ("/formats/export-json/any-byte-changed-is-an-error-or-another-good-file", test_changed);
  g_test_add_func ("/formats/export-json/wrong-files-are-refused-with-a-sentence", test_refused);
  g_test_add_func ("/formats/export-json/members-stand-in-any-order", test_any_order);
  g_test_add_func ("/formats/export-json/what-is-no-article-is-not-written", test_not_written);
  return g_test_run ();
}
