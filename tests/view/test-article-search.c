// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of finding words in an article.

#include "view/article-search.h"

static void
case_does_not_count (void)
{
  static const struct
  {
    const char *words;
    guint from;
    gboolean backwards;
    int start;
    guint length;
  } CASES[] = {
    { "élysée", 0, FALSE, 4, 6 },  { "ÉLYSÉE", 0, FALSE, 4, 6 }, { "the", 0, FALSE, 0, 3 },   { "the", 1, FALSE, 16,
                                                                                                3 },
    { "the", 17, FALSE, 0, 3 },    { "the", 16, TRUE, 0, 3 },    { "the", 0, TRUE, 16, 3 },   { "absent", 0, FALSE,
                                                                                                -1, 0 },
    { "the end.", 3, FALSE, 16, 8 }, { "end..", 0, FALSE, -1, 0 },
  };
  g_autoptr (DictumText) text = dictum_text_new ("The Élysée said the end.");

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      DictumRange found = DICTUM_RANGE (0, 0);
      gboolean any = dictum_article_search_find (text, CASES[i].words, CASES[i].from, CASES[i].backwards, &found);

      g_assert_cmpint (any, ==, CASES[i].start >= 0);
      if (!any)
        continue;
      g_assert_cmpuint (found.start, ==, CASES[i].start);
      g_assert_cmpuint (dictum_range_get_length (found), ==, CASES[i].length);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/article-search/case-does-not-count", case_does_not_count);
  return g_test_run ();
}
