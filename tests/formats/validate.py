#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds what the writers make, and the golden files, against the JSON Schemas, with a validator that knows neither.

usage: validate.py WRITE-SAMPLES SCHEMAS
"""

import copy
import json
import pathlib
import subprocess
import sys
import tempfile

import jsonschema

GOLDEN = {
    "annotations.json": "dictum-annotations",
    "dictum.json": "dictum-project",
    "export.json": "dictum-export",
}

# What a schema has to refuse: the path to a member of the golden file, and what is put there.
WRONG = {
    "dictum-annotations": [
        (["version"], 2),
        (["article"], "../a.txt"),
        (["article"], "/a.txt"),
        (["article"], "a//b.txt"),
        (["text", "unit"], "byte"),
        (["text", "sha256"], "00"),
        (["state"], "ready"),
        (["quotations", 0, "form"], "oblique"),
        (["quotations", 0, "content"], []),
        (["quotations", 0, "content"], None),
        (["quotations", 0, "content", 0, "start"], None),
        (["quotations", 0, "content", 0, "start"], 1.5),
        (["quotations", 0, "content", 0, "end"], "7"),
        (["quotations", 0, "content", 0, "before"], "x" * 33),
        (["quotations", 0, "created"], "2016-10-12T09:00:00+02:00"),
        (["quotations", 0, "sure"], 1),
        (["rejected", 0, "content"], None),
    ],
    "dictum-project": [
        (["format"], "dictum"),
        (["annotators", 0, "id"], "Coder"),
        (["speakers", 0, "key"], "0"),
        (["speakers", 0, "id"], "unknown"),
        (["speakers", 0, "colour"], -1),
        (["speakers", 0, "removed"], True),
        (["speakers", 1, "removed"], False),
        (["articles", 0, "file"], "a/../b.txt"),
        (["articles", 0, "title"], None),
    ],
    "dictum-export": [
        (["unit"], "utf-16"),
        (["articles", 0, "text"], None),
        (["articles", 0, "annotations", 0, "annotator"], "../x"),
        (["articles", 0, "annotations", 0, "quotations", 0, "cue"], {}),
    ],
}


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def check_wrong(validator, name, good):
    for path, value in WRONG[name]:
        wrong = copy.deepcopy(good)
        parent = wrong
        for step in path[:-1]:
            parent = parent[step]
        parent[path[-1]] = value
        assert not validator.is_valid(wrong), f"{name}: {path} = {value!r} is let through"


def check_missing(validator, name, good):
    for member in good:
        if not member.startswith("x-"):
            wrong = {key: value for key, value in good.items() if key != member}
            assert not validator.is_valid(wrong), f"{name}: {member} may be missing"


def main():
    write_samples, schemas = sys.argv[1], pathlib.Path(sys.argv[2])
    golden = pathlib.Path(__file__).resolve().parent.parent / "data" / "formats"
    validators = {}
    for name in GOLDEN.values():
        schema = load(schemas / f"{name}.schema.json")
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[name] = jsonschema.Draft202012Validator(schema)
    for file, name in GOLDEN.items():
        good = load(golden / file)
        validators[name].validate(good)
        check_wrong(validators[name], name, good)
        check_missing(validators[name], name, good)
    n_files = 0
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([write_samples, folder], check=True)
        for path in sorted(pathlib.Path(folder).iterdir()):
            validators[path.stem.rpartition("-")[0]].validate(load(path))
            n_files += 1
    assert n_files > 0
    print(f"{n_files} written files and {len(GOLDEN)} golden ones follow their schemas")


main()
