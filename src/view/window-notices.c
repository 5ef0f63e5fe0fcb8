// SPDX-License-Identifier: GPL-3.0-or-later
// The states of a project that its window warns of: not saved, held, read-only, articles lost, files with problems.

#include "config.h"

#include "view/window-private.h"

#include <glib/gi18n-lib.h>

static void
update_save_state (DictumWindow *self, DictumProject *project)
{
  DictumSaveState state = dictum_project_get_save_state (project);
  const char *problem = dictum_project_get_save_problem (project);
  g_autofree char *text = NULL;

  // The reason comes a moment after the state.
  if (state == DICTUM_SAVE_FAILED && problem != NULL)
    {
      // Translators: %s is a sentence
      text = g_strdup_printf (_ ("Your work is not saved: %s Dictum keeps it and tries again."), problem);
      dictum_notice_bar_raise (self->notices, DICTUM_NOTICE_SAVE_FAILED, text,
                               (DictumNoticeButton[]){ { _ ("_Try Again"), "win.save-again" }, { NULL } });
    }
  // While it is tried again the last failure stands.
  else if (state != DICTUM_SAVE_RUNNING && state != DICTUM_SAVE_FAILED)
    dictum_notice_bar_drop (self->notices, DICTUM_NOTICE_SAVE_FAILED);

  if (state == DICTUM_SAVE_HELD)
    {
      g_autofree char *held = g_strdup_printf (_ ("Somebody already marks as “%s” in this project, from another "
                                                  "computer. Is it you?"),
                                               dictum_project_get_annotator (project));

      dictum_notice_bar_raise (self->notices, DICTUM_NOTICE_HELD, held,
                               (DictumNoticeButton[]){ { _ ("_Same Person"), "win.same-annotator" },
                                                       { _ ("_Other Name…"), "win.other-annotator" } });
    }
  else
    dictum_notice_bar_drop (self->notices, DICTUM_NOTICE_HELD);
}

static void
update_read_only (DictumWindow *self, DictumProject *project)
{
  const DictumNoticeButton copy[] = { { _ ("_Work in a Copy…"), "win.work-in-copy" }, { NULL } };
  const DictumNoticeButton none[] = { { NULL }, { NULL } };

  if (dictum_project_get_save_state (project) != DICTUM_SAVE_READ_ONLY)
    dictum_notice_bar_drop (self->notices, DICTUM_NOTICE_READ_ONLY);
  // A copy would be as new.
  else if (dictum_project_is_newer (project))
    dictum_notice_bar_raise (self->notices, DICTUM_NOTICE_READ_ONLY,
                             _ ("This project was written by a newer version of Dictum. It can be read here, but not "
                                "changed."),
                             none);
  else
    dictum_notice_bar_raise (self->notices, DICTUM_NOTICE_READ_ONLY,
                             _ ("This folder can only be read, so nothing can be marked in it. Work in a copy "
                                "instead."),
                             copy);
}

static void
update_article (DictumWindow *self)
{
  DictumArticle *article = dictum_session_get_article (self->session);
  const char *problem = article ? dictum_article_get_problem (article) : NULL;

  if (problem != NULL)
    dictum_notice_bar_raise (self->notices, DICTUM_NOTICE_ARTICLE, problem,
                             (DictumNoticeButton[]){ { NULL }, { NULL } });
  else
    dictum_notice_bar_drop (self->notices, DICTUM_NOTICE_ARTICLE);
}

static void
update_lost (DictumWindow *self, DictumProject *project)
{
  g_autoptr (GPtrArray) lost = dictum_project_list_lost (project);
  const DictumLost *renamed = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; renamed == NULL && i < lost->len; i++)
    if (((DictumLost *) lost->pdata[i])->renamed != NULL)
      renamed = lost->pdata[i];
  if (lost->len == 0)
    {
      dictum_notice_bar_drop (self->notices, DICTUM_NOTICE_LOST);
      return;
    }
  if (renamed != NULL)
    text = g_strdup_printf (_ ("What was marked in “%s” has lost its article. “%s” has the same text."), renamed->file,
                            renamed->renamed);
  else
    text = g_strdup_printf (ngettext ("%u article is gone, but what was marked in it is kept: “%s”.",
                                      "%u articles are gone, but what was marked in them is kept: “%s” and others.",
                                      lost->len),
                            lost->len, ((DictumLost *) lost->pdata[0])->file);
  dictum_notice_bar_raise (self->notices, DICTUM_NOTICE_LOST, text,
                           (DictumNoticeButton[]){ { renamed ? _ ("_Join") : NULL, "win.join-lost" }, { NULL } });
}

static void
update_problems (DictumWindow *self, DictumProject *project)
{
  g_autoptr (GPtrArray) problems = dictum_project_list_problems (project);
  g_autofree char *text = NULL;

  if (problems->len == 0)
    {
      dictum_notice_bar_drop (self->notices, DICTUM_NOTICE_PROBLEMS);
      return;
    }
  if (problems->len == 1)
    text = g_strdup (problems->pdata[0]);
  else
    text = g_strdup_printf (ngettext ("%s And %u more.", "%s And %u more.", problems->len - 1),
                            (char *) problems->pdata[0], problems->len - 1);
  dictum_notice_bar_raise (self->notices, DICTUM_NOTICE_PROBLEMS, text,
                           (DictumNoticeButton[]){ { problems->len > 1 ? _ ("_Show All") : NULL, "win.show-problems" },
                                                   { NULL } });
}

/*
 * dictum_window_update_notices:
 * @self: a window
 *
 * Says in the bar what is the matter with the project now.
 */
void
dictum_window_update_notices (DictumWindow *self)
{
  DictumProject *project = self->session ? dictum_session_get_project (self->session) : NULL;

  if (project == NULL)
    {
      dictum_notice_bar_drop_all (self->notices);
      return;
    }
  update_save_state (self, project);
  update_read_only (self, project);
  update_article (self);
  update_lost (self, project);
  update_problems (self, project);
}
