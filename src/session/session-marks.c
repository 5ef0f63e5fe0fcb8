// SPDX-License-Identifier: GPL-3.0-or-later
// The quotation marks of the open article: found in a thread, so that a long text does not hold the window.

#include "session/session-private.h"

// Up to this many bytes looking takes less time than a thread takes to start.
#define SHORT_TEXT_BYTES (64 * 1024)

// It does not hold the session: the thread might be the last to let go of it, and would take it apart beside the main one.
struct _DictumMarksSearch
{
  gatomicrefcount ref_count;
  GWeakRef session;
  GMutex mutex;
  GCond found;
  DictumText *text;
  DictumMarks *marks; // NULL until they are found
};

static DictumMarksSearch *
search_ref (DictumMarksSearch *search)
{
  g_atomic_ref_count_inc (&search->ref_count);
  return search;
}

static void
search_unref (DictumMarksSearch *search)
{
  if (!g_atomic_ref_count_dec (&search->ref_count))
    return;
  g_weak_ref_clear (&search->session);
  dictum_text_unref (search->text);
  g_clear_pointer (&search->marks, dictum_marks_unref);
  g_mutex_clear (&search->mutex);
  g_cond_clear (&search->found);
  g_free (search);
}

static void
search_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  DictumMarksSearch *search = task_data;
  DictumMarks *marks = dictum_marks_find (search->text);

  g_mutex_lock (&search->mutex);
  search->marks = marks;
  g_cond_broadcast (&search->found);
  g_mutex_unlock (&search->mutex);
  g_task_return_boolean (task, TRUE);
}

// Takes the marks over from the search that found them.
static void
take_marks (DictumSession *self)
{
  self->marks = dictum_marks_ref (self->search->marks);
  g_clear_pointer (&self->search, search_unref);
}

static void
marks_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  DictumMarksSearch *search = g_task_get_task_data (G_TASK (result));
  g_autoptr (DictumSession) self = g_weak_ref_get (&search->session);

  // Another article may be open, or an act may have waited for the marks.
  if (self == NULL || self->search != search)
    return;
  take_marks (self);
  // What a digit would take may be known only now.
  if (!dictum_range_is_empty (self->visible))
    dictum_session_repaint (self, self->visible);
}

/*
 * dictum_session_start_marks:
 *
 * Begins to look for the marks of the open article.
 */
void
dictum_session_start_marks (DictumSession *self)
{
  DictumText *text = dictum_session_get_text (self);
  g_autoptr (GTask) task = NULL;

  dictum_session_drop_marks (self);
  if (text == NULL)
    return;
  if (dictum_text_get_size (text) <= SHORT_TEXT_BYTES)
    {
      self->marks = dictum_marks_find (text);
      return;
    }
  self->search = g_new0 (DictumMarksSearch, 1);
  g_atomic_ref_count_init (&self->search->ref_count);
  g_mutex_init (&self->search->mutex);
  g_cond_init (&self->search->found);
  g_weak_ref_init (&self->search->session, self);
  self->search->text = dictum_text_ref (text);
  task = g_task_new (NULL, NULL, marks_found_cb, NULL);
  g_task_set_source_tag (task, dictum_session_start_marks);
  g_task_set_task_data (task, search_ref (self->search), (GDestroyNotify) search_unref);
  g_task_run_in_thread (task, search_thread);
}

/*
 * dictum_session_drop_marks:
 *
 * Forgets the marks; a search that still runs ends by itself and is not heard.
 */
void
dictum_session_drop_marks (DictumSession *self)
{
  g_clear_pointer (&self->marks, dictum_marks_unref);
  g_clear_pointer (&self->search, search_unref);
}

/*
 * dictum_session_get_marks:
 * @wait: whether to wait for a search that still runs; acts do, looking does not
 *
 * Returns: (transfer none) (nullable): the marks of the open article.
 */
DictumMarks *
dictum_session_get_marks (DictumSession *self, gboolean wait)
{
  if (self->marks != NULL || self->search == NULL || !wait)
    return self->marks;
  g_mutex_lock (&self->search->mutex);
  while (self->search->marks == NULL)
    g_cond_wait (&self->search->found, &self->search->mutex);
  g_mutex_unlock (&self->search->mutex);
  take_marks (self);
  return self->marks;
}
