// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/article: its name, and that state, number and tally follow every change.

#include "core/article.h"
#include "support/fixtures.h"

static void
test_names (void)
{
  static const struct
  {
    const char *file, *title, *name;
  } cases[] = {
    { "articles/rnz.txt", NULL, "rnz" },
    { "articles/rnz.txt", "", "rnz" },
    { "articles/rnz.txt", "Putin halts visit", "Putin halts visit" },
    { "RNZ.TXT", NULL, "RNZ" },
    { "a/b/Rnz.Txt", NULL, "Rnz" },
    { "two.parts.txt", NULL, "two.parts" },
    { ".txt", NULL, ".txt" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DictumArticle) article = dictum_article_new (cases[i].file);
      g_autoptr (DictumArticleInfo) info = dictum_article_info_new (
          &(DictumArticleFields){ .file = cases[i].file, .title = cases[i].title });
      g_autofree char *name = NULL;

      dictum_article_set_info (article, info);
      name = dictum_article_dup_name (article);
      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
tallied_cb (DictumArticle *article, const char *speaker, int by, GHashTable *mirror)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (mirror, speaker)) + by;

  g_assert_cmpint (n, >=, 0);
  if (n == 0)
    g_hash_table_remove (mirror, speaker);
  else
    g_hash_table_replace (mirror, g_strdup (speaker), GINT_TO_POINTER (n));
}

static void
assert_same_tally (GHashTable *one, GHashTable *other)
{
  GHashTableIter iter;
  gpointer key, n;

  g_assert_cmpuint (g_hash_table_size (one), ==, g_hash_table_size (other));
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &key, &n))
    g_assert_cmpint (GPOINTER_TO_INT (n), ==, GPOINTER_TO_INT (g_hash_table_lookup (other, key)));
}

static void
assert_tally (DictumArticle *article, GHashTable *mirror)
{
  DictumAnnotationSet *set = dictum_article_get_annotations (article);
  g_autoptr (GHashTable) counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < dictum_annotation_set_get_n (set); i++)
    {
      const char *speaker = dictum_quotation_get_fields (dictum_annotation_set_get (set, i))->speaker;

      tallied_cb (article, speaker ? speaker : "", 1, counted);
    }
  assert_same_tally (counted, dictum_article_get_tally (article));
  assert_same_tally (counted, mirror);
  g_assert_cmpuint (dictum_article_get_n_quotations (article), ==, dictum_annotation_set_get_n (set));
  g_assert_cmpint (dictum_article_get_state (article), ==, dictum_annotation_set_get_state (set));
}

static void
change_at_random (DictumArticle *article, GRand *rand)
{
  static const char *const speakers[] = { NULL, "kerry", "peskov", "unknown" };
  DictumAnnotationSet *set = dictum_article_get_annotations (article);
  g_autofree char *id = g_strdup_printf ("q%d", g_rand_int_range (rand, 0, 20));
  guint start = g_rand_int_range (rand, 0, 90);
  g_autoptr (DictumQuotation) after = dictum_test_quotation (id, speakers[g_rand_int_range (rand, 0, 4)], start,
                                                             start + 1);
  DictumQuotation *before = dictum_annotation_set_lookup (set, id);

  if (g_rand_int_range (rand, 0, 20) == 0)
    {
      g_autoptr (DictumAnnotations) snapshot = dictum_annotation_set_snapshot (set);

      dictum_annotation_set_reset (set, snapshot);
    }
  else if (g_rand_int_range (rand, 0, 5) == 0)
    dictum_annotation_set_set_state (set, g_rand_int_range (rand, 0, 3));
  else
    dictum_annotation_set_replace (set, before, before && g_rand_boolean (rand) ? NULL : after);
}

static void
test_tally (void)
{
  g_autoptr (DictumArticle) article = dictum_article_new ("a.txt");
  g_autoptr (DictumText) text = dictum_text_new ("text");
  g_autoptr (GHashTable) mirror = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) quotations = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref);
  g_autoptr (DictumAnnotations) annotations = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (10);

  g_ptr_array_add (quotations, dictum_test_quotation ("q1", "kerry", 0, 1));
  g_ptr_array_add (quotations, dictum_test_quotation ("q2", NULL, 0, 2));
  annotations = dictum_annotations_new (DICTUM_STATE_IN_PROGRESS, quotations, NULL, NULL);
  g_signal_connect (article, "tallied", G_CALLBACK (tallied_cb), mirror);

  // Known already before it is open, and counted once only.
  dictum_article_set_summary (article, annotations);
  g_assert_false (dictum_article_is_open (article));
  g_assert_cmpuint (dictum_article_get_n_quotations (article), ==, 2);
  g_assert_cmpint (dictum_article_get_state (article), ==, DICTUM_STATE_IN_PROGRESS);
  dictum_article_open (article, text, annotations);
  g_assert_true (dictum_article_is_open (article));
  assert_tally (article, mirror);
  for (guint i = 0; i < 3000; i++)
    {
      change_at_random (article, rand);
      assert_tally (article, mirror);
    }
}

static void
count_cb (DictumArticle *article, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

// The text may be shown before the annotations are read; then they come into the set that is there.
static void
test_text_alone (void)
{
  g_autoptr (DictumArticle) article = dictum_article_new ("a.txt");
  g_autoptr (DictumText) text = dictum_text_new ("text");
  g_autoptr (GPtrArray) quotations = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref);
  g_autoptr (DictumAnnotations) annotations = NULL;
  DictumAnnotationSet *set;

  g_ptr_array_add (quotations, dictum_test_quotation ("q1", "kerry", 0, 1));
  annotations = dictum_annotations_new (DICTUM_STATE_DONE, quotations, NULL, NULL);
  dictum_article_set_summary (article, annotations);
  dictum_article_set_text (article, text);
  set = dictum_article_get_annotations (article);
  g_assert_false (dictum_article_is_open (article));
  g_assert_true (dictum_article_get_text (article) == text);
  g_assert_cmpuint (dictum_annotation_set_get_n (set), ==, 0);
  g_assert_cmpuint (dictum_article_get_n_quotations (article), ==, 1);
  g_assert_cmpint (dictum_article_get_state (article), ==, DICTUM_STATE_DONE);
  dictum_article_open (article, text, annotations);
  g_assert_true (dictum_article_is_open (article));
  g_assert_true (dictum_article_get_annotations (article) == set);
  g_assert_cmpuint (dictum_annotation_set_get_n (set), ==, 1);
  g_assert_cmpuint (dictum_article_get_n_quotations (article), ==, 1);
}

static void
test_notifies_once (void)
{
  g_autoptr (DictumArticle) article = dictum_article_new ("a.txt");
  g_autoptr (DictumArticleInfo) info = dictum_article_info_new (
      &(DictumArticleFields){ .file = "a.txt", .outlet = "RNZ" });
  g_autoptr (DictumArticleInfo) same = dictum_article_info_new (
      &(DictumArticleFields){ .file = "a.txt", .outlet = "RNZ", .title = "" });
  guint n_info = 0, n_problem = 0;

  g_signal_connect (article, "notify::info", G_CALLBACK (count_cb), &n_info);
  g_signal_connect (article, "notify::problem", G_CALLBACK (count_cb), &n_problem);
  dictum_article_set_info (article, info);
  dictum_article_set_info (article, same);
  g_assert_cmpuint (n_info, ==, 1);
  dictum_article_set_problem (article, "Not text.", TRUE);
  dictum_article_set_problem (article, "Not text.", TRUE);
  g_assert_cmpuint (n_problem, ==, 1);
  g_assert_true (dictum_article_is_read_only (article));
  dictum_article_set_problem (article, NULL, FALSE);
  g_assert_null (dictum_article_get_problem (article));
  g_assert_false (dictum_article_is_read_only (article));
  g_assert_cmpuint (n_problem, ==, 2);
}

static void
test_annotator_ids (void)
{
  static const struct
  {
    const char *name, *id;
  } cases[] = {
    { "coder-1", "coder-1" }, { "Zoë Müller", "zoe-muller" }, { "", "annotator" },   { "日本", "annotator" },
    { "_x", "x" },            { "a_b", "a_b" },               { "root", "root" },    { "../etc", "etc" },
    { "-", "annotator" },     { "x-", "x" },
    { "abcdefghijklmnopqrstuvwxyz0123456789", "abcdefghijklmnopqrstuvwxyz012345" },
  };
  static const char *const invalid[] = { "", "-a", "_a", "A", "a b", "a/b", "..", "é", "a.b",
                                         "abcdefghijklmnopqrstuvwxyz0123456" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = dictum_annotator_make_id (cases[i].name);

      g_assert_cmpstr (id, ==, cases[i].id);
      g_assert_true (dictum_annotator_id_is_valid (id));
    }
  for (guint i = 0; i < G_N_ELEMENTS (invalid); i++)
    g_assert_false (dictum_annotator_id_is_valid (invalid[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/article/is-called-by-its-title-else-its-file", test_names);
  g_test_add_func ("/core/article/number-state-and-tally-follow", test_tally);
  g_test_add_func ("/core/article/a-text-alone-is-no-open-article", test_text_alone);
  g_test_add_func ("/core/article/notifies-only-what-is-different", test_notifies_once);
  g_test_add_func ("/core/article/annotator-ids-are-plain", test_annotator_ids);
  return g_test_run ();
}
