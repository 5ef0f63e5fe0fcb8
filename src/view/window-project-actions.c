// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the project of a window as a whole, under "win.": its articles, its title, export, and what the
// notices offer. Each action is one call of the session or one dialog.

#include "config.h"

#include "platform/alert.h"
#include "platform/file-dialog.h"
#include "session/session-export.h"
#include "view/article-properties.h"
#include "view/files.h"
#include "view/window-private.h"

#include <glib/gi18n-lib.h>

static void
title_typed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (source);
  g_autofree char *title = NULL;

  if (dictum_alert_ask_finish (result, &title) && self->session != NULL && g_strstrip (title)[0] != '\0')
    dictum_session_set_title (self->session, title);
}

static void
project_title_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;
  g_autofree char *name = dictum_project_dup_name (dictum_session_get_project (self->session));

  dictum_alert_ask_async (GTK_WINDOW (self),
                          &(DictumAlert){
                              .heading = _ ("Project Title"),
                              .cancel = _ ("_Cancel"),
                              .accept = _ ("_Apply"),
                              .label = _ ("Title of the project"),
                              .text = name,
                          },
                          self->cancellable, title_typed_cb, NULL);
}

static void
files_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dictum_file_dialog_ask_finish (result, &error);

  if (error != NULL)
    dictum_window_say_error (self, _ ("The articles cannot be added"), error);
  else if (files != NULL && files->len > 0)
    dictum_window_add_files (self, files);
}

static void
add_articles_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_file_dialog_ask_async (data,
                                &(DictumFileQuestion){
                                    .mode = DICTUM_FILE_DIALOG_FILES,
                                    .title = _ ("Add Articles"),
                                    .accept = _ ("_Add"),
                                    .filter = _ ("Text files"),
                                    .suffix = "txt",
                                },
                                NULL, files_chosen_cb, NULL);
}

static void
article_properties_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;
  g_autoptr (GPtrArray) articles = dictum_article_list_list_selected (self->articles);

  if (articles->len > 0)
    gtk_window_present (GTK_WINDOW (dictum_article_properties_new (GTK_WINDOW (self), self->session, articles)));
}

static void
remove_articles_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;
  g_autoptr (GPtrArray) articles = dictum_article_list_list_selected (self->articles);

  if (articles->len > 0)
    dictum_session_remove_articles (self->session, articles);
}

// The first line is what happened, the others are the details.
static void
say_all (DictumWindow *self, GPtrArray *lines)
{
  g_autofree char *text = NULL;

  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **) lines->pdata);
  dictum_window_say (self, text, FALSE);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) messages = dictum_session_export_finish (DICTUM_SESSION (source), result, &error);

  if (error != NULL)
    dictum_window_say_error (self, _ ("The project was not exported"), error);
  else
    {
      g_ptr_array_insert (messages, 0, g_strdup (_ ("Project exported")));
      say_all (self, messages);
    }
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dictum_file_dialog_ask_finish (result, &error);

  if (error != NULL)
    dictum_window_say_error (self, _ ("The project was not exported"), error);
  else if (files != NULL && files->len > 0 && self->session != NULL)
    dictum_session_export_async (self->session, files->pdata[0], NULL, exported_cb, g_object_ref (self));
}

static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;
  g_autofree char *name = g_file_get_basename (self->folder);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *proposed = g_strconcat (shown, ".dictum.json", NULL);

  dictum_quotation_pane_commit (self->quotation);
  dictum_file_dialog_ask_async (GTK_WINDOW (self),
                                &(DictumFileQuestion){
                                    .mode = DICTUM_FILE_DIALOG_SAVE,
                                    .title = _ ("Export the Project"),
                                    .accept = _ ("_Export"),
                                    .name = proposed,
                                    .filter = _ ("JSON documents"),
                                    .suffix = "json",
                                },
                                NULL, export_chosen_cb, NULL);
}

static void
open_recent_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;
  g_autoptr (GFile) folder = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  dictum_application_open_folder (DICTUM_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                  GTK_WINDOW (self), folder);
}

static void
save_again_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_project_save_again (dictum_session_get_project (DICTUM_WINDOW (data)->session));
}

static void
same_annotator_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumProject *project = dictum_session_get_project (DICTUM_WINDOW (data)->session);

  dictum_project_settle_annotator (project, dictum_project_get_annotator (project));
}

static void
annotator_typed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (source);
  g_autofree char *name = NULL;
  g_autofree char *id = NULL;

  if (!dictum_alert_ask_finish (result, &name) || self->session == NULL)
    return;
  id = dictum_annotator_make_id (name);
  g_settings_set_string (self->settings, "annotator", id);
  dictum_project_settle_annotator (dictum_session_get_project (self->session), id);
}

static void
other_annotator_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;
  g_autofree char *proposed =
      g_strconcat (dictum_project_get_annotator (dictum_session_get_project (self->session)), "-2", NULL);

  dictum_alert_ask_async (GTK_WINDOW (self),
                          &(DictumAlert){
                              .heading = _ ("Who Marks Here?"),
                              .body = _ ("Small letters, digits, “-” and “_”. The other person’s work stays as it is."),
                              .cancel = _ ("_Cancel"),
                              .accept = _ ("_Apply"),
                              .label = _ ("Annotator’s name"),
                              .text = proposed,
                          },
                          self->cancellable, annotator_typed_cb, NULL);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = dictum_project_copy_finish (result, &error);

  if (error != NULL)
    dictum_window_say_error (self, _ ("The project cannot be copied"), error);
  else if (!self->closing && gtk_window_get_application (GTK_WINDOW (self)) != NULL)
    dictum_application_open_folder (DICTUM_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), NULL, folder);
}

static void
copy_place_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dictum_file_dialog_ask_finish (result, &error);
  g_autofree char *name = self->folder ? g_file_get_basename (self->folder) : NULL;

  if (error != NULL)
    dictum_window_say_error (self, _ ("The project cannot be copied"), error);
  else if (files != NULL && files->len > 0 && name != NULL)
    dictum_project_copy_async (self->folder, files->pdata[0], name, NULL, copied_cb, g_object_ref (self));
}

static void
work_in_copy_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GFile) folder = dictum_files_dup_projects_folder ();

  dictum_file_dialog_ask_async (data,
                                &(DictumFileQuestion){
                                    .mode = DICTUM_FILE_DIALOG_FOLDER,
                                    .title = _ ("Where to Put the Copy"),
                                    .accept = _ ("_Copy Here"),
                                    .folder = folder,
                                },
                                NULL, copy_place_chosen_cb, NULL);
}

static void
join_lost_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;
  DictumProject *project = dictum_session_get_project (self->session);
  g_autoptr (GPtrArray) lost = dictum_project_list_lost (project);

  for (guint i = 0; i < lost->len; i++)
    {
      const DictumLost *one = lost->pdata[i];

      if (one->renamed == NULL)
        continue;
      dictum_project_join_lost (project, one->file, one->renamed);
      break;
    }
  dictum_window_update_notices (self);
}

static void
show_problems_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumWindow *self = data;
  g_autoptr (GPtrArray) problems = dictum_project_list_problems (dictum_session_get_project (self->session));
  g_autofree char *all = NULL;

  g_ptr_array_add (problems, NULL);
  all = g_strjoinv ("\n\n", (char **) problems->pdata);
  dictum_alert_ask_async (GTK_WINDOW (self),
                          &(DictumAlert){ .heading = _ ("What Is Not as It Should Be"),
                                         .body = all,
                                         .cancel = _ ("_Close") },
                          NULL, NULL, NULL);
}

static void
show_details_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_alert_ask_async (data,
                          &(DictumAlert){ .heading = _ ("Details"),
                                         .body = g_variant_get_string (parameter, NULL),
                                         .cancel = _ ("_Close") },
                          NULL, NULL, NULL);
}

static const GActionEntry actions[] = {
  { .name = "project-title", .activate = project_title_action },
  { .name = "add-articles", .activate = add_articles_action },
  { .name = "article-properties", .activate = article_properties_action },
  { .name = "remove-articles", .activate = remove_articles_action },
  { .name = "export", .activate = export_action },
  { .name = "open-recent", .activate = open_recent_action, .parameter_type = "s" },
  { .name = "save-again", .activate = save_again_action },
  { .name = "same-annotator", .activate = same_annotator_action },
  { .name = "other-annotator", .activate = other_annotator_action },
  { .name = "work-in-copy", .activate = work_in_copy_action },
  { .name = "join-lost", .activate = join_lost_action },
  { .name = "show-problems", .activate = show_problems_action },
  { .name = "show-details", .activate = show_details_action, .parameter_type = "s" },
};

/*
 * dictum_window_add_project_actions:
 * @self: a window
 *
 * Gives the window its actions on the project.
 */
void
dictum_window_add_project_actions (DictumWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}

/*
 * dictum_window_update_project_actions:
 * @self: a window
 *
 * Enables them where there is a project.
 */
void
dictum_window_update_project_actions (DictumWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (!g_str_equal (actions[i].name, "open-recent"))
      g_simple_action_set_enabled (
          G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), actions[i].name)), self->session != NULL);
}
