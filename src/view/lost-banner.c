// SPDX-License-Identifier: GPL-3.0-or-later
// Above an article: the quotations that lost their place, with their words, to be deleted once they are settled.

#include "config.h"

#include "view/lost-banner.h"

#include "platform/list-box.h"
#include "view/avatar.h"

#include <glib/gi18n-lib.h>

#define AVATAR_SIZE 24
#define QUOTATION "dictum-quotation" // id of the quotation that a button deletes

struct _DictumLostBanner
{
  GtkWidget parent_instance;
  GtkExpander *expander;
  GtkListBox *list;
  DictumSession *session;
  GSignalGroup *signals;
  guint n_lost; // rows in the list
};

G_DEFINE_FINAL_TYPE (DictumLostBanner, dictum_lost_banner, GTK_TYPE_WIDGET)

static char *
dup_words (DictumQuotation *quotation, DictumText *text)
{
  const DictumPieces *content = dictum_quotation_get_pieces (quotation, DICTUM_ROLE_CONTENT);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < dictum_pieces_get_n (content); i++)
    {
      const DictumPiece *piece = dictum_pieces_get (content, i);
      g_autofree char *slice = piece->placed ? dictum_text_dup_slice (text, piece->range) : g_strdup (piece->text);

      g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", slice ? slice : "");
    }
  g_strdelimit (words->str, "\n", ' ');
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
delete_clicked_cb (GtkButton *button, DictumLostBanner *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), QUOTATION));

  dictum_session_set_current (self->session, id);
  dictum_session_remove (self->session);
}

static void
add_row (DictumLostBanner *self, DictumQuotation *quotation)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *avatar = dictum_avatar_new (AVATAR_SIZE), *delete = gtk_button_new_from_icon_name ("user-trash-symbolic");
  DictumText *text = dictum_article_get_text (dictum_session_get_article (self->session));
  g_autofree char *words = dup_words (quotation, text);
  GtkWidget *label = gtk_label_new (words);

  dictum_avatar_set_speaker (DICTUM_AVATAR (avatar),
                             dictum_project_get_cast (dictum_session_get_project (self->session)),
                             dictum_quotation_get_fields (quotation)->speaker);
  gtk_widget_set_valign (avatar, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (delete, "flat");
  gtk_widget_set_valign (delete, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (delete, _("Delete this quotation"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (delete), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Delete this quotation"),
                                  -1);
  g_object_set_data_full (G_OBJECT (delete), QUOTATION, g_strdup (dictum_quotation_get_id (quotation)), g_free);
  g_signal_connect_object (delete, "clicked", G_CALLBACK (delete_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), delete);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_list_box_append (self->list, row);
}

static void
update (DictumLostBanner *self)
{
  DictumArticle *article = self->session ? dictum_session_get_article (self->session) : NULL;
  DictumAnnotationSet *set = article ? dictum_article_get_annotations (article) : NULL;
  guint n = set ? dictum_annotation_set_get_n (set) : 0, n_lost = set ? dictum_annotation_set_get_n_orphans (set) : 0;
  g_autofree char *label = NULL;

  // Almost every article has none, and every mark comes by here.
  if (n_lost == 0 && self->n_lost == 0)
    return;
  dictum_list_box_remove_all (self->list);
  for (guint i = n - n_lost; i < n; i++)
    add_row (self, dictum_annotation_set_get (set, i));
  self->n_lost = n_lost;
  label = g_strdup_printf (ngettext ("%u quotation lost its place", "%u quotations lost their place", n_lost), n_lost);
  gtk_expander_set_label (self->expander, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), n_lost > 0);
}

static void
dictum_lost_banner_dispose (GObject *object)
{
  DictumLostBanner *self = DICTUM_LOST_BANNER (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  if (self->expander != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->expander));
  self->expander = NULL;
  G_OBJECT_CLASS (dictum_lost_banner_parent_class)->dispose (object);
}

static void
dictum_lost_banner_class_init (DictumLostBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_lost_banner_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/lost-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumLostBanner, expander);
  gtk_widget_class_bind_template_child (widget_class, DictumLostBanner, list);
}

static void
dictum_lost_banner_init (DictumLostBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (DICTUM_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::article", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "marks-changed", G_CALLBACK (update), self);
}

/**
 * dictum_lost_banner_set_session:
 * @self: a banner
 * @session: (nullable): whose open article is watched
 *
 * Shows the banner while the open article has quotations that lost their place.
 */
void
dictum_lost_banner_set_session (DictumLostBanner *self, DictumSession *session)
{
  g_return_if_fail (DICTUM_IS_LOST_BANNER (self));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->signals, session);
  update (self);
}
