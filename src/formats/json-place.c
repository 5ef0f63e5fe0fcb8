// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a JSON document something stands, said so that a person finds it.

#include "config.h"

#include "formats/json-place.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_LENGTH 40 // code points of a name that a message shows
#define DEPTH_SHOWN 8  // levels of a path that a message shows

static gboolean
is_plain (DictumJsonSlice name)
{
  for (gsize i = 0; i < name.size; i++)
    if (!g_ascii_isalnum (name.start[i]) && name.start[i] != '_' && name.start[i] != '-')
      return FALSE;
  return name.size > 0 && name.size <= NAME_LENGTH;
}

// Names come from a stranger's file: what would not show, or would turn the sentence around it, is left out.
static void
append_quoted (GString *path, DictumJsonSlice name)
{
  const char *end = name.start + name.size;
  guint n = 0;

  g_string_append (path, "[\"");
  for (const char *at = name.start; at < end && n < NAME_LENGTH; at = g_utf8_next_char (at), n++)
    g_string_append_unichar (path, g_unichar_isprint (g_utf8_get_char (at)) ? g_utf8_get_char (at) : 0xFFFD);
  g_string_append (path, n == NAME_LENGTH ? "…\"]" : "\"]");
}

static char *
dup_path (const DictumJsonPlace *self)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->depth, DEPTH_SHOWN); i++)
    {
      const DictumJsonFrame *frame = &self->frames[i];

      if (!frame->is_object && frame->index != G_MAXUINT)
        g_string_append_printf (path, "[%u]", frame->index);
      if (!frame->is_object || frame->name.start == NULL)
        continue;
      if (!is_plain (frame->name))
        append_quoted (path, frame->name);
      else
        g_string_append_printf (path, "%s%.*s", path->len > 0 ? "." : "", (int) frame->name.size, frame->name.start);
    }
  if (self->depth > DEPTH_SHOWN)
    g_string_append (path, "…");
  return g_string_free (path, FALSE);
}

static guint
count_lines (const char *document, const char *at)
{
  guint line = 1;

  while (document < at && (document = memchr (document, '\n', at - document)) != NULL)
    document++, line++;
  return line;
}

/**
 * dictum_json_place_set_error:
 * @self: where it is
 * @document: the first byte of the document, which is valid UTF-8 so far as the names in @self reach
 * @at: the byte at which something is wrong
 * @error: return location
 * @code: what kind of error
 * @sentence: what is wrong, for a person
 *
 * Sets @error to @sentence with line and path before it. Any thread.
 */
void
dictum_json_place_set_error (const DictumJsonPlace *self,
                             const char *document,
                             const char *at,
                             GError **error,
                             DictumError code,
                             const char *sentence)
{
  g_autofree char *path = dup_path (self);
  guint line = count_lines (document, at);

  if (path[0] == '\0')
    // Translators: a place in a file, and a whole sentence that says what is wrong there
    g_set_error (error, DICTUM_ERROR, code, _("Line %u: %s"), line, sentence);
  else
    // Translators: a line, a path like “quotations[3].content[0].end”, and a whole sentence that says what is wrong
    g_set_error (error, DICTUM_ERROR, code, _("Line %u, %s: %s"), line, path, sentence);
}
