// SPDX-License-Identifier: GPL-3.0-or-later
// One speaker of the cast in a list: key, avatar, name, role, and how many quotations there are.

#include "config.h"

#include "view/speaker-row.h"

#include "view/avatar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AVATAR_SIZE 26

struct _DictumSpeakerRow
{
  GtkListBoxRow parent_instance;
  GtkBox *box;
  GtkLabel *key;
  GtkLabel *name;
  GtkLabel *role;
  GtkImage *pen;
  GtkLabel *count;
  GtkWidget *edit;
  GtkWidget *avatar;
  DictumSession *session;
  char *speaker; // NULL for not attributed
  gboolean slim; // in a drop-down list: no counts, no pen
};

G_DEFINE_FINAL_TYPE (DictumSpeakerRow, dictum_speaker_row, GTK_TYPE_LIST_BOX_ROW)

static DictumSpeaker *
find_speaker (DictumSession *session, const char *id)
{
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (session));

  return id ? dictum_cast_lookup (cast, id) : NULL;
}

static char
get_key (DictumSpeakerRow *self)
{
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (self->session));
  DictumSpeaker *speaker = find_speaker (self->session, self->speaker);

  if (g_strcmp0 (self->speaker, DICTUM_SPEAKER_UNKNOWN) == 0)
    return '0';
  return speaker ? dictum_cast_get_key (cast, speaker) : 0;
}

static gboolean
is_of_current (DictumSpeakerRow *self)
{
  DictumQuotation *current = dictum_session_get_current (self->session);

  return current != NULL && g_strcmp0 (dictum_quotation_get_fields (current)->speaker, self->speaker) == 0;
}

static void
set_class (DictumSpeakerRow *self, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

static void
update_words (DictumSpeakerRow *self, gboolean is_pen, guint n)
{
  DictumSpeaker *speaker = find_speaker (self->session, self->speaker);
  const char *role = speaker ? dictum_speaker_get_fields (speaker)->role : NULL;
  g_autofree char *name = dictum_speaker_row_dup_name (self->session, self->speaker);
  g_autofree char *quotations = g_strdup_printf (ngettext ("%u quotation", "%u quotations", n), n);
  g_autofree char *label = NULL;

  if (is_pen)
    role = _ ("Pen: each drag marks");
  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->role, role ? role : "");
  gtk_widget_set_visible (GTK_WIDGET (self->role), role != NULL && !self->slim);
  label = self->slim ? g_strdup (name)
                     : g_strjoin (", ", name, quotations, role && role[0] ? role : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
dictum_speaker_row_dispose (GObject *object)
{
  DictumSpeakerRow *self = DICTUM_SPEAKER_ROW (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->speaker, g_free);
  // The row of the list box lets go of its child itself; what the template knows would be gone by then.
  G_OBJECT_CLASS (dictum_speaker_row_parent_class)->dispose (object);
}

static void
edit_clicked_cb (DictumSpeakerRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-speaker", "s", self->speaker);
}

static void
dictum_speaker_row_class_init (DictumSpeakerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_speaker_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/speaker-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerRow, box);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerRow, key);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerRow, name);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerRow, role);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerRow, pen);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerRow, count);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerRow, edit);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
}

static void
dictum_speaker_row_init (DictumSpeakerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->avatar = dictum_avatar_new (AVATAR_SIZE);
  gtk_widget_set_valign (self->avatar, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (self->box, self->avatar, GTK_WIDGET (self->key));
}

/**
 * dictum_speaker_row_new:
 * @session: whose cast it is
 * @speaker: (nullable): an id of the cast, `DICTUM_SPEAKER_UNKNOWN`, or %NULL for not attributed
 * @slim: whether it is a choice in a short list, without counts and pen
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
dictum_speaker_row_new (DictumSession *session, const char *speaker, gboolean slim)
{
  DictumSpeakerRow *self = g_object_new (DICTUM_TYPE_SPEAKER_ROW, NULL);

  self->session = g_object_ref (session);
  self->speaker = g_strdup (speaker);
  self->slim = slim;
  set_class (self, "slim", slim);
  if (slim)
    {
      gtk_widget_insert_before (GTK_WIDGET (self->key), GTK_WIDGET (self->box), NULL);
      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->count)), FALSE);
    }
  gtk_widget_set_visible (self->edit, FALSE);
  dictum_speaker_row_update (self);
  return GTK_WIDGET (self);
}

/**
 * dictum_speaker_row_get_speaker:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the id of its speaker
 */
const char *
dictum_speaker_row_get_speaker (DictumSpeakerRow *self)
{
  g_return_val_if_fail (DICTUM_IS_SPEAKER_ROW (self), NULL);
  return self->speaker;
}

/**
 * dictum_speaker_row_update:
 * @self: a row
 *
 * Shows again what the session knows of the speaker.
 */
void
dictum_speaker_row_update (DictumSpeakerRow *self)
{
  DictumProject *project;
  char key[2] = "";
  g_autofree char *count = NULL;
  gboolean is_pen;
  guint n = 0;

  g_return_if_fail (DICTUM_IS_SPEAKER_ROW (self));

  project = dictum_session_get_project (self->session);
  is_pen = !self->slim && self->speaker != NULL &&
           g_strcmp0 (dictum_session_get_pen (self->session), self->speaker) == 0;
  if (!self->slim && self->speaker != NULL)
    n = dictum_project_count_quotations (project, self->speaker);
  key[0] = get_key (self);
  count = g_strdup_printf ("%u", n);
  gtk_label_set_text (self->key, key);
  gtk_widget_set_opacity (GTK_WIDGET (self->key), key[0] ? 1 : 0);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->pen), is_pen);
  set_class (self, "pen", is_pen);
  set_class (self, "current", is_of_current (self));
  dictum_avatar_set_speaker (DICTUM_AVATAR (self->avatar), dictum_project_get_cast (project), self->speaker);
  update_words (self, is_pen, n);
}

/**
 * dictum_speaker_row_set_editable:
 * @self: a row
 * @editable: whether it has a button that edits the speaker, seen under the pointer and the focus
 *
 * Lets the speaker be edited from the row.
 */
void
dictum_speaker_row_set_editable (DictumSpeakerRow *self, gboolean editable)
{
  g_return_if_fail (DICTUM_IS_SPEAKER_ROW (self));

  gtk_widget_set_visible (self->edit, editable);
  set_class (self, "editable", editable);
}

/**
 * dictum_speaker_row_dup_name:
 * @session: whose cast it is
 * @speaker: (nullable): an id, `DICTUM_SPEAKER_UNKNOWN`, or %NULL for not attributed
 *
 * Returns: (transfer full): what people call the speaker
 */
char *
dictum_speaker_row_dup_name (DictumSession *session, const char *speaker)
{
  DictumSpeaker *one;

  if (speaker == NULL)
    return g_strdup (_ ("Not attributed yet"));
  if (strcmp (speaker, DICTUM_SPEAKER_UNKNOWN) == 0)
    return g_strdup (_ ("Nobody named"));
  one = find_speaker (session, speaker);
  if (one == NULL || !dictum_speaker_is_alive (one))
    return g_strdup (_ ("Missing speaker"));
  return g_strdup (dictum_speaker_get_name (one));
}
