// SPDX-License-Identifier: GPL-3.0-or-later
// dictum-cli check: everything loads, offsets and texts agree; one line a problem.

#include "config.h"

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "project/check.h"

#include <glib/gi18n-lib.h>

/**
 * dictum_cli_check:
 * @argc: the number of @argv
 * @argv: the arguments, the command's name first
 *
 * Prints what is wrong in a project, one line a problem.
 *
 * Returns: the exit status.
 */
int
dictum_cli_check (int argc, char *argv[])
{
  const DictumCliUsage usage = {
    .arguments = _("PROJECT"),
    .summary = _("Checks that everything in a project loads and that offsets and texts agree; one line a problem."),
    .min_paths = 1,
    .max_paths = 1,
  };
  int status;
  g_autoptr (DictumCliOptions) options = dictum_cli_options_parse (&usage, argc, argv, &status);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GFile) folder = NULL;

  if (options == NULL)
    return status;
  folder = g_file_new_for_commandline_arg (options->paths[0]);
  problems = dictum_check_folder (folder, &error);
  if (problems == NULL)
    {
      dictum_cli_say ("dictum-cli check: %s", error->message);
      return DICTUM_CLI_PROBLEM;
    }
  for (guint i = 0; i < problems->len; i++)
    dictum_cli_print_line (problems->pdata[i]);
  return problems->len > 0 ? DICTUM_CLI_PROBLEM : DICTUM_CLI_DONE;
}
