#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What software shops ask of the metainfo file beyond its grammar, and that the version stands everywhere alike.

Usage: check-metainfo.py METAINFO VERSION APP_ID
"""
import datetime
import sys
import xml.etree.ElementTree as ElementTree


def main(path, version, app_id):
    root = ElementTree.parse(path).getroot()
    problems = []

    def need(condition, what):
        if not condition:
            problems.append(what)

    def text(name):
        return (root.findtext(name) or '').strip()

    need(text('id') == app_id, 'the id is not ' + app_id)
    need(0 < len(text('name')) <= 15, 'the name has 1 to 15 characters')
    summary = text('summary')
    need(10 <= len(summary) <= 35, 'the summary has 10 to 35 characters, not %d' % len(summary))
    need(not summary.endswith('.') and not summary.lower().startswith(('a ', 'an ', 'the ')),
         'the summary has no article and no full stop')
    need(text('metadata_license') == 'CC0-1.0', 'the metadata are under CC0-1.0')
    need(text('project_license') == 'GPL-3.0-or-later', 'the project is under GPL-3.0-or-later')
    need(root.find('developer') is not None and root.find('developer').get('id'), 'a developer with an id')
    need(root.find("content_rating[@type='oars-1.1']") is not None, 'an OARS 1.1 rating')
    need(text('launchable') == app_id + '.desktop', 'a launchable that names the desktop file')
    for kind in ('homepage', 'bugtracker', 'vcs-browser'):
        need(root.find("url[@type='%s']" % kind) is not None, 'a URL for ' + kind)
    colours = {c.get('scheme_preference'): c.text for c in root.findall("branding/color[@type='primary']")}
    need(set(colours) == {'light', 'dark'} and len(set(colours.values())) == 2, 'two brand colours, light and dark')
    need(len(root.findall('description//li')) <= 10, 'at most ten list items')
    need(root.findall('screenshots/screenshot'), 'a screenshot')
    for shot in root.findall('screenshots/screenshot'):
        caption = (shot.findtext('caption') or '').strip()
        need(caption and not caption.endswith('.'), 'each screenshot has a caption without a full stop')
        need('/v%s/' % version in (shot.findtext('image') or ''), 'each screenshot links to the tag of this version')
    releases = root.findall('releases/release')
    need(releases and releases[0].get('version') == version, 'the newest release is ' + version)
    tomorrow = (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=1)).date().isoformat()
    dates = [release.get('date', '') for release in releases]
    need(dates == sorted(dates, reverse=True), 'releases are ordered, newest first')
    need(all('' < date <= tomorrow for date in dates), 'no release without a date or in the future')
    need(all(release.findtext('description/p') for release in releases), 'notes for each release')
    for problem in problems:
        print('metainfo: needed: ' + problem)
    return 1 if problems else 0


sys.exit(main(*sys.argv[1:]))
