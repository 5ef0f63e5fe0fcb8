#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the Flatpak manifest to a list of what it may ask for: nothing else of the user's, and no network, ever.

Usage: check-manifest.py MANIFEST
"""
import os
import re
import sys

ALLOWED = ['--share=ipc', '--socket=fallback-x11', '--socket=wayland', '--device=dri',
           '--filesystem=xdg-documents/Dictum:create']
RUNTIME, SDK = 'org.gnome.Platform', 'org.gnome.Sdk'


def entries(path):
    """Every 'key: value' and '- value' of the file with its indent; the manifest keeps to this plain part of YAML."""
    with open(path, encoding='utf-8') as file:
        for line in file:
            bare = re.sub(r'(^|\s)#.*', '', line.rstrip('\n'))
            match = re.fullmatch(r'( *)(- )?(?:([A-Za-z-]+):(?: +(.*))?|(.+))', bare)
            if match:
                value = match[4] if match[3] else match[5]
                yield len(match[1]), match[3], (value or '').strip().strip('\'"')


def main(path):
    problems, top, section, finish = [], {}, None, []
    for indent, key, value in entries(path):
        if indent == 0 and key:
            section, top[key] = key, value
        elif section == 'finish-args':
            finish.append(value)
        if 'share=network' in value:
            problems.append('the network: ' + value)
        if key in ('branch', 'sha1', 'md5', 'rename-desktop-file'):
            problems.append('%s is not allowed' % key)
    for argument in finish:
        if argument not in ALLOWED:
            problems.append('not allowed: ' + argument)
    problems += ['missing: ' + argument for argument in ALLOWED if argument not in finish]
    if len(set(finish)) != len(finish):
        problems.append('a permission stands twice')
    name = os.path.basename(path)
    if (top.get('id') or top.get('app-id', '')) + '.yml' != name:
        problems.append('the id and the name of the file differ')
    if top.get('runtime') != RUNTIME or top.get('sdk') != SDK:
        problems.append('runtime and sdk must be %s and %s' % (RUNTIME, SDK))
    if not re.fullmatch(r'[1-9][0-9]', top.get('runtime-version', '')):
        problems.append('runtime-version must be a release')
    if top.get('command') != 'dictum':
        problems.append('the command must be dictum')
    for problem in problems:
        print('%s: %s' % (name, problem))
    return 1 if problems else 0


sys.exit(main(sys.argv[1]))
