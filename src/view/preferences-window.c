// SPDX-License-Identifier: GPL-3.0-or-later
// What one person sets for all projects: who marks, and how the article's text looks.

#include "config.h"

#include "view/preferences-window.h"

#include "core/project-data.h"
#include "view/identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DictumPreferencesWindow
{
  AdwWindow parent_instance;
  GtkEditable *annotator;
  GtkLabel *annotator_hint;
  GtkDropDown *font;
  GtkSpinButton *size;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DictumPreferencesWindow, dictum_preferences_window, ADW_TYPE_WINDOW)

static void
annotator_changed_cb (DictumPreferencesWindow *self)
{
  g_autofree char *id = dictum_annotator_make_id (gtk_editable_get_text (self->annotator));
  g_autofree char *hint = NULL;

  // Translators: the name of a folder
  hint = g_strdup_printf (_ ("Your marks are kept as “%s”. The name counts for projects opened from now on."), id);
  gtk_label_set_text (self->annotator_hint, hint);
}

static void
annotator_applied_cb (DictumPreferencesWindow *self)
{
  g_autofree char *id = dictum_annotator_make_id (gtk_editable_get_text (self->annotator));

  g_settings_set_string (self->settings, "annotator", id);
  gtk_editable_set_text (self->annotator, id);
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static char **
list_families (GtkWidget *widget)
{
  PangoFontFamily **families;
  int n = 0;
  char **names;

  pango_context_list_families (gtk_widget_get_pango_context (widget), &families, &n);
  names = g_new0 (char *, (gsize) n + 1);
  for (int i = 0; i < n; i++)
    names[i] = g_strdup (pango_font_family_get_name (families[i]));
  qsort (names, (size_t) n, sizeof (char *), compare_families);
  g_free (families);
  return names;
}

static void
font_chosen_cb (DictumPreferencesWindow *self)
{
  guint chosen = gtk_drop_down_get_selected (self->font);
  GtkStringList *fonts = GTK_STRING_LIST (gtk_drop_down_get_model (self->font));

  if (self->settings == NULL || chosen == GTK_INVALID_LIST_POSITION)
    return;
  g_settings_set_string (self->settings, "text-font", chosen == 0 ? "" : gtk_string_list_get_string (fonts, chosen));
}

static void
fill_fonts (DictumPreferencesWindow *self, GSettings *settings)
{
  g_autofree char *font = g_settings_get_string (settings, "text-font");
  g_auto (GStrv) families = list_families (GTK_WIDGET (self));
  g_autoptr (GtkStringList) fonts = gtk_string_list_new (NULL);
  guint chosen = 0;

  gtk_string_list_append (fonts, _ ("Automatic"));
  for (guint i = 0; families[i] != NULL; i++)
    {
      gtk_string_list_append (fonts, families[i]);
      if (strcmp (families[i], font) == 0)
        chosen = i + 1;
    }
  gtk_drop_down_set_model (self->font, G_LIST_MODEL (fonts));
  gtk_drop_down_set_selected (self->font, chosen);
}

static void
dictum_preferences_window_dispose (GObject *object)
{
  DictumPreferencesWindow *self = DICTUM_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_PREFERENCES_WINDOW);
  G_OBJECT_CLASS (dictum_preferences_window_parent_class)->dispose (object);
}

static void
dictum_preferences_window_class_init (DictumPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumPreferencesWindow, annotator);
  gtk_widget_class_bind_template_child (widget_class, DictumPreferencesWindow, annotator_hint);
  gtk_widget_class_bind_template_child (widget_class, DictumPreferencesWindow, font);
  gtk_widget_class_bind_template_child (widget_class, DictumPreferencesWindow, size);
  gtk_widget_class_bind_template_callback (widget_class, annotator_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, annotator_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, font_chosen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dictum_preferences_window_init (DictumPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_preferences_window_new:
 * @parent: the window that asks
 * @settings: the program's settings
 *
 * Returns: (transfer none): a window; show it. GTK owns it.
 */
GtkWidget *
dictum_preferences_window_new (GtkWindow *parent, GSettings *settings)
{
  DictumPreferencesWindow *self = g_object_new (DICTUM_TYPE_PREFERENCES_WINDOW, "transient-for", parent, NULL);
  g_autofree char *annotator = dictum_identity_dup_annotator (settings);

  fill_fonts (self, settings);
  self->settings = g_object_ref (settings);
  gtk_editable_set_text (self->annotator, annotator);
  annotator_changed_cb (self);
  g_settings_bind (settings, "text-size", gtk_spin_button_get_adjustment (self->size), "value",
                   G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}
