// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/speaker: ids, initials, equality.

#include "core/speaker.h"

#include <string.h>

static DictumSpeaker *
make (const char *name)
{
  return dictum_speaker_new (&(DictumSpeakerFields){ .id = "s", .name = name });
}

static void
test_initials (void)
{
  static const struct
  {
    const char *name, *two, *three;
  } cases[] = {
    { "John Kerry", "JK", "JKe" },
    { "François Hollande", "FH", "FHo" },
    { "Jean-Marc Ayrault", "JA", "JAy" },
    { "dmitry peskov", "DP", "DPe" },
    { "Kerry", "Ke", "Ker" },
    { "EU", "EU", "EU" },
    { "X", "X", "X" },
    { "Jean Claude Van Damme", "JD", "JDa" },
    { "Bashar al-Assad", "BA", "BAl" },
    { "Sinead O'Brien", "SO", "SO" },
    { "Sinead O’Brien", "SO", "SO" },
    { "“Red” Ken (Livingstone)", "RL", "RLi" },
    { "élodie østergaard", "ÉØ", "ÉØs" },
    { "Дмитрий Песков", "ДП", "ДПе" },
    { "安倍晋三", "安倍", "安倍晋" },
    { "G7", "G7", "G7" },
    { "", "?", "?" },
    { "<&\">", "?", "?" },
    { "\xE2\x80\xAEKerry", "Ke", "Ker" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DictumSpeaker) speaker = make (cases[i].name);
      g_autofree char *two = dictum_speaker_dup_initials (speaker, 2);
      g_autofree char *three = dictum_speaker_dup_initials (speaker, 3);

      g_assert_cmpstr (two, ==, cases[i].two);
      g_assert_cmpstr (three, ==, cases[i].three);
    }
}

static void
test_ids (void)
{
  static const struct
  {
    const char *name;
    guint32 random;
    const char *id;
  } cases[] = {
    { "François Hollande", 0x123456, "francois-hollande-123456" },
    { "John Kerry", 1, "john-kerry-000001" },
    { "John Kerry", 0xff000001, "john-kerry-000001" },
    { "  --  ", 2, "speaker-000002" },
    { "", 3, "speaker-000003" },
    { "<b>&\"", 4, "b-000004" },
    { "../..", 5, "speaker-000005" },
    { "A very long name of a very long committee", 6, "a-very-long-name-of-a-ve-000006" },
    { "twenty-three letters xy z", 7, "twenty-three-letters-xy-000007" }, // no "--" where it is cut
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = dictum_speaker_make_id (cases[i].name, cases[i].random);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

static void
test_ids_of_any_name (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      g_autofree char *id = NULL;

      for (guint j = g_rand_int_range (rand, 0, 40); j > 0; j--)
        g_string_append_unichar (name, g_rand_boolean (rand) ? g_rand_int_range (rand, 1, 0x7f)
                                                             : g_rand_int_range (rand, 0xa0, 0xd000));
      id = dictum_speaker_make_id (name->str, g_rand_int (rand));
      g_assert_cmpuint (strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-"), ==, strlen (id));
      g_assert_cmpuint (strlen (id), >=, 8);
      g_assert_cmpuint (strlen (id), <=, 24 + 7);
      g_assert_true (id[0] != '-');
      g_assert_null (strstr (id, "--"));
      g_assert_cmpstr (id, !=, "unknown");
    }
}

static void
test_equal (void)
{
  static const char *const aliases[] = { "Hollande", "Mr Hollande", NULL };
  static const char *const fewer[] = { "Hollande", NULL };
  static const char *const none[] = { NULL };
  const DictumSpeakerFields base = { .id = "h", .name = "H", .aliases = aliases, .role = "r", .wikidata = "Q1",
                                     .colour = 1, .key = '4', .note = "n", .extra = "{}" };
  DictumSpeakerFields others[] = { base, base, base, base, base, base, base, base, base, base, base, base };
  g_autoptr (DictumSpeaker) one = dictum_speaker_new (&base), same = dictum_speaker_new (&base);
  g_autoptr (DictumSpeaker) empty = make (NULL);
  g_autoptr (DictumSpeaker) blank = dictum_speaker_new (&(DictumSpeakerFields){ .id = "s", .name = "",
                                                                                .aliases = none, .note = "" });

  others[0].id = "x", others[1].name = "x", others[2].aliases = fewer, others[3].aliases = NULL;
  others[4].role = NULL, others[5].wikidata = "Q2", others[6].colour = 2, others[7].key = 0;
  others[8].note = "m", others[9].removed = TRUE, others[10].merged_into = "k", others[11].kind = 1;
  g_assert_true (dictum_speaker_equal (one, same));
  g_assert_true (dictum_speaker_equal (NULL, NULL));
  g_assert_false (dictum_speaker_equal (one, NULL));
  g_assert_true (dictum_speaker_equal (empty, blank));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (DictumSpeaker) other = dictum_speaker_new (&others[i]);

      g_assert_false (dictum_speaker_equal (one, other));
    }
}

static void
test_alive (void)
{
  g_autoptr (DictumSpeaker) alive = make ("a");
  g_autoptr (DictumSpeaker) removed = dictum_speaker_new (&(DictumSpeakerFields){ .id = "s", .removed = TRUE });
  g_autoptr (DictumSpeaker) merged = dictum_speaker_new (&(DictumSpeakerFields){ .id = "s", .merged_into = "a" });

  g_assert_true (dictum_speaker_is_alive (alive));
  g_assert_false (dictum_speaker_is_alive (removed));
  g_assert_false (dictum_speaker_is_alive (merged));
  g_assert_cmpstr (dictum_speaker_get_name (removed), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/speaker/initials-are-those-of-first-and-last-word", test_initials);
  g_test_add_func ("/core/speaker/ids-come-from-the-name", test_ids);
  g_test_add_func ("/core/speaker/ids-of-any-name-are-plain", test_ids_of_any_name);
  g_test_add_func ("/core/speaker/equal-means-every-member", test_equal);
  g_test_add_func ("/core/speaker/removed-and-merged-ones-are-not-alive", test_alive);
  return g_test_run ();
}
