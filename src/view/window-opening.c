// SPDX-License-Identifier: GPL-3.0-or-later
// From a folder to a project in the window: nothing is read before the window is on the screen, and what fails is said.

#include "config.h"

#include "core/error.h"
#include "platform/alert.h"
#include "session/recent.h"
#include "view/files.h"
#include "view/identity.h"
#include "view/window-private.h"

#include <glib/gi18n-lib.h>

static void open_project (DictumWindow *self);

static void
many_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (source);

  self->accept_many = dictum_alert_ask_finish (result, NULL);
  if (self->closing)
    return;
  if (self->accept_many)
    open_project (self);
  else
    dictum_window_show_start (self);
}

static void
opening_failed (DictumWindow *self, const GError *error)
{
  if (g_error_matches (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE) && !self->accept_many)
    {
      dictum_alert_ask_async (GTK_WINDOW (self),
                              &(DictumAlert){
                                  .heading = _ ("Open So Many Articles?"),
                                  .body = error->message,
                                  .cancel = _ ("_Cancel"),
                                  .accept = _ ("_Open All"),
                              },
                              NULL, many_answered_cb, NULL);
      return;
    }
  // What is gone is not offered again; a disk that is only not plugged in at the start comes back by itself.
  if (!self->quietly && g_error_matches (error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND))
    dictum_recent_forget (self->folder);
  dictum_window_show_start (self);
  if (!self->quietly)
    dictum_window_say_error (self, _ ("The folder cannot be opened"), error);
}

static void
project_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_project_open_finish (result, &error);
  g_autoptr (DictumSession) session = NULL;
  g_autofree char *name = NULL;

  if (self->closing || self->folder == NULL)
    return;
  if (project == NULL)
    {
      opening_failed (self, error);
      return;
    }
  session = dictum_session_new (project);
  dictum_window_set_session (self, session);
  dictum_window_note_project (self);
  name = dictum_project_dup_name (project);
  dictum_files_note_recent (self->folder, name);
  self->wants_focus = TRUE;
  if (self->added != NULL)
    dictum_session_add_files (self->session, self->added);
  g_clear_pointer (&self->added, g_ptr_array_unref);
}

static void
open_project (DictumWindow *self)
{
  DictumIdentity identity = { self->annotator, self->installation };

  g_free (self->annotator);
  g_free (self->installation);
  identity.annotator = self->annotator = dictum_identity_dup_annotator (self->settings);
  identity.installation = self->installation = dictum_identity_dup_installation (self->settings);
  dictum_project_open_async (self->folder, &identity, self->accept_many, self->cancellable, project_opened_cb,
                             g_object_ref (self));
}

static void
painted_cb (DictumWindow *self)
{
  dictum_window_stop_waiting (self);
  self->painted = TRUE;
  if (self->folder != NULL)
    open_project (self);
}

/*
 * dictum_window_wait_for_paint:
 * @self: a window that has just got its surface
 *
 * Opens the project once the window is on the screen.
 */
void
dictum_window_wait_for_paint (DictumWindow *self)
{
  if (self->painted || self->clock != NULL)
    return;
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self)));
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (painted_cb), self);
}

/*
 * dictum_window_stop_waiting:
 * @self: a window
 *
 * Does not wait any more. The clock may have ended before, with the window's surface, and its handlers with it.
 */
void
dictum_window_stop_waiting (DictumWindow *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, painted_cb, self);
  g_clear_object (&self->clock);
}

/*
 * dictum_window_note_project:
 * @self: a window with a project
 *
 * Notes for the next start that the person was in this project last.
 */
void
dictum_window_note_project (DictumWindow *self)
{
  g_autofree char *uri = g_file_get_uri (self->folder);

  g_settings_set_string (self->settings, "last-project", uri);
}

/*
 * dictum_window_show_start:
 * @self: a window
 *
 * Shows the page to begin with; no project is open.
 */
void
dictum_window_show_start (DictumWindow *self)
{
  g_clear_object (&self->folder);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  dictum_start_page_update (self->start_page);
  dictum_window_show_parts (self, "start");
  gtk_widget_grab_focus (GTK_WIDGET (self->start_page));
}

/**
 * dictum_window_open:
 * @self: an empty window
 * @folder: a folder
 *
 * Opens a folder as a project, as soon as the window is on the screen. Where that fails the window says why.
 */
void
dictum_window_open (DictumWindow *self, GFile *folder)
{
  g_return_if_fail (DICTUM_IS_WINDOW (self));
  g_return_if_fail (dictum_window_is_empty (self));

  self->quietly = FALSE;
  self->accept_many = FALSE;
  g_set_object (&self->folder, folder);
  dictum_window_show_parts (self, "loading");
  if (self->painted)
    open_project (self);
}

/**
 * dictum_window_open_again:
 * @self: an empty window
 * @folder: the folder of the project that was open last
 *
 * Likewise, unasked: a folder that is gone meanwhile is not worth a word.
 */
void
dictum_window_open_again (DictumWindow *self, GFile *folder)
{
  dictum_window_open (self, folder);
  self->quietly = TRUE;
}

/**
 * dictum_window_add_files:
 * @self: a window with a project, or with one that is being opened
 * @files: (element-type GFile): texts
 *
 * Copies texts into the project as articles.
 */
void
dictum_window_add_files (DictumWindow *self, GPtrArray *files)
{
  g_return_if_fail (DICTUM_IS_WINDOW (self));

  if (self->session != NULL)
    {
      dictum_session_add_files (self->session, files);
      return;
    }
  if (self->added == NULL)
    self->added = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_extend (self->added, files, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}
