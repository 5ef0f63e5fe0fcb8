// SPDX-License-Identifier: GPL-3.0-or-later
// Starts the application, and nothing else.

#include "view/application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (DictumApplication) application = dictum_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
