// SPDX-License-Identifier: GPL-3.0-or-later
// On a narrow window, below the article: the current quotation in two lines, and the speakers to be touched.

#include "config.h"

#include "view/mark-strip.h"

#include "platform/template.h"
#include "view/avatar.h"
#include "view/form.h"
#include "view/quotation-pane.h"
#include "view/role-row.h"
#include "view/speaker-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AVATAR_SIZE 24
#define PILL_CHARS 16 // a longer name is cut on the screen

struct _DictumMarkStrip
{
  GtkWidget parent_instance;
  GtkLabel *speaker;
  GtkLabel *facts;
  GtkLabel *roles;
  GtkBox *pills;
  DictumSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *cast_signals;
  guint update_id;
};

G_DEFINE_FINAL_TYPE (DictumMarkStrip, dictum_mark_strip, GTK_TYPE_WIDGET)

static char *
dup_facts (DictumMarkStrip *self, DictumQuotation *quotation)
{
  const DictumQuotationFields *fields = dictum_quotation_get_fields (quotation);
  guint n_pieces = dictum_pieces_get_n (fields->pieces[DICTUM_ROLE_CONTENT]);
  guint n = dictum_article_get_n_quotations (dictum_session_get_article (self->session));
  g_autofree char *pieces = g_strdup_printf (ngettext ("%u piece", "%u pieces", n_pieces), n_pieces);

  // Translators: form, number of pieces, and which of the article's quotations: "Direct · 2 pieces · 1 of 7"
  return g_strdup_printf (_ ("%s · %s · %u of %u"), dictum_form_get_label (fields->form), pieces,
                          dictum_session_get_current_number (self->session), n);
}

static char *
dup_roles (DictumMarkStrip *self, DictumQuotation *quotation)
{
  DictumText *text = dictum_article_get_text (dictum_session_get_article (self->session));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (DictumRole role = DICTUM_ROLE_SOURCE; role < DICTUM_N_ROLES; role++)
    {
      const DictumPieces *pieces = dictum_quotation_get_pieces (quotation, role);
      gboolean marked = pieces != NULL && dictum_pieces_get_n (pieces) > 0;
      g_autofree char *words = marked ? dictum_pieces_dup_words (pieces, text) : NULL;

      if (words != NULL)
        g_ptr_array_add (parts, g_strdup_printf (_ ("%s: %s"), dictum_role_get_label (role), words));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
show_summary (DictumMarkStrip *self)
{
  DictumQuotation *current = dictum_session_get_current (self->session);
  g_autofree char *name = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *roles = NULL;

  if (current != NULL)
    {
      name = dictum_speaker_row_dup_name (self->session, dictum_quotation_get_fields (current)->speaker);
      facts = dup_facts (self, current);
      roles = dup_roles (self, current);
    }
  gtk_label_set_text (self->speaker, name ? name : _ ("Who says it?"));
  gtk_label_set_text (self->facts, facts ? facts : "");
  gtk_label_set_text (self->roles, roles ? roles : _ ("Select the words, then a speaker."));
  gtk_widget_set_visible (GTK_WIDGET (self->roles), roles == NULL || roles[0] != '\0');
}

// Room is short: of a person's name the last word, as the press does.
static char *
dup_short_name (DictumSpeaker *speaker)
{
  const char *name = dictum_speaker_get_name (speaker);
  const char *space = strrchr (name, ' ');

  if (dictum_speaker_get_fields (speaker)->kind != DICTUM_SPEAKER_PERSON || space == NULL || space[1] == '\0')
    return g_strdup (name);
  return g_strdup (space + 1);
}

static void
pill_clicked_cb (DictumMarkStrip *self, GtkButton *pill)
{
  dictum_session_click_speaker (self->session, g_object_get_data (G_OBJECT (pill), "speaker"));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
}

static GtkWidget *
make_pill (DictumMarkStrip *self, const char *id, const char *label, const char *name, char key)
{
  GtkWidget *pill = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *avatar = dictum_avatar_new (AVATAR_SIZE), *text = gtk_label_new (label);
  char digit[2] = { key, '\0' };

  dictum_avatar_set_speaker (DICTUM_AVATAR (avatar),
                             dictum_project_get_cast (dictum_session_get_project (self->session)), id);
  if (g_utf8_strlen (label, -1) > PILL_CHARS)
    {
      gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (text), PILL_CHARS);
    }
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), text);
  if (key != 0)
    {
      GtkWidget *cap = gtk_label_new (digit);

      gtk_widget_add_css_class (cap, "keycap");
      gtk_widget_set_valign (cap, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), cap);
    }
  gtk_button_set_child (GTK_BUTTON (pill), box);
  gtk_widget_add_css_class (pill, "speaker-pill");
  gtk_widget_set_tooltip_text (pill, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (pill), "speaker", g_strdup (id), g_free);
  g_signal_connect_object (pill, "clicked", G_CALLBACK (pill_clicked_cb), self, G_CONNECT_SWAPPED);
  return pill;
}

static void
fill_pills (DictumMarkStrip *self)
{
  DictumCast *cast;
  GtkWidget *child;
  g_autofree char *nobody = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pills))) != NULL)
    gtk_box_remove (self->pills, child);
  if (self->session == NULL)
    return;
  cast = dictum_project_get_cast (dictum_session_get_project (self->session));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (cast)); i++)
    {
      g_autoptr (DictumSpeaker) speaker = g_list_model_get_item (G_LIST_MODEL (cast), i);
      g_autofree char *label = dup_short_name (speaker);

      gtk_box_append (self->pills, make_pill (self, dictum_speaker_get_id (speaker), label,
                                              dictum_speaker_get_name (speaker), dictum_cast_get_key (cast, speaker)));
    }
  nobody = dictum_speaker_row_dup_name (self->session, DICTUM_SPEAKER_UNKNOWN);
  gtk_box_append (self->pills, make_pill (self, DICTUM_SPEAKER_UNKNOWN, nobody, nobody, '0'));
}

static void
mark_pills (DictumMarkStrip *self)
{
  DictumQuotation *current = dictum_session_get_current (self->session);
  const char *pen = dictum_session_get_pen (self->session);
  const char *of_current = current ? dictum_quotation_get_fields (current)->speaker : NULL;

  for (GtkWidget *pill = gtk_widget_get_first_child (GTK_WIDGET (self->pills)); pill;
       pill = gtk_widget_get_next_sibling (pill))
    {
      const char *speaker = g_object_get_data (G_OBJECT (pill), "speaker");
      gboolean is_pen = g_strcmp0 (speaker, pen) == 0;

      gtk_widget_remove_css_class (pill, "current");
      gtk_widget_remove_css_class (pill, "pen");
      if (g_strcmp0 (speaker, of_current) == 0)
        gtk_widget_add_css_class (pill, "current");
      if (is_pen)
        gtk_widget_add_css_class (pill, "pen");
      gtk_accessible_update_property (GTK_ACCESSIBLE (pill), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      is_pen ? _ ("Pen: each drag marks") : "", -1);
    }
}

static gboolean
update_cb (gpointer data)
{
  DictumMarkStrip *self = data;

  self->update_id = 0;
  if (self->session == NULL)
    return G_SOURCE_REMOVE;
  show_summary (self);
  mark_pills (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (DictumMarkStrip *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
cast_changed_cb (DictumMarkStrip *self)
{
  fill_pills (self);
  queue_update (self);
}

static void
dictum_mark_strip_dispose (GObject *object)
{
  DictumMarkStrip *self = DICTUM_MARK_STRIP (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->cast_signals);
  g_clear_object (&self->session);
  dictum_template_dispose (GTK_WIDGET (self), DICTUM_TYPE_MARK_STRIP);
  G_OBJECT_CLASS (dictum_mark_strip_parent_class)->dispose (object);
}

static void
dictum_mark_strip_class_init (DictumMarkStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_mark_strip_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/mark-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumMarkStrip, speaker);
  gtk_widget_class_bind_template_child (widget_class, DictumMarkStrip, facts);
  gtk_widget_class_bind_template_child (widget_class, DictumMarkStrip, roles);
  gtk_widget_class_bind_template_child (widget_class, DictumMarkStrip, pills);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "markstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dictum_mark_strip_init (DictumMarkStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (DICTUM_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::current", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::article", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::pen", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->session_signals, "marks-changed", G_CALLBACK (queue_update), self);
  self->cast_signals = g_signal_group_new (DICTUM_TYPE_CAST);
  g_signal_group_connect_swapped (self->cast_signals, "changed", G_CALLBACK (cast_changed_cb), self);
}

/**
 * dictum_mark_strip_set_session:
 * @self: the strip
 * @session: (nullable): what it shows from now on
 *
 * Shows the current quotation and the cast of a session.
 */
void
dictum_mark_strip_set_session (DictumMarkStrip *self, DictumSession *session)
{
  g_return_if_fail (DICTUM_IS_MARK_STRIP (self));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->cast_signals,
                             session ? dictum_project_get_cast (dictum_session_get_project (session)) : NULL);
  cast_changed_cb (self);
}
