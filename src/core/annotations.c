// SPDX-License-Identifier: GPL-3.0-or-later
// What one annotator marked in one article, as an immutable value: what files hold and threads are given.

#include "core/annotations.h"

struct _DictumAnnotations
{
  gatomicrefcount ref_count;
  DictumState state;
  GPtrArray *quotations; // of DictumQuotation, in the order of the files
  GPtrArray *rejections; // of DictumRejection, as read
  char *extra;
};

G_DEFINE_BOXED_TYPE (DictumAnnotations, dictum_annotations, dictum_annotations_ref, dictum_annotations_unref)

/**
 * dictum_rejection_new:
 * @content: the content of the suggestion
 * @extra: (nullable): unknown members, as the text of a JSON object
 *
 * Returns: (transfer full): a rejection. Any thread.
 */
DictumRejection *
dictum_rejection_new (DictumPieces *content, const char *extra)
{
  DictumRejection *self = g_new (DictumRejection, 1);

  self->content = dictum_pieces_ref (content);
  self->extra = g_strdup (extra);
  return self;
}

/**
 * dictum_rejection_free:
 * @self: (transfer full): a rejection
 *
 * Frees it. Any thread.
 */
void
dictum_rejection_free (DictumRejection *self)
{
  dictum_pieces_unref (self->content);
  g_free ((char *) self->extra);
  g_free (self);
}

static int
compare_quotations (gconstpointer a, gconstpointer b)
{
  return dictum_quotation_compare (*(DictumQuotation *const *) a, *(DictumQuotation *const *) b);
}

static gpointer
copy_quotation (gconstpointer quotation, gpointer data)
{
  return dictum_quotation_ref ((DictumQuotation *) quotation);
}

static gpointer
copy_rejection (gconstpointer rejection, gpointer data)
{
  const DictumRejection *self = rejection;

  return dictum_rejection_new (self->content, self->extra);
}

static GPtrArray *
copy_array (GPtrArray *array, GCopyFunc copy, GDestroyNotify free_func)
{
  GPtrArray *made = g_ptr_array_new_full (array ? array->len : 0, free_func);

  for (guint i = 0; array != NULL && i < array->len; i++)
    g_ptr_array_add (made, copy (array->pdata[i], NULL));
  return made;
}

static gboolean
is_sorted (const GPtrArray *quotations)
{
  for (guint i = 1; i < quotations->len; i++)
    if (dictum_quotation_compare (quotations->pdata[i - 1], quotations->pdata[i]) > 0)
      return FALSE;
  return TRUE;
}

/**
 * dictum_annotations_new_in_order:
 * @state: how far the annotator is
 * @quotations: (nullable) (element-type DictumQuotation): in the order of the files; copied
 * @rejections: (nullable) (element-type DictumRejection): copied
 * @extra: (nullable): unknown members of the whole file, as the text of a JSON object
 *
 * Like dictum_annotations_new() for quotations that are known to be in order, so that a snapshot of many need not
 * look at each.
 *
 * Returns: (transfer full): the value. Any thread.
 */
DictumAnnotations *
dictum_annotations_new_in_order (DictumState state, GPtrArray *quotations, GPtrArray *rejections, const char *extra)
{
  DictumAnnotations *self = g_new (DictumAnnotations, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->state = state;
  self->quotations = copy_array (quotations, copy_quotation, (GDestroyNotify) dictum_quotation_unref);
  self->rejections = copy_array (rejections, copy_rejection, (GDestroyNotify) dictum_rejection_free);
  self->extra = g_strdup (extra);
  return self;
}

/**
 * dictum_annotations_new:
 * @state: how far the annotator is
 * @quotations: (nullable) (element-type DictumQuotation): in any order; copied
 * @rejections: (nullable) (element-type DictumRejection): copied
 * @extra: (nullable): unknown members of the whole file, as the text of a JSON object
 *
 * Returns: (transfer full): the value, its quotations in the order of the files. Any thread.
 */
DictumAnnotations *
dictum_annotations_new (DictumState state, GPtrArray *quotations, GPtrArray *rejections, const char *extra)
{
  DictumAnnotations *self = dictum_annotations_new_in_order (state, quotations, rejections, extra);

  if (!is_sorted (self->quotations))
    g_ptr_array_sort (self->quotations, compare_quotations);
  return self;
}

/**
 * dictum_annotations_ref:
 * @self: a value
 *
 * Returns: (transfer full): @self. Any thread.
 */
DictumAnnotations *
dictum_annotations_ref (DictumAnnotations *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dictum_annotations_unref:
 * @self: (transfer full): a value
 *
 * Gives up a reference. Any thread.
 */
void
dictum_annotations_unref (DictumAnnotations *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->quotations);
  g_ptr_array_unref (self->rejections);
  g_free (self->extra);
  g_free (self);
}

/**
 * dictum_annotations_get_state:
 * @self: a value
 *
 * Returns: how far the annotator is. Any thread.
 */
DictumState
dictum_annotations_get_state (const DictumAnnotations *self)
{
  return self->state;
}

/**
 * dictum_annotations_get_quotations:
 * @self: a value
 *
 * Returns: (transfer none) (element-type DictumQuotation): the quotations in the order of the files. Any thread.
 */
const GPtrArray *
dictum_annotations_get_quotations (const DictumAnnotations *self)
{
  return self->quotations;
}

/**
 * dictum_annotations_get_rejections:
 * @self: a value
 *
 * Returns: (transfer none) (element-type DictumRejection): the rejected suggestions, as read. Any thread.
 */
const GPtrArray *
dictum_annotations_get_rejections (const DictumAnnotations *self)
{
  return self->rejections;
}

/**
 * dictum_annotations_get_extra:
 * @self: a value
 *
 * Returns: (transfer none) (nullable): unknown members, as the text of a JSON object. Any thread.
 */
const char *
dictum_annotations_get_extra (const DictumAnnotations *self)
{
  return self->extra;
}

/**
 * dictum_annotations_is_blank:
 * @self: a value
 *
 * Returns: whether there is nothing worth a file: no quotation, no rejection, no unknown member, and state new.
 *   Any thread.
 */
gboolean
dictum_annotations_is_blank (const DictumAnnotations *self)
{
  return self->state == DICTUM_STATE_NEW && self->quotations->len == 0 && self->rejections->len == 0 &&
         self->extra == NULL;
}
