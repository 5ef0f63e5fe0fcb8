// SPDX-License-Identifier: GPL-3.0-or-later
// How dictum-cli speaks: results to standard output, messages to standard error, files durably; and nothing that a
// stranger's file holds is ever a command to the terminal.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dictum_cli_escape (const char *text, gboolean for_terminal);
char *dictum_cli_escape_cell (const char *text);
int dictum_cli_get_width (const char *text);

void dictum_cli_print (const char *text);
void dictum_cli_print_line (const char *text);
void dictum_cli_print_json (GBytes *json);
void dictum_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
void dictum_cli_say_all (const GPtrArray *messages);
int dictum_cli_end_output (int status);

gboolean dictum_cli_write_file (const char *path, GBytes *bytes, GError **error);

G_END_DECLS
