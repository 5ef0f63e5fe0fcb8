// SPDX-License-Identifier: GPL-3.0-or-later
// dictum-cli formats: what can be read and written, and what each format cannot hold.

#include "config.h"

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

#include <glib/gi18n-lib.h>

/**
 * dictum_cli_formats:
 * @argc: the number of @argv
 * @argv: the arguments, the command's name first
 *
 * Prints the formats, a line each: name, directions, and what it cannot hold, separated by tabs.
 *
 * Returns: the exit status.
 */
int
dictum_cli_formats (int argc, char *argv[])
{
  const DictumCliUsage usage = {
    .arguments = NULL,
    .summary = _("Prints what can be read and written, and what each format cannot hold."),
  };
  int status;
  g_autoptr (DictumCliOptions) options = dictum_cli_options_parse (&usage, argc, argv, &status);

  if (options == NULL)
    return status;
  // Translators: after the tab stands what the format cannot hold.
  dictum_cli_print ("json\timport, export\t");
  dictum_cli_print (_("the whole project in one document; nothing is left out"));
  dictum_cli_print ("\n");
  return DICTUM_CLI_DONE;
}
