// SPDX-License-Identifier: GPL-3.0-or-later
// A window's body with a pane on each side. On a narrow window the panes become sheets over a scrim, and a strip below
// the middle says the most needed of what the pane at the end would.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumFoldSide:
 * @DICTUM_FOLD_START: the left pane, where people read from left to right
 * @DICTUM_FOLD_END: the other one
 */
typedef enum
{
  DICTUM_FOLD_START,
  DICTUM_FOLD_END,
} DictumFoldSide;

#define DICTUM_FOLD_N_SIDES 2

#define DICTUM_TYPE_FOLD (dictum_fold_get_type ())
G_DECLARE_FINAL_TYPE (DictumFold, dictum_fold, DICTUM, FOLD, GtkWidget)

GtkWidget *dictum_fold_new (void);

gboolean dictum_fold_is_folded (DictumFold *self, DictumFoldSide side);
gboolean dictum_fold_is_shown (DictumFold *self, DictumFoldSide side);
gboolean dictum_fold_is_wanted (DictumFold *self, DictumFoldSide side);
int dictum_fold_get_width (DictumFold *self, DictumFoldSide side);

void dictum_fold_set_middle (DictumFold *self, GtkWidget *middle);
void dictum_fold_set_strip (DictumFold *self, GtkWidget *strip);
void dictum_fold_set_pane (DictumFold *self, DictumFoldSide side, GtkWidget *pane);
void dictum_fold_limit_width (DictumFold *self, DictumFoldSide side, int least, int most);
void dictum_fold_set_width (DictumFold *self, DictumFoldSide side, int width);
void dictum_fold_set_wanted (DictumFold *self, DictumFoldSide side, gboolean wanted);
void dictum_fold_set_shown (DictumFold *self, DictumFoldSide side, gboolean shown);
gboolean dictum_fold_close_sheet (DictumFold *self);

G_END_DECLS
