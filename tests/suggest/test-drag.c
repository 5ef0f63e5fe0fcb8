// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of where a drag ends and into which pieces it is cut.

#include "suggest/drag.h"

#include "support/fixtures.h"

#define N_RANDOM 4000

// What was drawn over stands between "{" and "}", what is taken is said in words; pieces are divided by "|".
typedef struct
{
  const char *text;
  const char *taken;
  const char *source;
  const char *cue;
  DictumForm form;
} Case;

static DictumRange
read_drag (const char *text, GString *plain)
{
  DictumRange range = { 0, 0 };
  guint offset = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (*at == '{')
        range.start = offset;
      else if (*at == '}')
        range.end = offset;
      else
        {
          g_string_append_unichar (plain, g_utf8_get_char (at));
          offset++;
        }
    }
  return range;
}

static void
check_words (DictumText *text, DictumRange range, const char *expected)
{
  g_autofree char *words = dictum_text_dup_slice (text, range);

  g_assert_cmpstr (words, ==, expected != NULL ? expected : "");
}

static void
check_snap (gconstpointer data)
{
  for (const Case *c = data; c->text != NULL; c++)
    {
      g_autoptr (GString) plain = g_string_new (NULL);
      DictumRange drag = read_drag (c->text, plain);
      g_autoptr (DictumText) text = dictum_text_new (plain->str);
      g_autoptr (DictumMarks) marks = dictum_marks_find (text);
      DictumRange taken = dictum_drag_snap (text, marks, drag);

      g_test_message ("%s", c->text);
      check_words (text, taken, c->taken);
      g_assert_true (dictum_range_equal (dictum_drag_snap (text, marks, taken), taken));
    }
}

static void
check_take (gconstpointer data)
{
  for (const Case *c = data; c->text != NULL; c++)
    {
      g_autoptr (GString) plain = g_string_new (NULL);
      DictumRange drag = read_drag (c->text, plain);
      g_autoptr (DictumText) text = dictum_text_new (plain->str);
      g_autoptr (DictumMarks) marks = dictum_marks_find (text);
      g_auto (DictumTaken) taken = { 0 };
      g_autoptr (GString) pieces = g_string_new (NULL);

      dictum_drag_take (text, marks, dictum_lexicon_get_default (), drag, &taken);
      for (guint i = 0; i < taken.pieces->len; i++)
        {
          g_autofree char *words = dictum_text_dup_slice (text, g_array_index (taken.pieces, DictumRange, i));

          g_string_append_printf (pieces, "%s%s", i > 0 ? "|" : "", words);
        }
      g_test_message ("%s", c->text);
      g_assert_cmpstr (pieces->str, ==, c->taken);
      check_words (text, taken.attribution.source, c->source);
      check_words (text, taken.attribution.cue, c->cue);
      g_assert_cmpint (taken.form, ==, c->form);
    }
}

static const Case snaps[] = {
  { "the vi{sit was can}celled today", "visit was cancelled" },
  { "the{ visit was }cancelled", "visit was" },
  { "the {   } visit", "" },
  { "{, }", "" },
  { "it was {off}.", "off" },
  { "it was {off.} Then", "off" },
  { "it was {off, }then", "off" },
  { "{– it was off –} then", "it was off" },
  { "He said “{Yes, it is off}.” Then", "“Yes, it is off.”" },
  { "He said “{Yes, it is off},” then", "“Yes, it is off,”" },
  { "He said “{Yes, it is off}” then", "“Yes, it is off”" },
  { "He said “{Yes, it is off}”, then", "“Yes, it is off”" },
  { "He said {“Yes, it is off”,} then", "“Yes, it is off”" },
  { "He said {“Yes, it is off.”} Then", "“Yes, it is off.”" },
  { "He said “{Is it off}?” Then", "“Is it off?”" },
  { "He said \"{Yes}.\" Then", "\"Yes.\"" },
  { "He said ''{Yes},'' then", "''Yes,''" },
  { "He said ''Y{es},'' then", "''Yes,''" },
  { "Il dit « {Oui} ».", "« Oui »" },
  { "Il dit «\u00A0{Oui}.\u00A0» Fin", "«\u00A0Oui.\u00A0»" },
  { "Er sagte: „{Ja}“, und ging", "„Ja“" },
  { "彼は「{はい}」と言った", "「はい」" },
  { "He said “{Yes, it} is off.”", "“Yes, it" },
  { "He said “Yes, {it is off}.”", "it is off.”" },
  { "He said “Yes, {it} is off.”", "it" },
  { "“A,” {he said}, “b.”", "he said" },
  { "“A{,” he said, “}b.”", "he said" },
  { "the leaders’ {demands} were", "demands" },
  { "the {leaders}’ demands were", "leaders" },
  { "in the ’{90s} there", "90s" },
  { "Don{’}t", "Don’t" },
  { "in the {U.S.} there", "U.S." },
  { "a visit {(to Paris)}, he", "(to Paris)" },
  { "“She said ‘{go}’ to me”", "‘go’" },
  { "“‘{Go}’”, he said", "“‘Go’”" },
  { "“‘{Go}’ and so on”, he said", "‘Go’" },
  { "“One.\n\n“{Two}.” End", "“Two.”" },
  { "“{A}” “{B}”", "“B”" },
  { "He said “{Yes (it is}),” then", "“Yes (it is),”" },
  { "He said “Yes, {it is (so}).” Then", "it is (so).”" },
  { "He said \"{Yes [it is}]?\" Then", "\"Yes [it is]?\"" },
  { "He said “{Yes (it [is}])...” Then", "“Yes (it [is])...”" },
  { "He said “{Yes}…” Then", "“Yes…”" },
  { "He said “{Yes}—” Then", "“Yes—”" },
  { "He said “Yes (it {is}).” Then", "is" },
  { "(He said “{Yes}”), then", "“Yes”" },
  { "He said “Yes” ({he did}), then", "he did" },
  { "a “visit ({to Paris})”, he", "to Paris" },
  { "‘One.\n\n‘{Two}.’ End", "‘Two.’" },
  { "‘He said “{no}” to me’", "“no”" },
  { "{‘He said “no” to me}’, she said", "‘He said “no” to me’" },
  { NULL, NULL },
};

static const Case takes[] = {
  { "{“Yes,” he said, “no.”} End", "“Yes,”|“no.”", "he", "said", DICTUM_FORM_DIRECT },
  { "{“Yes,” said Kerry. “No.” He added: “Yes.”} End", "“Yes,”|“No.”|“Yes.”", "Kerry", "said", DICTUM_FORM_DIRECT },
  { "{“Yes.” “No.”} End", "“Yes.”|“No.”", NULL, NULL, DICTUM_FORM_DIRECT },
  { "{“Yes,” he left, “no.”} End", "“Yes,” he left, “no.”", NULL, NULL, DICTUM_FORM_MIXED },
  { "{would be \"postponed\" until \"better times\"} he said", "would be \"postponed\" until \"better times\"",
    NULL, NULL,
    DICTUM_FORM_MIXED },
  { "{\"postponed\" until \"better times\"} he said", "\"postponed\" until \"better times\"", NULL, NULL,
    DICTUM_FORM_MIXED },
  { "{“Yes,” he said} “no.”", "“Yes,” he said", NULL, NULL, DICTUM_FORM_MIXED },
  { "He said {“Yes.”} End", "“Yes.”", NULL, NULL, DICTUM_FORM_DIRECT },
  { "He said {the visit was off}.", "the visit was off", NULL, NULL, DICTUM_FORM_INDIRECT },
  { "He: {“One.\n\n“Two.”} End", "“One.\n\n“Two.”", NULL, NULL, DICTUM_FORM_DIRECT },
  { "He: {“One.\n\n“Two,” he said, “three.”} End", "“One.\n\n“Two,”|“three.”", "he", "said", DICTUM_FORM_DIRECT },
  { "{“She said ‘go’,” he said, “to me.”} End", "“She said ‘go’,”|“to me.”", "he", "said", DICTUM_FORM_DIRECT },
  { "“Yes, {it is} off.”", "it is", NULL, NULL, DICTUM_FORM_DIRECT },
  { "{‘He said “no”,’ she said, ‘to me.’} End", "‘He said “no”,’|‘to me.’", "she", "said", DICTUM_FORM_DIRECT },
  { "{“Yes,” he said, “no} way.”", "“Yes,” he said, “no", NULL, NULL, DICTUM_FORM_MIXED },
  { "{“Yes,” he said, “open} End", "“Yes,” he said, “open", NULL, NULL, DICTUM_FORM_MIXED },
  { "{}", "", NULL, NULL, DICTUM_FORM_INDIRECT },
  { NULL, NULL, NULL, NULL, DICTUM_FORM_DIRECT },
};

// A drag over the words of each quotation of the real articles takes exactly what stands between its marks.
static void
test_real_articles (gconstpointer data)
{
  g_autoptr (DictumText) text = dictum_test_find_article (data);
  g_autoptr (DictumMarks) marks = NULL;

  if (text == NULL)
    {
      g_test_skip ("The real articles are not on this machine.");
      return;
    }
  marks = dictum_marks_find (text);
  for (guint i = 0; i < dictum_marks_get_n (marks); i++)
    {
      DictumRange whole = dictum_marks_get (marks, i)->range;
      g_auto (DictumTaken) taken = { 0 };

      for (guint from = 0; from < 2; from++)
        for (guint to = 0; to < 3; to++)
          {
            DictumRange drag = DICTUM_RANGE (whole.start + from, whole.end - to);

            g_assert_true (dictum_range_equal (dictum_drag_snap (text, marks, drag), whole));
          }
      dictum_drag_take (text, marks, dictum_lexicon_get_default (), whole, &taken);
      g_assert_cmpuint (taken.pieces->len, ==, 1);
      g_assert_cmpint (taken.form, ==, DICTUM_FORM_DIRECT);
    }
}

static void
check_random_drag (DictumText *text, DictumMarks *marks, DictumRange drag)
{
  DictumRange snapped = dictum_drag_snap (text, marks, drag);
  g_auto (DictumTaken) taken = { 0 };
  guint last = snapped.start;

  g_assert_cmpuint (snapped.start, <=, snapped.end);
  g_assert_cmpuint (snapped.end, <=, dictum_text_get_length (text));
  g_assert_true (dictum_range_equal (dictum_drag_snap (text, marks, snapped), snapped));
  dictum_drag_take (text, marks, dictum_lexicon_get_default (), snapped, &taken);
  g_assert_cmpuint (taken.pieces->len, >, 0);
  for (guint i = 0; i < taken.pieces->len; i++)
    {
      DictumRange piece = g_array_index (taken.pieces, DictumRange, i);

      g_assert_cmpuint (piece.start, >=, last);
      g_assert_true (dictum_range_covers (snapped, piece));
      g_assert_false (dictum_range_overlaps (piece, taken.attribution.cue));
      g_assert_false (dictum_range_overlaps (piece, taken.attribution.source));
      last = piece.end;
    }
}

static void
test_random (void)
{
  static const char *const parts[] = { "“", "”", "\"", "''", "‘", "’", "'", "«", "»", " ", " ", "\n", "he said",
                                       "a", "word",
                                       ".", ",", "?", "…", "—", "(", ")", "U.S.", "90s", "語", "\u00A0" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20161012);

  for (guint n = 0; n < N_RANDOM; n++)
    {
      g_autoptr (GString) string = g_string_new (NULL);
      g_autoptr (DictumText) text = NULL;
      g_autoptr (DictumMarks) marks = NULL;
      guint length;

      for (int k = g_rand_int_range (rand, 0, 30); k > 0; k--)
        g_string_append (string, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
      text = dictum_text_new (string->str);
      marks = dictum_marks_find (text);
      length = dictum_text_get_length (text);
      for (guint k = 0; k < 20; k++)
        {
          guint start = g_rand_int_range (rand, 0, length + 1);

          check_random_drag (text, marks, DICTUM_RANGE (start, g_rand_int_range (rand, start, length + 1)));
        }
    }
}

int
main (int argc, char **argv)
{
  static const char *const articles[] = { "cnn.txt", "rnz.txt", "voa.txt" };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/suggest/drag/snaps-to-words-and-marks", snaps, check_snap);
  g_test_add_data_func ("/suggest/drag/is-cut-only-where-the-gaps-report", takes, check_take);
  g_test_add_func ("/suggest/drag/random-drags-keep-the-laws", test_random);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/drag/article-%s", articles[i]);

      g_test_add_data_func (path, articles[i], test_real_articles);
    }
  return g_test_run ();
}
