// SPDX-License-Identifier: GPL-3.0-or-later
// One reported utterance, as an immutable value: to change one, copy its fields, change them, and make a new one.

#include "core/quotation.h"

#include <string.h>

struct _DictumQuotation
{
  gatomicrefcount ref_count;
  DictumQuotationFields fields;
};

G_DEFINE_BOXED_TYPE (DictumQuotation, dictum_quotation, dictum_quotation_ref, dictum_quotation_unref)

static const char *
intern (const char *string)
{
  return string ? g_ref_string_new_intern (string) : NULL;
}

static void
release (const char *string)
{
  if (string != NULL)
    g_ref_string_release ((char *) string);
}

/**
 * dictum_quotation_new:
 * @fields: what it says; copied. A content is needed, also one whose pieces have lost their place
 *
 * Returns: (transfer full): an immutable quotation. Any thread.
 */
DictumQuotation *
dictum_quotation_new (const DictumQuotationFields *fields)
{
  DictumQuotation *self;

  g_return_val_if_fail (fields->id != NULL && fields->origin != NULL, NULL);
  g_return_val_if_fail (dictum_pieces_get_n (fields->pieces[DICTUM_ROLE_CONTENT]) > 0, NULL);

  self = g_new (DictumQuotation, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.speaker = intern (fields->speaker);
  self->fields.origin = intern (fields->origin);
  self->fields.note = fields->note && fields->note[0] ? g_strdup (fields->note) : NULL;
  self->fields.extra = g_strdup (fields->extra);
  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    if (fields->pieces[role] != NULL)
      dictum_pieces_ref (fields->pieces[role]);
  return self;
}

/**
 * dictum_quotation_ref:
 * @self: a quotation
 *
 * Returns: (transfer full): @self. Any thread.
 */
DictumQuotation *
dictum_quotation_ref (DictumQuotation *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dictum_quotation_unref:
 * @self: (transfer full): a quotation
 *
 * Gives up a reference. Any thread.
 */
void
dictum_quotation_unref (DictumQuotation *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free ((char *) self->fields.id);
  g_free ((char *) self->fields.note);
  g_free ((char *) self->fields.extra);
  release (self->fields.speaker);
  release (self->fields.origin);
  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    g_clear_pointer (&self->fields.pieces[role], dictum_pieces_unref);
  g_free (self);
}

/**
 * dictum_quotation_get_fields:
 * @self: a quotation
 *
 * Returns: (transfer none): what it says, valid as long as @self is; copy the struct to make a changed quotation of it.
 *   Any thread.
 */
const DictumQuotationFields *
dictum_quotation_get_fields (const DictumQuotation *self)
{
  return &self->fields;
}

/**
 * dictum_quotation_get_id:
 * @self: a quotation
 *
 * Returns: (transfer none): its id, which never changes. Any thread.
 */
const char *
dictum_quotation_get_id (const DictumQuotation *self)
{
  return self->fields.id;
}

/**
 * dictum_quotation_get_pieces:
 * @self: a quotation
 * @role: of which part
 *
 * Returns: (transfer none) (nullable): the pieces, empty for "the text has none", %NULL for "not looked at yet".
 *   Any thread.
 */
const DictumPieces *
dictum_quotation_get_pieces (const DictumQuotation *self, DictumRole role)
{
  return self->fields.pieces[role];
}

/**
 * dictum_quotation_is_orphan:
 * @self: a quotation
 *
 * Returns: whether a piece of its content has lost its place in the text. Any thread.
 */
gboolean
dictum_quotation_is_orphan (const DictumQuotation *self)
{
  return !dictum_pieces_are_placed (self->fields.pieces[DICTUM_ROLE_CONTENT]);
}

/**
 * dictum_quotation_get_extent:
 * @self: a quotation
 * @extent: (out): from the first placed piece of the content to the end of the last, gaps included, in code points
 *
 * Returns: whether any piece of the content is placed. Any thread.
 */
gboolean
dictum_quotation_get_extent (const DictumQuotation *self, DictumRange *extent)
{
  return dictum_pieces_get_extent (self->fields.pieces[DICTUM_ROLE_CONTENT], extent);
}

/**
 * dictum_quotation_compare:
 * @self: a quotation
 * @other: another one
 *
 * The order of the files: by first piece, then by id; orphans last, by id alone.
 *
 * Returns: below 0, 0, or above 0. Any thread.
 */
int
dictum_quotation_compare (const DictumQuotation *self, const DictumQuotation *other)
{
  gboolean self_orphan = dictum_quotation_is_orphan (self);
  gboolean other_orphan = dictum_quotation_is_orphan (other);
  int order = 0;

  if (self_orphan != other_orphan)
    return self_orphan ? 1 : -1;
  if (!self_orphan)
    order = dictum_range_compare (dictum_pieces_get (self->fields.pieces[DICTUM_ROLE_CONTENT], 0)->range,
                                  dictum_pieces_get (other->fields.pieces[DICTUM_ROLE_CONTENT], 0)->range);
  return order != 0 ? order : strcmp (self->fields.id, other->fields.id);
}

/**
 * dictum_quotation_equal:
 * @self: (nullable): a quotation
 * @other: (nullable): another one
 *
 * Returns: whether both say the same in every member, stamps included. Any thread.
 */
gboolean
dictum_quotation_equal (const DictumQuotation *self, const DictumQuotation *other)
{
  const DictumQuotationFields *a, *b;

  if (self == other)
    return TRUE;
  if (self == NULL || other == NULL)
    return FALSE;
  a = &self->fields;
  b = &other->fields;
  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    if (!dictum_pieces_equal (a->pieces[role], b->pieces[role]))
      return FALSE;
  return strcmp (a->id, b->id) == 0 && g_strcmp0 (a->speaker, b->speaker) == 0 && a->form == b->form &&
         g_strcmp0 (a->note, b->note) == 0 && a->sure == b->sure && strcmp (a->origin, b->origin) == 0 &&
         a->created == b->created && a->modified == b->modified && g_strcmp0 (a->extra, b->extra) == 0;
}
