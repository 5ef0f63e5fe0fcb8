// SPDX-License-Identifier: GPL-3.0-or-later
// dictum-cli export: a whole project as one document.

#include "config.h"

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "formats/export-json.h"
#include "project/exchange.h"

#include <glib/gi18n-lib.h>

static gboolean
run (const DictumCliOptions *options, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (options->paths[0]);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DictumExport) document = dictum_exchange_export (folder, options->annotator, messages, error);
  g_autoptr (GBytes) bytes = document ? dictum_export_json_write (document, error) : NULL;

  dictum_cli_say_all (messages);
  if (bytes == NULL)
    return FALSE;
  if (options->output != NULL)
    return dictum_cli_write_file (options->output, bytes, error);
  dictum_cli_print_json (bytes);
  return TRUE;
}

/**
 * dictum_cli_export:
 * @argc: the number of @argv
 * @argv: the arguments, the command's name first
 *
 * Writes a project as one document to standard output or a file.
 *
 * Returns: the exit status.
 */
int
dictum_cli_export (int argc, char *argv[])
{
  static const char *const formats[] = { "json", NULL };
  const DictumCliUsage usage = {
    .arguments = _("PROJECT"),
    .summary = _("Writes a whole project as one document: articles, speakers, and what everybody marked."),
    .formats = formats,
    .needs_format = TRUE,
    .has_output = TRUE,
    .has_annotator = TRUE,
    .min_paths = 1,
    .max_paths = 1,
  };
  int status;
  g_autoptr (DictumCliOptions) options = dictum_cli_options_parse (&usage, argc, argv, &status);
  g_autoptr (GError) error = NULL;

  if (options == NULL)
    return status;
  if (run (options, &error))
    return DICTUM_CLI_DONE;
  dictum_cli_say ("dictum-cli export: %s", error->message);
  return DICTUM_CLI_PROBLEM;
}
