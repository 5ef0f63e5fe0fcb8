// SPDX-License-Identifier: GPL-3.0-or-later
// What the files are that somebody hands over.

#include "support/fixtures.h"
#include "view/files.h"

#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = dictum_test_make_folder ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dictum_test_remove_folder (fixture->path);
  g_free (fixture->path);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static DictumFiles *
sort (Fixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (files, g_file_new_build_filename (fixture->path, name, NULL));
  dictum_files_sort_async (files, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dictum_files_sort_finish (result);
}

// Where a file went: 'f'older, 'c'losed, 't'ext, 'd'ocument, 'p'roblem; and the file, relative to the fixture's folder.
static char *
describe (Fixture *fixture, const DictumFiles *files)
{
  GPtrArray *lists[] = { files->folders, files->closed, files->texts, files->documents };
  g_autoptr (GFile) root = g_file_new_for_path (fixture->path);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        g_autofree char *relative = g_file_get_relative_path (root, lists[i]->pdata[j]);

        g_string_append_printf (all, "%c %s", "fctd"[i], relative ? relative : ".");
      }
  for (guint j = 0; j < files->problems->len; j++)
    g_string_append_printf (all, "p %s", (char *) files->problems->pdata[j]);
  return g_string_free (all, FALSE);
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name;
    const char *content;
    const char *expected; // how it begins
  } table[] = {
    { "p/dictum.json", "{ \"format\" : \"dictum-project\" }", "f p" },
    { "q/dictum.json", "broken, as its folder will say", "f q" },
    { "p/copy.json", "{\n  \"format\" : \"dictum-project\",\n", "p “copy.json”: A project file has to be called" },
    { "a.dictum.json", "{\n  \"format\" : \"dictum-export\",\n", "d a.dictum.json" },
    { "a", "{\"format\":\"dictum-export\",", "d a" },
    { "p/annotations/coder-1/articles/a.txt.json", "{ \"format\" : \"dictum-annotations\" }", "f p" },
    { "a.txt.json", "{ \"format\" : \"dictum-annotations\" }", "p “a.txt.json”: This is a part of a project" },
    { "b.json", "{ \"format\" : \"other\" }", "p “b.json”: This is neither" },
    { "c.json", "{ \"format\" : \"dictum-exporter\" }", "p “c.json”: This is neither" },
    { "d.json", "{ \"format\" : \"dictum-export-2\" }", "p “d.json”: This is neither" },
    { "a.txt", "He said so.\n", "t a.txt" },
    { "LATIN1.TXT", "Il est all\xe9.\n", "t LATIN1.TXT" },
    { "no-suffix", "\"format\" : \"dictum-export\" is what it says.\n", "t no-suffix" },
    { "empty.txt", "", "p “empty.txt”: The file is empty." },
    { "control.txt", "\1\2\3\4\5\6\1\2\3\4", "p “control.txt”: This is not a text file" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DictumFiles) files = NULL;
      g_autofree char *found = NULL;

      dictum_test_write (fixture->path, table[i].name, table[i].content);
      files = sort (fixture, table[i].name);
      found = describe (fixture, files);
      found[MIN (strlen (found), strlen (table[i].expected))] = '\0';
      g_assert_cmpstr (found, ==, table[i].expected);
    }
}

static void
test_folders (Fixture *fixture, gconstpointer data)
{
  static const char *const table[][2] = { { "p", "f p" },
                                          { "p/annotations", "f p/annotations" },
                                          { "gone", "p “gone”: There is no such file or folder." },
                                          { "p/dictum.json", "f p" },
                                          { "gone/dictum.json", "c gone" } };

  dictum_test_write (fixture->path, "p/annotations/a", "");
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DictumFiles) files = sort (fixture, table[i][0]);
      g_autofree char *found = describe (fixture, files);

      g_assert_cmpstr (found, ==, table[i][1]);
    }
}

// A pipe has no end: it is never opened.
static void
test_pipe (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->path, "pipe", NULL);
  g_autoptr (DictumFiles) files = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  files = sort (fixture, "pipe");
  found = describe (fixture, files);
  g_assert_cmpstr (found, ==, "p “pipe”: This is not a plain file.");
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/view/files/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("each-is-known-by-what-is-in-it", test_kinds);
  ADD ("folders-are-known-and-what-is-missing-is-said", test_folders);
  ADD ("a-pipe-is-never-read", test_pipe);
#undef ADD
  return g_test_run ();
}
