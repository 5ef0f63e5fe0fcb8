// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of what stands between quotation marks: every style, apostrophes, nesting, paragraphs, laws under random texts.

#include "suggest/marks.h"

#include "support/fixtures.h"

#define N_RANDOM 4000

// What is found in a text: its stretches between "[" and "]", "+" for each level, "?" where not closed.
typedef struct
{
  const char *text;
  const char *found;
} Case;

static char *
describe (DictumText *text, DictumMarks *marks)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < dictum_marks_get_n (marks); i++)
    {
      const DictumMarked *marked = dictum_marks_get (marks, i);
      g_autofree char *words = dictum_text_dup_slice (text, marked->range);

      for (guint depth = 0; depth < marked->depth; depth++)
        g_string_append_c (out, '+');
      g_string_append_printf (out, "[%s]%s", words, marked->closed ? "" : "?");
    }
  return g_string_free (out, FALSE);
}

static void
check_case (gconstpointer data)
{
  for (const Case *c = data; c->text != NULL; c++)
    {
      g_autoptr (DictumText) text = dictum_text_new (c->text);
      g_autoptr (DictumMarks) marks = dictum_marks_find (text);
      g_autofree char *found = describe (text, marks);

      g_assert_cmpstr (found, ==, c->found);
    }
}

static const Case styles[] = {
  { "", "" },
  { "No marks here.", "" },
  { "“Yes,” he said.", "[“Yes,”]" },
  { "\"Yes,\" he said.", "[\"Yes,\"]" },
  { "''Yes,'' he said.", "[''Yes,'']" },
  { "``Yes,'' he said.", "[``Yes,'']" },
  { "«Oui», dit-il.", "[«Oui»]" },
  { "Il dit : « Oui », puis « non ».", "[« Oui »][« non »]" },
  { "Il dit : «\u00A0Oui\u00A0» (« non »).", "[«\u00A0Oui\u00A0»][« non »]" },
  { "»Ja«, sagte er, »gern.«", "[»Ja«][»gern.«]" },
  { "„Ja“, sagte er, „gern.“", "[„Ja“][„gern.“]" },
  { "„Tak”, powiedział.", "[„Tak”]" },
  { "”Ja”, sade han.", "[”Ja”]" },
  { "»Ja», sade han.", "[»Ja»]" },
  { "‘Yes,’ he said.", "[‘Yes,’]" },
  { "'Yes,' he said.", "['Yes,']" },
  { "‚Ja‘, sagte er.", "[‚Ja‘]" },
  { "‹Oui›, dit-il.", "[‹Oui›]" },
  { "›Ja‹, sagte er.", "[›Ja‹]" },
  { "彼は「はい」と言った。『本』", "[「はい」][『本』]" },
  { "他说“好”，又说\"不\"。", "[“好”][\"不\"]" },
  { "他说“你说“好”吗”。", "[“你说“好”吗”]+[“好”]" },
  { "אמר \"כן\" ו\"לא\".", "[\"כן\"][\"לא\"]" },
  { "צה\"ל אמר \"כן\".", "[\"כן\"]" },
  { "קבעו \"דובר צה\"ל אמר\" אתמול", "[\"דובר צה\"ל אמר\"]" },
  { "قال «نعم» وقال “لا”.", "[«نعم»][“لا”]" },
  { NULL, NULL },
};

static const Case mixtures[] = {
  { "“Yes,\" he said. \"No,” she said.", "[“Yes,\"][\"No,”]" },
  { "“Yes,” and \"no,\" and ''so''.", "[“Yes,”][\"no,\"][''so'']" },
  { "“Yes“ he said", "[“Yes“]" },
  { "“Yes,'' he said", "[“Yes,'']" },
  { "The (\"first\") and the—\"second\"—one", "[\"first\"][\"second\"]" },
  { "He said,\"Yes.\" Then", "[\"Yes.\"]" },
  { "A 6\" pipe", "" },
  { "\"\" and “”", "" },
  { "5'10\" tall, \"he\" said", "[\"he\"]" },
  { "Closed” only", "" },
  { "Home › News › Politics", "" },
  { NULL, NULL },
};

static const Case apostrophes[] = {
  { "Don't, can’t, won't.", "" },
  { "the leaders' demands and the leaders’ hopes", "" },
  { "'Twas the '90s, ’twas rock 'n' roll, get 'em, ’em", "" },
  { "“Don’t say the leaders’ demands”", "[“Don’t say the leaders’ demands”]" },
  { "“The ’90s and rock ’n’ roll,” he said", "[“The ’90s and rock ’n’ roll,”]" },
  { "“It's '90s stuff,” he said", "[“It's '90s stuff,”]" },
  { "The 'new' \"old\" thing", "[\"old\"]" },
  { "Headline says 'yes', and don't ask", "['yes']" },
  { "‘The leaders’ demands were heard,’ he said", "[‘The leaders’ demands were heard,’]" },
  { "‘The boys’ and ‘the girls’", "[‘The boys’][‘the girls’]" },
  { "“He called them ‘the boys’ and left,” she said", "[“He called them ‘the boys’ and left,”]+[‘the boys’]" },
  { "“It's 'fine' by O'Brien's,” he said", "[“It's 'fine' by O'Brien's,”]+['fine']" },
  { "‘never closed", "[‘never closed]?" },
  { "It is ‘never closed", "" },
  { "'a' and 'b'", "['a']['b']" },
  { "Don't take the boys’ “big” toys', he said, or the girls' \"small\" ones", "[“big”][\"small\"]" },
  { "“‘Twas “big”,” and ‘never closed, “small” ones", "[“‘Twas “big”,”]+[“big”][“small”]" },
  { "“A ‘twas b.\n\n“C ‘d e.\n\n“F.” End", "[“A ‘twas b.\n\n“C ‘d e.\n\n“F.”]" },
  { "In rock ‘n’ roll, “yes” and ‘no’, “a”", "[“yes”][“a”]" },
  { NULL, NULL },
};

static const Case nestings[] = {
  { "“She said ‘go’ to me,” he said", "[“She said ‘go’ to me,”]+[‘go’]" },
  { "\"She said 'go.'\"", "[\"She said 'go.'\"]+['go.']" },
  { "“‘Go,’ she said.”", "[“‘Go,’ she said.”]+[‘Go,’]" },
  { "''She said 'go'''", "[''She said 'go''']+['go']" },
  { "« Il dit “oui” et ‘non’ »", "[« Il dit “oui” et ‘non’ »]+[“oui”]+[‘non’]" },
  { "„Er sagte ‚nein‘ zu mir“", "[„Er sagte ‚nein‘ zu mir“]+[‚nein‘]" },
  { "“He called \"it\" great” there", "[“He called \"it\" great”]+[\"it\"]" },
  { "「彼は『本』と言った」", "[「彼は『本』と言った」]+[『本』]" },
  { "“a ‘b “c” d’ e”", "[“a ‘b “c” d’ e”]+[‘b “c” d’]++[“c”]" },
  { "« a “b » c", "[« a “b »]+[“b]?" },
  { NULL, NULL },
};

// As British print has them: single marks outside, double ones inside.
static const Case british[] = {
  { "‘He said “no” to me’", "[‘He said “no” to me’]+[“no”]" },
  { "'He said \"no\" to me'", "['He said \"no\" to me']+[\"no\"]" },
  { "‘He said \"no\" to me,' she said", "[‘He said \"no\" to me,']+[\"no\"]" },
  { "‘“No,” he said’, she said", "[‘“No,” he said’]+[“No,”]" },
  { "'He said \"no\"', she said", "['He said \"no\"']+[\"no\"]" },
  { "‘Go,’ he said. ‘He said “no” to me.’", "[‘Go,’][‘He said “no” to me.’]+[“no”]" },
  { "“Go,” he said. ‘He said “no” to me.’ A ‘so-called’ plan", "[“Go,”][‘He said “no” to me.’]+[“no”]" },
  { "“He called it ‘a “big” deal’ then”", "[“He called it ‘a “big” deal’ then”]+[‘a “big” deal’]++[“big”]" },
  { "‘Don’t say “it’s mine”, the boys’ mum said,’ he said",
    "[‘Don’t say “it’s mine”, the boys’ mum said,’]+[“it’s mine”]" },
  { "‘The boys’ “big” toys are here,’ he said", "[‘The boys’ “big” toys are here,’]+[“big”]" },
  { "'Don't say \"it's mine\" to O'Brien', he said", "['Don't say \"it's mine\" to O'Brien']+[\"it's mine\"]" },
  { "‘One “a”.\n\n‘Two “b”.’ End", "[‘One “a”.\n\n‘Two “b”.’]+[“a”]+[“b”]" },
  { "'One \"a\".\n\n'Two.' End", "['One \"a\".\n\n'Two.']+[\"a\"]" },
  { "‘One “a.\n\n‘“B” c.’ End", "[‘One “a.\n\n‘“B” c.’]+[“a.\n\n‘“B”]" },
  { "‘One “a”.\n\nTwo “b”.’ End", "[“a”][“b”]" },
  { "‘Go,’ he said of “War and Peace”. ‘No,’ she said. ‘Well.’", "[‘Go,’][“War and Peace”][‘No,’][‘Well.’]" },
  { NULL, NULL },
};

static const Case paragraphs[] = {
  { "He said: “One.\n\n“Two.\n\n“Three.” End.", "[“One.\n\n“Two.\n\n“Three.”]" },
  { "He said: \"One.\n\"Two.\" End.", "[\"One.\n\"Two.\"]" },
  { "“One.\n\n\"Two.” End.", "[“One.\n\n\"Two.”]" },
  { "“One.\n \u00A0\n\n\u00A0“Two.” End.", "[“One.\n \u00A0\n\n\u00A0“Two.”]" },
  { "« Un.\n\n« Deux. » Fin.", "[« Un.\n\n« Deux. »]" },
  { "“One.  \n\nTwo.” End.", "[“One.]?" },
  { "“One.\n\n“Two.\n\nThree.", "[“One.\n\n“Two.]?" },
  { "“One. He said “two” there.\nNext", "[“One. He said “two” there.]?+[“two”]" },
  { "“A ‘b c.\n\n“‘d’ e.” End", "[“A ‘b c.\n\n“‘d’ e.”]+[‘b c.\n\n“‘d’]" },
  { "“A ‘b c.\n\n“d e.” End", "[“A ‘b c.\n\n“d e.”]" },
  { "“One.”\n\n“Two.”", "[“One.”][“Two.”]" },
  { "Open “", "" },
  { "Ends “here", "[“here]?" },
  { "‘One.\n\n‘Two,’ he said", "[‘One.\n\n‘Two,’]" },
  { NULL, NULL },
};

typedef struct
{
  const char *article;
  guint n;
  DictumRange ranges[8];
} Article;

static const Article articles[] = {
  { "cnn.txt", 5, { { 708, 776 }, { 999, 1025 }, { 1525, 1537 }, { 1789, 2391 }, { 3529, 3749 } } },
  { "rnz.txt", 7, { { 702, 756 }, { 890, 926 }, { 1128, 1138 }, { 1151, 1166 }, { 1428, 1584 }, { 2466, 2482 },
                    { 2921, 2940 } } },
  { "voa.txt", 3, { { 547, 563 }, { 1037, 1125 }, { 1249, 1384 } } },
};

static void
test_real_articles (gconstpointer data)
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
      g_assert_true (dictum_range_equal (dictum_marks_get (marks, i)->range, article->ranges[i]));
      g_assert_cmpuint (dictum_marks_get (marks, i)->depth, ==, 0);
      g_assert_true (dictum_marks_get (marks, i)->closed);
    }
}

static void
test_innermost (void)
{
  g_autoptr (DictumText) text = dictum_text_new ("“a ‘b’ c” d “e”“f”");
  g_autoptr (DictumMarks) marks = dictum_marks_find (text);
  const struct
  {
    guint offset, start;
  } cases[] = { { 0, 0 }, { 2, 0 }, { 3, 3 }, { 5, 3 }, { 6, 0 }, { 9, 0 }, { 12, 12 }, { 15, 15 }, { 18, 15 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (dictum_marks_at (marks, cases[i].offset)->range.start, ==, cases[i].start);
  g_assert_null (dictum_marks_at (marks, 10));
  g_assert_null (dictum_marks_at (marks, 19));
  g_assert_null (dictum_marks_at (marks, G_MAXUINT));
  g_assert_cmpuint (dictum_marks_get_first (marks, 0), ==, 0);
  g_assert_cmpuint (dictum_marks_get_first (marks, 1), ==, 1);
  g_assert_cmpuint (dictum_marks_get_first (marks, 4), ==, 2);
  g_assert_cmpuint (dictum_marks_get_first (marks, 16), ==, 4);
}

static void
test_one_character (void)
{
  const struct
  {
    const char *text;
    guint offset;
    gboolean opening;
  } cases[] = {
    { "a “b” c", 2, TRUE },      { "a “b” c", 4, FALSE },     { "a \"b\" c", 2, TRUE },  { "a \"b\" c", 4, FALSE },
    { "a ''b'' c", 2, TRUE },    { "a ''b'' c", 3, TRUE },    { "a ''b'' c", 5, FALSE }, { "a ''b'' c", 6, FALSE },
    { "don't", 3, FALSE },       { "don’t", 3, FALSE },       { "a ’90s", 2, FALSE },    { "« b »", 0, TRUE },
    { "« b »", 4, FALSE },       { "„b“ c", 0, TRUE },        { "„b“ c", 2, FALSE },     { "»b« c", 0, TRUE },
    { "»b« c", 2, FALSE },       { "「b」", 0, TRUE },        { "「b」", 2, FALSE },     { "b", 0, FALSE },
    { "b", 9, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DictumText) text = dictum_text_new (cases[i].text);

      g_assert_cmpint (dictum_marks_is_opening (text, cases[i].offset), ==, cases[i].opening);
    }
}

static DictumText *
make_random_text (GRand *rand)
{
  static const char *const parts[] = { "“", "”", "\"", "'", "''", "‘", "’", "«", "»", "„", "‚", "‹", "›", "「", "」", "『",
                                       "』", "`", "``", " ", " ", " ", "\n", "\n\n", "\u00A0", "a", "bs", "Word",
                                         "好", "צ",
                                       ".", ",", "90s", "(", "—", "😀" };
  g_autoptr (GString) string = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 60); n > 0; n--)
    g_string_append (string, parts[g_rand_int_range (rand, 0, G_N_ELEMENTS (parts))]);
  return dictum_text_new (string->str);
}

static const DictumMarked *
find_slowly (DictumMarks *marks, guint offset)
{
  const DictumMarked *best = NULL;

  for (guint behind = 0; behind < 2 && best == NULL; behind++)
    for (guint i = 0; i < dictum_marks_get_n (marks); i++)
      {
        const DictumMarked *marked = dictum_marks_get (marks, i);

        if (behind ? marked->range.end == offset : dictum_range_contains (marked->range, offset))
          best = marked;
      }
  return best;
}

static void
check_nesting (DictumText *text, DictumMarks *marks)
{
  for (guint i = 0; i < dictum_marks_get_n (marks); i++)
    {
      const DictumMarked *marked = dictum_marks_get (marks, i);
      guint depth = 0;

      g_assert_false (dictum_range_is_empty (marked->range));
      g_assert_cmpuint (marked->range.end, <=, dictum_text_get_length (text));
      for (guint k = 0; k < i; k++)
        {
          const DictumMarked *earlier = dictum_marks_get (marks, k);

          g_assert_cmpuint (earlier->range.start, <, marked->range.start);
          if (!dictum_range_overlaps (earlier->range, marked->range))
            continue;
          g_assert_true (dictum_range_covers (earlier->range, marked->range));
          depth++;
        }
      g_assert_cmpuint (marked->depth, ==, depth);
    }
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20161012);

  for (guint n = 0; n < N_RANDOM; n++)
    {
      g_autoptr (DictumText) text = make_random_text (rand);
      g_autoptr (DictumMarks) marks = dictum_marks_find (text);

      check_nesting (text, marks);
      for (guint offset = 0; offset <= dictum_text_get_length (text) + 1; offset++)
        {
          g_assert_true (dictum_marks_at (marks, offset) == find_slowly (marks, offset));
          dictum_marks_is_opening (text, offset);
        }
    }
}

// A quadratic search would not end on these in the time a test has.
static void
test_large (void)
{
  static const char *const units[] = { "“", "\"a ", "‘a ", "«“‹", "» ", "“a” ", "word ", "\n“a", "   \n",
                                       "s' a 'b ", "“ ” «" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) string = g_string_new ("“x” ");
      g_autoptr (DictumText) text = NULL;
      g_autoptr (DictumMarks) marks = NULL;

      while (string->len < 1000 * 1000)
        g_string_append (string, units[i]);
      text = dictum_text_new (string->str);
      marks = dictum_marks_find (text);
      g_assert_cmpuint (dictum_marks_get_n (marks), >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/suggest/marks/every-style-is-found", styles, check_case);
  g_test_add_data_func ("/suggest/marks/styles-may-be-mixed", mixtures, check_case);
  g_test_add_data_func ("/suggest/marks/an-apostrophe-is-none", apostrophes, check_case);
  g_test_add_data_func ("/suggest/marks/marks-nest", nestings, check_case);
  g_test_add_data_func ("/suggest/marks/single-ones-may-stand-outside", british, check_case);
  g_test_add_data_func ("/suggest/marks/paragraphs-opened-again-are-one", paragraphs, check_case);
  g_test_add_func ("/suggest/marks/at-is-the-innermost", test_innermost);
  g_test_add_func ("/suggest/marks/one-character-is-judged-by-its-neighbours", test_one_character);
  g_test_add_func ("/suggest/marks/random-texts-keep-the-laws", test_random);
  g_test_add_func ("/suggest/marks/large-texts-take-one-pass", test_large);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *path = g_strdup_printf ("/suggest/marks/article-%s", articles[i].article);

      g_test_add_data_func (path, &articles[i], test_real_articles);
    }
  return g_test_run ();
}
