// SPDX-License-Identifier: GPL-3.0-or-later
// An edit is data: what one act of a person changed, with the values before and after, so that it can be inverted.

#include "core/edit.h"

struct _DictumEdit
{
  gatomicrefcount ref_count;
  char *label;
  char *file;
  GArray *changes; // of DictumChange, in the order in which they are applied
};

G_DEFINE_BOXED_TYPE (DictumEdit, dictum_edit, dictum_edit_ref, dictum_edit_unref)

static gpointer
copy_value (DictumTarget target, gpointer value)
{
  if (value == NULL)
    return NULL;
  switch (target)
    {
    case DICTUM_TARGET_QUOTATION:
      return dictum_quotation_ref (value);
    case DICTUM_TARGET_SPEAKER:
      return g_object_ref (value);
    case DICTUM_TARGET_ARTICLE:
      return dictum_article_info_ref (value);
    case DICTUM_TARGET_TITLE:
      return g_strdup (value);
    case DICTUM_TARGET_FILE:
      return g_bytes_ref (value);
    case DICTUM_TARGET_STATE:
    default:
      return value;
    }
}

static void
free_value (DictumTarget target, gpointer value)
{
  if (value == NULL)
    return;
  switch (target)
    {
    case DICTUM_TARGET_QUOTATION:
      dictum_quotation_unref (value);
      break;
    case DICTUM_TARGET_SPEAKER:
      g_object_unref (value);
      break;
    case DICTUM_TARGET_ARTICLE:
      dictum_article_info_unref (value);
      break;
    case DICTUM_TARGET_TITLE:
      g_free (value);
      break;
    case DICTUM_TARGET_FILE:
      g_bytes_unref (value);
      break;
    case DICTUM_TARGET_STATE:
    default:
      break;
    }
}

static void
clear_change (gpointer data)
{
  DictumChange *change = data;

  g_free (change->file);
  free_value (change->target, change->before);
  free_value (change->target, change->after);
}

/**
 * dictum_edit_new:
 * @label: what the act is called, as it follows "Undo: ", in the user's language
 * @file: (nullable): the article in which it happened, %NULL for the project as a whole
 *
 * Returns: (transfer full): an edit without changes. Any thread.
 */
DictumEdit *
dictum_edit_new (const char *label, const char *file)
{
  DictumEdit *self = g_new (DictumEdit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->file = g_strdup (file);
  self->changes = g_array_new (FALSE, FALSE, sizeof (DictumChange));
  g_array_set_clear_func (self->changes, clear_change);
  return self;
}

/**
 * dictum_edit_ref:
 * @self: an edit
 *
 * Returns: (transfer full): @self. Any thread.
 */
DictumEdit *
dictum_edit_ref (DictumEdit *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dictum_edit_unref:
 * @self: (transfer full): an edit
 *
 * Gives up a reference. Any thread.
 */
void
dictum_edit_unref (DictumEdit *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->label);
  g_free (self->file);
  g_array_unref (self->changes);
  g_free (self);
}

/**
 * dictum_edit_get_label:
 * @self: an edit
 *
 * Returns: (transfer none): what the act is called ("tag as Kerry"). Any thread.
 */
const char *
dictum_edit_get_label (const DictumEdit *self)
{
  return self->label;
}

/**
 * dictum_edit_get_file:
 * @self: an edit
 *
 * Returns: (transfer none) (nullable): the article in which it happened. Any thread.
 */
const char *
dictum_edit_get_file (const DictumEdit *self)
{
  return self->file;
}

/**
 * dictum_edit_get_n_changes:
 * @self: an edit
 *
 * Returns: the number of changes. Any thread.
 */
guint
dictum_edit_get_n_changes (const DictumEdit *self)
{
  return self->changes->len;
}

/**
 * dictum_edit_get_change:
 * @self: an edit
 * @i: which change, from 0
 *
 * Returns: (transfer none): the change, valid until the next one is added. Any thread.
 */
const DictumChange *
dictum_edit_get_change (const DictumEdit *self, guint i)
{
  g_return_val_if_fail (i < self->changes->len, NULL);

  return &g_array_index (self->changes, DictumChange, i);
}

/**
 * dictum_change_same_value:
 * @target: what kind of values
 * @one: (nullable): a value
 * @other: (nullable): another one
 *
 * Returns: whether both say the same. Any thread.
 */
gboolean
dictum_change_same_value (DictumTarget target, gconstpointer one, gconstpointer other)
{
  if (one == other)
    return TRUE;
  if (one == NULL || other == NULL)
    return FALSE;
  switch (target)
    {
    case DICTUM_TARGET_QUOTATION:
      return dictum_quotation_equal (one, other);
    case DICTUM_TARGET_SPEAKER:
      return dictum_speaker_equal ((DictumSpeaker *) one, (DictumSpeaker *) other);
    case DICTUM_TARGET_ARTICLE:
      return dictum_article_info_equal (one, other);
    case DICTUM_TARGET_TITLE:
      return g_str_equal (one, other);
    case DICTUM_TARGET_FILE:
      return g_bytes_equal (one, other);
    case DICTUM_TARGET_STATE:
    default:
      return FALSE;
    }
}

/**
 * dictum_edit_add:
 * @self: an edit that nobody else holds yet
 * @target: what changes
 * @file: (nullable): the article it belongs to
 * @before: (nullable) (transfer none): the value before
 * @after: (nullable) (transfer none): the value after
 *
 * Adds a change after those that are there. Any thread.
 */
void
dictum_edit_add (DictumEdit *self, DictumTarget target, const char *file, gpointer before, gpointer after)
{
  DictumChange change = { .target = target };

  g_return_if_fail (before != NULL || after != NULL);

  change.file = g_strdup (file);
  change.before = copy_value (target, before);
  change.after = copy_value (target, after);
  g_array_append_val (self->changes, change);
}

/**
 * dictum_edit_invert:
 * @self: an edit
 *
 * Returns: (transfer full): the edit that takes @self back: before and after exchanged, in reverse order. Any thread.
 */
DictumEdit *
dictum_edit_invert (const DictumEdit *self)
{
  DictumEdit *inverse = dictum_edit_new (self->label, self->file);

  for (guint i = self->changes->len; i > 0; i--)
    {
      const DictumChange *change = dictum_edit_get_change (self, i - 1);

      dictum_edit_add (inverse, change->target, change->file, change->after, change->before);
    }
  return inverse;
}
