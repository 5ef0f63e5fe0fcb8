// SPDX-License-Identifier: GPL-3.0-or-later
// Folders and files as the world has them: a clear sentence for each that is bad, and nothing is lost.

#define _GNU_SOURCE // for setresuid

#include "project-fixture.h"

#include "core/error.h"
#include "support/fixtures.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

static char *
repeat (const char *part, guint n)
{
  GString *all = g_string_new (NULL);

  while (n-- > 0)
    g_string_append (all, part);
  return g_string_free (all, FALSE);
}

// What dictum.json and an annotation file may hold that does not load whole.
static GPtrArray *
list_bad_json (const char *good)
{
  static const char *const members[] = {
    "\"version\" : 2", "\"version\" : 1, \"version\" : 1", "\"version\" : 123456789012345678901234567890",
    "\"version\" : 1.5", "\"version\" : \"1\"", "\"version\" : 1, \"x\" : 1e400", "\"version\" : 1, \"x\" : 0.5",
    "\"version\" : 1, \"x\" : \"\\u0000\"", "\"version\" : 1 }, { \"x\" : 1",
  };
  GPtrArray *bad = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (bad, g_strdup (""));
  g_ptr_array_add (bad, g_strdup (" "));
  g_ptr_array_add (bad, g_strdup ("null"));
  g_ptr_array_add (bad, g_strdup ("{}"));
  g_ptr_array_add (bad, repeat ("[", 200000));
  g_ptr_array_add (bad, repeat ("{\"a\":", 200000));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      GString *changed = g_string_new (good);

      g_assert_cmpuint (g_string_replace (changed, "\"version\" : 1", members[i], 1), ==, 1);
      g_ptr_array_add (bad, g_string_free (changed, FALSE));
    }
  for (guint i = 1; i < strlen (good) - 2; i += 7)
    g_ptr_array_add (bad, g_strndup (good, i));
  return bad;
}

static void
make_good (Fixture *fixture, char **data, char **marks)
{
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q-1", NULL, 21, 55);

  fixture_open (fixture);
  fixture_open_article (fixture, "articles/a.txt");
  g_assert_true (fixture_put (fixture->project, "articles/a.txt", NULL, quotation));
  fixture_close (fixture);
  *data = dictum_test_read (fixture->path, "dictum.json");
  *marks = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
}

static void
test_bad_project_files (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *data = NULL, *marks = NULL;
  g_autoptr (GPtrArray) bad = NULL;

  make_good (fixture, &data, &marks);
  bad = list_bad_json (data);
  for (guint i = 0; i < bad->len; i++)
    {
      g_autofree char *after = NULL;
      g_autoptr (GPtrArray) problems = NULL;

      dictum_test_write (fixture->path, "dictum.json", bad->pdata[i]);
      problems = dictum_project_list_problems (fixture_open (fixture));
      g_assert_cmpuint (problems->len, ==, 1);
      g_assert_true (g_utf8_validate (problems->pdata[0], -1, NULL));
      fixture_open_article (fixture, "articles/a.txt");
      g_assert_false (fixture_put_title (fixture->project, "x"));
      fixture_close (fixture);
      after = dictum_test_read (fixture->path, "dictum.json");
      g_assert_cmpstr (after, ==, bad->pdata[i]);
    }
}

static void
test_bad_annotation_files (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *data = NULL, *marks = NULL;
  g_autoptr (GPtrArray) bad = NULL;
  g_autoptr (DictumQuotation) other = dictum_test_quotation ("q-2", NULL, 0, 8);

  make_good (fixture, &data, &marks);
  bad = list_bad_json (marks);
  for (guint i = 0; i < bad->len; i++)
    {
      g_autofree char *after = NULL;
      DictumArticle *article;

      dictum_test_write (fixture->path, "annotations/me/articles/a.txt.json", bad->pdata[i]);
      fixture_open (fixture);
      article = fixture_open_article (fixture, "articles/a.txt");
      g_assert_true (dictum_article_is_read_only (article));
      g_assert_nonnull (dictum_article_get_problem (article));
      g_assert_false (fixture_put (fixture->project, "articles/a.txt", NULL, other));
      fixture_close (fixture);
      after = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
      g_assert_cmpstr (after, ==, bad->pdata[i]);
    }
}

static void
test_bad_texts (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *bytes;
    gsize size;
  } table[] = {
    { "", 0 }, { "a\0b", 3 }, { "\xff\xfe" "a", 3 }, { "caf\xe9", 4 }, { "\xEF\xBB\xBF", 3 }, { "\x80\x04\x00", 3 },
  };
  g_autofree char *path = g_build_filename (fixture->path, "articles", "a.txt", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      DictumArticle *article;

      g_assert_true (g_file_set_contents (path, table[i].bytes, table[i].size, NULL));
      article = dictum_project_lookup_article (fixture_open (fixture), "articles/a.txt");
      g_assert_false (dictum_project_open_article (fixture->project, article, &error));
      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_NOT_TEXT);
      g_assert_cmpstr (dictum_article_get_problem (article), ==, error->message);
    }
}

static void
test_what_is_no_article (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *bad_name = g_build_filename (fixture->path, "bad\xff.txt", NULL);
  g_autofree char *link = g_build_filename (fixture->path, "link.txt", NULL);
  g_autofree char *folder_link = g_build_filename (fixture->path, "folder", NULL);
  g_autofree char *pipe = g_build_filename (fixture->path, "pipe.txt", NULL);
  g_autoptr (GPtrArray) problems = NULL;
  GListModel *articles;

  dictum_test_write (fixture->path, "annotations/x.txt", "x");
  dictum_test_write (fixture->path, ".git/x.txt", "x");
  dictum_test_write (fixture->path, "deep/er/X.TXT", "x");
  dictum_test_write (fixture->path, "notes.md", "x");
  g_assert_true (g_file_set_contents (bad_name, "x", 1, NULL));
  g_assert_cmpint (symlink ("/etc/passwd", link), ==, 0);
  g_assert_cmpint (symlink ("/etc", folder_link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  articles = dictum_project_get_articles (fixture_open (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (articles), ==, 3);
  g_assert_nonnull (dictum_project_lookup_article (fixture->project, "deep/er/X.TXT"));
  problems = dictum_project_list_problems (fixture->project);
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_links_are_not_followed (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *outside = dictum_test_make_folder ();
  g_autofree char *link = g_build_filename (fixture->path, "annotations", NULL);
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q-1", NULL, 21, 55);
  g_autofree char *before = NULL, *after = NULL;

  before = fixture_dump (outside);
  g_assert_cmpint (symlink (outside, link), ==, 0);
  fixture_open (fixture);
  g_clear_pointer (&after, g_free);
  // The article opens, but what would lead out of the folder is neither read nor written.
  fixture_open_article (fixture, "articles/a.txt");
  if (fixture_put (fixture->project, "articles/a.txt", NULL, quotation))
    g_assert_false (dictum_project_flush (fixture->project, NULL));
  after = fixture_dump (outside);
  g_assert_cmpstr (after, ==, before);
  dictum_test_remove_folder (outside);
}

static void
test_no_articles (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *empty = dictum_test_make_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (empty);
  g_autoptr (GFile) missing = g_file_get_child (folder, "missing");
  DictumIdentity identity = { "me", "0f6c2a91" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_project_open (folder, &identity, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_articles (project)), ==, 0);
  g_assert_null (dictum_project_open (missing, &identity, FALSE, &error));
  g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND);
  fixture_settle (project);
  dictum_test_remove_folder (empty);
}

static void
test_changed_text (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *data = NULL, *marks = NULL, *after = NULL;
  DictumArticle *article;
  DictumQuotation *quotation;
  DictumRange range;

  make_good (fixture, &data, &marks);
  dictum_test_write (fixture->path, "articles/a.txt", "A new head.\n\n" TEST_TEXT);
  fixture_open (fixture);
  article = fixture_open_article (fixture, "articles/a.txt");
  quotation = dictum_annotation_set_lookup (dictum_article_get_annotations (article), "q-1");
  g_assert_true (dictum_quotation_get_extent (quotation, &range));
  g_assert_cmpuint (range.start, ==, 21 + 13);
  // Where the words are gone it is an orphan, and the file stays as it is.
  fixture_close (fixture);
  dictum_test_write (fixture->path, "articles/a.txt", "Nothing of it is left here.\n");
  fixture_open (fixture);
  article = fixture_open_article (fixture, "articles/a.txt");
  g_assert_cmpuint (dictum_annotation_set_get_n_orphans (dictum_article_get_annotations (article)), ==, 1);
  fixture_close (fixture);
  after = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  g_assert_cmpstr (after, ==, marks);
}

static void
test_lost_article (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *data = NULL, *marks = NULL, *joined = NULL, *old = NULL;
  g_autofree char *from = g_build_filename (fixture->path, "articles", "a.txt", NULL);
  g_autofree char *to = g_build_filename (fixture->path, "articles", "renamed.txt", NULL);
  g_autoptr (GPtrArray) lost = NULL;

  make_good (fixture, &data, &marks);
  g_assert_cmpint (g_rename (from, to), ==, 0);
  fixture_open (fixture);
  for (guint i = 0; i < 2000; i++)
    {
      g_clear_pointer (&lost, g_ptr_array_unref);
      lost = dictum_project_list_lost (fixture->project);
      g_assert_cmpuint (lost->len, ==, 1);
      if (((DictumLost *) lost->pdata[0])->renamed != NULL)
        break;
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpstr (((DictumLost *) lost->pdata[0])->renamed, ==, "articles/renamed.txt");
  dictum_project_join_lost (fixture->project, "articles/a.txt", "articles/renamed.txt");
  fixture_flush (fixture->project);
  joined = dictum_test_read (fixture->path, "annotations/me/articles/renamed.txt.json");
  old = dictum_test_read (fixture->path, "annotations/me/articles/a.txt.json");
  g_assert_nonnull (strstr (joined, "articles/renamed.txt"));
  g_assert_null (old);
}

// All threads become a plain user, for whom a folder can be closed, or root again.
static void
become (uid_t user)
{
  g_assert_cmpint (setresuid (user, user, 0), ==, 0);
  // The kernel then lets nobody look into the process, not even its own leak check.
  g_assert_cmpint (prctl (PR_SET_DUMPABLE, 1), ==, 0);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DictumEdit) edit = dictum_edit_new ("title", NULL);
  g_autoptr (GError) error = NULL;
  DictumArticle *article;

  if (geteuid () != 0)
    {
      g_test_skip ("only root can become another user");
      return;
    }
  g_assert_cmpint (g_chmod (fixture->path, 0755), ==, 0);
  become (65534);
  fixture_open (fixture);
  article = dictum_project_lookup_article (fixture->project, "articles/a.txt");
  g_assert_cmpint (dictum_project_get_save_state (fixture->project), ==, DICTUM_SAVE_READ_ONLY);
  g_assert_true (dictum_project_open_article (fixture->project, article, NULL));
  dictum_edit_add (edit, DICTUM_TARGET_TITLE, NULL, "", "x");
  g_assert_false (dictum_project_apply (fixture->project, edit, &error));
  g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_READ_ONLY);
  become (0);
}

static void
test_many (Fixture *fixture, gconstpointer unused)
{
  DictumIdentity identity = { "me", "0f6c2a91" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = NULL;

  for (guint i = 0; i <= DICTUM_MANY_ARTICLES; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/articles/n%05u.txt", fixture->path, i);
      int fd = g_open (path, O_WRONLY | O_CREAT, 0644);

      g_assert_cmpint (fd, >=, 0);
      close (fd);
    }
  g_assert_null (dictum_project_open (fixture->folder, &identity, FALSE, &error));
  g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE);
  g_clear_error (&error);
  project = dictum_project_open (fixture->folder, &identity, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_articles (project)), ==, DICTUM_MANY_ARTICLES + 3);
  fixture_settle (project);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GFile *
copy_into (Fixture *fixture, const char *parent, GError **error)
{
  g_autoptr (GFile) place = g_file_new_for_path (parent);
  g_autoptr (GAsyncResult) result = NULL;

  dictum_project_copy_async (fixture->folder, place, "Copy", NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dictum_project_copy_finish (result, error);
}

// Into the project itself, below it, and over links that lead there; nothing is made.
static void
test_copy_into_itself (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *outside = dictum_test_make_folder ();
  g_autofree char *to_root = g_build_filename (outside, "root", NULL);
  g_autofree char *to_articles = g_build_filename (outside, "articles", NULL);
  g_autofree char *articles = g_build_filename (fixture->path, "articles", NULL);
  g_autofree char *below = g_build_filename (outside, "articles", "new", "newer", NULL);
  g_autofree char *free_place = g_build_filename (outside, "new", "newer", NULL);
  const char *const places[] = { fixture->path, articles, to_root, to_articles, below };
  g_autofree char *before = fixture_dump (fixture->path), *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) copy = NULL;

  g_assert_cmpint (symlink (fixture->path, to_root), ==, 0);
  g_assert_cmpint (symlink (articles, to_articles), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_null (copy_into (fixture, places[i], &error));
      g_assert_error (error, DICTUM_ERROR, DICTUM_ERROR_USAGE);
      g_clear_error (&error);
    }
  after = fixture_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
  copy = copy_into (fixture, free_place, &error);
  g_assert_no_error (error);
  g_assert_nonnull (copy);
  dictum_test_remove_folder (outside);
}

#define MANY_NAMES 10000 // more than are tried

static void
test_no_free_name (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *outside = dictum_test_make_folder ();
  g_autofree char *path = g_build_filename (outside, "many.txt", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const DictumNewArticle *made;

  fixture_open (fixture);
  dictum_test_write (outside, "many.txt", "Text.\n");
  dictum_test_write (fixture->path, "articles/many.txt", "");
  for (guint i = 2; i <= MANY_NAMES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/articles/many-%u.txt", fixture->path, i);

      g_assert_true (g_close (g_creat (name, 0600), NULL));
    }
  g_ptr_array_add (files, g_file_new_for_path (path));
  dictum_project_read_files_async (fixture->project, files, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  read = dictum_project_read_files_finish (fixture->project, result, &error);
  g_assert_no_error (error);
  made = read->pdata[0];
  g_assert_null (made->content);
  g_assert_null (made->file);
  g_assert_nonnull (made->problem);
  dictum_test_remove_folder (outside);
}

int
main (int argc, char *argv[])
{
#define ADD(path, function) \
  g_test_add ("/project/folders/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

  dictum_test_init (&argc, &argv);
  ADD ("a-bad-project-file-is-told-and-kept", test_bad_project_files);
  ADD ("a-bad-annotation-file-is-told-and-kept", test_bad_annotation_files);
  ADD ("what-is-no-text-does-not-open", test_bad_texts);
  ADD ("only-plain-text-files-are-articles", test_what_is_no_article);
  ADD ("links-are-not-followed", test_links_are_not_followed);
  ADD ("a-folder-without-articles-opens", test_no_articles);
  ADD ("marks-of-a-changed-text-are-found-again-or-orphans", test_changed_text);
  ADD ("a-renamed-article-gets-its-marks-back", test_lost_article);
  ADD ("a-folder-that-cannot-be-written-opens-read-only", test_read_only_folder);
  ADD ("very-many-articles-are-asked-about", test_many);
  ADD ("a-copy-into-itself-fails-by-whatever-name", test_copy_into_itself);
  ADD ("a-name-that-is-taken-too-often-is-told", test_no_free_name);
  return g_test_run ();
}
