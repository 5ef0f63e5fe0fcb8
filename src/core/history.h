// SPDX-License-Identifier: GPL-3.0-or-later
// What was done and what was undone, without limit.

#pragma once

#include "core/edit.h"

G_BEGIN_DECLS

#define DICTUM_TYPE_HISTORY (dictum_history_get_type ())
G_DECLARE_FINAL_TYPE (DictumHistory, dictum_history, DICTUM, HISTORY, GObject)

DictumHistory *dictum_history_new (void);

DictumEdit *dictum_history_peek_undo (DictumHistory *self);
DictumEdit *dictum_history_peek_redo (DictumHistory *self);

void dictum_history_push (DictumHistory *self, DictumEdit *edit);
void dictum_history_step_back (DictumHistory *self);
void dictum_history_step_forward (DictumHistory *self);
void dictum_history_drop_undo (DictumHistory *self);
void dictum_history_drop_redo (DictumHistory *self);

G_END_DECLS
