// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done in a window with an article: the actions under "win.", each of them one call of the session. Those
// on the project as a whole have a file of their own.

#include "config.h"

#include "view/form.h"
#include "view/role-row.h"
#include "view/speaker-editor.h"
#include "view/window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TEXT_SIZE_STEP 1

static gboolean
get_role (GVariant *parameter, DictumRole *role)
{
  for (guint i = DICTUM_ROLE_SOURCE; i < DICTUM_N_ROLES; i++)
    if (g_str_equal (g_variant_get_string (parameter, NULL), dictum_role_get_nick (i)))
      {
        *role = i;
        return TRUE;
      }
  return FALSE;
}

// In a text field these keys are the field's own.
static gboolean
leave_to_field (DictumWindow *self, const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!GTK_IS_TEXT (focus))
    return FALSE;
  gtk_widget_activate_action (focus, action, NULL);
  return TRUE;
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;

  if (leave_to_field (self, "text.undo"))
    return;
  // Its button would take back another act than the one that it tells of.
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  dictum_session_undo (self->session);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;

  if (!leave_to_field (self, "text.redo"))
    dictum_session_redo (self->session);
}

static void
tag_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_tag (DICTUM_WINDOW (data)->session, g_variant_get_string (parameter, NULL));
}

static void
pen_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_pick_pen (DICTUM_WINDOW (data)->session, g_variant_get_string (parameter, NULL));
}

static void
lay_down_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_lay_down (DICTUM_WINDOW (data)->session);
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;

  dictum_session_remove (self->session);
  dictum_window_focus_text (self);
}

// An accelerator moves no focus, so what was typed as a note is kept before another quotation comes.
static DictumSession *
leave_note (gpointer data)
{
  DictumWindow *self = data;

  dictum_quotation_pane_commit (self->quotation);
  return self->session;
}

static void
go_to_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_go_to (leave_note (data), g_variant_get_string (parameter, NULL));
}

static void
next_quotation_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_next_quotation (leave_note (data));
}

static void
previous_quotation_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_previous_quotation (leave_note (data));
}

static void
next_article_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_next_article (leave_note (data));
}

static void
previous_article_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_previous_article (leave_note (data));
}

static void
set_form_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  const char *nick = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < DICTUM_N_FORMS; i++)
    if (g_str_equal (nick, dictum_form_get_nick (i)))
      dictum_session_set_form (DICTUM_WINDOW (data)->session, i);
  dictum_window_update_actions (data);
}

static void
set_role_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumRole role;

  if (get_role (parameter, &role))
    dictum_session_set_role (DICTUM_WINDOW (data)->session, role);
}

static void
clear_role_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumRole role;

  if (get_role (parameter, &role))
    dictum_session_clear_role (DICTUM_WINDOW (data)->session, role);
}

static void
forget_role_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumRole role;

  if (get_role (parameter, &role))
    dictum_session_forget_role (DICTUM_WINDOW (data)->session, role);
}

static void
toggle_unsure_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumSession *session = DICTUM_WINDOW (data)->session;
  DictumQuotation *current = dictum_session_get_current (session);

  dictum_session_set_sure (session, current != NULL && !dictum_quotation_get_fields (current)->sure);
}

static void
add_piece_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_add_piece (DICTUM_WINDOW (data)->session);
}

static void
cut_piece_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_cut_piece (DICTUM_WINDOW (data)->session);
}

static void
join_piece_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_join_piece (DICTUM_WINDOW (data)->session);
}

static void
remove_piece_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_remove_piece (DICTUM_WINDOW (data)->session);
}

static void
mark_done_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumSession *session = DICTUM_WINDOW (data)->session;
  DictumArticle *article = dictum_session_get_article (session);

  if (article == NULL)
    return;
  dictum_session_set_state (session, dictum_article_get_state (article) == DICTUM_STATE_DONE ? DICTUM_STATE_IN_PROGRESS
                                                                                            : DICTUM_STATE_DONE);
  dictum_window_update_actions (data);
}

static void
new_speaker_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_article_page_ask_speaker (DICTUM_WINDOW (data)->page, TRUE);
}

static void
edit_speaker_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;
  GtkWidget *editor = dictum_speaker_editor_new (GTK_WINDOW (self), self->session,
                                                 g_variant_get_string (parameter, NULL));

  if (editor != NULL)
    gtk_window_present (GTK_WINDOW (editor));
}

static void
remove_speaker_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_session_remove_speaker (DICTUM_WINDOW (data)->session, g_variant_get_string (parameter, NULL));
}

static void
find_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;
  g_autofree char *words = dictum_session_dup_selected_text (self->session);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  if (words != NULL && words[0] != '\0' && strchr (words, '\n') == NULL)
    gtk_editable_set_text (self->search_entry, words);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
focus_text_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_window_focus_text (data);
}

// Articles, text, speakers, and around again; on a narrow window only what is there.
static void
step_pane (DictumWindow *self, int step)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  int at = 1;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->articles)))
    at = 0;
  else if (focus != NULL && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->cast)) ||
                             gtk_widget_is_ancestor (focus, GTK_WIDGET (self->quotation))))
    at = 2;
  for (int i = 0; i < 3; i++)
    {
      at = (at + step + 3) % 3;
      if (at == 1)
        {
          dictum_window_focus_text (self);
          return;
        }
      if (!dictum_fold_is_shown (self->fold, at == 0 ? DICTUM_FOLD_START : DICTUM_FOLD_END))
        continue;
      if (at == 0)
        dictum_article_list_focus (self->articles);
      else
        gtk_widget_child_focus (GTK_WIDGET (self->cast), GTK_DIR_TAB_FORWARD);
      return;
    }
}

static void
next_pane_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_pane (data, 1);
}

static void
previous_pane_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_pane (data, -1);
}

static void
step_text_size (DictumWindow *self, int step)
{
  g_autoptr (GVariant) range = NULL;
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;
  int wanted = g_settings_get_int (self->settings, "text-size") + step;
  g_autoptr (GVariant) size = g_variant_ref_sink (g_variant_new_int32 (wanted));

  g_object_get (self->settings, "settings-schema", &schema, NULL);
  key = g_settings_schema_get_key (schema, "text-size");
  if (g_settings_schema_key_range_check (key, size))
    g_settings_set_value (self->settings, "text-size", size);
}

static void
text_larger_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_text_size (data, TEXT_SIZE_STEP);
}

static void
text_smaller_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step_text_size (data, -TEXT_SIZE_STEP);
}

static void
text_normal_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_settings_reset (DICTUM_WINDOW (data)->settings, "text-size");
}

static const GActionEntry actions[] = {
  { .name = "undo", .activate = undo_action },
  { .name = "redo", .activate = redo_action },
  { .name = "tag", .activate = tag_action, .parameter_type = "s" },
  { .name = "pen", .activate = pen_action, .parameter_type = "s" },
  { .name = "lay-down", .activate = lay_down_action },
  { .name = "remove", .activate = remove_action },
  { .name = "go-to", .activate = go_to_action, .parameter_type = "s" },
  { .name = "next-quotation", .activate = next_quotation_action },
  { .name = "previous-quotation", .activate = previous_quotation_action },
  { .name = "next-article", .activate = next_article_action },
  { .name = "previous-article", .activate = previous_article_action },
  { .name = "set-form", .activate = set_form_action, .parameter_type = "s", .state = "''" },
  { .name = "set-role", .activate = set_role_action, .parameter_type = "s" },
  { .name = "clear-role", .activate = clear_role_action, .parameter_type = "s" },
  { .name = "forget-role", .activate = forget_role_action, .parameter_type = "s" },
  { .name = "toggle-unsure", .activate = toggle_unsure_action },
  { .name = "add-piece", .activate = add_piece_action },
  { .name = "cut-piece", .activate = cut_piece_action },
  { .name = "join-piece", .activate = join_piece_action },
  { .name = "remove-piece", .activate = remove_piece_action },
  { .name = "mark-done", .activate = mark_done_action, .state = "false" },
  { .name = "new-speaker", .activate = new_speaker_action },
  { .name = "edit-speaker", .activate = edit_speaker_action, .parameter_type = "s" },
  { .name = "remove-speaker", .activate = remove_speaker_action, .parameter_type = "s" },
  { .name = "find", .activate = find_action },
  { .name = "focus-text", .activate = focus_text_action },
  { .name = "next-pane", .activate = next_pane_action },
  { .name = "previous-pane", .activate = previous_pane_action },
  { .name = "text-larger", .activate = text_larger_action },
  { .name = "text-smaller", .activate = text_smaller_action },
  { .name = "text-normal", .activate = text_normal_action },
};

static void
set_enabled (DictumWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_state (DictumWindow *self, const char *name, GVariant *state)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), state);
}

/*
 * dictum_window_add_actions:
 * @self: a window
 *
 * Gives the window its actions.
 */
void
dictum_window_add_actions (DictumWindow *self)
{
  g_autoptr (GAction) left = G_ACTION (g_property_action_new ("left-pane", self->fold, "start-shown"));
  g_autoptr (GAction) right = G_ACTION (g_property_action_new ("right-pane", self->fold, "end-shown"));

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_action_map_add_action (G_ACTION_MAP (self), left);
  g_action_map_add_action (G_ACTION_MAP (self), right);
  dictum_window_add_project_actions (self);
}

/*
 * dictum_window_update_actions:
 * @self: a window
 *
 * Enables what can be done now, and shows the states.
 */
void
dictum_window_update_actions (DictumWindow *self)
{
  static const char *const always[] = { "text-larger", "text-smaller", "text-normal", NULL };
  static const char *const with_project[] = { "next-pane",        "previous-pane", "edit-speaker", "remove-speaker",
                                              "next-article",     "previous-article", "pen",       "lay-down",
                                              "go-to",            "focus-text" };
  DictumSession *session = self->session;
  DictumArticle *article = session ? dictum_session_get_article (session) : NULL;
  DictumQuotation *current = session ? dictum_session_get_current (session) : NULL;
  gboolean is_done = article != NULL && dictum_article_get_state (article) == DICTUM_STATE_DONE;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (!g_strv_contains (always, actions[i].name))
      set_enabled (self, actions[i].name, article != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (with_project); i++)
    set_enabled (self, with_project[i], session != NULL);
  set_enabled (self, "undo", session != NULL && dictum_session_get_undo_label (session) != NULL);
  set_enabled (self, "redo", session != NULL && dictum_session_get_redo_label (session) != NULL);
  set_enabled (self, "set-form", current != NULL);
  set_state (self, "set-form",
             g_variant_new_string (current ? dictum_form_get_nick (dictum_quotation_get_fields (current)->form) : ""));
  set_state (self, "mark-done", g_variant_new_boolean (is_done));
  dictum_window_update_project_actions (self);
}
