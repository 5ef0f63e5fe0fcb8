// SPDX-License-Identifier: GPL-3.0-or-later
// A whole project as one JSON document: "dictum-export".

#pragma once

#include "core/annotations.h"
#include "core/project-data.h"

G_BEGIN_DECLS

/**
 * DictumExportAnnotations:
 * @annotator: the id of the annotator
 * @length: the length in code points of the text that the numbers belong to
 * @sha256: the hash of that text
 * @annotations: what they marked
 */
typedef struct
{
  char *annotator;
  guint length;
  char *sha256;
  DictumAnnotations *annotations;
} DictumExportAnnotations;

/**
 * DictumExportArticle:
 * @info: file, title and the like
 * @text: the text
 * @annotations: (element-type DictumExportAnnotations): by annotator
 */
typedef struct
{
  DictumArticleInfo *info;
  DictumText *text;
  GPtrArray *annotations;
} DictumExportArticle;

/**
 * DictumExport:
 * @data: title, annotators, speakers; its list of articles is not used
 * @articles: (element-type DictumExportArticle): by file
 */
typedef struct
{
  DictumProjectData *data;
  GPtrArray *articles;
} DictumExport;

DictumExportAnnotations *dictum_export_annotations_new (const char *annotator,
                                                        DictumText *text,
                                                        DictumAnnotations *annotations);
DictumExportArticle *dictum_export_article_new (DictumArticleInfo *info, DictumText *text);
DictumExport *dictum_export_new (DictumProjectData *data);
void dictum_export_free (DictumExport *self);

DictumExport *dictum_export_json_read (GBytes *bytes, GError **error);
GBytes *dictum_export_json_write (DictumExport *document, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumExport, dictum_export_free)

G_END_DECLS
