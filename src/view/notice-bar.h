// SPDX-License-Identifier: GPL-3.0-or-later
// The bar below the header that says what state the project is in. Of several states it shows the gravest.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumNotice:
 * @DICTUM_NOTICE_SAVE_FAILED: work is in memory only
 * @DICTUM_NOTICE_HELD: somebody else writes under the same name
 * @DICTUM_NOTICE_READ_ONLY: nothing can be saved here
 * @DICTUM_NOTICE_ARTICLE: something is the matter with the open article
 * @DICTUM_NOTICE_LOST: annotations whose article is gone
 * @DICTUM_NOTICE_PROBLEMS: files that could not be read whole, or were merged
 *
 * States, the gravest first.
 */
typedef enum
{
  DICTUM_NOTICE_SAVE_FAILED,
  DICTUM_NOTICE_HELD,
  DICTUM_NOTICE_READ_ONLY,
  DICTUM_NOTICE_ARTICLE,
  DICTUM_NOTICE_LOST,
  DICTUM_NOTICE_PROBLEMS,
} DictumNotice;

#define DICTUM_N_NOTICES 6
#define DICTUM_NOTICE_BUTTONS 2

/**
 * DictumNoticeButton:
 * @label: (nullable): its label; %NULL for no button
 * @action: the action that it starts, without a parameter
 */
typedef struct
{
  const char *label;
  const char *action;
} DictumNoticeButton;

#define DICTUM_TYPE_NOTICE_BAR (dictum_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (DictumNoticeBar, dictum_notice_bar, DICTUM, NOTICE_BAR, GtkWidget)

void dictum_notice_bar_raise (DictumNoticeBar *self,
                              DictumNotice notice,
                              const char *text,
                              const DictumNoticeButton buttons[DICTUM_NOTICE_BUTTONS]);
void dictum_notice_bar_drop (DictumNoticeBar *self, DictumNotice notice);
void dictum_notice_bar_drop_all (DictumNoticeBar *self);
const char *dictum_notice_bar_get_text (DictumNoticeBar *self);

G_END_DECLS
