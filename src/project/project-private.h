// SPDX-License-Identifier: GPL-3.0-or-later
// What the files that make up a project share; nobody else includes this.

#pragma once

#include "project/folder.h"
#include "project/load.h"
#include "project/project.h"
#include "project/saver.h"

G_BEGIN_DECLS

// One article's annotation file, from the moment the article was opened.
typedef struct
{
  char *file;
  DictumMarksDisk disk;
  DictumStamp text_stamp; // the text file as it was read
  gboolean dirty;         // memory holds what the file does not
  gboolean failed;        // the last try did not work
  gboolean resolved;      // the file names another speaker than memory, because one was removed or merged
} DictumSlot;

// A text file to be made or to be thrown away; or a lost annotation file to be joined with an article.
typedef enum
{
  DICTUM_FILE_ADD,
  DICTUM_FILE_REMOVE,
  DICTUM_FILE_JOIN,
} DictumFileTask;

typedef struct
{
  DictumFileTask task;
  char *file;
  char *lost;     // DICTUM_FILE_JOIN: the article that is gone
  GBytes *bytes;
  gboolean failed;
} DictumFileOp;

struct _DictumProject
{
  GObject parent_instance;

  GFile *folder;
  char *root;
  char *annotator;
  char *new_annotator; // (nullable): who annotates as soon as what they marked is read
  GTask *renaming; // (nullable): the folder of marks gets the name of new_annotator
  char *installation;

  char *title;
  GPtrArray *annotators; // of DictumAnnotator, without what dictum_claim_add() adds
  char *extra;
  DictumCast *cast;
  GHashTable *infos; // file → DictumArticleInfo that is not blank, of articles there and gone
  GListStore *articles;
  GHashTable *by_file; // file → DictumArticle, both borrowed from articles
  GHashTable *parted;  // file → DictumArticle that was removed and may come back
  GHashTable *done;    // set of the DictumArticles that are done, borrowed
  GHashTable *totals;  // speaker id as the quotations name it, "" for none → number of quotations
  guint counting_frozen;
  gboolean counts_changed;
  GPtrArray *problems;
  GPtrArray *lost;

  gboolean read_only;
  gboolean is_newer; // dictum.json is a newer program's
  gboolean data_frozen; // dictum.json did not load whole
  DictumDataDisk data_disk;
  gboolean data_dirty;
  gboolean data_failed;
  gboolean claim_settled; // our id is recorded, or need not be
  gboolean accepted;      // other installations of the id are the same person
  GHashTable *slots;      // file → DictumSlot
  GQueue file_ops;        // of DictumFileOp, in the order of the acts
  gboolean running;       // something is in the worker
  gboolean looking;       // it only looks what lies on disk
  gboolean look_wanted;
  gboolean is_gone; // the folder, at the last look
  gboolean retrying;      // what failed is tried again, and is not known to work yet
  guint idle;
  guint timer;
  guint retry_seconds;
  DictumSaveState save_state;
  char *save_problem;
  gboolean held;
  GPtrArray *flushes; // of GTask

  GPtrArray *monitors; // of GFileMonitor
  guint look_timer;
  GQueue unread; // of char *, articles whose summary is still to be read
  gboolean reading;
};

// project.c
DictumProject *dictum_project_new (GFile *folder, const DictumIdentity *identity);
void dictum_project_set_data (DictumProject *self, DictumProjectData *data);
DictumProjectData *dictum_project_make_data (DictumProject *self);
void dictum_project_insert_article (DictumProject *self, DictumArticle *article);
void dictum_project_remove_article (DictumProject *self, DictumArticle *article);
void dictum_project_add_article_files (DictumProject *self, const GPtrArray *files);
DictumArticleInfo *dictum_project_lookup_info (DictumProject *self, const char *file);
void dictum_project_set_info (DictumProject *self, const char *file, DictumArticleInfo *info);
void dictum_project_set_title (DictumProject *self, const char *title);
void dictum_project_report (DictumProject *self, const char *sentence);
void dictum_project_say_lost_changed (DictumProject *self);
void dictum_project_notify_saving (DictumProject *self, gboolean state, gboolean problem);

// project-counts.c
void dictum_project_freeze_counts (DictumProject *self);
void dictum_project_thaw_counts (DictumProject *self);
void dictum_project_start_counting (DictumProject *self, DictumArticle *article);
void dictum_project_stop_counting (DictumProject *self, DictumArticle *article);

// project-open.c
void dictum_project_read_summaries (DictumProject *self, const GPtrArray *files);

// project-save.c
void dictum_project_schedule (DictumProject *self);
void dictum_project_mark_article (DictumProject *self, const char *file);
void dictum_project_mark_data (DictumProject *self);
void dictum_project_update_save_state (DictumProject *self);
void dictum_project_push_file_op (DictumProject *self, DictumFileTask task, const char *file, const char *lost,
                                  GBytes *bytes);
GBytes *dictum_project_get_pending_bytes (DictumProject *self, const char *file);
DictumSlot *dictum_project_get_slot (DictumProject *self, const char *file);

// copy.c
GFile *dictum_project_make_folder (GFile *parent, const char *name, GError **error);
void dictum_project_remove_folder (GFile *folder);

// project-files.c
gboolean dictum_file_op_run (DictumFileOp *op, const char *root, const char *annotator, char **message,
                             GError **error);

// project-disk.c
void dictum_project_run_look (DictumProject *self);
void dictum_project_run_settling (DictumProject *self);
void dictum_project_watch (DictumProject *self);
void dictum_project_finish_worker (DictumProject *self);

void dictum_file_op_free (DictumFileOp *self);

G_END_DECLS
