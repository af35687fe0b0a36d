#!/usr/bin/env bash
# What a screen reader gets to know: a real client of the accessibility bus finds Jeffrey by name, reads his rating
# and selects him.
#
#   tests/accessibility.sh [PROGRAM]
#
# Needs Xvfb, openbox, dbus, at-spi2-core and python3-pyatspi. Leaves your own session and settings alone.
set -euo pipefail

if [ "${1:-}" != "--inside" ]; then
    program=$(realpath "${1:-target/debug/knotmap}")
    [ -x "$program" ] || { echo "accessibility: FAILED: no program at $program" >&2; exit 1; }
    exec dbus-run-session -- "$0" --inside "$program"
fi

program=$2
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
processes=()

cleanup() {
    for process in "${processes[@]}"; do
        kill "$process" 2>"$work/kill" || true
    done
    rm -rf "$work"
}
trap cleanup EXIT

Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb" &
processes+=($!)
for _ in $(seq 50); do
    [ -s "$work/display" ] && break
    sleep 0.2
done
DISPLAY=:$(cat "$work/display")
export DISPLAY
openbox >"$work/openbox" 2>&1 &
processes+=($!)

# As a screen reader does when it starts.
dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.freedesktop.DBus.Properties.Set \
    string:org.a11y.Status string:IsEnabled variant:boolean:true >"$work/bus"

cp "$here/../examples/jeffrey.ron" "$work/chart.ron"
mkdir "$work/settings"
env -u WAYLAND_DISPLAY KNOTMAP_CONFIG_DIR="$work/settings" "$program" "$work/chart.ron" >"$work/said" 2>&1 &
processes+=($!)

/usr/bin/python3 "$here/accessibility.py" || { cat "$work/said" >&2; exit 1; }
