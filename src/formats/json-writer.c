// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a document in JsonGenerator's pretty layout, one small tree after the other, so that it needs little memory.

/*
 * The layout is JsonGenerator's for the whole document, pretty and with indent 2, with two differences: the byte 0x1F
 * in a string is written \u001f (json-glib 1.6 leaves it raw, which is no JSON), and a LF ends the document. The
 * objects and arrays that are opened and closed here are laid out here; all that is added in them comes from
 * JsonGenerator and is only moved to the right.
 */

#include "config.h"

#include "formats/json-writer.h"

#include "formats/json-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INDENT 2 // spaces
#define MAX_OPEN 8

struct _DictumJsonWriter
{
  JsonGenerator *generator;
  GString *text;
  GError *error;
  guint depth;
  gboolean is_array[MAX_OPEN];
  gboolean is_empty[MAX_OPEN];
};

/**
 * dictum_json_writer_new:
 *
 * Returns: (transfer full): a writer of one document. Any thread.
 */
DictumJsonWriter *
dictum_json_writer_new (void)
{
  DictumJsonWriter *self = g_new0 (DictumJsonWriter, 1);

  self->text = g_string_new (NULL);
  self->generator = json_generator_new ();
  json_generator_set_pretty (self->generator, TRUE);
  json_generator_set_indent (self->generator, INDENT);
  return self;
}

/**
 * dictum_json_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees it, and what it has written. Any thread.
 */
void
dictum_json_writer_free (DictumJsonWriter *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_object_unref (self->generator);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * dictum_json_writer_finish:
 * @self: a writer with nothing open
 * @error: return location
 *
 * Ends the document and reads it back with dictum_json_check(): what does not pass is not handed out. Fails with the
 * first error that was remembered, or as dictum_json_check() does.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with @error set. Any thread.
 */
GBytes *
dictum_json_writer_finish (DictumJsonWriter *self, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (self->depth == 0 && self->text != NULL, NULL);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  g_string_append_c (self->text, '\n');
  bytes = g_string_free_to_bytes (g_steal_pointer (&self->text));
  if (dictum_json_check (bytes, error))
    return g_steal_pointer (&bytes);
  g_prefix_error (error, "%s ", _("What was about to be written cannot be read back."));
  return NULL;
}

/**
 * dictum_json_writer_fail:
 * @self: a writer
 * @code: what kind of error
 * @sentence: for a person
 *
 * Remembers an error, if it is the first; dictum_json_writer_finish() hands it out. Any thread.
 */
void
dictum_json_writer_fail (DictumJsonWriter *self, DictumError code, const char *sentence)
{
  if (self->error == NULL)
    self->error = g_error_new_literal (DICTUM_ERROR, code, sentence);
}

/**
 * dictum_json_writer_has_failed:
 * @self: a writer
 *
 * Returns: whether an error is remembered, so that the rest need not be written. Any thread.
 */
gboolean
dictum_json_writer_has_failed (const DictumJsonWriter *self)
{
  return self->error != NULL;
}

static void
append_indent (DictumJsonWriter *self)
{
  for (guint i = 0; i < self->depth * INDENT; i++)
    g_string_append_c (self->text, ' ');
}

static void
append_line_end (DictumJsonWriter *self)
{
  g_string_append_c (self->text, '\n');
  append_indent (self);
}

static void
begin_item (DictumJsonWriter *self)
{
  if (self->depth == 0)
    return;
  if (!self->is_empty[self->depth - 1])
    g_string_append_c (self->text, ',');
  self->is_empty[self->depth - 1] = FALSE;
  append_line_end (self);
}

static void
begin_value (DictumJsonWriter *self, const char *name)
{
  g_assert ((name == NULL) == (self->depth == 0 || self->is_array[self->depth - 1]));

  begin_item (self);
  if (name != NULL)
    g_string_append_printf (self->text, "\"%s\" : ", name);
}

static void
open_container (DictumJsonWriter *self, const char *name, gboolean is_array)
{
  g_assert (self->depth < MAX_OPEN);

  begin_value (self, name);
  g_string_append_c (self->text, is_array ? '[' : '{');
  self->is_array[self->depth] = is_array;
  self->is_empty[self->depth++] = TRUE;
}

/**
 * dictum_json_writer_open_object:
 * @self: a writer
 * @name: (nullable): its name in the object around it, without anything to escape; %NULL in an array and at the root
 *
 * Begins an object. Any thread.
 */
void
dictum_json_writer_open_object (DictumJsonWriter *self, const char *name)
{
  open_container (self, name, FALSE);
}

/**
 * dictum_json_writer_open_array:
 * @self: a writer
 * @name: (nullable): as for dictum_json_writer_open_object()
 *
 * Begins an array. Any thread.
 */
void
dictum_json_writer_open_array (DictumJsonWriter *self, const char *name)
{
  open_container (self, name, TRUE);
}

/**
 * dictum_json_writer_close:
 * @self: a writer with something open
 *
 * Ends the object or array that was begun last. Any thread.
 */
void
dictum_json_writer_close (DictumJsonWriter *self)
{
  g_assert (self->depth > 0);

  self->depth--;
  if (!self->is_empty[self->depth])
    append_line_end (self);
  else if (!self->is_array[self->depth])
    append_indent (self); // as the generator does
  g_string_append_c (self->text, self->is_array[self->depth] ? ']' : '}');
}

// From an opening mark to behind the closing one; returns what follows.
static const char *
append_string (DictumJsonWriter *self, const char *at)
{
  const char *run = at++;

  for (; *at != '"'; at += *at == '\\' ? 2 : 1)
    if (*at == '\x1f')
      {
        g_string_append_len (self->text, run, at - run);
        g_string_append (self->text, "\\u001f");
        run = at + 1;
      }
  g_string_append_len (self->text, run, ++at - run);
  return at;
}

// Moves what was generated to the right: its lines, and the white space that the generator puts in an empty object.
static void
append_generated (DictumJsonWriter *self, const char *at, const char *end)
{
  while (at < end)
    {
      const char *run = at;

      if (*at == '"')
        {
          at = append_string (self, at);
          continue;
        }
      while (at < end && *at != '"' && *at != '\n' && *at != '{')
        at++;
      g_string_append_len (self->text, run, at - run);
      if (at == end || *at == '"')
        continue;
      if (*at == '\n')
        append_line_end (self);
      else
        g_string_append_c (self->text, '{');
      at++;
      if (at[-1] == '{' && *at != '\n')
        append_indent (self);
    }
}

static char *
generate (DictumJsonWriter *self, JsonNode *node, gsize *size)
{
  char *generated;

  json_generator_set_root (self->generator, node);
  generated = json_generator_to_data (self->generator, size);
  json_generator_set_root (self->generator, NULL);
  return generated;
}

/**
 * dictum_json_writer_add_node:
 * @self: a writer
 * @name: (nullable): as for dictum_json_writer_open_object()
 * @node: (transfer full): any value
 *
 * Adds it. Any thread.
 */
void
dictum_json_writer_add_node (DictumJsonWriter *self, const char *name, JsonNode *node)
{
  g_autoptr (JsonNode) owned = node;
  g_autofree char *generated = NULL;
  gsize size;

  begin_value (self, name);
  generated = generate (self, owned, &size);
  append_generated (self, generated, generated + size);
}

/**
 * dictum_json_writer_add_string:
 * @self: a writer
 * @name: (nullable): as for dictum_json_writer_open_object()
 * @string: (nullable): a string; %NULL is written as ""
 *
 * Adds it. Any thread.
 */
void
dictum_json_writer_add_string (DictumJsonWriter *self, const char *name, const char *string)
{
  dictum_json_writer_add_node (self, name, json_node_init_string (json_node_alloc (), string ? string : ""));
}

/**
 * dictum_json_writer_add_integer:
 * @self: a writer
 * @name: (nullable): as for dictum_json_writer_open_object()
 * @integer: a number within ±(2^53 − 1)
 *
 * Adds it. Any thread.
 */
void
dictum_json_writer_add_integer (DictumJsonWriter *self, const char *name, gint64 integer)
{
  dictum_json_writer_add_node (self, name, json_node_init_int (json_node_alloc (), integer));
}

/**
 * dictum_json_writer_add_members:
 * @self: a writer with an object open
 * @members: (nullable): an object
 *
 * Adds the members of @members to the open object. Any thread.
 */
void
dictum_json_writer_add_members (DictumJsonWriter *self, JsonObject *members)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *generated = NULL;
  const char *first;
  gsize size;

  if (members == NULL || json_object_get_size (members) == 0)
    return;
  node = json_node_init_object (json_node_alloc (), members);
  generated = generate (self, node, &size);
  first = generated + strlen ("{\n") + INDENT;
  begin_item (self);
  // The generator has moved the members one step to the right already, as this writer is about to.
  self->depth--;
  append_generated (self, first, generated + size - strlen ("\n}"));
  self->depth++;
}

/**
 * dictum_json_writer_add_object:
 * @self: a writer with an array open
 * @object: (transfer full): an object
 * @extra: (nullable): unknown members, as the text of a JSON object
 *
 * Adds @object with the members of @extra after its own. Fails as dictum_json_writer_add_extra() does. Any thread.
 */
void
dictum_json_writer_add_object (DictumJsonWriter *self, JsonObject *object, const char *extra)
{
  dictum_json_writer_add_extra (self, object, extra);
  dictum_json_writer_add_node (self, NULL, json_node_init_object (json_node_alloc (), object));
  json_object_unref (object);
}

/**
 * dictum_json_writer_parse_extra:
 * @self: a writer
 * @extra: (nullable): unknown members, as the text of a JSON object
 *
 * Fails with `DICTUM_ERROR_MALFORMED`, remembered, where @extra is not that.
 *
 * Returns: (transfer full) (nullable): the members, %NULL where there are none. Any thread.
 */
JsonObject *
dictum_json_writer_parse_extra (DictumJsonWriter *self, const char *extra)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GBytes) bytes = NULL;
  JsonNode *root;

  if (extra == NULL)
    return NULL;
  // json-glib 1.6 crashes on some input and misreads more: it sees nothing that has not passed the check.
  bytes = g_bytes_new_static (extra, strlen (extra));
  if (!dictum_json_check (bytes, self->error == NULL ? &self->error : NULL))
    return NULL;
  parser = json_parser_new ();
  if (!json_parser_load_from_data (parser, extra, -1, self->error == NULL ? &self->error : NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (JSON_NODE_HOLDS_OBJECT (root))
    return json_node_dup_object (root);
  dictum_json_writer_fail (self, DICTUM_ERROR_MALFORMED, _("Unknown members have to stand in an object."));
  return NULL;
}

/**
 * dictum_json_writer_add_extra:
 * @self: a writer
 * @object: an object
 * @extra: (nullable): unknown members, as the text of a JSON object
 *
 * Adds the members of @extra to @object, after its own. Fails with `DICTUM_ERROR_MALFORMED`, remembered, where @extra
 * is no object or has a member that @object has. Any thread.
 */
void
dictum_json_writer_add_extra (DictumJsonWriter *self, JsonObject *object, const char *extra)
{
  g_autoptr (JsonObject) members = dictum_json_writer_parse_extra (self, extra);
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  if (members == NULL)
    return;
  json_object_iter_init_ordered (&iter, members);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    if (json_object_has_member (object, name))
      dictum_json_writer_fail (self, DICTUM_ERROR_MALFORMED, _("An unknown member has the name of a known one."));
    else
      json_object_set_member (object, name, json_node_copy (value));
}
