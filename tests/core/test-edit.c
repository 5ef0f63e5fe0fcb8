// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/edit and core/history: an edit is data, its inverse takes it back, the history is two stacks.

#include "core/history.h"
#include "support/fixtures.h"

static gboolean
edits_equal (const DictumEdit *one, const DictumEdit *other)
{
  if (g_strcmp0 (dictum_edit_get_label (one), dictum_edit_get_label (other)) != 0 ||
      g_strcmp0 (dictum_edit_get_file (one), dictum_edit_get_file (other)) != 0 ||
      dictum_edit_get_n_changes (one) != dictum_edit_get_n_changes (other))
    return FALSE;
  for (guint i = 0; i < dictum_edit_get_n_changes (one); i++)
    {
      const DictumChange *a = dictum_edit_get_change (one, i), *b = dictum_edit_get_change (other, i);

      if (a->target != b->target || g_strcmp0 (a->file, b->file) != 0 ||
          !dictum_change_same_value (a->target, a->before, b->before) ||
          !dictum_change_same_value (a->target, a->after, b->after))
        return FALSE;
    }
  return TRUE;
}

// One change of every target, once with a value before, once without, once with none after.
static DictumEdit *
make_edit (void)
{
  DictumEdit *edit = dictum_edit_new ("tag as Kerry", "articles/a.txt");
  g_autoptr (DictumQuotation) one = dictum_test_quotation ("q", "kerry", 1, 5);
  g_autoptr (DictumQuotation) other = dictum_test_quotation ("q", NULL, 1, 5);
  g_autoptr (DictumSpeaker) speaker = dictum_speaker_new (&(DictumSpeakerFields){ .id = "s", .name = "S" });
  g_autoptr (DictumArticleInfo) info = dictum_article_info_new (&(DictumArticleFields){ .file = "a", .title = "T" });
  g_autoptr (GBytes) bytes = g_bytes_new_static ("text", 4);

  dictum_edit_add (edit, DICTUM_TARGET_QUOTATION, "articles/a.txt", other, one);
  dictum_edit_add (edit, DICTUM_TARGET_STATE, "articles/a.txt", DICTUM_STATE_VALUE (DICTUM_STATE_NEW),
                   DICTUM_STATE_VALUE (DICTUM_STATE_IN_PROGRESS));
  dictum_edit_add (edit, DICTUM_TARGET_SPEAKER, NULL, NULL, speaker);
  dictum_edit_add (edit, DICTUM_TARGET_ARTICLE, "a", info, NULL);
  dictum_edit_add (edit, DICTUM_TARGET_TITLE, NULL, (char *) "", (char *) "Title");
  dictum_edit_add (edit, DICTUM_TARGET_FILE, "a", NULL, bytes);
  return edit;
}

static void
test_invert (void)
{
  g_autoptr (DictumEdit) edit = make_edit ();
  g_autoptr (DictumEdit) inverse = dictum_edit_invert (edit);
  g_autoptr (DictumEdit) twice = dictum_edit_invert (inverse);
  guint n = dictum_edit_get_n_changes (edit);

  g_assert_true (edits_equal (edit, twice));
  g_assert_false (edits_equal (edit, inverse));
  g_assert_cmpuint (dictum_edit_get_n_changes (inverse), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const DictumChange *there = dictum_edit_get_change (edit, i);
      const DictumChange *back = dictum_edit_get_change (inverse, n - 1 - i);

      g_assert_cmpint (there->target, ==, back->target);
      g_assert_true (dictum_change_same_value (there->target, there->before, back->after));
      g_assert_true (dictum_change_same_value (there->target, there->after, back->before));
    }
}

static void
test_holds_its_values (void)
{
  DictumEdit *edit = make_edit ();
  g_autoptr (DictumEdit) inverse = dictum_edit_invert (edit);

  dictum_edit_unref (edit);
  g_assert_cmpstr (dictum_edit_get_label (inverse), ==, "tag as Kerry");
  g_assert_cmpstr (dictum_edit_get_change (inverse, 1)->before, ==, "Title");
  g_assert_cmpstr (dictum_quotation_get_id (dictum_edit_get_change (inverse, 5)->after), ==, "q");
}

static void
test_same_value (void)
{
  g_autoptr (DictumQuotation) one = dictum_test_quotation ("q", "kerry", 1, 5);
  g_autoptr (DictumQuotation) same = dictum_test_quotation ("q", "kerry", 1, 5);
  g_autoptr (DictumQuotation) other = dictum_test_quotation ("q", "kerry", 1, 6);

  g_assert_true (dictum_change_same_value (DICTUM_TARGET_QUOTATION, one, same));
  g_assert_false (dictum_change_same_value (DICTUM_TARGET_QUOTATION, one, other));
  g_assert_false (dictum_change_same_value (DICTUM_TARGET_QUOTATION, one, NULL));
  g_assert_true (dictum_change_same_value (DICTUM_TARGET_QUOTATION, NULL, NULL));
  g_assert_false (dictum_change_same_value (DICTUM_TARGET_STATE, DICTUM_STATE_VALUE (DICTUM_STATE_NEW), NULL));
  for (guint a = 0; a <= DICTUM_STATE_DONE; a++)
    for (guint b = 0; b <= DICTUM_STATE_DONE; b++)
      g_assert_cmpint (a == b, ==,
                       dictum_change_same_value (DICTUM_TARGET_STATE, DICTUM_STATE_VALUE (a), DICTUM_STATE_VALUE (b)));
  g_assert_cmpint (DICTUM_STATE_OF_VALUE (DICTUM_STATE_VALUE (DICTUM_STATE_DONE)), ==, DICTUM_STATE_DONE);
}

static void
changed_cb (DictumHistory *history, guint *n)
{
  (*n)++;
}

static void
push (DictumHistory *history, const char *label)
{
  g_autoptr (DictumEdit) edit = dictum_edit_new (label, NULL);

  dictum_history_push (history, edit);
}

static const char *
peek_label (DictumEdit *edit)
{
  return edit ? dictum_edit_get_label (edit) : "-";
}

// A script and what could then be undone and redone: a letter pushes, "<" undoes, ">" redoes, "!" drops what could be
// undone, "?" what could be redone.
static void
test_history (void)
{
  static const struct
  {
    const char *script, *undo, *redo;
  } cases[] = {
    { "", "-", "-" },     { "a", "a", "-" },    { "ab", "b", "-" },   { "ab<", "a", "b" },  { "ab<<", "-", "a" },
    { "ab<<>", "a", "b" }, { "ab<<>>", "b", "-" }, { "ab<c", "c", "-" }, { "abc!", "b", "-" }, { "ab<?", "a", "-" },
    { "abc<<?", "a", "c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DictumHistory) history = dictum_history_new ();
      guint n_changed = 0, n = 0;

      g_signal_connect (history, "changed", G_CALLBACK (changed_cb), &n_changed);
      for (const char *at = cases[i].script; *at; at++, n++)
        if (*at == '<')
          dictum_history_step_back (history);
        else if (*at == '>')
          dictum_history_step_forward (history);
        else if (*at == '!')
          dictum_history_drop_undo (history);
        else if (*at == '?')
          dictum_history_drop_redo (history);
        else
          push (history, (char[]){ *at, 0 });
      g_assert_cmpstr (peek_label (dictum_history_peek_undo (history)), ==, cases[i].undo);
      g_assert_cmpstr (peek_label (dictum_history_peek_redo (history)), ==, cases[i].redo);
      g_assert_cmpuint (n_changed, ==, n);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/edit/inverting-twice-is-the-same", test_invert);
  g_test_add_func ("/core/edit/holds-its-own-values", test_holds_its_values);
  g_test_add_func ("/core/edit/same-value-compares-what-it-says", test_same_value);
  g_test_add_func ("/core/history/is-two-stacks", test_history);
  return g_test_run ();
}
