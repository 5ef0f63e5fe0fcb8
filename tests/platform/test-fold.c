// SPDX-License-Identifier: GPL-3.0-or-later
// Panes beside the middle, as sheets over it, and the strip below.

#include "platform/fold.h"

#include <adwaita.h>

typedef struct
{
  GtkWidget *window;
  DictumFold *fold;
  GtkWidget *middle;
  GtkWidget *strip;
  GtkWidget *panes[DICTUM_FOLD_N_SIDES];
} Fixture;

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static GtkWidget *
make_part (int width)
{
  GtkWidget *part = gtk_button_new ();

  gtk_widget_set_size_request (part, width, 20);
  return part;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  f->fold = DICTUM_FOLD (g_object_ref_sink (dictum_fold_new ()));
  f->middle = make_part (100);
  f->strip = make_part (100);
  f->panes[DICTUM_FOLD_START] = make_part (150);
  f->panes[DICTUM_FOLD_END] = make_part (200);
  dictum_fold_set_middle (f->fold, f->middle);
  dictum_fold_set_strip (f->fold, f->strip);
  for (DictumFoldSide side = 0; side < DICTUM_FOLD_N_SIDES; side++)
    {
      dictum_fold_set_pane (f->fold, side, f->panes[side]);
      dictum_fold_limit_width (f->fold, side, 200, 360);
      dictum_fold_set_width (f->fold, side, 250);
    }
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->fold));
  gtk_window_present (GTK_WINDOW (f->window));
  settle ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  settle ();
  g_assert_finalize_object (f->fold);
}

static void
allocate (Fixture *f, int width)
{
  int least, wished;

  gtk_widget_measure (GTK_WIDGET (f->fold), GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
  gtk_widget_measure (GTK_WIDGET (f->fold), GTK_ORIENTATION_VERTICAL, -1, &least, &wished, NULL, NULL);
  gtk_widget_size_allocate (GTK_WIDGET (f->fold), &(GtkAllocation){ 0, 0, width, 600 }, -1);
}

static void
assert_place (Fixture *f, GtkWidget *child, int x, int width)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_get_child_visible (child));
  g_assert_true (gtk_widget_compute_bounds (child, GTK_WIDGET (f->fold), &bounds));
  g_assert_cmpint ((int) bounds.origin.x, ==, x);
  g_assert_cmpint ((int) bounds.size.width, ==, width);
}

static void
test_wide (Fixture *f, gconstpointer data)
{
  allocate (f, 1280);
  assert_place (f, f->panes[DICTUM_FOLD_START], 0, 250);
  assert_place (f, f->middle, 250, 780);
  assert_place (f, f->panes[DICTUM_FOLD_END], 1030, 250);
  g_assert_false (gtk_widget_get_child_visible (f->strip));
}

static void
test_right_to_left (Fixture *f, gconstpointer data)
{
  gtk_widget_set_direction (GTK_WIDGET (f->fold), GTK_TEXT_DIR_RTL);
  allocate (f, 1280);
  assert_place (f, f->panes[DICTUM_FOLD_START], 1030, 250);
  assert_place (f, f->panes[DICTUM_FOLD_END], 0, 250);
}

static void
test_folds (Fixture *f, gconstpointer data)
{
  static const struct
  {
    int width;
    gboolean start_folded, end_folded;
  } table[] = { { 1280, FALSE, FALSE }, { 900, FALSE, FALSE }, { 899, FALSE, TRUE }, { 700, FALSE, TRUE },
                { 699, TRUE, TRUE },    { 360, TRUE, TRUE },   { 1024, FALSE, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      allocate (f, table[i].width);
      g_assert_cmpint (dictum_fold_is_folded (f->fold, DICTUM_FOLD_START), ==, table[i].start_folded);
      g_assert_cmpint (dictum_fold_is_folded (f->fold, DICTUM_FOLD_END), ==, table[i].end_folded);
      g_assert_cmpint (gtk_widget_get_child_visible (f->strip), ==, table[i].end_folded);
    }
}

static void
test_large_text (Fixture *f, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();

  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  allocate (f, 1799);
  g_assert_true (dictum_fold_is_folded (f->fold, DICTUM_FOLD_END));
  g_assert_false (dictum_fold_is_folded (f->fold, DICTUM_FOLD_START));
  dictum_fold_set_shown (f->fold, DICTUM_FOLD_END, TRUE);
  allocate (f, 1799);
  assert_place (f, f->panes[DICTUM_FOLD_END], 1299, 500);
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
}

static void
test_sheet (Fixture *f, gconstpointer data)
{
  allocate (f, 360);
  assert_place (f, f->middle, 0, 360);
  g_assert_false (gtk_widget_get_child_visible (f->panes[DICTUM_FOLD_START]));
  dictum_fold_set_shown (f->fold, DICTUM_FOLD_START, TRUE);
  allocate (f, 360);
  assert_place (f, f->panes[DICTUM_FOLD_START], 0, 250);
  assert_place (f, f->middle, 0, 360);
  g_assert_false (gtk_widget_get_can_focus (f->middle));
  dictum_fold_set_shown (f->fold, DICTUM_FOLD_END, TRUE);
  allocate (f, 360);
  g_assert_false (dictum_fold_is_shown (f->fold, DICTUM_FOLD_START));
  assert_place (f, f->panes[DICTUM_FOLD_END], 110, 250);
  g_assert_true (dictum_fold_close_sheet (f->fold));
  g_assert_false (dictum_fold_close_sheet (f->fold));
  g_assert_true (gtk_widget_get_can_focus (f->middle));
  g_assert_true (dictum_fold_is_wanted (f->fold, DICTUM_FOLD_END));
}

static void
test_width (Fixture *f, gconstpointer data)
{
  dictum_fold_set_width (f->fold, DICTUM_FOLD_START, 10);
  g_assert_cmpint (dictum_fold_get_width (f->fold, DICTUM_FOLD_START), ==, 200);
  dictum_fold_set_width (f->fold, DICTUM_FOLD_START, 1000);
  g_assert_cmpint (dictum_fold_get_width (f->fold, DICTUM_FOLD_START), ==, 360);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/platform/fold/panes-stand-beside-the-middle", Fixture, NULL, set_up, test_wide, tear_down);
  g_test_add ("/platform/fold/panes-change-sides-from-right-to-left", Fixture, NULL, set_up, test_right_to_left,
              tear_down);
  g_test_add ("/platform/fold/panes-fold-on-a-narrow-window", Fixture, NULL, set_up, test_folds, tear_down);
  g_test_add ("/platform/fold/with-large-text-panes-fold-earlier-and-sheets-are-wider", Fixture, NULL, set_up,
              test_large_text, tear_down);
  g_test_add ("/platform/fold/one-sheet-at-a-time-lies-over-the-middle", Fixture, NULL, set_up, test_sheet, tear_down);
  g_test_add ("/platform/fold/a-width-stays-within-its-limits", Fixture, NULL, set_up, test_width, tear_down);
  return g_test_run ();
}
