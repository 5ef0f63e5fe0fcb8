#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The number of tests that build-aux/test prints is the number of cases that ran: logs as Meson writes them, and what
must be counted in them. Written as TAP.

Usage: test-count-tests.py COUNT_TESTS
"""
import json
import os
import subprocess
import sys
import tempfile

CASES = (
    ('each line of a test counts', [('OK', '1..2\nok 1 /a\nok 2 - b # not a directive\n')], '2 passed, 0 failed', 0),
    ('a failed line counts as failed', [('ERROR', '1..2\nok 1 /a\nnot ok 2 /b\n')], '1 passed, 1 failed', 1),
    ('a test that broke off counts as failed', [('ERROR', '1..3\nok 1 /a\n')], '1 passed, 1 failed', 1),
    ('a test out of time counts as failed', [('TIMEOUT', '')], '0 passed, 1 failed', 1),
    ('a skipped line is not passed', [('OK', '1..2\nok 1 /a\nok 2 /b # SKIP no display\n')],
     '1 passed, 0 failed, 1 skipped', 0),
    ('a skipped test is not passed', [('OK', ''), ('SKIP', '1..0 # SKIP nothing\n')],
     '1 passed, 0 failed, 1 skipped', 0),
    ('a program without lines is one case', [('OK', 'ok, all is well\n'), ('FAIL', 'oh\n')], '1 passed, 1 failed', 1),
    ('nothing but skipped tests is no success', [('SKIP', '')], '0 passed, 0 failed, 1 skipped', 1),
    ('an empty log is a failure', [], '0 passed, 1 failed', 1),
)


def run(script, path):
    done = subprocess.run([sys.executable, script, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          check=False)
    return done.stdout.strip(), done.returncode


def main(script):
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for number, (name, tests, line, status) in enumerate(CASES, 1):
            path = os.path.join(folder, 'testlog.json')
            with open(path, 'w', encoding='utf-8') as file:
                for result, stdout in tests:
                    file.write(json.dumps({'name': 'x', 'result': result, 'stdout': stdout}) + '\n')
            good = run(script, path) == (line, status)
            failed |= not good
            print('%sok %d - %s' % ('' if good else 'not ', number, name))
        good = run(script, os.path.join(folder, 'nowhere')) == ('0 passed, 1 failed', 1)
        failed |= not good
        print('%sok %d - a log that is not there is a failure' % ('' if good else 'not ', len(CASES) + 1))
    print('1..%d' % (len(CASES) + 1))
    return failed


sys.exit(main(sys.argv[1]))
