// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of the session share: its state, and the steps that several of its acts are made of.

#pragma once

#include "session/session.h"
#include "suggest/drag.h"

G_BEGIN_DECLS

typedef gint64 (*DictumClock) (gpointer data); // seconds since 1970, UTC

typedef enum
{
  DICTUM_SESSION_PROP_ARTICLE = 1,
  DICTUM_SESSION_PROP_CURRENT,
  DICTUM_SESSION_PROP_PEN,
  DICTUM_SESSION_PROP_UNDO_LABEL,
  DICTUM_SESSION_PROP_REDO_LABEL,
  DICTUM_SESSION_PROP_LOADING,
  DICTUM_SESSION_PROP_HELD_END,
  DICTUM_SESSION_PROP_REFUSED,
  DICTUM_SESSION_N_PROPS,
} DictumSessionProperty;

typedef struct _DictumMarksSearch DictumMarksSearch;

struct _DictumSession
{
  GObject parent_instance;
  DictumProject *project;
  DictumHistory *history;

  // The open article.
  DictumArticle *article;         // (nullable): has its text, and is open soon after
  DictumMarks *marks;             // (nullable): its quotation marks, once they are found
  DictumMarksSearch *search;      // (nullable): runs until they are
  DictumArticle *wanted;          // (nullable): being opened, without a text yet
  GCancellable *opening;          // (nullable): cancels that
  DictumArticle *refused;         // (nullable): the last one asked for, where it could not be opened
  GHashTable *places;             // file → first visible code point + 1
  guint note_source;              // writes the place for the next start, a little later

  // Where the person is.
  char *current;                  // (nullable): id of a quotation
  char *pen;                      // (nullable): id of a speaker
  char *last_speaker;             // (nullable): the one that was tagged last
  DictumRange selection;
  gboolean exact;                 // whether the selection is not to be snapped
  guint caret;
  gboolean caret_leads;           // whether the person moved the caret since a quotation became current
  gboolean by_pointer;            // whether the pointer moved since the last key or click
  guint pointer;
  gboolean clicked;               // whether the last click gave the current quotation
  guint click_place;
  DictumRange visible;            // empty where it is not known

  // An end that is being moved.
  DictumEnd held_end;
  guint held_piece;
  DictumQuotation *preview;       // (nullable): the current quotation as it would be

  int owed;                       // steps to undo (above 0) or redo once the article they belong to is open

  DictumClock clock;
  gpointer clock_data;
};

// session.c
void dictum_session_set_clock (DictumSession *self, DictumClock clock, gpointer data);
gint64 dictum_session_get_now (DictumSession *self);
gboolean dictum_session_is_loading (DictumSession *self);
void dictum_session_notify (DictumSession *self, DictumSessionProperty property);
void dictum_session_say (DictumSession *self, gboolean with_undo, const char *format, ...) G_GNUC_PRINTF (3, 4);
void dictum_session_show (DictumSession *self, DictumRange range);
void dictum_session_repaint (DictumSession *self, DictumRange range);
void dictum_session_repaint_quotation (DictumSession *self, DictumQuotation *before, DictumQuotation *after);
void dictum_session_emit_selection_moved (DictumSession *self);
gboolean dictum_session_commit (DictumSession *self, DictumEdit *edit);

// session-place.c
DictumText *dictum_session_get_text (DictumSession *self);
DictumAnnotationSet *dictum_session_get_set (DictumSession *self);
DictumQuotation *dictum_session_get_stored (DictumSession *self);
void dictum_session_make_current (DictumSession *self, const char *quotation);
void dictum_session_place_caret (DictumSession *self, guint caret);
void dictum_session_forget_place (DictumSession *self);
guint dictum_session_find_from (DictumSession *self, guint offset);
gboolean dictum_session_speaker_is_usable (DictumSession *self, const char *speaker);

// session-aim.c

/*
 * DictumAimed: what a digit would act on.
 * quotation: (nullable): takes the speaker; also where the selected text is a quotation already
 * taken: what would be marked, its pieces %NULL where a quotation takes the speaker
 */
typedef struct
{
  DictumAim aim;
  DictumQuotation *quotation;
  DictumTaken taken;
} DictumAimed;

GPtrArray *dictum_session_list_at (DictumSession *self, guint place);
gboolean dictum_session_get_words (DictumSession *self, DictumRange *words);
void dictum_session_find_aim (DictumSession *self, gboolean wait, DictumAimed *aimed);
void dictum_session_find_attribution (DictumSession *self, DictumTaken *taken);
void dictum_aimed_clear (DictumAimed *aimed);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DictumAimed, dictum_aimed_clear)

// session-marks.c
void dictum_session_start_marks (DictumSession *self);
void dictum_session_drop_marks (DictumSession *self);
DictumMarks *dictum_session_get_marks (DictumSession *self, gboolean wait);

// session-quotation.c
DictumQuotation *dictum_session_need_current (DictumSession *self);
gboolean dictum_session_change_quotation (DictumSession *self,
                                          const char *label,
                                          DictumQuotation *before,
                                          DictumQuotationFields *fields);
gboolean dictum_session_remove_quotation (DictumSession *self, DictumQuotation *quotation);
gboolean dictum_session_tag_with (DictumSession *self, const char *speaker, DictumSpeaker *added);
char *dictum_session_dup_name_in_sentence (const char *name);
char *dictum_session_dup_short_name (DictumSession *self, DictumSpeaker *speaker);

// session-pieces.c
GArray *dictum_session_copy_pieces (const DictumPieces *pieces);
gboolean dictum_session_change_content (DictumSession *self,
                                        const char *label,
                                        DictumQuotation *quotation,
                                        GArray *pieces);
guint dictum_session_find_piece (const DictumPieces *pieces, guint offset);

// session-ends.c
void dictum_session_drop_preview (DictumSession *self);

// session-articles.c
void dictum_session_start (DictumSession *self);
void dictum_session_visit_article (DictumSession *self, DictumArticle *article);
void dictum_session_fill_page (DictumSession *self);
void dictum_session_articles_changed (DictumSession *self, guint position);

// session-history.c
void dictum_session_pay_owed (DictumSession *self);

G_END_DECLS
