// SPDX-License-Identifier: GPL-3.0-or-later
// Asks who says what was selected: the cast, a new speaker, or nobody named. It never takes the keyboard from the text.

#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_SPEAKER_POPOVER (dictum_speaker_popover_get_type ())
G_DECLARE_FINAL_TYPE (DictumSpeakerPopover, dictum_speaker_popover, DICTUM, SPEAKER_POPOVER, GtkPopover)

GtkWidget *dictum_speaker_popover_new (void);
void dictum_speaker_popover_ask (DictumSpeakerPopover *self, DictumSession *session, gboolean new_speaker);
gboolean dictum_speaker_popover_press_key (DictumSpeakerPopover *self, guint keyval);

G_END_DECLS
