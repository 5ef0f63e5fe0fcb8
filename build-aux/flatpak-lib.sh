# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the flatpak-… scripts share, beside lib.sh: what the manifest asks for, where things are kept, how it is built.
#
# shellcheck disable=SC2034,SC2154  # the scripts that include this one read some names and set $root

app_id=io.github.dictum_app.Dictum
manifest=$root/flatpak/$app_id.yml
field() { sed -n "s/^$1: *'\{0,1\}\([^']*\)'\{0,1\}\$/\1/p" "$manifest"; }
platform=$(field runtime) sdk=$(field sdk) branch=$(field runtime-version)
# Everything in it is made again when it is absent.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/dictum/flatpak

# Waits until no other of these scripts uses the cache, and keeps it as long as this one runs.
lock_cache() {
  mkdir -p "$cache"
  exec 9>"$cache/lock"
  flock 9
}

# build_app STATE REPOSITORY APP [FLATPAK-BUILDER ARGUMENT…]: builds the manifest as it is, with the runtime that is
# installed, without a network. With --keep-build-dirs it is left in STATE/build/dictum-1, and of earlier calls only the
# compiler's cache.
build_app() {
  state=$1 repository=$2 app=$3
  shift 3
  mkdir -p "$state"
  rm -rf "$state/build"
  # The builder leaves a folder of its own where it is started.
  (cd "$state" && flatpak-builder --force-clean --disable-rofiles-fuse --ccache \
    --state-dir="$state" --repo="$repository" "$@" "$app" "$manifest") >&2
}

# make_bundle REPOSITORY FILE: one file that installs by a double click, and says where its runtime can be had.
make_bundle() {
  flatpak build-bundle --runtime-repo=https://dl.flathub.org/repo/flathub.flatpakrepo "$1" "$2" "$app_id" >&2
}
