// SPDX-License-Identifier: GPL-3.0-or-later
// Who annotates: one's own folder of marks gets another name.

#include "config.h"

#include "session/session-private.h"

#include <glib/gi18n-lib.h>

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumSession) self = data;
  g_autoptr (GError) error = NULL;

  if (dictum_project_rename_annotator_finish (DICTUM_PROJECT (source), result, &error))
    // Translators: %s is the name of an annotator
    dictum_session_say (self, FALSE, _("Your marks are now kept as “%s”."),
                        dictum_project_get_annotator (self->project));
  else
    dictum_session_say (self, FALSE, _("Your folder keeps its name. %s"), error->message);
}

/**
 * dictum_session_rename_annotator:
 * @self: a session
 * @annotator: a valid id
 *
 * Gives one's own folder of marks in the project another name, while the main loop runs. A message says how that went;
 * where it failed nothing was changed.
 */
void
dictum_session_rename_annotator (DictumSession *self, const char *annotator)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));
  g_return_if_fail (annotator != NULL);

  dictum_project_rename_annotator_async (self->project, annotator, renamed_cb, g_object_ref (self));
}
