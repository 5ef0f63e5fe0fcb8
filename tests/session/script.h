// SPDX-License-Identifier: GPL-3.0-or-later
// A session over a small project in a temporary folder, driven by lines of commands and read as one line of state.

#pragma once

#include "session/session-private.h"

G_BEGIN_DECLS

/**
 * DictumScript:
 * @folder: the project's folder
 * @project: the project, opened
 * @session: a session in it
 * @now: what its clock says
 * @message: (nullable): the last message
 * @n_messages: how many there were
 * @shown: what was to be shown last
 * @painted: what was to be painted anew since the last look, joined; empty where nothing was
 */
typedef struct
{
  char *folder;
  DictumProject *project;
  DictumSession *session;
  gint64 now;
  char *message;
  guint n_messages;
  DictumRange shown;
  DictumRange painted;
} DictumScript;

/**
 * DictumScriptCase:
 * @name: the rule, said as words
 * @text: (nullable): the text of the first article
 * @script: commands, one a line
 * @expected: the state after them
 */
typedef struct
{
  const char *name;
  const char *text;
  const char *script;
  const char *expected;
} DictumScriptCase;

DictumScript *dictum_script_new (const char *text);
DictumScript *dictum_script_new_with_files (const char *first_file, ...) G_GNUC_NULL_TERMINATED;
void dictum_script_free (DictumScript *self);
void dictum_script_reopen (DictumScript *self);
void dictum_script_wait (DictumScript *self);
void dictum_script_run (DictumScript *self, const char *script);
char *dictum_script_dup_state (DictumScript *self);
DictumRange dictum_script_find (DictumScript *self, const char *words);
GHashTable *dictum_script_read_folder (DictumScript *self);
void dictum_script_assert_same_files (GHashTable *expected, GHashTable *actual);
void dictum_script_add_cases (const char *path, const DictumScriptCase *cases, guint n_cases);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumScript, dictum_script_free)

G_END_DECLS
