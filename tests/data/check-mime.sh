#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Our MIME types against the grammar of the shared database; and a database must be built of them without a complaint.
#
# Usage: check-mime.sh FILE
set -eu
for tool in xmllint update-mime-database; do
  command -v "$tool" >/dev/null || { echo "$tool is not installed"; exit 77; }
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
shared=/usr/share/mime/packages/freedesktop.org.xml

if [ -r "$shared" ]; then
  # The grammar stands at the head of the database itself.
  sed -n '/^<!DOCTYPE/,/^]>/p' "$shared" | sed '1d;$d' >"$work/mime.dtd"
  xmllint --noout --dtdvalid "$work/mime.dtd" "$1"
else
  xmllint --noout "$1"
fi
mkdir -p "$work/mime/packages"
cp "$1" "$work/mime/packages"
said=$(XDG_DATA_HOME=$work update-mime-database "$work/mime" 2>&1)
[ -z "$said" ] || { echo "$said"; exit 1; }
