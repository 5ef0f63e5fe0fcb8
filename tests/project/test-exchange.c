// SPDX-License-Identifier: GPL-3.0-or-later
// A project exported, imported, checked and counted.

#include "project-fixture.h"

#include "core/error.h"
#include "project/check.h"
#include "project/exchange.h"
#include "project/stats.h"
#include "support/fixtures.h"

#include <string.h>

static void
fill (Fixture *fixture)
{
  DictumProject *project = fixture_open (fixture);
  g_autoptr (DictumQuotation) one = dictum_test_quotation ("q-1", "p-1", 21, 55);
  g_autoptr (DictumQuotation) two = dictum_test_quotation ("q-2", NULL, 0, 8);
  g_autoptr (DictumSpeaker) speaker = dictum_speaker_new (&(DictumSpeakerFields){ .id = "p-1", .name = "Peskov" });

  fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (fixture_put_title (project, "Title"));
  g_assert_true (fixture_put_speaker (project, NULL, speaker));
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, one));
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, two));
  fixture_close (fixture);
}

static DictumExport *
export_folder (GFile *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DictumExport) document = dictum_exchange_export (folder, NULL, NULL, &error);

  g_assert_no_error (error);
  bytes = dictum_export_json_write (document, &error);
  g_assert_no_error (error);
  dictum_export_free (g_steal_pointer (&document));
  document = dictum_export_json_read (bytes, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&document);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = dictum_test_make_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (other);
  g_autoptr (DictumExport) document = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  fill (fixture);
  document = export_folder (fixture->folder);
  g_assert_true (dictum_exchange_import (folder, document, NULL, NULL, &error));
  g_assert_no_error (error);
  before = fixture_dump (fixture->path);
  after = fixture_dump (other);
  g_assert_cmpstr (after, ==, before);
  // Once more changes nothing.
  g_assert_true (dictum_exchange_import (folder, document, NULL, NULL, &error));
  g_clear_pointer (&after, g_free);
  after = fixture_dump (other);
  g_assert_cmpstr (after, ==, before);
  dictum_test_remove_folder (other);
}

static void
test_other_text (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = dictum_test_make_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (other);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DictumExport) document = NULL;
  g_autofree char *marks = NULL, *text = NULL;

  fill (fixture);
  dictum_test_write (other, "articles/a.txt", "Another text.");
  document = export_folder (fixture->folder);
  g_assert_true (dictum_exchange_import (folder, document, NULL, messages, NULL));
  marks = dictum_test_read (other, "annotations/me/articles/a.txt.json");
  text = dictum_test_read (other, "articles/a.txt");
  g_assert_null (marks);
  g_assert_cmpstr (text, ==, "Another text.");
  g_assert_cmpuint (messages->len, ==, 2);
  dictum_test_remove_folder (other);
}

static gboolean
has_problem (GPtrArray *problems, const char *part)
{
  for (guint i = 0; i < problems->len; i++)
    if (strstr (problems->pdata[i], part) != NULL)
      return TRUE;
  return FALSE;
}

static void
replace_in (const char *path, const char *name, const char *old, const char *new)
{
  g_autofree char *content = dictum_test_read (path, name);
  GString *changed = g_string_new (content);

  g_assert_cmpuint (g_string_replace (changed, old, new, 1), ==, 1);
  dictum_test_write (path, name, changed->str);
  g_string_free (changed, TRUE);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *old, *new, *problem;
  } table[] = {
    { "annotations/me/articles/a.txt.json", "\"start\" : 21", "\"start\" : 22", "content[0] says “\"These" },
    { "annotations/me/articles/a.txt.json", "\"end\" : 55", "\"end\" : 5500", "ends at 5500" },
    { "annotations/me/articles/a.txt.json", "\"p-1\"", "\"p-2\"", "no speaker “p-2”" },
    { "annotations/me/articles/a.txt.json", "\"article\" : \"articles/a.txt\"",
      "\"article\" : \"x.txt\"", "belongs to “x.txt”" },
    { "annotations/me/articles/a.txt.json", "\"state\"",
      "\"annotator\" : \"x\", \"state\"", "annotations/me/articles/a.txt.json" },
    { "annotations/me/articles/a.txt.json", "\"annotator\" : \"me\"", "\"annotator\" : \"you\"", "“you” annotated" },
    { "annotations/me/articles/a.txt.json", "\"quotations\"", "\"quotat", "annotations/me/articles/a.txt.json: " },
    { "articles/a.txt", "cancelled", "postponed", "sha256" },
    { "articles/b.txt", "Another", "\xff", "articles/b.txt: " },
    { "dictum.json", "\"id\" : \"me\"", "\"id\" : \"you\"", "knows no annotator “me”" },
    { "dictum.json", "\"articles\" : [", "\"articles\" : [ { \"file\" : \"gone.txt\", \"date\" : \"2016-02-30\" }",
      "no article “gone.txt”" },
    { "dictum.json", "\"articles\" : [", "\"articles\" : [ { \"file\" : \"gone.txt\", \"date\" : \"2016-02-30\" }",
      "2016-02-30" },
    { "dictum.json", "\"title\"", "\"ti", "dictum.json: " },
  };
  g_autoptr (GPtrArray) none = NULL;

  fill (fixture);
  none = dictum_check_folder (fixture->folder, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *saved = dictum_test_read (fixture->path, table[i].name);
      g_autoptr (GPtrArray) problems = NULL;

      replace_in (fixture->path, table[i].name, table[i].old, table[i].new);
      problems = dictum_check_folder (fixture->folder, NULL);
      if (!has_problem (problems, table[i].problem))
        g_error ("not reported: %s; but: %s", table[i].problem,
                 problems->len ? (char *) problems->pdata[0] : "nothing");
      dictum_test_write (fixture->path, table[i].name, saved);
    }
}

static void
test_stats (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) stats = NULL;
  DictumStat *named, *unnamed;

  fill (fixture);
  stats = dictum_stats_of_folder (fixture->folder, NULL);
  g_ptr_array_set_free_func (stats, (GDestroyNotify) dictum_stat_free);
  g_assert_cmpuint (stats->len, ==, 2);
  named = stats->pdata[0];
  unnamed = stats->pdata[1];
  g_assert_cmpstr (named->speaker_name, ==, "Peskov");
  g_assert_cmpuint (named->n_quotations, ==, 1);
  g_assert_cmpuint (named->n_words, ==, 6);
  g_assert_null (unnamed->speaker);
  g_assert_cmpuint (unnamed->n_words, ==, 1);
}

int
main (int argc, char *argv[])
{
#define ADD(path, function) \
  g_test_add ("/project/exchange/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

  dictum_test_init (&argc, &argv);
  ADD ("export-and-import-give-the-same-bytes", test_round_trip);
  ADD ("an-article-with-another-text-is-left-alone", test_other_text);
  ADD ("check-names-each-problem", test_check);
  ADD ("stats-count-quotations-and-words", test_stats);
  return g_test_run ();
}
