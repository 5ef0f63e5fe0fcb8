#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a manual page makes man(1) say anything.
#
# Usage: check-man.sh PAGE…
set -eu
command -v man >/dev/null || { echo "man is not installed"; exit 77; }
failed=0
for page in "$@"; do
  said=$(LC_ALL=C.UTF-8 MANWIDTH=100 man --warnings -Tutf8 -l "$page" 2>&1 >/dev/null)
  [ -z "$said" ] || { echo "$page: $said"; failed=1; }
done
exit "$failed"
