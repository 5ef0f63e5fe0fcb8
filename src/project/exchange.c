// SPDX-License-Identifier: GPL-3.0-or-later
// A whole project out of its folder into one document, and back. No display, no main loop: for threads and dictum-cli.

#include "config.h"

#include "project/exchange.h"

#include "core/error.h"
#include "formats/annotations-json.h"
#include "formats/json-check.h"
#include "formats/project-json.h"
#include "project/folder.h"
#include "project/load.h"
#include "project/merge.h"
#include "project/project-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define READ_SIZE (256 * 1024) // bytes

static void G_GNUC_PRINTF (2, 3)
say (GPtrArray *messages, const char *format, ...)
{
  va_list args;

  if (messages == NULL)
    return;
  va_start (args, format);
  g_ptr_array_add (messages, g_strdup_vprintf (format, args));
  va_end (args);
}

static char *
get_root (GFile *folder, GError **error)
{
  char *root = g_file_get_path (folder);

  if (root == NULL)
    g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_USAGE,
                         _("Only folders on this computer can be opened as a project."));
  return root;
}

// Reads to the end, but never more than a document may have.
static GBytes *
read_whole (GFile *file, GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (READ_SIZE);
  gsize n = 1;

  if (stream == NULL)
    return NULL;
  while (n > 0 && bytes->len <= DICTUM_JSON_MAX_SIZE)
    {
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, READ_SIZE, &n, NULL, error))
        return NULL;
      g_byte_array_append (bytes, buffer, n);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * dictum_exchange_read:
 * @file: a document that dictum_exchange_export() made, from anywhere
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set. Any thread.
 */
DictumExport *
dictum_exchange_read (GFile *file, GError **error)
{
  g_autoptr (GBytes) bytes = read_whole (file, error);

  return bytes ? dictum_export_json_read (bytes, error) : NULL;
}

static DictumArticleInfo *
find_info (DictumProjectData *data, const char *file)
{
  const GPtrArray *infos = dictum_project_data_get_articles (data);

  for (guint i = 0; i < infos->len; i++)
    if (strcmp (dictum_article_info_get_fields (infos->pdata[i])->file, file) == 0)
      return dictum_article_info_ref (infos->pdata[i]);
  return dictum_article_info_new (&(DictumArticleFields){ .file = file });
}

static guint
count_unplaced (DictumAnnotations *annotations)
{
  const GPtrArray *quotations = dictum_annotations_get_quotations (annotations);
  guint n = 0;

  for (guint i = 0; i < quotations->len; i++)
    n += dictum_quotation_is_orphan (quotations->pdata[i]);
  return n;
}

static gboolean
export_marks (DictumExportArticle *article, const char *root, const char *annotator, const char *file,
              GPtrArray *messages, GError **error)
{
  g_autoptr (DictumMarksLoad) load = dictum_load_marks (root, annotator, file, article->text);
  guint n_orphans;

  if (load->error != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&load->error), "annotations/%s/%s.json: ", annotator, file);
      return FALSE;
    }
  if (load->bytes == NULL)
    return TRUE;
  n_orphans = count_unplaced (load->annotations);
  if (n_orphans > 0)
    say (messages,
         ngettext ("%s: %u quotation of “%s” has no place in the text.",
                   "%s: %u quotations of “%s” have no place in the text.", n_orphans),
         file, n_orphans, annotator);
  g_ptr_array_add (article->annotations, dictum_export_annotations_new (annotator, article->text, load->annotations));
  return TRUE;
}

static void
say_what_is_left_out (const char *root, DictumProjectData *data, GHashTable *there, GPtrArray *annotators,
                      GPtrArray *messages)
{
  const GPtrArray *infos = dictum_project_data_get_articles (data);

  for (guint i = 0; i < infos->len; i++)
    {
      const char *file = dictum_article_info_get_fields (infos->pdata[i])->file;

      if (!g_hash_table_contains (there, file))
        say (messages, _("%s: left out, because the article is not in the folder."), file);
    }
  for (guint i = 0; i < annotators->len; i++)
    {
      g_autoptr (GPtrArray) files = dictum_folder_list_annotated (root, annotators->pdata[i], NULL);

      for (guint j = 0; j < files->len; j++)
        if (!g_hash_table_contains (there, files->pdata[j]))
          say (messages, _("annotations/%s/%s.json: left out, because the article is not in the folder."),
               (char *) annotators->pdata[i], (char *) files->pdata[j]);
    }
}

static gboolean
export_article (DictumExport *document, const char *root, const char *file, GPtrArray *annotators, GHashTable *there,
                GPtrArray *messages, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DictumText) text = dictum_load_text (root, file, NULL, &problem);
  g_autoptr (DictumArticleInfo) info = NULL;
  DictumExportArticle *article;

  if (text == NULL)
    {
      say (messages, _("%s: left out. %s"), file, problem->message);
      g_hash_table_add (there, (char *) file);
      return TRUE;
    }
  info = find_info (document->data, file);
  article = dictum_export_article_new (info, text);
  g_ptr_array_add (document->articles, article);
  g_hash_table_add (there, (char *) file);
  for (guint i = 0; i < annotators->len; i++)
    if (!export_marks (article, root, annotators->pdata[i], file, messages, error))
      return FALSE;
  return TRUE;
}

/**
 * dictum_exchange_export:
 * @folder: a project folder
 * @annotator: (nullable): whose annotations, %NULL for everybody's
 * @messages: (nullable) (element-type utf8): takes sentences about what was left out
 * @error: return location
 *
 * Reads the whole project. Fails where the folder, dictum.json or an annotation file does not load, or nobody is called
 * @annotator (`DICTUM_ERROR_NOT_FOUND`).
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set. Any thread.
 */
DictumExport *
dictum_exchange_export (GFile *folder, const char *annotator, GPtrArray *messages, GError **error)
{
  g_autofree char *root = get_root (folder, error);
  g_autoptr (DictumListing) listing = root ? dictum_folder_list_articles (root, G_MAXUINT - 1, error) : NULL;
  g_autoptr (DictumProjectData) data = listing ? dictum_load_data (root, error) : NULL;
  g_autoptr (DictumExport) document = NULL;
  g_autoptr (GPtrArray) annotators = NULL;
  g_autoptr (GHashTable) there = NULL;

  if (data == NULL)
    return NULL;
  annotators = dictum_folder_list_annotators (root);
  if (annotator != NULL && !g_ptr_array_find_with_equal_func (annotators, annotator, g_str_equal, NULL))
    {
      g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND, _("Nobody called “%s” annotated here."), annotator);
      return NULL;
    }
  for (guint i = annotators->len; annotator != NULL && i > 0; i--)
    if (strcmp (annotators->pdata[i - 1], annotator) != 0)
      g_ptr_array_remove_index (annotators, i - 1);
  document = dictum_export_new (data);
  there = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < listing->articles->len; i++)
    if (!export_article (document, root, listing->articles->pdata[i], annotators, there, messages, error))
      return NULL;
  say_what_is_left_out (root, data, there, annotators, messages);
  return g_steal_pointer (&document);
}

// A file that an import is going to write; all are made before the first one is written.
typedef struct
{
  char *name;
  GBytes *bytes;
} Output;

static void
output_free (gpointer data)
{
  Output *output = data;

  g_free (output->name);
  g_bytes_unref (output->bytes);
  g_free (output);
}

typedef struct
{
  const char *root;
  const char *annotator; // (nullable): whose annotations alone
  gboolean empty;
  DictumExport *document;
  GPtrArray *messages;
  GPtrArray *outputs;  // of Output
  GPtrArray *infos;    // of DictumArticleInfo, of the articles that are taken
  GHashTable *writers; // set of the annotators whose marks are taken
} Import;

static void
add_output (Import *import, char *name, GBytes *bytes)
{
  Output *output = g_new (Output, 1);

  output->name = name;
  output->bytes = bytes;
  g_ptr_array_add (import->outputs, output);
}

static DictumQuotation *
find_quotation (const GPtrArray *quotations, const char *id)
{
  for (guint i = 0; i < quotations->len; i++)
    if (strcmp (dictum_quotation_get_id (quotations->pdata[i]), id) == 0)
      return quotations->pdata[i];
  return NULL;
}

// Two versions of one quotation that have no known beginning in common: the one that was changed last.
static DictumAnnotations *
join_marks (DictumAnnotations *ours, DictumAnnotations *theirs)
{
  const GPtrArray *our_list = dictum_annotations_get_quotations (ours);
  g_autoptr (GPtrArray) newer = g_ptr_array_new ();
  g_autoptr (DictumAnnotations) chosen = NULL;
  guint ignored = 0;

  for (guint i = 0; i < our_list->len; i++)
    {
      DictumQuotation *other = find_quotation (dictum_annotations_get_quotations (theirs),
                                               dictum_quotation_get_id (our_list->pdata[i]));

      if (other == NULL || dictum_quotation_get_fields (other)->modified <=
                               dictum_quotation_get_fields (our_list->pdata[i])->modified)
        g_ptr_array_add (newer, our_list->pdata[i]);
    }
  for (guint i = 0; i < dictum_annotations_get_quotations (theirs)->len; i++)
    {
      DictumQuotation *other = dictum_annotations_get_quotations (theirs)->pdata[i];

      if (find_quotation (newer, dictum_quotation_get_id (other)) == NULL)
        g_ptr_array_add (newer, other);
    }
  // The rest is joined as a merge without a common beginning does it; of the state, what is set wins over new.
  chosen = dictum_merge_annotations (NULL, theirs, ours, &ignored);
  return dictum_annotations_new (dictum_annotations_get_state (chosen), newer,
                                 (GPtrArray *) dictum_annotations_get_rejections (chosen),
                                 dictum_annotations_get_extra (chosen));
}

static gboolean
import_marks (Import *import, DictumExportArticle *article, DictumExportAnnotations *marks, GError **error)
{
  const char *file = dictum_article_info_get_fields (article->info)->file;
  g_autofree char *name = dictum_store_annotation_name (marks->annotator, file);
  g_autoptr (DictumMarksLoad) old = NULL;
  g_autoptr (DictumAnnotations) joined = NULL;
  GBytes *bytes;

  if (import->annotator != NULL && strcmp (import->annotator, marks->annotator) != 0)
    return TRUE;
  old = dictum_load_marks (import->root, marks->annotator, file, article->text);
  if (old->error != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&old->error), "%s: ", name);
      return FALSE;
    }
  joined = old->bytes ? join_marks (old->annotations, marks->annotations)
                      : dictum_annotations_ref (marks->annotations);
  bytes = dictum_annotations_json_write (joined, article->text, file, marks->annotator, error);
  if (bytes == NULL)
    return FALSE;
  g_hash_table_add (import->writers, marks->annotator);
  add_output (import, g_steal_pointer (&name), bytes);
  return TRUE;
}

// Whether the article is taken: into an empty folder each, else where file and text agree.
static gboolean
takes_article (Import *import, DictumExportArticle *article)
{
  const char *file = dictum_article_info_get_fields (article->info)->file;
  g_autoptr (GError) problem = NULL;
  g_autoptr (DictumText) text = NULL;

  if (import->empty)
    return TRUE;
  text = dictum_load_text (import->root, file, NULL, &problem);
  if (text == NULL)
    say (import->messages, _("%s: left out. %s"), file, problem->message);
  else if (strcmp (dictum_text_get_sha256 (text), dictum_text_get_sha256 (article->text)) != 0)
    say (import->messages, _("%s: left out, because its text is another one here."), file);
  else
    return TRUE;
  return FALSE;
}

static gboolean
import_article (Import *import, DictumExportArticle *article, GError **error)
{
  const char *file = dictum_article_info_get_fields (article->info)->file;

  if (!dictum_store_is_article_name (file))
    {
      g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_UNSAFE_PATH, _("An article cannot be called “%s”."), file);
      return FALSE;
    }
  if (!takes_article (import, article))
    return TRUE;
  if (import->empty)
    add_output (import, g_strdup (file),
                g_bytes_new (dictum_text_get_string (article->text), dictum_text_get_size (article->text)));
  if (!dictum_article_info_is_blank (article->info))
    g_ptr_array_add (import->infos, article->info);
  for (guint i = 0; i < article->annotations->len; i++)
    if (!import_marks (import, article, article->annotations->pdata[i], error))
      return FALSE;
  return TRUE;
}

static GPtrArray *
choose_annotators (Import *import)
{
  const GPtrArray *all = dictum_project_data_get_annotators (import->document->data);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (import->empty || g_hash_table_contains (import->writers, dictum_annotator_get_fields (all->pdata[i])->id))
      g_ptr_array_add (chosen, all->pdata[i]);
  return chosen;
}

// What is there stays; the document adds what is not there.
static gboolean
import_data (Import *import, GError **error)
{
  g_autoptr (DictumProjectData) there = dictum_load_data (import->root, error);
  g_autoptr (DictumProjectData) nothing = dictum_project_data_new (NULL, NULL, NULL, NULL, NULL);
  g_autoptr (GPtrArray) annotators = choose_annotators (import);
  g_autoptr (DictumProjectData) coming = NULL;
  g_autoptr (DictumProjectData) joined = NULL;
  guint n_conflicts = 0;
  GBytes *bytes;

  if (there == NULL)
    return FALSE;
  coming = dictum_project_data_new (dictum_project_data_get_title (import->document->data), annotators,
                                    dictum_project_data_get_speakers (import->document->data), import->infos,
                                    dictum_project_data_get_extra (import->document->data));
  joined = dictum_merge_project_data (nothing, coming, there, &n_conflicts);
  if (n_conflicts > 0)
    say (import->messages,
         ngettext ("dictum.json: in %u place the project says something else; that was kept.",
                   "dictum.json: in %u places the project says something else; that was kept.", n_conflicts),
         n_conflicts);
  if (dictum_project_data_same (joined, there))
    return TRUE;
  bytes = dictum_project_json_write (joined, error);
  if (bytes == NULL)
    return FALSE;
  add_output (import, g_strdup (DICTUM_PROJECT_FILE), bytes);
  return TRUE;
}

static gboolean
write_outputs (Import *import, GError **error)
{
  for (guint i = 0; i < import->outputs->len; i++)
    {
      Output *output = import->outputs->pdata[i];
      gboolean is_text = dictum_store_is_article_name (output->name);

      if (is_text ? !dictum_store_create_file (import->root, output->name, output->bytes, error)
                  : !dictum_store_write (import->root, output->name, output->bytes, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
prepare (Import *import, GError **error)
{
  for (guint i = 0; i < import->document->articles->len; i++)
    if (!import_article (import, import->document->articles->pdata[i], error))
      return FALSE;
  return import_data (import, error);
}

static gboolean
folder_is_empty (const char *root, const DictumListing *listing)
{
  g_autofree char *data = g_build_filename (root, DICTUM_PROJECT_FILE, NULL);
  g_autofree char *annotations = g_build_filename (root, "annotations", NULL);

  return listing->articles->len == 0 && !g_file_test (data, G_FILE_TEST_EXISTS) &&
         !g_file_test (annotations, G_FILE_TEST_EXISTS);
}

/**
 * dictum_exchange_import:
 * @folder: a folder, empty or a project
 * @document: a whole project
 * @annotator: (nullable): whose annotations, %NULL for everybody's
 * @messages: (nullable) (element-type utf8): takes sentences about what was left out
 * @error: return location
 *
 * Into an empty folder everything goes. Into a project go the annotations of articles whose file and text agree, merged
 * by quotation id (of two versions the one changed last), and of dictum.json what is not there yet. Everything is
 * prepared before the first file is written: only a failing disk can leave half of it, each file whole.
 *
 * Returns: whether it worked, else @error is set. Any thread.
 */
gboolean
dictum_exchange_import (GFile *folder, DictumExport *document, const char *annotator, GPtrArray *messages,
                        GError **error)
{
  g_autofree char *root = get_root (folder, error);
  g_autoptr (DictumListing) listing = root ? dictum_folder_list_articles (root, G_MAXUINT - 1, error) : NULL;
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func (output_free);
  g_autoptr (GPtrArray) infos = g_ptr_array_new ();
  g_autoptr (GHashTable) writers = g_hash_table_new (g_str_hash, g_str_equal);
  Import import = { root, annotator, FALSE, document, messages, outputs, infos, writers };
  gboolean fine;
  int lock;

  if (listing == NULL)
    return FALSE;
  lock = dictum_store_lock (root, error);
  if (lock < 0)
    return FALSE;
  import.empty = folder_is_empty (root, listing);
  fine = prepare (&import, error) && write_outputs (&import, error);
  dictum_store_unlock (lock);
  return fine;
}

/**
 * dictum_exchange_create:
 * @parent: where the project is to be; made where it is missing
 * @name: what its folder is to be called; "name-2" … where that is taken
 * @document: a whole project
 * @error: return location
 *
 * Makes a new project of a document. On failure nothing is left of it.
 *
 * Returns: (transfer full) (nullable): the folder, or %NULL with @error set. Any thread.
 */
GFile *
dictum_exchange_create (GFile *parent, const char *name, DictumExport *document, GError **error)
{
  g_autoptr (GFile) folder = dictum_project_make_folder (parent, name, error);

  if (folder == NULL)
    return NULL;
  if (dictum_exchange_import (folder, document, NULL, NULL, error))
    return g_steal_pointer (&folder);
  dictum_project_remove_folder (folder);
  return NULL;
}
