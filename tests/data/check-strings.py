#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails where a string that people read is not marked for translation. In C that is every literal that looks like a
phrase: a capitalised word, two words in a row, typographic quotes or dots. In templates it is the text of a property
that shows.

Usage: check-strings.py FOLDER
"""
import glob
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

ROOMS = ('cli', 'core', 'formats', 'project', 'session', 'suggest', 'view')
SHOWN = {'label', 'title', 'subtitle', 'tooltip-text', 'placeholder-text', 'description', 'body', 'heading', 'text'}
PHRASE = re.compile(r'\b[A-Z][a-z]+|[A-Za-z]{2,} [A-Za-z]{2,}|[“”]|\w…')
# Comments, literals with those that are joined to them, names, and parentheses.
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|#\s*include[^\n]*|(?:"(?:[^"\\\n]|\\.)*"\s*)+|'
                   r"'(?:[^'\\]|\\.)+'|\w+|[()]", re.DOTALL)
# Calls whose arguments are translated, and those that speak to developers.
MARKED = {'_', 'N_', 'C_', 'NC_', 'ngettext', 'g_dngettext', 'g_warning', 'g_critical', 'g_message', 'g_debug',
          'g_error'}
# Words that are the same in every language, and what no person reads: names, placeholders, accelerators, style sheets.
NAMES = re.compile(r'The Dictum contributors|Dictum|Flatpak|Source Serif 4|Noto Serif|Charis SIL|Latin-1 \(ISO 8859-1\)'
                   r'|Windows-1252|dictum-cli [a-z]+|PROJECT( FILE…)?|(<\w+>)+\w*|\{.*\}')
NOT_WORDS = re.compile(r'\\x[0-9A-F]{2}|\\.|%[-0-9.]*[a-z]')


def unmarked_in_c(path):
    with open(path, encoding='utf-8') as stream:
        source = stream.read()
    open_calls, name = [], ''
    for match in TOKEN.finditer(source):
        token = match.group()
        if token == '(':
            open_calls.append(name)
        elif token == ')' and open_calls:
            open_calls.pop()
        elif token.startswith('"') and not MARKED & set(open_calls):
            text = re.sub(r'"\s*"', '', token)
            if PHRASE.search(NAMES.sub('', NOT_WORDS.sub(',', text))):
                yield source.count('\n', 0, match.start()) + 1, token.strip()
        name = token


def unmarked_in_template(path):
    for element in ElementTree.parse(path).iter():
        shows = element.tag in ('property', 'attribute') and element.get('name') in SHOWN or element.tag == 'item'
        text = (element.text or '').strip()
        if shows and re.search('[^\\W\\d_]{2}', text) and element.get('translatable') != 'yes':
            yield element.get('name') or element.tag, text


def main(root):
    failed = 0
    checks = [(unmarked_in_c, path) for room in ROOMS for path in glob.glob(os.path.join(root, 'src', room, '*.[ch]'))]
    checks += [(unmarked_in_template, path) for path in glob.glob(os.path.join(root, 'ui', '*.ui'))]
    for check, path in sorted(checks, key=lambda pair: pair[1]):
        for place, text in check(path):
            print('%s: %s: not marked for translation: %s' % (os.path.relpath(path, root), place, text))
            failed = 1
    return failed


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
