// SPDX-License-Identifier: GPL-3.0-or-later
// The person's own copy of the sample.

#include "session/sample.h"

#include "project/check.h"
#include "project/project.h"
#include "support/fixtures.h"

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GFile **folder = data;
  g_autoptr (GError) error = NULL;

  *folder = dictum_sample_copy_finish (result, &error);
  g_assert_no_error (error);
}

static GFile *
copy_sample (GFile *parent)
{
  g_autofree char *path = dictum_test_find_source ("data/sample");
  g_autoptr (GFile) sample = g_file_new_for_path (path);
  GFile *folder = NULL;

  dictum_sample_copy_async (sample, parent, "Sample", "coder-1", NULL, copied_cb, &folder);
  while (folder == NULL)
    g_main_context_iteration (NULL, TRUE);
  return folder;
}

static void
test_copy (void)
{
  const DictumIdentity identity = { .annotator = "coder-1", .installation = "0f6c2a91" };
  g_autofree char *path = dictum_test_make_folder ();
  g_autoptr (GFile) parent = g_file_new_for_path (path);
  g_autoptr (GFile) folder = copy_sample (parent);
  g_autoptr (GFile) second = copy_sample (parent);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_project_open (folder, &identity, FALSE, &error);
  g_autoptr (GPtrArray) problems = NULL;
  DictumArticle *article;

  g_assert_no_error (error);
  g_assert_false (g_file_equal (folder, second));
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_articles (project)), ==, 3);
  article = dictum_project_lookup_article (project, "articles/meridian-wire.txt");
  g_assert_true (dictum_project_open_article (project, article, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (dictum_article_get_state (article), ==, DICTUM_STATE_DONE);
  g_assert_cmpuint (dictum_article_get_n_quotations (article), >, 5);
  g_assert_cmpuint (dictum_annotation_set_get_n_orphans (dictum_article_get_annotations (article)), ==, 0);
  problems = dictum_check_folder (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  dictum_test_remove_folder (path);
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  g_test_add_func ("/session/sample/the-copy-is-annotated-by-its-owner", test_copy);
  return g_test_run ();
}
