// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of strings that may be absent: an empty one and none are the same in the model.

#include "core/dup.h"

/**
 * dictum_dup_or_null:
 * @string: (nullable): a string
 *
 * Returns: (transfer full) (nullable): a copy, %NULL for an empty string too. Any thread.
 */
char *
dictum_dup_or_null (const char *string)
{
  return string && string[0] ? g_strdup (string) : NULL;
}
