// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of the palette: its contrast, and that the tables are those of the design.

#include "view/palette.h"

#include "support/fixtures.h"

#include <json-glib/json-glib.h>
#include <math.h>

static const struct
{
  const char *name;
  double text_on_fill;
  double ink_on_page;
  double ink_on_fill;
  double label_on_ink;
  double mark_on_page;
} BOUNDS[] = {
  [DICTUM_SCHEME_LIGHT] = { "light", 7, 4.5, 3, 4.5, 4.5 },
  [DICTUM_SCHEME_DARK] = { "dark", 7, 4.5, 3, 4.5, 4.5 },
  [DICTUM_SCHEME_HC_LIGHT] = { "hc-light", 10, 7, 4.5, 7, 7 },
  [DICTUM_SCHEME_HC_DARK] = { "hc-dark", 10, 7, 4.5, 7, 7 },
};

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const GdkRGBA *colour)
{
  return 0.2126 * get_linear (colour->red) + 0.7152 * get_linear (colour->green) + 0.0722 * get_linear (colour->blue);
}

// The ratio of WCAG 2.1.
static double
get_contrast (const GdkRGBA *one, const GdkRGBA *other)
{
  double a = get_luminance (one), b = get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
contrast_keeps_the_bounds (void)
{
  for (guint scheme = 0; scheme < G_N_ELEMENTS (BOUNDS); scheme++)
    {
      const DictumPageColours *page = dictum_palette_get_page (scheme);

      g_assert_cmpfloat (get_contrast (&page->text, &page->page), >=, BOUNDS[scheme].text_on_fill);
      g_assert_cmpfloat (get_contrast (&page->unknown, &page->page), >=, BOUNDS[scheme].mark_on_page);
      g_assert_cmpfloat (get_contrast (&page->orphan, &page->page), >=, BOUNDS[scheme].mark_on_page);
      g_assert_cmpfloat (get_contrast (&page->gap, &page->page), >=, BOUNDS[scheme].mark_on_page);
      for (guint i = 0; i < DICTUM_PALETTE_SIZE; i++)
        {
          const DictumSwatch *swatch = dictum_palette_get_swatch (scheme, i);

          g_assert_cmpfloat (get_contrast (&page->text, &swatch->fill), >=, BOUNDS[scheme].text_on_fill);
          g_assert_cmpfloat (get_contrast (&page->text, &swatch->current), >=, BOUNDS[scheme].text_on_fill);
          g_assert_cmpfloat (get_contrast (&swatch->ink, &page->page), >=, BOUNDS[scheme].ink_on_page);
          g_assert_cmpfloat (get_contrast (&swatch->ink, &swatch->fill), >=, BOUNDS[scheme].ink_on_fill);
          g_assert_cmpfloat (get_contrast (&swatch->ink, &swatch->current), >=, BOUNDS[scheme].ink_on_fill);
          g_assert_cmpfloat (get_contrast (&swatch->label, &swatch->ink), >=, BOUNDS[scheme].label_on_ink);
        }
    }
}

static void
the_first_six_differ_without_colour (void)
{
  for (guint i = 0; i < 6; i++)
    for (guint j = i + 1; j < 6; j++)
      g_assert_cmpint (dictum_palette_get_swatch (DICTUM_SCHEME_LIGHT, i)->underline, !=,
                       dictum_palette_get_swatch (DICTUM_SCHEME_LIGHT, j)->underline);
}

static void
a_thirteenth_speaker_looks_like_the_first (void)
{
  g_assert_true (dictum_palette_get_swatch (DICTUM_SCHEME_DARK, 12) == dictum_palette_get_swatch (DICTUM_SCHEME_DARK,
                                                                                                  0));
  g_assert_cmpstr (dictum_palette_get_colour_name (G_MAXUINT / 12 * 12), ==, dictum_palette_get_colour_name (0));
}

static void
assert_colour (JsonObject *object, const char *member, const GdkRGBA *colour)
{
  GdkRGBA wanted;

  g_assert_true (gdk_rgba_parse (&wanted, json_object_get_string_member (object, member)));
  g_assert_true (gdk_rgba_equal (&wanted, colour));
}

static const char *
get_style_name (DictumUnderline style)
{
  static const char *const names[] = {
    [DICTUM_UNDERLINE_SOLID] = "solid", [DICTUM_UNDERLINE_DASHED] = "dashed", [DICTUM_UNDERLINE_DOUBLE] = "double",
    [DICTUM_UNDERLINE_WAVY] = "wavy",   [DICTUM_UNDERLINE_DOTTED] = "dotted", [DICTUM_UNDERLINE_DASH_DOT] = "dash-dot",
  };

  return names[style];
}

static void
assert_speaker (JsonObject *speaker, guint scheme, const DictumSwatch *swatch)
{
  JsonObject *colours = json_object_get_object_member (speaker, BOUNDS[scheme].name);

  assert_colour (colours, "fill", &swatch->fill);
  assert_colour (colours, "current", &swatch->current);
  assert_colour (colours, "ink", &swatch->ink);
  assert_colour (colours, "label", &swatch->label);
  g_assert_cmpstr (json_object_get_string_member (speaker, "underline"), ==, get_style_name (swatch->underline));
}

static void
the_tables_are_those_of_the_design (void)
{
  g_autofree char *path = dictum_test_find_source ("../shared/design/palette.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonArray *speakers;

  if (path == NULL || !g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("design/palette.json is not here");
      return;
    }
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  speakers = json_object_get_array_member (root, "speakers");
  g_assert_cmpuint (json_array_get_length (speakers), ==, DICTUM_PALETTE_SIZE);
  for (guint scheme = 0; scheme < G_N_ELEMENTS (BOUNDS); scheme++)
    {
      JsonObject *page = json_object_get_object_member (json_object_get_object_member (root, "schemes"),
                                                        BOUNDS[scheme].name);

      assert_colour (page, "page", &dictum_palette_get_page (scheme)->page);
      assert_colour (page, "text", &dictum_palette_get_page (scheme)->text);
      for (guint i = 0; i < DICTUM_PALETTE_SIZE; i++)
        assert_speaker (json_array_get_object_element (speakers, i), scheme, dictum_palette_get_swatch (scheme, i));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/palette/contrast-keeps-the-bounds", contrast_keeps_the_bounds);
  g_test_add_func ("/view/palette/the-first-six-differ-without-colour", the_first_six_differ_without_colour);
  g_test_add_func ("/view/palette/a-thirteenth-speaker-looks-like-the-first",
                   a_thirteenth_speaker_looks_like_the_first);
  g_test_add_func ("/view/palette/the-tables-are-those-of-the-design", the_tables_are_those_of_the_design);
  return g_test_run ();
}
