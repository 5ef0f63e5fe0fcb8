// SPDX-License-Identifier: GPL-3.0-or-later
// Three-way merges of what two programs wrote. A thing that only one side changed is as that side has it; one that both
// changed is merged member by member, and a member that both changed is as the file has it (theirs). What one side
// removed and the other changed stays.

#include "project/merge.h"

#include <string.h>

// Which side a value comes from.
typedef enum
{
  OURS,
  THEIRS,
} Side;

static Side
choose (gboolean ours_is_base, gboolean theirs_is_base, gboolean same, guint *n_conflicts)
{
  if (same || theirs_is_base)
    return OURS;
  if (!ours_is_base)
    *n_conflicts += 1;
  return THEIRS;
}

static const char *
choose_string (const char *base, const char *ours, const char *theirs, guint *n_conflicts)
{
  Side side = choose (g_strcmp0 (ours, base) == 0, g_strcmp0 (theirs, base) == 0, g_strcmp0 (ours, theirs) == 0,
                      n_conflicts);

  return side == OURS ? ours : theirs;
}

static gint64
choose_number (gint64 base, gint64 ours, gint64 theirs, guint *n_conflicts)
{
  return choose (ours == base, theirs == base, ours == theirs, n_conflicts) == OURS ? ours : theirs;
}

static DictumPieces *
choose_pieces (DictumPieces *base, DictumPieces *ours, DictumPieces *theirs, guint *n_conflicts)
{
  Side side = choose (dictum_pieces_equal (ours, base), dictum_pieces_equal (theirs, base),
                      dictum_pieces_equal (ours, theirs), n_conflicts);

  return side == OURS ? ours : theirs;
}

static DictumQuotation *
merge_members (DictumQuotation *base, DictumQuotation *ours, DictumQuotation *theirs, guint *n_conflicts)
{
  const DictumQuotationFields *b = dictum_quotation_get_fields (base);
  const DictumQuotationFields *o = dictum_quotation_get_fields (ours);
  const DictumQuotationFields *t = dictum_quotation_get_fields (theirs);
  DictumQuotationFields merged = *t;

  for (guint role = 0; role < DICTUM_N_ROLES; role++)
    merged.pieces[role] = choose_pieces (b->pieces[role], o->pieces[role], t->pieces[role], n_conflicts);
  merged.speaker = choose_string (b->speaker, o->speaker, t->speaker, n_conflicts);
  merged.form = choose_number (b->form, o->form, t->form, n_conflicts);
  merged.note = choose_string (b->note, o->note, t->note, n_conflicts);
  merged.sure = choose_number (b->sure, o->sure, t->sure, n_conflicts);
  merged.origin = choose_string (b->origin, o->origin, t->origin, n_conflicts);
  merged.extra = choose_string (b->extra, o->extra, t->extra, n_conflicts);
  // Stamps are no statement of a person: the earlier beginning and the later change are true for both.
  merged.created = MIN (o->created, t->created);
  merged.modified = MAX (o->modified, t->modified);
  return dictum_quotation_new (&merged);
}

// Members that two sides gave the same new id: there is no common past, each difference is a conflict.
static DictumQuotation *
merge_twins (DictumQuotation *ours, DictumQuotation *theirs, guint *n_conflicts)
{
  if (!dictum_quotation_equal (ours, theirs))
    *n_conflicts += 1;
  return dictum_quotation_ref (theirs);
}

// Any of the three may be %NULL: not there.
static DictumQuotation *
merge_quotation (DictumQuotation *base, DictumQuotation *ours, DictumQuotation *theirs, guint *n_conflicts)
{
  gboolean ours_is_base = dictum_quotation_equal (ours, base);
  gboolean theirs_is_base = dictum_quotation_equal (theirs, base);

  if (theirs_is_base || dictum_quotation_equal (ours, theirs))
    return ours ? dictum_quotation_ref (ours) : NULL;
  if (ours_is_base)
    return theirs ? dictum_quotation_ref (theirs) : NULL;
  // Both changed it. One who removed it did not know what the other was about to say.
  if (ours == NULL || theirs == NULL)
    {
      *n_conflicts += 1;
      return dictum_quotation_ref (ours ? ours : theirs);
    }
  return base ? merge_members (base, ours, theirs, n_conflicts) : merge_twins (ours, theirs, n_conflicts);
}

static GHashTable *
index_quotations (DictumAnnotations *annotations)
{
  const GPtrArray *quotations = dictum_annotations_get_quotations (annotations);
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < quotations->len; i++)
    g_hash_table_insert (index, (char *) dictum_quotation_get_id (quotations->pdata[i]), quotations->pdata[i]);
  return index;
}

static GPtrArray *
merge_quotations (DictumAnnotations *base, DictumAnnotations *ours, DictumAnnotations *theirs, guint *n_conflicts)
{
  g_autoptr (GHashTable) in_base = index_quotations (base);
  g_autoptr (GHashTable) in_ours = index_quotations (ours);
  g_autoptr (GHashTable) in_theirs = index_quotations (theirs);
  const GPtrArray *our_list = dictum_annotations_get_quotations (ours);
  const GPtrArray *their_list = dictum_annotations_get_quotations (theirs);
  GPtrArray *merged = g_ptr_array_new_with_free_func ((GDestroyNotify) dictum_quotation_unref);

  for (guint i = 0; i < our_list->len; i++)
    {
      const char *id = dictum_quotation_get_id (our_list->pdata[i]);
      DictumQuotation *quotation = merge_quotation (g_hash_table_lookup (in_base, id), our_list->pdata[i],
                                                    g_hash_table_lookup (in_theirs, id), n_conflicts);

      if (quotation != NULL)
        g_ptr_array_add (merged, quotation);
    }
  for (guint i = 0; i < their_list->len; i++)
    {
      const char *id = dictum_quotation_get_id (their_list->pdata[i]);
      DictumQuotation *quotation;

      if (g_hash_table_contains (in_ours, id))
        continue;
      quotation = merge_quotation (g_hash_table_lookup (in_base, id), NULL, their_list->pdata[i], n_conflicts);
      if (quotation != NULL)
        g_ptr_array_add (merged, quotation);
    }
  return merged;
}

static gboolean
rejection_same (const DictumRejection *one, const DictumRejection *other)
{
  return dictum_pieces_equal (one->content, other->content) && g_strcmp0 (one->extra, other->extra) == 0;
}

static gboolean
has_rejection (DictumAnnotations *annotations, const DictumRejection *rejection)
{
  const GPtrArray *list = dictum_annotations_get_rejections (annotations);

  for (guint i = 0; i < list->len; i++)
    if (rejection_same (list->pdata[i], rejection))
      return TRUE;
  return FALSE;
}

static GPtrArray *
merge_rejections (DictumAnnotations *base, DictumAnnotations *ours, DictumAnnotations *theirs)
{
  const GPtrArray *our_list = dictum_annotations_get_rejections (ours);
  const GPtrArray *their_list = dictum_annotations_get_rejections (theirs);
  GPtrArray *merged = g_ptr_array_new ();

  // One that both have, or that one side has new; one that a side took back is gone.
  for (guint i = 0; i < their_list->len; i++)
    if (has_rejection (ours, their_list->pdata[i]) || !has_rejection (base, their_list->pdata[i]))
      g_ptr_array_add (merged, their_list->pdata[i]);
  for (guint i = 0; i < our_list->len; i++)
    if (!has_rejection (theirs, our_list->pdata[i]) && !has_rejection (base, our_list->pdata[i]))
      g_ptr_array_add (merged, our_list->pdata[i]);
  return merged;
}

/**
 * dictum_merge_annotations:
 * @base: (nullable): what both sides began with
 * @ours: what we have
 * @theirs: what another program wrote
 * @n_conflicts: (inout): takes how many times both sides changed the same thing
 *
 * All places must belong to the same text.
 *
 * Returns: (transfer full): the changes of both. Any thread.
 */
DictumAnnotations *
dictum_merge_annotations (DictumAnnotations *base, DictumAnnotations *ours, DictumAnnotations *theirs,
                          guint *n_conflicts)
{
  g_autoptr (DictumAnnotations) common = base ? dictum_annotations_ref (base)
                                              : dictum_annotations_new (DICTUM_STATE_NEW, NULL, NULL, NULL);
  g_autoptr (GPtrArray) quotations = merge_quotations (common, ours, theirs, n_conflicts);
  g_autoptr (GPtrArray) rejections = merge_rejections (common, ours, theirs);
  DictumState state = choose_number (dictum_annotations_get_state (common), dictum_annotations_get_state (ours),
                                     dictum_annotations_get_state (theirs), n_conflicts);
  const char *extra = choose_string (dictum_annotations_get_extra (common), dictum_annotations_get_extra (ours),
                                     dictum_annotations_get_extra (theirs), n_conflicts);

  return dictum_annotations_new (state, quotations, rejections, extra);
}

/**
 * dictum_annotations_same:
 * @one: a value
 * @other: another one
 *
 * Returns: whether both say the same in every member. Any thread.
 */
gboolean
dictum_annotations_same (const DictumAnnotations *one, const DictumAnnotations *other)
{
  const GPtrArray *a = dictum_annotations_get_quotations (one), *b = dictum_annotations_get_quotations (other);
  const GPtrArray *c = dictum_annotations_get_rejections (one), *d = dictum_annotations_get_rejections (other);

  if (dictum_annotations_get_state (one) != dictum_annotations_get_state (other) || a->len != b->len ||
      c->len != d->len ||
      g_strcmp0 (dictum_annotations_get_extra (one), dictum_annotations_get_extra (other)) != 0)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!dictum_quotation_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  for (guint i = 0; i < c->len; i++)
    if (!rejection_same (c->pdata[i], d->pdata[i]))
      return FALSE;
  return TRUE;
}

static const char *const *
choose_list (const char *const *base, const char *const *ours, const char *const *theirs, guint *n_conflicts)
{
  static const char *const none[] = { NULL };
  const char *const *b = base ? base : none, *const *o = ours ? ours : none, *const *t = theirs ? theirs : none;
  Side side = choose (g_strv_equal (o, b), g_strv_equal (t, b), g_strv_equal (o, t), n_conflicts);

  return side == OURS ? ours : theirs;
}

static DictumSpeaker *
merge_speaker_members (DictumSpeaker *base, DictumSpeaker *ours, DictumSpeaker *theirs, guint *n_conflicts)
{
  const DictumSpeakerFields *b = dictum_speaker_get_fields (base);
  const DictumSpeakerFields *o = dictum_speaker_get_fields (ours);
  const DictumSpeakerFields *t = dictum_speaker_get_fields (theirs);
  DictumSpeakerFields merged = {
    .id = t->id,
    .name = choose_string (b->name, o->name, t->name, n_conflicts),
    .aliases = choose_list (b->aliases, o->aliases, t->aliases, n_conflicts),
    .kind = choose_number (b->kind, o->kind, t->kind, n_conflicts),
    .role = choose_string (b->role, o->role, t->role, n_conflicts),
    .wikidata = choose_string (b->wikidata, o->wikidata, t->wikidata, n_conflicts),
    .colour = choose_number (b->colour, o->colour, t->colour, n_conflicts),
    .key = choose_number (b->key, o->key, t->key, n_conflicts),
    .note = choose_string (b->note, o->note, t->note, n_conflicts),
    .removed = choose_number (b->removed, o->removed, t->removed, n_conflicts),
    .merged_into = choose_string (b->merged_into, o->merged_into, t->merged_into, n_conflicts),
    .extra = choose_string (b->extra, o->extra, t->extra, n_conflicts),
  };

  return dictum_speaker_new (&merged);
}

static gboolean
speaker_same (DictumSpeaker *one, DictumSpeaker *other)
{
  if (one == NULL || other == NULL)
    return one == other;
  return dictum_speaker_equal (one, other);
}

static DictumSpeaker *
merge_speaker (DictumSpeaker *base, DictumSpeaker *ours, DictumSpeaker *theirs, guint *n_conflicts)
{
  if (speaker_same (theirs, base) || speaker_same (ours, theirs))
    return ours ? g_object_ref (ours) : NULL;
  if (speaker_same (ours, base))
    return theirs ? g_object_ref (theirs) : NULL;
  if (ours == NULL || theirs == NULL)
    {
      *n_conflicts += 1;
      return g_object_ref (ours ? ours : theirs);
    }
  // A removed speaker keeps nothing but its id, so there are no members to merge: the living one stays.
  if (dictum_speaker_is_alive (ours) != dictum_speaker_is_alive (theirs))
    {
      *n_conflicts += 1;
      return g_object_ref (dictum_speaker_is_alive (ours) ? ours : theirs);
    }
  if (base != NULL && dictum_speaker_is_alive (base) && dictum_speaker_is_alive (ours))
    return merge_speaker_members (base, ours, theirs, n_conflicts);
  *n_conflicts += 1;
  return g_object_ref (theirs);
}

static DictumArticleInfo *
merge_article (DictumArticleInfo *base, DictumArticleInfo *ours, DictumArticleInfo *theirs, guint *n_conflicts)
{
  static const DictumArticleFields none = { NULL };
  const DictumArticleFields *b = base ? dictum_article_info_get_fields (base) : &none;
  const DictumArticleFields *o = ours ? dictum_article_info_get_fields (ours) : &none;
  const DictumArticleFields *t = theirs ? dictum_article_info_get_fields (theirs) : &none;

  // One that is not listed says nothing in any member; so each member can be merged by itself.
  return dictum_article_info_new (&(DictumArticleFields){
      .file = o->file ? o->file : t->file,
      .title = choose_string (b->title, o->title, t->title, n_conflicts),
      .outlet = choose_string (b->outlet, o->outlet, t->outlet, n_conflicts),
      .date = choose_string (b->date, o->date, t->date, n_conflicts),
      .url = choose_string (b->url, o->url, t->url, n_conflicts),
      .language = choose_string (b->language, o->language, t->language, n_conflicts),
      .extra = choose_string (b->extra, o->extra, t->extra, n_conflicts),
  });
}

static gboolean
has_installation (const DictumAnnotatorFields *fields, const char *installation)
{
  return fields != NULL && fields->installations != NULL &&
         g_strv_contains (fields->installations, installation);
}

static const DictumAnnotatorFields *
annotator_fields (DictumAnnotator *annotator)
{
  return annotator ? dictum_annotator_get_fields (annotator) : NULL;
}

static GPtrArray *
merge_installations (const DictumAnnotatorFields *b, const DictumAnnotatorFields *o, const DictumAnnotatorFields *t)
{
  GPtrArray *merged = g_ptr_array_new ();

  for (guint i = 0; t != NULL && t->installations != NULL && t->installations[i] != NULL; i++)
    if (has_installation (o, t->installations[i]) || !has_installation (b, t->installations[i]))
      g_ptr_array_add (merged, (char *) t->installations[i]);
  for (guint i = 0; o != NULL && o->installations != NULL && o->installations[i] != NULL; i++)
    if (!has_installation (t, o->installations[i]) && !has_installation (b, o->installations[i]))
      g_ptr_array_add (merged, (char *) o->installations[i]);
  g_ptr_array_add (merged, NULL);
  return merged;
}

static DictumAnnotator *
merge_annotator (DictumAnnotator *base, DictumAnnotator *ours, DictumAnnotator *theirs, guint *n_conflicts)
{
  const DictumAnnotatorFields *b = annotator_fields (base);
  const DictumAnnotatorFields *o = annotator_fields (ours);
  const DictumAnnotatorFields *t = annotator_fields (theirs);
  g_autoptr (GPtrArray) installations = NULL;

  if (dictum_annotator_equal (theirs, base) || dictum_annotator_equal (ours, theirs))
    return ours ? dictum_annotator_ref (ours) : NULL;
  if (dictum_annotator_equal (ours, base) || ours == NULL)
    return theirs ? dictum_annotator_ref (theirs) : NULL;
  if (theirs == NULL)
    return dictum_annotator_ref (ours);
  installations = merge_installations (b, o, t);
  return dictum_annotator_new (&(DictumAnnotatorFields){
      .id = t->id,
      .name = choose_string (b ? b->name : NULL, o->name, t->name, n_conflicts),
      .installations = (const char *const *) installations->pdata,
      .extra = choose_string (b ? b->extra : NULL, o->extra, t->extra, n_conflicts),
  });
}

// The three lists of project data are merged in the same way; only what identifies an entry and how two are merged
// differs.
typedef const char *(*GetId) (gpointer entry);
typedef gpointer (*MergeEntry) (gpointer base, gpointer ours, gpointer theirs, guint *n_conflicts);

static const char *
speaker_id (gpointer entry)
{
  return dictum_speaker_get_id (entry);
}

static const char *
article_file (gpointer entry)
{
  return dictum_article_info_get_fields (entry)->file;
}

static const char *
annotator_id (gpointer entry)
{
  return dictum_annotator_get_fields (entry)->id;
}

static gpointer
merge_speaker_entry (gpointer base, gpointer ours, gpointer theirs, guint *n_conflicts)
{
  return merge_speaker (base, ours, theirs, n_conflicts);
}

static gpointer
merge_article_entry (gpointer base, gpointer ours, gpointer theirs, guint *n_conflicts)
{
  return merge_article (base, ours, theirs, n_conflicts);
}

static gpointer
merge_annotator_entry (gpointer base, gpointer ours, gpointer theirs, guint *n_conflicts)
{
  return merge_annotator (base, ours, theirs, n_conflicts);
}

static GHashTable *
index_entries (const GPtrArray *entries, GetId get_id)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (index, (char *) get_id (entries->pdata[i]), entries->pdata[i]);
  return index;
}

static GPtrArray *
merge_entries (const GPtrArray *base, const GPtrArray *ours, const GPtrArray *theirs, GetId get_id, MergeEntry merge,
               GDestroyNotify unref, guint *n_conflicts)
{
  g_autoptr (GHashTable) in_base = index_entries (base, get_id);
  g_autoptr (GHashTable) in_ours = index_entries (ours, get_id);
  g_autoptr (GHashTable) in_theirs = index_entries (theirs, get_id);
  GPtrArray *merged = g_ptr_array_new_with_free_func (unref);

  for (guint i = 0; i < ours->len + theirs->len; i++)
    {
      gpointer entry = i < ours->len ? ours->pdata[i] : theirs->pdata[i - ours->len];
      const char *id = get_id (entry);
      gpointer made;

      if (i >= ours->len && g_hash_table_contains (in_ours, id))
        continue;
      made = merge (g_hash_table_lookup (in_base, id), g_hash_table_lookup (in_ours, id),
                    g_hash_table_lookup (in_theirs, id), n_conflicts);
      if (made != NULL)
        g_ptr_array_add (merged, made);
    }
  return merged;
}

static void
drop_blank_articles (GPtrArray *articles)
{
  for (guint i = articles->len; i > 0; i--)
    if (dictum_article_info_is_blank (articles->pdata[i - 1]))
      g_ptr_array_remove_index (articles, i - 1);
}

/**
 * dictum_merge_project_data:
 * @base: what both sides began with
 * @ours: what we have
 * @theirs: what another program wrote
 * @n_conflicts: (inout): takes how many times both sides changed the same thing
 *
 * Speakers are merged by id, articles by file, annotators by id, member by member.
 *
 * Returns: (transfer full): the changes of both. Any thread.
 */
DictumProjectData *
dictum_merge_project_data (DictumProjectData *base, DictumProjectData *ours, DictumProjectData *theirs,
                           guint *n_conflicts)
{
  g_autoptr (GPtrArray) annotators = merge_entries (
      dictum_project_data_get_annotators (base), dictum_project_data_get_annotators (ours),
      dictum_project_data_get_annotators (theirs), annotator_id, merge_annotator_entry,
      (GDestroyNotify) dictum_annotator_unref, n_conflicts);
  g_autoptr (GPtrArray) speakers = merge_entries (
      dictum_project_data_get_speakers (base), dictum_project_data_get_speakers (ours),
      dictum_project_data_get_speakers (theirs), speaker_id, merge_speaker_entry, g_object_unref, n_conflicts);
  g_autoptr (GPtrArray) articles = merge_entries (
      dictum_project_data_get_articles (base), dictum_project_data_get_articles (ours),
      dictum_project_data_get_articles (theirs), article_file, merge_article_entry,
      (GDestroyNotify) dictum_article_info_unref, n_conflicts);
  const char *title = choose_string (dictum_project_data_get_title (base), dictum_project_data_get_title (ours),
                                     dictum_project_data_get_title (theirs), n_conflicts);
  const char *extra = choose_string (dictum_project_data_get_extra (base), dictum_project_data_get_extra (ours),
                                     dictum_project_data_get_extra (theirs), n_conflicts);

  drop_blank_articles (articles);
  return dictum_project_data_new (title, annotators, speakers, articles, extra);
}

static gboolean
lists_same (const GPtrArray *one, const GPtrArray *other, GEqualFunc same)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    if (!same (one->pdata[i], other->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
same_speakers (gconstpointer one, gconstpointer other)
{
  return dictum_speaker_equal ((DictumSpeaker *) one, (DictumSpeaker *) other);
}

static gboolean
same_articles (gconstpointer one, gconstpointer other)
{
  return dictum_article_info_equal (one, other);
}

static gboolean
same_annotators (gconstpointer one, gconstpointer other)
{
  return dictum_annotator_equal (one, other);
}

/**
 * dictum_project_data_same:
 * @one: a value
 * @other: another one
 *
 * Returns: whether both say the same in every member. Any thread.
 */
gboolean
dictum_project_data_same (const DictumProjectData *one, const DictumProjectData *other)
{
  return strcmp (dictum_project_data_get_title (one), dictum_project_data_get_title (other)) == 0 &&
         g_strcmp0 (dictum_project_data_get_extra (one), dictum_project_data_get_extra (other)) == 0 &&
         lists_same (dictum_project_data_get_annotators (one), dictum_project_data_get_annotators (other),
                     same_annotators) &&
         lists_same (dictum_project_data_get_speakers (one), dictum_project_data_get_speakers (other),
                     same_speakers) &&
         lists_same (dictum_project_data_get_articles (one), dictum_project_data_get_articles (other), same_articles);
}
