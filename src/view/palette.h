// SPDX-License-Identifier: GPL-3.0-or-later
// The colours and underline styles of speakers, from design/palette.json, for light, dark and high contrast.

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * DictumScheme:
 * @DICTUM_SCHEME_LIGHT: light
 * @DICTUM_SCHEME_DARK: dark
 * @DICTUM_SCHEME_HC_LIGHT: light, high contrast
 * @DICTUM_SCHEME_HC_DARK: dark, high contrast
 */
typedef enum
{
  DICTUM_SCHEME_LIGHT,
  DICTUM_SCHEME_DARK,
  DICTUM_SCHEME_HC_LIGHT,
  DICTUM_SCHEME_HC_DARK,
} DictumScheme;

/**
 * DictumUnderline:
 *
 * How a speaker's quotations are underlined; see "underline.styles" in palette.json.
 */
typedef enum
{
  DICTUM_UNDERLINE_SOLID,
  DICTUM_UNDERLINE_DASHED,
  DICTUM_UNDERLINE_DOUBLE,
  DICTUM_UNDERLINE_WAVY,
  DICTUM_UNDERLINE_DOTTED,
  DICTUM_UNDERLINE_DASH_DOT,
} DictumUnderline;

/**
 * DictumSwatch:
 * @fill: behind the words
 * @current: behind the words of the current quotation
 * @ink: underline, bar, handles
 * @label: text on @ink
 * @underline: the style
 */
typedef struct
{
  GdkRGBA fill;
  GdkRGBA current;
  GdkRGBA ink;
  GdkRGBA label;
  DictumUnderline underline;
} DictumSwatch;

/**
 * DictumPageColours:
 * @page: the article page
 * @text: its text
 * @unknown: ink where nobody is named or nothing is attributed
 * @orphan: what lost its place
 * @gap: thread of a fresh selection
 */
typedef struct
{
  GdkRGBA page;
  GdkRGBA text;
  GdkRGBA unknown;
  GdkRGBA orphan;
  GdkRGBA gap;
} DictumPageColours;

#define DICTUM_PALETTE_SIZE 12

DictumScheme dictum_palette_get_scheme (void);
const DictumSwatch *dictum_palette_get_swatch (DictumScheme scheme, guint colour);
const DictumPageColours *dictum_palette_get_page (DictumScheme scheme);
const char *dictum_palette_get_colour_name (guint colour);

G_END_DECLS
