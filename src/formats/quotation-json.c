// SPDX-License-Identifier: GPL-3.0-or-later
// What annotation files and exports share: state, text, quotations and rejected suggestions.

/*
 * A piece is an object { "start", "end", "text", "before", "after" }, as design.md section 3 says. Read with the
 * article's text it is placed where its words stand at its range there; anything else is kept as it is, without a
 * place, for the project to find again.
 *
 * Unknown members of the object "text" have no value of their own to be kept in: they stand among the unknown members
 * of the annotations as their first member "text", which cannot be an unknown one itself.
 */

#include "config.h"

#include "formats/quotation-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const states[] = { "new", "in-progress", "done", NULL };
static const char *const forms[] = { "direct", "mixed", "indirect", "free-indirect", NULL };
static const char *const units[] = { "code-point", NULL };
static const char *const roles[DICTUM_N_ROLES] = { "content", "source", "cue", "addressee" };

// A quotation while it is read.
typedef struct
{
  DictumQuotationFields fields;
  char *id;
  char *speaker;
  char *note;
  char *origin;
  char *extra;
} Draft;

// A piece while it is read: its strings are decoded only where they are needed.
typedef struct
{
  gboolean has_start, has_end;
  guint start, end;
  DictumJsonSlice text, before, after;
} PieceDraft;

/**
 * dictum_marks_init:
 * @self: memory for marks
 *
 * Makes @self what a file that says nothing would hold. Any thread.
 */
void
dictum_marks_init (DictumMarks *self)
{
  *self = (DictumMarks){
    .state = DICTUM_STATE_NEW,
    .quotations = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref),
    .rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_rejection_free),
    .ids = g_hash_table_new (g_str_hash, g_str_equal),
  };
}

/**
 * dictum_marks_clear:
 * @self: marks
 *
 * Frees what @self holds. Any thread.
 */
void
dictum_marks_clear (DictumMarks *self)
{
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->quotations);
  g_ptr_array_unref (self->rejections);
  g_free (self->sha256);
  g_free (self->text_extra);
}

// Reads null, or a number that no text has, as G_MAXUINT.
static guint
read_offset (DictumJsonReader *reader)
{
  gint64 offset;

  if (dictum_json_reader_read_null (reader))
    return G_MAXUINT;
  offset = dictum_json_reader_read_integer (reader);
  return offset < 0 || offset > G_MAXINT ? G_MAXUINT : offset;
}

static gboolean
stands_at (const char *words, DictumRange range, const DictumText *text)
{
  gsize index, size;

  if (range.end > dictum_text_get_length (text))
    return FALSE;
  index = dictum_text_get_index (text, range.start);
  size = strlen (words);
  return size == dictum_text_get_index (text, range.end) - index &&
         memcmp (dictum_text_get_string (text) + index, words, size) == 0;
}

static void
finish_piece (DictumJsonReader *reader, const PieceDraft *draft, const DictumText *text, DictumPiece *piece)
{
  const char *words = dictum_json_reader_decode (reader, draft->text);

  piece->range = DICTUM_NO_PLACE;
  if (draft->start < draft->end && draft->end != G_MAXUINT)
    piece->range = DICTUM_RANGE (draft->start, draft->end);
  piece->placed = piece->range.end != G_MAXUINT && (text == NULL || stands_at (words, piece->range, text));
  if (piece->placed)
    return;
  if (text != NULL && piece->range.end != G_MAXUINT && piece->range.end > dictum_text_get_length (text))
    piece->range = DICTUM_NO_PLACE;
  piece->text = g_strdup (words);
  piece->before = g_strdup (dictum_json_reader_decode (reader, draft->before));
  piece->after = g_strdup (dictum_json_reader_decode (reader, draft->after));
}

static DictumPiece
read_piece (DictumJsonReader *reader, const DictumText *text)
{
  PieceDraft draft = { .before = { "", 0 }, .after = { "", 0 } };
  DictumPiece piece = { .range = DICTUM_NO_PLACE };

  if (!dictum_json_reader_enter_object (reader))
    return piece;
  while (dictum_json_reader_next (reader))
    if (dictum_json_reader_is (reader, "start"))
      draft.has_start = TRUE, draft.start = read_offset (reader);
    else if (dictum_json_reader_is (reader, "end"))
      draft.has_end = TRUE, draft.end = read_offset (reader);
    else if (dictum_json_reader_is (reader, "text"))
      draft.text = dictum_json_reader_read_slice (reader);
    else if (dictum_json_reader_is (reader, "before"))
      draft.before = dictum_json_reader_read_slice (reader);
    else if (dictum_json_reader_is (reader, "after"))
      draft.after = dictum_json_reader_read_slice (reader);
    else
      dictum_json_reader_keep (reader);
  dictum_json_reader_require (reader, draft.has_start ? "" : NULL, "start");
  dictum_json_reader_require (reader, draft.has_end ? "" : NULL, "end");
  dictum_json_reader_require (reader, draft.text.start, "text");
  if (dictum_json_reader_has_failed (reader))
    return piece;
  piece.extra = dictum_json_reader_take_extra (reader);
  finish_piece (reader, &draft, text, &piece);
  return piece;
}

static void
clear_piece (gpointer data)
{
  DictumPiece *piece = data;

  g_free ((char *) piece->text);
  g_free ((char *) piece->before);
  g_free ((char *) piece->after);
  g_free ((char *) piece->extra);
}

static DictumPieces *
read_pieces (DictumJsonReader *reader, const DictumText *text)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DictumPiece));

  g_array_set_clear_func (pieces, clear_piece);
  if (dictum_json_reader_read_null (reader) || !dictum_json_reader_enter_array (reader))
    return NULL;
  while (dictum_json_reader_next (reader))
    {
      DictumPiece piece = read_piece (reader, text);

      g_array_append_val (pieces, piece);
    }
  return dictum_pieces_new ((DictumPiece *) pieces->data, pieces->len);
}

static DictumPieces *
read_content (DictumJsonReader *reader, const DictumText *text)
{
  DictumPieces *content = read_pieces (reader, text);

  if (dictum_json_reader_has_failed (reader) || dictum_pieces_get_n (content) > 0)
    return content;
  g_clear_pointer (&content, dictum_pieces_unref);
  dictum_json_reader_fail (reader, DICTUM_ERROR_MALFORMED, _("The content has no piece."));
  return NULL;
}

static gint64
read_stamp (DictumJsonReader *reader)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (dictum_json_reader_read_string (reader), utc);

  if (time != NULL)
    return g_date_time_to_unix (time);
  if (dictum_json_reader_has_failed (reader))
    return 0;
  dictum_json_reader_fail (reader, DICTUM_ERROR_MALFORMED, _("A time like “2016-10-12T09:00:00Z” is expected here."));
  return 0;
}

static gboolean
read_role (Draft *draft, DictumJsonReader *reader, const DictumText *text)
{
  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    if (dictum_json_reader_is (reader, roles[role]))
      {
        draft->fields.pieces[role] = role == DICTUM_ROLE_CONTENT ? read_content (reader, text)
                                                                 : read_pieces (reader, text);
        return TRUE;
      }
  return FALSE;
}

static void
read_quotation_member (Draft *draft, DictumJsonReader *reader, const DictumText *text)
{
  if (dictum_json_reader_is (reader, "id"))
    draft->id = dictum_json_reader_dup_string (reader);
  else if (dictum_json_reader_is (reader, "speaker"))
    draft->speaker = dictum_json_reader_read_null (reader) ? NULL : dictum_json_reader_dup_string (reader);
  else if (dictum_json_reader_is (reader, "form"))
    draft->fields.form = dictum_json_reader_read_choice (reader, forms);
  else if (dictum_json_reader_is (reader, "note"))
    draft->note = dictum_json_reader_dup_string (reader);
  else if (dictum_json_reader_is (reader, "sure"))
    draft->fields.sure = dictum_json_reader_read_boolean (reader);
  else if (dictum_json_reader_is (reader, "origin"))
    draft->origin = dictum_json_reader_dup_string (reader);
  else if (dictum_json_reader_is (reader, "created"))
    draft->fields.created = read_stamp (reader);
  else if (dictum_json_reader_is (reader, "modified"))
    draft->fields.modified = read_stamp (reader);
  else if (!read_role (draft, reader, text))
    dictum_json_reader_keep (reader);
}

static DictumQuotation *
make_quotation (Draft *draft)
{
  draft->fields.id = draft->id;
  draft->fields.speaker = draft->speaker && draft->speaker[0] ? draft->speaker : NULL;
  draft->fields.note = draft->note;
  draft->fields.origin = draft->origin ? draft->origin : "hand";
  draft->fields.extra = draft->extra;
  return dictum_quotation_new (&draft->fields);
}

static void
clear_draft (Draft *draft)
{
  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    g_clear_pointer (&draft->fields.pieces[role], dictum_pieces_unref);
  g_free (draft->id);
  g_free (draft->speaker);
  g_free (draft->note);
  g_free (draft->origin);
  g_free (draft->extra);
}

static void
add_quotation (DictumMarks *self, DictumJsonReader *reader, Draft *draft)
{
  DictumQuotation *quotation;

  if (draft->id[0] == '\0')
    dictum_json_reader_fail (reader, DICTUM_ERROR_MALFORMED, _("The id of a quotation is empty."));
  else if (g_hash_table_contains (self->ids, draft->id))
    dictum_json_reader_fail (reader, DICTUM_ERROR_MALFORMED, _("Another quotation has the same id."));
  if (dictum_json_reader_has_failed (reader))
    return;
  quotation = make_quotation (draft);
  g_ptr_array_add (self->quotations, quotation);
  g_hash_table_add (self->ids, (char *) dictum_quotation_get_id (quotation));
}

static void
read_quotation (DictumMarks *self, DictumJsonReader *reader, const DictumText *text)
{
  Draft draft = { .fields = { .sure = TRUE } };

  if (!dictum_json_reader_enter_object (reader))
    return;
  while (dictum_json_reader_next (reader))
    read_quotation_member (&draft, reader, text);
  draft.extra = dictum_json_reader_take_extra (reader);
  dictum_json_reader_require (reader, draft.id, "id");
  dictum_json_reader_require (reader, draft.fields.pieces[DICTUM_ROLE_CONTENT], "content");
  if (!dictum_json_reader_has_failed (reader))
    add_quotation (self, reader, &draft);
  clear_draft (&draft);
}

static void
read_rejection (DictumMarks *self, DictumJsonReader *reader, const DictumText *text)
{
  g_autoptr (DictumPieces) content = NULL;
  g_autofree char *extra = NULL;

  if (!dictum_json_reader_enter_object (reader))
    return;
  while (dictum_json_reader_next (reader))
    if (dictum_json_reader_is (reader, roles[DICTUM_ROLE_CONTENT]))
      content = read_content (reader, text);
    else
      dictum_json_reader_keep (reader);
  extra = dictum_json_reader_take_extra (reader);
  dictum_json_reader_require (reader, content, roles[DICTUM_ROLE_CONTENT]);
  if (!dictum_json_reader_has_failed (reader))
    g_ptr_array_add (self->rejections, dictum_rejection_new (content, extra));
}

typedef void (*ReadItem) (DictumMarks *self, DictumJsonReader *reader, const DictumText *text);

static void
read_list (DictumMarks *self, DictumJsonReader *reader, const DictumText *text, ReadItem read_item)
{
  if (dictum_json_reader_enter_array (reader))
    while (dictum_json_reader_next (reader))
      read_item (self, reader, text);
}

static void
read_text (DictumMarks *self, DictumJsonReader *reader)
{
  if (!dictum_json_reader_enter_object (reader))
    return;
  while (dictum_json_reader_next (reader))
    if (dictum_json_reader_is (reader, "unit"))
      dictum_json_reader_read_choice (reader, units);
    else if (dictum_json_reader_is (reader, "length"))
      self->length = read_offset (reader);
    else if (dictum_json_reader_is (reader, "sha256"))
      self->sha256 = dictum_json_reader_dup_string (reader);
    else
      dictum_json_reader_keep (reader);
  self->text_extra = dictum_json_reader_take_extra (reader);
}

/**
 * dictum_marks_read_member:
 * @self: what was read so far
 * @reader: on a member of an object that holds annotations
 * @text: (nullable): the article's text; without it every piece with numbers is placed
 *
 * Reads the member if it is "state", "text", "quotations" or "rejected". Fails with `DICTUM_ERROR_MALFORMED`,
 * remembered by @reader.
 *
 * Returns: whether it is one of these. Any thread.
 */
gboolean
dictum_marks_read_member (DictumMarks *self, DictumJsonReader *reader, const DictumText *text)
{
  if (dictum_json_reader_is (reader, "state"))
    self->state = dictum_json_reader_read_choice (reader, states);
  else if (dictum_json_reader_is (reader, "text"))
    read_text (self, reader);
  else if (dictum_json_reader_is (reader, "quotations"))
    read_list (self, reader, text, read_quotation);
  else if (dictum_json_reader_is (reader, "rejected"))
    read_list (self, reader, text, read_rejection);
  else
    return FALSE;
  return TRUE;
}

/**
 * dictum_marks_make_annotations:
 * @self: what was read
 * @extra: (nullable): unknown members
 *
 * Returns: (transfer full): the value. Any thread.
 */
DictumAnnotations *
dictum_marks_make_annotations (DictumMarks *self, const char *extra)
{
  g_autofree char *whole = NULL;

  if (self->text_extra != NULL)
    whole = g_strdup_printf ("{\"text\":%s%s%s", self->text_extra, extra ? "," : "", extra ? extra + 1 : "}");
  return dictum_annotations_new (self->state, self->quotations, self->rejections, whole ? whole : extra);
}

/**
 * dictum_marks_get_state_name:
 * @state: a state
 *
 * Returns: (transfer none): its name in files. Any thread.
 */
const char *
dictum_marks_get_state_name (DictumState state)
{
  return states[state];
}

/**
 * dictum_marks_write_text:
 * @writer: a writer with an object open
 * @length: the length of the text in code points
 * @sha256: its hash
 * @extra: (nullable): unknown members of the annotations, of which "text" holds those of this object; it is taken out
 *
 * Writes the member "text". Any thread.
 */
void
dictum_marks_write_text (DictumJsonWriter *writer, guint length, const char *sha256, JsonObject *extra)
{
  JsonNode *kept = extra != NULL ? json_object_get_member (extra, "text") : NULL;

  dictum_json_writer_open_object (writer, "text");
  dictum_json_writer_add_string (writer, "unit", units[0]);
  dictum_json_writer_add_integer (writer, "length", length);
  dictum_json_writer_add_string (writer, "sha256", sha256);
  if (kept != NULL && JSON_NODE_HOLDS_OBJECT (kept))
    {
      dictum_json_writer_add_members (writer, json_node_get_object (kept));
      json_object_remove_member (extra, "text");
    }
  dictum_json_writer_close (writer);
}

// Up to @n code points back from @at, not before @start.
static const char *
go_back (const char *at, const char *start, guint n)
{
  for (guint i = 0; i < n && at > start; i++)
    at = g_utf8_prev_char (at);
  return at;
}

static const char *
go_forward (const char *at, const char *end, guint n)
{
  for (guint i = 0; i < n && at < end; i++)
    at = g_utf8_next_char (at);
  return at;
}

static void
set_slice (JsonObject *object, const char *name, const char *start, const char *end)
{
  g_autofree char *slice = g_strndup (start, end - start);

  json_object_set_string_member (object, name, slice);
}

static void
set_placed (JsonObject *object, DictumRange range, const DictumText *text)
{
  const char *whole = dictum_text_get_string (text);
  const char *whole_end = whole + dictum_text_get_size (text);
  const char *start = whole + dictum_text_get_index (text, range.start);
  const char *end = whole + dictum_text_get_index (text, range.end);

  json_object_set_int_member (object, "start", range.start);
  json_object_set_int_member (object, "end", range.end);
  set_slice (object, "text", start, end);
  set_slice (object, "before", go_back (start, whole, DICTUM_PIECE_CONTEXT), start);
  set_slice (object, "after", end, go_forward (end, whole_end, DICTUM_PIECE_CONTEXT));
}

static JsonObject *
make_piece (DictumJsonWriter *writer, const DictumPiece *piece, const DictumText *text)
{
  JsonObject *object = json_object_new ();

  if (!piece->placed)
    {
      json_object_set_null_member (object, "start");
      json_object_set_null_member (object, "end");
      json_object_set_string_member (object, "text", piece->text ? piece->text : "");
      json_object_set_string_member (object, "before", piece->before ? piece->before : "");
      json_object_set_string_member (object, "after", piece->after ? piece->after : "");
    }
  else if (piece->range.start < piece->range.end && piece->range.end <= dictum_text_get_length (text))
    set_placed (object, piece->range, text);
  else
    dictum_json_writer_fail (writer, DICTUM_ERROR_TEXT_MISMATCH,
                             _("A quotation does not lie inside the article’s text."));
  dictum_json_writer_add_extra (writer, object, piece->extra);
  return object;
}

static void
set_pieces (DictumJsonWriter *writer,
            JsonObject *object,
            const char *name,
            const DictumPieces *pieces,
            const DictumText *text)
{
  JsonArray *array;

  if (pieces == NULL)
    {
      json_object_set_null_member (object, name);
      return;
    }
  array = json_array_sized_new (dictum_pieces_get_n (pieces));
  for (guint i = 0; i < dictum_pieces_get_n (pieces); i++)
    json_array_add_object_element (array, make_piece (writer, dictum_pieces_get (pieces, i), text));
  json_object_set_array_member (object, name, array);
}

static void
set_stamp (DictumJsonWriter *writer, JsonObject *object, const char *name, gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *stamp = NULL;

  if (time == NULL)
    {
      dictum_json_writer_fail (writer, DICTUM_ERROR_MALFORMED, _("A time lies outside the years 1 to 9999."));
      return;
    }
  stamp = g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02dZ", g_date_time_get_year (time),
                           g_date_time_get_month (time), g_date_time_get_day_of_month (time),
                           g_date_time_get_hour (time), g_date_time_get_minute (time),
                           g_date_time_get_second (time));
  json_object_set_string_member (object, name, stamp);
}

static void
write_quotation (DictumJsonWriter *writer, const DictumQuotation *quotation, const DictumText *text)
{
  const DictumQuotationFields *fields = dictum_quotation_get_fields (quotation);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", fields->id);
  if (fields->speaker != NULL)
    json_object_set_string_member (object, "speaker", fields->speaker);
  else
    json_object_set_null_member (object, "speaker");
  json_object_set_string_member (object, "form", forms[fields->form]);
  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    set_pieces (writer, object, roles[role], fields->pieces[role], text);
  json_object_set_string_member (object, "note", fields->note ? fields->note : "");
  json_object_set_boolean_member (object, "sure", fields->sure);
  json_object_set_string_member (object, "origin", fields->origin);
  set_stamp (writer, object, "created", fields->created);
  set_stamp (writer, object, "modified", fields->modified);
  dictum_json_writer_add_object (writer, object, fields->extra);
}

static void
write_rejection (DictumJsonWriter *writer, const DictumRejection *rejection, const DictumText *text)
{
  JsonObject *object = json_object_new ();

  set_pieces (writer, object, roles[DICTUM_ROLE_CONTENT], rejection->content, text);
  dictum_json_writer_add_object (writer, object, rejection->extra);
}

/**
 * dictum_marks_write:
 * @writer: a writer with an object open
 * @annotations: what was marked
 * @text: the text that it lies in
 *
 * Writes the members "quotations" and "rejected". Fails with `DICTUM_ERROR_TEXT_MISMATCH`, remembered by @writer, where
 * a placed piece is empty or reaches past the end of @text. Any thread.
 */
void
dictum_marks_write (DictumJsonWriter *writer, DictumAnnotations *annotations, const DictumText *text)
{
  const GPtrArray *quotations = dictum_annotations_get_quotations (annotations);
  const GPtrArray *rejections = dictum_annotations_get_rejections (annotations);

  dictum_json_writer_open_array (writer, "quotations");
  for (guint i = 0; i < quotations->len && !dictum_json_writer_has_failed (writer); i++)
    write_quotation (writer, quotations->pdata[i], text);
  dictum_json_writer_close (writer);
  dictum_json_writer_open_array (writer, "rejected");
  for (guint i = 0; i < rejections->len && !dictum_json_writer_has_failed (writer); i++)
    write_rejection (writer, rejections->pdata[i], text);
  dictum_json_writer_close (writer);
}
