// SPDX-License-Identifier: GPL-3.0-or-later
// A window's body with a pane on each side. On a narrow window the panes become sheets over a scrim, and a strip below
// the middle says the most needed of what the pane at the end would.

#include "platform/fold.h"

#include <adwaita.h>

#define SHEET_DURATION_MS 200
#define SHEET_GAP 48  // what a sheet leaves free of the middle, to be clicked
#define USUAL_DPI (96 * 1024.0) // "gtk-xft-dpi" for text that is not enlarged
#define HANDLE_WIDTH 9 // where a pane's edge can be taken, around its line

// Below this width of the whole, in application pixels, a pane becomes a sheet; for larger text earlier.
static const int fold_below[DICTUM_FOLD_N_SIDES] = { 700, 900 };

typedef struct
{
  GtkWidget *pane;
  GtkWidget *handle;
  AdwAnimation *animation;
  int width;       // as chosen
  int least, most; // what may be chosen
  int drag_from;   // the width when the dragging began
  gboolean wanted; // beside the middle, where there is room
  gboolean open;   // as a sheet
  gboolean folded;
  double progress;    // of the sheet, 0 away, 1 there
} Side;

struct _DictumFold
{
  GtkWidget parent_instance;
  GtkWidget *middle;
  GtkWidget *strip;
  GtkWidget *scrim;
  GtkWidget *before_sheet; // what had the focus before a sheet took it
  guint notify_id;
  Side sides[DICTUM_FOLD_N_SIDES];
};

static GtkBuildableIface *parent_buildable_iface;

static void dictum_fold_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DictumFold,
                               dictum_fold,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, dictum_fold_buildable_init))

enum
{
  PROP_0,
  PROP_START_SHOWN,
  PROP_END_SHOWN,
  PROP_START_FOLDED,
  PROP_END_FOLDED,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static gboolean
is_shown (const Side *side)
{
  return side->pane != NULL && (side->folded ? side->open : side->wanted);
}

// Layout is no time to tell anybody who might then change what is being laid out.
static gboolean
notify_later_cb (gpointer data)
{
  DictumFold *self = data;

  self->notify_id = 0;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < DICTUM_FOLD_N_SIDES; i++)
    {
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_START_FOLDED + i]);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_START_SHOWN + i]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  return G_SOURCE_REMOVE;
}

static void
notify_later (DictumFold *self)
{
  if (self->notify_id == 0)
    self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_later_cb, self, NULL);
}

static void
notify_shown (DictumFold *self, guint i)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_START_SHOWN + i]);
}

// Below a sheet nothing can be reached with the keyboard.
static void
update_reach (DictumFold *self)
{
  gboolean covered = FALSE;

  for (guint i = 0; i < DICTUM_FOLD_N_SIDES; i++)
    covered = covered || (self->sides[i].folded && self->sides[i].open);
  if (self->middle != NULL)
    gtk_widget_set_can_focus (self->middle, !covered);
  if (self->strip != NULL)
    gtk_widget_set_can_focus (self->strip, !covered);
}

static void
forget_focus (DictumFold *self)
{
  g_clear_weak_pointer (&self->before_sheet);
}

static void
take_focus (DictumFold *self, Side *side)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL)
    return;
  if (self->before_sheet == NULL)
    g_set_weak_pointer (&self->before_sheet, gtk_root_get_focus (root));
  gtk_widget_set_child_visible (side->pane, TRUE);
  gtk_widget_child_focus (side->pane, GTK_DIR_TAB_FORWARD);
}

static void
give_focus_back (DictumFold *self, Side *side)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || gtk_widget_is_ancestor (focus, side->pane))
    {
      if (self->before_sheet == NULL || !gtk_widget_grab_focus (self->before_sheet))
        gtk_widget_child_focus (self->middle, GTK_DIR_TAB_FORWARD);
    }
  forget_focus (self);
}

static void
move_sheet (DictumFold *self, Side *side, gboolean open)
{
  if (side->open == open)
    return;
  side->open = open;
  adw_timed_animation_set_value_from (ADW_TIMED_ANIMATION (side->animation), side->progress);
  adw_timed_animation_set_value_to (ADW_TIMED_ANIMATION (side->animation), open ? 1 : 0);
  update_reach (self);
  if (open)
    take_focus (self, side);
  else
    give_focus_back (self, side);
  adw_animation_play (side->animation);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
sheet_moved_cb (double value, gpointer data)
{
  Side *side = data;

  side->progress = value;
  gtk_widget_queue_allocate (gtk_widget_get_parent (side->handle));
}

static void
fold_side (DictumFold *self, Side *side, gboolean folded)
{
  if (side->folded == folded)
    return;
  side->folded = folded;
  side->open = FALSE;
  adw_animation_pause (side->animation);
  side->progress = 0;
  if (folded)
    gtk_widget_add_css_class (side->pane, "sheet");
  else
    gtk_widget_remove_css_class (side->pane, "sheet");
  update_reach (self);
  forget_focus (self);
  notify_later (self);
}

static int
measure_width (GtkWidget *widget, gboolean natural)
{
  int least = 0, wished = 0;

  if (widget != NULL)
    gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wished, NULL, NULL);
  return natural ? wished : least;
}

// How much larger than usual the person wants all text, at least 1.
static double
get_text_scale (DictumFold *self)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  return MAX (dpi / USUAL_DPI, 1);
}

static int
get_side_width (const Side *side)
{
  return MAX (CLAMP (side->width, side->least, side->most), measure_width (side->pane, FALSE));
}

static void
dictum_fold_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *least,
                     int *wished,
                     int *least_baseline,
                     int *wished_baseline)
{
  DictumFold *self = DICTUM_FOLD (widget);
  GtkWidget *children[] = { self->middle, self->strip, self->sides[0].pane, self->sides[1].pane };

  *least = *wished = 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_least = 0, child_wished = 0;

      if (children[i] == NULL)
        continue;
      gtk_widget_measure (children[i], orientation, -1, &child_least, &child_wished, NULL, NULL);
      // The strip stands below the middle; sheets lie over both and scroll.
      if (orientation == GTK_ORIENTATION_VERTICAL && i == 1)
        *least += child_least;
      else
        *least = MAX (*least, child_least);
      *wished = MAX (*wished, child_wished);
    }
  *wished = MAX (*wished, *least);
  *least_baseline = *wished_baseline = -1;
}

static void
allocate_at (DictumFold *self, GtkWidget *child, int x, int y, int width, int height)
{
  int whole = gtk_widget_get_width (GTK_WIDGET (self));
  GtkAllocation place = { x, y, MAX (width, 0), MAX (height, 0) };

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    place.x = whole - x - place.width;
  gtk_widget_size_allocate (child, &place, -1);
}

// Returns the room that the pane takes from the middle.
static int
allocate_side (DictumFold *self, guint i, int width, int height)
{
  Side *side = &self->sides[i];
  gboolean at_start = i == DICTUM_FOLD_START;
  gboolean seen = side->folded ? side->open || side->progress > 0 : side->wanted;
  int own, hidden = 0;

  if (side->pane == NULL)
    return 0;
  gtk_widget_set_child_visible (side->pane, seen);
  gtk_widget_set_child_visible (side->handle, seen && !side->folded);
  if (!seen)
    return 0;
  own = get_side_width (side);
  if (side->folded)
    {
      own = MIN ((int) (own * get_text_scale (self)), width - SHEET_GAP);
      own = MAX (own, measure_width (side->pane, FALSE));
      hidden = (int) ((1 - side->progress) * own);
    }
  allocate_at (self, side->pane, at_start ? -hidden : width - own + hidden, 0, own, height);
  if (!side->folded)
    allocate_at (self, side->handle, (at_start ? own : width - own) - HANDLE_WIDTH / 2, 0, HANDLE_WIDTH, height);
  return side->folded ? 0 : own;
}

static void
dictum_fold_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DictumFold *self = DICTUM_FOLD (widget);
  const double text_scale = get_text_scale (self);
  gboolean strip_seen, scrim_seen;
  int start, end, strip_height = 0;

  for (guint i = 0; i < DICTUM_FOLD_N_SIDES; i++)
    if (self->sides[i].pane != NULL)
      fold_side (self, &self->sides[i], width < fold_below[i] * text_scale);
  start = allocate_side (self, DICTUM_FOLD_START, width, height);
  end = allocate_side (self, DICTUM_FOLD_END, width, height);

  strip_seen = self->strip != NULL && self->sides[DICTUM_FOLD_END].folded && gtk_widget_get_visible (self->strip);
  if (self->strip != NULL)
    gtk_widget_set_child_visible (self->strip, strip_seen);
  if (strip_seen)
    {
      gtk_widget_measure (self->strip, GTK_ORIENTATION_VERTICAL, width - start, NULL, &strip_height, NULL, NULL);
      allocate_at (self, self->strip, start, height - strip_height, width - start - end, strip_height);
    }
  if (self->middle != NULL)
    allocate_at (self, self->middle, start, 0, width - start - end, height - strip_height);

  scrim_seen = self->sides[0].progress > 0 || self->sides[1].progress > 0;
  gtk_widget_set_child_visible (self->scrim, scrim_seen);
  if (!scrim_seen)
    return;
  gtk_widget_set_opacity (self->scrim, MAX (self->sides[0].progress, self->sides[1].progress));
  allocate_at (self, self->scrim, 0, 0, width, height);
}

static void
dictum_fold_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DictumFold *self = DICTUM_FOLD (object);

  if (id == PROP_START_SHOWN || id == PROP_END_SHOWN)
    g_value_set_boolean (value, is_shown (&self->sides[id - PROP_START_SHOWN]));
  else if (id == PROP_START_FOLDED || id == PROP_END_FOLDED)
    g_value_set_boolean (value, self->sides[id - PROP_START_FOLDED].folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dictum_fold_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_START_SHOWN || id == PROP_END_SHOWN)
    dictum_fold_set_shown (DICTUM_FOLD (object), id - PROP_START_SHOWN, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dictum_fold_dispose (GObject *object)
{
  DictumFold *self = DICTUM_FOLD (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  forget_focus (self);
  for (guint i = 0; i < DICTUM_FOLD_N_SIDES; i++)
    {
      if (self->sides[i].animation != NULL)
        adw_animation_pause (self->sides[i].animation);
      g_clear_object (&self->sides[i].animation);
      g_clear_pointer (&self->sides[i].pane, gtk_widget_unparent);
      g_clear_pointer (&self->sides[i].handle, gtk_widget_unparent);
    }
  g_clear_pointer (&self->middle, gtk_widget_unparent);
  g_clear_pointer (&self->strip, gtk_widget_unparent);
  g_clear_pointer (&self->scrim, gtk_widget_unparent);
  G_OBJECT_CLASS (dictum_fold_parent_class)->dispose (object);
}

// In templates: <child type="start">, "end", "strip", and one without a type for the middle.
static void
dictum_fold_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  DictumFold *self = DICTUM_FOLD (buildable);

  if (!GTK_IS_WIDGET (child))
    parent_buildable_iface->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    dictum_fold_set_pane (self, DICTUM_FOLD_START, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    dictum_fold_set_pane (self, DICTUM_FOLD_END, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "strip") == 0)
    dictum_fold_set_strip (self, GTK_WIDGET (child));
  else
    dictum_fold_set_middle (self, GTK_WIDGET (child));
}

static void
dictum_fold_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = dictum_fold_add_child;
}

static void
drag_begun_cb (GtkGestureDrag *gesture, double x, double y, Side *side)
{
  side->drag_from = get_side_width (side);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
dragged_cb (GtkGestureDrag *gesture, double x, double y, Side *side)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  DictumFold *self = DICTUM_FOLD (gtk_widget_get_parent (handle));
  DictumFoldSide which = side == &self->sides[DICTUM_FOLD_START] ? DICTUM_FOLD_START : DICTUM_FOLD_END;
  gboolean grows_rightwards =
      (which == DICTUM_FOLD_START) == (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL);
  double moved;

  // The handle itself moves along, so the offset counts from where it is now.
  moved = side->width - side->drag_from + (grows_rightwards ? x : -x);
  dictum_fold_set_width (self, which, side->drag_from + (int) moved);
}

static void
scrim_clicked_cb (GtkGestureClick *gesture, int n, double x, double y, DictumFold *self)
{
  dictum_fold_close_sheet (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, DictumFold *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  return dictum_fold_close_sheet (self) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
dictum_fold_class_init (DictumFoldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dictum_fold_dispose;
  object_class->get_property = dictum_fold_get_property;
  object_class->set_property = dictum_fold_set_property;
  widget_class->measure = dictum_fold_measure;
  widget_class->size_allocate = dictum_fold_size_allocate;

  /**
   * DictumFold:start-shown:
   *
   * Whether the pane at the start can be seen, beside the middle or as a sheet.
   */
  props[PROP_START_SHOWN] = g_param_spec_boolean ("start-shown", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  /**
   * DictumFold:end-shown:
   *
   * Likewise at the end.
   */
  props[PROP_END_SHOWN] = g_param_spec_boolean ("end-shown", NULL, NULL, FALSE, G_PARAM_READWRITE | flags);
  /**
   * DictumFold:start-folded:
   *
   * Whether the window is so narrow that the pane at the start is a sheet.
   */
  props[PROP_START_FOLDED] = g_param_spec_boolean ("start-folded", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  /**
   * DictumFold:end-folded:
   *
   * Likewise at the end.
   */
  props[PROP_END_FOLDED] = g_param_spec_boolean ("end-folded", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_css_name (widget_class, "fold");
}

static GtkWidget *
make_part (DictumFold *self, const char *css_class)
{
  GtkWidget *part = g_object_new (ADW_TYPE_BIN, "css-name", css_class, NULL);

  gtk_widget_set_parent (part, GTK_WIDGET (self));
  return part;
}

static void
init_side (DictumFold *self, Side *side)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  side->wanted = TRUE;
  side->most = G_MAXINT;
  side->handle = make_part (self, "handle");
  gtk_widget_set_cursor_from_name (side->handle, "col-resize");
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begun_cb), side);
  g_signal_connect (drag, "drag-update", G_CALLBACK (dragged_cb), side);
  gtk_widget_add_controller (side->handle, GTK_EVENT_CONTROLLER (drag));
  side->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, SHEET_DURATION_MS,
                                             adw_callback_animation_target_new (sheet_moved_cb, side, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (side->animation), ADW_EASE_OUT_CUBIC);
}

static void
dictum_fold_init (DictumFold *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->scrim = make_part (self, "scrim");
  gtk_widget_set_child_visible (self->scrim, FALSE);
  g_signal_connect (click, "pressed", G_CALLBACK (scrim_clicked_cb), self);
  gtk_widget_add_controller (self->scrim, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  for (guint i = 0; i < DICTUM_FOLD_N_SIDES; i++)
    init_side (self, &self->sides[i]);
}

/**
 * dictum_fold_new:
 *
 * Returns: (transfer floating): an empty body
 */
GtkWidget *
dictum_fold_new (void)
{
  return g_object_new (DICTUM_TYPE_FOLD, NULL);
}

/**
 * dictum_fold_is_folded:
 * @self: a body
 * @side: which pane
 *
 * Returns: whether the window is so narrow that the pane is a sheet
 */
gboolean
dictum_fold_is_folded (DictumFold *self, DictumFoldSide side)
{
  g_return_val_if_fail (DICTUM_IS_FOLD (self), FALSE);
  return self->sides[side].folded;
}

/**
 * dictum_fold_is_shown:
 * @self: a body
 * @side: which pane
 *
 * Returns: whether the pane can be seen, beside the middle or as a sheet
 */
gboolean
dictum_fold_is_shown (DictumFold *self, DictumFoldSide side)
{
  g_return_val_if_fail (DICTUM_IS_FOLD (self), FALSE);
  return is_shown (&self->sides[side]);
}

/**
 * dictum_fold_is_wanted:
 * @self: a body
 * @side: which pane
 *
 * Returns: whether the pane stands beside the middle where there is room: what is worth remembering
 */
gboolean
dictum_fold_is_wanted (DictumFold *self, DictumFoldSide side)
{
  g_return_val_if_fail (DICTUM_IS_FOLD (self), FALSE);
  return self->sides[side].wanted;
}

/**
 * dictum_fold_get_width:
 * @self: a body
 * @side: which pane
 *
 * Returns: the width chosen for the pane, in application pixels
 */
int
dictum_fold_get_width (DictumFold *self, DictumFoldSide side)
{
  g_return_val_if_fail (DICTUM_IS_FOLD (self), 0);
  return self->sides[side].width;
}

// Panes lie over the scrim, the scrim over the middle and its strip; handles lie over all.
static void
restack (DictumFold *self)
{
  GtkWidget *order[] = { self->middle,        self->strip,         self->scrim,          self->sides[0].pane,
                         self->sides[1].pane, self->sides[0].handle, self->sides[1].handle };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] != NULL)
      gtk_widget_insert_before (order[i], GTK_WIDGET (self), NULL);
}

static void
set_child (DictumFold *self, GtkWidget **place, GtkWidget *child)
{
  g_return_if_fail (DICTUM_IS_FOLD (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  restack (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * dictum_fold_set_middle:
 * @self: a body
 * @middle: (transfer floating): what is always there
 *
 * Sets the middle.
 */
void
dictum_fold_set_middle (DictumFold *self, GtkWidget *middle)
{
  set_child (self, &self->middle, middle);
}

/**
 * dictum_fold_set_strip:
 * @self: a body
 * @strip: (transfer floating): what stands below the middle while the pane at the end is folded; hidden if it is not
 *   visible
 *
 * Sets the strip.
 */
void
dictum_fold_set_strip (DictumFold *self, GtkWidget *strip)
{
  set_child (self, &self->strip, strip);
}

/**
 * dictum_fold_set_pane:
 * @self: a body
 * @side: which pane
 * @pane: (transfer floating): the pane; it must be able to shrink in height
 *
 * Sets a pane.
 */
void
dictum_fold_set_pane (DictumFold *self, DictumFoldSide side, GtkWidget *pane)
{
  set_child (self, &self->sides[side].pane, pane);
  gtk_widget_add_css_class (pane, side == DICTUM_FOLD_START ? "start-pane" : "end-pane");
}

/**
 * dictum_fold_limit_width:
 * @self: a body
 * @side: which pane
 * @least: the least width, in application pixels
 * @most: the greatest
 *
 * Sets between what a pane's width can be chosen.
 */
void
dictum_fold_limit_width (DictumFold *self, DictumFoldSide side, int least, int most)
{
  g_return_if_fail (DICTUM_IS_FOLD (self));
  g_return_if_fail (0 <= least && least <= most);

  self->sides[side].least = least;
  self->sides[side].most = most;
  dictum_fold_set_width (self, side, self->sides[side].width);
}

/**
 * dictum_fold_set_width:
 * @self: a body
 * @side: which pane
 * @width: its width in application pixels; brought within the limits
 *
 * Sets the width of a pane.
 */
void
dictum_fold_set_width (DictumFold *self, DictumFoldSide side, int width)
{
  Side *s = &self->sides[side];

  g_return_if_fail (DICTUM_IS_FOLD (self));
  s->width = CLAMP (width, s->least, s->most);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * dictum_fold_set_wanted:
 * @self: a body
 * @side: which pane
 * @wanted: whether it stands beside the middle where there is room
 *
 * Shows or hides a pane as long as the window is wide; opens no sheet.
 */
void
dictum_fold_set_wanted (DictumFold *self, DictumFoldSide side, gboolean wanted)
{
  Side *s = &self->sides[side];

  g_return_if_fail (DICTUM_IS_FOLD (self));
  if (s->wanted == wanted)
    return;
  s->wanted = wanted;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (!s->folded)
    notify_shown (self, side);
}

/**
 * dictum_fold_set_shown:
 * @self: a body
 * @side: which pane
 * @shown: whether it shall be seen
 *
 * Shows or hides a pane as the window is now: beside the middle, or as a sheet, of which one at most is open.
 */
void
dictum_fold_set_shown (DictumFold *self, DictumFoldSide side, gboolean shown)
{
  Side *s = &self->sides[side], *other = &self->sides[1 - side];

  g_return_if_fail (DICTUM_IS_FOLD (self));
  if (is_shown (s) == shown || s->pane == NULL)
    return;
  if (!s->folded)
    {
      dictum_fold_set_wanted (self, side, shown);
      return;
    }
  if (shown && other->folded && other->open)
    {
      move_sheet (self, other, FALSE);
      notify_shown (self, 1 - side);
    }
  move_sheet (self, s, shown);
  notify_shown (self, side);
}

/**
 * dictum_fold_close_sheet:
 * @self: a body
 *
 * Closes the sheet that is open, as Esc and a click beside it do.
 *
 * Returns: whether there was one
 */
gboolean
dictum_fold_close_sheet (DictumFold *self)
{
  g_return_val_if_fail (DICTUM_IS_FOLD (self), FALSE);

  for (guint i = 0; i < DICTUM_FOLD_N_SIDES; i++)
    if (self->sides[i].folded && self->sides[i].open)
      {
        dictum_fold_set_shown (self, i, FALSE);
        return TRUE;
      }
  return FALSE;
}
