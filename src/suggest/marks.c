// SPDX-License-Identifier: GPL-3.0-or-later
// The stretches of a text that stand between quotation marks, found in one pass with a stack of the open ones.
//
// A paragraph is a line of the text. A stretch that is open at the end of a paragraph goes on where the next one (blank
// lines left out) begins with an opening mark of its kind, else it ends there.
//
// Single marks are weak: each may as well be an apostrophe, and one that is never closed was one. They count inside
// other marks, around other marks, and on their own where the text has far more of them, as in British print.

#include "suggest/marks.h"

#include "core/word.h"
#include "suggest/mark.h"

#include <string.h>

#define NO_PARENT G_MAXUINT

typedef struct
{
  DictumMarked marked;
  guint parent;      // index of the stretch around it, or NO_PARENT
  gboolean weak;     // may be an apostrophe and what follows it
  gboolean doubtful; // closed by what may be a plural's apostrophe
} Entry;

struct _DictumMarks
{
  gatomicrefcount ref_count;
  Entry *entries;
  guint n_entries;
};

G_DEFINE_BOXED_TYPE (DictumMarks, dictum_marks, dictum_marks_ref, dictum_marks_unref)

typedef struct
{
  guint entry;       // its index in the finder's entries
  DictumMark mark;
  guint inside;      // where the words begin, after the mark
  guint possible;    // where a plural's apostrophe might have closed it, or 0
  gboolean in_front; // whether its paragraph begins with it
} Open;

typedef struct
{
  const char *string;
  const char *at;
  const char *end;
  guint offset;      // code points before @at
  gboolean in_front; // whether only white space was seen in this paragraph
  GArray *entries;   // of Entry; one that was given up has an empty range
  GArray *stack;     // of Open
  guint n_open[DICTUM_N_MARKS];
} Finder;

static Open *
peek (Finder *self)
{
  return self->stack->len > 0 ? &g_array_index (self->stack, Open, self->stack->len - 1) : NULL;
}

// Many a page divides its links with ›.
static gboolean
is_weak (DictumMark mark)
{
  return dictum_mark_is_single (mark) || mark == DICTUM_MARK_SMALL_GUILLEMET_BACK;
}

static void
push (Finder *self, const DictumMarkPlace *place)
{
  Open *around = peek (self);
  Entry entry = { .marked = { .range = DICTUM_RANGE (self->offset, self->offset) },
                  .parent = around != NULL ? around->entry : NO_PARENT,
                  .weak = is_weak (place->mark) };
  Open open = { .entry = self->entries->len, .mark = place->mark, .inside = self->offset + place->width,
                .in_front = self->in_front };

  g_array_append_val (self->entries, entry);
  g_array_append_val (self->stack, open);
  self->n_open[place->mark]++;
}

// Ends the open stretch number @i; @inside is where its words end, @end where it ends itself.
static void
end_open (Finder *self, guint i, guint inside, guint end, gboolean closed)
{
  Open *open = &g_array_index (self->stack, Open, i);
  DictumMarked *marked = &g_array_index (self->entries, Entry, open->entry).marked;

  if (inside > open->inside)
    {
      marked->range.end = end;
      marked->closed = closed;
    }
  self->n_open[open->mark]--;
  g_array_remove_index (self->stack, i);
}

// Ends the innermost open stretch.
static void
pop (Finder *self, guint inside, guint end, gboolean closed)
{
  end_open (self, self->stack->len - 1, inside, end, closed);
}

// Gives up the open stretch number @i at @end, where no closing mark stands.
static void
abandon (Finder *self, guint i, guint end)
{
  Open *open = &g_array_index (self->stack, Open, i);
  Entry *entry = &g_array_index (self->entries, Entry, open->entry);

  if (open->possible != 0)
    {
      entry->doubtful = TRUE;
      end_open (self, i, open->possible - 1, open->possible, TRUE);
    }
  else if (!(entry->weak || open->mark == DICTUM_MARK_SMALL_GUILLEMET) ||
           (i == 0 && open->in_front && open->mark == DICTUM_MARK_SINGLE_LEFT))
    end_open (self, i, end, end, FALSE);
  else
    end_open (self, i, 0, 0, FALSE);
}

static void
abandon_innermost (Finder *self, guint end)
{
  abandon (self, self->stack->len - 1, end);
}

// The end of the words before @self->at: its offset less the white space there.
static guint
find_ink (Finder *self)
{
  const char *at = self->at;
  guint offset = self->offset;

  while (at > self->string)
    {
      at = g_utf8_prev_char (at);
      if (!g_unichar_isspace (g_utf8_get_char (at)))
        break;
      offset--;
    }
  return offset;
}

static gboolean
is_closable (Finder *self, DictumMark mark)
{
  for (guint opening = 1; opening < DICTUM_N_MARKS; opening++)
    if (self->n_open[opening] > 0 && dictum_mark_can_close (opening, mark))
      return TRUE;
  return FALSE;
}

static void
close_firm (Finder *self, const DictumMarkPlace *place)
{
  guint ink = find_ink (self);

  while (!dictum_mark_can_close (peek (self)->mark, place->mark))
    abandon_innermost (self, ink);
  pop (self, self->offset, self->offset + place->width, TRUE);
}

static void
open_any (Finder *self, const DictumMarkPlace *place)
{
  Open *around = peek (self);

  // A plural's apostrophe closed it after all: the next mark of its kind opens already.
  if (around != NULL && around->possible != 0 && dictum_mark_is_single (place->mark))
    abandon_innermost (self, self->offset);
  push (self, place);
}

// Whether a mark that can stand at both ends opens here, where nothing is open that it could close.
static gboolean
opens_alone (const DictumMarkPlace *place)
{
  if (place->opens)
    return TRUE;
  if (place->after == 0 || g_unichar_isspace (place->after) ||
      (place->closes && !dictum_word_stands_alone (place->after)))
    return FALSE;
  // Hebrew writes small words in one with what follows: "and" comes right before the mark.
  return !g_unichar_isalnum (place->before) || dictum_word_stands_alone (place->before) ||
         g_unichar_get_script (place->before) == G_UNICODE_SCRIPT_HEBREW;
}

static void
meet_firm (Finder *self, const DictumMarkPlace *place)
{
  gboolean closable = is_closable (self, place->mark);
  gboolean stray = !place->led_in && !g_unichar_isalnum (place->after);

  switch (place->mark)
    {
    case DICTUM_MARK_LOW:
    case DICTUM_MARK_GRAVES:
    case DICTUM_MARK_CORNER:
    case DICTUM_MARK_WHITE_CORNER:
      open_any (self, place);
      break;
    case DICTUM_MARK_LEFT:
    case DICTUM_MARK_GUILLEMET:
    case DICTUM_MARK_SMALL_GUILLEMET:
      // Without one to close it opens, unless it stands at the end of a word (a guillemet may have spaces inside).
      if (closable && !place->opens && !(place->mark == DICTUM_MARK_LEFT && dictum_word_stands_alone (place->after)))
        close_firm (self, place);
      else if (!stray)
        open_any (self, place);
      break;
    case DICTUM_MARK_GUILLEMET_BACK:
    case DICTUM_MARK_SMALL_GUILLEMET_BACK:
      if (closable && (!place->opens || self->n_open[place->mark - 1] > 0))
        close_firm (self, place);
      else if (place->opens)
        open_any (self, place);
      break;
    case DICTUM_MARK_STRAIGHT:
    case DICTUM_MARK_APOSTROPHES:
      if (closable && !place->opens)
        close_firm (self, place);
      else if (closable ? place->opens : opens_alone (place))
        open_any (self, place);
      break;
    case DICTUM_MARK_RIGHT:
      if (closable)
        close_firm (self, place);
      else if (place->opens)
        open_any (self, place);
      break;
    case DICTUM_MARK_CORNER_BACK:
    case DICTUM_MARK_WHITE_CORNER_BACK:
      if (closable)
        close_firm (self, place);
      break;
    case DICTUM_MARK_NONE:
    case DICTUM_MARK_SINGLE_LEFT:
    case DICTUM_MARK_SINGLE_RIGHT:
    case DICTUM_MARK_SINGLE_LOW:
    case DICTUM_MARK_SINGLE_STRAIGHT:
    default:
      g_assert_not_reached ();
    }
}

static void
meet_single (Finder *self, const DictumMarkPlace *place)
{
  Open *open = peek (self);

  if (open != NULL && place->closes && !place->opens && dictum_mark_can_close (open->mark, place->mark))
    {
      if (place->possessive)
        open->possible = self->offset + place->width;
      else
        pop (self, self->offset, self->offset + place->width, TRUE);
      return;
    }
  if (place->opens && place->mark != DICTUM_MARK_SINGLE_RIGHT)
    open_any (self, place);
}

static void
step_over (Finder *self, const DictumMarkPlace *place)
{
  self->at += place->size;
  self->offset += place->width;
  self->in_front = FALSE;
}

// After a break: what was open goes on where the paragraph opens it again, and ended with the last one where not.
static void
resume_paragraph (Finder *self, guint ended)
{
  guint again = 0;
  DictumMarkPlace place;

  while (again < self->stack->len && self->at < self->end && dictum_mark_read (self->string, self->at, &place) &&
         !place.apostrophe && (place.opens || place.mark == DICTUM_MARK_GUILLEMET))
    {
      DictumMark mark = g_array_index (self->stack, Open, again).mark;

      if (dictum_mark_can_reopen (mark, place.mark))
        {
          step_over (self, &place);
          again++;
        }
      // An apostrophe before it does not keep a quotation from going on.
      else if (is_weak (mark))
        abandon (self, again, ended);
      else
        break;
    }
  while (self->stack->len > again)
    abandon_innermost (self, ended);
}

static void
cross_break (Finder *self)
{
  guint ended = self->stack->len > 0 ? find_ink (self) : 0;

  while (self->at < self->end && g_unichar_isspace (g_utf8_get_char (self->at)))
    {
      self->at = g_utf8_next_char (self->at);
      self->offset++;
    }
  self->in_front = TRUE;
  if (self->stack->len > 0)
    resume_paragraph (self, ended);
}

static void
meet (Finder *self)
{
  DictumMarkPlace place;

  if (*self->at == '\n')
    {
      cross_break (self);
      return;
    }
  if (!dictum_mark_read (self->string, self->at, &place))
    {
      self->in_front = self->in_front && g_unichar_isspace (g_utf8_get_char (self->at));
      self->at = g_utf8_next_char (self->at);
      self->offset++;
      return;
    }
  // Of three apostrophes at an end the first closes what is inside.
  if (place.mark == DICTUM_MARK_APOSTROPHES && place.after == '\'' && !place.opens && self->stack->len > 0 &&
      peek (self)->mark == DICTUM_MARK_SINGLE_STRAIGHT)
    {
      place.width = place.size = 1;
      pop (self, self->offset, self->offset + 1, TRUE);
    }
  else if (dictum_mark_is_single (place.mark) && !place.apostrophe)
    meet_single (self, &place);
  else if (!place.apostrophe)
    meet_firm (self, &place);
  step_over (self, &place);
}

// The first bytes of all marks in UTF-8, and the line feed.
static gboolean
is_interesting (guchar byte)
{
  return byte == '\n' || byte == '"' || byte == '\'' || byte == '`' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3;
}

static void
find_all (Finder *self)
{
  while (self->at < self->end)
    {
      guchar byte = *self->at;

      if (is_interesting (byte))
        {
          meet (self);
          continue;
        }
      if ((byte & 0xC0) != 0x80)
        self->offset++;
      if (byte != ' ' && byte != '\t')
        self->in_front = FALSE;
      self->at++;
    }
  if (self->stack->len > 0)
    {
      guint ended = find_ink (self);

      while (self->stack->len > 0)
        abandon_innermost (self, ended);
    }
}

// Leaves out what was given up, and says for each one what it stands in.
static void
settle (GArray *entries)
{
  g_autofree guint *places = g_new (guint, entries->len + 1);
  Entry *kept = (Entry *) entries->data;
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      Entry entry = g_array_index (entries, Entry, i);
      guint parent = entry.parent == NO_PARENT ? NO_PARENT : places[entry.parent];

      // What ended early, by an apostrophe taken for a closing mark, holds nothing that comes after it.
      while (parent != NO_PARENT && !dictum_range_covers (kept[parent].marked.range, entry.marked.range))
        parent = kept[parent].parent;
      places[i] = parent;
      if (dictum_range_is_empty (entry.marked.range))
        continue;
      entry.parent = parent;
      entry.marked.depth = parent == NO_PARENT ? 0 : kept[parent].marked.depth + 1;
      places[i] = n;
      kept[n++] = entry;
    }
  g_array_set_size (entries, n);
}

// Whether the quotations of a text stand between weak marks, as its outermost stretches tell. Words that are only
// called so stand between them in many other texts.
static gboolean
is_weak_style (const GArray *entries)
{
  guint n_weak = 0, n_firm = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = &g_array_index (entries, Entry, i);

      n_weak += entry->parent == NO_PARENT && entry->weak;
      n_firm += entry->parent == NO_PARENT && !entry->weak;
    }
  return n_weak > 2 * n_firm;
}

// Gives up weak stretches that stand neither inside firm ones nor, closed for certain, around them.
static void
give_up_weak (GArray *entries)
{
  Entry *all = (Entry *) entries->data;
  g_autofree gboolean *holds = g_new0 (gboolean, entries->len + 1);
  g_autofree gboolean *inside = g_new0 (gboolean, entries->len + 1);

  for (guint i = entries->len; i > 0; i--)
    if (all[i - 1].parent != NO_PARENT)
      holds[all[i - 1].parent] |= holds[i - 1] || !all[i - 1].weak;
  for (guint i = 0; i < entries->len; i++)
    {
      guint parent = all[i].parent;

      inside[i] = parent != NO_PARENT && (inside[parent] || !all[parent].weak);
      if (all[i].weak && !inside[i] && !(holds[i] && all[i].marked.closed && !all[i].doubtful))
        all[i].marked.range.end = all[i].marked.range.start;
    }
  settle (entries);
}

static GArray *
find_entries (DictumText *text)
{
  const char *string = dictum_text_get_string (text);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Open));
  Finder finder = { .string = string,
                    .at = string,
                    .end = string + dictum_text_get_size (text),
                    .in_front = TRUE,
                    .entries = g_array_new (FALSE, FALSE, sizeof (Entry)),
                    .stack = stack };

  find_all (&finder);
  settle (finder.entries);
  if (!is_weak_style (finder.entries))
    give_up_weak (finder.entries);
  return finder.entries;
}

/**
 * dictum_marks_find:
 * @text: a text
 *
 * Finds what stands between quotation marks, in time linear in the length of @text.
 *
 * Returns: (transfer full): the stretches, sorted by start, then longest first, each inside or outside any other. Any
 *   thread.
 */
DictumMarks *
dictum_marks_find (DictumText *text)
{
  DictumMarks *self;
  g_autoptr (GArray) entries = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (DictumMarks, 1);
  g_atomic_ref_count_init (&self->ref_count);
  entries = find_entries (text);
  self->n_entries = entries->len;
  self->entries = g_memdup2 (entries->data, entries->len * sizeof (Entry));
  return self;
}

/**
 * dictum_marks_ref:
 * @self: marks
 *
 * Returns: (transfer full): @self. Any thread.
 */
DictumMarks *
dictum_marks_ref (DictumMarks *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * dictum_marks_unref:
 * @self: (transfer full): marks
 *
 * Gives up a reference. Any thread.
 */
void
dictum_marks_unref (DictumMarks *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->entries);
  g_free (self);
}

/**
 * dictum_marks_get_n:
 * @self: marks
 *
 * Returns: how many stretches there are, nested ones counted. Any thread.
 */
guint
dictum_marks_get_n (const DictumMarks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_entries;
}

/**
 * dictum_marks_get:
 * @self: marks
 * @i: below dictum_marks_get_n()
 *
 * Returns: (transfer none): the stretch number @i, by start, then longest first. Any thread.
 */
const DictumMarked *
dictum_marks_get (const DictumMarks *self, guint i)
{
  g_return_val_if_fail (self != NULL && i < self->n_entries, NULL);

  return &self->entries[i].marked;
}

/**
 * dictum_marks_at:
 * @self: marks
 * @offset: a code point
 *
 * Where no stretch holds @offset, one that ends right before it counts. Takes a binary search and a walk up the
 * nesting.
 *
 * Returns: (transfer none) (nullable): the innermost stretch at @offset, or %NULL. Any thread.
 */
const DictumMarked *
dictum_marks_at (const DictumMarks *self, guint offset)
{
  const DictumMarked *behind = NULL;
  guint i;

  g_return_val_if_fail (self != NULL, NULL);

  i = offset < G_MAXUINT ? dictum_marks_get_first (self, offset + 1) : self->n_entries;
  if (i == 0)
    return NULL;
  for (i--; i != NO_PARENT; i = self->entries[i].parent)
    {
      const DictumMarked *marked = &self->entries[i].marked;

      if (dictum_range_contains (marked->range, offset))
        return marked;
      if (behind == NULL && marked->range.end == offset)
        behind = marked;
    }
  return behind;
}

/**
 * dictum_marks_get_first:
 * @self: marks
 * @offset: a code point
 *
 * Returns: the number of the first stretch that begins at @offset or after it; dictum_marks_get_n() where none does.
 *   Any thread.
 */
guint
dictum_marks_get_first (const DictumMarks *self, guint offset)
{
  guint low = 0, high;

  g_return_val_if_fail (self != NULL, 0);

  high = self->n_entries;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->entries[middle].marked.range.start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

// Reads the mark at @offset; of two characters that make one mark, either may be asked for.
static gboolean
read_at (const DictumText *text, guint offset, DictumMarkPlace *place)
{
  const char *string = dictum_text_get_string (text);
  const char *at = string + dictum_text_get_index (text, offset);

  if (offset >= dictum_text_get_length (text))
    return FALSE;
  if ((*at == '\'' || *at == '`') && at > string && at[-1] == *at && at[1] != *at)
    at--;
  return dictum_mark_read (string, at, place) && !place->apostrophe;
}

/**
 * dictum_marks_is_opening:
 * @text: a text
 * @offset: a code point
 *
 * Judges by the characters around it alone; dictum_marks_find() knows the whole text.
 *
 * Returns: whether the character at @offset looks like an opening mark. Any thread.
 */
gboolean
dictum_marks_is_opening (const DictumText *text, guint offset)
{
  DictumMarkPlace place;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!read_at (text, offset, &place))
    return FALSE;
  switch (place.mark)
    {
    case DICTUM_MARK_LOW:
    case DICTUM_MARK_SINGLE_LOW:
    case DICTUM_MARK_GRAVES:
    case DICTUM_MARK_CORNER:
    case DICTUM_MARK_WHITE_CORNER:
      return TRUE;
    case DICTUM_MARK_LEFT:
    case DICTUM_MARK_GUILLEMET:
    case DICTUM_MARK_SMALL_GUILLEMET:
      return place.led_in || g_unichar_isalnum (place.after);
    case DICTUM_MARK_RIGHT:
    case DICTUM_MARK_STRAIGHT:
    case DICTUM_MARK_APOSTROPHES:
    case DICTUM_MARK_GUILLEMET_BACK:
    case DICTUM_MARK_SMALL_GUILLEMET_BACK:
    case DICTUM_MARK_SINGLE_LEFT:
    case DICTUM_MARK_SINGLE_STRAIGHT:
      return place.opens;
    case DICTUM_MARK_NONE:
    case DICTUM_MARK_CORNER_BACK:
    case DICTUM_MARK_WHITE_CORNER_BACK:
    case DICTUM_MARK_SINGLE_RIGHT:
    default:
      return FALSE;
    }
}
