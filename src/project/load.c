// SPDX-License-Identifier: GPL-3.0-or-later
// What is read of a project folder, as values for any thread: the project file, a text, an annotation file.

#include "config.h"

#include "project/load.h"

#include "core/error.h"
#include "formats/annotations-json.h"
#include "formats/project-json.h"
#include "project/anchor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * dictum_load_data:
 * @root: path of a project folder
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what dictum.json holds, nothing where there is none; %NULL with @error set where
 *   it does not load whole. Any thread.
 */
DictumProjectData *
dictum_load_data (const char *root, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) bytes = dictum_store_read (root, DICTUM_PROJECT_FILE, NULL, &problem);

  if (bytes != NULL)
    return dictum_project_json_read (bytes, error);
  if (g_error_matches (problem, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND))
    return dictum_project_data_new (NULL, NULL, NULL, NULL, NULL);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/**
 * dictum_load_text:
 * @root: path of a project folder
 * @file: an article's file
 * @pending: (nullable): its content, where it is not on disk yet
 * @error: return location
 *
 * Fails with `DICTUM_ERROR_NOT_TEXT` where it is no text in UTF-8 or is empty, and as dictum_store_read().
 *
 * Returns: (transfer full) (nullable): the text, or %NULL with @error set. Any thread.
 */
DictumText *
dictum_load_text (const char *root, const char *file, GBytes *pending, GError **error)
{
  g_autoptr (GBytes) bytes = pending ? g_bytes_ref (pending) : dictum_store_read (root, file, NULL, error);
  g_autoptr (DictumText) text = bytes ? dictum_text_new_from_bytes (bytes, error) : NULL;

  if (text == NULL)
    return NULL;
  if (dictum_text_get_length (text) == 0)
    {
      g_set_error (error, DICTUM_ERROR, DICTUM_ERROR_NOT_TEXT, _("“%s” is empty."), file);
      return NULL;
    }
  return g_steal_pointer (&text);
}

/**
 * dictum_load_make_wordless_text:
 * @length: in code points
 *
 * An annotation file read with it keeps the words and the place of every piece.
 *
 * Returns: (transfer full): a text in which no words stand anywhere. Any thread.
 */
DictumText *
dictum_load_make_wordless_text (guint length)
{
  g_autofree char *filler = g_strnfill (length, '\1');

  return dictum_text_new (filler);
}

/**
 * dictum_load_parse_marks:
 * @bytes: an annotation file
 * @text: the text of its article
 * @error: return location
 *
 * Reads the file. Where it was written for another text than @text, all its pieces are found again by their words, or
 * lose their place.
 *
 * Returns: (transfer full) (nullable): what it holds, or %NULL with @error set. Any thread.
 */
DictumAnnotations *
dictum_load_parse_marks (GBytes *bytes, DictumText *text, GError **error)
{
  g_autoptr (DictumAnnotationsFile) file = dictum_annotations_json_read (bytes, text, error);
  g_autoptr (DictumAnnotationsFile) unplaced = NULL;
  g_autoptr (DictumText) wordless = NULL;
  guint length;

  if (file == NULL)
    return NULL;
  if (strcmp (file->sha256, dictum_text_get_sha256 (text)) == 0)
    return dictum_annotations_ref (file->annotations);
  // The words "he" may stand at the old place by chance: in another text no piece is placed before its surroundings
  // were looked at, which the reader keeps of pieces without a place only.
  length = MAX (MIN (file->length, DICTUM_MAX_FILE_SIZE), dictum_text_get_length (text));
  wordless = dictum_load_make_wordless_text (length);
  unplaced = dictum_annotations_json_read (bytes, wordless, error);
  return unplaced ? dictum_anchor_annotations (unplaced->annotations, text) : NULL;
}

/**
 * dictum_load_marks:
 * @root: path of a project folder
 * @annotator: a valid annotator id
 * @file: an article's file
 * @text: (nullable): its text; without it places are taken as they stand
 *
 * Returns: (transfer full): what the annotation file holds, or why it did not load. Any thread.
 */
DictumMarksLoad *
dictum_load_marks (const char *root, const char *annotator, const char *file, DictumText *text)
{
  DictumMarksLoad *self = g_new0 (DictumMarksLoad, 1);
  g_autofree char *name = dictum_store_annotation_name (annotator, file);

  self->bytes = dictum_store_read (root, name, &self->stamp, &self->error);
  if (self->bytes == NULL && g_error_matches (self->error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND))
    g_clear_error (&self->error);
  else if (self->bytes != NULL && text != NULL)
    self->annotations = dictum_load_parse_marks (self->bytes, text, &self->error);
  else if (self->bytes != NULL)
    {
      g_autoptr (DictumAnnotationsFile) read = dictum_annotations_json_read (self->bytes, NULL, &self->error);

      self->annotations = read ? dictum_annotations_ref (read->annotations) : NULL;
    }
  if (self->annotations == NULL)
    self->annotations = dictum_annotations_new (DICTUM_STATE_NEW, NULL, NULL, NULL);
  return self;
}

/**
 * dictum_marks_load_dup_problem:
 * @self: what was read
 * @annotator: whose annotations they are
 * @file: the article's file
 *
 * Returns: (transfer full) (nullable): for people, what is wrong with it, what is safe and what to do; %NULL where it
 *   loaded. Any thread.
 */
char *
dictum_marks_load_dup_problem (const DictumMarksLoad *self, const char *annotator, const char *file)
{
  g_autofree char *name = NULL;

  if (self->error == NULL)
    return NULL;
  name = dictum_store_annotation_name (annotator, file);
  if (g_error_matches (self->error, DICTUM_ERROR, DICTUM_ERROR_NEWER_VERSION))
    // Translators: %s is a file
    return g_strdup_printf (_("What was marked here was written by a newer version of Dictum. “%s” is left as it is, "
                              "and nothing can be marked in this article."),
                            name);
  // Translators: a file, and a sentence that says what is wrong in it
  return g_strdup_printf (_("What was marked here cannot be read. “%s” is left as it is, and nothing can be marked in "
                            "this article until it is mended or moved away. (%s)"),
                          name, self->error->message);
}

/**
 * dictum_marks_load_free:
 * @self: (transfer full): what was read
 *
 * Frees it. Any thread.
 */
void
dictum_marks_load_free (DictumMarksLoad *self)
{
  dictum_annotations_unref (self->annotations);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_error (&self->error);
  g_free (self);
}
