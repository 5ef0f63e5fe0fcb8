// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above an article: its title, where the text does not begin with it, and outlet, date and language.

#include "config.h"

#include "view/headline.h"

#include "view/date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_LETTERS 200 // that tell the direction of the whole

struct _DictumHeadline
{
  GtkWidget parent_instance;
  GtkWidget *title;
  GtkWidget *source;
};

G_DEFINE_FINAL_TYPE (DictumHeadline, dictum_headline, GTK_TYPE_WIDGET)

static const struct
{
  const char *tag;
  const char *name;
} LANGUAGES[] = {
  { "ar", N_("Arabic") },    { "cs", N_("Czech") },      { "da", N_("Danish") },    { "de", N_("German") },
  { "el", N_("Greek") },     { "en", N_("English") },    { "es", N_("Spanish") },   { "fa", N_("Persian") },
  { "fi", N_("Finnish") },   { "fr", N_("French") },     { "he", N_("Hebrew") },    { "hu", N_("Hungarian") },
  { "it", N_("Italian") },   { "ja", N_("Japanese") },   { "ko", N_("Korean") },    { "nb", N_("Norwegian") },
  { "nl", N_("Dutch") },     { "no", N_("Norwegian") },  { "pl", N_("Polish") },    { "pt", N_("Portuguese") },
  { "ro", N_("Romanian") },  { "ru", N_("Russian") },    { "sv", N_("Swedish") },   { "tr", N_("Turkish") },
  { "uk", N_("Ukrainian") }, { "zh", N_("Chinese") },
};

static const char *
find_language (const char *tag)
{
  gsize length = strcspn (tag, "-_");

  for (guint i = 0; i < G_N_ELEMENTS (LANGUAGES); i++)
    if (strlen (LANGUAGES[i].tag) == length && g_ascii_strncasecmp (LANGUAGES[i].tag, tag, length) == 0)
      return _(LANGUAGES[i].name);
  return tag;
}

static gboolean
has_words (const char *string)
{
  return string != NULL && string[0] != '\0';
}

static char *
dup_source (const DictumArticleFields *fields)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (has_words (fields->outlet))
    g_ptr_array_add (parts, g_strdup (fields->outlet));
  if (has_words (fields->date))
    g_ptr_array_add (parts, dictum_date_dup_text (fields->date));
  if (has_words (fields->language))
    g_ptr_array_add (parts, g_strdup (find_language (fields->language)));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
dictum_headline_dispose (GObject *object)
{
  DictumHeadline *self = DICTUM_HEADLINE (object);

  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->source, gtk_widget_unparent);
  G_OBJECT_CLASS (dictum_headline_parent_class)->dispose (object);
}

static void
dictum_headline_class_init (DictumHeadlineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dictum_headline_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
add_label (DictumHeadline *self, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
dictum_headline_init (DictumHeadline *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->title = add_label (self, "article-headline");
  self->source = add_label (self, "article-source");
  gtk_widget_add_css_class (self->source, "dim-label");
  // A press here belongs to the article.
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

// The way the article's words run, whichever way the window does. The first words tell; a line may be a megabyte long.
static GtkTextDirection
find_direction (DictumHeadline *self, const DictumArticleFields *fields, DictumText *text)
{
  const char *line = has_words (fields->title) ? fields->title : text ? dictum_text_get_string (text) : "";
  glong length = MIN (g_utf8_strlen (line, strcspn (line, "\n")), FIRST_LETTERS);
  g_autofree char *words = g_utf8_substring (line, 0, length);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);

  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;
}

/**
 * dictum_headline_new:
 *
 * Returns: (transfer floating): an empty headline.
 */
GtkWidget *
dictum_headline_new (void)
{
  return g_object_new (DICTUM_TYPE_HEADLINE, NULL);
}

/**
 * dictum_headline_set_article:
 * @self: a headline
 * @article: (nullable): an article
 *
 * Shows what is known of @article. The title is shown only where the text does not begin with it.
 */
void
dictum_headline_set_article (DictumHeadline *self, DictumArticle *article)
{
  const DictumArticleFields *fields = NULL;
  g_autofree char *source = NULL;
  GtkTextDirection direction = GTK_TEXT_DIR_LTR;

  if (article != NULL)
    {
      fields = dictum_article_info_get_fields (dictum_article_get_info (article));
      direction = find_direction (self, fields, dictum_article_get_text (article));
    }
  source = fields ? dup_source (fields) : g_strdup ("");
  gtk_widget_set_direction (self->title, direction);
  gtk_widget_set_direction (self->source, direction);
  gtk_label_set_label (GTK_LABEL (self->title), fields && fields->title ? fields->title : "");
  gtk_label_set_label (GTK_LABEL (self->source), source);
  gtk_widget_set_visible (self->title,
                          fields && has_words (fields->title) && dictum_headline_find_in_text (article) == 0);
  gtk_widget_set_visible (self->source, has_words (source));
}

/**
 * dictum_headline_get_height:
 * @self: a headline
 * @width: the width it gets; application pixels
 *
 * Returns: the height it takes, 0 where there is nothing to show.
 */
int
dictum_headline_get_height (DictumHeadline *self, int width)
{
  int height;

  if (!gtk_widget_get_visible (self->title) && !gtk_widget_get_visible (self->source))
    return 0;
  gtk_widget_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

/**
 * dictum_headline_find_in_text:
 * @article: an article
 *
 * Returns: the length of its title, in code points, where its text begins with it as a line of its own; else 0.
 */
guint
dictum_headline_find_in_text (DictumArticle *article)
{
  const char *title = dictum_article_info_get_fields (dictum_article_get_info (article))->title;
  DictumText *text = dictum_article_get_text (article);
  const char *string = text ? dictum_text_get_string (text) : "";

  if (!has_words (title) || !g_str_has_prefix (string, title))
    return 0;
  return string[strlen (title)] == '\n' || string[strlen (title)] == '\0' ? g_utf8_strlen (title, -1) : 0;
}
