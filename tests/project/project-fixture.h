// SPDX-License-Identifier: GPL-3.0-or-later
// A project in a temporary folder, and edits in one line.

#pragma once

#include "project/project.h"
#include "support/fixtures.h"

G_BEGIN_DECLS

#define TEST_TEXT "Hollande cancelled.\n\n\"These are people who are victims\", he said.\n\nPeskov told TASS.\n"

typedef struct
{
  char *path;
  GFile *folder;
  DictumProject *project;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
DictumProject *fixture_open (Fixture *fixture);
DictumProject *fixture_open_as (Fixture *fixture, const char *annotator, const char *installation);
void fixture_close (Fixture *fixture);
DictumArticle *fixture_open_article (Fixture *fixture, const char *file);
void fixture_settle (DictumProject *project);
void fixture_flush (DictumProject *project);
char *fixture_dump (const char *path);

gboolean fixture_put (DictumProject *project, const char *file, DictumQuotation *before, DictumQuotation *after);
gboolean fixture_put_speaker (DictumProject *project, DictumSpeaker *before, DictumSpeaker *after);
gboolean fixture_put_title (DictumProject *project, const char *title);

G_END_DECLS
