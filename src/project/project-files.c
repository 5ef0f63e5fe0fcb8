// SPDX-License-Identifier: GPL-3.0-or-later
// Text files that come and go: reading what could be added, making files, throwing them away, joining marks that lost
// their article with the one that was renamed.

#include "config.h"

#include "project/project-private.h"

#include "core/error.h"
#include "formats/annotations-json.h"
#include "formats/plain-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_BYTES 120         // so much of a file's name is kept
#define MAX_SAME_NAME 10000    // "name-2.txt", "name-3.txt" … as far as that
#define ARTICLES_FOLDER "articles/"

static char *
make_numbered_name (const char *file, guint number)
{
  gsize stem = strlen (file) - strlen (".txt");

  return number < 2 ? g_strdup (file) : g_strdup_printf ("%.*s-%u%s", (int) stem, file, number, file + stem);
}

static gboolean
add_file (DictumFileOp *op, const char *root, char **message, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) there = NULL;

  if (dictum_store_create_file (root, op->file, op->bytes, &problem))
    return TRUE;
  if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  there = dictum_store_read (root, op->file, NULL, NULL);
  if (there != NULL && g_bytes_equal (there, op->bytes))
    return TRUE;
  for (guint i = 2; i < MAX_SAME_NAME && g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_EXISTS); i++)
    {
      g_autofree char *other = make_numbered_name (op->file, i);

      g_clear_error (&problem);
      if (!dictum_store_create_file (root, other, op->bytes, &problem))
        continue;
      *message = g_strdup_printf (_("Another program made a file “%s” meanwhile; yours was saved as “%s”."), op->file,
                                  other);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
remove_file (DictumFileOp *op, const char *root, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) there = dictum_store_read (root, op->file, NULL, &problem);
  g_autofree char *path = g_build_filename (root, op->file, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (g_error_matches (problem, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND))
    return TRUE;
  if (there == NULL || !g_bytes_equal (there, op->bytes))
    {
      g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_STALE,
                   _("“%s” was changed by another program meanwhile and was not removed."), op->file);
      return FALSE;
    }
  g_clear_error (&problem);
  if (g_file_trash (file, NULL, &problem))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _("“%s” was not removed: it could not be moved to the trash (%s)."), op->file, problem->message);
  return FALSE;
}

static GBytes *
rewrite_marks (DictumFileOp *op, const char *root, const char *annotator, const char *old_name, GError **error)
{
  g_autoptr (DictumText) text = dictum_load_text (root, op->file, NULL, error);
  g_autoptr (GBytes) old = text ? dictum_store_read (root, old_name, NULL, error) : NULL;
  g_autoptr (DictumAnnotations) marks = old ? dictum_load_parse_marks (old, text, error) : NULL;

  return marks ? dictum_annotations_json_write (marks, text, op->file, annotator, error) : NULL;
}

static gboolean
join_file (DictumFileOp *op, const char *root, const char *annotator, GError **error)
{
  g_autofree char *old_name = dictum_store_annotation_name (annotator, op->lost);
  g_autofree char *new_name = dictum_store_annotation_name (annotator, op->file);
  g_autoptr (GBytes) bytes = NULL;
  int lock = dictum_store_lock (root, error);
  gboolean fine;

  if (lock < 0)
    return FALSE;
  bytes = rewrite_marks (op, root, annotator, old_name, error);
  // The old file goes only when the new one is safe, and the new one never replaces another.
  fine = bytes != NULL && dictum_store_create_file (root, new_name, bytes, error) &&
         dictum_store_remove (root, old_name, error);
  dictum_store_unlock (lock);
  return fine;
}

/**
 * dictum_file_op_run:
 * @op: what to do
 * @root: path of the project folder
 * @annotator: who annotates
 * @message: (out): what the person should know though it worked; left alone otherwise
 * @error: return location
 *
 * Does it. A worker thread.
 *
 * Returns: whether it worked, else @error is set and nothing was lost.
 */
gboolean
dictum_file_op_run (DictumFileOp *op, const char *root, const char *annotator, char **message, GError **error)
{
  switch (op->task)
    {
    case DICTUM_FILE_ADD:
      return add_file (op, root, message, error);
    case DICTUM_FILE_REMOVE:
      return remove_file (op, root, error);
    case DICTUM_FILE_JOIN:
    default:
      return join_file (op, root, annotator, error);
    }
}

/**
 * dictum_project_join_lost:
 * @self: a project
 * @lost: an article that is gone, of dictum_project_list_lost()
 * @file: the article that took its place, without annotations
 *
 * Gives the annotations of @lost to @file. What went wrong is told by "merged".
 */
void
dictum_project_join_lost (DictumProject *self, const char *lost, const char *file)
{
  g_return_if_fail (dictum_store_is_article_name (lost) && dictum_project_lookup_article (self, file) != NULL);

  if (self->read_only)
    return;
  dictum_project_push_file_op (self, DICTUM_FILE_JOIN, file, lost, NULL);
}

typedef struct
{
  GPtrArray *files;  // of GFile
  char *root;
  char *folder;      // where new articles go, "" or "articles/"
  GHashTable *taken; // set of files that are articles
} Adding;

static void
adding_free (Adding *adding)
{
  g_ptr_array_unref (adding->files);
  g_hash_table_unref (adding->taken);
  g_free (adding->root);
  g_free (adding->folder);
  g_free (adding);
}

static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  const char *dot = strrchr (valid, '.');
  GString *clean = g_string_new (NULL);

  for (const char *at = valid; *at && at != dot; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (clean->len + 6 > NAME_BYTES)
        break;
      if (clean->len == 0 && c == '.')
        continue;
      g_string_append_unichar (clean, g_unichar_iscntrl (c) || c == '/' || c == '\\' ? '-' : c);
    }
  if (clean->len == 0)
    g_string_append (clean, "article");
  g_string_append (clean, ".txt");
  return g_string_free (clean, FALSE);
}

// %NULL with @error set where so many files of that name are there that none is free.
static char *
find_free_name (Adding *adding, const char *source_name, GError **error)
{
  g_autofree char *clean = clean_name (source_name);
  g_autofree char *wanted = g_strconcat (adding->folder, clean, NULL);

  for (guint i = 1; i < MAX_SAME_NAME; i++)
    {
      g_autofree char *file = make_numbered_name (wanted, i);
      g_autofree char *path = g_build_filename (adding->root, file, NULL);

      if (g_hash_table_contains (adding->taken, file) || g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      g_hash_table_add (adding->taken, g_strdup (file));
      return g_steal_pointer (&file);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS, _("There are too many files named “%s” already."), clean);
  return NULL;
}

static GBytes *
load_any_file (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (
      file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);

  if (info == NULL)
    return NULL;
  // Reading a device or a pipe might never end.
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_NOT_TEXT, _("This is not a plain file."));
      return NULL;
    }
  if (g_file_info_get_size (info) > DICTUM_MAX_FILE_SIZE)
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_TOO_LARGE, _("This file is larger than 64 MB."));
      return NULL;
    }
  return g_file_load_bytes (file, NULL, NULL, error);
}

static GBytes *
read_text (GFile *file, DictumEncoding *encoding, GError **error)
{
  g_autoptr (GBytes) bytes = load_any_file (file, error);
  g_autoptr (GBytes) content = bytes ? dictum_plain_text_read (bytes, encoding, error) : NULL;

  if (content == NULL || g_bytes_get_size (content) > 0)
    return g_steal_pointer (&content);
  g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_NOT_TEXT, _("This file is empty."));
  return NULL;
}

/**
 * dictum_project_can_add_file:
 * @file: a file from anywhere
 * @error: return location
 *
 * Returns: whether it could be added to a project as an article, else @error says why not. Any thread.
 */
gboolean
dictum_project_can_add_file (GFile *file, GError **error)
{
  DictumEncoding encoding;
  g_autoptr (GBytes) content = read_text (file, &encoding, error);

  return content != NULL;
}

static DictumNewArticle *
read_new_article (Adding *adding, GFile *file)
{
  DictumNewArticle *made = g_new0 (DictumNewArticle, 1);
  g_autofree char *base = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  DictumEncoding encoding = DICTUM_ENCODING_UTF_8;

  made->source_name = g_filename_display_name (base ? base : "?");
  made->content = read_text (file, &encoding, &error);
  if (made->content != NULL)
    made->file = find_free_name (adding, base ? base : "", &error);
  if (made->file == NULL)
    g_clear_pointer (&made->content, g_bytes_unref);
  if (made->content == NULL)
    made->problem = g_strdup (error->message);
  if (made->content != NULL && encoding != DICTUM_ENCODING_UTF_8)
    made->encoding = g_strdup (dictum_encoding_get_name (encoding));
  return made;
}

static void
files_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Adding *adding = data;
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_new_article_free);

  for (guint i = 0; i < adding->files->len; i++)
    g_ptr_array_add (made, read_new_article (adding, adding->files->pdata[i]));
  g_task_return_pointer (task, g_steal_pointer (&made), (GDestroyNotify) g_ptr_array_unref);
}

// Where the articles are that there are: beside dictum.json, or in their folder.
static const char *
choose_folder (DictumProject *self)
{
  gboolean beside = FALSE;
  GHashTableIter iter;
  gpointer file;

  g_hash_table_iter_init (&iter, self->by_file);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    {
      if (g_str_has_prefix (file, ARTICLES_FOLDER))
        return ARTICLES_FOLDER;
      beside |= strchr (file, '/') == NULL;
    }
  return beside ? "" : ARTICLES_FOLDER;
}

/**
 * dictum_project_read_files_async:
 * @self: a project
 * @files: (element-type GFile): files from anywhere
 * @cancellable: (nullable): to give it up
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Reads files, in a thread, as articles that could be added with an edit; nothing is changed yet.
 */
void
dictum_project_read_files_async (DictumProject *self, GPtrArray *files, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Adding *adding = g_new0 (Adding, 1);
  GHashTableIter iter;
  gpointer file;

  adding->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (adding->files, g_object_ref (files->pdata[i]));
  adding->root = g_strdup (self->root);
  adding->folder = g_strdup (choose_folder (self));
  adding->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, self->by_file);
  while (g_hash_table_iter_next (&iter, &file, NULL))
    g_hash_table_add (adding->taken, g_strdup (file));
  g_task_set_source_tag (task, dictum_project_read_files_async);
  g_task_set_task_data (task, adding, (GDestroyNotify) adding_free);
  g_task_run_in_thread (task, files_thread);
}

/**
 * dictum_project_read_files_finish:
 * @self: a project
 * @result: what the callback was given
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type DictumNewArticle): one for each file, with a problem where it
 * cannot   be read; %NULL with @error set where it was given up.
 */
GPtrArray *
dictum_project_read_files_finish (DictumProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  char *root;
  GPtrArray *files; // of char *
  GPtrArray *texts; // of GBytes; %NULL for one that is to be read
} TextReading;

static void
text_reading_free (TextReading *reading)
{
  g_clear_pointer (&reading->texts, g_ptr_array_unref);
  g_ptr_array_unref (reading->files);
  g_free (reading->root);
  g_free (reading);
}

static void
texts_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TextReading *reading = data;

  for (guint i = 0; i < reading->files->len; i++)
    {
      GError *error = NULL;

      if (reading->texts->pdata[i] == NULL)
        reading->texts->pdata[i] = dictum_store_read (reading->root, reading->files->pdata[i], NULL, &error);
      if (reading->texts->pdata[i] == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }
  g_task_return_pointer (task, g_steal_pointer (&reading->texts), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * dictum_project_read_articles_async:
 * @self: a project
 * @articles: (element-type DictumArticle): some of its articles
 * @cancellable: (nullable): to give it up
 * @callback: called when they are read
 * @user_data: for @callback
 *
 * Reads their text files as they are, byte for byte, in a thread, for an edit that removes them.
 */
void
dictum_project_read_articles_async (DictumProject *self, GPtrArray *articles, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  TextReading *reading = g_new0 (TextReading, 1);

  reading->root = g_strdup (self->root);
  reading->files = g_ptr_array_new_with_free_func (g_free);
  reading->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (guint i = 0; i < articles->len; i++)
    {
      const char *file = dictum_article_get_file (articles->pdata[i]);
      GBytes *pending = dictum_project_get_pending_bytes (self, file);

      g_ptr_array_add (reading->files, g_strdup (file));
      g_ptr_array_add (reading->texts, pending ? g_bytes_ref (pending) : NULL);
    }
  g_task_set_source_tag (task, dictum_project_read_articles_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) text_reading_free);
  g_task_run_in_thread (task, texts_thread);
}

/**
 * dictum_project_read_articles_finish:
 * @self: a project
 * @result: what the callback was given
 * @error: return location
 *
 * Fails where one of the files cannot be read.
 *
 * Returns: (transfer full) (nullable) (element-type GBytes): one for each article, or %NULL with @error set.
 */
GPtrArray *
dictum_project_read_articles_finish (DictumProject *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
