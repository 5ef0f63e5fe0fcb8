// SPDX-License-Identifier: GPL-3.0-or-later
// The projects that were opened last.

#include "session/recent.h"
#include "support/fixtures.h"

#include <glib/gstdio.h>
#include <string.h>

static void
note (const char *path, gint64 opened, const char *article, guint place)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  dictum_recent_note (&(DictumRecent){
      .folder = folder, .title = (char *) "A “title”;=[x]\nand more", .n_articles = 3, .opened = opened,
      .article = (char *) article, .place = place });
}

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "dictum", "recent.ini", NULL);
}

// A test begins with nothing remembered.
static void
forget_all (void)
{
  g_autofree char *path = get_path ();

  g_unlink (path);
}

static void
test_round (void)
{
  g_autoptr (GFile) folder = g_file_new_for_path ("/tmp/Äß [x] \n%");
  g_autoptr (DictumRecent) recent = NULL;
  g_autoptr (GPtrArray) list = dictum_recent_list ();

  g_assert_cmpuint (list->len, ==, 0);
  g_assert_null (dictum_recent_lookup (folder));
  note ("/tmp/Äß [x] \n%", 5000000000, "articles/ä \\n.txt", 77);
  recent = dictum_recent_lookup (folder);
  g_assert_true (g_file_equal (recent->folder, folder));
  g_assert_cmpstr (recent->title, ==, "A “title”;=[x]\nand more");
  g_assert_cmpuint (recent->n_articles, ==, 3);
  g_assert_cmpint (recent->opened, ==, 5000000000);
  g_assert_cmpstr (recent->article, ==, "articles/ä \\n.txt");
  g_assert_cmpuint (recent->place, ==, 77);
}

static void
test_order (void)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GFile) fifth = g_file_new_for_path ("/tmp/p5");

  forget_all ();
  for (guint i = 0; i < 25; i++)
    {
      g_autofree char *path = g_strdup_printf ("/tmp/p%u", i);

      note (path, 100 + i, NULL, 0);
    }
  note ("/tmp/p5", 1000, NULL, 0);
  list = dictum_recent_list ();
  g_assert_cmpuint (list->len, ==, 20);
  g_assert_true (g_file_equal (((DictumRecent *) list->pdata[0])->folder, fifth));
  g_assert_cmpint (((DictumRecent *) list->pdata[1])->opened, ==, 124);
  g_assert_null (((DictumRecent *) list->pdata[1])->article);
  g_assert_cmpint (((DictumRecent *) list->pdata[19])->opened, ==, 106);
  dictum_recent_forget (fifth);
  g_assert_null (dictum_recent_lookup (fifth));
}

static void
test_same_second (void)
{
  g_autoptr (GPtrArray) list = NULL;

  forget_all ();
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *path = g_strdup_printf ("/tmp/p%u", i);

      note (path, 100, NULL, 0);
    }
  note ("/tmp/p1", 100, NULL, 0);
  list = dictum_recent_list ();
  for (guint i = 0; i < 4; i++)
    {
      static const char *const paths[] = { "/tmp/p1", "/tmp/p3", "/tmp/p2", "/tmp/p0" };

      g_assert_cmpstr (g_file_peek_path (((DictumRecent *) list->pdata[i])->folder), ==, paths[i]);
    }
}

static void
test_moved (void)
{
  g_autofree char *kept = g_dir_make_tmp ("dictum-recent-XXXXXX", NULL);
  g_autofree char *copy = g_build_filename (kept, "project", NULL);
  g_autoptr (GPtrArray) list = NULL;

  forget_all ();
  g_assert_cmpint (g_mkdir (copy, 0700), ==, 0);
  note (copy, 1, NULL, 0);
  note ("/tmp/gone/project", 2, NULL, 0);
  note ("/tmp/gone/another", 3, NULL, 0);
  note ("/tmp/now/project", 4, NULL, 0);
  list = dictum_recent_list ();
  // The one that is there is another project, the one of another name too.
  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpint (((DictumRecent *) list->pdata[0])->opened, ==, 4);
  g_assert_cmpint (((DictumRecent *) list->pdata[1])->opened, ==, 3);
  g_assert_cmpint (((DictumRecent *) list->pdata[2])->opened, ==, 1);
  g_rmdir (copy);
  g_rmdir (kept);
}

static void
test_private (void)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = NULL;
  GStatBuf info;

  forget_all ();
  note ("/tmp/p", 1, NULL, 0);
  note ("/tmp/p", 2, NULL, 0);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "recent.ini");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_broken (void)
{
  static const char *const contents[] = { "", "rubbish", "[a]\nfolder=\n",
                                          "[a]\narticles=x\nfolder=file:///tmp/p\nplace=-4\n", "\xff\xfe" };
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GPtrArray) after = NULL;

      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      list = dictum_recent_list ();
      g_assert_cmpuint (list->len, ==, i == 3 ? 1 : 0);
      note ("/tmp/q", 9, NULL, 0);
      after = dictum_recent_list ();
      g_assert_cmpuint (after->len, ==, list->len + 1);
    }
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  g_test_add_func ("/session/recent/what-is-noted-is-read", test_round);
  g_test_add_func ("/session/recent/the-newest-come-first-and-the-oldest-go", test_order);
  g_test_add_func ("/session/recent/of-one-second-the-last-comes-first", test_same_second);
  g_test_add_func ("/session/recent/a-folder-that-was-moved-is-listed-once", test_moved);
  g_test_add_func ("/session/recent/the-list-is-private-and-whole", test_private);
  g_test_add_func ("/session/recent/a-broken-list-is-an-empty-one", test_broken);
  return g_test_run ();
}
