// SPDX-License-Identifier: GPL-3.0-or-later
// A new project made of an exported document.

#include "session/import.h"

#include "core/error.h"
#include "project/exchange.h"
#include "support/fixtures.h"

#include <string.h>

typedef struct
{
  char *path;
  GFile *parent; // not there yet
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = dictum_test_make_folder ();
  fixture->parent = g_file_new_build_filename (fixture->path, "Documents", "Dictum", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dictum_test_remove_folder (fixture->path);
  g_object_unref (fixture->parent);
  g_free (fixture->path);
}

static char *
export_folder (GFile *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumExport) document = dictum_exchange_export (folder, NULL, NULL, &error);
  g_autoptr (GBytes) bytes = document ? dictum_export_json_write (document, &error) : NULL;

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
export_sample (void)
{
  g_autofree char *path = dictum_test_find_source ("data/sample");
  g_autoptr (GFile) sample = g_file_new_for_path (path);

  return export_folder (sample);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GFile *
import (Fixture *fixture, const char *name, const char *content, GError **error)
{
  g_autoptr (GFile) document = g_file_new_build_filename (fixture->path, name, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  dictum_test_write (fixture->path, name, content);
  dictum_import_async (document, fixture->parent, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dictum_import_finish (result, error);
}

static void
assert_name (GFile *folder, const char *expected)
{
  g_autofree char *name = g_file_get_basename (folder);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_everything (Fixture *fixture, gconstpointer data)
{
  g_autofree char *document = export_sample ();
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = import (fixture, "a.dictum.json", document, &error);
  g_autoptr (GFile) second = NULL;

  g_assert_no_error (error);
  again = export_folder (folder);
  g_assert_cmpstr (again, ==, document);
  second = import (fixture, "a.dictum.json", document, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_equal (folder, second));
}

static void
test_name (Fixture *fixture, gconstpointer data)
{
  static const char *const table[][2] = { { "  Who: \"said/it\" ", "Who: \"said-it\"" }, { "", "a" } };
  g_autofree char *sample = export_sample ();
  const char *title = strstr (sample, "\"title\" : \"");
  const char *rest = strchr (title, '\n');

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *escaped = g_strescape (table[i][0], NULL);
      g_autofree char *document =
          g_strdup_printf ("%.*s\"title\" : \"%s\",%s", (int) (title - sample), sample, escaped, rest);
      g_autoptr (GError) error = NULL;
      g_autoptr (GFile) folder = import (fixture, "a.dictum.json", document, &error);

      g_assert_no_error (error);
      assert_name (folder, table[i][1]);
    }
}

// Whatever is wrong, there is nothing in the person's documents afterwards.
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = export_sample ();
  const gsize size = strlen (sample);
  const gsize cuts[] = { 0, 1, 40, size / 2, size - 3 };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      g_autofree char *cut = g_strndup (sample, cuts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (import (fixture, "a.dictum.json", cut, &error));
      g_assert_nonnull (error);
      g_assert_false (g_file_query_exists (fixture->parent, NULL));
    }
}

static void
test_unsafe (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sample = export_sample ();
  char *name = strstr (sample, "articles/meridian-wire.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileEnumerator) left = NULL;
  g_autoptr (GFileInfo) first = NULL;

  memcpy (name, "../../../", strlen ("articles/"));
  g_assert_null (import (fixture, "a.dictum.json", sample, &error));
  g_assert_nonnull (error);
  left = g_file_enumerate_children (fixture->parent, "standard::name", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  first = left ? g_file_enumerator_next_file (left, NULL, NULL) : NULL;
  g_assert_null (first);
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
#define ADD(name, func) g_test_add ("/session/import/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("everything-comes", test_everything);
  ADD ("the-title-names-the-folder-else-the-document", test_name);
  ADD ("of-a-broken-document-nothing-is-left", test_broken);
  ADD ("of-an-unsafe-document-nothing-is-left", test_unsafe);
#undef ADD
  return g_test_run ();
}
