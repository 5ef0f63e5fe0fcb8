#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a file of ours that can hold a comment does not name its licence in the first five lines.
#
# Usage: check-spdx.sh FOLDER
set -eu
cd "$1"
missing=$(find meson.build src ui data po tests flatpak build-aux .ci -type f \
  ! -name '*.json' ! -name '*.txt' ! -name '*.png' ! -name '*.pyc' ! -name '*~' ! -path 'tests/data/*/*' \
  -exec awk 'FNR == 1 { if (NR > 1 && !named) print name; name = FILENAME; named = 0 }
    FNR <= 5 && /SPDX-License-Identifier:/ { named = 1 }
    END { if (!named) print name }' {} + | LC_ALL=C sort)
[ -z "$missing" ] || { echo "no SPDX line in:"; echo "$missing"; exit 1; }
