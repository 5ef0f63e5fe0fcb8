// SPDX-License-Identifier: GPL-3.0-or-later
// The few tags of an article's buffer: where quotations lie, for assistive technology, and how blank lines stand. A tag
// a form and one for the current quotation, never one a quotation or speaker; they do not change how the text looks.

#include "view/article-tags.h"

// Between redrawing and GtkTextView's own validation: what is tagged before it is laid out costs least.
#define SLICE_PRIORITY (GDK_PRIORITY_REDRAW + 4)
#define SLICE_MICROSECONDS 6000
#define STEP 4096        // code points between two looks at the clock
#define AT_ONCE 50000    // a text of so many code points gets its blank lines before it is first laid out

struct _DictumArticleTags
{
  GtkTextBuffer *buffer;            // borrowed
  DictumText *text;
  DictumDisplayMap *map;            // borrowed
  DictumAnnotationSet *annotations;
  GtkTextTag *forms[DICTUM_N_FORMS];
  GtkTextTag *current;
  GtkTextTag *blank;
  GtkTextTag *headline;
  DictumQuotation *current_quotation;
  guint headline_length;            // code points that have the tag of the headline
  double headline_points;
  guint blanks_done;                // code points whose blank lines are tagged
  guint marks_done;                 // code points whose quotations are tagged, in the run over the whole text
  gboolean has_tagged;              // some quotation is, or was
  gboolean is_fresh;                // none was before this run
  guint source;
};

/**
 * dictum_article_tags_new:
 * @buffer: a new buffer that holds what @map shows
 * @text: the text
 * @map: what is shown of it
 * @annotations: the annotations
 *
 * Makes the tags. A text that is not long gets those of its blank lines at once.
 *
 * Returns: (transfer full): the tags; they borrow @buffer and @map.
 */
DictumArticleTags *
dictum_article_tags_new (GtkTextBuffer *buffer, DictumText *text, DictumDisplayMap *map,
                         DictumAnnotationSet *annotations)
{
  static const char *const names[] = { "direct", "mixed", "indirect", "free-indirect" };
  DictumArticleTags *self = g_new0 (DictumArticleTags, 1);

  self->buffer = buffer;
  self->text = dictum_text_ref (text);
  self->map = map;
  self->annotations = g_object_ref (annotations);
  self->blank = gtk_text_buffer_create_tag (buffer, "blank", "size", 1, "pixels-above-lines", 0, "pixels-below-lines",
                                            0, NULL);
  self->headline = gtk_text_buffer_create_tag (buffer, "headline", "weight", PANGO_WEIGHT_BOLD, NULL);
  for (guint i = 0; i < DICTUM_N_FORMS; i++)
    self->forms[i] = gtk_text_buffer_create_tag (buffer, names[i], NULL);
  self->current = gtk_text_buffer_create_tag (buffer, "current", NULL);
  return self;
}

/**
 * dictum_article_tags_free:
 * @self: (transfer full): tags
 *
 * Frees them, not the buffer.
 */
void
dictum_article_tags_free (DictumArticleTags *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->current_quotation, dictum_quotation_unref);
  g_object_unref (self->annotations);
  dictum_text_unref (self->text);
  g_free (self);
}

static void
get_iters (DictumArticleTags *self, DictumRange range, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, start, dictum_display_map_to_position (self->map, range.start));
  gtk_text_buffer_get_iter_at_offset (self->buffer, end, dictum_display_map_to_position (self->map, range.end));
}

static void
apply (DictumArticleTags *self, GtkTextTag *tag, DictumRange range)
{
  GtkTextIter start, end;

  if (dictum_range_is_empty (range))
    return;
  get_iters (self, range, &start, &end);
  gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
}

// Articles part paragraphs by a blank line; the space between paragraphs is the view's, so the blank line folds.
static void
tag_blank_lines (DictumArticleTags *self, DictumRange range)
{
  const char *string = dictum_text_get_string (self->text);
  const char *at = string + dictum_text_get_index (self->text, range.start);
  guint offset = range.start;

  for (; offset < range.end; at = g_utf8_next_char (at), offset++)
    if (*at == '\n' && (at == string || at[-1] == '\n'))
      apply (self, self->blank, DICTUM_RANGE (offset, offset + 1));
}

static void
tag_quotation (DictumArticleTags *self, DictumQuotation *quotation, DictumRange range)
{
  const DictumPieces *content = dictum_quotation_get_pieces (quotation, DICTUM_ROLE_CONTENT);
  GtkTextTag *tag = self->forms[dictum_quotation_get_fields (quotation)->form];

  self->has_tagged = TRUE;
  for (guint i = 0; i < dictum_pieces_get_n (content); i++)
    if (dictum_pieces_get (content, i)->placed)
      apply (self, tag, dictum_range_intersect (dictum_pieces_get (content, i)->range, range));
}

static void
tag_quotations (DictumArticleTags *self, DictumRange range)
{
  g_autoptr (GPtrArray) quotations = dictum_annotation_set_list_in (self->annotations, range);

  for (guint i = 0; i < quotations->len; i++)
    tag_quotation (self, quotations->pdata[i], range);
}

static void
clear_forms (DictumArticleTags *self, DictumRange range)
{
  GtkTextIter start, end;

  get_iters (self, range, &start, &end);
  for (guint i = 0; i < DICTUM_N_FORMS; i++)
    gtk_text_buffer_remove_tag (self->buffer, self->forms[i], &start, &end);
}

static gboolean
do_step (DictumArticleTags *self)
{
  guint length = dictum_text_get_length (self->text), *done;
  DictumRange range;

  done = self->blanks_done < length ? &self->blanks_done : &self->marks_done;
  range = DICTUM_RANGE (*done, MIN (*done + STEP, length));
  if (dictum_range_is_empty (range))
    return FALSE;
  if (done == &self->blanks_done)
    tag_blank_lines (self, range);
  else
    {
      if (!self->is_fresh)
        clear_forms (self, range);
      tag_quotations (self, range);
    }
  *done = range.end;
  return TRUE;
}

static gboolean
slice_cb (gpointer data)
{
  DictumArticleTags *self = data;
  gint64 end = g_get_monotonic_time () + SLICE_MICROSECONDS;

  while (do_step (self))
    if (g_get_monotonic_time () >= end)
      return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
run_slices (DictumArticleTags *self)
{
  self->marks_done = 0;
  if (self->source == 0)
    self->source = g_idle_add_full (SLICE_PRIORITY, slice_cb, self, NULL);
}

/**
 * dictum_article_tags_start:
 * @self: tags
 * @visible: what will be seen first, in code points
 *
 * Tags the visible part at once and the rest in slices of a few milliseconds, so that a long article does not freeze.
 */
void
dictum_article_tags_start (DictumArticleTags *self, DictumRange visible)
{
  guint length = dictum_text_get_length (self->text);

  if (length <= AT_ONCE)
    {
      tag_blank_lines (self, DICTUM_RANGE (0, length));
      self->blanks_done = length;
    }
  else
    tag_blank_lines (self, visible);
  tag_quotations (self, visible);
  self->is_fresh = TRUE;
  run_slices (self);
}

/**
 * dictum_article_tags_repaint:
 * @self: tags
 * @range: code points; past the end counts as the end
 *
 * Tags a range anew, after what is marked in it changed; the whole text in slices. Doing it twice is doing it once.
 */
void
dictum_article_tags_repaint (DictumArticleTags *self, DictumRange range)
{
  guint length = dictum_text_get_length (self->text);

  range = dictum_range_intersect (range, DICTUM_RANGE (0, length));
  if (dictum_range_get_length (range) > AT_ONCE)
    {
      self->is_fresh = !self->has_tagged;
      run_slices (self);
      return;
    }
  if (dictum_range_is_empty (range))
    return;
  clear_forms (self, range);
  tag_quotations (self, range);
}

static void
mark_current (DictumArticleTags *self, gboolean on)
{
  const DictumPieces *content = dictum_quotation_get_pieces (self->current_quotation, DICTUM_ROLE_CONTENT);
  GtkTextIter start, end;

  for (guint i = 0; i < dictum_pieces_get_n (content); i++)
    {
      if (!dictum_pieces_get (content, i)->placed)
        continue;
      get_iters (self, dictum_pieces_get (content, i)->range, &start, &end);
      if (on)
        gtk_text_buffer_apply_tag (self->buffer, self->current, &start, &end);
      else
        gtk_text_buffer_remove_tag (self->buffer, self->current, &start, &end);
    }
}

/**
 * dictum_article_tags_set_current:
 * @self: tags
 * @quotation: (nullable): the current quotation
 *
 * Moves the tag of the current quotation.
 */
void
dictum_article_tags_set_current (DictumArticleTags *self, DictumQuotation *quotation)
{
  if (self->current_quotation == quotation)
    return;
  if (self->current_quotation != NULL)
    mark_current (self, FALSE);
  g_clear_pointer (&self->current_quotation, dictum_quotation_unref);
  if (quotation == NULL)
    return;
  self->current_quotation = dictum_quotation_ref (quotation);
  mark_current (self, TRUE);
}

/**
 * dictum_article_tags_set_colour:
 * @self: tags
 * @text: the colour of the text
 *
 * Gives the tags of the quotations an attribute that assistive technology is told of and nobody sees: the colour that
 * the text has anyway. (A background without alpha would be painted black.)
 */
void
dictum_article_tags_set_colour (DictumArticleTags *self, const GdkRGBA *text)
{
  for (guint i = 0; i < DICTUM_N_FORMS; i++)
    g_object_set (self->forms[i], "foreground-rgba", text, NULL);
  g_object_set (self->current, "foreground-rgba", text, NULL);
}

/**
 * dictum_article_tags_set_headline:
 * @self: tags
 * @length: how many code points at the beginning are the article's title; 0 for none
 * @points: size of a headline
 *
 * Makes a title that the text begins with look like one. Does nothing where it does already: the text view would lay
 * out the whole text anew.
 */
void
dictum_article_tags_set_headline (DictumArticleTags *self, guint length, double points)
{
  GtkTextIter start, end;

  if (points != self->headline_points && (length > 0 || self->headline_length > 0))
    {
      g_object_set (self->headline, "size-points", points, NULL);
      self->headline_points = points;
    }
  if (length == self->headline_length)
    return;
  get_iters (self, DICTUM_RANGE (0, MAX (length, self->headline_length)), &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->headline, &start, &end);
  apply (self, self->headline, DICTUM_RANGE (0, length));
  self->headline_length = length;
}
