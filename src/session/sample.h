// SPDX-License-Identifier: GPL-3.0-or-later
// A person's own copy of the sample project, with its finished annotation as theirs.

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void dictum_sample_copy_async (GFile *sample,
                               GFile *parent,
                               const char *name,
                               const char *annotator,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GFile *dictum_sample_copy_finish (GAsyncResult *result, GError **error);

G_END_DECLS
