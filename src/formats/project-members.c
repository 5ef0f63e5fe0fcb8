// SPDX-License-Identifier: GPL-3.0-or-later
// What the project file and exports share: title, annotators, speakers, and what is known of an article.

/*
 * Needed are the id of an annotator and of a speaker and the file of an article; each can stand only once. Every other
 * known member has a default, but one of a wrong type is an error. A key that is no digit from 1 to 9 is read as none.
 * Of a speaker that was removed or merged only id and unknown members are read and written; of both, merged wins.
 */

#include "config.h"

#include "formats/project-members.h"

#include "formats/article-path.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const kinds[] = { "person", "group", "organisation", NULL };

typedef struct
{
  char *id;
  char *name;
  char **aliases;
  guint kind;
  char *role;
  char *wikidata;
  guint colour;
  char key;
  char *note;
  gboolean removed;
  char *merged_into;
} SpeakerDraft;

// A list of these, ended by a NULL name, says which member of an object goes into which string of a struct.
typedef struct
{
  const char *name;
  gsize offset;
} StringMember;

static const StringMember speaker_strings[] = {
  { "id", G_STRUCT_OFFSET (SpeakerDraft, id) },
  { "name", G_STRUCT_OFFSET (SpeakerDraft, name) },
  { "role", G_STRUCT_OFFSET (SpeakerDraft, role) },
  { "wikidata", G_STRUCT_OFFSET (SpeakerDraft, wikidata) },
  { "note", G_STRUCT_OFFSET (SpeakerDraft, note) },
  { "merged-into", G_STRUCT_OFFSET (SpeakerDraft, merged_into) },
  { NULL, 0 },
};

static const StringMember article_strings[] = {
  { "file", G_STRUCT_OFFSET (DictumArticleDraft, file) },
  { "title", G_STRUCT_OFFSET (DictumArticleDraft, title) },
  { "outlet", G_STRUCT_OFFSET (DictumArticleDraft, outlet) },
  { "date", G_STRUCT_OFFSET (DictumArticleDraft, date) },
  { "url", G_STRUCT_OFFSET (DictumArticleDraft, url) },
  { "language", G_STRUCT_OFFSET (DictumArticleDraft, language) },
  { NULL, 0 },
};

static gboolean
read_string_member (DictumJsonReader *reader, const StringMember *members, gpointer draft)
{
  for (; members->name != NULL; members++)
    if (dictum_json_reader_is (reader, members->name))
      {
        G_STRUCT_MEMBER (char *, draft, members->offset) = dictum_json_reader_dup_string (reader);
        return TRUE;
      }
  return FALSE;
}

static void
clear_strings (const StringMember *members, gpointer draft)
{
  for (; members->name != NULL; members++)
    g_clear_pointer ((char **) G_STRUCT_MEMBER_P (draft, members->offset), g_free);
}

// Remembers @id; an empty one and one that stands twice are errors.
static gboolean
add_id (DictumJsonReader *reader, GHashTable *ids, const char *id, const char *sentence)
{
  if (id != NULL && id[0] == '\0')
    dictum_json_reader_fail (reader, DICTUM_ERROR_MALFORMED, _("The id is empty."));
  else if (id != NULL && !g_hash_table_add (ids, g_strdup (id)))
    dictum_json_reader_fail (reader, DICTUM_ERROR_MALFORMED, "%s", sentence);
  return !dictum_json_reader_has_failed (reader);
}

static DictumAnnotator *
read_annotator (DictumJsonReader *reader, GHashTable *ids)
{
  g_autofree char *id = NULL, *name = NULL, *extra = NULL;
  g_auto (GStrv) installations = NULL;

  if (!dictum_json_reader_enter_object (reader))
    return NULL;
  while (dictum_json_reader_next (reader))
    if (dictum_json_reader_is (reader, "id"))
      id = dictum_json_reader_dup_string (reader);
    else if (dictum_json_reader_is (reader, "name"))
      name = dictum_json_reader_dup_string (reader);
    else if (dictum_json_reader_is (reader, "installations"))
      installations = dictum_json_reader_dup_strings (reader);
    else
      dictum_json_reader_keep (reader);
  extra = dictum_json_reader_take_extra (reader);
  dictum_json_reader_require (reader, id, "id");
  if (!add_id (reader, ids, id, _("Another annotator has the same id.")))
    return NULL;
  if (!dictum_annotator_id_is_valid (id))
    {
      dictum_json_reader_fail (reader, DICTUM_ERROR_UNSAFE_PATH, _("“%s” cannot be the id of an annotator."), id);
      return NULL;
    }
  return dictum_annotator_new (&(DictumAnnotatorFields){ id, name, (const char *const *) installations, extra });
}

static guint
read_colour (DictumJsonReader *reader)
{
  gint64 colour = dictum_json_reader_read_integer (reader);

  if (colour >= 0 && colour <= G_MAXINT)
    return colour;
  dictum_json_reader_fail (reader, DICTUM_ERROR_MALFORMED, _("A colour is a number from 0."));
  return 0;
}

static char
read_key (DictumJsonReader *reader)
{
  const char *key = dictum_json_reader_read_string (reader);

  return key[0] >= '1' && key[0] <= '9' && key[1] == '\0' ? key[0] : 0;
}

static void
read_speaker_member (SpeakerDraft *draft, DictumJsonReader *reader)
{
  if (dictum_json_reader_is (reader, "aliases"))
    draft->aliases = dictum_json_reader_dup_strings (reader);
  else if (dictum_json_reader_is (reader, "kind"))
    draft->kind = dictum_json_reader_read_choice (reader, kinds);
  else if (dictum_json_reader_is (reader, "colour"))
    draft->colour = read_colour (reader);
  else if (dictum_json_reader_is (reader, "key"))
    draft->key = read_key (reader);
  else if (dictum_json_reader_is (reader, "removed"))
    draft->removed = dictum_json_reader_read_boolean (reader);
  else if (!read_string_member (reader, speaker_strings, draft))
    dictum_json_reader_keep (reader);
}

static DictumSpeaker *
make_speaker (const SpeakerDraft *draft, const char *extra)
{
  gboolean merged = draft->merged_into != NULL && draft->merged_into[0] != '\0';

  if (merged || draft->removed)
    return dictum_speaker_new (&(DictumSpeakerFields){
        .id = draft->id,
        .removed = !merged,
        .merged_into = merged ? draft->merged_into : NULL,
        .extra = extra,
    });
  return dictum_speaker_new (&(DictumSpeakerFields){
      .id = draft->id,
      .name = draft->name,
      .aliases = (const char *const *) draft->aliases,
      .kind = draft->kind,
      .role = draft->role,
      .wikidata = draft->wikidata,
      .colour = draft->colour,
      .key = draft->key,
      .note = draft->note,
      .extra = extra,
  });
}

static DictumSpeaker *
read_speaker (DictumJsonReader *reader, GHashTable *ids)
{
  SpeakerDraft draft = { 0 };
  g_autofree char *extra = NULL;
  DictumSpeaker *speaker = NULL;

  if (!dictum_json_reader_enter_object (reader))
    return NULL;
  while (dictum_json_reader_next (reader))
    read_speaker_member (&draft, reader);
  extra = dictum_json_reader_take_extra (reader);
  dictum_json_reader_require (reader, draft.id, "id");
  if (draft.id != NULL && strcmp (draft.id, "unknown") == 0)
    dictum_json_reader_fail (reader, DICTUM_ERROR_MALFORMED,
                             _("“%s” is reserved and cannot be the id of a speaker."), draft.id);
  if (add_id (reader, ids, draft.id, _("Another speaker has the same id.")))
    speaker = make_speaker (&draft, extra);
  clear_strings (speaker_strings, &draft);
  g_strfreev (draft.aliases);
  return speaker;
}

static DictumArticleInfo *
read_article (DictumJsonReader *reader, GHashTable *files)
{
  DictumArticleDraft draft = { 0 };
  g_autofree char *extra = NULL;
  DictumArticleInfo *info;

  if (!dictum_json_reader_enter_object (reader))
    return NULL;
  while (dictum_json_reader_next (reader))
    if (!dictum_article_draft_read_member (&draft, reader))
      dictum_json_reader_keep (reader);
  extra = dictum_json_reader_take_extra (reader);
  info = dictum_article_draft_make_info (&draft, reader, files, extra);
  dictum_article_draft_clear (&draft);
  return info;
}

typedef gpointer (*ReadItem) (DictumJsonReader *reader, GHashTable *ids);

static void
read_list (DictumJsonReader *reader, GPtrArray *list, ReadItem read_item)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!dictum_json_reader_enter_array (reader))
    return;
  while (dictum_json_reader_next (reader))
    {
      gpointer item = read_item (reader, ids);

      if (item != NULL)
        g_ptr_array_add (list, item);
    }
}

/**
 * dictum_project_draft_init:
 * @self: memory for a draft
 *
 * Makes @self what a file that says nothing would hold. Any thread.
 */
void
dictum_project_draft_init (DictumProjectDraft *self)
{
  self->title = NULL;
  self->annotators = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_annotator_unref);
  self->speakers = g_ptr_array_new_with_free_func (g_object_unref);
  self->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_article_info_unref);
}

/**
 * dictum_project_draft_clear:
 * @self: a draft
 *
 * Frees what @self holds. Any thread.
 */
void
dictum_project_draft_clear (DictumProjectDraft *self)
{
  g_free (self->title);
  g_ptr_array_unref (self->annotators);
  g_ptr_array_unref (self->speakers);
  g_ptr_array_unref (self->articles);
}

/**
 * dictum_project_draft_read_member:
 * @self: what was read so far
 * @reader: on a member of an object that holds a project
 *
 * Reads the member if it is "title", "annotators" or "speakers". Fails with `DICTUM_ERROR_MALFORMED` or, where the id
 * of an annotator could be no folder, `DICTUM_ERROR_UNSAFE_PATH`, remembered by @reader.
 *
 * Returns: whether it is one of these. Any thread.
 */
gboolean
dictum_project_draft_read_member (DictumProjectDraft *self, DictumJsonReader *reader)
{
  if (dictum_json_reader_is (reader, "title"))
    self->title = dictum_json_reader_dup_string (reader);
  else if (dictum_json_reader_is (reader, "annotators"))
    read_list (reader, self->annotators, (ReadItem) read_annotator);
  else if (dictum_json_reader_is (reader, "speakers"))
    read_list (reader, self->speakers, (ReadItem) read_speaker);
  else
    return FALSE;
  return TRUE;
}

/**
 * dictum_project_draft_read_articles:
 * @self: what was read so far
 * @reader: on the member "articles" of a project file
 *
 * Reads it. Fails with `DICTUM_ERROR_MALFORMED` or `DICTUM_ERROR_UNSAFE_PATH`, remembered by @reader. Any thread.
 */
void
dictum_project_draft_read_articles (DictumProjectDraft *self, DictumJsonReader *reader)
{
  read_list (reader, self->articles, (ReadItem) read_article);
}

/**
 * dictum_project_draft_make_data:
 * @self: what was read
 * @extra: (nullable): unknown members
 *
 * Returns: (transfer full): the value. Any thread.
 */
DictumProjectData *
dictum_project_draft_make_data (DictumProjectDraft *self, const char *extra)
{
  return dictum_project_data_new (self->title, self->annotators, self->speakers, self->articles, extra);
}

/**
 * dictum_article_draft_read_member:
 * @self: what was read so far
 * @reader: on a member of an object that tells of an article
 *
 * Reads the member if it is one of #DictumArticleFields. Fails with `DICTUM_ERROR_MALFORMED`, remembered by @reader.
 *
 * Returns: whether it is one of these. Any thread.
 */
gboolean
dictum_article_draft_read_member (DictumArticleDraft *self, DictumJsonReader *reader)
{
  return read_string_member (reader, article_strings, self);
}

/**
 * dictum_article_draft_make_info:
 * @self: what was read
 * @reader: which has just left the object
 * @files: a set of the files of the articles before; this one's is added
 * @extra: (nullable): unknown members
 *
 * Fails with `DICTUM_ERROR_MALFORMED` where there is no file or one that @files has, and with
 * `DICTUM_ERROR_UNSAFE_PATH`, remembered by @reader.
 *
 * Returns: (transfer full) (nullable): the value, or %NULL. Any thread.
 */
DictumArticleInfo *
dictum_article_draft_make_info (DictumArticleDraft *self,
                                DictumJsonReader *reader,
                                GHashTable *files,
                                const char *extra)
{
  g_autoptr (GError) error = NULL;

  dictum_json_reader_require (reader, self->file, "file");
  if (self->file != NULL && !dictum_article_path_check (self->file, &error))
    dictum_json_reader_fail (reader, error->code, "%s", error->message);
  if (!add_id (reader, files, self->file, _("Another article has the same file.")))
    return NULL;
  return dictum_article_info_new (&(DictumArticleFields){
      self->file, self->title, self->outlet, self->date, self->url, self->language, extra });
}

/**
 * dictum_article_draft_clear:
 * @self: a draft
 *
 * Frees what @self holds. Any thread.
 */
void
dictum_article_draft_clear (DictumArticleDraft *self)
{
  clear_strings (article_strings, self);
}

static void
set_string (JsonObject *object, const char *name, const char *string)
{
  json_object_set_string_member (object, name, string ? string : "");
}

static void
set_strings (JsonObject *object, const char *name, const char *const *strings)
{
  JsonArray *array = json_array_new ();

  for (; strings != NULL && *strings != NULL; strings++)
    json_array_add_string_element (array, *strings);
  json_object_set_array_member (object, name, array);
}

static void
write_annotator (DictumJsonWriter *writer, DictumAnnotator *annotator)
{
  const DictumAnnotatorFields *fields = dictum_annotator_get_fields (annotator);
  JsonObject *object = json_object_new ();

  if (!dictum_annotator_id_is_valid (fields->id))
    dictum_json_writer_fail (writer, DICTUM_ERROR_UNSAFE_PATH,
                             _("The id of an annotator could not be a folder’s name."));
  set_string (object, "id", fields->id);
  set_string (object, "name", fields->name);
  set_strings (object, "installations", fields->installations);
  dictum_json_writer_add_object (writer, object, fields->extra);
}

static void
write_speaker (DictumJsonWriter *writer, DictumSpeaker *speaker)
{
  const DictumSpeakerFields *fields = dictum_speaker_get_fields (speaker);
  JsonObject *object = json_object_new ();

  set_string (object, "id", fields->id);
  if (fields->merged_into != NULL)
    set_string (object, "merged-into", fields->merged_into);
  else if (fields->removed)
    json_object_set_boolean_member (object, "removed", TRUE);
  else
    {
      set_string (object, "name", fields->name);
      set_strings (object, "aliases", fields->aliases);
      set_string (object, "kind", kinds[fields->kind]);
      set_string (object, "role", fields->role);
      set_string (object, "wikidata", fields->wikidata);
      json_object_set_int_member (object, "colour", fields->colour);
      set_string (object, "key", (char[]){ fields->key, '\0' });
      set_string (object, "note", fields->note);
    }
  dictum_json_writer_add_object (writer, object, fields->extra);
}

/**
 * dictum_project_members_write:
 * @writer: a writer with an object open
 * @data: a project
 *
 * Writes the members "title", "annotators" and "speakers". Fails with `DICTUM_ERROR_UNSAFE_PATH`, remembered by
 * @writer, where the id of an annotator could be no folder. Any thread.
 */
void
dictum_project_members_write (DictumJsonWriter *writer, DictumProjectData *data)
{
  const GPtrArray *annotators = dictum_project_data_get_annotators (data);
  const GPtrArray *speakers = dictum_project_data_get_speakers (data);

  dictum_json_writer_add_string (writer, "title", dictum_project_data_get_title (data));
  dictum_json_writer_open_array (writer, "annotators");
  for (guint i = 0; i < annotators->len; i++)
    write_annotator (writer, annotators->pdata[i]);
  dictum_json_writer_close (writer);
  dictum_json_writer_open_array (writer, "speakers");
  for (guint i = 0; i < speakers->len; i++)
    write_speaker (writer, speakers->pdata[i]);
  dictum_json_writer_close (writer);
}

/**
 * dictum_article_members_write:
 * @writer: a writer with an object open
 * @info: what is known of an article
 *
 * Writes the members of #DictumArticleFields; unknown ones are the caller's. Fails with `DICTUM_ERROR_UNSAFE_PATH`,
 * remembered by @writer. Any thread.
 */
void
dictum_article_members_write (DictumJsonWriter *writer, DictumArticleInfo *info)
{
  const DictumArticleFields *fields = dictum_article_info_get_fields (info);
  g_autoptr (GError) error = NULL;

  if (!dictum_article_path_check (fields->file, &error))
    dictum_json_writer_fail (writer, error->code, error->message);
  dictum_json_writer_add_string (writer, "file", fields->file);
  dictum_json_writer_add_string (writer, "title", fields->title);
  dictum_json_writer_add_string (writer, "outlet", fields->outlet);
  dictum_json_writer_add_string (writer, "date", fields->date);
  dictum_json_writer_add_string (writer, "url", fields->url);
  dictum_json_writer_add_string (writer, "language", fields->language);
}
