// SPDX-License-Identifier: GPL-3.0-or-later
// What many tests need: folders to write in, the real articles, quotations made in one line.

#pragma once

#include "core/article.h"

#include <gio/gio.h>

G_BEGIN_DECLS

void dictum_test_init (int *argc, char ***argv);
char *dictum_test_make_folder (void);
void dictum_test_remove_folder (const char *path);
void dictum_test_write (const char *folder, const char *name, const char *content);
char *dictum_test_read (const char *folder, const char *name);
char *dictum_test_find_source (const char *path);
DictumText *dictum_test_find_article (const char *name);
DictumQuotation *dictum_test_quotation (const char *id, const char *speaker, guint start, guint end);

G_END_DECLS
