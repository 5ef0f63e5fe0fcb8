// SPDX-License-Identifier: GPL-3.0-or-later
// Asks a person to choose, or for a short text, with whatever dialog this release of libadwaita has.

#include "platform/alert.h"
#include "platform/button.h"

#include <adwaita.h>

#define ACCEPT "accept"
#define CANCEL "cancel"

#if ADW_CHECK_VERSION(1, 5, 0)
typedef AdwAlertDialog Dialog;
#define dialog_set_response_enabled adw_alert_dialog_set_response_enabled
#else
typedef AdwMessageDialog Dialog;
#define dialog_set_response_enabled adw_message_dialog_set_response_enabled
#endif

static void
responded_cb (Dialog *dialog, const char *response, gpointer data)
{
  g_autoptr (GTask) task = data;
  GtkWidget *entry = g_object_get_data (G_OBJECT (dialog), "entry");

  if (entry != NULL)
    g_task_set_task_data (task, g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))), g_free);
  g_task_return_boolean (task, g_str_equal (response, ACCEPT));
}

static void
text_changed_cb (GtkEditable *entry, Dialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  dialog_set_response_enabled (dialog, ACCEPT, text[0] != '\0');
}

static GtkWidget *
make_entry (Dialog *dialog, const DictumAlert *alert)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, alert->label, -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), alert->text ? alert->text : "");
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_signal_connect (entry, "changed", G_CALLBACK (text_changed_cb), dialog);
  text_changed_cb (GTK_EDITABLE (entry), dialog);
  return entry;
}

#if ADW_CHECK_VERSION(1, 5, 0)

static void
show_alert (GtkWindow *parent, const DictumAlert *alert, GTask *task)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (alert->heading, alert->body));

  adw_alert_dialog_add_response (dialog, CANCEL, alert->cancel);
  adw_alert_dialog_set_close_response (dialog, CANCEL);
  if (alert->accept != NULL)
    {
      adw_alert_dialog_add_response (dialog, ACCEPT, alert->accept);
      adw_alert_dialog_set_response_appearance (dialog, ACCEPT,
                                                alert->destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
      adw_alert_dialog_set_default_response (dialog, alert->destructive ? CANCEL : ACCEPT);
    }
  if (alert->label != NULL)
    {
      GtkWidget *entry = make_entry (dialog, alert);

      adw_alert_dialog_set_extra_child (dialog, entry);
      // A menu that closes at the same time would leave the keyboard to a button.
      adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (responded_cb), g_object_ref (task));
  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect_object (g_task_get_cancellable (task), "cancelled", G_CALLBACK (adw_dialog_force_close), dialog,
                             G_CONNECT_SWAPPED);
  dictum_buttons_name (GTK_WIDGET (dialog));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (parent));
}

#else

static void
show_alert (GtkWindow *parent, const DictumAlert *alert, GTask *task)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, alert->heading, alert->body));

  adw_message_dialog_add_response (dialog, CANCEL, alert->cancel);
  adw_message_dialog_set_close_response (dialog, CANCEL);
  if (alert->accept != NULL)
    {
      adw_message_dialog_add_response (dialog, ACCEPT, alert->accept);
      adw_message_dialog_set_response_appearance (dialog, ACCEPT,
                                                  alert->destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                                     : ADW_RESPONSE_SUGGESTED);
      adw_message_dialog_set_default_response (dialog, alert->destructive ? CANCEL : ACCEPT);
    }
  if (alert->label != NULL)
    adw_message_dialog_set_extra_child (dialog, make_entry (dialog, alert));
  g_signal_connect (dialog, "response", G_CALLBACK (responded_cb), g_object_ref (task));
  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect_object (g_task_get_cancellable (task), "cancelled", G_CALLBACK (gtk_window_close), dialog,
                             G_CONNECT_SWAPPED);
  dictum_buttons_name (GTK_WIDGET (dialog));
  gtk_window_present (GTK_WINDOW (dialog));
}

#endif

/**
 * dictum_alert_ask_async:
 * @parent: the window that asks
 * @alert: the question; copied
 * @cancellable: (nullable): takes the question back; the answer is no then
 * @callback: called when it is answered
 * @user_data: for @callback
 *
 * Shows a question over @parent. Main thread.
 */
void
dictum_alert_ask_async (GtkWindow *parent,
                        const DictumAlert *alert,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (alert != NULL && alert->heading != NULL && alert->cancel != NULL);

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, dictum_alert_ask_async);
  show_alert (parent, alert, task);
}

/**
 * dictum_alert_ask_finish:
 * @result: what the callback got
 * @text: (out) (optional) (nullable) (transfer full): the text that was typed, for a question that wants one
 *
 * Returns: whether to go on; FALSE where it was cancelled or dismissed
 */
gboolean
dictum_alert_ask_finish (GAsyncResult *result, char **text)
{
  GTask *task = G_TASK (result);

  if (text != NULL)
    *text = g_strdup (g_task_get_task_data (task));
  // The only error there is is that nobody waits for the answer any more, which means no.
  return g_task_propagate_boolean (task, NULL);
}
