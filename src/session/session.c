// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does in one window, without a screen: the object, what it tells, and the one way in which it changes
// the project. Where the person is stands in session-place.c, the acts in the other files of this folder.

#include "config.h"

#include "session/session-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (DictumSession, dictum_session, G_TYPE_OBJECT)

enum
{
  MARKS_CHANGED,
  SELECTION_MOVED,
  SHOWN,
  COUNTED,
  MESSAGE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static GParamSpec *props[DICTUM_SESSION_N_PROPS];

static gint64
read_clock (gpointer data)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
history_changed_cb (DictumSession *self)
{
  dictum_session_notify (self, DICTUM_SESSION_PROP_UNDO_LABEL);
  dictum_session_notify (self, DICTUM_SESSION_PROP_REDO_LABEL);
}

static void
emit_counted (DictumSession *self)
{
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
cast_changed_cb (DictumSession *self)
{
  if (self->pen != NULL && !dictum_session_speaker_is_usable (self, self->pen))
    dictum_session_pick_pen (self, NULL);
  if (self->last_speaker != NULL && !dictum_session_speaker_is_usable (self, self->last_speaker))
    g_clear_pointer (&self->last_speaker, g_free);
  // Colours, initials and names may be others, and a removed speaker's quotations are nobody's.
  dictum_session_repaint (self, DICTUM_RANGE (0, G_MAXUINT));
  emit_counted (self);
}

static void
articles_changed_cb (DictumSession *self, guint position)
{
  dictum_session_articles_changed (self, position);
}

static void
dictum_session_dispose (GObject *object)
{
  DictumSession *self = DICTUM_SESSION (object);

  if (self->project != NULL)
    dictum_session_leave (self);
  dictum_session_drop_marks (self);
  g_clear_object (&self->opening);
  g_clear_object (&self->wanted);
  g_clear_object (&self->refused);
  g_clear_object (&self->article);
  g_clear_object (&self->history);
  g_clear_object (&self->project);
  g_clear_pointer (&self->preview, dictum_quotation_unref);
  G_OBJECT_CLASS (dictum_session_parent_class)->dispose (object);
}

static void
dictum_session_finalize (GObject *object)
{
  DictumSession *self = DICTUM_SESSION (object);

  g_hash_table_unref (self->places);
  g_free (self->current);
  g_free (self->pen);
  g_free (self->last_speaker);
  G_OBJECT_CLASS (dictum_session_parent_class)->finalize (object);
}

static void
dictum_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DictumSession *self = DICTUM_SESSION (object);

  switch (id)
    {
    case DICTUM_SESSION_PROP_ARTICLE:
      g_value_set_object (value, self->article);
      break;
    case DICTUM_SESSION_PROP_CURRENT:
      g_value_set_string (value, self->current);
      break;
    case DICTUM_SESSION_PROP_PEN:
      g_value_set_string (value, self->pen);
      break;
    case DICTUM_SESSION_PROP_UNDO_LABEL:
      g_value_set_string (value, dictum_session_get_undo_label (self));
      break;
    case DICTUM_SESSION_PROP_REDO_LABEL:
      g_value_set_string (value, dictum_session_get_redo_label (self));
      break;
    case DICTUM_SESSION_PROP_REFUSED:
      g_value_set_object (value, self->refused);
      break;
    case DICTUM_SESSION_PROP_LOADING:
      g_value_set_boolean (value, dictum_session_is_loading (self));
      break;
    case DICTUM_SESSION_PROP_HELD_END:
      g_value_set_uint (value, self->held_end);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * DictumSession:article:
   *
   * (nullable): The article on the page; it has a text, and is open unless "loading". One that could not be opened
   * never comes here.
   */
  props[DICTUM_SESSION_PROP_ARTICLE] = g_param_spec_object ("article", NULL, NULL, DICTUM_TYPE_ARTICLE, flags);
  /**
   * DictumSession:current:
   *
   * (nullable): The id of the quotation that acts are for.
   */
  props[DICTUM_SESSION_PROP_CURRENT] = g_param_spec_string ("current", NULL, NULL, NULL, flags);
  /**
   * DictumSession:pen:
   *
   * (nullable): The id of the speaker as whom each drag is marked.
   */
  props[DICTUM_SESSION_PROP_PEN] = g_param_spec_string ("pen", NULL, NULL, NULL, flags);
  /**
   * DictumSession:undo-label:
   *
   * (nullable): What would be taken back, as it follows “Undo: ”.
   */
  props[DICTUM_SESSION_PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  /**
   * DictumSession:redo-label:
   *
   * (nullable): What would be done again, as it follows “Redo: ”.
   */
  props[DICTUM_SESSION_PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  /**
   * DictumSession:loading:
   *
   * Whether an article is being opened, or is on the page before it is known what is marked in it.
   */
  props[DICTUM_SESSION_PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  /**
   * DictumSession:held-end:
   *
   * Which end of the current piece is being moved, a #DictumEnd.
   */
  props[DICTUM_SESSION_PROP_HELD_END] = g_param_spec_uint ("held-end", NULL, NULL, 0, DICTUM_END_END, 0, flags);
  /**
   * DictumSession:refused:
   *
   * (nullable): The last article that was asked for, where it could not be opened.
   */
  props[DICTUM_SESSION_PROP_REFUSED] = g_param_spec_object ("refused", NULL, NULL, DICTUM_TYPE_ARTICLE, flags);
  g_object_class_install_properties (object_class, DICTUM_SESSION_N_PROPS, props);
}

static void
dictum_session_class_init (DictumSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = dictum_session_dispose;
  object_class->finalize = dictum_session_finalize;
  object_class->get_property = dictum_session_get_property;
  install_properties (object_class);

  /**
   * DictumSession::marks-changed:
   * @self: the session
   * @start: the first code point to be painted anew
   * @end: the one behind the last; with @start 0, %G_MAXUINT for everything
   */
  signals[MARKS_CHANGED] = g_signal_new ("marks-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                         2, G_TYPE_UINT, G_TYPE_UINT);
  /**
   * DictumSession::selection-moved:
   * @self: the session
   *
   * The session itself changed selection or caret; the view is to follow, without scrolling.
   */
  signals[SELECTION_MOVED] = g_signal_new ("selection-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 0);
  /**
   * DictumSession::shown:
   * @self: the session
   * @start: the first code point to be visible
   * @end: the one behind the last
   */
  signals[SHOWN] = g_signal_new ("shown", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT,
                                 G_TYPE_UINT);
  /**
   * DictumSession::counted:
   * @self: the session
   *
   * The number of quotations of some speaker may be another.
   */
  signals[COUNTED] = g_signal_new ("counted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * DictumSession::message:
   * @self: the session
   * @text: a sentence for people, short enough for a toast; further lines tell the details
   * @with_undo: whether it tells of an act that the person may want to take back at once
   */
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
dictum_session_init (DictumSession *self)
{
  self->history = dictum_history_new ();
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clock = read_clock;
  g_signal_connect_object (self->history, "changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * dictum_session_new:
 * @project: the project of the window
 *
 * Begins a session and, while the main loop runs, opens the article that was open when the project was left, else the
 * first one; "loading" is %TRUE until then. An article that is opened meanwhile with dictum_session_open_article()
 * takes its place. The project becomes the newest of the recent ones.
 *
 * Returns: (transfer full): a session, for the main thread.
 */
DictumSession *
dictum_session_new (DictumProject *project)
{
  DictumSession *self = g_object_new (DICTUM_TYPE_SESSION, NULL);

  self->project = g_object_ref (project);
  g_signal_connect_object (dictum_project_get_cast (project), "changed", G_CALLBACK (cast_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (dictum_project_get_articles (project), "items-changed", G_CALLBACK (articles_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "counted", G_CALLBACK (emit_counted), self, G_CONNECT_SWAPPED);
  dictum_session_start (self);
  return self;
}

/*
 * dictum_session_is_loading:
 *
 * Returns: whether an article is being opened, or is on the page before it is known what is marked in it.
 */
gboolean
dictum_session_is_loading (DictumSession *self)
{
  return self->wanted != NULL || (self->article != NULL && !dictum_article_is_open (self->article));
}

/*
 * dictum_session_set_clock:
 * @clock: (nullable): tells the time in seconds since 1970, UTC; %NULL for the real one
 *
 * For tests.
 */
void
dictum_session_set_clock (DictumSession *self, DictumClock clock, gpointer data)
{
  self->clock = clock ? clock : read_clock;
  self->clock_data = data;
}

/*
 * dictum_session_get_now:
 *
 * Returns: seconds since 1970, UTC, by the clock of the session.
 */
gint64
dictum_session_get_now (DictumSession *self)
{
  return self->clock (self->clock_data);
}

/*
 * dictum_session_notify:
 * @property: what changed
 *
 * Tells of it at once.
 */
void
dictum_session_notify (DictumSession *self, DictumSessionProperty property)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[property]);
}

/*
 * dictum_session_say:
 * @with_undo: whether it tells of an act that the person may want to take back at once
 * @format: a sentence for people, as for printf()
 *
 * Tells the person.
 */
void
dictum_session_say (DictumSession *self, gboolean with_undo, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_signal_emit (self, signals[MESSAGE], 0, text, with_undo);
}

/*
 * dictum_session_show:
 * @range: in code points
 *
 * Has the view scroll there.
 */
void
dictum_session_show (DictumSession *self, DictumRange range)
{
  g_signal_emit (self, signals[SHOWN], 0, range.start, range.end);
}

/*
 * dictum_session_repaint:
 * @range: in code points; from 0 to %G_MAXUINT for everything
 *
 * Has the view paint again what is marked there.
 */
void
dictum_session_repaint (DictumSession *self, DictumRange range)
{
  g_signal_emit (self, signals[MARKS_CHANGED], 0, range.start, range.end);
}

// From the first to the last code point that is painted for a quotation, whatever the role.
static gboolean
get_painted (DictumQuotation *quotation, DictumRange *painted)
{
  gboolean any = FALSE;
  DictumRange extent;

  for (guint role = 0; quotation != NULL && role < DICTUM_N_ROLES; role++)
    if (dictum_pieces_get_extent (dictum_quotation_get_pieces (quotation, role), &extent))
      {
        *painted = any ? dictum_range_join (*painted, extent) : extent;
        any = TRUE;
      }
  return any;
}

/*
 * dictum_session_repaint_quotation:
 * @before: (nullable): a quotation as it was painted
 * @after: (nullable): as it is to be painted
 */
void
dictum_session_repaint_quotation (DictumSession *self, DictumQuotation *before, DictumQuotation *after)
{
  DictumRange old, new;
  const gboolean had = get_painted (before, &old), has = get_painted (after, &new);

  if (had && has && dictum_range_overlaps (old, new))
    {
      dictum_session_repaint (self, dictum_range_join (old, new));
      return;
    }
  if (had)
    dictum_session_repaint (self, old);
  if (has)
    dictum_session_repaint (self, new);
}

/*
 * dictum_session_emit_selection_moved:
 *
 * Has the view follow the selection and the caret, which the session itself moved.
 */
void
dictum_session_emit_selection_moved (DictumSession *self)
{
  g_signal_emit (self, signals[SELECTION_MOVED], 0);
}

/*
 * dictum_session_commit:
 * @edit: one act
 *
 * The one way in which a session changes the project: applies @edit and remembers it for undo. Where that fails nothing
 * is changed and a message says why.
 */
gboolean
dictum_session_commit (DictumSession *self, DictumEdit *edit)
{
  g_autoptr (GError) error = NULL;

  if (!dictum_project_apply (self->project, edit, &error))
    {
      dictum_session_say (self, FALSE, "%s", error->message);
      return FALSE;
    }
  // What is still owed was asked for before this act, and would now take this one back.
  self->owed = 0;
  dictum_history_push (self->history, edit);
  return TRUE;
}

/**
 * dictum_session_get_project:
 * @self: a session
 *
 * Returns: (transfer none): the project of the window.
 */
DictumProject *
dictum_session_get_project (DictumSession *self)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  return self->project;
}
