// SPDX-License-Identifier: GPL-3.0-or-later
// The article as a calm page: text, marks, margin, headline, and the popover that asks who says it.

#include "config.h"

#include "view/article-page.h"

#include "view/article-search.h"
#include "view/article-view.h"
#include "view/lost-banner.h"
#include "view/speaker-popover.h"

#define DEFAULT_SIZE 16
#define LEAST_SIZE 13
#define LARGEST_SIZE 28

struct _DictumArticlePage
{
  GtkWidget parent_instance;
  DictumLostBanner *lost;
  GtkScrolledWindow *scroller;
  DictumArticleView *view;
  GtkWidget *popover;
  GtkCssProvider *font;
  DictumSession *session;
  GtkEventController *outside; // watches the window for presses while the popover is open
  guint asked_at;              // code point that the popover points at
};

G_DEFINE_FINAL_TYPE (DictumArticlePage, dictum_article_page, GTK_TYPE_WIDGET)

static void
close_popover (DictumArticlePage *self)
{
  if (self->popover != NULL && gtk_widget_get_visible (self->popover))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

// Points at the end of what is asked about; answers with FALSE where that is not visible.
static gboolean
point_popover (DictumArticlePage *self)
{
  GdkRectangle place;
  graphene_point_t point;
  GtkWidget *view = GTK_WIDGET (self->view);

  if (!dictum_article_view_get_place (self->view, self->asked_at, &place) ||
      !gtk_widget_compute_point (view, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (place.x, place.y), &point))
    return FALSE;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle){ point.x, point.y, MAX (place.width, 1), place.height + 4 });
  return TRUE;
}

static gboolean
window_event_cb (DictumArticlePage *self, GdkEvent *event)
{
  GdkSurface *popover = gtk_native_get_surface (GTK_NATIVE (self->popover));
  GdkEventType type = gdk_event_get_event_type (event);

  if ((type == GDK_BUTTON_PRESS || type == GDK_TOUCH_BEGIN) && gdk_event_get_surface (event) != popover)
    close_popover (self);
  return GDK_EVENT_PROPAGATE;
}

static void
stop_watching (DictumArticlePage *self)
{
  if (self->outside != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (self->outside), self->outside);
  self->outside = NULL;
}

static void
watch_window (DictumArticlePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  stop_watching (self);
  if (root == NULL)
    return;
  self->outside = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (self->outside, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->outside, "event", G_CALLBACK (window_event_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (root), self->outside);
}

static void
ask_speaker_cb (DictumArticlePage *self, gboolean new_speaker)
{
  dictum_article_page_ask_speaker (self, new_speaker);
}

static gboolean
intercept_key_cb (DictumArticlePage *self, guint keyval)
{
  return dictum_speaker_popover_press_key (DICTUM_SPEAKER_POPOVER (self->popover), keyval);
}

// The popover stays at its words while they are visible.
static void
scrolled_cb (DictumArticlePage *self)
{
  if (self->popover != NULL && gtk_widget_get_visible (self->popover) && !point_popover (self))
    close_popover (self);
}

static void
session_changed_cb (DictumArticlePage *self)
{
  // What was asked about has an answer, or is gone.
  close_popover (self);
}

static char *
dup_default_family (GtkWidget *widget)
{
  static const char *const families[] = { "Source Serif 4", "Noto Serif", "Charis SIL" };
  PangoFontMap *map = pango_context_get_font_map (gtk_widget_get_pango_context (widget));

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      PangoFontFamily **known;
      gboolean found = FALSE;
      int n;

      pango_font_map_list_families (map, &known, &n);
      for (int j = 0; j < n && !found; j++)
        found = g_ascii_strcasecmp (pango_font_family_get_name (known[j]), families[i]) == 0;
      g_free (known);
      if (found)
        return g_strdup (families[i]);
    }
  return g_strdup ("serif");
}

static void
dictum_article_page_root (GtkWidget *widget)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);

  GTK_WIDGET_CLASS (dictum_article_page_parent_class)->root (widget);
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (widget), GTK_STYLE_PROVIDER (self->font),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
}

static void
dictum_article_page_unroot (GtkWidget *widget)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (widget);

  stop_watching (self);
  gtk_style_context_remove_provider_for_display (gtk_widget_get_display (widget), GTK_STYLE_PROVIDER (self->font));
  GTK_WIDGET_CLASS (dictum_article_page_parent_class)->unroot (widget);
}

// The children of the template: the banner, and the scroller with the view.
static void
unparent_children (DictumArticlePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
dictum_article_page_dispose (GObject *object)
{
  DictumArticlePage *self = DICTUM_ARTICLE_PAGE (object);

  stop_watching (self);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  unparent_children (self);
  g_clear_object (&self->font);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (dictum_article_page_parent_class)->dispose (object);
}

static void
copy_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (DICTUM_ARTICLE_PAGE (widget)->view, "copy-clipboard");
}

static void
dictum_article_page_class_init (DictumArticlePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DICTUM_TYPE_ARTICLE_VIEW);
  g_type_ensure (DICTUM_TYPE_LOST_BANNER);
  G_OBJECT_CLASS (klass)->dispose = dictum_article_page_dispose;
  widget_class->root = dictum_article_page_root;
  widget_class->unroot = dictum_article_page_unroot;
  gtk_widget_class_install_action (widget_class, "article.copy", NULL, copy_activated);
  gtk_widget_class_set_css_name (widget_class, "articlepage");
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/article-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, lost);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, DictumArticlePage, view);
}

static void
dictum_article_page_init (DictumArticlePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->popover = dictum_speaker_popover_new ();
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  self->font = gtk_css_provider_new ();
  g_signal_connect_swapped (self->popover, "closed", G_CALLBACK (stop_watching), self);
  g_signal_connect_swapped (self->view, "ask-speaker", G_CALLBACK (ask_speaker_cb), self);
  g_signal_connect_swapped (self->view, "intercept-key", G_CALLBACK (intercept_key_cb), self);
  g_signal_connect_swapped (self->view, "pressed", G_CALLBACK (close_popover), self);
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                            G_CALLBACK (scrolled_cb), self);
  dictum_article_page_set_font (self, NULL, DEFAULT_SIZE);
}

/**
 * dictum_article_page_new:
 *
 * Returns: (transfer floating): a page without a session.
 */
GtkWidget *
dictum_article_page_new (void)
{
  return g_object_new (DICTUM_TYPE_ARTICLE_PAGE, NULL);
}

/**
 * dictum_article_page_set_session:
 * @self: a page
 * @session: (nullable): what to show
 *
 * Shows the open article of @session and follows it.
 */
void
dictum_article_page_set_session (DictumArticlePage *self, DictumSession *session)
{
  g_return_if_fail (DICTUM_IS_ARTICLE_PAGE (self));

  if (self->session == session)
    return;
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "notify::article", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "counted", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
    }
  close_popover (self);
  dictum_article_view_set_session (self->view, session);
  dictum_lost_banner_set_session (self->lost, session);
}

/**
 * dictum_article_page_set_font:
 * @self: a page
 * @family: (nullable): the family of the text; %NULL or "" for the first that is installed of those that suit
 * @size: in pixels at the usual scale, from 13 to 28
 *
 * Sets the font of the article, nothing else.
 */
void
dictum_article_page_set_font (DictumArticlePage *self, const char *family, int size)
{
  g_autofree char *found = NULL, *escaped = NULL, *css = NULL;
  char points[G_ASCII_DTOSTR_BUF_SIZE], headline[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (DICTUM_IS_ARTICLE_PAGE (self));

  size = CLAMP (size, LEAST_SIZE, LARGEST_SIZE);
  found = family && family[0] ? g_strdup (family) : dup_default_family (GTK_WIDGET (self));
  escaped = g_strescape (found, NULL);
  g_ascii_formatd (points, sizeof points, "%.2f", size * 0.75);
  g_ascii_formatd (headline, sizeof headline, "%.2f", size * 0.75 * 26 / 16);
  // In points, which follow the desktop's size of text.
  css = g_strdup_printf (".article-text { font-family: \"%s\"; font-size: %spt; }"
                         " .article-headline { font-family: \"%s\"; font-size: %spt; }",
                         escaped, points, escaped, headline);
  gtk_css_provider_load_from_data (self->font, css, -1);
  dictum_article_view_set_text_size (self->view, size);
}

/**
 * dictum_article_page_focus_text:
 * @self: a page
 *
 * Gives the article text the keyboard.
 */
void
dictum_article_page_focus_text (DictumArticlePage *self)
{
  g_return_if_fail (DICTUM_IS_ARTICLE_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * dictum_article_page_ask_speaker:
 * @self: a page
 * @new_speaker: whether a name is to be typed at once
 *
 * Asks who says what a digit would act on. Nothing happens where that is nothing, but a new speaker can be named only
 * for something.
 */
void
dictum_article_page_ask_speaker (DictumArticlePage *self, gboolean new_speaker)
{
  g_autoptr (GArray) ranges = NULL;
  GdkRectangle place;

  g_return_if_fail (DICTUM_IS_ARTICLE_PAGE (self));

  if (self->session == NULL || dictum_session_get_article (self->session) == NULL ||
      dictum_session_get_aim (self->session, &ranges) == DICTUM_AIM_NOTHING || ranges->len == 0)
    return;
  self->asked_at = g_array_index (ranges, DictumRange, ranges->len - 1).end - 1;
  if (!dictum_article_view_get_place (self->view, self->asked_at, &place))
    self->asked_at = g_array_index (ranges, DictumRange, 0).start;
  point_popover (self);
  dictum_speaker_popover_ask (DICTUM_SPEAKER_POPOVER (self->popover), self->session, new_speaker);
  watch_window (self);
}

/**
 * dictum_article_page_search:
 * @self: a page
 * @words: what to look for; "" lets go
 * @backwards: whether to look backwards from what is selected
 *
 * Selects the next place where @words stand, without regard to case, and brings it into sight.
 *
 * Returns: whether they are in the article.
 */
gboolean
dictum_article_page_search (DictumArticlePage *self, const char *words, gboolean backwards)
{
  DictumArticle *article = self->session ? dictum_session_get_article (self->session) : NULL;
  DictumText *text = article ? dictum_article_get_text (article) : NULL;
  DictumRange selection, found;

  g_return_val_if_fail (DICTUM_IS_ARTICLE_PAGE (self) && words != NULL, FALSE);

  if (text == NULL || words[0] == '\0')
    return FALSE;
  selection = dictum_article_view_get_selection (self->view);
  if (!dictum_article_search_find (text, words, backwards ? selection.start : selection.end, backwards, &found))
    return FALSE;
  dictum_article_view_select (self->view, found, found.end);
  dictum_article_view_report_selection (self->view);
  dictum_article_view_show_range (self->view, found);
  return TRUE;
}
