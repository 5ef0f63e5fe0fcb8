// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo: to go where the act belongs, to take it back or do it again there, and to show what it touched.

#include "config.h"

#include "session/session-private.h"

#include "core/error.h"

#include <glib/gi18n-lib.h>

// The last quotation that an edit, in the direction in which it was applied, changed in the open article.
static const DictumChange *
find_touched (DictumSession *self, const DictumEdit *edit)
{
  const DictumChange *touched = NULL;

  for (guint i = 0; i < dictum_edit_get_n_changes (edit); i++)
    {
      const DictumChange *change = dictum_edit_get_change (edit, i);

      if (change->target == DICTUM_TARGET_QUOTATION && self->article != NULL &&
          g_str_equal (change->file, dictum_article_get_file (self->article)))
        touched = change;
    }
  return touched;
}

static void
show_touched (DictumSession *self, const DictumEdit *edit)
{
  const DictumChange *touched = find_touched (self, edit);
  DictumRange extent;

  if (touched == NULL)
    return;
  dictum_session_make_current (self, touched->after ? dictum_quotation_get_id (touched->after) : NULL);
  if (!dictum_quotation_get_extent (touched->after ? touched->after : touched->before, &extent))
    return;
  self->by_pointer = FALSE;
  dictum_session_place_caret (self, touched->after ? extent.end : extent.start);
  dictum_session_show (self, extent);
}

static void
drop_edit (DictumSession *self, gboolean undo, const GError *error)
{
  const char *label = dictum_edit_get_label (undo ? dictum_history_peek_undo (self->history)
                                                  : dictum_history_peek_redo (self->history));
  g_autofree char *kept = g_strdup (label);

  if (!g_error_matches (error, DICTUM_ERROR, DICTUM_ERROR_STALE) &&
      !g_error_matches (error, DICTUM_ERROR, DICTUM_ERROR_NOT_FOUND))
    {
      dictum_session_say (self, FALSE, "%s", error->message);
      return;
    }
  if (undo)
    dictum_history_drop_undo (self->history);
  else
    dictum_history_drop_redo (self->history);
  dictum_session_say (self, FALSE,
                      undo ? _("“%s” cannot be taken back: another program changed the same.")
                           : _("“%s” cannot be done again: another program changed the same."),
                      kept);
}

static gboolean
apply_step (DictumSession *self, DictumEdit *edit, gboolean undo)
{
  g_autoptr (DictumEdit) applied = undo ? dictum_edit_invert (edit) : dictum_edit_ref (edit);
  g_autoptr (GError) error = NULL;

  if (!dictum_project_apply (self->project, applied, &error))
    {
      drop_edit (self, undo, error);
      return FALSE;
    }
  if (undo)
    dictum_history_step_back (self->history);
  else
    dictum_history_step_forward (self->history);
  show_touched (self, applied);
  return TRUE;
}

// The article that an edit belongs to and that is not on the page.
static DictumArticle *
find_elsewhere (DictumSession *self, const DictumEdit *edit)
{
  const char *file = dictum_edit_get_file (edit);
  DictumArticle *article = file ? dictum_project_lookup_article (self->project, file) : NULL;

  return article != self->article ? article : NULL;
}

/*
 * dictum_session_pay_owed:
 *
 * Undoes or redoes what was asked for, until nothing is owed or another article has to be opened first.
 */
void
dictum_session_pay_owed (DictumSession *self)
{
  while (self->owed != 0 && !dictum_session_is_loading (self))
    {
      const gboolean undo = self->owed > 0;
      DictumEdit *edit = undo ? dictum_history_peek_undo (self->history) : dictum_history_peek_redo (self->history);
      DictumArticle *elsewhere = edit ? find_elsewhere (self, edit) : NULL;

      if (edit == NULL)
        {
          self->owed = 0;
          return;
        }
      if (elsewhere != NULL)
        {
          // It comes back here when the article is open, at once where it is open already.
          dictum_session_visit_article (self, elsewhere);
          return;
        }
      self->owed += undo ? -1 : 1;
      if (!apply_step (self, edit, undo))
        self->owed = 0;
      // Articles may have come back where none was left.
      dictum_session_fill_page (self);
    }
}

/**
 * dictum_session_get_undo_label:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what would be taken back, as it follows “Undo: ”; %NULL where there is nothing.
 */
const char *
dictum_session_get_undo_label (DictumSession *self)
{
  DictumEdit *edit;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  edit = dictum_history_peek_undo (self->history);
  return edit ? dictum_edit_get_label (edit) : NULL;
}

/**
 * dictum_session_get_redo_label:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): what would be done again, as it follows “Redo: ”; %NULL where there is nothing.
 */
const char *
dictum_session_get_redo_label (DictumSession *self)
{
  DictumEdit *edit;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  edit = dictum_history_peek_redo (self->history);
  return edit ? dictum_edit_get_label (edit) : NULL;
}

// Whether the next step that is asked for, those owed included, has something to act on is known only when they are
// paid; the labels tell of the next one.
static gboolean
step (DictumSession *self, int by)
{
  // What was moved and not let go was no act yet: undo takes back just that.
  if (self->held_end != DICTUM_END_NONE)
    {
      const gboolean moved = !dictum_quotation_equal (self->preview, dictum_session_get_stored (self));

      dictum_session_drop_preview (self);
      if (moved && by > 0)
        return TRUE;
    }
  if ((by > 0 ? dictum_history_peek_undo (self->history) : dictum_history_peek_redo (self->history)) == NULL)
    return FALSE;
  // Steps asked for faster than articles open wait for their turn.
  self->owed += by;
  dictum_session_pay_owed (self);
  return TRUE;
}

/**
 * dictum_session_undo:
 * @self: a session
 *
 * Takes the last act back. An act of another article has that opened first, while the main loop runs. What it touched
 * becomes current and is shown. One that another program made impossible is forgotten, and a message says so.
 *
 * Returns: %FALSE where there is nothing to take back.
 */
gboolean
dictum_session_undo (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  return step (self, 1);
}

/**
 * dictum_session_redo:
 * @self: a session
 *
 * Does the act again that was taken back last; see dictum_session_undo().
 *
 * Returns: %FALSE where there is nothing to do again.
 */
gboolean
dictum_session_redo (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  return step (self, -1);
}
