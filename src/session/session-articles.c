// SPDX-License-Identifier: GPL-3.0-or-later
// Which article is open, and acts on articles and on the project.

#include "config.h"

#include "session/session-private.h"

#include "session/recent.h"

#include <glib/gi18n-lib.h>

#define NOTE_DELAY_SECONDS 2   // the place is written for the next start when scrolling has come to rest
#define DETAILS_MAX 20         // files that a message tells about one by one

static void
quotation_changed_cb (DictumSession *self, DictumQuotation *before, DictumQuotation *after)
{
  const char *id = dictum_quotation_get_id (before ? before : after);

  // What another program changed is no longer what was being moved.
  if (g_strcmp0 (id, self->current) == 0)
    dictum_session_drop_preview (self);
  if (g_strcmp0 (id, self->current) == 0 && after == NULL)
    dictum_session_make_current (self, NULL);
  dictum_session_repaint_quotation (self, before, after);
}

static void
annotations_reset_cb (DictumSession *self)
{
  dictum_session_drop_preview (self);
  if (self->current != NULL && dictum_session_get_stored (self) == NULL)
    dictum_session_make_current (self, NULL);
  dictum_session_repaint (self, DICTUM_RANGE (0, G_MAXUINT));
}

// What is marked in the article on the page has come after its text.
static void
marks_read_cb (DictumSession *self)
{
  dictum_session_notify (self, DICTUM_SESSION_PROP_LOADING);
  dictum_session_pay_owed (self);
}

static guint
get_place (DictumSession *self)
{
  const char *file = self->article ? dictum_article_get_file (self->article) : "";
  const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, file));

  return place > 0 ? place - 1 : 0;
}

static void
note_recent (DictumSession *self)
{
  g_autofree char *title = dictum_project_dup_name (self->project);
  g_autofree char *article = self->article ? g_strdup (dictum_article_get_file (self->article)) : NULL;

  g_clear_handle_id (&self->note_source, g_source_remove);
  dictum_recent_note (&(DictumRecent){
      .folder = dictum_project_get_folder (self->project),
      .title = title,
      .n_articles = g_list_model_get_n_items (dictum_project_get_articles (self->project)),
      .opened = dictum_session_get_now (self),
      .article = article,
      .place = get_place (self),
  });
}

static gboolean
note_recent_cb (gpointer data)
{
  DictumSession *self = data;

  self->note_source = 0;
  note_recent (self);
  return G_SOURCE_REMOVE;
}

static void
note_recent_soon (DictumSession *self)
{
  if (self->note_source == 0)
    self->note_source = g_timeout_add_seconds (NOTE_DELAY_SECONDS, note_recent_cb, self);
}

static void
set_refused (DictumSession *self, DictumArticle *article)
{
  if (g_set_object (&self->refused, article))
    dictum_session_notify (self, DICTUM_SESSION_PROP_REFUSED);
}

static void
set_article (DictumSession *self, DictumArticle *article)
{
  if (self->article == article)
    return;
  dictum_session_forget_place (self);
  dictum_session_drop_marks (self);
  if (self->article != NULL)
    {
      g_signal_handlers_disconnect_by_data (dictum_article_get_annotations (self->article), self);
      g_signal_handlers_disconnect_by_data (self->article, self);
    }
  g_set_object (&self->article, article);
  if (article != NULL)
    {
      g_signal_connect_object (dictum_article_get_annotations (article), "changed", G_CALLBACK (quotation_changed_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (dictum_article_get_annotations (article), "reset", G_CALLBACK (annotations_reset_cb),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (article, "notify::open", G_CALLBACK (marks_read_cb), self, G_CONNECT_SWAPPED);
    }
  dictum_session_start_marks (self);
  dictum_session_notify (self, DICTUM_SESSION_PROP_ARTICLE);
  dictum_session_notify (self, DICTUM_SESSION_PROP_CURRENT);
  note_recent (self);
}

static void
stop_opening (DictumSession *self)
{
  if (self->wanted == NULL)
    return;
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->wanted);
  dictum_session_notify (self, DICTUM_SESSION_PROP_LOADING);
}

// A window that is closed does not wait for what it was opening.
typedef struct
{
  GWeakRef session;
  GCancellable *cancellable;
} Opening;

static void
opening_free (Opening *opening)
{
  g_weak_ref_clear (&opening->session);
  g_object_unref (opening->cancellable);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static void
say_refused (DictumSession *self, DictumArticle *article, const GError *error)
{
  g_autofree char *name = dictum_article_dup_name (article);

  // Translators: an article, and a sentence that says why
  dictum_session_say (self, FALSE, _("“%s” cannot be opened. %s"), name, error->message);
}

static void
article_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Opening) opening = data;
  g_autoptr (DictumSession) self = g_weak_ref_get (&opening->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumArticle) article = NULL;
  const gboolean opened = dictum_project_open_article_finish (DICTUM_PROJECT (source), result, &error);

  // Another article was asked for meanwhile.
  if (self == NULL || self->opening != opening->cancellable)
    return;
  article = g_steal_pointer (&self->wanted);
  g_clear_object (&self->opening);
  if (opened)
    {
      dictum_session_let_go (self);
      set_article (self, article);
    }
  dictum_session_notify (self, DICTUM_SESSION_PROP_LOADING);
  if (opened)
    {
      dictum_session_pay_owed (self);
      return;
    }
  self->owed = 0;
  set_refused (self, article);
  // Where there is no other article "refused" has the page to itself.
  if (self->article != NULL)
    say_refused (self, article, error);
}

static void
begin_opening (DictumSession *self, DictumArticle *article)
{
  Opening *opening;

  stop_opening (self);
  set_refused (self, NULL);
  if (dictum_article_get_text (article) != NULL)
    {
      set_article (self, article);
      dictum_session_notify (self, DICTUM_SESSION_PROP_LOADING);
      dictum_session_pay_owed (self);
      return;
    }
  self->wanted = g_object_ref (article);
  self->opening = g_cancellable_new ();
  opening = g_new (Opening, 1);
  g_weak_ref_init (&opening->session, self);
  opening->cancellable = g_object_ref (self->opening);
  dictum_session_notify (self, DICTUM_SESSION_PROP_LOADING);
  dictum_project_open_article_async (self->project, article, self->opening, article_opened_cb, opening);
}

/*
 * dictum_session_visit_article:
 * @article: an article of the project
 *
 * Opens an article because an act that is taken back or done again belongs there: what is owed stays owed.
 */
void
dictum_session_visit_article (DictumSession *self, DictumArticle *article)
{
  dictum_session_let_go (self);
  begin_opening (self, article);
}

/*
 * dictum_session_start:
 *
 * Opens the article that was open when the project was left, else the first one.
 */
void
dictum_session_start (DictumSession *self)
{
  GListModel *articles = dictum_project_get_articles (self->project);
  g_autoptr (DictumRecent) recent = dictum_recent_lookup (dictum_project_get_folder (self->project));
  g_autoptr (DictumArticle) first = g_list_model_get_item (articles, 0);
  DictumArticle *last = NULL;

  if (recent != NULL && recent->article != NULL)
    last = dictum_project_lookup_article (self->project, recent->article);
  if (last != NULL)
    g_hash_table_replace (self->places, g_strdup (recent->article), GUINT_TO_POINTER (recent->place + 1));
  if (last != NULL || first != NULL)
    begin_opening (self, last ? last : first);
  else
    note_recent (self);
}

/**
 * dictum_session_leave:
 * @self: a session
 *
 * Notes where the person is, for the next start; for a window that closes. What is still being opened is given up.
 */
void
dictum_session_leave (DictumSession *self)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));

  stop_opening (self);
  if (self->note_source != 0)
    note_recent (self);
}

/*
 * dictum_session_articles_changed:
 * @position: where the list of articles changed
 *
 * Where the article on the page is gone, its neighbour comes.
 */
void
dictum_session_articles_changed (DictumSession *self, guint position)
{
  GListModel *articles = dictum_project_get_articles (self->project);
  DictumArticle *mine = self->wanted ? self->wanted : self->article ? self->article : self->refused;
  const guint n = g_list_model_get_n_items (articles);
  g_autoptr (DictumArticle) neighbour = NULL;

  if (self->refused != NULL && self->refused != mine &&
      dictum_project_lookup_article (self->project, dictum_article_get_file (self->refused)) != self->refused)
    set_refused (self, NULL);
  if (mine == NULL || dictum_project_lookup_article (self->project, dictum_article_get_file (mine)) == mine)
    return;
  self->owed = 0;
  neighbour = n > 0 ? g_list_model_get_item (articles, MIN (position, n - 1)) : NULL;
  if (neighbour != NULL)
    {
      begin_opening (self, neighbour);
      return;
    }
  stop_opening (self);
  set_refused (self, NULL);
  set_article (self, NULL);
}

/*
 * dictum_session_fill_page:
 *
 * Opens the first article where there are articles and none is on the page.
 */
void
dictum_session_fill_page (DictumSession *self)
{
  g_autoptr (DictumArticle) first = g_list_model_get_item (dictum_project_get_articles (self->project), 0);

  if (self->article == NULL && self->wanted == NULL && first != NULL)
    begin_opening (self, first);
}

/**
 * dictum_session_open_article:
 * @self: a session
 * @article: an article of the project
 *
 * Opens an article while the main loop runs, at once if it was open before; "loading" is %TRUE until then. "article"
 * changes when there is something to show; where much is marked that is the text, and until the rest is there no act
 * can be done in it. A later call takes the place of one that is not done. One that cannot be opened
 * becomes "refused"; where another article is on the page, that stays, and a message says why.
 */
void
dictum_session_open_article (DictumSession *self, DictumArticle *article)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));
  g_return_if_fail (DICTUM_IS_ARTICLE (article));

  self->owed = 0;
  if (self->wanted == article)
    return;
  dictum_session_let_go (self);
  if (self->article == article)
    {
      stop_opening (self);
      set_refused (self, NULL);
    }
  else
    begin_opening (self, article);
}

static void
step_article (DictumSession *self, int by)
{
  GListModel *articles = dictum_project_get_articles (self->project);
  // One that cannot be opened is stepped over by the next step.
  DictumArticle *mine = self->wanted ? self->wanted : self->refused ? self->refused : self->article;

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (DictumArticle) article = g_list_model_get_item (articles, i);
      g_autoptr (DictumArticle) other = NULL;

      if (mine != NULL && article != mine)
        continue;
      if (mine == NULL)
        other = g_object_ref (article);
      else if (by > 0 || i > 0)
        other = g_list_model_get_item (articles, i + by);
      if (other != NULL)
        dictum_session_open_article (self, other);
      return;
    }
}

/**
 * dictum_session_next_article:
 * @self: a session
 *
 * Opens the article after the one on the page, in the order of the project's list; nothing happens at its end.
 */
void
dictum_session_next_article (DictumSession *self)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));

  step_article (self, 1);
}

/**
 * dictum_session_previous_article:
 * @self: a session
 *
 * Opens the article before the one on the page; nothing happens at the beginning of the list.
 */
void
dictum_session_previous_article (DictumSession *self)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));

  step_article (self, -1);
}

/**
 * dictum_session_remember_place:
 * @self: a session
 * @top: the first code point of the open article that is visible
 *
 * Notes how far the person scrolled: for coming back to the article, and, with the article itself, for the next start.
 * It is written a little later, so it may be called at each step of scrolling.
 */
void
dictum_session_remember_place (DictumSession *self, guint top)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));

  if (self->article == NULL || (get_place (self) == top && top > 0))
    return;
  g_hash_table_replace (self->places, g_strdup (dictum_article_get_file (self->article)), GUINT_TO_POINTER (top + 1));
  note_recent_soon (self);
}

/**
 * dictum_session_get_remembered_place:
 * @self: a session
 *
 * Returns: the first code point of the open article that was visible when the person was there last, 0 at first.
 */
guint
dictum_session_get_remembered_place (DictumSession *self)
{
  DictumText *text;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), 0);

  // The text may be another since the place was noted.
  text = dictum_session_get_text (self);
  return text ? MIN (get_place (self), dictum_text_get_length (text)) : 0;
}

static const char *
name_state_act (DictumState state)
{
  switch (state)
    {
    case DICTUM_STATE_DONE:
      return _("mark as done");
    case DICTUM_STATE_IN_PROGRESS:
      return _("mark as in progress");
    case DICTUM_STATE_NEW:
    default:
      return _("mark as new");
    }
}

/**
 * dictum_session_set_state:
 * @self: a session
 * @state: how far the annotator is with the open article
 *
 * Returns: %FALSE where no article is open or the project cannot be changed; a message says so.
 */
gboolean
dictum_session_set_state (DictumSession *self, DictumState state)
{
  g_autoptr (DictumEdit) edit = NULL;
  const char *file;
  DictumState before;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);
  g_return_val_if_fail (state <= DICTUM_STATE_DONE, FALSE);

  dictum_session_let_go (self);
  if (self->article == NULL)
    {
      dictum_session_say (self, FALSE, _("No article is open."));
      return FALSE;
    }
  before = dictum_annotation_set_get_state (dictum_session_get_set (self));
  if (before == state)
    return TRUE;
  file = dictum_article_get_file (self->article);
  edit = dictum_edit_new (name_state_act (state), file);
  dictum_edit_add (edit, DICTUM_TARGET_STATE, file, DICTUM_STATE_VALUE (before), DICTUM_STATE_VALUE (state));
  return dictum_session_commit (self, edit);
}

/**
 * dictum_session_set_title:
 * @self: a session
 * @title: (nullable): the title of the project; white space at its ends is left out
 *
 * Returns: %FALSE where the project cannot be changed; a message says so.
 */
gboolean
dictum_session_set_title (DictumSession *self, const char *title)
{
  g_autofree char *clean = NULL;
  g_autoptr (DictumEdit) edit = NULL;
  const char *before;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  clean = g_strstrip (g_strdup (title ? title : ""));
  before = dictum_project_get_title (self->project);
  if (before == NULL)
    before = "";
  if (g_str_equal (before, clean))
    return TRUE;
  edit = dictum_edit_new (_("change project title"), NULL);
  dictum_edit_add (edit, DICTUM_TARGET_TITLE, NULL, (gpointer) before, clean);
  return dictum_session_commit (self, edit);
}

/**
 * dictum_session_set_article_infos:
 * @self: a session
 * @infos: (element-type DictumArticleInfo): what is to be known of articles of the project
 *
 * Sets title, outlet, date, URL and language of one or more articles in one act; those that say nothing new are left.
 *
 * Returns: %FALSE where the project cannot be changed; a message says so.
 */
gboolean
dictum_session_set_article_infos (DictumSession *self, GPtrArray *infos)
{
  g_autoptr (DictumEdit) edit = NULL;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);
  g_return_val_if_fail (infos != NULL, FALSE);

  edit = dictum_edit_new (_("change article properties"), NULL);
  for (guint i = 0; i < infos->len; i++)
    {
      const char *file = dictum_article_info_get_fields (infos->pdata[i])->file;
      DictumArticle *article = dictum_project_lookup_article (self->project, file);

      if (article != NULL && !dictum_article_info_equal (dictum_article_get_info (article), infos->pdata[i]))
        dictum_edit_add (edit, DICTUM_TARGET_ARTICLE, file, dictum_article_get_info (article), infos->pdata[i]);
    }
  return dictum_edit_get_n_changes (edit) == 0 || dictum_session_commit (self, edit);
}

// What became of the files, so short that a toast shows it whole.
static char *
dup_summary (guint n_added, guint n_refused)
{
  g_autofree char *added = g_strdup_printf (ngettext ("Added %u article.", "Added %u articles.", n_added), n_added);
  g_autofree char *refused =
      g_strdup_printf (ngettext ("%u file was not added.", "%u files were not added.", n_refused), n_refused);

  if (n_refused == 0)
    return g_steal_pointer (&added);
  if (n_added == 0)
    return g_steal_pointer (&refused);
  return g_strjoin (" ", added, refused, NULL);
}

// One line for each file that was not added, within reason. Answers how many there are.
static guint
tell_refused (GPtrArray *lines, GPtrArray *read)
{
  guint n = 0;

  for (guint i = 0; i < read->len; i++)
    {
      const DictumNewArticle *article = read->pdata[i];

      if (article->content == NULL && n++ < DETAILS_MAX)
        // Translators: a file's name, and a sentence that says why
        g_ptr_array_add (lines, g_strdup_printf (_("“%s” was not added. %s"), article->source_name,
                                                 article->problem ? article->problem : ""));
    }
  if (n > DETAILS_MAX)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("Nor was %u more.", "Nor were %u more.", n - DETAILS_MAX),
                                             n - DETAILS_MAX));
  return n;
}

static guint
count_converted (GPtrArray *read, const char *encoding)
{
  guint n = 0;

  for (guint i = 0; i < read->len; i++)
    {
      const DictumNewArticle *article = read->pdata[i];

      n += article->content != NULL && g_strcmp0 (article->encoding, encoding) == 0;
    }
  return n;
}

// One line for each encoding that files were converted from.
static void
tell_converted (GPtrArray *lines, GPtrArray *read)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < read->len; i++)
    {
      const DictumNewArticle *article = read->pdata[i];
      guint n;

      if (article->content == NULL || article->encoding == NULL || !g_hash_table_add (told, article->encoding))
        continue;
      n = count_converted (read, article->encoding);
      if (n == 1)
        // Translators: the first %s is a file's name, the second the name of an encoding, "Windows-1252".
        g_ptr_array_add (lines, g_strdup_printf (_("“%s” was converted from %s."), article->source_name,
                                                 article->encoding));
      else
        // Translators: %s is the name of an encoding, "Windows-1252".
        g_ptr_array_add (lines, g_strdup_printf (ngettext ("%u file was converted from %s.",
                                                           "%u files were converted from %s.", n),
                                                 n, article->encoding));
    }
}

static guint
commit_added (DictumSession *self, GPtrArray *read)
{
  g_autoptr (DictumEdit) edit = NULL;
  g_autofree char *label = NULL;
  guint n = 0;

  for (guint i = 0; i < read->len; i++)
    n += ((DictumNewArticle *) read->pdata[i])->content != NULL;
  if (n == 0)
    return 0;
  // Translators: follows “Undo: ”.
  label = g_strdup_printf (ngettext ("add %u article", "add %u articles", n), n);
  edit = dictum_edit_new (label, NULL);
  for (guint i = 0; i < read->len; i++)
    {
      const DictumNewArticle *article = read->pdata[i];

      if (article->content != NULL)
        dictum_edit_add (edit, DICTUM_TARGET_FILE, article->file, NULL, article->content);
    }
  return dictum_session_commit (self, edit) ? n : 0;
}

// The first of the articles that were just added comes on the page if nothing else is there.
static void
show_added (DictumSession *self, GPtrArray *read)
{
  for (guint i = 0; self->article == NULL && self->wanted == NULL && i < read->len; i++)
    {
      const DictumNewArticle *added = read->pdata[i];
      DictumArticle *article = added->content ? dictum_project_lookup_article (self->project, added->file) : NULL;

      if (article != NULL)
        dictum_session_open_article (self, article);
    }
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DictumSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) read = dictum_project_read_files_finish (DICTUM_PROJECT (source), result, &error);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *message = NULL;
  guint n, n_refused;

  if (read == NULL)
    {
      dictum_session_say (self, FALSE, "%s", error->message);
      return;
    }
  n = commit_added (self, read);
  n_refused = tell_refused (lines, read);
  tell_converted (lines, read);
  g_ptr_array_insert (lines, 0, dup_summary (n, n_refused));
  g_ptr_array_add (lines, NULL);
  message = g_strjoinv ("\n", (char **) lines->pdata);
  if (n + n_refused > 0)
    dictum_session_say (self, n > 0, "%s", message);
  if (n > 0)
    show_added (self, read);
}

/**
 * dictum_session_add_files:
 * @self: a session
 * @files: (element-type GFile): text files from anywhere
 *
 * Copies files into the project as articles, in one act, while the main loop runs. A message says how many were added,
 * which were converted and which could not be read.
 */
void
dictum_session_add_files (DictumSession *self, GPtrArray *files)
{
  g_return_if_fail (DICTUM_IS_SESSION (self));
  g_return_if_fail (files != NULL);

  if (files->len == 0)
    return;
  dictum_project_read_files_async (self->project, files, NULL, files_read_cb, g_object_ref (self));
}

typedef struct
{
  DictumSession *session;
  GPtrArray *articles;
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->session);
  g_ptr_array_unref (removal->articles);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
commit_removed (DictumSession *self, GPtrArray *articles, GPtrArray *contents)
{
  const guint n = articles->len;
  // Translators: follows “Undo: ”.
  g_autofree char *label = g_strdup_printf (ngettext ("remove %u article", "remove %u articles", n), n);
  g_autoptr (DictumEdit) edit = dictum_edit_new (label, NULL);

  for (guint i = 0; i < MIN (n, contents->len); i++)
    {
      const char *file = dictum_article_get_file (articles->pdata[i]);

      if (contents->pdata[i] != NULL)
        dictum_edit_add (edit, DICTUM_TARGET_FILE, file, contents->pdata[i], NULL);
    }
  if (dictum_edit_get_n_changes (edit) > 0 && dictum_session_commit (self, edit))
    dictum_session_say (self, TRUE, ngettext ("Removed %u article.", "Removed %u articles.", n), n);
}

static void
articles_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Removal) removal = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contents = dictum_project_read_articles_finish (DICTUM_PROJECT (source), result, &error);

  if (contents != NULL)
    commit_removed (removal->session, removal->articles, contents);
  else
    dictum_session_say (removal->session, FALSE, "%s", error->message);
}

/**
 * dictum_session_remove_articles:
 * @self: a session
 * @articles: (element-type DictumArticle): articles of the project
 *
 * Removes articles in one act, while the main loop runs; what was marked in them is kept. Where the article on the page
 * is among them its neighbour comes.
 */
void
dictum_session_remove_articles (DictumSession *self, GPtrArray *articles)
{
  Removal *removal;

  g_return_if_fail (DICTUM_IS_SESSION (self));
  g_return_if_fail (articles != NULL);

  if (articles->len == 0)
    return;
  dictum_session_let_go (self);
  removal = g_new (Removal, 1);
  removal->session = g_object_ref (self);
  removal->articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_extend (removal->articles, articles, (GCopyFunc) (gpointer) g_object_ref, NULL);
  dictum_project_read_articles_async (self->project, removal->articles, NULL, articles_read_cb, removal);
}
