// SPDX-License-Identifier: GPL-3.0-or-later
// The words that report speech, of all languages that Dictum knows, from data/words/.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumLanguage:
 * @DICTUM_LANGUAGE_ENGLISH: English, also what is taken where nothing tells
 * @DICTUM_LANGUAGE_GERMAN: German
 * @DICTUM_LANGUAGE_FRENCH: French
 */
typedef enum
{
  DICTUM_LANGUAGE_ENGLISH,
  DICTUM_LANGUAGE_GERMAN,
  DICTUM_LANGUAGE_FRENCH,
} DictumLanguage;

#define DICTUM_N_LANGUAGES 3

/**
 * DictumWordKinds:
 * @DICTUM_WORD_SAY: reports, as "said"
 * @DICTUM_WORD_TELL: reports and is followed by whom it was said to, as "told"
 * @DICTUM_WORD_ACCORDING: stands before who speaks, as "according to"
 * @DICTUM_WORD_PRONOUN: stands for who speaks
 * @DICTUM_WORD_OBJECT: stands for whom it was said to
 * @DICTUM_WORD_DETERMINER: begins a noun phrase
 * @DICTUM_WORD_TITLE: begins a name
 * @DICTUM_WORD_PARTICLE: may stand inside a name
 * @DICTUM_WORD_ROLE: who speaks by trade or kind
 * @DICTUM_WORD_ADVERB: may stand beside the verb
 * @DICTUM_WORD_AUXILIARY: "has", before the verb
 * @DICTUM_WORD_PASSIVE: "was", which makes the subject no speaker
 * @DICTUM_WORD_FUNCTION: is never inside a noun phrase
 * @DICTUM_WORD_JOINT: goes on with a noun phrase, as in "a spokesman for X"
 * @DICTUM_WORD_THAT: stands between the verb and what is said
 * @DICTUM_WORD_TO: stands between the verb and whom it is said to
 * @DICTUM_WORD_PREPOSITION: ties the noun phrase behind it to something else
 * @DICTUM_WORD_PREFIX: begins a phrase of several words
 */
typedef enum
{
  DICTUM_WORD_SAY = 1 << 0,
  DICTUM_WORD_TELL = 1 << 1,
  DICTUM_WORD_ACCORDING = 1 << 2,
  DICTUM_WORD_PRONOUN = 1 << 3,
  DICTUM_WORD_OBJECT = 1 << 4,
  DICTUM_WORD_DETERMINER = 1 << 5,
  DICTUM_WORD_TITLE = 1 << 6,
  DICTUM_WORD_PARTICLE = 1 << 7,
  DICTUM_WORD_ROLE = 1 << 8,
  DICTUM_WORD_ADVERB = 1 << 9,
  DICTUM_WORD_AUXILIARY = 1 << 10,
  DICTUM_WORD_PASSIVE = 1 << 11,
  DICTUM_WORD_FUNCTION = 1 << 12,
  DICTUM_WORD_JOINT = 1 << 13,
  DICTUM_WORD_THAT = 1 << 14,
  DICTUM_WORD_TO = 1 << 15,
  DICTUM_WORD_PREPOSITION = 1 << 16,
  DICTUM_WORD_PREFIX = 1 << 17,
} DictumWordKinds;

#define DICTUM_WORD_CUE (DICTUM_WORD_SAY | DICTUM_WORD_TELL | DICTUM_WORD_ACCORDING)

typedef struct _DictumLexicon DictumLexicon;

const DictumLexicon *dictum_lexicon_get_default (void);

guint dictum_lexicon_get_kinds (const DictumLexicon *self, DictumLanguage language, const char *words);
DictumLanguage dictum_lexicon_guess_language (const DictumLexicon *self, const char *string, gsize size);

G_END_DECLS
