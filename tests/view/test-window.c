// SPDX-License-Identifier: GPL-3.0-or-later
// The window: from an empty one to a project, and what its parts show of it.

#include "config.h"

#include "platform/fold.h"
#include "support/fixtures.h"
#include "view/article-list.h"
#include "view/cast-pane.h"
#include "view/identity.h"
#include "view/notice-bar.h"
#include "view/quotation-pane.h"
#include "view/role-row.h"
#include "view/speaker-row.h"
#include "view/window.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  DictumApplication *application;
  DictumWindow *window;
  char *folder;
} Fixture;

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

// Waits for the program itself, never for a time; the test's own time-out ends what never comes.
#define WAIT_UNTIL(condition)                                                                                          \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    guint wake = g_timeout_add (20, wake_cb, NULL);                                                                    \
    while (!(condition))                                                                                               \
      g_main_context_iteration (NULL, TRUE);                                                                           \
    g_source_remove (wake);                                                                                            \
  }                                                                                                                    \
  G_STMT_END

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
find_widget (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_mapped (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static DictumSession *
get_session (Fixture *f)
{
  return dictum_window_get_session (f->window);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  f->folder = dictum_test_make_folder ();
  dictum_test_write (f->folder, "articles/one.txt", "The lift is broken.\n\n“It stays where it is,” Amira Holt said.\n");
  dictum_test_write (f->folder, "articles/two.txt", "Nothing was said in the second text.\n");
  f->application = (DictumApplication *) data; // one for all tests, as in a program
  f->window = dictum_window_new (f->application);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
open_folder (Fixture *f)
{
  g_autoptr (GFile) folder = g_file_new_for_path (f->folder);

  dictum_window_open (f->window, folder);
  WAIT_UNTIL (get_session (f) != NULL && dictum_session_get_article (get_session (f)) != NULL);
  settle ();
}

static void
close_window (Fixture *f)
{
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  WAIT_UNTIL (f->window == NULL);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    close_window (f);
  dictum_test_remove_folder (f->folder);
  g_free (f->folder);
}

static void
activate (Fixture *f, const char *action, const char *parameter)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window), action,
                                  parameter ? g_variant_new_string (parameter) : NULL);
  settle ();
}

static void
test_empty (Fixture *f, gconstpointer data)
{
  settle ();
  g_assert_true (dictum_window_is_empty (f->window));
  g_assert_null (dictum_window_get_session (f->window));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (f->window), "undo"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (f->window), "export"));
}

// The row that was there for it goes without a complaint.
static void
test_new_speaker_goes (Fixture *f, gconstpointer data)
{
  GListModel *cast;

  open_folder (f);
  cast = G_LIST_MODEL (dictum_project_get_cast (dictum_session_get_project (get_session (f))));
  dictum_session_end_drag (get_session (f), DICTUM_RANGE (4, 8), FALSE, FALSE);
  g_assert_nonnull (dictum_session_tag_new_speaker (get_session (f), "Amira Holt"));
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (cast), ==, 1);
  activate (f, "undo", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (cast), ==, 0);
  activate (f, "redo", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (cast), ==, 1);
  settle ();
}

// The open article goes with the filter and comes back selected.
static void
test_filter (Fixture *f, gconstpointer data)
{
  GtkWidget *list, *entry;
  GtkSelectionModel *selection;

  open_folder (f);
  list = find_widget (GTK_WIDGET (f->window), DICTUM_TYPE_ARTICLE_LIST);
  entry = find_widget (list, GTK_TYPE_SEARCH_ENTRY);
  selection = gtk_list_view_get_model (GTK_LIST_VIEW (find_widget (list, GTK_TYPE_LIST_VIEW)));
  for (guint i = 0; i < 3; i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), i == 1 ? "two" : "nothing like it");
      g_signal_emit_by_name (entry, "search-changed");
      settle ();
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, i == 1 ? 1 : 0);
      gtk_editable_set_text (GTK_EDITABLE (entry), "");
      g_signal_emit_by_name (entry, "search-changed");
      settle ();
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (selection)), ==, 2);
      g_assert_true (gtk_selection_model_is_selected (selection, 0));
    }
}

static void
test_actions (Fixture *f, gconstpointer data)
{
  static const char *const names[] = {
    "undo", "redo", "tag", "pen", "lay-down", "remove", "go-to", "next-quotation", "previous-quotation", "next-article",
    "previous-article", "set-form", "set-role", "clear-role", "toggle-unsure", "add-piece", "cut-piece", "join-piece",
    "remove-piece", "mark-done", "new-speaker", "find", "export",
  };
  static const char *const of_application[] = { "new-project", "open-project", "sample", "preferences",
                                                "shortcuts",   "help",         "about",  "quit" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_true (g_action_group_has_action (G_ACTION_GROUP (f->window), names[i]));
  for (guint i = 0; i < G_N_ELEMENTS (of_application); i++)
    g_assert_true (g_action_group_has_action (G_ACTION_GROUP (f->application), of_application[i]));
}

static void
test_accels (Fixture *f, gconstpointer data)
{
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (GTK_APPLICATION (f->application));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (g_strv_length (actions), >, 10);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (GTK_APPLICATION (f->application), actions[i]);

      for (guint j = 0; accels[j] != NULL; j++)
        {
          guint key;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          // Letters and digits alone belong to the article's text.
          g_assert_true (modifiers != 0 || (key >= GDK_KEY_F1 && key <= GDK_KEY_F12));
          g_assert_true (g_hash_table_add (seen, g_strdup (accels[j])));
        }
    }
}

static void
test_opens (Fixture *f, gconstpointer data)
{
  DictumArticleList *list;
  g_autoptr (GPtrArray) selected = NULL;

  open_folder (f);
  list = DICTUM_ARTICLE_LIST (find_widget (GTK_WIDGET (f->window), DICTUM_TYPE_ARTICLE_LIST));
  selected = dictum_article_list_list_selected (list);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_true (selected->pdata[0] == dictum_session_get_article (get_session (f)));
  g_assert_false (dictum_window_is_empty (f->window));
  activate (f, "next-article", NULL);
  WAIT_UNTIL (g_str_equal (dictum_article_get_file (dictum_session_get_article (get_session (f))), "articles/two.txt"));
}

static void
test_marks (Fixture *f, gconstpointer data)
{
  DictumSession *session;
  GtkWidget *row, *role;
  const char *speaker;
  DictumQuotation *current;

  open_folder (f);
  session = get_session (f);
  speaker = dictum_session_add_speaker (session, "Amira Holt");
  g_assert_nonnull (speaker);
  settle ();
  row = find_widget (find_widget (GTK_WIDGET (f->window), DICTUM_TYPE_CAST_PANE), DICTUM_TYPE_SPEAKER_ROW);
  g_assert_cmpstr (dictum_speaker_row_get_speaker (DICTUM_SPEAKER_ROW (row)), ==, speaker);

  dictum_session_set_selection (session, DICTUM_RANGE (21, 44), 44);
  activate (f, "tag", speaker);
  current = dictum_session_get_current (session);
  g_assert_nonnull (current);
  g_assert_cmpstr (dictum_quotation_get_fields (current)->speaker, ==, speaker);
  role = find_widget (find_widget (GTK_WIDGET (f->window), DICTUM_TYPE_QUOTATION_PANE), DICTUM_TYPE_ROLE_ROW);
  g_assert_true (gtk_widget_get_mapped (role));
  activate (f, "set-form", "indirect");
  g_assert_cmpint (dictum_quotation_get_fields (dictum_session_get_current (session))->form, ==, DICTUM_FORM_INDIRECT);
  activate (f, "mark-done", NULL);
  g_assert_cmpint (dictum_article_get_state (dictum_session_get_article (session)), ==, DICTUM_STATE_DONE);

  for (guint i = 0; i < 3; i++)
    activate (f, "undo", NULL);
  g_assert_null (dictum_session_get_current (session));
  g_assert_cmpuint (dictum_article_get_n_quotations (dictum_session_get_article (session)), ==, 0);
}

// An accelerator changes the article without moving the focus out of the note.
static void
test_note_is_kept (Fixture *f, gconstpointer data)
{
  DictumArticle *article;
  GtkWidget *note;

  open_folder (f);
  dictum_session_set_selection (get_session (f), DICTUM_RANGE (21, 44), 44);
  activate (f, "tag", DICTUM_SPEAKER_UNKNOWN);
  article = dictum_session_get_article (get_session (f));
  note = find_widget (find_widget (GTK_WIDGET (f->window), DICTUM_TYPE_QUOTATION_PANE), GTK_TYPE_TEXT);
  gtk_editable_set_text (GTK_EDITABLE (note), "Who was asked?");
  activate (f, "next-article", NULL);
  WAIT_UNTIL (dictum_session_get_article (get_session (f)) != article);
  g_assert_cmpstr (
      dictum_quotation_get_fields (dictum_annotation_set_get (dictum_article_get_annotations (article), 0))->note, ==,
      "Who was asked?");
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

// A question lies in its window or is one of its own, as this release of libadwaita has it.
static GtkWidget *
find_answer (const char *label)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkWidget *found = find_button (window, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

// What could not be saved, and is saved while it is asked whether to lose it, is no question any more.
static void
test_saved_after_all (Fixture *f, gconstpointer data)
{
  g_autofree char *in_the_way = g_build_filename (f->folder, "annotations", NULL);

  open_folder (f);
  dictum_test_write (f->folder, "annotations", "No folder can be made here.");
  dictum_session_set_selection (get_session (f), DICTUM_RANGE (21, 44), 44);
  activate (f, "tag", DICTUM_SPEAKER_UNKNOWN);
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
  gtk_window_close (GTK_WINDOW (f->window));
  WAIT_UNTIL (find_answer ("_Close Without Saving") != NULL);
  g_assert_cmpint (g_unlink (in_the_way), ==, 0);
  dictum_project_save_again (dictum_session_get_project (get_session (f)));
  WAIT_UNTIL (f->window == NULL);
}

// New work goes under the new name; what is there may follow.
static void
test_annotator_changes (Fixture *f, gconstpointer data)
{
  GSettings *settings = dictum_application_get_settings (f->application);
  g_autofree char *folder = g_build_filename (f->folder, "annotations", "another-name", NULL);
  DictumProject *project;

  open_folder (f);
  project = dictum_session_get_project (get_session (f));
  dictum_session_set_selection (get_session (f), DICTUM_RANGE (21, 44), 44);
  activate (f, "tag", DICTUM_SPEAKER_UNKNOWN);
  WAIT_UNTIL (dictum_project_can_rename_annotator (project));
  g_settings_set_string (settings, "annotator", "another-name");
  WAIT_UNTIL (find_answer ("_Rename") != NULL);
  g_signal_emit_by_name (find_answer ("_Rename"), "clicked");
  WAIT_UNTIL (g_str_equal (dictum_project_get_annotator (project), "another-name") &&
              dictum_project_can_rename_annotator (project));
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_settings_reset (settings, "annotator");
  WAIT_UNTIL (find_answer ("_Keep as It Is") != NULL);
  g_signal_emit_by_name (find_answer ("_Keep as It Is"), "clicked");
  settle ();
}

static void
test_project_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "dictum.json", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  dictum_test_write (f->folder, "dictum.json", "{\"format\":\"dictum-project\",\"version\":1}");
  g_ptr_array_add (files, g_file_new_for_path (path));
  dictum_application_open_files (f->application, GTK_WINDOW (f->window), files);
  WAIT_UNTIL (get_session (f) != NULL && dictum_session_get_article (get_session (f)) != NULL);
  settle ();
}

static const char *
get_notice (Fixture *f)
{
  return dictum_notice_bar_get_text (
      DICTUM_NOTICE_BAR (find_widget (GTK_WIDGET (f->window), DICTUM_TYPE_NOTICE_BAR)));
}

static void
test_bad_first_article (Fixture *f, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (f->folder);
  AdwStatusPage *page;

  dictum_test_write (f->folder, "articles/a & b.txt", "A \xff dog.");
  dictum_window_open (f->window, folder);
  WAIT_UNTIL (get_session (f) != NULL && dictum_session_get_refused (get_session (f)) != NULL);
  settle ();
  page = ADW_STATUS_PAGE (find_mapped (GTK_WIDGET (f->window), ADW_TYPE_STATUS_PAGE));
  g_assert_cmpstr (adw_status_page_get_title (page), ==, "“a & b” Cannot Be Shown");
  g_assert_nonnull (strstr (adw_status_page_get_description (page), "not encoded as UTF-8"));
  activate (f, "next-article", NULL);
  WAIT_UNTIL (dictum_session_get_article (get_session (f)) != NULL);
  settle ();
  g_assert_null (get_notice (f));
}

static void
test_bad_annotations (Fixture *f, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_object_ref (dictum_application_get_settings (f->application));
  g_autofree char *annotator = dictum_identity_dup_annotator (settings);
  g_autofree char *name = g_strdup_printf ("annotations/%s/articles/one.txt.json", annotator);

  dictum_test_write (f->folder, name, "{");
  open_folder (f);
  g_assert_nonnull (strstr (get_notice (f), name));
  activate (f, "next-article", NULL);
  WAIT_UNTIL (g_str_equal (dictum_article_get_file (dictum_session_get_article (get_session (f))), "articles/two.txt"));
  settle ();
  g_assert_null (get_notice (f));
}

// A state never makes a pane wider than it is meant to be, nor the window than a telephone.
static void
test_narrow (Fixture *f, gconstpointer data)
{
  int least;

  open_folder (f);
  dictum_session_set_selection (get_session (f), DICTUM_RANGE (21, 44), 44);
  activate (f, "tag", DICTUM_SPEAKER_UNKNOWN);
  gtk_widget_measure (find_widget (GTK_WIDGET (f->window), DICTUM_TYPE_QUOTATION_PANE), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 288);
  gtk_widget_measure (find_widget (GTK_WIDGET (f->window), DICTUM_TYPE_ARTICLE_LIST), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 200);
  gtk_widget_measure (find_widget (GTK_WIDGET (f->window), DICTUM_TYPE_FOLD), GTK_ORIENTATION_HORIZONTAL, -1, &least,
                      NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360);
}

int
main (int argc, char *argv[])
{
  // Folders of our own, but the system's data stay: the icons need its list of file types.
  g_autofree char *home = dictum_test_make_folder ();
  g_autoptr (DictumApplication) application = NULL;
  int result;

  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  application = dictum_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
#define ADD(path, test) g_test_add ("/view/window/" path, Fixture, application, set_up, test, tear_down)
  ADD ("a-note-that-is-being-typed-is-kept", test_note_is_kept);
  ADD ("an-empty-window-can-do-nothing-to-a-project", test_empty);
  ADD ("a-new-speaker-goes-with-the-act", test_new_speaker_goes);
  ADD ("the-open-article-comes-back-when-the-filter-goes", test_filter);
  ADD ("every-action-of-the-contract-is-there", test_actions);
  ADD ("an-accelerator-is-no-letter-and-belongs-to-one-action", test_accels);
  ADD ("a-folder-opens-with-its-first-article", test_opens);
  ADD ("marking-shows-in-the-panes-and-is-undone", test_marks);
  ADD ("what-is-saved-while-it-is-asked-whether-to-lose-it-closes-the-window", test_saved_after_all);
  ADD ("an-annotators-new-name-may-take-the-marks-along", test_annotator_changes);
  ADD ("a-project-file-opens-its-folder", test_project_file);
  ADD ("a-first-article-that-cannot-be-opened-has-a-page-that-says-why", test_bad_first_article);
  ADD ("annotations-that-cannot-be-read-are-told-of-while-their-article-is-open", test_bad_annotations);
  ADD ("nothing-makes-the-window-wide", test_narrow);
#undef ADD
  result = g_test_run ();
  dictum_test_remove_folder (home);
  return result;
}
