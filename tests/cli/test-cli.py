#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# Tests dictum-cli as scripts see it: exit statuses, what goes to which stream, files. Prints TAP.
#
# Usage: test-cli.py DICTUM-CLI SOURCE-ROOT
import csv
import hashlib
import io
import json
import os
import pty
import shutil
import signal
import stat
import subprocess
import sys
import tempfile

CLI, ROOT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
EVIL = "Ev\x1b[31mil\u202egnorts\u0007\u009b2J"
TEXT = "He said: “We are not afraid.”\nSo he said.\n"


def run(*arguments, stdin=None, stdout=subprocess.PIPE, **options):
    return subprocess.run([CLI, *arguments], input=stdin, stdout=stdout, stderr=subprocess.PIPE, timeout=60, **options)


def piece(start, end, text=TEXT):
    return {"start": start, "end": end, "text": text[start:end], "before": text[max(0, start - 32):start],
            "after": text[end:end + 32]}


def quotation(number, start, end, speaker):
    return {"id": f"00000000-0000-4000-8000-{number:012}", "speaker": speaker, "form": "direct",
            "content": [piece(start, end)], "source": [piece(0, 2)], "cue": [piece(3, 7)], "addressee": None,
            "note": "", "sure": True, "origin": "hand", "created": "2016-10-12T10:00:00Z",
            "modified": "2016-10-12T10:00:00Z"}


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def read(path):
    with open(path, "rb") as file:
        return file.read()


def make_project(folder, quotations=None):
    if quotations is None:
        quotations = [quotation(1, 9, 29, "evil"), quotation(2, 30, 40, None)]
    write(f"{folder}/articles/a.txt", TEXT)
    write(f"{folder}/articles/b, \"two\".txt", "Nothing here.\n")
    write(f"{folder}/dictum.json", json.dumps({
        "format": "dictum-project", "version": 1, "title": "A title",
        "annotators": [{"id": "coder-1", "name": "", "installations": ["0f6c2a91"]}],
        "speakers": [{"id": "evil", "name": EVIL, "aliases": [], "kind": "person", "role": "", "wikidata": "",
                      "colour": 0, "key": "1", "note": ""},
                     {"id": "gone", "removed": True}],
        "articles": [{"file": "articles/a.txt", "title": "=1+1", "outlet": "", "date": "", "url": "", "language": "",
                      "unheard-of": [1, {"of": None}]}]}))
    write(f"{folder}/annotations/coder-1/articles/a.txt.json", json.dumps({
        "format": "dictum-annotations", "version": 1, "article": "articles/a.txt",
        "text": {"unit": "code-point", "length": len(TEXT), "sha256": hashlib.sha256(TEXT.encode()).hexdigest()},
        "annotator": "coder-1", "state": "in-progress", "quotations": quotations, "rejected": []}))
    return folder


def tree(folder):
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            found[os.path.relpath(path, folder)] = read(path)
    return found


def on_terminal(*arguments):
    leader, follower = pty.openpty()
    process = subprocess.Popen([CLI, *arguments], stdin=follower, stdout=follower, stderr=follower)
    os.close(follower)
    shown = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(leader)
    return process.wait(), shown


def is_clean(shown):
    return all(c in "\r\n\t" or (c.isprintable() or c in "\u00a0") for c in shown.decode())


def test_statuses(folder):
    project = make_project(f"{folder}/p")
    table = [
        (0, ["--help"], True), (0, ["--version"], True), (0, ["-h"], True), (2, [], False), (2, ["--nonsense"], False),
        (2, ["nonsense"], False), (2, ["suggest", "x"], False),
        (2, ["check"], False), (2, ["check", project, project], False), (2, ["check", "--format=json", project], False),
        (0, ["check", project], False), (1, ["check", f"{folder}/nowhere"], None),
        (2, ["export", project], False), (2, ["export", "--format=xml", project], False),
        (0, ["export", "--format=json", project], True),
        (0, ["export", project, "--format", "json"], True), (2, ["export", "--format=json"], False),
        (0, ["export", "--format=json", "--", project], True),
        (2, ["export", "--format=json", "--annotator=No Body", project], False),
        (2, ["export", "--format=json", "--annotator=../x", project], False),
        (0, ["export", "--format=json", "--annotator=coder-1", project], True),
        (1, ["export", "--format=json", f"{folder}/nowhere"], False),
        (1, ["export", "--format=json", f"--output={folder}/no/where.json", project], False),
        (2, ["import", "--format=json", project], False), (2, ["import", project, "x"], False),
        (1, ["import", "--format=json", project, f"{folder}/nothing.json"], False),
        (0, ["stats", project], True), (0, ["stats", "--format=json", project], True),
        (0, ["stats", "--format=csv", project], True), (2, ["stats", "--format=html", project], False),
        (1, ["stats", f"{folder}/nowhere"], False), (0, ["formats"], True), (2, ["formats", "x"], False),
    ]
    for command in ["check", "export", "import", "stats", "formats"]:
        table += [(0, [command, "--help"], True), (0, [command, "--version"], True), (2, [command, "--nonsense"], False)]
    for expected, arguments, has_output in table:
        done = run(*arguments)
        assert done.returncode == expected, (arguments, done)
        assert has_output is None or bool(done.stdout) == has_output, (arguments, done)
        assert bool(done.stderr) == (expected == 2 or (expected == 1 and not done.stdout)), (arguments, done)


def test_no_gtk(folder):
    libraries = subprocess.run(["ldd", CLI], capture_output=True, text=True, check=True).stdout.lower()
    for name in ["gtk", "adwaita", "x11", "wayland", "pango"]:
        assert name not in libraries, libraries
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    assert run("formats", env=environment).returncode == 0


def assert_round_trip(folder, project, same_files):
    first = run("export", "--format=json", project)
    assert first.returncode == 0 and not first.stderr, first
    write(f"{folder}/first.json", first.stdout)
    done = run("import", "--format=json", f"{folder}/q", f"{folder}/first.json")
    assert done.returncode == 0, done
    second = run("export", "--format=json", f"{folder}/q")
    assert second.stdout == first.stdout
    done = run("import", "--format=json", f"{folder}/deep/r", "-", stdin=second.stdout)
    assert done.returncode == 0, done
    assert tree(f"{folder}/q") == tree(f"{folder}/deep/r")
    if same_files:
        assert tree(f"{folder}/q") == {name: content for name, content in tree(project).items()
                                       if name.endswith((".txt", ".json"))}
    assert run("check", f"{folder}/q").returncode == 0
    # The same once more changes nothing.
    before = tree(f"{folder}/q")
    assert run("import", "--format=json", f"{folder}/q", f"{folder}/first.json").returncode == 0
    assert tree(f"{folder}/q") == before


def test_round_trip(folder):
    assert_round_trip(folder, make_project(f"{folder}/p"), False)


def test_sample_round_trip(folder):
    sample = f"{ROOT}/data/sample"
    if not os.path.exists(f"{sample}/dictum.json"):
        return "SKIP no sample"
    shutil.copytree(sample, f"{folder}/p", ignore=lambda place, names: [name for name in names if name == "meson.build"])
    assert_round_trip(folder, f"{folder}/p", True)
    return None


def test_output(folder):
    project = make_project(f"{folder}/p")
    expected = run("export", "--format=json", project).stdout
    write(f"{folder}/private.json", "old")
    os.chmod(f"{folder}/private.json", 0o600)
    os.symlink("private.json", f"{folder}/link.json")
    for name in ["new.json", "link.json"]:
        done = run("export", "--format=json", f"--output={name}", "p", cwd=folder)
        assert done.returncode == 0 and done.stdout == b"" and done.stderr == b"", done
        assert read(f"{folder}/{name}") == expected
    assert os.path.islink(f"{folder}/link.json")
    assert stat.S_IMODE(os.stat(f"{folder}/private.json").st_mode) == 0o600
    assert run("export", "--format=json", "--output=/dev/stdout", project).stdout == expected
    # A failed export leaves the old file, and nothing beside it.
    names = sorted(os.listdir(folder))
    assert run("export", "--format=json", f"--output={folder}/new.json", f"{folder}/nowhere").returncode == 1
    assert read(f"{folder}/new.json") == expected
    assert sorted(os.listdir(folder)) == names
    assert run("export", "--format=json", f"--output={folder}/p", project).returncode == 1


def test_broken_import(folder):
    good = run("export", "--format=json", make_project(f"{folder}/p")).stdout
    write(f"{folder}/good.json", good)
    for number, content in enumerate([b"", b"{", b"[]", b"{}", good[:-20], b"[" * 200000, b"\xff\xfe", good + b"x"]):
        write(f"{folder}/bad.json", content)
        done = run("import", "--format=json", f"{folder}/q", f"{folder}/good.json", f"{folder}/bad.json")
        assert done.returncode == 1 and done.stderr and not done.stdout, (number, done)
        assert b"bad.json" in done.stderr, done
        assert not os.path.exists(f"{folder}/q"), number


def test_check(folder):
    project = make_project(f"{folder}/p", [quotation(1, 9, 29, "nobody-there")])
    write(f"{project}/articles/new\nline.txt", b"\xff\xfe\x00")
    done = run("check", project)
    assert done.returncode == 1, done
    lines = done.stdout.decode().splitlines()
    assert any("nobody-there" in line for line in lines), lines
    assert sum("new" in line or "line.txt" in line for line in lines) == 1, lines


def test_terminal(folder):
    project = make_project(f"{folder}/p", [quotation(1, 9, 29, "evil"), quotation(2, 9, 28, "miss\x1b[2Jing")])
    for arguments in [["stats", project], ["stats", "--format=csv", project], ["stats", "--format=json", project],
                      ["export", "--format=json", project], ["check", project], ["check", f"{folder}/\x1b[2J"],
                      ["nonsense\x1b[2J\u202e"], ["export", "--format=\x1b[2J", project]]:
        _, shown = on_terminal(*arguments)
        assert shown and is_clean(shown), (arguments, shown)
    # Escaped, the document says the same.
    _, shown = on_terminal("export", "--format=json", project)
    assert json.loads(shown) == json.loads(run("export", "--format=json", project).stdout)
    # Not for a terminal, names are what they are.
    assert EVIL in run("stats", project).stdout.decode()


def test_stats(folder):
    project = make_project(f"{folder}/p")
    rows = json.loads(run("stats", "--format=json", project).stdout)["stats"]
    assert len(rows) == 2, rows
    by_speaker = {row["speaker"]: row for row in rows}
    assert by_speaker["evil"] == {"article": "articles/a.txt", "annotator": "coder-1", "speaker": "evil", "name": EVIL,
                                  "quotations": 1, "words": 4}, rows
    assert by_speaker[None]["words"] == 3 and by_speaker[None]["name"], rows
    table = list(csv.reader(io.StringIO(run("stats", "--format=csv", project).stdout.decode())))
    assert table[0] == ["article", "annotator", "speaker", "name", "quotations", "words"]
    assert ["articles/a.txt", "coder-1", "evil", EVIL, "1", "4"] in table, table
    text = run("stats", project).stdout.decode().splitlines()
    assert text[-1].split() == ["Total", "2", "7"], text


def test_streams(folder):
    project = make_project(f"{folder}/p")
    write(f"{project}/articles/long.txt", "A word. " * 200000)
    for ignored in [False, True]:
        process = subprocess.Popen([CLI, "export", "--format=json", project], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, restore_signals=not ignored,
                                   preexec_fn=(lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN)) if ignored else None)
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        process.wait()
    if os.path.exists("/dev/full"):
        with open("/dev/full", "wb") as full:
            done = run("formats", stdout=full)
        assert done.returncode == 1 and done.stderr, done


def test_locale(folder):
    project = make_project(f"{folder}/p")
    plain = run("stats", project).stdout
    for locale in ["C", "POSIX", "xx_YY.UTF-8"]:
        assert run("stats", project, env=dict(os.environ, LC_ALL=locale)).stdout == plain


TESTS = [
    ("exit-statuses-and-streams-are-as-promised", test_statuses),
    ("links-no-gtk", test_no_gtk),
    ("export-import-export-gives-the-same-bytes", test_round_trip),
    ("the-sample-comes-back-byte-for-byte", test_sample_round_trip),
    ("output-is-written-whole-or-not-at-all", test_output),
    ("a-broken-document-changes-nothing", test_broken_import),
    ("check-says-one-line-a-problem", test_check),
    ("names-are-no-commands-to-the-terminal", test_terminal),
    ("stats-count-quotations-and-words", test_stats),
    ("a-closed-pipe-is-quiet-a-full-disk-is-not", test_streams),
    ("results-do-not-depend-on-the-locale", test_locale),
]

print(f"1..{len(TESTS)}")
failed = False
for i, (name, function) in enumerate(TESTS, 1):
    with tempfile.TemporaryDirectory() as folder:
        try:
            note = function(folder)
            print(f"ok {i} /cli/{name}" + (f" # {note}" if note else ""))
        except AssertionError as error:
            failed = True
            line = error.__traceback__
            while line.tb_next:
                line = line.tb_next
            print(f"# line {line.tb_lineno}: {ascii(str(error))[:3000]}")
            print(f"not ok {i} /cli/{name}")
    sys.stdout.flush()
sys.exit(failed)
