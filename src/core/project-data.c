// SPDX-License-Identifier: GPL-3.0-or-later
// What dictum.json holds, as immutable values: title, annotators, speakers, and what is known of the articles.

#include "core/project-data.h"

#include "core/dup.h"

#include <string.h>

#define ANNOTATOR_ID_LENGTH 32

struct _DictumArticleInfo
{
  gatomicrefcount ref_count;
  DictumArticleFields fields;
};

struct _DictumAnnotator
{
  gatomicrefcount ref_count;
  DictumAnnotatorFields fields;
};

struct _DictumProjectData
{
  gatomicrefcount ref_count;
  char *title;
  GPtrArray *annotators; // of DictumAnnotator, by id
  GPtrArray *speakers;   // of DictumSpeaker, by id
  GPtrArray *articles;   // of DictumArticleInfo, by file
  char *extra;
};

G_DEFINE_BOXED_TYPE (DictumArticleInfo, dictum_article_info, dictum_article_info_ref, dictum_article_info_unref)
G_DEFINE_BOXED_TYPE (DictumProjectData, dictum_project_data, dictum_project_data_ref, dictum_project_data_unref)

/**
 * dictum_article_info_new:
 * @fields: what is known of an article; copied. Empty strings and %NULL are the same
 *
 * Returns: (transfer full): an immutable value. Any thread.
 */
DictumArticleInfo *
dictum_article_info_new (const DictumArticleFields *fields)
{
  DictumArticleInfo *self;

  g_return_val_if_fail (fields->file != NULL, NULL);

  self = g_new (DictumArticleInfo, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->fields.file = g_strdup (fields->file);
  self->fields.title = dictum_dup_or_null (fields->title);
  self->fields.outlet = dictum_dup_or_null (fields->outlet);
  self->fields.date = dictum_dup_or_null (fields->date);
  self->fields.url = dictum_dup_or_null (fields->url);
  self->fields.language = dictum_dup_or_null (fields->language);
  self->fields.extra = dictum_dup_or_null (fields->extra);
  return self;
}

/**
 * dictum_article_info_ref:
 * @self: a value
 *
 * Returns: (transfer full): @self. Any thread.
 */
DictumArticleInfo *
dictum_article_info_ref (DictumArticleInfo *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dictum_article_info_unref:
 * @self: (transfer full): a value
 *
 * Gives up a reference. Any thread.
 */
void
dictum_article_info_unref (DictumArticleInfo *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free ((char *) self->fields.file);
  g_free ((char *) self->fields.title);
  g_free ((char *) self->fields.outlet);
  g_free ((char *) self->fields.date);
  g_free ((char *) self->fields.url);
  g_free ((char *) self->fields.language);
  g_free ((char *) self->fields.extra);
  g_free (self);
}

/**
 * dictum_article_info_get_fields:
 * @self: a value
 *
 * Returns: (transfer none): its members. Any thread.
 */
const DictumArticleFields *
dictum_article_info_get_fields (const DictumArticleInfo *self)
{
  return &self->fields;
}

/**
 * dictum_article_info_is_blank:
 * @self: a value
 *
 * Returns: whether nothing but the file is known, so that dictum.json need not list it. Any thread.
 */
gboolean
dictum_article_info_is_blank (const DictumArticleInfo *self)
{
  const DictumArticleFields *f = &self->fields;

  return !f->title && !f->outlet && !f->date && !f->url && !f->language && !f->extra;
}

/**
 * dictum_article_info_equal:
 * @self: (nullable): a value
 * @other: (nullable): another one
 *
 * Returns: whether both say the same. Any thread.
 */
gboolean
dictum_article_info_equal (const DictumArticleInfo *self, const DictumArticleInfo *other)
{
  const DictumArticleFields *a, *b;

  if (self == other)
    return TRUE;
  if (self == NULL || other == NULL)
    return FALSE;
  a = &self->fields;
  b = &other->fields;
  return strcmp (a->file, b->file) == 0 && g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->outlet, b->outlet) == 0 && g_strcmp0 (a->date, b->date) == 0 &&
         g_strcmp0 (a->url, b->url) == 0 && g_strcmp0 (a->language, b->language) == 0 &&
         g_strcmp0 (a->extra, b->extra) == 0;
}

/**
 * dictum_annotator_new:
 * @fields: the members; copied
 *
 * Returns: (transfer full): an immutable value. Any thread.
 */
DictumAnnotator *
dictum_annotator_new (const DictumAnnotatorFields *fields)
{
  DictumAnnotator *self;

  g_return_val_if_fail (fields->id != NULL, NULL);

  self = g_new (DictumAnnotator, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->fields.id = g_strdup (fields->id);
  self->fields.name = dictum_dup_or_null (fields->name);
  self->fields.installations = fields->installations && fields->installations[0]
                                   ? (const char *const *) g_strdupv ((char **) fields->installations)
                                   : NULL;
  self->fields.extra = dictum_dup_or_null (fields->extra);
  return self;
}

/**
 * dictum_annotator_ref:
 * @self: a value
 *
 * Returns: (transfer full): @self. Any thread.
 */
DictumAnnotator *
dictum_annotator_ref (DictumAnnotator *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dictum_annotator_unref:
 * @self: (transfer full): a value
 *
 * Gives up a reference. Any thread.
 */
void
dictum_annotator_unref (DictumAnnotator *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free ((char *) self->fields.id);
  g_free ((char *) self->fields.name);
  g_strfreev ((char **) self->fields.installations);
  g_free ((char *) self->fields.extra);
  g_free (self);
}

/**
 * dictum_annotator_get_fields:
 * @self: a value
 *
 * Returns: (transfer none): its members. Any thread.
 */
const DictumAnnotatorFields *
dictum_annotator_get_fields (const DictumAnnotator *self)
{
  return &self->fields;
}

/**
 * dictum_annotator_equal:
 * @self: (nullable): a value
 * @other: (nullable): another one
 *
 * Returns: whether both say the same. Any thread.
 */
gboolean
dictum_annotator_equal (const DictumAnnotator *self, const DictumAnnotator *other)
{
  static const char *const none[] = { NULL };
  const DictumAnnotatorFields *a, *b;

  if (self == other)
    return TRUE;
  if (self == NULL || other == NULL)
    return FALSE;
  a = &self->fields;
  b = &other->fields;
  return strcmp (a->id, b->id) == 0 && g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->extra, b->extra) == 0 &&
         g_strv_equal (a->installations ? a->installations : none, b->installations ? b->installations : none);
}

/**
 * dictum_annotator_id_is_valid:
 * @id: an id
 *
 * Returns: whether @id is `[a-z0-9][a-z0-9_-]{0,31}`, and so safe as the name of a folder. Any thread.
 */
gboolean
dictum_annotator_id_is_valid (const char *id)
{
  gsize length = strlen (id);

  return length > 0 && length <= ANNOTATOR_ID_LENGTH && (g_ascii_islower (id[0]) || g_ascii_isdigit (id[0])) &&
         strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789_-") == length;
}

/**
 * dictum_annotator_make_id:
 * @name: a login name, or what a person typed
 *
 * Folds @name to a valid annotator id: letters without their accents in lower case, everything else "-".
 *
 * Returns: (transfer full): the id; "annotator" where nothing of @name is left. Any thread.
 */
char *
dictum_annotator_make_id (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  GString *id = g_string_new (NULL);

  for (const char *at = ascii; *at && id->len < ANNOTATOR_ID_LENGTH; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (id, g_ascii_tolower (*at));
    else if (id->len > 0)
      g_string_append_c (id, *at == '_' ? '_' : '-');
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_append (id, "annotator");
  return g_string_free (id, FALSE);
}

static int
compare_annotators (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(DictumAnnotator *const *) a)->fields.id, (*(DictumAnnotator *const *) b)->fields.id);
}

static int
compare_speakers (gconstpointer a, gconstpointer b)
{
  return strcmp (dictum_speaker_get_id (*(DictumSpeaker *const *) a),
                 dictum_speaker_get_id (*(DictumSpeaker *const *) b));
}

static int
compare_articles (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(DictumArticleInfo *const *) a)->fields.file, (*(DictumArticleInfo *const *) b)->fields.file);
}

static gpointer
ref_annotator (gconstpointer item, gpointer data)
{
  return dictum_annotator_ref ((gpointer) item);
}

static gpointer
ref_speaker (gconstpointer item, gpointer data)
{
  return g_object_ref ((gpointer) item);
}

static gpointer
ref_article (gconstpointer item, gpointer data)
{
  return dictum_article_info_ref ((gpointer) item);
}

static GPtrArray *
copy_sorted (const GPtrArray *from, GCopyFunc ref, GDestroyNotify unref, GCompareFunc compare)
{
  GPtrArray *copy = g_ptr_array_new_full (from ? from->len : 0, unref);

  for (guint i = 0; from != NULL && i < from->len; i++)
    g_ptr_array_add (copy, ref (from->pdata[i], NULL));
  g_ptr_array_sort (copy, compare);
  return copy;
}

/**
 * dictum_project_data_new:
 * @title: (nullable): the project's title
 * @annotators: (nullable) (element-type DictumAnnotator): copied
 * @speakers: (nullable) (element-type DictumSpeaker): removed ones included; copied
 * @articles: (nullable) (element-type DictumArticleInfo): copied
 * @extra: (nullable): unknown members of the whole file, as the text of a JSON object
 *
 * Returns: (transfer full): the value, its lists in the order of the file. Any thread.
 */
DictumProjectData *
dictum_project_data_new (const char *title,
                         const GPtrArray *annotators,
                         const GPtrArray *speakers,
                         const GPtrArray *articles,
                         const char *extra)
{
  DictumProjectData *self = g_new (DictumProjectData, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title ? title : "");
  self->annotators = copy_sorted (annotators, ref_annotator, (GDestroyNotify) dictum_annotator_unref,
                                  compare_annotators);
  self->speakers = copy_sorted (speakers, ref_speaker, g_object_unref, compare_speakers);
  self->articles = copy_sorted (articles, ref_article, (GDestroyNotify) dictum_article_info_unref, compare_articles);
  self->extra = g_strdup (extra);
  return self;
}

/**
 * dictum_project_data_ref:
 * @self: a value
 *
 * Returns: (transfer full): @self. Any thread.
 */
DictumProjectData *
dictum_project_data_ref (DictumProjectData *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dictum_project_data_unref:
 * @self: (transfer full): a value
 *
 * Gives up a reference. Any thread.
 */
void
dictum_project_data_unref (DictumProjectData *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_ptr_array_unref (self->annotators);
  g_ptr_array_unref (self->speakers);
  g_ptr_array_unref (self->articles);
  g_free (self->extra);
  g_free (self);
}

/**
 * dictum_project_data_get_title:
 * @self: a value
 *
 * Returns: (transfer none): the title, "" where none is set. Any thread.
 */
const char *
dictum_project_data_get_title (const DictumProjectData *self)
{
  return self->title;
}

/**
 * dictum_project_data_get_annotators:
 * @self: a value
 *
 * Returns: (transfer none) (element-type DictumAnnotator): by id. Any thread.
 */
const GPtrArray *
dictum_project_data_get_annotators (const DictumProjectData *self)
{
  return self->annotators;
}

/**
 * dictum_project_data_get_speakers:
 * @self: a value
 *
 * Returns: (transfer none) (element-type DictumSpeaker): by id, removed ones included. Any thread.
 */
const GPtrArray *
dictum_project_data_get_speakers (const DictumProjectData *self)
{
  return self->speakers;
}

/**
 * dictum_project_data_get_articles:
 * @self: a value
 *
 * Returns: (transfer none) (element-type DictumArticleInfo): by file. Any thread.
 */
const GPtrArray *
dictum_project_data_get_articles (const DictumProjectData *self)
{
  return self->articles;
}

/**
 * dictum_project_data_get_extra:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): unknown members, as the text of a JSON object. Any thread.
 */
const char *
dictum_project_data_get_extra (const DictumProjectData *self)
{
  return self->extra;
}
