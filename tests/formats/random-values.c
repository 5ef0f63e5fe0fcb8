// SPDX-License-Identifier: GPL-3.0-or-later
// Values made from a seed, with all that is hard to write and read, and the laws that every format is held to.

#include "formats/random-values.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define ONE_OF(rand, list) ((list)[g_rand_int_range ((rand), 0, G_N_ELEMENTS (list))])

static const char *const fragments[] = {
  "said",     "<b>&\"", "\\",       "\n",           "\t",     "\x1f",         "\x01", "\x7f",
  "/",        "é",      "\u00a0",   "\u202e",       "\u2066", "\u200f",       "\U0001F5E3", "\u2028",
  "\uffff",   "\ufeff", "{%_\\u0", "Пе\u0301сков", "“",      "”, he said, ", " ",    "e\u0301",
};

static const char *const extras[] = {
  "{\"x\":1}",
  "{\"zeta\":[],\"alpha\":{}}",
  "{\"x-note\":\"a\\u000ab\\u001f\\\"\\\\é\",\"x-n\":-9007199254740991,\"\":true}",
  "{\"deep\":[[[[{\"a\":[null,false,{\"b\":[0,-1,9007199254740991]}]}]]]]}",
  "{\"\\u001f<b>&\\\"\u202e\":\"\u202e\"}",
};

/**
 * dictum_test_random_string:
 * @rand: a source of numbers
 *
 * Returns: (transfer full): a string of up to 6 fragments, in UTF-8.
 */
char *
dictum_test_random_string (GRand *rand)
{
  GString *string = g_string_new (NULL);

  for (int n = g_rand_int_range (rand, 0, 7); n > 0; n--)
    g_string_append (string, ONE_OF (rand, fragments));
  return g_string_free (string, FALSE);
}

static const char *
random_extra (GRand *rand)
{
  return g_rand_boolean (rand) ? ONE_OF (rand, extras) : NULL;
}

/**
 * dictum_test_random_text:
 * @rand: a source of numbers
 *
 * Returns: (transfer full): a text of at least 20 code points.
 */
DictumText *
dictum_test_random_text (GRand *rand)
{
  g_autoptr (GString) string = g_string_new ("Begin ");

  for (int n = g_rand_int_range (rand, 10, 80); n > 0; n--)
    {
      g_autofree char *part = dictum_test_random_string (rand);

      g_string_append (string, part);
    }
  g_string_append (string, " and this is the end.");
  return dictum_text_new (string->str);
}

static void
fill_piece (GRand *rand, DictumText *text, DictumPiece *piece)
{
  guint start = g_rand_int_range (rand, 0, dictum_text_get_length (text));
  guint end = g_rand_int_range (rand, start, dictum_text_get_length (text)) + 1;

  *piece = DICTUM_PIECE (start, end);
  piece->extra = random_extra (rand);
  if (g_rand_int_range (rand, 0, 5) > 0)
    return;
  piece->range = DICTUM_NO_PLACE;
  piece->placed = FALSE;
  piece->text = dictum_test_random_string (rand);
  piece->before = dictum_test_random_string (rand);
  piece->after = dictum_test_random_string (rand);
}

static DictumPieces *
random_pieces (GRand *rand, DictumText *text, guint least)
{
  DictumPiece pieces[3];
  guint n = g_rand_int_range (rand, least, G_N_ELEMENTS (pieces) + 1);
  DictumPieces *made;

  for (guint i = 0; i < n; i++)
    fill_piece (rand, text, &pieces[i]);
  made = dictum_pieces_new (pieces, n);
  for (guint i = 0; i < n; i++)
    if (!pieces[i].placed)
      {
        g_free ((char *) pieces[i].text);
        g_free ((char *) pieces[i].before);
        g_free ((char *) pieces[i].after);
      }
  return made;
}

static DictumQuotation *
random_quotation (GRand *rand, DictumText *text, guint number)
{
  static const char *const speakers[] = { NULL, DICTUM_SPEAKER_UNKNOWN, "kerry", "<b>&\"\u202e" };
  static const char *const origins[] = { "hand", "suggestion", "import:brat" };
  g_autofree char *id = g_strdup_printf ("%s-%u", ONE_OF (rand, fragments), number);
  g_autofree char *note = dictum_test_random_string (rand);
  DictumQuotationFields fields = {
    .id = id,
    .speaker = ONE_OF (rand, speakers),
    .form = g_rand_int_range (rand, 0, DICTUM_N_FORMS),
    .note = note,
    .sure = g_rand_boolean (rand),
    .origin = ONE_OF (rand, origins),
    .created = g_rand_int_range (rand, -1000000, G_MAXINT32),
    .modified = 253402300799 - g_rand_int_range (rand, 0, 1000),
    .extra = random_extra (rand),
  };
  DictumQuotation *quotation;

  fields.pieces[DICTUM_ROLE_CONTENT] = random_pieces (rand, text, 1);
  for (guint role = DICTUM_ROLE_SOURCE; role < DICTUM_N_ROLES; role++)
    fields.pieces[role] = g_rand_boolean (rand) ? random_pieces (rand, text, 0) : NULL;
  quotation = dictum_quotation_new (&fields);
  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    g_clear_pointer (&fields.pieces[role], dictum_pieces_unref);
  return quotation;
}

/**
 * dictum_test_random_annotations:
 * @rand: a source of numbers
 * @text: the text to mark
 *
 * Returns: (transfer full): up to 7 quotations and 2 rejections, unknown members everywhere.
 */
DictumAnnotations *
dictum_test_random_annotations (GRand *rand, DictumText *text)
{
  static const char *const tops[] = { NULL, "{\"x\":[1]}", "{\"text\":{\"x\":\"kept\",\"y\":[]}}",
                                      "{\"text\":{\"b\":1},\"a\":null,\"c\":\"\\u001f\"}" };
  g_autoptr (GPtrArray) quotations = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref);
  g_autoptr (GPtrArray) rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_rejection_free);

  for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    g_ptr_array_add (quotations, random_quotation (rand, text, n));
  for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
    {
      g_autoptr (DictumPieces) content = random_pieces (rand, text, 1);

      g_ptr_array_add (rejections, dictum_rejection_new (content, random_extra (rand)));
    }
  return dictum_annotations_new (g_rand_int_range (rand, 0, 3), quotations, rejections, ONE_OF (rand, tops));
}

static char **
random_strings (GRand *rand)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
    {
      g_autofree char *string = dictum_test_random_string (rand);

      g_strv_builder_add (builder, string);
    }
  return g_strv_builder_end (builder);
}

static DictumSpeaker *
random_speaker (GRand *rand, guint number)
{
  g_autofree char *id = g_strdup_printf ("%s-%u", ONE_OF (rand, fragments), number);
  g_autofree char *name = dictum_test_random_string (rand);
  g_autofree char *role = dictum_test_random_string (rand);
  g_auto (GStrv) aliases = random_strings (rand);
  const char *extra = random_extra (rand);

  switch (g_rand_int_range (rand, 0, 4))
    {
    case 0:
      return dictum_speaker_new (&(DictumSpeakerFields){ .id = id, .removed = TRUE, .extra = extra });
    case 1:
      return dictum_speaker_new (&(DictumSpeakerFields){ .id = id, .merged_into = "kerry", .extra = extra });
    default:
      return dictum_speaker_new (&(DictumSpeakerFields){
          .id = id,
          .name = name,
          .aliases = (const char *const *) aliases,
          .kind = g_rand_int_range (rand, 0, DICTUM_N_SPEAKER_KINDS),
          .role = role,
          .wikidata = "Q157",
          .colour = g_rand_int_range (rand, 0, 30),
          .key = ONE_OF (rand, "\000123456789"),
          .note = role,
          .extra = extra,
      });
    }
}

static DictumArticleInfo *
random_article (GRand *rand, guint number)
{
  g_autofree char *file = g_strdup_printf ("articles/<b>&\"\u202e %u.TXT", number);
  g_autofree char *title = dictum_test_random_string (rand);
  g_autofree char *url = dictum_test_random_string (rand);

  return dictum_article_info_new (&(DictumArticleFields){
      .file = file,
      .title = title,
      .date = g_rand_boolean (rand) ? "2016-10" : NULL,
      .url = url,
      .language = "en",
      .extra = g_rand_boolean (rand) ? "{\"text\":1,\"q\":2,\"extra\":{\"a\":1}}" : random_extra (rand),
  });
}

/**
 * dictum_test_random_project:
 * @rand: a source of numbers
 *
 * Returns: (transfer full): a project with unknown members everywhere, of which some bear names that an export uses.
 */
DictumProjectData *
dictum_test_random_project (GRand *rand)
{
  static const char *const tops[] = { NULL, "{\"x\":[1]}", "{\"z\":0,\"unit\":\"mine\",\"a\":1}", "{\"extra\":5}" };
  g_autoptr (GPtrArray) annotators = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_annotator_unref);
  g_autoptr (GPtrArray) speakers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_article_info_unref);
  g_autofree char *title = dictum_test_random_string (rand);

  for (int n = g_rand_int_range (rand, 0, 4); n > 0; n--)
    {
      g_autofree char *id = g_strdup_printf ("coder-%d", n);
      g_auto (GStrv) installations = random_strings (rand);

      g_ptr_array_add (annotators, dictum_annotator_new (&(DictumAnnotatorFields){
                                       id, title, (const char *const *) installations, random_extra (rand) }));
    }
  for (int n = g_rand_int_range (rand, 0, 8); n > 0; n--)
    g_ptr_array_add (speakers, random_speaker (rand, n));
  for (int n = g_rand_int_range (rand, 0, 5); n > 0; n--)
    g_ptr_array_add (articles, random_article (rand, n));
  return dictum_project_data_new (title, annotators, speakers, articles, ONE_OF (rand, tops));
}

/**
 * dictum_test_random_export:
 * @rand: a source of numbers
 *
 * Returns: (transfer full): the export of a random project, annotated by up to 2 annotators.
 */
DictumExport *
dictum_test_random_export (GRand *rand)
{
  g_autoptr (DictumProjectData) data = dictum_test_random_project (rand);
  const GPtrArray *infos = dictum_project_data_get_articles (data);
  DictumExport *document = dictum_export_new (data);

  for (guint i = 0; i < infos->len; i++)
    {
      g_autoptr (DictumText) text = dictum_test_random_text (rand);
      DictumExportArticle *article = dictum_export_article_new (infos->pdata[i], text);

      for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
        {
          g_autofree char *annotator = g_strdup_printf ("coder-%d", 9 - n);
          g_autoptr (DictumAnnotations) annotations = dictum_test_random_annotations (rand, text);

          g_ptr_array_add (article->annotations, dictum_export_annotations_new (annotator, text, annotations));
        }
      g_ptr_array_add (document->articles, article);
    }
  return document;
}

/**
 * dictum_test_bytes:
 * @string: a string
 *
 * Returns: (transfer full): its bytes in memory of their own, so that reading past them is seen.
 */
GBytes *
dictum_test_bytes (const char *string)
{
  return g_bytes_new (string, strlen (string));
}

/**
 * dictum_test_replace:
 * @string: a string
 * @what: a part of it; it is an error of the test if there is none
 * @by: what stands there instead
 *
 * Returns: (transfer full): @string with the first @what replaced.
 */
char *
dictum_test_replace (const char *string, const char *what, const char *by)
{
  const char *at = strstr (string, what);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - string), string, by, at + strlen (what));
}

/**
 * dictum_test_assert_same_bytes:
 * @one: a file
 * @other: another one
 *
 * Says what both are where they differ.
 */
void
dictum_test_assert_same_bytes (GBytes *one, GBytes *other)
{
  g_autofree char *a = g_strndup (g_bytes_get_data (one, NULL), g_bytes_get_size (one));
  g_autofree char *b = g_strndup (g_bytes_get_data (other, NULL), g_bytes_get_size (other));

  g_assert_cmpstr (a, ==, b);
  g_assert_true (g_bytes_equal (one, other));
}

/**
 * dictum_test_assert_layout:
 * @bytes: a file
 *
 * The layout is what JsonGenerator makes of the whole document, save for U+001F, and a LF at the end.
 */
void
dictum_test_assert_layout (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) expected = NULL;
  g_autofree char *generated = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  json_parser_load_from_data (parser, data, size, &error);
  g_assert_no_error (error);
  json_generator_set_root (generator, json_parser_get_root (parser));
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  generated = json_generator_to_data (generator, NULL);
  parts = g_strsplit (generated, "\x1f", -1);
  joined = g_strjoinv ("\\u001f", parts);
  expected = g_bytes_new_take (g_strconcat (joined, "\n", NULL), strlen (joined) + 1);
  dictum_test_assert_same_bytes (bytes, expected);
}

/**
 * dictum_test_assert_annotations_equal:
 * @one: a value
 * @other: another one
 *
 * Both say the same.
 */
void
dictum_test_assert_annotations_equal (DictumAnnotations *one, DictumAnnotations *other)
{
  const GPtrArray *a = dictum_annotations_get_quotations (one), *b = dictum_annotations_get_quotations (other);
  const GPtrArray *c = dictum_annotations_get_rejections (one), *d = dictum_annotations_get_rejections (other);

  g_assert_cmpint (dictum_annotations_get_state (one), ==, dictum_annotations_get_state (other));
  g_assert_cmpstr (dictum_annotations_get_extra (one), ==, dictum_annotations_get_extra (other));
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (dictum_quotation_equal (a->pdata[i], b->pdata[i]));
  g_assert_cmpuint (c->len, ==, d->len);
  for (guint i = 0; i < c->len; i++)
    {
      const DictumRejection *x = c->pdata[i], *y = d->pdata[i];

      g_assert_true (dictum_pieces_equal (x->content, y->content));
      g_assert_cmpstr (x->extra, ==, y->extra);
    }
}

/**
 * dictum_test_assert_projects_equal:
 * @one: a value
 * @other: another one
 *
 * Both say the same, articles aside, which not every format keeps in them.
 */
void
dictum_test_assert_projects_equal (DictumProjectData *one, DictumProjectData *other)
{
  const GPtrArray *a = dictum_project_data_get_annotators (one), *b = dictum_project_data_get_annotators (other);
  const GPtrArray *c = dictum_project_data_get_speakers (one), *d = dictum_project_data_get_speakers (other);

  g_assert_cmpstr (dictum_project_data_get_title (one), ==, dictum_project_data_get_title (other));
  g_assert_cmpstr (dictum_project_data_get_extra (one), ==, dictum_project_data_get_extra (other));
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    g_assert_true (dictum_annotator_equal (a->pdata[i], b->pdata[i]));
  g_assert_cmpuint (c->len, ==, d->len);
  for (guint i = 0; i < c->len; i++)
    g_assert_true (dictum_speaker_equal (c->pdata[i], d->pdata[i]));
}

/**
 * dictum_test_assert_no_truncation:
 * @bytes: a good file, which ends with "}" and LF
 * @rewrite: how to read it
 * @data: for @rewrite
 *
 * No part of the file from its beginning is taken for a file, and none is without an error.
 */
void
dictum_test_assert_no_truncation (GBytes *bytes, DictumTestRewrite rewrite, gpointer data)
{
  for (gsize size = 0; size + 2 <= g_bytes_get_size (bytes); size++)
    {
      g_autoptr (GBytes) part = g_bytes_new (g_bytes_get_data (bytes, NULL), size);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) written = rewrite (part, data, &error);

      g_assert_null (written);
      g_assert_true (error != NULL && error->domain == DICTUM_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
assert_survives (GBytes *bytes, DictumTestRewrite rewrite, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) once = rewrite (bytes, data, &error);
  g_autoptr (GBytes) twice = NULL;

  if (once == NULL)
    {
      g_assert_true (error != NULL && error->domain == DICTUM_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  twice = rewrite (once, data, &error);
  g_assert_no_error (error);
  dictum_test_assert_same_bytes (once, twice);
}

/**
 * dictum_test_assert_changes_survive:
 * @bytes: a good file
 * @rewrite: how to read it
 * @data: for @rewrite
 *
 * With any one byte changed, in 8 ways, the file gives an error or a value that is written and read back the same.
 */
void
dictum_test_assert_changes_survive (GBytes *bytes, DictumTestRewrite rewrite, gpointer data)
{
  static const char changes[] = { 0x01, 0x04, 0x20, '\x80' }; // which bits
  static const char others[] = { '"', '\\', '0', '\0' };
  gsize size;
  g_autofree char *copy = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));

  for (gsize i = 0; i < size; i++)
    {
      char good = copy[i];

      for (guint change = 0; change < G_N_ELEMENTS (changes) + G_N_ELEMENTS (others); change++)
        {
          g_autoptr (GBytes) changed = NULL;

          copy[i] = change < G_N_ELEMENTS (changes) ? good ^ changes[change] : others[change - G_N_ELEMENTS (changes)];
          changed = g_bytes_new (copy, size);
          assert_survives (changed, rewrite, data);
        }
      copy[i] = good;
    }
}
