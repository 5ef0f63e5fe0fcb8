// SPDX-License-Identifier: GPL-3.0-or-later
// A whole project as one JSON document: "dictum-export".

/*
 * Members: design.md section 6. Unknown members of dictum.json and of annotation files stand in the objects here that
 * they came from, so that an import gives the same files back. Where one bears a name that only the export itself uses
 * ("unit" in the root; "text", "sha256" and "annotations" in an article; "extra" in both), all unknown members of that
 * object stand in one member "extra" instead.
 */

#include "config.h"

#include "formats/export-json.h"

#include "formats/article-path.h"
#include "formats/project-members.h"
#include "formats/quotation-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT "dictum-export"

static const char *const units[] = { "code-point", NULL };
static const char *const root_names[] = { "unit", "extra", NULL };
static const char *const article_names[] = { "text", "sha256", "annotations", "extra", NULL };

static void
export_annotations_free (DictumExportAnnotations *self)
{
  g_clear_pointer (&self->annotations, dictum_annotations_unref);
  g_free (self->annotator);
  g_free (self->sha256);
  g_free (self);
}

static void
export_article_free (DictumExportArticle *self)
{
  dictum_article_info_unref (self->info);
  dictum_text_unref (self->text);
  g_ptr_array_unref (self->annotations);
  g_free (self);
}

/**
 * dictum_export_annotations_new:
 * @annotator: the id of an annotator
 * @text: the text that the places in @annotations belong to
 * @annotations: what they marked
 *
 * Returns: (transfer full): an element for the annotations of a #DictumExportArticle. Any thread.
 */
DictumExportAnnotations *
dictum_export_annotations_new (const char *annotator, DictumText *text, DictumAnnotations *annotations)
{
  DictumExportAnnotations *self = g_new (DictumExportAnnotations, 1);

  self->annotator = g_strdup (annotator);
  self->length = dictum_text_get_length (text);
  self->sha256 = g_strdup (dictum_text_get_sha256 (text));
  self->annotations = dictum_annotations_ref (annotations);
  return self;
}

/**
 * dictum_export_article_new:
 * @info: file, title and the like
 * @text: the text
 *
 * Returns: (transfer full): an element for the articles of a #DictumExport, without annotations yet. Any thread.
 */
DictumExportArticle *
dictum_export_article_new (DictumArticleInfo *info, DictumText *text)
{
  DictumExportArticle *self = g_new (DictumExportArticle, 1);

  self->info = dictum_article_info_ref (info);
  self->text = dictum_text_ref (text);
  self->annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) export_annotations_free);
  return self;
}

/**
 * dictum_export_new:
 * @data: title, annotators, speakers, and the unknown members of dictum.json
 *
 * Returns: (transfer full): a document without articles yet. Any thread.
 */
DictumExport *
dictum_export_new (DictumProjectData *data)
{
  DictumExport *self = g_new (DictumExport, 1);

  self->data = dictum_project_data_ref (data);
  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) export_article_free);
  return self;
}

/**
 * dictum_export_free:
 * @self: (transfer full): a document
 *
 * Frees it. Any thread.
 */
void
dictum_export_free (DictumExport *self)
{
  dictum_project_data_unref (self->data);
  g_ptr_array_unref (self->articles);
  g_free (self);
}

// The unknown members that were put into one member "extra" come back to the object around it.
static void
read_extra (DictumJsonReader *reader)
{
  g_autofree char *members = NULL;

  if (!dictum_json_reader_enter_object (reader))
    return;
  while (dictum_json_reader_next (reader))
    dictum_json_reader_keep (reader);
  members = dictum_json_reader_take_extra (reader);
  dictum_json_reader_keep_members (reader, members);
}

// These are known in an annotation file, and so could not be kept there as unknown ones.
static gboolean
is_file_member (DictumJsonReader *reader)
{
  return dictum_json_reader_is (reader, "format") || dictum_json_reader_is (reader, "version") ||
         dictum_json_reader_is (reader, "article");
}

static DictumExportAnnotations *
make_annotations (DictumJsonReader *reader,
                  DictumMarks *marks,
                  const char *annotator,
                  DictumText *text,
                  const char *extra)
{
  g_autoptr (DictumAnnotations) annotations = NULL;
  DictumExportAnnotations *made;

  dictum_json_reader_require (reader, annotator, "annotator");
  if (annotator != NULL && !dictum_annotator_id_is_valid (annotator))
    dictum_json_reader_fail (reader, DICTUM_ERROR_UNSAFE_PATH, _("“%s” cannot be the id of an annotator."),
                             annotator);
  if (dictum_json_reader_has_failed (reader))
    return NULL;
  annotations = dictum_marks_make_annotations (marks, extra);
  made = dictum_export_annotations_new (annotator, text, annotations);
  if (marks->sha256 == NULL)
    return made;
  made->length = marks->length;
  g_free (made->sha256);
  made->sha256 = g_steal_pointer (&marks->sha256);
  return made;
}

static DictumExportAnnotations *
read_annotations (DictumJsonReader *reader, DictumText *text)
{
  DictumMarks marks;
  DictumExportAnnotations *made;
  g_autofree char *annotator = NULL, *extra = NULL;

  if (!dictum_json_reader_enter_object (reader))
    return NULL;
  dictum_marks_init (&marks);
  while (dictum_json_reader_next (reader))
    if (dictum_json_reader_is (reader, "annotator"))
      annotator = dictum_json_reader_dup_string (reader);
    else if (is_file_member (reader))
      dictum_json_reader_fail (reader, DICTUM_ERROR_MALFORMED, _("This member belongs into an annotation file."));
    else if (!dictum_marks_read_member (&marks, reader, text))
      dictum_json_reader_keep (reader);
  extra = dictum_json_reader_take_extra (reader);
  made = make_annotations (reader, &marks, annotator, text, extra);
  dictum_marks_clear (&marks);
  return made;
}

static void
read_all_annotations (DictumJsonReader *reader, DictumExportArticle *article)
{
  g_autoptr (GHashTable) annotators = g_hash_table_new (g_str_hash, g_str_equal);

  if (!dictum_json_reader_enter_array (reader))
    return;
  while (dictum_json_reader_next (reader))
    {
      DictumExportAnnotations *annotations = read_annotations (reader, article->text);

      if (annotations == NULL)
        return;
      g_ptr_array_add (article->annotations, annotations);
      if (!g_hash_table_add (annotators, annotations->annotator))
        dictum_json_reader_fail (reader, DICTUM_ERROR_MALFORMED, _("The article has this annotator twice."));
    }
}

static DictumText *
make_text (DictumJsonReader *reader, const char *string, const char *sha256)
{
  g_autoptr (DictumText) text = NULL;

  dictum_json_reader_require (reader, string, "text");
  dictum_json_reader_require (reader, sha256, "sha256");
  if (dictum_json_reader_has_failed (reader))
    return NULL;
  text = dictum_text_new (string);
  if (strchr (string, '\r') == NULL && g_ascii_strcasecmp (dictum_text_get_sha256 (text), sha256) == 0)
    return g_steal_pointer (&text);
  dictum_json_reader_fail (reader, DICTUM_ERROR_TEXT_MISMATCH,
                           _("The article’s text was changed: it does not agree with its sha256."));
  return NULL;
}

// What an article's object says, before it is put together: its annotations can be read only when its text is known.
typedef struct
{
  DictumArticleDraft info;
  char *text;
  char *sha256;
  gboolean has_annotations;
  DictumJsonCursor annotations;
} ArticleDraft;

static void
read_article_members (DictumJsonReader *reader, ArticleDraft *draft)
{
  while (dictum_json_reader_next (reader))
    if (dictum_json_reader_is (reader, "text"))
      draft->text = dictum_json_reader_dup_string (reader);
    else if (dictum_json_reader_is (reader, "sha256"))
      draft->sha256 = dictum_json_reader_dup_string (reader);
    else if (dictum_json_reader_is (reader, "extra"))
      read_extra (reader);
    else if (dictum_json_reader_is (reader, "annotations"))
      {
        draft->has_annotations = TRUE;
        draft->annotations = dictum_json_reader_mark (reader);
        dictum_json_reader_skip (reader);
      }
    else if (!dictum_article_draft_read_member (&draft->info, reader))
      dictum_json_reader_keep (reader);
}

static DictumExportArticle *
make_article (DictumJsonReader *reader, ArticleDraft *draft, GHashTable *files, const char *extra)
{
  g_autoptr (DictumArticleInfo) info = dictum_article_draft_make_info (&draft->info, reader, files, extra);
  g_autoptr (DictumText) text = NULL;

  if (info != NULL && !dictum_article_path_names_article (draft->info.file))
    dictum_json_reader_fail (reader, DICTUM_ERROR_UNSAFE_PATH, _("“%s” cannot be the file of an article."),
                             draft->info.file);
  if (dictum_json_reader_has_failed (reader))
    return NULL;
  text = make_text (reader, draft->text, draft->sha256);
  return text != NULL ? dictum_export_article_new (info, text) : NULL;
}

static void
clear_article (ArticleDraft *draft)
{
  dictum_article_draft_clear (&draft->info);
  g_free (draft->text);
  g_free (draft->sha256);
}

static void
read_article (DictumJsonReader *reader, GPtrArray *articles, GHashTable *files)
{
  ArticleDraft draft = { .has_annotations = FALSE };
  DictumExportArticle *article;
  g_autofree char *extra = NULL;

  if (!dictum_json_reader_enter_object (reader))
    return;
  read_article_members (reader, &draft);
  extra = dictum_json_reader_take_extra (reader);
  article = make_article (reader, &draft, files, extra);
  if (article != NULL)
    g_ptr_array_add (articles, article);
  if (article != NULL && draft.has_annotations)
    {
      DictumJsonCursor after = dictum_json_reader_mark (reader);

      dictum_json_reader_return (reader, &draft.annotations);
      read_all_annotations (reader, article);
      if (!dictum_json_reader_has_failed (reader))
        dictum_json_reader_return (reader, &after);
    }
  clear_article (&draft);
}

static void
read_articles (DictumJsonReader *reader, GPtrArray *articles)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!dictum_json_reader_enter_array (reader))
    return;
  while (dictum_json_reader_next (reader))
    read_article (reader, articles, files);
}

static DictumExport *
read_members (DictumJsonReader *reader)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) export_article_free);
  g_autoptr (DictumProjectData) data = NULL;
  g_autofree char *extra = NULL;
  DictumProjectDraft draft;
  DictumExport *document;

  dictum_project_draft_init (&draft);
  dictum_json_reader_enter_object (reader);
  while (dictum_json_reader_next (reader))
    if (dictum_json_reader_is (reader, "format") || dictum_json_reader_is (reader, "version"))
      dictum_json_reader_skip (reader);
    else if (dictum_json_reader_is (reader, "unit"))
      dictum_json_reader_read_choice (reader, units);
    else if (dictum_json_reader_is (reader, "articles"))
      read_articles (reader, articles);
    else if (dictum_json_reader_is (reader, "extra"))
      read_extra (reader);
    else if (!dictum_project_draft_read_member (&draft, reader))
      dictum_json_reader_keep (reader);
  extra = dictum_json_reader_take_extra (reader);
  data = dictum_project_draft_make_data (&draft, extra);
  dictum_project_draft_clear (&draft);
  document = dictum_export_new (data);
  g_ptr_array_unref (document->articles);
  document->articles = g_steal_pointer (&articles);
  return document;
}

/**
 * dictum_export_json_read:
 * @bytes: an export
 * @error: return location
 *
 * Pieces are placed where their words stand at their place in the article's text, in code points; all others keep their
 * words. Fails with `DICTUM_ERROR_MALFORMED`, `DICTUM_ERROR_TOO_LARGE`, `DICTUM_ERROR_NEWER_VERSION`,
 * `DICTUM_ERROR_TEXT_MISMATCH` where a text does not agree with its hash, and `DICTUM_ERROR_UNSAFE_PATH` where the file
 * of an article could not be one in a project folder or the id of an annotator could be no folder.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set. Any thread.
 */
DictumExport *
dictum_export_json_read (GBytes *bytes, GError **error)
{
  g_autoptr (DictumExport) document = NULL;
  DictumJsonReader reader;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!dictum_json_reader_init (&reader, bytes, error))
    return NULL;
  if (dictum_json_reader_check_format (&reader, FORMAT, _("This is not a project that Dictum exported as JSON.")))
    document = read_members (&reader);
  if (!dictum_json_reader_finish (&reader, error))
    return NULL;
  return g_steal_pointer (&document);
}

static void
write_extra (DictumJsonWriter *writer, const char *extra, const char *const *taken)
{
  g_autoptr (JsonObject) members = dictum_json_writer_parse_extra (writer, extra);
  gboolean clash = FALSE;

  for (guint i = 0; members != NULL && taken[i] != NULL; i++)
    clash = clash || json_object_has_member (members, taken[i]);
  if (clash)
    dictum_json_writer_add_node (writer, "extra", json_node_init_object (json_node_alloc (), members));
  else
    dictum_json_writer_add_members (writer, members);
}

static void
write_annotations (DictumJsonWriter *writer, DictumExportAnnotations *exported, DictumText *text)
{
  DictumAnnotations *annotations = exported->annotations;
  g_autoptr (JsonObject) extra = dictum_json_writer_parse_extra (writer, dictum_annotations_get_extra (annotations));

  if (!dictum_annotator_id_is_valid (exported->annotator))
    dictum_json_writer_fail (writer, DICTUM_ERROR_UNSAFE_PATH,
                             _("The id of an annotator could not be a folder’s name."));
  dictum_json_writer_open_object (writer, NULL);
  dictum_json_writer_add_string (writer, "annotator", exported->annotator);
  dictum_json_writer_add_string (writer, "state",
                                 dictum_marks_get_state_name (dictum_annotations_get_state (annotations)));
  dictum_marks_write_text (writer, exported->length, exported->sha256, extra);
  dictum_marks_write (writer, annotations, text);
  dictum_json_writer_add_members (writer, extra);
  dictum_json_writer_close (writer);
}

static void
write_article (DictumJsonWriter *writer, DictumExportArticle *article)
{
  if (!dictum_article_path_names_article (dictum_article_info_get_fields (article->info)->file))
    dictum_json_writer_fail (writer, DICTUM_ERROR_UNSAFE_PATH, _("A file that is listed could not be an article."));
  dictum_json_writer_open_object (writer, NULL);
  dictum_article_members_write (writer, article->info);
  dictum_json_writer_add_string (writer, "text", dictum_text_get_string (article->text));
  dictum_json_writer_add_string (writer, "sha256", dictum_text_get_sha256 (article->text));
  dictum_json_writer_open_array (writer, "annotations");
  for (guint i = 0; i < article->annotations->len; i++)
    write_annotations (writer, article->annotations->pdata[i], article->text);
  dictum_json_writer_close (writer);
  write_extra (writer, dictum_article_info_get_fields (article->info)->extra, article_names);
  dictum_json_writer_close (writer);
}

/**
 * dictum_export_json_write:
 * @document: a project; its articles by file, the annotations of each by annotator
 * @error: return location
 *
 * Writes the document as design.md section 6 says, and reads it back with the strict scanner before it is handed out.
 * Fails with `DICTUM_ERROR_TEXT_MISMATCH` where a placed piece does not lie in its text, `DICTUM_ERROR_MALFORMED` where
 * unknown members are no object or bear a known name, `DICTUM_ERROR_UNSAFE_PATH` as for reading,
 * `DICTUM_ERROR_TOO_LARGE` above 256 MB.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set. Any thread.
 */
GBytes *
dictum_export_json_write (DictumExport *document, GError **error)
{
  g_autoptr (DictumJsonWriter) writer = NULL;

  g_return_val_if_fail (document != NULL, NULL);

  writer = dictum_json_writer_new ();
  dictum_json_writer_open_object (writer, NULL);
  dictum_json_writer_add_string (writer, "format", FORMAT);
  dictum_json_writer_add_integer (writer, "version", 1);
  dictum_json_writer_add_string (writer, "unit", units[0]);
  dictum_project_members_write (writer, document->data);
  dictum_json_writer_open_array (writer, "articles");
  for (guint i = 0; i < document->articles->len && !dictum_json_writer_has_failed (writer); i++)
    write_article (writer, document->articles->pdata[i]);
  dictum_json_writer_close (writer);
  write_extra (writer, dictum_project_data_get_extra (document->data), root_names);
  dictum_json_writer_close (writer);
  return dictum_json_writer_finish (writer, error);
}
