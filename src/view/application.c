// SPDX-License-Identifier: GPL-3.0-or-later
// The application: its command line, its actions, its windows.

#include "config.h"

#include "view/application.h"

#include "dictum-icons.h"
#include "dictum-ui.h"
#include "platform/alert.h"
#include "platform/contrast.h"
#include "platform/file-dialog.h"
#include "session/import.h"
#include "session/sample.h"
#include "session/session.h"
#include "view/about.h"
#include "view/files.h"
#include "view/help-window.h"
#include "view/identity.h"
#include "view/preferences-window.h"
#include "view/shortcuts-window.h"
#include "view/window.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#define PROBLEMS_SHOWN 5

struct _DictumApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (DictumApplication, dictum_application, ADW_TYPE_APPLICATION)

// An act of the application that waits for something: on behalf of which window.
typedef struct
{
  DictumApplication *application;
  GtkWindow *from; // may be gone by the time
  GPtrArray *files;
} Errand;

static Errand *
errand_new (DictumApplication *application, GtkWindow *from)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->application = g_object_ref (application);
  g_set_weak_pointer (&errand->from, from);
  // The program does not end while something is under way.
  g_application_hold (G_APPLICATION (application));
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_application_release (G_APPLICATION (errand->application));
  g_clear_weak_pointer (&errand->from);
  g_clear_pointer (&errand->files, g_ptr_array_unref);
  g_object_unref (errand->application);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static GtkWindow *
find_window (DictumApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  while (active != NULL && !DICTUM_IS_WINDOW (active))
    active = gtk_window_get_transient_for (active);
  if (active != NULL)
    return active;
  for (GList *list = gtk_application_get_windows (GTK_APPLICATION (self)); list; list = list->next)
    if (DICTUM_IS_WINDOW (list->data))
      return list->data;
  return NULL;
}

// The window that somebody acts in; a new one where there is none.
static GtkWindow *
get_window (DictumApplication *self)
{
  GtkWindow *window = find_window (self);

  if (window == NULL)
    {
      window = GTK_WINDOW (dictum_window_new (self));
      gtk_window_present (window);
    }
  return window;
}

static void
say_error (Errand *errand, const char *heading, const GError *error)
{
  GtkWindow *window = errand->from ? errand->from : get_window (errand->application);

  dictum_alert_ask_async (window, &(DictumAlert){ .heading = heading, .body = error->message, .cancel = _ ("_Close") },
                          NULL, NULL, NULL);
}

static DictumWindow *
find_window_of (DictumApplication *self, GFile *folder)
{
  for (GList *list = gtk_application_get_windows (GTK_APPLICATION (self)); list; list = list->next)
    {
      GFile *other = DICTUM_IS_WINDOW (list->data) ? dictum_window_get_folder (list->data) : NULL;

      if (other != NULL && g_file_equal (other, folder))
        return list->data;
    }
  return NULL;
}

static DictumWindow *
open_folder (DictumApplication *self, GtkWindow *from, GFile *folder)
{
  DictumWindow *window = find_window_of (self, folder);

  if (window == NULL)
    {
      window = DICTUM_IS_WINDOW (from) && dictum_window_is_empty (DICTUM_WINDOW (from)) ? DICTUM_WINDOW (from)
                                                                                         : dictum_window_new (self);
      dictum_window_open (window, folder);
    }
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = dictum_file_dialog_ask_finish (result, &error);

  if (error != NULL)
    say_error (errand, _ ("The folder cannot be opened"), error);
  else if (files != NULL && files->len > 0)
    open_folder (errand->application, errand->from, files->pdata[0]);
}

// @at: (nullable): where somebody wanted to open a project that cannot be read from here
static void
ask_folder (DictumApplication *self, GtkWindow *from, GFile *at)
{
  dictum_file_dialog_ask_async (from,
                                &(DictumFileQuestion){
                                    .mode = DICTUM_FILE_DIALOG_FOLDER,
                                    .title = at ? _ ("Choose the Project’s Folder, So That Dictum May Open It")
                                                : _ ("Open a Folder of Articles"),
                                    .accept = _ ("_Open"),
                                    .folder = at,
                                },
                                NULL, folder_chosen_cb, errand_new (self, from));
}

static void
project_created_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = dictum_files_create_project_finish (result, &error);
  DictumWindow *window;

  if (folder == NULL)
    {
      say_error (errand, _ ("The project cannot be made"), error);
      return;
    }
  window = open_folder (errand->application, errand->from, folder);
  if (errand->files != NULL)
    dictum_window_add_files (window, errand->files);
}

static void
title_typed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autofree char *title = NULL;

  if (dictum_alert_ask_finish (result, &title) && g_strstrip (title)[0] != '\0')
    dictum_files_create_project_async (title, project_created_cb, g_steal_pointer (&errand));
}

static void
new_project_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumApplication *self = data;
  GtkWindow *window = get_window (self);

  dictum_alert_ask_async (window,
                          &(DictumAlert){
                              .heading = _ ("New Project"),
                              .body = _ ("It is kept in a folder of its name in Documents/Dictum."),
                              .cancel = _ ("_Cancel"),
                              .accept = _ ("_Create"),
                              .label = _ ("Title of the project"),
                          },
                          NULL, title_typed_cb, errand_new (self, window));
}

static void
open_project_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumApplication *self = data;

  ask_folder (self, get_window (self), NULL);
}

static void
sample_copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = dictum_sample_copy_finish (result, &error);

  if (folder == NULL)
    say_error (errand, _ ("The sample cannot be copied"), error);
  else
    open_folder (errand->application, errand->from, folder);
}

static void
sample_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumApplication *self = data;
  g_autoptr (GFile) sample = dictum_files_dup_sample ();
  g_autoptr (GFile) parent = dictum_files_dup_projects_folder ();
  g_autofree char *annotator = dictum_identity_dup_annotator (self->settings);

  // Translators: the name of the folder that the sample project is copied to
  dictum_sample_copy_async (sample, parent, _ ("Sample"), annotator, NULL, sample_copied_cb,
                            errand_new (self, get_window (self)));
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DictumApplication *self = data;

  gtk_window_present (GTK_WINDOW (dictum_preferences_window_new (get_window (self), self->settings)));
}

static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (dictum_shortcuts_window_new (get_window (data))));
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_present (GTK_WINDOW (dictum_help_window_new (get_window (data))));
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dictum_about_present (get_window (data));
}

// Each window sees to its own work; when the last is gone, so is the program.
static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *list = windows; list; list = list->next)
    if (DICTUM_IS_WINDOW (list->data))
      gtk_window_close (list->data);
}

static char *
dup_title_for (GPtrArray *texts)
{
  g_autofree char *name = g_file_get_basename (texts->pdata[0]);
  g_autofree char *shown = name ? g_filename_display_name (name) : NULL;
  char *dot = shown ? strrchr (shown, '.') : NULL;

  if (texts->len > 1 || shown == NULL || dot == shown)
    return g_strdup (_ ("New Project"));
  if (dot != NULL)
    *dot = '\0';
  return g_steal_pointer (&shown);
}

static void
take_texts (Errand *errand, GPtrArray *texts)
{
  DictumWindow *window = errand->from ? DICTUM_WINDOW (errand->from) : NULL;
  Errand *next;
  g_autofree char *title = NULL;

  if (window != NULL && !dictum_window_is_empty (window))
    {
      dictum_window_add_files (window, texts);
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  title = dup_title_for (texts);
  next = errand_new (errand->application, errand->from);
  next->files = g_ptr_array_ref (texts);
  dictum_files_create_project_async (title, project_created_cb, next);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = dictum_import_finish (result, &error);

  if (folder == NULL)
    say_error (errand, _ ("The document cannot be imported"), error);
  else
    open_folder (errand->application, errand->from, folder);
}

static void
import_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GFile) parent = dictum_files_dup_projects_folder ();
  GFile *document = errand->files->pdata[0];

  if (dictum_alert_ask_finish (result, NULL))
    dictum_import_async (document, parent, NULL, imported_cb, g_steal_pointer (&errand));
}

// Asked first, because whoever opens a document expects to go on in it, and here it is a copy that grows.
static void
ask_import (DictumApplication *self, GtkWindow *from, GFile *document)
{
  Errand *errand = errand_new (self, from);
  g_autofree char *name = g_file_get_basename (document);
  g_autofree char *shown = g_filename_display_name (name);
  // Translators: %s is the name of a file
  g_autofree char *heading = g_strdup_printf (_ ("Import “%s”?"), shown);

  errand->files = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (errand->files, g_object_ref (document));
  gtk_window_present (from);
  dictum_alert_ask_async (from,
                          &(DictumAlert){
                              .heading = heading,
                              .body = _ ("It becomes a new project in Documents/Dictum. "
                                         "What you mark there does not change the document."),
                              .cancel = _ ("_Cancel"),
                              .accept = _ ("_Import"),
                          },
                          NULL, import_answered_cb, errand);
}

static void
say_problems (GtkWindow *from, GPtrArray *problems)
{
  const guint n = problems->len;
  g_autofree char *heading = g_strdup_printf (ngettext ("%u file cannot be opened", "%u files cannot be opened", n), n);
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, PROBLEMS_SHOWN); i++)
    g_string_append_printf (body, "%s%s", i > 0 ? "\n\n" : "", (char *) problems->pdata[i]);
  if (n > PROBLEMS_SHOWN)
    {
      const guint more = n - PROBLEMS_SHOWN;

      g_string_append (body, "\n\n");
      g_string_append_printf (body, ngettext ("And %u more.", "And %u more.", more), more);
    }
  gtk_window_present (from);
  dictum_alert_ask_async (from, &(DictumAlert){ .heading = heading, .body = body->str, .cancel = _ ("_Close") }, NULL,
                          NULL, NULL);
}

static void
files_sorted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (DictumFiles) files = dictum_files_sort_finish (result);
  DictumApplication *self = errand->application;

  if (errand->from == NULL)
    g_set_weak_pointer (&errand->from, get_window (self));
  if (files->texts->len > 0)
    take_texts (errand, files->texts);
  for (guint i = 0; i < files->folders->len; i++)
    open_folder (self, errand->from, files->folders->pdata[i]);
  for (guint i = 0; i < files->closed->len; i++)
    ask_folder (self, errand->from, files->closed->pdata[i]);
  for (guint i = 0; i < files->documents->len; i++)
    ask_import (self, errand->from, files->documents->pdata[i]);
  if (files->problems->len > 0)
    say_problems (errand->from, files->problems);
}

static void
dictum_application_activate (GApplication *application)
{
  DictumApplication *self = DICTUM_APPLICATION (application);
  GtkWindow *window = find_window (self);
  g_autofree char *last = NULL;
  g_autoptr (GFile) folder = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  window = get_window (self);
  last = g_settings_get_string (self->settings, "last-project");
  if (last[0] == '\0')
    return;
  folder = g_file_new_for_uri (last);
  dictum_window_open_again (DICTUM_WINDOW (window), folder);
}

static void
dictum_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (list, g_object_ref (files[i]));
  // The window is there at once; what is to be opened follows.
  dictum_application_open_files (DICTUM_APPLICATION (application), get_window (DICTUM_APPLICATION (application)), list);
}

static void
set_accels (GtkApplication *application)
{
  static const struct
  {
    const char *action;
    const char *accels[4];
  } table[] = {
    { "app.open-project", { "<Control>o" } },
    { "app.new-project", { "<Control>n" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.shortcuts", { "<Control>question", "<Control><Shift>question" } },
    { "app.help", { "F1" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.undo", { "<Control>z" } },
    { "win.redo", { "<Control><Shift>z", "<Control>y" } },
    { "win.find", { "<Control>f" } },
    { "win.export", { "<Control>e" } },
    { "win.left-pane", { "F9" } },
    { "win.right-pane", { "<Control>F9" } },
    { "win.mark-done", { "<Control>Return", "<Control>KP_Enter" } },
    { "win.next-article", { "<Control>Page_Down" } },
    { "win.previous-article", { "<Control>Page_Up" } },
    { "win.next-pane", { "F6" } },
    { "win.previous-pane", { "<Shift>F6" } },
    { "win.text-larger", { "<Control>plus", "<Control>equal", "<Control>KP_Add" } },
    { "win.text-smaller", { "<Control>minus", "<Control>KP_Subtract" } },
    { "win.text-normal", { "<Control>0", "<Control>KP_0" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (application, table[i].action, table[i].accels);
}

static void
dictum_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "new-project", .activate = new_project_action },
    { .name = "open-project", .activate = open_project_action },
    { .name = "sample", .activate = sample_action },
    { .name = "preferences", .activate = preferences_action },
    { .name = "shortcuts", .activate = shortcuts_action },
    { .name = "help", .activate = help_action },
    { .name = "about", .activate = about_action },
    { .name = "quit", .activate = quit_action },
  };
  DictumApplication *self = DICTUM_APPLICATION (application);

  // Named here, or the linker would leave them out of the program.
  g_resources_register (dictum_ui_get_resource ());
  g_resources_register (dictum_icons_get_resource ());
  G_APPLICATION_CLASS (dictum_application_parent_class)->startup (application);
  dictum_contrast_add_style (RESOURCE_PREFIX "/high-contrast.css");
  gtk_window_set_default_icon_name (APP_ID);
  self->settings = g_settings_new (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accels (GTK_APPLICATION (self));
}

static int
dictum_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("dictum %s\n", PACKAGE_VERSION);
      return 0;
    }
  return -1;
}

static void
dictum_application_finalize (GObject *object)
{
  g_clear_object (&DICTUM_APPLICATION (object)->settings);
  G_OBJECT_CLASS (dictum_application_parent_class)->finalize (object);
}

static void
dictum_application_class_init (DictumApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dictum_application_finalize;
  application_class->activate = dictum_application_activate;
  application_class->open = dictum_application_open;
  application_class->startup = dictum_application_startup;
  application_class->handle_local_options = dictum_application_handle_local_options;
}

static void
dictum_application_init (DictumApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[FOLDER | FILE…]"));
  g_application_set_option_context_summary (G_APPLICATION (self),
                                            _ ("Mark quotations in news articles and say who said them."));
}

/**
 * dictum_application_new:
 *
 * Returns: (transfer full): the application; run it
 */
DictumApplication *
dictum_application_new (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_ ("Dictum"));
  return g_object_new (DICTUM_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", RESOURCE_PREFIX,
                       NULL);
}

/**
 * dictum_application_get_settings:
 * @self: the application, started
 *
 * Returns: (transfer none): the program's settings
 */
GSettings *
dictum_application_get_settings (DictumApplication *self)
{
  g_return_val_if_fail (DICTUM_IS_APPLICATION (self), NULL);
  return self->settings;
}

/**
 * dictum_application_open_folder:
 * @self: the application
 * @from: (nullable): the window that asks; it takes the project if it is empty
 * @folder: a folder
 *
 * Opens a folder as a project, or presents the window in which it is open.
 */
void
dictum_application_open_folder (DictumApplication *self, GtkWindow *from, GFile *folder)
{
  g_return_if_fail (DICTUM_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (folder));

  open_folder (self, from, folder);
}

/**
 * dictum_application_open_files:
 * @self: the application
 * @from: (nullable): the window that they were dropped on
 * @files: (element-type GFile): folders, project files, texts
 *
 * Opens folders and project files as projects; texts go as copies into the window's project, or a new one; an exported
 * project is imported if the person agrees. What cannot be opened is told.
 */
void
dictum_application_open_files (DictumApplication *self, GtkWindow *from, GPtrArray *files)
{
  g_return_if_fail (DICTUM_IS_APPLICATION (self));
  g_return_if_fail (files != NULL);

  if (files->len > 0)
    dictum_files_sort_async (files, files_sorted_cb, errand_new (self, from));
}
