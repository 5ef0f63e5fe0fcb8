// SPDX-License-Identifier: GPL-3.0-or-later
// A project in a temporary folder, and edits in one line.

#include "project-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  // The trash of a test is in its own home folder.
  g_assert_cmpint (g_mkdir_with_parents (g_get_home_dir (), 0700), ==, 0);
  fixture->path = dictum_test_make_folder ();
  fixture->folder = g_file_new_for_path (fixture->path);
  dictum_test_write (fixture->path, "articles/a.txt", TEST_TEXT);
  dictum_test_write (fixture->path, "articles/b.txt", "Another one, \"short\", he said.\n");
}

void
fixture_close (Fixture *fixture)
{
  if (fixture->project == NULL)
    return;
  fixture_settle (fixture->project);
  g_clear_object (&fixture->project);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  g_clear_object (&fixture->folder);
  dictum_test_remove_folder (fixture->path);
  g_free (fixture->path);
}

DictumProject *
fixture_open_as (Fixture *fixture, const char *annotator, const char *installation)
{
  DictumIdentity identity = { annotator, installation };
  g_autoptr (GError) error = NULL;
  DictumProject *project = dictum_project_open (fixture->folder, &identity, FALSE, &error);

  g_assert_no_error (error);
  fixture_settle (project);
  return project;
}

DictumProject *
fixture_open (Fixture *fixture)
{
  fixture_close (fixture);
  fixture->project = fixture_open_as (fixture, "me", "0f6c2a91");
  return fixture->project;
}

DictumArticle *
fixture_open_article (Fixture *fixture, const char *file)
{
  DictumArticle *article = dictum_project_lookup_article (fixture->project, file);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (article);
  dictum_project_open_article (fixture->project, article, &error);
  g_assert_no_error (error);
  return article;
}

// Lets everything happen that is on its way, summaries included.
void
fixture_settle (DictumProject *project)
{
  dictum_project_flush (project, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
fixture_flush (DictumProject *project)
{
  g_autoptr (GError) error = NULL;

  dictum_project_flush (project, &error);
  g_assert_no_error (error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
dump_folder (const char *root, const char *prefix, GString *dump)
{
  g_autofree char *path = g_build_filename (root, prefix, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *child = g_build_filename (prefix, names->pdata[i], NULL);
      g_autofree char *full = g_build_filename (root, child, NULL);

      g_string_append_printf (dump, "%s\n", child);
      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        dump_folder (root, child, dump);
      else
        {
          g_autofree char *content = dictum_test_read (root, child);

          g_string_append_printf (dump, "%s\n", content);
        }
    }
}

// Names and bytes of everything in a folder, as one string.
char *
fixture_dump (const char *path)
{
  GString *dump = g_string_new (NULL);

  dump_folder (path, "", dump);
  return g_string_free (dump, FALSE);
}

static gboolean
apply_one (DictumProject *project, DictumTarget target, const char *file, gpointer before, gpointer after)
{
  g_autoptr (DictumEdit) edit = dictum_edit_new ("test", file);

  dictum_edit_add (edit, target, file, before, after);
  return dictum_project_apply (project, edit, NULL);
}

gboolean
fixture_put (DictumProject *project, const char *file, DictumQuotation *before, DictumQuotation *after)
{
  return apply_one (project, DICTUM_TARGET_QUOTATION, file, before, after);
}

gboolean
fixture_put_speaker (DictumProject *project, DictumSpeaker *before, DictumSpeaker *after)
{
  return apply_one (project, DICTUM_TARGET_SPEAKER, NULL, before, after);
}

gboolean
fixture_put_title (DictumProject *project, const char *title)
{
  g_autofree char *before = g_strdup (dictum_project_get_title (project));

  return apply_one (project, DICTUM_TARGET_TITLE, NULL, before, (gpointer) title);
}
