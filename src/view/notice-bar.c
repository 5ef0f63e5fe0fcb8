// SPDX-License-Identifier: GPL-3.0-or-later
// The bar below the header that says what state the project is in. Of several states it shows the gravest.

#include "config.h"

#include "view/notice-bar.h"

#include "platform/button.h"
#include "platform/template.h"

#include <string.h>

typedef struct
{
  char *text;      // NULL while there is no such state
  char *dismissed; // the text that was put away; it does not come back by itself
  char *labels[DICTUM_NOTICE_BUTTONS];
  char *actions[DICTUM_NOTICE_BUTTONS];
} Notice;

struct _DictumNoticeBar
{
  GtkWidget parent_instance;
  GtkRevealer *revealer;
  GtkLabel *text;
  GtkButton *first;
  GtkButton *second;
  GtkWidget *close;
  Notice notices[DICTUM_N_NOTICES];
  int shown; // a DictumNotice, -1 for none
};

G_DEFINE_FINAL_TYPE (DictumNoticeBar, dictum_notice_bar, GTK_TYPE_WIDGET)

static void
show_button (GtkButton *button, const char *label, const char *action)
{
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (button, label);
  dictum_buttons_name (GTK_WIDGET (button));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static gboolean
is_raised (const Notice *notice)
{
  return notice->text != NULL && g_strcmp0 (notice->text, notice->dismissed) != 0;
}

// Who answered with a button goes on in the text, not in whatever control comes next.
static void
let_go_of_focus (DictumNoticeBar *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
}

static void
update (DictumNoticeBar *self)
{
  const Notice *notice;

  self->shown = -1;
  for (int i = DICTUM_N_NOTICES - 1; i >= 0; i--)
    if (is_raised (&self->notices[i]))
      self->shown = i;
  gtk_revealer_set_reveal_child (self->revealer, self->shown >= 0);
  if (self->shown < 0)
    let_go_of_focus (self);
  // Folded away it keeps its words until they cannot be seen any more, but nothing in it is reached.
  gtk_widget_set_can_focus (GTK_WIDGET (self), self->shown >= 0);
  if (self->shown < 0)
    return;
  notice = &self->notices[self->shown];
  gtk_label_set_text (self->text, notice->text);
  show_button (self->first, notice->labels[0], notice->actions[0]);
  show_button (self->second, notice->labels[1], notice->actions[1]);
  // What must be settled or repaired cannot be put away.
  gtk_widget_set_visible (self->close, self->shown >= DICTUM_NOTICE_ARTICLE);
  gtk_widget_remove_css_class (GTK_WIDGET (self), self->shown < DICTUM_NOTICE_LOST ? "mild" : "grave");
  gtk_widget_add_css_class (GTK_WIDGET (self), self->shown < DICTUM_NOTICE_LOST ? "grave" : "mild");
}

static void
close_clicked_cb (DictumNoticeBar *self)
{
  Notice *notice;

  if (self->shown < 0)
    return;
  notice = &self->notices[self->shown];
  g_free (notice->dismissed);
  notice->dismissed = g_strdup (notice->text);
  update (self);
}

static void
clear_notice (Notice *notice)
{
  g_clear_pointer (&notice->text, g_free);
  for (guint i = 0; i < DICTUM_NOTICE_BUTTONS; i++)
    {
      g_clear_pointer (&notice->labels[i], g_free);
      g_clear_pointer (&notice->actions[i], g_free);
    }
}

static void
dictum_notice_bar_dispose (GObject *object)
{
  DictumNoticeBar *self = DICTUM_NOTICE_BAR (object);

  for (guint i = 0; i < DICTUM_N_NOTICES; i++)
    {
      clear_notice (&self->notices[i]);
      g_clear_pointer (&self->notices[i].dismissed, g_free);
    }
  dictum_template_dispose (GTK_WIDGET (self), DICTUM_TYPE_NOTICE_BAR);
  G_OBJECT_CLASS (dictum_notice_bar_parent_class)->dispose (object);
}

static void
dictum_notice_bar_class_init (DictumNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_notice_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, DictumNoticeBar, text);
  gtk_widget_class_bind_template_child (widget_class, DictumNoticeBar, first);
  gtk_widget_class_bind_template_child (widget_class, DictumNoticeBar, second);
  gtk_widget_class_bind_template_child (widget_class, DictumNoticeBar, close);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "noticebar");
}

static void
dictum_notice_bar_init (DictumNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = -1;
}

/**
 * dictum_notice_bar_raise:
 * @self: the bar
 * @notice: the state
 * @text: what is the matter, as a sentence for people
 * @buttons: (array fixed-size=2): what can be done about it
 *
 * Says that there is a state, as soon as there is no graver one.
 */
void
dictum_notice_bar_raise (DictumNoticeBar *self,
                         DictumNotice notice,
                         const char *text,
                         const DictumNoticeButton buttons[DICTUM_NOTICE_BUTTONS])
{
  Notice *one = &self->notices[notice];

  g_return_if_fail (DICTUM_IS_NOTICE_BAR (self));
  g_return_if_fail (text != NULL);

  clear_notice (one);
  one->text = g_strdup (text);
  for (guint i = 0; i < DICTUM_NOTICE_BUTTONS; i++)
    {
      one->labels[i] = g_strdup (buttons[i].label);
      one->actions[i] = g_strdup (buttons[i].action);
    }
  update (self);
}

/**
 * dictum_notice_bar_drop:
 * @self: the bar
 * @notice: the state
 *
 * Says that there is no such state any more.
 */
void
dictum_notice_bar_drop (DictumNoticeBar *self, DictumNotice notice)
{
  g_return_if_fail (DICTUM_IS_NOTICE_BAR (self));

  clear_notice (&self->notices[notice]);
  g_clear_pointer (&self->notices[notice].dismissed, g_free);
  update (self);
}

/**
 * dictum_notice_bar_drop_all:
 * @self: the bar
 *
 * Says that nothing is the matter, as when another project is opened.
 */
void
dictum_notice_bar_drop_all (DictumNoticeBar *self)
{
  for (guint i = 0; i < DICTUM_N_NOTICES; i++)
    dictum_notice_bar_drop (self, i);
}

/**
 * dictum_notice_bar_get_text:
 * @self: the bar
 *
 * Returns: (transfer none) (nullable): what it says now
 */
const char *
dictum_notice_bar_get_text (DictumNoticeBar *self)
{
  g_return_val_if_fail (DICTUM_IS_NOTICE_BAR (self), NULL);
  return self->shown >= 0 ? self->notices[self->shown].text : NULL;
}
