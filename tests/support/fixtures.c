// SPDX-License-Identifier: GPL-3.0-or-later
// What many tests need: folders to write in, the real articles, quotations made in one line.

#include "support/fixtures.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static char *home;

static void
remove_home (void)
{
  dictum_test_remove_folder (home);
  g_free (home);
}

/**
 * dictum_test_init:
 * @argc: of main
 * @argv: of main
 *
 * Like g_test_init(), in a home of its own, so that nothing of the person who runs the tests is read or written. The
 * framework's own G_TEST_OPTION_ISOLATE_DIRS does the same and leaks, which hides what we leak.
 */
void
dictum_test_init (int *argc, char ***argv)
{
  static const char *const variables[] = { "HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
                                           "XDG_CACHE_HOME" };

  home = dictum_test_make_folder ();
  atexit (remove_home);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], home, TRUE);
  g_test_init (argc, argv, NULL);
}

/**
 * dictum_test_make_folder:
 *
 * Returns: (transfer full): the path of a new empty folder; see dictum_test_remove_folder().
 */
char *
dictum_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("dictum-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

/**
 * dictum_test_remove_folder:
 * @path: a folder of dictum_test_make_folder()
 *
 * Removes it with all that is in it; symbolic links are removed, never followed.
 */
void
dictum_test_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        dictum_test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/**
 * dictum_test_write:
 * @folder: a folder
 * @name: path in it; folders that are missing are made
 * @content: what the file is to hold
 *
 * Writes a small file.
 */
void
dictum_test_write (const char *folder, const char *name, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/**
 * dictum_test_read:
 * @folder: a folder
 * @name: path in it
 *
 * Returns: (transfer full) (nullable): what the file holds, %NULL where there is none.
 */
char *
dictum_test_read (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *content = NULL;

  g_file_get_contents (path, &content, NULL, NULL);
  return content;
}

/**
 * dictum_test_find_source:
 * @path: a path in the source tree
 *
 * Returns: (transfer full): where it lies on this machine.
 */
char *
dictum_test_find_source (const char *path)
{
  return g_build_filename (g_getenv ("DICTUM_SOURCE_ROOT"), path, NULL);
}

/**
 * dictum_test_find_article:
 * @name: "cnn.txt", "rnz.txt" or "voa.txt"
 *
 * The real articles lie beside the source tree on the developers' machines and are not shipped: a test that needs one
 * calls g_test_skip() where there is none.
 *
 * Returns: (transfer full) (nullable): its text, %NULL where it is not there.
 */
DictumText *
dictum_test_find_article (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DICTUM_SOURCE_ROOT"), "..", "shared", "articles", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DictumText *text;
  char *content;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, NULL))
    return NULL;
  bytes = g_bytes_new_take (content, size);
  text = dictum_text_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return text;
}

/**
 * dictum_test_quotation:
 * @id: its id
 * @speaker: (nullable): its speaker
 * @start: where its one piece begins, in code points
 * @end: where it ends
 *
 * Returns: (transfer full): a direct quotation marked by hand.
 */
DictumQuotation *
dictum_test_quotation (const char *id, const char *speaker, guint start, guint end)
{
  g_autoptr (DictumPieces) content = dictum_pieces_new_for_range (DICTUM_RANGE (start, end));

  return dictum_quotation_new (&(DictumQuotationFields){
      .id = id,
      .speaker = speaker,
      .pieces = { content },
      .sure = TRUE,
      .origin = "hand",
      .created = 1479808800,
      .modified = 1479808800,
  });
}
