// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the arguments of a command, and answers wrong ones in the same way everywhere.

#include "config.h"

#include "cli/options.h"

#include "cli/commands.h"
#include "cli/output.h"
#include "core/project-data.h"

#include <glib/gi18n-lib.h>

static GOptionContext *
make_context (const DictumCliUsage *usage, DictumCliOptions *options, gboolean *version)
{
  GOptionContext *context = g_option_context_new (usage->arguments);
  const GOptionEntry version_entry[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, version, N_("Print the version and exit"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry format_entry[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, N_("The format"), N_("FORMAT") },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry output_entry[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &options->output, N_("Write to this file"), N_("PATH") },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry annotator_entry[] = {
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &options->annotator, N_("Only what this annotator marked"), N_("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry paths_entry[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_set_summary (context, usage->summary);
  g_option_context_add_main_entries (context, version_entry, GETTEXT_PACKAGE);
  if (usage->formats != NULL)
    g_option_context_add_main_entries (context, format_entry, GETTEXT_PACKAGE);
  if (usage->has_output)
    g_option_context_add_main_entries (context, output_entry, GETTEXT_PACKAGE);
  if (usage->has_annotator)
    g_option_context_add_main_entries (context, annotator_entry, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, paths_entry, GETTEXT_PACKAGE);
  return context;
}

static gboolean
is_allowed (const DictumCliUsage *usage, DictumCliOptions *options, GError **error)
{
  guint n = g_strv_length (options->paths);

  if (usage->formats != NULL && options->format == NULL && usage->needs_format)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("The option --format is needed."));
  else if (usage->formats != NULL && options->format != NULL && !g_strv_contains (usage->formats, options->format))
    {
      g_autofree char *known = g_strjoinv (", ", (char **) usage->formats);

      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("There is no format “%s” here, only: %s."),
                   options->format, known);
    }
  else if (options->annotator != NULL && !dictum_annotator_id_is_valid (options->annotator))
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _("“%s” cannot be an annotator: use up to 32 of a to z, 0 to 9, - and _, a letter or digit first."),
                 options->annotator);
  else if (n < usage->min_paths)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("An argument is missing: %s."), usage->arguments);
  else if (n > usage->max_paths)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("There are too many arguments."));
  else
    return TRUE;
  return FALSE;
}

/**
 * dictum_cli_options_parse:
 * @usage: what the command takes
 * @argc: the number of @argv
 * @argv: the arguments, the command's name first
 * @status: (out): the exit status, where there is nothing more to do
 *
 * Reads options and paths. `--help` is answered by printing it and leaving the program; `--version` and wrong usage by
 * %NULL, with what there is to say already said.
 *
 * Returns: (transfer full) (nullable): the options, or %NULL with @status set.
 */
DictumCliOptions *
dictum_cli_options_parse (const DictumCliUsage *usage, int argc, char *argv[], int *status)
{
  g_autoptr (DictumCliOptions) options = g_new0 (DictumCliOptions, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GOptionContext) context = NULL;
  g_autofree char *program = g_strconcat ("dictum-cli ", argv[0], NULL);
  gboolean version = FALSE, parsed;

  // It stands in the help.
  g_set_prgname (program);
  context = make_context (usage, options, &version);
  parsed = g_option_context_parse (context, &argc, &argv, &error);
  if (options->paths == NULL)
    options->paths = g_new0 (char *, 1);
  if (parsed && version)
    {
      dictum_cli_print_version ();
      *status = DICTUM_CLI_DONE;
      return NULL;
    }
  if (!parsed || !is_allowed (usage, options, &error))
    {
      dictum_cli_say ("%s: %s", program, error->message);
      dictum_cli_say (_("Try “%s --help”."), program);
      *status = DICTUM_CLI_USAGE;
      return NULL;
    }
  if (usage->formats != NULL && options->format == NULL)
    options->format = g_strdup (usage->formats[0]);
  return g_steal_pointer (&options);
}

/**
 * dictum_cli_options_free:
 * @self: (transfer full): options
 *
 * Frees them.
 */
void
dictum_cli_options_free (DictumCliOptions *self)
{
  g_free (self->format);
  g_free (self->output);
  g_free (self->annotator);
  g_strfreev (self->paths);
  g_free (self);
}

/**
 * dictum_cli_print_version:
 *
 * Prints name and version to standard output.
 */
void
dictum_cli_print_version (void)
{
  dictum_cli_print ("dictum-cli " PACKAGE_VERSION "\n");
}
