// SPDX-License-Identifier: GPL-3.0-or-later
// The window in which a speaker's name, other names, role, kind, colour, key and note are changed.

#include "config.h"

#include "view/speaker-editor.h"

#include "platform/button.h"
#include "view/legend.h"
#include "view/palette.h"
#include "view/typed.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DictumSpeakerEditor
{
  AdwWindow parent_instance;
  GtkWidget *save;
  GtkEditable *name;
  GtkEditable *role;
  GtkEditable *aliases;
  GtkEditable *wikidata;
  GtkEditable *note;
  AdwComboRow *kind;
  AdwComboRow *key;
  GtkFlowBox *colours;
  GtkWidget *swatches[DICTUM_PALETTE_SIZE];
  DictumSession *session;
  DictumSpeaker *speaker;
};

G_DEFINE_FINAL_TYPE (DictumSpeakerEditor, dictum_speaker_editor, ADW_TYPE_WINDOW)

static void
name_changed_cb (DictumSpeakerEditor *self)
{
  g_autofree char *name = dictum_typed_dup (self->name);

  gtk_widget_set_sensitive (self->save, name[0] != '\0');
}

static char **
split_aliases (const char *text)
{
  g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strstrip (parts[i])[0] != '\0')
      g_strv_builder_add (aliases, parts[i]);
  return g_strv_builder_end (aliases);
}

static guint
get_colour (DictumSpeakerEditor *self)
{
  for (guint i = 0; i < DICTUM_PALETTE_SIZE; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->swatches[i])))
      return i;
  return dictum_speaker_get_fields (self->speaker)->colour;
}

static void
save_cb (DictumSpeakerEditor *self)
{
  DictumSpeakerFields fields = *dictum_speaker_get_fields (self->speaker);
  g_autofree char *name = dictum_typed_dup (self->name);
  g_autofree char *role = dictum_typed_dup (self->role);
  g_autofree char *words = dictum_typed_dup (self->aliases);
  g_autofree char *wikidata = dictum_typed_dup (self->wikidata);
  g_autofree char *note = dictum_typed_dup (self->note);
  g_auto (GStrv) aliases = split_aliases (words);
  guint key = adw_combo_row_get_selected (self->key);
  g_autoptr (DictumSpeaker) changed = NULL;

  if (name[0] == '\0')
    return;
  fields.name = name;
  fields.role = role;
  fields.aliases = (const char *const *) aliases;
  fields.wikidata = wikidata;
  fields.note = note;
  fields.kind = adw_combo_row_get_selected (self->kind);
  fields.key = key > 0 ? (char) ('0' + key) : 0;
  fields.colour = get_colour (self);
  changed = dictum_speaker_new (&fields);
  if (!dictum_speaker_equal (self->speaker, changed))
    dictum_session_change_speaker (self->session, &fields);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_cb (DictumSpeakerEditor *self)
{
  dictum_session_remove_speaker (self->session, dictum_speaker_get_id (self->speaker));
  gtk_window_close (GTK_WINDOW (self));
}

// A digit that another speaker holds can be taken from it; the list says from whom.
static void
fill_keys (DictumSpeakerEditor *self)
{
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (self->session));
  g_autoptr (GtkStringList) keys = gtk_string_list_new (NULL);

  gtk_string_list_append (keys, _ ("None"));
  for (char key = '1'; key <= '9'; key++)
    {
      DictumSpeaker *holder = dictum_cast_find_by_key (cast, key);
      g_autofree char *label = NULL;

      if (holder == NULL || strcmp (dictum_speaker_get_id (holder), dictum_speaker_get_id (self->speaker)) == 0)
        label = g_strdup_printf ("%c", key);
      else
        // Translators: a digit and the speaker who has it now
        label = g_strdup_printf (_ ("%c (now %s)"), key, dictum_speaker_get_name (holder));
      gtk_string_list_append (keys, label);
    }
  adw_combo_row_set_model (self->key, G_LIST_MODEL (keys));
}

static void
fill_colours (DictumSpeakerEditor *self, guint chosen)
{
  for (guint i = 0; i < DICTUM_PALETTE_SIZE; i++)
    {
      GtkWidget *swatch = gtk_toggle_button_new (), *legend = dictum_legend_new ();
      const char *name = dictum_palette_get_colour_name (i);

      dictum_legend_show (DICTUM_LEGEND (legend), DICTUM_LEGEND_COLOUR, (int) i);
      gtk_button_set_child (GTK_BUTTON (swatch), legend);
      gtk_widget_add_css_class (swatch, "swatch");
      gtk_widget_set_tooltip_text (swatch, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (swatch), GTK_TOGGLE_BUTTON (self->swatches[0]));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (swatch), i == chosen % DICTUM_PALETTE_SIZE);
      gtk_flow_box_append (self->colours, swatch);
      // The button takes the focus, not the cell that it stands in.
      gtk_widget_set_focusable (gtk_widget_get_parent (swatch), FALSE);
      self->swatches[i] = swatch;
    }
}

static void
fill (DictumSpeakerEditor *self)
{
  const DictumSpeakerFields *fields = dictum_speaker_get_fields (self->speaker);
  g_autofree char *aliases = fields->aliases ? g_strjoinv ("; ", (char **) fields->aliases) : g_strdup ("");

  gtk_editable_set_text (self->name, fields->name);
  gtk_editable_set_text (self->role, fields->role ? fields->role : "");
  gtk_editable_set_text (self->aliases, aliases);
  gtk_editable_set_text (self->wikidata, fields->wikidata ? fields->wikidata : "");
  gtk_editable_set_text (self->note, fields->note ? fields->note : "");
  adw_combo_row_set_selected (self->kind, fields->kind);
  fill_keys (self);
  adw_combo_row_set_selected (self->key, fields->key ? (guint) (fields->key - '0') : 0);
  fill_colours (self, fields->colour);
}

static void
dictum_speaker_editor_dispose (GObject *object)
{
  DictumSpeakerEditor *self = DICTUM_SPEAKER_EDITOR (object);

  g_clear_object (&self->session);
  g_clear_object (&self->speaker);
  gtk_widget_dispose_template (GTK_WIDGET (self), DICTUM_TYPE_SPEAKER_EDITOR);
  G_OBJECT_CLASS (dictum_speaker_editor_parent_class)->dispose (object);
}

static void
dictum_speaker_editor_class_init (DictumSpeakerEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dictum_speaker_editor_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PREFIX "/ui/speaker-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerEditor, save);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerEditor, name);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerEditor, role);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerEditor, aliases);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerEditor, wikidata);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerEditor, note);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerEditor, key);
  gtk_widget_class_bind_template_child (widget_class, DictumSpeakerEditor, colours);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dictum_speaker_editor_init (DictumSpeakerEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dictum_buttons_name (GTK_WIDGET (self));
}

/**
 * dictum_speaker_editor_new:
 * @parent: the window that asks
 * @session: whose cast it is
 * @speaker: the id of a speaker of the cast
 *
 * Returns: (transfer none) (nullable): a window; show it. GTK owns it. %NULL where there is no such speaker.
 */
GtkWidget *
dictum_speaker_editor_new (GtkWindow *parent, DictumSession *session, const char *speaker)
{
  DictumSpeaker *one = dictum_cast_lookup (dictum_project_get_cast (dictum_session_get_project (session)), speaker);
  DictumSpeakerEditor *self;

  if (one == NULL || !dictum_speaker_is_alive (one))
    return NULL;
  self = g_object_new (DICTUM_TYPE_SPEAKER_EDITOR, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->speaker = g_object_ref (one);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
  return GTK_WIDGET (self);
}
