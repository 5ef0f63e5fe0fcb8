#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample is in our own words: no run of eight words of the articles that Dictum is tested on occurs in it.

Usage: check-own-words.py SAMPLE ARTICLES
Skipped (77) where the articles are not there.
"""
import glob
import os
import re
import sys

RUN = 8


def words(path):
    with open(path, encoding='utf-8') as file:
        text = file.read().casefold().replace('’', "'")
    return re.findall(r"[^\W_]+(?:'[^\W_]+)*", text)


def runs(path):
    found = words(path)
    return {tuple(found[i:i + RUN]) for i in range(len(found) - RUN + 1)}


def main(sample, articles):
    sources = glob.glob(os.path.join(articles, '*.txt'))
    if not sources:
        print('no articles in ' + articles)
        return 77
    theirs = set().union(*(runs(path) for path in sources))
    shared = [(path, run) for path in sorted(glob.glob(os.path.join(sample, '**', '*.txt'), recursive=True))
              for run in sorted(runs(path) & theirs)]
    for path, run in shared:
        print('%s: “%s”' % (path, ' '.join(run)))
    return 1 if shared else 0


sys.exit(main(*sys.argv[1:]))
