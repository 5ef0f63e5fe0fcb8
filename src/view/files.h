// SPDX-License-Identifier: GPL-3.0-or-later
// Where projects of one's own are kept, and what the files that somebody hands over are.

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DictumFiles:
 * @folders: (element-type GFile): folders to be opened as projects
 * @closed: (element-type GFile): folders of project files that cannot be read, as in a sandbox
 * @texts: (element-type GFile): files to be copied into a project
 * @documents: (element-type GFile): exported projects, to be imported
 * @problems: (element-type utf8): of each of the others, a sentence that says why it cannot be opened
 */
typedef struct
{
  GPtrArray *folders;
  GPtrArray *closed;
  GPtrArray *texts;
  GPtrArray *documents;
  GPtrArray *problems;
} DictumFiles;

GFile *dictum_files_dup_projects_folder (void);
GFile *dictum_files_dup_sample (void);
void dictum_files_note_recent (GFile *folder, const char *title);

void dictum_files_sort_async (GPtrArray *files, GAsyncReadyCallback callback, gpointer user_data);
DictumFiles *dictum_files_sort_finish (GAsyncResult *result);
void dictum_files_free (DictumFiles *self);

void dictum_files_create_project_async (const char *title, GAsyncReadyCallback callback, gpointer user_data);
GFile *dictum_files_create_project_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumFiles, dictum_files_free)

G_END_DECLS
