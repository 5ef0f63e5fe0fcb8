// SPDX-License-Identifier: GPL-3.0-or-later
// Acts on the cast, and the speaker whom the text seems to name.

#include "config.h"

#include "session/session-private.h"

#include "core/word.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_LENGTH_MAX 200 // code points

// A name without white space at its ends; NULL, and a message, where it is none.
static char *
dup_clean_name (DictumSession *self, const char *name)
{
  const char *end;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    name = "";
  while (g_unichar_isspace (g_utf8_get_char (name)))
    name = g_utf8_next_char (name);
  end = name + strlen (name);
  while (end > name && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  if (end == name)
    {
      dictum_session_say (self, FALSE, _("A speaker needs a name."));
      return NULL;
    }
  if (g_utf8_strlen (name, end - name) > NAME_LENGTH_MAX)
    {
      dictum_session_say (self, FALSE, _("A speaker’s name has at most %d characters."), NAME_LENGTH_MAX);
      return NULL;
    }
  for (const char *at = name; at < end; at = g_utf8_next_char (at))
    {
      const GUnicodeType type = g_unichar_type (g_utf8_get_char (at));

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR)
        {
          dictum_session_say (self, FALSE, _("A speaker’s name is one line."));
          return NULL;
        }
    }
  return g_strndup (name, end - name);
}

static void
say_known (DictumSession *self, DictumSpeaker *known)
{
  g_autofree char *name = dictum_session_dup_name_in_sentence (dictum_speaker_get_name (known));

  dictum_session_say (self, FALSE, _("%s is in the cast already."), name);
}

static DictumSpeaker *
make_speaker (DictumCast *cast, const char *name)
{
  g_autofree char *id = NULL;

  do
    {
      g_free (id);
      id = dictum_speaker_make_id (name, g_random_int ());
    }
  while (dictum_cast_lookup (cast, id) != NULL);
  return dictum_speaker_new (&(DictumSpeakerFields){
      .id = id,
      .name = name,
      .kind = DICTUM_SPEAKER_PERSON,
      .colour = dictum_cast_get_free_colour (cast),
      .key = dictum_cast_get_free_key (cast),
  });
}

static const char *
add_speaker (DictumSession *self, const char *name)
{
  DictumCast *cast = dictum_project_get_cast (self->project);
  g_autoptr (DictumSpeaker) speaker = make_speaker (cast, name);
  g_autofree char *shown = dictum_session_dup_name_in_sentence (name);
  g_autofree char *label = NULL;
  g_autoptr (DictumEdit) edit = NULL;

  // Translators: follows “Undo: ”; %s is a speaker's name.
  label = g_strdup_printf (_("add %s"), shown);
  edit = dictum_edit_new (label, NULL);
  dictum_edit_add (edit, DICTUM_TARGET_SPEAKER, NULL, NULL, speaker);
  if (!dictum_session_commit (self, edit))
    return NULL;
  return dictum_speaker_get_id (dictum_cast_lookup (cast, dictum_speaker_get_id (speaker)));
}

/**
 * dictum_session_add_speaker:
 * @self: a session
 * @name: a name; white space at its ends is left out
 *
 * Adds a speaker to the cast, with the next free digit and colour. Where a speaker has that name or alias already, a
 * message says so and nothing is added.
 *
 * Returns: (transfer none) (nullable): the speaker's id; %NULL where that is no name or the project cannot be changed,
 *   and a message says so.
 */
const char *
dictum_session_add_speaker (DictumSession *self, const char *name)
{
  g_autofree char *clean = NULL;
  DictumSpeaker *known;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  dictum_session_let_go (self);
  clean = dup_clean_name (self, name);
  if (clean == NULL)
    return NULL;
  known = dictum_cast_find_by_name (dictum_project_get_cast (self->project), clean);
  if (known == NULL)
    return add_speaker (self, clean);
  say_known (self, known);
  return dictum_speaker_get_id (known);
}

/**
 * dictum_session_tag_new_speaker:
 * @self: a session
 * @name: a name; white space at its ends is left out
 *
 * N and the name: adds a speaker and does what its digit would do, in one act. A speaker of that name that is in the
 * cast already is taken; where a digit would do nothing the speaker is only added.
 *
 * Returns: (transfer none) (nullable): the speaker's id; %NULL where that is no name or the project cannot be changed,
 *   and a message says so.
 */
const char *
dictum_session_tag_new_speaker (DictumSession *self, const char *name)
{
  g_autofree char *clean = NULL;
  g_autoptr (DictumSpeaker) speaker = NULL;
  DictumSpeaker *known;
  DictumCast *cast;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  dictum_session_let_go (self);
  clean = dup_clean_name (self, name);
  if (clean == NULL)
    return NULL;
  cast = dictum_project_get_cast (self->project);
  known = dictum_cast_find_by_name (cast, clean);
  if (dictum_session_get_aim (self, NULL) == DICTUM_AIM_NOTHING)
    return known ? dictum_speaker_get_id (known) : add_speaker (self, clean);
  if (known != NULL)
    return dictum_session_tag (self, dictum_speaker_get_id (known)) ? dictum_speaker_get_id (known) : NULL;
  speaker = make_speaker (cast, clean);
  if (!dictum_session_tag_with (self, dictum_speaker_get_id (speaker), speaker))
    return NULL;
  return dictum_speaker_get_id (dictum_cast_lookup (cast, dictum_speaker_get_id (speaker)));
}

// The digit of @fields is taken from whoever else has it, in the same act.
static void
take_key (DictumSession *self, DictumEdit *edit, const DictumSpeakerFields *fields)
{
  GListModel *cast = G_LIST_MODEL (dictum_project_get_cast (self->project));

  for (guint i = 0; fields->key != 0 && i < g_list_model_get_n_items (cast); i++)
    {
      g_autoptr (DictumSpeaker) other = g_list_model_get_item (cast, i);
      g_autoptr (DictumSpeaker) without = NULL;
      DictumSpeakerFields changed = *dictum_speaker_get_fields (other);

      if (changed.key != fields->key || g_str_equal (changed.id, fields->id))
        continue;
      changed.key = 0;
      without = dictum_speaker_new (&changed);
      dictum_edit_add (edit, DICTUM_TARGET_SPEAKER, NULL, other, without);
    }
}

static gboolean
commit_speaker (DictumSession *self, const char *label, DictumSpeaker *before, DictumSpeaker *after)
{
  g_autoptr (DictumEdit) edit = dictum_edit_new (label, NULL);

  take_key (self, edit, dictum_speaker_get_fields (after));
  dictum_edit_add (edit, DICTUM_TARGET_SPEAKER, NULL, before, after);
  return dictum_session_commit (self, edit);
}

/**
 * dictum_session_change_speaker:
 * @self: a session
 * @fields: what a speaker is to say, whose id says which; copied
 *
 * Changes name, aliases, kind, role, colour, digit or note of a speaker in one act. A digit that another speaker has
 * is taken from there, in the same act.
 *
 * Returns: %FALSE where there is no such speaker, the name is none or another's, or the digit is none; a message says
 *   so and nothing changed.
 */
gboolean
dictum_session_change_speaker (DictumSession *self, const DictumSpeakerFields *fields)
{
  DictumCast *cast;
  DictumSpeaker *before, *namesake;
  DictumSpeakerFields clean;
  g_autofree char *name = NULL, *short_name = NULL, *label = NULL;
  g_autoptr (DictumSpeaker) after = NULL;
  gboolean renamed;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);
  g_return_val_if_fail (fields != NULL && (fields->key == 0 || (fields->key >= '1' && fields->key <= '9')), FALSE);

  dictum_session_let_go (self);
  cast = dictum_project_get_cast (self->project);
  before = dictum_cast_lookup (cast, fields->id);
  if (before == NULL || !dictum_speaker_is_alive (before))
    {
      dictum_session_say (self, FALSE, _("This speaker is not in the cast."));
      return FALSE;
    }
  name = dup_clean_name (self, fields->name);
  if (name == NULL)
    return FALSE;
  renamed = !g_str_equal (name, dictum_speaker_get_name (before));
  namesake = renamed ? dictum_cast_find_by_name (cast, name) : NULL;
  if (namesake != NULL && namesake != before)
    {
      say_known (self, namesake);
      return FALSE;
    }
  clean = *fields;
  clean.name = name;
  after = dictum_speaker_new (&clean);
  if (dictum_speaker_equal (before, after))
    return TRUE;
  short_name = dictum_session_dup_short_name (self, before);
  // Translators: follow “Undo: ”; %s is a speaker's name.
  label = renamed ? g_strdup_printf (_("rename %s"), short_name) : g_strdup_printf (_("change %s"), short_name);
  return commit_speaker (self, label, before, after);
}

/**
 * dictum_session_remove_speaker:
 * @self: a session
 * @speaker: the id of a speaker
 *
 * Removes a speaker from the cast; only the id stays, and quotations that name it read as not attributed.
 *
 * Returns: %FALSE where there is no such speaker; a message says so.
 */
gboolean
dictum_session_remove_speaker (DictumSession *self, const char *speaker)
{
  DictumSpeaker *before;
  g_autoptr (DictumSpeaker) tombstone = NULL;
  g_autofree char *name = NULL, *short_name = NULL, *label = NULL;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);
  g_return_val_if_fail (speaker != NULL, FALSE);

  dictum_session_let_go (self);
  before = dictum_cast_lookup (dictum_project_get_cast (self->project), speaker);
  if (before == NULL || !dictum_speaker_is_alive (before))
    {
      dictum_session_say (self, FALSE, _("This speaker is not in the cast."));
      return FALSE;
    }
  name = dictum_session_dup_name_in_sentence (dictum_speaker_get_name (before));
  tombstone = dictum_speaker_new (&(DictumSpeakerFields){ .id = speaker, .removed = TRUE });
  short_name = dictum_session_dup_short_name (self, before);
  // Translators: follows “Undo: ”; %s is a speaker's name.
  label = g_strdup_printf (_("remove %s"), short_name);
  if (!commit_speaker (self, label, before, tombstone))
    return FALSE;
  dictum_session_say (self, TRUE, _("%s was removed from the cast."), name);
  return TRUE;
}

// Whether @name stands in @words as whole words, so that "Putin’s spokesman" does not name Putin.
static gboolean
names (const DictumText *words, const char *name)
{
  const char *string = dictum_text_get_string (words);
  const gsize size = strlen (name);

  for (const char *at = size > 0 ? strstr (string, name) : NULL; at != NULL; at = strstr (at + 1, name))
    {
      const guint start = dictum_text_get_offset (words, at - string);
      const guint end = dictum_text_get_offset (words, at - string + size);

      if (dictum_word_find_start (words, start) == start && dictum_word_find_end (words, end) == end)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_named_in_full (DictumSpeaker *speaker, const DictumText *words)
{
  const DictumSpeakerFields *fields = dictum_speaker_get_fields (speaker);

  if (names (words, fields->name))
    return TRUE;
  for (guint i = 0; fields->aliases != NULL && fields->aliases[i] != NULL; i++)
    if (names (words, fields->aliases[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_named_by_last_name (DictumSpeaker *speaker, const DictumText *words)
{
  const DictumSpeakerFields *fields = dictum_speaker_get_fields (speaker);
  const char *last = strrchr (fields->name, ' ');

  return fields->kind == DICTUM_SPEAKER_PERSON && last != NULL && names (words, last + 1);
}

// The one speaker of the cast that is named; NULL where there is none or more than one.
static DictumSpeaker *
find_named (DictumCast *cast, const DictumText *words, gboolean (*is_named) (DictumSpeaker *, const DictumText *))
{
  DictumSpeaker *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (cast)); i++)
    {
      g_autoptr (DictumSpeaker) speaker = g_list_model_get_item (G_LIST_MODEL (cast), i);

      if (!is_named (speaker, words))
        continue;
      if (found != NULL)
        return NULL;
      found = speaker; // the cast keeps it
    }
  return found;
}

static gboolean
is_pronoun (const char *words)
{
  static const char *const pronouns[] = { "he", "she", "they", "il", "elle", "ils", "elles", "er", "sie", "él", "ella",
                                          NULL };
  g_autofree char *lower = g_utf8_strdown (words, -1);

  return g_strv_contains (pronouns, lower);
}

// Where the paragraph before the one at @offset begins; blank lines are none.
static guint
find_paragraph_before (const DictumText *text, guint offset)
{
  guint start = dictum_text_get_paragraph (text, offset).start;

  while (start > 0 && g_unichar_isspace (dictum_text_get_char (text, start - 1)))
    start--;
  return start > 0 ? dictum_text_get_paragraph (text, start - 1).start : 0;
}

// Whoever said the quotation before, if that ends in the same paragraph or the one before.
static const char *
find_speaker_before (DictumSession *self, guint offset)
{
  DictumAnnotationSet *set = dictum_session_get_set (self);
  const guint position = dictum_session_find_from (self, offset);
  DictumQuotation *before = position > 0 ? dictum_annotation_set_get (set, position - 1) : NULL;
  const char *speaker = before ? dictum_quotation_get_fields (before)->speaker : NULL;
  DictumRange extent;

  if (speaker == NULL || g_str_equal (speaker, DICTUM_SPEAKER_UNKNOWN) ||
      !dictum_quotation_get_extent (before, &extent) ||
      extent.end <= find_paragraph_before (dictum_session_get_text (self), offset))
    return NULL;
  speaker = dictum_cast_resolve (dictum_project_get_cast (self->project), speaker);
  return speaker != NULL && dictum_session_speaker_is_usable (self, speaker) ? speaker : NULL;
}

// The words that name the source of what a digit would act on, and where that begins.
static DictumRange
find_source (DictumSession *self, DictumAimed *aimed, guint *start)
{
  const DictumPieces *source = aimed->quotation
                                   ? dictum_quotation_get_pieces (aimed->quotation, DICTUM_ROLE_SOURCE) : NULL;
  DictumRange extent = { 0, 0 };

  if (aimed->quotation != NULL && dictum_quotation_get_extent (aimed->quotation, &extent))
    *start = extent.start;
  if (dictum_pieces_get_n (source) > 0 && dictum_pieces_get_extent (source, &extent))
    return extent;
  if (aimed->quotation != NULL && aimed->taken.pieces == NULL)
    {
      const DictumPieces *content = dictum_quotation_get_pieces (aimed->quotation, DICTUM_ROLE_CONTENT);

      aimed->taken.pieces = g_array_new (FALSE, FALSE, sizeof (DictumRange));
      for (guint i = 0; i < dictum_pieces_get_n (content); i++)
        if (dictum_pieces_get (content, i)->placed)
          g_array_append_val (aimed->taken.pieces, dictum_pieces_get (content, i)->range);
    }
  if (aimed->taken.pieces == NULL || aimed->taken.pieces->len == 0)
    return DICTUM_RANGE (0, 0);
  *start = g_array_index (aimed->taken.pieces, DictumRange, 0).start;
  dictum_session_find_attribution (self, &aimed->taken);
  return aimed->taken.attribution.source;
}

/**
 * dictum_session_guess_speaker:
 * @self: a session
 *
 * Reads near what a digit would act on whom the text names as its source: one speaker of the cast alone by name or
 * alias, else by last name, else with "he" or "she" whoever said the quotation before.
 *
 * Returns: (transfer none) (nullable): the id of a speaker; %NULL where unsure.
 */
const char *
dictum_session_guess_speaker (DictumSession *self)
{
  g_auto (DictumAimed) aimed = { 0 };
  g_autofree char *slice = NULL;
  g_autoptr (DictumText) words = NULL;
  DictumSpeaker *named;
  DictumRange source;
  DictumCast *cast;
  guint start = 0;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  dictum_session_find_aim (self, TRUE, &aimed);
  if (aimed.aim == DICTUM_AIM_NOTHING)
    return NULL;
  source = find_source (self, &aimed, &start);
  if (dictum_range_is_empty (source))
    return NULL;
  slice = dictum_text_dup_slice (dictum_session_get_text (self), source);
  if (is_pronoun (slice))
    return find_speaker_before (self, start);
  words = dictum_text_new (slice);
  cast = dictum_project_get_cast (self->project);
  named = find_named (cast, words, is_named_in_full);
  if (named == NULL)
    named = find_named (cast, words, is_named_by_last_name);
  return named ? dictum_speaker_get_id (named) : NULL;
}
