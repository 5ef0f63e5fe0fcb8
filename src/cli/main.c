// SPDX-License-Identifier: GPL-3.0-or-later
// dictum-cli: what Dictum does without a window, for scripts. Finds the command and hands it its arguments.

#include "config.h"

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

typedef struct
{
  const char *name;
  const char *usage;
  int (*run) (int argc, char *argv[]);
} Command;

static const Command commands[] = {
  { "check", "check   PROJECT", dictum_cli_check },
  { "export", "export  --format=json [--output=PATH] [--annotator=NAME] PROJECT", dictum_cli_export },
  { "import", "import  --format=json [--annotator=NAME] PROJECT FILE…", dictum_cli_import },
  { "stats", "stats   [--format=text|json|csv] PROJECT", dictum_cli_stats },
  { "formats", "formats", dictum_cli_formats },
};

static GOptionContext *
make_context (gboolean *version)
{
  GOptionContext *context = g_option_context_new (_("COMMAND …"));
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, version, N_("Print the version and exit"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GString) list = g_string_new (_("Commands:"));

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (list, "\n  %s", commands[i].usage);
  g_string_append_printf (list, "\n\n%s", _("“dictum-cli COMMAND --help” says more. Exit status: 0 done, 1 a problem "
                                            "was found or the work failed, 2 wrong usage."));
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_set_description (context, list->str);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return context;
}

static int
fail_usage (const char *message)
{
  dictum_cli_say ("dictum-cli: %s", message);
  dictum_cli_say (_("Try “%s --help”."), "dictum-cli");
  return DICTUM_CLI_USAGE;
}

static int
run (int argc, char *argv[])
{
  gboolean version = FALSE;
  g_autoptr (GOptionContext) context = make_context (&version);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (!g_option_context_parse (context, &argc, &argv, &error))
    return fail_usage (error->message);
  if (version)
    {
      dictum_cli_print_version ();
      return DICTUM_CLI_DONE;
    }
  if (argc < 2)
    return fail_usage (_("A command is needed."));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run (argc - 1, argv + 1);
  message = g_strdup_printf (_("There is no command “%s”."), argv[1]);
  return fail_usage (message);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  // A reader that goes away ends the program quietly, also where whoever started it ignores the signal.
  signal (SIGPIPE, SIG_DFL);
  g_set_prgname ("dictum-cli");
  return dictum_cli_end_output (run (argc, argv));
}
