// SPDX-License-Identifier: GPL-3.0-or-later
// What GTK 4.8 leaves to a widget made from a template when it goes.

#include "platform/template.h"

/**
 * dictum_template_dispose:
 * @widget: a widget that derives from GtkWidget itself, in its dispose
 * @type: the type whose template it is
 *
 * Lets go of the template's objects and of all children, named in the class or not. May be called twice.
 */
void
dictum_template_dispose (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  // What is focused inside is told so while the fields still point to something.
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
  gtk_widget_dispose_template (widget, type);
}
