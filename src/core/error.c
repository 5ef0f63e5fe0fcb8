// SPDX-License-Identifier: GPL-3.0-or-later
// The error domain of Dictum.

#include "core/error.h"

/**
 * dictum_error_quark:
 *
 * The domain of all errors that Dictum itself raises; files and folders also raise `G_IO_ERROR`.
 *
 * Returns: the quark. Any thread.
 */
G_DEFINE_QUARK (dictum-error-quark, dictum_error)
