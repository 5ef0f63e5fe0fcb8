# shellcheck shell=sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts beside this one share: installing what is missing, configuring, building. Read with ".".
#
# shellcheck disable=SC2034,SC2154  # the scripts that include this one read some names and set $root

# The first line of each group is what the program is built from and runs on; Debian's names.
PACKAGES_run="gcc libc6-dev libgtk-4-dev libadwaita-1-dev libjson-glib-dev meson ninja-build pkg-config gettext
  desktop-file-utils gtk-update-icon-cache librsvg2-common adwaita-icon-theme fonts-cantarell fonts-noto-core
  fonts-dejavu-core libglib2.0-bin libglib2.0-dev-bin"
PACKAGES_session="xvfb xauth openbox dbus at-spi2-core python3 python3-pyatspi gir1.2-atspi-2.0 xdotool x11-utils x11-xkb-utils
  imagemagick"
PACKAGES_test="appstream libxml2-utils shared-mime-info python3-jsonschema libgtk-4-bin man-db git weston gir1.2-gtk-4.0"
PACKAGES_flatpak="flatpak flatpak-builder elfutils fuse3 xdg-desktop-portal xdg-desktop-portal-gtk"
PACKAGES_runtime="mmdebstrap ostree"
PACKAGES_bare="mmdebstrap"

PACKAGES_fedora="gcc gtk4-devel libadwaita-devel json-glib-devel meson ninja-build pkgconf gettext desktop-file-utils
  gtk-update-icon-cache librsvg2 adwaita-icon-theme abattis-cantarell-fonts google-noto-serif-fonts glib2-devel
  xorg-x11-server-Xvfb xauth openbox dbus-daemon at-spi2-core python3-pyatspi xdotool xprop xwininfo setxkbmap ImageMagick
  appstream libxml2 shared-mime-info python3-jsonschema gtk4-devel-tools man-db git libasan libubsan weston"
PACKAGES_arch="gcc gtk4 libadwaita json-glib meson ninja pkgconf gettext desktop-file-utils gtk-update-icon-cache
  librsvg adwaita-icon-theme cantarell-fonts noto-fonts glib2-devel xorg-server-xvfb xorg-xauth openbox dbus
  at-spi2-core python-atspi xdotool xorg-xprop xorg-xwininfo xorg-setxkbmap imagemagick appstream libxml2 shared-mime-info
  python-jsonschema man-db git weston"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# Runs a command as root: as it is, or with sudo. Without a terminal sudo must not wait for a password.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    if [ -t 0 ]; then sudo "$@"; else sudo -n "$@"; fi
  else
    return 127
  fi
}

# Prints the packages of the given groups that are not installed, on a system with dpkg.
missing_packages() {
  for group in "$@"; do
    eval "names=\$PACKAGES_$group"
    # shellcheck disable=SC2154,SC2086  # set by eval; a list of words
    for name in $names; do
      status=$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) || status=
      [ "$status" = installed ] || printf '%s ' "$name"
    done
  done
}

# Prints the commands and libraries of the given groups that are not there, on any system.
missing_tools() {
  for group in "$@"; do
    case $group in
      run) tools="cc meson ninja pkg-config msgfmt glib-compile-schemas glib-compile-resources" ;;
      session) tools="Xvfb openbox dbus-run-session xdotool xprop xwininfo setxkbmap import python3" ;;
      test) tools="git" ;;
      flatpak) tools="flatpak flatpak-builder eu-strip fusermount3" ;;
      runtime) tools="mmdebstrap ostree" ;;
      bare) tools="mmdebstrap" ;;
    esac
    for tool in $tools; do command -v "$tool" >/dev/null || printf '%s ' "$tool"; done
    if [ "$group" = run ] && command -v pkg-config >/dev/null; then
      for module in 'gtk4 >= 4.8' 'libadwaita-1 >= 1.2' 'json-glib-1.0 >= 1.6' 'glib-2.0 >= 2.74'; do
        pkg-config --exists "$module" || printf '%s ' "${module%% *}"
      done
    fi
  done
}

# setup GROUP…: after it everything in the groups run, session, test is installed, or the script has ended.
setup() {
  if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    say "Installing: $missing"
    apt="env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300"
    # shellcheck disable=SC2086  # lists of words
    if as_root $apt update >&2 && as_root $apt install -y --no-install-recommends $missing >&2; then return 0; fi
    die "Some packages are missing and could not be installed. As root: apt-get install $missing"
  fi
  missing=$(missing_tools "$@")
  [ -n "$missing" ] || return 0
  say "Not found: $missing"
  say "Please install these packages and start again."
  say "  Debian, Ubuntu: $PACKAGES_run $PACKAGES_session $PACKAGES_test"
  say "  Fedora: $PACKAGES_fedora"
  say "  Arch Linux: $PACKAGES_arch"
  exit 1
}

# build FOLDER [MESON SETUP ARGUMENT…]: configures the first time, builds what changed.
build() {
  folder=$1
  shift
  if [ -f "$folder/build.ninja" ]; then
    # A folder of an older Meson, or of another compiler, is made anew.
    meson setup --reconfigure "$@" "$folder" "$root" >&2 || meson setup --wipe "$@" "$folder" "$root" >&2 || return 1
  else
    meson setup "$@" "$folder" "$root" >&2 || return 1
  fi
  ninja -C "$folder" >&2
}
