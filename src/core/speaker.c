// SPDX-License-Identifier: GPL-3.0-or-later
// A person or body in the project's cast, as an immutable object: to change one, copy its fields and make a new one.

#include "core/speaker.h"

#include "core/dup.h"
#include "core/word.h"

#include <string.h>

#define ID_STEM_LENGTH 24 // letters of the name that go into an id

struct _DictumSpeaker
{
  GObject parent_instance;
  DictumSpeakerFields fields;
};

G_DEFINE_FINAL_TYPE (DictumSpeaker, dictum_speaker, G_TYPE_OBJECT)

static void
dictum_speaker_finalize (GObject *object)
{
  DictumSpeakerFields *fields = &DICTUM_SPEAKER (object)->fields;

  g_free ((char *) fields->id);
  g_free ((char *) fields->name);
  g_strfreev ((char **) fields->aliases);
  g_free ((char *) fields->role);
  g_free ((char *) fields->wikidata);
  g_free ((char *) fields->note);
  g_free ((char *) fields->merged_into);
  g_free ((char *) fields->extra);
  G_OBJECT_CLASS (dictum_speaker_parent_class)->finalize (object);
}

static void
dictum_speaker_class_init (DictumSpeakerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dictum_speaker_finalize;
}

static void
dictum_speaker_init (DictumSpeaker *self)
{
}

/**
 * dictum_speaker_new:
 * @fields: what it says; copied. Empty strings and %NULL are the same
 *
 * Returns: (transfer full): an immutable speaker. Any thread.
 */
DictumSpeaker *
dictum_speaker_new (const DictumSpeakerFields *fields)
{
  DictumSpeaker *self;

  g_return_val_if_fail (fields->id != NULL, NULL);

  self = g_object_new (DICTUM_TYPE_SPEAKER, NULL);
  self->fields = *fields;
  self->fields.id = g_strdup (fields->id);
  self->fields.name = g_strdup (fields->name ? fields->name : "");
  self->fields.aliases = fields->aliases && fields->aliases[0]
                             ? (const char *const *) g_strdupv ((char **) fields->aliases)
                             : NULL;
  self->fields.role = dictum_dup_or_null (fields->role);
  self->fields.wikidata = dictum_dup_or_null (fields->wikidata);
  self->fields.note = dictum_dup_or_null (fields->note);
  self->fields.merged_into = dictum_dup_or_null (fields->merged_into);
  self->fields.extra = dictum_dup_or_null (fields->extra);
  return self;
}

/**
 * dictum_speaker_get_fields:
 * @self: a speaker
 *
 * Returns: (transfer none): what it says, valid as long as @self is. Any thread.
 */
const DictumSpeakerFields *
dictum_speaker_get_fields (DictumSpeaker *self)
{
  return &self->fields;
}

/**
 * dictum_speaker_get_id:
 * @self: a speaker
 *
 * Returns: (transfer none): its id. Any thread.
 */
const char *
dictum_speaker_get_id (DictumSpeaker *self)
{
  return self->fields.id;
}

/**
 * dictum_speaker_get_name:
 * @self: a speaker
 *
 * Returns: (transfer none): its name, "" for one that was removed. Any thread.
 */
const char *
dictum_speaker_get_name (DictumSpeaker *self)
{
  return self->fields.name;
}

/**
 * dictum_speaker_is_alive:
 * @self: a speaker
 *
 * Returns: whether it is in the cast, neither removed nor merged into another. Any thread.
 */
gboolean
dictum_speaker_is_alive (DictumSpeaker *self)
{
  return !self->fields.removed && self->fields.merged_into == NULL;
}

static gboolean
aliases_equal (const char *const *a, const char *const *b)
{
  static const char *const none[] = { NULL };

  return g_strv_equal (a ? a : none, b ? b : none);
}

/**
 * dictum_speaker_equal:
 * @self: (nullable): a speaker
 * @other: (nullable): another one
 *
 * Returns: whether both say the same in every member. Any thread.
 */
gboolean
dictum_speaker_equal (DictumSpeaker *self, DictumSpeaker *other)
{
  const DictumSpeakerFields *a, *b;

  if (self == other)
    return TRUE;
  if (self == NULL || other == NULL)
    return FALSE;
  a = &self->fields;
  b = &other->fields;
  return strcmp (a->id, b->id) == 0 && strcmp (a->name, b->name) == 0 && aliases_equal (a->aliases, b->aliases) &&
         a->kind == b->kind && g_strcmp0 (a->role, b->role) == 0 && g_strcmp0 (a->wikidata, b->wikidata) == 0 &&
         a->colour == b->colour && a->key == b->key && g_strcmp0 (a->note, b->note) == 0 &&
         a->removed == b->removed && g_strcmp0 (a->merged_into, b->merged_into) == 0 &&
         g_strcmp0 (a->extra, b->extra) == 0;
}

/**
 * dictum_speaker_dup_initials:
 * @self: a speaker
 * @length: how many letters, at least 2; with 3 or more the last name gives the letters that the first two lack
 *
 * The first letters of the first and the last word of the name that begin with a letter or digit ("John Kerry" → "JK",
 * with 3 "JKe"); of a name of one word its first letters. Upper case first letters, never empty.
 *
 * Returns: (transfer full): the initials. Any thread.
 */
char *
dictum_speaker_dup_initials (DictumSpeaker *self, guint length)
{
  g_autoptr (GString) initials = g_string_new (NULL);
  const char *first = NULL, *last = NULL;
  gboolean inside = FALSE, one_word;

  for (const char *at = self->fields.name; *at; at = g_utf8_next_char (at))
    {
      gboolean letter = g_unichar_isalnum (g_utf8_get_char (at));

      if (letter && !inside)
        {
          last = at;
          if (first == NULL)
            first = at;
        }
      inside = letter ||
               (inside && (g_unichar_ismark (g_utf8_get_char (at)) || dictum_word_joins (g_utf8_get_char (at))));
    }
  if (first == NULL)
    return g_strdup ("?");
  one_word = first == last;
  if (!one_word)
    {
      g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (first)));
      length--;
    }
  for (guint i = 0; i < length && g_unichar_isalnum (g_utf8_get_char (last)); i++, last = g_utf8_next_char (last))
    {
      gunichar c = g_utf8_get_char (last);

      g_string_append_unichar (initials, i == 0 ? g_unichar_toupper (c) : one_word ? c : g_unichar_tolower (c));
    }
  return g_strdup (initials->str);
}

/**
 * dictum_speaker_make_id:
 * @name: a name
 * @random: whose lower 24 bits tell apart speakers of the same name
 *
 * Makes the id of a new speaker, as design.md section 3 says: the name folded to `[a-z0-9-]`, at most 24 of them, "-",
 * and six hexadecimal digits.
 *
 * Returns: (transfer full): the id. Any thread.
 */
char *
dictum_speaker_make_id (const char *name, guint32 random)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  GString *id = g_string_new (NULL);

  for (const char *at = ascii; *at && id->len < ID_STEM_LENGTH; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (id, g_ascii_tolower (*at));
    else if (id->len > 0 && id->str[id->len - 1] != '-')
      g_string_append_c (id, '-');
  if (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_append (id, "speaker");
  g_string_append_printf (id, "-%06x", random & 0xffffff);
  return g_string_free (id, FALSE);
}
