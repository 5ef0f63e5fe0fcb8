// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in a project folder: the names of articles and of annotation files, without reading any of them.

#include "config.h"

#include "project/folder.h"

#include "core/error.h"
#include "core/project-data.h"
#include "project/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_DEPTH 64        // folders in folders
#define MAX_PROBLEMS 100    // sentences; nobody reads more
#define ANNOTATION_SUFFIX ".json"

typedef struct
{
  DictumListing *listing;
  gboolean annotations; // whether files of annotations are looked for, not articles
  guint limit;
  gboolean too_many;
} Walk;

static DictumListing *
listing_new (void)
{
  DictumListing *self = g_new (DictumListing, 1);

  self->articles = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->leftovers = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
add_problem (Walk *walk, const char *format, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (walk->listing->problems->len < MAX_PROBLEMS)
    {
      GString *sentence = g_string_new (format);

      g_string_replace (sentence, "%s", shown, 1);
      g_ptr_array_add (walk->listing->problems, g_string_free (sentence, FALSE));
    }
}

static unsigned char
type_of (int folder, const struct dirent *entry)
{
  struct stat info;

  if (entry->d_type != DT_UNKNOWN)
    return entry->d_type;
  if (fstatat (folder, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return DT_UNKNOWN;
  return S_ISDIR (info.st_mode) ? DT_DIR : S_ISREG (info.st_mode) ? DT_REG : DT_UNKNOWN;
}

static void
take_file (Walk *walk, const char *base, const char *path)
{
  gsize length = strlen (path);

  if (dictum_store_is_leftover (base))
    g_ptr_array_add (walk->listing->leftovers, g_strdup (path));
  else if (walk->annotations)
    {
      g_autofree char *article = g_str_has_suffix (path, ANNOTATION_SUFFIX)
                                     ? g_strndup (path, length - strlen (ANNOTATION_SUFFIX))
                                     : NULL;

      if (article != NULL && dictum_store_is_article_name (article))
        g_ptr_array_add (walk->listing->articles, g_steal_pointer (&article));
    }
  else if (length > 4 && g_ascii_strcasecmp (path + length - 4, ".txt") == 0)
    {
      if (!g_utf8_validate (path, length, NULL))
        add_problem (walk, _("“%s” was left out: its name is not valid UTF-8."), path);
      else if (!dictum_store_is_article_name (path))
        add_problem (walk, _("“%s” was left out: its name cannot be used safely."), path);
      else
        g_ptr_array_add (walk->listing->articles, g_strdup (path));
      walk->too_many = walk->listing->articles->len > walk->limit;
    }
}

static void walk_folder (Walk *walk, int fd, const char *prefix, guint depth);

static void
enter (Walk *walk, int folder, const char *name, const char *path, guint depth)
{
  int fd;

  if (name[0] == '.' || (!walk->annotations && strcmp (path, "annotations") == 0))
    return;
  if (depth >= MAX_DEPTH)
    {
      add_problem (walk, _("“%s” was left out: there are too many folders in folders."), path);
      return;
    }
  fd = openat (folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd >= 0)
    walk_folder (walk, fd, path, depth + 1);
  else if (errno != ENOENT)
    add_problem (walk, _("The folder “%s” cannot be read."), path);
}

// Takes over @fd.
static void
walk_folder (Walk *walk, int fd, const char *prefix, guint depth)
{
  DIR *dir = fdopendir (fd);
  struct dirent *entry;

  if (dir == NULL)
    {
      close (fd);
      return;
    }
  while (!walk->too_many && (entry = readdir (dir)) != NULL)
    {
      g_autofree char *path = NULL;
      unsigned char type;

      if (strcmp (entry->d_name, ".") == 0 || strcmp (entry->d_name, "..") == 0)
        continue;
      type = type_of (fd, entry);
      path = prefix[0] ? g_strconcat (prefix, "/", entry->d_name, NULL) : g_strdup (entry->d_name);
      if (type == DT_REG)
        take_file (walk, entry->d_name, path);
      else if (type == DT_DIR)
        enter (walk, fd, entry->d_name, path, depth);
    }
  closedir (dir);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * dictum_folder_list_articles:
 * @root: path of a folder
 * @limit: how many articles there may be
 * @error: return location
 *
 * Fails with `DICTUM_ERROR_TOO_LARGE` where there are more, `DICTUM_ERROR_NOT_FOUND` where there is no such folder.
 *
 * Returns: (transfer full) (nullable): what lies in it, or %NULL with @error set. Any thread.
 */
DictumListing *
dictum_folder_list_articles (const char *root, guint limit, GError **error)
{
  g_autoptr (DictumListing) listing = listing_new ();
  Walk walk = { .listing = listing, .limit = limit };
  int fd = open (root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    {
      int code = errno;
      g_autofree char *shown = g_filename_display_basename (root);

      if (code == ENOENT || code == ENOTDIR)
        g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND, _("There is no folder “%s”."), shown);
      else
        g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("The folder “%s” cannot be read: %s."), shown,
                     g_strerror (code));
      return NULL;
    }
  walk_folder (&walk, fd, "", 0);
  if (walk.too_many)
    {
      g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE,
                   ngettext ("There is more than %u text file in this folder.",
                             "There are more than %u text files in this folder.", limit),
                   limit);
      return NULL;
    }
  g_ptr_array_sort (listing->articles, compare_names);
  return g_steal_pointer (&listing);
}

/**
 * dictum_folder_list_annotators:
 * @root: path of a project folder
 *
 * Returns: (transfer full) (element-type utf8): the ids of those who have a folder in "annotations", in byte order.
 *   Any thread.
 */
GPtrArray *
dictum_folder_list_annotators (const char *root)
{
  g_autofree char *path = g_build_filename (root, "annotations", NULL);
  GPtrArray *annotators = g_ptr_array_new_with_free_func (g_free);
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  struct dirent *entry;

  if (dir == NULL)
    {
      if (fd >= 0)
        close (fd);
      return annotators;
    }
  while ((entry = readdir (dir)) != NULL)
    if (dictum_annotator_id_is_valid (entry->d_name) && type_of (fd, entry) == DT_DIR)
      g_ptr_array_add (annotators, g_strdup (entry->d_name));
  closedir (dir);
  g_ptr_array_sort (annotators, compare_names);
  return annotators;
}

/**
 * dictum_folder_list_annotated:
 * @root: path of a project folder
 * @annotator: a valid annotator id
 * @leftovers: (nullable) (element-type utf8): takes the temporary files found on the way
 *
 * Returns: (transfer full) (element-type utf8): the articles of which @annotator has an annotation file, there or not,
 *   in byte order. Any thread.
 */
GPtrArray *
dictum_folder_list_annotated (const char *root, const char *annotator, GPtrArray *leftovers)
{
  g_autoptr (DictumListing) listing = listing_new ();
  Walk walk = { .listing = listing, .limit = G_MAXUINT, .annotations = TRUE };
  g_autofree char *annotations = g_build_filename (root, "annotations", NULL);
  int above = open (annotations, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  int fd = above >= 0 ? openat (above, annotator, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;

  if (above >= 0)
    close (above);
  if (fd >= 0)
    walk_folder (&walk, fd, "", 0);
  g_ptr_array_sort (listing->articles, compare_names);
  for (guint i = 0; leftovers != NULL && i < listing->leftovers->len; i++)
    g_ptr_array_add (leftovers, g_strconcat ("annotations/", annotator, "/", listing->leftovers->pdata[i], NULL));
  return g_ptr_array_ref (listing->articles);
}

/**
 * dictum_folder_sweep:
 * @root: path of a project folder
 * @leftovers: (element-type utf8): temporary files
 *
 * Removes what dead saves left. Any thread.
 */
void
dictum_folder_sweep (const char *root, const GPtrArray *leftovers)
{
  int lock;

  if (leftovers->len == 0)
    return;
  // Who writes holds the lock: a temporary file that is still there while we hold it belongs to nobody.
  lock = dictum_store_lock (root, NULL);
  if (lock < 0)
    return;
  for (guint i = 0; i < leftovers->len; i++)
    dictum_store_remove (root, leftovers->pdata[i], NULL);
  dictum_store_unlock (lock);
}

/**
 * dictum_listing_free:
 * @self: (transfer full): a listing
 *
 * Frees it. Any thread.
 */
void
dictum_listing_free (DictumListing *self)
{
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->leftovers, g_ptr_array_unref);
  g_free (self);
}
