// SPDX-License-Identifier: GPL-3.0-or-later
// A speaker's disc with initials, in the speaker's colour; "?" where nobody is named, a ring where nothing is
// attributed.

#pragma once

#include "core/cast.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_AVATAR (dictum_avatar_get_type ())
G_DECLARE_FINAL_TYPE (DictumAvatar, dictum_avatar, DICTUM, AVATAR, GtkWidget)

GtkWidget *dictum_avatar_new (int size);
void dictum_avatar_set_speaker (DictumAvatar *self, DictumCast *cast, const char *speaker);

G_END_DECLS
