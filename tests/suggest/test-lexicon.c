// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of the word lists: they load, hold every form, and tell languages apart.

#include "suggest/lexicon.h"

#include <string.h>

static void
test_kinds (void)
{
  const DictumLexicon *lexicon = dictum_lexicon_get_default ();
  const struct
  {
    DictumLanguage language;
    const char *words;
    guint kinds;
  } cases[] = {
    { DICTUM_LANGUAGE_ENGLISH, "said", DICTUM_WORD_SAY },
    { DICTUM_LANGUAGE_ENGLISH, "saying", DICTUM_WORD_SAY },
    { DICTUM_LANGUAGE_ENGLISH, "told", DICTUM_WORD_TELL },
    { DICTUM_LANGUAGE_ENGLISH, "according to", DICTUM_WORD_ACCORDING },
    { DICTUM_LANGUAGE_ENGLISH, "according", DICTUM_WORD_PREFIX },
    { DICTUM_LANGUAGE_ENGLISH, "pointed out", DICTUM_WORD_SAY },
    { DICTUM_LANGUAGE_ENGLISH, "he", DICTUM_WORD_PRONOUN },
    { DICTUM_LANGUAGE_ENGLISH, "spokesman", DICTUM_WORD_ROLE },
    { DICTUM_LANGUAGE_ENGLISH, "emphasized", DICTUM_WORD_SAY },
    { DICTUM_LANGUAGE_GERMAN, "sagte", DICTUM_WORD_SAY },
    { DICTUM_LANGUAGE_GERMAN, "laut", DICTUM_WORD_ACCORDING },
    { DICTUM_LANGUAGE_GERMAN, "nach angaben von", DICTUM_WORD_ACCORDING },
    { DICTUM_LANGUAGE_FRENCH, "déclaré", DICTUM_WORD_SAY },
    { DICTUM_LANGUAGE_FRENCH, "selon", DICTUM_WORD_ACCORDING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmphex (dictum_lexicon_get_kinds (lexicon, cases[i].language, cases[i].words) & cases[i].kinds, ==,
                     cases[i].kinds);
  g_assert_cmphex (dictum_lexicon_get_kinds (lexicon, DICTUM_LANGUAGE_ENGLISH, "bombs"), ==, 0);
  g_assert_cmphex (dictum_lexicon_get_kinds (lexicon, DICTUM_LANGUAGE_ENGLISH, "sagte"), ==, 0);
  g_assert_cmphex (dictum_lexicon_get_kinds (lexicon, DICTUM_LANGUAGE_ENGLISH, ""), ==, 0);
}

static void
test_once (void)
{
  g_assert_true (dictum_lexicon_get_default () == dictum_lexicon_get_default ());
}

static void
test_languages (void)
{
  const DictumLexicon *lexicon = dictum_lexicon_get_default ();
  const struct
  {
    const char *text;
    DictumLanguage language;
  } cases[] = {
    { "", DICTUM_LANGUAGE_ENGLISH },
    { "12 – 13", DICTUM_LANGUAGE_ENGLISH },
    { "He said the visit was not on the plan.", DICTUM_LANGUAGE_ENGLISH },
    { "Er sagte, der Besuch sei nicht im Plan.", DICTUM_LANGUAGE_GERMAN },
    { "Il a dit que la visite ne figure pas dans le plan.", DICTUM_LANGUAGE_FRENCH },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dictum_lexicon_guess_language (lexicon, cases[i].text, strlen (cases[i].text)), ==,
                     cases[i].language);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggest/lexicon/every-form-has-its-kinds", test_kinds);
  g_test_add_func ("/suggest/lexicon/it-is-read-once", test_once);
  g_test_add_func ("/suggest/lexicon/small-words-tell-the-language", test_languages);
  return g_test_run ();
}
