// SPDX-License-Identifier: GPL-3.0-or-later
// A small sample of how the page draws something: the bracket of a source, the dots of a cue, a speaker's colour.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumLegendKind:
 * @DICTUM_LEGEND_NOTHING: empty, but as large as the others
 * @DICTUM_LEGEND_SOURCE: the bracket below a source
 * @DICTUM_LEGEND_CUE: the dots below a cue
 * @DICTUM_LEGEND_COLOUR: a disc in the colour of a speaker's marks
 */
typedef enum
{
  DICTUM_LEGEND_NOTHING,
  DICTUM_LEGEND_SOURCE,
  DICTUM_LEGEND_CUE,
  DICTUM_LEGEND_COLOUR,
} DictumLegendKind;

#define DICTUM_TYPE_LEGEND (dictum_legend_get_type ())
G_DECLARE_FINAL_TYPE (DictumLegend, dictum_legend, DICTUM, LEGEND, GtkWidget)

GtkWidget *dictum_legend_new (void);
void dictum_legend_show (DictumLegend *self, DictumLegendKind kind, int colour);

G_END_DECLS
