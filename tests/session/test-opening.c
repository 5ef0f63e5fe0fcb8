// SPDX-License-Identifier: GPL-3.0-or-later
// An article in which much is marked comes in two steps: its text, then its marks. What holds in between.

#include "session/script.h"

#include "support/fixtures.h"

#include <string.h>

#define BALLAST_BYTES (1200 * 1024) // more than is read along with a text
#define MARKS_FILE "annotations/coder-1/articles/b.txt.json"

static const char small[] = "A dog.";
static const char large[] = "One bird sang. \"We will build it,\" said Ann Archer, \"and soon.\" Two cats sat.\n\n"
                            "“He told us ‘never again’ and left.\n\n“Then he came back,” Bob Baker added. It rained.\n";
static const char acts[] = "drag \"We…soon.\"\ntag 1\ndrag Two cats\ntag 2\ndrag It rained\ntag 0\nnote perhaps\n"
                           "drag bird\ntag 3";

// Makes the annotation file as large as one with thousands of quotations, by a member that Dictum does not know.
static void
add_ballast (DictumScript *script)
{
  g_autofree char *old = dictum_test_read (script->folder, MARKS_FILE);
  g_autofree char *ballast = g_strnfill (BALLAST_BYTES, 'x');
  g_autofree char *new = g_strdup_printf ("{\n  \"ballast\" : \"%s\",%s", ballast, strchr (old, '{') + 1);

  dictum_test_write (script->folder, MARKS_FILE, new);
}

static DictumArticle *
look_up (DictumScript *script, const char *file)
{
  return dictum_project_lookup_article (script->project, file);
}

static void
open_file (DictumScript *script, const char *file)
{
  dictum_session_open_article (script->session, look_up (script, file));
  dictum_script_wait (script);
}

static gboolean
is_loading (DictumScript *script)
{
  gboolean loading;

  g_object_get (script->session, "loading", &loading, NULL);
  return loading;
}

// A project, newly opened at its small article, and what is marked in the large one.
static DictumScript *
new_marked (char **state)
{
  DictumScript *script = dictum_script_new_with_files ("articles/a.txt", small, "articles/b.txt", large, "c.txt",
                                                       "A \xff bird.", NULL);

  open_file (script, "articles/b.txt");
  dictum_script_run (script, acts);
  open_file (script, "articles/a.txt");
  dictum_script_reopen (script);
  open_file (script, "articles/b.txt");
  *state = dictum_script_dup_state (script);
  g_assert_cmpuint (strlen (*state), >, 0);
  open_file (script, "articles/a.txt");
  g_assert_true (dictum_project_flush (script->project, NULL));
  add_ballast (script);
  dictum_script_reopen (script);
  return script;
}

// Opens the large article and stops when its text is on the page.
static void
open_text (DictumScript *script)
{
  DictumArticle *article = look_up (script, "articles/b.txt");

  dictum_session_open_article (script->session, article);
  while (dictum_session_get_article (script->session) != article)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (is_loading (script));
  g_assert_false (dictum_article_is_open (article));
  g_assert_cmpstr (dictum_text_get_string (dictum_article_get_text (article)), ==, large);
}

static void
assert_opened (DictumScript *script, const char *expected)
{
  DictumArticle *article = look_up (script, "articles/b.txt");
  DictumAnnotationSet *set = dictum_article_get_annotations (article);
  g_autofree char *state = NULL;

  g_assert_false (is_loading (script));
  g_assert_true (dictum_session_get_article (script->session) == article);
  g_assert_true (dictum_article_is_open (article));
  state = dictum_script_dup_state (script);
  g_assert_cmpstr (state, ==, expected);
  g_assert_cmpuint (dictum_article_get_n_quotations (article), ==, dictum_annotation_set_get_n (set));
  g_assert_cmpint (dictum_article_get_state (article), ==, dictum_annotation_set_get_state (set));
}

static void
test_same (void)
{
  g_autofree char *state = NULL;
  g_autoptr (DictumScript) script = new_marked (&state);
  g_autoptr (GHashTable) before = dictum_script_read_folder (script);
  g_autoptr (GHashTable) after = NULL;
  DictumRange selection;

  open_text (script);
  g_assert_cmpuint (dictum_annotation_set_get_n (dictum_session_get_set (script->session)), ==, 0);
  // Where the person is meanwhile they stay.
  selection = dictum_script_find (script, "cats");
  dictum_session_set_selection (script->session, selection, selection.end);
  script->painted = DICTUM_RANGE (0, 0);
  dictum_script_wait (script);
  g_assert_cmpuint (script->painted.end, ==, G_MAXUINT);
  g_assert_true (dictum_range_equal (dictum_session_get_selection (script->session), selection));
  dictum_session_set_selection (script->session, DICTUM_RANGE (0, 0), 0);
  assert_opened (script, state);
  after = dictum_script_read_folder (script);
  dictum_script_assert_same_files (before, after);
}

// Afterwards everything is an act like any other, and what the file holds besides is kept.
static void
test_acts_after (void)
{
  g_autofree char *state = NULL;
  g_autofree char *file = NULL;
  g_autoptr (DictumScript) script = new_marked (&state);
  g_autoptr (GHashTable) before = dictum_script_read_folder (script);
  g_autoptr (GHashTable) undone = NULL;

  open_text (script);
  dictum_script_wait (script);
  dictum_script_run (script, "drag Bob Baker\ntag 2");
  g_assert_true (dictum_project_flush (script->project, NULL));
  file = dictum_test_read (script->folder, MARKS_FILE);
  g_assert_nonnull (strstr (file, "\"Bob Baker\""));
  g_assert_nonnull (strstr (file, "\"ballast\""));
  dictum_script_run (script, "undo");
  undone = dictum_script_read_folder (script);
  dictum_script_assert_same_files (before, undone);
}

static void
test_acts_before (void)
{
  g_autofree char *state = NULL;
  g_autoptr (DictumScript) script = new_marked (&state);
  g_autoptr (GHashTable) before = dictum_script_read_folder (script);
  g_autoptr (GHashTable) after = NULL;

  open_text (script);
  dictum_script_run (script, "drag Bob Baker");
  g_assert_false (dictum_session_tag (script->session, "ann"));
  g_assert_cmpstr (script->message, ==,
                   "What was marked in “articles/b.txt” is still being read. Try again in a moment.");
  g_assert_null (dictum_session_tag_new_speaker (script->session, "Nobody"));
  // It seems to be between quotation marks where nothing is marked.
  dictum_script_run (script, "caret said| Ann\ncaret We |will");
  g_assert_false (dictum_session_tag (script->session, "bob"));
  dictum_script_run (script, "pen 1\ndrag It rained");
  g_assert_false (dictum_session_remove (script->session));
  g_assert_false (dictum_session_set_state (script->session, DICTUM_STATE_DONE));
  g_assert_cmpuint (script->n_messages, ==, 6);
  g_assert_false (dictum_session_next_quotation (script->session));
  g_assert_null (dictum_session_get_undo_label (script->session));
  g_assert_true (is_loading (script));
  dictum_script_wait (script);
  dictum_script_run (script, "esc\nesc");
  assert_opened (script, state);
  after = dictum_script_read_folder (script);
  dictum_script_assert_same_files (before, after);
}

// It may belong there, so it waits for its turn.
static void
test_undo_waits (void)
{
  g_autofree char *state = NULL;
  g_autoptr (DictumScript) script = new_marked (&state);

  g_assert_true (dictum_session_set_title (script->session, "Another"));
  open_text (script);
  g_assert_true (dictum_session_undo (script->session));
  g_assert_cmpstr (dictum_project_get_title (script->project), ==, "Another");
  dictum_script_wait (script);
  g_assert_cmpstr (dictum_project_get_title (script->project), ==, "Test");
  assert_opened (script, state);
}

static void
test_away_and_back (void)
{
  g_autofree char *state = NULL;
  g_autoptr (DictumScript) script = new_marked (&state);

  open_text (script);
  dictum_session_open_article (script->session, look_up (script, "articles/a.txt"));
  g_assert_false (is_loading (script));
  dictum_session_open_article (script->session, look_up (script, "articles/b.txt"));
  dictum_script_wait (script);
  assert_opened (script, state);
  // The act that was for it while it was away is for the other.
  open_file (script, "articles/a.txt");
  dictum_script_run (script, "drag dog\ntag 1");
  open_file (script, "articles/b.txt");
  assert_opened (script, state);
}

// What cannot be opened in between leaves it on the page, and its marks come all the same.
static void
test_refused_meanwhile (void)
{
  g_autofree char *state = NULL;
  g_autoptr (DictumScript) script = new_marked (&state);
  DictumArticle *broken = look_up (script, "c.txt");

  open_text (script);
  dictum_session_open_article (script->session, broken);
  dictum_script_wait (script);
  while (dictum_session_get_refused (script->session) != broken)
    g_main_context_iteration (NULL, TRUE);
  dictum_script_wait (script);
  assert_opened (script, state);
}

static void
test_removed_meanwhile (void)
{
  g_autofree char *state = NULL;
  g_autoptr (DictumScript) script = new_marked (&state);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();

  open_text (script);
  g_ptr_array_add (articles, look_up (script, "articles/b.txt"));
  dictum_session_remove_articles (script->session, articles);
  while (script->n_messages == 0)
    g_main_context_iteration (NULL, TRUE);
  dictum_script_wait (script);
  g_assert_null (look_up (script, "articles/b.txt"));
  dictum_script_run (script, "undo");
  open_file (script, "articles/b.txt");
  assert_opened (script, state);
}

// The window is closed: nothing waits, and what the thread brings finds nobody.
static void
test_closed_meanwhile (void)
{
  for (guint has_text = 0; has_text < 2; has_text++)
    {
      g_autofree char *state = NULL;
      g_autoptr (DictumScript) script = new_marked (&state);

      if (has_text)
        open_text (script);
      else
        dictum_session_open_article (script->session, look_up (script, "articles/b.txt"));
      dictum_session_leave (script->session);
    }
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  g_test_add_func ("/session/opening/in-two-steps-is-as-in-one", test_same);
  g_test_add_func ("/session/opening/acts-after-both-steps-are-acts-like-any-other", test_acts_after);
  g_test_add_func ("/session/opening/an-act-before-the-marks-are-there-says-so-and-does-no-harm", test_acts_before);
  g_test_add_func ("/session/opening/undo-waits-for-the-marks", test_undo_waits);
  g_test_add_func ("/session/opening/who-goes-away-and-comes-back-finds-the-marks", test_away_and_back);
  g_test_add_func ("/session/opening/an-article-that-is-refused-meanwhile-changes-nothing", test_refused_meanwhile);
  g_test_add_func ("/session/opening/one-that-is-removed-meanwhile-comes-back-whole", test_removed_meanwhile);
  g_test_add_func ("/session/opening/a-window-may-close-meanwhile", test_closed_meanwhile);
  return g_test_run ();
}
