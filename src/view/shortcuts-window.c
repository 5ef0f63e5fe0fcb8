// SPDX-License-Identifier: GPL-3.0-or-later
// The window that lists every gesture and key, in sections.

#include "config.h"

#include "view/shortcuts-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DictumShortcutsWindow
{
  AdwWindow parent_instance;
  AdwPreferencesPage *page;
};

G_DEFINE_FINAL_TYPE (DictumShortcutsWindow, dictum_shortcuts_window, ADW_TYPE_WINDOW)

typedef struct
{
  const char *section; // begins a new section where not NULL
  const char *what;
  const char *action; // the keys are those of this action …
  const char *keys;   // … or these, translated as a whole
} Gesture;

static const Gesture gestures[] = {
  { N_ ("Mark"), N_ ("Mark the selected words, or what stands between the quotation marks pointed at"), NULL,
    N_ ("1 – 9") },
  { NULL, N_ ("Nobody is named"), NULL, "0" },
  { NULL, N_ ("A new speaker"), NULL, "N" },
  { NULL, N_ ("One piece more of the current quotation"), NULL, N_ ("Ctrl + drag, or K") },
  { NULL, N_ ("Exactly these characters"), NULL, N_ ("Ctrl + Shift + drag") },
  { NULL, N_ ("Pick up the last speaker as the pen"), NULL, "P" },
  { NULL, N_ ("Lay down list, selection, pen, current quotation"), NULL, N_ ("Esc") },
  { N_ ("Current quotation"), N_ ("Another speaker"), NULL, N_ ("1 – 9") },
  { NULL, N_ ("Direct, mixed, indirect, free indirect"), NULL, "D, M, I, F" },
  { NULL, N_ ("Source, cue, addressee from the selected words"), NULL, "S, C, A" },
  { NULL, N_ ("The text has no source, cue, addressee"), NULL, N_ ("Shift + S, C, A") },
  { NULL, N_ ("Not sure"), NULL, "U" },
  { NULL, N_ ("Take its beginning, its end"), NULL, "B, E" },
  { NULL, N_ ("Move the end taken by words; by characters"), NULL, N_ ("← →; Shift + ← →") },
  { NULL, N_ ("Cut the piece at the caret, or take out the selected words"), NULL, "X" },
  { NULL, N_ ("Join with the next piece"), NULL, "J" },
  { NULL, N_ ("Remove"), NULL, N_ ("Delete") },
  { N_ ("Go"), N_ ("Next, previous quotation"), NULL, N_ ("Tab, Shift + Tab") },
  { NULL, N_ ("Next article"), "win.next-article", NULL },
  { NULL, N_ ("Previous article"), "win.previous-article", NULL },
  { NULL, N_ ("Article done"), "win.mark-done", NULL },
  { NULL, N_ ("Next part of the window"), "win.next-pane", NULL },
  { NULL, N_ ("Find in the article"), "win.find", NULL },
  { NULL, N_ ("Show or hide the articles"), "win.left-pane", NULL },
  { NULL, N_ ("Show or hide speakers and quotation"), "win.right-pane", NULL },
  { N_ ("Text and work"), N_ ("Undo"), "win.undo", NULL },
  { NULL, N_ ("Redo"), "win.redo", NULL },
  { NULL, N_ ("Copy the selection, or the quotation with its citation"), NULL, N_ ("Ctrl + C") },
  { NULL, N_ ("Larger text"), "win.text-larger", NULL },
  { NULL, N_ ("Smaller text"), "win.text-smaller", NULL },
  { NULL, N_ ("Usual text size"), "win.text-normal", NULL },
  { N_ ("Program"), N_ ("Open a folder"), "app.open-project", NULL },
  { NULL, N_ ("New project"), "app.new-project", NULL },
  { NULL, N_ ("Export"), "win.export", NULL },
  { NULL, N_ ("Preferences"), "app.preferences", NULL },
  { NULL, N_ ("Keyboard shortcuts"), "app.shortcuts", NULL },
  { NULL, N_ ("Help"), "app.help", NULL },
  { NULL, N_ ("Main menu"), NULL, "F10" },
  { NULL, N_ ("Close the window"), "window.close", NULL },
  { NULL, N_ ("Quit"), "app.quit", NULL },
};

static char *
dup_keys (const Gesture *gesture)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  g_auto (GStrv) accels = NULL;
  guint key;
  GdkModifierType modifiers;

  if (gesture->keys != NULL)
    return g_strdup (_ (gesture->keys));
  if (application == NULL)
    return g_strdup ("");
  accels = gtk_application_get_accels_for_action (application, gesture->action);
  if (accels[0] == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return g_strdup ("");
  return gtk_accelerator_get_label (key, modifiers);
}

static void
add_gesture (AdwPreferencesGroup *group, const Gesture *gesture)
{
  GtkWidget *row = adw_action_row_new (), *cap;
  g_autofree char *keys = dup_keys (gesture);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (gesture->what));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  cap = gtk_label_new (keys);
  gtk_widget_add_css_class (cap, "keycap");
  gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), cap);
  adw_preferences_group_add (group, row);
}

static void
dictum_shortcuts_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DICTUM_TYPE_SHORTCUTS_WINDOW);
  G_OBJECT_CLASS (dictum_shortcuts_window_parent_class)->dispose (object);
}

static void
dictum_shortcuts_window_class_init (DictumShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_shortcuts_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumShortcutsWindow, page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dictum_shortcuts_window_init (DictumShortcutsWindow *self)
{
  GtkWidget *group = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    {
      if (gestures[i].section != NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ (gestures[i].section));
          adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
        }
      add_gesture (ADW_PREFERENCES_GROUP (group), &gestures[i]);
    }
}

/**
 * dictum_shortcuts_window_new:
 * @parent: the window that asks
 *
 * Returns: (transfer none): a window; show it. GTK owns it.
 */
GtkWidget *
dictum_shortcuts_window_new (GtkWindow *parent)
{
  return g_object_new (DICTUM_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, NULL);
}
