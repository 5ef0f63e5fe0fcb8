// SPDX-License-Identifier: GPL-3.0-or-later
// The window that explains the program in a few steps; it needs no network.

#include "config.h"

#include "view/help-window.h"

#include "platform/button.h"

struct _DictumHelpWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (DictumHelpWindow, dictum_help_window, ADW_TYPE_WINDOW)

static void
dictum_help_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_HELP_WINDOW);
  G_OBJECT_CLASS (dictum_help_window_parent_class)->dispose (object);
}

static void
dictum_help_window_class_init (DictumHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_help_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/help-window.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dictum_help_window_init (DictumHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dictum_buttons_name (GTK_WIDGET (self));
}

/**
 * dictum_help_window_new:
 * @parent: the window that asks
 *
 * Returns: (transfer none): a window; show it. GTK owns it.
 */
GtkWidget *
dictum_help_window_new (GtkWindow *parent)
{
  // Its buttons name actions of the application.
  return g_object_new (DICTUM_TYPE_HELP_WINDOW,
                       "transient-for", parent,
                       "application", gtk_window_get_application (parent),
                       NULL);
}
