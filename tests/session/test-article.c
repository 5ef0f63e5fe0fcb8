// SPDX-License-Identifier: GPL-3.0-or-later
// Which article is open, articles added and removed, properties, and where the person was.

#include "session/script.h"

#include "session/recent.h"
#include "support/fixtures.h"

#include <string.h>

static const char *
get_file (DictumScript *script)
{
  DictumArticle *article = dictum_session_get_article (script->session);

  return article ? dictum_article_get_file (article) : NULL;
}

static void
open_file (DictumScript *script, const char *file)
{
  dictum_session_open_article (script->session, dictum_project_lookup_article (script->project, file));
  dictum_script_wait (script);
}

static DictumScript *
new_three (void)
{
  return dictum_script_new_with_files ("articles/a.txt", "A dog.", "articles/b.txt", "A cat.", "articles/c.txt",
                                       "A bird.", NULL);
}

static void
test_walk (void)
{
  g_autoptr (DictumScript) script = new_three ();

  g_assert_cmpstr (get_file (script), ==, "articles/a.txt");
  dictum_session_previous_article (script->session);
  dictum_script_wait (script);
  g_assert_cmpstr (get_file (script), ==, "articles/a.txt");
  for (guint i = 0; i < 3; i++)
    {
      dictum_session_next_article (script->session);
      dictum_script_wait (script);
    }
  g_assert_cmpstr (get_file (script), ==, "articles/c.txt");
  dictum_session_previous_article (script->session);
  dictum_script_wait (script);
  g_assert_cmpstr (get_file (script), ==, "articles/b.txt");
}

// A later call takes the place of one that is not done, also when keys come fast.
static void
test_overtaken (void)
{
  g_autoptr (DictumScript) script = new_three ();

  dictum_session_next_article (script->session);
  dictum_session_next_article (script->session);
  dictum_script_wait (script);
  g_assert_cmpstr (get_file (script), ==, "articles/c.txt");
  dictum_session_open_article (script->session, dictum_project_lookup_article (script->project, "articles/b.txt"));
  dictum_session_open_article (script->session, dictum_session_get_article (script->session));
  dictum_script_wait (script);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (get_file (script), ==, "articles/c.txt");
  g_assert_cmpuint (script->n_messages, ==, 0);
}

static void
test_another_page (void)
{
  g_autoptr (DictumScript) script = new_three ();
  g_autofree char *state = NULL;

  dictum_script_run (script, "drag dog\ntag 1\npen 2\nselect dog\npoint dog\nhold E");
  open_file (script, "articles/b.txt");
  state = dictum_script_dup_state (script);
  g_assert_cmpstr (state, ==, "pen=bob");
  g_assert_cmpint (dictum_session_get_aim (script->session, NULL), ==, DICTUM_AIM_NOTHING);
}

static void
test_cannot_open (void)
{
  g_autoptr (DictumScript) script = new_three ();
  DictumArticle *broken = dictum_project_lookup_article (script->project, "articles/b.txt");

  dictum_test_write (script->folder, "articles/b.txt", "A \xff cat.");
  open_file (script, "articles/b.txt");
  g_assert_cmpstr (get_file (script), ==, "articles/a.txt");
  g_assert_cmpuint (script->n_messages, ==, 1);
  g_assert_nonnull (strstr (script->message, "“b”"));
  g_assert_nonnull (dictum_article_get_problem (broken));
  g_assert_true (dictum_session_get_refused (script->session) == broken);
  // The next step goes past it.
  dictum_session_next_article (script->session);
  dictum_script_wait (script);
  g_assert_cmpstr (get_file (script), ==, "articles/c.txt");
  g_assert_null (dictum_session_get_refused (script->session));
}

// With nothing else on the page the page says why.
static void
test_cannot_open_first (void)
{
  g_autoptr (DictumScript) script = dictum_script_new_with_files ("articles/a.txt", "A \xff dog.", "articles/b.txt",
                                                                  "A cat.", NULL);
  DictumArticle *broken = dictum_project_lookup_article (script->project, "articles/a.txt");

  g_assert_null (get_file (script));
  g_assert_true (dictum_session_get_refused (script->session) == broken);
  g_assert_cmpuint (script->n_messages, ==, 0);
  dictum_session_next_article (script->session);
  dictum_script_wait (script);
  g_assert_cmpstr (get_file (script), ==, "articles/b.txt");
}

static void
test_no_articles (void)
{
  g_autoptr (DictumScript) script = dictum_script_new_with_files (NULL, NULL);
  DictumSession *session = script->session;

  g_assert_null (dictum_session_get_article (session));
  dictum_script_run (script, "!tag 1\n!remove\n!cut\n!next\n!undo\n!esc\n!hold E\npen 1\nesc");
  dictum_session_click (session, 3);
  dictum_session_end_drag (session, DICTUM_RANGE (1, 4), FALSE, FALSE);
  dictum_session_set_selection (session, DICTUM_RANGE (1, 4), 4);
  g_assert_true (dictum_range_is_empty (dictum_session_get_selection (session)));
  dictum_session_go_to (session, "x");
  dictum_session_next_article (session);
  dictum_session_remember_place (session, 3);
  g_assert_cmpuint (dictum_session_get_remembered_place (session), ==, 0);
  g_assert_cmpint (dictum_session_get_aim (session, NULL), ==, DICTUM_AIM_NOTHING);
  g_assert_null (dictum_session_guess_speaker (session));
  g_assert_null (dictum_session_dup_citation (session));
  g_assert_null (dictum_session_dup_selected_text (session));
  g_assert_false (dictum_session_set_state (session, DICTUM_STATE_DONE));
  g_assert_nonnull (dictum_session_tag_new_speaker (session, "Zoë Zorn"));
}

static void
test_out_of_text (void)
{
  g_autoptr (DictumScript) script = new_three ();
  DictumSession *session = script->session;

  dictum_session_set_selection (session, DICTUM_RANGE (4, 999), 999);
  g_assert_cmpuint (dictum_session_get_caret (session), ==, 6);
  dictum_script_run (script, "tag 1");
  dictum_session_click (session, 4000);
  dictum_session_set_pointer (session, TRUE, 4000);
  g_assert_cmpint (dictum_session_get_aim (session, NULL), ==, DICTUM_AIM_NOTHING);
  dictum_session_end_drag (session, DICTUM_RANGE (3000, 4000), FALSE, FALSE);
  dictum_session_set_current (session, dictum_quotation_get_id (dictum_annotation_set_get (
                                           dictum_article_get_annotations (dictum_session_get_article (session)), 0)));
  dictum_session_drag_end (session, 0, DICTUM_END_END, 4000, TRUE);
  g_assert_cmpuint (dictum_session_get_current_number (session), ==, 1);
}

static void
test_remembered (void)
{
  g_autoptr (DictumScript) script = new_three ();
  g_autoptr (GFile) folder = g_file_new_for_path (script->folder);
  g_autoptr (DictumRecent) recent = NULL;

  open_file (script, "articles/b.txt");
  dictum_session_remember_place (script->session, 3);
  open_file (script, "articles/a.txt");
  g_assert_cmpuint (dictum_session_get_remembered_place (script->session), ==, 0);
  open_file (script, "articles/b.txt");
  g_assert_cmpuint (dictum_session_get_remembered_place (script->session), ==, 3);
  dictum_script_reopen (script);
  g_assert_cmpstr (get_file (script), ==, "articles/b.txt");
  g_assert_cmpuint (dictum_session_get_remembered_place (script->session), ==, 3);
  dictum_session_remember_place (script->session, 3000);
  g_assert_cmpuint (dictum_session_get_remembered_place (script->session), ==, 6);
  recent = dictum_recent_lookup (folder);
  g_assert_cmpstr (recent->title, ==, "Test");
  g_assert_cmpuint (recent->n_articles, ==, 3);
}

static void
test_remembered_is_gone (void)
{
  g_autoptr (DictumScript) script = new_three ();
  g_autoptr (GFile) folder = g_file_new_for_path (script->folder);

  g_autoptr (DictumSession) another = NULL;

  open_file (script, "articles/b.txt");
  dictum_recent_note (&(DictumRecent){ .folder = folder, .title = (char *) "Test", .article = (char *) "gone.txt" });
  another = dictum_session_new (script->project);
  while (dictum_session_get_article (another) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (dictum_article_get_file (dictum_session_get_article (another)), ==, "articles/a.txt");
}

static void
wait_for_message (DictumScript *script, guint n)
{
  while (script->n_messages < n)
    g_main_context_iteration (NULL, TRUE);
  dictum_script_wait (script);
}

static void
test_add (void)
{
  g_autoptr (DictumScript) script = dictum_script_new_with_files (NULL, NULL);
  g_autofree char *elsewhere = dictum_test_make_folder ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  static const char *const contents[] = { "A dog.", "A caf\xe9 \x93quoted\x94.", "A \xef\xbf\xbd bird." };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u.txt", i);

      dictum_test_write (elsewhere, name, contents[i]);
      g_ptr_array_add (files, g_file_new_build_filename (elsewhere, name, NULL));
    }
  g_ptr_array_add (files, g_file_new_build_filename (elsewhere, "not-there.txt", NULL));
  dictum_session_add_files (script->session, files);
  wait_for_message (script, 1);
  g_assert_true (g_str_has_prefix (script->message, "Added 3 articles. 1 file was not added.\n"
                                                    "“not-there.txt” was not added. "));
  g_assert_true (g_str_has_suffix (script->message, "\n“n1.txt” was converted from Windows-1252."));
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_articles (script->project)), ==, 3);
  g_assert_nonnull (get_file (script));
  g_assert_cmpstr (dictum_session_get_undo_label (script->session), ==, "add 3 articles");
  dictum_script_run (script, "undo");
  g_assert_null (get_file (script));
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_articles (script->project)), ==, 0);
  dictum_script_run (script, "redo");
  g_assert_cmpuint (g_list_model_get_n_items (dictum_project_get_articles (script->project)), ==, 3);
  dictum_test_remove_folder (elsewhere);
}

static void
remove_files (DictumScript *script, const char *one, const char *other)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();

  g_ptr_array_add (articles, dictum_project_lookup_article (script->project, one));
  if (other != NULL)
    g_ptr_array_add (articles, dictum_project_lookup_article (script->project, other));
  dictum_session_remove_articles (script->session, articles);
  wait_for_message (script, script->n_messages + 1);
}

static void
test_remove (void)
{
  g_autoptr (DictumScript) script = new_three ();
  g_autofree char *state = NULL;

  open_file (script, "articles/b.txt");
  dictum_script_run (script, "drag cat\ntag 1");
  remove_files (script, "articles/b.txt", NULL);
  g_assert_cmpstr (get_file (script), ==, "articles/c.txt");
  remove_files (script, "articles/c.txt", NULL);
  g_assert_cmpstr (get_file (script), ==, "articles/a.txt");
  remove_files (script, "articles/a.txt", NULL);
  g_assert_null (get_file (script));
  dictum_script_run (script, "undo\nundo\nundo");
  g_assert_cmpstr (get_file (script), ==, "articles/a.txt");
  open_file (script, "articles/b.txt");
  state = dictum_script_dup_state (script);
  g_assert_cmpstr (state, ==, "ann i [cat]");
  dictum_script_run (script, "undo\nredo");
  remove_files (script, "articles/b.txt", "articles/c.txt");
  g_assert_cmpstr (get_file (script), ==, "articles/a.txt");
}

// Its file may not be on disk yet.
static void
test_remove_again (void)
{
  g_autoptr (DictumScript) script = new_three ();

  remove_files (script, "articles/b.txt", NULL);
  dictum_session_undo (script->session);
  remove_files (script, "articles/b.txt", NULL);
  g_assert_cmpstr (script->message, ==, "Removed 1 article.");
  g_assert_null (dictum_project_lookup_article (script->project, "articles/b.txt"));
}

static void
test_infos (void)
{
  g_autoptr (DictumScript) script = new_three ();
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_article_info_unref);
  DictumArticle *first = dictum_session_get_article (script->session);

  static const char *const names[] = { "articles/a.txt", "articles/b.txt", "no/such.txt" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (infos, dictum_article_info_new (&(DictumArticleFields){ .file = names[i], .outlet = "RNZ" }));
  g_assert_true (dictum_session_set_article_infos (script->session, infos));
  g_assert_true (dictum_session_set_article_infos (script->session, infos));
  g_assert_cmpstr (dictum_article_info_get_fields (dictum_article_get_info (first))->outlet, ==, "RNZ");
  dictum_script_run (script, "undo\n!undo");
  g_assert_null (dictum_article_info_get_fields (dictum_article_get_info (first))->outlet);
}

static void
test_title (void)
{
  g_autoptr (DictumScript) script = new_three ();

  g_assert_true (dictum_session_set_title (script->session, " Aleppo "));
  g_assert_cmpstr (dictum_project_get_title (script->project), ==, "Aleppo");
  g_assert_true (dictum_session_set_title (script->session, "Aleppo"));
  g_assert_true (dictum_session_set_title (script->session, NULL));
  g_assert_cmpstr (dictum_project_get_title (script->project), ==, "");
  dictum_script_run (script, "undo\nundo\n!undo");
  g_assert_cmpstr (dictum_project_get_title (script->project), ==, "Test");
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  g_test_add_func ("/session/article/next-and-previous-stop-at-the-ends", test_walk);
  g_test_add_func ("/session/article/a-later-call-takes-the-place-of-an-earlier", test_overtaken);
  g_test_add_func ("/session/article/another-page-begins-with-nothing-but-the-pen", test_another_page);
  g_test_add_func ("/session/article/one-that-cannot-be-opened-says-why", test_cannot_open);
  g_test_add_func ("/session/article/a-first-one-that-cannot-be-opened-leaves-the-page-to-say-why",
                   test_cannot_open_first);
  g_test_add_func ("/session/article/without-articles-nothing-breaks", test_no_articles);
  g_test_add_func ("/session/article/places-outside-the-text-do-no-harm", test_out_of_text);
  g_test_add_func ("/session/article/the-place-is-remembered", test_remembered);
  g_test_add_func ("/session/article/a-remembered-article-that-is-gone-is-not-missed", test_remembered_is_gone);
  g_test_add_func ("/session/article/files-are-added-in-one-act", test_add);
  g_test_add_func ("/session/article/the-neighbour-comes-for-one-that-is-removed", test_remove);
  g_test_add_func ("/session/article/one-that-just-came-back-can-be-removed", test_remove_again);
  g_test_add_func ("/session/article/properties-of-several-are-one-act", test_infos);
  g_test_add_func ("/session/article/the-title-is-an-act", test_title);
  return g_test_run ();
}
