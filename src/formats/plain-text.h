// SPDX-License-Identifier: GPL-3.0-or-later
// Text files of other encodings, made into what an article is: UTF-8 with LF.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumEncoding:
 * @DICTUM_ENCODING_UTF_8: UTF-8
 * @DICTUM_ENCODING_UTF_8_BOM: UTF-8 with a byte order mark
 * @DICTUM_ENCODING_UTF_16: UTF-16 of either byte order
 * @DICTUM_ENCODING_WINDOWS_1252: Windows-1252
 * @DICTUM_ENCODING_LATIN_1: ISO 8859-1
 */
typedef enum
{
  DICTUM_ENCODING_UTF_8,
  DICTUM_ENCODING_UTF_8_BOM,
  DICTUM_ENCODING_UTF_16,
  DICTUM_ENCODING_WINDOWS_1252,
  DICTUM_ENCODING_LATIN_1,
} DictumEncoding;

GBytes *dictum_plain_text_read (GBytes *bytes, DictumEncoding *encoding, GError **error);
const char *dictum_encoding_get_name (DictumEncoding encoding);

G_END_DECLS
