#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Does in the real window what goes through a dialog, a bar or the folder itself: makes, opens and exports projects,
adds, drops, describes, removes and renames articles, and settles who annotates. It compares what then stands on disk.
Prints TAP.

Usage: acts.py PROGRAM   (in in-session)
"""
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
import gi  # noqa: E402
import pyatspi  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location('end_to_end', os.path.join(HERE, 'end-to-end.py'))
end_to_end = importlib.util.module_from_spec(spec)
spec.loader.exec_module(end_to_end)

A, B, C = 'articles/a-harbour.txt', 'articles/b-ferry.txt', 'articles/c-tower.txt'
NOON = '“We open at noon,”'
TEXTS = {
    A: 'The harbour reopens.\n\n' + NOON + ' Ada Lind said on Friday.\n',
    B: 'The ferry is late.\n',
    C: 'The tower is sold.\n',
}
# As they come, and as they are kept; nothing for what is no text.
FOREIGN = {
    'binary.txt': (bytes(range(256)), None),
    'bom.txt': ('\ufeff“Yes,” he said.\n'.encode(), '“Yes,” he said.\n'),
    'utf-16.txt': ('„Nein“, sagte sie.\r\n'.encode('utf-16'), '„Nein“, sagte sie.\n'),
    'western.txt': ('“Café,” she said: €5.\r\n'.encode('cp1252'), '“Café,” she said: €5.\n'),
}


def read(*path):
    with open(os.path.join(*path), encoding='utf-8', newline='') as stream:
        return stream.read()


def read_json(*path):
    return json.loads(read(*path))


def write(content, *path):
    path = os.path.join(*path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as stream:
        stream.write(content if isinstance(content, bytes) else content.encode())


def is_there(*path):
    return os.path.exists(os.path.join(*path))


def make_project(folder, annotators=()):
    for file, text in TEXTS.items():
        write(text, folder, file)
    write(json.dumps({'format': 'dictum-project', 'version': 1, 'title': 'Harbour', 'annotators': list(annotators),
                      'speakers': [], 'articles': []}), folder, 'dictum.json')
    return folder


class Window:
    """The running program: where things are is looked up, what is done is done with pointer and keys."""

    last = None

    def __init__(self, program, *arguments):
        self.process = Window.last = subprocess.Popen([program, *arguments])
        self.app = drive.application('dictum')
        self.own = drive.wait(self.active, 'window that has the keyboard')

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        if failure[0] is not None:
            return  # left for the picture; kill_last() ends it
        self.key('ctrl+q')
        self.process.wait(20)
        if self.process.returncode != 0:
            raise AssertionError('the program ended with %d' % self.process.returncode)

    @classmethod
    def kill_last(cls):
        """For a window that a failed case left open: the next one must be alone."""
        if cls.last is not None and cls.last.poll() is None:
            cls.last.kill()
            cls.last.wait()

    @staticmethod
    def active():
        return drive.output_of('xdotool', 'getactivewindow').strip()

    @staticmethod
    def key(*names):
        for name in names:
            drive.xdo('key', '--clearmodifiers', name, 'sleep', 0.1)

    @staticmethod
    def type(words):
        # Over what stands there; with time for what GTK completes by itself.
        drive.xdo('key', '--clearmodifiers', 'ctrl+a', 'type', '--delay', 20, words)
        drive.xdo('sleep', 0.3)

    def dialog(self):
        """Waits until a dialog has the keyboard, in another window than the program's own or inside it."""
        drive.wait(lambda: self.active() not in ('', self.own) or drive.asks(self.app), 'dialog')
        drive.xdo('sleep', 0.3)

    def answered(self):
        drive.wait(lambda: self.active() == self.own and not drive.asks(self.app), 'window after its dialog', 10)

    def menu(self, letter):
        """Chooses from the main menu by the letter that is underlined in it."""
        self.key('F10')
        drive.xdo('sleep', 0.4)
        self.key(letter)

    def fill_in(self, words):
        self.dialog()
        self.type(words)
        self.key('Return')
        self.answered()

    def press(self, words):
        # The button, not its label: GTK 4.18 says that a label begins where its button's padding does. The button of a toast
        # has its name twice in libadwaita 1.2.
        def look():
            return next((node for node in drive.walk(self.app) if node.getRoleName() in drive.BUTTON_ROLES
                         and words in node.name and drive.shown(node)), None)
        drive.click(self.app, drive.wait(look, 'button “%s”' % words))

    def text(self, shown):
        """The text view, once it shows just that, and stands still."""
        view = drive.find(self.app, 'Article text')

        def place():
            last = view.queryText().getCharacterExtents(len(shown) - 2, pyatspi.WINDOW_COORDS)
            return drive.text_of(view) == shown and tuple(last)

        def stands_still():
            before = place()
            drive.xdo('sleep', 0.2)
            return before and before == place()
        drive.wait(stands_still, 'the article')
        return view

    def row(self, name):
        return drive.find_holding(drive.find(self.app, 'Articles'), name)

    def says(self, words):
        """Waits for WORDS in the window; returns the whole of what holds them."""
        return drive.find_holding(self.app, words).name

    def mark_noon(self):
        drive.drag_words(self.app, self.text(TEXTS[A]), NOON)
        self.key('0')


class Files:
    """A window of another program, from which files are dragged."""

    def __init__(self, *files):
        self.process = subprocess.Popen([sys.executable, os.path.join(HERE, 'drag-source.py'), *files])

    def __enter__(self):
        self.window = drive.wait(lambda: drive.output_of('xdotool', 'search', '--name', 'Files to drag').split(),
                                 'window to drag from')[-1]
        return self

    def __exit__(self, *failure):
        self.process.kill()
        self.process.wait()

    def drag_to(self, window):
        """Drags from the middle of this window into the text of Dictum's."""
        info = drive.output_of('xwininfo', '-id', self.window)
        left, top, width, height = (int(re.search(label + r': +(\d+)', info).group(1))
                                    for label in ('Absolute upper-left X', 'Absolute upper-left Y', 'Width', 'Height'))
        _, x, y = drive.window_origin(window.app)
        steps = ['mousemove', left + width // 2, top + height // 2, 'sleep', 0.2, 'mousedown', 1]
        for step in range(1, 9):
            steps += ['sleep', 0.1, 'mousemove', left + width // 2 + 5 * step, top + height // 2]
        for step in range(4):
            steps += ['sleep', 0.1, 'mousemove', x + 400 + 10 * step, y + 600]
        drive.xdo(*steps, 'sleep', 0.3, 'mouseup', 1)


def expect(condition, what):
    drive.wait(condition, what, 10)


def quotations(project, annotator):
    """The words of what ANNOTATOR marked in the first article; none where there is no file."""
    path = os.path.join(project, 'annotations', annotator, A + '.json')
    if not os.path.exists(path):
        return []
    return [[piece['text'] for piece in quotation['content']] for quotation in read_json(path)['quotations']]


def new_project_and_articles(program, folder):
    made = os.path.join(os.environ['HOME'], 'Documents', 'Dictum', 'Harbour news')
    for name, (content, _) in FOREIGN.items():
        write(content, folder, 'foreign', name)

    def kept():
        return {name: read(made, 'articles', name) for name in FOREIGN if is_there(made, 'articles', name)}
    meant = {name: text for name, (_, text) in FOREIGN.items() if text}
    with Window(program) as window:
        window.key('ctrl+n')
        window.fill_in('Harbour news')
        expect(lambda: is_there(made, 'dictum.json'), 'the new project')
        window.says('No Articles Yet')
        window.menu('a')
        window.dialog()
        window.key('ctrl+l')
        window.type(os.path.join(folder, 'foreign') + '/')
        window.key('Return')
        drive.find(window.app, 'foreign', 'label')  # in the path above the files
        drive.xdo('sleep', 0.5)
        window.key('ctrl+a', 'alt+a')
        window.answered()
        expect(lambda: kept() == meant, 'the articles as UTF-8')
        window.says('Added 3 articles. 1 file was not added.')
        window.press('Details')
        window.dialog()
        told = window.says('was not added. ')
        for words in ('“binary.txt” was not added.', '“utf-16.txt” was converted from UTF-16',
                      '“western.txt” was converted from Windows-1252.', '“bom.txt” was converted from UTF-8'):
            if words not in told:
                raise AssertionError('not told: %s, but: %s' % (words, told))
        window.key('Escape')
        window.answered()
        window.text(meant['bom.txt'])
        window.key('ctrl+z')
        expect(lambda: kept() == {}, 'no articles')
        window.key('ctrl+shift+z')
        expect(lambda: kept() == meant, 'the articles again')


def open_and_export(program, folder):
    project, document = make_project(os.path.join(folder, 'opened')), os.path.join(folder, 'out.json')
    with Window(program) as window:
        window.key('ctrl+o')
        window.dialog()
        window.key('ctrl+l')
        window.type(project)
        window.key('Return')
        window.answered()
        window.mark_noon()
        window.key('ctrl+e')
        window.fill_in(document)
        window.says('Project exported')
    exported = read_json(document)
    found = {article['file']: article['text'] for article in exported['articles']}
    if found != TEXTS or exported['articles'][0]['annotations'][0]['quotations'][0]['content'][0]['text'] != NOON:
        raise AssertionError('exported: %r' % exported)
    validate(document)


def validate(document):
    try:
        import jsonschema
    except ImportError:
        return
    schema = read_json(ROOT, 'data', 'schemas', 'dictum-export.schema.json')
    jsonschema.validators.validator_for(schema)(schema).validate(read_json(document))


def title(program, folder):
    project = make_project(os.path.join(folder, 'titled'))

    def on_disk():
        return read_json(project, 'dictum.json')['title']
    with Window(program, project) as window:
        window.text(TEXTS[A])
        window.menu('t')
        window.fill_in('Ferries & <b>')
        expect(lambda: on_disk() == 'Ferries & <b>', 'the title')
        window.says('Ferries & <b>')
        window.key('ctrl+z')
        expect(lambda: on_disk() == 'Harbour', 'the title as it was')


def properties(program, folder):
    project = make_project(os.path.join(folder, 'described'))

    def on_disk():
        return {article['file']: (article['outlet'], article['date'])
                for article in read_json(project, 'dictum.json')['articles']}
    with Window(program, project) as window:
        window.text(TEXTS[A])
        drive.xdo('keydown', 'ctrl')
        drive.click(window.app, window.row('c-tower'))
        drive.xdo('keyup', 'ctrl')
        window.menu('r')
        window.dialog()
        window.key('Tab')
        window.type('Harbour Radio')
        window.key('Tab')
        window.type('2016-13')
        window.key('Return')
        window.says('A date is written')
        window.type('2016-10')
        window.key('Return')
        window.answered()
        described = ('Harbour Radio', '2016-10')
        expect(lambda: on_disk() == {A: described, C: described}, 'properties of both')
        window.key('ctrl+z')
        expect(lambda: on_disk() == {}, 'no properties')


def removal(program, folder):
    project = make_project(os.path.join(folder, 'removed'))
    trash = os.path.join(os.environ['XDG_DATA_HOME'], 'Trash', 'files', os.path.basename(A))
    with Window(program, project) as window:
        window.mark_noon()
        expect(lambda: quotations(project, 'coder') == [[NOON]], 'the quotation')
        x, y = drive.centre(window.app, window.row('a-harbour'))
        drive.xdo('mousemove', x, y, 'click', 3, 'sleep', 0.4)
        window.key('r')
        expect(lambda: is_there(trash) and not is_there(project, A), 'the article in the trash')
        window.text(TEXTS[B])
        if quotations(project, 'coder') != [[NOON]]:
            raise AssertionError('what was marked is not kept')
        window.key('ctrl+z')
        expect(lambda: is_there(project, A) and read(project, A) == TEXTS[A], 'the article again')
        window.says('a-harbour, In progress, 1 quotation')


def held_by_the_same_person(program, folder):
    project = make_project(os.path.join(folder, 'same'), [{'id': 'coder', 'name': '', 'installations': ['aaaaaaaa']}])
    with Window(program, project) as window:
        window.mark_noon()
        window.press('Same Person')
        expect(lambda: quotations(project, 'coder') == [[NOON]], 'the quotation')
        if len(read_json(project, 'dictum.json')['annotators'][0]['installations']) != 2:
            raise AssertionError('this installation is not noted')
        view = window.text(TEXTS[A])
        expect(lambda: view.getState().contains(pyatspi.STATE_FOCUSED), 'the text with the keyboard')


def held_by_somebody_else(program, folder):
    held = [{'id': id, 'name': '', 'installations': ['aaaaaaaa']} for id in ('ada', 'coder')]
    project = make_project(os.path.join(folder, 'other'), held)
    with Window(program, project) as window:
        window.mark_noon()
        window.press('Other Name…')
        window.fill_in('Ada')  # who is there too
        window.press('Other Name…')
        window.fill_in('Coder of the day')
        expect(lambda: quotations(project, 'coder-of-the-day') == [[NOON]], 'the quotation under the other name')
        view = window.text(TEXTS[A])
        expect(lambda: view.getState().contains(pyatspi.STATE_FOCUSED), 'the text with the keyboard')
    found = {one['id']: one['installations'] for one in read_json(project, 'dictum.json')['annotators']}
    folders = os.listdir(os.path.join(project, 'annotations'))
    if found['coder'] != ['aaaaaaaa'] or found['ada'] != ['aaaaaaaa'] or folders != ['coder-of-the-day']:
        raise AssertionError('annotators: %r, folders: %r' % (found, folders))


def joining(program, folder):
    project, renamed = make_project(os.path.join(folder, 'renamed')), 'articles/z-pier.txt'
    with Window(program, project) as window:
        window.mark_noon()
        expect(lambda: quotations(project, 'coder') == [[NOON]], 'the quotation')
    os.rename(os.path.join(project, A), os.path.join(project, renamed))
    with Window(program, project) as window:
        window.says('What was marked in “%s” has lost its article' % A)
        window.press('Join')
        marks = os.path.join(project, 'annotations', 'coder', renamed + '.json')
        expect(lambda: is_there(marks) and not quotations(project, 'coder'), 'the marks beside the renamed article')
        window.says('z-pier, In progress, 1 quotation')


def dropping(program, folder):
    project, other = make_project(os.path.join(folder, 'dropped-on')), make_project(os.path.join(folder, 'dropped'))
    text = os.path.join(folder, 'pier 1 %.txt')
    write('The pier is closed.\n', text)
    with Window(program, project) as window:
        window.text(TEXTS[A])
        with Files(text) as files:
            files.drag_to(window)
            expect(lambda: is_there(project, 'articles', os.path.basename(text)), 'the dropped text as an article')
            window.says('Added 1 article.')
    with Window(program) as window:
        window.text(TEXTS[A])
        with Files(other) as files:
            files.drag_to(window)
            titles = ('xdotool', 'search', '--onlyvisible', '--name', '— Harbour')
            expect(lambda: len(drive.output_of(*titles).split()) == 2, 'a window for the dropped folder')


CASES = (new_project_and_articles, open_and_export, title, properties, removal, held_by_the_same_person,
         held_by_somebody_else, joining, dropping)


def make_settings():
    """Who annotates, and where documents are: the same for whoever runs the test."""
    settings = os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0', 'settings')
    write('[io/github/dictum_app/Dictum]\nannotator=\'coder\'\n', settings, 'keyfile')
    write('XDG_DOCUMENTS_DIR="$HOME/Documents"\n', os.environ['XDG_CONFIG_HOME'], 'user-dirs.dirs')
    os.makedirs(os.path.join(os.environ['HOME'], 'Documents'), exist_ok=True)


def main(program):
    tap = end_to_end.Tap()
    if not os.environ.get('DISPLAY'):
        tap.skip('/acts', 'there is no display')
        return tap.end()
    with tempfile.TemporaryDirectory(prefix='dictum-acts-') as folder:
        end_to_end.make_home(folder)
        for case in CASES:
            if case is dropping and '4.0' not in gi.Repository.get_default().enumerate_versions('Gtk'):
                tap.skip('/acts/dropping', 'PyGObject has no GTK 4')
                continue
            make_settings()
            tap.case('/acts/' + case.__name__.replace('_', '-'), lambda: case(program, folder))
            Window.kill_last()
    return tap.end()


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
