#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Reads every include below src/ and fails on one that is not an arrow of the map: a room that may not be used, a
# toolkit where there is no screen, an include without its room, a file that is not there, files that include each
# other in a circle. design.md section 7 and README.md draw the same map.
#
# Usage: check-rooms.sh [FOLDER WITH src/]
set -eu
root=${1:-$(dirname "$0")/..}
cd "$root/src"
edges=$(mktemp)
trap 'rm -f "$edges"' EXIT
failed=0

# shellcheck disable=SC2046  # no source's name holds white space
awk '
BEGIN {
  # room -> the rooms that it may include, itself apart
  arrows["main.c"] = "view"
  arrows["cli"] = "project formats suggest core"
  arrows["view"] = "session core platform"
  arrows["platform"] = ""
  arrows["session"] = "project suggest core"
  arrows["project"] = "formats core"
  arrows["formats"] = "core"
  arrows["suggest"] = "core"
  arrows["core"] = ""
  screen = "^(gtk|gdk|gsk|graphene|adwaita|pango|cairo|atk)"
}
function room_of(path) { return index(path, "/") ? substr(path, 1, index(path, "/") - 1) : path }
function fail(what) { printf "src/%s:%d: %s\n", file, FNR, what; failures++ }
FNR == 1 {
  file = FILENAME; sub(/^\.\//, "", file); room = room_of(file); files++
  if (!(room in arrows)) fail("no room of the map: " room)
}
/^[ \t]*#[ \t]*include[ \t]*</ {
  name = $0; sub(/^[^<]*</, "", name); sub(/>.*/, "", name)
  if (name ~ screen && room != "view" && room != "platform" && room != "main.c")
    fail("<" name "> needs a screen; only view, platform and main.c may include it")
  next
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
  name = $0; sub(/^[^"]*"/, "", name); sub(/".*/, "", name)
  # Made by the build: the configuration, and resources.
  if (name == "config.h" || name ~ /^dictum-[a-z]+\.h$/) next
  if (!index(name, "/")) { fail("\"" name "\" is included without its room"); next }
  other = room_of(name)
  if (other != room && index(" " arrows[room] " ", " " other " ") == 0)
    fail(room " may not include " other " (\"" name "\")")
  if ((getline line < name) < 0) fail("\"" name "\" is not there"); else close(name)
  if (file ~ /\.h$/) print file, name > edges
  next
}
END {
  if (!files) { print "no sources below src/"; exit 1 }
  exit failures > 0
}' edges="$edges" $(find . -name '*.[ch]' | LC_ALL=C sort) || failed=1

# tsort names the members of a loop on standard error.
if ! circle=$(tsort "$edges" 2>&1 >/dev/null); then
  echo "headers include each other in a circle:"
  echo "$circle"
  failed=1
fi
[ "$failed" = 0 ] && echo "every include is an arrow of the map"
exit "$failed"
