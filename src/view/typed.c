// SPDX-License-Identifier: GPL-3.0-or-later
// What a person typed into a field, as it is meant.

#include "view/typed.h"

/**
 * dictum_typed_dup:
 * @field: (type GtkEditable): an entry or an entry row
 *
 * Returns: (transfer full): its text without white space around it.
 */
char *
dictum_typed_dup (gpointer field)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field))));
}
