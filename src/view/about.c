// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says of itself.

#include "config.h"

#include "view/about.h"

#include "platform/about.h"

#include <glib/gi18n-lib.h>

/**
 * dictum_about_present:
 * @parent: the window that asks
 *
 * Shows name, version, licence, and the versions to be named in a report.
 */
void
dictum_about_present (GtkWindow *parent)
{
  static const char *const developers[] = { "The Dictum contributors", NULL };
  g_autofree char *versions = dictum_about_dup_versions ();
  g_autofree char *debug_info = g_strdup_printf ("Dictum %s\n%s%s\n", PACKAGE_VERSION, versions,
                                                 g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? "Flatpak" : "");
  // Translators: your names, one a line
  const char *translators = _ ("translator-credits");

  dictum_about_show (parent, &(DictumAboutInfo){
                                 .name = _ ("Dictum"),
                                 .icon = APP_ID,
                                 .version = PACKAGE_VERSION,
                                 .comments = _ ("Mark quotations in news articles and say who said them"),
                                 .developers = developers,
                                 .translators = g_str_equal (translators, "translator-credits") ? "" : translators,
                                 .copyright = _ ("© The Dictum contributors"),
                                 .debug_info = debug_info,
                             });
}
