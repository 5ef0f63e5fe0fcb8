// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what the program is, with whatever about window this release of libadwaita has.

#include "platform/about.h"

#include <adwaita.h>

#if ADW_CHECK_VERSION(1, 5, 0)
#define ABOUT_TYPE ADW_TYPE_ABOUT_DIALOG
#else
#define ABOUT_TYPE ADW_TYPE_ABOUT_WINDOW
#endif

/**
 * dictum_about_show:
 * @parent: the window that asks
 * @info: what is shown; copied
 *
 * Shows the window about the program. Main thread.
 */
void
dictum_about_show (GtkWindow *parent, const DictumAboutInfo *info)
{
  GObject *about;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (info != NULL);

  // Both classes have the same properties.
  about = g_object_new (ABOUT_TYPE,
                        "application-name", info->name,
                        "application-icon", info->icon,
                        "version", info->version,
                        "comments", info->comments,
                        "developers", info->developers,
                        "translator-credits", info->translators,
                        "copyright", info->copyright,
                        "license-type", GTK_LICENSE_GPL_3_0,
                        "debug-info", info->debug_info,
                        "debug-info-filename", "dictum-debug-info.txt",
                        NULL);
#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (about), parent);
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
#endif
}

/**
 * dictum_about_dup_versions:
 *
 * Returns: (transfer full): the releases of the libraries that the program runs with, one a line
 */
char *
dictum_about_dup_versions (void)
{
  return g_strdup_printf ("GTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (), glib_major_version, glib_minor_version,
                          glib_micro_version);
}
