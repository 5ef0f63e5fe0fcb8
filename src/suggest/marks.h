// SPDX-License-Identifier: GPL-3.0-or-later
// The stretches of a text that stand between quotation marks.

#pragma once

#include "core/text.h"

G_BEGIN_DECLS

/**
 * DictumMarked:
 * @range: from the opening mark to the closing one, both included, in code points; where paragraphs are each opened
 *   again and only the last is closed, over all of them
 * @depth: 0 for the outermost, 1 for one inside another, and so on
 * @closed: whether it is closed; one that is not ends with its paragraph
 */
typedef struct
{
  DictumRange range;
  guint depth;
  gboolean closed;
} DictumMarked;

#define DICTUM_TYPE_MARKS (dictum_marks_get_type ())

typedef struct _DictumMarks DictumMarks;

GType dictum_marks_get_type (void);

DictumMarks *dictum_marks_find (DictumText *text);
DictumMarks *dictum_marks_ref (DictumMarks *self);
void dictum_marks_unref (DictumMarks *self);

guint dictum_marks_get_n (const DictumMarks *self);
const DictumMarked *dictum_marks_get (const DictumMarks *self, guint i);
const DictumMarked *dictum_marks_at (const DictumMarks *self, guint offset);
guint dictum_marks_get_first (const DictumMarks *self, guint offset);

gboolean dictum_marks_is_opening (const DictumText *text, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumMarks, dictum_marks_unref)

G_END_DECLS
