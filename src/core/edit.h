// SPDX-License-Identifier: GPL-3.0-or-later
// An edit is data: what one act of a person changed, with the values before and after, so that it can be inverted.

#pragma once

#include "core/article.h"

G_BEGIN_DECLS

/**
 * DictumTarget:
 * @DICTUM_TARGET_QUOTATION: a quotation of an article; values are #DictumQuotation
 * @DICTUM_TARGET_STATE: the state of an article; values are `DICTUM_STATE_VALUE (state)`
 * @DICTUM_TARGET_SPEAKER: a speaker of the cast; values are #DictumSpeaker
 * @DICTUM_TARGET_ARTICLE: what is known of an article; values are #DictumArticleInfo
 * @DICTUM_TARGET_TITLE: the title of the project; values are strings
 * @DICTUM_TARGET_FILE: the text file of an article; values are #GBytes, %NULL where there is no such file
 */
typedef enum
{
  DICTUM_TARGET_QUOTATION,
  DICTUM_TARGET_STATE,
  DICTUM_TARGET_SPEAKER,
  DICTUM_TARGET_ARTICLE,
  DICTUM_TARGET_TITLE,
  DICTUM_TARGET_FILE,
} DictumTarget;

#define DICTUM_STATE_VALUE(state) GUINT_TO_POINTER ((state) + 1)
#define DICTUM_STATE_OF_VALUE(value) ((DictumState) (GPOINTER_TO_UINT (value) - 1))

/**
 * DictumChange:
 * @target: what changes
 * @file: (nullable): the article it belongs to
 * @before: (nullable): the value before, %NULL where there was none
 * @after: (nullable): the value after, %NULL where there is none
 */
typedef struct
{
  DictumTarget target;
  char *file;
  gpointer before;
  gpointer after;
} DictumChange;

#define DICTUM_TYPE_EDIT (dictum_edit_get_type ())

typedef struct _DictumEdit DictumEdit;

GType dictum_edit_get_type (void);

DictumEdit *dictum_edit_new (const char *label, const char *file);
DictumEdit *dictum_edit_ref (DictumEdit *self);
void dictum_edit_unref (DictumEdit *self);

const char *dictum_edit_get_label (const DictumEdit *self);
const char *dictum_edit_get_file (const DictumEdit *self);
guint dictum_edit_get_n_changes (const DictumEdit *self);
const DictumChange *dictum_edit_get_change (const DictumEdit *self, guint i);
gboolean dictum_change_same_value (DictumTarget target, gconstpointer one, gconstpointer other);

void dictum_edit_add (DictumEdit *self, DictumTarget target, const char *file, gpointer before, gpointer after);
DictumEdit *dictum_edit_invert (const DictumEdit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumEdit, dictum_edit_unref)

G_END_DECLS
