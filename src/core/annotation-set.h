// SPDX-License-Identifier: GPL-3.0-or-later
// What one annotator marked in one open article: the living model, sorted, asked by place, and told of each change.

#pragma once

#include "core/annotations.h"

G_BEGIN_DECLS

#define DICTUM_TYPE_ANNOTATION_SET (dictum_annotation_set_get_type ())
G_DECLARE_FINAL_TYPE (DictumAnnotationSet, dictum_annotation_set, DICTUM, ANNOTATION_SET, GObject)

DictumAnnotationSet *dictum_annotation_set_new (DictumAnnotations *annotations);

DictumState dictum_annotation_set_get_state (DictumAnnotationSet *self);
guint dictum_annotation_set_get_n (DictumAnnotationSet *self);
DictumQuotation *dictum_annotation_set_get (DictumAnnotationSet *self, guint position);
DictumQuotation *dictum_annotation_set_lookup (DictumAnnotationSet *self, const char *id);
gboolean dictum_annotation_set_find (DictumAnnotationSet *self, const char *id, guint *position);
guint dictum_annotation_set_get_n_orphans (DictumAnnotationSet *self);
GPtrArray *dictum_annotation_set_list_in (DictumAnnotationSet *self, DictumRange range);
DictumAnnotations *dictum_annotation_set_snapshot (DictumAnnotationSet *self);

void dictum_annotation_set_set_state (DictumAnnotationSet *self, DictumState state);
void dictum_annotation_set_replace (DictumAnnotationSet *self, DictumQuotation *before, DictumQuotation *after);
void dictum_annotation_set_reset (DictumAnnotationSet *self, DictumAnnotations *annotations);

G_END_DECLS
