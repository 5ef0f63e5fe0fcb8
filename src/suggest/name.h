// SPDX-License-Identifier: GPL-3.0-or-later
// Who is named beside a word: the noun phrase that ends before it or begins after it.

#pragma once

#include "suggest/sentence.h"

G_BEGIN_DECLS

/**
 * DictumName:
 * @first: the first token of the noun phrase
 * @end: the token after its last one
 */
typedef struct
{
  guint first;
  guint end;
} DictumName;

gboolean dictum_name_find_before (const GArray *tokens, guint from, guint end, DictumName *name);
gboolean dictum_name_find_after (const GArray *tokens, guint from, gboolean object, DictumName *name);
DictumRange dictum_name_get_range (const GArray *tokens, const DictumName *name);

G_END_DECLS
