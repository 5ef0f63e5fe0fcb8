// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces whose text changed, found again by their words.

/*
 * A piece is looked for together with its surroundings: before + words + after is the probe. Where the whole probe
 * stands unchanged at the old place, or as far from it as the piece before was moved, that is the place. Else each
 * stretch of a few characters that probe and text have in common votes for a distance between the two; where most votes
 * fall together the probe is aligned with the text, edit by edit, and the ends of the piece are read off the alignment.
 *
 * A place is only taken when it is certain: the alignment must be good, clearly better than the next best one, and each
 * end must be held fast by unchanged words on its inner or its outer side, and not cut a word that was whole. Precision
 * goes before recall: a piece without a place is listed and can be placed by a person, one at the wrong place is a lie.
 */

#include "project/anchor.h"

#include <string.h>

#define GRAM 5                  // characters that vote together
#define MAX_SAME_GRAMS 48       // a gram that is more frequent than this says nothing
#define MAX_CANDIDATES 6        // places that are aligned
#define BUCKET 24               // votes for distances so near to each other count together
#define HALF_PROBE 160          // of longer words, each end is looked for by itself with so many of them
#define MARGIN 40               // characters of the text around a candidate that the alignment may use
#define FIRM_RUN 6              // unchanged characters that hold an end fast
#define MIN_SIMILARITY 0.55     // of a probe with the place it is taken for
#define MIN_LEAD 0.15           // of the best place over the next one
#define MIN_OUTER_SIMILARITY 0.88 // of a probe of which an end is held fast from outside only
#define MIN_WORDS_SIMILARITY 0.5 // of the words alone

typedef struct
{
  gunichar *chars;
  guint length;
  guint *heads; // hash of a gram → last position + 1
  guint *links; // position → previous position with that hash + 1
  guint mask;
} Haystack;

typedef struct
{
  const gunichar *chars;
  guint length;
  gboolean has_start, has_end;
  guint start; // where the piece begins in the probe; means nothing without has_start
  guint end;
} Probe;

// What holds an end fast: nothing, a short word, which may stand there by chance, or FIRM_RUN characters.
typedef enum
{
  HOLD_NONE,
  HOLD_WORD,
  HOLD_FIRM,
} Hold;

// The stretch of the text that a probe is laid over.
typedef struct
{
  const gunichar *chars;
  guint width;
  guint offset;
} Window;

typedef struct
{
  guint start, end; // in the text
  double similarity;
  guint from, to; // the stretch of the text that was aligned
} Match;

// One white character is as good as another: lines are often broken anew.
static void
level_spaces (gunichar *chars, guint length)
{
  for (guint i = 0; i < length; i++)
    if (g_unichar_isspace (chars[i]))
      chars[i] = ' ';
}

static guint
hash_gram (const gunichar *at)
{
  guint hash = 2166136261u;

  for (guint i = 0; i < GRAM; i++)
    hash = (hash ^ at[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

static void
index_text (Haystack *hay)
{
  guint size = 1024;

  while (size < hay->length)
    size *= 2;
  hay->mask = size - 1;
  hay->heads = g_new0 (guint, size);
  hay->links = g_new0 (guint, hay->length + 1);
  for (guint i = 0; i + GRAM <= hay->length; i++)
    {
      guint slot = hash_gram (hay->chars + i) & hay->mask;

      hay->links[i] = hay->heads[slot];
      hay->heads[slot] = i + 1;
    }
}

static void
haystack_clear (Haystack *hay)
{
  g_free (hay->chars);
  g_free (hay->heads);
  g_free (hay->links);
}

typedef struct
{
  int distance; // text position minus probe position, in buckets
  guint votes;
} Vote;

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  const Vote *one = a, *other = b;

  return one->votes != other->votes ? (one->votes > other->votes ? -1 : 1) : one->distance - other->distance;
}

static guint
list_places (const Haystack *hay, const gunichar *gram, guint places[MAX_SAME_GRAMS])
{
  guint n = 0;

  for (guint at = hay->heads[hash_gram (gram) & hay->mask]; at > 0; at = hay->links[at - 1])
    if (memcmp (hay->chars + at - 1, gram, GRAM * sizeof (gunichar)) == 0)
      {
        if (n == MAX_SAME_GRAMS)
          return 0;
        places[n++] = at - 1;
      }
  return n;
}

// The distances that most grams vote for, best first. Each vote counts for two buckets that overlap by half, so that no
// place falls between two.
static GArray *
collect_votes (const Haystack *hay, const Probe *probe)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GArray *votes = g_array_new (FALSE, FALSE, sizeof (Vote));
  GHashTableIter iter;
  gpointer key, count;

  for (guint i = 0; i + GRAM <= probe->length; i++)
    {
      guint places[MAX_SAME_GRAMS];
      guint n_places = list_places (hay, probe->chars + i, places);

      for (guint j = 0; j < n_places; j++)
        {
          // Shifted so that it never is negative, and a division always rounds down.
          guint bucket = (places[j] + probe->length - i) / BUCKET;

          for (guint k = 0; k < 2; k++)
            {
              gpointer slot = GUINT_TO_POINTER (bucket + 1 - k);
              guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, slot));

              g_hash_table_insert (counts, slot, GUINT_TO_POINTER (n + 1));
            }
        }
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &count))
    {
      Vote vote = { (int) (GPOINTER_TO_UINT (key) * BUCKET) - (int) probe->length, GPOINTER_TO_UINT (count) };

      g_array_append_val (votes, vote);
    }
  g_array_sort (votes, compare_votes);
  return votes;
}

// Costs of turning the first i characters of the probe into some stretch of the window that ends at j.
static guint16 *
fill_costs (const Probe *probe, const gunichar *window, guint width)
{
  guint stride = width + 1;
  guint16 *costs = g_new (guint16, (gsize) (probe->length + 1) * stride);

  memset (costs, 0, stride * sizeof (guint16));
  for (guint i = 1; i <= probe->length; i++)
    {
      guint16 *row = costs + (gsize) i * stride, *above = row - stride;

      row[0] = i;
      for (guint j = 1; j <= width; j++)
        {
          // An exchanged character costs as much as one taken out and one put in: else words that have nothing to do
          // with each other would be laid over one another.
          guint16 diagonal = above[j - 1] + (probe->chars[i - 1] == window[j - 1] ? 0 : 2);
          guint16 gap = MIN (above[j], row[j - 1]) + 1;

          row[j] = MIN (diagonal, gap);
        }
    }
  return costs;
}

// partner[i] is where character i of the probe stands in the window, or -1 where it is not there.
static int *
trace_back (const Probe *probe, const gunichar *window, guint width, const guint16 *costs, guint best_end)
{
  guint stride = width + 1, i = probe->length, j = best_end;
  int *partner = g_new (int, probe->length + 1);

  for (guint k = 0; k <= probe->length; k++)
    partner[k] = -1;
  while (i > 0)
    {
      const guint16 *row = costs + (gsize) i * stride;

      if (j > 0 && probe->chars[i - 1] == window[j - 1] && row[j] == row[(gssize) j - 1 - (gssize) stride])
        partner[--i] = --j;
      else if (row[j] == *(row - stride + j) + 1)
        i--;
      else if (j > 0 && row[j] == row[j - 1] + 1)
        j--;
      else
        i--, j--;
    }
  return partner;
}

// Where words were put in, several alignments are equally short. The one is wanted in which the gap lies at @edge and
// not in the word beside it: characters that were laid over the far side of the gap are laid over the near side.
static void
slide_gap_right (const Probe *probe, const gunichar *window, int *partner, guint edge)
{
  int k = (int) edge - 1, length;

  while (k > 0 && partner[k] >= 0 && partner[k - 1] == partner[k] - 1)
    k--;
  if (k <= 0 || partner[k] < 0 || partner[k - 1] < 0)
    return;
  length = (int) edge - k;
  if (memcmp (probe->chars + k, window + partner[k - 1] + 1, length * sizeof (gunichar)) == 0)
    for (int i = k; i < (int) edge; i++)
      partner[i] = partner[i - 1] + 1;
}

static void
slide_gap_left (const Probe *probe, const gunichar *window, int *partner, guint edge)
{
  guint k = edge + 1, length;

  while (k < probe->length && partner[k - 1] >= 0 && partner[k] == partner[k - 1] + 1)
    k++;
  if (k >= probe->length || partner[k - 1] < 0 || partner[k] < 0)
    return;
  length = k - edge;
  if (partner[k] >= (int) length &&
      memcmp (probe->chars + edge, window + partner[k] - length, length * sizeof (gunichar)) == 0)
    for (guint i = k; i > edge; i--)
      partner[i - 1] = partner[i] - 1;
}

// Where words were taken out, the white character on either side of them may be the one that is left. For an end it
// should be the outer one: the run of missing characters that begins just outside @edge is moved inside.
static void
slide_missing_right (const Probe *probe, int *partner, guint edge)
{
  guint u = edge, v;

  while (u > 0 && partner[u - 1] < 0)
    u--;
  v = u;
  while (v < probe->length && partner[v] < 0)
    v++;
  for (; u < edge && v < probe->length && partner[v] >= 0 && probe->chars[u] == probe->chars[v]; u++, v++)
    {
      partner[u] = partner[v];
      partner[v] = -1;
    }
}

static guint
find_best_end (const Probe *probe, guint width, const guint16 *costs)
{
  const guint16 *last = costs + (gsize) probe->length * (width + 1);
  guint best = 0;

  for (guint j = 1; j <= width; j++)
    if (last[j] < last[best])
      best = j;
  return best;
}

// Whether a word ends where the run of unchanged characters before probe character @i ends, here and there.
static gboolean
is_whole_word (const Probe *probe, const Window *window, const int *partner, int i, int step)
{
  int there = partner[i - step] + step;

  return !g_unichar_isalnum (probe->chars[i]) &&
         (there < 0 || there >= (int) window->width || !g_unichar_isalnum (window->chars[there]));
}

// How fast unchanged characters, in one run, hold the end between probe characters @edge - 1 and @edge from the side
// where @step leads.
static Hold
get_hold (const Probe *probe, const Window *window, const int *partner, guint edge, int step, guint limit)
{
  int i = step > 0 ? (int) edge : (int) edge - 1;
  guint run = 0;
  gboolean has_letter = FALSE, has_word = FALSE;

  for (; step > 0 ? i < (int) limit : i >= (int) limit; i += step, run++)
    {
      if (run >= FIRM_RUN)
        return HOLD_FIRM;
      has_word |= run >= 2 && has_letter && is_whole_word (probe, window, partner, i, step);
      if (partner[i] < 0 || (run > 0 && partner[i] != partner[i - step] + step))
        return has_word ? HOLD_WORD : HOLD_NONE;
      has_letter |= g_unichar_isalnum (probe->chars[i]);
    }
  return has_letter ? HOLD_WORD : HOLD_NONE;
}

static double
measure (const Probe *probe, const int *partner, guint from, guint to)
{
  guint same = 0;

  for (guint i = from; i < to; i++)
    same += partner[i] >= 0;
  return to > from ? (double) same / (to - from) : 1;
}

static guint
count_words (const gunichar *chars, guint length)
{
  guint n = 0;

  for (guint i = 0; i < length; i++)
    n += chars[i] != ' ' && (i == 0 || chars[i - 1] == ' ');
  return n;
}

static gboolean
is_word_end (const gunichar *chars, guint length, guint at)
{
  return at == 0 || at == length || !g_unichar_isalnum (chars[at - 1]) || !g_unichar_isalnum (chars[at]);
}

// The first place from @edge inwards from where unchanged whole words lead on, or -1. Single letters that the two have
// in common by chance hold nothing.
static int
find_firm_inside (const Probe *probe, const Window *window, const int *partner, guint edge, int step, guint limit)
{
  for (guint i = edge; i != limit; i += step)
    {
      int there = step > 0 ? partner[i] : partner[i - 1] + (partner[i - 1] >= 0);

      if (there >= 0 && is_word_end (probe->chars, probe->length, i) &&
          is_word_end (window->chars, window->width, there) &&
          get_hold (probe, window, partner, i, step, limit) != HOLD_NONE)
        return i;
    }
  return -1;
}

// An end that only the outer side holds fast. What stands between it and the first unchanged words inside took the
// place of changed words, and must not be more words than those were: else some may have been put in outside.
static gboolean
is_filled_by (const Probe *probe, const Window *window, const int *partner, guint edge, int step, guint limit,
              int window_edge)
{
  int inside = find_firm_inside (probe, window, partner, edge, step, limit), there;
  guint changed, filled;

  if (inside < 0)
    return FALSE;
  there = step > 0 ? partner[inside] : partner[inside - 1] + 1;
  changed = count_words (probe->chars + MIN ((int) edge, inside), ABS ((int) edge - inside));
  filled = count_words (window->chars + MIN (window_edge, there), ABS (window_edge - there));
  return filled <= changed;
}

// Reads the start of the piece off the alignment. FALSE where it is not held fast.
static gboolean
read_start (const Probe *probe, const Window *window, const int *partner, gboolean near, guint inner_end, guint *start)
{
  Hold inner = get_hold (probe, window, partner, probe->start, 1, inner_end);
  Hold outer = get_hold (probe, window, partner, probe->start, -1, 0);

  if (inner == HOLD_FIRM || (inner != HOLD_NONE && (near || outer != HOLD_NONE)))
    *start = partner[probe->start];
  else if (near && outer != HOLD_NONE &&
           is_filled_by (probe, window, partner, probe->start, 1, inner_end, partner[probe->start - 1] + 1))
    *start = partner[probe->start - 1] + 1;
  else
    return FALSE;
  return !is_word_end (probe->chars, probe->length, probe->start) ||
         is_word_end (window->chars, window->width, *start);
}

static gboolean
read_end (const Probe *probe, const Window *window, const int *partner, gboolean near, guint inner_start, guint *end)
{
  Hold inner = get_hold (probe, window, partner, probe->end, -1, inner_start);
  Hold outer = get_hold (probe, window, partner, probe->end, 1, probe->length);

  if (inner == HOLD_FIRM || (inner != HOLD_NONE && (near || outer != HOLD_NONE)))
    *end = partner[probe->end - 1] + 1;
  else if (near && outer != HOLD_NONE &&
           is_filled_by (probe, window, partner, probe->end, -1, inner_start, partner[probe->end]))
    *end = partner[probe->end];
  else
    return FALSE;
  return !is_word_end (probe->chars, probe->length, probe->end) || is_word_end (window->chars, window->width, *end);
}

// Reads the two ends of the piece off the alignment. FALSE where one is not held fast.
static gboolean
read_ends (const Probe *probe, const Window *window, const int *partner, Match *match)
{
  guint inner_end = probe->has_end ? probe->end : probe->length;
  guint inner_start = probe->has_start ? probe->start : 0;
  gboolean near = match->similarity >= MIN_OUTER_SIMILARITY;

  if (probe->has_start && !read_start (probe, window, partner, near, inner_end, &match->start))
    return FALSE;
  if (probe->has_end && !read_end (probe, window, partner, near, inner_start, &match->end))
    return FALSE;
  match->start += window->offset;
  match->end += window->offset;
  return measure (probe, partner, inner_start, inner_end) >= MIN_WORDS_SIMILARITY;
}

// Lays the probe over the text near @distance. *fine says whether the ends of the piece are certain there.
static Match
align (const Haystack *hay, const Probe *probe, int distance, gboolean *fine)
{
  int from = MAX (distance - MARGIN, 0);
  int to = CLAMP (distance + BUCKET + (int) probe->length + MARGIN, from, (int) hay->length);
  Window window = { hay->chars + from, to - from, from };
  g_autofree guint16 *costs = fill_costs (probe, window.chars, window.width);
  guint best_end = find_best_end (probe, window.width, costs);
  g_autofree int *partner = trace_back (probe, window.chars, window.width, costs, best_end);
  Match match = { .similarity = measure (probe, partner, 0, probe->length), .from = G_MAXUINT };

  for (guint i = 0; i < probe->length; i++)
    if (partner[i] >= 0)
      {
        match.from = MIN (match.from, (guint) (from + partner[i]));
        match.to = from + partner[i] + 1;
      }
  if (probe->has_end && probe->end > 0)
    slide_gap_right (probe, window.chars, partner, probe->end);
  if (probe->has_start)
    {
      slide_gap_left (probe, window.chars, partner, probe->start);
      slide_missing_right (probe, partner, probe->start);
    }
  *fine = read_ends (probe, &window, partner, &match);
  return match;
}

static gboolean
overlap (const Match *one, const Match *other)
{
  return one->from < other->to && other->from < one->to;
}

// The one place that is clearly the best, with certain ends.
static gboolean
find_probe (Haystack *hay, const Probe *probe, Match *found)
{
  g_autoptr (GArray) votes = NULL;
  gboolean found_fine = FALSE;
  double next = 0;
  guint n = 0;

  if (probe->length < GRAM)
    return FALSE;
  if (hay->heads == NULL)
    index_text (hay);
  votes = collect_votes (hay, probe);
  *found = (Match){ 0 };
  for (guint i = 0; i < votes->len && n < MAX_CANDIDATES; i++)
    {
      const Vote *vote = &g_array_index (votes, Vote, i);
      gboolean fine;
      Match match;

      // With so few votes the place could not come near the best one.
      if (i > 0 && vote->votes * 3 < g_array_index (votes, Vote, 0).votes)
        break;
      match = align (hay, probe, vote->distance, &fine);
      n++;
      if (match.similarity > found->similarity)
        {
          if (!overlap (&match, found))
            next = MAX (next, found->similarity);
          *found = match;
          found_fine = fine;
        }
      else if (!overlap (&match, found))
        next = MAX (next, match.similarity);
    }
  return found_fine && found->similarity >= MIN_SIMILARITY && found->similarity - next >= MIN_LEAD;
}

typedef struct
{
  gunichar *chars; // before, words, after
  guint before, words, after;
} Known;

static void
known_init (Known *known, const DictumPiece *piece)
{
  g_autofree char *all = g_strconcat (piece->before ? piece->before : "", piece->text ? piece->text : "",
                                      piece->after ? piece->after : "", NULL);

  known->chars = g_utf8_to_ucs4_fast (all, -1, NULL);
  known->before = piece->before ? g_utf8_strlen (piece->before, -1) : 0;
  known->words = piece->text ? g_utf8_strlen (piece->text, -1) : 0;
  known->after = piece->after ? g_utf8_strlen (piece->after, -1) : 0;
  level_spaces (known->chars, known->before + known->words + known->after);
}

static gboolean
stands_whole_at (const Haystack *hay, const Known *known, guint start)
{
  guint length = known->before + known->words + known->after;

  if (start < known->before || start - known->before + length > hay->length)
    return FALSE;
  // A text that began or ended here must do so still.
  if ((known->before < DICTUM_PIECE_CONTEXT && start != known->before) ||
      (known->after < DICTUM_PIECE_CONTEXT && start + known->words + known->after != hay->length))
    return FALSE;
  return memcmp (hay->chars + start - known->before, known->chars, length * sizeof (gunichar)) == 0;
}

static gboolean
find_short (Haystack *hay, const Known *known, DictumRange *range)
{
  Probe probe = { known->chars, known->before + known->words + known->after, TRUE, TRUE, known->before,
                  known->before + known->words };
  Match match;

  if (!find_probe (hay, &probe, &match) || match.end <= match.start)
    return FALSE;
  *range = DICTUM_RANGE (match.start, match.end);
  return TRUE;
}

// Long words: each end by itself, and both must be as far from each other as the words are long, more or less.
static gboolean
find_long (Haystack *hay, const Known *known, DictumRange *range)
{
  Probe head = { known->chars, known->before + HALF_PROBE, TRUE, FALSE, known->before, 0 };
  Probe tail = { known->chars + known->before + known->words - HALF_PROBE, HALF_PROBE + known->after, FALSE, TRUE, 0,
                 HALF_PROBE };
  Match first, last;

  if (!find_probe (hay, &head, &first) || !find_probe (hay, &tail, &last) || last.end <= first.start)
    return FALSE;
  *range = DICTUM_RANGE (first.start, last.end);
  return dictum_range_get_length (*range) * 3 >= known->words * 2 &&
         dictum_range_get_length (*range) * 2 <= known->words * 3;
}

static gboolean
has_words (const Known *known)
{
  for (guint i = 0; i < known->words; i++)
    if (known->chars[known->before + i] != ' ')
      return TRUE;
  return FALSE;
}

// *shift is how far the piece found last was moved; most of a text moves together.
static gboolean
find_piece (Haystack *hay, const DictumPiece *piece, gint64 *shift, DictumRange *range)
{
  gboolean has_place = piece->range.start != G_MAXUINT, found;
  gint64 guess = has_place ? piece->range.start + *shift : -1;
  Known known;

  known_init (&known, piece);
  if (!has_words (&known))
    found = FALSE;
  else if (has_place && stands_whole_at (hay, &known, piece->range.start))
    {
      *range = DICTUM_RANGE (piece->range.start, piece->range.start + known.words);
      found = TRUE;
    }
  else if (guess >= 0 && guess <= G_MAXUINT && stands_whole_at (hay, &known, guess))
    {
      *range = DICTUM_RANGE (guess, guess + known.words);
      found = TRUE;
    }
  else
    found = known.words <= 2 * HALF_PROBE ? find_short (hay, &known, range) : find_long (hay, &known, range);
  g_free (known.chars);
  if (found && has_place)
    *shift = (gint64) range->start - piece->range.start;
  return found;
}

// Pieces of one list stand in reading order; where they were found in another, at least one of them is wrong.
static gboolean
are_in_order (const DictumPiece *pieces, guint n)
{
  const DictumPiece *last = NULL;

  for (guint i = 0; i < n; i++)
    {
      if (!pieces[i].placed)
        continue;
      if (last != NULL && pieces[i].range.start < last->range.end)
        return FALSE;
      last = &pieces[i];
    }
  return TRUE;
}

static DictumPieces *
anchor_pieces (Haystack *hay, DictumPieces *pieces, gint64 *shift)
{
  guint n = dictum_pieces_get_n (pieces);
  g_autofree DictumPiece *found = g_new (DictumPiece, n + 1);
  gint64 first_shift = *shift;

  if (dictum_pieces_are_placed (pieces))
    return dictum_pieces_ref (pieces);
  for (guint i = 0; i < n; i++)
    {
      found[i] = *dictum_pieces_get (pieces, i);
      if (!found[i].placed)
        found[i].placed = find_piece (hay, &found[i], shift, &found[i].range);
    }
  if (are_in_order (found, n))
    return dictum_pieces_new (found, n);
  *shift = first_shift;
  return dictum_pieces_ref (pieces);
}

static DictumQuotation *
anchor_quotation (Haystack *hay, DictumQuotation *quotation, gint64 *shift)
{
  DictumQuotationFields fields = *dictum_quotation_get_fields (quotation);
  DictumQuotation *made;

  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    if (fields.pieces[role] != NULL)
      fields.pieces[role] = anchor_pieces (hay, fields.pieces[role], shift);
  made = dictum_quotation_new (&fields);
  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    g_clear_pointer (&fields.pieces[role], dictum_pieces_unref);
  return made;
}

/**
 * dictum_anchor_annotations:
 * @annotations: annotations with pieces that have no place, but words, surroundings and perhaps the place they had
 * @text: the text to look in
 *
 * Gives those pieces a place that can be found with certainty: the same place, the same words elsewhere in the same
 * surroundings, or words and surroundings that are nearly the same. All others stay without one.
 *
 * Returns: (transfer full): the annotations with them. Any thread.
 */
DictumAnnotations *
dictum_anchor_annotations (DictumAnnotations *annotations, DictumText *text)
{
  const GPtrArray *quotations = dictum_annotations_get_quotations (annotations);
  const GPtrArray *rejections = dictum_annotations_get_rejections (annotations);
  g_autoptr (GPtrArray) anchored = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref);
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_rejection_free);
  Haystack hay = { .length = dictum_text_get_length (text) };
  DictumAnnotations *made;
  gint64 shift = 0;

  hay.chars = g_utf8_to_ucs4_fast (dictum_text_get_string (text), dictum_text_get_size (text), NULL);
  level_spaces (hay.chars, hay.length);
  for (guint i = 0; i < quotations->len; i++)
    g_ptr_array_add (anchored, anchor_quotation (&hay, quotations->pdata[i], &shift));
  for (guint i = 0; i < rejections->len; i++)
    {
      const DictumRejection *rejection = rejections->pdata[i];
      g_autoptr (DictumPieces) content = anchor_pieces (&hay, rejection->content, &shift);

      g_ptr_array_add (rejected, dictum_rejection_new (content, rejection->extra));
    }
  made = dictum_annotations_new (dictum_annotations_get_state (annotations), anchored, rejected,
                                 dictum_annotations_get_extra (annotations));
  haystack_clear (&hay);
  return made;
}
