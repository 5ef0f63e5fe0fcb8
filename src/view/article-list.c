// SPDX-License-Identifier: GPL-3.0-or-later
// The pane with the project's title, its articles, a filter, and whether everything is saved.

#include "config.h"

#include "view/article-list.h"

#include "platform/template.h"
#include "view/article-row.h"
#include "view/typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DictumArticleList
{
  GtkWidget parent_instance;
  GtkLabel *title;
  GtkLabel *done;
  GtkEditable *filter_entry;
  GtkListView *list;
  GtkStack *stack;
  GtkImage *saved_icon;
  GtkLabel *saved;
  GtkPopover *menu;

  DictumSession *session;
  GSignalGroup *session_signals;
  GSignalGroup *project_signals;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkMultiSelection *selection;
  GHashTable *keys; // DictumArticle → Key
  char *needle;     // what was typed, casefolded; NULL for all
  gboolean selecting;
};

G_DEFINE_FINAL_TYPE (DictumArticleList, dictum_article_list, GTK_TYPE_WIDGET)

// What an article is found by. It is made once, and again only when what is known of the article changed.
typedef struct
{
  DictumArticleInfo *info;
  char *folded;
} Key;

static void
key_free (gpointer data)
{
  Key *key = data;

  dictum_article_info_unref (key->info);
  g_free (key->folded);
  g_free (key);
}

static char *
fold (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);

  return plain ? g_utf8_casefold (plain, -1) : g_strdup ("");
}

static const char *
get_key (DictumArticleList *self, DictumArticle *article)
{
  DictumArticleInfo *info = dictum_article_get_info (article);
  const DictumArticleFields *fields = dictum_article_info_get_fields (info);
  Key *key = g_hash_table_lookup (self->keys, article);
  g_autofree char *words = NULL;

  if (key != NULL && key->info == info)
    return key->folded;
  words = g_strjoin ("\n", fields->title ? fields->title : "", dictum_article_get_file (article),
                     fields->outlet ? fields->outlet : "", fields->date ? fields->date : "", NULL);
  key = g_new (Key, 1);
  key->info = dictum_article_info_ref (info);
  key->folded = fold (words);
  g_hash_table_insert (self->keys, g_object_ref (article), key);
  return key->folded;
}

static gboolean
match_article (gpointer article, gpointer data)
{
  DictumArticleList *self = data;

  return self->needle == NULL || strstr (get_key (self, article), self->needle) != NULL;
}

static void
update_stack (DictumArticleList *self)
{
  gboolean none = self->session != NULL && self->needle != NULL &&
                  g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0;

  gtk_stack_set_visible_child_name (self->stack, none ? "nothing" : "list");
}

static void
filter_changed_cb (DictumArticleList *self)
{
  g_autofree char *text = dictum_typed_dup (self->filter_entry);
  g_autofree char *old = g_steal_pointer (&self->needle);
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;

  self->needle = text[0] ? fold (text) : NULL;
  if (self->needle == NULL || (old != NULL && strstr (old, self->needle) != NULL))
    change = GTK_FILTER_CHANGE_LESS_STRICT;
  else if (old == NULL || strstr (self->needle, old) != NULL)
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  gtk_filter_changed (GTK_FILTER (self->filter), change);
  update_stack (self);
}

static void
stop_filter_cb (DictumArticleList *self)
{
  gtk_editable_set_text (self->filter_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static guint
find_article (DictumArticleList *self, DictumArticle *article)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; article != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DictumArticle) item = g_list_model_get_item (model, i);

      if (item == article)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

// The open article is selected, unless several are, for something else.
static void
show_open_article (DictumArticleList *self)
{
  DictumArticle *open = self->session ? dictum_session_get_article (self->session) : NULL;
  // One that cannot be opened is shown in its place where there is none.
  DictumArticle *article = open == NULL && self->session ? dictum_session_get_refused (self->session) : open;
  guint position = find_article (self, article);

  if (position == GTK_INVALID_LIST_POSITION ||
      gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    return;
  self->selecting = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  self->selecting = FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static void
selection_changed_cb (DictumArticleList *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (DictumArticle) article = NULL;

  if (self->selecting || self->session == NULL || gtk_bitset_get_size (chosen) != 1)
    return;
  article = g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (chosen));
  if (article != dictum_session_get_article (self->session))
    dictum_session_open_article (self->session, article);
}

static void
activated_cb (DictumArticleList *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-text", NULL);
}

static void
update_title (DictumArticleList *self)
{
  DictumProject *project = self->session ? dictum_session_get_project (self->session) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *done = NULL;
  guint n, n_done;

  if (project == NULL)
    return;
  name = dictum_project_dup_name (project);
  n = g_list_model_get_n_items (dictum_project_get_articles (project));
  n_done = dictum_project_get_n_done (project);
  // Translators: how many of the project's articles are done
  done = g_strdup_printf (ngettext ("%u of %u article done", "%u of %u articles done", n), n_done, n);
  gtk_label_set_text (self->title, name);
  gtk_label_set_text (self->done, done);
}

static void
update_saved (DictumArticleList *self)
{
  static const char *const icons[] = {
    [DICTUM_SAVE_DONE] = "object-select-symbolic",      [DICTUM_SAVE_RUNNING] = "content-loading-symbolic",
    [DICTUM_SAVE_FAILED] = "dialog-warning-symbolic",   [DICTUM_SAVE_READ_ONLY] = "dialog-warning-symbolic",
    [DICTUM_SAVE_HELD] = "dialog-warning-symbolic",
  };
  static const char *const words[] = {
    [DICTUM_SAVE_DONE] = N_ ("Saved"),          [DICTUM_SAVE_RUNNING] = N_ ("Saving…"),
    [DICTUM_SAVE_FAILED] = N_ ("Not saved"),    [DICTUM_SAVE_READ_ONLY] = N_ ("Read-only"),
    [DICTUM_SAVE_HELD] = N_ ("Not saved"),
  };
  DictumProject *project = self->session ? dictum_session_get_project (self->session) : NULL;
  DictumSaveState state;

  if (project == NULL)
    return;
  state = dictum_project_get_save_state (project);
  gtk_image_set_from_icon_name (self->saved_icon, icons[state]);
  gtk_label_set_text (self->saved, _ (words[state]));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->saved), dictum_project_get_save_problem (project));
}

static void
articles_changed_cb (DictumArticleList *self)
{
  update_title (self);
  update_stack (self);
  show_open_article (self);
}

static void
show_menu (DictumArticleList *self, GtkWidget *at, double x, double y)
{
  graphene_point_t point;

  if (!gtk_widget_compute_point (at, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
    return;
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
row_clicked_cb (GtkGestureClick *gesture, int n, double x, double y, GtkListItem *item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  DictumArticleList *self = DICTUM_ARTICLE_LIST (gtk_widget_get_ancestor (row, DICTUM_TYPE_ARTICLE_LIST));

  // What is not selected is clicked alone; of several selected ones all are meant.
  if (!gtk_list_item_get_selected (item))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), gtk_list_item_get_position (item), TRUE);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, row, x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, GtkListItem *item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (DICTUM_ARTICLE_LIST (gtk_widget_get_ancestor (row, DICTUM_TYPE_ARTICLE_LIST)), row, x, y);
}

static void
open_menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DictumArticleList *self = DICTUM_ARTICLE_LIST (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    show_menu (self, focus, gtk_widget_get_width (focus) / 2.0, gtk_widget_get_height (focus) / 2.0);
}

// Who clicks an article goes on to mark in it; who comes by keys stays in the list.
static void
row_released_cb (GtkGestureClick *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if ((state & (GDK_SHIFT_MASK | GDK_CONTROL_MASK)) == 0)
    gtk_widget_activate_action (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), "win.focus-text",
                                NULL);
}

static void
setup_row_cb (DictumArticleList *self, GtkListItem *item)
{
  GtkWidget *row = dictum_article_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *open = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (open, "released", G_CALLBACK (row_released_cb), NULL);
  // Not when it is pressed: the menu would take the release, and the row would look pressed for good.
  g_signal_connect_object (click, "released", G_CALLBACK (row_clicked_cb), item, 0);
  g_signal_connect_object (press, "pressed", G_CALLBACK (long_pressed_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (open));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (press));
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (DictumArticleList *self, GtkListItem *item)
{
  dictum_article_row_set_article (DICTUM_ARTICLE_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row_cb (DictumArticleList *self, GtkListItem *item)
{
  dictum_article_row_set_article (DICTUM_ARTICLE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
dictum_article_list_dispose (GObject *object)
{
  DictumArticleList *self = DICTUM_ARTICLE_LIST (object);

  g_clear_object (&self->session_signals);
  g_clear_object (&self->project_signals);
  g_clear_object (&self->session);
  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->menu)));
  dictum_template_dispose (GTK_WIDGET (self), DICTUM_TYPE_ARTICLE_LIST);
  G_OBJECT_CLASS (dictum_article_list_parent_class)->dispose (object);
}

static void
dictum_article_list_finalize (GObject *object)
{
  DictumArticleList *self = DICTUM_ARTICLE_LIST (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_hash_table_unref (self->keys);
  g_free (self->needle);
  G_OBJECT_CLASS (dictum_article_list_parent_class)->finalize (object);
}

static void
dictum_article_list_class_init (DictumArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dictum_article_list_dispose;
  object_class->finalize = dictum_article_list_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/article-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumArticleList, title);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleList, done);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleList, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleList, list);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleList, stack);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleList, saved_icon);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleList, saved);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleList, menu);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlelist");
  gtk_widget_class_install_action (widget_class, "articles.menu", NULL, open_menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "articles.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "articles.menu", NULL);
}

static void
dictum_article_list_init (DictumArticleList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
  self->keys = g_hash_table_new_full (NULL, NULL, g_object_unref, key_free);
  self->filter = gtk_custom_filter_new (match_article, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->filter)));
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  // After the list view, which must know of the items before they are selected.
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (articles_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  // Letters typed in the list begin to filter it.
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->filter_entry), GTK_WIDGET (self->list));

  self->session_signals = g_signal_group_new (DICTUM_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::article", G_CALLBACK (show_open_article), self);
  g_signal_group_connect_swapped (self->session_signals, "notify::refused", G_CALLBACK (show_open_article), self);
  self->project_signals = g_signal_group_new (DICTUM_TYPE_PROJECT);
  g_signal_group_connect_swapped (self->project_signals, "notify::title", G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::n-done", G_CALLBACK (update_title), self);
  g_signal_group_connect_swapped (self->project_signals, "notify::save-state", G_CALLBACK (update_saved), self);
}

/**
 * dictum_article_list_set_session:
 * @self: the pane
 * @session: (nullable): what it shows from now on
 *
 * Shows the articles of a session's project.
 */
void
dictum_article_list_set_session (DictumArticleList *self, DictumSession *session)
{
  DictumProject *project;

  g_return_if_fail (DICTUM_IS_ARTICLE_LIST (self));

  if (!g_set_object (&self->session, session))
    return;
  project = session ? dictum_session_get_project (session) : NULL;
  g_hash_table_remove_all (self->keys);
  gtk_editable_set_text (self->filter_entry, "");
  g_signal_group_set_target (self->session_signals, session);
  g_signal_group_set_target (self->project_signals, project);
  gtk_filter_list_model_set_model (self->filtered, project ? dictum_project_get_articles (project) : NULL);
  update_title (self);
  update_saved (self);
  show_open_article (self);
}

/**
 * dictum_article_list_list_selected:
 * @self: the pane
 *
 * Returns: (transfer full) (element-type DictumArticle): the selected articles; the open one where none is
 */
GPtrArray *
dictum_article_list_list_selected (DictumArticleList *self)
{
  GPtrArray *articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_val_if_fail (DICTUM_IS_ARTICLE_LIST (self), articles);

  chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; i < gtk_bitset_get_size (chosen); i++)
    g_ptr_array_add (articles,
                     g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_nth (chosen, i)));
  if (articles->len == 0 && self->session != NULL && dictum_session_get_article (self->session) != NULL)
    g_ptr_array_add (articles, g_object_ref (dictum_session_get_article (self->session)));
  return articles;
}

/**
 * dictum_article_list_focus:
 * @self: the pane
 *
 * Gives the keyboard focus to the list.
 */
void
dictum_article_list_focus (DictumArticleList *self)
{
  g_return_if_fail (DICTUM_IS_ARTICLE_LIST (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
