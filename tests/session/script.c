// SPDX-License-Identifier: GPL-3.0-or-later
// A session over a small project in a temporary folder, driven by lines of commands and read as one line of state.

#include "session/script.h"

#include "support/fixtures.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

// Four speakers, of whom two have digits of their own; "lee" and "lea" share the last name.
static const char project_file[] =
    "{\n"
    "  \"format\" : \"dictum-project\",\n"
    "  \"version\" : 1,\n"
    "  \"title\" : \"Test\",\n"
    "  \"annotators\" : [],\n"
    "  \"speakers\" : [\n"
    "    { \"id\" : \"ann\", \"name\" : \"Ann Archer\", \"aliases\" : [], \"kind\" : \"person\", \"role\" : \"\",\n"
    "      \"wikidata\" : \"\", \"colour\" : 0, \"key\" : \"1\", \"note\" : \"\" },\n"
    "    { \"id\" : \"bob\", \"name\" : \"Bob Baker\", \"aliases\" : [\"Bobby\"], \"kind\" : \"person\",\n"
    "      \"role\" : \"mayor\", \"wikidata\" : \"\", \"colour\" : 1, \"key\" : \"2\", \"note\" : \"\" },\n"
    "    { \"id\" : \"lea\", \"name\" : \"Lea Marsh\", \"aliases\" : [], \"kind\" : \"person\", \"role\" : \"\",\n"
    "      \"wikidata\" : \"\", \"colour\" : 2, \"key\" : \"3\", \"note\" : \"\" },\n"
    "    { \"id\" : \"lee\", \"name\" : \"Lee Marsh\", \"aliases\" : [], \"kind\" : \"person\", \"role\" : \"\",\n"
    "      \"wikidata\" : \"\", \"colour\" : 3, \"key\" : \"\", \"note\" : \"\" }\n"
    "  ],\n"
    "  \"articles\" : []\n"
    "}\n";

static gint64
tell_time (gpointer data)
{
  return ((DictumScript *) data)->now++;
}

static void
message_cb (DictumSession *session, const char *text, gboolean with_undo, DictumScript *self)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_free (self->message);
  self->message = g_strdup (text);
  self->n_messages++;
}

static void
shown_cb (DictumSession *session, guint start, guint end, DictumScript *self)
{
  self->shown = DICTUM_RANGE (start, end);
}

static void
marks_changed_cb (DictumSession *session, guint start, guint end, DictumScript *self)
{
  const DictumRange range = DICTUM_RANGE (start, end);

  g_assert_cmpuint (start, <=, end);
  self->painted = dictum_range_is_empty (self->painted) ? range : dictum_range_join (self->painted, range);
}

static void
open_project (DictumScript *self)
{
  const DictumIdentity identity = { .annotator = "coder-1", .installation = "0f6c2a91" };
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GError) error = NULL;

  self->project = dictum_project_open (folder, &identity, FALSE, &error);
  g_assert_no_error (error);
  self->session = dictum_session_new (self->project);
  dictum_session_set_clock (self->session, tell_time, self);
  g_signal_connect (self->session, "message", G_CALLBACK (message_cb), self);
  g_signal_connect (self->session, "shown", G_CALLBACK (shown_cb), self);
  g_signal_connect (self->session, "marks-changed", G_CALLBACK (marks_changed_cb), self);
  dictum_script_wait (self);
}

static void
close_project (DictumScript *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dictum_project_flush (self->project, &error));
  g_assert_no_error (error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->project);
}

/**
 * dictum_script_new_with_files:
 * @first_file: (nullable): the name of an article, followed by its text, and so on
 *
 * Returns: (transfer full): a session with the first article open.
 */
DictumScript *
dictum_script_new_with_files (const char *first_file, ...)
{
  DictumScript *self = g_new0 (DictumScript, 1);
  va_list args;

  self->folder = dictum_test_make_folder ();
  self->now = 1479808800;
  dictum_test_write (self->folder, "dictum.json", project_file);
  va_start (args, first_file);
  for (const char *file = first_file; file != NULL; file = va_arg (args, const char *))
    dictum_test_write (self->folder, file, va_arg (args, const char *));
  va_end (args);
  open_project (self);
  return self;
}

/**
 * dictum_script_new:
 * @text: the text of the one article
 *
 * Returns: (transfer full): a session with the article open.
 */
DictumScript *
dictum_script_new (const char *text)
{
  return dictum_script_new_with_files ("articles/a.txt", text, NULL);
}

/**
 * dictum_script_free:
 * @self: (transfer full): a script
 *
 * Ends the session, which nothing may keep alive, and removes the folder.
 */
void
dictum_script_free (DictumScript *self)
{
  close_project (self);
  dictum_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->message);
  g_free (self);
}

/**
 * dictum_script_reopen:
 * @self: a script
 *
 * Closes the project and opens it again, as after a restart of the program.
 */
void
dictum_script_reopen (DictumScript *self)
{
  close_project (self);
  open_project (self);
}

/**
 * dictum_script_wait:
 * @self: a script
 *
 * Runs the main loop until the session loads nothing.
 */
void
dictum_script_wait (DictumScript *self)
{
  gboolean loading;

  do
    {
      g_object_get (self->session, "loading", &loading, NULL);
      if (loading)
        g_main_context_iteration (NULL, TRUE);
    }
  while (loading);
}

/**
 * dictum_script_find:
 * @self: a script
 * @words: words of the open article; with "…" in them from the words before to the words behind it
 *
 * Returns: where they stand first.
 */
DictumRange
dictum_script_find (DictumScript *self, const char *words)
{
  DictumText *text = dictum_article_get_text (dictum_session_get_article (self->session));
  const char *string = dictum_text_get_string (text);
  g_auto (GStrv) parts = g_strsplit (words, "…", 2);
  const char *from = strstr (string, parts[0]);
  const char *to = from;

  if (from == NULL)
    g_error ("“%s” is not in the text", words);
  if (parts[1] != NULL && (to = strstr (from + strlen (parts[0]), parts[1])) == NULL)
    g_error ("“%s” is not in the text", words);
  to += strlen (parts[1] ? parts[1] : parts[0]);
  return DICTUM_RANGE (dictum_text_get_offset (text, from - string), dictum_text_get_offset (text, to - string));
}

// The place that "|" shows among words of the text, else where they begin.
static guint
find_place (DictumScript *self, const char *words)
{
  const char *bar = strchr (words, '|');
  g_auto (GStrv) parts = g_strsplit (words, "|", 2);
  g_autofree char *joined = g_strjoinv ("", parts);
  const guint start = dictum_script_find (self, joined).start;

  return bar ? start + g_utf8_strlen (words, bar - words) : start;
}

static DictumRole
read_role (const char *word)
{
  if (g_str_equal (word, "source"))
    return DICTUM_ROLE_SOURCE;
  if (g_str_equal (word, "cue"))
    return DICTUM_ROLE_CUE;
  g_assert_cmpstr (word, ==, "addressee");
  return DICTUM_ROLE_ADDRESSEE;
}

static const char *
read_speaker (DictumScript *self, const char *word)
{
  DictumSpeaker *speaker;

  if (g_str_equal (word, "0"))
    return DICTUM_SPEAKER_UNKNOWN;
  if (g_str_equal (word, "-"))
    return NULL;
  speaker = dictum_cast_find_by_key (dictum_project_get_cast (self->project), word[0]);
  return speaker && word[1] == '\0' ? dictum_speaker_get_id (speaker) : word;
}

// Where the person is.
static gboolean
run_place (DictumScript *self, const char *command, const char *rest)
{
  DictumSession *session = self->session;

  if (g_str_equal (command, "drag"))
    dictum_session_end_drag (session, dictum_script_find (self, rest), FALSE, FALSE);
  else if (g_str_equal (command, "exact"))
    dictum_session_end_drag (session, dictum_script_find (self, rest), TRUE, FALSE);
  else if (g_str_equal (command, "ctrl-drag"))
    dictum_session_end_drag (session, dictum_script_find (self, rest), FALSE, TRUE);
  else if (g_str_equal (command, "select"))
    dictum_session_set_selection (session, dictum_script_find (self, rest), dictum_script_find (self, rest).end);
  else if (g_str_equal (command, "caret"))
    dictum_session_set_selection (session, DICTUM_RANGE (find_place (self, rest), find_place (self, rest)),
                                  find_place (self, rest));
  else if (g_str_equal (command, "point"))
    dictum_session_set_pointer (session, TRUE, find_place (self, rest));
  else if (g_str_equal (command, "key"))
    dictum_session_point_by_caret (session);
  else if (g_str_equal (command, "click"))
    dictum_session_click (session, find_place (self, rest));
  else if (g_str_equal (command, "visible"))
    dictum_session_set_visible (session, dictum_script_find (self, rest));
  else if (g_str_equal (command, "pen"))
    dictum_session_pick_pen (session, read_speaker (self, rest));
  else if (g_str_equal (command, "drag-end") || g_str_equal (command, "drop-end"))
    dictum_session_drag_end (session, 0, DICTUM_END_END, find_place (self, rest), command[2] == 'o');
  else if (g_str_equal (command, "drag-start") || g_str_equal (command, "drop-start"))
    dictum_session_drag_end (session, 0, DICTUM_END_START, find_place (self, rest), command[2] == 'o');
  else
    return FALSE;
  return TRUE;
}

static gboolean
run_step (DictumSession *session, const char *command, const char *rest, gboolean *result)
{
  if (g_str_equal (command, "next"))
    *result = dictum_session_next_quotation (session);
  else if (g_str_equal (command, "previous"))
    *result = dictum_session_previous_quotation (session);
  else if (g_str_equal (command, "esc"))
    *result = dictum_session_lay_down (session);
  else if (g_str_equal (command, "undo"))
    *result = dictum_session_undo (session);
  else if (g_str_equal (command, "redo"))
    *result = dictum_session_redo (session);
  else if (g_str_equal (command, "hold"))
    *result = dictum_session_hold_end (session, rest[0] == 'E' ? DICTUM_END_END : DICTUM_END_START);
  else if (g_str_equal (command, "move"))
    *result = dictum_session_move_end (session, atoi (rest), FALSE);
  else if (g_str_equal (command, "shift-move"))
    *result = dictum_session_move_end (session, atoi (rest), TRUE);
  else if (g_str_equal (command, "let-go"))
    *result = dictum_session_let_go (session);
  else
    return FALSE;
  return TRUE;
}

static gboolean
run_act (DictumScript *self, const char *command, const char *rest)
{
  DictumSession *session = self->session;

  if (g_str_equal (command, "tag"))
    return dictum_session_tag (session, read_speaker (self, rest));
  if (g_str_equal (command, "speaker"))
    return dictum_session_click_speaker (session, read_speaker (self, rest));
  if (g_str_equal (command, "set-speaker"))
    return dictum_session_set_speaker (session, read_speaker (self, rest));
  if (g_str_equal (command, "new"))
    return dictum_session_tag_new_speaker (session, rest) != NULL;
  if (g_str_equal (command, "remove"))
    return dictum_session_remove (session);
  if (g_str_equal (command, "form"))
    return dictum_session_set_form (session, strchr ("dmif", rest[0]) - "dmif");
  if (g_str_equal (command, "role"))
    return dictum_session_set_role (session, read_role (rest));
  if (g_str_equal (command, "clear"))
    return dictum_session_clear_role (session, read_role (rest));
  if (g_str_equal (command, "forget"))
    return dictum_session_forget_role (session, read_role (rest));
  if (g_str_equal (command, "sure"))
    return dictum_session_set_sure (session, rest[0] == 'y');
  if (g_str_equal (command, "note"))
    return dictum_session_set_note (session, rest);
  if (g_str_equal (command, "add"))
    return dictum_session_add_piece (session);
  if (g_str_equal (command, "cut"))
    return dictum_session_cut_piece (session);
  if (g_str_equal (command, "join"))
    return dictum_session_join_piece (session);
  if (g_str_equal (command, "remove-piece"))
    return dictum_session_remove_piece (session);
  if (g_str_equal (command, "remove-speaker"))
    return dictum_session_remove_speaker (session, read_speaker (self, rest));
  g_error ("There is no command “%s”", command);
}

/**
 * dictum_script_run:
 * @self: a script
 * @script: commands, one a line; one that is to fail begins with "!"
 *
 * Runs them and sees that each succeeds or fails as it says, and that who fails says why.
 */
void
dictum_script_run (DictumScript *self, const char *script)
{
  g_auto (GStrv) lines = g_strsplit (script, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const gboolean to_fail = lines[i][0] == '!';
      g_auto (GStrv) words = g_strsplit (lines[i] + to_fail, " ", 2);
      const char *rest = words[0] != NULL && words[1] != NULL ? words[1] : "";
      const guint n_messages = self->n_messages;
      gboolean result = TRUE;

      if (words[0] == NULL || run_place (self, words[0], rest))
        continue;
      if (!run_step (self->session, words[0], rest, &result))
        {
          result = run_act (self, words[0], rest);
          if (!result)
            g_assert_cmpuint (self->n_messages, >, n_messages);
        }
      if (result == to_fail)
        g_error ("“%s” %s", lines[i], result ? "succeeded" : "failed");
      dictum_script_wait (self);
    }
}

static void
append_pieces (GString *state, DictumText *text, const char *before, const DictumPieces *pieces)
{
  if (pieces == NULL)
    return;
  g_string_append (state, before);
  for (guint i = 0; i < dictum_pieces_get_n (pieces); i++)
    {
      const DictumPiece *piece = dictum_pieces_get (pieces, i);
      g_autofree char *words = piece->placed ? dictum_text_dup_slice (text, piece->range) : g_strdup ("lost");

      g_string_append_printf (state, "[%s]", words);
    }
  if (dictum_pieces_get_n (pieces) == 0)
    g_string_append (state, "[]");
}

static void
append_quotation (GString *state, DictumScript *self, DictumQuotation *quotation)
{
  DictumText *text = dictum_article_get_text (dictum_session_get_article (self->session));
  DictumQuotation *current = dictum_session_get_current (self->session);
  gboolean is_current = current != NULL && g_str_equal (dictum_quotation_get_id (quotation),
                                                        dictum_quotation_get_id (current));
  const DictumQuotationFields *fields = dictum_quotation_get_fields (is_current ? current : quotation);

  if (state->len > 0)
    g_string_append (state, " / ");
  g_string_append_printf (state, "%s%s %c", is_current ? "*" : "", fields->speaker ? fields->speaker : "-",
                          "dmif"[fields->form]);
  append_pieces (state, text, " ", fields->pieces[DICTUM_ROLE_CONTENT]);
  append_pieces (state, text, " s", fields->pieces[DICTUM_ROLE_SOURCE]);
  append_pieces (state, text, " c", fields->pieces[DICTUM_ROLE_CUE]);
  append_pieces (state, text, " a", fields->pieces[DICTUM_ROLE_ADDRESSEE]);
  if (!fields->sure)
    g_string_append (state, " unsure");
  if (fields->note != NULL)
    g_string_append_printf (state, " note=%s", fields->note);
}

/**
 * dictum_script_dup_state:
 * @self: a script
 *
 * Returns: (transfer full): the quotations of the open article, "*" before the current one: speaker, first letter of
 *   the form, content, source, cue and addressee where they were looked at; then the selection, the pen, a held end.
 */
char *
dictum_script_dup_state (DictumScript *self)
{
  DictumAnnotationSet *set = dictum_article_get_annotations (dictum_session_get_article (self->session));
  g_autofree char *selected = dictum_session_dup_selected_text (self->session);
  GString *state = g_string_new (NULL);

  for (guint i = 0; i < dictum_annotation_set_get_n (set); i++)
    append_quotation (state, self, dictum_annotation_set_get (set, i));
  if (selected != NULL)
    g_string_append_printf (state, "%s<%s>", state->len > 0 ? " " : "", selected);
  if (dictum_session_get_pen (self->session) != NULL)
    g_string_append_printf (state, "%spen=%s", state->len > 0 ? " " : "", dictum_session_get_pen (self->session));
  if (dictum_session_get_held_end (self->session) != DICTUM_END_NONE)
    g_string_append (state, " held");
  return g_string_free (state, FALSE);
}

static void
read_into (GHashTable *files, const char *path, const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *child;

  while (dir != NULL && (child = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child_path = g_build_filename (path, child, NULL);
      g_autofree char *child_name = name[0] ? g_strconcat (name, "/", child, NULL) : g_strdup (child);
      char *content;

      if (g_file_test (child_path, G_FILE_TEST_IS_DIR))
        {
          g_hash_table_insert (files, g_strdup (child_name), g_strdup ("folder"));
          read_into (files, child_path, child_name);
        }
      else if (g_file_get_contents (child_path, &content, NULL, NULL))
        g_hash_table_insert (files, g_steal_pointer (&child_name), content);
    }
}

/**
 * dictum_script_read_folder:
 * @self: a script
 *
 * Waits until everything is on disk.
 *
 * Returns: (transfer full) (element-type utf8 utf8): name → content of every file of the project, and its folders.
 */
GHashTable *
dictum_script_read_folder (DictumScript *self)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (dictum_project_flush (self->project, &error));
  g_assert_no_error (error);
  read_into (files, self->folder, "");
  return files;
}

/**
 * dictum_script_assert_same_files:
 * @expected: from dictum_script_read_folder()
 * @actual: likewise
 *
 * Both hold the same files with the same bytes.
 */
void
dictum_script_assert_same_files (GHashTable *expected, GHashTable *actual)
{
  GHashTableIter iter;
  gpointer name, content;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &name, &content))
    {
      if (!g_hash_table_contains (actual, name))
        g_error ("%s is missing", (char *) name);
      g_assert_cmpstr (g_hash_table_lookup (actual, name), ==, content);
    }
  g_hash_table_iter_init (&iter, actual);
  while (g_hash_table_iter_next (&iter, &name, &content))
    if (!g_hash_table_contains (expected, name))
      g_error ("%s should not be there", (char *) name);
}

static void
test_case (gconstpointer data)
{
  const DictumScriptCase *one = data;
  g_autoptr (DictumScript) script = dictum_script_new (one->text);
  g_autofree char *state = NULL;

  dictum_script_run (script, one->script);
  state = dictum_script_dup_state (script);
  if (!g_str_equal (state, one->expected))
    g_test_fail_printf ("expected “%s”, got “%s”", one->expected, state);
}

/**
 * dictum_script_add_cases:
 * @path: the path of the tests
 * @cases: (array length=n_cases): static
 * @n_cases: how many
 *
 * Adds a test for each case.
 */
void
dictum_script_add_cases (const char *path, const DictumScriptCase *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      g_autofree char *full = g_strdup_printf ("%s/%s", path, cases[i].name);

      g_test_add_data_func (full, &cases[i], test_case);
    }
}
