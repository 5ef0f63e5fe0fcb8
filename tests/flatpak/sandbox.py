#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses the installed Flatpak as a person does, with real pointer and key events, and looks from outside at what happens
to the files: what it may touch, a folder opened through the portal, marks, changes by others, export, saves that are
killed, a restart, files opened from the desktop. Prints TAP.

Usage: sandbox.py SUITE HELPERS   (in in-session --portals, with a HOME of its own; FLATPAK_USER_DIR has Dictum)
  SUITE    what the runtime is made of, for the names of the cases
  HELPERS  a folder with test-project-faults and libfailio.so, built for the runtime
Ends with status 0 if it came to its end, whatever failed.
"""
import configparser
import glob
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
os.environ['DICTUM_SOURCE_ROOT'] = ROOT
sys.path.insert(0, os.path.join(ROOT, 'build-aux'))
import drive  # noqa: E402
from gi.repository import Gio, GLib  # noqa: E402

spec = importlib.util.spec_from_file_location('end_to_end', os.path.join(ROOT, 'tests', 'end-to-end', 'end-to-end.py'))
end_to_end = importlib.util.module_from_spec(spec)
spec.loader.exec_module(end_to_end)

APP = 'io.github.dictum_app.Dictum'
# All that it may do, as "flatpak info --show-permissions" tells it. Where fallback-x11 is, X11 is listed too.
PERMISSIONS = {'Context': {'shared': {'ipc'}, 'sockets': {'x11', 'wayland', 'fallback-x11'}, 'devices': {'dri'},
                           'filesystems': {'xdg-documents/Dictum:create'}}}
OPEN_TITLE, EXPORT_TITLE = 'Open a Folder of Articles', 'Export the Project'
CLOSED_TITLE = 'Choose the Project’s Folder, So That Dictum May Open It'
DOCUMENTS = '/run/user/%d/doc' % os.getuid()
NORTH, RADIO, WIRE = 'articles/channel-north.txt', 'articles/harbour-radio.txt', 'articles/meridian-wire.txt'
KILLS, KILL_STEP = 5, 0.03  # how often a save is killed, and how many seconds later each time


def in_sandbox(*words):
    """Runs a command in the sandbox; returns its exit status and what it printed."""
    done = subprocess.run(['flatpak', 'run', '--command=' + words[0], APP, *words[1:]], text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def active_title():
    return drive.output_of('xdotool', 'getactivewindow', 'getwindowname').strip()


def open_with_dictum(path):
    """What a file manager does for a double click."""
    done = []
    entry = Gio.DesktopAppInfo.new(APP + '.desktop')
    entry.launch_uris_async([GLib.filename_to_uri(path)], None, None,
                            lambda _, result: done.append(entry.launch_uris_finish(result)))
    drive.wait(lambda: (GLib.MainContext.default().iteration(False), done)[1], 'start of the program')


class Window(end_to_end.Window):
    """The program in its sandbox. The folder is known by its place outside; what it is called inside is its own."""

    def __init__(self, project, process=None):
        self.project, self.process = project, process
        self.app = drive.application('dictum', 60)
        self.view = None

    @classmethod
    def start(cls, project):
            return cls(project, subprocess.Popen(['flatpak', 'run', APP]))

    def show_project(self, seconds=20):
        self.view = drive.find(self.app, 'Article text', seconds=seconds)
        drive.wait(lambda: drive.text_of(self.view), 'an article', seconds)

    def kill(self):
        """SIGKILL to everything in the sandbox."""
        subprocess.run(['flatpak', 'kill', APP], stderr=subprocess.DEVNULL)
        if self.process is not None:
            self.process.wait(20)
        drive.wait(lambda: not drive.output_of('flatpak', 'ps', '--columns=application'), 'end of the sandbox')

    def names(self):
        return [node.name or '' for node in drive.walk(self.app)]


def wait_for_end_of(title):
    """A dialog that is still there may take the focus back."""
    drive.wait(lambda: not drive.output_of('xdotool', 'search', '--onlyvisible', '--name', title), 'end of the dialog')
    drive.wait(lambda: active_title() not in ('', title), 'window to come back to')


def answer_portal(title, path):
    """Types PATH into the portal's dialog, which is a window of another program."""
    drive.wait(lambda: active_title() == title, 'dialog “%s”' % title)
    portal = drive.application('xdg-desktop-portal-gtk')

    def has_typed(words):
        # What the dialog adds to it is selected.
        drive.key('Delete')
        return any(node.getRoleName() == 'text' and drive.shown(node) and drive.text_of(node) == words
                   for node in drive.walk(portal))
    if title != EXPORT_TITLE:
        # The first key only opens the field for the rest.
        drive.xdo('key', 'slash')
        drive.wait(lambda: has_typed('/'), 'field for the path')
        drive.xdo('type', '--delay', 5, path[1:])
    else:
        drive.xdo('key', 'ctrl+a', 'type', '--delay', 5, path)
    drive.wait(lambda: has_typed(path), 'path as it was typed')
    drive.press(portal, 'Export' if title == EXPORT_TITLE else 'Open')
    wait_for_end_of(title)


def away_and_back():
    """Another program's window takes the focus and gives it back."""
    drive.key('ctrl+o')
    drive.wait(lambda: active_title() == OPEN_TITLE, 'another window')
    drive.key('Escape')
    wait_for_end_of(OPEN_TITLE)


def is_litter(name):
    """Whether a save that was not finished has left it, or a portal where a file was misused."""
    return re.match(r'\..*\.dictum-|\.xdp-|\.goutputstream', os.path.basename(name))


def litter(folder):
    return [name for _, folders, files in os.walk(folder) for name in folders + files if is_litter(name)]


def permissions():
    parser = configparser.ConfigParser()
    parser.optionxform = str
    parser.read_string(drive.output_of('flatpak', 'info', '--show-permissions', APP))
    return {section: {key: set(value.strip(';').split(';')) for key, value in parser[section].items()}
            for section in parser.sections()}


class Session:
    def __init__(self, home, helpers):
        self.home, self.helpers = home, helpers
        self.window = None
        self.project = os.path.join(home, 'Work', 'Aleppo')
        shutil.copytree(os.path.join(ROOT, 'data', 'sample'), self.project)

    def cases(self):
        return (self.permissions_are_the_least, self.nothing_else_can_be_reached,
                self.a_folder_is_opened_through_the_portal, self.a_drag_and_a_digit_mark,
                self.pointing_and_a_digit_mark, self.no_path_of_the_sandbox_is_shown,
                self.what_others_change_shows_when_the_focus_returns, self.the_project_is_exported_through_the_portal,
                self.a_restart_finds_everything_again, self.the_same_folder_is_listed_once,
                self.a_killed_save_leaves_the_old_or_the_new_file, self.a_text_file_is_copied_into_a_project,
                self.another_one_goes_into_the_open_project, self.a_project_file_alone_asks_for_its_folder,
                self.a_folder_alone_is_asked_for, self.nothing_is_left_behind, self.each_step_of_a_save_may_fail)

    def permissions_are_the_least(self):
        assert permissions() == PERMISSIONS, permissions()

    def nothing_else_can_be_reached(self):
        secret = os.path.join(self.home, 'Documents', 'secret.txt')
        with open(secret, 'w', encoding='utf-8') as stream:
            stream.write('secret\n')
        for path in (secret, os.path.join(self.project, 'dictum.json'), __file__):
            status, output = in_sandbox('cat', path)
            assert status != 0, '%s can be read: %s' % (path, output)
        status, output = in_sandbox('sh', '-c', 'cat /proc/net/dev')
        devices = [line.split(':')[0].strip() for line in output.splitlines() if ':' in line]
        assert devices == ['lo'], devices
        status, output = in_sandbox('sh', '-c', 'echo x >"%s/Documents/Dictum/x" && rm "%s/Documents/Dictum/x"' %
                                    (self.home, self.home))
        assert status == 0, output

    def a_folder_is_opened_through_the_portal(self):
        self.window = Window.start(self.project)
        drive.find(self.window.app, 'Open Folder…', drive.BUTTON_ROLES)
        drive.key('ctrl+o')
        answer_portal(OPEN_TITLE, self.project)
        self.window.show_project()
        assert not litter(self.project)

    def mark(self, file, number):
        end_to_end.mark(self.window, file, end_to_end.SAMPLE[file][number])

    def a_drag_and_a_digit_mark(self):
        for number in (0, 2, 4):
            self.mark(NORTH, number)

    def pointing_and_a_digit_mark(self):
        self.mark(NORTH, 6)
        self.mark(RADIO, 1)

    def no_path_of_the_sandbox_is_shown(self):
        shown = [name for name in self.window.names() if '/doc/' in name or 'run/user' in name or '/' + APP in name]
        assert not shown, shown
        assert any('Aleppo' in name for name in self.window.names()), 'the folder has no name'

    def what_others_change_shows_when_the_focus_returns(self):
        path = os.path.join(self.project, 'dictum.json')
        with open(path, encoding='utf-8') as stream:
            data = json.load(stream)
        kerry = next(speaker for speaker in data['speakers'] if speaker['id'] == 'kerry')
        kerry['name'] = 'Kerry of the State Department'
        data['speakers'].append(dict(kerry, id='lavrov-0a1b2c', name='Sergey Lavrov', key='5', aliases=[]))
        replace(path, data)
        own = next(path for path in end_to_end.own_files(self.project) if path.endswith('harbour-radio.txt.json'))
        with open(own, encoding='utf-8') as stream:
            marks = json.load(stream)
        marks['quotations'].append(dict(marks['quotations'][0], id='00000000-0000-4000-8000-000000000001',
                                        speaker='lavrov-0a1b2c', note='from another machine'))
        replace(own, marks)
        away_and_back()
        for name in ('Sergey Lavrov', 'Kerry of the State Department'):
            drive.wait(lambda n=name: any(n in shown for shown in self.window.names()), '“%s”' % name)
        # The article that is open has taken the quotation in: what is marked next is written beside it.
        self.mark(RADIO, 2)
        assert any(speaker == 'lavrov-0a1b2c' for speaker, _ in end_to_end.on_disk(self.project, RADIO))

    def the_project_is_exported_through_the_portal(self):
        target = os.path.join(self.home, 'Work', 'export.json')
        drive.key('ctrl+e')
        answer_portal(EXPORT_TITLE, target)
        drive.wait(lambda: os.path.exists(target) and os.path.getsize(target) > 0, 'exported document')
        with open(target, encoding='utf-8') as stream:
            document = drive.wait(lambda: json.load(stream), 'whole document')
        assert document['format'] == 'dictum-export' and len(document['articles']) == 3, document
        beside = sorted(os.listdir(os.path.dirname(target)))
        assert beside == ['Aleppo', 'export.json'], beside

    def snapshot(self):
        return end_to_end.snapshot(self.project)

    def a_restart_finds_everything_again(self):
        before = self.snapshot()
        self.window.close()
        self.window = Window.start(self.project)
        # Nobody is asked: the portal keeps what it was told.
        self.window.show_project()
        with open(os.path.join(self.project, RADIO), encoding='utf-8') as stream:
            text = stream.read()
        drive.wait(lambda: drive.text_of(self.window.view) == text, 'the article that was open')
        assert active_title() != OPEN_TITLE
        assert self.snapshot() == before, 'a restart changed a file'
        self.mark(WIRE, 4)
        drive.key('ctrl+z')
        drive.wait(lambda: self.snapshot() == before, 'undo')

    def the_same_folder_is_listed_once(self):
        drive.key('ctrl+o')
        answer_portal(OPEN_TITLE, self.project)
        self.window.show_project()
        with open(os.path.join(self.home, '.var', 'app', APP, '.local', 'state', 'dictum', 'recent.ini'),
                  encoding='utf-8') as stream:
            rows = [line for line in stream if line.startswith('folder=')]
        assert len(rows) == 1, rows

    def a_killed_save_leaves_the_old_or_the_new_file(self):
        for number in range(KILLS):
            item = end_to_end.SAMPLE[WIRE][number]
            text = self.window.open(WIRE)
            ranges = end_to_end.ranges_of(text, item)
            before = self.snapshot()
            self.window.take(item[0], ranges[0][0], ranges[-1][1])
            drive.key(item[1])
            time.sleep(KILL_STEP * number)
            self.window.kill()
            marked = end_to_end.on_disk(self.project, WIRE)  # any file that is not whole fails here
            for name, data in self.snapshot().items():
                assert data == before.get(name) or WIRE in name or name == 'dictum.json' or is_litter(name), name
            self.window = Window.start(self.project)
            self.window.show_project()
            drive.wait(lambda: not litter(self.project), 'a swept folder')
            assert end_to_end.on_disk(self.project, WIRE) == marked

    def each_step_of_a_save_may_fail(self):
        """The fault tests of the project room, in the folder that the portal gave."""
        scratch = os.path.join(self.project, 'faults')
        os.mkdir(scratch)
        inside = glob.glob(os.path.join(DOCUMENTS, '*', os.path.basename(self.project)))[0]
        done = subprocess.run(
            ['flatpak', 'run', '--filesystem=%s:ro' % self.helpers, '--env=TMPDIR=%s/faults' % inside,
             '--env=DICTUM_FAILIO=%s/libfailio.so' % self.helpers, '--command=%s/test-project-faults' % self.helpers,
             APP, '-p', '/project/faults/each-file-is-old-or-new-and-failures-are-told'],
            text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        left = os.listdir(scratch)
        shutil.rmtree(scratch)
        assert done.returncode == 0, done.stdout[-2000:]
        assert not left, left

    def text_file(self, name):
        path = os.path.join(self.home, 'Work', name + '.txt')
        with open(path, 'w', encoding='utf-8') as stream:
            stream.write('“We open at noon,” said the keeper of %s.\n' % name)
        return path

    def is_shown(self, words):
        self.window.view = drive.find(self.window.app, 'Article text')
        drive.wait(lambda: words in drive.text_of(self.window.view), '“%s”' % words)

    def a_text_file_is_copied_into_a_project(self):
        self.window.kill()
        path = self.text_file('harbour')
        open_with_dictum(path)
        project = os.path.join(self.home, 'Documents', 'Dictum', 'harbour')
        self.window = Window(project)
        self.is_shown('keeper of harbour')
        assert glob.glob(os.path.join(project, '**', 'harbour.txt'), recursive=True)
        assert os.listdir(os.path.dirname(path)).count('harbour.txt') == 1

    def another_one_goes_into_the_open_project(self):
        open_with_dictum(self.text_file('bridge'))
        drive.wait(lambda: glob.glob(os.path.join(self.window.project, '**', 'bridge.txt'), recursive=True), 'copy')
        assert os.listdir(os.path.join(self.home, 'Documents', 'Dictum')) == ['harbour']

    def asked_for(self, path):
        self.window.kill()
        open_with_dictum(path)
        self.window = Window(self.project)
        answer_portal(CLOSED_TITLE, self.project)
        self.window.show_project()
        self.is_shown('Aleppo')

    def a_project_file_alone_asks_for_its_folder(self):
        self.asked_for(os.path.join(self.project, 'dictum.json'))

    def a_folder_alone_is_asked_for(self):
        self.asked_for(self.project)

    def nothing_is_left_behind(self):
        assert not litter(self.home), litter(self.home)


def replace(path, data):
    """As any careful program writes a file."""
    with open(path + '.new', 'w', encoding='utf-8') as stream:
        json.dump(data, stream, indent=2, ensure_ascii=False)
        stream.write('\n')
    os.rename(path + '.new', path)


def make_home(home):
    os.makedirs(os.path.join(home, '.config'), exist_ok=True)
    os.makedirs(os.path.join(home, 'Documents'))
    with open(os.path.join(home, '.config', 'user-dirs.dirs'), 'w', encoding='utf-8') as stream:
        stream.write('XDG_DOCUMENTS_DIR="$HOME/Documents"\n')


def main(suite, helpers):
    tap = end_to_end.Tap()
    make_home(os.environ['HOME'])
    session = Session(os.environ['HOME'], helpers)
    for case in session.cases():
        tap.case('/flatpak/%s/%s' % (suite, case.__name__.replace('_', '-')), case)
    if session.window is not None:
        session.window.kill()
    tap.end()


if __name__ == '__main__':
    main(*sys.argv[1:])
