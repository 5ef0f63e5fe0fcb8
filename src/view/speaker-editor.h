// SPDX-License-Identifier: GPL-3.0-or-later
// The window in which a speaker's name, other names, role, kind, colour, key and note are changed.

#pragma once

#include "session/session.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_SPEAKER_EDITOR (dictum_speaker_editor_get_type ())
G_DECLARE_FINAL_TYPE (DictumSpeakerEditor, dictum_speaker_editor, DICTUM, SPEAKER_EDITOR, AdwWindow)

GtkWidget *dictum_speaker_editor_new (GtkWindow *parent, DictumSession *session, const char *speaker);

G_END_DECLS
