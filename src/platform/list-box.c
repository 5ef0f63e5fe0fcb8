// SPDX-License-Identifier: GPL-3.0-or-later
// What GTK 4.8 lacks for lists.

#include "platform/list-box.h"

/**
 * dictum_list_box_remove_all:
 * @box: a list
 *
 * Removes its rows, and keeps what it shows while it has none.
 */
void
dictum_list_box_remove_all (GtkListBox *box)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  gtk_list_box_remove_all (box);
#else
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (box, 0)) != NULL)
    gtk_list_box_remove (box, GTK_WIDGET (row));
#endif
}
