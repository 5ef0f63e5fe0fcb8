#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Validates every template; gtk4-builder-tool needs a display for that. Written as TAP, one test a file.
#
# Usage: check-ui.sh FOLDER MODULE   (MODULE: ui-types.c, built)
set -u
dir=$1 module=$2
command -v gtk4-builder-tool >/dev/null || { echo "1..0 # SKIP gtk4-builder-tool is not installed"; exit 0; }
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || { echo "1..0 # SKIP there is no display"; exit 0; }
count=0 failed=0
for ui in "$dir"/*.ui; do
  [ -e "$ui" ] || continue
  count=$((count + 1))
  if said=$(LD_PRELOAD=$module gtk4-builder-tool validate "$ui" 2>&1); then
    echo "ok $count - $(basename "$ui")"
  else
    failed=1
    echo "not ok $count - $(basename "$ui")"
    echo "$said" | sed 's/^/# /'
  fi
done
if [ "$count" = 0 ]; then
  echo "1..0 # SKIP there are no templates"
else
  echo "1..$count"
fi
exit "$failed"
