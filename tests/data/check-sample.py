#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the sample project without any code of Dictum: against the JSON schemas, and every place, word and hash.

Usage: check-sample.py SAMPLE SCHEMAS
Written as TAP: one test a rule and file. Without python3-jsonschema the schema tests are skipped.
"""
import hashlib
import json
import os
import sys

try:
    import jsonschema
except ImportError:
    jsonschema = None

CONTEXT = 32
count = failures = 0


def report(name, problems, skip=None):
    global count, failures
    count += 1
    failures += bool(problems)
    print('%sok %d - %s%s' % ('not ' if problems else '', count, name, ' # SKIP ' + skip if skip else ''))
    for problem in problems:
        print('# ' + problem)


def load(path):
    with open(path, encoding='utf-8', newline='') as file:
        return file.read()


def check_schema(name, document, schema_path):
    if jsonschema is None:
        report(name + ' fits its schema', [], 'python3-jsonschema is not installed')
        return
    schema = json.loads(load(schema_path))
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    errors = validator(schema, format_checker=jsonschema.FormatChecker()).iter_errors(document)
    report(name + ' fits its schema',
           ['/'.join(str(part) for part in error.absolute_path) + ': ' + error.message for error in errors])


def check_layout(name, text, document):
    again = json.dumps(document, indent=2, separators=(',', ' : '), ensure_ascii=False) + '\n'
    report(name + ' has the layout that Dictum writes', [] if again == text else ['the bytes differ'])


def check_pieces(name, text, document):
    problems = []
    for quotation in document['quotations']:
        for part in ('content', 'source', 'cue', 'addressee'):
            if quotation[part] is None:
                problems.append('%s: nobody looked for the %s' % (quotation['id'], part))
            for piece in quotation[part] or []:
                start, end = piece['start'], piece['end']
                expected = (text[start:end], text[max(0, start - CONTEXT):start], text[end:end + CONTEXT])
                if not 0 <= start < end <= len(text) or (piece['text'], piece['before'], piece['after']) != expected:
                    problems.append('%s: %s [%d, %d) is not %r' % (quotation['id'], part, start, end, piece['text']))
    report(name + ' has every piece where its words are', problems)


def check_order(name, document):
    keys = [(quotation['content'][0]['start'], quotation['id']) for quotation in document['quotations']]
    problems = [] if keys == sorted(keys) else ['quotations are not in the order of the text']
    if len({key[1] for key in keys}) != len(keys):
        problems.append('an id stands twice')
    for quotation in document['quotations']:
        starts = [piece['start'] for piece in quotation['content']]
        if starts != sorted(starts):
            problems.append(quotation['id'] + ': pieces are not in the order of the text')
    report(name + ' is in order', problems)


def check_annotations(sample, schemas, path, cast):
    name = os.path.relpath(path, sample)
    source = load(path)
    document = json.loads(source)
    text = load(os.path.join(sample, document['article']))
    check_schema(name, document, os.path.join(schemas, 'dictum-annotations.schema.json'))
    check_layout(name, source, document)
    check_pieces(name, text, document)
    check_order(name, document)
    problems = []
    if name != 'annotations/%s/%s.json' % (document['annotator'], document['article']):
        problems.append('the file is not where its article and annotator say')
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    if document['text'] != {'unit': 'code-point', 'length': len(text), 'sha256': sha256}:
        problems.append('length or hash of the text is wrong')
    problems += ['%s: no speaker %s' % (quotation['id'], quotation['speaker']) for quotation in document['quotations']
                 if quotation['speaker'] not in cast + ['unknown']]
    if document['state'] != 'done':
        problems.append('it is not finished')
    report(name + ' belongs to its article, and to speakers of the cast', problems)


def check_project(sample, schemas):
    source = load(os.path.join(sample, 'dictum.json'))
    document = json.loads(source)
    check_schema('dictum.json', document, os.path.join(schemas, 'dictum-project.schema.json'))
    check_layout('dictum.json', source, document)
    speakers = document['speakers']
    problems = []
    if [(s['id'], s['key'], s['colour']) for s in sorted(speakers, key=lambda s: s['key'])] != [
            ('peskov', '1', 0), ('ayrault', '2', 2), ('kerry', '3', 3), ('hollande', '4', 1)]:
        problems.append('the cast is not Peskov, Ayrault, Kerry, Hollande with keys 1 to 4')
    files = sorted('articles/' + name for name in os.listdir(os.path.join(sample, 'articles')))
    if [article['file'] for article in document['articles']] != files or len(files) != 3:
        problems.append('the articles listed are not those that lie there')
    report('dictum.json lists the cast and the articles', problems)
    return [speaker['id'] for speaker in speakers], document['articles']


def check_article(sample, article):
    text = load(os.path.join(sample, article['file']))
    problems = []
    words = len(text.split())
    if not 250 <= words <= 400:
        problems.append('%d words' % words)
    if '\r' in text or text.startswith('\ufeff') or not text.endswith('\n'):
        problems.append('not plain UTF-8 with LF')
    first = text.split('\n', 1)[0]
    if first.rstrip('.').casefold() == article['title'].casefold() and first != article['title']:
        problems.append('the headline is nearly, but not quite, the title')
    report(article['file'] + ' is a plain article', problems)


def main(sample, schemas):
    cast, articles = check_project(sample, schemas)
    for article in articles:
        check_article(sample, article)
    found = [os.path.join(folder, name) for folder, _, names in os.walk(os.path.join(sample, 'annotations'))
             for name in sorted(names)]
    for path in found:
        check_annotations(sample, schemas, path, cast)
    report('one article is annotated', [] if len(found) == 1 else ['%d are' % len(found)])
    print('1..%d' % count)
    return 1 if failures else 0


sys.exit(main(*sys.argv[1:]))
