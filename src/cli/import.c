// SPDX-License-Identifier: GPL-3.0-or-later
// dictum-cli import: documents of other programs, or of dictum-cli export, into a project.

#include "config.h"

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "project/exchange.h"

#include <glib/gi18n-lib.h>
#include <string.h>

// All documents are read before anything is changed: a broken one leaves the project as it was.
static GPtrArray *
read_documents (char **paths, GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_export_free);

  for (; *paths != NULL; paths++)
    {
      g_autoptr (GFile) file = strcmp (*paths, "-") == 0 ? g_file_new_for_path ("/dev/stdin")
                                                         : g_file_new_for_commandline_arg (*paths);
      DictumExport *document = dictum_exchange_read (file, error);
      g_autofree char *name = g_filename_display_name (*paths);

      if (document == NULL)
        {
          g_prefix_error (error, "%s: ", name);
          return NULL;
        }
      g_ptr_array_add (documents, document);
    }
  return g_steal_pointer (&documents);
}

static gboolean
run (const DictumCliOptions *options, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (options->paths[0]);
  g_autoptr (GPtrArray) documents = read_documents (options->paths + 1, error);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_free);
  gboolean made, done = TRUE;

  if (documents == NULL)
    return FALSE;
  made = !g_file_query_exists (folder, NULL);
  if (made && !g_file_make_directory_with_parents (folder, NULL, error))
    return FALSE;
  for (guint i = 0; i < documents->len && done; i++)
    done = dictum_exchange_import (folder, documents->pdata[i], options->annotator, messages, error);
  dictum_cli_say_all (messages);
  // A folder that holds nothing is not left behind; one that holds something is not removed by this.
  if (!done && made)
    g_file_delete (folder, NULL, NULL);
  return done;
}

/**
 * dictum_cli_import:
 * @argc: the number of @argv
 * @argv: the arguments, the command's name first
 *
 * Takes documents into a project, whose folder is made where there is none.
 *
 * Returns: the exit status.
 */
int
dictum_cli_import (int argc, char *argv[])
{
  static const char *const formats[] = { "json", NULL };
  const DictumCliUsage usage = {
    .arguments = _("PROJECT FILE…"),
    .summary = _("Takes documents into a project. A folder that is not there is made; in one that is not empty an "
                 "article is only taken where its text is the same, and quotations are merged by their id. "
                 "“-” reads standard input."),
    .formats = formats,
    .needs_format = TRUE,
    .has_annotator = TRUE,
    .min_paths = 2,
    .max_paths = G_MAXUINT,
  };
  int status;
  g_autoptr (DictumCliOptions) options = dictum_cli_options_parse (&usage, argc, argv, &status);
  g_autoptr (GError) error = NULL;

  if (options == NULL)
    return status;
  if (run (options, &error))
    return DICTUM_CLI_DONE;
  dictum_cli_say ("dictum-cli import: %s", error->message);
  return DICTUM_CLI_PROBLEM;
}
