// SPDX-License-Identifier: GPL-3.0-or-later
// The guard before every reader of JSON: what passes here is what Dictum calls JSON.

#pragma once

#include "formats/json-place.h"

G_BEGIN_DECLS

#define DICTUM_JSON_MAX_SIZE (256u * 1024 * 1024) // bytes

gboolean dictum_json_check (GBytes *bytes, GError **error);

G_END_DECLS
