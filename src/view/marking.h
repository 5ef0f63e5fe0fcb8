// SPDX-License-Identifier: GPL-3.0-or-later
// How each quotation near the visible part is to look: whose it is, how deep it nests, which lanes it takes.

#pragma once

#include "core/annotation-set.h"
#include "core/cast.h"

G_BEGIN_DECLS

/**
 * DictumVoice:
 * @DICTUM_VOICE_SPEAKER: a speaker of the cast
 * @DICTUM_VOICE_UNKNOWN: the text names nobody, or the speaker is in no cast
 * @DICTUM_VOICE_NOBODY_YET: not attributed yet
 * @DICTUM_VOICE_LOST: the quotation lost its place; what was found of it is no mark
 */
typedef enum
{
  DICTUM_VOICE_SPEAKER,
  DICTUM_VOICE_UNKNOWN,
  DICTUM_VOICE_NOBODY_YET,
  DICTUM_VOICE_LOST,
} DictumVoice;

/**
 * DictumMarking:
 * @quotation: the quotation
 * @extent: from its first to its last piece
 * @lines: @extent, grown to whole lines of the screen
 * @voice: what kind of speaker it has
 * @colour: index into the palette, for a speaker
 * @label: initials, "?", "!" or nothing
 * @depth: how many others it lies in or on
 * @lane: how many lanes below the words its underline is
 * @bar: the lane of its bar in the margin
 * @is_current: whether it is the current quotation
 * @is_hovered: whether the pointer is on it
 */
typedef struct
{
  DictumQuotation *quotation;
  DictumRange extent;
  DictumRange lines;
  DictumVoice voice;
  guint colour;
  char *label;
  guint depth;
  guint lane;
  guint bar;
  gboolean is_current;
  gboolean is_hovered;
} DictumMarking;

typedef DictumRange (*DictumGrowToLines) (gpointer data, DictumRange extent);

GArray *dictum_marking_list (GPtrArray *quotations, DictumCast *cast, DictumGrowToLines grow, gpointer data);
GArray *dictum_marking_list_near (DictumAnnotationSet *set,
                                  DictumCast *cast,
                                  DictumRange visible,
                                  DictumQuotation *preview,
                                  DictumGrowToLines grow,
                                  gpointer data);

G_END_DECLS
