// SPDX-License-Identifier: GPL-3.0-or-later
// Above an article: the quotations that lost their place, with their words, to be deleted once they are settled.

#pragma once

#include "session/session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DICTUM_TYPE_LOST_BANNER (dictum_lost_banner_get_type ())
G_DECLARE_FINAL_TYPE (DictumLostBanner, dictum_lost_banner, DICTUM, LOST_BANNER, GtkWidget)

void dictum_lost_banner_set_session (DictumLostBanner *self, DictumSession *session);

G_END_DECLS
