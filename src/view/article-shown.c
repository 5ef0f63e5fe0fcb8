// SPDX-License-Identifier: GPL-3.0-or-later
// The article that a text view shows, and the way between its code points and places in the view's buffer.

#include "view/article-shown.h"

/**
 * dictum_article_shown_take:
 * @self: one that shows nothing
 * @article: an article with a text
 *
 * Shows @article.
 */
void
dictum_article_shown_take (DictumArticleShown *self, DictumArticle *article)
{
  self->article = g_object_ref (article);
  self->text = dictum_text_ref (dictum_article_get_text (article));
  self->map = dictum_display_map_new (self->text);
}

/**
 * dictum_article_shown_drop:
 * @self: what is shown
 *
 * Shows no article any more. View and session stay.
 */
void
dictum_article_shown_drop (DictumArticleShown *self)
{
  g_clear_pointer (&self->map, dictum_display_map_free);
  g_clear_pointer (&self->text, dictum_text_unref);
  g_clear_object (&self->article);
}

/**
 * dictum_article_shown_is_open:
 * @self: what is shown
 *
 * Returns: whether there is an article that can be marked.
 */
gboolean
dictum_article_shown_is_open (const DictumArticleShown *self)
{
  return self->session != NULL && self->map != NULL && dictum_article_get_annotations (self->article) != NULL;
}

/**
 * dictum_article_shown_get_offset:
 * @self: what is shown
 * @iter: a place in the buffer
 *
 * Returns: the code point of the text at that place, 0 while there is none.
 */
guint
dictum_article_shown_get_offset (const DictumArticleShown *self, const GtkTextIter *iter)
{
  return self->map ? dictum_display_map_to_offset (self->map, gtk_text_iter_get_offset (iter)) : 0;
}

/**
 * dictum_article_shown_get_iter:
 * @self: what is shown
 * @offset: a code point of the text
 * @iter: (out): where it is in the buffer
 *
 * Goes from the text to what is shown.
 */
void
dictum_article_shown_get_iter (const DictumArticleShown *self, guint offset, GtkTextIter *iter)
{
  guint position = self->map ? dictum_display_map_to_position (self->map, offset) : 0;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (self->view), iter, position);
}

/**
 * dictum_article_shown_get_selection:
 * @self: what is shown
 *
 * Returns: what is selected in the text view, in code points of the text; empty at the caret where nothing is.
 */
DictumRange
dictum_article_shown_get_selection (const DictumArticleShown *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (gtk_text_view_get_buffer (self->view), &start, &end);
  return DICTUM_RANGE (dictum_article_shown_get_offset (self, &start), dictum_article_shown_get_offset (self, &end));
}
