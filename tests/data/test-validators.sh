#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Plants one mistake at a time into a copy of the tree and wants the validator concerned to find it: a check that
# cannot fail checks nothing. Written as TAP.
#
# Usage: test-validators.sh FOLDER
#
# shellcheck disable=SC2317  # functions are called by name and by eval
set -u
root=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
id=io.github.dictum_app.Dictum
python=/usr/bin/python3
count=0 failed=0

# What the validators of files that are none of ours read, as it is.
copy() {
  tar -C "$root" -cf - --exclude=__pycache__ data flatpak tests/data | tar -C "$work/tree" -xf -
}

# A small tree for the validators that read every source, so that what is wrong with a source is told once, not here.
model() {
  mkdir -p src/core src/session src/view ui po data tests flatpak build-aux .ci
  cp "$root/tests/check-rooms.sh" tests
  cp -R "$root/tests/data" tests
  cp "$root/build-aux/update-potfiles" build-aux
  for file in meson.build src/core/range.h src/core/text.h src/core/text.c src/session/session.h src/view/window.h \
    src/main.c po/POTFILES; do
    echo '// # SPDX-License-Identifier: CC0-1.0' >"$file"
  done
  printf '#include "core/text.h"\n#include <gio/gio.h>\nf (_("x"));\n' >>src/core/text.c
  echo '#include "core/range.h"' >>src/core/text.h
  echo '#include "core/text.h"' >>src/session/session.h
  printf '#include "session/session.h"\n#include <gtk/gtk.h>\n' >>src/view/window.h
  printf '#include "config.h"\n#include "view/window.h"\n' >>src/main.c
  sed -i '1s/^.. //' po/POTFILES
  echo src/core/text.c >>po/POTFILES
}

# finds NAME MISTAKE CHECK: MISTAKE and CHECK are shell commands run in the copy; CHECK must fail with 1 to 76.
finds() {
  count=$((count + 1))
  rm -rf "$work/tree"
  mkdir "$work/tree"
  (cd "$work/tree" && "$tree")
  # A copy must be clean before the mistake, or the check would fail for another reason.
  said=$(cd "$work/tree" && eval "$3" 2>&1)
  rc=$?
  [ "$rc" = 77 ] && { echo "ok $count - finds $1 # SKIP $said"; return; }
  if [ "$rc" != 0 ]; then
    echo "not ok $count - finds $1"
    echo "# it complains without a mistake:"
    echo "$said" | sed 's/^/# /'
    failed=1
    return
  fi
  (cd "$work/tree" && eval "$2")
  (cd "$work/tree" && eval "$3") >"$work/said" 2>&1
  rc=$?
  if [ "$rc" -gt 0 ] && [ "$rc" -lt 77 ]; then
    echo "ok $count - finds $1"
  else
    echo "not ok $count - finds $1"
    echo "# status $rc"
    sed 's/^/# /' "$work/said"
    failed=1
  fi
}

# replace FILE REGEX TEXT
replace() { sed "s|$2|$3|" "$1" >"$work/new" && ! cmp -s "$1" "$work/new" && cp "$work/new" "$1"; }

tree=model
rooms='sh tests/check-rooms.sh .'
finds "an include against the arrows" 'echo "#include \"session/session.h\"" >>src/core/text.c' "$rooms"
finds "a toolkit's include without a screen" 'echo "#include <gtk/gtk.h>" >>src/session/session.h' "$rooms"
finds "an include without its room" 'echo "#include \"text.h\"" >>src/core/text.c' "$rooms"
finds "a folder that is no room" 'mkdir src/util; echo >src/util/misc.c' "$rooms"
circle() {
  for pair in x:y y:z z:x; do echo "#include \"core/${pair#*:}.h\"" >"src/core/${pair%:*}.h"; done
}
finds "headers that include each other" circle "$rooms"
finds "a string in no list" 'echo "f (_(\"x\"));" >src/core/new-file.c' 'sh tests/data/check-potfiles.sh .'
strings="$python tests/data/check-strings.py ."
finds "a phrase that is not marked" 'echo "f (\"Open it\");" >>src/core/text.c' "$strings"
finds "a phrase in two lines" 'printf "f (\"open\"\n\" it\");" >>src/core/text.c' "$strings"
finds "a label that is not marked" 'echo "<interface><property name=\"label\">Open</property></interface>" >ui/new.ui' "$strings"
finds "a listed file without strings" 'echo src/core/range.h >>po/POTFILES' 'sh tests/data/check-potfiles.sh .'
finds "a file without a licence" 'echo "int x;" >src/core/new-file.c' 'sh tests/data/check-spdx.sh .'

# A copy by the name that the validator wants.
tree=copy
entry=data/$id.desktop
desktop="cp $entry.in $entry && sh tests/data/need.sh desktop-file-validate $entry"
finds "a desktop entry without a type" "replace $entry.in '^Type=.*' ''" "$desktop"
info=data/$id.metainfo.xml
metainfo="cp $info.in $info && sh tests/data/need.sh appstreamcli validate --no-net $info"
finds "metainfo without a summary" "replace $info.in '<summary>.*' ''" "$metainfo"
version=$(sed -n "s/^  version: '\(.*\)',/\1/p" "$root/meson.build")
shop="$python tests/data/check-metainfo.py $info.in $version $id"
finds "a summary that is too long" "replace $info.in '<summary>' '<summary>An exceedingly long '" "$shop"
finds "a release that is not the program's" "replace $info.in 'version=\"$version\"' 'version=\"0.0.9\"'" "$shop"
finds "a release in the future" "replace $info.in 'date=\"2' 'date=\"3'" "$shop"
schema='sh tests/data/need.sh glib-compile-schemas --strict --dry-run data'
finds "a default outside its range" "replace data/$id.gschema.xml '<default>16<' '<default>99<'" "$schema"
mime="sh tests/data/check-mime.sh data/$id.xml"
finds "a MIME file that is no XML" "replace data/$id.xml '</mime-type>' ''" "$mime"
finds "a MIME type without a name for people" "replace data/$id.xml '<comment>.*' ''" "$mime"
finds "magic that is out of its range" "replace data/$id.xml 'offset=\"0:16\"' 'offset=\"here\"'" "$mime"
finds "a manual page with a wrong request" "printf '.SH\n.IP \"x\" zz\n.nosuch\n' >>data/man/dictum.1" \
  'sh tests/data/check-man.sh data/man/dictum.1 data/man/dictum-cli.1'

manifest="$python tests/data/check-manifest.py flatpak/$id.yml"
finds "a permission that is not allowed" "replace flatpak/$id.yml '--device=dri' '--device=all'" "$manifest"
finds "one permission more" "replace flatpak/$id.yml '  - --device=dri' '&\n  - --filesystem=home'" "$manifest"
finds "the network" "echo '    build-options: {build-args: [--share=network]}' >>flatpak/$id.yml" "$manifest"

json=data/sample/annotations/sample/articles/meridian-wire.txt.json
sample="$python tests/data/check-sample.py data/sample data/schemas"
finds "a place that is one off" "replace $json '\"start\" : 267' '\"start\" : 268'" "$sample"
wire=data/sample/articles/meridian-wire.txt
finds "a changed article" "replace $wire 'Moscow on Tuesday' 'Moscow on Wednesday'" "$sample"
finds "a speaker in no cast" "replace $json '\"speaker\" : \"kerry\"' '\"speaker\" : \"lavrov\"'" "$sample"
finds "another layout" "replace $json '\"version\" : 1' '\"version\": 1'" "$sample"
finds "a cast with other keys" "replace data/sample/dictum.json '\"key\" : \"4\"' '\"key\" : \"5\"'" "$sample"
if $python -c 'import jsonschema' 2>/dev/null; then
  finds "a member that the schema forbids" "replace $json '\"origin\" : \"hand\"' '\"origin\" : 7'" "$sample"
fi
mkdir "$work/theirs"
echo 'One two three four five six seven eight nine.' >"$work/theirs/a.txt"
finds "eight words of somebody else" "echo 'So two, three, four: five six seven eight nine' >>$wire" \
  "$python tests/data/check-own-words.py data/sample $work/theirs"
echo "1..$count"
exit "$failed"
