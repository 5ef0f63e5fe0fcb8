// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at a real window with a clock: the same for Dictum and for the programs that show what the toolkit costs.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _Probe Probe;

/**
 * ProbeCallback:
 * @start: where the words begin
 * @end: where they end
 * @i: which act, from 0
 * @user_data: the caller's
 *
 * Selects, or marks, some words that are visible.
 */
typedef void (*ProbeCallback) (const GtkTextIter *start, const GtkTextIter *end, guint i, gpointer user_data);
typedef gboolean (*ProbeCondition) (gpointer user_data);

double probe_now (void);
double probe_since_exec (void);
double probe_get_peak_memory (void);
double probe_get_percentile (GArray *values, double share);
GtkWidget *probe_find_widget (GtkWidget *root, GType type);

Probe *probe_new (GtkWidget *window);
void probe_free (Probe *self);
double probe_get_first_frame (Probe *self);
double probe_wait_for_frame (Probe *self);
double probe_wait_until (Probe *self, ProbeCondition condition, gpointer user_data, double seconds);
void probe_rest (Probe *self, double milliseconds);
void probe_settle (Probe *self);
double probe_watch_until (Probe *self, ProbeCondition condition, gpointer user_data, double seconds,
                          double *longest_hold);
void probe_pick_words (GtkTextView *view, guint i, GtkTextIter *start, GtkTextIter *end);
GArray *probe_measure_acts (Probe *self,
                            GtkTextView *view,
                            guint n_acts,
                            ProbeCallback prepare,
                            ProbeCallback act,
                            gpointer user_data);
GArray *probe_measure_scrolling (Probe *self, GtkTextView *view, guint n_frames);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Probe, probe_free)

G_END_DECLS
