// SPDX-License-Identifier: GPL-3.0-or-later
// Opening, changing and saving a project.

#include "project-fixture.h"

#include "core/error.h"
#include "formats/annotations-json.h"
#include "project/store.h"
#include "support/fixtures.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
test_first_mark (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  DictumArticle *article = fixture_open_article (fixture, "articles/a.txt");
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autofree char *marks = NULL, *json = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_articles (project)), ==, 2);
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, quotation));
  g_assert_cmpuint (dictum_article_get_n_quotations (article), ==, 1);
  fixture_flush (project);
  g_assert_cmpint (dictum_project_get_save_state (project), ==, DICTUM_SAVE_DONE);
  marks = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  json = dictum_test_read (fixture->path, "dictum.json");
  g_assert_nonnull (strstr (marks, "\"These are people who are victims\\\""));
  g_assert_nonnull (strstr (json, "0f6c2a91"));

  project = fixture_open (fixture);
  for (guint i = 0; i < 1000 && dictum_project_count_quotations (project, NULL) == 0; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (dictum_project_count_quotations (project, NULL), ==, 1);
  article = fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (dictum_quotation_equal (
      dictum_annotation_set_lookup (dictum_article_get_annotations (article), "q-1"), quotation));
}

static void
test_nothing_is_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_dump (fixture->path);
  g_autofree char *after = NULL;

  fixture_open (fixture);
  fixture_open_article (fixture, "articles/a.txt");
  fixture_flush (fixture->project);
  dictum_project_look_at_disk (fixture->project);
  fixture_settle (fixture->project);
  after = fixture_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  g_autoptr (DictumQuotation) one = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autoptr (DictumQuotation) other = dictum_test_quotation ("q-1", "x", 21, 55);
  g_autoptr (DictumEdit) edit = dictum_edit_new ("test", NULL);
  g_autoptr (GError) error = NULL;

  // The article is not open.
  g_assert_false (fixture_put (project, "articles/a.txt", NULL, one));
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_false (fixture_put (project, "articles/a.txt", other, one));
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, one));
  g_assert_false (fixture_put (project, "articles/a.txt", NULL, one));
  // The first change of an edit is not applied where the second does not fit.
  dictum_edit_add (edit, DICTUM_TARGET_TITLE, NULL, "", "Title");
  dictum_edit_add (edit, DICTUM_TARGET_QUOTATION, "articles/a.txt", other, NULL);
  g_assert_false (dictum_project_apply (project, edit, &error));
  g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_STALE);
  g_assert_cmpstr (dictum_project_get_title (project), ==, "");
}

static DictumSpeaker *
make_speaker (const char *id, const char *name, gboolean removed)
{
  return dictum_speaker_new (&(DictumSpeakerFields){ .id = id, .name = name, .removed = removed });
}

static void
test_undo_gives_bytes_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = fixture_dump (fixture->path);
  DictumProject *project = fixture_open (fixture);
  g_autoptr (DictumQuotation) plain = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autoptr (DictumQuotation) tagged = dictum_test_quotation ("q-1", "peskov-000001", 21, 55);
  g_autoptr (DictumSpeaker) speaker = make_speaker ("peskov-000001", "Peskov", FALSE);
  g_autoptr (DictumSpeaker) removed = make_speaker ("peskov-000001", NULL, TRUE);
  g_autofree char *marks = NULL, *after = NULL;

  fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (fixture_put_title (project, "A title"));
  g_assert_true (fixture_put_speaker (project, NULL, speaker));
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, plain));
  fixture_flush (project);
  g_assert_true (fixture_put (project, "articles/a.txt", plain, tagged));
  g_assert_cmpuint (dictum_project_count_quotations (project, "peskov-000001"), ==, 1);
  fixture_flush (project);
  g_assert_true (fixture_put_speaker (project, speaker, removed));
  g_assert_cmpuint (dictum_project_count_quotations (project, "peskov-000001"), ==, 0);
  g_assert_cmpuint (dictum_project_count_quotations (project, NULL), ==, 1);
  fixture_flush (project);
  // And back again.
  g_assert_true (fixture_put_speaker (project, removed, speaker));
  fixture_flush (project);
  marks = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  g_assert_nonnull (strstr (marks, "peskov-000001"));
  g_assert_true (fixture_put (project, "articles/a.txt", tagged, plain));
  g_assert_true (fixture_put (project, "articles/a.txt", plain, NULL));
  fixture_flush (project);
  g_assert_true (fixture_put_speaker (project, speaker, NULL));
  g_assert_true (fixture_put_title (project, ""));
  fixture_flush (project);
  after = fixture_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_hand_written_file_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *between = NULL, *after = NULL;
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q-1", NULL, 21, 55);
  DictumProject *project;

  dictum_test_write (fixture->path, "dictum.json",
                     "{\"version\":1,\"format\":\"dictum-project\",\"title\":\"Mine\",\"x-more\":[1,2]}");
  before = fixture_dump (fixture->path);
  project = fixture_open (fixture);
  g_assert_cmpstr (dictum_project_get_title (project), ==, "Mine");
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, quotation));
  g_assert_true (fixture_put_title (project, "Other"));
  fixture_flush (project);
  between = dictum_test_read (fixture->path, "dictum.json");
  g_assert_nonnull (strstr (between, "x-more"));
  g_assert_nonnull (strstr (between, "Other"));
  g_assert_true (fixture_put_title (project, "Mine"));
  g_assert_true (fixture_put (project, "articles/a.txt", quotation, NULL));
  fixture_flush (project);
  after = fixture_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_speaker_removed_is_written_as_null (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  g_autoptr (DictumQuotation) tagged = dictum_test_quotation ("q-1", "p-1", 21, 55);
  g_autoptr (DictumQuotation) second = dictum_test_quotation ("q-2", NULL, 0, 8);
  g_autoptr (DictumSpeaker) speaker = make_speaker ("p-1", "Peskov", FALSE);
  g_autoptr (DictumSpeaker) removed = make_speaker ("p-1", NULL, TRUE);
  g_autofree char *marks = NULL, *again = NULL;

  fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (fixture_put_speaker (project, NULL, speaker));
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, tagged));
  fixture_flush (project);
  g_assert_true (fixture_put_speaker (project, speaker, removed));
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, second));
  fixture_flush (project);
  marks = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  g_assert_null (strstr (marks, "p-1"));
  g_assert_true (fixture_put_speaker (project, removed, speaker));
  fixture_flush (project);
  again = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  g_assert_nonnull (strstr (again, "p-1"));
}

static void
test_files_come_and_go (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  g_autoptr (GBytes) text = g_bytes_new_static ("New text.\r\n", 11);
  g_autoptr (DictumEdit) add = dictum_edit_new ("add", NULL);
  g_autoptr (DictumEdit) remove = NULL;
  g_autofree char *before = fixture_dump (fixture->path), *added = NULL, *after = NULL;
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q-1", NULL, 0, 3);

  dictum_edit_add (add, DICTUM_TARGET_FILE, "articles/new.txt", NULL, text);
  g_assert_true (dictum_project_apply (project, add, NULL));
  // It can be opened before it is on disk.
  fixture_open_article (fixture, "articles/new.txt");
  g_assert_true (fixture_put (project, "articles/new.txt", NULL, quotation));
  fixture_flush (project);
  added = dictum_test_read (fixture->path, "articles/new.txt");
  g_assert_cmpstr (added, ==, "New text.\r\n");
  g_assert_true (fixture_put (project, "articles/new.txt", quotation, NULL));
  fixture_flush (project);
  remove = dictum_edit_invert (add);
  g_assert_true (dictum_project_apply (project, remove, NULL));
  g_assert_null (dictum_project_lookup_article (project, "articles/new.txt"));
  fixture_settle (project);
  if (dictum_project_lookup_article (project, "articles/new.txt") != NULL)
    {
      g_test_skip ("there is no trash here");
      return;
    }
  after = fixture_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_names_that_lead_out (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = {
    "../x.txt", "/tmp/x.txt", "a/../../x.txt", "annotations/me/x.txt", "x.json", ".git/x.txt", "..\\x.txt",
    "a//x.txt", "./x.txt", "", "a/.hidden/x.txt", "x.txt/", "\xff.txt",
  };
  DictumProject *project = fixture_open (fixture);
  g_autoptr (GBytes) text = g_bytes_new_static ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DictumEdit) edit = dictum_edit_new ("add", NULL);
      g_autoptr (GError) error = NULL;

      dictum_edit_add (edit, DICTUM_TARGET_FILE, names[i], NULL, text);
      g_assert_false (dictum_project_apply (project, edit, &error));
      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_UNSAFE_PATH);
    }
}

static void
write_marks (Fixture *fixture, const char *annotator, const char *file, DictumQuotation *quotation)
{
  g_autofree char *name = dictum_store_annotation_name (annotator, file);
  g_autofree char *content = dictum_test_read (fixture->path, file);
  g_autoptr (DictumText) text = dictum_text_new (content);
  g_autoptr (GPtrArray) quotations = g_ptr_array_new ();
  g_autoptr (DictumAnnotations) marks = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_ptr_array_add (quotations, quotation);
  marks = dictum_annotations_new (DICTUM_STATE_IN_PROGRESS, quotations, NULL, NULL);
  bytes = dictum_annotations_json_write (marks, text, file, annotator, NULL);
  dictum_test_write (fixture->path, name, g_bytes_get_data (bytes, NULL));
}

static void
test_held (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autoptr (DictumQuotation) later = dictum_test_quotation ("q-2", NULL, 0, 8);
  g_autoptr (DictumQuotation) theirs = dictum_test_quotation ("q-3", NULL, 13, 18);
  g_autofree char *before = NULL, *after = NULL, *other = NULL, *none = NULL;
  DictumProject *project;

  dictum_test_write (fixture->path, "dictum.json",
                     "{\"format\":\"dictum-project\",\"version\":1,"
                     "\"annotators\":[{\"id\":\"me\",\"name\":\"\",\"installations\":[\"ffffffff\"]}]}");
  before = fixture_dump (fixture->path);
  project = fixture_open (fixture);
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, quotation));
  g_assert_false (dictum_project_flush (project, NULL));
  g_assert_cmpint (dictum_project_get_save_state (project), ==, DICTUM_SAVE_HELD);
  after = fixture_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
  if (data != NULL)
    {
      dictum_project_settle_annotator (project, "me");
      fixture_flush (project);
      none = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
      g_assert_nonnull (none);
      return;
    }
  // What the other one marked is read while the main loop runs; what is opened and marked meanwhile goes along.
  write_marks (fixture, "me-2", "articles/b.txt", theirs);
  dictum_project_settle_annotator (project, "me-2");
  g_assert_cmpstr (dictum_project_get_annotator (project), ==, "me");
  fixture_open_article (fixture, "articles/b.txt");
  g_assert_true (fixture_put (project, "articles/b.txt", NULL, later));
  fixture_flush (project);
  g_assert_cmpstr (dictum_project_get_annotator (project), ==, "me-2");
  other = dictum_test_read (fixture->path, "annotations/me-2/articles/a.txt.json");
  none = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  g_assert_nonnull (strstr (other, "q-1"));
  g_assert_null (none);
  g_free (other);
  other = dictum_test_read (fixture->path, "annotations/me-2/articles/b.txt.json");
  g_assert_nonnull (strstr (other, "q-2"));
  g_assert_nonnull (strstr (other, "q-3"));
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

static gboolean
rename_annotator (DictumProject *project, const char *annotator, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dictum_project_rename_annotator_async (project, annotator, renamed_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dictum_project_rename_annotator_finish (project, result, error);
}

// Saved and unsaved, open and closed, in the folder and in dictum.json: everything bears the new name.
static void
test_rename (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumQuotation) first = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autoptr (DictumQuotation) second = dictum_test_quotation ("q-2", NULL, 0, 4);
  g_autoptr (DictumQuotation) later = dictum_test_quotation ("q-3", NULL, 0, 8);
  DictumProject *project = fixture_open (fixture);
  g_autofree char *old = g_strdup (dictum_project_get_annotator (project));
  g_autofree char *old_folder = g_build_filename (fixture->path, "annotations", old, NULL);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", old);
  g_autoptr (GError) error = NULL;
  g_autofree char *open = NULL, *closed = NULL, *about = NULL;

  write_marks (fixture, old, "articles/b.txt", second);
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, first));
  fixture_flush (project);
  g_assert_true (dictum_project_can_rename_annotator (project));
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, later));
  g_assert_true (rename_annotator (project, "new-name", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (dictum_project_get_annotator (project), ==, "new-name");
  fixture_flush (project);
  g_assert_false (g_file_test (old_folder, G_FILE_TEST_EXISTS));
  open = dictum_test_read (fixture->path, "annotations/new-name/articles/a.txt.json");
  closed = dictum_test_read (fixture->path, "annotations/new-name/articles/b.txt.json");
  about = dictum_test_read (fixture->path, "dictum.json");
  g_assert_nonnull (strstr (open, "q-1"));
  g_assert_nonnull (strstr (open, "q-3"));
  g_assert_nonnull (strstr (open, "\"annotator\" : \"new-name\""));
  g_assert_nonnull (strstr (closed, "q-2"));
  g_assert_nonnull (strstr (closed, "\"annotator\" : \"new-name\""));
  g_assert_nonnull (strstr (about, "\"new-name\""));
  g_assert_null (strstr (about, quoted));
}

static void
test_rename_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumQuotation) ours = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autoptr (DictumQuotation) theirs = dictum_test_quotation ("q-2", NULL, 21, 55);
  DictumProject *project = fixture_open (fixture);
  g_autofree char *old = g_strdup (dictum_project_get_annotator (project));
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  write_marks (fixture, "taken", "articles/a.txt", theirs);
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, ours));
  fixture_flush (project);
  before = fixture_dump (fixture->path);
  g_assert_false (rename_annotator (project, "taken", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpstr (dictum_project_get_annotator (project), ==, old);
  fixture_flush (project);
  after = fixture_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

static void
test_malformed_marks_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autofree char *after = NULL;
  DictumArticle *article;

  dictum_test_write (fixture->path, "annotations/me/articles/a.txt.json", "{\"format\" : \"dictum-anno");
  fixture_open (fixture);
  article = fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (dictum_article_is_read_only (article));
  // What it is, what is safe and what to do.
  g_assert_nonnull (strstr (dictum_article_get_problem (article), "annotations/me/articles/a.txt.json"));
  g_assert_nonnull (strstr (dictum_article_get_problem (article), "is left as it is"));
  g_assert_false (fixture_put (fixture->project, "articles/a.txt", NULL, quotation));
  fixture_flush (fixture->project);
  after = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  g_assert_cmpstr (after, ==, "{\"format\" : \"dictum-anno");
}

static void
test_mended_marks_are_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumQuotation) one = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autoptr (DictumQuotation) other = dictum_test_quotation ("q-2", NULL, 0, 8);
  g_autofree char *good = NULL, *after = NULL;
  DictumArticle *article;

  fixture_open (fixture);
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (fixture_put (fixture->project, "articles/a.txt", NULL, one));
  fixture_flush (fixture->project);
  good = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  fixture_close (fixture);
  dictum_test_write (fixture->path, "annotations/me/articles/a.txt.json", "{");
  fixture_open (fixture);
  article = fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (dictum_article_is_read_only (article));
  dictum_test_write (fixture->path, "annotations/me/articles/a.txt.json", good);
  dictum_project_look_at_disk (fixture->project);
  fixture_settle (fixture->project);
  g_assert_false (dictum_article_is_read_only (article));
  g_assert_null (dictum_article_get_problem (article));
  g_assert_cmpuint (dictum_article_get_n_quotations (article), ==, 1);
  g_assert_true (fixture_put (fixture->project, "articles/a.txt", NULL, other));
  fixture_flush (fixture->project);
  after = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  g_assert_nonnull (strstr (after, "q-1"));
  g_assert_nonnull (strstr (after, "q-2"));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_folder_gone_is_said_once (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  g_autofree char *aside = g_strconcat (fixture->path, ".aside", NULL);
  guint said = 0;

  g_signal_connect_swapped (project, "merged", G_CALLBACK (count_cb), &said);
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      dictum_project_look_at_disk (project);
      fixture_settle (project);
    }
  g_assert_cmpuint (said, ==, 1);
  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  dictum_project_look_at_disk (project);
  fixture_settle (project);
  g_assert_cmpuint (said, ==, 1);
}

static void
problem_cb (DictumProject *project, GParamSpec *spec, gpointer data)
{
  // Whoever looks at a failure finds its reason, or none yet, but never a sentence without one.
  if (dictum_project_get_save_state (project) == DICTUM_SAVE_FAILED)
    g_assert_nonnull (dictum_project_get_save_problem (project));
}

static void
test_failure_has_its_reason (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autofree char *aside = g_strconcat (fixture->path, ".aside", NULL);

  g_signal_connect (project, "notify::save-problem", G_CALLBACK (problem_cb), NULL);
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, quotation));
  g_assert_false (dictum_project_flush (project, NULL));
  g_assert_cmpstr (dictum_project_get_save_problem (project), ==, "The project folder is gone.");
  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  fixture_flush (project);
}

static void
test_newer_project (Fixture *fixture, gconstpointer data)
{
  dictum_test_write (fixture->path, "dictum.json", "{\"format\":\"dictum-project\",\"version\":2}");
  fixture_open (fixture);
  g_assert_cmpint (dictum_project_get_save_state (fixture->project), ==, DICTUM_SAVE_READ_ONLY);
  g_assert_true (dictum_project_is_newer (fixture->project));
}

static void
test_malformed_project_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q-1", "gone-1", 21, 55);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *json = NULL, *marks = NULL;
  DictumProject *project;

  dictum_test_write (fixture->path, "dictum.json", "[[[[");
  project = fixture_open (fixture);
  problems = dictum_project_list_problems (project);
  g_assert_cmpuint (problems->len, ==, 1);
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_false (fixture_put_title (project, "No"));
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, quotation));
  fixture_flush (project);
  json = dictum_test_read (fixture->path, "dictum.json");
  marks = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  g_assert_cmpstr (json, ==, "[[[[");
  g_assert_nonnull (strstr (marks, "gone-1"));
}

static void
test_folder_gone (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autofree char *aside = g_strconcat (fixture->path, ".aside", NULL);

  fixture_open_article (fixture, "articles/a.txt");
  g_assert_cmpint (g_rename (fixture->path, aside), ==, 0);
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, quotation));
  g_assert_false (dictum_project_flush (project, NULL));
  g_assert_cmpint (dictum_project_get_save_state (project), ==, DICTUM_SAVE_FAILED);
  g_assert_nonnull (dictum_project_get_save_problem (project));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  // Back again, it is saved.
  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  fixture_flush (project);
  g_assert_null (dictum_project_get_save_problem (project));
  g_assert_cmpint (dictum_project_get_save_state (project), ==, DICTUM_SAVE_DONE);
}

static void
test_other_program_merges (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  g_autoptr (DictumProject) other = fixture_open_as (fixture, "you", "11111111");
  g_autoptr (DictumSpeaker) one = make_speaker ("a-1", "A", FALSE);
  g_autoptr (DictumSpeaker) two = make_speaker ("b-1", "B", FALSE);
  g_autofree char *json = NULL;

  g_assert_true (fixture_put_speaker (project, NULL, one));
  g_assert_true (fixture_put_speaker (other, NULL, two));
  fixture_flush (project);
  fixture_flush (other);
  json = dictum_test_read (fixture->path, "dictum.json");
  g_assert_nonnull (strstr (json, "a-1"));
  g_assert_nonnull (strstr (json, "b-1"));
  g_assert_nonnull (strstr (json, "0f6c2a91"));
  g_assert_nonnull (strstr (json, "11111111"));
  // Either may have come first; a look tells it what the other wrote.
  dictum_project_look_at_disk (project);
  dictum_project_look_at_disk (other);
  fixture_settle (project);
  fixture_settle (other);
  g_assert_nonnull (dictum_cast_lookup (dictum_project_get_cast (other), "a-1"));
  g_assert_nonnull (dictum_cast_lookup (dictum_project_get_cast (project), "b-1"));
}

static void
test_same_marks_twice (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  g_autoptr (DictumProject) other = fixture_open_as (fixture, "me", "0f6c2a91");
  DictumArticle *article = fixture_open_article (fixture, "articles/a.txt");
  DictumArticle *theirs = dictum_project_lookup_article (other, "articles/a.txt");
  g_autoptr (DictumQuotation) one = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autoptr (DictumQuotation) two = dictum_test_quotation ("q-2", NULL, 0, 8);

  g_assert_true (dictum_project_open_article (other, theirs, NULL));
  g_assert_true (fixture_put (project, "articles/a.txt", NULL, one));
  g_assert_true (fixture_put (other, "articles/a.txt", NULL, two));
  // Either may have come first; a look tells it what the other wrote.
  fixture_flush (project);
  fixture_flush (other);
  dictum_project_look_at_disk (project);
  dictum_project_look_at_disk (other);
  fixture_settle (project);
  fixture_settle (other);
  g_assert_cmpuint (dictum_article_get_n_quotations (article), ==, 2);
  g_assert_cmpuint (dictum_article_get_n_quotations (theirs), ==, 2);
}

static void
test_files_appear (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  g_autofree char *path = g_build_filename (fixture->path, "articles", "b.txt", NULL);

  dictum_test_write (fixture->path, "articles/c.TXT", "c");
  g_unlink (path);
  dictum_project_look_at_disk (project);
  fixture_settle (project);
  g_assert_nonnull (dictum_project_lookup_article (project, "articles/c.TXT"));
  g_assert_null (dictum_project_lookup_article (project, "articles/b.txt"));
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_articles (project)), ==, 2);
}

static void
test_mode_is_kept (Fixture *fixture, gconstpointer data)
{
  DictumProject *project = fixture_open (fixture);
  g_autofree char *path = g_build_filename (fixture->path, "dictum.json", NULL);
  struct stat info;

  g_assert_true (fixture_put_title (project, "One"));
  fixture_flush (project);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_true (fixture_put_title (project, "Two"));
  fixture_flush (project);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
}

int
main (int argc, char *argv[])
{
#define ADD(path, data, function) \
  g_test_add ("/project/project/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)

  dictum_test_init (&argc, &argv);
  ADD ("first-mark-is-on-disk-and-read-again", NULL, test_first_mark);
  ADD ("opening-writes-nothing", NULL, test_nothing_is_written);
  ADD ("what-does-not-fit-changes-nothing", NULL, test_stale);
  ADD ("undoing-everything-gives-the-bytes-back", NULL, test_undo_gives_bytes_back);
  ADD ("a-hand-written-file-comes-back", NULL, test_hand_written_file_comes_back);
  ADD ("a-removed-speaker-is-written-as-null", NULL, test_speaker_removed_is_written_as_null);
  ADD ("text-files-come-and-go", NULL, test_files_come_and_go);
  ADD ("names-that-lead-out-are-refused", NULL, test_names_that_lead_out);
  ADD ("another-name-for-a-held-annotator", NULL, test_held);
  ADD ("the-same-person-for-a-held-annotator", "same", test_held);
  ADD ("malformed-annotations-are-never-overwritten", NULL, test_malformed_marks_are_kept);
  ADD ("a-malformed-project-file-is-never-overwritten", NULL, test_malformed_project_file);
  ADD ("mended-annotations-are-taken", NULL, test_mended_marks_are_taken);
  ADD ("a-newer-project-file-is-read-only", NULL, test_newer_project);
  ADD ("a-folder-that-is-gone-loses-nothing", NULL, test_folder_gone);
  ADD ("a-folder-that-is-gone-is-said-once", NULL, test_folder_gone_is_said_once);
  ADD ("a-failure-has-its-reason", NULL, test_failure_has_its_reason);
  ADD ("two-projects-share-one-project-file", NULL, test_other_program_merges);
  ADD ("two-windows-share-one-annotation-file", NULL, test_same_marks_twice);
  ADD ("an-annotator-takes-the-marks-along-to-another-name", NULL, test_rename);
  ADD ("a-name-that-is-taken-is-refused", NULL, test_rename_refused);
  ADD ("files-appear-and-vanish", NULL, test_files_appear);
  ADD ("the-mode-of-a-file-is-kept", NULL, test_mode_is_kept);
  return g_test_run ();
}
