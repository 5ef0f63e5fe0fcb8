// SPDX-License-Identifier: GPL-3.0-or-later
// What dictum.json holds, as immutable values: title, annotators, speakers, and what is known of the articles.

#pragma once

#include "core/speaker.h"

G_BEGIN_DECLS

/**
 * DictumArticleFields:
 * @file: path in the project folder, with "/", never leading out of it
 * @title: (nullable): the title
 * @outlet: (nullable): who published it
 * @date: (nullable): YYYY, YYYY-MM or YYYY-MM-DD
 * @url: (nullable): where it was found
 * @language: (nullable): BCP 47, "en"
 * @extra: (nullable): unknown members, as the text of a JSON object
 */
typedef struct
{
  const char *file;
  const char *title;
  const char *outlet;
  const char *date;
  const char *url;
  const char *language;
  const char *extra;
} DictumArticleFields;

/**
 * DictumAnnotatorFields:
 * @id: `[a-z0-9][a-z0-9_-]{0,31}`
 * @name: (nullable): a name for people
 * @installations: (nullable) (array zero-terminated=1): the random numbers of the installations that write as @id
 * @extra: (nullable): unknown members, as the text of a JSON object
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *const *installations;
  const char *extra;
} DictumAnnotatorFields;

#define DICTUM_TYPE_ARTICLE_INFO (dictum_article_info_get_type ())
#define DICTUM_TYPE_PROJECT_DATA (dictum_project_data_get_type ())

typedef struct _DictumArticleInfo DictumArticleInfo;
typedef struct _DictumAnnotator DictumAnnotator;
typedef struct _DictumProjectData DictumProjectData;

GType dictum_article_info_get_type (void);
DictumArticleInfo *dictum_article_info_new (const DictumArticleFields *fields);
DictumArticleInfo *dictum_article_info_ref (DictumArticleInfo *self);
void dictum_article_info_unref (DictumArticleInfo *self);
const DictumArticleFields *dictum_article_info_get_fields (const DictumArticleInfo *self);
gboolean dictum_article_info_is_blank (const DictumArticleInfo *self);
gboolean dictum_article_info_equal (const DictumArticleInfo *self, const DictumArticleInfo *other);

DictumAnnotator *dictum_annotator_new (const DictumAnnotatorFields *fields);
DictumAnnotator *dictum_annotator_ref (DictumAnnotator *self);
void dictum_annotator_unref (DictumAnnotator *self);
const DictumAnnotatorFields *dictum_annotator_get_fields (const DictumAnnotator *self);
gboolean dictum_annotator_equal (const DictumAnnotator *self, const DictumAnnotator *other);
gboolean dictum_annotator_id_is_valid (const char *id);
char *dictum_annotator_make_id (const char *name);

GType dictum_project_data_get_type (void);
DictumProjectData *dictum_project_data_new (const char *title,
                                            const GPtrArray *annotators,
                                            const GPtrArray *speakers,
                                            const GPtrArray *articles,
                                            const char *extra);
DictumProjectData *dictum_project_data_ref (DictumProjectData *self);
void dictum_project_data_unref (DictumProjectData *self);
const char *dictum_project_data_get_title (const DictumProjectData *self);
const GPtrArray *dictum_project_data_get_annotators (const DictumProjectData *self);
const GPtrArray *dictum_project_data_get_speakers (const DictumProjectData *self);
const GPtrArray *dictum_project_data_get_articles (const DictumProjectData *self);
const char *dictum_project_data_get_extra (const DictumProjectData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumArticleInfo, dictum_article_info_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumAnnotator, dictum_annotator_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumProjectData, dictum_project_data_unref)

G_END_DECLS
