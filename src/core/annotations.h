// SPDX-License-Identifier: GPL-3.0-or-later
// What one annotator marked in one article, as an immutable value: what files hold and threads are given.

#pragma once

#include "core/quotation.h"

G_BEGIN_DECLS

/**
 * DictumState:
 * @DICTUM_STATE_NEW: nothing was done yet
 * @DICTUM_STATE_IN_PROGRESS: begun
 * @DICTUM_STATE_DONE: the annotator called it done
 */
typedef enum
{
  DICTUM_STATE_NEW,
  DICTUM_STATE_IN_PROGRESS,
  DICTUM_STATE_DONE,
} DictumState;

/**
 * DictumRejection:
 * @content: the content of a suggestion that is not to be shown again
 * @extra: (nullable): unknown members, as the text of a JSON object
 */
typedef struct
{
  DictumPieces *content;
  const char *extra;
} DictumRejection;

#define DICTUM_TYPE_ANNOTATIONS (dictum_annotations_get_type ())

typedef struct _DictumAnnotations DictumAnnotations;

GType dictum_annotations_get_type (void);

DictumRejection *dictum_rejection_new (DictumPieces *content, const char *extra);
void dictum_rejection_free (DictumRejection *self);

DictumAnnotations *dictum_annotations_new (DictumState state,
                                           GPtrArray *quotations,
                                           GPtrArray *rejections,
                                           const char *extra);
DictumAnnotations *dictum_annotations_new_in_order (DictumState state,
                                                    GPtrArray *quotations,
                                                    GPtrArray *rejections,
                                                    const char *extra);
DictumAnnotations *dictum_annotations_ref (DictumAnnotations *self);
void dictum_annotations_unref (DictumAnnotations *self);

DictumState dictum_annotations_get_state (const DictumAnnotations *self);
const GPtrArray *dictum_annotations_get_quotations (const DictumAnnotations *self);
const GPtrArray *dictum_annotations_get_rejections (const DictumAnnotations *self);
const char *dictum_annotations_get_extra (const DictumAnnotations *self);
gboolean dictum_annotations_is_blank (const DictumAnnotations *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumAnnotations, dictum_annotations_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumRejection, dictum_rejection_free)

G_END_DECLS
