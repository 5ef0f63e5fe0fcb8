// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a project folder, read and written so that none is ever torn and none outside the folder is ever touched:
// every folder on the way is opened by itself without following links, and a file is written as a temporary one beside
// it, synced, renamed, and the folder synced.

#define _GNU_SOURCE // for renameat2() and O_PATH

#include "config.h"

#include "project/store.h"

#include "core/error.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define LEFTOVER_MARK ".dictum-"   // a temporary file is ".NAME.dictum-XXXXXX"
#define LEFTOVER_DIGITS 6
#define LEFTOVER_NAME_BYTES 200    // so much of NAME goes into the name of its temporary file
#define NEW_FILE_MODE 0644
#define LOCK_TRIES 1000            // with a nap between them: ten seconds in all
#define LOCK_NAP_MICROSECONDS 10000
#define FINE_STEP G_GINT64_CONSTANT (20000000)     // nanoseconds, more than a tick of any kernel
#define COARSE_STEP G_GINT64_CONSTANT (2000000000)
#define READ_BLOCK (64 * 1024)     // bytes asked for beyond a file's size, in case it grows

static void
set_errno_error (GError **error, const char *name, gboolean writing, int code)
{
  if (code == ENOENT && !writing)
    g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND, _("There is no file “%s”."), name);
  else if (code == ELOOP || code == ENOTDIR || code == EISDIR)
    g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_UNSAFE_PATH,
                 _("“%s” is not a plain file in the project folder."), name);
  else if (code == ENOSPC)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("The disk is full."));
  else if (code == EDQUOT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _("Your share of the disk is used up."));
  else if (writing && (code == EROFS || code == EACCES || code == EPERM))
    g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_READ_ONLY, _("“%s” cannot be written here."), name);
  else if (writing)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("“%s” could not be written: %s."), name,
                 g_strerror (code));
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), _("“%s” could not be read: %s."), name,
                 g_strerror (code));
}

static gboolean
part_is_safe (const char *part)
{
  return part[0] != '\0' && strcmp (part, ".") != 0 && strcmp (part, "..") != 0;
}

// Whether @name is relative, in valid UTF-8, and leads nowhere but into the folder, read with "/" or with "\".
static gboolean
name_is_safe (const char *name)
{
  g_auto (GStrv) parts = NULL;

  if (name[0] == '\0' || strlen (name) > 4000 || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  parts = g_strsplit (name, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pieces = g_strsplit (parts[i], "\\", -1);

      if (!part_is_safe (parts[i]))
        return FALSE;
      for (guint j = 0; pieces[j] != NULL; j++)
        if (!part_is_safe (pieces[j]))
          return FALSE;
    }
  return TRUE;
}

static gboolean
ends_in_txt (const char *name)
{
  gsize length = strlen (name);

  return length > 4 && g_ascii_strcasecmp (name + length - 4, ".txt") == 0;
}

/**
 * dictum_store_is_article_name:
 * @name: path in a project folder, with "/"
 *
 * Returns: whether an article may have that name: safe, ending in ".txt", neither below "annotations" nor below a
 *   folder whose name begins with a dot. Any thread.
 */
gboolean
dictum_store_is_article_name (const char *name)
{
  if (!name_is_safe (name) || !ends_in_txt (name) || g_str_has_prefix (name, "annotations/"))
    return FALSE;
  for (const char *part = name, *slash; (slash = strchr (part, '/')) != NULL; part = slash + 1)
    if (part[0] == '.')
      return FALSE;
  return TRUE;
}

/**
 * dictum_store_annotation_name:
 * @annotator: a valid annotator id
 * @article: an article's file
 *
 * Returns: (transfer full): the annotation file that belongs to both, as path in the project folder. Any thread.
 */
char *
dictum_store_annotation_name (const char *annotator, const char *article)
{
  return g_strconcat ("annotations/", annotator, "/", article, ".json", NULL);
}

/**
 * dictum_store_annotator_folder:
 * @annotator: a valid annotator id
 *
 * Returns: (transfer full): the annotator's folder, as path in the project folder. Any thread.
 */
char *
dictum_store_annotator_folder (const char *annotator)
{
  return g_strconcat ("annotations/", annotator, NULL);
}

/**
 * dictum_store_is_writable:
 * @root: path of a project folder
 *
 * Returns: whether files can be made in it. Any thread.
 */
gboolean
dictum_store_is_writable (const char *root)
{
  return access (root, W_OK | X_OK) == 0;
}

/**
 * dictum_store_lock:
 * @root: path of a project folder
 * @error: return location
 *
 * Keeps other Dictums on this file system from writing between a look at a file and its replacement. The lock goes with
 * the process that holds it. Where the file system has no locks there is none, and the look alone has to do.
 *
 * Returns: a descriptor for dictum_store_unlock(), or -1 with @error set. Any thread; may take ten seconds.
 */
int
dictum_store_lock (const char *root, GError **error)
{
  int fd = open (root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    {
      int code = errno;
      g_autofree char *name = g_path_get_basename (root);

      if (code == ENOENT)
        g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND, _("The project folder is gone."));
      else
        set_errno_error (error, name, TRUE, code);
      return -1;
    }
  for (guint i = 0; flock (fd, LOCK_EX | LOCK_NB) != 0; i++)
    {
      if (errno != EWOULDBLOCK && errno != EINTR)
        return fd;
      if (i == LOCK_TRIES)
        {
          close (fd);
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, _("Another program is using the project folder."));
          return -1;
        }
      g_usleep (LOCK_NAP_MICROSECONDS);
    }
  return fd;
}

/**
 * dictum_store_unlock:
 * @lock: what dictum_store_lock() gave
 *
 * Lets others write again. Any thread.
 */
void
dictum_store_unlock (int lock)
{
  close (lock);
}

static gboolean
sync_fd (int fd)
{
  // Some file systems cannot sync a folder; that is no failure of the save.
  return fsync (fd) == 0 || errno == EINVAL || errno == ENOTSUP;
}

static int
enter_folder (int parent, const char *name, gboolean create)
{
  int fd = openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

  if (fd >= 0 || errno != ENOENT || !create)
    return fd;
  if (mkdirat (parent, name, 0777) != 0 && errno != EEXIST)
    return -1;
  if (!sync_fd (parent))
    return -1;
  return openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

// Opens the folder that holds @name, without following a link below @root.
static int
open_parent (const char *root, const char *name, gboolean create, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  int fd = open (root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0 && create && errno == ENOENT)
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND, _("The project folder is gone."));
      return -1;
    }
  for (guint i = 0; fd >= 0 && parts[i + 1] != NULL; i++)
    {
      int next = enter_folder (fd, parts[i], create);
      int code = errno;

      close (fd);
      errno = code;
      fd = next;
    }
  if (fd < 0)
    set_errno_error (error, name, create, errno);
  return fd;
}

static const char *
base_of (const char *name)
{
  const char *slash = strrchr (name, '/');

  return slash ? slash + 1 : name;
}

// @when: at or before the look, in nanoseconds. Times of files go on in steps; what is written twice within a step, by
// the same size, looks untouched. A time without fractions comes from a file system that counts in seconds.
static void
fill_stamp (DictumStamp *stamp, const struct stat *info, gint64 when)
{
  gint64 step = info->st_mtim.tv_nsec == 0 ? COARSE_STEP : FINE_STEP;

  *stamp = (DictumStamp){ .exists = TRUE, .inode = info->st_ino, .size = info->st_size };
  stamp->mtime = (gint64) info->st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + info->st_mtim.tv_nsec;
  stamp->settled = when - stamp->mtime > step;
}

static gint64
get_time (void)
{
  return g_get_real_time () * 1000;
}

static guint64
mix (guint64 hash, guint64 word)
{
  hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  return hash ^ hash >> 29;
}

/**
 * dictum_store_hash:
 * @stamp: what is known of a file
 * @bytes: what it holds
 *
 * Notes size and hash of @bytes in @stamp: 128 bits that tell changed bytes from unchanged ones at the speed of memory,
 * no guard against malice. Any thread.
 */
void
dictum_store_hash (DictumStamp *stamp, GBytes *bytes)
{
  gsize size;
  const char *at = g_bytes_get_data (bytes, &size);
  guint64 one = size, other = ~(guint64) size, words[2] = { 0, 0 };

  stamp->size = size;
  for (; size >= sizeof words; at += sizeof words, size -= sizeof words)
    {
      memcpy (words, at, sizeof words);
      one = mix (one, words[0]);
      other = mix (other, words[1] ^ words[0] >> 32 ^ words[0] << 32);
    }
  words[0] = words[1] = 0;
  if (size > 0)
    memcpy (words, at, size);
  stamp->digest[0] = mix (mix (one, words[0]), words[1]);
  stamp->digest[1] = mix (mix (other, words[1]), words[0]);
}

/**
 * dictum_store_stat:
 * @root: path of a project folder
 * @name: path in it
 * @stamp: (out): what is there, without a digest; `exists` is %FALSE where there is no plain file
 *
 * Returns: whether there is such a plain file. Any thread.
 */
gboolean
dictum_store_stat (const char *root, const char *name, DictumStamp *stamp)
{
  gint64 when = get_time ();
  int parent = open_parent (root, name, FALSE, NULL);
  struct stat info;

  *stamp = (DictumStamp){ 0 };
  if (parent < 0)
    return FALSE;
  if (fstatat (parent, base_of (name), &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG (info.st_mode))
    fill_stamp (stamp, &info, when);
  close (parent);
  return stamp->exists;
}

/**
 * dictum_store_same_stat:
 * @now: a stamp
 * @known: an earlier one
 *
 * Returns: whether the file is sure to be untouched since @known, by everything but its bytes. Any thread.
 */
gboolean
dictum_store_same_stat (const DictumStamp *now, const DictumStamp *known)
{
  if (now->exists != known->exists)
    return FALSE;
  return !now->exists || (known->settled && now->inode == known->inode && now->size == known->size &&
                          now->mtime == known->mtime);
}

/**
 * dictum_store_same_bytes:
 * @one: a stamp with a hash
 * @other: another one
 *
 * Returns: whether both files hold the same, or neither is there. Any thread.
 */
gboolean
dictum_store_same_bytes (const DictumStamp *one, const DictumStamp *other)
{
  if (one->exists != other->exists)
    return FALSE;
  return !one->exists || (one->size == other->size && one->digest[0] == other->digest[0] &&
                          one->digest[1] == other->digest[1]);
}

static GBytes *
read_fd (int fd, const char *name, gsize size, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (size + 1);
  gsize done = 0;

  while (TRUE)
    {
      gssize n;

      g_byte_array_set_size (bytes, done + MAX (size > done ? size - done : 0, READ_BLOCK));
      n = read (fd, bytes->data + done, bytes->len - done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          set_errno_error (error, name, FALSE, errno);
          return NULL;
        }
      done += n;
      if (n == 0)
        break;
      if (done > DICTUM_MAX_FILE_SIZE)
        {
          g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE, _("“%s” is larger than 64 MB."), name);
          return NULL;
        }
    }
  g_byte_array_set_size (bytes, done);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

// Opens a plain file that is no link: first only its name, which says what it is, then what the name stands for. One
// call with O_NOFOLLOW would do, but the portal through which a sandbox sees documents takes every file for a link then.
static int
open_unless_link (int parent, const char *base, struct stat *info)
{
  int place = openat (parent, base, O_PATH | O_NOFOLLOW | O_CLOEXEC), fd = -1, code;
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", place);

  if (place < 0)
    return -1;
  if (fstat (place, info) == 0 && !S_ISREG (info->st_mode))
    errno = ELOOP;
  else
    fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  code = errno;
  close (place);
  errno = code;
  return fd;
}

static int
open_plain_file (const char *root, const char *name, struct stat *info, GError **error)
{
  int parent = open_parent (root, name, FALSE, error);
  int fd, code;

  if (parent < 0)
    return -1;
  fd = open_unless_link (parent, base_of (name), info);
  code = errno;
  close (parent);
  if (fd < 0)
    set_errno_error (error, name, FALSE, code);
  return fd;
}

/**
 * dictum_store_read:
 * @root: path of a project folder
 * @name: path in it
 * @stamp: (out) (optional): what was read
 * @error: return location
 *
 * Reads a plain file of at most 64 MB. Fails with `DICTUM_ERROR_NOT_FOUND`, `DICTUM_ERROR_TOO_LARGE`,
 * `DICTUM_ERROR_UNSAFE_PATH` where it is a link, a folder or a device, or a #GIOErrorEnum.
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with @error set. Any thread.
 */
GBytes *
dictum_store_read (const char *root, const char *name, DictumStamp *stamp, GError **error)
{
  gint64 when = get_time ();
  struct stat info;
  GBytes *bytes;
  int fd;

  if (stamp != NULL)
    *stamp = (DictumStamp){ 0 };
  fd = open_plain_file (root, name, &info, error);
  if (fd < 0)
    return NULL;
  if (info.st_size > DICTUM_MAX_FILE_SIZE)
    {
      close (fd);
      g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE, _("“%s” is larger than 64 MB."), name);
      return NULL;
    }
  bytes = read_fd (fd, name, info.st_size, error);
  close (fd);
  if (bytes != NULL && stamp != NULL)
    {
      fill_stamp (stamp, &info, when);
      dictum_store_hash (stamp, bytes);
    }
  return bytes;
}

static gboolean
write_all (int fd, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= n;
    }
  return TRUE;
}

static char *
make_temp_name (const char *base)
{
  int length = MIN (strlen (base), LEFTOVER_NAME_BYTES);

  return g_strdup_printf (".%.*s" LEFTOVER_MARK "%06x", length, base, g_random_int () & 0xffffff);
}

// Writes a new file beside the target that is whole on disk when this returns; the errno of what failed, or 0.
static int
write_temp (int parent, const char *base, const struct stat *old, GBytes *bytes, char **temp, struct stat *info)
{
  int fd = -1, code = 0;

  for (guint i = 0; i < 100 && fd < 0; i++)
    {
      g_free (*temp);
      *temp = make_temp_name (base);
      fd = openat (parent, *temp, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, NEW_FILE_MODE);
      if (fd < 0 && errno != EEXIST)
        break;
    }
  if (fd < 0)
    {
      code = errno;
      g_clear_pointer (temp, g_free);
      return code;
    }
  // The mode first: a file that few may read must not lie open to all for a moment.
  if ((old != NULL && fchmod (fd, old->st_mode & 07777) != 0) || !write_all (fd, bytes) || fsync (fd) != 0 ||
      fstat (fd, info) != 0)
    code = errno ? errno : EIO;
  if (close (fd) != 0 && code == 0)
    code = errno;
  return code;
}

static int
put_in_place (int parent, const char *temp, const char *base, gboolean exclusive)
{
  if (!exclusive)
    return renameat (parent, temp, parent, base) == 0 ? 0 : errno;
  if (renameat2 (parent, temp, parent, base, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return errno;
  if (linkat (parent, temp, parent, base, 0) != 0)
    return errno;
  return unlinkat (parent, temp, 0) == 0 ? 0 : errno;
}

static gboolean
replace_file (const char *root, const char *name, GBytes *bytes, gboolean exclusive, DictumStamp *stamp,
              GError **error)
{
  int parent = open_parent (root, name, TRUE, error), code;
  const char *base = base_of (name);
  g_autofree char *temp = NULL;
  struct stat old, info;
  gboolean is_old;
  gint64 when;

  if (parent < 0)
    return FALSE;
  is_old = fstatat (parent, base, &old, AT_SYMLINK_NOFOLLOW) == 0;
  if (is_old && exclusive)
    code = EEXIST;
  else if (is_old && !S_ISREG (old.st_mode))
    code = ELOOP;
  else
    code = write_temp (parent, base, is_old ? &old : NULL, bytes, &temp, &info);
  // Nobody else can write to it before it is in place.
  when = get_time ();
  if (code == 0)
    code = put_in_place (parent, temp, base, exclusive);
  // After a failure the temporary file goes; if even that fails, the next opening sweeps it away.
  if (code != 0 && temp != NULL)
    unlinkat (parent, temp, 0);
  if (code == 0 && !sync_fd (parent))
    code = errno;
  close (parent);
  if (code != 0)
    {
      set_errno_error (error, name, TRUE, code);
      return FALSE;
    }
  if (stamp != NULL)
    {
      fill_stamp (stamp, &info, when);
      dictum_store_hash (stamp, bytes);
    }
  return TRUE;
}

/**
 * dictum_store_write:
 * @root: path of a project folder
 * @name: path in it, safe
 * @bytes: what the file is to hold
 * @stamp: (out) (optional): what is there now
 * @error: return location
 *
 * Replaces a file, or makes it with the folders it needs; @root itself is never made. On success the new bytes are
 * durable; on failure the old file is whole, unless only the last sync failed, then the new one is. The mode is kept.
 *
 * Returns: whether it worked, else @error is set. Any thread.
 */
gboolean
dictum_store_write (const char *root, const char *name, GBytes *bytes, DictumStamp *stamp, GError **error)
{
  g_return_val_if_fail (name_is_safe (name), FALSE);

  return replace_file (root, name, bytes, FALSE, stamp, error);
}

/**
 * dictum_store_create_file:
 * @root: path of a project folder
 * @name: path in it, safe
 * @bytes: what the file is to hold
 * @error: return location
 *
 * As dictum_store_write(), but never over a file that exists: that fails with %G_IO_ERROR_EXISTS.
 *
 * Returns: whether it worked, else @error is set. Any thread.
 */
gboolean
dictum_store_create_file (const char *root, const char *name, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (name_is_safe (name), FALSE);

  return replace_file (root, name, bytes, TRUE, NULL, error);
}

static gboolean
is_empty_folder (int parent, const char *base)
{
  int fd = enter_folder (parent, base, FALSE);
  DIR *folder = fd >= 0 ? fdopendir (fd) : NULL;
  struct dirent *entry;

  if (folder == NULL)
    {
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  do
    entry = readdir (folder);
  while (entry != NULL && !part_is_safe (entry->d_name));
  closedir (folder);
  return entry == NULL;
}

// Takes the folders away that @name leaves empty, from the inside out. Just to try would do, but the portal through
// which a sandbox sees them (xdg-desktop-portal 1.16) breaks down over a folder that is not empty.
static void
remove_empty_folders (const char *root, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (name);

  while (strcmp (folder, ".") != 0)
    {
      int parent = open_parent (root, folder, FALSE, NULL);
      gboolean gone = parent >= 0 && is_empty_folder (parent, base_of (folder)) &&
                      unlinkat (parent, base_of (folder), AT_REMOVEDIR) == 0;
      char *above;

      if (gone)
        sync_fd (parent);
      if (parent >= 0)
        close (parent);
      if (!gone)
        return;
      above = g_path_get_dirname (folder);
      g_free (folder);
      folder = above;
    }
}

/**
 * dictum_store_rename:
 * @root: path of a project folder
 * @name: path in it, of a folder
 * @new_name: what it is to be called, beside where it is
 * @error: return location
 *
 * Renames a folder in one step, durably. Fails with %G_IO_ERROR_EXISTS where @new_name holds something.
 *
 * Returns: whether it has the new name; else @error is set and nothing was changed. Any thread.
 */
gboolean
dictum_store_rename (const char *root, const char *name, const char *new_name, GError **error)
{
  int parent = open_parent (root, name, FALSE, error), code;
  gboolean done;

  if (parent < 0)
    return FALSE;
  // What is there keeps its place, unless it is an empty folder.
  done = renameat (parent, base_of (name), parent, base_of (new_name)) == 0;
  code = errno;
  if (done)
    sync_fd (parent);
  close (parent);
  if (done)
    return TRUE;
  if (code == ENOTEMPTY || code == EEXIST || code == ENOTDIR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("There is something called “%s” already."), new_name);
  else
    set_errno_error (error, new_name, code != ENOENT, code);
  return FALSE;
}

/**
 * dictum_store_remove:
 * @root: path of a project folder
 * @name: path in it, safe
 * @error: return location
 *
 * Removes a file that Dictum made, and the folders that are left empty by it. One that is not there is no failure.
 *
 * Returns: whether it is gone, else @error is set. Any thread.
 */
gboolean
dictum_store_remove (const char *root, const char *name, GError **error)
{
  g_autoptr (GError) missing = NULL;
  int parent = open_parent (root, name, FALSE, &missing), code = 0;

  if (parent < 0)
    {
      if (g_error_matches (missing, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&missing));
      return FALSE;
    }
  if (unlinkat (parent, base_of (name), 0) != 0 && errno != ENOENT)
    code = errno;
  if (code == 0 && !sync_fd (parent))
    code = errno;
  close (parent);
  if (code != 0)
    {
      set_errno_error (error, name, TRUE, code);
      return FALSE;
    }
  remove_empty_folders (root, name);
  return TRUE;
}

/**
 * dictum_store_is_leftover:
 * @base_name: the name of a file, without its folder
 *
 * Returns: whether it is a temporary file of dictum_store_write(). While the lock of the folder is held it is one of a
 *   dead save. Any thread.
 */
gboolean
dictum_store_is_leftover (const char *base_name)
{
  gsize length = strlen (base_name), tail = strlen (LEFTOVER_MARK) + LEFTOVER_DIGITS;

  return length > tail + 1 && base_name[0] == '.' &&
         memcmp (base_name + length - tail, LEFTOVER_MARK, strlen (LEFTOVER_MARK)) == 0 &&
         strspn (base_name + length - LEFTOVER_DIGITS, "0123456789abcdef") == LEFTOVER_DIGITS;
}
