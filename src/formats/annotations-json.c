// SPDX-License-Identifier: GPL-3.0-or-later
// The annotation file of one annotator and one article: annotations/ANNOTATOR/FILE.json.

/*
 * Read liberally, written in one way. Needed are format, version, the quotations' id and content, and start, end and
 * text of a piece; every other known member has a default, but one of a wrong type or value is an error, as is an id
 * that stands twice. Members and layout: design.md section 3.
 */

#include "config.h"

#include "formats/annotations-json.h"

#include "formats/article-path.h"
#include "formats/quotation-json.h"

#include <glib/gi18n-lib.h>

#define FORMAT "dictum-annotations"

static void
read_members (DictumJsonReader *reader, DictumAnnotationsFile *file, DictumText *text)
{
  DictumMarks marks;
  g_autofree char *extra = NULL;

  dictum_marks_init (&marks);
  dictum_json_reader_enter_object (reader);
  while (dictum_json_reader_next (reader))
    if (dictum_json_reader_is (reader, "format") || dictum_json_reader_is (reader, "version"))
      dictum_json_reader_skip (reader);
    else if (dictum_json_reader_is (reader, "article"))
      file->article = dictum_json_reader_dup_string (reader);
    else if (dictum_json_reader_is (reader, "annotator"))
      file->annotator = dictum_json_reader_dup_string (reader);
    else if (!dictum_marks_read_member (&marks, reader, text))
      dictum_json_reader_keep (reader);
  extra = dictum_json_reader_take_extra (reader);
  file->annotations = dictum_marks_make_annotations (&marks, extra);
  file->length = marks.length;
  file->sha256 = g_steal_pointer (&marks.sha256);
  dictum_marks_clear (&marks);
}

static void
fill_defaults (DictumAnnotationsFile *file)
{
  if (file->article == NULL)
    file->article = g_strdup ("");
  if (file->annotator == NULL)
    file->annotator = g_strdup ("");
  if (file->sha256 == NULL)
    file->sha256 = g_strdup ("");
}

/**
 * dictum_annotations_json_read:
 * @bytes: an annotation file
 * @text: (nullable): the article's text
 * @error: return location
 *
 * With @text, pieces whose words stand at their place there are placed, in code points; all others keep words,
 * surroundings and, as a hint, the place they had (`DICTUM_NO_PLACE` where that is null or lies outside @text), and are
 * not placed. Without @text every piece with a start before its end is placed.
 *
 * Fails with `DICTUM_ERROR_MALFORMED`, `DICTUM_ERROR_TOO_LARGE`, `DICTUM_ERROR_NEWER_VERSION`, or
 * `DICTUM_ERROR_UNSAFE_PATH` where the article's path would lead out of the project folder.
 *
 * Returns: (transfer full) (nullable): what the file holds, or %NULL with @error set. Members that the file leaves out
 *   are "" or 0. Any thread.
 */
DictumAnnotationsFile *
dictum_annotations_json_read (GBytes *bytes, DictumText *text, GError **error)
{
  g_autoptr (DictumAnnotationsFile) file = NULL;
  DictumJsonReader reader;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!dictum_json_reader_init (&reader, bytes, error))
    return NULL;
  file = g_new0 (DictumAnnotationsFile, 1);
  if (dictum_json_reader_check_format (&reader, FORMAT, _("This is not a Dictum annotation file.")))
    read_members (&reader, file, text);
  if (!dictum_json_reader_finish (&reader, error))
    return NULL;
  if (file->article != NULL && !dictum_article_path_check (file->article, error))
    return NULL;
  fill_defaults (file);
  return g_steal_pointer (&file);
}

/**
 * dictum_annotations_json_write:
 * @annotations: what was marked
 * @text: the article's text, that all places belong to
 * @article: the article's path in the project
 * @annotator: who marked it
 * @error: return location
 *
 * Writes the file as design.md section 3 says, and reads it back with the strict scanner before it is handed out. Fails
 * with `DICTUM_ERROR_TEXT_MISMATCH` where a placed piece does not lie in @text, `DICTUM_ERROR_MALFORMED` where unknown
 * members are no object or bear a known name, `DICTUM_ERROR_UNSAFE_PATH` where @article would lead out of the project
 * folder, `DICTUM_ERROR_TOO_LARGE` above 256 MB.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error set. Any thread.
 */
GBytes *
dictum_annotations_json_write (DictumAnnotations *annotations,
                               DictumText *text,
                               const char *article,
                               const char *annotator,
                               GError **error)
{
  g_autoptr (DictumJsonWriter) writer = NULL;
  g_autoptr (JsonObject) extra = NULL;

  g_return_val_if_fail (annotations != NULL && text != NULL && article != NULL && annotator != NULL, NULL);

  writer = dictum_json_writer_new ();
  if (!dictum_article_path_check (article, error))
    return NULL;
  extra = dictum_json_writer_parse_extra (writer, dictum_annotations_get_extra (annotations));
  dictum_json_writer_open_object (writer, NULL);
  dictum_json_writer_add_string (writer, "format", FORMAT);
  dictum_json_writer_add_integer (writer, "version", 1);
  dictum_json_writer_add_string (writer, "article", article);
  dictum_marks_write_text (writer, dictum_text_get_length (text), dictum_text_get_sha256 (text), extra);
  dictum_json_writer_add_string (writer, "annotator", annotator);
  dictum_json_writer_add_string (writer, "state",
                                 dictum_marks_get_state_name (dictum_annotations_get_state (annotations)));
  dictum_marks_write (writer, annotations, text);
  dictum_json_writer_add_members (writer, extra);
  dictum_json_writer_close (writer);
  return dictum_json_writer_finish (writer, error);
}

/**
 * dictum_annotations_file_free:
 * @self: (transfer full): what a file held
 *
 * Frees it. Any thread.
 */
void
dictum_annotations_file_free (DictumAnnotationsFile *self)
{
  g_clear_pointer (&self->annotations, dictum_annotations_unref);
  g_free (self->article);
  g_free (self->annotator);
  g_free (self->sha256);
  g_free (self);
}
