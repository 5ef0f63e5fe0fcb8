#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a file with a translatable string is not in po/POTFILES, or a listed file has none or is gone.
#
# Usage: check-potfiles.sh FOLDER
set -eu
root=$1
listed=$(mktemp) found=$(mktemp)
trap 'rm -f "$listed" "$found"' EXIT
grep -v -e '^#' -e '^$' "$root/po/POTFILES" | LC_ALL=C sort >"$listed"
sh "$root/build-aux/update-potfiles" --print "$root" >"$found"
if ! diff "$listed" "$found"; then
  echo "po/POTFILES is not up to date (< listed, > found): run build-aux/update-potfiles"
  exit 1
fi
