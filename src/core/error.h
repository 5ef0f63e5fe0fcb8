// SPDX-License-Identifier: GPL-3.0-or-later
// The error domain of Dictum: what can be wrong with the world, in codes a caller can act on.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DICTUM_ERROR (dictum_error_quark ())

/**
 * DictumError:
 * @DICTUM_ERROR_MALFORMED: a file does not follow its format
 * @DICTUM_ERROR_TOO_LARGE: a file is larger or deeper than Dictum reads
 * @DICTUM_ERROR_NEWER_VERSION: a file was written by a newer Dictum
 * @DICTUM_ERROR_NOT_TEXT: a file is no text, or its encoding is not known
 * @DICTUM_ERROR_TEXT_MISMATCH: an annotation does not fit the text it belongs to
 * @DICTUM_ERROR_UNSAFE_PATH: a name would lead outside the project folder
 * @DICTUM_ERROR_STALE: the object was changed meanwhile
 * @DICTUM_ERROR_READ_ONLY: the place cannot be written
 * @DICTUM_ERROR_NOT_FOUND: the thing asked for is not there
 * @DICTUM_ERROR_USAGE: the request itself makes no sense
 */
typedef enum
{
  DICTUM_ERROR_MALFORMED,
  DICTUM_ERROR_TOO_LARGE,
  DICTUM_ERROR_NEWER_VERSION,
  DICTUM_ERROR_NOT_TEXT,
  DICTUM_ERROR_TEXT_MISMATCH,
  DICTUM_ERROR_UNSAFE_PATH,
  DICTUM_ERROR_STALE,
  DICTUM_ERROR_READ_ONLY,
  DICTUM_ERROR_NOT_FOUND,
  DICTUM_ERROR_USAGE,
} DictumError;

GQuark dictum_error_quark (void);

G_END_DECLS
