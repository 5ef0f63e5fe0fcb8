// SPDX-License-Identifier: GPL-3.0-or-later
// A project: the folder, what is in it, and the one way to change it. Saving happens by itself, off the main thread.

#pragma once

#include "core/article.h"
#include "core/cast.h"
#include "core/edit.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DICTUM_MANY_ARTICLES 20000 // past so many Dictum asks before it goes on

/**
 * DictumSaveState:
 * @DICTUM_SAVE_DONE: everything is on disk
 * @DICTUM_SAVE_RUNNING: something is being written
 * @DICTUM_SAVE_FAILED: the last try failed; the work is in memory and it is tried again
 * @DICTUM_SAVE_READ_ONLY: the project cannot be written, nothing is tried
 * @DICTUM_SAVE_HELD: another installation uses the annotator's id; see dictum_project_settle_annotator()
 */
typedef enum
{
  DICTUM_SAVE_DONE,
  DICTUM_SAVE_RUNNING,
  DICTUM_SAVE_FAILED,
  DICTUM_SAVE_READ_ONLY,
  DICTUM_SAVE_HELD,
} DictumSaveState;

/**
 * DictumIdentity:
 * @annotator: the annotator's id, valid
 * @installation: the installation's random number, 8 hexadecimal digits
 */
typedef struct
{
  const char *annotator;
  const char *installation;
} DictumIdentity;

/**
 * DictumLost:
 * @file: the article that an annotation file belongs to and that is gone
 * @renamed: (nullable): the one article without annotations that has the same text
 */
typedef struct
{
  char *file;
  char *renamed;
} DictumLost;

/**
 * DictumNewArticle:
 * @file: (nullable): a free name for it in the project, with "/"; %NULL where it cannot be read
 * @content: (nullable): its text as UTF-8 with LF; likewise
 * @source_name: the name of the file it came from, for people
 * @encoding: (nullable): the name of the encoding it was converted from, %NULL where it was plain UTF-8
 * @problem: (nullable): why it cannot be read, as a sentence for people
 */
typedef struct
{
  char *file;
  GBytes *content;
  char *source_name;
  char *encoding;
  char *problem;
} DictumNewArticle;

#define DICTUM_TYPE_PROJECT (dictum_project_get_type ())
G_DECLARE_FINAL_TYPE (DictumProject, dictum_project, DICTUM, PROJECT, GObject)

// Opening. Fails with DICTUM_ERROR_TOO_LARGE where there are more than DICTUM_MANY_ARTICLES and @accept_many is FALSE.
DictumProject *dictum_project_open (GFile *folder,
                                    const DictumIdentity *identity,
                                    gboolean accept_many,
                                    GError **error);
void dictum_project_open_async (GFile *folder,
                                const DictumIdentity *identity,
                                gboolean accept_many,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
DictumProject *dictum_project_open_finish (GAsyncResult *result, GError **error);

// What it is. Properties with notify: "title" (string), "save-state" (uint), "save-problem" (string), "n-done" (uint).
GFile *dictum_project_get_folder (DictumProject *self);
const char *dictum_project_get_title (DictumProject *self);
char *dictum_project_dup_name (DictumProject *self);
const char *dictum_project_get_annotator (DictumProject *self);
DictumCast *dictum_project_get_cast (DictumProject *self);
GListModel *dictum_project_get_articles (DictumProject *self);
DictumArticle *dictum_project_lookup_article (DictumProject *self, const char *file);
guint dictum_project_get_n_done (DictumProject *self);
guint dictum_project_count_quotations (DictumProject *self, const char *speaker);
gboolean dictum_project_is_newer (DictumProject *self);
GPtrArray *dictum_project_list_problems (DictumProject *self);
GPtrArray *dictum_project_list_lost (DictumProject *self);

// Articles are read when they are opened: text, annotations, and pieces found again where the text changed.
gboolean dictum_project_open_article (DictumProject *self, DictumArticle *article, GError **error);
void dictum_project_open_article_async (DictumProject *self,
                                        DictumArticle *article,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean dictum_project_open_article_finish (DictumProject *self, GAsyncResult *result, GError **error);

// Whether a file from anywhere could be added; for any thread.
gboolean dictum_project_can_add_file (GFile *file, GError **error);
// Reads files from anywhere, in a thread, as articles that could be added; the result is of DictumNewArticle.
void dictum_project_read_files_async (DictumProject *self,
                                      GPtrArray *files,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *dictum_project_read_files_finish (DictumProject *self, GAsyncResult *result, GError **error);
// Reads the text files of articles as they are, byte for byte, for an edit that removes them; the result is of GBytes.
void dictum_project_read_articles_async (DictumProject *self,
                                         GPtrArray *articles,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *dictum_project_read_articles_finish (DictumProject *self, GAsyncResult *result, GError **error);

// The one way to change a project. Checks that every `before` is what is there, else fails with DICTUM_ERROR_STALE and
// changes nothing; then changes the model at once and has it saved.
gboolean dictum_project_apply (DictumProject *self, DictumEdit *edit, GError **error);

// Saving.
DictumSaveState dictum_project_get_save_state (DictumProject *self);
const char *dictum_project_get_save_problem (DictumProject *self);
void dictum_project_save_again (DictumProject *self);
void dictum_project_flush_async (DictumProject *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean dictum_project_flush_finish (DictumProject *self, GAsyncResult *result, GError **error);
gboolean dictum_project_flush (DictumProject *self, GError **error);
void dictum_project_look_at_disk (DictumProject *self);
void dictum_project_settle_annotator (DictumProject *self, const char *annotator);
// One's own folder of marks under another name.
gboolean dictum_project_can_rename_annotator (DictumProject *self);
void dictum_project_rename_annotator_async (DictumProject *self,
                                            const char *annotator,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean dictum_project_rename_annotator_finish (DictumProject *self, GAsyncResult *result, GError **error);
void dictum_project_join_lost (DictumProject *self, const char *lost, const char *file);

// A writable copy of a whole project folder, for one that is read-only and for the sample; in a thread.
void dictum_project_copy_async (GFile *folder,
                                GFile *parent,
                                const char *name,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GFile *dictum_project_copy_finish (GAsyncResult *result, GError **error);
// A new folder "name", "name-2" … in @parent with an empty project of that title in it.
GFile *dictum_project_create (GFile *parent, const char *title, GError **error);

void dictum_new_article_free (DictumNewArticle *self);

G_END_DECLS
