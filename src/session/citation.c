// SPDX-License-Identifier: GPL-3.0-or-later
// The current quotation in words: as a citation to be pasted elsewhere, and as a description for a screen reader.

#include "config.h"

#include "session/session-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

// "2016-10-12" as people write it; a month or a year alone likewise, anything else as it is.
static char *
dup_date (const char *date)
{
  g_autoptr (GDateTime) time = NULL;
  int year = 0, month = 1, day = 1;
  const int n = sscanf (date, "%4d-%2d-%2d", &year, &month, &day);

  if (n >= 2 && year > 0)
    time = g_date_time_new_utc (year, month, n == 3 ? day : 1, 0, 0, 0);
  if (time == NULL)
    return g_strdup (date);
  // Translators: the date and the month of an article in a citation, "12 October 2016" and "October 2016".
  return g_date_time_format (time, n == 3 ? _("%-d %B %Y") : _("%B %Y"));
}

static void
append_speaker (GString *citation, DictumCast *cast, const char *id)
{
  DictumSpeaker *speaker = dictum_cast_lookup (cast, id);

  if (speaker == NULL || !dictum_speaker_is_alive (speaker))
    return;
  g_string_append_printf (citation, " — %s", dictum_speaker_get_name (speaker));
  if (dictum_speaker_get_fields (speaker)->role != NULL)
    g_string_append_printf (citation, ", %s", dictum_speaker_get_fields (speaker)->role);
}

// “words” … “words” — Dmitry Peskov, Kremlin spokesman (RNZ, 12 October 2016, “Title”); what is not known is left out.
static char *
make_citation (DictumQuotation *quotation, DictumArticle *article, DictumCast *cast)
{
  const DictumArticleFields *info = dictum_article_info_get_fields (dictum_article_get_info (article));
  const DictumPieces *content = dictum_quotation_get_pieces (quotation, DICTUM_ROLE_CONTENT);
  g_autofree char *words = dictum_pieces_dup_words (content, dictum_article_get_text (article));
  g_autofree char *name = dictum_article_dup_name (article);
  g_autofree char *date = info->date ? dup_date (info->date) : NULL;
  GString *citation = g_string_new (words);

  append_speaker (citation, cast, dictum_cast_resolve (cast, dictum_quotation_get_fields (quotation)->speaker));
  g_string_append (citation, " (");
  if (info->outlet != NULL)
    g_string_append_printf (citation, "%s, ", info->outlet);
  if (date != NULL)
    g_string_append_printf (citation, "%s, ", date);
  // Translators: the title of an article in a citation, in the quotation marks of the language.
  g_string_append_printf (citation, _("“%s”"), name);
  g_string_append_c (citation, ')');
  return g_string_free (citation, FALSE);
}

/**
 * dictum_session_dup_citation:
 * @self: a session
 *
 * Returns: (transfer full) (nullable): the current quotation with its citation, as plain text; %NULL where none is
 *   current.
 */
char *
dictum_session_dup_citation (DictumSession *self)
{
  DictumQuotation *current;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  current = dictum_session_get_current (self);
  if (current == NULL)
    return NULL;
  return make_citation (current, self->article, dictum_project_get_cast (self->project));
}

static const char *
name_form (DictumForm form)
{
  switch (form)
    {
    case DICTUM_FORM_DIRECT:
      return _("direct");
    case DICTUM_FORM_MIXED:
      return _("mixed");
    case DICTUM_FORM_INDIRECT:
      return _("indirect");
    case DICTUM_FORM_FREE_INDIRECT:
    default:
      return _("free-indirect");
    }
}

static char *
dup_whose (DictumSession *self, DictumQuotation *quotation)
{
  DictumCast *cast = dictum_project_get_cast (self->project);
  const char *id = dictum_cast_resolve (cast, dictum_quotation_get_fields (quotation)->speaker);
  DictumSpeaker *speaker = dictum_cast_lookup (cast, id);
  g_autofree char *name = speaker ? dictum_session_dup_short_name (self, speaker) : NULL;

  if (name != NULL)
    // Translators: %s is a speaker's name.
    return g_strdup_printf (_("Quotation of %s"), name);
  if (id == NULL)
    return g_strdup (_("Quotation not attributed yet"));
  return g_strdup (g_str_equal (id, DICTUM_SPEAKER_UNKNOWN) ? _("Quotation of an unknown speaker")
                                                            : _("Quotation of a missing speaker"));
}

/**
 * dictum_session_dup_current_description:
 * @self: a session
 *
 * Returns: (transfer full): the current quotation for a screen reader, "Quotation of Kerry, direct, 2 pieces, 3 of 7";
 *   "" where none is current.
 */
char *
dictum_session_dup_current_description (DictumSession *self)
{
  DictumQuotation *current;
  g_autofree char *whose = NULL, *pieces = NULL;
  guint n;

  g_return_val_if_fail (DICTUM_IS_SESSION (self), NULL);

  current = dictum_session_get_current (self);
  if (current == NULL)
    return g_strdup ("");
  whose = dup_whose (self, current);
  n = dictum_pieces_get_n (dictum_quotation_get_pieces (current, DICTUM_ROLE_CONTENT));
  pieces = g_strdup_printf (ngettext ("%u piece", "%u pieces", n), n);
  // Translators: whose quotation, its form, how many pieces, which quotation of how many: "Quotation of Kerry, direct,
  // 2 pieces, 3 of 7".
  return g_strdup_printf (_("%s, %s, %s, %u of %u"), whose, name_form (dictum_quotation_get_fields (current)->form),
                          pieces, dictum_session_get_current_number (self),
                          dictum_annotation_set_get_n (dictum_session_get_set (self)));
}
