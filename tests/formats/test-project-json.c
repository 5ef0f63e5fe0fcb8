// SPDX-License-Identifier: GPL-3.0-or-later
// The project file: what is read, what is refused, and that nothing changes on the way out and in.

#include "formats/random-values.h"
#include "support/fixtures.h"

#include <string.h>

static GBytes *
load_golden (void)
{
  g_autofree char *path = dictum_test_find_source ("tests/data/formats/dictum.json");
  g_autoptr (GError) error = NULL;
  char *content;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (content, size);
}

static GBytes *
rewrite (GBytes *bytes, gpointer data, GError **error)
{
  g_autoptr (DictumProjectData) project = dictum_project_json_read (bytes, error);

  return project != NULL ? dictum_project_json_write (project, error) : NULL;
}

static DictumProjectData *
read_string (const char *string, GError **error)
{
  g_autoptr (GBytes) bytes = dictum_test_bytes (string);

  return dictum_project_json_read (bytes, error);
}

static void
test_golden (void)
{
  g_autoptr (GBytes) bytes = load_golden ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = rewrite (bytes, NULL, &error);

  g_assert_no_error (error);
  dictum_test_assert_same_bytes (written, bytes);
  dictum_test_assert_layout (bytes);
}

static void
test_values (void)
{
  g_autoptr (GBytes) bytes = load_golden ();
  g_autoptr (DictumProjectData) data = dictum_project_json_read (bytes, NULL);
  const GPtrArray *speakers = dictum_project_data_get_speakers (data);
  const DictumSpeakerFields *speaker;
  const DictumArticleFields *article;

  g_assert_cmpstr (dictum_project_data_get_title (data), ==, "A project");
  g_assert_cmpstr (dictum_project_data_get_extra (data), ==, "{\"x-made-by\":\"hand\"}");
  g_assert_cmpuint (dictum_project_data_get_annotators (data)->len, ==, 2);
  g_assert_cmpuint (speakers->len, ==, 4);
  g_assert_cmpstr (dictum_speaker_get_name (speakers->pdata[0]), ==, "<b>&\"\u202e");
  speaker = dictum_speaker_get_fields (speakers->pdata[1]);
  g_assert_true (speaker->removed);
  g_assert_cmpstr (speaker->extra, ==, "{\"x-reason\":\"double\"}");
  speaker = dictum_speaker_get_fields (speakers->pdata[2]);
  g_assert_cmpstr (speaker->merged_into, ==, "minister-0a1b2c");
  speaker = dictum_speaker_get_fields (speakers->pdata[3]);
  g_assert_cmpint (speaker->key, ==, '4');
  g_assert_cmpuint (speaker->colour, ==, 1);
  g_assert_cmpstr (speaker->aliases[1], ==, "the minister");
  article = dictum_article_info_get_fields (dictum_project_data_get_articles (data)->pdata[0]);
  g_assert_cmpstr (article->date, ==, "2016-10");
  g_assert_null (article->url);
  g_assert_cmpstr (article->extra, ==, "{\"x-section\":\"world\"}");
}

static void
assert_articles_equal (DictumProjectData *one, DictumProjectData *other)
{
  const GPtrArray *a = dictum_project_data_get_articles (one), *b = dictum_project_data_get_articles (other);
  guint n = 0;

  for (guint i = 0; i < a->len; i++)
    if (!dictum_article_info_is_blank (a->pdata[i]))
      g_assert_true (n < b->len && dictum_article_info_equal (a->pdata[i], b->pdata[n++]));
  g_assert_cmpuint (n, ==, b->len);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (157);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (DictumProjectData) data = dictum_test_random_project (rand);
      g_autoptr (DictumProjectData) read = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL, again = NULL;

      bytes = dictum_project_json_write (data, &error);
      g_assert_no_error (error);
      dictum_test_assert_layout (bytes);
      read = dictum_project_json_read (bytes, &error);
      g_assert_no_error (error);
      dictum_test_assert_projects_equal (data, read);
      assert_articles_equal (data, read);
      again = dictum_project_json_write (read, &error);
      dictum_test_assert_same_bytes (again, bytes);
    }
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) bytes = load_golden ();

  dictum_test_assert_no_truncation (bytes, rewrite, NULL);
}

static void
test_changed (void)
{
  g_autoptr (GBytes) bytes = load_golden ();

  dictum_test_assert_changes_survive (bytes, rewrite, NULL);
}

#define HEAD "{\"format\":\"dictum-project\",\"version\":1,"

static void
test_refused (void)
{
  static const struct
  {
    const char *document;
    DictumError code;
    const char *part; // of the message
  } cases[] = {
    { "", DICTUM_ERROR_MALFORMED, "The file is empty." },
    { "null", DICTUM_ERROR_MALFORMED, "This is not a Dictum project file." },
    { "{\"version\":1}", DICTUM_ERROR_MALFORMED, "This is not a Dictum project file." },
    { "{\"format\":1,\"version\":1}", DICTUM_ERROR_MALFORMED, "format: A text" },
    { "{\"format\":\"dictum-project\",\"version\":2}", DICTUM_ERROR_NEWER_VERSION, "newer" },
    { HEAD "\"title\":1}", DICTUM_ERROR_MALFORMED, "title: A text" },
    { HEAD "\"speakers\":{}}", DICTUM_ERROR_MALFORMED, "speakers: A list" },
    { HEAD "\"speakers\":[{}]}", DICTUM_ERROR_MALFORMED, "speakers[0]: The member “id” is missing" },
    { HEAD "\"speakers\":[{\"id\":\"\"}]}", DICTUM_ERROR_MALFORMED, "empty" },
    { HEAD "\"speakers\":[{\"id\":\"a\"},{\"id\":\"a\"}]}", DICTUM_ERROR_MALFORMED, "speakers[1]: Another" },
    { HEAD "\"speakers\":[{\"id\":\"unknown\"}]}", DICTUM_ERROR_MALFORMED, "reserved" },
    { HEAD "\"speakers\":[{\"id\":\"a\",\"colour\":-1}]}", DICTUM_ERROR_MALFORMED, "speakers[0].colour" },
    { HEAD "\"speakers\":[{\"id\":\"a\",\"colour\":4294967296}]}", DICTUM_ERROR_MALFORMED, "speakers[0].colour" },
    { HEAD "\"speakers\":[{\"id\":\"a\",\"key\":1}]}", DICTUM_ERROR_MALFORMED, "speakers[0].key" },
    { HEAD "\"speakers\":[{\"id\":\"a\",\"kind\":\"robot\"}]}", DICTUM_ERROR_MALFORMED, "speakers[0].kind" },
    { HEAD "\"speakers\":[{\"id\":\"a\",\"aliases\":[\"b\",1]}]}", DICTUM_ERROR_MALFORMED, "speakers[0].aliases[1]" },
    { HEAD "\"speakers\":[{\"id\":\"a\",\"removed\":\"yes\"}]}", DICTUM_ERROR_MALFORMED, "speakers[0].removed" },
    { HEAD "\"annotators\":[{\"id\":\"a\"},{\"id\":\"a\"}]}", DICTUM_ERROR_MALFORMED, "annotators[1]: Another" },
    { HEAD "\"annotators\":[{\"id\":\"../a\"}]}", DICTUM_ERROR_UNSAFE_PATH, "annotators[0]" },
    { HEAD "\"articles\":[{\"title\":\"b\"}]}", DICTUM_ERROR_MALFORMED, "articles[0]: The member “file” is missing" },
    { HEAD "\"articles\":[{\"file\":\"a.txt\"},{\"file\":\"a.txt\"}]}", DICTUM_ERROR_MALFORMED,
      "articles[1]: Another" },
    { HEAD "\"articles\":[{\"file\":\"/a.txt\"}]}", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { HEAD "\"articles\":[{\"file\":\"../a.txt\"}]}", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { HEAD "\"articles\":[{\"file\":\"a/..\"}]}", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { HEAD "\"articles\":[{\"file\":\"a/./b.txt\"}]}", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { HEAD "\"articles\":[{\"file\":\"a/\"}]}", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { HEAD "\"articles\":[{\"file\":\"\"}]}", DICTUM_ERROR_UNSAFE_PATH, "articles[0]" },
    { HEAD "\"x\":[{\"y\":1e3}]}", DICTUM_ERROR_MALFORMED, "x[0].y: This is not a whole number" },
    { HEAD "\"title\":\"a\",\"title\":\"b\"}", DICTUM_ERROR_MALFORMED, "title: This name stands twice" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumProjectData) data = read_string (cases[i].document, &error);

      g_assert_null (data);
      g_test_message ("%s: %s", cases[i].document, error->message);
      g_assert_error (error, DICTUM_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].part));
    }
}

static void
test_keys (void)
{
  static const struct
  {
    const char *key;
    char read;
  } cases[] = { { "", 0 }, { "1", '1' }, { "9", '9' }, { "0", 0 }, { "10", 0 }, { "q", 0 }, { "\u0661", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *document = g_strdup_printf (HEAD "\"speakers\":[{\"id\":\"a\",\"key\":\"%s\"}]}", cases[i].key);
      g_autoptr (DictumProjectData) data = read_string (document, NULL);

      g_assert_cmpint (dictum_speaker_get_fields (dictum_project_data_get_speakers (data)->pdata[0])->key, ==,
                       cases[i].read);
    }
}

static void
test_removed (void)
{
  g_autoptr (DictumProjectData) data = read_string (
      HEAD "\"speakers\":["
           "{\"id\":\"a\",\"name\":\"A\",\"removed\":false,\"merged-into\":\"\"},"
           "{\"id\":\"b\",\"name\":\"B\",\"removed\":true},"
           "{\"id\":\"c\",\"removed\":true,\"merged-into\":\"a\"}]}",
      NULL);
  const GPtrArray *speakers = dictum_project_data_get_speakers (data);

  g_assert_true (dictum_speaker_is_alive (speakers->pdata[0]));
  g_assert_true (dictum_speaker_get_fields (speakers->pdata[1])->removed);
  g_assert_cmpstr (dictum_speaker_get_name (speakers->pdata[1]), ==, "");
  g_assert_cmpstr (dictum_speaker_get_fields (speakers->pdata[2])->merged_into, ==, "a");
  g_assert_false (dictum_speaker_get_fields (speakers->pdata[2])->removed);
}

static void
test_blank_articles (void)
{
  g_autoptr (GBytes) bytes =
      dictum_test_bytes (HEAD "\"articles\":[{\"file\":\"a.txt\"},{\"file\":\"b.txt\",\"x\":1}]}");
  g_autoptr (GBytes) written = rewrite (bytes, NULL, NULL);
  g_autoptr (DictumProjectData) data = dictum_project_json_read (written, NULL);
  const GPtrArray *articles = dictum_project_data_get_articles (data);

  g_assert_cmpuint (articles->len, ==, 1);
  g_assert_cmpstr (dictum_article_info_get_fields (articles->pdata[0])->file, ==, "b.txt");
}

static void
test_not_written (void)
{
  static const char *const wrong[] = { "{\"title\":\"mine\"}", "{\"speakers\":[]}", "[]", "{\"a\":0.5}", "" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (DictumProjectData) data = dictum_project_data_new ("", NULL, NULL, NULL, wrong[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (dictum_project_json_write (data, &error));
      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_MALFORMED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/project-json/the-golden-file-is-written-as-it-was-read", test_golden);
  g_test_add_func ("/formats/project-json/the-golden-file-says-what-it-says", test_values);
  g_test_add_func ("/formats/project-json/write-then-read-is-identity", test_random);
  g_test_add_func ("/formats/project-json/no-truncated-file-is-read", test_truncated);
  g_test_add_func ("/formats/project-json/any-byte-changed-is-an-error-or-another-good-file", test_changed);
  g_test_add_func ("/formats/project-json/wrong-files-are-refused-with-a-sentence", test_refused);
  g_test_add_func ("/formats/project-json/a-key-that-is-no-digit-is-none", test_keys);
  g_test_add_func ("/formats/project-json/of-a-removed-speaker-only-the-id-is-read", test_removed);
  g_test_add_func ("/formats/project-json/articles-of-which-nothing-is-known-are-not-written", test_blank_articles);
  g_test_add_func ("/formats/project-json/unknown-members-with-known-names-are-not-written", test_not_written);
  return g_test_run ();
}
