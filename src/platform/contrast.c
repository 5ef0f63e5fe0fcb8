// SPDX-License-Identifier: GPL-3.0-or-later
// A style sheet for those who want high contrast. libadwaita's own way of naming one changed with release 1.10.

#include "platform/contrast.h"

#include <adwaita.h>

static void
contrast_changed_cb (AdwStyleManager *manager, GParamSpec *pspec, GtkStyleProvider *sheet)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (adw_style_manager_get_high_contrast (manager))
    gtk_style_context_add_provider_for_display (display, sheet, GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  else
    gtk_style_context_remove_provider_for_display (display, sheet);
}

/**
 * dictum_contrast_add_style:
 * @resource: path of a style sheet
 *
 * Has a style sheet hold in all windows, after the application's own, while the desktop asks for high contrast. To be
 * called once, with libadwaita initialised. Main thread.
 */
void
dictum_contrast_add_style (const char *resource)
{
  AdwStyleManager *manager;
  GtkCssProvider *sheet;

  g_return_if_fail (resource != NULL);

  manager = adw_style_manager_get_default ();
  sheet = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (sheet, resource);
  contrast_changed_cb (manager, NULL, GTK_STYLE_PROVIDER (sheet));
  g_signal_connect_data (manager, "notify::high-contrast", G_CALLBACK (contrast_changed_cb), sheet,
                         (GClosureNotify) (gpointer) g_object_unref, 0);
}
