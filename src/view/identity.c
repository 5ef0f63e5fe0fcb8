// SPDX-License-Identifier: GPL-3.0-or-later
// Who marks, and the number that tells this installation from others, out of the settings.

#include "view/identity.h"

#include "core/project-data.h"

/**
 * dictum_identity_dup_annotator:
 * @settings: the program's settings
 *
 * Returns: (transfer full): the annotator's id, valid; made from the login name where none is set
 */
char *
dictum_identity_dup_annotator (GSettings *settings)
{
  g_autofree char *set = g_settings_get_string (settings, "annotator");

  if (dictum_annotator_id_is_valid (set))
    return g_steal_pointer (&set);
  return dictum_annotator_make_id (set[0] ? set : g_get_user_name ());
}

/**
 * dictum_identity_dup_installation:
 * @settings: the program's settings
 *
 * Returns: (transfer full): 8 hexadecimal digits, made and kept the first time they are asked for
 */
char *
dictum_identity_dup_installation (GSettings *settings)
{
  g_autofree char *number = g_settings_get_string (settings, "installation");

  if (number[0] != '\0')
    return g_steal_pointer (&number);
  g_free (number);
  number = g_strdup_printf ("%08x", g_random_int ());
  g_settings_set_string (settings, "installation", number);
  return g_steal_pointer (&number);
}
