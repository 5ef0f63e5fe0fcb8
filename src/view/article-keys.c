// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the article text: digits, letters, Enter, Tab, Delete, Esc; they belong to it alone. A digit is the key
// that bears it on any layout, a letter the key that bears it on a Latin one.

#include "view/article-keys.h"

#include "view/article-menu.h"

// Modifiers with which a key is somebody else's: the desktop's, or a shortcut of the window.
#define FOREIGN (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK | GDK_HYPER_MASK)

// Key codes of X11 and of Wayland, the same on both: the row of digits, and the letters where no layout is Latin.
#define KEYCODE_1 10
#define KEYCODE_0 19
#define KEYCODE_FIRST 24
#define KEYCODE_LETTERS "qwertyuiop\0\0\0\0asdfghjkl\0\0\0\0\0zxcvbnm"

static int
get_digit_of_keyval (guint keyval)
{
  gunichar c = gdk_keyval_to_unicode (keyval);

  // gdk_keyval_to_unicode() knows the keypad too. Superscripts, which AZERTY has, are no digits here.
  return c != 0 && g_unichar_isdigit (c) ? g_unichar_digit_value (c) : -1;
}

/**
 * dictum_article_keys_find_digit:
 * @display: whose keyboard layouts
 * @keyval: what the key yields
 * @keycode: which key
 * @group: the layout that is used
 * @state: modifiers
 *
 * Finds the digit that a key bears: the one it yields, else, without Shift, the one it yields with Shift (AZERTY), else
 * that of its place in the row of digits.
 *
 * Returns: 0 to 9, or -1.
 */
int
dictum_article_keys_find_digit (GdkDisplay *display, guint keyval, guint keycode, int group, GdkModifierType state)
{
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *keyvals = NULL;
  int digit = get_digit_of_keyval (keyval), n = 0;
  gboolean bears_digit = FALSE;

  if (digit >= 0 || (state & (GDK_SHIFT_MASK | FOREIGN)))
    return digit;
  gdk_display_map_keycode (display, keycode, &keys, &keyvals, &n);
  for (int i = 0; i < n; i++)
    {
      if (keys[i].level > 1 || get_digit_of_keyval (keyvals[i]) < 0)
        continue;
      bears_digit = TRUE;
      if (keys[i].group == group)
        return get_digit_of_keyval (keyvals[i]);
    }
  if (bears_digit && keycode >= KEYCODE_1 && keycode <= KEYCODE_0)
    return (keycode - KEYCODE_1 + 1) % 10;
  return -1;
}

/**
 * dictum_article_keys_find_letter:
 * @display: whose keyboard layouts
 * @keyval: what the key yields
 * @keycode: which key
 *
 * Finds the Latin letter of a key. On a Cyrillic, Greek or Arabic layout it is the one that the key bears on the first
 * Latin layout, else on a keyboard from the United States.
 *
 * Returns: "a" to "z", or 0.
 */
char
dictum_article_keys_find_letter (GdkDisplay *display, guint keyval, guint keycode)
{
  static const char LETTERS[] = KEYCODE_LETTERS;
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *keyvals = NULL;
  guint lower = gdk_keyval_to_lower (keyval);
  int n = 0;

  if (lower >= GDK_KEY_a && lower <= GDK_KEY_z)
    return (char) lower;
  // Another Latin letter is itself, and a key without a letter is none.
  if (!g_unichar_isalpha (gdk_keyval_to_unicode (keyval)) || gdk_keyval_to_unicode (keyval) < 0x370)
    return 0;
  gdk_display_map_keycode (display, keycode, &keys, &keyvals, &n);
  for (int i = 0; i < n; i++)
    if (keys[i].level == 0 && keyvals[i] >= GDK_KEY_a && keyvals[i] <= GDK_KEY_z)
      return (char) keyvals[i];
  if (keycode < KEYCODE_FIRST || keycode - KEYCODE_FIRST >= sizeof LETTERS)
    return 0;
  return LETTERS[keycode - KEYCODE_FIRST];
}

static void
tag_by_digit (DictumSession *session, int digit)
{
  DictumCast *cast = dictum_project_get_cast (dictum_session_get_project (session));
  DictumSpeaker *speaker = digit > 0 ? dictum_cast_find_by_key (cast, '0' + digit) : NULL;

  if (digit == 0)
    dictum_session_tag (session, DICTUM_SPEAKER_UNKNOWN);
  else if (speaker != NULL)
    dictum_session_tag (session, dictum_speaker_get_id (speaker));
}

static void
toggle_sure (DictumSession *session)
{
  DictumQuotation *current = dictum_session_get_current (session);

  dictum_session_set_sure (session, current == NULL || !dictum_quotation_get_fields (current)->sure);
}

static void
toggle_pen (DictumSession *session)
{
  gboolean is_up = dictum_session_get_pen (session) != NULL;

  dictum_session_pick_pen (session, is_up ? NULL : dictum_session_get_last_speaker (session));
}

static void
act_on_role (DictumSession *session, DictumRole role, gboolean none)
{
  if (none)
    dictum_session_clear_role (session, role);
  else
    dictum_session_set_role (session, role);
}

static gboolean
act_on_marks (DictumSession *session, char letter, gboolean shift)
{
  switch (letter)
    {
    case 's':
      act_on_role (session, DICTUM_ROLE_SOURCE, shift);
      return TRUE;
    case 'c':
      act_on_role (session, DICTUM_ROLE_CUE, shift);
      return TRUE;
    case 'a':
      act_on_role (session, DICTUM_ROLE_ADDRESSEE, shift);
      return TRUE;
    case 'd':
      return dictum_session_set_form (session, DICTUM_FORM_DIRECT), TRUE;
    case 'm':
      return dictum_session_set_form (session, DICTUM_FORM_MIXED), TRUE;
    case 'i':
      return dictum_session_set_form (session, DICTUM_FORM_INDIRECT), TRUE;
    case 'f':
      return dictum_session_set_form (session, DICTUM_FORM_FREE_INDIRECT), TRUE;
    default:
      return FALSE;
    }
}

static gboolean
act_on_letter (DictumArticleView *view, DictumSession *session, char letter, gboolean shift)
{
  switch (letter)
    {
    case 'n':
      dictum_article_view_ask_speaker (view, TRUE);
      return TRUE;
    case 'p':
      toggle_pen (session);
      return TRUE;
    case 'k':
      dictum_session_add_piece (session);
      return TRUE;
    case 'e':
      dictum_session_hold_end (session, DICTUM_END_END);
      return TRUE;
    case 'b':
      dictum_session_hold_end (session, DICTUM_END_START);
      return TRUE;
    case 'u':
      toggle_sure (session);
      return TRUE;
    case 'x':
      dictum_session_cut_piece (session);
      return TRUE;
    case 'j':
      dictum_session_join_piece (session);
      return TRUE;
    default:
      return act_on_marks (session, letter, shift);
    }
}

static gboolean
confirm (DictumArticleView *view, DictumSession *session)
{
  if (dictum_article_view_intercept_key (view, GDK_KEY_Return))
    return TRUE;
  if (dictum_session_get_held_end (session) != DICTUM_END_NONE)
    return dictum_session_let_go (session), TRUE;
  if (!dictum_range_is_empty (dictum_session_get_selection (session)))
    return dictum_article_view_ask_speaker (view, FALSE), TRUE;
  return FALSE;
}

static gboolean
move_held_end (DictumSession *session, int steps, GdkModifierType state)
{
  if (dictum_session_get_held_end (session) == DICTUM_END_NONE)
    return FALSE;
  dictum_session_move_end (session, steps, (state & GDK_SHIFT_MASK) != 0);
  return TRUE;
}

static void
open_menu (DictumArticleView *view, DictumSession *session)
{
  GdkRectangle place;

  if (dictum_article_view_get_place (view, dictum_session_get_caret (session), &place))
    dictum_article_menu_popup (view, place.x, place.y + place.height);
}

// Those keys that are no characters.
static gboolean
act_on_key (DictumArticleView *view, DictumSession *session, guint keyval, GdkModifierType state)
{
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return confirm (view, session);
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
      return (state & GDK_SHIFT_MASK)
          ? dictum_session_previous_quotation (session) : dictum_session_next_quotation (session);
    case GDK_KEY_ISO_Left_Tab:
      return dictum_session_previous_quotation (session);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      return dictum_session_remove (session), TRUE;
    case GDK_KEY_Escape:
      return dictum_article_view_intercept_key (view, keyval) || dictum_session_lay_down (session);
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      return (state & GDK_SHIFT_MASK) == 0 && dictum_article_view_intercept_key (view, keyval);
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_held_end (session, -1, state);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_held_end (session, 1, state);
    case GDK_KEY_Menu:
      return open_menu (view, session), TRUE;
    case GDK_KEY_F10:
      return (state & GDK_SHIFT_MASK) ? open_menu (view, session), TRUE : FALSE;
    default:
      return FALSE;
    }
}

static gboolean
act (DictumArticleView *view, DictumSession *session, guint keyval, guint keycode, GdkModifierType state, int group)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (view));
  int digit = dictum_article_keys_find_digit (display, keyval, keycode, group, state);
  char letter;

  if (digit >= 0)
    return tag_by_digit (session, digit), GDK_EVENT_STOP;
  letter = dictum_article_keys_find_letter (display, keyval, keycode);
  if (letter != 0 && act_on_letter (view, session, letter, (state & GDK_SHIFT_MASK) != 0))
    return GDK_EVENT_STOP;
  return act_on_key (view, session, keyval, state);
}

static gboolean
key_pressed_cb (DictumArticleView *view,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  DictumSession *session = dictum_article_view_get_session (view);
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  gboolean done = GDK_EVENT_PROPAGATE;

  if (session == NULL || !gtk_widget_has_focus (GTK_WIDGET (view)) || (event && gdk_key_event_is_modifier (event)))
    return GDK_EVENT_PROPAGATE;
  if ((state & FOREIGN) == 0)
    done = act (view, session, keyval, keycode, state, event ? (int) gdk_key_event_get_layout (event) : 0);
  // After a key the caret counts, until the pointer moves again; the act itself still saw what was pointed at.
  dictum_session_point_by_caret (session);
  dictum_article_marks_refresh (dictum_article_view_get_marks (view));
  return done;
}

/**
 * dictum_article_keys_attach:
 * @view: a view
 *
 * Gives @view its keys. They are seen before GtkTextView sees them, and only while it has the focus.
 */
void
dictum_article_keys_attach (DictumArticleView *view)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), view);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
}
