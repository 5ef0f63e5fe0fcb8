// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a new project of an exported document.

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void dictum_import_async (GFile *document,
                          GFile *parent,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GFile *dictum_import_finish (GAsyncResult *result, GError **error);

G_END_DECLS
