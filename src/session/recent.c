// SPDX-License-Identifier: GPL-3.0-or-later
// The projects that were opened last, kept in the program's own state folder: a key file with one group a project.

#include "session/recent.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define RECENT_MAX 20

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "dictum", "recent.ini", NULL);
}

// A file that cannot be read is one without projects: nothing else depends on it.
static GKeyFile *
load (void)
{
  g_autofree char *path = get_path ();
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return g_steal_pointer (&file);
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0)
    {
      const gssize written = write (fd, data, size);

      if (written < 0 && errno != EINTR)
        return FALSE;
      if (written > 0)
        {
          data += written;
          size -= written;
        }
    }
  return TRUE;
}

// Beside and renamed, so that a reader sees the old list or the new one, but without a wait for the disk: it is written
// on the main thread, and a list that a power cut takes is no work lost. For the same reason a failure is not told.
static void
save (GKeyFile *file)
{
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  gsize size;
  g_autofree char *data = g_key_file_to_data (file, &size, NULL);
  gboolean written;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0 || (fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600)) < 0)
    return;
  written = write_all (fd, data, size);
  if (!g_close (fd, NULL) || !written || g_rename (temporary, path) != 0)
    g_unlink (temporary);
}

static char *
make_group (GFile *folder)
{
  g_autofree char *uri = g_file_get_uri (folder);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
}

static DictumRecent *
read_group (GKeyFile *file, const char *group)
{
  g_autofree char *uri = g_key_file_get_string (file, group, "folder", NULL);
  DictumRecent *recent;

  if (uri == NULL || uri[0] == '\0')
    return NULL;
  recent = g_new0 (DictumRecent, 1);
  recent->folder = g_file_new_for_uri (uri);
  recent->title = g_key_file_get_string (file, group, "title", NULL);
  if (recent->title == NULL)
    recent->title = g_file_get_basename (recent->folder);
  recent->n_articles = MAX (g_key_file_get_integer (file, group, "articles", NULL), 0);
  recent->opened = g_key_file_get_int64 (file, group, "opened", NULL);
  recent->article = g_key_file_get_string (file, group, "article", NULL);
  recent->place = MAX (g_key_file_get_integer (file, group, "place", NULL), 0);
  return recent;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const DictumRecent *one = *(DictumRecent *const *) a, *other = *(DictumRecent *const *) b;

  return (one->opened < other->opened) - (one->opened > other->opened);
}

static GPtrArray *
list (GKeyFile *file)
{
  GPtrArray *recents = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_recent_free);
  gsize n;
  g_auto (GStrv) groups = g_key_file_get_groups (file, &n);

  // What was noted last stands last in the file: of two projects of one second it is the newer one.
  while (n-- > 0)
    {
      DictumRecent *recent = read_group (file, groups[n]);

      if (recent != NULL)
        g_ptr_array_add (recents, recent);
    }
  g_ptr_array_sort (recents, compare_newest_first);
  return recents;
}

// Whether @old is where the project of @recent was before: of the same name and title, and no longer there. A sandbox
// can get the same folder under another path when the desktop has forgotten that it was allowed.
static gboolean
was_moved (const DictumRecent *old, const DictumRecent *recent)
{
  g_autofree char *name = g_file_get_basename (recent->folder);
  g_autofree char *old_name = g_file_get_basename (old->folder);

  return g_strcmp0 (name, old_name) == 0 && g_strcmp0 (old->title, recent->title) == 0 &&
         !g_file_equal (old->folder, recent->folder) && !g_file_query_exists (old->folder, NULL);
}

/**
 * dictum_recent_list:
 *
 * Returns: (transfer full) (element-type DictumRecent): the projects that were opened last, the newest first, at
 *   most 20. Their folders may be gone.
 */
GPtrArray *
dictum_recent_list (void)
{
  g_autoptr (GKeyFile) file = load ();

  return list (file);
}

/**
 * dictum_recent_lookup:
 * @folder: the folder of a project
 *
 * Returns: (transfer full) (nullable): what is remembered of it, %NULL where nothing is.
 */
DictumRecent *
dictum_recent_lookup (GFile *folder)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *group = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  file = load ();
  group = make_group (folder);
  return g_key_file_has_group (file, group) ? read_group (file, group) : NULL;
}

/**
 * dictum_recent_note:
 * @recent: a project that was opened, or left at another place; copied
 *
 * Remembers it in place of what was remembered of the same folder, or of one of the same name and title that is gone.
 * The oldest are forgotten when there are more than 20. A state folder that cannot be written is no error: nothing is
 * remembered then.
 */
void
dictum_recent_note (const DictumRecent *recent)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (GPtrArray) recents = NULL;
  g_autofree char *uri = NULL, *group = NULL;

  g_return_if_fail (recent != NULL && G_IS_FILE (recent->folder));

  file = load ();
  uri = g_file_get_uri (recent->folder);
  group = make_group (recent->folder);
  g_key_file_remove_group (file, group, NULL);
  g_key_file_set_string (file, group, "folder", uri);
  g_key_file_set_string (file, group, "title", recent->title ? recent->title : "");
  g_key_file_set_integer (file, group, "articles", recent->n_articles);
  g_key_file_set_int64 (file, group, "opened", recent->opened);
  if (recent->article != NULL)
    g_key_file_set_string (file, group, "article", recent->article);
  g_key_file_set_integer (file, group, "place", MIN (recent->place, G_MAXINT));
  recents = list (file);
  for (guint i = 0; i < recents->len; i++)
    {
      const DictumRecent *old = recents->pdata[i];
      g_autofree char *old_group = make_group (old->folder);

      if (i >= RECENT_MAX || was_moved (old, recent))
        g_key_file_remove_group (file, old_group, NULL);
    }
  save (file);
}

/**
 * dictum_recent_forget:
 * @folder: the folder of a project
 *
 * Takes it off the list; the folder itself stays as it is.
 */
void
dictum_recent_forget (GFile *folder)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autofree char *group = NULL;

  g_return_if_fail (G_IS_FILE (folder));

  file = load ();
  group = make_group (folder);
  if (g_key_file_remove_group (file, group, NULL))
    save (file);
}

/**
 * dictum_recent_free:
 * @self: (transfer full): what is remembered of a project
 *
 * Frees it.
 */
void
dictum_recent_free (DictumRecent *self)
{
  g_object_unref (self->folder);
  g_free (self->title);
  g_free (self->article);
  g_free (self);
}
