// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a project to measure with: an article of invented words with a quotation every 40 of them.
//
// Usage: bench-gen WORDS FOLDER [--one-line]
// Writes FOLDER/project, with the article articles/bench.txt marked by the annotator "bench", and FOLDER/spans with a
// line "START END" for each quotation. The same arguments give the same bytes.

#include "core/project-data.h"
#include "formats/annotations-json.h"
#include "formats/project-json.h"

#include <gio/gio.h>
#include <string.h>

#define WORDS_PER_QUOTATION 40
#define QUOTATIONS_PER_PARAGRAPH 3
#define N_SPEAKERS 12
#define N_WORDS 3000 // in the vocabulary

typedef struct
{
  GRand *rand;
  char *vocabulary[N_WORDS];
  GString *text;
  guint length; // of text, in code points
  GPtrArray *quotations;
  GString *spans;
} Generator;

static char *
make_word (GRand *rand)
{
  static const char *const onsets[] = { "b", "c", "d", "f", "g", "h", "l", "m",
                                        "n", "p", "r", "s", "t", "tr", "v", "w" };
  static const char *const vowels[] = { "a", "e", "i", "o", "u", "ea", "ou" };
  static const char *const codas[] = { "", "n", "r", "s", "t", "l", "nd", "st" };
  GString *word = g_string_new (NULL);

  for (int i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    {
      g_string_append (word, onsets[g_rand_int_range (rand, 0, G_N_ELEMENTS (onsets))]);
      g_string_append (word, vowels[g_rand_int_range (rand, 0, G_N_ELEMENTS (vowels))]);
      g_string_append (word, codas[g_rand_int_range (rand, 0, G_N_ELEMENTS (codas))]);
    }
  return g_string_free (word, FALSE);
}

static DictumRange
add (Generator *self, const char *string)
{
  guint start = self->length;

  g_string_append (self->text, string);
  self->length += g_utf8_strlen (string, -1);
  return DICTUM_RANGE (start, self->length);
}

static void
add_words (Generator *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      // Few words are frequent, as in a real text.
      double place = g_rand_double (self->rand);

      if (i > 0)
        add (self, i % 11 == 10 ? ", " : " ");
      add (self, self->vocabulary[(guint) (place * place * N_WORDS)]);
    }
}

static void
note (Generator *self, DictumRange content, DictumRange cue, DictumRange source)
{
  guint n = self->quotations->len;
  g_autofree char *id = g_strdup_printf ("%08x-0000-4000-8000-%012x", n * 2654435761u, n);
  g_autofree char *speaker = g_strdup_printf ("speaker-%02u", n % N_SPEAKERS);
  g_autoptr (DictumPieces) content_pieces = dictum_pieces_new_for_range (content);
  g_autoptr (DictumPieces) cue_pieces = dictum_pieces_new_for_range (cue);
  g_autoptr (DictumPieces) source_pieces = dictum_pieces_new_for_range (source);

  g_ptr_array_add (self->quotations, dictum_quotation_new (&(DictumQuotationFields){
      .id = id,
      .speaker = speaker,
      .pieces = { content_pieces, source_pieces, cue_pieces },
      .sure = TRUE,
      .origin = "hand",
      .created = 1476266400,
      .modified = 1476266400,
  }));
  g_string_append_printf (self->spans, "%u %u\n", content.start, content.end);
}

// One sentence with a quotation, and plain words until there are 40.
static void
add_quotation (Generator *self)
{
  guint n = g_rand_int_range (self->rand, 8, 30);
  DictumRange content, cue, source;

  content = add (self, "“");
  add_words (self, n);
  content.end = add (self, ",”").end;
  add (self, " ");
  cue = add (self, "said");
  add (self, " ");
  source = add (self, self->vocabulary[self->quotations->len % N_WORDS]);
  add (self, ". ");
  add_words (self, WORDS_PER_QUOTATION - 2 - n);
  add (self, ".");
  note (self, content, cue, source);
}

static void
write_file (const char *folder, const char *name, const char *content, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_mkdir_with_parents (parent, 0755) != 0 || !g_file_set_contents (path, content, size, &error))
    g_error ("%s: %s", path, error ? error->message : "cannot make the folder");
}

static void
write_bytes (const char *folder, const char *name, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  write_file (folder, name, data, size);
}

static void
write_project (const char *folder)
{
  g_autoptr (GPtrArray) speakers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DictumProjectData) data = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_SPEAKERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("speaker-%02u", i);
      g_autofree char *name = g_strdup_printf ("Speaker %c. Name", 'A' + i);

      g_ptr_array_add (speakers, dictum_speaker_new (&(DictumSpeakerFields){
          .id = id, .name = name, .colour = i, .key = i < 9 ? '1' + i : 0 }));
    }
  data = dictum_project_data_new ("Bench", NULL, speakers, NULL, NULL);
  bytes = dictum_project_json_write (data, &error);
  g_assert_no_error (error);
  write_bytes (folder, "project/dictum.json", bytes);
}

static void
write_article (Generator *self, const char *folder)
{
  g_autoptr (DictumText) text = dictum_text_new (self->text->str);
  g_autoptr (DictumAnnotations) annotations = dictum_annotations_new (DICTUM_STATE_IN_PROGRESS, self->quotations, NULL,
                                                                      NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dictum_annotations_json_write (annotations, text, "articles/bench.txt", "bench", &error);

  g_assert_no_error (error);
  write_file (folder, "project/articles/bench.txt", self->text->str, self->text->len);
  write_bytes (folder, "project/annotations/bench/articles/bench.txt.json", bytes);
  write_file (folder, "spans", self->spans->str, self->spans->len);
}

int
main (int argc, char *argv[])
{
  Generator self = {
    .rand = g_rand_new_with_seed (42),
    .text = g_string_new (NULL),
    .quotations = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref),
    .spans = g_string_new (NULL),
  };
  gboolean one_line = argc == 4 && strcmp (argv[3], "--one-line") == 0;
  guint n_quotations;

  if (argc < 3 || argc > 4 || (argc == 4 && !one_line))
    {
      g_printerr ("Usage: bench-gen WORDS FOLDER [--one-line]\n");
      return 2;
    }
  n_quotations = g_ascii_strtoull (argv[1], NULL, 10) / WORDS_PER_QUOTATION;
  for (guint i = 0; i < N_WORDS; i++)
    self.vocabulary[i] = make_word (self.rand);
  for (guint i = 0; i < n_quotations; i++)
    {
      if (i > 0)
        add (&self, !one_line && i % QUOTATIONS_PER_PARAGRAPH == 0 ? "\n\n" : " ");
      add_quotation (&self);
    }
  add (&self, "\n");
  write_project (argv[2]);
  write_article (&self, argv[2]);
  for (guint i = 0; i < N_WORDS; i++)
    g_free (self.vocabulary[i]);
  g_string_free (self.text, TRUE);
  g_string_free (self.spans, TRUE);
  g_ptr_array_unref (self.quotations);
  g_rand_free (self.rand);
  return 0;
}
