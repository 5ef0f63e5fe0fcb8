// SPDX-License-Identifier: GPL-3.0-or-later
// Puts strokes and chips on the screen: rectangles and rounded clips, no drawing by the pixel but one texture for
// waves.

#pragma once

#include "view/margin.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DictumStrokeRenderer DictumStrokeRenderer;

DictumStrokeRenderer *dictum_stroke_renderer_new (void);
void dictum_stroke_renderer_free (DictumStrokeRenderer *self);

void dictum_stroke_renderer_draw (DictumStrokeRenderer *self,
                                  GtkSnapshot *snapshot,
                                  GArray *strokes,
                                  gboolean above,
                                  int scale);
void dictum_stroke_renderer_draw_chips (DictumStrokeRenderer *self,
                                        GtkSnapshot *snapshot,
                                        PangoContext *context,
                                        GArray *chips,
                                        float text_scale);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumStrokeRenderer, dictum_stroke_renderer_free)

G_END_DECLS
