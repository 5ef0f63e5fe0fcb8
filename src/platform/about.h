// SPDX-License-Identifier: GPL-3.0-or-later
// Shows what the program is, with whatever about window this release of libadwaita has.

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DictumAboutInfo:
 * @name: the program's name
 * @icon: the name of its icon
 * @version: its version
 * @comments: what it is for
 * @developers: (array zero-terminated=1): who wrote it
 * @translators: names of the translators of the shown language
 * @copyright: whose it is
 * @debug_info: versions, to be copied into a report
 */
typedef struct
{
  const char *name;
  const char *icon;
  const char *version;
  const char *comments;
  const char *const *developers;
  const char *translators;
  const char *copyright;
  const char *debug_info;
} DictumAboutInfo;

void dictum_about_show (GtkWindow *parent, const DictumAboutInfo *info);
char *dictum_about_dup_versions (void);

G_END_DECLS
