// SPDX-License-Identifier: GPL-3.0-or-later
// Values made from a seed, with all that is hard to write and read, and the laws that every format is held to.

#pragma once

#include "core/error.h"
#include "formats/annotations-json.h"
#include "formats/export-json.h"
#include "formats/project-json.h"

G_BEGIN_DECLS

/**
 * DictumTestRewrite:
 * @bytes: a file
 * @data: what the format needs beside
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file written again from what was read of it, or %NULL if it does not read.
 */
typedef GBytes *(*DictumTestRewrite) (GBytes *bytes, gpointer data, GError **error);

char *dictum_test_random_string (GRand *rand);
DictumText *dictum_test_random_text (GRand *rand);
DictumAnnotations *dictum_test_random_annotations (GRand *rand, DictumText *text);
DictumProjectData *dictum_test_random_project (GRand *rand);
DictumExport *dictum_test_random_export (GRand *rand);

GBytes *dictum_test_bytes (const char *string);
char *dictum_test_replace (const char *string, const char *what, const char *by);
void dictum_test_assert_same_bytes (GBytes *one, GBytes *other);
void dictum_test_assert_layout (GBytes *bytes);
void dictum_test_assert_annotations_equal (DictumAnnotations *one, DictumAnnotations *other);
void dictum_test_assert_projects_equal (DictumProjectData *one, DictumProjectData *other);
void dictum_test_assert_no_truncation (GBytes *bytes, DictumTestRewrite rewrite, gpointer data);
void dictum_test_assert_changes_survive (GBytes *bytes, DictumTestRewrite rewrite, gpointer data);

G_END_DECLS
