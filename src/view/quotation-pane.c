// SPDX-License-Identifier: GPL-3.0-or-later
// The current quotation: speaker, form, source, cue, addressee, note, sure. Where none is current, what to do.

#include "config.h"

#include "view/quotation-pane.h"

#include "platform/template.h"
#include "view/avatar.h"
#include "view/role-row.h"
#include "view/speaker-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define AVATAR_SIZE 26
#define NOTE_REST_SECONDS 2 // after so much rest what was typed becomes one act

struct _DictumQuotationPane
{
  GtkWidget parent_instance;
  GtkLabel *number;
  GtkWidget *steps;
  GtkStack *stack;
  GtkLabel *hint_title;
  GtkLabel *hint;
  GtkMenuButton *speaker_button;
  GtkBox *speaker_box;
  GtkLabel *speaker_name;
  GtkEditable *note;
  GtkSwitch *sure;
  DictumRoleRow *source;
  DictumRoleRow *cue;
  DictumRoleRow *addressee;
  GtkWidget *avatar;

  DictumSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *cast_signals;
  char *note_of; // the quotation whose note is in the field
  guint update_id;
  guint note_id;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (DictumQuotationPane, dictum_quotation_pane, GTK_TYPE_WIDGET)

static void
show_note (DictumQuotationPane *self, DictumQuotation *quotation)
{
  const char *note = dictum_quotation_get_fields (quotation)->note;
  const char *id = dictum_quotation_get_id (quotation);

  // What is being typed stays, unless it belongs to another quotation.
  if (g_strcmp0 (self->note_of, id) == 0 && self->note_id != 0)
    return;
  g_free (self->note_of);
  self->note_of = g_strdup (id);
  if (strcmp (gtk_editable_get_text (self->note), note ? note : "") != 0)
    gtk_editable_set_text (self->note, note ? note : "");
}

// The colour of its speaker, -1 where there is none.
static int
get_colour (DictumQuotation *quotation, DictumCast *cast)
{
  const char *id = dictum_quotation_get_fields (quotation)->speaker;
  DictumSpeaker *speaker;

  id = id ? dictum_cast_resolve (cast, id) : NULL;
  speaker = id ? dictum_cast_lookup (cast, id) : NULL;
  return speaker && dictum_speaker_is_alive (speaker) ? (int) dictum_speaker_get_fields (speaker)->colour : -1;
}

static void
show_quotation (DictumQuotationPane *self, DictumQuotation *quotation)
{
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (self->session));
  const DictumQuotationFields *fields = dictum_quotation_get_fields (quotation);
  DictumArticle *article = dictum_session_get_article (self->session);
  g_autofree char *name = dictum_speaker_row_dup_name (self->session, fields->speaker);
  g_autofree char *label = NULL;
  int colour = get_colour (quotation, cast);

  dictum_avatar_set_speaker (DICTUM_AVATAR (self->avatar), cast, fields->speaker);
  gtk_label_set_text (self->speaker_name, name);
  // Translators: %s is a name
  label = g_strdup_printf (_ ("Speaker: %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->speaker_button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  dictum_role_row_show (self->source, quotation, dictum_article_get_text (article), colour);
  dictum_role_row_show (self->cue, quotation, dictum_article_get_text (article), colour);
  dictum_role_row_show (self->addressee, quotation, dictum_article_get_text (article), colour);
  show_note (self, quotation);
  gtk_switch_set_active (self->sure, fields->sure);
}

static void
show_hint (DictumQuotationPane *self)
{
  const char *pen = dictum_session_get_pen (self->session);
  DictumRange selection = dictum_session_get_selection (self->session);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  const char *hint;

  if (dictum_session_get_article (self->session) == NULL)
    {
      title = g_strdup (_ ("No article is open"));
      hint = _ ("Choose one from the list.");
    }
  else if (!dictum_range_is_empty (selection))
    {
      title = g_strdup (_ ("Who says it?"));
      hint = _ ("Press a digit, or choose a speaker. Esc keeps the text selected and closes the list.");
    }
  else if (pen != NULL)
    {
      name = dictum_speaker_row_dup_name (self->session, pen);
      // Translators: %s is a speaker, whose pen marks whatever is dragged over
      title = g_strdup_printf (_ ("%s is the pen"), name);
      hint = _ ("Drag over the words: they are marked at once. Esc lays the pen down.");
    }
  else
    {
      title = g_strdup (_ ("Who says it?"));
      hint = _ ("Select the words of a quotation, or point between its quotation marks, "
                "and press the speaker’s digit.");
    }
  gtk_label_set_text (self->hint_title, title);
  gtk_label_set_text (self->hint, hint);
}

static void
show_number (DictumQuotationPane *self)
{
  DictumArticle *article = self->session ? dictum_session_get_article (self->session) : NULL;
  guint n = article ? dictum_article_get_n_quotations (article) : 0;
  guint number = self->session ? dictum_session_get_current_number (self->session) : 0;
  g_autofree char *text = NULL;

  if (number > 0)
    // Translators: which of an article's quotations is current, "3 of 7"
    text = g_strdup_printf (_ ("%u of %u"), number, n);
  gtk_label_set_text (self->number, text ? text : "");
  gtk_widget_set_visible (self->steps, n > 0);
}

static void
update (DictumQuotationPane *self)
{
  DictumQuotation *current = self->session ? dictum_session_get_current (self->session) : NULL;

  g_clear_handle_id (&self->update_id, g_source_remove);
  if (self->session == NULL)
    return;
  self->updating = TRUE;
  if (current != NULL)
    show_quotation (self, current);
  else
    show_hint (self);
  show_number (self);
  gtk_stack_set_visible_child_name (self->stack, current ? "current" : "hint");
  self->updating = FALSE;
}

static gboolean
update_cb (gpointer data)
{
  DictumQuotationPane *self = data;

  self->update_id = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (DictumQuotationPane *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static void
current_changed_cb (DictumQuotationPane *self)
{
  DictumQuotation *current = dictum_session_get_current (self->session);

  // What was typed belongs to the quotation that was current; it can be told only of that one.
  if (self->note_id != 0 && (current == NULL || g_strcmp0 (dictum_quotation_get_id (current), self->note_of) != 0))
    g_clear_handle_id (&self->note_id, g_source_remove);
  queue_update (self);
}

static gboolean
note_rested_cb (gpointer data)
{
  DictumQuotationPane *self = data;

  self->note_id = 0;
  dictum_quotation_pane_commit (self);
  return G_SOURCE_REMOVE;
}

static void
note_changed_cb (DictumQuotationPane *self)
{
  if (self->updating)
    return;
  g_clear_handle_id (&self->note_id, g_source_remove);
  self->note_id = g_timeout_add_seconds (NOTE_REST_SECONDS, note_rested_cb, self);
}

static void
note_activated_cb (DictumQuotationPane *self)
{
  dictum_quotation_pane_commit (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
}

static void
sure_changed_cb (DictumQuotationPane *self)
{
  DictumQuotation *current = self->session ? dictum_session_get_current (self->session) : NULL;
  gboolean sure = gtk_switch_get_active (self->sure);

  if (!self->updating && current != NULL && dictum_quotation_get_fields (current)->sure != sure)
    dictum_session_set_sure (self->session, sure);
}

static void
speaker_chosen_cb (DictumQuotationPane *self, DictumSpeakerRow *row)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->speaker_button);
  g_autofree char *speaker = g_strdup (dictum_speaker_row_get_speaker (row));

  gtk_popover_popdown (popover);
  dictum_session_set_speaker (self->session, speaker);
}

// The list is made when it is opened: the cast may be another one by then.
static void
fill_speakers_cb (GtkMenuButton *button, gpointer data)
{
  DictumQuotationPane *self = data;
  GListModel *cast = G_LIST_MODEL (dictum_project_get_cast (dictum_session_get_project (self->session)));
  GtkWidget *popover = gtk_popover_new (), *list = gtk_list_box_new (), *scrolled = gtk_scrolled_window_new ();
  guint n = g_list_model_get_n_items (cast);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Speaker"), -1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DictumSpeaker) speaker = g_list_model_get_item (cast, i);

      gtk_list_box_append (GTK_LIST_BOX (list),
                           dictum_speaker_row_new (self->session, dictum_speaker_get_id (speaker), TRUE));
    }
  gtk_list_box_append (GTK_LIST_BOX (list), dictum_speaker_row_new (self->session, DICTUM_SPEAKER_UNKNOWN, TRUE));
  gtk_list_box_append (GTK_LIST_BOX (list), dictum_speaker_row_new (self->session, NULL, TRUE));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (speaker_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_width (GTK_SCROLLED_WINDOW (scrolled), 340);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_widget_add_css_class (popover, "speakers");
  gtk_widget_set_size_request (popover, 260, -1);
  gtk_menu_button_set_popover (button, popover);
}

static void
dictum_quotation_pane_dispose (GObject *object)
{
  DictumQuotationPane *self = DICTUM_QUOTATION_PANE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->note_id, g_source_remove);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->cast_signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->note_of, g_free);
  dictum_template_dispose (GTK_WIDGET (self), DICTUM_TYPE_QUOTATION_PANE);
  G_OBJECT_CLASS (dictum_quotation_pane_parent_class)->dispose (object);
}

static void
dictum_quotation_pane_class_init (DictumQuotationPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_quotation_pane_dispose;
  g_type_ensure (DICTUM_TYPE_ROLE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/quotation-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, number);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, steps);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, hint_title);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, hint);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, speaker_button);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, speaker_box);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, speaker_name);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, source);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, cue);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, addressee);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, note);
  gtk_widget_class_bind_template_child (widget_class, DictumQuotationPane, sure);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sure_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dictum_quotation_pane_commit);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dictum_quotation_pane_init (DictumQuotationPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->avatar = dictum_avatar_new (AVATAR_SIZE);
  gtk_box_prepend (self->speaker_box, self->avatar);
  // A menu button stands its child in a box of its own, in the middle; ours begins at the edge.
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (self->speaker_box)), GTK_ALIGN_FILL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->speaker_box), TRUE);
  gtk_menu_button_set_create_popup_func (self->speaker_button, fill_speakers_cb, self, NULL);
  self->session_signals = g_signal_group_new (DICTUM_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::current", G_CALLBACK (current_changed_cb), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::article", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::pen", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->session_signals, "marks-changed", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->session_signals, "selection-moved", G_CALLBACK (queue_update), self);
  g_signal_group_connect_swapped (self->session_signals, "counted", G_CALLBACK (queue_update), self);
  self->cast_signals = g_signal_group_new (DICTUM_TYPE_CAST);
  g_signal_group_connect_swapped (self->cast_signals, "changed", G_CALLBACK (queue_update), self);
}

/**
 * dictum_quotation_pane_set_session:
 * @self: the pane
 * @session: (nullable): what it shows from now on
 *
 * Shows the current quotation of a session.
 */
void
dictum_quotation_pane_set_session (DictumQuotationPane *self, DictumSession *session)
{
  g_return_if_fail (DICTUM_IS_QUOTATION_PANE (self));

  dictum_quotation_pane_commit (self);
  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->cast_signals,
                             session ? dictum_project_get_cast (dictum_session_get_project (session)) : NULL);
  update (self);
}

/**
 * dictum_quotation_pane_commit:
 * @self: the pane
 *
 * Makes what was typed as the note one act, if it is another note than before.
 */
void
dictum_quotation_pane_commit (DictumQuotationPane *self)
{
  DictumQuotation *current;
  const char *note, *typed;

  g_return_if_fail (DICTUM_IS_QUOTATION_PANE (self));

  g_clear_handle_id (&self->note_id, g_source_remove);
  current = self->session ? dictum_session_get_current (self->session) : NULL;
  if (current == NULL || g_strcmp0 (self->note_of, dictum_quotation_get_id (current)) != 0)
    return;
  note = dictum_quotation_get_fields (current)->note;
  typed = gtk_editable_get_text (self->note);
  if (strcmp (note ? note : "", typed) != 0)
    dictum_session_set_note (self->session, typed);
}
