// SPDX-License-Identifier: GPL-3.0-or-later
// Acts on the current quotation, what they are called, and what is said of it in words.

#include "session/script.h"

#include "support/fixtures.h"

#define TEXT "\"Come in,\" Bob Baker told the dog.\n\nA cat ate.\n\n\"Sit,\" he said."

static const DictumScriptCase cases[] = {
  { "source-cue-and-addressee-are-found", TEXT, "caret Come\ntag 2",
    "*bob d [\"Come in,\"] s[Bob Baker] c[told] a[the dog]" },
  { "source-is-the-selected-words", TEXT,
    "drag A cat\ntag 1\nselect ob Bake\nrole source", "*ann i [A cat] s[Bob Baker]" },
  { "cue-and-addressee-too", TEXT, "drag A cat\ntag 1\ndrag told\nrole cue\ndrag the dog\nrole addressee",
    "*ann i [A cat] c[told] a[the dog]" },
  { "one-source-replaces-another", TEXT, "drag A cat\ntag 1\ndrag told\nrole source\ndrag dog\nrole source",
    "*ann i [A cat] s[dog]" },
  { "a-role-needs-words", TEXT, "drag A cat\ntag 1\n!role cue", "*ann i [A cat]" },
  { "a-role-needs-a-quotation", TEXT, "select told\n!role cue", "<told>" },
  { "the-text-has-none", TEXT, "caret Come\ntag 2\nclear addressee\nclear source",
    "*bob d [\"Come in,\"] s[] c[told] a[]" },
  { "nobody-looked-yet", TEXT, "caret Come\ntag 2\nclear cue\nforget cue\nforget source\nforget addressee",
    "*bob d [\"Come in,\"]" },
  { "the-form-is-set", TEXT, "drag A cat\ntag 1\nform f", "*ann f [A cat]" },
  { "sure-or-not", TEXT, "drag A cat\ntag 1\nsure n", "*ann i [A cat] unsure" },
  { "sure-again", TEXT, "drag A cat\ntag 1\nsure n\nsure y", "*ann i [A cat]" },
  { "a-note", TEXT, "drag A cat\ntag 1\nnote heard only", "*ann i [A cat] note=heard only" },
  { "a-note-is-taken-away", TEXT, "drag A cat\ntag 1\nnote x\nnote ", "*ann i [A cat]" },
  { "the-inspector-sets-the-speaker-whatever-is-pointed-at", TEXT, "drag A cat\ntag 1\ncaret Come\nset-speaker 2",
    "*bob i [A cat]" },
  { "the-inspector-refuses-who-is-not-there", TEXT, "drag A cat\ntag 1\n!set-speaker nobody", "*ann i [A cat]" },
  { "remove", TEXT, "drag A cat\ntag 1\nremove", "" },
  { "without-a-current-one-nothing-is-done", TEXT,
    "!remove\n!form d\n!sure n\n!note x\n!clear cue\n!forget cue\n!set-speaker 1\n!add", "" },
};

static void
test_labels (void)
{
  static const struct
  {
    const char *act;
    const char *label;
  } acts[] = {
    { "drag A cat\ntag 1", "tag as Archer" },
    { "tag 2", "tag as Baker" },
    { "tag 3", "tag as Lea Marsh" },
    { "tag 0", "tag as unknown" },
    { "tag -", "tag as nobody" },
    { "form d", "set form" },
    { "sure n", "mark as unsure" },
    { "sure y", "mark as sure" },
    { "note x", "change note" },
    { "select dog\nrole source", "set source" },
    { "clear cue", "set cue" },
    { "select dog\nadd", "add piece" },
    { "join", "join pieces" },
    { "caret the| dog\nset-speaker 1", "tag as Archer" },
    { "new Zoë Zorn", "tag as Zorn" },
    { "remove", "remove quotation" },
    { "new Aardvark", "add Aardvark" },
  };
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);

  g_assert_null (dictum_session_get_undo_label (script->session));
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      dictum_script_run (script, acts[i].act);
      g_assert_cmpstr (dictum_session_get_undo_label (script->session), ==, acts[i].label);
      g_assert_null (dictum_session_get_redo_label (script->session));
    }
  dictum_script_run (script, "undo");
  g_assert_cmpstr (dictum_session_get_redo_label (script->session), ==, "add Aardvark");
}

// What says nothing new is no act: it leaves nothing to undo and no stamp.
static void
test_nothing_new (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);
  gint64 modified;

  dictum_script_run (script, "drag A cat\ntag 1");
  modified = dictum_quotation_get_fields (dictum_session_get_current (script->session))->modified;
  dictum_script_run (script, "tag 1\nform i\nsure y\nnote \nforget cue\nset-speaker 1");
  g_assert_cmpint (dictum_quotation_get_fields (dictum_session_get_current (script->session))->modified, ==, modified);
  dictum_script_run (script, "undo\n!undo");
}

static void
test_stamps (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);
  const DictumQuotationFields *fields;
  gint64 created;

  dictum_script_run (script, "drag A cat\ntag 1");
  fields = dictum_quotation_get_fields (dictum_session_get_current (script->session));
  created = fields->created;
  g_assert_cmpint (fields->modified, ==, created);
  g_assert_cmpstr (fields->origin, ==, "hand");
  g_assert_true (g_uuid_string_is_valid (fields->id));
  script->now += 100;
  dictum_script_run (script, "form d");
  fields = dictum_quotation_get_fields (dictum_session_get_current (script->session));
  g_assert_cmpint (fields->created, ==, created);
  g_assert_cmpint (fields->modified, >=, created + 100);
  dictum_script_run (script, "undo");
  fields = dictum_quotation_get_fields (dictum_session_get_current (script->session));
  g_assert_cmpint (fields->modified, ==, created);
}

static void
test_state (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);
  DictumArticle *article = dictum_session_get_article (script->session);

  dictum_script_run (script, "drag A cat\ntag 1");
  g_assert_cmpint (dictum_article_get_state (article), ==, DICTUM_STATE_IN_PROGRESS);
  g_assert_true (dictum_session_set_state (script->session, DICTUM_STATE_DONE));
  g_assert_cmpstr (dictum_session_get_undo_label (script->session), ==, "mark as done");
  dictum_script_run (script, "tag 2");
  g_assert_cmpint (dictum_article_get_state (article), ==, DICTUM_STATE_DONE);
  dictum_script_run (script, "undo\nundo");
  g_assert_cmpint (dictum_article_get_state (article), ==, DICTUM_STATE_IN_PROGRESS);
  dictum_script_run (script, "undo");
  g_assert_cmpint (dictum_article_get_state (article), ==, DICTUM_STATE_NEW);
}

static void
test_description (void)
{
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);
  static const struct
  {
    const char *act;
    const char *description;
  } acts[] = {
    { "esc", "" },
    { "caret Come\ntag 1", "Quotation of Archer, direct, 1 piece, 1 of 1" },
    { "drag A cat\ntag 1", "Quotation of Archer, indirect, 1 piece, 2 of 2" },
    { "ctrl-drag Sit", "Quotation of Archer, mixed, 2 pieces, 2 of 2" },
    { "form f\nset-speaker 0", "Quotation of an unknown speaker, free-indirect, 2 pieces, 2 of 2" },
    { "set-speaker -", "Quotation not attributed yet, free-indirect, 2 pieces, 2 of 2" },
  };

  dictum_script_run (script, "pen 1");
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *description = NULL;

      dictum_script_run (script, acts[i].act);
      description = dictum_session_dup_current_description (script->session);
      g_assert_cmpstr (description, ==, acts[i].description);
    }
}

static void
set_info (DictumScript *script, const char *title, const char *outlet, const char *date)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_article_info_unref);

  g_ptr_array_add (infos, dictum_article_info_new (&(DictumArticleFields){
                              .file = "articles/a.txt", .title = title, .outlet = outlet, .date = date }));
  g_assert_true (dictum_session_set_article_infos (script->session, infos));
}

static void
test_citation (void)
{
  static const struct
  {
    const char *title, *outlet, *date;
    const char *citation;
  } infos[] = {
    { NULL, NULL, NULL, "\"Come in,\" … \"Sit,\" — Bob Baker, mayor (“a”)" },
    { "Dogs & <cats>", "The Bark", "2016-10-02",
      "\"Come in,\" … \"Sit,\" — Bob Baker, mayor (The Bark, 2 October 2016, “Dogs & <cats>”)" },
    { "Dogs", NULL, "2016-10", "\"Come in,\" … \"Sit,\" — Bob Baker, mayor (October 2016, “Dogs”)" },
    { "Dogs", NULL, "2016", "\"Come in,\" … \"Sit,\" — Bob Baker, mayor (2016, “Dogs”)" },
    { "Dogs", NULL, "2016-13-99", "\"Come in,\" … \"Sit,\" — Bob Baker, mayor (2016-13-99, “Dogs”)" },
  };
  g_autoptr (DictumScript) script = dictum_script_new (TEXT);
  g_autofree char *nobody = NULL;

  g_assert_null (dictum_session_dup_citation (script->session));
  dictum_script_run (script, "caret Come\ntag 2\nctrl-drag Sit");
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    {
      g_autofree char *citation = NULL;

      set_info (script, infos[i].title, infos[i].outlet, infos[i].date);
      citation = dictum_session_dup_citation (script->session);
      g_assert_cmpstr (citation, ==, infos[i].citation);
    }
  set_info (script, NULL, NULL, NULL);
  dictum_script_run (script, "tag 0");
  nobody = dictum_session_dup_citation (script->session);
  g_assert_cmpstr (nobody, ==, "\"Come in,\" … \"Sit,\" (“a”)");
}

int
main (int argc, char *argv[])
{
  dictum_test_init (&argc, &argv);
  dictum_script_add_cases ("/session/act", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/session/act/each-act-has-a-name", test_labels);
  g_test_add_func ("/session/act/what-says-nothing-new-is-no-act", test_nothing_new);
  g_test_add_func ("/session/act/an-act-stamps-what-it-changes", test_stamps);
  g_test_add_func ("/session/act/the-first-act-begins-the-article", test_state);
  g_test_add_func ("/session/act/the-current-one-is-described", test_description);
  g_test_add_func ("/session/act/a-citation-says-what-is-known", test_citation);
  return g_test_run ();
}
