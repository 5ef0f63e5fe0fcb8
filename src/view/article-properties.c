// SPDX-License-Identifier: GPL-3.0-or-later
// The window with title, outlet, date, address and language of one article or of several at once.

#include "config.h"

#include "view/article-properties.h"

#include "platform/button.h"
#include "view/date.h"
#include "view/typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  TITLE,
  OUTLET,
  DATE,
  URL,
  LANGUAGE,
  N_FIELDS,
};

struct _DictumArticleProperties
{
  AdwWindow parent_instance;
  AdwPreferencesGroup *group;
  GtkWidget *save;
  GtkLabel *problem;
  GtkEditable *rows[N_FIELDS];
  gboolean touched[N_FIELDS]; // only what was touched is changed, in all articles alike
  DictumSession *session;
  GPtrArray *articles;
};

G_DEFINE_FINAL_TYPE (DictumArticleProperties, dictum_article_properties, ADW_TYPE_WINDOW)

static const char *
get_field (DictumArticle *article, guint field)
{
  const DictumArticleFields *fields = dictum_article_info_get_fields (dictum_article_get_info (article));
  const char *values[] = { fields->title, fields->outlet, fields->date, fields->url, fields->language };

  return values[field] ? values[field] : "";
}

static gboolean
is_same_in_all (DictumArticleProperties *self, guint field)
{
  const char *first = get_field (g_ptr_array_index (self->articles, 0), field);

  for (guint i = 1; i < self->articles->len; i++)
    if (strcmp (first, get_field (g_ptr_array_index (self->articles, i), field)) != 0)
      return FALSE;
  return TRUE;
}

// A BCP 47 tag, roughly: letters and digits in parts of at most 8, the first of letters.
static gboolean
is_language (const char *text)
{
  guint length = 0;

  if (!g_ascii_isalpha (text[0]))
    return FALSE;
  for (const char *at = text; *at; at++)
    {
      length = *at == '-' ? 0 : length + 1;
      if (length > 8 || (*at != '-' && !g_ascii_isalnum (*at)) || (*at == '-' && (at[1] == '-' || at[1] == '\0')))
        return FALSE;
    }
  return TRUE;
}

static void
check (DictumArticleProperties *self)
{
  g_autofree char *date = dictum_typed_dup (self->rows[DATE]);
  g_autofree char *language = dictum_typed_dup (self->rows[LANGUAGE]);
  gboolean date_is_right = date[0] == '\0' || !self->touched[DATE] || dictum_date_is_valid (date);
  gboolean language_is_right = language[0] == '\0' || !self->touched[LANGUAGE] || is_language (language);
  const char *problem = NULL;

  if (!date_is_right)
    problem = _ ("A date is written 2016, 2016-10 or 2016-10-12.");
  else if (!language_is_right)
    problem = _ ("A language is written as a short code: en, fr, pt-BR.");
  (date_is_right ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->rows[DATE]), "error");
  (language_is_right ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (self->rows[LANGUAGE]),
                                                                                "error");
  gtk_label_set_text (self->problem, problem ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  gtk_widget_set_sensitive (self->save, problem == NULL);
}

static void
field_changed_cb (DictumArticleProperties *self, GtkEditable *row)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (self->rows[i] == row)
      self->touched[i] = TRUE;
  check (self);
}

static void
save_cb (DictumArticleProperties *self)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_article_info_unref);
  char *typed[N_FIELDS];

  if (!gtk_widget_get_sensitive (self->save))
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    typed[i] = dictum_typed_dup (self->rows[i]);
  for (guint i = 0; i < self->articles->len; i++)
    {
      DictumArticleInfo *info = dictum_article_get_info (g_ptr_array_index (self->articles, i));
      DictumArticleFields fields = *dictum_article_info_get_fields (info);
      const char **members[] = { &fields.title, &fields.outlet, &fields.date, &fields.url, &fields.language };
      g_autoptr (DictumArticleInfo) changed = NULL;

      for (guint j = 0; j < N_FIELDS; j++)
        if (self->touched[j])
          *members[j] = typed[j];
      changed = dictum_article_info_new (&fields);
      if (!dictum_article_info_equal (info, changed))
        g_ptr_array_add (infos, g_steal_pointer (&changed));
    }
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (typed[i]);
  if (infos->len > 0)
    dictum_session_set_article_infos (self->session, infos);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_fields (DictumArticleProperties *self)
{
  static const char *const labels[] = { N_ ("Title"), N_ ("Outlet"), N_ ("Date"), N_ ("Address (URL)"),
                                        N_ ("Language") };

  for (guint i = 0; i < N_FIELDS; i++)
    {
      GtkWidget *row = adw_entry_row_new ();
      gboolean same = is_same_in_all (self, i);
      g_autofree char *several = NULL;

      // Translators: the articles have different titles, dates…; what is typed here replaces all of them
      several = g_strdup_printf (_ ("%s (differs)"), _ (labels[i]));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), same ? _ (labels[i]) : several);
      gtk_editable_set_text (GTK_EDITABLE (row), same ? get_field (g_ptr_array_index (self->articles, 0), i) : "");
      g_signal_connect_object (row, "changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "entry-activated", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->group, row);
      self->rows[i] = GTK_EDITABLE (row);
    }
}

static void
describe (DictumArticleProperties *self)
{
  g_autofree char *text = NULL;

  if (self->articles->len > 1)
    text = g_strdup_printf (ngettext ("%u article. What you leave alone stays as it is in each of them.",
                                      "%u articles. What you leave alone stays as it is in each of them.",
                                      self->articles->len),
                            self->articles->len);
  else
    text = g_markup_escape_text (dictum_article_get_file (g_ptr_array_index (self->articles, 0)), -1);
  adw_preferences_group_set_description (self->group, text);
}

static void
dictum_article_properties_dispose (GObject *object)
{
  DictumArticleProperties *self = DICTUM_ARTICLE_PROPERTIES (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_ARTICLE_PROPERTIES);
  G_OBJECT_CLASS (dictum_article_properties_parent_class)->dispose (object);
}

static void
dictum_article_properties_class_init (DictumArticlePropertiesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_article_properties_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/article-properties.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumArticleProperties, group);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleProperties, save);
  gtk_widget_class_bind_template_child (widget_class, DictumArticleProperties, problem);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dictum_article_properties_init (DictumArticleProperties *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dictum_buttons_name (GTK_WIDGET (self));
}

/**
 * dictum_article_properties_new:
 * @parent: the window that asks
 * @session: whose articles they are
 * @articles: (element-type DictumArticle): one or more articles; kept
 *
 * Returns: (transfer none): a window; show it. GTK owns it.
 */
GtkWidget *
dictum_article_properties_new (GtkWindow *parent, DictumSession *session, GPtrArray *articles)
{
  DictumArticleProperties *self;

  g_return_val_if_fail (articles != NULL && articles->len > 0, NULL);

  self = g_object_new (DICTUM_TYPE_ARTICLE_PROPERTIES, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->articles = g_ptr_array_ref (articles);
  add_fields (self);
  describe (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->rows[0]));
  return GTK_WIDGET (self);
}
