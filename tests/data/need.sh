#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a validator that may be missing from the machine: without it the test is skipped (77), never passed.
#
# Usage: need.sh PROGRAM [ARGUMENT…]
command -v "$1" >/dev/null || { echo "$1 is not installed"; exit 77; }
exec "$@"
