// SPDX-License-Identifier: GPL-3.0-or-later
// One article of a project: what is known of it, and, once it is open, its text and its annotations.

#include "core/article.h"

#include <string.h>

struct _DictumArticle
{
  GObject parent_instance;
  char *file;
  DictumArticleInfo *info;
  DictumText *text;
  DictumAnnotationSet *annotations;
  DictumState state;
  guint n_quotations;
  GHashTable *tally; // speaker id, "" for none → number of quotations
  char *problem;
  gboolean read_only;
  gboolean is_open;
};

G_DEFINE_FINAL_TYPE (DictumArticle, dictum_article, G_TYPE_OBJECT)

enum
{
  TALLIED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

enum
{
  PROP_FILE = 1,
  PROP_INFO,
  PROP_OPEN,
  PROP_STATE,
  PROP_N_QUOTATIONS,
  PROP_PROBLEM,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static const char *
tally_key (DictumQuotation *quotation)
{
  const char *speaker = dictum_quotation_get_fields (quotation)->speaker;

  return speaker ? speaker : "";
}

static void
count (DictumArticle *self, const char *key, int by)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->tally, key)) + by;

  if (n == 0)
    g_hash_table_remove (self->tally, key);
  else
    g_hash_table_replace (self->tally, g_strdup (key), GUINT_TO_POINTER (n));
  g_signal_emit (self, signals[TALLIED], 0, key, by);
}

static void
set_state (DictumArticle *self, DictumState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

static void
set_n_quotations (DictumArticle *self, guint n)
{
  if (self->n_quotations == n)
    return;
  self->n_quotations = n;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_QUOTATIONS]);
}

static void
clear_tally (DictumArticle *self)
{
  GHashTableIter iter;
  gpointer key, n;

  g_hash_table_iter_init (&iter, self->tally);
  while (g_hash_table_iter_next (&iter, &key, &n))
    g_signal_emit (self, signals[TALLIED], 0, key, -(int) GPOINTER_TO_UINT (n));
  g_hash_table_remove_all (self->tally);
}

static void
quotation_changed_cb (DictumArticle *self, DictumQuotation *before, DictumQuotation *after)
{
  if (before != NULL && after != NULL && g_str_equal (tally_key (before), tally_key (after)))
    return;
  if (before != NULL)
    count (self, tally_key (before), -1);
  if (after != NULL)
    count (self, tally_key (after), 1);
  set_n_quotations (self, dictum_annotation_set_get_n (self->annotations));
}

static void
state_changed_cb (DictumArticle *self)
{
  set_state (self, dictum_annotation_set_get_state (self->annotations));
}

static void
annotations_reset_cb (DictumArticle *self)
{
  g_autoptr (DictumAnnotations) snapshot = dictum_annotation_set_snapshot (self->annotations);

  dictum_article_set_summary (self, snapshot);
}

static void
dictum_article_dispose (GObject *object)
{
  DictumArticle *self = DICTUM_ARTICLE (object);

  g_clear_object (&self->annotations);
  G_OBJECT_CLASS (dictum_article_parent_class)->dispose (object);
}

static void
dictum_article_finalize (GObject *object)
{
  DictumArticle *self = DICTUM_ARTICLE (object);

  g_free (self->file);
  g_free (self->problem);
  dictum_article_info_unref (self->info);
  g_clear_pointer (&self->text, dictum_text_unref);
  g_hash_table_unref (self->tally);
  G_OBJECT_CLASS (dictum_article_parent_class)->finalize (object);
}

static void
dictum_article_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DictumArticle *self = DICTUM_ARTICLE (object);

  switch (id)
    {
    case PROP_FILE:
      g_value_set_string (value, self->file);
      break;
    case PROP_INFO:
      g_value_set_boxed (value, self->info);
      break;
    case PROP_OPEN:
      g_value_set_boolean (value, dictum_article_is_open (self));
      break;
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_N_QUOTATIONS:
      g_value_set_uint (value, self->n_quotations);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dictum_article_class_init (DictumArticleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dictum_article_dispose;
  object_class->finalize = dictum_article_finalize;
  object_class->get_property = dictum_article_get_property;

  /**
   * DictumArticle:file:
   *
   * Path in the project folder, with "/".
   */
  props[PROP_FILE] = g_param_spec_string ("file", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * DictumArticle:info:
   *
   * Title, outlet, date, URL and language, a #DictumArticleInfo, never %NULL.
   */
  props[PROP_INFO] = g_param_spec_boxed ("info", NULL, NULL, DICTUM_TYPE_ARTICLE_INFO,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * DictumArticle:open:
   *
   * Whether text and annotations are loaded; not yet where there is a text alone.
   */
  props[PROP_OPEN] = g_param_spec_boolean ("open", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * DictumArticle:state:
   *
   * How far the annotator is, a #DictumState.
   */
  props[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, DICTUM_STATE_DONE, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * DictumArticle:n-quotations:
   *
   * The number of the annotator's quotations, known also before the article is open.
   */
  props[PROP_N_QUOTATIONS] = g_param_spec_uint ("n-quotations", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * DictumArticle:problem:
   *
   * (nullable): A sentence for people that says what is wrong with its files.
   */
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * DictumArticle::tallied:
   * @self: the article
   * @speaker: an id, "" for not attributed
   * @by: how many quotations of that speaker there are more
   *
   * The number of quotations of a speaker changed.
   */
  signals[TALLIED] = g_signal_new ("tallied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
}

static void
dictum_article_init (DictumArticle *self)
{
  self->tally = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * dictum_article_new:
 * @file: path in the project folder, with "/"
 *
 * Returns: (transfer full): an article that is not open, for the main thread.
 */
DictumArticle *
dictum_article_new (const char *file)
{
  DictumArticle *self = g_object_new (DICTUM_TYPE_ARTICLE, NULL);

  self->file = g_strdup (file);
  self->info = dictum_article_info_new (&(DictumArticleFields){ .file = file });
  return self;
}

/**
 * dictum_article_get_file:
 * @self: an article
 *
 * Returns: (transfer none): its path in the project folder, with "/".
 */
const char *
dictum_article_get_file (DictumArticle *self)
{
  return self->file;
}

/**
 * dictum_article_get_info:
 * @self: an article
 *
 * Returns: (transfer none): title, outlet, date, URL and language.
 */
DictumArticleInfo *
dictum_article_get_info (DictumArticle *self)
{
  return self->info;
}

/**
 * dictum_article_dup_name:
 * @self: an article
 *
 * Returns: (transfer full): what people call it: its title, else its file's name without folder and ".txt",
 *   never empty.
 */
char *
dictum_article_dup_name (DictumArticle *self)
{
  const char *title = dictum_article_info_get_fields (self->info)->title;
  char *name;
  gsize length;

  if (title != NULL)
    return g_strdup (title);
  name = g_path_get_basename (self->file);
  length = strlen (name);
  if (length > strlen (".txt") && g_ascii_strcasecmp (name + length - strlen (".txt"), ".txt") == 0)
    name[length - strlen (".txt")] = '\0';
  return name;
}

/**
 * dictum_article_is_open:
 * @self: an article
 *
 * Returns: whether text and annotations are loaded.
 */
gboolean
dictum_article_is_open (DictumArticle *self)
{
  return self->is_open;
}

/**
 * dictum_article_get_text:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): the text, %NULL where the article is not open and the text alone was not set
 *   either.
 */
DictumText *
dictum_article_get_text (DictumArticle *self)
{
  return self->text;
}

/**
 * dictum_article_get_annotations:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): the annotations; %NULL where there is no text, and nothing yet where there is a
 *   text alone.
 */
DictumAnnotationSet *
dictum_article_get_annotations (DictumArticle *self)
{
  return self->annotations;
}

/**
 * dictum_article_get_state:
 * @self: an article
 *
 * Returns: how far the annotator is.
 */
DictumState
dictum_article_get_state (DictumArticle *self)
{
  return self->state;
}

/**
 * dictum_article_get_n_quotations:
 * @self: an article
 *
 * Returns: the number of the annotator's quotations.
 */
guint
dictum_article_get_n_quotations (DictumArticle *self)
{
  return self->n_quotations;
}

/**
 * dictum_article_get_tally:
 * @self: an article
 *
 * Returns: (transfer none) (element-type utf8 guint): speaker id, as the quotations name it, "" for not attributed →
 *   number of quotations.
 */
GHashTable *
dictum_article_get_tally (DictumArticle *self)
{
  return self->tally;
}

/**
 * dictum_article_get_problem:
 * @self: an article
 *
 * Returns: (transfer none) (nullable): what is wrong with its files, as a sentence for people.
 */
const char *
dictum_article_get_problem (DictumArticle *self)
{
  return self->problem;
}

/**
 * dictum_article_is_read_only:
 * @self: an article
 *
 * Returns: whether its annotations must not be written, because they did not load whole.
 */
gboolean
dictum_article_is_read_only (DictumArticle *self)
{
  return self->read_only;
}

/**
 * dictum_article_set_info:
 * @self: an article
 * @info: about the same file
 *
 * Sets title, outlet, date, URL and language.
 */
void
dictum_article_set_info (DictumArticle *self, DictumArticleInfo *info)
{
  g_return_if_fail (g_str_equal (dictum_article_info_get_fields (info)->file, self->file));

  if (dictum_article_info_equal (self->info, info))
    return;
  dictum_article_info_ref (info);
  dictum_article_info_unref (self->info);
  self->info = info;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INFO]);
}

/**
 * dictum_article_set_summary:
 * @self: an article
 * @annotations: what the annotator marked in it
 *
 * Sets state, number of quotations and tally, for an article that is not open.
 */
void
dictum_article_set_summary (DictumArticle *self, DictumAnnotations *annotations)
{
  const GPtrArray *quotations = dictum_annotations_get_quotations (annotations);
  g_autoptr (GHashTable) tally = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, n;

  for (guint i = 0; i < quotations->len; i++)
    {
      const char *speaker = tally_key (quotations->pdata[i]);

      n = g_hash_table_lookup (tally, speaker);
      g_hash_table_insert (tally, (char *) speaker, GUINT_TO_POINTER (GPOINTER_TO_UINT (n) + 1));
    }
  clear_tally (self);
  g_hash_table_iter_init (&iter, tally);
  while (g_hash_table_iter_next (&iter, &key, &n))
    count (self, key, GPOINTER_TO_UINT (n));
  set_n_quotations (self, quotations->len);
  set_state (self, dictum_annotations_get_state (annotations));
}

/**
 * dictum_article_set_text:
 * @self: an article without a text
 * @text: its text
 *
 * Makes the text known, to be shown while the annotations are still read. The article is not open yet, and its
 * annotations must not be changed.
 */
void
dictum_article_set_text (DictumArticle *self, DictumText *text)
{
  g_return_if_fail (self->text == NULL);

  self->text = dictum_text_ref (text);
  self->annotations = dictum_annotation_set_new (NULL);
}

/**
 * dictum_article_open:
 * @self: an article that is not open
 * @text: its text; the one that was set, where one was
 * @annotations: what the annotator marked in it
 *
 * Makes it an open article.
 */
void
dictum_article_open (DictumArticle *self, DictumText *text, DictumAnnotations *annotations)
{
  g_return_if_fail (!dictum_article_is_open (self));
  g_return_if_fail (self->text == NULL || self->text == text);

  if (self->text == NULL)
    dictum_article_set_text (self, text);
  self->is_open = TRUE;
  dictum_annotation_set_reset (self->annotations, annotations);
  g_signal_connect_object (self->annotations, "changed", G_CALLBACK (quotation_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->annotations, "reset", G_CALLBACK (annotations_reset_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->annotations, "notify::state", G_CALLBACK (state_changed_cb), self, G_CONNECT_SWAPPED);
  dictum_article_set_summary (self, annotations);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OPEN]);
}

/**
 * dictum_article_set_problem:
 * @self: an article
 * @problem: (nullable): a sentence for people, %NULL where all is well
 * @read_only: whether its annotations must not be written
 *
 * Says what is wrong with its files.
 */
void
dictum_article_set_problem (DictumArticle *self, const char *problem, gboolean read_only)
{
  self->read_only = read_only;
  if (g_strcmp0 (self->problem, problem) == 0)
    return;
  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}
