// SPDX-License-Identifier: GPL-3.0-or-later
// The few tags of an article's buffer: where quotations lie, for assistive technology, and how blank lines stand.

#pragma once

#include "core/annotation-set.h"
#include "view/display-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DictumArticleTags DictumArticleTags;

DictumArticleTags *dictum_article_tags_new (GtkTextBuffer *buffer,
                                            DictumText *text,
                                            DictumDisplayMap *map,
                                            DictumAnnotationSet *annotations);
void dictum_article_tags_free (DictumArticleTags *self);

void dictum_article_tags_start (DictumArticleTags *self, DictumRange visible);
void dictum_article_tags_repaint (DictumArticleTags *self, DictumRange range);
void dictum_article_tags_set_current (DictumArticleTags *self, DictumQuotation *quotation);
void dictum_article_tags_set_colour (DictumArticleTags *self, const GdkRGBA *text);
void dictum_article_tags_set_headline (DictumArticleTags *self, guint length, double points);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumArticleTags, dictum_article_tags_free)

G_END_DECLS
