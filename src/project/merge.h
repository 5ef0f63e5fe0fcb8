// SPDX-License-Identifier: GPL-3.0-or-later
// Three-way merges of what two programs wrote: what was common, ours, theirs.

#pragma once

#include "core/annotations.h"
#include "core/project-data.h"

G_BEGIN_DECLS

DictumAnnotations *dictum_merge_annotations (DictumAnnotations *base,
                                             DictumAnnotations *ours,
                                             DictumAnnotations *theirs,
                                             guint *n_conflicts);
DictumProjectData *dictum_merge_project_data (DictumProjectData *base,
                                              DictumProjectData *ours,
                                              DictumProjectData *theirs,
                                              guint *n_conflicts);
gboolean dictum_annotations_same (const DictumAnnotations *one, const DictumAnnotations *other);
gboolean dictum_project_data_same (const DictumProjectData *one, const DictumProjectData *other);

G_END_DECLS
