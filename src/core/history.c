// SPDX-License-Identifier: GPL-3.0-or-later
// What was done and what was undone, without limit. It holds edits and knows nothing of what they act on: whoever
// applies an edit, or its inverse, tells the history afterwards.

#include "core/history.h"

struct _DictumHistory
{
  GObject parent_instance;
  GPtrArray *done;   // of DictumEdit, the last one last
  GPtrArray *undone; // of DictumEdit, the next to redo last
};

G_DEFINE_FINAL_TYPE (DictumHistory, dictum_history, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
dictum_history_finalize (GObject *object)
{
  DictumHistory *self = DICTUM_HISTORY (object);

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  G_OBJECT_CLASS (dictum_history_parent_class)->finalize (object);
}

static void
dictum_history_class_init (DictumHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_history_finalize;

  /**
   * DictumHistory::changed:
   * @self: the history
   *
   * What can be undone or redone is another edit than before.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
dictum_history_init (DictumHistory *self)
{
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_edit_unref);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_edit_unref);
}

static DictumEdit *
peek (GPtrArray *stack)
{
  return stack->len > 0 ? stack->pdata[stack->len - 1] : NULL;
}

static void
move_last (DictumHistory *self, GPtrArray *from, GPtrArray *to)
{
  g_return_if_fail (from->len > 0);

  g_ptr_array_add (to, g_ptr_array_steal_index (from, from->len - 1));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
drop_last (DictumHistory *self, GPtrArray *from)
{
  g_return_if_fail (from->len > 0);

  g_ptr_array_remove_index (from, from->len - 1);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * dictum_history_new:
 *
 * Returns: (transfer full): an empty history, for the main thread.
 */
DictumHistory *
dictum_history_new (void)
{
  return g_object_new (DICTUM_TYPE_HISTORY, NULL);
}

/**
 * dictum_history_peek_undo:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the edit that is taken back next.
 */
DictumEdit *
dictum_history_peek_undo (DictumHistory *self)
{
  return peek (self->done);
}

/**
 * dictum_history_peek_redo:
 * @self: a history
 *
 * Returns: (transfer none) (nullable): the edit that is done again next.
 */
DictumEdit *
dictum_history_peek_redo (DictumHistory *self)
{
  return peek (self->undone);
}

/**
 * dictum_history_push:
 * @self: a history
 * @edit: what was just done
 *
 * Remembers @edit; what had been undone can no longer be redone.
 */
void
dictum_history_push (DictumHistory *self, DictumEdit *edit)
{
  g_ptr_array_set_size (self->undone, 0);
  g_ptr_array_add (self->done, dictum_edit_ref (edit));
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * dictum_history_step_back:
 * @self: a history
 *
 * Notes that the edit of dictum_history_peek_undo() was taken back.
 */
void
dictum_history_step_back (DictumHistory *self)
{
  move_last (self, self->done, self->undone);
}

/**
 * dictum_history_step_forward:
 * @self: a history
 *
 * Notes that the edit of dictum_history_peek_redo() was done again.
 */
void
dictum_history_step_forward (DictumHistory *self)
{
  move_last (self, self->undone, self->done);
}

/**
 * dictum_history_drop_undo:
 * @self: a history
 *
 * Forgets the edit of dictum_history_peek_undo(), which cannot be taken back because another program changed the same.
 */
void
dictum_history_drop_undo (DictumHistory *self)
{
  drop_last (self, self->done);
}

/**
 * dictum_history_drop_redo:
 * @self: a history
 *
 * Forgets the edit of dictum_history_peek_redo(), likewise.
 */
void
dictum_history_drop_redo (DictumHistory *self)
{
  drop_last (self, self->undone);
}
