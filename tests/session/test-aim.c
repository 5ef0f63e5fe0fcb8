// SPDX-License-Identifier: GPL-3.0-or-later
// What a digit acts on, what is outlined beforehand, what a click makes current, what Esc lays down, and the pen.

#include "session/script.h"

#include "support/fixtures.h"

#define TEXT \
  "One dog ran. \"We will build it,\" said Ann Archer.\n\nTwo cats sat.\n\n" \
  "\"He told us ‘never again’ and left.\" Three birds flew. It rained.\n\n" \
  "The end came late."

static const DictumScriptCase cases[] = {
  { "selected-text-comes-first", TEXT, "select cats sat\npoint build\ntag 2", "*bob i [cats sat]" },
  { "marks-at-the-caret-are-marked", TEXT, "caret We wi|ll\ntag 1",
    "*ann d [\"We will build it,\"] s[Ann Archer] c[said]" },
  { "marks-at-the-pointer-are-marked", TEXT, "caret The end\npoint build\ntag 1",
    "*ann d [\"We will build it,\"] s[Ann Archer] c[said]" },
  { "the-caret-counts-after-a-key", TEXT, "caret build\npoint told us\nkey\ntag 1",
    "*ann d [\"We will build it,\"] s[Ann Archer] c[said]" },
  { "a-quotation-at-the-place-takes-the-speaker", TEXT, "select cats sat\ntag 1\nesc\nclick cats\ntag 2",
    "*bob i [cats sat]" },
  { "a-quotation-comes-before-the-marks-around-it", TEXT, "exact told us ‘never again’\ntag 1\ncaret never\ntag 2",
    "*bob d [told us ‘never again’]" },
  { "the-current-one-takes-the-speaker-where-nothing-is-pointed-at", TEXT,
    "select cats sat\ntag 1\ncaret The end\ntag 2",
    "*bob i [cats sat]" },
  { "the-current-one-that-is-not-visible-does-not", TEXT,
    "select cats sat\ntag 1\ncaret The end\nvisible The end came\n!tag 2", "*ann i [cats sat]" },
  { "a-part-that-is-visible-is-enough", TEXT, "select cats sat\ntag 1\ncaret The end\nvisible sat…birds\ntag 2",
    "*bob i [cats sat]" },
  { "nothing-there-says-what-to-do", TEXT, "caret The end\n!tag 1", "" },
  { "white-space-alone-is-not-selected-text", "One  \n  dog.", "exact   \n!tag 1", "" },
  { "the-next-digit-corrects-the-mark", TEXT, "caret We wi|ll\ntag 1\ntag 2",
    "*bob d [\"We will build it,\"] s[Ann Archer] c[said]" },
  { "the-next-digit-corrects-what-was-tagged-by-the-pointer", TEXT,
    "select One dog\ntag 1\nselect cats sat\ntag 1\ncaret dog\npoint cats\ntag 2\ntag 3",
    "ann i [One dog] / *lea i [cats sat]" },
  { "a-mark-that-touches-the-next-marks-is-corrected-too", "“Go”“Stay”", "caret G|o\ntag 1\ntag 2", "*bob d [“Go”]" },
  { "the-innermost-quotation-is-taken", TEXT,
    "exact cats sat\ntag 1\nexact Two cats sat\ntag 1\nesc\ncaret c|ats\ntag 2",
    "ann i [Two cats sat] / *bob i [cats sat]" },
  { "the-same-words-are-tagged-not-marked-again", TEXT, "select cats sat\ntag 1\nselect cats sat\ntag 2",
    "*bob i [cats sat]" },
  { "zero-is-nobody-named", TEXT, "select cats sat\ntag 0", "*unknown i [cats sat]" },
  { "nobody-at-all-can-be-tagged", TEXT, "select cats sat\ntag 1\ntag -", "*- i [cats sat]" },
  { "a-speaker-who-is-not-there-is-refused", TEXT, "select cats sat\n!tag nobody", "<cats sat>" },

  { "a-drag-snaps-to-words-and-the-marks-beside-them", TEXT, "drag e will build i", "<\"We will build it,\">" },
  { "an-exact-drag-does-not", TEXT, "exact e will build i\ntag 1", "*ann d [e will build i] s[Ann Archer] c[said]" },
  { "an-exact-drag-is-not-cut", TEXT, "exact \"We…Ann\ntag 1", "*ann m [\"We will build it,\" said Ann]" },
  { "the-pen-marks-each-drag", TEXT, "pen 2\ndrag ats sa\ndrag One do",
    "*bob i [One dog] / bob i [cats sat] pen=bob" },
  { "a-click-on-a-speaker-marks-the-selection", TEXT, "drag cats sat\nspeaker 2", "*bob i [cats sat]" },
  { "a-click-on-a-speaker-with-nothing-selected-is-the-pen", TEXT, "select cats sat\ntag 1\nspeaker 2",
    "*ann i [cats sat] pen=bob" },
  { "a-second-click-on-a-speaker-lays-the-pen-down", TEXT, "speaker 2\nspeaker 2", "" },
  { "a-click-on-another-speaker-changes-the-pen", TEXT, "speaker 2\nspeaker 1", "pen=ann" },
  { "a-speaker-who-is-removed-lays-the-pen-down", TEXT, "pen 2\nremove-speaker bob", "" },
  { "a-pen-of-nobody-can-be-held", TEXT, "pen 0\ndrag cats", "*unknown i [cats] pen=unknown" },

  { "escape-lays-down-in-turn", TEXT, "select cats sat\ntag 1\npen 2\nselect dog\nhold E\nesc",
    "*ann i [cats sat] <dog> pen=bob" },
  { "escape-lays-the-selection-down", TEXT, "select cats sat\ntag 1\npen 2\nselect dog\nesc",
    "*ann i [cats sat] pen=bob" },
  { "escape-lays-the-pen-down", TEXT, "select cats sat\ntag 1\npen 2\nselect dog\nesc\nesc", "*ann i [cats sat]" },
  { "escape-lays-the-current-one-down", TEXT, "select cats sat\ntag 1\npen 2\nselect dog\nesc\nesc\nesc",
    "ann i [cats sat]" },
  { "escape-with-nothing-up-does-nothing", TEXT, "select cats sat\ntag 1\nesc\n!esc", "ann i [cats sat]" },

  { "a-click-makes-current", TEXT, "select cats sat\ntag 1\nesc\nclick cats", "*ann i [cats sat]" },
  { "a-click-beside-lays-down", TEXT, "select cats sat\ntag 1\nclick dog", "ann i [cats sat]" },
  { "a-click-takes-the-innermost", TEXT, "exact cats\ntag 1\nexact Two cats sat\ntag 2\nclick c|ats",
    "bob i [Two cats sat] / *ann i [cats]" },
  { "another-click-takes-the-next-one-there", TEXT,
    "exact cats\ntag 1\nexact Two cats sat\ntag 2\nclick c|ats\nclick c|ats",
    "*bob i [Two cats sat] / ann i [cats]" },
  { "the-clicks-go-round", TEXT,
    "exact cats\ntag 1\nexact Two cats sat\ntag 2\nclick c|ats\nclick c|ats\nclick c|ats",
    "bob i [Two cats sat] / *ann i [cats]" },
  { "a-click-elsewhere-in-the-same-one-begins-anew", TEXT,
    "exact cats\ntag 1\nexact Two cats sat\ntag 2\nclick c|ats\nclick cat|s", "bob i [Two cats sat] / *ann i [cats]" },
  { "the-digit-takes-what-was-chosen-by-clicking", TEXT,
    "exact cats\ntag 1\nexact Two cats sat\ntag 2\nclick c|ats\nclick c|ats\npoint c|ats\ntag 3",
    "*lea i [Two cats sat] / ann i [cats]" },
  { "what-has-a-piece-at-the-place-comes-before-what-has-a-gap-there", TEXT,
    "exact One\ntag 1\nctrl-drag Three birds\nexact Two cats sat\ntag 2\nesc\nclick cats",
    "ann i [One][Three birds] / *bob i [Two cats sat]" },
  { "unmarked-marks-in-a-gap-are-marked", TEXT, "exact One\ntag 1\nctrl-drag cats\ncaret build\ntag 2",
    "ann i [One][cats] / *bob d [\"We will build it,\"] s[Ann Archer] c[said]" },

  { "next-goes-by-place", TEXT, "select cats sat\ntag 1\nselect dog\ntag 2\ncaret One\nesc\nnext\nnext",
    "bob i [dog] / *ann i [cats sat]" },
  { "next-ends-after-the-last", TEXT, "select cats sat\ntag 1\nselect dog\ntag 2\nnext\n!next",
    "bob i [dog] / *ann i [cats sat]" },
  { "previous-ends-before-the-first", TEXT, "select cats sat\ntag 1\nselect dog\ntag 2\n!previous",
    "*bob i [dog] / ann i [cats sat]" },
  { "previous-goes-by-place", TEXT, "select dog\ntag 2\nselect cats sat\ntag 1\nprevious",
    "*bob i [dog] / ann i [cats sat]" },
  { "next-counts-from-a-caret-that-was-taken-elsewhere", TEXT,
    "select One\ntag 1\nselect cats\ntag 2\nselect birds\ntag 3\nclick One\ncaret sat\nnext",
    "ann i [One] / bob i [cats] / *lea i [birds]" },
  { "without-quotations-next-leaves", TEXT, "!next\n!previous", "" },
};

static void
assert_outlined (DictumScript *script, DictumAim aim, const char *words, const char *more)
{
  g_autoptr (GArray) ranges = NULL;
  DictumRange expected;

  g_assert_cmpint (dictum_session_get_aim (script->session, &ranges), ==, aim);
  if (words == NULL)
    {
      g_assert_cmpuint (ranges->len, ==, 0);
      return;
    }
  g_assert_cmpuint (ranges->len, ==, more ? 2 : 1);
  expected = dictum_script_find (script, words);
  g_assert_true (dictum_range_equal (g_array_index (ranges, DictumRange, 0), expected));
  if (more == NULL)
    return;
  expected = dictum_script_find (script, more);
  g_assert_true (dictum_range_equal (g_array_index (ranges, DictumRange, 1), expected));
}

static void
test_outlined (void)
{
  g_autoptr (DictumScript) script = dictum_script_new ("\"Come in,\" he said, \"and sit.\" A dog ran.");

  assert_outlined (script, DICTUM_AIM_MARKS, "\"Come in,\"", NULL);
  dictum_script_run (script, "caret dog");
  assert_outlined (script, DICTUM_AIM_NOTHING, NULL, NULL);
  dictum_script_run (script, "point sit");
  assert_outlined (script, DICTUM_AIM_MARKS, "\"and sit.\"", NULL);
  dictum_script_run (script, "drag Come…sit");
  assert_outlined (script, DICTUM_AIM_SELECTION, "\"Come in,\"", "\"and sit.\"");
  dictum_script_run (script, "tag 1\npoint sit");
  assert_outlined (script, DICTUM_AIM_QUOTATION, "\"Come in,\"", "\"and sit.\"");
  dictum_script_run (script, "key\ncaret dog");
  assert_outlined (script, DICTUM_AIM_CURRENT, "\"Come in,\"", "\"and sit.\"");
}

// What the popover says before anything is marked is what the mark then has.
static void
test_aimed_form (void)
{
  static const struct
  {
    const char *script;
    DictumForm form;
  } forms[] = {
    { "drag Come…in", DICTUM_FORM_DIRECT },
    { "point in,", DICTUM_FORM_DIRECT },
    { "drag Sit…it is", DICTUM_FORM_MIXED },
    { "drag A dog", DICTUM_FORM_INDIRECT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (DictumScript) script = dictum_script_new ("'Come in,' she wrote. Sit. 'Now' it is. A dog ran.");

      dictum_script_run (script, forms[i].script);
      g_assert_cmpint (dictum_session_get_aimed_form (script->session), ==, forms[i].form);
      dictum_script_run (script, "tag 1");
      g_assert_cmpint (dictum_quotation_get_fields (dictum_session_get_current (script->session))->form, ==,
                       forms[i].form);
    }
}

static void
test_visits (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);

  dictum_script_run (script, "select cats sat\ntag 1\nselect dog\ntag 2");
  g_assert_cmpuint (dictum_session_get_current_number (script->session), ==, 1);
  script->painted = DICTUM_RANGE (0, 0);
  dictum_script_run (script, "next");
  g_assert_cmpuint (dictum_session_get_current_number (script->session), ==, 2);
  g_assert_true (dictum_range_equal (script->shown, dictum_script_find (script, "cats sat")));
  g_assert_cmpuint (dictum_session_get_caret (script->session), ==, script->shown.start);
  g_assert_true (dictum_range_equal (script->painted, dictum_script_find (script, "dog…cats sat")));
  dictum_session_go_to (script->session, "no such quotation");
  g_assert_cmpuint (dictum_session_get_current_number (script->session), ==, 2);
  dictum_session_set_current (script->session, NULL);
  g_assert_cmpuint (dictum_session_get_current_number (script->session), ==, 0);
}

// A long text: its marks are found in a thread, an act waits for them.
static void
test_long_text (void)
{
  g_autoptr (GString) text = g_string_new ("\"We will build it,\" said Ann Archer.\n\n");
  g_autoptr (DictumScript) script = NULL;
  g_autofree char *state = NULL;
  g_autofree char *after = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "A “dog” ran about.\n");
  script = dictum_script_new (text->str);
  dictum_script_run (script, "caret build\ntag 1");
  state = dictum_script_dup_state (script);
  g_assert_cmpstr (state, ==, "*ann d [\"We will build it,\"] s[Ann Archer] c[said]");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dictum_script_run (script, "tag 2");
  after = dictum_script_dup_state (script);
  g_assert_cmpstr (after, ==, "*bob d [\"We will build it,\"] s[Ann Archer] c[said]");
}

// Whoever leaves a long article is not waited for, nor held back, by the thread that looks for its marks.
static void
test_left_behind (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "A “dog” ran about.\n");
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (DictumScript) script = dictum_script_new (text->str);
      DictumSession *session = script->session;

      g_object_add_weak_pointer (G_OBJECT (session), (gpointer *) &session);
      g_clear_object (&script->session);
      g_assert_null (session);
    }
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  dictum_script_add_cases ("/session/aim", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/session/aim/what-a-digit-takes-is-outlined", test_outlined);
  g_test_add_func ("/session/aim/the-form-is-told-beforehand", test_aimed_form);
  g_test_add_func ("/session/aim/going-to-a-quotation-shows-it", test_visits);
  g_test_add_func ("/session/aim/an-act-waits-for-the-marks-of-a-long-text", test_long_text);
  g_test_add_func ("/session/aim/a-session-does-not-live-on-in-a-thread", test_left_behind);
  return g_test_run ();
}
