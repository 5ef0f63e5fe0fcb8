// SPDX-License-Identifier: GPL-3.0-or-later
// Asks who says what was selected: the cast, a new speaker, or nobody named. It never takes the keyboard from the text:
// digits, Enter and Esc reach it through the text's own keys; only the name of a new speaker is typed here.

#include "config.h"

#include "view/speaker-popover.h"

#include "platform/list-box.h"
#include "view/avatar.h"
#include "view/form.h"
#include "view/typed.h"

#include <glib/gi18n-lib.h>

#define AVATAR_SIZE 24
#define SPEAKER "dictum-speaker" // what a row stands for: an id of the cast, "unknown", or NEW_SPEAKER
#define NEW_SPEAKER "+"

struct _DictumSpeakerPopover
{
  GtkPopover parent_instance;
  GtkEntry *name;
  GtkScrolledWindow *scroller;
  GtkListBox *speakers;
  GtkListBox *others;
  GtkWidget *separator;
  GtkLabel *caption;

  DictumSession *session;
  char *guess;
  GtkWidget *before; // what had the focus when the popover came
};

G_DEFINE_FINAL_TYPE (DictumSpeakerPopover, dictum_speaker_popover, GTK_TYPE_POPOVER)

static GtkWidget *
create_keycap (const char *label)
{
  GtkWidget *keycap = gtk_label_new (label);

  gtk_widget_add_css_class (keycap, "keycap");
  gtk_widget_add_css_class (keycap, "numeric");
  gtk_widget_set_valign (keycap, GTK_ALIGN_CENTER);
  return keycap;
}

static void
add_row (GtkListBox *list, GtkWidget *picture, const char *name, const char *speaker, const char *key,
         gboolean is_first)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);
  if (is_first)
    {
      // Translators: the key
      gtk_box_append (GTK_BOX (box), create_keycap (_("Enter")));
      gtk_widget_add_css_class (label, "heading");
    }
  if (key[0] != '\0')
    gtk_box_append (GTK_BOX (box), create_keycap (key));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), SPEAKER, g_strdup (speaker), g_free);
  gtk_list_box_append (list, row);
}

static void
add_speaker (DictumSpeakerPopover *self, DictumCast *cast, DictumSpeaker *speaker, gboolean is_first)
{
  GtkWidget *avatar = dictum_avatar_new (AVATAR_SIZE);
  const char key[2] = { dictum_cast_get_key (cast, speaker), '\0' };

  dictum_avatar_set_speaker (DICTUM_AVATAR (avatar), cast, dictum_speaker_get_id (speaker));
  add_row (self->speakers, avatar, dictum_speaker_get_name (speaker), dictum_speaker_get_id (speaker), key, is_first);
}

static void
fill_speakers (DictumSpeakerPopover *self)
{
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (self->session));
  DictumSpeaker *guess = dictum_cast_lookup (cast, self->guess);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (cast));

  dictum_list_box_remove_all (self->speakers);
  if (guess != NULL)
    add_speaker (self, cast, guess, TRUE);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DictumSpeaker) speaker = g_list_model_get_item (G_LIST_MODEL (cast), i);

      if (speaker != guess)
        add_speaker (self, cast, speaker, FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), n > 0);
  gtk_widget_set_visible (self->separator, n > 0);
  if (guess != NULL)
    gtk_list_box_select_row (self->speakers, gtk_list_box_get_row_at_index (self->speakers, 0));
}

static void
fill_others (DictumSpeakerPopover *self)
{
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (self->session));
  GtkWidget *plus = gtk_image_new_from_icon_name ("list-add-symbolic"), *nobody = dictum_avatar_new (AVATAR_SIZE);

  dictum_list_box_remove_all (self->others);
  gtk_widget_set_size_request (plus, AVATAR_SIZE, AVATAR_SIZE);
  dictum_avatar_set_speaker (DICTUM_AVATAR (nobody), cast, DICTUM_SPEAKER_UNKNOWN);
  add_row (self->others, plus, _("New Speaker…"), NEW_SPEAKER, "N", FALSE);
  add_row (self->others, nobody, _("Nobody named"), DICTUM_SPEAKER_UNKNOWN, "0", FALSE);
}

static guint
count_paragraphs (DictumText *text, GArray *ranges)
{
  guint n = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      g_autofree char *words = dictum_text_dup_slice (text, g_array_index (ranges, DictumRange, i));
      g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

      for (guint j = 0; lines[j]; j++)
        n += g_strstrip (lines[j])[0] != '\0';
    }
  return n;
}

static char *
dup_caption (DictumSpeakerPopover *self)
{
  DictumArticle *article = dictum_session_get_article (self->session);
  g_autoptr (GArray) ranges = NULL;
  g_autofree char *parts = NULL;
  const char *form;
  DictumText *text;
  guint n_paragraphs;

  if (article == NULL || dictum_session_get_aim (self->session, &ranges) == DICTUM_AIM_NOTHING || ranges->len == 0)
    return g_strdup (_("Select words first"));
  text = dictum_article_get_text (article);
  n_paragraphs = count_paragraphs (text, ranges);
  if (ranges->len > 1)
    parts = g_strdup_printf (ngettext ("%u piece, one quotation", "%u pieces, one quotation", ranges->len),
                             ranges->len);
  else if (n_paragraphs == 2)
    parts = g_strdup (_("two paragraphs, one quotation"));
  else if (n_paragraphs > 2)
    parts = g_strdup_printf (ngettext ("%u paragraph, one quotation", "%u paragraphs, one quotation", n_paragraphs),
                             n_paragraphs);
  form = dictum_form_get_label (dictum_session_get_aimed_form (self->session));
  return parts ? g_strdup_printf ("%s · %s", form, parts) : g_strdup (form);
}

static void
give_back_focus (DictumSpeakerPopover *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) && self->before != NULL)
    gtk_widget_grab_focus (self->before);
}

static void
ask_name (DictumSpeakerPopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_widget_set_visible (GTK_WIDGET (self->name), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->others), FALSE);
  gtk_widget_set_visible (self->separator, FALSE);
  gtk_list_box_unselect_all (self->speakers);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

static void
choose (DictumSpeakerPopover *self, const char *speaker)
{
  g_autofree char *id = g_strdup (speaker);
  g_autoptr (DictumSession) session = g_object_ref (self->session);

  if (g_strcmp0 (id, NEW_SPEAKER) == 0)
    {
      ask_name (self);
      return;
    }
  give_back_focus (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  dictum_session_tag (session, id);
}

static void
row_activated_cb (DictumSpeakerPopover *self, GtkListBoxRow *row)
{
  choose (self, g_object_get_data (G_OBJECT (row), SPEAKER));
}

static void
name_changed_cb (DictumSpeakerPopover *self)
{
  gtk_list_box_invalidate_filter (self->speakers);
}

static void
name_activated_cb (DictumSpeakerPopover *self)
{
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (self->session));
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->speakers);
  g_autofree char *typed = dictum_typed_dup (self->name);
  g_autoptr (DictumSession) session = g_object_ref (self->session);
  DictumSpeaker *known;

  if (selected != NULL)
    {
      row_activated_cb (self, selected);
      return;
    }
  if (typed[0] == '\0')
    return;
  known = dictum_cast_find_by_name (cast, typed);
  if (known != NULL)
    {
      choose (self, dictum_speaker_get_id (known));
      return;
    }
  give_back_focus (self);
  gtk_popover_popdown (GTK_POPOVER (self));
  dictum_session_tag_new_speaker (session, typed);
}

// While a name is typed the list offers those that there are already.
static gboolean
filter_cb (GtkListBoxRow *row, gpointer data)
{
  DictumSpeakerPopover *self = data;
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (self->session));
  DictumSpeaker *speaker = dictum_cast_lookup (cast, g_object_get_data (G_OBJECT (row), SPEAKER));
  g_autofree char *typed = dictum_typed_dup (self->name);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->name)) || typed[0] == '\0')
    return TRUE;
  return speaker != NULL && g_str_match_string (typed, dictum_speaker_get_name (speaker), TRUE);
}

// Up and Down go over the rows that are shown.
static void
select_beside (DictumSpeakerPopover *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->speakers);
  int i = row ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;
  graphene_rect_t bounds;

  for (; (row = gtk_list_box_get_row_at_index (self->speakers, i)) != NULL; i += step)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      break;
  if (row == NULL)
    return;
  gtk_list_box_select_row (self->speakers, row);
  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->speakers), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
}

static gboolean
key_pressed_cb (DictumSpeakerPopover *self, guint keyval)
{
  return (keyval == GDK_KEY_Escape || keyval == GDK_KEY_Up || keyval == GDK_KEY_Down) &&
         dictum_speaker_popover_press_key (self, keyval);
}

static void
dictum_speaker_popover_dispose (GObject *object)
{
  DictumSpeakerPopover *self = DICTUM_SPEAKER_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->guess, g_free);
  g_clear_weak_pointer (&self->before);
  G_OBJECT_CLASS (dictum_speaker_popover_parent_class)->dispose (object);
}

static void
dictum_speaker_popover_class_init (DictumSpeakerPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_speaker_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/speaker-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerPopover, name);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerPopover, scroller);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerPopover, speakers);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerPopover, others);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerPopover, separator);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerPopover, caption);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dictum_speaker_popover_init (DictumSpeakerPopover *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->speakers, filter_cb, self, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * dictum_speaker_popover_new:
 *
 * Returns: (transfer floating): a popover that asks nothing yet.
 */
GtkWidget *
dictum_speaker_popover_new (void)
{
  return g_object_new (DICTUM_TYPE_SPEAKER_POPOVER, NULL);
}

/**
 * dictum_speaker_popover_ask:
 * @self: a popover with a parent
 * @session: a session with an article
 * @new_speaker: whether to ask for a name at once
 *
 * Shows the cast, whom the text seems to name first, and pops up.
 */
void
dictum_speaker_popover_ask (DictumSpeakerPopover *self, DictumSession *session, gboolean new_speaker)
{
  g_autofree char *caption = NULL;
  GtkWidget *focus;

  g_return_if_fail (DICTUM_IS_SPEAKER_POPOVER (self));

  g_set_object (&self->session, session);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    g_set_weak_pointer (&self->before, focus);
  g_free (self->guess);
  self->guess = g_strdup (dictum_session_guess_speaker (session));
  gtk_widget_set_visible (GTK_WIDGET (self->name), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->others), TRUE);
  fill_speakers (self);
  fill_others (self);
  caption = dup_caption (self);
  gtk_label_set_label (self->caption, caption);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_popover_popup (GTK_POPOVER (self));
  if (new_speaker)
    ask_name (self);
}

/**
 * dictum_speaker_popover_press_key:
 * @self: a popover
 * @keyval: Enter, Esc, Up or Down
 *
 * Returns: whether the popover is open and took the key.
 */
gboolean
dictum_speaker_popover_press_key (DictumSpeakerPopover *self, guint keyval)
{
  GtkListBoxRow *row;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Escape:
      give_back_focus (self);
      gtk_popover_popdown (GTK_POPOVER (self));
      return TRUE;
    case GDK_KEY_Up:
      return select_beside (self, -1), TRUE;
    case GDK_KEY_Down:
      return select_beside (self, 1), TRUE;
    default:
      row = gtk_list_box_get_selected_row (self->speakers);
      if (row != NULL)
        row_activated_cb (self, row);
      return TRUE;
    }
}
