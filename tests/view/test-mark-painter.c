// SPDX-License-Identifier: GPL-3.0-or-later
// Tests of how marks are drawn, on a page of letters that are all 10 wide, in lines of 20 letters that are 28 apart.

#include "view/margin.h"

#include "support/fixtures.h"

#include <string.h>

#define LETTER 10
#define PER_LINE 20
#define LINE 28
#define HEIGHT 22
#define LEFT 100
#define N_LINES 10

typedef struct
{
  DictumLine lines[N_LINES];
  DictumGeometry geometry;
  DictumCast *cast;
  DictumPainting painting;
} Page;

static gboolean
measure (const DictumGeometry *geometry, guint line, DictumRange range, float *left, float *right)
{
  *left = LEFT + (range.start % PER_LINE) * LETTER;
  *right = *left + dictum_range_get_length (range) * LETTER;
  return TRUE;
}

static DictumRange
grow (gpointer data, DictumRange extent)
{
  return DICTUM_RANGE (extent.start / PER_LINE * PER_LINE, (extent.end + PER_LINE - 1) / PER_LINE * PER_LINE);
}

static DictumCast *
create_cast (void)
{
  g_autoptr (GPtrArray) speakers = g_ptr_array_new_with_free_func (g_object_unref);
  static const char *const ids[] = { "anna", "bert", "carl", "dora" };
  static const char *const names[] = { "Anna One", "Bert Two", "Carl Three", "Dora Four" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_ptr_array_add (speakers, dictum_speaker_new (&(DictumSpeakerFields){ .id = ids[i], .name = names[i], .colour = i,
                                                                           .key = '1' + i }));
  return dictum_cast_new (speakers);
}

static void
page_init (Page *page, GPtrArray *quotations)
{
  memset (page, 0, sizeof *page);
  for (guint i = 0; i < N_LINES; i++)
    page->lines[i] = (DictumLine){ DICTUM_RANGE (i * PER_LINE, (i + 1) * PER_LINE), i * LINE, i * LINE + HEIGHT };
  page->geometry = (DictumGeometry){ page->lines, N_LINES, measure, NULL };
  page->cast = create_cast ();
  page->painting.markings = dictum_marking_list (quotations, page->cast, grow, NULL);
}

static void
page_clear (Page *page)
{
  g_array_unref (page->painting.markings);
  g_object_unref (page->cast);
}

static GPtrArray *
create_quotations (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref);
}

static const DictumMarking *
get_marking (Page *page, const char *id)
{
  for (guint i = 0; i < page->painting.markings->len; i++)
    {
      const DictumMarking *marking = &g_array_index (page->painting.markings, DictumMarking, i);

      if (g_str_equal (dictum_quotation_get_id (marking->quotation), id))
        return marking;
    }
  g_assert_not_reached ();
}

static guint
count_strokes (GArray *strokes, DictumStrokeKind kind, gboolean above)
{
  guint n = 0;

  for (guint i = 0; i < strokes->len; i++)
    {
      const DictumStroke *stroke = &g_array_index (strokes, DictumStroke, i);

      n += stroke->kind == kind && stroke->is_above == above;
    }
  return n;
}

static const DictumStroke *
find_colour (GArray *strokes, const GdkRGBA *colour)
{
  for (guint i = 0; i < strokes->len; i++)
    if (gdk_rgba_equal (&g_array_index (strokes, DictumStroke, i).colour, colour))
      return &g_array_index (strokes, DictumStroke, i);
  return NULL;
}

static void
a_quotation_is_a_fill_and_an_underline_a_line (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  g_autoptr (GArray) strokes = NULL;
  const DictumSwatch *blue = dictum_palette_get_swatch (DICTUM_SCHEME_LIGHT, 0);
  const DictumStroke *fill;
  Page page;

  g_ptr_array_add (quotations, dictum_test_quotation ("q", "anna", 25, 45));
  page_init (&page, quotations);
  strokes = dictum_mark_painter_paint (&page.painting, &page.geometry);
  g_assert_cmpuint (strokes->len, ==, 4);
  fill = find_colour (strokes, &blue->fill);
  // Begins a pixel before the first letter, a pixel above the line; ends at the line's end, three pixels below.
  g_assert_cmpfloat (fill->x, ==, LEFT + 5 * LETTER - 1);
  g_assert_cmpfloat (fill->y, ==, LINE - 1);
  g_assert_cmpfloat (fill->width, ==, 15 * LETTER + 1);
  g_assert_cmpfloat (fill->height, ==, HEIGHT + 4);
  g_assert_cmpfloat (find_colour (strokes, &blue->ink)->y, ==, LINE + HEIGHT + 1);
  page_clear (&page);
}

static void
the_outer_underline_moves_down_a_lane (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  g_autoptr (GArray) strokes = NULL;
  Page page;

  g_ptr_array_add (quotations, dictum_test_quotation ("inner", "bert", 30, 35));
  g_ptr_array_add (quotations, dictum_test_quotation ("outer", "anna", 22, 58));
  g_ptr_array_add (quotations, dictum_test_quotation ("beside", "carl", 60, 70));
  page_init (&page, quotations);
  g_assert_cmpuint (get_marking (&page, "outer")->lane, ==, 1);
  g_assert_cmpuint (get_marking (&page, "outer")->depth, ==, 0);
  g_assert_cmpuint (get_marking (&page, "inner")->lane, ==, 0);
  g_assert_cmpuint (get_marking (&page, "inner")->depth, ==, 1);
  g_assert_cmpuint (get_marking (&page, "beside")->lane, ==, 0);
  strokes = dictum_mark_painter_paint (&page.painting, &page.geometry);
  // The outer fill comes first and the inner lies on it, lower by two.
  g_assert_cmpfloat (find_colour (strokes, &dictum_palette_get_swatch (DICTUM_SCHEME_LIGHT, 0)->fill)->y, ==, LINE - 1);
  g_assert_cmpfloat (find_colour (strokes, &dictum_palette_get_swatch (DICTUM_SCHEME_LIGHT, 1)->fill)->y, ==, LINE + 2);
  g_assert_true (find_colour (strokes, &dictum_palette_get_swatch (DICTUM_SCHEME_LIGHT, 0)->fill) <
                 find_colour (strokes, &dictum_palette_get_swatch (DICTUM_SCHEME_LIGHT, 1)->fill));
  page_clear (&page);
}

static void
crossing_quotations_keep_two_lanes (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  Page page;

  g_ptr_array_add (quotations, dictum_test_quotation ("early", "anna", 2, 12));
  g_ptr_array_add (quotations, dictum_test_quotation ("late", "bert", 8, 18));
  page_init (&page, quotations);
  g_assert_cmpuint (get_marking (&page, "early")->lane, ==, 1);
  g_assert_cmpuint (get_marking (&page, "late")->lane, ==, 0);
  g_assert_cmpuint (get_marking (&page, "late")->depth, ==, 1);
  page_clear (&page);
}

static void
deep_nests_share_the_third_lane (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  Page page;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("q%u", i);

      g_ptr_array_add (quotations, dictum_test_quotation (id, "anna", i, 40 - i));
    }
  page_init (&page, quotations);
  g_assert_cmpuint (get_marking (&page, "q0")->lane, ==, 2);
  g_assert_cmpuint (get_marking (&page, "q5")->lane, ==, 0);
  g_assert_cmpuint (get_marking (&page, "q5")->depth, ==, 5);
  page_clear (&page);
}

static DictumQuotation *
create_pieces (const char *id, const DictumPiece *pieces, guint n)
{
  DictumQuotationFields fields = { .id = id, .speaker = "anna", .sure = TRUE, .origin = "hand" };
  g_autoptr (DictumPieces) content = dictum_pieces_new (pieces, n);

  fields.pieces[DICTUM_ROLE_CONTENT] = content;
  return dictum_quotation_new (&fields);
}

static void
a_thread_ties_pieces (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  g_autoptr (GArray) strokes = NULL;
  const DictumPiece pieces[] = { DICTUM_PIECE (2, 6), DICTUM_PIECE (12, 16) };
  guint n_threads = 0;
  Page page;

  g_ptr_array_add (quotations, create_pieces ("q", pieces, 2));
  page_init (&page, quotations);
  strokes = dictum_mark_painter_paint (&page.painting, &page.geometry);
  for (guint i = 0; i < strokes->len; i++)
    {
      const DictumStroke *stroke = &g_array_index (strokes, DictumStroke, i);

      if (stroke->height != 1)
        continue;
      n_threads++;
      g_assert_cmpfloat (stroke->x, ==, LEFT + 6 * LETTER);
      g_assert_cmpfloat (stroke->width, ==, 6 * LETTER);
      g_assert_cmpfloat (stroke->y, ==, HEIGHT + 1.5f);
    }
  g_assert_cmpuint (n_threads, ==, 1);
  page_clear (&page);
}

static void
handles_stand_at_the_ends_of_the_current (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  g_autoptr (GArray) strokes = NULL;
  const DictumPiece pieces[] = { DICTUM_PIECE (2, 6), DICTUM_PIECE (12, 16) };
  DictumEnd end;
  guint piece;
  Page page;

  g_ptr_array_add (quotations, create_pieces ("q", pieces, 2));
  page_init (&page, quotations);
  strokes = dictum_mark_painter_paint (&page.painting, &page.geometry);
  g_assert_cmpuint (count_strokes (strokes, DICTUM_STROKE_FILL, TRUE), ==, 0);
  g_array_index (page.painting.markings, DictumMarking, 0).is_current = TRUE;
  g_clear_pointer (&strokes, g_array_unref);
  strokes = dictum_mark_painter_paint (&page.painting, &page.geometry);
  // Four stems, and a knob of ring and disc at the two outermost ends.
  g_assert_cmpuint (count_strokes (strokes, DICTUM_STROKE_FILL, TRUE), ==, 8);
  g_assert_true (dictum_mark_painter_find_handle (&page.painting, &page.geometry, LEFT + 16 * LETTER + 4, HEIGHT + 6,
                                                  &piece, &end));
  g_assert_cmpuint (piece, ==, 1);
  g_assert_cmpint (end, ==, DICTUM_END_END);
  g_assert_false (dictum_mark_painter_find_handle (&page.painting, &page.geometry, LEFT + 14 * LETTER, 10, &piece,
                                                   &end));
  page_clear (&page);
}

// A press in the text begins a selection, however near to a handle; only on what is drawn of it the handle is taken.
static void
a_handle_is_where_it_is_drawn (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  g_autoptr (GArray) strokes = NULL;
  Page page;

  g_ptr_array_add (quotations, dictum_test_quotation ("q", "anna", 4, 16));
  page_init (&page, quotations);
  g_array_index (page.painting.markings, DictumMarking, 0).is_current = TRUE;
  strokes = dictum_mark_painter_paint (&page.painting, &page.geometry);
  for (float y = -12; y < LINE + 12; y += 0.5f)
    for (float x = LEFT; x < LEFT + PER_LINE * LETTER; x += 0.5f)
      {
        gboolean is_drawn = FALSE;
        DictumEnd end;
        guint piece;

        for (guint i = 0; i < strokes->len; i++)
          {
            const DictumStroke *stroke = &g_array_index (strokes, DictumStroke, i);

            is_drawn |= stroke->is_above && x >= stroke->x && x <= stroke->x + stroke->width && y >= stroke->y &&
                        y <= stroke->y + stroke->height;
          }
        if (dictum_mark_painter_find_handle (&page.painting, &page.geometry, x, y, &piece, &end))
          g_assert_true (is_drawn);
      }
  page_clear (&page);
}

static void
words_selected_have_nobodys_colour (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  g_autoptr (GArray) strokes = NULL;
  GdkRGBA neutral = dictum_palette_get_page (DICTUM_SCHEME_LIGHT)->text;
  Page page;

  neutral.alpha = 0.13f;
  page_init (&page, quotations);
  page.painting.selection = DICTUM_RANGE (3, 30);
  strokes = dictum_mark_painter_paint (&page.painting, &page.geometry);
  g_assert_cmpuint (strokes->len, ==, 2);
  g_assert_true (gdk_rgba_equal (&g_array_index (strokes, DictumStroke, 0).colour, &neutral));
  page_clear (&page);
}

static void
bars_on_one_line_stand_apart (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  g_autoptr (GArray) strokes = g_array_new (FALSE, FALSE, sizeof (DictumStroke));
  g_autoptr (GArray) chips = g_array_new (FALSE, FALSE, sizeof (DictumChip));
  DictumMargin margin = { .text_left = LEFT, .width = 88, .visible_top = 0, .scale = 1 };
  Page page;

  g_array_set_clear_func (chips, dictum_chip_clear);
  g_ptr_array_add (quotations, dictum_test_quotation ("a", "anna", 2, 6));
  g_ptr_array_add (quotations, dictum_test_quotation ("b", "bert", 8, 12));
  g_ptr_array_add (quotations, dictum_test_quotation ("c", "carl", 14, 30));
  g_ptr_array_add (quotations, dictum_test_quotation ("d", "dora", 120, 130));
  page_init (&page, quotations);
  g_assert_cmpuint (get_marking (&page, "a")->bar, ==, 0);
  g_assert_cmpuint (get_marking (&page, "b")->bar, ==, 1);
  g_assert_cmpuint (get_marking (&page, "c")->bar, ==, 2);
  g_assert_cmpuint (get_marking (&page, "d")->bar, ==, 0);
  dictum_margin_paint (&margin, &page.painting, &page.geometry, strokes, chips);
  g_assert_cmpuint (strokes->len, ==, 4);
  // Three on the first line: the first, then how many more.
  g_assert_cmpuint (chips->len, ==, 3);
  g_assert_cmpstr (g_array_index (chips, DictumChip, 0).label, ==, "AO");
  g_assert_cmpstr (g_array_index (chips, DictumChip, 1).label, ==, "+2");
  g_assert_cmpstr (g_array_index (chips, DictumChip, 2).label, ==, "DF");
  g_assert_cmpstr (dictum_margin_find (&margin, &page.painting, &page.geometry, chips, LEFT - 16 - 7, 5), ==, "b");
  page_clear (&page);
}

// On a telephone too a line tells of all that begin in it.
static void
a_narrow_margin_counts_what_it_cannot_show (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  g_autoptr (GArray) strokes = g_array_new (FALSE, FALSE, sizeof (DictumStroke));
  g_autoptr (GArray) chips = g_array_new (FALSE, FALSE, sizeof (DictumChip));
  DictumMargin margin = { .text_left = 44, .width = 44, .scale = 1 };
  Page page;

  g_array_set_clear_func (chips, dictum_chip_clear);
  g_ptr_array_add (quotations, dictum_test_quotation ("a", "anna", 2, 5));
  g_ptr_array_add (quotations, dictum_test_quotation ("b", "bert", 7, 9));
  g_ptr_array_add (quotations, dictum_test_quotation ("c", "carl", 11, 15));
  page_init (&page, quotations);
  dictum_margin_paint (&margin, &page.painting, &page.geometry, strokes, chips);
  g_assert_cmpuint (chips->len, ==, 2);
  g_assert_cmpstr (g_array_index (chips, DictumChip, 0).label, ==, "AO");
  g_assert_cmpstr (g_array_index (chips, DictumChip, 1).label, ==, "+2");
  g_assert_cmpfloat (g_array_index (chips, DictumChip, 1).x, >=, 0);
  g_assert_cmpfloat (g_array_index (chips, DictumChip, 1).y, >, g_array_index (chips, DictumChip, 0).y);
  page_clear (&page);
}

static void
a_chip_sticks_to_the_top (void)
{
  g_autoptr (GPtrArray) quotations = create_quotations ();
  g_autoptr (GArray) strokes = g_array_new (FALSE, FALSE, sizeof (DictumStroke));
  g_autoptr (GArray) chips = g_array_new (FALSE, FALSE, sizeof (DictumChip));
  DictumMargin margin = { .text_left = LEFT, .width = 88, .visible_top = 100, .scale = 1 };
  Page page;

  g_array_set_clear_func (chips, dictum_chip_clear);
  g_ptr_array_add (quotations, dictum_test_quotation ("a", "anna", 2, 180));
  page_init (&page, quotations);
  dictum_margin_paint (&margin, &page.painting, &page.geometry, strokes, chips);
  g_assert_cmpuint (chips->len, ==, 1);
  g_assert_cmpfloat (g_array_index (chips, DictumChip, 0).y, ==, 104);
  page_clear (&page);
}

static void
painting_twice_is_painting_once (void)
{
  for (guint seed = 1; seed <= 50; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) quotations = create_quotations ();
      g_autoptr (GPtrArray) shuffled = create_quotations ();
      g_autoptr (GArray) first = NULL, second = NULL;
      Page page, other;

      for (guint i = 0; i < 12; i++)
        {
          g_autofree char *id = g_strdup_printf ("q%u", i);
          static const char *const speakers[] = { "anna", "bert", "carl", "dora", "unknown", NULL, "gone" };
          guint start = g_rand_int_range (rand, 0, 180), length = g_rand_int_range (rand, 1, 40);

          g_ptr_array_add (quotations, dictum_test_quotation (id, speakers[g_rand_int_range (rand, 0, 7)], start,
                                                              start + length));
          g_ptr_array_insert (shuffled, g_rand_int_range (rand, 0, (int) shuffled->len + 1),
                              dictum_quotation_ref (quotations->pdata[i]));
        }
      page_init (&page, quotations);
      page_init (&other, shuffled);
      page.painting.scheme = other.painting.scheme = seed % 4;
      first = dictum_mark_painter_paint (&page.painting, &page.geometry);
      second = dictum_mark_painter_paint (&other.painting, &other.geometry);
      g_assert_cmpmem (first->data, first->len * sizeof (DictumStroke), second->data,
                       second->len * sizeof (DictumStroke));
      for (guint i = 0; i < first->len; i++)
        {
          const DictumStroke *stroke = &g_array_index (first, DictumStroke, i);

          g_assert_cmpfloat (stroke->x, >=, LEFT - 2);
          g_assert_cmpfloat (stroke->x + stroke->width, <=, LEFT + PER_LINE * LETTER + 2);
        }
      page_clear (&page);
      page_clear (&other);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/view/mark-painter/a-quotation-is-a-fill-and-an-underline-a-line",
                   a_quotation_is_a_fill_and_an_underline_a_line);
  g_test_add_func ("/view/mark-painter/the-outer-underline-moves-down-a-lane", the_outer_underline_moves_down_a_lane);
  g_test_add_func ("/view/mark-painter/crossing-quotations-keep-two-lanes", crossing_quotations_keep_two_lanes);
  g_test_add_func ("/view/mark-painter/deep-nests-share-the-third-lane", deep_nests_share_the_third_lane);
  g_test_add_func ("/view/mark-painter/a-thread-ties-pieces", a_thread_ties_pieces);
  g_test_add_func ("/view/mark-painter/handles-stand-at-the-ends-of-the-current",
                   handles_stand_at_the_ends_of_the_current);
  g_test_add_func ("/view/mark-painter/a-handle-is-where-it-is-drawn", a_handle_is_where_it_is_drawn);
  g_test_add_func ("/view/mark-painter/words-selected-have-nobodys-colour", words_selected_have_nobodys_colour);
  g_test_add_func ("/view/mark-painter/bars-on-one-line-stand-apart", bars_on_one_line_stand_apart);
  g_test_add_func ("/view/mark-painter/a-narrow-margin-counts-what-it-cannot-show",
                   a_narrow_margin_counts_what_it_cannot_show);
  g_test_add_func ("/view/mark-painter/a-chip-sticks-to-the-top", a_chip_sticks_to_the_top);
  g_test_add_func ("/view/mark-painter/painting-twice-is-painting-once", painting_twice_is_painting_once);
  return g_test_run ();
}
