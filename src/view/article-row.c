// SPDX-License-Identifier: GPL-3.0-or-later
// One article in the list: its state, its title, where it comes from, and how many quotations it has.

#include "config.h"

#include "view/article-row.h"

#include "platform/template.h"
#include "view/date.h"

#include <glib/gi18n-lib.h>

struct _DictumArticleRow
{
  GtkWidget parent_instance;
  GtkImage *state;
  GtkLabel *title;
  GtkLabel *source;
  GtkLabel *count;
  GSignalGroup *article;
};

G_DEFINE_FINAL_TYPE (DictumArticleRow, dictum_article_row, GTK_TYPE_WIDGET)

static const char *
get_state_icon (DictumArticle *article)
{
  if (dictum_article_get_problem (article) != NULL)
    return "dialog-warning-symbolic";
  switch (dictum_article_get_state (article))
    {
    case DICTUM_STATE_DONE:
      return "dictum-state-done-symbolic";
    case DICTUM_STATE_IN_PROGRESS:
      return "dictum-state-in-progress-symbolic";
    case DICTUM_STATE_NEW:
    default:
      return "dictum-state-new-symbolic";
    }
}

static const char *
get_state_name (DictumArticle *article)
{
  if (dictum_article_get_problem (article) != NULL)
    return dictum_article_get_problem (article);
  switch (dictum_article_get_state (article))
    {
    case DICTUM_STATE_DONE:
      return _ ("Done");
    case DICTUM_STATE_IN_PROGRESS:
      return _ ("In progress");
    case DICTUM_STATE_NEW:
    default:
      return _ ("New");
    }
}

static char *
dup_source (DictumArticle *article)
{
  const DictumArticleFields *fields = dictum_article_info_get_fields (dictum_article_get_info (article));
  g_autofree char *date = fields->date ? dictum_date_dup_text (fields->date) : NULL;

  if (fields->outlet != NULL && date != NULL)
    // Translators: outlet and date of an article
    return g_strdup_printf (_ ("%s · %s"), fields->outlet, date);
  if (fields->outlet != NULL)
    return g_strdup (fields->outlet);
  return g_steal_pointer (&date);
}

static void
update_accessible (DictumArticleRow *self, DictumArticle *article, const char *title, const char *source)
{
  guint n = dictum_article_get_n_quotations (article);
  g_autofree char *quotations = g_strdup_printf (ngettext ("%u quotation", "%u quotations", n), n);
  g_autofree char *label = g_strjoin (", ", title, get_state_name (article), quotations, source, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  // The item around it takes the keyboard, and GTK 4.8 gives it no name.
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_state_name (article), -1);
}

static void
update (DictumArticleRow *self)
{
  g_autoptr (DictumArticle) article = g_signal_group_dup_target (self->article);
  g_autofree char *title = NULL;
  g_autofree char *source = NULL;
  g_autofree char *count = NULL;
  guint n;

  if (article == NULL)
    return;
  title = dictum_article_dup_name (article);
  source = dup_source (article);
  n = dictum_article_get_n_quotations (article);
  count = n > 0 ? g_strdup_printf ("%u", n) : g_strdup ("");
  gtk_image_set_from_icon_name (self->state, get_state_icon (article));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), get_state_name (article));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->source, source ? source : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source), source != NULL);
  gtk_label_set_text (self->count, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), dictum_article_get_file (article));
  update_accessible (self, article, title, source);
}

static void
dictum_article_row_dispose (GObject *object)
{
  DictumArticleRow *self = DICTUM_ARTICLE_ROW (object);

  g_clear_object (&self->article);
  dictum_template_dispose (GTK_WIDGET (self), DICTUM_TYPE_ARTICLE_ROW);
  G_OBJECT_CLASS (dictum_article_row_parent_class)->dispose (object);
}

static void
dictum_article_row_class_init (DictumArticleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_article_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumArticleRow, state);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleRow, source);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleRow, count);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlerow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dictum_article_row_init (DictumArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->article = g_signal_group_new (DICTUM_TYPE_ARTICLE);
  g_signal_group_connect_swapped (self->article, "notify", G_CALLBACK (update), self);
}

/**
 * dictum_article_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
dictum_article_row_new (void)
{
  return g_object_new (DICTUM_TYPE_ARTICLE_ROW, NULL);
}

/**
 * dictum_article_row_set_article:
 * @self: a row
 * @article: (nullable): the article it shows from now on
 *
 * Shows an article, and follows it.
 */
void
dictum_article_row_set_article (DictumArticleRow *self, DictumArticle *article)
{
  g_return_if_fail (DICTUM_IS_ARTICLE_ROW (self));

  g_signal_group_set_target (self->article, article);
  update (self);
}
