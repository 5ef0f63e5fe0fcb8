// SPDX-License-Identifier: GPL-3.0-or-later
// The project file, dictum.json.

#pragma once

#include "core/project-data.h"

G_BEGIN_DECLS

DictumProjectData *dictum_project_json_read (GBytes *bytes, GError **error);
GBytes *dictum_project_json_write (DictumProjectData *data, GError **error);

G_END_DECLS
