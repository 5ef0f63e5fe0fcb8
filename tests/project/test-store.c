// SPDX-License-Identifier: GPL-3.0-or-later
// Stamps of files: when a look at size and time is enough, and that a hash tells changed bytes.

#include "project/store.h"

#include "support/fixtures.h"

#include <sys/stat.h>
#include <sys/time.h>

#define NAME "file.txt"

static void
set_time (const char *folder, gint64 seconds)
{
  g_autofree char *path = g_build_filename (folder, NAME, NULL);
  struct timeval times[2] = { { seconds, 500000 }, { seconds, 500000 } };

  g_assert_cmpint (utimes (path, times), ==, 0);
}

static DictumStamp
look (const char *folder)
{
  DictumStamp stamp;

  g_assert_true (dictum_store_stat (folder, NAME, &stamp));
  return stamp;
}

static void
test_stat (void)
{
  g_autofree char *folder = dictum_test_make_folder ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  DictumStamp known, later;

  dictum_test_write (folder, NAME, "one");
  set_time (folder, now - 3600);
  known = look (folder);
  later = look (folder);
  g_assert_true (dictum_store_same_stat (&later, &known));
  set_time (folder, now - 1800);
  later = look (folder);
  g_assert_false (dictum_store_same_stat (&later, &known));
  dictum_test_write (folder, NAME, "three");
  set_time (folder, now - 3600);
  later = look (folder);
  g_assert_false (dictum_store_same_stat (&later, &known));
  dictum_test_remove_folder (folder);
}

// What was written this moment may be written again within a step of the clock, by the same size.
static void
test_fresh (void)
{
  g_autofree char *folder = dictum_test_make_folder ();
  DictumStamp known, later;

  dictum_test_write (folder, NAME, "one");
  set_time (folder, g_get_real_time () / G_USEC_PER_SEC + 3600);
  known = look (folder);
  later = look (folder);
  g_assert_false (dictum_store_same_stat (&later, &known));
  dictum_test_remove_folder (folder);
}

static void
test_hash (void)
{
  for (gsize size = 0; size < 70; size++)
    {
      g_autofree char *data = g_strnfill (size, 'a');
      g_autoptr (GBytes) bytes = g_bytes_new (data, size);
      DictumStamp stamp = { .exists = TRUE }, same = { .exists = TRUE };

      dictum_store_hash (&stamp, bytes);
      for (gsize i = 0; i < size; i++)
        {
          g_autoptr (GBytes) changed = NULL;
          DictumStamp other = { .exists = TRUE };

          data[i] = 'b';
          changed = g_bytes_new (data, size);
          dictum_store_hash (&other, changed);
          g_assert_false (dictum_store_same_bytes (&stamp, &other));
          data[i] = 'a';
        }
      dictum_store_hash (&same, bytes);
      g_assert_true (dictum_store_same_bytes (&stamp, &same));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/store/a-look-is-enough-for-an-old-file", test_stat);
  g_test_add_func ("/project/store/a-look-is-not-enough-for-a-fresh-file", test_fresh);
  g_test_add_func ("/project/store/a-hash-tells-any-changed-byte", test_hash);
  return g_test_run ();
}
