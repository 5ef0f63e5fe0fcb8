// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the arguments of a command, and answers wrong ones in the same way everywhere.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumCliUsage:
 * @arguments: what stands after the options ("PROJECT"), for people
 * @summary: what the command does, as a sentence for people
 * @formats: (nullable) (array zero-terminated=1): what `--format` may be; %NULL where there is no such option
 * @needs_format: whether `--format` must be given; else the first of @formats is taken
 * @has_output: whether there is `--output`
 * @has_annotator: whether there is `--annotator`
 * @min_paths: how many paths at least
 * @max_paths: how many paths at most
 */
typedef struct
{
  const char *arguments;
  const char *summary;
  const char *const *formats;
  gboolean needs_format;
  gboolean has_output;
  gboolean has_annotator;
  guint min_paths;
  guint max_paths;
} DictumCliUsage;

/**
 * DictumCliOptions:
 * @format: (nullable): one of the formats, %NULL where there is no such option
 * @output: (nullable): where to write, %NULL for standard output
 * @annotator: (nullable): an annotator's id, valid
 * @paths: (array zero-terminated=1): the other arguments
 */
typedef struct
{
  char *format;
  char *output;
  char *annotator;
  char **paths;
} DictumCliOptions;

DictumCliOptions *dictum_cli_options_parse (const DictumCliUsage *usage, int argc, char *argv[], int *status);
void dictum_cli_options_free (DictumCliOptions *self);
void dictum_cli_print_version (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumCliOptions, dictum_cli_options_free)

G_END_DECLS
