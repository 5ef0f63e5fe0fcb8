// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the article text: everything that can be done at a place, by the window's actions.

#include "config.h"

#include "view/article-menu.h"
#include "view/form.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *label;
} FORMS[] = {
  [DICTUM_FORM_DIRECT] = { "direct", N_("_Direct") },
  [DICTUM_FORM_MIXED] = { "mixed", N_("_Mixed") },
  [DICTUM_FORM_INDIRECT] = { "indirect", N_("_Indirect") },
  [DICTUM_FORM_FREE_INDIRECT] = { "free-indirect", N_("_Free Indirect") },
};

static char *
dup_mnemonic_free (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, target ? "s" : NULL, target);
  g_menu_append_item (menu, item);
}

static GMenu *
create_speakers (DictumSession *session)
{
  GMenu *menu = g_menu_new ();
  GListModel *cast = G_LIST_MODEL (dictum_project_get_cast (dictum_session_get_project (session)));

  for (guint i = 0; i < g_list_model_get_n_items (cast); i++)
    {
      g_autoptr (DictumSpeaker) speaker = g_list_model_get_item (cast, i);
      g_autofree char *label = dup_mnemonic_free (dictum_speaker_get_name (speaker));

      add_item (menu, label, "win.tag", dictum_speaker_get_id (speaker));
    }
  add_item (menu, _("Nobody Named"), "win.tag", DICTUM_SPEAKER_UNKNOWN);
  add_item (menu, _("_New Speaker…"), "win.new-speaker", NULL);
  return menu;
}

static GMenu *
create_forms (void)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (FORMS); i++)
    add_item (menu, _(FORMS[i].label), "win.set-form", FORMS[i].id);
  return menu;
}

static void
add_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static void
add_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
  g_object_unref (submenu);
}

static GMenu *
create_words_section (void)
{
  GMenu *section = g_menu_new ();

  add_item (section, _("Take Words as _Source"), "win.set-role", "source");
  add_item (section, _("Take Words as _Cue"), "win.set-role", "cue");
  add_item (section, _("Take Words as _Addressee"), "win.set-role", "addressee");
  add_item (section, _("Add Words as a _Piece"), "win.add-piece", NULL);
  return section;
}

static GMenu *
create_none_menu (void)
{
  GMenu *menu = g_menu_new ();

  add_item (menu, _("_Source"), "win.clear-role", "source");
  add_item (menu, _("_Cue"), "win.clear-role", "cue");
  add_item (menu, _("_Addressee"), "win.clear-role", "addressee");
  return menu;
}

static GMenu *
create_quotation_section (void)
{
  GMenu *section = g_menu_new ();

  add_submenu (section, _("_Form"), create_forms ());
  add_submenu (section, _("The Text Names No…"), create_none_menu ());
  add_item (section, _("_Unsure"), "win.toggle-unsure", NULL);
  add_item (section, _("Cut Piece Here"), "win.cut-piece", NULL);
  add_item (section, _("_Join with Next Piece"), "win.join-piece", NULL);
  add_item (section, _("_Remove Quotation"), "win.remove", NULL);
  return section;
}

static GMenu *
create_menu (DictumSession *session)
{
  GMenu *menu = g_menu_new (), *speakers = g_menu_new (), *copy = g_menu_new ();
  gboolean has_words = !dictum_range_is_empty (dictum_session_get_selection (session));

  add_submenu (speakers, _("_Who Says It"), create_speakers (session));
  add_section (menu, speakers);
  if (has_words)
    add_section (menu, create_words_section ());
  if (dictum_session_get_current (session) != NULL)
    add_section (menu, create_quotation_section ());
  add_item (copy, _("_Copy"), "article.copy", NULL);
  add_section (menu, copy);
  return menu;
}

static void
drop_menu_cb (gpointer popover)
{
  GtkWidget *scroller = gtk_widget_get_parent (popover);
  GtkRoot *root = scroller ? gtk_widget_get_root (scroller) : NULL;
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  // GTK leaves the focus with the popover's parent, where no key of the text would be heard; an action may have taken
  // it elsewhere.
  if (root != NULL && (focus == NULL || focus == scroller || gtk_widget_is_ancestor (focus, popover)))
    gtk_widget_grab_focus (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)));
  if (scroller != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
}

static void
closed_cb (GtkWidget *popover)
{
  // The chosen action runs after this.
  g_idle_add_once (drop_menu_cb, g_object_ref (popover));
}

static gboolean
pop_up_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_popover_popup (popover);
  return G_SOURCE_REMOVE;
}

// What lies at the place becomes current, unless words are selected there.
static void
aim_at (DictumArticleView *view, DictumSession *session, double x, double y)
{
  DictumArticleMarks *marks = dictum_article_view_get_marks (view);
  const char *quotation = dictum_article_marks_find_in_margin (marks, x, y);
  guint offset;

  dictum_article_view_find_offset (view, x, y, &offset);
  if (quotation != NULL)
    dictum_session_set_current (session, quotation);
  else if (!dictum_range_contains (dictum_session_get_selection (session), offset) &&
           dictum_article_marks_find_quotation (marks, offset) != NULL)
    {
      dictum_article_view_select (view, DICTUM_RANGE (offset, offset), offset);
      dictum_article_view_report_selection (view);
      dictum_session_set_current (session, dictum_article_marks_find_quotation (marks, offset));
    }
}

/**
 * dictum_article_menu_popup:
 * @view: a view
 * @x: a place in it; application pixels
 * @y: likewise
 *
 * Opens the menu there.
 */
void
dictum_article_menu_popup (DictumArticleView *view, double x, double y)
{
  DictumSession *session = dictum_article_view_get_session (view);
  g_autoptr (GMenu) menu = NULL;
  GtkWidget *popover;

  if (session == NULL)
    return;
  aim_at (view, session, x, y);
  menu = create_menu (session);
  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  // The page lays its popovers out; a text view does not.
  gtk_widget_set_parent (popover, gtk_widget_get_parent (GTK_WIDGET (view)));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ x, y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  // GTK puts the lines between the sections when it is idle, and would then find the menu too low for its last row.
  g_idle_add_full (G_PRIORITY_LOW, pop_up_cb, g_object_ref (popover), g_object_unref);
}

/**
 * dictum_article_menu_dup_summary:
 * @session: a session
 * @quotation: one of its quotations
 *
 * Returns: (transfer full): who says it, its form, and whether that is sure, in one line for a tooltip.
 */
char *
dictum_article_menu_dup_summary (DictumSession *session, DictumQuotation *quotation)
{
  const DictumQuotationFields *fields = dictum_quotation_get_fields (quotation);
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (session));
  const char *id = dictum_cast_resolve (cast, fields->speaker);
  DictumSpeaker *speaker = dictum_cast_lookup (cast, id);
  const char *name = speaker                                    ? dictum_speaker_get_name (speaker)
                     : id == NULL                               ? _("Not attributed yet")
                     : g_str_equal (id, DICTUM_SPEAKER_UNKNOWN) ? _("Nobody named")
                                                                : _("Missing speaker");

  return g_strjoin (" · ", name, dictum_form_get_label (fields->form), fields->sure ? NULL : _("unsure"), NULL);
}
