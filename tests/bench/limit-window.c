// SPDX-License-Identifier: GPL-3.0-or-later
// What the toolkit itself costs: an empty libadwaita window, from the start to the first frame. Prints start= in ms.

#include "bench/probe.h"

#include <adwaita.h>

static void
activate_cb (GApplication *application, Probe **probe)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_widget_realize (window);
  *probe = probe_new (window);
  gtk_window_present (GTK_WINDOW (window));
  g_print ("start=%.1f mem_mb=%.1f\n", probe_get_first_frame (*probe) - probe_since_exec (), probe_get_peak_memory ());
  g_application_quit (application);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_autoptr (Probe) probe = NULL;

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &probe);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
