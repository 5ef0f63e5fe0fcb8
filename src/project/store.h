// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a project folder, read and written so that none is ever torn and none outside the folder is ever touched.

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DICTUM_MAX_FILE_SIZE (64 * 1024 * 1024) // bytes

/**
 * DictumStamp:
 * @exists: whether there is such a file
 * @inode: which file it is
 * @size: its size in bytes
 * @mtime: when it was written, in nanoseconds
 * @settled: whether a write after this look is sure to show in @mtime; else only the bytes tell
 * @digest: the hash of its bytes, 0 where it was not read; for comparing in this process only
 */
typedef struct
{
  gboolean exists;
  guint64 inode;
  gint64 size;
  gint64 mtime;
  gboolean settled;
  guint64 digest[2];
} DictumStamp;

gboolean dictum_store_is_article_name (const char *name);
char *dictum_store_annotation_name (const char *annotator, const char *article);
char *dictum_store_annotator_folder (const char *annotator);

gboolean dictum_store_is_writable (const char *root);
int dictum_store_lock (const char *root, GError **error);
void dictum_store_unlock (int lock);

gboolean dictum_store_stat (const char *root, const char *name, DictumStamp *stamp);
gboolean dictum_store_same_stat (const DictumStamp *now, const DictumStamp *known);
gboolean dictum_store_same_bytes (const DictumStamp *one, const DictumStamp *other);
void dictum_store_hash (DictumStamp *stamp, GBytes *bytes);
GBytes *dictum_store_read (const char *root, const char *name, DictumStamp *stamp, GError **error);
gboolean dictum_store_write (const char *root, const char *name, GBytes *bytes, DictumStamp *stamp, GError **error);
gboolean dictum_store_create_file (const char *root, const char *name, GBytes *bytes, GError **error);
gboolean dictum_store_rename (const char *root, const char *name, const char *new_name, GError **error);
gboolean dictum_store_remove (const char *root, const char *name, GError **error);
gboolean dictum_store_is_leftover (const char *base_name);

G_END_DECLS
