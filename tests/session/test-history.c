// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo across articles, what another program makes stale, and the laws under random acts.

#include "session/script.h"

#include "support/fixtures.h"

#define N_ACTS 400
#define N_SEEDS 3

static const char first[] = "One dog ran. \"We will build it,\" said Ann Archer, \"and soon.\" Two cats sat.\n\n"
                            "“He told us ‘never again’ and left.\n\n“Then he came back,” Bob Baker added. It rained.\n";
static const char second[] = "Ä bird sang: « Viens ici », dit-il. 我说「你好」。 Nobody’s home.\n";
static const char third[] = "An empty house.";

static const char *
get_file (DictumScript *script)
{
  return dictum_article_get_file (dictum_session_get_article (script->session));
}

static void
open_file (DictumScript *script, const char *file)
{
  dictum_session_open_article (script->session, dictum_project_lookup_article (script->project, file));
  dictum_script_wait (script);
}

static DictumScript *
new_three (void)
{
  return dictum_script_new_with_files ("articles/a.txt", first, "articles/b.txt", second, "more/c.txt", third, NULL);
}

static void
test_goes_there (void)
{
  g_autoptr (DictumScript) script = new_three ();
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  dictum_script_run (script, "drag Two cats\ntag 1");
  open_file (script, "articles/b.txt");
  dictum_script_run (script, "drag bird\ntag 2");
  open_file (script, "more/c.txt");
  dictum_script_run (script, "undo");
  g_assert_cmpstr (get_file (script), ==, "articles/b.txt");
  undone = dictum_script_dup_state (script);
  g_assert_cmpstr (undone, ==, "");
  g_assert_true (dictum_range_equal (script->shown, dictum_script_find (script, "bird")));
  open_file (script, "more/c.txt");
  dictum_script_run (script, "redo");
  g_assert_cmpstr (get_file (script), ==, "articles/b.txt");
  redone = dictum_script_dup_state (script);
  g_assert_cmpstr (redone, ==, "*bob i [bird]");
}

// Pressed faster than articles open, each press counts.
static void
test_fast (void)
{
  g_autoptr (DictumScript) script = new_three ();

  dictum_script_run (script, "drag Two cats\ntag 1");
  open_file (script, "articles/b.txt");
  dictum_script_run (script, "drag bird\ntag 2\ntag 1");
  dictum_script_reopen (script);
  g_assert_null (dictum_session_get_undo_label (script->session));
  open_file (script, "articles/a.txt");
  dictum_script_run (script, "drag It rained\ntag 1\ntag 2");
  open_file (script, "articles/b.txt");
  for (guint i = 0; i < 2; i++)
    g_assert_true (dictum_session_undo (script->session));
  dictum_script_wait (script);
  g_assert_cmpstr (get_file (script), ==, "articles/a.txt");
  g_assert_null (dictum_session_get_undo_label (script->session));
  g_assert_cmpuint (dictum_article_get_n_quotations (dictum_session_get_article (script->session)), ==, 1);
}

// What another program changed meanwhile is not touched, and the step is forgotten.
static void
test_stale (void)
{
  g_autoptr (DictumScript) script = new_three ();
  DictumQuotation *quotation;
  g_autoptr (DictumEdit) foreign = dictum_edit_new ("from outside", "articles/a.txt");
  g_autoptr (DictumQuotation) other = NULL;
  g_autofree char *state = NULL;
  DictumQuotationFields fields;

  dictum_script_run (script, "drag Two cats\ntag 1\ntag 2");
  quotation = dictum_session_get_current (script->session);
  fields = *dictum_quotation_get_fields (quotation);
  fields.note = "mine";
  other = dictum_quotation_new (&fields);
  dictum_edit_add (foreign, DICTUM_TARGET_QUOTATION, "articles/a.txt", quotation, other);
  g_assert_true (dictum_project_apply (script->project, foreign, NULL));
  g_assert_true (dictum_session_undo (script->session));
  g_assert_cmpstr (script->message, ==, "“tag as Baker” cannot be taken back: another program changed the same.");
  g_assert_cmpstr (dictum_session_get_undo_label (script->session), ==, "tag as Archer");
  state = dictum_script_dup_state (script);
  g_assert_cmpstr (state, ==, "*bob i [Two cats] note=mine");
}

// A quotation that goes away while it is current, or while an end of it is held.
static void
test_foreign_removal (void)
{
  g_autoptr (DictumScript) script = new_three ();
  g_autoptr (DictumEdit) foreign = dictum_edit_new ("from outside", "articles/a.txt");
  g_autofree char *state = NULL;

  dictum_script_run (script, "drag Two cats\ntag 1");
  dictum_edit_add (foreign, DICTUM_TARGET_QUOTATION, "articles/a.txt", dictum_session_get_current (script->session),
                   NULL);
  dictum_script_run (script, "hold E\nmove 1");
  g_assert_true (dictum_project_apply (script->project, foreign, NULL));
  state = dictum_script_dup_state (script);
  g_assert_cmpstr (state, ==, "");
  g_assert_null (dictum_session_get_current (script->session));
}

static DictumRange
pick_range (GRand *random, guint length)
{
  const guint start = g_rand_int_range (random, 0, length), size = g_rand_int_range (random, 0, 30);

  return DICTUM_RANGE (start, MIN (start + size, length));
}

static void
move_somewhere (DictumSession *session, GRand *random, guint length)
{
  const DictumRange range = pick_range (random, length);

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      dictum_session_set_selection (session, range, range.end);
      break;
    case 1:
      dictum_session_set_selection (session, DICTUM_RANGE (range.start, range.start), range.start);
      break;
    case 2:
      dictum_session_set_pointer (session, TRUE, range.start);
      break;
    case 3:
      dictum_session_click (session, range.start);
      break;
    case 4:
      dictum_session_next_quotation (session);
      break;
    case 5:
      dictum_session_previous_quotation (session);
      break;
    default:
      dictum_session_lay_down (session);
    }
}

static void
act_on_pieces (DictumSession *session, GRand *random, guint length)
{
  const DictumRange range = pick_range (random, length);

  switch (g_rand_int_range (random, 0, 7))
    {
    case 0:
      dictum_session_add_piece (session);
      break;
    case 1:
      dictum_session_cut_piece (session);
      break;
    case 2:
      dictum_session_join_piece (session);
      break;
    case 3:
      dictum_session_remove_piece (session);
      break;
    case 4:
      dictum_session_hold_end (session, g_rand_int_range (random, 0, 3));
      break;
    case 5:
      dictum_session_move_end (session, g_rand_int_range (random, -4, 5), g_rand_boolean (random));
      break;
    default:
      dictum_session_drag_end (session, g_rand_int_range (random, 0, 3), g_rand_int_range (random, 1, 3), range.start,
                               g_rand_boolean (random));
    }
}

static void
act_on_quotation (DictumSession *session, GRand *random)
{
  static const char *const notes[] = { "", "heard only", "“?”" };
  static const char *const speakers[] = { "ann", "bob", "lea", "lee", "unknown", NULL };
  const DictumRole role = g_rand_int_range (random, 1, DICTUM_N_ROLES);

  switch (g_rand_int_range (random, 0, 9))
    {
    case 0:
      dictum_session_set_form (session, g_rand_int_range (random, 0, DICTUM_N_FORMS));
      break;
    case 1:
      dictum_session_set_role (session, role);
      break;
    case 2:
      dictum_session_clear_role (session, role);
      break;
    case 3:
      dictum_session_forget_role (session, role);
      break;
    case 4:
      dictum_session_set_note (session, notes[g_rand_int_range (random, 0, 3)]);
      break;
    case 5:
      dictum_session_set_sure (session, g_rand_boolean (random));
      break;
    case 6:
      dictum_session_remove (session);
      break;
    default:
      dictum_session_tag (session, speakers[g_rand_int_range (random, 0, G_N_ELEMENTS (speakers))]);
    }
}

static void
act_on_cast (DictumScript *script, GRand *random)
{
  g_autofree char *name = g_strdup_printf ("Speaker %d", g_rand_int_range (random, 0, 8));
  GListModel *cast = G_LIST_MODEL (dictum_project_get_cast (script->project));
  g_autoptr (DictumSpeaker) speaker = g_list_model_get_item (cast, 0);
  DictumSpeakerFields fields;

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      dictum_session_add_speaker (script->session, name);
      break;
    case 1:
      dictum_session_tag_new_speaker (script->session, name);
      break;
    case 2:
      if (g_list_model_get_n_items (cast) > 3)
        dictum_session_remove_speaker (script->session, dictum_speaker_get_id (speaker));
      break;
    case 3:
      fields = *dictum_speaker_get_fields (speaker);
      fields.key = "\000123456789"[g_rand_int_range (random, 0, 10)];
      fields.colour = g_rand_int_range (random, 0, 12);
      dictum_session_change_speaker (script->session, &fields);
      break;
    default:
      dictum_session_set_title (script->session, name);
    }
}

static void
change_page (DictumScript *script, GRand *random)
{
  static const char *const files[] = { "articles/a.txt", "articles/b.txt", "more/c.txt" };
  g_autoptr (GPtrArray) infos = NULL;

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      dictum_session_set_state (script->session, g_rand_int_range (random, 0, 3));
      break;
    case 1:
      infos = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_article_info_unref);
      g_ptr_array_add (infos, dictum_article_info_new (&(DictumArticleFields){
                                  .file = get_file (script), .outlet = g_rand_boolean (random) ? "RNZ" : NULL }));
      dictum_session_set_article_infos (script->session, infos);
      break;
    default:
      open_file (script, files[g_rand_int_range (random, 0, 3)]);
    }
}

static void
act (DictumScript *script, GRand *random)
{
  DictumText *text = dictum_article_get_text (dictum_session_get_article (script->session));
  const guint length = dictum_text_get_length (text), kind = g_rand_int_range (random, 0, 20);
  static const char *const pens[] = { "ann", "bob", "unknown", NULL };

  if (kind < 7)
    move_somewhere (script->session, random, length);
  else if (kind < 10)
    dictum_session_end_drag (script->session, pick_range (random, length), g_rand_int_range (random, 0, 4) == 0,
                             g_rand_int_range (random, 0, 3) == 0);
  else if (kind < 13)
    act_on_pieces (script->session, random, length);
  else if (kind < 16)
    act_on_quotation (script->session, random);
  else if (kind < 17)
    act_on_cast (script, random);
  else if (kind < 18)
    dictum_session_pick_pen (script->session, pens[g_rand_int_range (random, 0, 4)]);
  else if (kind < 19)
    change_page (script, random);
  else if (g_rand_boolean (random))
    dictum_session_undo (script->session);
  else
    dictum_session_redo (script->session);
  dictum_script_wait (script);
}

static void
check_quotation (DictumText *text, DictumQuotation *quotation)
{
  const guint length = dictum_text_get_length (text);

  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    {
      const DictumPieces *pieces = dictum_quotation_get_pieces (quotation, role);

      for (guint i = 0; i < dictum_pieces_get_n (pieces); i++)
        {
          const DictumRange range = dictum_pieces_get (pieces, i)->range;

          g_assert_cmpuint (range.start, <, range.end);
          g_assert_cmpuint (range.end, <=, length);
          if (i > 0)
            g_assert_cmpuint (dictum_pieces_get (pieces, i - 1)->range.end, <=, range.start);
        }
    }
}

static void
count_into (GHashTable *counts, DictumCast *cast, DictumQuotation *quotation)
{
  const char *speaker = dictum_cast_resolve (cast, dictum_quotation_get_fields (quotation)->speaker);
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, speaker ? speaker : ""));

  g_hash_table_insert (counts, g_strdup (speaker ? speaker : ""), GUINT_TO_POINTER (n + 1));
}

// Ranges inside the text, pieces sorted and apart, counts as a recount gives them.
static void
check_all (DictumScript *script)
{
  GListModel *articles = dictum_project_get_articles (script->project);
  DictumCast *cast = dictum_project_get_cast (script->project);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DictumQuotation *current = dictum_session_get_current (script->session);

  if (current != NULL)
    check_quotation (dictum_article_get_text (dictum_session_get_article (script->session)), current);
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (DictumArticle) article = g_list_model_get_item (articles, i);
      DictumAnnotationSet *set = dictum_article_get_annotations (article);

      for (guint j = 0; set != NULL && j < dictum_annotation_set_get_n (set); j++)
        {
          check_quotation (dictum_article_get_text (article), dictum_annotation_set_get (set, j));
          count_into (counts, cast, dictum_annotation_set_get (set, j));
        }
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (cast)); i++)
    {
      g_autoptr (DictumSpeaker) speaker = g_list_model_get_item (G_LIST_MODEL (cast), i);
      const char *id = dictum_speaker_get_id (speaker);

      g_assert_cmpuint (dictum_project_count_quotations (script->project, id), ==,
                        GPOINTER_TO_UINT (g_hash_table_lookup (counts, id)));
    }
}

static void
test_laws (gconstpointer seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (GPOINTER_TO_UINT (seed));
  g_autoptr (DictumScript) script = new_three ();
  g_autoptr (GHashTable) start = dictum_script_read_folder (script);
  g_autoptr (GHashTable) end = NULL;
  g_autoptr (GHashTable) undone = NULL;
  g_autoptr (GHashTable) redone = NULL;
  guint n_steps;

  for (guint i = 0; i < N_ACTS; i++)
    {
      act (script, random);
      check_all (script);
    }
  dictum_session_let_go (script->session);
  while (dictum_session_redo (script->session))
    dictum_script_wait (script);
  end = dictum_script_read_folder (script);
  for (n_steps = 0; dictum_session_undo (script->session); n_steps++)
    dictum_script_wait (script);
  // Else the acts were none, and the law says nothing.
  g_assert_cmpuint (n_steps, >, N_ACTS / 10);
  check_all (script);
  undone = dictum_script_read_folder (script);
  dictum_script_assert_same_files (start, undone);
  while (dictum_session_redo (script->session))
    dictum_script_wait (script);
  redone = dictum_script_read_folder (script);
  dictum_script_assert_same_files (end, redone);
  dictum_script_reopen (script);
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  g_test_add_func ("/session/history/an-act-elsewhere-is-undone-there", test_goes_there);
  g_test_add_func ("/session/history/each-press-counts", test_fast);
  g_test_add_func ("/session/history/what-another-program-changed-is-not-undone", test_stale);
  g_test_add_func ("/session/history/what-another-program-removed-is-not-current", test_foreign_removal);
  for (guint seed = 1; seed <= N_SEEDS; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/session/history/undo-of-all-gives-the-first-bytes/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_laws);
    }
  return g_test_run ();
}
