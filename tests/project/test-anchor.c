// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces found again in a text that was changed: never at a wrong place, nearly always at the right one.

#include "project/anchor.h"

#include "support/fixtures.h"

#include <string.h>

#define N_WORDS 700
#define N_ROUNDS 60
#define N_PIECES 25
#define VOCABULARY 900

// A text as words, each with what it was numbered in the original; a word that was put in has none.
typedef struct
{
  char *word;
  int origin;
} Word;

static char *
make_word (GRand *rand)
{
  // Common words are few and short, as in real texts.
  guint number = g_rand_boolean (rand) ? g_rand_int_range (rand, 0, 40) : g_rand_int_range (rand, 0, VOCABULARY);
  GRand *letters = g_rand_new_with_seed (number + 1);
  guint length = number < 40 ? g_rand_int_range (letters, 1, 5) : g_rand_int_range (letters, 3, 11);
  GString *word = g_string_new (NULL);

  for (guint i = 0; i < length; i++)
    {
      gboolean accented = g_rand_int_range (letters, 0, 30) == 0;

      g_string_append_unichar (word, accented ? 0xe9 : 'a' + g_rand_int_range (letters, 0, 26));
    }
  g_rand_free (letters);
  return g_string_free (word, FALSE);
}

static void
clear_word (gpointer word)
{
  g_free (((Word *) word)->word);
}

// Of two equal words side by side nobody can tell which one was taken out.
static char *
make_other_word (GRand *rand, const char *one, const char *other)
{
  while (TRUE)
    {
      char *word = make_word (rand);

      if (g_strcmp0 (word, one) != 0 && g_strcmp0 (word, other) != 0)
        return word;
      g_free (word);
    }
}

static GArray *
make_words (GRand *rand, guint n)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  g_array_set_clear_func (words, clear_word);
  for (guint i = 0; i < n; i++)
    {
      const char *previous = i > 0 ? g_array_index (words, Word, i - 1).word : NULL;
      Word word = { make_other_word (rand, previous, NULL), i };

      g_array_append_val (words, word);
    }
  return words;
}

static void
add_copy (GArray *to, const char *word, int origin)
{
  Word copy = { g_strdup (word), origin };

  g_array_append_val (to, copy);
}

// Takes out, puts in, and exchanges @percent of the words.
static GArray *
edit_words (GRand *rand, const GArray *words, guint percent)
{
  GArray *edited = g_array_new (FALSE, FALSE, sizeof (Word));
  gboolean taken_out = FALSE;

  g_array_set_clear_func (edited, clear_word);
  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = &g_array_index (words, Word, i);
      const char *previous = i > 0 ? g_array_index (words, Word, i - 1).word : NULL;
      g_autofree char *other = make_other_word (rand, word->word, previous);
      gboolean was_taken_out = taken_out;

      taken_out = FALSE;
      if ((guint) g_rand_int_range (rand, 0, 100) >= percent)
        {
          add_copy (edited, word->word, word->origin);
          continue;
        }
      switch (g_rand_int_range (rand, 0, 3))
        {
        case 0: // taken out
          taken_out = TRUE;
          break;
        case 1: // exchanged
          add_copy (edited, other, word->origin);
          break;
        default: // put in before; one taken out and one put in beside it would be one exchanged
          if (!was_taken_out)
            add_copy (edited, other, -1);
          add_copy (edited, word->word, word->origin);
        }
    }
  return edited;
}

static DictumText *
join_words (const GArray *words, GArray *starts)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_array_index (words, Word, i).word;

      if (i > 0)
        {
          g_string_append_c (text, i % 60 == 0 ? '\n' : ' ');
          at++;
        }
      g_array_append_val (starts, at);
      g_string_append (text, word);
      at += g_utf8_strlen (word, -1);
    }
  g_array_append_val (starts, at);
  return dictum_text_new (text->str);
}

// Where words @first to @last of the original are now, from the first of them that is left to the last.
static gboolean
find_truth (const GArray *edited, const GArray *starts, int first, int last, DictumRange *range)
{
  gboolean found = FALSE;

  for (guint i = 0; i < edited->len; i++)
    {
      const Word *word = &g_array_index (edited, Word, i);
      guint start = g_array_index (starts, guint, i);

      if (word->origin < first || word->origin > last)
        continue;
      if (!found)
        range->start = start;
      range->end = start + g_utf8_strlen (word->word, -1);
      found = TRUE;
    }
  return found;
}

static DictumAnnotations *
make_annotations (DictumText *text, const DictumRange *ranges, guint n)
{
  g_autoptr (GPtrArray) quotations = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref);

  for (guint i = 0; i < n; i++)
    {
      guint before = MIN (ranges[i].start, DICTUM_PIECE_CONTEXT);
      g_autofree char *id = g_strdup_printf ("%04u", i);
      g_autofree char *words = dictum_text_dup_slice (text, ranges[i]);
      g_autofree char *left = dictum_text_dup_slice (text, DICTUM_RANGE (ranges[i].start - before, ranges[i].start));
      g_autofree char *right = dictum_text_dup_slice (
          text, DICTUM_RANGE (ranges[i].end, ranges[i].end + DICTUM_PIECE_CONTEXT));
      DictumPiece piece = { .range = ranges[i], .text = words, .before = left, .after = right };
      g_autoptr (DictumPieces) content = dictum_pieces_new (&piece, 1);

      g_ptr_array_add (quotations, dictum_quotation_new (&(DictumQuotationFields){
                                       .id = id, .pieces = { content }, .origin = "hand" }));
    }
  return dictum_annotations_new (DICTUM_STATE_NEW, quotations, NULL, NULL);
}

typedef struct
{
  guint n, right, wrong;
} Tally;

static void
run_round (GRand *rand, guint percent, guint shortest, guint longest, Tally *tally)
{
  g_autoptr (GArray) words = make_words (rand, N_WORDS);
  g_autoptr (GArray) edited = edit_words (rand, words, percent);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) new_starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (DictumText) text = join_words (words, starts);
  g_autoptr (DictumText) new_text = join_words (edited, new_starts);
  DictumRange ranges[N_PIECES], truths[N_PIECES];
  gboolean there[N_PIECES];
  g_autoptr (DictumAnnotations) before = NULL;
  g_autoptr (DictumAnnotations) after = NULL;

  for (guint i = 0; i < N_PIECES; i++)
    {
      guint length = g_rand_int_range (rand, shortest, longest + 1);
      guint first = g_rand_int_range (rand, 0, N_WORDS - length), last = first + length - 1;

      ranges[i] = DICTUM_RANGE (g_array_index (starts, guint, first),
                                g_array_index (starts, guint, last) +
                                    g_utf8_strlen (g_array_index (words, Word, last).word, -1));
      there[i] = find_truth (edited, new_starts, first, last, &truths[i]);
    }
  before = make_annotations (text, ranges, N_PIECES);
  after = dictum_anchor_annotations (before, new_text);
  for (guint i = 0; i < dictum_annotations_get_quotations (after)->len; i++)
    {
      DictumQuotation *quotation = dictum_annotations_get_quotations (after)->pdata[i];
      guint number = g_ascii_strtoull (dictum_quotation_get_id (quotation), NULL, 10);
      DictumRange range;

      tally->n++;
      if (!dictum_quotation_get_extent (quotation, &range))
        continue;
      if (there[number] && dictum_range_equal (range, truths[number]))
        tally->right++;
      else
        tally->wrong++;
    }
}

static void
test_laws (gconstpointer data)
{
  // Percent of the words edited, words of a piece, and what must be right, in percent, and may be wrong, in permille.
  static const struct
  {
    guint percent, shortest, longest, right, wrong;
  } table[] = {
    { 0, 1, 60, 100, 0 }, { 1, 8, 60, 99, 1 },  { 5, 8, 60, 98, 1 }, { 5, 60, 200, 98, 1 },
    { 5, 1, 3, 80, 1 },   { 15, 8, 40, 85, 1 }, { 30, 8, 40, 50, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (7 + i);
      Tally tally = { 0 };

      for (guint round = 0; round < N_ROUNDS; round++)
        run_round (rand, table[i].percent, table[i].shortest, table[i].longest, &tally);
      g_test_message ("%u %% edited, %u to %u words: %u of %u right, %u wrong", table[i].percent, table[i].shortest,
                      table[i].longest, tally.right, tally.n, tally.wrong);
      g_assert_cmpuint (tally.wrong * 1000, <=, tally.n * table[i].wrong);
      g_assert_cmpuint (tally.right * 100, >=, tally.n * table[i].right);
    }
}

static DictumAnnotations *
anchor_one (const char *old, const char *words, const char *new)
{
  g_autoptr (DictumText) text = dictum_text_new (old);
  g_autoptr (DictumText) new_text = dictum_text_new (new);
  guint start = g_utf8_strlen (old, strstr (old, words) - old);
  DictumRange range = DICTUM_RANGE (start, start + g_utf8_strlen (words, -1));
  g_autoptr (DictumAnnotations) before = make_annotations (text, &range, 1);

  return dictum_anchor_annotations (before, new_text);
}

static void
test_table (void)
{
  // The words marked in the old text, and what is marked in the new one; NULL for nothing.
  static const struct
  {
    const char *old, *words, *new, *found;
  } table[] = {
    { "He came. \"We won\", he said.", "\"We won\"", "New head.\n\nHe came. \"We won\", he said.", "\"We won\"" },
    { "He came. \"We won\", he said.", "\"We won\"", "Something quite different stands here now.", NULL },
    { "He came. \"We won\", he said.", "\"We won\"", "", NULL },
    { "One said yes. Two said no. Three said perhaps.", "said", "Three said perhaps. Four said nothing at all.", NULL },
    { "a b \"We have won the war\", he told us yesterday.", "\"We have won the war\"",
      "a b \"We have won the war\", he told us yesterday. a b \"We have won the war\", he told us yesterday.", NULL },
    { "He came home.   Then he left.", "   ", "Well: he came home.   Then he left.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (DictumAnnotations) after = anchor_one (table[i].old, table[i].words, table[i].new);
      DictumQuotation *quotation = dictum_annotations_get_quotations (after)->pdata[0];
      g_autoptr (DictumText) text = dictum_text_new (table[i].new);
      g_autofree char *found = NULL;
      DictumRange range;

      if (dictum_quotation_get_extent (quotation, &range))
        found = dictum_text_dup_slice (text, range);
      g_assert_cmpstr (found, ==, table[i].found);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/anchor/only-certain-places-are-taken", test_table);
  g_test_add_data_func ("/project/anchor/right-nearly-always-and-wrong-almost-never", NULL, test_laws);
  return g_test_run ();
}
