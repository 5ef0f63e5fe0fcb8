// SPDX-License-Identifier: GPL-3.0-or-later
// How each quotation near the visible part is to look: whose it is, how deep it nests, which lanes it takes. Pure: the
// same quotations always get the same lanes, whatever part of the article is on the screen.

#include "view/marking.h"

#define N_UNDERLINE_LANES 3
#define MAX_ROUNDS 6     // of looking for neighbours of neighbours
#define MAX_NEIGHBOURS 400 // past so many only what is on the screen counts: a frame must stay cheap

static void
clear_marking (gpointer marking)
{
  DictumMarking *self = marking;

  dictum_quotation_unref (self->quotation);
  g_free (self->label);
}

static void
find_voice (DictumMarking *marking, DictumCast *cast)
{
  const char *id = dictum_cast_resolve (cast, dictum_quotation_get_fields (marking->quotation)->speaker);
  DictumSpeaker *speaker = dictum_cast_lookup (cast, id);

  if (dictum_quotation_is_orphan (marking->quotation))
    {
      marking->voice = DICTUM_VOICE_LOST;
      marking->label = g_strdup ("!");
    }
  else if (id == NULL)
    {
      marking->voice = DICTUM_VOICE_NOBODY_YET;
      marking->label = g_strdup ("");
    }
  else if (speaker == NULL)
    {
      marking->voice = DICTUM_VOICE_UNKNOWN;
      marking->label = g_strdup ("?");
    }
  else
    {
      marking->voice = DICTUM_VOICE_SPEAKER;
      marking->colour = dictum_speaker_get_fields (speaker)->colour;
      marking->label = dictum_cast_dup_initials (cast, speaker);
    }
}

// The outer before the inner; of the same range the older is the outer.
static int
compare_markings (gconstpointer a, gconstpointer b)
{
  const DictumMarking *one = a, *other = b;
  const DictumQuotationFields *fields = dictum_quotation_get_fields (one->quotation);
  const DictumQuotationFields *other_fields = dictum_quotation_get_fields (other->quotation);

  if (one->extent.start != other->extent.start)
    return one->extent.start < other->extent.start ? -1 : 1;
  if (one->extent.end != other->extent.end)
    return one->extent.end > other->extent.end ? -1 : 1;
  if (fields->created != other_fields->created)
    return fields->created < other_fields->created ? -1 : 1;
  return g_strcmp0 (fields->id, other_fields->id);
}

static void
find_lanes (GArray *markings)
{
  for (guint i = markings->len; i-- > 0;)
    {
      DictumMarking *outer = &g_array_index (markings, DictumMarking, i);

      for (guint j = i + 1; j < markings->len && outer->lane < N_UNDERLINE_LANES - 1; j++)
        {
          const DictumMarking *inner = &g_array_index (markings, DictumMarking, j);

          if (inner->extent.start >= outer->extent.end)
            break;
          outer->lane = MIN (MAX (outer->lane, inner->lane + 1), N_UNDERLINE_LANES - 1);
        }
    }
}

// Walks from the outermost on; @open holds what still reaches here.
static void
find_depths_and_bars (GArray *markings)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < markings->len; i++)
    {
      DictumMarking *marking = &g_array_index (markings, DictumMarking, i);
      guint64 taken = 0;

      for (guint j = 0; j < open->len;)
        {
          DictumMarking *other = open->pdata[j];

          if (other->lines.end <= marking->lines.start && other->extent.end <= marking->extent.start)
            {
              g_ptr_array_remove_index_fast (open, j);
              continue;
            }
          if (other->extent.end > marking->extent.start)
            marking->depth = MAX (marking->depth, other->depth + 1);
          taken |= G_GUINT64_CONSTANT (1) << MIN (other->bar, 63);
          j++;
        }
      while (marking->bar < 63 && (taken >> marking->bar & 1))
        marking->bar++;
      g_ptr_array_add (open, marking);
    }
}

/**
 * dictum_marking_list:
 * @quotations: (element-type DictumQuotation): quotations in any order
 * @cast: the cast
 * @grow: (scope call): gives the whole lines of the screen that a range is on
 * @data: for @grow
 *
 * Says of each quotation how it is to be drawn; those of which no place is known are left out. Lanes and depths come
 * from all of @quotations, so those beside the ones to be drawn belong in it too.
 *
 * Returns: (transfer full) (element-type DictumMarking): the outer before the inner, in the order of the text.
 */
GArray *
dictum_marking_list (GPtrArray *quotations, DictumCast *cast, DictumGrowToLines grow, gpointer data)
{
  GArray *markings = g_array_sized_new (FALSE, FALSE, sizeof (DictumMarking), quotations->len);

  g_array_set_clear_func (markings, clear_marking);
  for (guint i = 0; i < quotations->len; i++)
    {
      DictumMarking marking = { .quotation = quotations->pdata[i] };
      const DictumPieces *content = dictum_quotation_get_pieces (marking.quotation, DICTUM_ROLE_CONTENT);

      if (!dictum_pieces_get_extent (content, &marking.extent) || dictum_range_is_empty (marking.extent))
        continue;
      marking.quotation = dictum_quotation_ref (marking.quotation);
      marking.lines = grow (data, marking.extent);
      find_voice (&marking, cast);
      g_array_append_val (markings, marking);
    }
  g_array_sort (markings, compare_markings);
  find_lanes (markings);
  find_depths_and_bars (markings);
  return markings;
}

static void
add_lost (GPtrArray *quotations, DictumAnnotationSet *set, DictumRange range)
{
  guint n = dictum_annotation_set_get_n (set), n_lost = dictum_annotation_set_get_n_orphans (set);

  for (guint i = n - n_lost; i < n; i++)
    {
      DictumQuotation *quotation = dictum_annotation_set_get (set, i);
      DictumRange extent;

      if (dictum_pieces_get_extent (dictum_quotation_get_pieces (quotation, DICTUM_ROLE_CONTENT), &extent) &&
          dictum_range_overlaps (extent, range))
        g_ptr_array_add (quotations, dictum_quotation_ref (quotation));
    }
}

static void
replace_by (GPtrArray *quotations, DictumQuotation *preview)
{
  for (guint i = 0; i < quotations->len; i++)
    if (g_str_equal (dictum_quotation_get_id (quotations->pdata[i]), dictum_quotation_get_id (preview)))
      {
        dictum_quotation_unref (quotations->pdata[i]);
        quotations->pdata[i] = dictum_quotation_ref (preview);
      }
}

/**
 * dictum_marking_list_near:
 * @set: the annotations
 * @cast: the cast
 * @visible: what is on the screen
 * @preview: (nullable): takes the place of the quotation with its id, while an end of that is moved
 * @grow: (scope call): gives the whole lines of the screen that a range is on
 * @data: for @grow
 *
 * Like dictum_marking_list() for what is on the screen and what shares lines with it, and so on: a quotation keeps its
 * lanes while its neighbours are scrolled away.
 *
 * Returns: (transfer full) (element-type DictumMarking): as dictum_marking_list().
 */
GArray *
dictum_marking_list_near (DictumAnnotationSet *set,
                          DictumCast *cast,
                          DictumRange visible,
                          DictumQuotation *preview,
                          DictumGrowToLines grow,
                          gpointer data)
{
  DictumRange range = visible;
  g_autoptr (GPtrArray) quotations = dictum_annotation_set_list_in (set, range);

  for (guint round = 0; round < MAX_ROUNDS && quotations->len <= MAX_NEIGHBOURS; round++)
    {
      DictumRange wider = range;

      for (guint i = 0; i < quotations->len; i++)
        {
          DictumRange extent;

          if (dictum_quotation_get_extent (quotations->pdata[i], &extent))
            wider = dictum_range_join (wider, grow (data, extent));
        }
      if (dictum_range_equal (wider, range))
        break;
      range = wider;
      g_ptr_array_unref (quotations);
      quotations = dictum_annotation_set_list_in (set, range);
    }
  if (quotations->len > MAX_NEIGHBOURS)
    {
      g_ptr_array_unref (quotations);
      quotations = dictum_annotation_set_list_in (set, visible);
    }
  add_lost (quotations, set, visible);
  if (preview != NULL)
    replace_by (quotations, preview);
  return dictum_marking_list (quotations, cast, grow, data);
}
