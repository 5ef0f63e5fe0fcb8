// SPDX-License-Identifier: GPL-3.0-or-later
// The words that report speech, of all languages that Dictum knows, from data/words/.
//
// A file holds sections, "[say]"; below them one word with its forms a line, "say, says, said". "#" begins a comment. A
// form may be a phrase, "according to". All is written in lower case.

#include "suggest/lexicon.h"

#include "dictum-words.h"

#include <string.h>

#define FOLDER "/io/github/dictum_app/Dictum/words/"

#define LONGEST_WORD 64 // bytes of a word looked at when guessing the language

struct _DictumLexicon
{
  GHashTable *words[DICTUM_N_LANGUAGES]; // word or phrase → kinds
};

static const char *const files[DICTUM_N_LANGUAGES][2] = {
  [DICTUM_LANGUAGE_ENGLISH] = { FOLDER "cues.en.txt", FOLDER "words.en.txt" },
  [DICTUM_LANGUAGE_GERMAN] = { FOLDER "cues.de.txt", FOLDER "words.de.txt" },
  [DICTUM_LANGUAGE_FRENCH] = { FOLDER "cues.fr.txt", FOLDER "words.fr.txt" },
};

static const struct
{
  const char *name;
  guint kind;
} sections[] = {
  { "[say]", DICTUM_WORD_SAY },
  { "[tell]", DICTUM_WORD_TELL },
  { "[according]", DICTUM_WORD_ACCORDING },
  { "[pronoun]", DICTUM_WORD_PRONOUN },
  { "[object]", DICTUM_WORD_OBJECT },
  { "[determiner]", DICTUM_WORD_DETERMINER },
  { "[title]", DICTUM_WORD_TITLE },
  { "[particle]", DICTUM_WORD_PARTICLE },
  { "[role]", DICTUM_WORD_ROLE },
  { "[adverb]", DICTUM_WORD_ADVERB },
  { "[auxiliary]", DICTUM_WORD_AUXILIARY },
  { "[passive]", DICTUM_WORD_PASSIVE },
  { "[function]", DICTUM_WORD_FUNCTION },
  { "[joint]", DICTUM_WORD_JOINT },
  { "[that]", DICTUM_WORD_THAT },
  { "[to]", DICTUM_WORD_TO },
  { "[preposition]", DICTUM_WORD_PREPOSITION },
};

static guint
find_section (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (sections[i].name, name))
      return sections[i].kind;
  g_critical ("The word lists know no section “%s”.", name);
  return 0;
}

static void
add (GHashTable *words, const char *word, guint kinds)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (words, word));

  g_hash_table_insert (words, g_strdup (word), GUINT_TO_POINTER (known | kinds));
}

static void
read_line (GHashTable *words, const char *line, guint kind)
{
  g_auto (GStrv) forms = g_strsplit (line, ",", -1);

  for (char **form = forms; *form != NULL; form++)
    {
      const char *space = strchr (g_strstrip (*form), ' ');

      if (**form == '\0')
        continue;
      add (words, *form, kind);
      if (space != NULL)
        {
          g_autofree char *first = g_strndup (*form, space - *form);

          add (words, first, DICTUM_WORD_PREFIX);
        }
    }
}

static void
read_file (GHashTable *words, GResource *resource, const char *path)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  guint kind = 0;

  g_assert (bytes != NULL);
  content = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (content, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_strstrip (*line);
      if (**line == '[')
        kind = find_section (*line);
      else if (**line != '#' && **line != '\0')
        read_line (words, *line, kind);
    }
}

static gpointer
load (gpointer unused)
{
  DictumLexicon *self = g_new0 (DictumLexicon, 1);
  GResource *resource = dictum_words_get_resource ();

  for (guint language = 0; language < DICTUM_N_LANGUAGES; language++)
    {
      self->words[language] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (files[language]); i++)
        read_file (self->words[language], resource, files[language][i]);
    }
  return self;
}

/**
 * dictum_lexicon_get_default:
 *
 * The word lists are read when they are first asked for, and never change.
 *
 * Returns: (transfer none): the words of all languages. Any thread.
 */
const DictumLexicon *
dictum_lexicon_get_default (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}

/**
 * dictum_lexicon_get_kinds:
 * @self: a lexicon
 * @language: in which language
 * @words: a word, or a phrase with one space between its words, in lower case
 *
 * Returns: what kinds of word @words is, as #DictumWordKinds; 0 where it is in no list. Any thread.
 */
guint
dictum_lexicon_get_kinds (const DictumLexicon *self, DictumLanguage language, const char *words)
{
  g_return_val_if_fail (self != NULL && language < DICTUM_N_LANGUAGES && words != NULL, 0);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->words[language], words));
}

/**
 * dictum_lexicon_guess_language:
 * @self: a lexicon
 * @string: UTF-8
 * @size: how many bytes of it to look at
 *
 * Counts the small words of each language.
 *
 * Returns: the language with most of them; English where none has more. Any thread.
 */
DictumLanguage
dictum_lexicon_guess_language (const DictumLexicon *self, const char *string, gsize size)
{
  const guint small = DICTUM_WORD_FUNCTION | DICTUM_WORD_DETERMINER | DICTUM_WORD_PRONOUN | DICTUM_WORD_CUE;
  guint counts[DICTUM_N_LANGUAGES] = { 0 };
  DictumLanguage best = DICTUM_LANGUAGE_ENGLISH;
  const char *end = string + size;

  g_return_val_if_fail (self != NULL && string != NULL, best);

  while (string < end)
    {
      const char *start = string;
      g_autofree char *word = NULL;

      while (string < end && g_unichar_isalpha (g_utf8_get_char (string)))
        string = g_utf8_next_char (string);
      if (string == start)
        {
          string = g_utf8_next_char (string);
          continue;
        }
      if (string - start > LONGEST_WORD)
        continue;
      word = g_utf8_strdown (start, string - start);
      for (guint language = 0; language < DICTUM_N_LANGUAGES; language++)
        counts[language] += (dictum_lexicon_get_kinds (self, language, word) & small) != 0;
    }
  for (guint language = 1; language < DICTUM_N_LANGUAGES; language++)
    if (counts[language] > counts[best])
      best = language;
  return best;
}
