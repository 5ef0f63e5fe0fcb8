// SPDX-License-Identifier: GPL-3.0-or-later
// A small sample of how the page draws something: the bracket of a source, the dots of a cue, a speaker's colour.

#include "view/legend.h"

#include "view/palette.h"

#define LEGEND_SIZE 16
#define STROKE 2

struct _DictumLegend
{
  GtkWidget parent_instance;
  DictumLegendKind kind;
  int colour; // index into the palette, -1 for nobody's
};

G_DEFINE_FINAL_TYPE (DictumLegend, dictum_legend, GTK_TYPE_WIDGET)

static void
draw_dots (GtkSnapshot *snapshot, const GdkRGBA *ink, float y)
{
  for (int i = 0; i < 3; i++)
    {
      GskRoundedRect dot;

      gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT (2 + 5 * i, y, 3, 3), 1.5f);
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, ink, &dot.bounds);
      gtk_snapshot_pop (snapshot);
    }
}

static void
draw_disc (GtkSnapshot *snapshot, const DictumSwatch *swatch, float width, float height)
{
  GskRoundedRect disc;
  graphene_rect_t below = GRAPHENE_RECT_INIT (0, height * 0.62f, width, height);

  gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT (0, 0, width, height), width / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, &swatch->fill, &disc.bounds);
  gtk_snapshot_append_color (snapshot, &swatch->ink, &below);
  gtk_snapshot_pop (snapshot);
}

static void
dictum_legend_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DictumLegend *self = DICTUM_LEGEND (widget);
  DictumScheme scheme = dictum_palette_get_scheme ();
  const DictumSwatch *swatch = self->colour >= 0 ? dictum_palette_get_swatch (scheme, (guint) self->colour) : NULL;
  const GdkRGBA *ink = swatch ? &swatch->ink : &dictum_palette_get_page (scheme)->unknown;
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), bottom = height / 2 + 2;

  switch (self->kind)
    {
    case DICTUM_LEGEND_SOURCE:
      gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (0, bottom, width, STROKE));
      gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (0, bottom - 4, STROKE, 4));
      gtk_snapshot_append_color (snapshot, ink, &GRAPHENE_RECT_INIT (width - STROKE, bottom - 4, STROKE, 4));
      break;
    case DICTUM_LEGEND_CUE:
      draw_dots (snapshot, ink, height / 2 - 1);
      break;
    case DICTUM_LEGEND_COLOUR:
      if (swatch != NULL)
        draw_disc (snapshot, swatch, width, height);
      break;
    case DICTUM_LEGEND_NOTHING:
    default:
      break;
    }
}

static void
dictum_legend_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *least,
                       int *wished,
                       int *least_baseline,
                       int *wished_baseline)
{
  *least = *wished = LEGEND_SIZE;
  *least_baseline = *wished_baseline = -1;
}

static void
dictum_legend_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dictum_legend_parent_class)->css_changed (widget, change);
  // Light, dark and high contrast come with other colours of ours too.
  gtk_widget_queue_draw (widget);
}

static void
dictum_legend_class_init (DictumLegendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = dictum_legend_snapshot;
  widget_class->measure = dictum_legend_measure;
  widget_class->css_changed = dictum_legend_css_changed;
  gtk_widget_class_set_css_name (widget_class, "legend");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dictum_legend_init (DictumLegend *self)
{
  self->colour = -1;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * dictum_legend_new:
 *
 * Returns: (transfer floating): an empty sample
 */
GtkWidget *
dictum_legend_new (void)
{
  return g_object_new (DICTUM_TYPE_LEGEND, NULL);
}

/**
 * dictum_legend_show:
 * @self: a sample
 * @kind: of what
 * @colour: index into the palette; -1 where it is nobody's
 *
 * Sets what is drawn.
 */
void
dictum_legend_show (DictumLegend *self, DictumLegendKind kind, int colour)
{
  g_return_if_fail (DICTUM_IS_LEGEND (self));

  self->kind = kind;
  self->colour = colour;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
