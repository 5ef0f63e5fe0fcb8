// SPDX-License-Identifier: GPL-3.0-or-later
// One window: one project, or the page to begin with.

#include "config.h"

#include "view/window-private.h"

#include "core/error.h"
#include "platform/alert.h"
#include "view/identity.h"

#include <glib/gi18n-lib.h>

#define LEFT_LEAST 200
#define LEFT_MOST 360
#define RIGHT_LEAST 280
#define RIGHT_MOST 400

G_DEFINE_FINAL_TYPE (DictumWindow, dictum_window, ADW_TYPE_APPLICATION_WINDOW)

static DictumProject *
get_project (DictumWindow *self)
{
  return self->session ? dictum_session_get_project (self->session) : NULL;
}

static DictumArticle *
get_article (DictumWindow *self)
{
  return self->session ? dictum_session_get_article (self->session) : NULL;
}

// A toast on its way out must not be dismissed again: libadwaita 1.2 would let go of it twice.
static void
toast_dismissed_cb (DictumWindow *self, AdwToast *toast)
{
  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

/*
 * dictum_window_say:
 * @self: a window
 * @text: what happened, as a sentence for people
 * @with_undo: whether it can be undone from there
 *
 * Shows a toast, in place of the one before.
 */
void
dictum_window_say (DictumWindow *self, const char *text, gboolean with_undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (self->toasts == NULL)
    return;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_weak_pointer (&self->toast);
  toast = adw_toast_new (escaped);
  if (with_undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  g_set_weak_pointer (&self->toast, toast);
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/*
 * dictum_window_say_error:
 * @self: a window
 * @heading: what was not done
 * @error: why
 *
 * Says that something that was asked for failed. What was cancelled is no news.
 */
void
dictum_window_say_error (DictumWindow *self, const char *heading, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->closing)
    return;
  dictum_alert_ask_async (GTK_WINDOW (self),
                          &(DictumAlert){ .heading = heading, .body = error->message, .cancel = _ ("_Close") }, NULL,
                          NULL, NULL);
}

/*
 * dictum_window_focus_text:
 * @self: a window
 *
 * Gives the keyboard to the text, where marking is done.
 */
void
dictum_window_focus_text (DictumWindow *self)
{
  dictum_fold_close_sheet (self->fold);
  if (self->page != NULL && get_article (self) != NULL)
    dictum_article_page_focus_text (self->page);
}

static char *
dup_article_title (DictumWindow *self, DictumArticle *article)
{
  const DictumArticleFields *fields = dictum_article_info_get_fields (dictum_article_get_info (article));

  return fields->outlet ? g_strdup (fields->outlet) : dictum_article_dup_name (article);
}

static guint
find_position (GListModel *articles, DictumArticle *article)
{
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (DictumArticle) item = g_list_model_get_item (articles, i);

      if (item == article)
        return i;
    }
  return 0;
}

// What the left pane does not say already: all of it where the pane is folded away, else where in the work one is.
static void
update_title (DictumWindow *self)
{
  DictumProject *project = get_project (self);
  DictumArticle *article = get_article (self);
  g_autofree char *name = project ? dictum_project_dup_name (project) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *window_title = NULL;

  if (article != NULL && dictum_fold_is_shown (self->fold, DICTUM_FOLD_START) &&
      !dictum_fold_is_folded (self->fold, DICTUM_FOLD_START))
    {
      GListModel *articles = dictum_project_get_articles (project);
      guint n = dictum_article_get_n_quotations (article);

      title = g_strdup_printf (_ ("Article %u of %u"), find_position (articles, article) + 1,
                               g_list_model_get_n_items (articles));
      subtitle = g_strdup_printf (ngettext ("%u quotation", "%u quotations", n), n);
    }
  else if (article != NULL)
    {
      title = dup_article_title (self, article);
      subtitle = g_strdup (name);
    }
  adw_window_title_set_title (self->title, title ? title : name ? name : "");
  adw_window_title_set_subtitle (self->title, subtitle ? subtitle : "");
  if (article != NULL)
    {
      g_autofree char *article_name = dictum_article_dup_name (article);

      // Translators: the title of a window: article, project
      window_title = g_strdup_printf (_ ("%s — %s"), article_name, name);
    }
  gtk_window_set_title (GTK_WINDOW (self), window_title ? window_title : name ? name : _ ("Dictum"));
}

static void
update_history (DictumWindow *self)
{
  const char *undo = dictum_session_get_undo_label (self->session);
  const char *redo = dictum_session_get_redo_label (self->session);
  // Translators: %s is an act, "tag as Kerry"
  g_autofree char *undo_tip = undo ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Undo"));
  // Translators: %s is an act, "tag as Kerry"
  g_autofree char *redo_tip = redo ? g_strdup_printf (_ ("Redo: %s"), redo) : g_strdup (_ ("Redo"));

  gtk_widget_set_tooltip_text (self->undo, undo_tip);
  gtk_widget_set_tooltip_text (self->redo, redo_tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo), GTK_ACCESSIBLE_PROPERTY_LABEL, undo_tip, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->redo), GTK_ACCESSIBLE_PROPERTY_LABEL, redo_tip, -1);
  dictum_window_update_actions (self);
}

static void
update_middle (DictumWindow *self)
{
  DictumArticle *article = get_article (self);
  DictumArticle *refused = self->session ? dictum_session_get_refused (self->session) : NULL;
  DictumProject *project = get_project (self);
  const char *child = "page";

  if (project != NULL && g_list_model_get_n_items (dictum_project_get_articles (project)) == 0)
    child = "empty";
  else if (refused != NULL && article == NULL && dictum_article_get_problem (refused) != NULL)
    {
      g_autofree char *text = g_markup_escape_text (dictum_article_get_problem (refused), -1);
      g_autofree char *name = dictum_article_dup_name (refused);
      // Translators: %s is an article
      g_autofree char *title = g_strdup_printf (_ ("“%s” Cannot Be Shown"), name);

      adw_status_page_set_title (self->problem, title);
      adw_status_page_set_description (self->problem, text);
      child = "problem";
    }
  gtk_stack_set_visible_child_name (self->middle, child);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), article != NULL && dictum_article_is_open (article));
}

static void
article_changed_cb (DictumWindow *self)
{
  g_signal_group_set_target (self->article_signals, get_article (self));
  update_title (self);
  update_middle (self);
  dictum_window_update_actions (self);
  dictum_window_update_notices (self);
  if (dictum_fold_is_folded (self->fold, DICTUM_FOLD_START))
    dictum_fold_set_shown (self->fold, DICTUM_FOLD_START, FALSE);
  if (self->wants_focus && get_article (self) != NULL)
    {
      self->wants_focus = FALSE;
      dictum_window_focus_text (self);
    }
}

static void
article_noticed_cb (DictumWindow *self)
{
  update_title (self);
  update_middle (self);
  dictum_window_update_actions (self);
}

static void
message_cb (DictumWindow *self, const char *text, gboolean with_undo)
{
  dictum_window_say (self, text, with_undo);
}

static void
loading_cb (DictumWindow *self)
{
  gboolean loading = FALSE;

  g_object_get (self->session, "loading", &loading, NULL);
  gtk_spinner_set_spinning (self->spinner, loading);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), loading);
}

static void
font_changed_cb (DictumWindow *self)
{
  g_autofree char *family = g_settings_get_string (self->settings, "text-font");

  if (self->page != NULL)
    dictum_article_page_set_font (self->page, family[0] ? family : NULL,
                                  g_settings_get_int (self->settings, "text-size"));
}

// The page is made when it is needed: an empty window is on the screen without it.
static void
ensure_page (DictumWindow *self)
{
  if (self->page != NULL)
    return;
  self->page = DICTUM_ARTICLE_PAGE (dictum_article_page_new ());
  adw_bin_set_child (self->page_place, GTK_WIDGET (self->page));
  font_changed_cb (self);
}

static void
show_parts (DictumWindow *self, const char *child)
{
  gboolean is_project = g_str_equal (child, "project");
  GtkWidget *parts[] = { self->left_toggle, self->undo, self->redo, self->done, self->find, self->right_toggle };
  gboolean narrow = dictum_fold_is_folded (self->fold, DICTUM_FOLD_START);

  gtk_stack_set_visible_child_name (self->stack, child);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_set_visible (parts[i], is_project && (!narrow || i < 2 || i == 5));
  (is_project ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (self->header, "start");
}

static void
folded_cb (DictumWindow *self)
{
  show_parts (self, gtk_stack_get_visible_child_name (self->stack));
  update_title (self);
}

static void
set_session (DictumWindow *self, DictumSession *session)
{
  DictumProject *project = dictum_session_get_project (session);

  g_set_object (&self->session, session);
  ensure_page (self);
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->project_signals, project);
  dictum_article_list_set_session (self->articles, session);
  dictum_article_page_set_session (self->page, session);
  dictum_cast_pane_set_session (self->cast, session);
  dictum_quotation_pane_set_session (self->quotation, session);
  dictum_mark_strip_set_session (self->strip, session);
  g_signal_connect_object (dictum_project_get_articles (project), "items-changed", G_CALLBACK (article_noticed_cb),
                           self, G_CONNECT_SWAPPED);
  show_parts (self, "project");
  update_history (self);
  article_changed_cb (self);
  dictum_window_update_notices (self);
}

static void open_project (DictumWindow *self);

static void
show_start (DictumWindow *self)
{
  g_clear_object (&self->folder);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  dictum_start_page_update (self->start_page);
  show_parts (self, "start");
  gtk_widget_grab_focus (GTK_WIDGET (self->start_page));
}

static void
many_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (source);

  self->accept_many = dictum_alert_ask_finish (result, NULL);
  if (self->closing)
    return;
  if (self->accept_many)
    open_project (self);
  else
    show_start (self);
}

static void
opening_failed (DictumWindow *self, const GError *error)
{
  if (g_error_matches (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE) && !self->accept_many)
    {
      dictum_alert_ask_async (GTK_WINDOW (self),
                              &(DictumAlert){
                                  .heading = _ ("Open So Many Articles?"),
                                  .body = error->message,
                                  .cancel = _ ("_Cancel"),
                                  .accept = _ ("_Open All"),
                              },
                              NULL, many_answered_cb, NULL);
      return;
    }
  show_start (self);
  if (!self->quietly)
    dictum_window_say_error (self, _ ("The folder cannot be opened"), error);
}

static void
project_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = dictum_project_open_finish (result, &error);
  g_autoptr (DictumSession) session = NULL;
  g_autofree char *uri = NULL;

  if (self->closing || self->folder == NULL)
    return;
  if (project == NULL)
    {
      opening_failed (self, error);
      return;
    }
  session = dictum_session_new (project);
  set_session (self, session);
  uri = g_file_get_uri (self->folder);
  g_settings_set_string (self->settings, "last-project", uri);
  self->wants_focus = TRUE;
  if (self->added != NULL)
    dictum_session_add_files (self->session, self->added);
  g_clear_pointer (&self->added, g_ptr_array_unref);
}

static void
open_project (DictumWindow *self)
{
  DictumIdentity identity = { self->annotator, self->installation };

  g_free (self->annotator);
  g_free (self->installation);
  identity.annotator = self->annotator = dictum_identity_dup_annotator (self->settings);
  identity.installation = self->installation = dictum_identity_dup_installation (self->settings);
  dictum_project_open_async (self->folder, &identity, self->accept_many, self->cancellable, project_opened_cb,
                             g_object_ref (self));
}

static void painted_cb (DictumWindow *self);

// The clock may have ended before, with the window's surface, and its handlers with it.
static void
stop_waiting (DictumWindow *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, painted_cb, self);
  g_clear_object (&self->clock);
}

// Nothing is read before the window is on the screen.
static void
painted_cb (DictumWindow *self)
{
  stop_waiting (self);
  self->painted = TRUE;
  if (self->folder != NULL)
    open_project (self);
}

static void
dictum_window_realize (GtkWidget *widget)
{
  DictumWindow *self = DICTUM_WINDOW (widget);

  GTK_WIDGET_CLASS (dictum_window_parent_class)->realize (widget);
  if (self->painted || self->clock != NULL)
    return;
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (painted_cb), self);
}

static void
active_cb (DictumWindow *self)
{
  if (self->session != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    dictum_project_look_at_disk (get_project (self));
}

static void
save_state (DictumWindow *self)
{
  int width, height;

  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)))
    {
      gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
      g_settings_set_int (self->settings, "window-width", CLAMP (width, 360, 32767));
      g_settings_set_int (self->settings, "window-height", CLAMP (height, 480, 32767));
    }
  g_settings_set_int (self->settings, "left-pane-width", dictum_fold_get_width (self->fold, DICTUM_FOLD_START));
  g_settings_set_int (self->settings, "right-pane-width", dictum_fold_get_width (self->fold, DICTUM_FOLD_END));
  g_settings_set_boolean (self->settings, "left-pane-visible", dictum_fold_is_wanted (self->fold, DICTUM_FOLD_START));
  g_settings_set_boolean (self->settings, "right-pane-visible", dictum_fold_is_wanted (self->fold, DICTUM_FOLD_END));
}

static void
restore_state (DictumWindow *self)
{
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  dictum_fold_limit_width (self->fold, DICTUM_FOLD_START, LEFT_LEAST, LEFT_MOST);
  dictum_fold_limit_width (self->fold, DICTUM_FOLD_END, RIGHT_LEAST, RIGHT_MOST);
  dictum_fold_set_width (self->fold, DICTUM_FOLD_START, g_settings_get_int (self->settings, "left-pane-width"));
  dictum_fold_set_width (self->fold, DICTUM_FOLD_END, g_settings_get_int (self->settings, "right-pane-width"));
  dictum_fold_set_wanted (self->fold, DICTUM_FOLD_START, g_settings_get_boolean (self->settings, "left-pane-visible"));
  dictum_fold_set_wanted (self->fold, DICTUM_FOLD_END, g_settings_get_boolean (self->settings, "right-pane-visible"));
}

static void
lose_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumWindow *self = DICTUM_WINDOW (source);

  if (dictum_alert_ask_finish (result, NULL))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    self->closing = FALSE;
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  if (dictum_project_flush_finish (DICTUM_PROJECT (source), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  // Translators: %s is a sentence that says why saving failed
  body = g_strdup_printf (_ ("What was done since the last successful save would be lost. %s"), error->message);
  dictum_alert_ask_async (GTK_WINDOW (self),
                          &(DictumAlert){
                              .heading = _ ("Close Without Saving?"),
                              .body = body,
                              .cancel = _ ("_Keep Open"),
                              .accept = _ ("_Close Without Saving"),
                              .destructive = TRUE,
                          },
                          NULL, lose_answered_cb, NULL);
}

static gboolean
dictum_window_close_request (GtkWindow *window)
{
  DictumWindow *self = DICTUM_WINDOW (window);

  if (self->closing)
    return GDK_EVENT_STOP;
  self->closing = TRUE;
  save_state (self);
  if (self->session != NULL)
    dictum_session_leave (self->session);
  if (self->session == NULL || dictum_project_get_save_state (get_project (self)) == DICTUM_SAVE_READ_ONLY)
    return GTK_WINDOW_CLASS (dictum_window_parent_class)->close_request (window);
  dictum_quotation_pane_commit (self->quotation);
  dictum_project_flush_async (get_project (self), flushed_cb, g_object_ref (self));
  return GDK_EVENT_STOP;
}

static gboolean
dropped_cb (DictumWindow *self, const GValue *value)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *list = g_value_get_boxed (value); list; list = list->next)
    g_ptr_array_add (files, g_object_ref (list->data));
  dictum_application_open_files (DICTUM_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                                 GTK_WINDOW (self), files);
  return files->len > 0;
}

static void
search (DictumWindow *self, gboolean backwards)
{
  const char *words = gtk_editable_get_text (self->search_entry);
  gboolean found = words[0] == '\0' || dictum_article_page_search (self->page, words, backwards);

  (found ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->search_entry), "error");
}

static void
search_next_cb (DictumWindow *self)
{
  search (self, FALSE);
}

static void
search_previous_cb (DictumWindow *self)
{
  search (self, TRUE);
}

static void
search_stopped_cb (DictumWindow *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  dictum_window_focus_text (self);
}

static void
dictum_window_dispose (GObject *object)
{
  DictumWindow *self = DICTUM_WINDOW (object);

  self->closing = TRUE;
  g_cancellable_cancel (self->cancellable);
  stop_waiting (self);
  g_clear_weak_pointer (&self->toast);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->article_signals);
  g_clear_object (&self->session);
  g_clear_object (&self->folder);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  self->page = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_WINDOW);
  G_OBJECT_CLASS (dictum_window_parent_class)->dispose (object);
}

static void
dictum_window_finalize (GObject *object)
{
  DictumWindow *self = DICTUM_WINDOW (object);

  g_object_unref (self->cancellable);
  g_free (self->annotator);
  g_free (self->installation);
  G_OBJECT_CLASS (dictum_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, header);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, left_toggle);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, undo);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, redo);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, done);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, find);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, right_toggle);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, fold);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, articles);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, middle);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, page_place);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, cast);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, quotation);
  gtk_widget_class_bind_template_child (widget_class, DictumWindow, strip);
  gtk_widget_class_bind_template_callback (widget_class, active_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_title);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
dictum_window_class_init (DictumWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dictum_window_dispose;
  object_class->finalize = dictum_window_finalize;
  GTK_WIDGET_CLASS (klass)->realize = dictum_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = dictum_window_close_request;
  g_type_ensure (DICTUM_TYPE_ARTICLE_LIST);
  g_type_ensure (DICTUM_TYPE_CAST_PANE);
  g_type_ensure (DICTUM_TYPE_FOLD);
  g_type_ensure (DICTUM_TYPE_MARK_STRIP);
  g_type_ensure (DICTUM_TYPE_NOTICE_BAR);
  g_type_ensure (DICTUM_TYPE_QUOTATION_PANE);
  g_type_ensure (DICTUM_TYPE_START_PAGE);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
follow_session (DictumWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } table[] = {
    { "notify::article", G_CALLBACK (article_changed_cb) },
    { "notify::undo-label", G_CALLBACK (update_history) },
    { "notify::redo-label", G_CALLBACK (update_history) },
    { "notify::current", G_CALLBACK (dictum_window_update_actions) },
    { "notify::loading", G_CALLBACK (loading_cb) },
    { "notify::refused", G_CALLBACK (update_middle) },
    { "marks-changed", G_CALLBACK (dictum_window_update_actions) },
    { "message", G_CALLBACK (message_cb) },
  };

  self->session_signals = g_signal_group_new (DICTUM_TYPE_SESSION);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_signal_group_connect_swapped (self->session_signals, table[i].signal, table[i].callback, self);
  self->project_signals = g_signal_group_new (DICTUM_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "notify::title", G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::save-state",
                                  G_CALLBACK (dictum_window_update_notices), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::save-problem",
                                  G_CALLBACK (dictum_window_update_notices), self);
  self->article_signals = g_signal_group_new (DICTUM_TYPE_ARTICLE);
  g_signal_group_connect_swapped (self->article_signals, "notify", G_CALLBACK (article_noticed_cb), self);
  g_signal_group_connect_swapped (self->article_signals, "notify::problem", G_CALLBACK (dictum_window_update_notices),
                                  self);
}

static void
dictum_window_init (DictumWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  dictum_window_add_actions (self);
  follow_session (self);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  dictum_window_update_actions (self);
}

/**
 * dictum_window_new:
 * @application: the application, started
 *
 * Returns: (transfer none): an empty window; show it. GTK owns it.
 */
DictumWindow *
dictum_window_new (DictumApplication *application)
{
  DictumWindow *self = g_object_new (DICTUM_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (dictum_application_get_settings (application));
  g_signal_connect_object (self->settings, "changed::text-font", G_CALLBACK (font_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::text-size", G_CALLBACK (font_changed_cb), self, G_CONNECT_SWAPPED);
  restore_state (self);
  show_start (self);
  return self;
}

/**
 * dictum_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what is done in it; %NULL where no project is open
 */
DictumSession *
dictum_window_get_session (DictumWindow *self)
{
  g_return_val_if_fail (DICTUM_IS_WINDOW (self), NULL);
  return self->session;
}

/**
 * dictum_window_get_folder:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the folder of its project, even while it is being opened
 */
GFile *
dictum_window_get_folder (DictumWindow *self)
{
  g_return_val_if_fail (DICTUM_IS_WINDOW (self), NULL);
  return self->folder;
}

/**
 * dictum_window_is_empty:
 * @self: a window
 *
 * Returns: whether a project can be opened in it
 */
gboolean
dictum_window_is_empty (DictumWindow *self)
{
  g_return_val_if_fail (DICTUM_IS_WINDOW (self), FALSE);
  return self->folder == NULL && !self->closing;
}

/**
 * dictum_window_open:
 * @self: an empty window
 * @folder: a folder
 *
 * Opens a folder as a project, as soon as the window is on the screen. Where that fails the window says why.
 */
void
dictum_window_open (DictumWindow *self, GFile *folder)
{
  g_return_if_fail (DICTUM_IS_WINDOW (self));
  g_return_if_fail (dictum_window_is_empty (self));

  self->quietly = FALSE;
  self->accept_many = FALSE;
  g_set_object (&self->folder, folder);
  show_parts (self, "loading");
  if (self->painted)
    open_project (self);
}

/**
 * dictum_window_open_again:
 * @self: an empty window
 * @folder: the folder of the project that was open last
 *
 * Likewise, unasked: a folder that is gone meanwhile is not worth a word.
 */
void
dictum_window_open_again (DictumWindow *self, GFile *folder)
{
  dictum_window_open (self, folder);
  self->quietly = TRUE;
}

/**
 * dictum_window_add_files:
 * @self: a window with a project, or with one that is being opened
 * @files: (element-type GFile): texts
 *
 * Copies texts into the project as articles.
 */
void
dictum_window_add_files (DictumWindow *self, GPtrArray *files)
{
  g_return_if_fail (DICTUM_IS_WINDOW (self));

  if (self->session != NULL)
    {
      dictum_session_add_files (self->session, files);
      return;
    }
  if (self->added == NULL)
    self->added = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_extend (self->added, files, (GCopyFunc) (void (*) (void)) g_object_ref, NULL);
}
