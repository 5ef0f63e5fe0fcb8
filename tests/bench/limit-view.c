// SPDX-License-Identifier: GPL-3.0-or-later
// What the toolkit itself costs: a bare GtkTextView with the same text and eight tags, and nothing else.
//
// Usage: limit-view TEXT SPANS; SPANS holds a line "START END" for each quotation, in code points.
// Prints open= (text painted) marks= (tags painted) edit50= edit95= scroll95= mem_mb=, in ms and MB.

#include "bench/probe.h"

#include <stdlib.h>
#include <string.h>

#define N_TAGS 8
#define N_ACTS 60
#define N_FRAMES 240

typedef struct
{
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkTextTag *tags[N_TAGS];
} Limit;

static char *
read_or_die (const char *path, gsize *size)
{
  g_autoptr (GError) error = NULL;
  char *content = NULL;

  if (!g_file_get_contents (path, &content, size, &error))
    g_error ("%s", error->message);
  return content;
}

static void
load_text (Limit *self, const char *path)
{
  gsize size;
  g_autofree char *text = read_or_die (path, &size);

  self->buffer = gtk_text_buffer_new (NULL);
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  for (guint i = 0; i < N_TAGS; i++)
    {
      GdkRGBA colour = { 0.55f + 0.05f * i, 0.95f - 0.05f * i, 0.8f, 1 };

      self->tags[i] = gtk_text_buffer_create_tag (self->buffer, NULL, "background-rgba", &colour, NULL);
    }
  gtk_text_buffer_set_text (self->buffer, text, size);
  gtk_text_view_set_buffer (self->view, self->buffer);
}

static void
apply_tags (Limit *self, const char *path)
{
  g_autofree char *spans = read_or_die (path, NULL);
  char *at = spans;

  for (guint i = 0; *at; i++)
    {
      GtkTextIter start, end;

      gtk_text_buffer_get_iter_at_offset (self->buffer, &start, strtol (at, &at, 10));
      gtk_text_buffer_get_iter_at_offset (self->buffer, &end, strtol (at, &at, 10));
      gtk_text_buffer_apply_tag (self->buffer, self->tags[i % N_TAGS], &start, &end);
      at += strspn (at, "\n");
    }
}

static void
select_cb (const GtkTextIter *start, const GtkTextIter *end, guint i, gpointer data)
{
  Limit *self = data;

  gtk_text_buffer_select_range (self->buffer, end, start);
}

static void
act_cb (const GtkTextIter *start, const GtkTextIter *end, guint i, gpointer data)
{
  Limit *self = data;

  gtk_text_buffer_apply_tag (self->buffer, self->tags[i % N_TAGS], start, end);
}

static GtkWidget *
make_window (Limit *self)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (self->view, FALSE);
  gtk_text_view_set_cursor_visible (self->view, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_ALWAYS);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_widget_realize (window);
  return window;
}

int
main (int argc, char *argv[])
{
  Limit self = { NULL };
  g_autoptr (Probe) probe = NULL;
  g_autoptr (GArray) acts = NULL, frames = NULL;
  GtkWidget *window;
  double begun, text, marks;

  if (argc != 3)
    {
      g_printerr ("Usage: limit-view TEXT SPANS\n");
      return 2;
    }
  gtk_init ();
  window = make_window (&self);
  probe = probe_new (window);
  gtk_window_present (GTK_WINDOW (window));
  probe_get_first_frame (probe);
  probe_rest (probe, 100);

  begun = probe_now ();
  load_text (&self, argv[1]);
  text = probe_wait_for_frame (probe) - begun;
  apply_tags (&self, argv[2]);
  gtk_widget_queue_draw (window);
  marks = probe_wait_for_frame (probe) - begun;
  probe_rest (probe, 300);
  acts = probe_measure_acts (probe, self.view, N_ACTS, select_cb, act_cb, &self);
  frames = probe_measure_scrolling (probe, self.view, N_FRAMES);
  g_print ("open=%.1f marks=%.1f edit50=%.2f edit95=%.2f scroll95=%.1f mem_mb=%.1f\n", text, marks,
           probe_get_percentile (acts, 0.5), probe_get_percentile (acts, 0.95), probe_get_percentile (frames, 0.95),
           probe_get_peak_memory ());
  return 0;
}
