// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the members of a document by type, remembers the first error, and keeps the members that nobody asked for.

/*
 * An object is read like this, here one with a known member "id":
 *
 *   dictum_json_reader_enter_object (reader);
 *   while (dictum_json_reader_next (reader))
 *     if (dictum_json_reader_is (reader, "id"))
 *       id = dictum_json_reader_dup_string (reader);
 *     else
 *       dictum_json_reader_keep (reader);
 *   extra = dictum_json_reader_take_extra (reader);
 *
 * Unknown members come out as the text of one JSON object without white space and with each string in one spelling, so
 * that two such texts are the same exactly where they say the same.
 */

#include "config.h"

#include "formats/json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_EXTRA (4 * 1024 * 1024) // bytes of unknown members in one object; json-glib needs up to 70 times as much
#define FORMAT_VERSION 1

/**
 * dictum_json_reader_init:
 * @self: memory for a reader
 * @bytes: a document; must outlive @self
 * @error: return location
 *
 * Checks the whole of @bytes; fails as dictum_json_check() does.
 *
 * Returns: whether @self can be used, and is to be given up with dictum_json_reader_finish(). Any thread.
 */
gboolean
dictum_json_reader_init (DictumJsonReader *self, GBytes *bytes, GError **error)
{
  DictumJsonCursor cursor;

  if (!dictum_json_cursor_init (&cursor, bytes, error))
    return FALSE;
  *self = (DictumJsonReader){ .cursor = cursor, .scratch = g_string_new (NULL) };
  return TRUE;
}

static void
clear (DictumJsonReader *self)
{
  g_clear_error (&self->error);
  g_string_free (self->scratch, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->kept); i++)
    if (self->kept[i] != NULL)
      g_string_free (self->kept[i], TRUE);
  g_free (self->extra);
}

/**
 * dictum_json_reader_finish:
 * @self: a reader
 * @error: return location
 *
 * Frees what it holds, and hands out the error that was remembered.
 *
 * Returns: whether there was none. Any thread.
 */
gboolean
dictum_json_reader_finish (DictumJsonReader *self, GError **error)
{
  gboolean good = self->error == NULL;

  if (!good)
    g_propagate_error (error, g_steal_pointer (&self->error));
  clear (self);
  return good;
}

/**
 * dictum_json_reader_has_failed:
 * @self: a reader
 *
 * Returns: whether an error is remembered. Any thread.
 */
gboolean
dictum_json_reader_has_failed (const DictumJsonReader *self)
{
  return self->error != NULL;
}

/**
 * dictum_json_reader_fail:
 * @self: a reader
 * @code: what kind of error
 * @format: a sentence for a person, as for printf()
 * @...: what goes into it
 *
 * Remembers an error at the place of @self, if it is the first. Any thread.
 */
void
dictum_json_reader_fail (DictumJsonReader *self, DictumError code, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  if (self->error != NULL)
    return;
  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  dictum_json_cursor_set_error (&self->cursor, &self->error, code, sentence);
}

/**
 * dictum_json_reader_require:
 * @self: a reader that has just left an object
 * @found: (nullable): a member of it
 * @name: the name of that member
 *
 * Remembers an error where @found is %NULL. Any thread.
 */
void
dictum_json_reader_require (DictumJsonReader *self, gconstpointer found, const char *name)
{
  if (found == NULL)
    dictum_json_reader_fail (self, DICTUM_ERROR_MALFORMED, _("The member “%s” is missing here."), name);
}

// @sentence is translated only where it is needed: that takes longer than reading the value.
static gboolean
expect (DictumJsonReader *self, DictumJsonKind kind, const char *sentence)
{
  if (self->error != NULL)
    return FALSE;
  if (dictum_json_cursor_get_kind (&self->cursor) == kind)
    return TRUE;
  dictum_json_reader_fail (self, DICTUM_ERROR_MALFORMED, "%s", _(sentence));
  return FALSE;
}

/**
 * dictum_json_reader_enter_object:
 * @self: a reader on a value
 *
 * Goes into it, or remembers an error where it is no object.
 *
 * Returns: whether it is one. Any thread.
 */
gboolean
dictum_json_reader_enter_object (DictumJsonReader *self)
{
  guint depth = dictum_json_cursor_get_depth (&self->cursor);

  g_clear_pointer (&self->extra, g_free);
  if (!expect (self, DICTUM_JSON_OBJECT, N_("An object in “{” and “}” is expected here.")))
    return FALSE;
  if (self->kept[depth] != NULL)
    g_string_truncate (self->kept[depth], 0);
  dictum_json_cursor_enter (&self->cursor);
  return TRUE;
}

/**
 * dictum_json_reader_enter_array:
 * @self: a reader on a value
 *
 * Goes into it, or remembers an error where it is no array.
 *
 * Returns: whether it is one. Any thread.
 */
gboolean
dictum_json_reader_enter_array (DictumJsonReader *self)
{
  if (!expect (self, DICTUM_JSON_ARRAY, N_("A list in “[” and “]” is expected here.")))
    return FALSE;
  dictum_json_cursor_enter (&self->cursor);
  return TRUE;
}

/**
 * dictum_json_reader_next:
 * @self: a reader in an object or array, before its first value or just after one
 *
 * Goes to the next value; where there is none, out of the object or array.
 *
 * Returns: whether there is one; never after an error. Any thread.
 */
gboolean
dictum_json_reader_next (DictumJsonReader *self)
{
  GString *kept;

  if (self->error != NULL)
    return FALSE;
  if (dictum_json_cursor_next (&self->cursor))
    return TRUE;
  g_clear_pointer (&self->extra, g_free);
  kept = self->kept[dictum_json_cursor_get_depth (&self->cursor)];
  if (kept == NULL || kept->len == 0)
    return FALSE;
  self->extra = g_strdup_printf ("{%s}", kept->str);
  g_string_truncate (kept, 0);
  return FALSE;
}

/**
 * dictum_json_reader_is:
 * @self: a reader in an object
 * @name: a name
 *
 * Returns: whether the current member has that name. Any thread.
 */
gboolean
dictum_json_reader_is (const DictumJsonReader *self, const char *name)
{
  return dictum_json_slice_is (dictum_json_cursor_get_name (&self->cursor), name);
}

/**
 * dictum_json_reader_read_null:
 * @self: a reader on a value
 *
 * Goes past it if it is null.
 *
 * Returns: whether it is. Any thread.
 */
gboolean
dictum_json_reader_read_null (DictumJsonReader *self)
{
  if (self->error != NULL || dictum_json_cursor_get_kind (&self->cursor) != DICTUM_JSON_NULL)
    return FALSE;
  dictum_json_cursor_skip (&self->cursor);
  return TRUE;
}

/**
 * dictum_json_reader_read_boolean:
 * @self: a reader on a value
 *
 * Returns: the value, or %FALSE and an error remembered where it is not true or false. Any thread.
 */
gboolean
dictum_json_reader_read_boolean (DictumJsonReader *self)
{
  return expect (self, DICTUM_JSON_BOOLEAN, N_("true or false is expected here.")) &&
         dictum_json_cursor_read_boolean (&self->cursor);
}

/**
 * dictum_json_reader_read_integer:
 * @self: a reader on a value
 *
 * Returns: the value, or 0 and an error remembered where it is no whole number. Any thread.
 */
gint64
dictum_json_reader_read_integer (DictumJsonReader *self)
{
  if (!expect (self, DICTUM_JSON_INTEGER, N_("A whole number is expected here.")))
    return 0;
  return dictum_json_cursor_read_integer (&self->cursor);
}

/**
 * dictum_json_reader_read_slice:
 * @self: a reader on a value
 *
 * Returns: the string as it stands in the document, or an empty one and an error remembered where it is no string;
 *   see dictum_json_reader_decode(). Any thread.
 */
DictumJsonSlice
dictum_json_reader_read_slice (DictumJsonReader *self)
{
  if (!expect (self, DICTUM_JSON_STRING, N_("A text in quotation marks is expected here.")))
    return (DictumJsonSlice){ "", 0 };
  return dictum_json_cursor_read_string (&self->cursor);
}

/**
 * dictum_json_reader_read_string:
 * @self: a reader on a value
 *
 * Returns: (transfer none): the string, valid until the next string is read; "" and an error remembered where it is no
 *   string. Any thread.
 */
const char *
dictum_json_reader_read_string (DictumJsonReader *self)
{
  return dictum_json_reader_decode (self, dictum_json_reader_read_slice (self));
}

/**
 * dictum_json_reader_dup_string:
 * @self: a reader on a value
 *
 * Returns: (transfer full): the string; "" and an error remembered where it is no string. Any thread.
 */
char *
dictum_json_reader_dup_string (DictumJsonReader *self)
{
  return g_strdup (dictum_json_reader_read_string (self));
}

/**
 * dictum_json_reader_dup_strings:
 * @self: a reader on a value
 *
 * Returns: (transfer full) (array zero-terminated=1): the strings of a list; what was read so far and an error
 *   remembered where it is no list of strings. Any thread.
 */
char **
dictum_json_reader_dup_strings (DictumJsonReader *self)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new ();

  if (dictum_json_reader_enter_array (self))
    while (dictum_json_reader_next (self))
      g_ptr_array_add (strings, dictum_json_reader_dup_string (self));
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_steal (strings, NULL);
}

/**
 * dictum_json_reader_read_choice:
 * @self: a reader on a value
 * @choices: (array zero-terminated=1): the strings that can stand here
 *
 * Returns: which of them does, from 0; 0 and an error remembered where none does. Any thread.
 */
guint
dictum_json_reader_read_choice (DictumJsonReader *self, const char *const *choices)
{
  g_autofree char *list = NULL;
  DictumJsonSlice slice = dictum_json_reader_read_slice (self);

  for (guint i = 0; choices[i] != NULL; i++)
    if (dictum_json_slice_is (slice, choices[i]))
      return i;
  if (self->error != NULL)
    return 0;
  list = g_strjoinv (", ", (char **) choices);
  dictum_json_reader_fail (self, DICTUM_ERROR_MALFORMED, _("One of these is expected here: %s."), list);
  return 0;
}

/**
 * dictum_json_reader_decode:
 * @self: a reader
 * @slice: a string of its document
 *
 * Returns: (transfer none): @slice without escapes, valid until the next string is read. Any thread.
 */
const char *
dictum_json_reader_decode (DictumJsonReader *self, DictumJsonSlice slice)
{
  g_string_truncate (self->scratch, 0);
  dictum_json_slice_append (slice, self->scratch);
  return self->scratch->str;
}

/**
 * dictum_json_reader_mark:
 * @self: a reader
 *
 * Returns: the way back to where it is now, for dictum_json_reader_return(). Any thread.
 */
DictumJsonCursor
dictum_json_reader_mark (const DictumJsonReader *self)
{
  return self->cursor;
}

/**
 * dictum_json_reader_return:
 * @self: a reader
 * @mark: where it was before
 *
 * Goes back. Any thread.
 */
void
dictum_json_reader_return (DictumJsonReader *self, const DictumJsonCursor *mark)
{
  self->cursor = *mark;
}

/**
 * dictum_json_reader_skip:
 * @self: a reader on a value
 *
 * Goes past the value. Any thread.
 */
void
dictum_json_reader_skip (DictumJsonReader *self)
{
  if (self->error == NULL)
    dictum_json_cursor_skip (&self->cursor);
}

static GString *
get_kept (DictumJsonReader *self)
{
  GString **kept = &self->kept[dictum_json_cursor_get_depth (&self->cursor) - 1];

  if (*kept == NULL)
    *kept = g_string_new (NULL);
  if ((*kept)->len > 0)
    g_string_append_c (*kept, ',');
  return *kept;
}

static void
limit_kept (DictumJsonReader *self, const GString *kept)
{
  if (kept->len > MAX_EXTRA)
    dictum_json_reader_fail (self, DICTUM_ERROR_TOO_LARGE,
                             _("There are more than 4 MB of members here that Dictum does not know."));
}

static void
append_compact (GString *to, DictumJsonSlice value)
{
  const char *at = value.start, *end = value.start + value.size;

  while (at < end)
    {
      const char *mark = at;

      if (*at != '"')
        {
          if (!g_ascii_isspace (*at))
            g_string_append_c (to, *at);
          at++;
          continue;
        }
      for (at++; *at != '"'; at += *at == '\\' ? 2 : 1)
        ;
      dictum_json_slice_append_canonical ((DictumJsonSlice){ mark + 1, at - mark - 1 }, to);
      at++;
    }
}

/**
 * dictum_json_reader_keep:
 * @self: a reader on a member of an object
 *
 * Goes past the member and keeps it, name and value, for dictum_json_reader_take_extra(). Fails with
 * `DICTUM_ERROR_TOO_LARGE` where that becomes more than 4 MB in one object. Any thread.
 */
void
dictum_json_reader_keep (DictumJsonReader *self)
{
  GString *kept;

  if (self->error != NULL)
    return;
  kept = get_kept (self);
  dictum_json_slice_append_canonical (dictum_json_cursor_get_name (&self->cursor), kept);
  g_string_append_c (kept, ':');
  append_compact (kept, dictum_json_cursor_skip (&self->cursor));
  limit_kept (self, kept);
}

/**
 * dictum_json_reader_keep_members:
 * @self: a reader in an object
 * @object: (nullable): the text of a JSON object with members, as of dictum_json_reader_take_extra()
 *
 * Keeps the members of @object too. Any thread.
 */
void
dictum_json_reader_keep_members (DictumJsonReader *self, const char *object)
{
  GString *kept;

  if (self->error != NULL || object == NULL)
    return;
  kept = get_kept (self);
  g_string_append_len (kept, object + 1, strlen (object) - 2);
  limit_kept (self, kept);
}

/**
 * dictum_json_reader_take_extra:
 * @self: a reader that has just left an object
 *
 * Returns: (transfer full) (nullable): the members of that object that were kept, in their order, as the text of a JSON
 *   object; see the head of this file. Any thread.
 */
char *
dictum_json_reader_take_extra (DictumJsonReader *self)
{
  return g_steal_pointer (&self->extra);
}

static void
find_format (DictumJsonReader *self, const char *format, const char *message)
{
  gint64 version = 0;
  gboolean found = FALSE;

  if (!dictum_json_reader_enter_object (self))
    return;
  while ((!found || version == 0) && dictum_json_reader_next (self))
    if (dictum_json_reader_is (self, "format"))
      found = dictum_json_slice_is (dictum_json_reader_read_slice (self), format);
    else if (dictum_json_reader_is (self, "version"))
      version = dictum_json_reader_read_integer (self);
    else
      dictum_json_reader_skip (self);
  if (self->error == NULL && !found)
    self->error = g_error_new_literal (DICTUM_ERROR, DICTUM_ERROR_MALFORMED, message);
  else if (self->error == NULL && version > FORMAT_VERSION)
    self->error = g_error_new_literal (DICTUM_ERROR, DICTUM_ERROR_NEWER_VERSION,
                                       _("This file was written by a newer version of Dictum."));
  else if (version < 1)
    dictum_json_reader_fail (self, DICTUM_ERROR_MALFORMED, _("The member “%s” is missing here."), "version");
}

/**
 * dictum_json_reader_check_format:
 * @self: a reader on the root of a document
 * @format: what its member "format" has to be
 * @message: the sentence that says it is not
 *
 * Looks at "format" and "version" before anything else is read, since a newer version may say all else in another way.
 * Fails with `DICTUM_ERROR_MALFORMED` or `DICTUM_ERROR_NEWER_VERSION`, remembered.
 *
 * Returns: whether both are as they should be; @self is on the root again. Any thread.
 */
gboolean
dictum_json_reader_check_format (DictumJsonReader *self, const char *format, const char *message)
{
  DictumJsonCursor root = self->cursor;

  if (dictum_json_cursor_get_kind (&self->cursor) != DICTUM_JSON_OBJECT)
    self->error = g_error_new_literal (DICTUM_ERROR, DICTUM_ERROR_MALFORMED, message);
  else
    find_format (self, format, message);
  if (self->error != NULL)
    return FALSE;
  self->cursor = root;
  return TRUE;
}
