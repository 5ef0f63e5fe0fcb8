// SPDX-License-Identifier: GPL-3.0-or-later
// A speaker's disc with initials, in the speaker's colour; "?" where nobody is named, a ring where nothing is
// attributed.

#include "config.h"

#include "view/avatar.h"

#include "core/quotation.h"
#include "view/palette.h"

#include <adwaita.h>
#include <string.h>

#define LETTERS 0.42 // height of the initials' font, as part of the disc

struct _DictumAvatar
{
  GtkWidget parent_instance;
  int size;
  char *initials; // "" for a ring
  int colour;     // index into the palette, -1 for nobody's
};

G_DEFINE_FINAL_TYPE (DictumAvatar, dictum_avatar, GTK_TYPE_WIDGET)

static void
draw_letters (DictumAvatar *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->initials);
  PangoFontDescription *font =
      pango_font_description_copy (
          pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self))));
  double letters = self->size * (g_utf8_strlen (self->initials, -1) > 2 ? LETTERS * 0.8 : LETTERS);
  PangoRectangle ink;
  int width;

  pango_font_description_set_absolute_size (font, letters * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_get_pixel_size (layout, &width, NULL);
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((self->size - width) / 2.0f,
                                                          (self->size - ink.height) / 2.0f - ink.y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static void
dictum_avatar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DictumAvatar *self = DICTUM_AVATAR (widget);
  float left = (gtk_widget_get_width (widget) - self->size) / 2,
      top = (gtk_widget_get_height (widget) - self->size) / 2;
  DictumScheme scheme = dictum_palette_get_scheme ();
  const GdkRGBA *grey = &dictum_palette_get_page (scheme)->unknown;
  const DictumSwatch *swatch = self->colour >= 0 ? dictum_palette_get_swatch (scheme, self->colour) : NULL;
  GskRoundedRect disc;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (left, top));
  gsk_rounded_rect_init_from_rect (&disc, &GRAPHENE_RECT_INIT (0, 0, self->size, self->size), self->size / 2.0f);
  if (swatch != NULL)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &disc);
      gtk_snapshot_append_color (snapshot, &swatch->ink, &disc.bounds);
      gtk_snapshot_pop (snapshot);
    }
  else
    gtk_snapshot_append_border (snapshot, &disc, (float[4]){ 1.5f, 1.5f, 1.5f, 1.5f },
                                (GdkRGBA[4]){ *grey, *grey, *grey, *grey });
  draw_letters (self, snapshot, swatch ? &swatch->label : grey);
  gtk_snapshot_restore (snapshot);
}

static void
dictum_avatar_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = *natural = DICTUM_AVATAR (widget)->size;
}

static void
dictum_avatar_finalize (GObject *object)
{
  g_free (DICTUM_AVATAR (object)->initials);
  G_OBJECT_CLASS (dictum_avatar_parent_class)->finalize (object);
}

static void
dictum_avatar_class_init (DictumAvatarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dictum_avatar_finalize;
  widget_class->snapshot = dictum_avatar_snapshot;
  widget_class->measure = dictum_avatar_measure;
  // The name stands beside it.
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dictum_avatar_init (DictumAvatar *self)
{
  self->initials = g_strdup ("");
  self->colour = -1;
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * dictum_avatar_new:
 * @size: width and height; application pixels
 *
 * Returns: (transfer floating): a ring, until dictum_avatar_set_speaker() says whose it is.
 */
GtkWidget *
dictum_avatar_new (int size)
{
  DictumAvatar *self = g_object_new (DICTUM_TYPE_AVATAR, NULL);

  self->size = size;
  return GTK_WIDGET (self);
}

/**
 * dictum_avatar_set_speaker:
 * @self: an avatar
 * @cast: the cast
 * @speaker: (nullable): an id of the cast, `DICTUM_SPEAKER_UNKNOWN`, or %NULL for not attributed yet
 *
 * Shows initials and colour that @speaker has now; call it again when the cast changed. An id that is in no cast is
 * shown like nobody named.
 */
void
dictum_avatar_set_speaker (DictumAvatar *self, DictumCast *cast, const char *speaker)
{
  const char *id = dictum_cast_resolve (cast, speaker);
  DictumSpeaker *found = dictum_cast_lookup (cast, id);

  g_return_if_fail (DICTUM_IS_AVATAR (self));

  g_free (self->initials);
  self->colour = found ? (int) dictum_speaker_get_fields (found)->colour : -1;
  self->initials = found ? dictum_cast_dup_initials (cast, found) : g_strdup (id ? "?" : "");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
