// SPDX-License-Identifier: GPL-3.0-or-later
// How dictum-cli speaks: results to standard output, messages to standard error, files durably; and nothing that a
// stranger's file holds is ever a command to the terminal.

#include "config.h"

#include "cli/output.h"

#include "cli/commands.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NEW_FILE_MODE 0666 // less what the user's mask takes

// Characters that a terminal would act on, or by which it would show letters in another order than they stand in.
static gboolean
is_dangerous (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

/**
 * dictum_cli_escape:
 * @text: UTF-8, from anybody
 * @for_terminal: whether a terminal is to show it
 *
 * Line ends and tabs are escaped everywhere, so that one line stays one line; for a terminal also all other control
 * characters and those that turn the direction of writing.
 *
 * Returns: (transfer full): text of one line.
 */
char *
dictum_cli_escape (const char *text, gboolean for_terminal)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *escaped = g_string_new (NULL);

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\n' || c == '\r' || c == '\t')
        g_string_append (escaped, c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
      else if (for_terminal && is_dangerous (c))
        g_string_append_printf (escaped, "\\u%04x", c);
      else
        g_string_append_unichar (escaped, c);
    }
  return g_string_free (escaped, FALSE);
}

/**
 * dictum_cli_escape_cell:
 * @text: UTF-8, from anybody
 *
 * Returns: (transfer full): @text as it may stand on standard output, on one line.
 */
char *
dictum_cli_escape_cell (const char *text)
{
  return dictum_cli_escape (text, isatty (STDOUT_FILENO));
}

/**
 * dictum_cli_get_width:
 * @text: UTF-8
 *
 * Returns: how many columns of a terminal @text takes.
 */
int
dictum_cli_get_width (const char *text)
{
  int width = 0;

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/**
 * dictum_cli_print:
 * @text: a result, UTF-8
 *
 * Prints it to standard output as it is; see dictum_cli_end_output().
 */
void
dictum_cli_print (const char *text)
{
  fputs (text, stdout);
}

/**
 * dictum_cli_print_line:
 * @text: a result of one line, UTF-8
 *
 * Prints it to standard output, escaped, with a line end.
 */
void
dictum_cli_print_line (const char *text)
{
  g_autofree char *line = dictum_cli_escape_cell (text);

  fputs (line, stdout);
  fputc ('\n', stdout);
}

/**
 * dictum_cli_print_json:
 * @json: a JSON document
 *
 * Prints it to standard output, byte for byte. For a terminal, dangerous characters in its strings are written as JSON
 * escapes, which says the same.
 */
void
dictum_cli_print_json (GBytes *json)
{
  gsize size;
  const char *at = g_bytes_get_data (json, &size), *end = at + size;

  if (!isatty (STDOUT_FILENO))
    {
      fwrite (at, 1, size, stdout);
      return;
    }
  for (; at < end; at = g_utf8_next_char (at))
    if (*at != '\n' && is_dangerous (g_utf8_get_char (at)))
      fprintf (stdout, "\\u%04x", g_utf8_get_char (at));
    else
      fwrite (at, 1, g_utf8_next_char (at) - at, stdout);
}

/**
 * dictum_cli_say:
 * @format: like printf(), in UTF-8
 * @...: its arguments
 *
 * Says one line to standard error.
 */
void
dictum_cli_say (const char *format, ...)
{
  g_autofree char *message = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  line = dictum_cli_escape (message, isatty (STDERR_FILENO));
  g_printerr ("%s\n", line);
}

/**
 * dictum_cli_say_all:
 * @messages: (element-type utf8): sentences
 *
 * Says each on a line of standard error.
 */
void
dictum_cli_say_all (const GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++)
    dictum_cli_say ("%s", (const char *) messages->pdata[i]);
}

/**
 * dictum_cli_end_output:
 * @status: the exit status so far
 *
 * Makes sure that all results were taken. A reader that has gone away (`| head`) is no reason to complain.
 *
 * Returns: @status, or that something failed.
 */
int
dictum_cli_end_output (int status)
{
  gboolean failed = ferror (stdout) != 0;

  errno = 0;
  if (fflush (stdout) == 0 && !failed)
    return status;
  if (errno != EPIPE)
    dictum_cli_say (_("The results could not be written: %s."), g_strerror (errno ? errno : EIO));
  return status == DICTUM_CLI_DONE ? DICTUM_CLI_PROBLEM : status;
}

static int
get_mask (void)
{
  mode_t mask = umask (0);

  umask (mask);
  return mask;
}

static gboolean
write_in_place (const char *path, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  FILE *file = fopen (path, "we");
  gboolean written = file != NULL && fwrite (data, 1, size, file) == size && fflush (file) == 0;
  int code = errno;

  if (file != NULL)
    fclose (file);
  if (!written)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s", g_strerror (code));
  return written;
}

/**
 * dictum_cli_write_file:
 * @path: where to write, in the encoding of file names
 * @bytes: what
 * @error: return location
 *
 * Writes a file so that either the old one or the whole new one is there, also after a loss of power. A symbolic link
 * is followed, the old file's mode is kept; what is no file (a pipe, a terminal) is written into.
 *
 * Returns: whether it is written; else what was there is untouched.
 */
gboolean
dictum_cli_write_file (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *real = realpath (path, NULL);
  const char *target = real ? real : path;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  struct stat info;
  int mode = NEW_FILE_MODE & ~get_mask ();

  if (stat (target, &info) == 0)
    {
      if (!S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode))
        return write_in_place (target, bytes, error);
      mode = info.st_mode & 07777;
    }
  return g_file_set_contents_full (target, data, size, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   mode, error);
}
