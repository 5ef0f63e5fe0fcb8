// SPDX-License-Identifier: GPL-3.0-or-later
// The margin beside the text: a bar a quotation, and a chip with the speaker's initials where it begins. Pure. It is
// drawn in the text view's own left margin, not in a gutter widget: so it scrolls with the text in the same frame and
// shares the one walk over the visible lines.

#include "view/margin.h"

#include <string.h>

#define BAR 3.0f
#define BAR_LOUD 5.0f // current or pointed at
#define BAR_STEP 7.0f
#define BAR_TO_TEXT 16.0f
#define BAR_TO_TEXT_NARROW 8.0f
#define CHIP_HEIGHT 18.0f
#define CHIP_MIN_WIDTH 28.0f
#define CHIP_LETTER 7.5f
#define CHIP_GAP 3.0f
#define CHIP_TO_BAR 9.0f
#define ROOMY 80.0f // a margin of this width has room for two chips
#define STICKY_TOP 4.0f
#define BELOW 15.0f // from the middle of a chip to that of a count below it

typedef struct
{
  const DictumMarking *marking;
  float top;       // of the bar
  float bottom;
  float line;      // middle of the line where the chip belongs
} Bar;

static float
get_edge (const DictumMargin *self)
{
  return self->text_left - (self->width < ROOMY * self->scale ? BAR_TO_TEXT_NARROW : BAR_TO_TEXT) * self->scale;
}

static gboolean
find_bar (const DictumMargin *self, const DictumGeometry *geometry, const DictumMarking *marking, Bar *bar)
{
  guint first = 0, last;

  while (first < geometry->n_lines && geometry->lines[first].range.end <= marking->extent.start)
    first++;
  for (last = first; last < geometry->n_lines && geometry->lines[last].range.start < marking->extent.end;)
    last++;
  if (last == first)
    return FALSE;
  *bar = (Bar){ .marking = marking, .top = geometry->lines[first].top - 1,
                .bottom = geometry->lines[last - 1].bottom + 3 };
  bar->line = (geometry->lines[first].top + geometry->lines[first].bottom) / 2 + 1;
  if (marking->extent.start < geometry->lines[first].range.start)
    bar->top = MIN (bar->top, self->visible_top) - 20;
  if (bar->line < self->visible_top + STICKY_TOP + CHIP_HEIGHT * self->scale / 2)
    bar->line = self->visible_top + STICKY_TOP + CHIP_HEIGHT * self->scale / 2;
  bar->line = MIN (bar->line, MAX (bar->bottom - CHIP_HEIGHT * self->scale / 2, bar->top));
  return TRUE;
}

static GArray *
list_bars (const DictumMargin *self, const DictumPainting *painting, const DictumGeometry *geometry)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (Bar));

  for (guint i = 0; i < painting->markings->len; i++)
    {
      Bar bar;

      if (find_bar (self, geometry, &g_array_index (painting->markings, DictumMarking, i), &bar))
        g_array_append_val (bars, bar);
    }
  return bars;
}

static float
get_bar_middle (const DictumMargin *self, const DictumMarking *marking)
{
  // A narrow margin has room for three lanes; deeper ones share the last.
  guint lane = MIN (marking->bar, self->width < ROOMY * self->scale ? 2 : 8);

  return get_edge (self) - lane * BAR_STEP * self->scale;
}

static void
paint_bar (const DictumMargin *self, const DictumPainting *painting, const Bar *bar, GArray *strokes)
{
  DictumSwatch look = dictum_mark_painter_get_look (painting->scheme, bar->marking);
  float width = (bar->marking->is_current || bar->marking->is_hovered ? BAR_LOUD : BAR) * self->scale;

  dictum_mark_painter_add (strokes,
                           &(DictumStroke){ .kind = DICTUM_STROKE_FILL, .x = get_bar_middle (self,
                                                                                             bar->marking) - width / 2,
                                            .y = bar->top, .width = width, .height = bar->bottom - bar->top,
                                            .radius = width / 2, .colour = look.ink });
}

static void
dress_chip (const DictumPainting *painting, const DictumMarking *marking, DictumChip *chip)
{
  DictumSwatch look = dictum_mark_painter_get_look (painting->scheme, marking);
  const DictumPageColours *page = dictum_palette_get_page (painting->scheme);

  g_strlcpy (chip->label, marking->label, sizeof chip->label);
  chip->quotation = g_strdup (dictum_quotation_get_id (marking->quotation));
  chip->unsure = !dictum_quotation_get_fields (marking->quotation)->sure;
  if (marking->is_current && marking->voice != DICTUM_VOICE_NOBODY_YET)
    {
      chip->fill = look.ink;
      chip->ink = look.label;
      return;
    }
  chip->fill = look.fill;
  chip->ink = marking->voice == DICTUM_VOICE_SPEAKER ? page->text : look.ink;
  if (marking->voice != DICTUM_VOICE_SPEAKER || painting->scheme == DICTUM_SCHEME_HC_LIGHT ||
      painting->scheme == DICTUM_SCHEME_HC_DARK)
    chip->outline = look.ink;
}

static void
place_chip (const DictumMargin *self, DictumChip *chip, float right, float middle)
{
  float letters = g_utf8_strlen (chip->label, -1) + (chip->unsure ? 0.5f : 0);

  chip->height = CHIP_HEIGHT * self->scale;
  chip->width = MAX (CHIP_MIN_WIDTH, letters * CHIP_LETTER + 9) * self->scale;
  // A count is no pill.
  if (chip->quotation == NULL)
    chip->width = letters * CHIP_LETTER * self->scale;
  // Nobody yet: a ring, no pill.
  if (chip->label[0] == '\0')
    chip->width = chip->height = 14 * self->scale;
  chip->x = MAX (right - chip->width, 1);
  chip->y = middle - chip->height / 2;
}

static DictumChip
make_count (const DictumMargin *self, const DictumPainting *painting, guint n, float right, float middle)
{
  DictumChip chip = { .ink = dictum_palette_get_page (painting->scheme)->unknown };

  g_snprintf (chip.label, sizeof chip.label, "+%u", n);
  place_chip (self, &chip, right, middle);
  return chip;
}

static guint
count_lanes (const DictumMargin *self, GArray *bars, float middle)
{
  guint lanes = 0;

  for (guint i = 0; i < bars->len; i++)
    {
      const Bar *bar = &g_array_index (bars, Bar, i);

      if (bar->top < middle + CHIP_HEIGHT / 2 && bar->bottom > middle - CHIP_HEIGHT / 2)
        lanes = MAX (lanes, bar->marking->bar);
    }
  return lanes;
}

// The chips of one line: the first two side by side; of more than two the first, then "+2". Where a second has no room
// beside the first, "+1" stands below it.
static void
add_chips (const DictumMargin *self, const DictumPainting *painting, GArray *bars, guint from, guint to, GArray *chips)
{
  gboolean narrow = self->width < ROOMY * self->scale;
  float middle = g_array_index (bars, Bar, from).line, right = get_edge (self), below = middle + BELOW * self->scale;
  guint lanes = narrow ? 0 : MIN (count_lanes (self, bars, middle), 3);
  DictumChip first = { 0 }, second = { 0 };

  right -= (lanes * BAR_STEP + CHIP_TO_BAR - (narrow ? 3 : 0)) * self->scale;
  dress_chip (painting, g_array_index (bars, Bar, from).marking, &first);
  place_chip (self, &first, right, middle);
  g_array_append_val (chips, first);
  if (to - from == 1)
    return;
  right = first.x - CHIP_GAP * self->scale;
  if (to - from == 2)
    {
      dress_chip (painting, g_array_index (bars, Bar, from + 1).marking, &second);
      place_chip (self, &second, right, middle);
    }
  else
    second = make_count (self, painting, to - from - 1, right, middle);
  if (narrow || second.x + second.width > right + 1)
    {
      dictum_chip_clear (&second);
      second = make_count (self, painting, to - from - 1, right, below);
      // Left of the bars, which reach further down than the chip.
      second.x = first.x;
    }
  g_array_append_val (chips, second);
}

static int
compare_bars (gconstpointer a, gconstpointer b)
{
  const Bar *one = a, *other = b;

  if (one->line != other->line)
    return one->line < other->line ? -1 : 1;
  return one->marking < other->marking ? -1 : 1;
}

/**
 * dictum_margin_paint:
 * @margin: the measures
 * @painting: what is drawn
 * @geometry: the visible lines
 * @strokes: (element-type DictumStroke): takes the bars
 * @chips: (element-type DictumChip): takes the chips, from the top
 *
 * Lays out the margin. Chips of quotations that begin above the visible part stick to its top as long as their bar is
 * visible.
 */
void
dictum_margin_paint (const DictumMargin *margin,
                     const DictumPainting *painting,
                     const DictumGeometry *geometry,
                     GArray *strokes,
                     GArray *chips)
{
  g_autoptr (GArray) bars = list_bars (margin, painting, geometry);

  for (guint i = 0; i < bars->len; i++)
    paint_bar (margin, painting, &g_array_index (bars, Bar, i), strokes);
  g_array_sort (bars, compare_bars);
  for (guint from = 0, to; from < bars->len; from = to)
    {
      float line = g_array_index (bars, Bar, from).line;

      // What would overlap shares the line.
      for (to = from + 1; to < bars->len && g_array_index (bars, Bar, to).line < line + CHIP_HEIGHT * margin->scale;)
        to++;
      add_chips (margin, painting, bars, from, to, chips);
    }
}

/**
 * dictum_margin_find:
 * @margin: the measures
 * @painting: what is drawn
 * @geometry: the visible lines
 * @chips: (element-type DictumChip): the chips
 * @x: a place; application pixels
 * @y: likewise
 *
 * Returns: (transfer none) (nullable): id of the quotation whose chip or bar is there.
 */
const char *
dictum_margin_find (const DictumMargin *margin,
                    const DictumPainting *painting,
                    const DictumGeometry *geometry,
                    GArray *chips,
                    float x,
                    float y)
{
  g_autoptr (GArray) bars = NULL;

  for (guint i = 0; i < chips->len; i++)
    {
      const DictumChip *chip = &g_array_index (chips, DictumChip, i);

      if (chip->quotation && x >= chip->x - 1 && x <= chip->x + chip->width + 1 && y >= chip->y - 3 &&
          y <= chip->y + chip->height + 3)
        return chip->quotation;
    }
  bars = list_bars (margin, painting, geometry);
  for (guint i = 0; i < bars->len; i++)
    {
      const Bar *bar = &g_array_index (bars, Bar, i);

      if (ABS (x - get_bar_middle (margin, bar->marking)) <= BAR_STEP / 2 + 0.5f && y >= bar->top && y <= bar->bottom)
        return dictum_quotation_get_id (bar->marking->quotation);
    }
  return NULL;
}

/**
 * dictum_chip_clear:
 * @chip: a chip
 *
 * Frees what it holds, for arrays of chips.
 */
void
dictum_chip_clear (gpointer chip)
{
  g_free (((DictumChip *) chip)->quotation);
}
