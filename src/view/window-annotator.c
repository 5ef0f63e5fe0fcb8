// SPDX-License-Identifier: GPL-3.0-or-later
// Another name for the annotator, set in the preferences: new work goes under it, and the work that is there may
// follow.

#include "config.h"

#include "platform/alert.h"
#include "view/identity.h"
#include "view/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

// The preferences lie above the window while the name is typed in them, and a question has to lie above both.
static GtkWindow *
find_parent (DictumWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWindow *active = application ? gtk_application_get_active_window (application) : NULL;

  return active != NULL && gtk_window_get_transient_for (active) == GTK_WINDOW (self) ? active : GTK_WINDOW (self);
}

static void
rename_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = data;
  g_autofree char *annotator = NULL;

  if (!dictum_alert_ask_finish (result, NULL) || self->session == NULL)
    return;
  annotator = dictum_identity_dup_annotator (self->settings);
  if (dictum_project_can_rename_annotator (dictum_session_get_project (self->session)))
    dictum_session_rename_annotator (self->session, annotator);
}

/*
 * dictum_window_annotator_changed:
 * @self: a window
 *
 * Asks whether what is marked in its project goes along to the annotator's new name.
 */
void
dictum_window_annotator_changed (DictumWindow *self)
{
  DictumProject *project = self->session ? dictum_session_get_project (self->session) : NULL;
  g_autofree char *annotator = dictum_identity_dup_annotator (self->settings);
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  if (project == NULL || strcmp (dictum_project_get_annotator (project), annotator) == 0 ||
      !dictum_project_can_rename_annotator (project))
    return;
  name = dictum_project_dup_name (project);
  // Translators: a project, and two names of annotators
  body = g_strdup_printf (_ ("What you marked in “%s” is kept as “%s”. It can get the name “%s” too, or stay "
                             "as it is; then you begin anew under that name when you open the project again."),
                          name, dictum_project_get_annotator (project), annotator);
  dictum_alert_ask_async (find_parent (self),
                          &(DictumAlert){
                              .heading = _ ("Rename Your Folder Too?"),
                              .body = body,
                              .cancel = _ ("_Keep as It Is"),
                              .accept = _ ("_Rename"),
                          },
                          self->cancellable, rename_answered_cb, g_object_ref (self));
}
