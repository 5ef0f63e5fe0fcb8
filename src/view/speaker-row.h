// SPDX-License-Identifier: GPL-3.0-or-later
// One speaker of the cast in a list: key, avatar, name, role, and how many quotations there are.

#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_SPEAKER_ROW (dictum_speaker_row_get_type ())
G_DECLARE_FINAL_TYPE (DictumSpeakerRow, dictum_speaker_row, DICTUM, SPEAKER_ROW, GtkListBoxRow)

GtkWidget *dictum_speaker_row_new (DictumSession *session, const char *speaker, gboolean slim);
const char *dictum_speaker_row_get_speaker (DictumSpeakerRow *self);
void dictum_speaker_row_update (DictumSpeakerRow *self);
void dictum_speaker_row_set_editable (DictumSpeakerRow *self, gboolean editable);

char *dictum_speaker_row_dup_name (DictumSession *session, const char *speaker);

G_END_DECLS
