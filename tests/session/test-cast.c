// SPDX-License-Identifier: GPL-3.0-or-later
// Acts on the cast, and the speaker whom the text seems to name.

#include "session/script.h"

#include "support/fixtures.h"

#include <string.h>

#define TEXT "\"Come in,\" said Ann Archer. \"Sit,\" he said. \"Eat,\" said Mr Baker. \"Go,\" said Marsh."

static const DictumSpeakerFields *
get_fields (DictumScript *script, const char *id)
{
  DictumSpeaker *speaker = dictum_cast_lookup (dictum_project_get_cast (script->project), id);

  g_assert_nonnull (speaker);
  return dictum_speaker_get_fields (speaker);
}

static void
test_add (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);
  const char *id = dictum_session_add_speaker (script->session, " \u00a0Zoë <b>&\"  Zorn\t");

  g_assert_nonnull (id);
  g_assert_true (g_str_has_prefix (id, "zoe-b-zorn-"));
  g_assert_cmpstr (get_fields (script, id)->name, ==, "Zoë <b>&\"  Zorn");
  g_assert_cmpint (get_fields (script, id)->key, ==, '4');
  g_assert_cmpuint (get_fields (script, id)->colour, ==, 4);
  g_assert_cmpstr (dictum_session_get_undo_label (script->session), ==, "add Zoë <b>&\"  Zorn");
  dictum_script_run (script, "undo\n!undo\nredo");
}

static void
test_bad_names (void)
{
  g_autofree char *long_name = g_strnfill (201, 'x');
  g_autofree char *longest_name = g_strnfill (200, 'x');
  const char *bad[] = { "", " \t ", "Ann\nArcher", "Ann\rArcher", "Ann\u2029Archer", "Ann\x01", "\xff\xfe", long_name };
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (dictum_session_add_speaker (script->session, bad[i]));
      g_assert_cmpuint (script->n_messages, ==, 2 * i + 1);
      g_assert_null (dictum_session_tag_new_speaker (script->session, bad[i]));
    }
  g_assert_null (dictum_session_get_undo_label (script->session));
  g_assert_nonnull (dictum_session_add_speaker (script->session, longest_name));
}

static void
test_same_name (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);

  g_assert_cmpstr (dictum_session_add_speaker (script->session, "ann archer "), ==, "ann");
  g_assert_cmpstr (dictum_session_add_speaker (script->session, "BOBBY"), ==, "bob");
  g_assert_cmpstr (script->message, ==, "Bob Baker is in the cast already.");
  g_assert_null (dictum_session_get_undo_label (script->session));
}

static void
test_tag_new (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);
  g_autofree char *state = NULL;
  const char *id;

  dictum_script_run (script, "caret Eat");
  id = dictum_session_tag_new_speaker (script->session, "Zoë Zorn");
  g_assert_cmpstr (dictum_quotation_get_fields (dictum_session_get_current (script->session))->speaker, ==, id);
  g_assert_cmpstr (dictum_session_get_last_speaker (script->session), ==, id);
  dictum_script_run (script, "undo\n!undo");
  g_assert_null (dictum_session_get_last_speaker (script->session));
  dictum_script_run (script, "redo\ncaret Come");
  g_assert_cmpstr (dictum_session_tag_new_speaker (script->session, "bobby"), ==, "bob");
  dictum_script_run (script, "caret said Ann\nesc");
  g_assert_nonnull (dictum_session_tag_new_speaker (script->session, "Yan Yale"));
  g_assert_cmpstr (dictum_session_get_undo_label (script->session), ==, "add Yan Yale");
}

static void
test_change (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);
  DictumSpeakerFields fields = *get_fields (script, "ann");
  g_autoptr (DictumSpeaker) kept = dictum_speaker_new (&fields);

  fields = *dictum_speaker_get_fields (kept);
  fields.name = " Ann B. Archer ";
  g_assert_true (dictum_session_change_speaker (script->session, &fields));
  g_assert_cmpstr (get_fields (script, "ann")->name, ==, "Ann B. Archer");
  g_assert_cmpstr (dictum_session_get_undo_label (script->session), ==, "rename Archer");
  fields.colour = 7;
  g_assert_true (dictum_session_change_speaker (script->session, &fields));
  g_assert_cmpstr (dictum_session_get_undo_label (script->session), ==, "change Archer");
  g_assert_true (dictum_session_change_speaker (script->session, &fields));
  fields.name = "Bob Baker";
  g_assert_false (dictum_session_change_speaker (script->session, &fields));
  g_assert_cmpstr (script->message, ==, "Bob Baker is in the cast already.");
  fields.name = "ANN b. archer";
  g_assert_true (dictum_session_change_speaker (script->session, &fields));
  fields.id = "nobody";
  g_assert_false (dictum_session_change_speaker (script->session, &fields));
  dictum_script_run (script, "undo\nundo\nundo\n!undo");
  g_assert_true (dictum_speaker_equal (dictum_cast_lookup (dictum_project_get_cast (script->project), "ann"), kept));
}

static void
test_key (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);
  DictumSpeakerFields fields = *get_fields (script, "lee");

  fields.key = '1';
  g_assert_true (dictum_session_change_speaker (script->session, &fields));
  g_assert_cmpint (get_fields (script, "lee")->key, ==, '1');
  g_assert_cmpint (get_fields (script, "ann")->key, ==, 0);
  dictum_script_run (script, "undo\n!undo");
  g_assert_cmpint (get_fields (script, "lee")->key, ==, 0);
  g_assert_cmpint (get_fields (script, "ann")->key, ==, '1');
}

static void
count_cb (DictumSession *session, guint *n)
{
  (*n)++;
}

static void
test_remove (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);
  DictumCast *cast = dictum_project_get_cast (script->project);
  g_autofree char *removed = NULL;
  guint n = 0;

  dictum_script_run (script, "caret Come\ntag 1");
  g_signal_connect (script->session, "counted", G_CALLBACK (count_cb), &n);
  dictum_script_run (script, "remove-speaker ann\n!remove-speaker ann\n!tag ann");
  g_assert_cmpuint (n, >, 0);
  g_assert_true (get_fields (script, "ann")->removed);
  g_assert_null (dictum_cast_resolve (cast, "ann"));
  g_assert_cmpuint (dictum_project_count_quotations (script->project, "ann"), ==, 0);
  removed = dictum_session_dup_current_description (script->session);
  g_assert_cmpstr (removed, ==, "Quotation not attributed yet, direct, 1 piece, 1 of 1");
  dictum_script_run (script, "undo");
  g_assert_cmpstr (get_fields (script, "ann")->name, ==, "Ann Archer");
  g_assert_cmpuint (dictum_project_count_quotations (script->project, "ann"), ==, 1);
}

static void
note_count_cb (DictumSession *session, guint *n)
{
  *n = dictum_project_count_quotations (dictum_session_get_project (session), "ann");
}

// Articles that are not open are counted some time after the project was opened, and the cast is told.
static void
test_counts_of_closed_articles (void)
{
  const DictumIdentity identity = { .annotator = "coder-1", .installation = "0f6c2a91" };
  g_autoptr (DictumScript) script = dictum_script_new_with_files ("articles/a.txt", TEXT, "articles/b.txt", "No.",
                                                                  NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DictumProject) project = NULL;
  g_autoptr (DictumSession) session = NULL;
  guint n = 0;

  dictum_script_run (script, "caret Come\ntag 1");
  dictum_session_next_article (script->session);
  dictum_script_wait (script);
  g_assert_true (dictum_project_flush (script->project, &error));
  project = dictum_project_open (dictum_project_get_folder (script->project), &identity, FALSE, &error);
  g_assert_no_error (error);
  session = dictum_session_new (project);
  g_signal_connect (session, "counted", G_CALLBACK (note_count_cb), &n);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, ==, 1);
  while (dictum_session_get_article (session) == NULL)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_guess (void)
{
  static const struct
  {
    const char *place;
    const char *speaker;
  } places[] = {
    { "caret Come", "ann" },   // by name
    { "caret Sit", NULL },     // a pronoun, and nothing is marked before it
    { "caret Eat", "bob" },    // by last name
    { "caret Go", NULL },      // two have that last name
    { "caret Come\ntag 1\ncaret Sit", "ann" },
    { "tag 2\ncaret Come", "ann" },
    { "caret Sit", "ann" },
    { "drag Eat", "bob" },
    { "esc\nesc\ncaret said Mr", NULL },
  };
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      dictum_script_run (script, places[i].place);
      g_assert_cmpstr (dictum_session_guess_speaker (script->session), ==, places[i].speaker);
    }
}

static void
test_guess_words (void)
{
  static const struct
  {
    const char *text;
    const char *speaker;
  } texts[] = {
    { "\"Come in,\" said Bobby.", "bob" },
    { "\"Come in,\" said Baker’s daughter.", NULL },
    { "\"Come in,\" said Bakery.", NULL },
    { "\"Come in,\" said Lea Marsh.", "lea" },
    { "\"Come in,\" it said.", NULL },
    { "\"Come in.\"", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DictumScript) script = dictum_script_new (texts[i].text);

      dictum_script_run (script, "caret Come");
      g_assert_cmpstr (dictum_session_guess_speaker (script->session), ==, texts[i].speaker);
    }
}

static void
test_name_turns_nothing (void)
{
  static const struct
  {
    const char *name;
    const char *label;
  } names[] = {
    { "<b>&\"", "add <b>&\"" },
    { "%s %n", "add %s %n" },
    { "\u202eevil\u202c", "add evil" },
    { "\u202e\u2067evil", "add evil" },
    { "שלום", "add \u2068שלום\u2069" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (DictumScript) script = dictum_script_new (TEXT);
      const char *id = dictum_session_add_speaker (script->session, names[i].name);
      DictumSpeaker *speaker = dictum_cast_lookup (dictum_project_get_cast (script->project), id);

      g_assert_cmpstr (dictum_speaker_get_name (speaker), ==, names[i].name);
      g_assert_cmpstr (dictum_session_get_undo_label (script->session), ==, names[i].label);
    }
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  g_test_add_func ("/session/cast/a-new-speaker-has-a-free-digit-and-colour", test_add);
  g_test_add_func ("/session/cast/what-is-no-name-is-refused", test_bad_names);
  g_test_add_func ("/session/cast/a-name-turns-no-sentence-around-it", test_name_turns_nothing);
  g_test_add_func ("/session/cast/a-name-is-borne-once", test_same_name);
  g_test_add_func ("/session/cast/a-new-speaker-and-the-tag-are-one-act", test_tag_new);
  g_test_add_func ("/session/cast/a-speaker-is-changed", test_change);
  g_test_add_func ("/session/cast/a-digit-is-taken-from-who-had-it", test_key);
  g_test_add_func ("/session/cast/a-removed-speaker-is-nobody-and-comes-back", test_remove);
  g_test_add_func ("/session/cast/articles-that-are-not-open-count-too", test_counts_of_closed_articles);
  g_test_add_func ("/session/cast/the-text-names-a-speaker", test_guess);
  g_test_add_func ("/session/cast/names-are-whole-words", test_guess_words);
  return g_test_run ();
}
