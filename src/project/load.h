// SPDX-License-Identifier: GPL-3.0-or-later
// What is read of a project folder, as values for any thread: the project file, a text, an annotation file.

#pragma once

#include "core/annotations.h"
#include "core/project-data.h"
#include "project/store.h"

G_BEGIN_DECLS

#define DICTUM_PROJECT_FILE "dictum.json"

/**
 * DictumMarksLoad:
 * @annotations: what the file holds; nothing where there is none, or where it did not load whole
 * @bytes: (nullable): the file as it is, %NULL where there is none
 * @stamp: which file it is
 * @error: (nullable): why it did not load whole; such a file must never be overwritten
 */
typedef struct
{
  DictumAnnotations *annotations;
  GBytes *bytes;
  DictumStamp stamp;
  GError *error;
} DictumMarksLoad;

DictumProjectData *dictum_load_data (const char *root, GError **error);
DictumText *dictum_load_text (const char *root, const char *file, GBytes *pending, GError **error);
DictumAnnotations *dictum_load_parse_marks (GBytes *bytes, DictumText *text, GError **error);
DictumText *dictum_load_make_wordless_text (guint length);
DictumMarksLoad *dictum_load_marks (const char *root, const char *annotator, const char *file, DictumText *text);
char *dictum_marks_load_dup_problem (const DictumMarksLoad *self, const char *annotator, const char *file);
void dictum_marks_load_free (DictumMarksLoad *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumMarksLoad, dictum_marks_load_free)

G_END_DECLS
