// SPDX-License-Identifier: GPL-3.0-or-later
// The cast: who may have said it, with digits and counts. A click marks the selection, or picks up the pen.

#include "config.h"

#include "view/cast-pane.h"

#include "platform/list-box.h"
#include "platform/template.h"
#include "view/speaker-row.h"
#include "view/typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DictumCastPane
{
  GtkWidget parent_instance;
  GtkListBox *list;
  GtkRevealer *adder;
  GtkEditable *new_name;
  GtkWidget *add;
  GtkPopover *menu;
  DictumSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *cast_signals;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (DictumCastPane, dictum_cast_pane, GTK_TYPE_WIDGET)

static void
insert_row (DictumCastPane *self, const char *speaker, int position)
{
  GtkWidget *row = dictum_speaker_row_new (self->session, speaker, FALSE);

  dictum_speaker_row_set_editable (DICTUM_SPEAKER_ROW (row), strcmp (speaker, DICTUM_SPEAKER_UNKNOWN) != 0);
  gtk_list_box_insert (self->list, row, position);
}

static void
update_rows (DictumCastPane *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row;
       row = gtk_widget_get_next_sibling (row))
    if (DICTUM_IS_SPEAKER_ROW (row))
      dictum_speaker_row_update (DICTUM_SPEAKER_ROW (row));
}

static gboolean
update_cb (gpointer data)
{
  DictumCastPane *self = data;

  self->update_id = 0;
  update_rows (self);
  return G_SOURCE_REMOVE;
}

// Many changes of one act are shown once.
static void
queue_update (DictumCastPane *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

// A row that goes while it has the focus leaves it to its neighbour.
static void
remove_row (DictumCastPane *self, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (row));

  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  row = gtk_list_box_get_row_at_index (self->list, (int) position);
  if (focused && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
cast_changed_cb (DictumCastPane *self, guint position, guint removed, guint added, GListModel *cast)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (DictumSpeaker) speaker = g_list_model_get_item (cast, position + i);

      insert_row (self, dictum_speaker_get_id (speaker), (int) (position + i));
    }
  for (guint i = 0; i < removed; i++)
    remove_row (self, position + added);
  queue_update (self);
}

static void
fill (DictumCastPane *self)
{
  GListModel *cast;

  dictum_list_box_remove_all (self->list);
  if (self->session == NULL)
    return;
  cast = G_LIST_MODEL (dictum_project_get_cast (dictum_session_get_project (self->session)));
  insert_row (self, DICTUM_SPEAKER_UNKNOWN, -1);
  cast_changed_cb (self, 0, 0, g_list_model_get_n_items (cast), cast);
}

static void
row_activated_cb (DictumCastPane *self, DictumSpeakerRow *row)
{
  dictum_session_click_speaker (self->session, dictum_speaker_row_get_speaker (row));
  // The next thing to do is in the text.
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
}

static void
show_adder (DictumCastPane *self, gboolean shown)
{
  gtk_revealer_set_reveal_child (self->adder, shown);
  if (shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->new_name));
}

static void
add_clicked_cb (DictumCastPane *self)
{
  show_adder (self, !gtk_revealer_get_reveal_child (self->adder));
}

static void
name_entered_cb (DictumCastPane *self)
{
  g_autofree char *name = dictum_typed_dup (self->new_name);

  if (name[0] == '\0' || self->session == NULL)
    return;
  if (dictum_session_add_speaker (self->session, name) == NULL)
    return;
  gtk_editable_set_text (self->new_name, "");
}

static gboolean
name_key_cb (DictumCastPane *self, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (self->new_name, "");
  gtk_widget_grab_focus (self->add);
  show_adder (self, FALSE);
  return GDK_EVENT_STOP;
}

static void
show_menu (DictumCastPane *self, DictumSpeakerRow *row, double x, double y)
{
  const char *speaker = dictum_speaker_row_get_speaker (row);
  g_autoptr (GMenu) menu = g_menu_new ();
  graphene_point_t point;
  static const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { N_ ("Use as _Pen"), "win.pen" },
    { N_ ("_Edit…"), "win.edit-speaker" },
    { N_ ("_Remove"), "win.remove-speaker" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      if (i > 0 && strcmp (speaker, DICTUM_SPEAKER_UNKNOWN) == 0)
        break;
      g_menu_item_set_action_and_target (item, items[i].action, "s", speaker);
      g_menu_append_item (menu, item);
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  if (!gtk_widget_compute_point (GTK_WIDGET (row), GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y),
                                 &point))
    return;
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
list_pressed_cb (DictumCastPane *self, int n, double x, double y, GtkGesture *gesture)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);
  graphene_point_t point;

  if (row == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (row),
                                                &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, DICTUM_SPEAKER_ROW (row), point.x, point.y);
}

static void
list_long_pressed_cb (DictumCastPane *self, double x, double y, GtkGesture *gesture)
{
  list_pressed_cb (self, 1, x, y, gesture);
}

static void
open_menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, DICTUM_TYPE_SPEAKER_ROW) : NULL;

  if (row != NULL)
    show_menu (DICTUM_CAST_PANE (widget), DICTUM_SPEAKER_ROW (row), gtk_widget_get_width (row) / 2.0,
               gtk_widget_get_height (row) / 2.0);
}

static void
dictum_cast_pane_dispose (GObject *object)
{
  DictumCastPane *self = DICTUM_CAST_PANE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->cast_signals);
  g_clear_object (&self->session);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  dictum_template_dispose (GTK_WIDGET (self), DICTUM_TYPE_CAST_PANE);
  G_OBJECT_CLASS (dictum_cast_pane_parent_class)->dispose (object);
}

static void
dictum_cast_pane_class_init (DictumCastPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_cast_pane_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/cast-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumCastPane, list);
  gtk_widget_class_bind_template_child (widget_class, DictumCastPane, adder);
  gtk_widget_class_bind_template_child (widget_class, DictumCastPane, new_name);
  gtk_widget_class_bind_template_child (widget_class, DictumCastPane, add);
  gtk_widget_class_bind_template_child (widget_class, DictumCastPane, menu);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_long_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "cast.menu", NULL, open_menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "cast.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "cast.menu", NULL);
}

static void
dictum_cast_pane_init (DictumCastPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (DICTUM_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::pen", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::current", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->session_signals, "counted", G_CALLBACK (queue_update), self);
  self->cast_signals = g_signal_group_new (DICTUM_TYPE_CAST);
  g_signal_group_connect_swapped (self->cast_signals, "items-changed", G_CALLBACK (cast_changed_cb), self);
  g_signal_group_connect_swapped (self->cast_signals, "changed", G_CALLBACK (queue_update), self);
}

/**
 * dictum_cast_pane_set_session:
 * @self: the pane
 * @session: (nullable): what it shows from now on
 *
 * Shows the cast of a session's project.
 */
void
dictum_cast_pane_set_session (DictumCastPane *self, DictumSession *session)
{
  g_return_if_fail (DICTUM_IS_CAST_PANE (self));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->cast_signals,
                             session ? dictum_project_get_cast (dictum_session_get_project (session)) : NULL);
  fill (self);
}
