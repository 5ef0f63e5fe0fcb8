#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files find the program, and the program finds its way back: what the desktop takes its files for, what opens when one
is double-clicked, launched or named on the command line, D-Bus activation, the lists of recent projects, and what comes
back after a restart. The program is installed into a folder of its own and started as a desktop does it. Prints TAP.

Usage: files.py PROGRAM   (in in-session)
"""
import glob
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

ROOT = os.environ['DICTUM_SOURCE_ROOT']
sys.path.insert(0, os.path.join(ROOT, 'build-aux'))
import drive  # noqa: E402
import gi  # noqa: E402
gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

spec = importlib.util.spec_from_file_location('end_to_end', os.path.join(os.path.dirname(__file__), 'end-to-end.py'))
end_to_end = importlib.util.module_from_spec(spec)
spec.loader.exec_module(end_to_end)

APP_ID = 'io.github.dictum_app.Dictum'
ENTRY = APP_ID + '.desktop'
PROJECT_TYPE, EXPORT_TYPE = 'application/x-dictum-project+json', 'application/x-dictum-export+json'
OTHER_ENTRY = '[Desktop Entry]\nType=Application\nName=Other\nExec=true %%U\nMimeType=%s;\n'
LINE = 'The keeper said it again, and nobody in the harbour wrote it down. '
PNG = b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR'


def output_of(*words, **options):
    return subprocess.run(words, text=True, stdout=subprocess.PIPE, check=True, **options).stdout


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as stream:
        stream.write(content if isinstance(content, bytes) else content.encode())
    return path


def read(path):
    with open(path, encoding='utf-8') as stream:
        return stream.read()


def need(condition, what):
    if not condition:
        raise AssertionError(what)


class Bus:
    """The session bus: who is on it, and what it starts."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call(self, method, arguments=None):
        return self.bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', method,
                                  arguments, None, Gio.DBusCallFlags.NONE, -1).unpack()

    def is_there(self):
        return self.call('NameHasOwner', GLib.Variant('(s)', (APP_ID,)))[0]

    def process(self):
        return self.call('GetConnectionUnixProcessID', GLib.Variant('(s)', (APP_ID,)))[0]


class Desk:
    """A desktop on which the program is installed, and the person's own folder."""

    def __init__(self, folder, program):
        self.folder = folder
        self.bus = Bus()
        self.install(os.path.join(folder, 'installed'), os.path.dirname(os.path.dirname(program)))
        self.documents = os.path.join(os.environ['HOME'], 'Documents', 'Dictum')
        write(os.path.join(os.environ['XDG_CONFIG_HOME'], 'user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="$HOME/Documents"\n')
        self.update_environment()

    def install(self, root, build):
        output_of('meson', 'install', '-C', build, '--no-rebuild', '--quiet', '--destdir', root)
        service, = glob.glob(os.path.join(root, '**', 'dbus-1', 'services', APP_ID + '.service'), recursive=True)
        self.share = os.path.dirname(os.path.dirname(os.path.dirname(service)))
        self.entry = os.path.join(self.share, 'applications', ENTRY)
        described = read(service)
        line, = [line for line in described.splitlines() if line.startswith('Exec=')]
        self.command = line[len('Exec='):].split()
        self.program = root + self.command[0]
        self.cli = os.path.join(os.path.dirname(self.program), 'dictum-cli')
        os.environ['PATH'] = os.path.dirname(self.program) + ':' + os.environ['PATH']
        os.environ['XDG_DATA_DIRS'] = self.share + ':/usr/share'
        os.environ['DICTUM_SAMPLE_DIR'] = os.path.join(self.share, 'dictum', 'sample')
        output_of('update-mime-database', os.path.join(self.share, 'mime'))
        output_of('update-desktop-database', os.path.dirname(self.entry))
        # The bus began before the program was installed, and looks here whenever it is told to.
        write(os.path.join(os.environ['XDG_RUNTIME_DIR'], 'dbus-1', 'services', APP_ID + '.service'),
              described.replace('Exec=', 'Exec=' + root))

    def update_environment(self):
        """What the bus starts lives in the same surroundings as what this test starts."""
        self.bus.call('ReloadConfig')
        self.bus.call('UpdateActivationEnvironment', GLib.Variant('(a{ss})', (dict(os.environ),)))

    def make_project(self, name, title, articles=(('a.txt', '“No,” said Ada Lind.\n'),)):
        folder = os.path.join(self.folder, name)
        for file, text in articles:
            write(os.path.join(folder, 'articles', file), text)
        write(os.path.join(folder, 'dictum.json'), json.dumps({
            'format': 'dictum-project', 'version': 1, 'title': title, 'annotators': [], 'speakers': [],
            'articles': []}))
        return folder

    def projects(self):
        return sorted(os.listdir(self.documents)) if os.path.isdir(self.documents) else []

    def windows(self):
        """What is on the screen: the X windows' ids."""
        return drive.output_of('xprop', '-root', '_NET_CLIENT_LIST').split('#')[-1].replace(',', ' ').split()

    def frames(self):
        """The titles of the windows on the screen, without dialogs."""
        described = [drive.output_of('xprop', '-id', window, 'WM_TRANSIENT_FOR', '_NET_WM_NAME')
                     for window in self.windows()]
        return sorted(re.findall(r'_NET_WM_NAME.* = "(.*)"', one)[0] for one in described if 'window id' not in one)

    def expect(self, *titles):
        try:
            drive.wait(lambda: self.frames() == sorted(titles), 'windows %s' % (titles,), 15)
        except drive.Missing:
            raise AssertionError('meant windows %s, there are %s' % (sorted(titles), self.frames()))

    def expect_said(self, *words):
        for some in words:
            drive.find_holding(drive.application('dictum'), some, 10)

    def start(self, *arguments, **options):
        return subprocess.Popen([self.program, *arguments], **options)

    def answer(self, label):
        """Presses a button of the dialog, once that has come to rest. The window behind it has a “Close” of its own."""
        drive.xdo('sleep', 0.5)
        buttons = [node for node in drive.walk(drive.application('dictum'))
                   if node.name == label and node.getRoleName() in drive.BUTTON_ROLES and drive.shown(node)]
        before = set(self.windows())
        buttons[-1].queryAction().doAction(0)
        drive.wait(lambda: before - set(self.windows()), 'end of the dialog', 5)

    def quit(self):
        if not self.bus.is_there():
            return
        subprocess.run(['gapplication', 'action', APP_ID, 'quit'], check=True)
        drive.wait(lambda: not self.bus.is_there(), 'end of the program', 15)

    def clear(self):
        """Each case begins with nothing running and nothing made."""
        if self.bus.is_there():
            os.kill(self.bus.process(), signal.SIGKILL)
            drive.wait(lambda: not self.bus.is_there(), 'end of the program', 15)
        drive.wait(lambda: not self.frames(), 'an empty screen', 15)
        for folder in (os.path.dirname(self.documents), os.environ['XDG_STATE_HOME'],
                       os.path.join(os.environ['XDG_CONFIG_HOME'], 'glib-2.0')):
            shutil.rmtree(folder, ignore_errors=True)
        for path in glob.glob(os.path.join(os.environ['XDG_DATA_HOME'], 'recently-used.xbel')):
            os.remove(path)


def content_type(path):
    lines = output_of('gio', 'info', '-a', 'standard::content-type', path).splitlines()
    return next(line.split(': ')[1] for line in lines if 'standard::content-type' in line)


def own_files_have_their_type(desk):
    project = os.path.join(desk.folder, 'written')
    export = os.path.join(desk.folder, 'written.dictum.json')
    for source, target in ((os.environ['DICTUM_SAMPLE_DIR'], export), (project, export + '2')):
        subprocess.run([desk.cli, 'export', '--format=json', '--output=' + target, source], check=True)
        subprocess.run([desk.cli, 'import', '--format=json', project, target], check=True)
    annotations, = glob.glob(os.path.join(project, 'annotations', '**', '*.json'), recursive=True)
    bare = [shutil.copy(path, os.path.join(desk.folder, name)) for path, name in
            ((os.path.join(project, 'dictum.json'), 'renamed-project'), (export, 'renamed-export'))]
    for path, expected in ((os.path.join(project, 'dictum.json'), PROJECT_TYPE), (bare[0], PROJECT_TYPE),
                           (export, EXPORT_TYPE), (bare[1], EXPORT_TYPE), (annotations, 'application/json')):
        need(content_type(path) == expected, '%s is taken for %s' % (path, content_type(path)))


def others_are_left_alone(desk):
    marker = '"format" : "dictum-export"'
    for name, content, expected in (('other.json', '{ "format" : "other" }\n', 'application/json'),
                                    ('about.json', '{ "about" : "%s" }\n' % ('x' * 80 + marker), 'application/json'),
                                    ('look-alike', '{ "format" : "dictum-exporter" }', 'text/plain'),
                                    ('cut-short', '{\n  "format" : "dict', 'text/plain'),
                                    ('told-of', marker + ' is its first member.\n', 'text/plain')):
        path = write(os.path.join(desk.folder, 'look-alikes', name), content)
        need(content_type(path) == expected, '%s is taken for %s' % (name, content_type(path)))


def default_of(kind):
    lines = output_of('gio', 'mime', kind).splitlines()
    return lines[0].split(': ')[-1], [line.strip() for line in lines[1:]]


def texts_and_folders_keep_their_program(desk):
    applications = os.path.join(os.environ['XDG_DATA_HOME'], 'applications')
    for kind, name in (('text/plain', 'editor'), ('inode/directory', 'folders')):
        write(os.path.join(applications, name + '.desktop'), OTHER_ENTRY % kind)
    # As every desktop ships such a list.
    write(os.path.join(applications, 'gnome-mimeapps.list'),
          '[Default Applications]\ntext/plain=editor.desktop\ninode/directory=folders.desktop\n')
    subprocess.run(['update-desktop-database', applications], check=True)
    try:
        for kind, expected in (('text/plain', 'editor.desktop'), ('inode/directory', 'folders.desktop'),
                               (PROJECT_TYPE, ENTRY), (EXPORT_TYPE, ENTRY)):
            default, offered = default_of(kind)
            need(default == expected, '%s opens with %s' % (kind, default))
            need(ENTRY in offered, '%s is not offered for %s' % (ENTRY, kind))
        need(default_of('application/json')[0] != ENTRY, 'any JSON document opens with us')
    finally:
        shutil.rmtree(applications)


def opens_a_project_file(desk):
    project = desk.make_project('harbour', 'Harbour')
    subprocess.run(['gio', 'open', os.path.join(project, 'dictum.json')], check=True)
    desk.expect('a — Harbour')


def opens_a_folder_once(desk):
    project = desk.make_project('harbour', 'Harbour')
    other = desk.make_project('river', 'River')
    subprocess.run(['gio', 'launch', desk.entry, project], check=True)
    desk.expect('a — Harbour')
    subprocess.run(['gio', 'launch', desk.entry, other], check=True)
    desk.expect('a — Harbour', 'a — River')
    drive.wait(lambda: title_in_front() == 'a — River', 'River in front', 5)
    subprocess.run(['gio', 'launch', desk.entry, project + '/'], check=True)
    drive.wait(lambda: title_in_front() == 'a — Harbour', 'Harbour in front', 5)
    desk.expect('a — Harbour', 'a — River')


def title_in_front():
    return drive.output_of('xdotool', 'getactivewindow', 'getwindowname').strip()


def opens_a_text_as_a_copy(desk):
    path = write(os.path.join(desk.folder, 'texts', 'Ferry news.txt'), '“Soon,” he said.\n')
    subprocess.run(['gio', 'launch', desk.entry, path], check=True)
    desk.expect('Ferry news — Ferry news')
    need(desk.projects() == ['Ferry news'], desk.projects())
    copy = os.path.join(desk.documents, 'Ferry news', 'articles', 'Ferry news.txt')
    drive.wait(lambda: read(copy) == read(path), 'the copy')


def opens_several(desk):
    paths = [desk.make_project('harbour', 'Harbour'), desk.make_project('river', 'River'),
             write(os.path.join(desk.folder, 'texts', 'one.txt'), 'One.\n'),
             write(os.path.join(desk.folder, 'texts', 'two.txt'), 'Two.\n')]
    subprocess.run(['gapplication', 'launch', APP_ID, *paths], check=True)
    desk.expect('a — Harbour', 'a — River', 'one — New Project')
    articles = os.path.join(desk.documents, 'New Project', 'articles')
    drive.wait(lambda: sorted(os.listdir(articles)) == ['one.txt', 'two.txt'], 'both texts in one project')


def imports_an_export(desk):
    export = os.path.join(desk.folder, 'sample.dictum.json')
    output_of(desk.cli, 'export', '--format=json', '--output=' + export, os.environ['DICTUM_SAMPLE_DIR'])
    subprocess.run(['gio', 'open', export], check=True)
    desk.expect_said('Import “sample.dictum.json”?', 'new project')
    desk.answer('Cancel')
    drive.xdo('sleep', 0.3)
    need(desk.projects() == [], 'a project was made though nobody agreed: %s' % desk.projects())
    subprocess.run(['gio', 'open', export], check=True)
    desk.expect_said('Import “sample.dictum.json”?')
    desk.answer('Import')
    title = json.loads(read(export))['title']
    drive.wait(lambda: any(name.endswith(' — ' + title) for name in desk.frames()), 'the imported project', 15)
    project, = desk.projects()
    desk.quit()
    again = output_of(desk.cli, 'export', '--format=json', os.path.join(desk.documents, project))
    need(again == read(export), 'the imported project is another one')


def says_that_an_export_is_broken(desk):
    path = write(os.path.join(desk.folder, 'broken.dictum.json'), '{\n  "format" : "dictum-export",\n  "version" : 1,')
    subprocess.run(['gio', 'open', path], check=True)
    desk.expect_said('Import “broken.dictum.json”?')
    desk.answer('Import')
    desk.expect_said('The document cannot be imported')
    need(desk.projects() == [], 'half a project is left: %s' % desk.projects())


def says_what_cannot_be_opened(desk):
    folder = os.path.join(desk.folder, 'refused')
    # “project.json” is what a project file is not called, and “a.txt.json” lies in no project.
    for name, content, sentence in (
            ('photo.png', PNG, 'not a text file'), ('empty.txt', '', 'The file is empty'),
            ('nothing.txt', None, 'There is no such file'),
            ('other.json', '{}', 'neither a text nor a document of Dictum'),
            ('project.json', '{ "format" : "dictum-project" }', 'has to be called “dictum.json”'),
            ('a.txt.json', '{ "format" : "dictum-annotations" }', 'part of a project')):
        path = os.path.join(folder, name)
        if content is not None:
            write(path, content)
        process = desk.start(path)
        desk.expect_said('1 file cannot be opened', '“%s”: ' % name, sentence)
        need(desk.projects() == [], '%s left a project: %s' % (name, desk.projects()))
        desk.answer('Close')
        desk.quit()
        need(process.wait(10) == 0, 'it ended with %d' % process.returncode)
    desk.start(os.path.join(folder, 'photo.png'), os.path.join(folder, 'other.json'),
               desk.make_project('harbour', 'Harbour'))
    desk.expect_said('2 files cannot be opened', '“photo.png”: ', '“other.json”: ')
    drive.wait(lambda: 'a — Harbour' in desk.frames(), 'what can be opened', 10)


def opens_the_project_of_an_annotation_file(desk):
    project = os.path.join(desk.folder, 'annotated')
    shutil.copytree(os.environ['DICTUM_SAMPLE_DIR'], project)
    path, = glob.glob(os.path.join(project, 'annotations', '**', '*.json'), recursive=True)
    desk.start(path)
    drive.wait(lambda: any(name.endswith(' — ' + json.loads(read(os.path.join(project, 'dictum.json')))['title'])
                           for name in desk.frames()), 'the project', 10)


def takes_relative_paths_and_uris(desk):
    project = desk.make_project('a folder', 'Harbour')
    other = desk.make_project('river', 'River')
    desk.start('a folder', cwd=desk.folder)
    desk.expect('a — Harbour')
    desk.start('file://' + other.replace(' ', '%20'))
    desk.expect('a — Harbour', 'a — River')
    second = desk.start('.', cwd=project)
    need(second.wait(10) == 0, 'the second start ended with %d' % second.returncode)
    drive.wait(lambda: title_in_front() == 'a — Harbour', 'Harbour in front', 5)
    desk.expect('a — Harbour', 'a — River')


def answers_without_a_screen(desk):
    bare = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS')}
    need('FOLDER' in output_of(desk.program, '--help', env=bare), 'no usage in --help')
    need(output_of(desk.program, '--version', env=bare).startswith('dictum '), 'no version')
    wrong = subprocess.run([desk.program, '--nonsense'], env=bare, text=True, capture_output=True, check=False)
    need(wrong.returncode == 1 and '--nonsense' in wrong.stderr and wrong.stdout == '', 'a wrong option: %r' % (wrong,))


def is_activated_by_the_bus(desk):
    need(os.access(desk.program, os.X_OK), 'the service names %s, which is not installed' % desk.program)
    need(desk.command[1:] == ['--gapplication-service'], 'the service starts %s' % desk.command)
    subprocess.run(['gapplication', 'launch', APP_ID], check=True)
    desk.expect('Dictum')
    first = desk.bus.process()
    need('--gapplication-service' in read('/proc/%d/cmdline' % first), 'the bus has not started it')
    second = desk.start()
    need(second.wait(10) == 0, 'a second start ended with %d' % second.returncode)
    need(desk.bus.process() == first, 'a second start became another program')
    desk.expect('Dictum')
    drive.key('ctrl+w')
    drive.wait(lambda: not os.path.exists('/proc/%d' % first), 'end with its last window', 15)


def acts_from_outside(desk):
    subprocess.run(['gapplication', 'action', APP_ID, 'sample'], check=True)
    drive.wait(lambda: any('—' in name for name in desk.frames()), 'the sample', 15)
    need(desk.projects() == ['Sample'], desk.projects())


def a_service_without_work_ends(desk):
    process = desk.start('--gapplication-service')
    drive.wait(desk.bus.is_there, 'the service', 10)
    need(process.wait(20) == 0, 'it ended with %d' % process.returncode)


def recent_projects(desk):
    harbour, gone = desk.make_project('harbour', 'Harbour'), desk.make_project('gone', 'Gone')
    plain = os.path.join(desk.folder, 'plain')
    write(os.path.join(plain, 'b.txt'), 'Plain.\n')
    for folder, title in ((harbour, 'a — Harbour'), (plain, 'b — plain'), (gone, 'a — Gone')):
        desk.start(folder)
        desk.expect(title)
        desk.quit()
    known = read(os.path.join(os.environ['XDG_DATA_HOME'], 'recently-used.xbel'))
    for folder in (harbour, gone):
        need('href="file://%s/dictum.json"' % folder in known, 'the desktop does not know %s' % folder)
    need(PROJECT_TYPE in known and 'Harbour' in known, 'the desktop does not know what it is')
    need('plain' not in known, 'the desktop knows a folder without a project file')
    shutil.rmtree(gone)
    desk.start()
    desk.expect('Dictum')
    app = drive.application('dictum')
    rows = [row.name for row in drive.walk(app) if row.getRoleName() == 'list item']
    need(rows[:1] == ['Gone'], 'the last one is not first: %s' % rows)
    drive.click(app, drive.find(app, 'Gone', 'list item'))
    desk.expect_said('The folder cannot be opened')
    desk.answer('Close')
    drive.find(app, 'Harbour', 'list item', 10)
    need(not [row for row in drive.walk(app) if row.name == 'Gone'], 'what is gone is offered again')


def text_view():
    return drive.find(drive.application('dictum'), 'Article text')


def top_of(view, offset):
    return view.queryText().getCharacterExtents(offset, drive.pyatspi.WINDOW_COORDS)[1]


def box_of_window():
    app = drive.application('dictum')
    window, _, _ = drive.window_origin(app)
    frame = next(node for node in drive.walk(app) if node.getRoleName() == 'frame')
    box = frame.queryComponent().getExtents(drive.pyatspi.WINDOW_COORDS)
    return window, (box.width, box.height)


def comes_back_as_it_was(desk):
    long = ''.join('%d. %s\n\n' % (i, LINE * 5) for i in range(80))
    project = desk.make_project('long', 'Long', (('a.txt', 'Short.\n'), ('b.txt', long)))
    desk.start(project)
    desk.expect('a — Long')
    drive.key('ctrl+Page_Down')
    desk.expect('b — Long')
    drive.xdo('windowsize', box_of_window()[0], 1100, 720)
    drive.key('ctrl+F9')
    drive.wait(lambda: box_of_window()[1][1] < 730, 'the smaller window', 5)
    view = text_view()
    x, y = drive.centre(drive.application('dictum'), view)
    drive.xdo('mousemove', x, y, 'click', '--repeat', 40, '--delay', 30, 5, 'sleep', 0.5)
    offset = next(i for i in range(0, len(long), 50) if top_of(view, i) > 200)
    need(offset > 2000, 'nothing was scrolled')
    before, size = top_of(view, offset), box_of_window()[1]
    desk.quit()
    subprocess.run(['gapplication', 'launch', APP_ID], check=True)
    desk.expect('b — Long')
    drive.wait(lambda: box_of_window()[1] == size, 'a window of %s, not %s' % (size, box_of_window()[1]), 5)
    drive.wait(lambda: abs(top_of(text_view(), offset) - before) < 40, 'the place in the text', 5)
    need(not any(node.name == 'Speakers' and drive.shown(node) for node in drive.walk(drive.application('dictum'))),
         'the right pane was hidden')


def comes_back_maximized(desk):
    desk.start(desk.make_project('harbour', 'Harbour'))
    desk.expect('a — Harbour')
    _, (_, height) = box_of_window()
    app = drive.application('dictum')
    x, y = drive.centre(app, drive.find_holding(app, 'Article 1 of 1'))
    drive.xdo('mousemove', x, y, 'click', '--repeat', 2, '--delay', 60, 1)
    drive.wait(lambda: box_of_window()[1][1] > height, 'the maximized window', 5)
    drive.xdo('sleep', 0.3)
    size = box_of_window()[1]
    desk.quit()
    desk.start()
    desk.expect('a — Harbour')
    drive.wait(lambda: box_of_window()[1] == size, 'a window of %s, not %s' % (size, box_of_window()[1]), 5)


def comes_back_to_the_project_used_last(desk):
    harbour, river = desk.make_project('harbour', 'Harbour'), desk.make_project('river', 'River')
    desk.start(harbour, river)
    desk.expect('a — Harbour', 'a — River')
    desk.start(harbour).wait(10)
    drive.wait(lambda: title_in_front() == 'a — Harbour', 'Harbour in front', 5)
    desk.quit()
    desk.start()
    desk.expect('a — Harbour')
    desk.quit()
    shutil.move(harbour, harbour + '-elsewhere')
    desk.start()
    desk.expect('Dictum')
    drive.find(drive.application('dictum'), 'River', 'list item', 10)


CASES = (own_files_have_their_type, others_are_left_alone, texts_and_folders_keep_their_program, opens_a_project_file,
         opens_a_folder_once, opens_a_text_as_a_copy, opens_several, imports_an_export, says_that_an_export_is_broken,
         says_what_cannot_be_opened, opens_the_project_of_an_annotation_file, takes_relative_paths_and_uris,
         answers_without_a_screen, is_activated_by_the_bus, acts_from_outside, a_service_without_work_ends,
         recent_projects, comes_back_as_it_was, comes_back_maximized, comes_back_to_the_project_used_last)
TOOLS = ('meson', 'gio', 'gapplication', 'update-mime-database', 'update-desktop-database')


def main(program, *only):
    tap = end_to_end.Tap()
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if not os.environ.get('DISPLAY') or missing:
        tap.skip('/files', 'there is no %s' % ', '.join(missing or ['display']))
        return tap.end()
    with tempfile.TemporaryDirectory(prefix='dictum-files-') as folder:
        end_to_end.make_home(folder)
        desk = Desk(folder, os.path.abspath(program))
        for case in CASES:
            if only and case.__name__ not in only:
                continue

            def run(act=case):
                desk.clear()
                act(desk)
            tap.case('/files/' + case.__name__.replace('_', '-'), run)
        desk.clear()
    return tap.end()


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
