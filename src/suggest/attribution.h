// SPDX-License-Identifier: GPL-3.0-or-later
// Who a text says is speaking near a quotation, and with which words it says so.

#pragma once

#include "core/quotation.h"
#include "suggest/lexicon.h"
#include "suggest/marks.h"

G_BEGIN_DECLS

/**
 * DictumAttribution:
 * @source: how the text names the speaker, in code points; empty where nobody is named
 * @cue: the words that report; empty where there are none
 * @addressee: to whom it was said; empty where nobody is named
 */
typedef struct
{
  DictumRange source;
  DictumRange cue;
  DictumRange addressee;
} DictumAttribution;

gboolean dictum_attribution_find (const DictumText *text,
                                  const DictumMarks *marks,
                                  const DictumLexicon *lexicon,
                                  const DictumRange *pieces,
                                  guint n_pieces,
                                  DictumAttribution *attribution);
gboolean dictum_attribution_find_between (const DictumText *text,
                                          const DictumMarks *marks,
                                          const DictumLexicon *lexicon,
                                          DictumRange gap,
                                          DictumAttribution *attribution);

G_END_DECLS
