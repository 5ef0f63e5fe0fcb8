// SPDX-License-Identifier: GPL-3.0-or-later
// The colours and underline styles of speakers, as tables: what design/palette.json says, known without reading a file.

#include "config.h"

#include "view/palette.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define RGB(hex) \
  { ((hex) >> 16 & 0xff) / 255.0f, ((hex) >> 8 & 0xff) / 255.0f, ((hex) & 0xff) / 255.0f, 1.0f }

// One row a speaker's colour: fill, current, ink, label, underline.
static const DictumSwatch SWATCHES[][DICTUM_PALETTE_SIZE] = {
  [DICTUM_SCHEME_LIGHT] = {
    { RGB (0xbfd3fe), RGB (0xb6cefd), RGB (0x076de2), RGB (0xffffff), DICTUM_UNDERLINE_SOLID },
    { RGB (0xffe7be), RGB (0xecd2a3), RGB (0x7a5200), RGB (0xffffff), DICTUM_UNDERLINE_DASHED },
    { RGB (0xdcf2e5), RGB (0xbfe2d2), RGB (0x0f825a), RGB (0xffffff), DICTUM_UNDERLINE_DOUBLE },
    { RGB (0xe3c9df), RGB (0xd5aed0), RGB (0x7f0573), RGB (0xffffff), DICTUM_UNDERLINE_WAVY },
    { RGB (0xffc5bd), RGB (0xfdbeb7), RGB (0xcf3745), RGB (0xffffff), DICTUM_UNDERLINE_DOTTED },
    { RGB (0xc0edff), RGB (0xa5dbee), RGB (0x006a87), RGB (0xffffff), DICTUM_UNDERLINE_DASH_DOT },
    { RGB (0xebcbcc), RGB (0xddafb9), RGB (0x8a0241), RGB (0xffffff), DICTUM_UNDERLINE_SOLID },
    { RGB (0xb2f9fb), RGB (0x9ce1e2), RGB (0x174c46), RGB (0xffffff), DICTUM_UNDERLINE_DASHED },
    { RGB (0xd3d0ec), RGB (0xc2bae5), RGB (0x5636bd), RGB (0xffffff), DICTUM_UNDERLINE_DOUBLE },
    { RGB (0xd0d7ab), RGB (0xbcc799), RGB (0x42672a), RGB (0xffffff), DICTUM_UNDERLINE_WAVY },
    { RGB (0xeaedf0), RGB (0xd7dce2), RGB (0x61748a), RGB (0xffffff), DICTUM_UNDERLINE_DOTTED },
    { RGB (0xf1edd6), RGB (0xe0dcb8), RGB (0x7a7500), RGB (0xffffff), DICTUM_UNDERLINE_DASH_DOT },
  },
  [DICTUM_SCHEME_DARK] = {
    { RGB (0x244770), RGB (0x274b77), RGB (0x6196fe), RGB (0x1d1d20), DICTUM_UNDERLINE_SOLID },
    { RGB (0x5b411d), RGB (0x694d22), RGB (0xfcc756), RGB (0x1d1d20), DICTUM_UNDERLINE_DASHED },
    { RGB (0x2f4b3b), RGB (0x3a5847), RGB (0xa5debb), RGB (0x1d1d20), DICTUM_UNDERLINE_DOUBLE },
    { RGB (0x563e56), RGB (0x5b425b), RGB (0xb78ab7), RGB (0x1d1d20), DICTUM_UNDERLINE_WAVY },
    { RGB (0x562220), RGB (0x6c2c2a), RGB (0xf5686a), RGB (0x1d1d20), DICTUM_UNDERLINE_DOTTED },
    { RGB (0x21353f), RGB (0x2c4d59), RGB (0x6fe1fc), RGB (0x1d1d20), DICTUM_UNDERLINE_DASH_DOT },
    { RGB (0x4c2731), RGB (0x5e333e), RGB (0xcd808e), RGB (0x1d1d20), DICTUM_UNDERLINE_SOLID },
    { RGB (0x003a32), RGB (0x054b41), RGB (0x26b29d), RGB (0x1d1d20), DICTUM_UNDERLINE_DASHED },
    { RGB (0x392b53), RGB (0x4a3d6b), RGB (0xafadfe), RGB (0x1d1d20), DICTUM_UNDERLINE_DOUBLE },
    { RGB (0x303509), RGB (0x474c1d), RGB (0xd3d695), RGB (0x1d1d20), DICTUM_UNDERLINE_WAVY },
    { RGB (0x444649), RGB (0x4f5155), RGB (0xccd2d9), RGB (0x1d1d20), DICTUM_UNDERLINE_DOTTED },
    { RGB (0x4b4631), RGB (0x504b30), RGB (0x9e9e1f), RGB (0x1d1d20), DICTUM_UNDERLINE_DASH_DOT },
  },
  [DICTUM_SCHEME_HC_LIGHT] = {
    { RGB (0xe9eeff), RGB (0xc8d8f3), RGB (0x004fab), RGB (0xffffff), DICTUM_UNDERLINE_SOLID },
    { RGB (0xffebcb), RGB (0xe7d2af), RGB (0x563500), RGB (0xffffff), DICTUM_UNDERLINE_DASHED },
    { RGB (0xe0feec), RGB (0xc1e8d4), RGB (0x035f41), RGB (0xffffff), DICTUM_UNDERLINE_DOUBLE },
    { RGB (0xfef4fa), RGB (0xecdae7), RGB (0x7b3b71), RGB (0xffffff), DICTUM_UNDERLINE_WAVY },
    { RGB (0xfdd7ce), RGB (0xf0beb8), RGB (0x9e2130), RGB (0xffffff), DICTUM_UNDERLINE_DOTTED },
    { RGB (0xbce6fe), RGB (0xa2cfe7), RGB (0x03425a), RGB (0xffffff), DICTUM_UNDERLINE_DASH_DOT },
    { RGB (0xf3d9dd), RGB (0xe2bdc6), RGB (0x7a0f3c), RGB (0xffffff), DICTUM_UNDERLINE_SOLID },
    { RGB (0xb8eadf), RGB (0xa6d6cc), RGB (0x3b5a57), RGB (0xffffff), DICTUM_UNDERLINE_DASHED },
    { RGB (0xe5dafc), RGB (0xcfbeec), RGB (0x460f8b), RGB (0xffffff), DICTUM_UNDERLINE_DOUBLE },
    { RGB (0xf3fade), RGB (0xd8e2c3), RGB (0x30501e), RGB (0xffffff), DICTUM_UNDERLINE_WAVY },
    { RGB (0xd5e1eb), RGB (0xbec9d2), RGB (0x31353a), RGB (0xffffff), DICTUM_UNDERLINE_DOTTED },
    { RGB (0xe4e1be), RGB (0xd0cda3), RGB (0x585500), RGB (0xffffff), DICTUM_UNDERLINE_DASH_DOT },
  },
  [DICTUM_SCHEME_HC_DARK] = {
    { RGB (0x002050), RGB (0x143468), RGB (0x91aeff), RGB (0x000000), DICTUM_UNDERLINE_SOLID },
    { RGB (0x45331f), RGB (0x523e22), RGB (0xd7aa3d), RGB (0x000000), DICTUM_UNDERLINE_DASHED },
    { RGB (0x2c3932), RGB (0x2f4639), RGB (0x4ac681), RGB (0x000000), DICTUM_UNDERLINE_DOUBLE },
    { RGB (0x2d1b2f), RGB (0x432e45), RGB (0xc8a5ca), RGB (0x000000), DICTUM_UNDERLINE_WAVY },
    { RGB (0x470a02), RGB (0x60251d), RGB (0xfbc9c3), RGB (0x000000), DICTUM_UNDERLINE_DOTTED },
    { RGB (0x0b3b4d), RGB (0x164658), RGB (0xbbeefd), RGB (0x000000), DICTUM_UNDERLINE_DASH_DOT },
    { RGB (0x420d1e), RGB (0x5c1f32), RGB (0xfd8fab), RGB (0x000000), DICTUM_UNDERLINE_SOLID },
    { RGB (0x002721), RGB (0x0e453c), RGB (0x67fde2), RGB (0x000000), DICTUM_UNDERLINE_DASHED },
    { RGB (0x3d2d60), RGB (0x48386b), RGB (0xd7c3ff), RGB (0x000000), DICTUM_UNDERLINE_DOUBLE },
    { RGB (0x192504), RGB (0x33411c), RGB (0xd0f0ad), RGB (0x000000), DICTUM_UNDERLINE_WAVY },
    { RGB (0x33363c), RGB (0x3e4147), RGB (0xb9bfc5), RGB (0x000000), DICTUM_UNDERLINE_DOTTED },
    { RGB (0x3a3800), RGB (0x454307), RGB (0xf4e970), RGB (0x000000), DICTUM_UNDERLINE_DASH_DOT },
  },
};

// Page, text, ink where nobody is named, what lost its place, thread of a fresh selection.
static const DictumPageColours PAGES[] = {
  [DICTUM_SCHEME_LIGHT] = { RGB (0xffffff), RGB (0x1d1d20), RGB (0x5e5c64), RGB (0x8f5902), RGB (0x5e5c64) },
  [DICTUM_SCHEME_DARK] = { RGB (0x1e1e1e), RGB (0xf4f4f5), RGB (0xb0afac), RGB (0xf5c211), RGB (0xb0afac) },
  [DICTUM_SCHEME_HC_LIGHT] = { RGB (0xffffff), RGB (0x000000), RGB (0x3d3846), RGB (0x6b4a00), RGB (0x3d3846) },
  [DICTUM_SCHEME_HC_DARK] = { RGB (0x141414), RGB (0xffffff), RGB (0xdeddda), RGB (0xf8e45c), RGB (0xdeddda) },
};

static const char *const NAMES[] = {
  N_("Blue"), N_("Amber"), N_("Green"), N_("Plum"),
  N_("Brick"), N_("Sky"), N_("Rose"), N_("Teal"),
  N_("Violet"), N_("Olive"), N_("Slate"), N_("Lemon"),
};

/**
 * dictum_palette_get_scheme:
 *
 * Asks the style manager of the default display. Main thread.
 *
 * Returns: the scheme that the desktop asks for now.
 */
DictumScheme
dictum_palette_get_scheme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return dark ? DICTUM_SCHEME_HC_DARK : DICTUM_SCHEME_HC_LIGHT;
  return dark ? DICTUM_SCHEME_DARK : DICTUM_SCHEME_LIGHT;
}

/**
 * dictum_palette_get_swatch:
 * @scheme: the scheme
 * @colour: index of a speaker's colour; past the last one they come again from the first
 *
 * Returns: (transfer none): colours and underline style, never freed. Any thread.
 */
const DictumSwatch *
dictum_palette_get_swatch (DictumScheme scheme, guint colour)
{
  g_return_val_if_fail (scheme < G_N_ELEMENTS (SWATCHES), NULL);

  return &SWATCHES[scheme][colour % DICTUM_PALETTE_SIZE];
}

/**
 * dictum_palette_get_page:
 * @scheme: the scheme
 *
 * Returns: (transfer none): the colours that are nobody's, never freed. Any thread.
 */
const DictumPageColours *
dictum_palette_get_page (DictumScheme scheme)
{
  g_return_val_if_fail (scheme < G_N_ELEMENTS (PAGES), NULL);

  return &PAGES[scheme];
}

/**
 * dictum_palette_get_colour_name:
 * @colour: index of a speaker's colour; past the last one they come again from the first
 *
 * Returns: (transfer none): its name, translated, for those who do not see it. Any thread.
 */
const char *
dictum_palette_get_colour_name (guint colour)
{
  return _(NAMES[colour % DICTUM_PALETTE_SIZE]);
}
