#!/usr/bin/env bash
# Puts a built program into a folder of programs, with its icon, its menu entry and its kind of file.
#
#   packaging/linux/install.sh [PREFIX]     ~/.local if none is given
set -euo pipefail
cd "$(dirname "$0")/../.."

prefix=${1:-$HOME/.local}
program=${CARGO_TARGET_DIR:-target}/dist/knotmap
[ -x "$program" ] || program=${CARGO_TARGET_DIR:-target}/release/knotmap
[ -x "$program" ] || { echo "install: no program yet. Build it: cargo build --profile dist" >&2; exit 1; }

install -D -m 755 "$program" "$prefix/bin/knotmap"
install -D -m 644 assets/icon/knotmap.svg "$prefix/share/icons/hicolor/scalable/apps/knotmap.svg"
install -D -m 644 assets/icon/knotmap.png "$prefix/share/icons/hicolor/256x256/apps/knotmap.png"
install -D -m 644 packaging/linux/knotmap.desktop "$prefix/share/applications/knotmap.desktop"
install -D -m 644 packaging/linux/knotmap.xml "$prefix/share/mime/packages/knotmap.xml"
install -D -m 644 packaging/linux/knotmap.metainfo.xml "$prefix/share/metainfo/knotmap.metainfo.xml"
# Caches of the desktop; where there is none, there is nothing to refresh.
if command -v update-mime-database; then update-mime-database "$prefix/share/mime"; fi
if command -v update-desktop-database; then update-desktop-database "$prefix/share/applications"; fi
echo "installed in $prefix; remove the same files to take it off again"
