// SPDX-License-Identifier: GPL-3.0-or-later
// How a window with a project closes: not before everything is on disk, or the person lets it go.

#include "config.h"

#include "platform/alert.h"
#include "view/window-private.h"

#include <glib/gi18n-lib.h>

// What could not be saved may be saved while the question stands. Then there is nothing to lose any more.
static void
save_state_cb (DictumWindow *self, GParamSpec *pspec, DictumProject *project)
{
  if (dictum_project_get_save_state (project) == DICTUM_SAVE_DONE)
    g_cancellable_cancel (self->asked_to_lose);
}

static void
lose_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumProject) project = data;
  DictumWindow *self = DICTUM_WINDOW (source);
  gboolean accepted = dictum_alert_ask_finish (result, NULL);
  gboolean saved = g_cancellable_is_cancelled (self->asked_to_lose);

  g_signal_handlers_disconnect_by_func (project, save_state_cb, self);
  g_clear_object (&self->asked_to_lose);
  self->closing = FALSE;
  if (accepted || saved)
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
ask_to_lose (DictumWindow *self, DictumProject *project, const char *problem)
{
  // Translators: %s is a sentence that says why saving failed
  g_autofree char *body = g_strdup_printf (_ ("What was done since the last successful save would be lost. %s"),
                                           problem);

  self->asked_to_lose = g_cancellable_new ();
  g_signal_connect_object (project, "notify::save-state", G_CALLBACK (save_state_cb), self, G_CONNECT_SWAPPED);
  dictum_alert_ask_async (GTK_WINDOW (self),
                          &(DictumAlert){
                              .heading = _ ("Close Without Saving?"),
                              .body = body,
                              .cancel = _ ("_Keep Open"),
                              .accept = _ ("_Close Without Saving"),
                              .destructive = TRUE,
                          },
                          self->asked_to_lose, lose_answered_cb, g_object_ref (project));
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (dictum_project_flush_finish (DICTUM_PROJECT (source), result, &error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    ask_to_lose (self, DICTUM_PROJECT (source), error->message);
}

/*
 * dictum_window_save_before_closing:
 * @self: a window that is to close
 *
 * Leaves the article, and saves what is not on disk yet. Then the window closes by itself.
 *
 * Returns: whether it has to wait for that; else it can close now
 */
gboolean
dictum_window_save_before_closing (DictumWindow *self)
{
  DictumProject *project = self->session ? dictum_session_get_project (self->session) : NULL;

  self->closing = TRUE;
  if (project == NULL)
    return FALSE;
  dictum_session_leave (self->session);
  if (dictum_project_get_save_state (project) == DICTUM_SAVE_READ_ONLY)
    return FALSE;
  dictum_quotation_pane_commit (self->quotation);
  dictum_project_flush_async (project, flushed_cb, g_object_ref (self));
  return TRUE;
}
