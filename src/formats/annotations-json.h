// SPDX-License-Identifier: GPL-3.0-or-later
// The annotation file of one annotator and one article: annotations/ANNOTATOR/FILE.json.

#pragma once

#include "core/annotations.h"

G_BEGIN_DECLS

/**
 * DictumAnnotationsFile:
 * @annotations: what it holds
 * @article: the article it says it belongs to
 * @annotator: the annotator it says it is of
 * @length: the length in code points of the text that its numbers belong to
 * @sha256: the hash of that text
 */
typedef struct
{
  DictumAnnotations *annotations;
  char *article;
  char *annotator;
  guint length;
  char *sha256;
} DictumAnnotationsFile;

DictumAnnotationsFile *dictum_annotations_json_read (GBytes *bytes, DictumText *text, GError **error);
GBytes *dictum_annotations_json_write (DictumAnnotations *annotations,
                                       DictumText *text,
                                       const char *article,
                                       const char *annotator,
                                       GError **error);
void dictum_annotations_file_free (DictumAnnotationsFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumAnnotationsFile, dictum_annotations_file_free)

G_END_DECLS
