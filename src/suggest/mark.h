// SPDX-License-Identifier: GPL-3.0-or-later
// One quotation mark where it stands: which one it is, and whether it opens or closes by its neighbours.

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DictumMark:
 * @DICTUM_MARK_NONE: no quotation mark
 * @DICTUM_MARK_LEFT: “ (closes after „)
 * @DICTUM_MARK_RIGHT: ” (opens in Swedish, Finnish)
 * @DICTUM_MARK_LOW: „
 * @DICTUM_MARK_STRAIGHT: "
 * @DICTUM_MARK_APOSTROPHES: '' two apostrophes
 * @DICTUM_MARK_GRAVES: `` two grave accents
 * @DICTUM_MARK_GUILLEMET: «
 * @DICTUM_MARK_GUILLEMET_BACK: »
 * @DICTUM_MARK_CORNER: 「
 * @DICTUM_MARK_CORNER_BACK: 」
 * @DICTUM_MARK_WHITE_CORNER: 『
 * @DICTUM_MARK_WHITE_CORNER_BACK: 』
 * @DICTUM_MARK_SMALL_GUILLEMET: ‹
 * @DICTUM_MARK_SMALL_GUILLEMET_BACK: ›
 * @DICTUM_MARK_SINGLE_LEFT: ‘ (closes after ‚)
 * @DICTUM_MARK_SINGLE_RIGHT: ’ (also an apostrophe)
 * @DICTUM_MARK_SINGLE_LOW: ‚
 * @DICTUM_MARK_SINGLE_STRAIGHT: ' (also an apostrophe)
 */
typedef enum
{
  DICTUM_MARK_NONE,
  DICTUM_MARK_LEFT,
  DICTUM_MARK_RIGHT,
  DICTUM_MARK_LOW,
  DICTUM_MARK_STRAIGHT,
  DICTUM_MARK_APOSTROPHES,
  DICTUM_MARK_GRAVES,
  DICTUM_MARK_GUILLEMET,
  DICTUM_MARK_GUILLEMET_BACK,
  DICTUM_MARK_CORNER,
  DICTUM_MARK_CORNER_BACK,
  DICTUM_MARK_WHITE_CORNER,
  DICTUM_MARK_WHITE_CORNER_BACK,
  DICTUM_MARK_SMALL_GUILLEMET,
  DICTUM_MARK_SMALL_GUILLEMET_BACK,
  DICTUM_MARK_SINGLE_LEFT,
  DICTUM_MARK_SINGLE_RIGHT,
  DICTUM_MARK_SINGLE_LOW,
  DICTUM_MARK_SINGLE_STRAIGHT,
} DictumMark;

#define DICTUM_N_MARKS 19

/**
 * DictumMarkPlace:
 * @mark: which mark stands there
 * @size: its bytes
 * @width: its code points: 1, or 2 for '' and ``
 * @before: the character before it, 0 at the start of the text
 * @before_that: the character before @before
 * @after: the character after it, 0 at the end
 * @after_that: the character after @after
 * @led_in: nothing, a space, a bracket, a dash or another mark stands before it
 * @opens: it stands as an opening mark does: space or a bracket before it, a word after it
 * @closes: it stands as a closing mark does: no space before it, no letter after it
 * @apostrophe: it is an apostrophe, by its place inside a word or before a known short form
 * @possessive: it may close, but may as well be the apostrophe of a plural ("the leaders’ demands")
 */
typedef struct
{
  DictumMark mark;
  guint size;
  guint width;
  gunichar before;
  gunichar before_that;
  gunichar after;
  gunichar after_that;
  gboolean led_in;
  gboolean opens;
  gboolean closes;
  gboolean apostrophe;
  gboolean possessive;
} DictumMarkPlace;

gboolean dictum_mark_read (const char *string, const char *at, DictumMarkPlace *place);
gboolean dictum_mark_is_single (DictumMark mark);
gboolean dictum_mark_can_close (DictumMark opening, DictumMark closing);
gboolean dictum_mark_can_reopen (DictumMark opening, DictumMark again);

G_END_DECLS
