// SPDX-License-Identifier: GPL-3.0-or-later
// What one annotator marked in one open article. One array of quotations in the order of the files; beside each entry
// stands how far any quotation up to it reaches, so that "what is here" is a binary search and a short walk.

#include "core/annotation-set.h"

typedef struct
{
  DictumRange extent; // of the content; means nothing for an orphan
  guint reach;        // the largest extent.end of this entry and all before it
  DictumQuotation *quotation;
} Entry;

struct _DictumAnnotationSet
{
  GObject parent_instance;
  GArray *entries;      // of Entry, in the order of the files
  guint n_orphans;      // they stand at the end of entries
  GHashTable *by_id;    // id of the quotation → DictumQuotation, both borrowed from entries
  GPtrArray *rejections;
  DictumState state;
  char *extra;
};

G_DEFINE_FINAL_TYPE (DictumAnnotationSet, dictum_annotation_set, G_TYPE_OBJECT)

enum
{
  CHANGED,
  RESET,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

enum
{
  PROP_STATE = 1,
  PROP_N,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static Entry *
entry_at (DictumAnnotationSet *self, guint position)
{
  return &g_array_index (self->entries, Entry, position);
}

static guint
count_placed (DictumAnnotationSet *self)
{
  return self->entries->len - self->n_orphans;
}

static void
clear_entry (gpointer entry)
{
  dictum_quotation_unref (((Entry *) entry)->quotation);
}

// Where a quotation stands, or would stand: the first entry that is not before it.
static guint
find_place (DictumAnnotationSet *self, const DictumQuotation *quotation)
{
  guint low = 0, high = self->entries->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (dictum_quotation_compare (entry_at (self, middle)->quotation, quotation) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
update_reach (DictumAnnotationSet *self, guint from)
{
  guint reach = from > 0 ? entry_at (self, from - 1)->reach : 0;

  for (guint i = from; i < count_placed (self); i++)
    {
      reach = MAX (reach, entry_at (self, i)->extent.end);
      // From here on nothing is different: the running maximum is what it was.
      if (i > from && entry_at (self, i)->reach == reach)
        break;
      entry_at (self, i)->reach = reach;
    }
}

static void
insert (DictumAnnotationSet *self, DictumQuotation *quotation)
{
  guint place = find_place (self, quotation);
  Entry entry = { .quotation = dictum_quotation_ref (quotation) };

  dictum_quotation_get_extent (quotation, &entry.extent);
  g_array_insert_val (self->entries, place, entry);
  g_hash_table_insert (self->by_id, (char *) dictum_quotation_get_id (quotation), quotation);
  if (dictum_quotation_is_orphan (quotation))
    self->n_orphans++;
  else
    update_reach (self, place);
}

static void
remove_at (DictumAnnotationSet *self, guint place)
{
  DictumQuotation *quotation = entry_at (self, place)->quotation;
  gboolean orphan = dictum_quotation_is_orphan (quotation);

  g_hash_table_remove (self->by_id, dictum_quotation_get_id (quotation));
  g_array_remove_index (self->entries, place);
  if (orphan)
    self->n_orphans--;
  else
    update_reach (self, place);
}

static void
fill (DictumAnnotationSet *self, DictumAnnotations *annotations)
{
  const GPtrArray *quotations = dictum_annotations_get_quotations (annotations);
  guint reach = 0;

  self->state = dictum_annotations_get_state (annotations);
  self->extra = g_strdup (dictum_annotations_get_extra (annotations));
  for (guint i = 0; i < quotations->len; i++)
    {
      DictumQuotation *quotation = quotations->pdata[i];
      Entry entry = { .quotation = dictum_quotation_ref (quotation) };

      dictum_quotation_get_extent (quotation, &entry.extent);
      entry.reach = reach = MAX (reach, entry.extent.end);
      g_array_append_val (self->entries, entry);
      g_hash_table_insert (self->by_id, (char *) dictum_quotation_get_id (quotation), quotation);
      self->n_orphans += dictum_quotation_is_orphan (quotation);
    }
  for (guint i = 0; i < dictum_annotations_get_rejections (annotations)->len; i++)
    {
      const DictumRejection *rejection = dictum_annotations_get_rejections (annotations)->pdata[i];

      g_ptr_array_add (self->rejections, dictum_rejection_new (rejection->content, rejection->extra));
    }
}

static void
empty (DictumAnnotationSet *self)
{
  g_hash_table_remove_all (self->by_id);
  g_array_set_size (self->entries, 0);
  g_ptr_array_set_size (self->rejections, 0);
  g_clear_pointer (&self->extra, g_free);
  self->n_orphans = 0;
}

static void
dictum_annotation_set_finalize (GObject *object)
{
  DictumAnnotationSet *self = DICTUM_ANNOTATION_SET (object);

  g_hash_table_unref (self->by_id);
  g_array_unref (self->entries);
  g_ptr_array_unref (self->rejections);
  g_free (self->extra);
  G_OBJECT_CLASS (dictum_annotation_set_parent_class)->finalize (object);
}

static void
dictum_annotation_set_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DictumAnnotationSet *self = DICTUM_ANNOTATION_SET (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_N:
      g_value_set_uint (value, self->entries->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dictum_annotation_set_class_init (DictumAnnotationSetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = dictum_annotation_set_finalize;
  object_class->get_property = dictum_annotation_set_get_property;

  /**
   * DictumAnnotationSet:state:
   *
   * How far the annotator is, a #DictumState.
   */
  props[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, DICTUM_STATE_DONE, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  /**
   * DictumAnnotationSet:n:
   *
   * The number of quotations, orphans included.
   */
  props[PROP_N] = g_param_spec_uint ("n", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * DictumAnnotationSet::changed:
   * @self: the set
   * @before: (nullable): the quotation as it was, %NULL where one was added
   * @after: (nullable): the quotation as it is, %NULL where one was removed
   *
   * One quotation was added, removed, or says something else.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, DICTUM_TYPE_QUOTATION | G_SIGNAL_TYPE_STATIC_SCOPE,
                                   DICTUM_TYPE_QUOTATION | G_SIGNAL_TYPE_STATIC_SCOPE);
  /**
   * DictumAnnotationSet::reset:
   * @self: the set
   *
   * All of it may have changed: it was merged with what another program wrote.
   */
  signals[RESET] = g_signal_new ("reset", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
dictum_annotation_set_init (DictumAnnotationSet *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, clear_entry);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_rejection_free);
}

/**
 * dictum_annotation_set_new:
 * @annotations: (nullable): what it holds at first
 *
 * Returns: (transfer full): a set, for the main thread.
 */
DictumAnnotationSet *
dictum_annotation_set_new (DictumAnnotations *annotations)
{
  DictumAnnotationSet *self = g_object_new (DICTUM_TYPE_ANNOTATION_SET, NULL);

  if (annotations != NULL)
    fill (self, annotations);
  return self;
}

/**
 * dictum_annotation_set_get_state:
 * @self: a set
 *
 * Returns: how far the annotator is.
 */
DictumState
dictum_annotation_set_get_state (DictumAnnotationSet *self)
{
  return self->state;
}

/**
 * dictum_annotation_set_get_n:
 * @self: a set
 *
 * Returns: the number of quotations, orphans included.
 */
guint
dictum_annotation_set_get_n (DictumAnnotationSet *self)
{
  return self->entries->len;
}

/**
 * dictum_annotation_set_get:
 * @self: a set
 * @position: from 0, in the order of the files: by first piece, orphans last
 *
 * Returns: (transfer none): the quotation there.
 */
DictumQuotation *
dictum_annotation_set_get (DictumAnnotationSet *self, guint position)
{
  g_return_val_if_fail (position < self->entries->len, NULL);

  return entry_at (self, position)->quotation;
}

/**
 * dictum_annotation_set_lookup:
 * @self: a set
 * @id: (nullable): the id of a quotation
 *
 * Returns: (transfer none) (nullable): the quotation with that id.
 */
DictumQuotation *
dictum_annotation_set_lookup (DictumAnnotationSet *self, const char *id)
{
  return id ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * dictum_annotation_set_find:
 * @self: a set
 * @id: (nullable): the id of a quotation
 * @position: (out): where it stands, from 0
 *
 * Returns: whether there is one with that id.
 */
gboolean
dictum_annotation_set_find (DictumAnnotationSet *self, const char *id, guint *position)
{
  DictumQuotation *quotation = dictum_annotation_set_lookup (self, id);

  if (quotation == NULL)
    return FALSE;
  *position = find_place (self, quotation);
  return TRUE;
}

/**
 * dictum_annotation_set_get_n_orphans:
 * @self: a set
 *
 * Returns: how many quotations have lost their place; they are the last ones.
 */
guint
dictum_annotation_set_get_n_orphans (DictumAnnotationSet *self)
{
  return self->n_orphans;
}

/**
 * dictum_annotation_set_list_in:
 * @self: a set
 * @range: in code points; an empty one asks for what surrounds that place
 *
 * Finds the quotations whose content, gaps included, has a code point in @range. Orphans are not among them.
 *
 * Returns: (transfer container) (element-type DictumQuotation): them, in the order of the files.
 */
GPtrArray *
dictum_annotation_set_list_in (DictumAnnotationSet *self, DictumRange range)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref);
  DictumRange asked = DICTUM_RANGE (range.start, MAX (range.end, range.start + 1));
  guint low = 0, high = count_placed (self);

  // The first entry up to which anything reaches into the range.
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (entry_at (self, middle)->reach <= asked.start)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i < count_placed (self) && entry_at (self, i)->extent.start < asked.end; i++)
    if (dictum_range_overlaps (entry_at (self, i)->extent, asked))
      g_ptr_array_add (found, dictum_quotation_ref (entry_at (self, i)->quotation));
  return found;
}

/**
 * dictum_annotation_set_snapshot:
 * @self: a set
 *
 * Returns: (transfer full): what it holds now, as a value that may go to another thread.
 */
DictumAnnotations *
dictum_annotation_set_snapshot (DictumAnnotationSet *self)
{
  g_autoptr (GPtrArray) quotations = g_ptr_array_sized_new (self->entries->len);

  for (guint i = 0; i < self->entries->len; i++)
    g_ptr_array_add (quotations, entry_at (self, i)->quotation);
  return dictum_annotations_new_in_order (self->state, quotations, self->rejections, self->extra);
}

/**
 * dictum_annotation_set_set_state:
 * @self: a set
 * @state: how far the annotator is
 *
 * Sets the state and notifies if it is another.
 */
void
dictum_annotation_set_set_state (DictumAnnotationSet *self, DictumState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

/**
 * dictum_annotation_set_replace:
 * @self: a set
 * @before: (nullable): a quotation of the set, %NULL to add one
 * @after: (nullable): what takes its place, with the same id, %NULL to remove it
 *
 * The one way in which quotations change, but for dictum_annotation_set_reset().
 */
void
dictum_annotation_set_replace (DictumAnnotationSet *self, DictumQuotation *before, DictumQuotation *after)
{
  g_autoptr (DictumQuotation) kept = before ? dictum_quotation_ref (before) : NULL;
  guint place;

  g_return_if_fail (before != NULL || after != NULL);
  g_return_if_fail (before == NULL || after == NULL ||
                    g_str_equal (dictum_quotation_get_id (before), dictum_quotation_get_id (after)));
  g_return_if_fail (before != NULL || !dictum_annotation_set_lookup (self, dictum_quotation_get_id (after)));

  if (before != NULL)
    {
      g_return_if_fail (dictum_annotation_set_find (self, dictum_quotation_get_id (before), &place));
      remove_at (self, place);
    }
  if (after != NULL)
    insert (self, after);
  g_signal_emit (self, signals[CHANGED], 0, kept, after);
  if (before == NULL || after == NULL)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N]);
}

/**
 * dictum_annotation_set_reset:
 * @self: a set
 * @annotations: what it is to hold
 *
 * Exchanges everything, after a merge with what another program wrote.
 */
void
dictum_annotation_set_reset (DictumAnnotationSet *self, DictumAnnotations *annotations)
{
  g_autoptr (DictumAnnotations) kept = dictum_annotations_ref (annotations);

  empty (self);
  fill (self, kept);
  g_signal_emit (self, signals[RESET], 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N]);
}
