// SPDX-License-Identifier: GPL-3.0-or-later
// What the project file and exports share: title, annotators, speakers, and what is known of an article.

#pragma once

#include "core/project-data.h"
#include "formats/json-reader.h"
#include "formats/json-writer.h"

G_BEGIN_DECLS

/**
 * DictumProjectDraft:
 * @title: (nullable): the title
 * @annotators: (element-type DictumAnnotator): the annotators
 * @speakers: (element-type DictumSpeaker): the speakers
 * @articles: (element-type DictumArticleInfo): what is known of the articles
 *
 * A project while it is read.
 */
typedef struct
{
  char *title;
  GPtrArray *annotators;
  GPtrArray *speakers;
  GPtrArray *articles;
} DictumProjectDraft;

/**
 * DictumArticleDraft:
 *
 * What is known of an article while it is read; members as in #DictumArticleFields, owned.
 */
typedef struct
{
  char *file;
  char *title;
  char *outlet;
  char *date;
  char *url;
  char *language;
} DictumArticleDraft;

void dictum_project_draft_init (DictumProjectDraft *self);
void dictum_project_draft_clear (DictumProjectDraft *self);
gboolean dictum_project_draft_read_member (DictumProjectDraft *self, DictumJsonReader *reader);
void dictum_project_draft_read_articles (DictumProjectDraft *self, DictumJsonReader *reader);
DictumProjectData *dictum_project_draft_make_data (DictumProjectDraft *self, const char *extra);

gboolean dictum_article_draft_read_member (DictumArticleDraft *self, DictumJsonReader *reader);
DictumArticleInfo *dictum_article_draft_make_info (DictumArticleDraft *self,
                                                   DictumJsonReader *reader,
                                                   GHashTable *files,
                                                   const char *extra);
void dictum_article_draft_clear (DictumArticleDraft *self);

void dictum_project_members_write (DictumJsonWriter *writer, DictumProjectData *data);
void dictum_article_members_write (DictumJsonWriter *writer, DictumArticleInfo *info);

G_END_DECLS
