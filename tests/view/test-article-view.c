// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of the article page in a window: it shows the session, and tells it what the person selects.

#include "support/fixtures.h"
#include "dictum-ui.h"
#include "view/article-keys.h"
#include "view/article-page.h"
#include "view/article-view.h"
#include "view/display-map.h"

#include <adwaita.h>
#include <string.h>

#define TEXT "Nothing is known.\n\n“We will come,” Anna One said, “and we will stay.”\n\nBert left.\n"
#define QUOTE_START 19
#define QUOTE_END 34

typedef struct
{
  char *folder;
  DictumProject *project;
  DictumSession *session;
  GtkWidget *window;
  GtkWidget *page;
  DictumArticleView *view;
} Fixture;

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

static void
fixture_set_up (Fixture *fixture, gconstpointer text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = NULL;
  g_autoptr (DictumArticle) article = NULL;

  fixture->folder = dictum_test_make_folder ();
  dictum_test_write (fixture->folder, "a.txt", text ? text : TEXT);
  folder = g_file_new_for_path (fixture->folder);
  fixture->project = dictum_project_open (folder, &(DictumIdentity){ "tester", "00000001" }, FALSE, &error);
  g_assert_no_error (error);
  fixture->session = dictum_session_new (fixture->project);
  fixture->window = gtk_window_new ();
  fixture->page = dictum_article_page_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  dictum_article_page_set_session (DICTUM_ARTICLE_PAGE (fixture->page), fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->view = DICTUM_ARTICLE_VIEW (find_widget (fixture->page, DICTUM_TYPE_ARTICLE_VIEW));
  article = g_list_model_get_item (dictum_project_get_articles (fixture->project), 0);
  dictum_session_open_article (fixture->session, article);
  while (dictum_session_get_article (fixture->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (fixture->window);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  dictum_project_flush (fixture->project, &error);
  g_assert_no_error (error);
  g_object_unref (fixture->session);
  g_object_unref (fixture->project);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  dictum_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static GtkTextBuffer *
get_buffer (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
}

static gboolean
has_tag (Fixture *fixture, const char *name, guint offset)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (get_buffer (fixture)), name);
  GtkTextIter iter;

  g_assert_nonnull (tag);
  dictum_article_view_get_iter (fixture->view, offset, &iter);
  return gtk_text_iter_has_tag (&iter, tag);
}

// Who comes back is where they were, also in a window that has just come up and knows no heights yet.
static void
the_place_is_returned_to (Fixture *fixture, gconstpointer text)
{
  guint place = g_utf8_strlen (text, -1) / 2;
  GtkTextIter top, iter;
  GdkRectangle visible;
  guint tries = 0;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  dictum_session_remember_place (fixture->session, place);
  fixture->window = gtk_window_new ();
  fixture->page = dictum_article_page_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 600);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  dictum_article_page_set_session (DICTUM_ARTICLE_PAGE (fixture->page), fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->view = DICTUM_ARTICLE_VIEW (find_widget (fixture->page, DICTUM_TYPE_ARTICLE_VIEW));
  do
    {
      gtk_test_widget_wait_for_draw (fixture->window);
      gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (fixture->view), &visible);
      gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (fixture->view), &top, visible.x, visible.y + 4);
      dictum_article_view_get_iter (fixture->view, place, &iter);
    }
  while (gtk_text_iter_get_line (&top) != gtk_text_iter_get_line (&iter) && ++tries < 100);
  g_assert_cmpint (gtk_text_iter_get_line (&top), ==, gtk_text_iter_get_line (&iter));
}

// Opens the project anew, with an annotation file so large that the text does not wait for it.
static void
reopen_with_many_marks (Fixture *fixture)
{
  static const char *const name = "annotations/tester/a.txt.json";
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autofree char *ballast = g_strnfill (1200 * 1024, 'x');
  g_autofree char *old = NULL, *new = NULL;

  g_assert_true (dictum_project_flush (fixture->project, NULL));
  old = dictum_test_read (fixture->folder, name);
  new = g_strdup_printf ("{\n  \"ballast\" : \"%s\",%s", ballast, strchr (old, '{') + 1);
  dictum_test_write (fixture->folder, name, new);
  dictum_article_page_set_session (DICTUM_ARTICLE_PAGE (fixture->page), NULL);
  g_object_unref (fixture->session);
  g_object_unref (fixture->project);
  fixture->project = dictum_project_open (folder, &(DictumIdentity){ "tester", "00000001" }, FALSE, NULL);
  fixture->session = dictum_session_new (fixture->project);
  dictum_article_page_set_session (DICTUM_ARTICLE_PAGE (fixture->page), fixture->session);
  while (dictum_session_get_article (fixture->session) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

// They come after the text, and neither it nor what is selected in it moves.
static void
many_marks_come_without_moving_the_text (Fixture *fixture, gconstpointer text)
{
  GtkAdjustment *adjustment;
  DictumArticle *article;
  GtkTextBuffer *buffer;
  double place;

  dictum_session_set_selection (fixture->session, DICTUM_RANGE (8, 12), 12);
  g_assert_true (dictum_session_tag (fixture->session, DICTUM_SPEAKER_UNKNOWN));
  reopen_with_many_marks (fixture);
  article = dictum_session_get_article (fixture->session);
  g_assert_false (dictum_article_is_open (article));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
  buffer = get_buffer (fixture);
  dictum_article_view_select (fixture->view, DICTUM_RANGE (0, 2), 2);
  place = gtk_adjustment_get_value (adjustment);
  while (!dictum_article_is_open (article) || !has_tag (fixture, "direct", 8))
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (fixture->window);
  g_assert_true (get_buffer (fixture) == buffer);
  g_assert_true (dictum_range_equal (dictum_article_view_get_selection (fixture->view), DICTUM_RANGE (0, 2)));
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), place, 0.5);
}

static void
the_text_is_shown_as_it_is (Fixture *fixture, gconstpointer data)
{
  g_autofree char *shown = NULL;

  g_object_get (get_buffer (fixture), "text", &shown, NULL);
  g_assert_cmpstr (shown, ==, TEXT);
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (fixture->view)));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Article text");
}

static void
a_mark_is_told_to_assistive_technology (Fixture *fixture, gconstpointer data)
{
  g_autofree char *description = NULL;

  g_assert_false (has_tag (fixture, "direct", QUOTE_START));
  dictum_session_end_drag (fixture->session, DICTUM_RANGE (QUOTE_START, QUOTE_END - 2), FALSE, FALSE);
  g_assert_true (dictum_session_tag (fixture->session, DICTUM_SPEAKER_UNKNOWN));
  g_assert_true (has_tag (fixture, "direct", QUOTE_START));
  g_assert_true (has_tag (fixture, "current", QUOTE_START));
  g_assert_false (has_tag (fixture, "direct", QUOTE_END));
  description = dictum_session_dup_current_description (fixture->session);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       description);
  dictum_session_set_form (fixture->session, DICTUM_FORM_INDIRECT);
  g_assert_true (has_tag (fixture, "indirect", QUOTE_START));
  g_assert_false (has_tag (fixture, "direct", QUOTE_START));
  dictum_session_undo (fixture->session);
  dictum_session_undo (fixture->session);
  g_assert_false (has_tag (fixture, "direct", QUOTE_START));
  g_assert_false (has_tag (fixture, "indirect", QUOTE_START));
  g_assert_false (has_tag (fixture, "current", QUOTE_START));
}

static void
the_selection_goes_both_ways (Fixture *fixture, gconstpointer data)
{
  GtkTextIter start, end;
  DictumRange range;

  dictum_session_end_drag (fixture->session, DICTUM_RANGE (QUOTE_START + 1, QUOTE_END - 3), FALSE, FALSE);
  range = dictum_article_view_get_selection (fixture->view);
  g_assert_true (dictum_range_equal (range, dictum_session_get_selection (fixture->session)));
  g_assert_cmpuint (range.start, ==, QUOTE_START);
  gtk_text_buffer_get_iter_at_offset (get_buffer (fixture), &start, 3);
  gtk_text_buffer_get_iter_at_offset (get_buffer (fixture), &end, 9);
  gtk_text_buffer_select_range (get_buffer (fixture), &end, &start);
  range = dictum_session_get_selection (fixture->session);
  g_assert_true (dictum_range_equal (range, DICTUM_RANGE (3, 9)));
  g_assert_cmpuint (dictum_session_get_caret (fixture->session), ==, 9);
  g_assert_true (dictum_session_lay_down (fixture->session));
  g_assert_false (gtk_text_buffer_get_has_selection (get_buffer (fixture)));
}

static void
words_are_found_and_selected (Fixture *fixture, gconstpointer data)
{
  guint place = g_utf8_strlen (TEXT, strstr (TEXT, "Bert") - TEXT);

  g_assert_true (dictum_article_page_search (DICTUM_ARTICLE_PAGE (fixture->page), "BERT", FALSE));
  g_assert_true (dictum_range_equal (dictum_session_get_selection (fixture->session), DICTUM_RANGE (place, place + 4)));
  g_assert_false (dictum_article_page_search (DICTUM_ARTICLE_PAGE (fixture->page), "nowhere", FALSE));
}

// A long line is shown with breaks, but selected and told to the session as the text is.
static void
a_long_line_keeps_its_offsets (Fixture *fixture, gconstpointer text)
{
  guint length = g_utf8_strlen (text, -1);
  g_autofree char *shown = NULL;

  g_object_get (get_buffer (fixture), "text", &shown, NULL);
  g_assert_cmpint (g_utf8_strlen (shown, -1), >, length);
  dictum_article_view_select (fixture->view, DICTUM_RANGE (length - 10, length), length);
  dictum_article_view_report_selection (fixture->view);
  g_assert_true (dictum_range_equal (dictum_session_get_selection (fixture->session), DICTUM_RANGE (length - 10,
                                                                                                    length)));
}

// Anew: a window that another one took the keys from has forgotten the way to its focus.
static void
focus_text (Fixture *fixture)
{
  gtk_window_set_focus (GTK_WINDOW (fixture->window), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
}

static void
tab_leaves_the_text_both_ways (Fixture *fixture, gconstpointer data)
{
  focus_text (fixture);
  g_assert_false (gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_FORWARD));
  focus_text (fixture);
  g_assert_false (gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_BACKWARD));
}

static void
keys_are_known_on_any_layout (Fixture *fixture, gconstpointer data)
{
  GdkDisplay *display = gdk_display_get_default ();

  g_assert_cmpint (dictum_article_keys_find_digit (display, GDK_KEY_4, 13, 0, 0), ==, 4);
  g_assert_cmpint (dictum_article_keys_find_digit (display, GDK_KEY_KP_7, 79, 0, 0), ==, 7);
  g_assert_cmpint (dictum_article_keys_find_digit (display, GDK_KEY_0, 19, 0, 0), ==, 0);
  g_assert_cmpint (dictum_article_keys_find_digit (display, GDK_KEY_exclam, 10, 0, GDK_SHIFT_MASK), ==, -1);
  // AZERTY with Shift, and an Arabic digit.
  g_assert_cmpint (dictum_article_keys_find_digit (display, GDK_KEY_2, 11, 0, GDK_SHIFT_MASK), ==, 2);
  g_assert_cmpint (dictum_article_keys_find_digit (display, GDK_KEY_Arabic_3, 12, 0, 0), ==, 3);
  g_assert_cmpint (dictum_article_keys_find_digit (display, GDK_KEY_a, 38, 0, 0), ==, -1);
  // AZERTY without Shift: the row of digits yields other characters.
  g_assert_cmpint (dictum_article_keys_find_digit (display, GDK_KEY_eacute, 11, 0, 0), ==, 2);
  g_assert_cmpint (dictum_article_keys_find_letter (display, GDK_KEY_S, 39), ==, 's');
  // On a Cyrillic and a Greek layout, where no Latin one is known the key code decides.
  g_assert_cmpint (dictum_article_keys_find_letter (display, GDK_KEY_Cyrillic_en, 29), ==, 'y');
  g_assert_cmpint (dictum_article_keys_find_letter (display, GDK_KEY_Greek_sigma, 39), ==, 's');
  g_assert_cmpint (dictum_article_keys_find_letter (display, GDK_KEY_eacute, 11), ==, 0);
  g_assert_cmpint (dictum_article_keys_find_letter (display, GDK_KEY_Return, 36), ==, 0);
}

static void
add_test (const char *path, const char *text, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, text, fixture_set_up, test, fixture_tear_down);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

// No test can make a finger: this is what GTK says when one has rested for long enough.
static void
a_long_press_opens_the_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (fixture->view));
  GtkWidget *menu = NULL;
  guint n_pressed = 0;

  g_signal_connect_swapped (fixture->view, "pressed", G_CALLBACK (count_cb), &n_pressed);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_LONG_PRESS (controller))
        g_signal_emit_by_name (controller, "pressed", 120.0, 60.0);
    }
  g_assert_cmpuint (n_pressed, ==, 1);
  while (menu == NULL || !gtk_widget_get_mapped (menu))
    {
      g_main_context_iteration (NULL, TRUE);
      menu = find_widget (fixture->page, GTK_TYPE_POPOVER_MENU);
    }
  gtk_popover_popdown (GTK_POPOVER (menu));
  g_object_add_weak_pointer (G_OBJECT (menu), (gpointer *) &menu);
  while (menu != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  dictum_test_init (&argc, &argv);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();
  g_resources_register (dictum_ui_get_resource ());
  while (line->len < 30000)
    g_string_append (line, "He said “no” and went. ");
  for (guint i = 0; i < 200; i++)
    g_string_append (lines, "He said “no” and went.\n\n");
  add_test ("/view/article-view/the-text-is-shown-as-it-is", NULL, the_text_is_shown_as_it_is);
  add_test ("/view/article-view/the-place-is-returned-to", lines->str, the_place_is_returned_to);
  add_test ("/view/article-view/many-marks-come-without-moving-the-text", lines->str,
            many_marks_come_without_moving_the_text);
  add_test ("/view/article-view/a-mark-is-told-to-assistive-technology", NULL, a_mark_is_told_to_assistive_technology);
  add_test ("/view/article-view/the-selection-goes-both-ways", NULL, the_selection_goes_both_ways);
  add_test ("/view/article-view/words-are-found-and-selected", NULL, words_are_found_and_selected);
  add_test ("/view/article-view/a-long-line-keeps-its-offsets", line->str, a_long_line_keeps_its_offsets);
  add_test ("/view/article-view/tab-leaves-the-text-both-ways", NULL, tab_leaves_the_text_both_ways);
  add_test ("/view/article-view/keys-are-known-on-any-layout", NULL, keys_are_known_on_any_layout);
  add_test ("/view/article-view/a-long-press-opens-the-menu", NULL, a_long_press_opens_the_menu);
  return g_test_run ();
}
