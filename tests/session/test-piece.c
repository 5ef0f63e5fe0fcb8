// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces: one more, cut, taken out, joined, removed; and the form that follows them.

#include "session/script.h"
#include "support/fixtures.h"

#define TEXT "\"Come in,\" he said, \"and sit down.\" A big dog ran home. Then it ate."

static const DictumScriptCase cases[] = {
  { "an-interrupted-quotation-is-cut", TEXT, "drag Come…sit down\ntag 1",
    "*ann d [\"Come in,\"][\"and sit down.\"] s[he] c[said]" },
  { "a-stretch-without-a-cue-stays-whole", TEXT, "drag big…ran\ntag 1", "*ann i [big dog ran]" },
  { "ctrl-drag-adds-a-piece", TEXT, "drag ran home\ntag 1\nctrl-drag it at", "*ann i [ran home][it ate]" },
  { "pieces-stay-in-reading-order", TEXT, "drag it ate\ntag 1\nctrl-drag ran home", "*ann i [ran home][it ate]" },
  { "pieces-that-touch-become-one", TEXT, "exact big \ntag 1\nselect dog\nadd", "*ann i [big dog]" },
  { "pieces-that-overlap-become-one", TEXT, "drag big dog\ntag 1\nctrl-drag dog ran", "*ann i [big dog ran]" },
  { "a-piece-over-several-becomes-one", TEXT, "drag big\ntag 1\nctrl-drag ran\nctrl-drag big…home",
    "*ann i [big dog ran home]" },
  { "a-piece-needs-words", TEXT, "drag big\ntag 1\n!add", "*ann i [big]" },
  { "a-piece-needs-a-quotation", TEXT, "ctrl-drag big", "<big>" },
  { "the-form-follows-the-pieces", TEXT, "drag big dog\ntag 1\nctrl-drag and sit down",
    "*ann m [\"and sit down.\"][big dog]" },
  { "a-form-set-by-hand-stays", TEXT, "drag big dog\ntag 1\nform f\nctrl-drag and sit down",
    "*ann f [\"and sit down.\"][big dog]" },

  { "cut-at-the-caret", TEXT, "drag big…home\ntag 1\ncaret big |dog\ncut", "*ann i [big][dog ran home]" },
  { "cut-at-the-nearest-end-of-a-word", TEXT, "drag big…home\ntag 1\ncaret do|g\ncut", "*ann i [big dog][ran home]" },
  { "cut-at-the-nearest-beginning-of-a-word", TEXT, "drag big…home\ntag 1\ncaret r|an\ncut",
    "*ann i [big dog][ran home]" },
  { "nothing-to-cut-at-an-end", TEXT, "drag big…home\ntag 1\ncaret |big\n!cut", "*ann i [big dog ran home]" },
  { "nothing-to-cut-outside", TEXT, "drag big…home\ntag 1\ncaret Then\n!cut", "*ann i [big dog ran home]" },
  { "words-taken-out", TEXT, "exact \"Come…down.\"\ntag 1\nselect he said,\ncut",
    "*ann d [\"Come in,\"][\"and sit down.\"]" },
  { "no-piece-begins-with-a-comma-at-a-seam", "He came, he said, and sat down, and ate.",
    "drag He…down\ntag 1\nselect he said\ncut", "*ann i [He came][and sat down]" },
  { "a-cut-leaves-the-comma-out", "He came, he said, and sat down.", "drag He…down\ntag 1\ncaret he said|, and\ncut",
    "*ann i [He came, he said][and sat down]" },
  { "a-comma-before-a-closing-mark-stays", TEXT, "exact \"Come…down.\"\ntag 1\nselect he said\ncut",
    "*ann d [\"Come in,\"][\"and sit down.\"]" },
  { "a-comma-alone-is-no-piece", "He came, he said, and sat down.",
    "exact came, he said\ntag 1\nselect came\ncut\nselect said\ncut", "*ann i [he]" },
  { "words-taken-out-exactly-leave-the-comma", "He came, he said, and sat down.",
    "drag He…down\ntag 1\nexact he said\ncut", "*ann i [He came,][, and sat down]" },
  { "words-taken-out-at-the-beginning", TEXT, "drag big…home\ntag 1\nselect big dog\ncut", "*ann i [ran home]" },
  { "words-taken-out-over-two-pieces", TEXT, "drag big dog\ntag 1\nctrl-drag ran home\nselect dog ran\ncut",
    "*ann i [big][home]" },
  { "all-words-are-not-taken-out", TEXT,
    "drag big dog\ntag 1\nselect A…home\n!cut", "*ann i [big dog] <A big dog ran home>" },
  { "words-outside-are-not-taken-out", TEXT, "drag big dog\ntag 1\nselect ate\n!cut", "*ann i [big dog] <ate>" },

  { "join-with-the-next", TEXT, "drag big\ntag 1\nctrl-drag ran\nctrl-drag ate\nclick big\njoin",
    "*ann i [big dog ran][ate]" },
  { "the-last-piece-joins-with-the-one-before", TEXT, "drag big\ntag 1\nctrl-drag ran\nctrl-drag ate\nclick ate\njoin",
    "*ann i [big][ran home. Then it ate]" },
  { "one-piece-joins-with-none", TEXT, "drag big\ntag 1\n!join", "*ann i [big]" },
  { "cut-and-join-is-as-before", TEXT, "drag big…home\ntag 1\ncaret big |dog\ncut\njoin", "*ann i [big dog ran home]" },

  { "remove-the-piece-at-the-caret", TEXT, "drag big\ntag 1\nctrl-drag ran\nctrl-drag ate\nclick ran\nremove-piece",
    "*ann i [big][ate]" },
  { "the-last-piece-takes-the-quotation-along", TEXT, "drag big\ntag 1\nremove-piece", "" },
  { "without-a-quotation-nothing-is-cut", TEXT, "!cut\n!join\n!remove-piece\n!remove", "" },
};

static void
test_current_piece (void)
{
  static const struct
  {
    const char *caret;
    guint piece;
  } places[] = { { "caret |A big", 0 }, { "caret big| dog", 0 }, { "caret |ran", 1 }, { "caret home|", 1 },
                 { "caret Then it| ate", 2 }, { "caret ate.|", 2 } };
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);

  dictum_script_run (script, "drag big\ntag 1\nctrl-drag ran\nctrl-drag ate");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      dictum_script_run (script, places[i].caret);
      g_assert_cmpuint (dictum_session_get_current_piece (script->session), ==, places[i].piece);
    }
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  dictum_script_add_cases ("/session/piece", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/session/piece/the-current-piece-is-at-the-caret-or-next-to-it", test_current_piece);
  return g_test_run ();
}
