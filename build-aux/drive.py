# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window from outside, as a person would: finds widgets in its accessibility tree and moves the real pointer
to where the tree says that things are.

A module for demo-session and take-screenshot. By itself it prints the tree of a running program.
Run it in in-session with /usr/bin/python3; needs Debian's python3-pyatspi, xdotool, x11-utils, imagemagick.

Usage: drive.py PROGRAM
"""
import subprocess
import sys
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402
import pyatspi  # noqa: E402

# GTK 4.8 answers some text calls wrongly typed, and the reply is then never delivered: don't wait the usual 15 s.
Atspi.set_timeout(1500, 3000)
BUTTON_ROLES = ('push button', 'button', 'toggle button', 'check box', 'radio button', 'menu item')
TEXT_ROLES = ('text', 'document text', 'paragraph', 'entry')
WINDOW_ROLES = ('frame', 'window')
DIALOG_ROLES = ('dialog', 'alert')


class Missing(Exception):
    """Something did not come within its time."""


def wait(condition, what, seconds=20.0):
    """Returns the first true answer of CONDITION; raises Missing when there is none for SECONDS."""
    end = time.monotonic() + seconds
    while True:
        try:
            found = condition()
        except Exception:  # the tree changes while it is read
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise Missing('no %s within %g s' % (what, seconds))
        time.sleep(0.05)


def application(name, seconds=20.0):
    """The program whose accessible name holds NAME, once it has shown a window."""
    def look():
        desktop = pyatspi.Registry.getDesktop(0)
        for i in range(desktop.childCount):
            app = desktop.getChildAtIndex(i)
            if app is not None and name.lower() in (app.name or '').lower() and app.childCount > 0:
                return app
        return None
    return wait(look, 'application ' + name, seconds)


def walk(node):
    """NODE and everything in it, top down."""
    yield node
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            yield from walk(child)


def shown(node):
    """Whether NODE has a place in the window. GTK 4.8 says "visible" of what is, and "showing" of nothing."""
    return (node.getState().contains(pyatspi.STATE_VISIBLE)
            and node.queryComponent().getExtents(pyatspi.WINDOW_COORDS).width > 0)


def find(root, name, roles=None, seconds=20.0):
    """The first thing shown in ROOT with the accessible NAME, of one of the ROLES if they are given."""
    roles = (roles,) if isinstance(roles, str) else roles

    def look():
        return next((node for node in walk(root)
                     if node.name == name and (roles is None or node.getRoleName() in roles) and shown(node)), None)
    return wait(look, '“%s”' % name, seconds)


def find_holding(root, words, seconds=20.0):
    """The innermost thing shown in ROOT whose accessible name holds WORDS, and that has a place on the screen."""
    def look():
        found = [node for node in walk(root) if words in (node.name or '') and shown(node)]
        return found[-1] if found else None
    return wait(look, '“%s”' % words, seconds)


def asks(root):
    """Whether a dialog inside a window of ROOT has the keyboard; until libadwaita 1.5 each has a window of its own."""
    return any(inner.getState().contains(pyatspi.STATE_FOCUSED)
               for node in walk(root) if node.getRoleName() in DIALOG_ROLES for inner in walk(node))


def press(root, name):
    find(root, name, BUTTON_ROLES).queryAction().doAction(0)


def text_of(node):
    text = node.queryText()
    return text.getText(0, text.characterCount)


def xdo(*words):
    subprocess.run(['xdotool'] + [str(word) for word in words], check=True)


def output_of(*words):
    return subprocess.run(words, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout


def window_origin(root):
    """The X window of ROOT, and where on the screen the accessible coordinates of its frame begin. xdotool's own
    answer is wrong under a reparenting manager, and client-side decorations shift the frame inside the window."""
    frame = next(node for node in walk(root) if node.getRoleName() in WINDOW_ROLES and shown(node))
    names = output_of('xdotool', 'search', '--onlyvisible', '--class', '.').split()
    info = window = None
    for name in names:
        described = output_of('xwininfo', '-id', name)
        if '_GTK_FRAME_EXTENTS' in output_of('xprop', '-id', name) or frame.name and frame.name in described:
            window, info = name, described
    if info is None:
        raise Missing('no window on the screen')

    def number(label):
        return int(next(line for line in info.splitlines() if label in line).split(':')[1])
    x, y = number('Absolute upper-left X'), number('Absolute upper-left Y')
    box = frame.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    extents = output_of('xprop', '-id', window, '_GTK_FRAME_EXTENTS')
    if box[0] < 0 or box[1] < 0:  # GTK 4.18 and 4.24 take the decoration's width off twice
        left, top = -2 * box[0], -2 * box[1]
    elif '=' in extents:
        left, _, top, _ = (int(n) for n in extents.split('=')[1].split(','))
    else:
        left, top = max(0, number('Width') - box[2]) // 2, max(0, number('Height') - box[3]) // 2
    return window, x + left, y + top


def centre(root, node):
    _, ox, oy = window_origin(root)
    x, y, width, height = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    return ox + x + width // 2, oy + y + height // 2


def click(root, node):
    """Clicks the middle of NODE with the pointer."""
    x, y = centre(root, node)
    xdo('mousemove', x, y, 'click', 1)


def key(*names):
    for name in names:
        xdo('key', '--clearmodifiers', name)


def drag(root, node, start, end):
    """Drags the pointer over the characters START to END of a text. Both ends must be in view, and neither may be a
    line break, which has no width."""
    window, ox, oy = window_origin(root)
    text = node.queryText()
    x0, y0, _, h0 = text.getCharacterExtents(start, pyatspi.WINDOW_COORDS)
    x1, y1, w1, h1 = text.getCharacterExtents(end - 1, pyatspi.WINDOW_COORDS)
    from_x, from_y, to_x, to_y = ox + x0 + 1, oy + y0 + h0 // 2, ox + x1 + w1, oy + y1 + h1 // 2
    xdo('windowfocus', window, 'mousemove', from_x, from_y, 'mousedown', 1,
        'mousemove', (from_x + to_x) // 2, (from_y + to_y) // 2, 'mousemove', to_x, to_y, 'sleep', 0.05, 'mouseup', 1)


def drag_words(root, node, words):
    """Drags over WORDS, which must occur once in the text; returns their range in code points."""
    whole = text_of(node)
    if whole.count(words) != 1:
        raise Missing('“%s” stands %d times in the text' % (words, whole.count(words)))
    start = whole.index(words)
    drag(root, node, start, start + len(words))
    return start, start + len(words)


def screenshot(path):
    subprocess.run(['import', '-window', 'root', path], check=True)


def window_picture(root, path):
    """Saves the window of ROOT alone, without what lies around it."""
    _, x, y = window_origin(root)
    frame = next(node for node in walk(root) if node.getRoleName() in WINDOW_ROLES and shown(node))
    box = frame.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
    place = '%dx%d+%d+%d' % (box.width, box.height, x, y)
    subprocess.run(['import', '-window', 'root', '-crop', place, '+repage', path], check=True)


def dump(node, depth=0):
    print('  ' * depth + node.getRoleName(), repr(node.name), ' '.join(pyatspi.listInterfaces(node)))
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child is not None:
            dump(child, depth + 1)


if __name__ == '__main__':
    dump(application(sys.argv[1]))
