// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the whole project of a session into one document.

#pragma once

#include "session/session.h"

G_BEGIN_DECLS

void dictum_session_export_async (DictumSession *self,
                                  GFile *target,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *dictum_session_export_finish (DictumSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
