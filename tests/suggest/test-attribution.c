// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of who is found speaking near a quotation.

#include "suggest/attribution.h"

#include "support/fixtures.h"

#include <string.h>

#define N_RANDOM 3000

// A text with its pieces between "{" and "}"; NULL where nothing is to be found.
typedef struct
{
  const char *text;
  const char *source;
  const char *cue;
  const char *addressee;
} Case;

static GArray *
read_pieces (const char *text, GString *plain)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (DictumRange));
  guint offset = 0, start = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (*at == '{')
        start = offset;
      else if (*at == '}')
        g_array_append_val (pieces, DICTUM_RANGE (start, offset));
      else
        {
          g_string_append_unichar (plain, g_utf8_get_char (at));
          offset++;
        }
    }
  return pieces;
}

static void
check_range (DictumText *text, DictumRange range, const char *expected)
{
  g_autofree char *words = dictum_text_dup_slice (text, range);

  g_assert_cmpstr (words, ==, expected != NULL ? expected : "");
}

static void
check_cases (gconstpointer data)
{
  for (const Case *c = data; c->text != NULL; c++)
    {
      g_autoptr (GString) plain = g_string_new (NULL);
      g_autoptr (GArray) pieces = read_pieces (c->text, plain);
      g_autoptr (DictumText) text = dictum_text_new (plain->str);
      g_autoptr (DictumMarks) marks = dictum_marks_find (text);
      DictumAttribution attribution;
      gboolean found = dictum_attribution_find (text, marks, dictum_lexicon_get_default (),
                                                (const DictumRange *) pieces->data, pieces->len, &attribution);

      g_test_message ("%s", c->text);
      check_range (text, attribution.source, c->source);
      check_range (text, attribution.cue, c->cue);
      check_range (text, attribution.addressee, c->addressee);
      g_assert_cmpint (found, ==, c->cue != NULL);
    }
}

static const Case behind[] = {
  { "{“Yes,”} Kerry said.", "Kerry", "said", NULL },
  { "{“Yes,”} said Kerry.", "Kerry", "said", NULL },
  { "{“Yes”}, Kerry said on Monday.", "Kerry", "said", NULL },
  { "{“Yes,”} he said.", "he", "said", NULL },
  { "{“Yes,”} he has also said.", "he", "said", NULL },
  { "{“Is it?”} asked Mr. Smith.", "Mr. Smith", "asked", NULL },
  { "{“Yes,”} Kremlin spokesman Dmitry Peskov told Russian state-run news agency TASS.",
    "Kremlin spokesman Dmitry Peskov", "told", "Russian state-run news agency TASS" },
  { "{“Yes,”} Peskov told reporters in Moscow.", "Peskov", "told", "reporters" },
  { "{“Yes,”} she told him.", "she", "told", "him" },
  { "{“Yes,”} Peskov said to the BBC.", "Peskov", "said", "the BBC" },
  { "{“Yes,”} Dmitry Peskov, the Kremlin spokesman, said.", "Dmitry Peskov", "said", NULL },
  { "{“Yes,”} said Dmitry Peskov, the Kremlin spokesman.", "Dmitry Peskov", "said", NULL },
  { "{“Yes,”} said a spokesman for the Kremlin.", "a spokesman for the Kremlin", "said", NULL },
  { "{“Yes,”} said the minister, who left.", "the minister", "said", NULL },
  { "{“Yes,”} according to US Secretary of State John Kerry.", "US Secretary of State John Kerry", "according to",
    NULL },
  { "{“Yes”}, according to officials in Paris.", "officials", "according to", NULL },
  { "{“Yes,”} Jean-Marc Ayrault later added.", "Jean-Marc Ayrault", "added", NULL },
  { "{“Yes,”} Rep. Schmidt (R-Tex.) said.", "Rep. Schmidt", "said", NULL },
  { "{“Yes,”} Walid al-Moallem pointed out.", "Walid al-Moallem", "pointed out", NULL },
  { "The visit was {“off,”} they added.", "they", "added", NULL },
  { "It {“fell out”} of the programme, Peskov said.", "Peskov", "said", NULL },
  { "It {“fell out”} of the programme, according to Peskov.", "Peskov", "according to", NULL },
  { NULL, NULL, NULL, NULL },
};

static const Case before[] = {
  { "Hollande said: {“Yes.”}", "Hollande", "said", NULL },
  { "Then Hollande told TF1: {“Yes.”}", "Hollande", "told", "TF1" },
  { "Debating it, Hollande told TF1:\n\n{“Yes.”}", "Hollande", "told", "TF1" },
  { "According to Peskov, {“it fell out.”}", "Peskov", "According to", NULL },
  { "Despite this Mr Hollande has said he will come at {“any time”}.", "Mr Hollande", "said", NULL },
  { "A spokesman for Mr Putin confirmed the trip was off, adding that he waits until it is {“comfortable”}.",
    "A spokesman for Mr Putin", "adding", NULL },
  { "Ayrault told France Inter radio the bombings extend to {“all those”} there.", "Ayrault", "told",
    "France Inter radio" },
  { "Sources said it was {“off”}.", "Sources", "said", NULL },
  { "The UN has warned that it faces {“total destruction”} soon.", "The UN", "warned", NULL },
  { "Kerry, who said it was {“wrong”}, left.", "Kerry", "said", NULL },
  { "Hollande suggested to French station TF1 that there were {“crimes”}.", "Hollande", "suggested",
    "French station TF1" },
  { "“A,” said Kerry. Then Peskov said: {“B.”}", "Peskov", "said", NULL },
  { "{“A,”} Kerry said. Then Peskov said: “B.”", "Kerry", "said", NULL },
  { "“A,” Kerry said. {“B.”}", "Kerry", "said", NULL },
  { "“A,” Kerry said. Peskov added {the visit was off}.", "Peskov", "added", NULL },
  { "Kerry said “yes” and that {the visit was off}.", "Kerry", "said", NULL },
  { "Peskov said {the visit was off}.", "Peskov", "said", NULL },
  { "{The visit was off}, Peskov said.", "Peskov", "said", NULL },
  { NULL, NULL, NULL, NULL },
};

static const Case pieces[] = {
  { "{“Yes,”} he said, {“no.”}", "he", "said", NULL },
  { "{“Yes,”} Peskov told TASS. {“No.”}", "Peskov", "told", "TASS" },
  { "{“Yes,”} said Kerry, adding: {“No.”}", "Kerry", "said", NULL },
  { "{“Yes”} – said Kerry – {“no.”}", "Kerry", "said", NULL },
  { "Peskov said {“yes”} and {“no”}.", "Peskov", "said", NULL },
  { NULL, NULL, NULL, NULL },
};

static const Case silence[] = {
  { "{“Yes.”}", NULL, NULL, NULL },
  { "The trip was off because the events {“fell out of the program.”}", NULL, NULL, NULL },
  { "{“Yes.”} “No,” he said.", NULL, NULL, NULL },
  { "{“No, he said,”} and left.", NULL, NULL, NULL },
  { "“Kerry said” {“yes”}", NULL, NULL, NULL },
  { "He was told it was {“off”}.", NULL, NULL, NULL },
  { "It was said to be {“off”}.", NULL, NULL, NULL },
  { "The song {“Yes”} was sung.", NULL, NULL, NULL },
  { "Peskov spoke.\n\n{“Yes.”}\n\nKerry said no.", NULL, NULL, NULL },
  { "{“Yes.”} Kerry said that he knew.", NULL, NULL, NULL },
  { "Whilst promising a {“formal update”} they left.", NULL, NULL, NULL },
  { "“Why?” asked Tom. {“Because.”}", NULL, NULL, NULL },
  { "“Yes,” Kerry said. {The visit was off}.", NULL, NULL, NULL },
  { "“Yes,” said Kerry. {The visit was “off”} again.", NULL, NULL, NULL },
  { "“Yes,” he said to Peskov. {They left}, and it rained.", NULL, NULL, NULL },
  { "Kerry said: “Yes.” {The visit was off}.", NULL, NULL, NULL },
  { "Kerry asked: “Why?” {Nobody knew}.", NULL, NULL, NULL },
  { "Kerry said it was off. {The visit was planned for May}.", NULL, NULL, NULL },
  { "{The visit was off}. Kerry said that he knew.", NULL, NULL, NULL },
  { "{The visit was off}. “Yes,” Kerry said.", NULL, NULL, NULL },
  { NULL, NULL, NULL, NULL },
};

static const Case languages[] = {
  { "{„Ja“}, sagte Merkel am Montag, die nicht in der Stadt war.", "Merkel", "sagte", NULL },
  { "{„Ja“}, sagte die Kanzlerin der Republik.", "die Kanzlerin der Republik", "sagte", NULL },
  { "Merkel erklärte, dass die Reise nicht {„klug“} sei.", "Merkel", "erklärte", NULL },
  { "Am Montag sagte er: {„Das ist nicht der Plan.“}", "er", "sagte", NULL },
  { "Laut Peskow ist der Besuch {„nicht geplant“}.", "Peskow", "Laut", NULL },
  { "{« Oui »}, a déclaré M. Ayrault dans la nuit.", "M. Ayrault", "déclaré", NULL },
  { "{« Oui »}, a-t-il dit à la presse.", "il", "dit", "la presse" },
  { "{« Oui »}, explique-t-elle dans les rues.", "elle", "explique", NULL },
  { "Selon le ministre, la visite est {« utile »} pour les deux.", "le ministre", "Selon", NULL },
  { NULL, NULL, NULL, NULL },
};

// What the text says at each quotation of the real articles: where the source and the cue begin, 0 for nothing.
typedef struct
{
  const char *article;
  guint n;
  struct
  {
    DictumRange source;
    DictumRange cue;
  } found[8];
} Article;

static const Article articles[] = {
  { "cnn.txt", 5,
    { { { 777, 808 }, { 809, 813 } },
      { { 0, 0 }, { 0, 0 } },
      { { 1309, 1317 }, { 1427, 1433 } },
      { { 1770, 1778 }, { 1779, 1783 } },
      { { 3750, 3755 }, { 3756, 3760 } } } },
  { "rnz.txt", 7,
    { { { 758, 762 }, { 763, 768 } },
      { { 771, 795 }, { 835, 841 } },
      { { 1082, 1093 }, { 1098, 1102 } },
      { { 1082, 1093 }, { 1098, 1102 } },
      { { 1585, 1587 }, { 1588, 1592 } },
      { { 2404, 2419 }, { 2420, 2424 } },
      { { 2825, 2831 }, { 2836, 2842 } } } },
  { "voa.txt", 3,
    { { { 473, 481 }, { 482, 486 } },
      { { 962, 969 }, { 970, 974 } },
      { { 1385, 1392 }, { 1393, 1397 } } } },
};

static void
test_article (gconstpointer data)
{
  const Article *article = data;
  g_autoptr (DictumText) text = dictum_test_find_article (article->article);
  g_autoptr (DictumMarks) marks = NULL;

  if (text == NULL)
    {
      g_test_skip ("The real articles are not on this machine.");
      return;
    }
  marks = dictum_marks_find (text);
  g_assert_cmpuint (dictum_marks_get_n (marks), ==, article->n);
  for (guint i = 0; i < article->n; i++)
    {
      DictumAttribution attribution;

      dictum_attribution_find (text, marks, dictum_lexicon_get_default (), &dictum_marks_get (marks, i)->range, 1,
                               &attribution);
      g_assert_true (dictum_range_equal (attribution.source, article->found[i].source));
      g_assert_true (dictum_range_equal (attribution.cue, article->found[i].cue));
    }
}

static void
check_inside (DictumText *text, DictumRange range)
{
  if (dictum_range_is_empty (range))
    return;
  g_assert_cmpuint (range.end, <=, dictum_text_get_length (text));
  g_assert_false (g_unichar_isspace (dictum_text_get_char (text, range.start)));
  g_assert_false (g_unichar_isspace (dictum_text_get_char (text, range.end - 1)));
}

static void
test_random (void)
{
  static const char *const parts[] = { "“", "”", "\"", "he", "said", "Kerry", "told", "Mr.", "TASS", ",", ".",
                                       "\n", "that",
                                       "according", "to", "the", "spokesman", "for", "who", "was", "a-t-il", "dit", "(",
                                       ")", ":", "of", "l’", "sagte", "I", "—", "al-Assad", "has", "adding", "not" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20161012);

  for (guint n = 0; n < N_RANDOM; n++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (DictumText) text = NULL;
      g_autoptr (DictumMarks) marks = NULL;
      DictumAttribution found;
      DictumRange piece;

      for (int k = g_rand_int_range (rand, 1, 40); k > 0; k--)
        g_string_append_printf (string, "%s%s", parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))],
                                g_rand_boolean (rand) ? " " : "");
      text = dictum_text_new (string->str);
      marks = dictum_marks_find (text);
      piece.start = g_rand_int_range (rand, 0, dictum_text_get_length (text) + 1);
      piece.end = g_rand_int_range (rand, piece.start, dictum_text_get_length (text) + 1);
      if (dictum_marks_get_n (marks) > 0 && g_rand_boolean (rand))
        piece = dictum_marks_get (marks, 0)->range;
      g_assert_cmpint (dictum_attribution_find (text, marks, dictum_lexicon_get_default (), &piece, 1, &found), ==,
                       !dictum_range_is_empty (found.cue));
      g_assert_cmpint (dictum_range_is_empty (found.cue), ==, dictum_range_is_empty (found.source));
      check_inside (text, found.source);
      check_inside (text, found.cue);
      check_inside (text, found.addressee);
      g_assert_false (dictum_range_overlaps (found.source, found.cue));
      g_assert_false (dictum_range_overlaps (found.cue, piece));
      g_assert_false (dictum_range_overlaps (found.source, piece));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/suggest/attribution/what-follows-a-quotation-names-the-speaker", behind, check_cases);
  g_test_add_data_func ("/suggest/attribution/what-comes-before-it-names-the-speaker", before, check_cases);
  g_test_add_data_func ("/suggest/attribution/gaps-between-pieces-come-first", pieces, check_cases);
  g_test_add_data_func ("/suggest/attribution/what-is-not-sure-is-not-said", silence, check_cases);
  g_test_add_data_func ("/suggest/attribution/german-and-french-are-read-too", languages, check_cases);
  g_test_add_func ("/suggest/attribution/random-texts-keep-the-laws", test_random);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/attribution/article-%s", articles[i].article);

      g_test_add_data_func (path, &articles[i], test_article);
    }
  return g_test_run ();
}
