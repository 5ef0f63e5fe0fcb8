// SPDX-License-Identifier: GPL-3.0-or-later
// dictum-cli stats: quotations and words per speaker, article and annotator.

#include "config.h"

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "formats/json-writer.h"
#include "project/stats.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define N_COLUMNS 5
#define FIRST_NUMBER 3 // columns from here on are numbers, set to the right

typedef char *Row[N_COLUMNS];

static void
fill_row (Row *row, const char *speaker, const char *article, const char *annotator, guint n_quotations, guint n_words)
{
  (*row)[0] = dictum_cli_escape_cell (speaker);
  (*row)[1] = dictum_cli_escape_cell (article);
  (*row)[2] = dictum_cli_escape_cell (annotator);
  (*row)[3] = g_strdup_printf ("%u", n_quotations);
  (*row)[4] = g_strdup_printf ("%u", n_words);
}

static void
print_row (const Row *row, const int widths[N_COLUMNS])
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      int blank = widths[i] - dictum_cli_get_width ((*row)[i]);

      if (i >= FIRST_NUMBER)
        g_string_append_printf (line, "%*s%s", blank, "", (*row)[i]);
      else
        g_string_append_printf (line, "%s%*s", (*row)[i], blank, "");
      g_string_append (line, i + 1 < N_COLUMNS ? "  " : "\n");
    }
  dictum_cli_print (line->str);
}

static void
print_text (const GPtrArray *stats)
{
  const guint n_rows = stats->len + 2;
  g_autofree Row *rows = g_new0 (Row, n_rows);
  const char *titles[N_COLUMNS] = { _("Speaker"), _("Article"), _("Annotator"), _("Quotations"), _("Words") };
  int widths[N_COLUMNS] = { 0 };
  guint n_quotations = 0, n_words = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    rows[0][i] = g_strdup (titles[i]);
  for (guint i = 0; i < stats->len; i++)
    {
      const DictumStat *stat = stats->pdata[i];

      fill_row (&rows[i + 1], stat->speaker_name, stat->file, stat->annotator, stat->n_quotations, stat->n_words);
      n_quotations += stat->n_quotations;
      n_words += stat->n_words;
    }
  fill_row (&rows[n_rows - 1], _("Total"), "", "", n_quotations, n_words);
  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < N_COLUMNS; j++)
      widths[j] = MAX (widths[j], dictum_cli_get_width (rows[i][j]));
  for (guint i = 0; i < n_rows; i++)
    {
      print_row (&rows[i], widths);
      for (guint j = 0; j < N_COLUMNS; j++)
        g_free (rows[i][j]);
    }
}

static gboolean
print_json (const GPtrArray *stats, GError **error)
{
  g_autoptr (DictumJsonWriter) writer = dictum_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  dictum_json_writer_open_object (writer, NULL);
  dictum_json_writer_add_string (writer, "format", "dictum-stats");
  dictum_json_writer_add_integer (writer, "version", 1);
  dictum_json_writer_open_array (writer, "stats");
  for (guint i = 0; i < stats->len; i++)
    {
      const DictumStat *stat = stats->pdata[i];

      dictum_json_writer_open_object (writer, NULL);
      dictum_json_writer_add_string (writer, "article", stat->file);
      dictum_json_writer_add_string (writer, "annotator", stat->annotator);
      if (stat->speaker != NULL)
        dictum_json_writer_add_string (writer, "speaker", stat->speaker);
      else
        dictum_json_writer_add_node (writer, "speaker", json_node_new (JSON_NODE_NULL));
      dictum_json_writer_add_string (writer, "name", stat->speaker_name);
      dictum_json_writer_add_integer (writer, "quotations", stat->n_quotations);
      dictum_json_writer_add_integer (writer, "words", stat->n_words);
      dictum_json_writer_close (writer);
    }
  dictum_json_writer_close (writer);
  dictum_json_writer_close (writer);
  bytes = dictum_json_writer_finish (writer, error);
  if (bytes != NULL)
    dictum_cli_print_json (bytes);
  return bytes != NULL;
}

// As RFC 4180 says, but with LF. It can hold line ends, so that only for a terminal anything is escaped.
static void
append_field (GString *line, const char *text)
{
  g_autofree char *field = isatty (STDOUT_FILENO) ? dictum_cli_escape (text, TRUE) : g_strdup (text);
  g_autoptr (GString) quoted = g_string_new (field);

  if (line->len > 0)
    g_string_append_c (line, ',');
  if (strpbrk (field, "\",\n\r") == NULL)
    {
      g_string_append (line, field);
      return;
    }
  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_append_printf (line, "\"%s\"", quoted->str);
}

static void
print_csv (const GPtrArray *stats)
{
  dictum_cli_print ("article,annotator,speaker,name,quotations,words\n");
  for (guint i = 0; i < stats->len; i++)
    {
      const DictumStat *stat = stats->pdata[i];
      g_autoptr (GString) line = g_string_new (NULL);

      append_field (line, stat->file);
      append_field (line, stat->annotator);
      append_field (line, stat->speaker ? stat->speaker : "");
      append_field (line, stat->speaker_name);
      g_string_append_printf (line, ",%u,%u\n", stat->n_quotations, stat->n_words);
      dictum_cli_print (line->str);
    }
}

/**
 * dictum_cli_stats:
 * @argc: the number of @argv
 * @argv: the arguments, the command's name first
 *
 * Prints quotations and words per speaker, article and annotator.
 *
 * Returns: the exit status.
 */
int
dictum_cli_stats (int argc, char *argv[])
{
  static const char *const formats[] = { "text", "json", "csv", NULL };
  const DictumCliUsage usage = {
    .arguments = _("PROJECT"),
    .summary = _("Counts quotations and words per speaker, article and annotator; as text, json or csv."),
    .formats = formats,
    .min_paths = 1,
    .max_paths = 1,
  };
  int status;
  g_autoptr (DictumCliOptions) options = dictum_cli_options_parse (&usage, argc, argv, &status);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stats = NULL;
  g_autoptr (GFile) folder = NULL;

  if (options == NULL)
    return status;
  folder = g_file_new_for_commandline_arg (options->paths[0]);
  stats = dictum_stats_of_folder (folder, &error);
  if (stats != NULL && strcmp (options->format, "text") == 0)
    print_text (stats);
  else if (stats != NULL && strcmp (options->format, "csv") == 0)
    print_csv (stats);
  else if (stats != NULL)
    print_json (stats, &error);
  if (error == NULL)
    return DICTUM_CLI_DONE;
  dictum_cli_say ("dictum-cli stats: %s", error->message);
  return DICTUM_CLI_PROBLEM;
}
