// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at a real window with a clock: the same for Dictum and for the programs that show what the toolkit costs.
// Times are in milliseconds of the monotonic clock. A frame counts as painted when the display has taken it.

#include "bench/probe.h"

#include <stdlib.h>
#include <string.h>

#define WORDS_PER_ACT 12
#define ACTS_PER_PLACE 5   // then elsewhere in the text
#define SETTLE 60          // milliseconds after a jump
#define PAUSE 30           // milliseconds between selecting and acting
#define NAP 1000           // microseconds between two looks, where nothing is to do
#define AFTER_FRAME 3      // milliseconds from a painted frame to an act

struct _Probe
{
  GtkWidget *window;
  GdkFrameClock *clock;
  gulong handler;
  guint n_frames;
  double first_frame;
  double last_frame;
};

/**
 * probe_now:
 *
 * Returns: the time in milliseconds.
 */
double
probe_now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/**
 * probe_since_exec:
 *
 * Returns: the time at which whoever started this program did so, as the variable BENCH_START says (nanoseconds of the
 *   monotonic clock), else now.
 */
double
probe_since_exec (void)
{
  const char *start = g_getenv ("BENCH_START");

  return start ? g_ascii_strtoll (start, NULL, 10) / 1e6 : probe_now ();
}

/**
 * probe_get_peak_memory:
 *
 * Returns: the most memory this process ever had, in MB.
 */
double
probe_get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || !(peak = strstr (status, "VmHWM:")))
    return 0;
  return atol (peak + strlen ("VmHWM:")) / 1024.0;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/**
 * probe_get_percentile:
 * @values: (element-type double): what was measured; sorted by this
 * @share: from 0 to 1
 *
 * Returns: the value that @share of @values do not exceed.
 */
double
probe_get_percentile (GArray *values, double share)
{
  if (values->len == 0)
    return 0;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) (share * (values->len - 1) + 0.5));
}

/**
 * probe_find_widget:
 * @root: where to look
 * @type: for what
 *
 * Returns: (transfer none) (nullable): the first widget of that type in @root.
 */
GtkWidget *
probe_find_widget (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = probe_find_widget (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
after_paint_cb (GdkFrameClock *clock, Probe *self)
{
  gdk_display_sync (gtk_widget_get_display (self->window));
  self->last_frame = probe_now ();
  if (self->n_frames++ == 0)
    self->first_frame = self->last_frame;
}

/**
 * probe_new:
 * @window: a realized window
 *
 * Returns: (transfer full): a probe that counts its frames from now on.
 */
Probe *
probe_new (GtkWidget *window)
{
  Probe *self = g_new0 (Probe, 1);

  self->window = g_object_ref (window);
  self->clock = g_object_ref (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window))));
  self->handler = g_signal_connect_after (self->clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  return self;
}

/**
 * probe_free:
 * @self: (transfer full): a probe
 *
 * Frees it.
 */
void
probe_free (Probe *self)
{
  g_signal_handler_disconnect (self->clock, self->handler);
  g_object_unref (self->clock);
  g_object_unref (self->window);
  g_free (self);
}

/**
 * probe_get_first_frame:
 * @self: a probe
 *
 * Runs the main loop until the first frame is painted, if none is.
 *
 * Returns: when it was.
 */
double
probe_get_first_frame (Probe *self)
{
  while (self->n_frames == 0)
    g_main_context_iteration (NULL, TRUE);
  return self->first_frame;
}

/**
 * probe_wait_for_frame:
 * @self: a probe
 *
 * Runs the main loop until one more frame is painted.
 *
 * Returns: when it was.
 */
double
probe_wait_for_frame (Probe *self)
{
  guint n = self->n_frames;

  while (self->n_frames == n)
    g_main_context_iteration (NULL, TRUE);
  return self->last_frame;
}

/**
 * probe_wait_until:
 * @self: a probe
 * @condition: what is waited for
 * @user_data: for @condition
 * @seconds: how long at most
 *
 * Runs the main loop until a frame is painted while @condition holds.
 *
 * Returns: when it was, or a negative number where it was not.
 */
double
probe_wait_until (Probe *self, ProbeCondition condition, gpointer user_data, double seconds)
{
  double end = probe_now () + seconds * 1000;
  gboolean holds = FALSE;
  guint n = self->n_frames;

  while (probe_now () < end)
    {
      if (holds && self->n_frames != n)
        return self->last_frame;
      if (!holds || self->n_frames != n)
        holds = condition (user_data);
      n = self->n_frames;
      // Nothing may be left to paint, or to do at all.
      if (holds)
        gtk_widget_queue_draw (self->window);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (NAP);
    }
  return -1;
}

/**
 * probe_rest:
 * @self: a probe
 * @milliseconds: how long
 *
 * Runs the main loop for that time.
 */
void
probe_rest (Probe *self, double milliseconds)
{
  double end = probe_now () + milliseconds;

  while (probe_now () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (200);
}

static gboolean
nothing_left_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * probe_settle:
 * @self: a probe
 *
 * Runs the main loop until nothing is left to do; a text view lays out a long text bit by bit for seconds.
 */
void
probe_settle (Probe *self)
{
  gboolean done = FALSE;

  g_idle_add_full (G_PRIORITY_LOW, nothing_left_cb, &done, NULL);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * probe_watch_until:
 * @self: a probe
 * @condition: what is waited for
 * @user_data: for @condition
 * @seconds: how long at most
 * @longest_hold: (inout): raised to the longest time in which the main loop did one thing and painted no frame, in
 *   milliseconds
 *
 * Returns: when @condition held, or a negative number where it did not.
 */
double
probe_watch_until (Probe *self, ProbeCondition condition, gpointer user_data, double seconds, double *longest_hold)
{
  double end = probe_now () + seconds * 1000;

  while (probe_now () < end)
    {
      double before = probe_now ();
      guint n_frames = self->n_frames;

      if (condition (user_data))
        return before;
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (NAP);
      else if (self->n_frames == n_frames)
        *longest_hold = MAX (*longest_hold, probe_now () - before);
    }
  return -1;
}

/**
 * probe_pick_words:
 * @view: a text view
 * @i: which
 * @start: (out): where some visible words begin
 * @end: (out): where they end
 *
 * Picks a dozen words somewhere on the screen.
 */
void
probe_pick_words (GtkTextView *view, guint i, GtkTextIter *start, GtkTextIter *end)
{
  GdkRectangle visible;
  int x, y;

  gtk_text_view_get_visible_rect (view, &visible);
  x = visible.x + visible.width / 3;
  y = visible.y + 30 + (i * 97) % MAX (1, visible.height - 120);
  gtk_text_view_get_iter_at_location (view, start, x, y);
  if (!gtk_text_iter_starts_word (start))
    gtk_text_iter_backward_word_start (start);
  *end = *start;
  gtk_text_iter_forward_word_ends (end, WORDS_PER_ACT);
}

static GtkAdjustment *
get_adjustment (GtkTextView *view)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
}

static void
scroll_to (GtkTextView *view, double share)
{
  GtkAdjustment *adjustment = get_adjustment (view);
  double lower = gtk_adjustment_get_lower (adjustment);
  double upper = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, lower + (upper - lower) * share);
}

/**
 * probe_measure_acts:
 * @self: a probe
 * @view: a text view
 * @n_acts: how many
 * @prepare: (nullable): what comes before an act and is not measured
 * @act: the act
 * @user_data: for both
 *
 * Acts on words all over the text, each time shortly after a frame: what is measured holds one wait for the next frame
 * of 60 a second, about 13 ms.
 *
 * Returns: (transfer full) (element-type double): the milliseconds from each act until it was painted.
 */
GArray *
probe_measure_acts (Probe *self,
                    GtkTextView *view,
                    guint n_acts,
                    ProbeCallback prepare,
                    ProbeCallback act,
                    gpointer user_data)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GRand) rand = g_rand_new_with_seed (12345);

  for (guint i = 0; i < n_acts; i++)
    {
      GtkTextIter start, end;
      double begun, time;

      if (i % ACTS_PER_PLACE == 0)
        {
          scroll_to (view, g_rand_double (rand));
          probe_rest (self, SETTLE);
        }
      probe_pick_words (view, i, &start, &end);
      if (prepare != NULL)
        {
          prepare (&start, &end, i, user_data);
          probe_rest (self, PAUSE);
          probe_pick_words (view, i, &start, &end);
        }
      // Every act stands at the same place between two frames, so that all wait equally long for the next one. The main
      // loop rests: an idle that lays out a bit of a long text would end anywhere between them.
      gtk_widget_queue_draw (GTK_WIDGET (view));
      probe_wait_for_frame (self);
      g_usleep (AFTER_FRAME * 1000);
      begun = probe_now ();
      act (&start, &end, i, user_data);
      time = probe_wait_for_frame (self) - begun;
      g_array_append_val (times, time);
    }
  return times;
}

typedef struct
{
  GtkTextView *view;
  guint i;
  guint n;
} Scroll;

static gboolean
scroll_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Scroll *scroll = data;

  scroll_to (scroll->view, (double) scroll->i / scroll->n);
  gtk_widget_queue_draw (widget);
  return scroll->i++ < scroll->n ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * probe_measure_scrolling:
 * @self: a probe
 * @view: a text view
 * @n_frames: in how many frames
 *
 * Scrolls from the beginning to the end.
 *
 * Returns: (transfer full) (element-type double): the milliseconds between frames.
 */
GArray *
probe_measure_scrolling (Probe *self, GtkTextView *view, guint n_frames)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));
  Scroll scroll = { view, 0, n_frames };
  double last;

  gtk_widget_add_tick_callback (GTK_WIDGET (view), scroll_tick_cb, &scroll, NULL);
  last = probe_wait_for_frame (self);
  while (scroll.i <= n_frames)
    {
      double now = probe_wait_for_frame (self), time = now - last;

      g_array_append_val (times, time);
      last = now;
    }
  return times;
}
