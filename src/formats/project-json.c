// SPDX-License-Identifier: GPL-3.0-or-later
// The project file, dictum.json.

/*
 * Members and layout: design.md section 3; what is needed and what has a default: project-members.c.
 */

#include "config.h"

#include "formats/project-json.h"

#include "formats/project-members.h"

#include <glib/gi18n-lib.h>

#define FORMAT "dictum-project"

static DictumProjectData *
read_members (DictumJsonReader *reader)
{
  DictumProjectDraft draft;
  DictumProjectData *data;
  g_autofree char *extra = NULL;

  dictum_project_draft_init (&draft);
  dictum_json_reader_enter_object (reader);
  while (dictum_json_reader_next (reader))
    if (dictum_json_reader_is (reader, "format") || dictum_json_reader_is (reader, "version"))
      dictum_json_reader_skip (reader);
    else if (dictum_json_reader_is (reader, "articles"))
      dictum_project_draft_read_articles (&draft, reader);
    else if (!dictum_project_draft_read_member (&draft, reader))
      dictum_json_reader_keep (reader);
  extra = dictum_json_reader_take_extra (reader);
  data = dictum_project_draft_make_data (&draft, extra);
  dictum_project_draft_clear (&draft);
  return data;
}

/**
 * dictum_project_json_read:
 * @bytes: a project file
 * @error: return location
 *
 * Fails with `DICTUM_ERROR_MALFORMED`, `DICTUM_ERROR_TOO_LARGE`, `DICTUM_ERROR_NEWER_VERSION`, or
 * `DICTUM_ERROR_UNSAFE_PATH` where the file of an article or the id of an annotator would lead out of the project
 * folder.
 *
 * Returns: (transfer full) (nullable): what it holds, or %NULL with @error set. Any thread.
 */
DictumProjectData *
dictum_project_json_read (GBytes *bytes, GError **error)
{
  g_autoptr (DictumProjectData) data = NULL;
  DictumJsonReader reader;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!dictum_json_reader_init (&reader, bytes, error))
    return NULL;
  if (dictum_json_reader_check_format (&reader, FORMAT, _("This is not a Dictum project file.")))
    data = read_members (&reader);
  if (!dictum_json_reader_finish (&reader, error))
    return NULL;
  return g_steal_pointer (&data);
}

static void
write_article (DictumJsonWriter *writer, DictumArticleInfo *info)
{
  const DictumArticleFields *fields = dictum_article_info_get_fields (info);
  g_autoptr (JsonObject) extra = dictum_json_writer_parse_extra (writer, fields->extra);

  dictum_json_writer_open_object (writer, NULL);
  dictum_article_members_write (writer, info);
  dictum_json_writer_add_members (writer, extra);
  dictum_json_writer_close (writer);
}

/**
 * dictum_project_json_write:
 * @data: a project
 * @error: return location
 *
 * Writes the file as design.md section 3 says, articles of which nothing but the file is known left out, and reads it
 * back with the strict scanner before it is handed out. Fails with `DICTUM_ERROR_MALFORMED` where unknown members are
 * no object or bear a known name, `DICTUM_ERROR_UNSAFE_PATH` as for reading, `DICTUM_ERROR_TOO_LARGE` above 256 MB.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error set. Any thread.
 */
GBytes *
dictum_project_json_write (DictumProjectData *data, GError **error)
{
  g_autoptr (DictumJsonWriter) writer = NULL;
  g_autoptr (JsonObject) extra = NULL;
  const GPtrArray *articles;

  g_return_val_if_fail (data != NULL, NULL);

  writer = dictum_json_writer_new ();
  extra = dictum_json_writer_parse_extra (writer, dictum_project_data_get_extra (data));
  articles = dictum_project_data_get_articles (data);
  dictum_json_writer_open_object (writer, NULL);
  dictum_json_writer_add_string (writer, "format", FORMAT);
  dictum_json_writer_add_integer (writer, "version", 1);
  dictum_project_members_write (writer, data);
  dictum_json_writer_open_array (writer, "articles");
  for (guint i = 0; i < articles->len; i++)
    if (!dictum_article_info_is_blank (articles->pdata[i]))
      write_article (writer, articles->pdata[i]);
  dictum_json_writer_close (writer);
  dictum_json_writer_add_members (writer, extra);
  dictum_json_writer_close (writer);
  return dictum_json_writer_finish (writer, error);
}
