// SPDX-License-Identifier: GPL-3.0-or-later
// A style sheet for high contrast: that it holds with it, and only then.

#include "platform/contrast.h"

#include <adwaita.h>

#define WIDTH 321 // as contrast.css has it

static int
measure_label (void)
{
  GtkWidget *window, *label;
  int width;

  adw_init ();
  dictum_contrast_add_style ("/platform/contrast.css");
  window = gtk_window_new ();
  label = gtk_label_new (NULL);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  return width;
}

// What the desktop asks for is read once, so each case is a process of its own.
static void
test_with (void)
{
  if (g_test_subprocess ())
    {
      g_assert_cmpint (measure_label (), ==, WIDTH);
      return;
    }
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "1", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_without (void)
{
  if (g_test_subprocess ())
    {
      g_assert_cmpint (measure_label (), <, WIDTH);
      return;
    }
  g_setenv ("ADW_DEBUG_HIGH_CONTRAST", "0", TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/platform/contrast/the-sheet-holds-with-high-contrast", test_with);
  g_test_add_func ("/platform/contrast/the-sheet-does-not-hold-without", test_without);
  return g_test_run ();
}
