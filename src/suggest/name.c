// SPDX-License-Identifier: GPL-3.0-or-later
// Who is named beside a word: the noun phrase that ends before it or begins after it.
//
// Three kinds are known: a pronoun; a name, which is a run of words with capitals, with the words for a trade that
// stand before it ("Kremlin spokesman Dmitry Peskov"); and an article with a few words ("the group"), which a word
// for a trade can do without ("sources"). "A spokesman for X" joins two of them.

#include "suggest/name.h"

#define MOST_SMALL_WORDS 5 // in a noun phrase, besides capitals

#define TOKEN(tokens, i) (&g_array_index (tokens, DictumToken, i))

static gboolean
is_capital (const DictumToken *token)
{
  return dictum_token_is_word (token) && token->capital && !dictum_token_is (token, DICTUM_WORD_FUNCTION) &&
         (!dictum_token_is (token, DICTUM_WORD_DETERMINER) || dictum_token_is (token, DICTUM_WORD_TITLE));
}

static gboolean
is_determiner (const DictumToken *token)
{
  return dictum_token_is_word (token) && !dictum_token_is (token, DICTUM_WORD_FUNCTION) &&
         (dictum_token_is (token, DICTUM_WORD_DETERMINER) || token->number);
}

// A noun or an adjective, as far as one can tell: a word that is nothing else.
static gboolean
is_small (const DictumToken *token)
{
  if (!dictum_token_is_word (token) || token->capital)
    return FALSE;
  if (dictum_token_is (token, DICTUM_WORD_ROLE))
    return TRUE;
  return !dictum_token_is (token, DICTUM_WORD_FUNCTION | DICTUM_WORD_DETERMINER | DICTUM_WORD_PRONOUN |
                                  DICTUM_WORD_SAY | DICTUM_WORD_TELL | DICTUM_WORD_PASSIVE | DICTUM_WORD_AUXILIARY);
}

// Goes left over a run of capitals, with the particles between them; returns its first token, @end where there is none.
static guint
walk_capitals (const GArray *tokens, guint from, guint end)
{
  guint i = end;

  while (i > from)
    {
      if (is_capital (TOKEN (tokens, i - 1)))
        i--;
      else if (i < end && i - 1 > from && dictum_token_is (TOKEN (tokens, i - 1), DICTUM_WORD_PARTICLE) &&
               !TOKEN (tokens, i - 1)->capital && is_capital (TOKEN (tokens, i - 2)))
        i -= 2;
      else
        break;
    }
  return i;
}

// Goes left over small words and capitals to the article, which is taken too; says whether there is one.
static guint
walk_modifiers (const GArray *tokens, guint from, guint end, gboolean *determined)
{
  guint i = end;
  guint n_small = 0;

  *determined = FALSE;
  while (i > from && (is_capital (TOKEN (tokens, i - 1)) ||
                      (is_small (TOKEN (tokens, i - 1)) && n_small < MOST_SMALL_WORDS)))
    {
      // "X cited examples": a verb stands between.
      if (TOKEN (tokens, i - 1)->past && i - 1 > from && is_capital (TOKEN (tokens, i - 2)))
        break;
      n_small += !TOKEN (tokens, i - 1)->capital;
      i--;
    }
  // "despite this Mr X": a title needs no article.
  if (i > from && is_determiner (TOKEN (tokens, i - 1)) && !dictum_token_is (TOKEN (tokens, i), DICTUM_WORD_TITLE))
    {
      *determined = TRUE;
      i--;
    }
  return i;
}

static gboolean
find_simple_before (const GArray *tokens, guint from, guint end, DictumName *name)
{
  const DictumToken *last = TOKEN (tokens, end - 1);
  guint capitals = walk_capitals (tokens, from, end);
  gboolean determined;
  guint start = walk_modifiers (tokens, from, capitals, &determined);

  name->end = end;
  if (capitals == end)
    {
      name->first = start;
      return is_small (last) && start < end &&
             (determined ? start + 1 < end : dictum_token_is (last, DICTUM_WORD_ROLE));
    }
  // Small words before a name are part of it where an article begins them, or where they name a trade.
  if (determined || (capitals > from && dictum_token_is (TOKEN (tokens, capitals - 1), DICTUM_WORD_ROLE)))
    capitals = start;
  name->first = capitals;
  return TRUE;
}

// "A spokesman for X", "the head of X": the words before the joint speak, X only tells whose they are.
static gboolean
join_before (const GArray *tokens, guint from, DictumName *name)
{
  const DictumToken *joint, *noun;
  DictumName head;

  if (name->first < from + 2)
    return FALSE;
  joint = TOKEN (tokens, name->first - 1);
  noun = TOKEN (tokens, name->first - 2);
  if (!dictum_token_is (joint, DICTUM_WORD_JOINT) || !(is_small (noun) || is_capital (noun)))
    return FALSE;
  if (!find_simple_before (tokens, from, name->first - 1, &head))
    return FALSE;
  name->first = head.first;
  return TRUE;
}

// Whether a clause can begin with token @first: a preposition before it makes it part of something else.
static gboolean
begins_clause (const GArray *tokens, guint from, guint first)
{
  const DictumToken *before = first > from ? TOKEN (tokens, first - 1) : NULL;

  return before == NULL ||
         !dictum_token_is (before, DICTUM_WORD_JOINT | DICTUM_WORD_TO | DICTUM_WORD_PREPOSITION);
}

/**
 * dictum_name_find_before:
 * @tokens: (element-type DictumToken): a stretch of a text
 * @from: the first token that may be taken
 * @end: the token before which the noun phrase must end
 * @name: (out): the noun phrase
 *
 * Returns: whether a noun phrase that can be a subject ends at @end. Any thread.
 */
gboolean
dictum_name_find_before (const GArray *tokens, guint from, guint end, DictumName *name)
{
  const DictumToken *last;

  if (end <= from)
    return FALSE;
  last = TOKEN (tokens, end - 1);
  if (!dictum_token_is_word (last))
    return FALSE;
  if (dictum_token_is (last, DICTUM_WORD_PRONOUN) && !last->relative)
    {
      *name = (DictumName){ end - 1, end };
      return begins_clause (tokens, from, name->first);
    }
  if (!find_simple_before (tokens, from, end, name))
    return FALSE;
  for (guint i = 0; i < 3 && join_before (tokens, from, name); i++)
    continue;
  return begins_clause (tokens, from, name->first);
}

// Whether the phrase may go on over token @i: a particle between capitals, or "for X" behind a trade.
static gboolean
goes_on (const GArray *tokens, guint first, guint i)
{
  const DictumToken *token = TOKEN (tokens, i);
  const DictumToken *before = i > first ? token - 1 : NULL;
  const DictumToken *after = i + 1 < tokens->len ? token + 1 : NULL;

  if (before == NULL || after == NULL || !dictum_token_is_word (token) || token->capital)
    return FALSE;
  if (dictum_token_is (token, DICTUM_WORD_PARTICLE) && is_capital (before) && is_capital (after))
    return TRUE;
  return dictum_token_is (token, DICTUM_WORD_JOINT) && dictum_token_is (before, DICTUM_WORD_ROLE) &&
         (is_capital (after) || is_determiner (after));
}

// Goes right over what follows an article or a capital; returns the token after the last one that may end the phrase.
static guint
walk_right (const GArray *tokens, guint first)
{
  gboolean named = FALSE, determined = FALSE, ended = FALSE;
  guint good = first, n_small = 0, i = first;

  for (; i < tokens->len && !ended; i++)
    {
      const DictumToken *token = TOKEN (tokens, i);

      if (is_capital (token))
        {
          ended = named && dictum_token_is (token, DICTUM_WORD_TITLE) && !dictum_token_is (token, DICTUM_WORD_ROLE);
          named = TRUE;
          good = ended ? good : i + 1;
        }
      else if (is_determiner (token) && (i == first || dictum_token_is (token - 1, DICTUM_WORD_JOINT)))
        determined = TRUE;
      else if (goes_on (tokens, first, i))
        n_small = 0;
      else if (is_small (token) && n_small < MOST_SMALL_WORDS)
        {
          gboolean role = dictum_token_is (token, DICTUM_WORD_ROLE);

          // Behind a name only "radio" and its like go on, unless another name follows; behind an article, anything.
          n_small++;
          if (role || (determined && !named && good <= i && (good == i || i == first + 1) &&
                       !(i > first && dictum_token_is (token - 1, DICTUM_WORD_ROLE))))
            good = i + 1;
        }
      else
        ended = TRUE;
    }
  return good;
}

/**
 * dictum_name_find_after:
 * @tokens: (element-type DictumToken): a stretch of a text
 * @from: the token with which the noun phrase must begin
 * @object: whether words as "him" count, too: those it was said to
 * @name: (out): the noun phrase
 *
 * Returns: whether a noun phrase begins at @from. Any thread.
 */
gboolean
dictum_name_find_after (const GArray *tokens, guint from, gboolean object, DictumName *name)
{
  const DictumToken *first;

  if (from >= tokens->len)
    return FALSE;
  first = TOKEN (tokens, from);
  *name = (DictumName){ from, from + 1 };
  if (dictum_token_is (first, object ? DICTUM_WORD_OBJECT : DICTUM_WORD_PRONOUN) && !first->relative &&
      !dictum_token_is (first, DICTUM_WORD_DETERMINER))
    return TRUE;
  if (!is_capital (first) && !is_determiner (first) && !is_small (first))
    return FALSE;
  name->end = walk_right (tokens, from);
  return name->end > from && !(name->end == from + 1 && is_determiner (first));
}

/**
 * dictum_name_get_range:
 * @tokens: (element-type DictumToken): a stretch of a text
 * @name: a noun phrase in it
 *
 * Returns: where it stands, in code points. Any thread.
 */
DictumRange
dictum_name_get_range (const GArray *tokens, const DictumName *name)
{
  return DICTUM_RANGE (TOKEN (tokens, name->first)->range.start, TOKEN (tokens, name->end - 1)->range.end);
}
