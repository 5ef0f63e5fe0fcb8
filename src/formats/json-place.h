// SPDX-License-Identifier: GPL-3.0-or-later
// Where in a JSON document something stands, said so that a person finds it: `quotations[3].content[0].end`.

#pragma once

#include "formats/json-slice.h"

#include "core/error.h"

G_BEGIN_DECLS

#define DICTUM_JSON_MAX_DEPTH 64 // objects and arrays inside each other

/**
 * DictumJsonFrame:
 * @name: in an object, the name of its current member; its start is %NULL before the first
 * @index: in an array, which element is the current one, from 0; `G_MAXUINT` before the first
 * @is_object: which of both it is
 */
typedef struct
{
  DictumJsonSlice name;
  guint index;
  gboolean is_object;
} DictumJsonFrame;

/**
 * DictumJsonPlace:
 * @depth: how many objects and arrays are open
 * @frames: one for each, the outermost first
 */
typedef struct
{
  guint depth;
  DictumJsonFrame frames[DICTUM_JSON_MAX_DEPTH];
} DictumJsonPlace;

void dictum_json_place_set_error (const DictumJsonPlace *self,
                                  const char *document,
                                  const char *at,
                                  GError **error,
                                  DictumError code,
                                  const char *sentence);

G_END_DECLS
