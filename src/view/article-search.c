// SPDX-License-Identifier: GPL-3.0-or-later
// Finds words in a text, without regard to case. Characters are compared one by one, so that places stay exact.

#include "view/article-search.h"

static gunichar
fold (gunichar c)
{
  return g_unichar_tolower (g_unichar_toupper (c));
}

static gboolean
begins_with (const char *at, const gunichar *words, glong n)
{
  for (glong i = 0; i < n; i++, at = g_utf8_next_char (at))
    if (*at == '\0' || fold (g_utf8_get_char (at)) != words[i])
      return FALSE;
  return TRUE;
}

// The first place from @from on and before @to, or, backwards, the last.
static gboolean
find_between (const DictumText *text, const gunichar *words, glong n, guint from, guint to, gboolean last, guint *found)
{
  const char *at = dictum_text_get_string (text) + dictum_text_get_index (text, from);
  gboolean any = FALSE;

  for (guint offset = from; offset < to; offset++, at = g_utf8_next_char (at))
    if (begins_with (at, words, n))
      {
        *found = offset;
        any = TRUE;
        if (!last)
          break;
      }
  return any;
}

/**
 * dictum_article_search_find:
 * @text: a text
 * @words: what to look for, not empty
 * @from: where to begin, in code points
 * @backwards: whether to look before @from, else at it and after it
 * @found: (out): where it is
 *
 * Looks for @words; past the end, or the beginning, it goes on at the other side.
 *
 * Returns: whether it is anywhere in the text. Any thread.
 */
gboolean
dictum_article_search_find (const DictumText *text,
                            const char *words,
                            guint from,
                            gboolean backwards,
                            DictumRange *found)
{
  glong n = 0;
  g_autofree gunichar *folded = g_utf8_to_ucs4_fast (words, -1, &n);
  guint length = dictum_text_get_length (text), place = 0;

  g_return_val_if_fail (n > 0, FALSE);
  from = MIN (from, length);
  for (glong i = 0; i < n; i++)
    folded[i] = fold (folded[i]);
  if (backwards ? !find_between (text, folded, n, 0, from, TRUE, &place) &&
                      !find_between (text, folded, n, from, length, TRUE, &place)
                : !find_between (text, folded, n, from, length, FALSE, &place) &&
                      !find_between (text, folded, n, 0, from, FALSE, &place))
    return FALSE;
  *found = DICTUM_RANGE (place, place + (guint) n);
  return TRUE;
}
