// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a folder, for files, or for a name to save under, with whatever dialog this release of GTK has.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumFileDialogMode:
 * @DICTUM_FILE_DIALOG_FOLDER: one folder that exists
 * @DICTUM_FILE_DIALOG_FILES: one or more files that exist
 * @DICTUM_FILE_DIALOG_SAVE: one file to be written
 */
typedef enum
{
  DICTUM_FILE_DIALOG_FOLDER,
  DICTUM_FILE_DIALOG_FILES,
  DICTUM_FILE_DIALOG_SAVE,
} DictumFileDialogMode;

/**
 * DictumFileQuestion:
 * @mode: what is asked for
 * @title: the title of the dialog
 * @accept: the label of the button that accepts, with a mnemonic
 * @folder: (nullable): where the dialog begins
 * @name: (nullable): the name proposed for a file to be written
 * @filter: (nullable): what the files are called, "Text files"; all files are shown without
 * @suffix: (nullable): what the names of the files in @filter end in, without the dot
 */
typedef struct
{
  DictumFileDialogMode mode;
  const char *title;
  const char *accept;
  GFile *folder;
  const char *name;
  const char *filter;
  const char *suffix;
} DictumFileQuestion;

void dictum_file_dialog_ask_async (GtkWindow *parent,
                                   const DictumFileQuestion *question,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *dictum_file_dialog_ask_finish (GAsyncResult *result, GError **error);

G_END_DECLS
