// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of dictum-cli. Each takes its own arguments, its name first, and answers with the exit status.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DICTUM_CLI_DONE 0    // it is done
#define DICTUM_CLI_PROBLEM 1 // a problem was found, or the work failed
#define DICTUM_CLI_USAGE 2   // wrong usage

int dictum_cli_check (int argc, char *argv[]);
int dictum_cli_export (int argc, char *argv[]);
int dictum_cli_formats (int argc, char *argv[]);
int dictum_cli_import (int argc, char *argv[]);
int dictum_cli_stats (int argc, char *argv[]);

G_END_DECLS
