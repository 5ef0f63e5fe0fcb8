#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks the whole accessibility tree of the real window in each of its states, in a language that pseudo-locale makes,
and holds two rules: every control has a name, one that people can read, and no neighbour of its kind has the same; and
all that can be read is translated. Prints TAP. The window “About” is left out: its words and widgets are libadwaita's.

What is no string of ours is told from what we forgot by its letters: the language has no plain vowel, and articles,
speakers and folders of this test are Greek.

Usage: names.py PROGRAM TRANSLATIONS   (in in-session; TRANSLATIONS: translations.c, built)
"""
import collections
import hashlib
import importlib.machinery
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.environ['DICTUM_SOURCE_ROOT']
sys.path.insert(0, os.path.join(ROOT, 'build-aux'))
import drive  # noqa: E402
import pyatspi  # noqa: E402


def load(name, path):
    loader = importlib.machinery.SourceFileLoader(name, path)
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(name, loader))
    loader.exec_module(module)
    return module


end_to_end = load('end_to_end', os.path.join(os.path.dirname(os.path.abspath(__file__)), 'end-to-end.py'))
pseudo = load('pseudo_locale', os.path.join(ROOT, 'build-aux', 'pseudo-locale'))

CONTROLS = ('push button', 'toggle button', 'button', 'check box', 'radio button', 'switch', 'entry', 'text',
            'password text', 'spin button', 'combo box', 'list item', 'menu item', 'check menu item', 'radio menu item',
            'slider', 'link', 'tab', 'frame', 'dialog')
# GTK 4.8 names what has no name by its type.
TYPE_NAME = re.compile(r'(Gtk|Adw|Dictum)[A-Z]\w+')
# What libadwaita 1.2 and GTK 4.8 make themselves and leave unnamed in part: told from ours by what it stands in.
THEIRS = {'AdwToastWidget', 'GtkListView', 'combo box'}
# What is none of ours, and so English here: the buttons of a window and keys, which GTK names, months, which the system
# names, and a file.
OTHERS = re.compile(r'(Minimize|Maximize|Restore|Close)( the window)?|((Shift|Ctrl)\+)+(Page )?\w+|\b[A-Z]\b|\bOct\b'
                    r'|dictum\.json')
LANGUAGE = {}  # what the environment says so that a program speaks the language


def ours(text):
    """TEXT as the program shows it in the language."""
    return pseudo.changed(text)


class Node:
    """A thing in the window as it was when it was looked at: to ask again for each rule would take most of the time."""

    def __init__(self, accessible, parent):
        self.parent = parent
        self.role = accessible.getRoleName()
        self.type_or_name = accessible.name or ''
        self.name = '' if TYPE_NAME.fullmatch(self.type_or_name) else self.type_or_name
        self.description = accessible.description or ''  # a tooltip, too
        attributes = dict(word.split(':', 1) for word in accessible.getAttributes() or ())
        self.placeholder = attributes.get('placeholder-text', '')
        self.is_control = self.role in CONTROLS and not (parent and {parent.role, parent.type_or_name} & THEIRS)
        self.children = [Node(child, self) for child in accessible if child is not None and is_shown(child)]

    def __iter__(self):
        yield self
        for child in self.children:
            yield from child

    def __str__(self):
        """How to find it: its role, its name, and what it stands in."""
        path, node = [], self
        while node is not None and len(path) < 4:
            path.append('%s “%s”' % (node.role, node.type_or_name))
            node = node.parent
        return ' in '.join(path)


def is_shown(accessible):
    try:
        return drive.shown(accessible)
    except NotImplementedError:  # a page of a stack has no place of its own
        return True


def nameless(nodes):
    return ['without a name: %s' % node for node in nodes if node.is_control and not node.name]


def unreadable(nodes):
    """Names with a mnemonic's underscore, and names that say everything twice."""
    def is_twice(name):
        half = len(name) // 2
        return name == name[:half] + ' ' + name[:half] and half > 0
    return (['underscore: %s' % node for node in nodes if node.is_control and '_' in node.name]
            + ['said twice: %s' % node for node in nodes if node.is_control and is_twice(node.name)])


def confusable(nodes):
    """Neighbours of one kind with one name; rows of a list may be equal."""
    found = []
    for parent in nodes:
        kinds = collections.Counter((child.role, child.name) for child in parent.children
                                    if child.is_control and child.role != 'list item')
        found += ['%d × %s “%s” in %s' % (count, *kind, parent) for kind, count in kinds.items() if count > 1]
    return found


def untranslated(nodes):
    """Texts with a plain vowel."""
    return ['not translated: “%s”: %s' % (text, node) for node in nodes
            for text in {node.name, node.description, node.placeholder}
            if re.search('[aeiouAEIOU]', OTHERS.sub('', text))]


def problems_of(app):
    nodes = [node for window in app for node in Node(window, None)]
    return nameless(nodes) + unreadable(nodes) + confusable(nodes) + untranslated(nodes)


ARTICLES = {
    'άρθρα/α.txt': 'Το λιμάνι ανοίγει.\n\n«Ανοίγουμε το μεσημέρι», είπε η Άδα Λιντ.\n\nΤέλος.\n',
    'άρθρα/β.txt': 'Δεύτερο άρθρο.\n\n«Ναι», είπε ο Όλαφ Μπεργκ.\n',
}
SPEAKERS = (('lnd', 'Άδα Λιντ', 'Λιμενάρχης'), ('brg', 'Όλαφ Μπεργκ', ''))
SETTINGS = 'glib-2.0/settings/keyfile'
NOON = '«Ανοίγουμε το μεσημέρι»'


def write(folder, file, content):
    path = os.path.join(folder, file)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as stream:
        stream.write(content if isinstance(content, bytes) else content.encode('utf-8'))


def make_project(folder, version=1, annotators=()):
    for file, text in ARTICLES.items():
        write(folder, file, text)
    speakers = [{'id': id, 'name': name, 'aliases': [], 'kind': 'person', 'role': role, 'wikidata': '', 'note': '',
                 'colour': colour, 'key': str(colour + 1)} for colour, (id, name, role) in enumerate(SPEAKERS)]
    articles = [{'file': 'άρθρα/α.txt', 'title': 'Το λιμάνι', 'outlet': 'Ημερησία', 'date': '2016-10-12', 'url': '',
                 'language': 'el'}]
    write(folder, 'dictum.json', json.dumps({
        'format': 'dictum-project', 'version': version, 'title': 'Λιμάνι', 'annotators': list(annotators),
        'speakers': speakers, 'articles': articles}))


def annotate(folder, file, text, words):
    """Marks WORDS in FILE, which had TEXT then."""
    piece = {'start': 0, 'end': len(words), 'text': words, 'before': '', 'after': ''}
    stamp = '2016-10-12T09:00:00Z'
    quotation = {'id': '5a3f0b0e-6d0c-4c1e-9a53-6b1a0a6c9b11', 'speaker': 'lnd', 'form': 'direct', 'content': [piece],
                 'source': None, 'cue': None, 'addressee': None, 'note': '', 'sure': True, 'origin': 'hand',
                 'created': stamp, 'modified': stamp}
    sha256 = hashlib.sha256(text.encode('utf-8')).hexdigest()
    write(folder, 'annotations/tst/%s.json' % file, json.dumps({
        'format': 'dictum-annotations', 'version': 1, 'article': file, 'annotator': 'tst', 'state': 'in-progress',
        'text': {'unit': 'code-point', 'length': len(text), 'sha256': sha256},
        'quotations': [quotation], 'rejected': []}))


class Program:
    """The program in the language, at a project or at none."""

    def __init__(self, tap, program, *arguments):
        self.tap = tap
        self.process = subprocess.Popen([program, *arguments], env=dict(os.environ, **LANGUAGE))
        self.app = drive.application('dictum')

    def check(self, state):
        """One test: the whole tree in STATE."""
        def act():
            if os.environ.get('DICTUM_TEST_PICTURES'):
                drive.screenshot(os.path.join(os.environ['DICTUM_TEST_PICTURES'], state + '.png'))
            found = problems_of(self.app)
            if found:
                raise AssertionError('\n# '.join(found))
        self.tap.case('/end-to-end/names/' + state, act)

    def key(self, *names):
        for name in names:
            drive.xdo('key', '--clearmodifiers', name, 'sleep', 0.3)

    def find(self, name):
        return drive.find(self.app, name)

    def act(self, name):
        """Does what a menu does, by the name that the design gives it."""
        path = '/io/github/dictum_app/Dictum/window/1'
        subprocess.run(['gdbus', 'call', '--session', '--dest', 'io.github.dictum_app.Dictum', '--object-path', path,
                        '--method', 'org.gtk.Actions.Activate', name, '[]', '{}'],
                       check=True, stdout=subprocess.DEVNULL)
        self.settle()

    def settle(self):
        drive.xdo('sleep', 0.5)

    def click(self, name):
        drive.click(self.app, self.find(name))
        self.settle()

    def popover(self, state, name):
        """Opens what hangs on a button, checks it, closes it."""
        self.click(name)
        self.check(state)
        self.key('Escape')

    def dialog(self, state, open_it):
        before = self.app.childCount
        open_it()
        drive.wait(lambda: self.app.childCount > before or drive.asks(self.app), 'the dialog of ' + state)
        self.settle()
        self.check(state)
        self.key('Escape')
        drive.wait(lambda: self.app.childCount == before and not drive.asks(self.app),
                   'the end of the dialog of ' + state)

    def end(self):
        self.process.kill()
        self.process.wait()


def walk_start(tap, program):
    it = Program(tap, program)
    it.find(ours('Who said what?'))
    it.check('start-page')
    it.key('F10')
    it.check('main-menu')
    it.key('Escape')
    it.dialog('new-project', lambda: it.key('ctrl+n'))
    it.dialog('preferences', lambda: it.key('ctrl+comma'))
    it.dialog('shortcuts', lambda: it.key('ctrl+question'))
    it.dialog('help', lambda: it.key('F1'))
    it.end()


def walk_project(tap, program, project):
    it = Program(tap, program, project)
    view = it.find(ours('Article text'))
    drive.wait(lambda: drive.text_of(view) == ARTICLES['άρθρα/α.txt'], 'the article')
    it.check('nothing-current')
    drive.drag_words(it.app, view, NOON)
    it.settle()
    it.check('selection')
    it.key('n')
    it.check('new-speaker')
    it.key('Escape', 'shift+F10')
    it.check('menu-of-words')
    it.key('Escape', '1')
    it.check('one-quotation')
    it.key('shift+F10')
    it.check('menu-of-quotation')
    it.key('Escape', 'ctrl+f')
    drive.xdo('type', 'x')
    it.check('find')
    it.key('Escape')
    it.popover('menu-of-speaker', ours('Speaker: %s') % 'Άδα Λιντ')
    it.popover('menu-of-role', ours('%s: %s') % (ours('Source'), ours('Not marked yet')))
    for name in ('Το λιμάνι', 'Όλαφ Μπεργκ'):
        x, y = drive.centre(it.app, drive.find_holding(it.app, name))
        drive.xdo('mousemove', x, y, 'click', 3, 'sleep', 0.4)
        it.check('menu-of-' + ('article' if name == 'Το λιμάνι' else 'cast'))
        it.key('Escape')
    it.dialog('article-properties', lambda: it.act('article-properties'))
    it.dialog('project-title', lambda: it.act('project-title'))
    it.dialog('speaker-editor', lambda: drive.press(it.app, ours('Edit Speaker')))
    it.act('left-pane')
    it.check('without-the-list')
    it.act('remove')
    it.check('toast')
    it.end()


def walk_narrow(tap, program, project):
    it = Program(tap, program, project)
    it.find(ours('Article text'))
    window, _, _ = drive.window_origin(it.app)
    drive.xdo('windowsize', window, 360, 640)
    it.settle()
    it.check('narrow')
    it.act('left-pane')
    it.check('narrow-articles')
    it.act('left-pane')
    it.act('right-pane')
    it.check('narrow-speakers')
    it.end()


def walk_held(tap, program, folder):
    make_project(folder, annotators=[{'id': 'tst', 'name': '', 'installations': ['00000000']}])
    it = Program(tap, program, folder)
    drive.drag_words(it.app, it.find(ours('Article text')), NOON)
    it.key('1')
    it.find(ours('_Same Person').replace('_', ''))
    it.check('held')
    it.dialog('other-annotator', lambda: it.act('other-annotator'))
    it.end()


def walk_lost(tap, program, folder):
    """A quotation that lost its place, and an article that was renamed."""
    make_project(folder)
    annotate(folder, 'άρθρα/α.txt', 'Φράση που δεν υπάρχει.', 'Φράση')
    annotate(folder, 'άρθρα/γ.txt', ARTICLES['άρθρα/β.txt'], 'Δεύτερο')
    it = Program(tap, program, folder)
    it.find(ours('_Join').replace('_', ''))
    it.click(ours('%u quotation lost its place') % 1)
    it.check('lost')
    it.end()


def walk_problems(tap, program, folder):
    make_project(folder)
    for name in (b'\xff.txt', b'\xfe.txt'):
        with open(os.path.join(os.fsencode(folder), name), 'wb'):
            pass
    it = Program(tap, program, folder)
    it.find(ours('_Show All').replace('_', ''))
    it.check('problems')
    it.dialog('all-problems', lambda: it.act('show-problems'))
    it.end()


def walk_newer(tap, program, folder):
    make_project(folder, version=2)
    it = Program(tap, program, folder)
    it.find(ours('Article text'))
    it.settle()
    it.check('newer')
    it.end()


def walk_empty(tap, program, folder):
    os.makedirs(folder)
    it = Program(tap, program, folder)
    it.find(ours('No Articles Yet'))
    it.check('no-articles')
    it.end()


def walk_unreadable(tap, program, folder):
    write(folder, 'α.txt', b'\0\0\0')
    it = Program(tap, program, folder)
    it.find(ours('“%s” Cannot Be Shown') % 'α')
    it.check('not-to-be-shown')
    it.end()


def walk_recent(tap, program):
    """The start page with what was open before."""
    settings = os.path.join(os.environ['XDG_CONFIG_HOME'], SETTINGS)
    os.remove(settings)
    it = Program(tap, program)
    it.find(ours('Recent'))
    it.check('recent')
    it.end()


def walk(tap, program, folder):
    walk_start(tap, program)
    project = os.path.join(folder, 'έργο')
    make_project(project)
    walk_project(tap, program, project)
    walk_narrow(tap, program, project)
    for number, part in enumerate((walk_held, walk_lost, walk_problems, walk_newer, walk_empty, walk_unreadable)):
        part(tap, program, os.path.join(folder, 'έργο-%d' % number))
    walk_recent(tap, program)


def main(program, translations):
    tap = end_to_end.Tap()
    if not os.environ.get('DISPLAY'):
        tap.skip('/end-to-end/names', 'there is no display')
        return tap.end()
    with tempfile.TemporaryDirectory(prefix='dictum-names-') as folder:
        end_to_end.make_home(folder)
        write(os.environ['XDG_CONFIG_HOME'], SETTINGS, "[io/github/dictum_app/Dictum]\nannotator='tst'\n")
        language = os.path.join(folder, 'language')
        pseudo.main(language)
        LANGUAGE.update(LC_ALL=pseudo.NAME + '.UTF-8', LOCPATH=os.path.join(language, 'locales'),
                        LD_PRELOAD=translations, DICTUM_TEST_TRANSLATIONS=os.path.join(language, 'translations'))
        walk(tap, program, folder)
    return tap.end()


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
