// SPDX-License-Identifier: GPL-3.0-or-later
// The speakers of a project: a list model of the living ones in the order of the screen, by key, then by name.

#include "core/cast.h"

#include <string.h>

#define PALETTE_SIZE 12 // colours that differ; see design/palette.json
#define N_KEYS 9        // '1' to '9'

struct _DictumCast
{
  GObject parent_instance;
  GHashTable *by_id;  // id → DictumSpeaker, removed ones too
  GPtrArray *visible; // of DictumSpeaker, in the order of the screen
  DictumSpeaker *holders[N_KEYS]; // by digit from '1', borrowed from by_id
};

static void dictum_cast_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DictumCast,
                               dictum_cast,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dictum_cast_list_model_init))

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static int
compare_on_screen (gconstpointer a, gconstpointer b, gpointer cast)
{
  DictumSpeaker *one = *(DictumSpeaker *const *) a, *other = *(DictumSpeaker *const *) b;
  guchar one_key = dictum_cast_get_key (cast, one), other_key = dictum_cast_get_key (cast, other);
  int order;

  // Those without a key come after those with one.
  if (one_key != other_key)
    return (one_key ? one_key : 0xff) < (other_key ? other_key : 0xff) ? -1 : 1;
  order = g_utf8_collate (dictum_speaker_get_name (one), dictum_speaker_get_name (other));
  return order != 0 ? order : strcmp (dictum_speaker_get_id (one), dictum_speaker_get_id (other));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (dictum_speaker_get_id (*(DictumSpeaker *const *) a),
                 dictum_speaker_get_id (*(DictumSpeaker *const *) b));
}

// Of two living speakers with the same digit the lower id holds it.
static void
update_holders (DictumCast *self)
{
  GHashTableIter iter;
  gpointer speaker;

  memset (self->holders, 0, sizeof self->holders);
  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &speaker))
    {
      char key = dictum_speaker_get_fields (speaker)->key;
      DictumSpeaker *holder = dictum_cast_find_by_key (self, key);

      if (key < '1' || key > '9' || !dictum_speaker_is_alive (speaker))
        continue;
      if (holder == NULL || strcmp (dictum_speaker_get_id (speaker), dictum_speaker_get_id (holder)) < 0)
        self->holders[key - '1'] = speaker;
    }
}

static GPtrArray *
list_visible (DictumCast *self)
{
  GPtrArray *visible = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer speaker;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &speaker))
    if (dictum_speaker_is_alive (speaker))
      g_ptr_array_add (visible, g_object_ref (speaker));
  g_ptr_array_sort_with_data (visible, compare_on_screen, self);
  return visible;
}

// Exchanges the rows between those that are the same at both ends.
static void
update_visible (DictumCast *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->visible);
  guint head = 0, tail = 0;

  update_holders (self);
  self->visible = list_visible (self);
  while (head < MIN (old->len, self->visible->len) && old->pdata[head] == self->visible->pdata[head])
    head++;
  while (tail < MIN (old->len, self->visible->len) - head &&
         old->pdata[old->len - 1 - tail] == self->visible->pdata[self->visible->len - 1 - tail])
    tail++;
  if (old->len != self->visible->len || head < old->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail, self->visible->len - head - tail);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
dictum_cast_finalize (GObject *object)
{
  DictumCast *self = DICTUM_CAST (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->visible);
  G_OBJECT_CLASS (dictum_cast_parent_class)->finalize (object);
}

static GType
dictum_cast_get_item_type (GListModel *model)
{
  return DICTUM_TYPE_SPEAKER;
}

static guint
dictum_cast_get_n_items (GListModel *model)
{
  return DICTUM_CAST (model)->visible->len;
}

static gpointer
dictum_cast_get_item (GListModel *model, guint position)
{
  DictumCast *self = DICTUM_CAST (model);

  return position < self->visible->len ? g_object_ref (self->visible->pdata[position]) : NULL;
}

static void
dictum_cast_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dictum_cast_get_item_type;
  iface->get_n_items = dictum_cast_get_n_items;
  iface->get_item = dictum_cast_get_item;
}

static void
dictum_cast_class_init (DictumCastClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_cast_finalize;

  /**
   * DictumCast::changed:
   * @self: the cast
   *
   * Some speaker is another than before, removed ones included.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dictum_cast_init (DictumCast *self)
{
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  self->visible = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
put (DictumCast *self, DictumSpeaker *speaker)
{
  g_hash_table_replace (self->by_id, (char *) dictum_speaker_get_id (speaker), g_object_ref (speaker));
}

/**
 * dictum_cast_new:
 * @speakers: (nullable) (element-type DictumSpeaker): removed ones included
 *
 * Returns: (transfer full): a cast, for the main thread.
 */
DictumCast *
dictum_cast_new (const GPtrArray *speakers)
{
  DictumCast *self = g_object_new (DICTUM_TYPE_CAST, NULL);

  if (speakers != NULL)
    dictum_cast_reset (self, speakers);
  return self;
}

/**
 * dictum_cast_lookup:
 * @self: a cast
 * @id: (nullable): an id
 *
 * Returns: (transfer none) (nullable): the speaker with that very id, also one that was removed.
 */
DictumSpeaker *
dictum_cast_lookup (DictumCast *self, const char *id)
{
  return id ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * dictum_cast_find_by_key:
 * @self: a cast
 * @key: a digit
 *
 * Returns: (transfer none) (nullable): the speaker that the digit tags as.
 */
DictumSpeaker *
dictum_cast_find_by_key (DictumCast *self, char key)
{
  return key >= '1' && key <= '9' ? self->holders[key - '1'] : NULL;
}

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *a_normal = g_utf8_normalize (a, -1, G_NORMALIZE_ALL);
  g_autofree char *b_normal = g_utf8_normalize (b, -1, G_NORMALIZE_ALL);
  g_autofree char *a_folded = g_utf8_casefold (a_normal ? a_normal : a, -1);
  g_autofree char *b_folded = g_utf8_casefold (b_normal ? b_normal : b, -1);

  return strcmp (a_folded, b_folded) == 0;
}

/**
 * dictum_cast_find_by_name:
 * @self: a cast
 * @name: a name as a person or a text writes it
 *
 * Compares without case and in NFKC, with names and aliases.
 *
 * Returns: (transfer none) (nullable): the first living speaker that bears it.
 */
DictumSpeaker *
dictum_cast_find_by_name (DictumCast *self, const char *name)
{
  for (guint i = 0; i < self->visible->len; i++)
    {
      const DictumSpeakerFields *fields = dictum_speaker_get_fields (self->visible->pdata[i]);

      if (same_name (fields->name, name))
        return self->visible->pdata[i];
      for (guint j = 0; fields->aliases && fields->aliases[j]; j++)
        if (same_name (fields->aliases[j], name))
          return self->visible->pdata[i];
    }
  return NULL;
}

/**
 * dictum_cast_resolve:
 * @self: a cast
 * @id: (nullable): the speaker a quotation names
 *
 * Follows merged speakers to the one that is left, and reads a removed one as not attributed. An id that is in no cast
 * and `DICTUM_SPEAKER_UNKNOWN` stay as they are.
 *
 * Returns: (transfer none) (nullable): the id it stands for, valid as long as @id and the cast are.
 */
const char *
dictum_cast_resolve (DictumCast *self, const char *id)
{
  // A file from a stranger may hold a circle of mergers.
  for (guint steps = g_hash_table_size (self->by_id) + 1; id != NULL && steps > 0; steps--)
    {
      DictumSpeaker *speaker = dictum_cast_lookup (self, id);

      if (speaker == NULL || dictum_speaker_is_alive (speaker))
        return id;
      id = dictum_speaker_get_fields (speaker)->merged_into;
    }
  return NULL;
}

/**
 * dictum_cast_get_key:
 * @self: a cast
 * @speaker: one of its speakers
 *
 * Returns: the digit that tags as @speaker, or 0; of two speakers with the same digit the lower id has it.
 */
char
dictum_cast_get_key (DictumCast *self, DictumSpeaker *speaker)
{
  char key = dictum_speaker_get_fields (speaker)->key;
  DictumSpeaker *holder = dictum_cast_find_by_key (self, key);

  return holder != NULL && g_str_equal (dictum_speaker_get_id (holder), dictum_speaker_get_id (speaker)) ? key : 0;
}

/**
 * dictum_cast_dup_initials:
 * @self: a cast
 * @speaker: one of its speakers
 *
 * The initials that the margin shows. Where two speakers would have the same, the later one on the screen gets a letter
 * more.
 *
 * Returns: (transfer full): the initials, never empty.
 */
char *
dictum_cast_dup_initials (DictumCast *self, DictumSpeaker *speaker)
{
  g_autofree char *initials = dictum_speaker_dup_initials (speaker, 2);

  for (guint i = 0; i < self->visible->len && self->visible->pdata[i] != speaker; i++)
    {
      g_autofree char *other = dictum_speaker_dup_initials (self->visible->pdata[i], 2);

      if (strcmp (other, initials) == 0)
        return dictum_speaker_dup_initials (speaker, 3);
    }
  return g_steal_pointer (&initials);
}

/**
 * dictum_cast_get_free_key:
 * @self: a cast
 *
 * Returns: the lowest digit from '1' that tags as nobody yet, or 0.
 */
char
dictum_cast_get_free_key (DictumCast *self)
{
  for (char key = '1'; key <= '9'; key++)
    if (dictum_cast_find_by_key (self, key) == NULL)
      return key;
  return 0;
}

/**
 * dictum_cast_get_free_colour:
 * @self: a cast
 *
 * Returns: the palette index that the fewest living speakers have, the lowest of those.
 */
guint
dictum_cast_get_free_colour (DictumCast *self)
{
  guint uses[PALETTE_SIZE] = { 0 }, best = 0;

  for (guint i = 0; i < self->visible->len; i++)
    uses[dictum_speaker_get_fields (self->visible->pdata[i])->colour % PALETTE_SIZE]++;
  for (guint i = 1; i < PALETTE_SIZE; i++)
    if (uses[i] < uses[best])
      best = i;
  return best;
}

/**
 * dictum_cast_list_all:
 * @self: a cast
 *
 * Returns: (transfer container) (element-type DictumSpeaker): all speakers, removed ones included, by id.
 */
GPtrArray *
dictum_cast_list_all (DictumCast *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer speaker;

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &speaker))
    g_ptr_array_add (all, g_object_ref (speaker));
  g_ptr_array_sort (all, compare_ids);
  return all;
}

/**
 * dictum_cast_replace:
 * @self: a cast
 * @before: (nullable): a speaker of the cast, %NULL to add one
 * @after: (nullable): what takes its place, with the same id; %NULL to take it out without a trace
 *
 * The one way in which speakers change, but for dictum_cast_reset().
 */
void
dictum_cast_replace (DictumCast *self, DictumSpeaker *before, DictumSpeaker *after)
{
  g_return_if_fail (before != NULL || after != NULL);
  g_return_if_fail (before == NULL || after == NULL ||
                    g_str_equal (dictum_speaker_get_id (before), dictum_speaker_get_id (after)));

  if (after != NULL)
    put (self, after);
  else
    g_hash_table_remove (self->by_id, dictum_speaker_get_id (before));
  update_visible (self);
}

/**
 * dictum_cast_reset:
 * @self: a cast
 * @speakers: (element-type DictumSpeaker): all of them, removed ones included
 *
 * Exchanges everything, after a merge with what another program wrote.
 */
void
dictum_cast_reset (DictumCast *self, const GPtrArray *speakers)
{
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < speakers->len; i++)
    put (self, speakers->pdata[i]);
  update_visible (self);
}
