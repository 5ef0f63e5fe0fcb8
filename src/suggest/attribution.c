// SPDX-License-Identifier: GPL-3.0-or-later
// Who a text says is speaking near a quotation, and with which words it says so.
//
// Looked at are the gaps between the pieces, the rest of the sentence behind them, the part of the sentence before
// them, and, where they stand in quotation marks, a sentence before them that itself follows a quotation. Only words
// outside quotation marks count. What is not sure is not said.

#include "suggest/attribution.h"

#include "suggest/name.h"
#include "suggest/sentence.h"

#define REACH 600        // code points looked at on either side
#define LONGEST_CLAUSE 30 // tokens from a quotation to the verb behind it

#define TOKEN(tokens, i) (&g_array_index (tokens, DictumToken, i))

typedef struct
{
  const DictumText *text;
  const DictumMarks *marks;
  const DictumLexicon *lexicon;
  DictumLanguage language;
} Place;

static gboolean
is_comma_or_dash (const DictumToken *token)
{
  gunichar c = token->punctuation;

  return c == ',' || c == 0x2013 || c == 0x2014 || c == '-' || c == 0x060C;
}

static gboolean
is_cue (const DictumToken *token)
{
  if (!dictum_token_is_word (token))
    return FALSE;
  return dictum_token_is (token, DICTUM_WORD_ACCORDING) ||
         (!token->capital && dictum_token_is (token, DICTUM_WORD_SAY | DICTUM_WORD_TELL));
}

static guint
skip_adverbs (const GArray *tokens, guint i)
{
  while (i < tokens->len && dictum_token_is (TOKEN (tokens, i), DICTUM_WORD_ADVERB) && !TOKEN (tokens, i)->capital)
    i++;
  return i;
}

static DictumRange
get_cue_range (const GArray *tokens, guint cue)
{
  const DictumToken *first = TOKEN (tokens, cue);

  return DICTUM_RANGE (first->range.start, TOKEN (tokens, cue + first->n_words - 1)->range.end);
}

// To whom it was said: "told X", "said to X".
static void
find_addressee (const GArray *tokens, guint cue, DictumAttribution *attribution)
{
  guint i = skip_adverbs (tokens, cue + TOKEN (tokens, cue)->n_words);
  gboolean tells = dictum_token_is (TOKEN (tokens, cue), DICTUM_WORD_TELL);
  DictumName name;

  if (i >= tokens->len)
    return;
  if (!tells && !dictum_token_is (TOKEN (tokens, i), DICTUM_WORD_TO))
    return;
  if (!tells)
    i++;
  if (dictum_name_find_after (tokens, i, TRUE, &name))
    attribution->addressee = dictum_name_get_range (tokens, &name);
}

static void
fill (const GArray *tokens, const DictumName *name, guint cue, gboolean inverted, DictumAttribution *attribution)
{
  attribution->source = dictum_name_get_range (tokens, name);
  attribution->cue = get_cue_range (tokens, cue);
  if (!inverted)
    find_addressee (tokens, cue, attribution);
}

// Goes left over "has also"; says whether what it went over leaves the subject a speaker ("was told" does not).
static gboolean
walk_verb (const GArray *tokens, guint from, guint cue, guint *end)
{
  gboolean continuous = TOKEN (tokens, cue)->continuous;
  gboolean helped = FALSE;
  guint i = cue;

  for (; i > from; i--)
    {
      const DictumToken *token = TOKEN (tokens, i - 1);

      if (!dictum_token_is_word (token) || (dictum_token_is (token, DICTUM_WORD_PRONOUN) && !token->relative))
        break;
      if (dictum_token_is (token, DICTUM_WORD_PASSIVE) && !continuous)
        return FALSE;
      if (!dictum_token_is (token, DICTUM_WORD_AUXILIARY | DICTUM_WORD_ADVERB | DICTUM_WORD_PASSIVE) || token->capital)
        break;
      helped = helped || dictum_token_is (token, DICTUM_WORD_PASSIVE);
    }
  *end = i;
  // "whilst promising": without "is" the subject is another one.
  return i > from && (helped || !continuous);
}

// "X, the Y, said": the phrase before a comma farther left, where one comma stands before @end.
static gboolean
find_before_apposition (const GArray *tokens, guint from, guint end, DictumName *name)
{
  for (guint i = end - 1; i > from + 1; i--)
    {
      const DictumToken *token = TOKEN (tokens, i - 1);

      if (is_comma_or_dash (token) && dictum_name_find_before (tokens, from, i - 1, name) &&
          (name->end - name->first > 1 || TOKEN (tokens, name->first)->capital))
        return TRUE;
      if (token->ends_sentence || token->quoted || token->punctuation == ':' || is_cue (token))
        return FALSE;
    }
  return FALSE;
}

// "X (SPD) said": the token with which the brackets before @end begin.
static guint
skip_brackets (const GArray *tokens, guint from, guint end)
{
  if (TOKEN (tokens, end - 1)->punctuation != ')')
    return end;
  for (guint i = end - 1; i > from + 1; i--)
    if (TOKEN (tokens, i - 1)->punctuation == '(')
      return i - 1;
  return end;
}

// The subject of the verb @cue, which ends right before it but for auxiliaries, "who", and an apposition.
static gboolean
find_subject (const GArray *tokens, guint from, guint cue, DictumName *name)
{
  guint end;

  if (!walk_verb (tokens, from, cue, &end))
    return FALSE;
  end = skip_brackets (tokens, from, end);
  if (TOKEN (tokens, end - 1)->relative)
    {
      end--;
      if (end > from && is_comma_or_dash (TOKEN (tokens, end - 1)))
        end--;
    }
  else if (end > from + 2 && is_comma_or_dash (TOKEN (tokens, end - 1)))
    return find_before_apposition (tokens, from, end, name);
  return end > from && dictum_name_find_before (tokens, from, end, name);
}

// "X said": the verb @cue with its subject before it.
static gboolean
try_subject (const GArray *tokens, guint from, guint cue, DictumName *name)
{
  const DictumToken *token = TOKEN (tokens, cue);

  if (!dictum_token_is (token, DICTUM_WORD_SAY | DICTUM_WORD_TELL) || token->capital)
    return FALSE;
  return find_subject (tokens, from, cue, name);
}

// "according to X", "said X", both with the name behind.
static gboolean
try_inverted (const GArray *tokens, guint cue, DictumName *name)
{
  guint i = skip_adverbs (tokens, cue + TOKEN (tokens, cue)->n_words);

  return dictum_name_find_after (tokens, i, FALSE, name);
}

// ", adding that": who adds is the subject of the verb before.
static gboolean
try_participle (const GArray *tokens, guint from, guint cue, DictumName *name)
{
  if (!TOKEN (tokens, cue)->continuous || cue <= from || !is_comma_or_dash (TOKEN (tokens, cue - 1)))
    return FALSE;
  for (guint i = cue - 1; i > from; i--)
    if (is_cue (TOKEN (tokens, i - 1)) && try_subject (tokens, from, i - 1, name))
      return TRUE;
  return FALSE;
}

// Whether the clause of @cue says no more than who speaks, so that it belongs to the words before it.
static gboolean
ends_clause (const GArray *tokens, guint cue)
{
  guint i = skip_adverbs (tokens, cue + TOKEN (tokens, cue)->n_words);
  const DictumToken *next = i < tokens->len ? TOKEN (tokens, i) : NULL;

  return next == NULL || !dictum_token_is_word (next) ||
         (!dictum_token_is (next, DICTUM_WORD_THAT) &&
          dictum_token_is (next, DICTUM_WORD_PREPOSITION | DICTUM_WORD_FUNCTION)) ||
         dictum_token_is (TOKEN (tokens, cue), DICTUM_WORD_TELL);
}

// Looks at what follows a quotation: ", said X", ", X said", ", according to X". Where @strict a sentence ended there.
static gboolean
look_behind_it (const GArray *tokens,
                guint first,
                DictumLanguage language,
                gboolean strict,
                DictumAttribution *attribution)
{
  DictumName name;
  guint last;

  while (first < tokens->len && is_comma_or_dash (TOKEN (tokens, first)))
    first++;
  // "a déclaré X", "a-t-il dit": the auxiliary comes first.
  while (language != DICTUM_LANGUAGE_ENGLISH && first < tokens->len &&
         dictum_token_is (TOKEN (tokens, first), DICTUM_WORD_AUXILIARY))
    first++;
  if (first >= tokens->len)
    return FALSE;
  if (is_cue (TOKEN (tokens, first)) && !TOKEN (tokens, first)->continuous)
    {
      if (!try_inverted (tokens, first, &name))
        return FALSE;
      fill (tokens, &name, first, TRUE, attribution);
      return TRUE;
    }
  last = MIN (tokens->len, first + LONGEST_CLAUSE);
  for (guint i = first; i < last; i++)
    {
      const DictumToken *token = TOKEN (tokens, i);

      if (token->quoted || token->ends_sentence || token->punctuation == ':')
        return FALSE;
      if (is_cue (token) && try_subject (tokens, first, i, &name) && name.first == first &&
          (!strict || ends_clause (tokens, i)))
        {
          fill (tokens, &name, i, FALSE, attribution);
          return TRUE;
        }
    }
  return FALSE;
}

// Looks for ", X said." and ", according to X." further on in the sentence of a fragment.
static gboolean
look_further_on (const GArray *tokens, DictumAttribution *attribution)
{
  guint last = MIN (tokens->len, LONGEST_CLAUSE);
  DictumName name;

  for (guint i = 1; i < last && !TOKEN (tokens, i - 1)->ends_sentence; i++)
    {
      const DictumToken *token = TOKEN (tokens, i);

      if (!is_cue (token))
        continue;
      if (dictum_token_is (token, DICTUM_WORD_ACCORDING) && is_comma_or_dash (token - 1) &&
          try_inverted (tokens, i, &name))
        {
          fill (tokens, &name, i, TRUE, attribution);
          return TRUE;
        }
      if (try_subject (tokens, 0, i, &name) && name.first > 0 && is_comma_or_dash (TOKEN (tokens, name.first - 1)) &&
          ends_clause (tokens, i))
        {
          fill (tokens, &name, i, FALSE, attribution);
          return TRUE;
        }
    }
  return FALSE;
}

// Looks at what comes before a quotation in its sentence, from the nearest verb to the farthest.
static gboolean
look_before_it (const GArray *tokens, guint from, guint end, DictumLanguage language, DictumAttribution *attribution)
{
  DictumName name;

  for (guint i = end; i > from; i--)
    {
      const DictumToken *token = TOKEN (tokens, i - 1);
      gboolean inverted = FALSE, found;

      if (!is_cue (token))
        continue;
      if (language != DICTUM_LANGUAGE_ENGLISH && i < end && dictum_token_is (token + 1, DICTUM_WORD_PRONOUN) &&
          !(token + 1)->relative)
        found = inverted = try_inverted (tokens, i - 1, &name);
      else if (dictum_token_is (token, DICTUM_WORD_ACCORDING))
        found = inverted = (i - 1 == from || is_comma_or_dash (token - 1)) && try_inverted (tokens, i - 1, &name);
      else
        found = try_subject (tokens, from, i - 1, &name) || try_participle (tokens, from, i - 1, &name);
      if (!found && language != DICTUM_LANGUAGE_ENGLISH && i - 1 > from)
        found = inverted = try_inverted (tokens, i - 1, &name);
      if (found)
        {
          fill (tokens, &name, i - 1, inverted, attribution);
          return TRUE;
        }
    }
  return FALSE;
}

// The token with which the sentence that goes on at @end began.
static guint
find_sentence_start (const GArray *tokens, guint end)
{
  while (end > 0 && !TOKEN (tokens, end - 1)->ends_sentence)
    end--;
  return end;
}

static GArray *
read_range (const Place *self, DictumRange range)
{
  return dictum_sentence_read (self->text, self->marks, self->lexicon, self->language, range);
}

// The part of the paragraph behind @offset, or as much of it as is looked at.
static DictumRange
get_part_after (const DictumText *text, guint offset)
{
  const char *start = dictum_text_get_string (text) + dictum_text_get_index (text, offset);
  const char *at = start;
  guint n = 0;

  for (; n < REACH && *at != '\0' && *at != '\n'; n++)
    at = g_utf8_next_char (at);
  return DICTUM_RANGE (offset, offset + n);
}

// The part of the paragraph before @offset; where that is empty and the paragraph before ends with ":", all of that.
static DictumRange
get_part_before (const DictumText *text, guint offset)
{
  const char *string = dictum_text_get_string (text);
  const char *at = string + dictum_text_get_index (text, offset);
  guint end, n = 0;

  for (end = offset; end > 0 && offset - end < REACH; end--)
    {
      const char *before = g_utf8_prev_char (at);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      at = before;
    }
  if (end == 0 || at[-1] != ':')
    {
      at = string + dictum_text_get_index (text, offset);
      end = offset;
    }
  for (; n < end && n < REACH && at[-1] != '\n'; n++)
    at = g_utf8_prev_char (at);
  return DICTUM_RANGE (end - n, end);
}

// Whether the words of @piece end with a full stop, or else with a comma.
static gboolean
ends_with (const DictumText *text, DictumRange piece, gboolean comma)
{
  for (guint at = piece.end; at > piece.start && piece.end - at < REACH; at--)
    {
      gunichar c = dictum_text_get_char (text, at - 1);

      if (comma ? c == ',' : c == '.' || c == 0x3002)
        return TRUE;
      if (g_unichar_isalnum (c) || c == ',' || c == '?' || c == '!' || c == '.')
        return FALSE;
    }
  return FALSE;
}

// “…,” X said. “…”: the sentence before it, which ends with token @last, names who goes on speaking. Where the first
// quotation asks or exclaims, another one may answer.
static gboolean
look_at_sentence_before (const Place *self, const GArray *before, guint last, DictumAttribution *attribution)
{
  guint start = find_sentence_start (before, last);

  if (!TOKEN (before, start)->quoted)
    return FALSE;
  if (!ends_with (self->text, TOKEN (before, start)->range, TRUE) && TOKEN (before, start + 1)->punctuation != ',')
    return FALSE;
  return look_behind_it (before, start + 1, self->language, FALSE, attribution);
}

// Whether the words at @offset begin a sentence of their own behind “….”: without marks and with a capital.
static gboolean
begins_sentence (const Place *self, const GArray *before, guint offset)
{
  const DictumToken *last = before->len > 0 ? TOKEN (before, before->len - 1) : NULL;

  return last != NULL && last->quoted && !ends_with (self->text, last->range, TRUE) &&
         g_unichar_isupper (dictum_text_get_char (self->text, offset));
}

static gboolean
look_around (const Place *self, DictumRange first, DictumRange last, DictumAttribution *attribution)
{
  g_autoptr (GArray) after = read_range (self, get_part_after (self->text, last.end));
  g_autoptr (GArray) before = read_range (self, get_part_before (self->text, first.start));
  guint start = find_sentence_start (before, before->len);
  gboolean stopped = ends_with (self->text, last, FALSE);
  const DictumMarked *around = dictum_marks_at (self->marks, last.end);
  // The rest of a quotation of which only a part is asked about.
  guint rest = after->len > 0 && TOKEN (after, 0)->quoted && around != NULL && around->range.start < last.end &&
               dictum_range_contains (around->range, last.end);
  gboolean capital = rest < after->len && TOKEN (after, rest)->capital;
  const DictumMarked *inside = dictum_marks_at (self->marks, first.start);
  gboolean quoted = inside != NULL && dictum_range_contains (inside->range, first.start);

  if (look_behind_it (after, rest, self->language, (stopped || rest > 0) && capital, attribution))
    return TRUE;
  if (!quoted && begins_sentence (self, before, first.start))
    return FALSE;
  if (look_before_it (before, start, before->len, self->language, attribution))
    return TRUE;
  if (start < before->len)
    return !stopped && look_further_on (after, attribution);
  if (start == 0 || !quoted)
    return FALSE;
  return look_at_sentence_before (self, before, start - 1, attribution);
}

static Place
make_place (const DictumText *text, const DictumMarks *marks, const DictumLexicon *lexicon, DictumRange range)
{
  guint from = range.start > REACH ? range.start - REACH : 0;
  gsize start = dictum_text_get_index (text, from);
  gsize end = dictum_text_get_index (text, MIN (range.end, range.start + REACH) + REACH);
  const char *string = dictum_text_get_string (text);

  return (Place){ .text = text,
                  .marks = marks,
                  .lexicon = lexicon,
                  .language = dictum_lexicon_guess_language (lexicon, string + start, end - start) };
}

static gboolean
look_in_gap (const Place *self, DictumRange gap, DictumAttribution *attribution)
{
  g_autoptr (GArray) tokens = NULL;

  if (dictum_range_get_length (gap) > REACH)
    return FALSE;
  tokens = read_range (self, gap);
  return look_behind_it (tokens, 0, self->language, FALSE, attribution) ||
         look_before_it (tokens, find_sentence_start (tokens, tokens->len), tokens->len, self->language, attribution) ||
         look_before_it (tokens, 0, tokens->len, self->language, attribution);
}

/**
 * dictum_attribution_find_between:
 * @text: a text
 * @marks: its quotation marks
 * @lexicon: the words that report
 * @gap: a stretch between two pieces, in code points
 * @attribution: (out caller-allocates): who speaks; all empty where nothing is found
 *
 * Looks at the words of @gap alone.
 *
 * Returns: whether @gap holds a cue with its source. Any thread.
 */
gboolean
dictum_attribution_find_between (const DictumText *text,
                                 const DictumMarks *marks,
                                 const DictumLexicon *lexicon,
                                 DictumRange gap,
                                 DictumAttribution *attribution)
{
  Place place;

  g_return_val_if_fail (text != NULL && marks != NULL && lexicon != NULL && attribution != NULL, FALSE);

  *attribution = (DictumAttribution){ 0 };
  if (dictum_range_is_empty (gap))
    return FALSE;
  place = make_place (text, marks, lexicon, gap);
  return look_in_gap (&place, gap, attribution);
}

/**
 * dictum_attribution_find:
 * @text: a text
 * @marks: its quotation marks
 * @lexicon: the words that report
 * @pieces: (array length=n_pieces): the content of one quotation, in reading order, in code points
 * @n_pieces: how many
 * @attribution: (out caller-allocates): who speaks; all empty where nothing is found
 *
 * Looks into the gaps between @pieces, then at the words beside them, never further than the paragraph and never inside
 * quotation marks. Rather finds nothing than something wrong.
 *
 * Returns: whether a cue with its source was found. Any thread.
 */
gboolean
dictum_attribution_find (const DictumText *text,
                         const DictumMarks *marks,
                         const DictumLexicon *lexicon,
                         const DictumRange *pieces,
                         guint n_pieces,
                         DictumAttribution *attribution)
{
  Place place;

  g_return_val_if_fail (text != NULL && marks != NULL && lexicon != NULL && attribution != NULL, FALSE);

  *attribution = (DictumAttribution){ 0 };
  if (n_pieces == 0)
    return FALSE;
  place = make_place (text, marks, lexicon, dictum_range_join (pieces[0], pieces[n_pieces - 1]));
  for (guint i = 0; i + 1 < n_pieces; i++)
    if (pieces[i].end < pieces[i + 1].start &&
        look_in_gap (&place, DICTUM_RANGE (pieces[i].end, pieces[i + 1].start), attribution))
      return TRUE;
  return look_around (&place, pieces[0], pieces[n_pieces - 1], attribution);
}
