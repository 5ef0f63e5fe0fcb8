// SPDX-License-Identifier: GPL-3.0-or-later
// Merges of what two sides changed: nothing that only one side did is lost.

#include "project/merge.h"

#include "support/fixtures.h"

#define N_ROUNDS 10000

static DictumQuotation *
make_quotation (guint id, guint speaker, guint note, guint modified)
{
  g_autofree char *name = g_strdup_printf ("q-%u", id);
  g_autofree char *who = speaker ? g_strdup_printf ("s-%u", speaker) : NULL;
  g_autofree char *said = note ? g_strdup_printf ("note %u", note) : NULL;
  g_autoptr (DictumPieces) content = dictum_pieces_new_for_range (DICTUM_RANGE (id * 10, id * 10 + 5));

  return dictum_quotation_new (&(DictumQuotationFields){
      .id = name, .speaker = who, .note = said, .pieces = { content }, .origin = "hand", .modified = modified });
}

static DictumAnnotations *
make_random (GRand *rand, DictumAnnotations *base, guint first_new)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref);
  const GPtrArray *old = base ? dictum_annotations_get_quotations (base) : NULL;
  guint n_new = g_rand_int_range (rand, 0, 4);

  for (guint i = 0; old != NULL && i < old->len; i++)
    {
      DictumQuotationFields fields = *dictum_quotation_get_fields (old->pdata[i]);
      g_autofree char *value = g_strdup_printf ("v-%d", g_rand_int_range (rand, 1, 4));

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          continue;
        case 1:
          fields.speaker = value;
          break;
        case 2:
          fields.note = value;
          break;
        default:
          break;
        }
      g_ptr_array_add (list, dictum_quotation_new (&fields));
    }
  for (guint i = 0; i < n_new; i++)
    g_ptr_array_add (list, make_quotation (first_new + i, g_rand_int_range (rand, 0, 3), 0, 1));
  return dictum_annotations_new (g_rand_int_range (rand, 0, 3), list, NULL, NULL);
}

static DictumQuotation *
find (DictumAnnotations *annotations, const char *id)
{
  const GPtrArray *list = dictum_annotations_get_quotations (annotations);

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (dictum_quotation_get_id (list->pdata[i]), id))
      return list->pdata[i];
  return NULL;
}

static void
check_kept (DictumAnnotations *base, DictumAnnotations *side, DictumAnnotations *other, DictumAnnotations *merged)
{
  const GPtrArray *list = dictum_annotations_get_quotations (side);

  for (guint i = 0; i < list->len; i++)
    {
      const char *id = dictum_quotation_get_id (list->pdata[i]);
      gboolean changed = !dictum_quotation_equal (list->pdata[i], find (base, id));

      // What a side added or changed is there; what the other side did not touch is as it was made.
      if (changed)
        g_assert_nonnull (find (merged, id));
      if (changed && dictum_quotation_equal (find (other, id), find (base, id)))
        g_assert_true (dictum_quotation_equal (find (merged, id), list->pdata[i]));
    }
}

static void
test_laws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (DictumAnnotations) base = make_random (rand, NULL, 0);
      g_autoptr (DictumAnnotations) ours = make_random (rand, base, 100);
      g_autoptr (DictumAnnotations) theirs = make_random (rand, base, 200);
      guint conflicts = 0, other_conflicts = 0, none = 0;
      g_autoptr (DictumAnnotations) merged = dictum_merge_annotations (base, ours, theirs, &conflicts);
      g_autoptr (DictumAnnotations) mirrored = dictum_merge_annotations (base, theirs, ours, &other_conflicts);
      g_autoptr (DictumAnnotations) same = dictum_merge_annotations (base, ours, ours, &none);
      g_autoptr (DictumAnnotations) alone = dictum_merge_annotations (base, ours, base, &none);
      g_autoptr (DictumAnnotations) taken = dictum_merge_annotations (base, base, theirs, &none);

      check_kept (base, ours, theirs, merged);
      check_kept (base, theirs, ours, merged);
      g_assert_cmpuint (conflicts, ==, other_conflicts);
      if (conflicts == 0)
        g_assert_true (dictum_annotations_same (merged, mirrored));
      g_assert_true (dictum_annotations_same (same, ours));
      g_assert_true (dictum_annotations_same (alone, ours));
      g_assert_true (dictum_annotations_same (taken, theirs));
      g_assert_cmpuint (none, ==, 0);
    }
}

static void
test_members (void)
{
  g_autoptr (DictumQuotation) old = make_quotation (1, 1, 1, 10);
  g_autoptr (DictumQuotation) our = make_quotation (1, 2, 1, 20);
  g_autoptr (DictumQuotation) their = make_quotation (1, 1, 2, 30);
  g_autoptr (GPtrArray) a = g_ptr_array_new ();
  g_autoptr (GPtrArray) b = g_ptr_array_new ();
  g_autoptr (GPtrArray) c = g_ptr_array_new ();
  guint conflicts = 0;

  g_ptr_array_add (a, old);
  g_ptr_array_add (b, our);
  g_ptr_array_add (c, their);
  {
    g_autoptr (DictumAnnotations) base = dictum_annotations_new (0, a, NULL, NULL);
    g_autoptr (DictumAnnotations) ours = dictum_annotations_new (0, b, NULL, NULL);
    g_autoptr (DictumAnnotations) theirs = dictum_annotations_new (0, c, NULL, NULL);
    g_autoptr (DictumAnnotations) merged = dictum_merge_annotations (base, ours, theirs, &conflicts);
    const DictumQuotationFields *fields = dictum_quotation_get_fields (find (merged, "q-1"));

    g_assert_cmpstr (fields->speaker, ==, "s-2");
    g_assert_cmpstr (fields->note, ==, "note 2");
    g_assert_cmpint (fields->modified, ==, 30);
    g_assert_cmpuint (conflicts, ==, 0);
  }
}

static DictumProjectData *
make_data (const char *title, const char *name, const char *role, gboolean removed, const char *const *installations)
{
  g_autoptr (DictumSpeaker) speaker = dictum_speaker_new (&(DictumSpeakerFields){
      .id = "s-1", .name = removed ? NULL : name, .role = removed ? NULL : role, .removed = removed });
  DictumAnnotator *annotator = dictum_annotator_new (
      &(DictumAnnotatorFields){ .id = "me", .installations = installations });
  g_autoptr (GPtrArray) speakers = g_ptr_array_new ();
  g_autoptr (GPtrArray) annotators = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_annotator_unref);

  g_ptr_array_add (speakers, speaker);
  g_ptr_array_add (annotators, annotator);
  return dictum_project_data_new (title, annotators, speakers, NULL, NULL);
}

static void
test_project_data (void)
{
  const char *const one[] = { "11111111", NULL }, *const two[] = { "22222222", NULL };
  g_autoptr (DictumProjectData) base = make_data ("T", "A", "R", FALSE, NULL);
  g_autoptr (DictumProjectData) ours = make_data ("T", "A2", "R", FALSE, one);
  g_autoptr (DictumProjectData) theirs = make_data ("T2", "A", "R2", FALSE, two);
  g_autoptr (DictumProjectData) gone = make_data ("T", NULL, NULL, TRUE, NULL);
  guint conflicts = 0;
  g_autoptr (DictumProjectData) merged = dictum_merge_project_data (base, ours, theirs, &conflicts);
  const DictumSpeakerFields *speaker =
      dictum_speaker_get_fields (dictum_project_data_get_speakers (merged)->pdata[0]);
  const DictumAnnotatorFields *annotator =
      dictum_annotator_get_fields (dictum_project_data_get_annotators (merged)->pdata[0]);
  g_autoptr (DictumProjectData) kept = NULL;

  g_assert_cmpuint (conflicts, ==, 0);
  g_assert_cmpstr (dictum_project_data_get_title (merged), ==, "T2");
  g_assert_cmpstr (speaker->name, ==, "A2");
  g_assert_cmpstr (speaker->role, ==, "R2");
  g_assert_true (g_strv_contains (annotator->installations, "11111111"));
  g_assert_true (g_strv_contains (annotator->installations, "22222222"));
  // Removed here, renamed there: the changed one stays, and it is told.
  kept = dictum_merge_project_data (base, ours, gone, &conflicts);
  g_assert_true (dictum_speaker_is_alive (dictum_project_data_get_speakers (kept)->pdata[0]));
  g_assert_cmpuint (conflicts, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project/merge/nothing-that-one-side-did-is-lost", test_laws);
  g_test_add_func ("/project/merge/members-of-a-quotation-are-merged-one-by-one", test_members);
  g_test_add_func ("/project/merge/speakers-and-annotators-are-merged-member-by-member", test_project_data);
  return g_test_run ();
}
