// SPDX-License-Identifier: GPL-3.0-or-later
// Tests core/cast: order on the screen, keys, initials, mergers, and that its signals tell the whole story.

#include "core/cast.h"

static DictumSpeaker *
make (const char *id, const char *name, char key)
{
  return dictum_speaker_new (&(DictumSpeakerFields){ .id = id, .name = name, .key = key });
}

static void
add (DictumCast *cast, const char *id, const char *name, char key)
{
  g_autoptr (DictumSpeaker) speaker = make (id, name, key);

  dictum_cast_replace (cast, dictum_cast_lookup (cast, id), speaker);
}

static void
add_dead (DictumCast *cast, const char *id, const char *merged_into)
{
  g_autoptr (DictumSpeaker) speaker = dictum_speaker_new (&(DictumSpeakerFields){
      .id = id, .removed = merged_into == NULL, .merged_into = merged_into });

  dictum_cast_replace (cast, dictum_cast_lookup (cast, id), speaker);
}

static char *
list_ids (DictumCast *cast)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (cast)); i++)
    {
      g_autoptr (DictumSpeaker) speaker = g_list_model_get_item (G_LIST_MODEL (cast), i);

      g_string_append_printf (ids, "%s%s", i ? " " : "", dictum_speaker_get_id (speaker));
    }
  return g_string_free (ids, FALSE);
}

static void
assert_ids (DictumCast *cast, const char *expected)
{
  g_autofree char *ids = list_ids (cast);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (DictumCast) cast = dictum_cast_new (NULL);

  add (cast, "z", "Beta", 0);
  add (cast, "y", "Alpha", 0);
  add (cast, "x", "Zeta", '2');
  add (cast, "w", "Omega", '1');
  add_dead (cast, "v", NULL);
  add (cast, "b", "Alpha", 0);
  assert_ids (cast, "w x b y z");
  add_dead (cast, "w", "x");
  assert_ids (cast, "x b y z");
  g_assert_nonnull (dictum_cast_lookup (cast, "w"));
  g_assert_null (dictum_cast_lookup (cast, NULL));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (cast), 4));
}

static void
test_keys (void)
{
  g_autoptr (DictumCast) cast = dictum_cast_new (NULL);

  add (cast, "b", "Bee", '3');
  add (cast, "a", "Ay", '3');
  add (cast, "c", "Cee", 0);
  add_dead (cast, "0", NULL);
  g_assert_cmpstr (dictum_speaker_get_id (dictum_cast_find_by_key (cast, '3')), ==, "a");
  g_assert_cmpint (dictum_cast_get_key (cast, dictum_cast_lookup (cast, "a")), ==, '3');
  g_assert_cmpint (dictum_cast_get_key (cast, dictum_cast_lookup (cast, "b")), ==, 0);
  g_assert_cmpint (dictum_cast_get_key (cast, dictum_cast_lookup (cast, "c")), ==, 0);
  // A speaker without a key is not found by "no key".
  g_assert_null (dictum_cast_find_by_key (cast, 0));
  g_assert_null (dictum_cast_find_by_key (cast, '0'));
  g_assert_null (dictum_cast_find_by_key (cast, 'x'));
  assert_ids (cast, "a b c");
  // When the holder goes, the other has it.
  add_dead (cast, "a", NULL);
  g_assert_cmpint (dictum_cast_get_key (cast, dictum_cast_lookup (cast, "b")), ==, '3');
}

static void
test_free_key_and_colour (void)
{
  g_autoptr (DictumCast) cast = dictum_cast_new (NULL);

  for (char key = '1'; key <= '9'; key++)
    {
      char id[] = { key, 0 };
      g_autoptr (DictumSpeaker) speaker = NULL;

      g_assert_cmpint (dictum_cast_get_free_key (cast), ==, key);
      g_assert_cmpuint (dictum_cast_get_free_colour (cast), ==, key - '1');
      speaker = dictum_speaker_new (&(DictumSpeakerFields){ .id = id, .name = id, .key = key, .colour = key - '1' });
      dictum_cast_replace (cast, NULL, speaker);
    }
  g_assert_cmpint (dictum_cast_get_free_key (cast), ==, 0);
  add_dead (cast, "4", NULL);
  g_assert_cmpint (dictum_cast_get_free_key (cast), ==, '4');
  g_assert_cmpuint (dictum_cast_get_free_colour (cast), ==, 3);
}

static void
test_many_with_one_key (void)
{
  g_autoptr (GPtrArray) speakers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DictumCast) cast = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%05u", 19999 - i);

      g_ptr_array_add (speakers, make (id, id, '1'));
    }
  cast = dictum_cast_new (speakers);
  g_assert_cmpstr (dictum_speaker_get_id (dictum_cast_find_by_key (cast, '1')), ==, "s00000");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (cast)), ==, 20000);
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *id, *resolved;
  } cases[] = {
    { NULL, NULL },       { "a", "a" },        { "unknown", "unknown" }, { "stranger", "stranger" },
    { "gone", NULL },     { "m1", "a" },       { "m2", "a" },            { "to-gone", NULL },
    { "circle-1", NULL }, { "circle-2", NULL }, { "self", NULL },        { "to-nowhere", "nowhere" },
  };
  g_autoptr (DictumCast) cast = dictum_cast_new (NULL);

  add (cast, "a", "A", 0);
  add_dead (cast, "gone", NULL);
  add_dead (cast, "m1", "a");
  add_dead (cast, "m2", "m1");
  add_dead (cast, "to-gone", "gone");
  add_dead (cast, "circle-1", "circle-2");
  add_dead (cast, "circle-2", "circle-1");
  add_dead (cast, "self", "self");
  add_dead (cast, "to-nowhere", "nowhere");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dictum_cast_resolve (cast, cases[i].id), ==, cases[i].resolved);
}

static void
test_names (void)
{
  static const char *const aliases[] = { "Mr Hollande", "STRASSE", NULL };
  g_autoptr (DictumCast) cast = dictum_cast_new (NULL);
  g_autoptr (DictumSpeaker) hollande = dictum_speaker_new (&(DictumSpeakerFields){
      .id = "h", .name = "François Hollande", .aliases = aliases });

  dictum_cast_replace (cast, NULL, hollande);
  add_dead (cast, "x", NULL);
  g_assert_true (dictum_cast_find_by_name (cast, "françois HOLLANDE") == hollande);
  g_assert_true (dictum_cast_find_by_name (cast, "Franc\xCC\xA7ois Hollande") == hollande);
  g_assert_true (dictum_cast_find_by_name (cast, "mr hollande") == hollande);
  g_assert_true (dictum_cast_find_by_name (cast, "straße") == hollande);
  g_assert_null (dictum_cast_find_by_name (cast, "Hollande"));
  g_assert_null (dictum_cast_find_by_name (cast, ""));
}

static void
test_initials (void)
{
  g_autoptr (DictumCast) cast = dictum_cast_new (NULL);
  g_autofree char *first = NULL, *second = NULL, *third = NULL;

  add (cast, "k", "John Kerry", '1');
  add (cast, "j", "Jane Kent", '2');
  add (cast, "p", "Dmitry Peskov", 0);
  first = dictum_cast_dup_initials (cast, dictum_cast_lookup (cast, "k"));
  second = dictum_cast_dup_initials (cast, dictum_cast_lookup (cast, "j"));
  third = dictum_cast_dup_initials (cast, dictum_cast_lookup (cast, "p"));
  g_assert_cmpstr (first, ==, "JK");
  g_assert_cmpstr (second, ==, "JKe");
  g_assert_cmpstr (third, ==, "DP");
}

// A list that only listens.
typedef struct
{
  GPtrArray *items;
  guint n_changed;
} Mirror;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Mirror *mirror)
{
  g_assert_cmpuint (position + removed, <=, mirror->items->len);
  g_assert_cmpuint (removed + added, >, 0);
  if (removed > 0)
    g_ptr_array_remove_range (mirror->items, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->items, position + i, g_list_model_get_item (model, position + i));
}

static void
changed_cb (DictumCast *cast, Mirror *mirror)
{
  mirror->n_changed++;
}

static void
assert_mirror (DictumCast *cast, Mirror *mirror)
{
  g_assert_cmpuint (mirror->items->len, ==, g_list_model_get_n_items (G_LIST_MODEL (cast)));
  for (guint i = 0; i < mirror->items->len; i++)
    {
      g_autoptr (DictumSpeaker) speaker = g_list_model_get_item (G_LIST_MODEL (cast), i);

      g_assert_true (mirror->items->pdata[i] == speaker);
      g_assert_true (dictum_cast_lookup (cast, dictum_speaker_get_id (speaker)) == speaker);
    }
}

static void
change_at_random (DictumCast *cast, GRand *rand)
{
  static const char *const names[] = { "Ann", "Bob", "Cid", "Dot", "Eve" };
  char id[] = { 'a' + g_rand_int_range (rand, 0, 12), 0 };
  DictumSpeaker *before = dictum_cast_lookup (cast, id);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      add_dead (cast, id, g_rand_boolean (rand) ? "a" : NULL);
      break;
    case 1:
      if (before != NULL)
        dictum_cast_replace (cast, before, NULL);
      else
        add (cast, id, "New", 0);
      break;
    case 2:
      {
        g_autoptr (GPtrArray) all = dictum_cast_list_all (cast);

        if (all->len > 0)
          g_ptr_array_remove_index (all, g_rand_int_range (rand, 0, all->len));
        dictum_cast_reset (cast, all);
        break;
      }
    default:
      add (cast, id, names[g_rand_int_range (rand, 0, 5)],
           g_rand_boolean (rand) ? 0 : '1' + g_rand_int_range (rand, 0, 4));
    }
}

static void
test_mirror (void)
{
  g_autoptr (DictumCast) cast = dictum_cast_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  Mirror mirror = { .items = g_ptr_array_new_with_free_func (g_object_unref) };

  g_signal_connect (cast, "items-changed", G_CALLBACK (items_changed_cb), &mirror);
  g_signal_connect (cast, "changed", G_CALLBACK (changed_cb), &mirror);
  for (guint i = 0; i < 4000; i++)
    {
      guint before = mirror.n_changed;

      change_at_random (cast, rand);
      g_assert_cmpuint (mirror.n_changed, ==, before + 1);
      assert_mirror (cast, &mirror);
      for (char key = '1'; key <= '9'; key++)
        {
          DictumSpeaker *holder = dictum_cast_find_by_key (cast, key);

          g_assert_true (holder == NULL || dictum_cast_get_key (cast, holder) == key);
        }
    }
  g_ptr_array_unref (mirror.items);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/cast/stands-by-key-then-name", test_order);
  g_test_add_func ("/core/cast/of-two-holders-the-lower-id-keeps-the-key", test_keys);
  g_test_add_func ("/core/cast/a-free-key-and-colour-are-found", test_free_key_and_colour);
  g_test_add_func ("/core/cast/twenty-thousand-holders-of-one-key-are-no-trouble", test_many_with_one_key);
  g_test_add_func ("/core/cast/mergers-are-followed-circles-too", test_resolve);
  g_test_add_func ("/core/cast/names-are-found-without-case", test_names);
  g_test_add_func ("/core/cast/equal-initials-get-a-letter-more", test_initials);
  g_test_add_func ("/core/cast/who-only-listens-knows-the-list", test_mirror);
  return g_test_run ();
}
