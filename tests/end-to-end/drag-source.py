#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Stands for a file manager: a small window from which files can be dragged, as a list of their addresses.

Usage: drag-source.py FILE…
"""
import sys

import gi
gi.require_version('Gdk', '4.0')
gi.require_version('Gtk', '4.0')
from gi.repository import Gdk, Gio, GLib, Gtk  # noqa: E402


def activate(application, files):
    uris = ''.join(Gio.File.new_for_path(file).get_uri() + '\r\n' for file in files)
    content = Gdk.ContentProvider.new_for_bytes('text/uri-list', GLib.Bytes.new(uris.encode()))
    source = Gtk.DragSource(actions=Gdk.DragAction.COPY)
    source.connect('prepare', lambda *_: content)
    label = Gtk.Label(label='Files')
    label.add_controller(source)
    Gtk.ApplicationWindow(application=application, title='Files to drag', child=label, default_width=120,
                          default_height=60, decorated=False).present()


if __name__ == '__main__':
    program = Gtk.Application()
    program.connect('activate', activate, sys.argv[1:])
    program.run()
