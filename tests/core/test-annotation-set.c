// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/annotation-set: always in order, always found, and "what is here" as brute force would say.

#include "core/annotation-set.h"
#include "support/fixtures.h"

#define TEXT_LENGTH 2000

// Of one to three pieces in reading order; some very long, some that have lost a piece.
static DictumQuotation *
make_random (GRand *rand, const char *id)
{
  DictumPiece pieces[3];
  guint n = g_rand_int_range (rand, 1, 4), at = g_rand_int_range (rand, 0, TEXT_LENGTH);
  guint longest = g_rand_int_range (rand, 0, 8) == 0 ? TEXT_LENGTH : 60;
  g_autoptr (DictumPieces) content = NULL;

  for (guint i = 0; i < n; i++)
    {
      guint end = MIN (at + g_rand_int_range (rand, 1, longest), TEXT_LENGTH + 5);

      pieces[i] = DICTUM_PIECE (at, end);
      at = end + g_rand_int_range (rand, 0, 20);
    }
  if (g_rand_int_range (rand, 0, 6) == 0)
    pieces[g_rand_int_range (rand, 0, n)] = (DictumPiece){ .range = DICTUM_NO_PLACE, .text = "lost" };
  content = dictum_pieces_new (pieces, n);
  return dictum_quotation_new (&(DictumQuotationFields){ .id = id, .pieces = { content }, .origin = "hand" });
}

// The same in the simplest way: an array that is sorted anew each time.
typedef struct
{
  GPtrArray *quotations;
  guint n_changed;
} Model;

static int
compare (gconstpointer a, gconstpointer b)
{
  return dictum_quotation_compare (*(DictumQuotation *const *) a, *(DictumQuotation *const *) b);
}

static void
changed_cb (DictumAnnotationSet *set, DictumQuotation *before, DictumQuotation *after, Model *model)
{
  if (before != NULL)
    g_assert_true (g_ptr_array_remove (model->quotations, before));
  if (after != NULL)
    g_ptr_array_add (model->quotations, dictum_quotation_ref (after));
  g_ptr_array_sort (model->quotations, compare);
  model->n_changed++;
}

static void
assert_list_in (DictumAnnotationSet *set, Model *model, DictumRange range)
{
  g_autoptr (GPtrArray) found = dictum_annotation_set_list_in (set, range);
  DictumRange asked = DICTUM_RANGE (range.start, MAX (range.end, range.start + 1));
  guint n = 0;

  for (guint i = 0; i < model->quotations->len; i++)
    {
      DictumQuotation *quotation = model->quotations->pdata[i];
      DictumRange extent;

      if (dictum_quotation_is_orphan (quotation) || !dictum_quotation_get_extent (quotation, &extent) ||
          !dictum_range_overlaps (extent, asked))
        continue;
      g_assert_cmpuint (n, <, found->len);
      g_assert_true (found->pdata[n++] == quotation);
    }
  g_assert_cmpuint (found->len, ==, n);
}

static void
assert_agrees (DictumAnnotationSet *set, Model *model)
{
  guint n_orphans = 0;

  g_assert_cmpuint (dictum_annotation_set_get_n (set), ==, model->quotations->len);
  for (guint i = 0; i < model->quotations->len; i++)
    {
      DictumQuotation *quotation = model->quotations->pdata[i];
      guint position = G_MAXUINT;

      g_assert_true (dictum_annotation_set_get (set, i) == quotation);
      g_assert_true (dictum_annotation_set_find (set, dictum_quotation_get_id (quotation), &position));
      g_assert_cmpuint (position, ==, i);
      n_orphans += dictum_quotation_is_orphan (quotation);
    }
  g_assert_cmpuint (dictum_annotation_set_get_n_orphans (set), ==, n_orphans);
}

static void
replace_at_random (DictumAnnotationSet *set, GRand *rand, guint n_ids)
{
  g_autofree char *id = g_strdup_printf ("q%u", g_rand_int_range (rand, 0, n_ids));
  DictumQuotation *before = dictum_annotation_set_lookup (set, id);
  g_autoptr (DictumQuotation) after = make_random (rand, id);

  dictum_annotation_set_replace (set, before, before && g_rand_int_range (rand, 0, 3) == 0 ? NULL : after);
}

static void
test_random_edits (void)
{
  g_autoptr (DictumAnnotationSet) set = dictum_annotation_set_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  Model model = { .quotations = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref) };

  g_signal_connect (set, "changed", G_CALLBACK (changed_cb), &model);
  for (guint i = 0; i < 6000; i++)
    {
      guint start = g_rand_int_range (rand, 0, TEXT_LENGTH);

      replace_at_random (set, rand, 120);
      g_assert_cmpuint (model.n_changed, ==, i + 1);
      if (i % 50 == 0)
        assert_agrees (set, &model);
      assert_list_in (set, &model, DICTUM_RANGE (start, start + g_rand_int_range (rand, 0, 100)));
      assert_list_in (set, &model, DICTUM_RANGE (start, start));
    }
  assert_list_in (set, &model, DICTUM_RANGE (0, G_MAXUINT));
  assert_list_in (set, &model, DICTUM_RANGE (TEXT_LENGTH + 100, TEXT_LENGTH + 200));
  g_ptr_array_unref (model.quotations);
}

// A quotation that reaches over everything, then one nested in it, and so on: each is found at its far end.
static void
test_nested (void)
{
  enum { DEPTH = 300 };
  g_autoptr (DictumAnnotationSet) set = dictum_annotation_set_new (NULL);

  for (guint i = 0; i < DEPTH; i++)
    {
      g_autofree char *id = g_strdup_printf ("q%03u", i);
      g_autoptr (DictumQuotation) quotation = dictum_test_quotation (id, NULL, i, 2 * DEPTH - i);

      dictum_annotation_set_replace (set, NULL, quotation);
    }
  for (guint i = 0; i < DEPTH; i++)
    {
      g_autoptr (GPtrArray) found = dictum_annotation_set_list_in (set, DICTUM_RANGE (2 * DEPTH - i - 1, 2 * DEPTH));

      g_assert_cmpuint (found->len, ==, i + 1);
    }
  // Without the outermost one nothing reaches so far any more.
  dictum_annotation_set_replace (set, dictum_annotation_set_lookup (set, "q000"), NULL);
  {
    g_autoptr (GPtrArray) found = dictum_annotation_set_list_in (set, DICTUM_RANGE (2 * DEPTH - 1, 2 * DEPTH));

    g_assert_cmpuint (found->len, ==, 0);
  }
}

static void
test_touching (void)
{
  g_autoptr (DictumAnnotationSet) set = dictum_annotation_set_new (NULL);
  g_autoptr (DictumQuotation) quotation = dictum_test_quotation ("q", NULL, 10, 20);
  static const struct
  {
    DictumRange range;
    guint n;
  } cases[] = {
    { { 0, 10 }, 0 }, { { 0, 11 }, 1 }, { { 20, 30 }, 0 }, { { 19, 30 }, 1 }, { { 10, 10 }, 1 },
    { { 9, 9 }, 0 },  { { 20, 20 }, 0 }, { { 19, 19 }, 1 }, { { 0, G_MAXUINT }, 1 },
  };

  dictum_annotation_set_replace (set, NULL, quotation);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = dictum_annotation_set_list_in (set, cases[i].range);

      g_assert_cmpuint (found->len, ==, cases[i].n);
    }
}

static DictumAnnotations *
make_annotations (GRand *rand, guint n)
{
  g_autoptr (GPtrArray) quotations = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref);
  g_autoptr (GPtrArray) rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_rejection_free);
  g_autoptr (DictumPieces) content = dictum_pieces_new_for_range (DICTUM_RANGE (3, 5));

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("q%u", i);

      g_ptr_array_add (quotations, make_random (rand, id));
    }
  g_ptr_array_add (rejections, dictum_rejection_new (content, "{ \"x\" : 1 }"));
  return dictum_annotations_new (DICTUM_STATE_DONE, quotations, rejections, "{ \"y\" : 2 }");
}

static void
assert_same (DictumAnnotations *one, DictumAnnotations *other)
{
  const GPtrArray *a = dictum_annotations_get_quotations (one), *b = dictum_annotations_get_quotations (other);

  g_assert_cmpint (dictum_annotations_get_state (one), ==, dictum_annotations_get_state (other));
  g_assert_cmpstr (dictum_annotations_get_extra (one), ==, dictum_annotations_get_extra (other));
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (dictum_quotation_equal (a->pdata[i], b->pdata[i]));
  a = dictum_annotations_get_rejections (one);
  b = dictum_annotations_get_rejections (other);
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const DictumRejection *rejected = a->pdata[i], *other_rejected = b->pdata[i];

      g_assert_true (dictum_pieces_equal (rejected->content, other_rejected->content));
      g_assert_cmpstr (rejected->extra, ==, other_rejected->extra);
    }
}

static void
test_snapshot (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  g_autoptr (DictumAnnotations) annotations = make_annotations (rand, 200);
  g_autoptr (DictumAnnotationSet) set = dictum_annotation_set_new (annotations);
  g_autoptr (DictumAnnotations) snapshot = dictum_annotation_set_snapshot (set);
  g_autoptr (DictumAnnotations) again = NULL;
  g_autoptr (DictumAnnotationSet) other = dictum_annotation_set_new (NULL);

  assert_same (annotations, snapshot);
  dictum_annotation_set_reset (other, snapshot);
  again = dictum_annotation_set_snapshot (other);
  assert_same (annotations, again);
  g_assert_cmpuint (dictum_annotation_set_get_n_orphans (set), >, 0);
  // A snapshot does not follow what happens after it.
  dictum_annotation_set_replace (set, dictum_annotation_set_get (set, 0), NULL);
  dictum_annotation_set_set_state (set, DICTUM_STATE_NEW);
  assert_same (annotations, snapshot);
  // A set may be reset to its own snapshot, and answers as one that grew.
  dictum_annotation_set_reset (other, again);
  for (guint i = 0; i < 300; i++)
    replace_at_random (other, rand, 220);
}

static void
count_cb (gpointer object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
reset_cb (gpointer object, guint *n)
{
  (*n)++;
}

static void
test_signals (void)
{
  g_autoptr (DictumAnnotationSet) set = dictum_annotation_set_new (NULL);
  g_autoptr (DictumQuotation) one = dictum_test_quotation ("q", NULL, 0, 5);
  g_autoptr (DictumQuotation) other = dictum_test_quotation ("q", "kerry", 0, 5);
  g_autoptr (DictumAnnotations) blank = dictum_annotations_new (DICTUM_STATE_NEW, NULL, NULL, NULL);
  guint n_n = 0, n_state = 0, n_reset = 0;

  g_signal_connect (set, "notify::n", G_CALLBACK (count_cb), &n_n);
  g_signal_connect (set, "notify::state", G_CALLBACK (count_cb), &n_state);
  g_signal_connect (set, "reset", G_CALLBACK (reset_cb), &n_reset);
  dictum_annotation_set_replace (set, NULL, one);
  g_assert_cmpuint (n_n, ==, 1);
  dictum_annotation_set_replace (set, one, other);
  g_assert_cmpuint (n_n, ==, 1);
  g_assert_true (dictum_annotation_set_lookup (set, "q") == other);
  dictum_annotation_set_replace (set, other, NULL);
  g_assert_cmpuint (n_n, ==, 2);
  dictum_annotation_set_set_state (set, DICTUM_STATE_DONE);
  dictum_annotation_set_set_state (set, DICTUM_STATE_DONE);
  g_assert_cmpuint (n_state, ==, 1);
  dictum_annotation_set_reset (set, blank);
  g_assert_cmpuint (n_reset, ==, 1);
  g_assert_cmpint (dictum_annotation_set_get_state (set), ==, DICTUM_STATE_NEW);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/annotation-set/agrees-with-brute-force", test_random_edits);
  g_test_add_func ("/core/annotation-set/nested-quotations-are-found-at-their-far-end", test_nested);
  g_test_add_func ("/core/annotation-set/touching-is-not-here", test_touching);
  g_test_add_func ("/core/annotation-set/a-snapshot-says-all", test_snapshot);
  g_test_add_func ("/core/annotation-set/tells-of-each-change-once", test_signals);
  return g_test_run ();
}
