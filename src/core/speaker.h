// SPDX-License-Identifier: GPL-3.0-or-later
// A person or body in the project's cast, as an immutable object.

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * DictumSpeakerKind:
 * @DICTUM_SPEAKER_PERSON: one person
 * @DICTUM_SPEAKER_GROUP: several, not organised ("residents")
 * @DICTUM_SPEAKER_ORGANISATION: a body
 */
typedef enum
{
  DICTUM_SPEAKER_PERSON,
  DICTUM_SPEAKER_GROUP,
  DICTUM_SPEAKER_ORGANISATION,
} DictumSpeakerKind;

#define DICTUM_N_SPEAKER_KINDS 3

/**
 * DictumSpeakerFields:
 * @id: never changes
 * @name: the name; (nullable) in the fields of one that was removed
 * @aliases: (nullable) (array zero-terminated=1): other names for the same speaker
 * @kind: the kind
 * @role: (nullable): "Kremlin spokesman"
 * @wikidata: (nullable): "Q157"
 * @colour: index into the palette, from 0
 * @key: the digit that tags, '0' excepted, or 0 for none
 * @note: (nullable): free text
 * @removed: whether it was removed from the cast; only its id is kept then
 * @merged_into: (nullable): the id of the speaker it was merged into
 * @extra: (nullable): unknown members, as the text of a JSON object
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *const *aliases;
  DictumSpeakerKind kind;
  const char *role;
  const char *wikidata;
  guint colour;
  char key;
  const char *note;
  gboolean removed;
  const char *merged_into;
  const char *extra;
} DictumSpeakerFields;

#define DICTUM_TYPE_SPEAKER (dictum_speaker_get_type ())
G_DECLARE_FINAL_TYPE (DictumSpeaker, dictum_speaker, DICTUM, SPEAKER, GObject)

DictumSpeaker *dictum_speaker_new (const DictumSpeakerFields *fields);

const DictumSpeakerFields *dictum_speaker_get_fields (DictumSpeaker *self);
const char *dictum_speaker_get_id (DictumSpeaker *self);
const char *dictum_speaker_get_name (DictumSpeaker *self);
gboolean dictum_speaker_is_alive (DictumSpeaker *self);
gboolean dictum_speaker_equal (DictumSpeaker *self, DictumSpeaker *other);
char *dictum_speaker_dup_initials (DictumSpeaker *self, guint length);
char *dictum_speaker_make_id (const char *name, guint32 random);

G_END_DECLS
