// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces whose text changed, found again by their words.

#pragma once

#include "core/annotations.h"

G_BEGIN_DECLS

DictumAnnotations *dictum_anchor_annotations (DictumAnnotations *annotations, DictumText *text);

G_END_DECLS
