// SPDX-License-Identifier: GPL-3.0-or-later
// Writes files of every format into a folder, for validate.py: random ones, with all that is hard to say.

#include "formats/random-values.h"

#define N_FILES 60

static void
save (const char *folder, const char *name, guint number, GBytes *bytes)
{
  g_autoptr (GBytes) owned = bytes;
  g_autofree char *file = g_strdup_printf ("%s-%02u.json", name, number);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (owned, NULL), g_bytes_get_size (owned), &error);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (202012);

  g_assert_cmpint (argc, ==, 2);
  for (guint i = 0; i < N_FILES; i++)
    {
      g_autoptr (DictumText) text = dictum_test_random_text (rand);
      g_autoptr (DictumAnnotations) annotations = dictum_test_random_annotations (rand, text);
      g_autoptr (DictumProjectData) project = dictum_test_random_project (rand);
      g_autoptr (DictumExport) document = dictum_test_random_export (rand);

      save (argv[1], "dictum-annotations", i, dictum_annotations_json_write (annotations, text, "a.txt", "a", NULL));
      save (argv[1], "dictum-project", i, dictum_project_json_write (project, NULL));
      save (argv[1], "dictum-export", i, dictum_export_json_write (document, NULL));
    }
  return 0;
}
