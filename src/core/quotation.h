// SPDX-License-Identifier: GPL-3.0-or-later
// One reported utterance: who says what, and how the text says so.

#pragma once

#include "core/piece.h"

G_BEGIN_DECLS

// The speaker of a quotation whose text names nobody; reserved, in no cast.
#define DICTUM_SPEAKER_UNKNOWN "unknown"

/**
 * DictumForm:
 * @DICTUM_FORM_DIRECT: all of the content is inside quotation marks
 * @DICTUM_FORM_MIXED: some of it is
 * @DICTUM_FORM_INDIRECT: none of it is
 * @DICTUM_FORM_FREE_INDIRECT: none of it is, and no cue reports it
 */
typedef enum
{
  DICTUM_FORM_DIRECT,
  DICTUM_FORM_MIXED,
  DICTUM_FORM_INDIRECT,
  DICTUM_FORM_FREE_INDIRECT,
} DictumForm;

#define DICTUM_N_FORMS 4

/**
 * DictumRole:
 * @DICTUM_ROLE_CONTENT: the words reported
 * @DICTUM_ROLE_SOURCE: how the text names the speaker here
 * @DICTUM_ROLE_CUE: the words that report
 * @DICTUM_ROLE_ADDRESSEE: to whom it was said
 */
typedef enum
{
  DICTUM_ROLE_CONTENT,
  DICTUM_ROLE_SOURCE,
  DICTUM_ROLE_CUE,
  DICTUM_ROLE_ADDRESSEE,
} DictumRole;

#define DICTUM_N_ROLES 4

/**
 * DictumQuotationFields:
 * @id: a UUID, or what another program wrote there
 * @speaker: (nullable): an id of the cast, `DICTUM_SPEAKER_UNKNOWN`, or %NULL for not attributed yet
 * @form: the form
 * @pieces: by #DictumRole; (nullable) for "not looked at yet", an empty list for "the text has none";
 *   the content is never %NULL
 * @note: (nullable): the annotator's note; %NULL and "" are the same
 * @sure: whether the annotator is sure
 * @origin: "hand", "suggestion", or "import:FORMAT"
 * @created: seconds since 1970, UTC
 * @modified: likewise
 * @extra: (nullable): unknown members, as the text of a JSON object
 */
typedef struct
{
  const char *id;
  const char *speaker;
  DictumForm form;
  DictumPieces *pieces[DICTUM_N_ROLES];
  const char *note;
  gboolean sure;
  const char *origin;
  gint64 created;
  gint64 modified;
  const char *extra;
} DictumQuotationFields;

#define DICTUM_TYPE_QUOTATION (dictum_quotation_get_type ())

typedef struct _DictumQuotation DictumQuotation;

GType dictum_quotation_get_type (void);

DictumQuotation *dictum_quotation_new (const DictumQuotationFields *fields);
DictumQuotation *dictum_quotation_ref (DictumQuotation *self);
void dictum_quotation_unref (DictumQuotation *self);

const DictumQuotationFields *dictum_quotation_get_fields (const DictumQuotation *self);
const char *dictum_quotation_get_id (const DictumQuotation *self);
const DictumPieces *dictum_quotation_get_pieces (const DictumQuotation *self, DictumRole role);
gboolean dictum_quotation_is_orphan (const DictumQuotation *self);
gboolean dictum_quotation_get_extent (const DictumQuotation *self, DictumRange *extent);
int dictum_quotation_compare (const DictumQuotation *self, const DictumQuotation *other);
gboolean dictum_quotation_equal (const DictumQuotation *self, const DictumQuotation *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DictumQuotation, dictum_quotation_unref)

G_END_DECLS
