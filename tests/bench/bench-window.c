// SPDX-License-Identifier: GPL-3.0-or-later
// Opens, acts, scrolls and saves in Dictum's real window, with a clock.
//
// Usage: bench-window                                  prints start= of the window without a project
//        bench-window PROJECT ARTICLE ANNOTATOR [ACTS] prints start= open= marks= edit50= edit95= scroll95= save50=
//                                                      mem_mb= and, after them, early= hold= edits=
// Times are in ms, memory in MB. early is as save50, soon after opening, while the text view still lays out a long text;
// hold is the longest time for which the main thread did one thing from an act until it was on disk, without the act
// itself and without frames. PROJECT is changed.

#include "config.h"

#include "bench/probe.h"
#include "view/application.h"
#include "view/article-view.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define N_ACTS 60
#define N_FRAMES 240
#define N_SAVES 9
#define PATIENCE 120 // seconds

typedef struct
{
  const char *article;
  guint n_acts;
  Probe *probe;
  GtkWidget *window;
  DictumArticleView *view;
  DictumSession *session;
  DictumQuotation *last; // (nullable): the last quotation of the article that has its place
  GtkTextTag *tag;       // the one of its form
  gboolean failed;
} Bench;

static gboolean
has_session (gpointer data)
{
  Bench *self = data;

  self->view = (DictumArticleView *) probe_find_widget (self->window, DICTUM_TYPE_ARTICLE_VIEW);
  self->session = self->view ? dictum_article_view_get_session (self->view) : NULL;
  return self->session != NULL;
}

static gboolean
is_loading (Bench *self)
{
  gboolean loading;

  g_object_get (self->session, "loading", &loading, NULL);
  return loading;
}

static gboolean
shows_any_article (gpointer data)
{
  Bench *self = data;

  return !is_loading (self) && dictum_session_get_article (self->session) != NULL;
}

static gboolean
shows_text (gpointer data)
{
  Bench *self = data;
  DictumArticle *article = dictum_session_get_article (self->session);

  return article != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
         g_str_equal (dictum_article_get_file (article), self->article) &&
         gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view))) >=
             (int) dictum_text_get_length (dictum_article_get_text (article));
}

// The tags are applied from the beginning to the end; the last quotation gets its own last.
static void
find_last_quotation (Bench *self)
{
  static const char *const names[] = { "direct", "mixed", "indirect", "free-indirect" };
  DictumAnnotationSet *set = dictum_article_get_annotations (dictum_session_get_article (self->session));
  guint n = dictum_annotation_set_get_n (set) - dictum_annotation_set_get_n_orphans (set);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  if (n == 0)
    return;
  self->last = dictum_annotation_set_get (set, n - 1);
  self->tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer),
                                         names[dictum_quotation_get_fields (self->last)->form]);
}

static gboolean
shows_marks (gpointer data)
{
  Bench *self = data;
  GtkTextIter iter;

  if (is_loading (self))
    return FALSE;
  if (self->last == NULL)
    find_last_quotation (self);
  if (self->last == NULL || self->tag == NULL)
    return TRUE;
  dictum_article_view_get_iter (self->view,
                                dictum_pieces_get (dictum_quotation_get_pieces (self->last, DICTUM_ROLE_CONTENT), 0)
                                    ->range.start,
                                &iter);
  return gtk_text_iter_has_tag (&iter, self->tag);
}

static void
select_cb (const GtkTextIter *start, const GtkTextIter *end, guint i, gpointer data)
{
  Bench *self = data;

  gtk_text_buffer_select_range (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), end, start);
}

static void
tag_cb (const GtkTextIter *start, const GtkTextIter *end, guint i, gpointer data)
{
  Bench *self = data;
  GListModel *cast = G_LIST_MODEL (dictum_project_get_cast (dictum_session_get_project (self->session)));
  guint n = g_list_model_get_n_items (cast);
  g_autoptr (DictumSpeaker) speaker = n > 0 ? g_list_model_get_item (cast, i % n) : NULL;

  if (!gtk_widget_activate_action (self->window, "win.tag", "s",
                                   speaker ? dictum_speaker_get_id (speaker) : DICTUM_SPEAKER_UNKNOWN))
    self->failed = TRUE;
}

static gboolean
is_being_saved (gpointer data)
{
  Bench *self = data;

  return dictum_project_get_save_state (dictum_session_get_project (self->session)) != DICTUM_SAVE_DONE;
}

static gboolean
is_saved (gpointer data)
{
  return !is_being_saved (data);
}

// From an act until it is on disk.
static GArray *
measure_saves (Bench *self, guint n, double *hold)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));
  GtkTextIter start, end;

  for (guint i = 0; i < n; i++)
    {
      double begun, time;

      probe_pick_words (GTK_TEXT_VIEW (self->view), i * 3, &start, &end);
      select_cb (&start, &end, i, self);
      probe_rest (self->probe, 60);
      begun = probe_now ();
      tag_cb (&start, &end, i, self);
      probe_watch_until (self->probe, is_being_saved, self, 2, hold);
      time = probe_watch_until (self->probe, is_saved, self, PATIENCE, hold) - begun;
      g_array_append_val (times, time);
    }
  return times;
}

static void
open_article (Bench *self, double *open, double *marks)
{
  DictumProject *project = dictum_session_get_project (self->session);
  DictumArticle *article = dictum_project_lookup_article (project, self->article);
  double begun;

  if (article == NULL)
    g_error ("There is no article %s.", self->article);
  if (dictum_article_is_open (article))
    g_printerr ("%s was opened by itself: open and marks say nothing.\n", self->article);
  begun = probe_now ();
  dictum_session_open_article (self->session, article);
  *open = probe_wait_until (self->probe, shows_text, self, PATIENCE) - begun;
  if (*open < 0)
    g_error ("The article was not shown: %s", dictum_article_get_problem (article));
  *marks = probe_wait_until (self->probe, shows_marks, self, PATIENCE) - begun;
}

static void
run_project (Bench *self, double start)
{
  g_autoptr (GArray) early = NULL, acts = NULL, frames = NULL, saves = NULL;
  double open, marks, hold = 0, ignored = 0;
  guint before;

  if (probe_wait_until (self->probe, has_session, self, PATIENCE) < 0)
    g_error ("The project was not opened.");
  // The article that is opened by itself is not the one that is measured.
  probe_wait_until (self->probe, shows_any_article, self, 2);
  probe_rest (self->probe, 300);
  open_article (self, &open, &marks);
  probe_rest (self->probe, 300);
  early = measure_saves (self, 1, &hold);
  before = dictum_article_get_n_quotations (dictum_session_get_article (self->session));
  acts = probe_measure_acts (self->probe, GTK_TEXT_VIEW (self->view), self->n_acts, select_cb, tag_cb, self);
  probe_watch_until (self->probe, is_saved, self, PATIENCE, &ignored);
  frames = probe_measure_scrolling (self->probe, GTK_TEXT_VIEW (self->view), N_FRAMES);
  probe_settle (self->probe);
  saves = measure_saves (self, N_SAVES, &hold);
  g_print ("start=%.1f open=%.1f marks=%.1f edit50=%.2f edit95=%.2f scroll95=%.1f save50=%.1f mem_mb=%.1f early=%.1f "
           "hold=%.1f edits=%u\n",
           start, open, marks, probe_get_percentile (acts, 0.5), probe_get_percentile (acts, 0.95),
           probe_get_percentile (frames, 0.95), probe_get_percentile (saves, 0.5), probe_get_peak_memory (),
           probe_get_percentile (early, 1), hold,
           dictum_article_get_n_quotations (dictum_session_get_article (self->session)) - before);
}

static gboolean
run_cb (gpointer data)
{
  Bench *self = data;
  double start = probe_get_first_frame (self->probe) - probe_since_exec ();

  if (self->article != NULL)
    run_project (self, start);
  else
    g_print ("start=%.1f\n", start);
  // Nothing of what Dictum does when it ends is measured.
  _exit (self->failed);
}

static void
realized_cb (GtkWidget *window, Bench *self)
{
  if (self->probe != NULL)
    return;
  self->window = window;
  self->probe = probe_new (window);
  g_idle_add_full (G_PRIORITY_HIGH, run_cb, self, NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, Bench *self)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realized_cb (GTK_WIDGET (window), self);
  else
    g_signal_connect_after (window, "realize", G_CALLBACK (realized_cb), self);
}

int
main (int argc, char *argv[])
{
  Bench self = { .n_acts = N_ACTS };
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (DictumApplication) application = dictum_application_new ();
  char *arguments[] = { argv[0], argc > 1 ? argv[1] : NULL, NULL };

  if (argc != 1 && argc != 4 && argc != 5)
    {
      g_printerr ("Usage: bench-window [PROJECT ARTICLE ANNOTATOR [ACTS]]\n");
      return 2;
    }
  if (argc > 3)
    {
      self.article = argv[2];
      g_settings_set_string (settings, "annotator", argv[3]);
    }
  if (argc > 4)
    self.n_acts = atoi (argv[4]);
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application)) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), &self);
  return g_application_run (G_APPLICATION (application), argc > 1 ? 2 : 1, arguments);
}
