// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the window share: window.c places the parts, window-opening.c and window-closing.c begin and end a
// project, window-actions.c and window-project-actions.c act, window-notices.c warns.

#pragma once

#include "platform/fold.h"
#include "view/article-list.h"
#include "view/article-page.h"
#include "view/cast-pane.h"
#include "view/mark-strip.h"
#include "view/notice-bar.h"
#include "view/quotation-pane.h"
#include "view/start-page.h"
#include "view/window.h"

G_BEGIN_DECLS

struct _DictumWindow
{
  AdwApplicationWindow parent_instance;
  GtkWidget *header;
  AdwWindowTitle *title;
  GtkWidget *left_toggle;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkWidget *done;
  GtkWidget *find;
  GtkWidget *right_toggle;
  GtkSpinner *spinner;
  DictumNoticeBar *notices;
  GtkStack *stack;
  DictumStartPage *start_page;
  DictumFold *fold;
  DictumArticleList *articles;
  AdwToastOverlay *toasts;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkStack *middle;
  AdwStatusPage *problem;
  AdwBin *page_place;
  DictumCastPane *cast;
  DictumQuotationPane *quotation;
  DictumMarkStrip *strip;

  DictumArticlePage *page;
  GSettings *settings;
  DictumSession *session;
  GFile *folder;
  char *annotator;
  char *installation;
  GPtrArray *added; // files to be added as soon as the project is open
  GCancellable *cancellable;
  GSignalGroup *session_signals;
  GSignalGroup *project_signals;
  GSignalGroup *article_signals;
  AdwToast *toast;     // the last one, while it is shown
  GdkFrameClock *clock; // until the first frame is painted
  gboolean painted;
  gboolean accept_many; // articles, after having asked
  gboolean quietly; // of a project that is opened unasked no failure is told
  gboolean wants_focus; // the text does, as soon as there is one
  gboolean closing;
  GCancellable *asked_to_lose; // while it is asked whether to close without saving
};

void dictum_window_show_start (DictumWindow *self);
void dictum_window_show_parts (DictumWindow *self, const char *child);
void dictum_window_set_session (DictumWindow *self, DictumSession *session);
void dictum_window_wait_for_paint (DictumWindow *self);
void dictum_window_stop_waiting (DictumWindow *self);
void dictum_window_note_project (DictumWindow *self);
gboolean dictum_window_save_before_closing (DictumWindow *self);
void dictum_window_add_actions (DictumWindow *self);
void dictum_window_update_actions (DictumWindow *self);
void dictum_window_add_project_actions (DictumWindow *self);
void dictum_window_update_project_actions (DictumWindow *self);
void dictum_window_update_notices (DictumWindow *self);
void dictum_window_annotator_changed (DictumWindow *self);
void dictum_window_say (DictumWindow *self, const char *text, gboolean with_undo);
void dictum_window_say_error (DictumWindow *self, const char *heading, const GError *error);
void dictum_window_focus_text (DictumWindow *self);

G_END_DECLS
