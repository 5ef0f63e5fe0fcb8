// SPDX-License-Identifier: GPL-3.0-or-later
// A whole project out of its folder into one document, and back. No display, no main loop: for threads and dictum-cli.

#pragma once

#include "formats/export-json.h"

#include <gio/gio.h>

G_BEGIN_DECLS

DictumExport *dictum_exchange_read (GFile *file, GError **error);
DictumExport *dictum_exchange_export (GFile *folder, const char *annotator, GPtrArray *messages, GError **error);
gboolean dictum_exchange_import (GFile *folder,
                                 DictumExport *document,
                                 const char *annotator,
                                 GPtrArray *messages,
                                 GError **error);
GFile *dictum_exchange_create (GFile *parent, const char *name, DictumExport *document, GError **error);

G_END_DECLS
