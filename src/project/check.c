// SPDX-License-Identifier: GPL-3.0-or-later
// Looks whether everything in a project folder loads, and whether offsets and texts agree.

#include "config.h"

#include "project/check.h"

#include "core/cast.h"
#include "core/error.h"
#include "formats/annotations-json.h"
#include "project/folder.h"
#include "project/load.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHOWN_WORDS 40 // code points of a text that a sentence shows

typedef struct
{
  const char *root;
  GPtrArray *problems;
  DictumProjectData *data; // (nullable): dictum.json does not load
  DictumCast *cast;
} Check;

// One annotation file; what it says is read twice: the places, and the words.
typedef struct
{
  Check *check;
  char *name;
  DictumText *text;
  GHashTable *words; // id → DictumQuotation with the words of its pieces
} MarksCheck;

static void G_GNUC_PRINTF (2, 3)
report (Check *check, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (check->problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static char *
shorten (const char *words)
{
  g_autofree char *start = NULL;

  if (words == NULL || g_utf8_strlen (words, -1) <= SHOWN_WORDS)
    return g_strdup (words ? words : "");
  start = g_utf8_substring (words, 0, SHOWN_WORDS);
  return g_strconcat (start, "…", NULL);
}

static void
check_piece (MarksCheck *marks, const char *id, const char *role, guint i, const DictumPiece *place,
             const DictumPiece *words)
{
  guint length = dictum_text_get_length (marks->text);
  g_autofree char *there = NULL, *said = NULL;

  if (!place->placed)
    {
      report (marks->check, _("%s: quotation %s: %s[%u] has no place in the text."), marks->name, id, role, i);
      return;
    }
  if (place->range.end > length)
    {
      report (marks->check, _("%s: quotation %s: %s[%u] ends at %u, but the text has %u characters."), marks->name, id,
              role, i, place->range.end, length);
      return;
    }
  there = dictum_text_dup_slice (marks->text, place->range);
  if (g_strcmp0 (there, words->text) == 0)
    return;
  said = shorten (words->text);
  g_free (there);
  there = dictum_text_dup_slice (
      marks->text, DICTUM_RANGE (place->range.start, MIN (place->range.end, place->range.start + SHOWN_WORDS)));
  report (marks->check, _("%s: quotation %s: %s[%u] says “%s” but the text has “%s” there."), marks->name, id, role, i,
          said, there);
}

static void
check_speaker (MarksCheck *marks, const DictumQuotationFields *fields)
{
  if (fields->speaker == NULL || marks->check->data == NULL || strcmp (fields->speaker, DICTUM_SPEAKER_UNKNOWN) == 0)
    return;
  if (dictum_cast_lookup (marks->check->cast, fields->speaker) == NULL)
    report (marks->check, _("%s: quotation %s: there is no speaker “%s” in the cast."), marks->name, fields->id,
            fields->speaker);
}

static void
check_quotation (MarksCheck *marks, DictumQuotation *quotation, gboolean same_text)
{
  static const char *const roles[DICTUM_N_ROLES] = { "content", "source", "cue", "addressee" };
  const DictumQuotationFields *fields = dictum_quotation_get_fields (quotation);
  DictumQuotation *words = g_hash_table_lookup (marks->words, fields->id);

  check_speaker (marks, fields);
  if (!same_text || words == NULL)
    return;
  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    for (guint i = 0; i < dictum_pieces_get_n (fields->pieces[role]); i++)
      check_piece (marks, fields->id, roles[role], i, dictum_pieces_get (fields->pieces[role], i),
                   dictum_pieces_get (dictum_quotation_get_pieces (words, role), i));
}

static void
check_rejections (MarksCheck *marks, DictumAnnotations *places, DictumAnnotations *words)
{
  const GPtrArray *with_places = dictum_annotations_get_rejections (places);
  const GPtrArray *with_words = dictum_annotations_get_rejections (words);

  for (guint i = 0; i < MIN (with_places->len, with_words->len); i++)
    {
      const DictumRejection *place = with_places->pdata[i], *word = with_words->pdata[i];
      g_autofree char *id = g_strdup_printf ("rejected[%u]", i);

      for (guint j = 0; j < dictum_pieces_get_n (place->content); j++)
        check_piece (marks, id, "content", j, dictum_pieces_get (place->content, j),
                     dictum_pieces_get (word->content, j));
    }
}

static void
check_read_marks (MarksCheck *marks, DictumAnnotationsFile *places, DictumAnnotationsFile *words)
{
  const GPtrArray *quotations = dictum_annotations_get_quotations (places->annotations);
  const GPtrArray *with_words = dictum_annotations_get_quotations (words->annotations);
  gboolean same_text = strcmp (places->sha256, dictum_text_get_sha256 (marks->text)) == 0;

  if (!same_text)
    report (marks->check, _("%s: the text of the article is another than when it was annotated (sha256)."),
            marks->name);
  else if (places->length != dictum_text_get_length (marks->text))
    report (marks->check, _("%s: the length is given as %u, but the text has %u characters."), marks->name,
            places->length, dictum_text_get_length (marks->text));
  for (guint i = 0; i < with_words->len; i++)
    g_hash_table_insert (marks->words, (char *) dictum_quotation_get_id (with_words->pdata[i]),
                         with_words->pdata[i]);
  for (guint i = 0; i < quotations->len; i++)
    check_quotation (marks, quotations->pdata[i], same_text);
  if (same_text)
    check_rejections (marks, places->annotations, words->annotations);
}

static void
check_header (Check *check, const char *name, DictumAnnotationsFile *file, const char *article, const char *annotator)
{
  if (strcmp (file->article, article) != 0)
    report (check, _("%s: the file says that it belongs to “%s”."), name, file->article);
  if (strcmp (file->annotator, annotator) != 0)
    report (check, _("%s: the file says that “%s” annotated."), name, file->annotator);
}

static void
check_marks (Check *check, const char *article, const char *annotator)
{
  g_autofree char *name = dictum_store_annotation_name (annotator, article);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) text_error = NULL;
  g_autoptr (GBytes) bytes = dictum_store_read (check->root, name, NULL, &error);
  g_autoptr (DictumAnnotationsFile) places = bytes ? dictum_annotations_json_read (bytes, NULL, &error) : NULL;
  g_autoptr (DictumText) text = dictum_load_text (check->root, article, NULL, &text_error);
  g_autoptr (DictumText) wordless = text ? dictum_load_make_wordless_text (dictum_text_get_length (text)) : NULL;
  g_autoptr (DictumAnnotationsFile) words = NULL;
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  MarksCheck marks = { check, name, text, by_id };

  if (g_error_matches (text_error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND))
    report (check, _("%s: there is no article “%s”."), name, article);
  if (places != NULL)
    check_header (check, name, places, article, annotator);
  words = places && text ? dictum_annotations_json_read (bytes, wordless, &error) : NULL;
  if (error != NULL)
    report (check, "%s: %s", name, error->message);
  else if (words != NULL)
    check_read_marks (&marks, places, words);
}

static void
check_articles (Check *check, const GPtrArray *articles)
{
  for (guint i = 0; i < articles->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DictumText) text = dictum_load_text (check->root, articles->pdata[i], NULL, &error);

      if (text == NULL)
        report (check, "%s: %s", (char *) articles->pdata[i], error->message);
    }
}

static gboolean
date_is_valid (const char *date)
{
  gsize length = strlen (date);
  guint year, month, day;

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? date[i] != '-' : !g_ascii_isdigit (date[i]))
      return FALSE;
  year = g_ascii_strtoull (date, NULL, 10);
  month = length >= 7 ? g_ascii_strtoull (date + 5, NULL, 10) : 1;
  day = length >= 10 ? g_ascii_strtoull (date + 8, NULL, 10) : 1;
  return year > 0 && g_date_valid_dmy (day, month, year);
}

static void
check_infos (Check *check, const GPtrArray *articles)
{
  const GPtrArray *infos = dictum_project_data_get_articles (check->data);
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < articles->len; i++)
    g_hash_table_add (there, articles->pdata[i]);
  for (guint i = 0; i < infos->len; i++)
    {
      const DictumArticleFields *fields = dictum_article_info_get_fields (infos->pdata[i]);

      if (!dictum_store_is_article_name (fields->file))
        report (check, _("dictum.json: “%s” cannot be the file of an article."), fields->file);
      else if (!g_hash_table_contains (there, fields->file))
        report (check, _("dictum.json: there is no article “%s”."), fields->file);
      if (fields->date != NULL && !date_is_valid (fields->date))
        report (check, _("dictum.json: article “%s” has the date “%s”, which is none."), fields->file, fields->date);
    }
}

static void
check_speakers (Check *check)
{
  const GPtrArray *speakers = dictum_project_data_get_speakers (check->data);

  for (guint i = 0; i < speakers->len; i++)
    {
      const DictumSpeakerFields *fields = dictum_speaker_get_fields (speakers->pdata[i]);
      DictumSpeaker *holder = fields->key ? dictum_cast_find_by_key (check->cast, fields->key) : NULL;

      if (strcmp (fields->id, DICTUM_SPEAKER_UNKNOWN) == 0)
        report (check, _("dictum.json: the id “unknown” is reserved, but a speaker has it."));
      if (fields->merged_into != NULL && dictum_cast_lookup (check->cast, fields->merged_into) == NULL)
        report (check, _("dictum.json: speaker “%s” was merged into “%s”, whom there is not."), fields->id,
                fields->merged_into);
      if (dictum_speaker_is_alive (speakers->pdata[i]) && holder != NULL && holder != speakers->pdata[i])
        report (check, _("dictum.json: speakers “%s” and “%s” have the same key %c."), dictum_speaker_get_id (holder),
                fields->id, fields->key);
    }
}

static gboolean
is_known_annotator (Check *check, const char *id)
{
  const GPtrArray *annotators = check->data ? dictum_project_data_get_annotators (check->data) : NULL;

  for (guint i = 0; annotators != NULL && i < annotators->len; i++)
    if (strcmp (dictum_annotator_get_fields (annotators->pdata[i])->id, id) == 0)
      return TRUE;
  return annotators == NULL;
}

static void
check_annotators (Check *check)
{
  g_autoptr (GPtrArray) annotators = dictum_folder_list_annotators (check->root);

  for (guint i = 0; i < annotators->len; i++)
    {
      g_autoptr (GPtrArray) files = dictum_folder_list_annotated (check->root, annotators->pdata[i], NULL);

      if (files->len > 0 && !is_known_annotator (check, annotators->pdata[i]))
        report (check, _("annotations/%s: dictum.json knows no annotator “%s”."), (char *) annotators->pdata[i],
                (char *) annotators->pdata[i]);
      for (guint j = 0; j < files->len; j++)
        check_marks (check, files->pdata[j], annotators->pdata[i]);
    }
}

static void
check_data (Check *check, const GPtrArray *articles)
{
  g_autoptr (GError) error = NULL;

  check->data = dictum_load_data (check->root, &error);
  check->cast = dictum_cast_new (check->data ? dictum_project_data_get_speakers (check->data) : NULL);
  if (check->data == NULL)
    {
      report (check, "dictum.json: %s", error->message);
      return;
    }
  check_infos (check, articles);
  check_speakers (check);
}

/**
 * dictum_check_folder:
 * @folder: a project folder
 * @error: return location
 *
 * Reads everything in the folder. Fails only where the folder itself cannot be read.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): one sentence a problem, none where all is well; %NULL with
 *   @error set. Any thread.
 */
GPtrArray *
dictum_check_folder (GFile *folder, GError **error)
{
  g_autofree char *root = g_file_get_path (folder);
  g_autoptr (DictumListing) listing = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Check check = { .root = root, .problems = problems };

  if (root == NULL)
    {
      g_set_error_literal (error, DICTUM_ERROR, DICTUM_ERROR_USAGE,
                           _("Only folders on this computer can be opened as a project."));
      return NULL;
    }
  listing = dictum_folder_list_articles (root, G_MAXUINT - 1, error);
  if (listing == NULL)
    return NULL;
  for (guint i = 0; i < listing->problems->len; i++)
    report (&check, "%s", (char *) listing->problems->pdata[i]);
  check_data (&check, listing->articles);
  check_articles (&check, listing->articles);
  check_annotators (&check);
  g_clear_pointer (&check.data, dictum_project_data_unref);
  g_clear_object (&check.cast);
  return g_steal_pointer (&problems);
}
