// SPDX-License-Identifier: GPL-3.0-or-later
// Acts on quotations: to mark and to tag, to remove, and what else is said of one. Pieces have their own file.

#include "config.h"

#include "session/session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * dictum_session_need_current:
 *
 * Lets go an end that is held, so that an act stands on what is seen.
 *
 * Returns: (transfer none) (nullable): the current quotation; where there is none a message says so.
 */
DictumQuotation *
dictum_session_need_current (DictumSession *self)
{
  DictumQuotation *current;

  dictum_session_let_go (self);
  current = dictum_session_get_stored (self);
  if (current == NULL)
    dictum_session_say (self, FALSE, _("No quotation is chosen. Click one, or press Tab to go to the next."));
  return current;
}

// The edit for an act in the open article, which makes a new article one in progress.
static DictumEdit *
begin_edit (DictumSession *self, const char *label)
{
  const char *file = dictum_article_get_file (self->article);
  DictumEdit *edit = dictum_edit_new (label, file);

  if (dictum_annotation_set_get_state (dictum_session_get_set (self)) == DICTUM_STATE_NEW)
    dictum_edit_add (edit, DICTUM_TARGET_STATE, file, DICTUM_STATE_VALUE (DICTUM_STATE_NEW),
                     DICTUM_STATE_VALUE (DICTUM_STATE_IN_PROGRESS));
  return edit;
}

/*
 * dictum_session_change_quotation:
 * @label: what the act is called
 * @before: a quotation of the open article
 * @fields: what it is to say; the stamp is set here
 *
 * Changes a quotation in one act; where @fields say nothing new there is no act.
 */
gboolean
dictum_session_change_quotation (DictumSession *self,
                                 const char *label,
                                 DictumQuotation *before,
                                 DictumQuotationFields *fields)
{
  g_autoptr (DictumQuotation) same = dictum_quotation_new (fields);
  g_autoptr (DictumQuotation) after = NULL;
  g_autoptr (DictumEdit) edit = NULL;

  if (dictum_quotation_equal (before, same))
    return TRUE;
  fields->modified = dictum_session_get_now (self);
  after = dictum_quotation_new (fields);
  edit = begin_edit (self, label);
  dictum_edit_add (edit, DICTUM_TARGET_QUOTATION, dictum_edit_get_file (edit), before, after);
  return dictum_session_commit (self, edit);
}

/*
 * dictum_session_remove_quotation:
 * @quotation: a quotation of the open article
 */
gboolean
dictum_session_remove_quotation (DictumSession *self, DictumQuotation *quotation)
{
  g_autoptr (DictumEdit) edit = begin_edit (self, _("remove quotation"));

  dictum_edit_add (edit, DICTUM_TARGET_QUOTATION, dictum_edit_get_file (edit), quotation, NULL);
  if (!dictum_session_commit (self, edit))
    return FALSE;
  dictum_session_say (self, TRUE, _("Quotation removed."));
  return TRUE;
}

// The word of a person's name that texts use alone; NULL where only the whole name will do.
static char *
dup_last_word (const char *name)
{
  static const char *const suffixes[] = { "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", NULL };
  g_auto (GStrv) words = g_strsplit_set (name, " \t", -1);

  for (guint i = g_strv_length (words); i > 0; i--)
    {
      g_autofree char *lower = g_utf8_strdown (words[i - 1], -1);

      if (words[i - 1][0] == '\0' || g_strv_contains (suffixes, lower))
        continue;
      // "Kremlin spokesman" is no name.
      return strcmp (lower, words[i - 1]) == 0 && i > 1 ? NULL : g_strdup (words[i - 1]);
    }
  return NULL;
}

static char *
dup_short (DictumSpeaker *speaker)
{
  const DictumSpeakerFields *fields = dictum_speaker_get_fields (speaker);
  char *word;

  if (fields->kind != DICTUM_SPEAKER_PERSON)
    return g_strdup (fields->name);
  // An alias that is one word of the name is how the person is called.
  for (guint i = 0; fields->aliases != NULL && fields->aliases[i] != NULL; i++)
    if (strchr (fields->aliases[i], ' ') == NULL && strstr (fields->name, fields->aliases[i]) != NULL)
      return g_strdup (fields->aliases[i]);
  word = dup_last_word (fields->name);
  return word ? word : g_strdup (fields->name);
}

// The marks, overrides and isolates of the bidirectional algorithm.
static gboolean
directs_text (gunichar c)
{
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
         (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

/*
 * dictum_session_dup_name_in_sentence:
 * @name: a speaker's name
 *
 * Returns: (transfer full): the name so that it can stand in a sentence without turning the words around it: without
 *   characters that direct the text, and isolated where it runs from right to left.
 */
char *
dictum_session_dup_name_in_sentence (const char *name)
{
  GString *shown = g_string_new (NULL);
  gboolean turned = FALSE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      turned = turned || is_right_to_left (c);
      if (!directs_text (c))
        g_string_append_unichar (shown, c);
    }
  if (turned)
    {
      g_string_prepend (shown, "\u2068");
      g_string_append (shown, "\u2069");
    }
  return g_string_free (shown, FALSE);
}

/*
 * dictum_session_dup_short_name:
 * @speaker: a speaker
 *
 * Returns: (transfer full): what the speaker is called in a label ("Kerry"): of a person the last name, unless another
 *   speaker has the same.
 */
char *
dictum_session_dup_short_name (DictumSession *self, DictumSpeaker *speaker)
{
  GListModel *cast = G_LIST_MODEL (dictum_project_get_cast (self->project));
  g_autofree char *name = dup_short (speaker);

  for (guint i = 0; i < g_list_model_get_n_items (cast); i++)
    {
      g_autoptr (DictumSpeaker) other = g_list_model_get_item (cast, i);
      g_autofree char *other_name = dup_short (other);

      if (strcmp (dictum_speaker_get_id (other), dictum_speaker_get_id (speaker)) != 0 &&
          strcmp (other_name, name) == 0)
        return dictum_session_dup_name_in_sentence (dictum_speaker_get_name (speaker));
    }
  return dictum_session_dup_name_in_sentence (name);
}

static char *
dup_tag_label (DictumSession *self, const char *speaker, DictumSpeaker *added)
{
  DictumSpeaker *known = added ? added : dictum_cast_lookup (dictum_project_get_cast (self->project), speaker);
  g_autofree char *name = known ? dictum_session_dup_short_name (self, known) : NULL;

  if (name != NULL)
    // Translators: follows “Undo: ”; %s is a speaker's name.
    return g_strdup_printf (_("tag as %s"), name);
  return g_strdup (speaker ? _("tag as unknown") : _("tag as nobody"));
}

static DictumPieces *
pieces_of_range (DictumRange range)
{
  return dictum_range_is_empty (range) ? NULL : dictum_pieces_new_for_range (range);
}

static DictumQuotation *
make_quotation (DictumSession *self, DictumTaken *taken, const char *speaker)
{
  const gint64 now = dictum_session_get_now (self);
  g_autofree char *id = g_uuid_string_random ();
  g_autofree DictumPiece *pieces = g_new0 (DictumPiece, taken->pieces->len);
  g_autoptr (DictumPieces) content = NULL, source = NULL, cue = NULL, addressee = NULL;

  dictum_session_find_attribution (self, taken);
  for (guint i = 0; i < taken->pieces->len; i++)
    {
      const DictumRange *range = &g_array_index (taken->pieces, DictumRange, i);

      pieces[i] = DICTUM_PIECE (range->start, range->end);
    }
  content = dictum_pieces_new (pieces, taken->pieces->len);
  source = pieces_of_range (taken->attribution.source);
  cue = pieces_of_range (taken->attribution.cue);
  addressee = pieces_of_range (taken->attribution.addressee);
  return dictum_quotation_new (&(DictumQuotationFields){
      .id = id,
      .speaker = speaker,
      .form = taken->form,
      .pieces = { content, source, cue, addressee },
      .sure = TRUE,
      .origin = "hand",
      .created = now,
      .modified = now,
  });
}

// What @quotation becomes when it is tagged.
static DictumQuotation *
retag (DictumSession *self, DictumQuotation *quotation, const char *speaker)
{
  DictumQuotationFields fields = *dictum_quotation_get_fields (quotation);

  if (g_strcmp0 (fields.speaker, speaker) == 0)
    return dictum_quotation_ref (quotation);
  fields.speaker = speaker;
  fields.modified = dictum_session_get_now (self);
  return dictum_quotation_new (&fields);
}

static void
remember_speaker (DictumSession *self, const char *speaker)
{
  char *kept = g_strdup (speaker);

  if (kept == NULL)
    return;
  g_free (self->last_speaker);
  self->last_speaker = kept;
}

// The tagged quotation becomes current, and the caret goes to where the next digit would act on it once more.
static void
follow_tag (DictumSession *self, DictumAim aim, DictumQuotation *tagged, const char *speaker)
{
  const gboolean by_pointer = self->by_pointer;
  DictumRange extent;

  self->by_pointer = FALSE;
  dictum_session_make_current (self, dictum_quotation_get_id (tagged));
  if (aim == DICTUM_AIM_SELECTION || aim == DICTUM_AIM_MARKS)
    {
      if (dictum_quotation_get_extent (tagged, &extent))
        dictum_session_place_caret (self, extent.end);
    }
  else if (aim == DICTUM_AIM_QUOTATION && by_pointer)
    dictum_session_place_caret (self, self->pointer);
  remember_speaker (self, speaker);
}

/*
 * dictum_session_tag_with:
 * @speaker: (nullable): the id of a speaker
 * @added: (nullable): that speaker, where the same act adds it to the cast
 *
 * Does what a digit does.
 */
gboolean
dictum_session_tag_with (DictumSession *self, const char *speaker, DictumSpeaker *added)
{
  g_auto (DictumAimed) aimed = { 0 };
  g_autofree char *label = dup_tag_label (self, speaker, added);
  g_autofree char *kept = g_strdup (speaker); // it may be a string of the session that changes meanwhile
  g_autoptr (DictumEdit) edit = NULL;
  g_autoptr (DictumQuotation) tagged = NULL;

  dictum_session_let_go (self);
  dictum_session_find_aim (self, TRUE, &aimed);
  if (aimed.aim == DICTUM_AIM_NOTHING)
    {
      dictum_session_say (self, FALSE,
                          _("Select the words first, or point between quotation marks or at a quotation."));
      return FALSE;
    }
  edit = begin_edit (self, label);
  if (added != NULL)
    dictum_edit_add (edit, DICTUM_TARGET_SPEAKER, NULL, NULL, added);
  tagged = aimed.quotation ? retag (self, aimed.quotation, kept) : make_quotation (self, &aimed.taken, kept);
  if (tagged != aimed.quotation)
    dictum_edit_add (edit, DICTUM_TARGET_QUOTATION, dictum_edit_get_file (edit), aimed.quotation, tagged);
  if (tagged != aimed.quotation && !dictum_session_commit (self, edit))
    return FALSE;
  follow_tag (self, aimed.aim, tagged, kept);
  return TRUE;
}

/**
 * dictum_session_tag:
 * @self: a session
 * @speaker: (nullable): the id of a speaker, `DICTUM_SPEAKER_UNKNOWN`, or %NULL for not attributed
 *
 * Does what a digit does: marks the selected text, else tags the quotation pointed at or marks what stands between the
 * quotation marks there, else tags the current quotation where it is visible. What was marked or tagged becomes
 * current; a mark lays the selection down and puts the caret behind it. Text that is a quotation already is tagged.
 *
 * Returns: %FALSE where there is nothing to act on, the speaker is not in the cast, or the project cannot be changed;
 *   a message says so and nothing changed.
 */
gboolean
dictum_session_tag (DictumSession *self, const char *speaker)
{
  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  if (speaker != NULL && !dictum_session_speaker_is_usable (self, speaker))
    {
      dictum_session_say (self, FALSE, _("This speaker is not in the cast."));
      return FALSE;
    }
  return dictum_session_tag_with (self, speaker, NULL);
}

/**
 * dictum_session_click_speaker:
 * @self: a session
 * @speaker: the id of a speaker, or `DICTUM_SPEAKER_UNKNOWN`
 *
 * A click in the cast: marks the selection; with nothing selected picks the speaker up as the pen, or lays the pen down
 * if it is the same. It never tags the current quotation.
 *
 * Returns: %FALSE where the mark failed, and a message says why.
 */
gboolean
dictum_session_click_speaker (DictumSession *self, const char *speaker)
{
  DictumRange words;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);
  g_return_val_if_fail (speaker != NULL, FALSE);

  if (dictum_session_get_words (self, &words))
    return dictum_session_tag (self, speaker);
  dictum_session_pick_pen (self, g_strcmp0 (self->pen, speaker) == 0 ? NULL : speaker);
  return TRUE;
}

/**
 * dictum_session_remove:
 * @self: a session
 *
 * Delete: removes the current quotation.
 *
 * Returns: %FALSE where there is none; a message says so.
 */
gboolean
dictum_session_remove (DictumSession *self)
{
  DictumQuotation *current;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  current = dictum_session_need_current (self);
  return current != NULL && dictum_session_remove_quotation (self, current);
}

/**
 * dictum_session_set_form:
 * @self: a session
 * @form: the form
 *
 * Sets the form of the current quotation.
 *
 * Returns: %FALSE where there is none; a message says so.
 */
gboolean
dictum_session_set_form (DictumSession *self, DictumForm form)
{
  DictumQuotation *current;
  DictumQuotationFields fields;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);
  g_return_val_if_fail ((guint) form < DICTUM_N_FORMS, FALSE);

  current = dictum_session_need_current (self);
  if (current == NULL)
    return FALSE;
  fields = *dictum_quotation_get_fields (current);
  fields.form = form;
  return dictum_session_change_quotation (self, _("set form"), current, &fields);
}

static const char *
name_role_act (DictumRole role)
{
  switch (role)
    {
    case DICTUM_ROLE_SOURCE:
      return _("set source");
    case DICTUM_ROLE_CUE:
      return _("set cue");
    case DICTUM_ROLE_ADDRESSEE:
      return _("set addressee");
    case DICTUM_ROLE_CONTENT:
    default:
      g_return_val_if_reached ("");
    }
}

static gboolean
change_role (DictumSession *self, DictumQuotation *current, DictumRole role, DictumPieces *pieces)
{
  DictumQuotationFields fields = *dictum_quotation_get_fields (current);

  fields.pieces[role] = pieces;
  return dictum_session_change_quotation (self, name_role_act (role), current, &fields);
}

/**
 * dictum_session_set_role:
 * @self: a session
 * @role: source, cue or addressee
 *
 * Makes the selected words the source, cue or addressee of the current quotation, in place of what was there, and lays
 * the selection down.
 *
 * Returns: %FALSE where no quotation is current or no words are selected; a message says so.
 */
gboolean
dictum_session_set_role (DictumSession *self, DictumRole role)
{
  DictumQuotation *current;
  DictumRange words;
  g_autoptr (DictumPieces) pieces = NULL;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);
  g_return_val_if_fail (role > DICTUM_ROLE_CONTENT && role < DICTUM_N_ROLES, FALSE);

  current = dictum_session_need_current (self);
  if (current == NULL)
    return FALSE;
  if (!dictum_session_get_words (self, &words))
    {
      dictum_session_say (self, FALSE, _("Select the words first: the source, the cue or the addressee."));
      return FALSE;
    }
  pieces = dictum_pieces_new_for_range (words);
  if (!change_role (self, current, role, pieces))
    return FALSE;
  dictum_session_place_caret (self, words.end);
  return TRUE;
}

/**
 * dictum_session_clear_role:
 * @self: a session
 * @role: source, cue or addressee
 *
 * Says of the current quotation that the text has no source, cue or addressee for it.
 *
 * Returns: %FALSE where no quotation is current; a message says so.
 */
gboolean
dictum_session_clear_role (DictumSession *self, DictumRole role)
{
  DictumQuotation *current;
  g_autoptr (DictumPieces) none = NULL;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);
  g_return_val_if_fail (role > DICTUM_ROLE_CONTENT && role < DICTUM_N_ROLES, FALSE);

  current = dictum_session_need_current (self);
  none = dictum_pieces_new (NULL, 0);
  return current != NULL && change_role (self, current, role, none);
}

/**
 * dictum_session_forget_role:
 * @self: a session
 * @role: source, cue or addressee
 *
 * Says of the current quotation that nobody looked for its source, cue or addressee yet.
 *
 * Returns: %FALSE where no quotation is current; a message says so.
 */
gboolean
dictum_session_forget_role (DictumSession *self, DictumRole role)
{
  DictumQuotation *current;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);
  g_return_val_if_fail (role > DICTUM_ROLE_CONTENT && role < DICTUM_N_ROLES, FALSE);

  current = dictum_session_need_current (self);
  return current != NULL && change_role (self, current, role, NULL);
}

/**
 * dictum_session_set_sure:
 * @self: a session
 * @sure: whether the annotator is sure of the current quotation
 *
 * Returns: %FALSE where no quotation is current; a message says so.
 */
gboolean
dictum_session_set_sure (DictumSession *self, gboolean sure)
{
  DictumQuotation *current;
  DictumQuotationFields fields;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  current = dictum_session_need_current (self);
  if (current == NULL)
    return FALSE;
  fields = *dictum_quotation_get_fields (current);
  if (!fields.sure == !sure)
    return TRUE;
  fields.sure = sure;
  return dictum_session_change_quotation (self, sure ? _("mark as sure") : _("mark as unsure"), current, &fields);
}

/**
 * dictum_session_set_note:
 * @self: a session
 * @note: (nullable): the annotator's note to the current quotation; %NULL and "" are the same
 *
 * Sets the note. Each call that says something new is one act; the view calls it when the field is left or rests.
 *
 * Returns: %FALSE where no quotation is current; a message says so.
 */
gboolean
dictum_session_set_note (DictumSession *self, const char *note)
{
  DictumQuotation *current;
  DictumQuotationFields fields;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  current = dictum_session_need_current (self);
  if (current == NULL)
    return FALSE;
  fields = *dictum_quotation_get_fields (current);
  fields.note = note;
  return dictum_session_change_quotation (self, _("change note"), current, &fields);
}

/**
 * dictum_session_set_speaker:
 * @self: a session
 * @speaker: (nullable): the id of a speaker, `DICTUM_SPEAKER_UNKNOWN`, or %NULL for not attributed
 *
 * Tags the current quotation, visible or not, whatever is selected or pointed at.
 *
 * Returns: %FALSE where no quotation is current or the speaker is not in the cast; a message says so.
 */
gboolean
dictum_session_set_speaker (DictumSession *self, const char *speaker)
{
  DictumQuotation *current;
  DictumQuotationFields fields;
  g_autofree char *label = NULL;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), FALSE);

  if (speaker != NULL && !dictum_session_speaker_is_usable (self, speaker))
    {
      dictum_session_say (self, FALSE, _("This speaker is not in the cast."));
      return FALSE;
    }
  current = dictum_session_need_current (self);
  if (current == NULL)
    return FALSE;
  label = dup_tag_label (self, speaker, NULL);
  fields = *dictum_quotation_get_fields (current);
  fields.speaker = speaker;
  if (!dictum_session_change_quotation (self, label, current, &fields))
    return FALSE;
  remember_speaker (self, speaker);
  return TRUE;
}
