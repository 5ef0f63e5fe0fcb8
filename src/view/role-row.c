// SPDX-License-Identifier: GPL-3.0-or-later
// One line on the current quotation: the words of its source, cue or addressee, and a menu to set or clear them.

#include "config.h"

#include "view/role-row.h"

#include "platform/template.h"
#include "view/legend.h"

#include <glib/gi18n-lib.h>

struct _DictumRoleRow
{
  GtkWidget parent_instance;
  GtkWidget *button;
  GtkLabel *label;
  GtkLabel *words;
  DictumLegend *legend;
  DictumRole role;
};

G_DEFINE_FINAL_TYPE (DictumRoleRow, dictum_role_row, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ROLE,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static GMenuModel *
make_menu (DictumRole role)
{
  static const struct
  {
    const char *label;
    const char *action;
  } items[] = {
    { N_ ("_Set from Selected Words"), "win.set-role" },
    { N_ ("_None in the Text"), "win.clear-role" },
    { N_ ("Not _Marked Yet"), "win.forget-role" },
  };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "s", dictum_role_get_nick (role));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
dictum_role_row_constructed (GObject *object)
{
  DictumRoleRow *self = DICTUM_ROLE_ROW (object);
  g_autoptr (GMenuModel) menu = make_menu (self->role);

  G_OBJECT_CLASS (dictum_role_row_parent_class)->constructed (object);
  gtk_label_set_text (self->label, dictum_role_get_label (self->role));
  // A menu button stands its child in a box of its own, in the middle; ours begins at the edge.
  gtk_widget_set_halign (gtk_widget_get_parent (gtk_menu_button_get_child (GTK_MENU_BUTTON (self->button))),
                         GTK_ALIGN_FILL);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
}

static void
dictum_role_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ROLE)
    DICTUM_ROLE_ROW (object)->role = g_value_get_uint (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dictum_role_row_dispose (GObject *object)
{
  dictum_template_dispose (GTK_WIDGET (object), DICTUM_TYPE_ROLE_ROW);
  G_OBJECT_CLASS (dictum_role_row_parent_class)->dispose (object);
}

static void
dictum_role_row_class_init (DictumRoleRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = dictum_role_row_constructed;
  object_class->set_property = dictum_role_row_set_property;
  object_class->dispose = dictum_role_row_dispose;

  /**
   * DictumRoleRow:role:
   *
   * A #DictumRole: what the row is about.
   */
  props[PROP_ROLE] = g_param_spec_uint ("role", NULL, NULL, 0, DICTUM_N_ROLES - 1, DICTUM_ROLE_SOURCE,
                                        G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (DICTUM_TYPE_LEGEND);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/role-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumRoleRow, button);
  gtk_widget_class_bind_template_child (widget_class, DictumRoleRow, label);
  gtk_widget_class_bind_template_child (widget_class, DictumRoleRow, words);
  gtk_widget_class_bind_template_child (widget_class, DictumRoleRow, legend);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rolerow");
}

static void
dictum_role_row_init (DictumRoleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * dictum_role_row_show:
 * @self: a row
 * @quotation: the quotation
 * @text: the text that it lies in
 * @colour: index into the palette; -1 where the quotation is nobody's
 *
 * Shows what the quotation says of the row's role.
 */
void
dictum_role_row_show (DictumRoleRow *self, DictumQuotation *quotation, DictumText *text, int colour)
{
  const DictumPieces *pieces;
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  gboolean marked;

  g_return_if_fail (DICTUM_IS_ROLE_ROW (self));

  pieces = dictum_quotation_get_pieces (quotation, self->role);
  marked = pieces != NULL && dictum_pieces_get_n (pieces) > 0;
  if (marked)
    words = dictum_pieces_dup_words (pieces, text);
  else
    words = g_strdup (pieces ? _ ("None in the text") : _ ("Not marked yet"));
  gtk_label_set_text (self->words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->words), marked ? words : NULL);
  if (marked)
    gtk_widget_remove_css_class (GTK_WIDGET (self->words), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  dictum_legend_show (self->legend,
                      marked && self->role == DICTUM_ROLE_SOURCE ? DICTUM_LEGEND_SOURCE
                      : marked && self->role == DICTUM_ROLE_CUE  ? DICTUM_LEGEND_CUE
                                                                 : DICTUM_LEGEND_NOTHING,
                      colour);
  // Translators: "Source: Kremlin spokesman Dmitry Peskov"
  label = g_strdup_printf (_ ("%s: %s"), dictum_role_get_label (self->role), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * dictum_role_get_label:
 * @role: a role
 *
 * Returns: (transfer none): its name for people
 */
const char *
dictum_role_get_label (DictumRole role)
{
  static const char *const labels[] = { N_ ("Content"), N_ ("Source"), N_ ("Cue"), N_ ("Addressee") };

  return _ (labels[role]);
}

/**
 * dictum_role_get_nick:
 * @role: a role
 *
 * Returns: (transfer none): its name in actions, "source"
 */
const char *
dictum_role_get_nick (DictumRole role)
{
  static const char *const nicks[] = { "content", "source", "cue", "addressee" };

  return nicks[role];
}
