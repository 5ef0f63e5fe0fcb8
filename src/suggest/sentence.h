// SPDX-License-Identifier: GPL-3.0-or-later
// A stretch of a text as a row of tokens: words with what the lexicon knows of them, punctuation, and quotations that
// are not looked into.

#pragma once

#include "suggest/lexicon.h"
#include "suggest/marks.h"

G_BEGIN_DECLS

/**
 * DictumToken:
 * @range: where it stands, in code points
 * @kinds: of a word, what it is: #DictumWordKinds; of the first word of a phrase in the lexicon, what the phrase is
 * @n_words: how many tokens the phrase that begins here has, else 1
 * @punctuation: the character, where it is no word; 0 for words and quotations
 * @quoted: whether it is a quotation, or a piece of the one asked about
 * @capital: whether it is a word that begins with a capital, or holds one as "al-Assad" does
 * @number: whether it is a word that begins with a digit
 * @continuous: whether it is a form that ends in "-ing"
 * @past: whether it is a form that ends in "-ed"
 * @relative: whether it is "who", which leaves naming the speaker to the words before it
 * @ends_sentence: whether a sentence ends with it
 */
typedef struct
{
  DictumRange range;
  guint kinds;
  guint n_words;
  gunichar punctuation;
  gboolean quoted;
  gboolean capital;
  gboolean number;
  gboolean continuous;
  gboolean past;
  gboolean relative;
  gboolean ends_sentence;
} DictumToken;

GArray *dictum_sentence_read (const DictumText *text,
                              const DictumMarks *marks,
                              const DictumLexicon *lexicon,
                              DictumLanguage language,
                              DictumRange range);

gboolean dictum_token_is_word (const DictumToken *self);
gboolean dictum_token_is (const DictumToken *self, guint kinds);

G_END_DECLS
