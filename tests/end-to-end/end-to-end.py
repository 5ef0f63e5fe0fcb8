#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Marks every quotation of the sample, and of the three real articles where they are present, with real pointer and key
events in the real window, and compares what stands in the JSON with what was meant, code point by code point. Then takes
everything back, does it again, and finds it again after a restart. Prints TAP.

Usage: end-to-end.py PROGRAM   (in in-session)
"""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.environ['DICTUM_SOURCE_ROOT']
sys.path.insert(0, os.path.join(ROOT, 'build-aux'))
import drive  # noqa: E402
from gi.repository import GLib  # noqa: E402
import pyatspi  # noqa: E402

PESKOV, AYRAULT, KERRY, HOLLANDE = '1', '2', '3', '4'
SPEAKERS = {'0': 'unknown', '1': 'peskov', '2': 'ayrault', '3': 'kerry', '4': 'hollande'}

# How to take it ("drag" over the words, "point" at a place in them), the digit, and the words of the pieces. A drag goes
# from the first word of the first piece to the last of the last.
SAMPLE = {
    'articles/channel-north.txt': (
        ('drag', PESKOV, '"Unfortunately, those events dropped out of the programme,"'),
        ('point', '0', '"It was a yes to talking and a no to ribbons,"'),
        ('drag', HOLLANDE, '"I put the question to myself. Is there any use in it? Can we act in such a way that he, too, '
         'stops what he is doing with the Syrian regime, in other words the support he gives to its air force, which '
         'drops bombs on the people of Aleppo?\n\n"If he comes, I will tell him that this cannot be accepted, that it '
         'does grave harm even to Russia\'s name."'),
        ('point', HOLLANDE, '“firm and frank”'),
        ('drag', HOLLANDE, '"a masquerade"'),
        ('point', HOLLANDE, '«\u00a0une mascarade\u00a0»'),
        ('point', AYRAULT, '"I said it to Moscow as well: \'These bombings are war crimes,\'"'),
        ('drag', KERRY, '"They are beyond the accidental now, way beyond,"'),
        ('point', KERRY, '"This is a targeted strategy to terrorize civilians and to kill anybody and everybody who is in '
         'the way of their military objectives."'),
        ('drag', PESKOV, '"when that comfortable moment arrives"'),
    ),
    'articles/harbour-radio.txt': (
        ('drag', PESKOV, "'The president is ready to come when it is comfortable for President Hollande,'",
         "'and we will wait for that comfortable time.'"),
        ('point', HOLLANDE, "'has no place'"),
        ('drag', HOLLANDE, "'masquerade'"),
        ('point', HOLLANDE, "'at any moment'"),
        ('drag', AYRAULT, "'We are going to get in touch with the prosecutor,'",
         "'to find out how she can open these inquiries.'"),
        ('point', KERRY, "'Those who commit these would and should be held accountable for these actions,'"),
        ('drag', '0', '‘The domes don’t mind who cuts the ribbon,’'),
        ('drag', PESKOV, 'the two presidents could still talk by telephone if they needed to'),
    ),
    'articles/meridian-wire.txt': (
        ('drag', PESKOV, '“The president has decided to call off this trip,”',
         '“because the events linked to the opening of the Russian centre have, unfortunately, dropped out of the '
         'programme.”'),
        ('point', PESKOV, '“when it is comfortable for President Hollande”'),
        ('drag', '0', '“The president’s message to Moscow was, ‘A working meeting on Syria, and nothing else,’ and the '
         'reply was that they would rather come later,”'),
        ('drag', HOLLANDE, '“Dialogue with Russia is necessary, but it has to be firm and frank. Otherwise it has no place, '
         'it is a masquerade.\n\n“I am available at any moment to meet President\u00a0Putin, if we can advance peace, stop '
         'the bombing, find a truce,”'),
        ('point', AYRAULT, '“all who are accomplices to what is going on in Aleppo, including Russian leaders”'),
        ('drag', AYRAULT, '“We are going to get in touch with the prosecutor of the International Criminal Court,”',
         '“to find out how she can open these inquiries.”'),
        ('point', KERRY, '“beyond the accidental now, way beyond”'),
        ('drag', KERRY, '“a targeted strategy to terrorize civilians”'),
    ),
}

# The real articles, which are not shipped: how, digit, first code point, end.
REAL = {
    'cnn.txt': (
        ('drag', PESKOV, 708, 776), ('point', PESKOV, 999, 1025), ('drag', HOLLANDE, 1525, 1537),
        ('drag', HOLLANDE, 1789, 2391), ('point', KERRY, 3529, 3749),
    ),
    'rnz.txt': (
        ('drag', '0', 702, 756), ('point', PESKOV, 890, 926), ('drag', HOLLANDE, 1128, 1138),
        ('point', HOLLANDE, 1151, 1166), ('drag', HOLLANDE, 1428, 1584), ('point', '0', 2466, 2482),
        ('drag', '0', 2921, 2940),
    ),
    'voa.txt': (
        ('drag', HOLLANDE, 547, 563), ('point', AYRAULT, 1037, 1125), ('drag', AYRAULT, 1249, 1384),
    ),
}


class Window:
    """The running program, and the project folder that it shows."""

    def __init__(self, program, project):
        self.project = project
        self.process = subprocess.Popen([program, project])
        self.app = drive.application('dictum')
        self.view = drive.find(self.app, 'Article text')

    def kill(self):
        """For a window that a failed case left open: the next one must be alone."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def close(self):
        drive.key('ctrl+q')
        self.process.wait(30)
        if self.process.returncode != 0:
            raise drive.Missing('the program ended with %d' % self.process.returncode)

    def open(self, file):
        with open(os.path.join(self.project, file), encoding='utf-8-sig') as stream:
            text = stream.read()
        if drive.text_of(self.view) == text:
            return text
        articles = drive.find(self.app, 'Articles')
        name = title_of(self.project, file)
        drive.click(self.app, drive.find_holding(articles, name))
        drive.wait(lambda: drive.text_of(self.view) == text, 'the text of ' + file)
        return text

    def box(self, offset):
        """Where a character is on the screen: left, top, right, bottom."""
        _, ox, oy = drive.window_origin(self.app)
        x, y, w, h = self.view.queryText().getCharacterExtents(offset, pyatspi.WINDOW_COORDS)
        if h == 0:
            x, y, w, h = self.look_for(offset)
        return ox + x, oy + y, ox + x + w, oy + y + h

    def offset_at(self, x, y):
        try:
            return self.view.queryText().getOffsetAtPoint(x, y, pyatspi.WINDOW_COORDS)
        except GLib.Error:  # there is no text
            return -1

    def look_for(self, offset):
        """A spot of a character that runs from right to left: GTK 4.18 and 4.24 do not say where these are, but do say
        which one is at a place."""
        left, top, width, height = self.view.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        for y in range(top, top + height, 8):
            if any(abs(self.offset_at(x, y) - offset) < 10 for x in range(left, left + width, 30)):
                for x in range(left, left + width, 3):
                    if self.offset_at(x, y) == offset:
                        return x, y, 3, 8
        raise drive.Missing('character %d is not in view' % offset)

    def bring_into_view(self, start, end):
        """Turns the wheel until both ends can be seen."""
        _, ox, oy = drive.window_origin(self.app)
        x, y, w, h = self.view.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        top, bottom = oy + max(y, 60), oy + min(y + h, 850)
        for _ in range(80):
            first, last = self.box(start), self.box(end - 1)
            if first[1] > top + 4 and last[3] < bottom - 24:
                return
            drive.xdo('mousemove', ox + x + w - 30, (top + bottom) // 2, 'click', 4 if first[1] <= top + 4 else 5, 'sleep', 0.05)
        raise drive.Missing('characters %d to %d do not come into view' % (start, end))

    def take(self, how, start, end):
        self.bring_into_view(start, end)
        window, _, _ = drive.window_origin(self.app)
        left, top, right, bottom = self.box(start)
        if how == 'point':
            inside = self.box(start + 3)
            drive.xdo('windowfocus', window, 'mousemove', inside[0] + 2, (inside[1] + inside[3]) // 2 + 3, 'sleep', 0.05,
                      'mousemove', inside[0] + 3, (inside[1] + inside[3]) // 2, 'sleep', 0.1)
            return
        last = self.box(end - 1)
        drive.xdo('windowfocus', window, 'mousemove', left + 1, (top + bottom) // 2, 'mousedown', 1, 'sleep', 0.02,
                  'mousemove', (left + last[2]) // 2, (top + last[3]) // 2, 'mousemove', last[2] - 1, (last[1] + last[3]) // 2,
                  'sleep', 0.05, 'mouseup', 1, 'sleep', 0.05)


def title_of(project, file):
    with open(os.path.join(project, 'dictum.json'), encoding='utf-8') as stream:
        for article in json.load(stream)['articles']:
            if article['file'] == file and article['title']:
                return article['title']
    return os.path.basename(file)[:-4]


def own_files(project):
    return [path for path in glob.glob(os.path.join(project, 'annotations', '**', '*.json'), recursive=True)
            if '/annotations/sample/' not in path]


def on_disk(project, file):
    """(speaker, [(start, end, words)…]) of every quotation marked in FILE, as it stands in the JSON."""
    found = []
    for path in own_files(project):
        with open(path, encoding='utf-8') as stream:
            document = json.load(stream)
        if document['article'] != file:
            continue
        found += [(quotation['speaker'], [(piece['start'], piece['end'], piece['text']) for piece in quotation['content']])
                  for quotation in document['quotations']]
    return found


def ranges_of(text, item):
    """Where the pieces of ITEM lie, in code points."""
    if isinstance(item[2], int):
        return [(item[2], item[3])]
    ranges, after = [], 0
    for words in item[2:]:
        start = text.index(words, after)
        after = start + len(words)
        ranges.append((start, after))
    return ranges


def expected_of(text, item):
    return SPEAKERS[item[1]], [(start, end, text[start:end]) for start, end in ranges_of(text, item)]


class Tap:
    def __init__(self):
        self.count = 0
        self.failed = 0

    def case(self, name, act):
        self.count += 1
        try:
            act()
            print('ok %d %s' % (self.count, name), flush=True)
        except Exception as error:  # whatever it is, the next case still runs
            self.failed += 1
            print('not ok %d %s\n# %s: %s' % (self.count, name, type(error).__name__, error), flush=True)
            if os.environ.get('DICTUM_TEST_PICTURES'):
                drive.screenshot(os.path.join(os.environ['DICTUM_TEST_PICTURES'], 'case-%d.png' % self.count))

    def skip(self, name, why):
        self.count += 1
        print('ok %d %s # SKIP %s' % (self.count, name, why), flush=True)

    def end(self):
        print('1..%d' % self.count, flush=True)
        return 1 if self.failed else 0


def mark(window, file, item):
    text = window.open(file)
    ranges = ranges_of(text, item)
    expected = expected_of(text, item)
    window.take(item[0], ranges[0][0], ranges[-1][1])
    drive.key(item[1])
    try:
        drive.wait(lambda: expected in on_disk(window.project, file), 'quotation on disk', 8)
    except drive.Missing:
        raise AssertionError('meant %s, on disk: %s' % (expected, on_disk(window.project, file)[-3:]))


def all_expected(project, gold):
    result = {}
    for file, items in gold.items():
        with open(os.path.join(project, file), encoding='utf-8-sig') as stream:
            text = stream.read()
        result[file] = sorted((expected_of(text, item) for item in items), key=str)
    return result


def all_on_disk(project, gold):
    return {file: sorted(on_disk(project, file), key=str) for file in gold}


def snapshot(project):
    """Every file of the folder, byte for byte."""
    result = {}
    for path in glob.glob(os.path.join(project, '**'), recursive=True):
        if os.path.isfile(path):
            with open(path, 'rb') as stream:
                result[os.path.relpath(path, project)] = stream.read()
    return result


def expect(condition, what):
    drive.wait(condition, what, 20)


def run(tap, program, name, project, gold):
    before = snapshot(project)
    window = Window(program, project)
    acts = 0
    for file, items in gold.items():
        for item in items:
            acts += 1
            label = item[2][:30].split('\n')[0] if isinstance(item[2], str) else '%d-%d' % item[2:4]
            tap.case('/end-to-end/%s/%s/%s-%s' % (name, file, item[0], label.replace('#', '')),
                     lambda f=file, i=item: mark(window, f, i))
    tap.case('/end-to-end/%s/nothing-else-was-marked' % name,
             lambda: expect(lambda: all_on_disk(project, gold) == all_expected(project, gold), 'what was meant on disk'))
    after = snapshot(project)
    keys = lambda name, n: [drive.xdo('key', '--clearmodifiers', name, 'sleep', 0.15) for _ in range(n)]  # noqa: E731

    def undo_all():
        keys('ctrl+z', acts)
        expect(lambda: snapshot(project) == before, 'the folder as it was before')

    def redo_all():
        keys('ctrl+shift+z', acts)
        expect(lambda: snapshot(project) == after, 'the folder as it was after')
    tap.case('/end-to-end/%s/undo-of-everything-gives-the-starting-bytes-back' % name, undo_all)
    tap.case('/end-to-end/%s/redo-of-everything-gives-the-final-bytes-back' % name, redo_all)
    tap.case('/end-to-end/%s/closes-cleanly' % name, window.close)
    window.kill()

    def restart():
        again = Window(program, project)
        last = list(gold)[-1]
        with open(os.path.join(project, last), encoding='utf-8-sig') as stream:
            text = stream.read()
        try:
            drive.wait(lambda: drive.text_of(again.view) == text, 'the article that was open last')
            again.close()
        finally:
            again.kill()
        expect(lambda: all_on_disk(project, gold) == all_expected(project, gold), 'what was meant on disk')
    tap.case('/end-to-end/%s/a-restart-shows-the-same-article-and-loses-nothing' % name, restart)


def make_home(folder):
    """A home of its own, so that nothing of the person who runs the test is touched."""
    for variable, name in (('HOME', 'home'), ('XDG_CONFIG_HOME', 'config'), ('XDG_DATA_HOME', 'data'),
                           ('XDG_STATE_HOME', 'state'), ('XDG_CACHE_HOME', 'cache')):
        os.environ[variable] = os.path.join(folder, name)
        os.makedirs(os.environ[variable])
    # Settings that outlive a start: the installation that marks is the same after a restart.
    os.environ['GSETTINGS_BACKEND'] = 'keyfile'


def main(program):
    tap = Tap()
    if not os.environ.get('DISPLAY'):
        tap.skip('/end-to-end', 'there is no display')
        return tap.end()
    with tempfile.TemporaryDirectory(prefix='dictum-end-to-end-') as folder:
        make_home(folder)
        sample = os.path.join(folder, 'sample')
        shutil.copytree(os.path.join(ROOT, 'data', 'sample'), sample)
        run(tap, program, 'sample', sample, SAMPLE)
        articles = os.path.join(ROOT, '..', 'shared', 'articles')
        if not os.path.isdir(articles):
            tap.skip('/end-to-end/real', 'the real articles are not here')
            return tap.end()
        real = os.path.join(folder, 'real')
        os.makedirs(real)
        for name in REAL:
            shutil.copy(os.path.join(articles, name), real)
        # The cast of the sample; what it says of articles that are not there is kept and does no harm.
        shutil.copy(os.path.join(ROOT, 'data', 'sample', 'dictum.json'), real)
        run(tap, program, 'real', real, REAL)
    return tap.end()


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
