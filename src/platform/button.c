// SPDX-License-Identifier: GPL-3.0-or-later
// What GTK 4.8 tells assistive technology of a button with a mnemonic.

#include "platform/button.h"

/**
 * dictum_buttons_name:
 * @widget: a widget whose buttons have their labels
 *
 * Gives each button in @widget that has a mnemonic one readable name. GTK 4.8 names it twice, by what was set,
 * underscore included, and by the label that it makes of that: “_Open… Open…”. To be called again when a label is set
 * anew. Main thread.
 */
void
dictum_buttons_name (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  // The label inside stays its name.
  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget)))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    dictum_buttons_name (child);
}
