// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in one window, without a screen: the open article, what is selected, pointed at and current, the
// pen, and one function per act. Every act is one step of undo.

#pragma once

#include "core/history.h"
#include "project/project.h"

G_BEGIN_DECLS

/**
 * DictumAim:
 * @DICTUM_AIM_NOTHING: a digit would do nothing here
 * @DICTUM_AIM_SELECTION: it would mark the selected text
 * @DICTUM_AIM_QUOTATION: it would give the quotation pointed at another speaker
 * @DICTUM_AIM_MARKS: it would mark what stands between the quotation marks pointed at
 * @DICTUM_AIM_CURRENT: it would give the current quotation another speaker
 */
typedef enum
{
  DICTUM_AIM_NOTHING,
  DICTUM_AIM_SELECTION,
  DICTUM_AIM_QUOTATION,
  DICTUM_AIM_MARKS,
  DICTUM_AIM_CURRENT,
} DictumAim;

/**
 * DictumEnd:
 * @DICTUM_END_NONE: no end is taken
 * @DICTUM_END_START: the beginning of a piece
 * @DICTUM_END_END: the end of a piece
 */
typedef enum
{
  DICTUM_END_NONE,
  DICTUM_END_START,
  DICTUM_END_END,
} DictumEnd;

#define DICTUM_TYPE_SESSION (dictum_session_get_type ())
G_DECLARE_FINAL_TYPE (DictumSession, dictum_session, DICTUM, SESSION, GObject)

DictumSession *dictum_session_new (DictumProject *project);

// What there is. Properties with notify: "article" (DictumArticle), "current" (string: quotation id), "pen" (string:
// speaker id), "undo-label", "redo-label" (string, NULL where there is nothing), "loading" (boolean), "held-end"
// (uint), "refused" (DictumArticle: the last one asked for, where it could not be opened; its problem says why).
// Signals: "marks-changed" (uint start, uint end: code points of the open article to be painted anew; 0, G_MAXUINT for
// all), "selection-moved" () when the session itself changed the selection or caret and the view must follow,
// "shown" (uint start, uint end: the view should scroll there), "counted" () when counts of the cast may be others,
// "message" (string text, boolean with_undo) for a toast.
DictumProject *dictum_session_get_project (DictumSession *self);
DictumArticle *dictum_session_get_article (DictumSession *self);
DictumArticle *dictum_session_get_refused (DictumSession *self);
DictumQuotation *dictum_session_get_current (DictumSession *self);
guint dictum_session_get_current_number (DictumSession *self); // "3 of 7": from 1, 0 where none is current
guint dictum_session_get_current_piece (DictumSession *self);  // the piece that the caret is in or next to, from 0
const char *dictum_session_get_pen (DictumSession *self);
const char *dictum_session_get_undo_label (DictumSession *self);
const char *dictum_session_get_redo_label (DictumSession *self);
DictumRange dictum_session_get_selection (DictumSession *self);
guint dictum_session_get_caret (DictumSession *self);
DictumEnd dictum_session_get_held_end (DictumSession *self);
char *dictum_session_dup_current_description (DictumSession *self); // "Quotation of Kerry, direct, 2 pieces, 3 of 7"
char *dictum_session_dup_citation (DictumSession *self);            // the current quotation with its citation, Ctrl+C
char *dictum_session_dup_selected_text (DictumSession *self);

// What a digit would act on now, and the ranges that are outlined beforehand (element-type DictumRange).
DictumAim dictum_session_get_aim (DictumSession *self, GArray **ranges);
// The form that a mark would get now: of what is marked anew from its quotation marks, of a quotation its own.
DictumForm dictum_session_get_aimed_form (DictumSession *self);
// The speaker whom the text seems to name for what a digit would act on, to be offered first; NULL where unsure.
const char *dictum_session_guess_speaker (DictumSession *self);

// Where the person is; none of these is an act.
void dictum_session_set_visible (DictumSession *self, DictumRange range);
void dictum_session_set_selection (DictumSession *self, DictumRange range, guint caret);
void dictum_session_set_pointer (DictumSession *self, gboolean inside, guint offset);
void dictum_session_point_by_caret (DictumSession *self); // a key or click: the caret counts now, not the pointer
void dictum_session_click (DictumSession *self, guint offset);
void dictum_session_set_current (DictumSession *self, const char *quotation);
gboolean dictum_session_next_quotation (DictumSession *self);     // FALSE past the last: Tab leaves the text
gboolean dictum_session_previous_quotation (DictumSession *self);
void dictum_session_go_to (DictumSession *self, const char *quotation);
gboolean dictum_session_lay_down (DictumSession *self); // Esc: held end, selection, pen, current; FALSE: nothing was up
void dictum_session_pick_pen (DictumSession *self, const char *speaker); // NULL lays it down; P picks the last speaker
const char *dictum_session_get_last_speaker (DictumSession *self);
void dictum_session_end_drag (DictumSession *self, DictumRange range, gboolean exact, gboolean add_piece);

// Articles.
void dictum_session_open_article (DictumSession *self, DictumArticle *article);
void dictum_session_next_article (DictumSession *self);
void dictum_session_previous_article (DictumSession *self);
void dictum_session_remember_place (DictumSession *self, guint top); // first visible code point, for the next start
guint dictum_session_get_remembered_place (DictumSession *self);
void dictum_session_leave (DictumSession *self); // notes the place at once, for a window that closes

// Acts on quotations. They answer with FALSE, and a message, where there is nothing to act on.
gboolean dictum_session_tag (DictumSession *self, const char *speaker); // NULL: not attributed; also "unknown"
gboolean dictum_session_click_speaker (DictumSession *self, const char *speaker); // marks the selection, else the pen
gboolean dictum_session_remove (DictumSession *self);
gboolean dictum_session_set_form (DictumSession *self, DictumForm form);
gboolean dictum_session_set_role (DictumSession *self, DictumRole role);   // from the selected words
gboolean dictum_session_clear_role (DictumSession *self, DictumRole role); // the text has none
gboolean dictum_session_forget_role (DictumSession *self, DictumRole role); // not looked at yet
gboolean dictum_session_set_sure (DictumSession *self, gboolean sure);
gboolean dictum_session_set_note (DictumSession *self, const char *note);
gboolean dictum_session_set_speaker (DictumSession *self, const char *speaker); // of the current quotation
gboolean dictum_session_add_piece (DictumSession *self);
gboolean dictum_session_cut_piece (DictumSession *self);
gboolean dictum_session_join_piece (DictumSession *self);
gboolean dictum_session_remove_piece (DictumSession *self);
gboolean dictum_session_hold_end (DictumSession *self, DictumEnd end);
gboolean dictum_session_move_end (DictumSession *self, int steps, gboolean by_character);
void dictum_session_drag_end (DictumSession *self, guint piece, DictumEnd end, guint offset, gboolean finished);
gboolean dictum_session_let_go (DictumSession *self); // Enter: what was moved becomes one act

// Acts on the cast. They answer with the id of the speaker.
const char *dictum_session_add_speaker (DictumSession *self, const char *name);
const char *dictum_session_tag_new_speaker (DictumSession *self, const char *name); // N and the name: one act
gboolean dictum_session_change_speaker (DictumSession *self, const DictumSpeakerFields *fields);
gboolean dictum_session_remove_speaker (DictumSession *self, const char *speaker);

// Acts on articles and the project.
gboolean dictum_session_set_state (DictumSession *self, DictumState state); // of the open article
gboolean dictum_session_set_title (DictumSession *self, const char *title);
gboolean dictum_session_set_article_infos (DictumSession *self, GPtrArray *infos); // of DictumArticleInfo, one act
void dictum_session_add_files (DictumSession *self, GPtrArray *files);             // of GFile; reported by message
void dictum_session_remove_articles (DictumSession *self, GPtrArray *articles);    // of DictumArticle
void dictum_session_rename_annotator (DictumSession *self, const char *annotator); // reported by message

// History.
gboolean dictum_session_undo (DictumSession *self);
gboolean dictum_session_redo (DictumSession *self);

G_END_DECLS
