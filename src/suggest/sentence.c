// SPDX-License-Identifier: GPL-3.0-or-later
// A stretch of a text as a row of tokens: words with what the lexicon knows of them, punctuation, and quotations that
// are not looked into.

#include "suggest/sentence.h"

#include "core/word.h"

#include <string.h>

#define LONGEST_PHRASE 5 // words

typedef struct
{
  const char *string;
  const char *at;
  const char *end;
  guint offset;
  GArray *tokens;
  GPtrArray *words; // of each token, its word in lower case, "" where it is none
} Reader;

static void
take (Reader *self, DictumToken token, const char *end, guint length, char *word)
{
  token.range = DICTUM_RANGE (self->offset, self->offset + length);
  token.n_words = 1;
  g_array_append_val (self->tokens, token);
  g_ptr_array_add (self->words, word);
  self->at = end;
  self->offset += length;
}

// French asks and reports with "dit-il", "a-t-elle": the verb and the pronoun are two words.
static const char *
find_inverted (const char *start, const char *end)
{
  static const char *const pronouns[] = { "il", "elle", "on", "ils", "elles", NULL };

  for (guint i = 0; pronouns[i] != NULL; i++)
    {
      gsize size = strlen (pronouns[i]);

      if ((gsize) (end - start) > size + 1 && strncmp (end - size, pronouns[i], size) == 0 && end[-size - 1] == '-')
        return end - size - 1;
    }
  return NULL;
}

// Where the word at @at ends: letters, with what joins them, and the dots of "U.S.".
static const char *
find_word_end (Reader *self, guint *length)
{
  const char *at = self->at;
  gboolean dotted = FALSE;

  *length = 0;
  while (at < self->end)
    {
      gunichar c = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);
      gboolean goes_on = next < self->end && dictum_word_is_letter (g_utf8_get_char (next));

      if (!dictum_word_is_letter (c) && !((dictum_word_joins (c) || c == '.') && goes_on) && !(c == '.' && dotted))
        break;
      dotted = dotted || (c == '.' && goes_on);
      at = next;
      (*length)++;
    }
  return at;
}

// French drops vowels: "l’", "d’", "qu’" are words of their own.
static const char *
find_elided (const char *start, const char *end)
{
  const char *at = start;

  for (guint i = 0; i < 3 && at < end; i++, at = g_utf8_next_char (at))
    if (i > 0 && (*at == '\'' || g_utf8_get_char (at) == 0x2019))
      return g_utf8_next_char (at);
  return end;
}

// "Mr.", "J.": the dot belongs to the word.
static gboolean
keeps_dot (const DictumLexicon *lexicon, DictumLanguage language, const char *word, guint length)
{
  guint kinds = dictum_lexicon_get_kinds (lexicon, language, word);

  return (length == 1 && (kinds & DICTUM_WORD_PRONOUN) == 0) || (kinds & DICTUM_WORD_TITLE) != 0;
}

// "al-Assad" is a name, too.
static gboolean
has_inner_capital (const char *start, const char *end)
{
  for (const char *at = start; at + 1 < end; at++)
    if (*at == '-' && g_unichar_isupper (g_utf8_get_char (at + 1)))
      return TRUE;
  return FALSE;
}

static gboolean
is_all_capitals (const char *start, const char *end)
{
  for (const char *at = start; at < end; at = g_utf8_next_char (at))
    if (!g_unichar_isupper (g_utf8_get_char (at)))
      return FALSE;
  return TRUE;
}

static void
take_word (Reader *self, const DictumLexicon *lexicon, DictumLanguage language)
{
  gboolean french = language == DICTUM_LANGUAGE_FRENCH;
  guint length;
  const char *whole = find_word_end (self, &length);
  const char *end = french ? find_elided (self->at, whole) : whole;
  gunichar first = g_utf8_get_char (self->at);
  DictumToken token = { .capital = g_unichar_isupper (first) || g_unichar_istitle (first),
                        .number = g_unichar_isdigit (first) };
  g_autofree char *word = g_utf8_strdown (self->at, end - self->at);
  const char *inverted = french ? find_inverted (self->at, end) : NULL;

  if (end != whole)
    length = g_utf8_strlen (self->at, end - self->at);
  if (inverted != NULL)
    {
      const char *verb = inverted;

      if (verb - self->at > 2 && verb[-1] == 't' && verb[-2] == '-')
        verb -= 2;
      end = verb;
      length = g_utf8_strlen (self->at, end - self->at);
      g_free (word);
      word = g_utf8_strdown (self->at, end - self->at);
    }
  token.kinds = dictum_lexicon_get_kinds (lexicon, language, word);
  // "US" is not "us".
  if (length > 1 && is_all_capitals (self->at, end))
    token.kinds &= DICTUM_WORD_ROLE | DICTUM_WORD_TITLE;
  token.capital = token.capital || has_inner_capital (self->at, end);
  token.past = g_str_has_suffix (word, "ed");
  token.continuous = g_str_has_suffix (word, "ing");
  token.relative = g_str_equal (word, "who") || g_str_equal (word, "qui");
  if (end < self->end && *end == '.' && token.capital && keeps_dot (lexicon, language, word, length))
    {
      end++;
      length++;
    }
  take (self, token, end, length, g_steal_pointer (&word));
  if (inverted != NULL)
    {
      guint skipped = *inverted == '-' ? 1 + (inverted - end) : 0;

      self->at += skipped;
      self->offset += skipped;
    }
}

// Whether a sentence can end with the last token: a full stop, or a quotation that ends with one.
static gboolean
has_stop (Reader *self, const DictumToken *token, const DictumText *text)
{
  gunichar c = token->punctuation;

  if (token->quoted)
    {
      guint at = token->range.end;

      while (at > token->range.start && !dictum_word_is_letter (dictum_text_get_char (text, at - 1)))
        {
          c = dictum_text_get_char (text, --at);
          if (c == '.' || c == '!' || c == '?' || c == 0x2026)
            return TRUE;
        }
      return FALSE;
    }
  return c == '.' || c == '!' || c == '?' || c == 0x3002 || c == ';';
}

static void
end_sentences (Reader *self, const DictumText *text)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      DictumToken *token = &g_array_index (self->tokens, DictumToken, i);
      DictumToken *next = i + 1 < self->tokens->len ? token + 1 : NULL;

      if (dictum_token_is_word (token) || !has_stop (self, token, text))
        continue;
      // "(R-Tex.)", "Inc., "
      if (next != NULL && (next->punctuation == ')' || next->punctuation == ','))
        continue;
      token->ends_sentence = !token->quoted || (next != NULL && (next->capital || next->quoted));
    }
}

static void
join_phrases (Reader *self, const DictumLexicon *lexicon, DictumLanguage language)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      DictumToken *token = &g_array_index (self->tokens, DictumToken, i);
      g_autoptr (GString) phrase = g_string_new (self->words->pdata[i]);
      guint last = MIN (self->tokens->len, i + LONGEST_PHRASE);

      if ((token->kinds & DICTUM_WORD_PREFIX) == 0)
        continue;
      for (guint k = i + 1; k < last && dictum_token_is_word (&g_array_index (self->tokens, DictumToken, k)); k++)
        {
          guint kinds;

          g_string_append_printf (phrase, " %s", (const char *) self->words->pdata[k]);
          kinds = dictum_lexicon_get_kinds (lexicon, language, phrase->str);
          if ((kinds & DICTUM_WORD_CUE) != 0)
            {
              token->kinds = kinds;
              token->n_words = k - i + 1;
              token->continuous = token->continuous && (kinds & DICTUM_WORD_ACCORDING) == 0;
            }
        }
    }
}

/**
 * dictum_sentence_read:
 * @text: a text
 * @marks: its quotation marks
 * @lexicon: the words
 * @language: the language of @range
 * @range: what to read, in code points
 *
 * Reads @range; what stands between quotation marks becomes one token, also where @range begins or ends inside it.
 *
 * Returns: (transfer full) (element-type DictumToken): the tokens in reading order. Any thread.
 */
GArray *
dictum_sentence_read (const DictumText *text,
                      const DictumMarks *marks,
                      const DictumLexicon *lexicon,
                      DictumLanguage language,
                      DictumRange range)
{
  const char *string = dictum_text_get_string (text);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { .string = string, .offset = range.start, .words = words };
  guint next = dictum_marks_get_first (marks, range.start);
  const DictumMarked *around = dictum_marks_at (marks, range.start);

  reader.tokens = g_array_new (FALSE, FALSE, sizeof (DictumToken));
  reader.at = string + dictum_text_get_index (text, range.start);
  reader.end = string + dictum_text_get_index (text, range.end);
  while (reader.at < reader.end)
    {
      gunichar c = g_utf8_get_char (reader.at);
      guint stop = around != NULL && dictum_range_contains (around->range, reader.offset) ? around->range.end : 0;

      if (stop == 0 && next < dictum_marks_get_n (marks) &&
          dictum_marks_get (marks, next)->range.start == reader.offset)
        stop = dictum_marks_get (marks, next)->range.end;
      if (stop != 0)
        {
          stop = MIN (stop, range.end);
          take (&reader, (DictumToken){ .quoted = TRUE }, string + dictum_text_get_index (text, stop),
                stop - reader.offset, g_strdup (""));
          next = dictum_marks_get_first (marks, stop);
          around = dictum_marks_at (marks, stop);
        }
      else if (dictum_word_is_letter (c))
        take_word (&reader, lexicon, language);
      else if (g_unichar_isspace (c))
        {
          reader.at = g_utf8_next_char (reader.at);
          reader.offset++;
        }
      else
        take (&reader, (DictumToken){ .punctuation = c }, g_utf8_next_char (reader.at), 1, g_strdup (""));
    }
  end_sentences (&reader, text);
  join_phrases (&reader, lexicon, language);
  return reader.tokens;
}

/**
 * dictum_token_is_word:
 * @self: a token
 *
 * Returns: whether @self is a word, neither punctuation nor a quotation. Any thread.
 */
gboolean
dictum_token_is_word (const DictumToken *self)
{
  return self->punctuation == 0 && !self->quoted;
}

/**
 * dictum_token_is:
 * @self: a token
 * @kinds: #DictumWordKinds
 *
 * Returns: whether @self is of one of @kinds. Any thread.
 */
gboolean
dictum_token_is (const DictumToken *self, guint kinds)
{
  return (self->kinds & kinds) != 0;
}
