// SPDX-License-Identifier: GPL-3.0-or-later
// Puts strokes and chips on the screen: rectangles and rounded clips, no drawing by the pixel but one texture for
// waves.

#include "view/stroke-renderer.h"

#include <string.h>

#define WAVE_STEP 3
#define WAVE_LENGTH (WAVE_STEP * 2 * 32) // of the texture, a whole number of waves
#define WAVE_HEIGHT 6
#define DOT 3.0f
#define DOT_STEP 5.0f
#define LABEL_POINTS 7.9 // 10.5 px
#define UNSURE_DOT 4.0f
#define DASH_ON 4.0f
#define DASH_OFF 3.0f

struct _DictumStrokeRenderer
{
  GHashTable *waves; // "colour pen scale" → GdkTexture
};

/**
 * dictum_stroke_renderer_new:
 *
 * Returns: (transfer full): a renderer, for the main thread.
 */
DictumStrokeRenderer *
dictum_stroke_renderer_new (void)
{
  DictumStrokeRenderer *self = g_new0 (DictumStrokeRenderer, 1);

  self->waves = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return self;
}

/**
 * dictum_stroke_renderer_free:
 * @self: (transfer full): a renderer
 *
 * Frees it and its textures.
 */
void
dictum_stroke_renderer_free (DictumStrokeRenderer *self)
{
  g_hash_table_unref (self->waves);
  g_free (self);
}

static GdkTexture *
make_wave (const GdkRGBA *colour, float pen, int scale)
{
  int width = WAVE_LENGTH * scale, height = WAVE_HEIGHT * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  cairo_scale (cr, scale, scale);
  cairo_set_line_width (cr, pen);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  gdk_cairo_set_source_rgba (cr, colour);
  // Begins before and ends after the texture, so that one fits to the next.
  for (int i = -1; i * WAVE_STEP <= WAVE_LENGTH + WAVE_STEP; i++)
    cairo_line_to (cr, i * WAVE_STEP, i % 2 == 0 ? WAVE_HEIGHT / 2 + 1.5 : WAVE_HEIGHT / 2 - 1.5);
  cairo_stroke (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface) * height);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, cairo_image_surface_get_stride (surface));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return texture;
}

static void
draw_wave (DictumStrokeRenderer *self, GtkSnapshot *snapshot, const DictumStroke *stroke, int scale)
{
  g_autofree char *name = gdk_rgba_to_string (&stroke->colour);
  g_autofree char *key = g_strdup_printf ("%s %d %d", name, (int) (stroke->pen * 100), scale);
  GdkTexture *texture = g_hash_table_lookup (self->waves, key);
  float top = stroke->y + stroke->height / 2 - WAVE_HEIGHT / 2.0f;

  if (texture == NULL)
    {
      texture = make_wave (&stroke->colour, stroke->pen, scale);
      g_hash_table_insert (self->waves, g_steal_pointer (&key), texture);
    }
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (stroke->x, top, stroke->width, WAVE_HEIGHT));
  for (float x = 0; x < stroke->width; x += WAVE_LENGTH)
    gtk_snapshot_append_texture (snapshot, texture,
                                 &GRAPHENE_RECT_INIT (stroke->x + x, top, WAVE_LENGTH, WAVE_HEIGHT));
  gtk_snapshot_pop (snapshot);
}

static void
draw_dashes (GtkSnapshot *snapshot, const DictumStroke *stroke)
{
  static const float DASHED[] = { 9, 4 }, DOTTED[] = { 2.5f, 3 }, DASH_DOT[] = { 9, 3, 2.5f, 3 };
  const float *pattern = stroke->style == DICTUM_UNDERLINE_DOTTED     ? DOTTED
                         : stroke->style == DICTUM_UNDERLINE_DASH_DOT ? DASH_DOT
                                                                      : DASHED;
  guint n = stroke->style == DICTUM_UNDERLINE_DASH_DOT ? 4 : 2, i = 0;

  for (float x = 0; x < stroke->width; x += pattern[i++ % n])
    if (i % 2 == 0)
      gtk_snapshot_append_color (snapshot, &stroke->colour,
                                 &GRAPHENE_RECT_INIT (stroke->x + x, stroke->y, MIN (pattern[i % n], stroke->width - x),
                                                      stroke->height));
}

static void
draw_fill (GtkSnapshot *snapshot, const GdkRGBA *colour, float x, float y, float width, float height, float radius)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, y, width, height);
  GskRoundedRect rounded;

  if (radius > 0)
    {
      gsk_rounded_rect_init_from_rect (&rounded, &bounds, MIN (radius, MIN (width, height) / 2));
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
    }
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  if (radius > 0)
    gtk_snapshot_pop (snapshot);
}

static void
draw_dots (GtkSnapshot *snapshot, const DictumStroke *stroke)
{
  for (float x = 0; x < stroke->width; x += DOT_STEP)
    draw_fill (snapshot, &stroke->colour, stroke->x + x, stroke->y, DOT, DOT, DOT / 2);
}

static void
draw_border (GtkSnapshot *snapshot, const DictumStroke *stroke)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (stroke->x, stroke->y, stroke->width, stroke->height);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, stroke->radius);
  gtk_snapshot_append_border (snapshot, &rounded, (float[4]){ stroke->pen, stroke->pen, stroke->pen, stroke->pen },
                              (GdkRGBA[4]){ stroke->colour, stroke->colour, stroke->colour, stroke->colour });
}

// The straight sides in dashes; the corners stay open.
static void
draw_dashed_border (GtkSnapshot *snapshot, const DictumStroke *stroke)
{
  float right = stroke->x + stroke->width - stroke->pen, bottom = stroke->y + stroke->height - stroke->pen;

  for (float x = DASH_OFF; x < stroke->width - DASH_OFF; x += DASH_ON + DASH_OFF)
    {
      float width = MIN (DASH_ON, stroke->width - DASH_OFF - x);

      draw_fill (snapshot, &stroke->colour, stroke->x + x, stroke->y, width, stroke->pen, 0);
      draw_fill (snapshot, &stroke->colour, stroke->x + x, bottom, width, stroke->pen, 0);
    }
  for (float y = DASH_OFF; y < stroke->height - DASH_OFF; y += DASH_ON + DASH_OFF)
    {
      float height = MIN (DASH_ON, stroke->height - DASH_OFF - y);

      draw_fill (snapshot, &stroke->colour, stroke->x, stroke->y + y, stroke->pen, height, 0);
      draw_fill (snapshot, &stroke->colour, right, stroke->y + y, stroke->pen, height, 0);
    }
}

static void
draw_stroke (DictumStrokeRenderer *self, GtkSnapshot *snapshot, const DictumStroke *stroke, int scale)
{
  switch (stroke->kind)
    {
    case DICTUM_STROKE_BORDER:
      draw_border (snapshot, stroke);
      break;
    case DICTUM_STROKE_DASHED_BORDER:
      draw_dashed_border (snapshot, stroke);
      break;
    case DICTUM_STROKE_DASHES:
      draw_dashes (snapshot, stroke);
      break;
    case DICTUM_STROKE_DOTS:
      draw_dots (snapshot, stroke);
      break;
    case DICTUM_STROKE_WAVE:
      draw_wave (self, snapshot, stroke, scale);
      break;
    case DICTUM_STROKE_FILL:
    default:
      draw_fill (snapshot, &stroke->colour, stroke->x, stroke->y, stroke->width, stroke->height, stroke->radius);
      break;
    }
}

/**
 * dictum_stroke_renderer_draw:
 * @self: a renderer
 * @snapshot: where to draw
 * @strokes: (element-type DictumStroke): what to draw, in order
 * @above: whether to draw those above the text, or those below
 * @scale: device pixels in an application pixel
 *
 * Draws strokes.
 */
void
dictum_stroke_renderer_draw (DictumStrokeRenderer *self,
                             GtkSnapshot *snapshot,
                             GArray *strokes,
                             gboolean above,
                             int scale)
{
  for (guint i = 0; i < strokes->len; i++)
    {
      const DictumStroke *stroke = &g_array_index (strokes, DictumStroke, i);

      if (stroke->is_above == above)
        draw_stroke (self, snapshot, stroke, scale);
    }
}

static void
draw_label (GtkSnapshot *snapshot, PangoLayout *layout, const DictumChip *chip)
{
  PangoRectangle ink;
  int width, height;
  float x, y;

  pango_layout_set_text (layout, chip->label, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  x = chip->x + (chip->width - width - (chip->unsure ? UNSURE_DOT + 1 : 0)) / 2;
  // Capitals stand in the middle, not the line they are on.
  y = chip->y + (chip->height - ink.height) / 2 - ink.y;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &chip->ink);
  gtk_snapshot_restore (snapshot);
  // Raised, so that nobody takes it for a full stop or a speck.
  if (chip->unsure)
    draw_fill (snapshot, &chip->ink, x + width + 1, y + ink.y, UNSURE_DOT, UNSURE_DOT, UNSURE_DOT / 2);
}

/**
 * dictum_stroke_renderer_draw_chips:
 * @self: a renderer
 * @snapshot: where to draw
 * @context: the font of the program
 * @chips: (element-type DictumChip): what to draw
 * @text_scale: size of text against the usual
 *
 * Draws chips.
 */
void
dictum_stroke_renderer_draw_chips (DictumStrokeRenderer *self,
                                   GtkSnapshot *snapshot,
                                   PangoContext *context,
                                   GArray *chips,
                                   float text_scale)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, LABEL_POINTS * 96 / 72 * text_scale * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  for (guint i = 0; i < chips->len; i++)
    {
      const DictumChip *chip = &g_array_index (chips, DictumChip, i);

      draw_fill (snapshot, &chip->fill, chip->x, chip->y, chip->width, chip->height, chip->height / 2);
      if (chip->outline.alpha > 0)
        draw_border (snapshot, &(DictumStroke){ .x = chip->x, .y = chip->y, .width = chip->width,
                                                .height = chip->height,
                                                .radius = chip->height / 2, .pen = chip->label[0] ? 1 : 1.5f,
                                                .colour = chip->outline });
      draw_label (snapshot, layout, chip);
    }
}
