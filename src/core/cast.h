// SPDX-License-Identifier: GPL-3.0-or-later
// The speakers of a project: a list model of the living ones in the order of the screen.

#pragma once

#include "core/speaker.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_CAST (dictum_cast_get_type ())
G_DECLARE_FINAL_TYPE (DictumCast, dictum_cast, DICTUM, CAST, GObject)

DictumCast *dictum_cast_new (const GPtrArray *speakers);

DictumSpeaker *dictum_cast_lookup (DictumCast *self, const char *id);
DictumSpeaker *dictum_cast_find_by_key (DictumCast *self, char key);
DictumSpeaker *dictum_cast_find_by_name (DictumCast *self, const char *name);
const char *dictum_cast_resolve (DictumCast *self, const char *id);
char dictum_cast_get_key (DictumCast *self, DictumSpeaker *speaker);
char *dictum_cast_dup_initials (DictumCast *self, DictumSpeaker *speaker);
char dictum_cast_get_free_key (DictumCast *self);
guint dictum_cast_get_free_colour (DictumCast *self);
GPtrArray *dictum_cast_list_all (DictumCast *self);

void dictum_cast_replace (DictumCast *self, DictumSpeaker *before, DictumSpeaker *after);
void dictum_cast_reset (DictumCast *self, const GPtrArray *speakers);

G_END_DECLS
