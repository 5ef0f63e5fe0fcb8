// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a person to choose, or for a short text, with whatever dialog this release of libadwaita has.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumAlert:
 * @heading: the question, short
 * @body: (nullable): what follows from each answer
 * @cancel: the label of the button that changes nothing, with a mnemonic
 * @accept: (nullable): the label of the button that goes on; without it there is nothing to choose
 * @destructive: whether going on loses something
 * @label: (nullable): for a question that wants a text: what the text is
 * @text: (nullable): the text proposed
 */
typedef struct
{
  const char *heading;
  const char *body;
  const char *cancel;
  const char *accept;
  gboolean destructive;
  const char *label;
  const char *text;
} DictumAlert;

void dictum_alert_ask_async (GtkWindow *parent,
                             const DictumAlert *alert,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean dictum_alert_ask_finish (GAsyncResult *result, char **text);

G_END_DECLS
