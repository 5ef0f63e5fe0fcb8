// SPDX-License-Identifier: GPL-3.0-or-later
// One window: one project, or the page to begin with.

#include "config.h"

#include "view/window-private.h"

#include "platform/alert.h"
#include "platform/button.h"

#include <glib/gi18n-lib.h>

#define LEFT_LEAST 200
#define LEFT_MOST 360
#define RIGHT_LEAST 280
#define RIGHT_MOST 400
#define TOAST_SECONDS 5
#define TOAST_CHARS_A_SECOND 15 // that are read
#define TOAST_CHARS 60          // to a line
#define TOAST_CHARS_LEAST 12
#define TOAST_BUTTONS_WIDTH 180

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

// How many characters of text have room beside the buttons of a toast.
static int
count_toast_chars (DictumWindow *self)
{
  GtkWidget *place = GTK_WIDGET (self->toasts);
  PangoContext *context = gtk_widget_get_pango_context (place);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int room = gtk_widget_get_width (place) - TOAST_BUTTONS_WIDTH;
  const int chars = room / MAX (PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics)), 1);

  pango_font_metrics_unref (metrics);
  return CLAMP (chars, TOAST_CHARS_LEAST, TOAST_CHARS);
}

// All of it can be read, in a narrow window too, where the toast's own label would be cut.
static GtkWidget *
make_toast_label (DictumWindow *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  // The toast is as high as this makes it, whatever its width.
  gtk_label_set_max_width_chars (GTK_LABEL (label), count_toast_chars (self));
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
add_toast_button (AdwToast *toast, const char *details, gboolean with_undo)
{
  if (details != NULL)
    {
      adw_toast_set_button_label (toast, _ ("Details"));
      adw_toast_set_action_name (toast, "win.show-details");
      adw_toast_set_action_target_value (toast, g_variant_new_string (details));
    }
  else if (with_undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
}

/*
 * dictum_window_say:
 * @self: a window
 * @text: what happened, as a sentence for people; further lines tell the details
 * @with_undo: whether it can be undone from there
 *
 * Shows a toast, in place of the one before. The details are behind its button.
 */
void
dictum_window_say (DictumWindow *self, const char *text, gboolean with_undo)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  AdwToast *toast;

  if (self->toasts == NULL)
    return;
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_weak_pointer (&self->toast);
  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, make_toast_label (self, lines[0]));
  adw_toast_set_timeout (toast, MAX (TOAST_SECONDS, g_utf8_strlen (text, -1) / TOAST_CHARS_A_SECOND));
  add_toast_button (toast, lines[1], with_undo);
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

      title = g_strdup_printf (_ ("Article %u of %u"), find_position (articles, article) + 1,
                               g_list_model_get_n_items (articles));
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

/*
 * dictum_window_show_parts:
 * @self: a window
 * @child: "start", "loading" or "project"
 *
 * Shows one of the three pages, and in the header what belongs to it.
 */
void
dictum_window_show_parts (DictumWindow *self, const char *child)
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
  dictum_window_show_parts (self, gtk_stack_get_visible_child_name (self->stack));
  update_title (self);
}

/*
 * dictum_window_set_session:
 * @self: a window
 * @session: what is done in it from now on
 *
 * Shows a project.
 */
void
dictum_window_set_session (DictumWindow *self, DictumSession *session)
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
  dictum_window_show_parts (self, "project");
  update_history (self);
  article_changed_cb (self);
  dictum_window_update_notices (self);
}

static void
dictum_window_realize (GtkWidget *widget)
{
  DictumWindow *self = DICTUM_WINDOW (widget);

  GTK_WIDGET_CLASS (dictum_window_parent_class)->realize (widget);
  dictum_window_wait_for_paint (self);
}

static void
active_cb (DictumWindow *self)
{
  if (self->session == NULL || self->closing || !gtk_window_is_active (GTK_WINDOW (self)))
    return;
  dictum_window_note_project (self);
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

static gboolean
dictum_window_close_request (GtkWindow *window)
{
  DictumWindow *self = DICTUM_WINDOW (window);

  if (self->closing)
    return GDK_EVENT_STOP;
  save_state (self);
  if (dictum_window_save_before_closing (self))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (dictum_window_parent_class)->close_request (window);
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
  dictum_window_stop_waiting (self);
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
  g_signal_group_connect_swapped (self->project_signals, "lost-changed", G_CALLBACK (dictum_window_update_notices),
                                  self);
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
  dictum_buttons_name (GTK_WIDGET (self));
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
  g_signal_connect_object (self->settings, "changed::annotator", G_CALLBACK (dictum_window_annotator_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::text-size", G_CALLBACK (font_changed_cb), self, G_CONNECT_SWAPPED);
  restore_state (self);
  dictum_window_show_start (self);
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
