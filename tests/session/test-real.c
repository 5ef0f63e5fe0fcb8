// SPDX-License-Identifier: GPL-3.0-or-later
// Every quotation in quotation marks of the three real articles, where they are present, marked by caret and digit, by
// pointer and digit, and by a hasty drag: the ranges are exact. They were found by hand; the texts are not shipped.

#include "session/script.h"

#include "support/fixtures.h"

typedef struct
{
  guint start, end;   // of the content, in code points
  const char *source; // two words at most; NULL where it is not asked for
} Expected;

static const Expected cnn[] = {
  { 708, 776, "Peskov" },      { 999, 1025, NULL },       { 1525, 1537, NULL },
  { 1789, 2391, "Hollande" }, { 3529, 3749, "Kerry" },
};
static const Expected rnz[] = {
  { 702, 756, NULL },   { 890, 926, NULL },   { 1128, 1138, NULL }, { 1151, 1166, NULL },
  { 1428, 1584, "he" }, { 2466, 2482, NULL }, { 2921, 2940, NULL },
};
static const Expected voa[] = { { 547, 563, NULL }, { 1037, 1125, NULL }, { 1249, 1384, "Ayrault" } };

static const struct
{
  const char *name;
  const Expected *expected;
  guint n;
} articles[] = {
  { "cnn.txt", cnn, G_N_ELEMENTS (cnn) },
  { "rnz.txt", rnz, G_N_ELEMENTS (rnz) },
  { "voa.txt", voa, G_N_ELEMENTS (voa) },
};

typedef void (*Mark) (DictumScript *script, const Expected *expected);

static void
mark_by_caret (DictumScript *script, const Expected *expected)
{
  const guint caret = (expected->start + expected->end) / 2;

  dictum_session_set_selection (script->session, DICTUM_RANGE (caret, caret), caret);
  g_assert_true (dictum_session_tag (script->session, "ann"));
}

static void
mark_by_pointer (DictumScript *script, const Expected *expected)
{
  dictum_session_set_pointer (script->session, TRUE, expected->start + 1);
  g_assert_true (dictum_session_tag (script->session, "ann"));
}

// From just inside the opening mark to just inside the closing mark, with the pen up.
static void
mark_by_drag (DictumScript *script, const Expected *expected)
{
  dictum_session_pick_pen (script->session, "ann");
  dictum_session_end_drag (script->session, DICTUM_RANGE (expected->start + 1, expected->end - 2), FALSE, FALSE);
}

static void
assert_marked (DictumScript *script, const Expected *expected)
{
  DictumText *text = dictum_article_get_text (dictum_session_get_article (script->session));
  DictumQuotation *current = dictum_session_get_current (script->session);
  const DictumPieces *content, *source;

  g_assert_nonnull (current);
  content = dictum_quotation_get_pieces (current, DICTUM_ROLE_CONTENT);
  g_assert_cmpuint (dictum_pieces_get_n (content), ==, 1);
  g_assert_cmpuint (dictum_pieces_get (content, 0)->range.start, ==, expected->start);
  g_assert_cmpuint (dictum_pieces_get (content, 0)->range.end, ==, expected->end);
  g_assert_cmpint (dictum_quotation_get_fields (current)->form, ==, DICTUM_FORM_DIRECT);
  g_assert_cmpuint (dictum_session_get_caret (script->session), ==, expected->end);
  source = dictum_quotation_get_pieces (current, DICTUM_ROLE_SOURCE);
  if (expected->source != NULL)
    {
      g_autofree char *words = dictum_pieces_dup_words (source, text);

      g_assert_true (g_str_has_suffix (words, expected->source));
    }
}

static void
mark_all (Mark mark)
{
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autoptr (DictumText) text = dictum_test_find_article (articles[i].name);
      g_autoptr (DictumScript) script = NULL;
      g_autoptr (GHashTable) start = NULL;
      g_autoptr (GHashTable) end = NULL;

      if (text == NULL)
        {
          g_test_skip ("The real articles are not here.");
          return;
        }
      script = dictum_script_new (dictum_text_get_string (text));
      start = dictum_script_read_folder (script);
      for (guint j = 0; j < articles[i].n; j++)
        {
          mark (script, &articles[i].expected[j]);
          assert_marked (script, &articles[i].expected[j]);
        }
      g_assert_cmpuint (dictum_article_get_n_quotations (dictum_session_get_article (script->session)), ==,
                        articles[i].n);
      while (dictum_session_undo (script->session))
        ;
      end = dictum_script_read_folder (script);
      dictum_script_assert_same_files (start, end);
    }
}

static void
test_caret (void)
{
  mark_all (mark_by_caret);
}

static void
test_pointer (void)
{
  mark_all (mark_by_pointer);
}

static void
test_drag (void)
{
  mark_all (mark_by_drag);
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  g_test_add_func ("/session/real/by-caret-and-digit", test_caret);
  g_test_add_func ("/session/real/by-pointer-and-digit", test_pointer);
  g_test_add_func ("/session/real/by-drag-with-the-pen", test_drag);
  return g_test_run ();
}
