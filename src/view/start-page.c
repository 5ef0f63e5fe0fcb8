// SPDX-License-Identifier: GPL-3.0-or-later
// What an empty window shows: the three ways to begin, and the projects that were open before.

#include "config.h"

#include "view/start-page.h"

#include "platform/list-box.h"
#include "platform/template.h"
#include "session/recent.h"
#include "view/date.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define RECENT_SHOWN 5
#define MICROSECONDS 1000000

struct _DictumStartPage
{
  GtkWidget parent_instance;
  GtkWidget *open;
  GtkWidget *recent_group;
  GtkListBox *recent;
};

G_DEFINE_FINAL_TYPE (DictumStartPage, dictum_start_page, GTK_TYPE_WIDGET)

static void
add_row (DictumStartPage *self, const DictumRecent *recent)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *folder = gtk_image_new_from_icon_name ("folder-symbolic");
  GtkWidget *next = gtk_image_new_from_icon_name ("go-next-symbolic");
  g_autofree char *when = dictum_date_dup_when (recent->opened, g_get_real_time () / MICROSECONDS);
  GtkWidget *day = gtk_label_new (when);
  g_autofree char *basename = g_file_get_basename (recent->folder);
  g_autofree char *name = basename ? g_filename_display_name (basename) : g_strdup ("");
  g_autofree char *articles = g_strdup_printf (ngettext ("%u article", "%u articles", recent->n_articles),
                                               recent->n_articles);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s · %s"), name, articles);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recent->title);
  // A row without markup shows its subtitle as it is too.
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), folder);
  gtk_widget_add_css_class (day, "caption");
  gtk_widget_add_css_class (day, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), day);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "uri", g_file_get_uri (recent->folder), g_free);
  gtk_list_box_append (self->recent, row);
}

static void
row_activated_cb (DictumStartPage *self, GtkListBoxRow *row)
{
  const char *uri = g_object_get_data (G_OBJECT (row), "uri");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-recent", "s", uri);
}

static gboolean
dictum_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DICTUM_START_PAGE (widget)->open);
}

static void
dictum_start_page_dispose (GObject *object)
{
  dictum_template_dispose (GTK_WIDGET (object), DICTUM_TYPE_START_PAGE);
  G_OBJECT_CLASS (dictum_start_page_parent_class)->dispose (object);
}

static void
dictum_start_page_class_init (DictumStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_start_page_dispose;
  widget_class->grab_focus = dictum_start_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumStartPage, open);
  gtk_widget_class_bind_template_child (widget_class, DictumStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, DictumStartPage, recent);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
dictum_start_page_init (DictumStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_start_page_update:
 * @self: the page
 *
 * Shows the projects that were open before as they are now.
 */
void
dictum_start_page_update (DictumStartPage *self)
{
  g_autoptr (GPtrArray) list = dictum_recent_list ();

  g_return_if_fail (DICTUM_IS_START_PAGE (self));

  dictum_list_box_remove_all (self->recent);
  for (guint i = 0; i < MIN (list->len, RECENT_SHOWN); i++)
    add_row (self, g_ptr_array_index (list, i));
  gtk_widget_set_visible (self->recent_group, list->len > 0);
}
