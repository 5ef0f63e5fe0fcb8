// SPDX-License-Identifier: GPL-3.0-or-later
// One save of one file: looks what lies on disk, merges what others wrote, writes durably. For a worker thread.

#pragma once

#include "core/annotations.h"
#include "core/project-data.h"
#include "project/store.h"

G_BEGIN_DECLS

/**
 * DictumSaveResult:
 * @DICTUM_SAVED: it is on disk
 * @DICTUM_SAVE_ERROR: it could not be written; try again
 * @DICTUM_SAVE_FROZEN: the file on disk does not load whole and is not overwritten
 * @DICTUM_SAVE_OTHERS: another installation writes as this annotator; nothing was written
 */
typedef enum
{
  DICTUM_SAVED,
  DICTUM_SAVE_ERROR,
  DICTUM_SAVE_FROZEN,
  DICTUM_SAVE_OTHERS,
} DictumSaveResult;

/**
 * DictumMarksDisk:
 * @stamp: the annotation file as it was last seen
 * @value: (nullable): what it held then, %NULL for nothing
 * @start_bytes: (nullable): its bytes before this run changed anything, %NULL where there was no file
 * @start: (nullable): what these held
 * @at_start: whether the file is as it was before this run
 *
 * What is known of an annotation file on disk.
 */
typedef struct
{
  DictumStamp stamp;
  DictumAnnotations *value;
  GBytes *start_bytes;
  DictumAnnotations *start;
  gboolean at_start;
} DictumMarksDisk;

/**
 * DictumDataDisk:
 * @stamp: dictum.json as it was last seen
 * @value: what it held then
 * @start_bytes: (nullable): its bytes before this run changed anything, %NULL where there was no file
 * @start: what these held
 *
 * What is known of dictum.json on disk.
 */
typedef struct
{
  DictumStamp stamp;
  DictumProjectData *value;
  GBytes *start_bytes;
  DictumProjectData *start;
} DictumDataDisk;

/**
 * DictumMarksJob:
 *
 * A save of an annotation file; the project fills the first part, dictum_save_marks() the second.
 */
typedef struct
{
  char *root;
  char *annotator;
  char *file;
  DictumText *text;
  DictumAnnotations *model; // as it is in memory
  GHashTable *stand_ins;    // speaker id → the one that is written for it, NULL for nobody; others stand for themselves
  DictumMarksDisk disk;

  DictumAnnotations *written; // with the speakers that are written
  DictumSaveResult result;
  GError *error;
  DictumAnnotations *merged; // (nullable): what others wrote was merged in
  guint n_conflicts;
} DictumMarksJob;

/**
 * DictumDataJob:
 *
 * A save of dictum.json; the project fills the first part, dictum_save_data() the second.
 */
typedef struct
{
  char *root;
  char *annotator;
  char *installation;
  DictumProjectData *model;
  gboolean claim;     // whether the annotator's id is to be recorded
  gboolean accepted;  // whether other installations of that id are the same person
  DictumDataDisk disk;

  DictumSaveResult result;
  GError *error;
  DictumProjectData *merged; // (nullable): what others wrote was merged in
  guint n_conflicts;
  gboolean claimed;          // whether the file holds the claim now
} DictumDataJob;

void dictum_marks_disk_clear (DictumMarksDisk *self);
void dictum_marks_disk_copy (DictumMarksDisk *to, const DictumMarksDisk *from);
void dictum_data_disk_clear (DictumDataDisk *self);
void dictum_data_disk_copy (DictumDataDisk *to, const DictumDataDisk *from);
void dictum_marks_job_free (DictumMarksJob *self);
void dictum_data_job_free (DictumDataJob *self);

void dictum_save_marks (DictumMarksJob *job);
void dictum_save_data (DictumDataJob *job);

gboolean dictum_claim_is_in (DictumProjectData *data, const char *annotator, const char *installation);
gboolean dictum_claim_is_held (DictumProjectData *data, const char *annotator, const char *installation);
DictumProjectData *dictum_claim_add (DictumProjectData *data, const char *annotator, const char *installation);
DictumProjectData *dictum_claim_take_out (DictumProjectData *data, DictumProjectData *start, const char *annotator,
                                          const char *installation);

G_END_DECLS
