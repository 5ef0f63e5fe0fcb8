// SPDX-License-Identifier: GPL-3.0-or-later
// Moving an end: by words and by characters, by its handle, its bounds, and that it is one act.

#include "session/script.h"
#include "support/fixtures.h"

#define TEXT "A big dog said: “Come in, dear friends,” then it ran home, and all was well."
#define HOME "Then it ran home, and all was well."

static const DictumScriptCase cases[] = {
  { "an-end-goes-by-words", TEXT, "drag dog said\ntag 1\nhold E\nmove -1", "*ann i [dog] held" },
  { "a-beginning-goes-by-words", TEXT, "drag dog said\ntag 1\nhold B\nmove -1", "*ann i [big dog said] held" },
  { "a-beginning-goes-right", TEXT, "drag big dog said\ntag 1\nhold B\nmove 2", "*ann i [said] held" },
  { "an-end-takes-the-mark-along", TEXT,
    "exact in, dear\ntag 1\nhold E\nmove 1", "*ann d [in, dear friends,”] s[A big dog] c[said] held" },
  { "a-beginning-takes-the-mark-along", TEXT,
    "exact in, dear\ntag 1\nhold B\nmove -1", "*ann d [“Come in, dear] s[A big dog] c[said] held" },
  { "an-end-goes-by-characters", TEXT, "drag dog said\ntag 1\nhold E\nshift-move 1", "*ann i [dog said:] held" },
  { "several-steps-at-once", HOME, "drag it\ntag 1\nhold E\nmove 3", "*ann i [it ran home, and] held" },
  { "there-and-back", HOME, "drag it ran\ntag 1\nhold E\nmove 3\nmove -3\nlet-go", "*ann i [it ran]" },
  { "an-end-never-passes-the-other", HOME, "drag it ran\ntag 1\nhold E\nmove -9", "*ann i [it] held" },
  { "a-beginning-never-passes-the-other", HOME, "drag it ran\ntag 1\nhold B\nmove 9", "*ann i [ran] held" },
  { "a-piece-keeps-a-character", HOME, "drag it\ntag 1\nhold E\nshift-move -9", "*ann i [i] held" },
  { "an-end-stops-before-the-next-piece", HOME, "drag it\ntag 1\nctrl-drag home\nclick it\nhold E\nmove 9",
    "*ann i [it ran][home] held" },
  { "by-characters-it-may-touch-the-next-piece", HOME,
    "drag it\ntag 1\nctrl-drag home\nclick it\nhold E\nshift-move 99",
    "*ann i [it ran ][home] held" },
  { "a-beginning-stops-behind-the-piece-before", HOME, "drag it\ntag 1\nctrl-drag home\nclick home\nhold B\nmove -9",
    "*ann i [it][ran home] held" },
  { "it-stops-at-the-end-of-the-text", HOME, "drag was\ntag 1\nhold E\nshift-move 99", "*ann i [was well.] held" },
  { "an-end-of-the-text-by-words", HOME, "drag was\ntag 1\nhold E\nmove 9", "*ann i [was well] held" },
  { "it-stops-at-the-beginning-of-the-text", TEXT, "drag dog\ntag 1\nhold B\nmove -9", "*ann i [A big dog] held" },
  { "it-moves-nothing-where-none-is-held", TEXT, "drag dog\ntag 1\n!move 1\n!let-go", "*ann i [dog]" },
  { "nothing-to-hold", TEXT, "!hold E", "" },
  { "enter-lets-go", TEXT, "drag dog\ntag 1\nhold E\nmove 1\nlet-go", "*ann i [dog said]" },
  { "escape-lets-go", TEXT, "drag dog\ntag 1\nhold E\nmove 1\nesc", "*ann i [dog said]" },
  { "undo-takes-the-whole-move-back", TEXT, "drag dog\ntag 1\nhold E\nmove 1\nshift-move 1\nlet-go\nundo",
    "*ann i [dog]" },
  { "undo-while-it-is-held-takes-back-what-was-moved", TEXT, "drag dog\ntag 1\nhold E\nmove 1\nundo", "*ann i [dog]" },
  { "holding-without-moving-is-no-act", TEXT, "drag dog\ntag 1\nhold E\nlet-go\nundo", "" },
  { "the-other-end-lets-the-first-go", TEXT, "drag dog\ntag 1\nhold E\nmove 1\nhold B\nmove -1\nlet-go\nundo",
    "*ann i [dog said]" },
  { "another-act-lets-go-first", TEXT, "drag dog\ntag 1\nhold E\nmove 1\nset-speaker 2\nundo", "*ann i [dog said]" },
  { "a-digit-while-it-is-held-tags-the-current-one", TEXT,
    "drag dog\ntag 1\nhold E\nmove 1\ntag 2", "*bob i [dog said]" },
  { "the-form-follows", TEXT, "exact “Come in, dear friends,”\ntag 1\nhold E\nmove 1\nlet-go",
    "*ann m [“Come in, dear friends,” then] s[A big dog] c[said]" },

  { "a-handle-is-seen-at-once", TEXT, "drag dog\ntag 1\ndrag-end sa|id", "*ann i [dog said] held" },
  { "a-handle-let-go-is-one-act", TEXT, "drag dog\ntag 1\ndrag-end sa|id\ndrag-end ra|n\ndrop-end sa|id\nundo\nredo",
    "*ann i [dog said]" },
  { "a-handle-stops-before-the-other-end", TEXT, "drag big dog\ntag 1\ndrop-end |A", "*ann i [big]" },
  { "the-other-handle-too", TEXT, "drag big dog\ntag 1\ndrop-start home", "*ann i [dog]" },
  { "a-handle-takes-whole-words", TEXT, "drag dog\ntag 1\ndrop-start b|ig", "*ann i [big dog]" },
};

static void
test_piece_bounds (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);

  dictum_script_run (script, "drag dog\ntag 1");
  // A piece that is not there, as a slow view may ask for.
  dictum_session_drag_end (script->session, 7, DICTUM_END_END, 3, TRUE);
  g_assert_cmpint (dictum_session_get_held_end (script->session), ==, DICTUM_END_NONE);
  g_assert_cmpuint (script->n_messages, ==, 1);
}

static void
test_painted (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);

  dictum_script_run (script, "drag dog\ntag 1\nhold E");
  script->painted = DICTUM_RANGE (0, 0);
  dictum_script_run (script, "move 1");
  g_assert_true (dictum_range_equal (script->painted, dictum_script_find (script, "dog said")));
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  dictum_script_add_cases ("/session/end", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/session/end/a-piece-that-is-not-there-is-not-held", test_piece_bounds);
  g_test_add_func ("/session/end/what-is-moved-is-painted", test_painted);
  return g_test_run ();
}
