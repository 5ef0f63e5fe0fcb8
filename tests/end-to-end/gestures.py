#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the gestures that end-to-end.py does not, one by one, with real pointer and key events in the real window, and
compares what stands in the JSON after each: pen, pieces, exact drags, ends, cuts, roles, keys on other layouts, text
fields, menus, clicks through nested quotations, undo across articles, and writing systems of all kinds. Prints TAP.

Usage: gestures.py PROGRAM   (in in-session)
"""
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.environ['DICTUM_SOURCE_ROOT']
sys.path.insert(0, os.path.join(ROOT, 'build-aux'))
import drive  # noqa: E402
import pyatspi  # noqa: E402

spec = importlib.util.spec_from_file_location('end_to_end', os.path.join(os.path.dirname(__file__), 'end-to-end.py'))
end_to_end = importlib.util.module_from_spec(spec)
spec.loader.exec_module(end_to_end)

HARBOUR = 'articles/a-harbour.txt'
SCRIPTS = 'articles/b-scripts.txt'
TEXTS = {
    HARBOUR: 'The harbour reopens.\n\n'
             '“We open at noon,” Ada Lind said on Friday. “Nobody has to wait.”\n\n'
             'The keeper called it “a quiet ‘first day’ at last” and left.\n\n'
             'Boats, he added, would come on Monday.\n',
    SCRIPTS: '🚢🌊 The crew: “Land 🏝️ ahead!” It was noon.\n\n'
             'ראש העיר אמר: «הנמל פתוח 24 שעות» ביום שני.\n\n'
             '市長は「港は開いている」と述べた。\n\n'
             'وقال المدير: «الميناء مفتوح 3 أيام» أمس.\n',
}
SPEAKERS = (('lind', 'Ada Lind', '1'), ('keeper', 'Olaf Berg', '2'), ('mayor', 'Noa Carmel', '3'))


def make_project(folder):
    for file, text in TEXTS.items():
        path = os.path.join(folder, file)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as stream:
            stream.write(text)
    speakers = [{'id': id, 'name': name, 'aliases': [], 'kind': 'person', 'role': '', 'wikidata': '', 'colour': i,
                 'key': key, 'note': ''} for i, (id, name, key) in enumerate(SPEAKERS)]
    with open(os.path.join(folder, 'dictum.json'), 'w', encoding='utf-8') as stream:
        json.dump({'format': 'dictum-project', 'version': 1, 'title': 'Harbour', 'annotators': [],
                   'speakers': speakers, 'articles': []}, stream)


class Hand:
    """A person at the window: where things are is looked up, what is done is done with pointer and keys."""

    def __init__(self, program, project):
        self.project = project
        self.window = end_to_end.Window(program, project)
        # The window stays where it is: to ask again for each step would take most of the time.
        origin = drive.window_origin(self.window.app)
        drive.window_origin = lambda root: origin

    def place_of(self, words):
        start = drive.text_of(self.window.view).index(words)
        return start, start + len(words)

    def point_of(self, words, off):
        start, end = self.place_of(words)
        self.window.bring_into_view(start, end)
        left, top, _, bottom = self.window.box(start + off)
        return left + 2, (top + bottom) // 2

    def drag(self, words, *modifiers):
        start, end = self.place_of(words)
        self.window.bring_into_view(start, end)
        left, top, _, bottom = self.window.box(start)
        _, last_top, right, last_bottom = self.window.box(end - 1)
        y, last_y = (top + bottom) // 2, (last_top + last_bottom) // 2
        held = [word for name in modifiers for word in ('keydown', name)]
        let_go = [word for name in modifiers for word in ('keyup', name)]
        drive.xdo(*held, 'mousemove', left + 1, y, 'mousedown', 1, 'sleep', 0.02, 'mousemove', (left + right) // 2,
                  (y + last_y) // 2, 'mousemove', right - 1, last_y, 'sleep', 0.05, 'mouseup', 1, *let_go, 'sleep', 0.1)

    def click(self, words, off=2, button=1, times=1):
        x, y = self.point_of(words, off)
        drive.xdo('mousemove', x, y, 'sleep', 0.05, *(['click', button] * times), 'sleep', 0.2)

    def point(self, words, off=3):
        x, y = self.point_of(words, off)
        drive.xdo('mousemove', x, y + 3, 'sleep', 0.05, 'mousemove', x, y, 'sleep', 0.1)

    def key(self, *names):
        for name in names:
            drive.xdo('key', '--clearmodifiers', name, 'sleep', 0.08)

    def open(self, file):
        if drive.text_of(self.window.view) != TEXTS[file]:
            self.key('alt+Page_Down' if file == SCRIPTS else 'alt+Page_Up')
            articles = drive.find(self.window.app, 'Articles')
            drive.click(self.window.app, drive.find_holding(articles, end_to_end.title_of(self.project, file)))
            drive.wait(lambda: drive.text_of(self.window.view) == TEXTS[file], 'the text of ' + file)

    def quotations(self):
        found = []
        for path in end_to_end.own_files(self.project):
            with open(path, encoding='utf-8') as stream:
                found += json.load(stream)['quotations']
        return found

    def state(self):
        """Every quotation as (speaker, words of the pieces), checked against the text; in order."""
        result = []
        for path in end_to_end.own_files(self.project):
            with open(path, encoding='utf-8') as stream:
                document = json.load(stream)
            text = TEXTS[document['article']]
            for quotation in document['quotations']:
                words = [text[piece['start']:piece['end']] for piece in quotation['content']]
                if words != [piece['text'] for piece in quotation['content']]:
                    raise AssertionError('the numbers and the words differ: %r' % quotation['content'])
                result.append((quotation['speaker'], *words))
        return sorted(result, key=str)

    def expect(self, *expected):
        try:
            drive.wait(lambda: self.state() == sorted(expected, key=str), 'that', 6)
        except drive.Missing:
            raise AssertionError('meant %s, on disk: %s' % (expected, self.state()))

    def expect_field(self, name, expected):
        def get():
            value = self.quotations()[0][name]
            return [piece['text'] for piece in value] if isinstance(value, list) else value
        try:
            drive.wait(lambda: get() == expected, name, 6)
        except drive.Missing:
            raise AssertionError('%s: meant %r, on disk: %r' % (name, expected, get()))

    def has_focus(self):
        return self.window.view.getState().contains(pyatspi.STATE_FOCUSED)

    def start_over(self):
        """Takes everything back, so that each case begins with nothing marked."""
        subprocess.run(['setxkbmap', 'us'], check=True)
        for _ in range(30):
            if not self.quotations():
                break
            self.key('ctrl+z')
        self.expect()
        self.open(HARBOUR)
        self.click('The harbour', off=2)
        self.key('Escape', 'Escape', 'Escape')


NOON, WAIT, DAY = '“We open at noon,”', '“Nobody has to wait.”', '“a quiet ‘first day’ at last”'


def pen(hand):
    drive.click(hand.window.app, drive.find_holding(hand.window.app, 'Olaf Berg'))
    hand.drag(NOON)
    hand.drag(WAIT)
    hand.expect(('keeper', NOON), ('keeper', WAIT))
    hand.key('Escape', 'p')
    hand.drag(DAY)
    hand.expect(('keeper', NOON), ('keeper', WAIT), ('keeper', DAY))
    hand.key('Escape')


def pieces(hand):
    hand.drag(NOON)
    hand.key('1')
    hand.drag(WAIT, 'ctrl')
    hand.expect(('lind', NOON, WAIT))
    hand.key('ctrl+z')
    hand.expect(('lind', NOON))
    hand.drag(WAIT)
    hand.key('k')
    hand.expect(('lind', NOON, WAIT))


def exact(hand):
    hand.drag('oats, he ad', 'ctrl', 'shift')
    hand.key('3')
    hand.expect(('mayor', 'oats, he ad'))


def ends(hand):
    hand.drag('he added')
    hand.key('2', 'e', 'Right', 'shift+Right', 'Return')
    hand.expect(('keeper', 'he added, would '))
    hand.key('b', 'shift+Right', 'Escape')
    hand.expect(('keeper', 'e added, would '))
    hand.key('ctrl+z')
    hand.expect(('keeper', 'he added, would '))
    hand.key('ctrl+z')
    hand.expect(('keeper', 'he added'))


def cut_and_join(hand):
    hand.drag('Boats, he added, would come')
    hand.key('2')
    hand.drag('he added,', 'ctrl', 'shift')
    hand.key('x')
    hand.expect(('keeper', 'Boats,', 'would come'))
    hand.key('j')
    hand.expect(('keeper', 'Boats, he added, would come'))


def roles_and_form(hand):
    hand.point('at last')
    hand.key('2')
    hand.drag('The keeper')
    hand.key('s')
    hand.expect_field('source', ['The keeper'])
    hand.drag('called')
    hand.key('c')
    hand.expect_field('cue', ['called'])
    hand.key('shift+s')
    hand.expect_field('source', [])
    hand.key('f')
    hand.expect_field('form', 'free-indirect')
    hand.key('u')
    hand.expect_field('sure', False)
    hand.key('Delete')
    hand.expect()


def new_name(hand):
    hand.drag('Monday')
    hand.key('n')
    drive.xdo('type', 'Rosa 1 Abel')
    hand.key('Return')
    drive.wait(lambda: [words for speaker, *words in hand.state() if speaker.startswith('rosa-1-abel')] == [['Monday']],
               'the new speaker', 6)
    if not hand.has_focus():
        raise AssertionError('the text has not got the keyboard back')
    hand.key('ctrl+z')
    hand.expect()
    hand.drag('Monday')
    hand.key('n')
    drive.xdo('type', 'noa carmel')
    hand.key('Return')
    hand.expect(('mayor', 'Monday'))


def leaving(hand):
    hand.point('at last')
    hand.key('2')
    hand.click('The harbour')
    hand.key('Tab')
    if not hand.has_focus():
        raise AssertionError('Tab has left the text before the last quotation')
    hand.key('Tab')
    drive.wait(lambda: not hand.has_focus(), 'the text without the focus', 3)
    hand.click('The harbour')
    hand.key('shift+Tab')
    drive.wait(lambda: not hand.has_focus(), 'the text without the focus', 3)
    hand.click('The harbour')


def text_fields(hand):
    hand.point('at last')
    hand.key('2')
    drive.click(hand.window.app, drive.find(hand.window.app, 'Filter articles'))
    drive.xdo('type', 'scripts 3s')
    hand.key('ctrl+a', 'BackSpace')
    drive.xdo('type', 'b3')
    hand.key('ctrl+z')
    hand.expect(('keeper', DAY))
    hand.key('ctrl+a', 'BackSpace', 'Escape')
    hand.click('The harbour')


def layouts(hand):
    hand.drag(NOON)
    subprocess.run(['setxkbmap', 'fr'], check=True)
    hand.key('eacute')
    hand.expect(('keeper', NOON))
    hand.key('quotedbl')
    hand.expect(('mayor', NOON))
    subprocess.run(['setxkbmap', 'ru'], check=True)
    hand.key('Cyrillic_softsign')
    hand.expect_field('form', 'mixed')
    hand.key('1')
    hand.expect(('lind', NOON))
    subprocess.run(['setxkbmap', 'us'], check=True)
    hand.key('KP_2')
    hand.expect(('keeper', NOON))


def pointer_at_rest(hand):
    """What comes to lie below a pointer that does not move is not meant."""
    hand.drag('The keeper')
    hand.key('2')
    left, *_ = hand.window.box(0)
    hand.key('F9')
    drive.wait(lambda: hand.window.box(0)[0] < left, 'the text at another place', 6)
    drive.xdo('sleep', 0.5)
    hand.key('1')
    hand.expect(('lind', 'The keeper'))
    hand.key('F9')
    drive.wait(lambda: hand.window.box(0)[0] == left, 'the text where it was', 6)


def leave_menu(hand):
    # A key that comes before the menu is the text's. GTK 4.18 has no names for its items.
    drive.wait(lambda: any(node.getRoleName() == 'menu item' and drive.shown(node)
                           for node in drive.walk(hand.window.app)), 'menu')
    hand.key('Escape')


def menus(hand):
    hand.drag(NOON)
    hand.key('1')
    hand.click(NOON, off=5, button=3)
    leave_menu(hand)
    hand.key('2')
    hand.expect(('keeper', NOON))
    hand.key('Menu')
    leave_menu(hand)
    hand.key('3')
    hand.expect(('mayor', NOON))


def popover(hand):
    hand.drag(NOON)
    hand.key('Down', 'Down', 'Return')
    drive.wait(lambda: [words for _, *words in hand.state()] == [[NOON]], 'the quotation', 6)
    hand.drag('Boats')
    hand.key('Escape', 'Escape', 'Escape')
    hand.key('1')
    if len(hand.state()) != 1:
        raise AssertionError('words were marked that had been laid down')


def nested(hand):
    hand.point('at last')
    hand.key('1')
    hand.drag('‘first day’', 'ctrl', 'shift')
    hand.key('2', 'Escape')
    hand.click('first day', off=4)
    hand.key('3')
    hand.expect(('lind', DAY), ('mayor', '‘first day’'))
    hand.key('ctrl+z', 'Escape')
    drive.xdo('sleep', 0.5)
    hand.click('first day', off=4)
    drive.xdo('sleep', 0.6)
    hand.click('first day', off=4)
    hand.key('3')
    hand.expect(('mayor', DAY), ('keeper', '‘first day’'))


def double_click(hand):
    hand.click('Monday', times=2)
    hand.key('1')
    hand.expect(('lind', 'Monday'))
    hand.click('Boats', times=3)
    hand.key('2')
    hand.expect(('lind', 'Monday'), ('keeper', 'Boats, he added, would come on Monday'))


def keyboard_alone(hand):
    hand.click('Boats', off=0)
    hand.key('Home', 'ctrl+shift+Right', 'ctrl+shift+Right', '2')
    hand.expect(('keeper', 'Boats, he'))


def scripts(hand):
    hand.open(SCRIPTS)
    expected = []
    for speaker, digit, words in (('lind', '1', '“Land 🏝️ ahead!”'), ('keeper', '2', '«הנמל פתוח 24 שעות»'),
                                  ('mayor', '3', '「港は開いている」'), ('lind', '1', '«الميناء مفتوح 3 أيام»')):
        hand.point(words)
        hand.key(digit)
        expected.append((speaker, words))
        hand.expect(*expected)
    hand.click('It was', off=0)
    hand.key('ctrl+shift+Right', '2')
    hand.expect(*expected, ('keeper', 'It'))


def across_articles(hand):
    hand.drag(NOON)
    hand.key('1')
    hand.expect(('lind', NOON))
    hand.open(SCRIPTS)
    hand.point('Land')
    hand.key('2')
    hand.expect(('lind', NOON), ('keeper', '“Land 🏝️ ahead!”'))
    hand.key('ctrl+z')
    hand.expect(('lind', NOON))
    drive.find(hand.window.app, 'Undo: tag as Lind')
    hand.key('ctrl+z')
    drive.wait(lambda: drive.text_of(hand.window.view) == TEXTS[HARBOUR], 'the article of the act', 6)
    hand.expect()
    hand.key('ctrl+shift+z', 'ctrl+shift+z')
    hand.expect(('lind', NOON), ('keeper', '“Land 🏝️ ahead!”'))
    drive.wait(lambda: drive.text_of(hand.window.view) == TEXTS[SCRIPTS], 'the article of the act', 6)


def done(hand):
    def states():
        found = []
        for path in end_to_end.own_files(hand.project):
            with open(path, encoding='utf-8') as stream:
                found.append(json.load(stream)['state'])
        return found
    hand.drag(NOON)
    hand.key('1', 'ctrl+Return')
    drive.wait(lambda: states() == ['done'], 'state done', 6)
    hand.key('ctrl+z')
    drive.wait(lambda: states() == ['in-progress'], 'state in-progress', 6)


CASES = (pen, pieces, exact, ends, cut_and_join, roles_and_form, new_name, leaving, text_fields, layouts,
         pointer_at_rest, menus, popover, nested, double_click, keyboard_alone, scripts, across_articles, done)


def main(program):
    tap = end_to_end.Tap()
    if not os.environ.get('DISPLAY') or shutil.which('setxkbmap') is None:
        tap.skip('/gestures', 'there is no display, or no setxkbmap')
        return tap.end()
    with tempfile.TemporaryDirectory(prefix='dictum-gestures-') as folder:
        end_to_end.make_home(folder)
        project = os.path.join(folder, 'project')
        make_project(project)
        hand = Hand(program, project)
        for case in CASES:
            def run(act=case):
                hand.start_over()
                act(hand)
            tap.case('/gestures/' + case.__name__.replace('_', '-'), run)
        tap.case('/gestures/closes-cleanly', hand.window.close)
        hand.window.kill()
    return tap.end()


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
