// SPDX-License-Identifier: GPL-3.0-or-later
// A project: the folder and what is in it. Opening, changing, saving, watching and counting are in project-open.c,
// project-apply.c, project-save.c, project-disk.c and project-counts.c.

#include "config.h"

#include "project/project-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (DictumProject, dictum_project, G_TYPE_OBJECT)

enum
{
  MERGED,
  LOST_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

enum
{
  PROP_TITLE = 1,
  PROP_SAVE_STATE,
  PROP_SAVE_PROBLEM,
  PROP_N_DONE,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static void
dictum_project_dispose (GObject *object)
{
  DictumProject *self = DICTUM_PROJECT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->look_timer, g_source_remove);
  for (guint i = 0; i < self->monitors->len; i++)
    g_file_monitor_cancel (self->monitors->pdata[i]);
  g_ptr_array_set_size (self->monitors, 0);
  G_OBJECT_CLASS (dictum_project_parent_class)->dispose (object);
}

static void
dictum_project_finalize (GObject *object)
{
  DictumProject *self = DICTUM_PROJECT (object);

  g_hash_table_unref (self->by_file);
  g_hash_table_unref (self->done);
  g_hash_table_unref (self->parted);
  g_hash_table_unref (self->totals);
  g_hash_table_unref (self->infos);
  g_hash_table_unref (self->slots);
  g_clear_object (&self->articles);
  g_clear_object (&self->cast);
  g_clear_object (&self->folder);
  g_ptr_array_unref (self->annotators);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->lost);
  g_ptr_array_unref (self->flushes);
  g_ptr_array_unref (self->monitors);
  g_queue_clear_full (&self->file_ops, (GDestroyNotify) dictum_file_op_free);
  g_queue_clear_full (&self->unread, g_free);
  dictum_data_disk_clear (&self->data_disk);
  g_free (self->root);
  g_free (self->annotator);
  g_free (self->new_annotator);
  g_clear_object (&self->renaming);
  g_free (self->installation);
  g_free (self->title);
  g_free (self->extra);
  g_free (self->save_problem);
  G_OBJECT_CLASS (dictum_project_parent_class)->finalize (object);
}

static void
dictum_project_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DictumProject *self = DICTUM_PROJECT (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SAVE_STATE:
      g_value_set_uint (value, self->save_state);
      break;
    case PROP_SAVE_PROBLEM:
      g_value_set_string (value, self->save_problem);
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, dictum_project_get_n_done (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_signals (DictumProjectClass *klass)
{
  /**
   * DictumProject::merged:
   * @self: the project
   * @sentence: what happened, for people
   *
   * Something changed that the person did not do: another program's changes were merged in, or an act could not be
   * carried out on disk and was taken back.
   */
  signals[MERGED] = g_signal_new ("merged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * DictumProject::counted:
   * @self: the project
   *
   * dictum_project_count_quotations() may give other numbers than before.
   */
  g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DictumProject::lost-changed:
   * @self: the project
   *
   * dictum_project_list_lost() may give another list than before.
   */
  signals[LOST_CHANGED] = g_signal_new ("lost-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
dictum_project_class_init (DictumProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dictum_project_dispose;
  object_class->finalize = dictum_project_finalize;
  object_class->get_property = dictum_project_get_property;

  /**
   * DictumProject:title:
   *
   * The project's title, "" where none is set.
   */
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * DictumProject:save-state:
   *
   * How far saving is, a #DictumSaveState.
   */
  props[PROP_SAVE_STATE] = g_param_spec_uint ("save-state", NULL, NULL, 0, DICTUM_SAVE_HELD, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * DictumProject:save-problem:
   *
   * (nullable): Why the last save failed, as sentences for people.
   */
  props[PROP_SAVE_PROBLEM] = g_param_spec_string ("save-problem", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * DictumProject:n-done:
   *
   * How many articles the annotator called done.
   */
  props[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0,
                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  install_signals (klass);
}

static void
cast_changed_cb (DictumProject *self)
{
  dictum_project_freeze_counts (self);
  self->counts_changed = TRUE;
  dictum_project_thaw_counts (self);
}

static void
slot_free (DictumSlot *self)
{
  dictum_marks_disk_clear (&self->disk);
  g_free (self->file);
  g_free (self);
}

static void
lost_free (DictumLost *self)
{
  g_free (self->file);
  g_free (self->renamed);
  g_free (self);
}

static void
dictum_project_init (DictumProject *self)
{
  self->title = g_strdup ("");
  self->articles = g_list_store_new (DICTUM_TYPE_ARTICLE);
  self->by_file = g_hash_table_new (g_str_hash, g_str_equal);
  self->parted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->done = g_hash_table_new (NULL, NULL);
  self->totals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->infos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dictum_article_info_unref);
  self->slots = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) slot_free);
  self->annotators = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_annotator_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->lost = g_ptr_array_new_with_free_func ((GDestroyNotify) lost_free);
  self->flushes = g_ptr_array_new_with_free_func (g_object_unref);
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->cast = dictum_cast_new (NULL);
  g_signal_connect_object (self->cast, "changed", G_CALLBACK (cast_changed_cb), self, G_CONNECT_SWAPPED);
  g_queue_init (&self->file_ops);
  g_queue_init (&self->unread);
}

/**
 * dictum_file_op_free:
 * @self: (transfer full): a task
 *
 * Frees it.
 */
void
dictum_file_op_free (DictumFileOp *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->file);
  g_free (self->lost);
  g_free (self);
}

/**
 * dictum_project_new:
 * @folder: a folder on this computer
 * @identity: who annotates
 *
 * Returns: (transfer full): a project with nothing in it yet.
 */
DictumProject *
dictum_project_new (GFile *folder, const DictumIdentity *identity)
{
  DictumProject *self = g_object_new (DICTUM_TYPE_PROJECT, NULL);

  self->folder = g_object_ref (folder);
  self->root = g_file_get_path (folder);
  self->annotator = g_strdup (identity->annotator);
  self->installation = g_strdup (identity->installation);
  return self;
}

// What has to be known of an article that comes into the list.
static void
follow_article (DictumProject *self, DictumArticle *article)
{
  const char *file = dictum_article_get_file (article);
  DictumArticleInfo *info = g_hash_table_lookup (self->infos, file);

  if (info != NULL)
    dictum_article_set_info (article, info);
  g_hash_table_insert (self->by_file, (char *) file, article);
  dictum_project_start_counting (self, article);
}

static guint
find_place (DictumProject *self, const char *file)
{
  guint low = 0, high = g_list_model_get_n_items (G_LIST_MODEL (self->articles));

  while (low < high)
    {
      guint middle = (low + high) / 2;
      g_autoptr (DictumArticle) article = g_list_model_get_item (G_LIST_MODEL (self->articles), middle);

      if (strcmp (dictum_article_get_file (article), file) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * dictum_project_insert_article:
 * @self: a project
 * @article: an article whose file is not in the list
 *
 * Puts it in its place in the list.
 */
void
dictum_project_insert_article (DictumProject *self, DictumArticle *article)
{
  g_return_if_fail (!g_hash_table_contains (self->by_file, dictum_article_get_file (article)));

  follow_article (self, article);
  g_list_store_insert (self->articles, find_place (self, dictum_article_get_file (article)), article);
}

/**
 * dictum_project_remove_article:
 * @self: a project
 * @article: one of its articles
 *
 * Takes it out of the list.
 */
void
dictum_project_remove_article (DictumProject *self, DictumArticle *article)
{
  guint place = find_place (self, dictum_article_get_file (article));

  g_object_ref (article);
  g_hash_table_remove (self->by_file, dictum_article_get_file (article));
  dictum_project_stop_counting (self, article);
  g_list_store_remove (self->articles, place);
  g_object_unref (article);
}

/**
 * dictum_project_add_article_files:
 * @self: a project without articles
 * @files: (element-type utf8): their files, in byte order
 *
 * Fills the list at once.
 */
void
dictum_project_add_article_files (DictumProject *self, const GPtrArray *files)
{
  g_autoptr (GPtrArray) made = g_ptr_array_new_full (files->len, g_object_unref);

  for (guint i = 0; i < files->len; i++)
    {
      g_ptr_array_add (made, dictum_article_new (files->pdata[i]));
      follow_article (self, made->pdata[i]);
    }
  g_list_store_splice (self->articles, 0, 0, made->pdata, made->len);
}

/**
 * dictum_project_lookup_info:
 * @self: a project
 * @file: an article's file
 *
 * Returns: (transfer none) (nullable): what is known of the article, there or gone; %NULL for nothing.
 */
DictumArticleInfo *
dictum_project_lookup_info (DictumProject *self, const char *file)
{
  return g_hash_table_lookup (self->infos, file);
}

/**
 * dictum_project_set_info:
 * @self: a project
 * @file: an article's file
 * @info: (nullable): what is known of the article; %NULL for nothing
 *
 * Sets it, for the article in the list too.
 */
void
dictum_project_set_info (DictumProject *self, const char *file, DictumArticleInfo *info)
{
  DictumArticle *article = g_hash_table_lookup (self->by_file, file);
  g_autoptr (DictumArticleInfo) kept = info ? dictum_article_info_ref (info)
                                            : dictum_article_info_new (&(DictumArticleFields){ .file = file });

  if (dictum_article_info_is_blank (kept))
    g_hash_table_remove (self->infos, file);
  else
    g_hash_table_replace (self->infos, g_strdup (file), dictum_article_info_ref (kept));
  if (article != NULL)
    dictum_article_set_info (article, kept);
}

/**
 * dictum_project_set_title:
 * @self: a project
 * @title: the title
 *
 * Sets it and notifies if it is another.
 */
void
dictum_project_set_title (DictumProject *self, const char *title)
{
  if (strcmp (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static void
set_infos (DictumProject *self, const GPtrArray *articles)
{
  g_autoptr (GHashTable) now = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer file;

  for (guint i = 0; i < articles->len; i++)
    g_hash_table_add (now, (char *) dictum_article_info_get_fields (articles->pdata[i])->file);
  g_hash_table_iter_init (&iter, self->infos);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    if (!g_hash_table_contains (now, file))
      g_ptr_array_add (gone, g_strdup (file));
  for (guint i = 0; i < gone->len; i++)
    dictum_project_set_info (self, gone->pdata[i], NULL);
  for (guint i = 0; i < articles->len; i++)
    dictum_project_set_info (self, dictum_article_info_get_fields (articles->pdata[i])->file, articles->pdata[i]);
}

static gboolean
cast_differs (DictumProject *self, const GPtrArray *speakers)
{
  g_autoptr (GPtrArray) all = dictum_cast_list_all (self->cast);

  if (all->len != speakers->len)
    return TRUE;
  for (guint i = 0; i < all->len; i++)
    if (!dictum_speaker_equal (all->pdata[i], speakers->pdata[i]))
      return TRUE;
  return FALSE;
}

/**
 * dictum_project_set_data:
 * @self: a project
 * @data: what dictum.json is to hold, without our claim
 *
 * Makes the model say the same; what is the same already is left alone.
 */
void
dictum_project_set_data (DictumProject *self, DictumProjectData *data)
{
  const GPtrArray *annotators = dictum_project_data_get_annotators (data);

  dictum_project_set_title (self, dictum_project_data_get_title (data));
  g_free (self->extra);
  self->extra = g_strdup (dictum_project_data_get_extra (data));
  g_ptr_array_set_size (self->annotators, 0);
  for (guint i = 0; i < annotators->len; i++)
    g_ptr_array_add (self->annotators, dictum_annotator_ref (annotators->pdata[i]));
  if (cast_differs (self, dictum_project_data_get_speakers (data)))
    dictum_cast_reset (self->cast, dictum_project_data_get_speakers (data));
  set_infos (self, dictum_project_data_get_articles (data));
}

/**
 * dictum_project_make_data:
 * @self: a project
 *
 * Returns: (transfer full): what dictum.json is to hold, without our claim.
 */
DictumProjectData *
dictum_project_make_data (DictumProject *self)
{
  g_autoptr (GPtrArray) speakers = dictum_cast_list_all (self->cast);
  g_autoptr (GPtrArray) articles = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer info;

  g_hash_table_iter_init (&iter, self->infos);
  while (g_hash_table_iter_next (&iter, NULL, &info))
    g_ptr_array_add (articles, info);
  return dictum_project_data_new (self->title, self->annotators, speakers, articles, self->extra);
}

/**
 * dictum_project_report:
 * @self: a project
 * @sentence: for people
 *
 * Emits "merged".
 */
void
dictum_project_report (DictumProject *self, const char *sentence)
{
  g_signal_emit (self, signals[MERGED], 0, sentence);
}

/**
 * dictum_project_say_lost_changed:
 * @self: a project
 *
 * Emits "lost-changed".
 */
void
dictum_project_say_lost_changed (DictumProject *self)
{
  g_signal_emit (self, signals[LOST_CHANGED], 0);
}

/**
 * dictum_project_notify_saving:
 * @self: a project
 * @state: whether the state of saving is another
 * @problem: whether the problem is another
 *
 * Notifies.
 */
void
dictum_project_notify_saving (DictumProject *self, gboolean state, gboolean problem)
{
  if (problem)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVE_PROBLEM]);
  if (state)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVE_STATE]);
}

/**
 * dictum_project_get_folder:
 * @self: a project
 *
 * Returns: (transfer none): its folder.
 */
GFile *
dictum_project_get_folder (DictumProject *self)
{
  return self->folder;
}

/**
 * dictum_project_get_title:
 * @self: a project
 *
 * Returns: (transfer none): its title, "" where none is set.
 */
const char *
dictum_project_get_title (DictumProject *self)
{
  return self->title;
}

/**
 * dictum_project_dup_name:
 * @self: a project
 *
 * Returns: (transfer full): what people call it: its title, else its folder's name.
 */
char *
dictum_project_dup_name (DictumProject *self)
{
  return self->title[0] ? g_strdup (self->title) : g_filename_display_basename (self->root);
}

/**
 * dictum_project_get_annotator:
 * @self: a project
 *
 * Returns: (transfer none): the id under which marks are saved.
 */
const char *
dictum_project_get_annotator (DictumProject *self)
{
  return self->annotator;
}

/**
 * dictum_project_get_cast:
 * @self: a project
 *
 * Returns: (transfer none): its speakers; changed by dictum_project_apply() alone.
 */
DictumCast *
dictum_project_get_cast (DictumProject *self)
{
  return self->cast;
}

/**
 * dictum_project_get_articles:
 * @self: a project
 *
 * Returns: (transfer none): a list of #DictumArticle, in the byte order of their files.
 */
GListModel *
dictum_project_get_articles (DictumProject *self)
{
  return G_LIST_MODEL (self->articles);
}

/**
 * dictum_project_lookup_article:
 * @self: a project
 * @file: (nullable): an article's file
 *
 * Returns: (transfer none) (nullable): the article.
 */
DictumArticle *
dictum_project_lookup_article (DictumProject *self, const char *file)
{
  return file ? g_hash_table_lookup (self->by_file, file) : NULL;
}

/**
 * dictum_project_is_newer:
 * @self: a project
 *
 * Returns: whether it is read-only because a newer version of the program wrote its dictum.json; a copy would be, too.
 */
gboolean
dictum_project_is_newer (DictumProject *self)
{
  return self->is_newer;
}

/**
 * dictum_project_list_problems:
 * @self: a project
 *
 * Returns: (transfer full) (element-type utf8): sentences for people about files that were left out or did not load.
 */
GPtrArray *
dictum_project_list_problems (DictumProject *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->problems->len; i++)
    g_ptr_array_add (list, g_strdup (self->problems->pdata[i]));
  return list;
}

/**
 * dictum_project_list_lost:
 * @self: a project
 *
 * Returns: (transfer full) (element-type DictumLost): the annotator's annotation files whose articles are gone.
 *   `renamed` is known a while after opening; "lost-changed" tells.
 */
GPtrArray *
dictum_project_list_lost (DictumProject *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) lost_free);

  for (guint i = 0; i < self->lost->len; i++)
    {
      const DictumLost *lost = self->lost->pdata[i];
      DictumLost *copy = g_new (DictumLost, 1);

      copy->file = g_strdup (lost->file);
      copy->renamed = g_strdup (lost->renamed);
      g_ptr_array_add (list, copy);
    }
  return list;
}

/**
 * dictum_project_get_save_state:
 * @self: a project
 *
 * Returns: how far saving is.
 */
DictumSaveState
dictum_project_get_save_state (DictumProject *self)
{
  return self->save_state;
}

/**
 * dictum_project_get_save_problem:
 * @self: a project
 *
 * Returns: (transfer none) (nullable): why the last save failed, as sentences for people.
 */
const char *
dictum_project_get_save_problem (DictumProject *self)
{
  return self->save_problem;
}

/**
 * dictum_new_article_free:
 * @self: (transfer full): a file that could be added
 *
 * Frees it. Any thread.
 */
void
dictum_new_article_free (DictumNewArticle *self)
{
  g_clear_pointer (&self->content, g_bytes_unref);
  g_free (self->file);
  g_free (self->source_name);
  g_free (self->encoding);
  g_free (self->problem);
  g_free (self);
}
