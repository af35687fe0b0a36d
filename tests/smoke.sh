#!/usr/bin/env bash
# The main job in a real window: place a knot with a real click, name and rate it, save, look at the file, quit.
#
#   tests/smoke.sh [PROGRAM]
#
# Needs Xvfb, openbox, xdotool, xprop and ImageMagick. Leaves your own display, settings and files alone.
set -euo pipefail

program=$(realpath "${1:-target/debug/knotmap}")
[ -x "$program" ] || { echo "smoke: FAILED: no program at $program" >&2; exit 1; }
work=$(mktemp -d)
chart=$work/smoke.ron
processes=()

cleanup() {
    for process in "${processes[@]}"; do
        kill "$process" 2>"$work/kill" || true
    done
}
trap cleanup EXIT

fail() {
    echo "smoke: FAILED: $1" >&2
    if timeout 20 import -window root "$work/failed.png"; then
        echo "smoke: the screen as it was: $work/failed.png" >&2
    fi
    if [ -s "$work/said" ]; then
        echo "smoke: the program said:" >&2
        cat "$work/said" >&2
    fi
    exit 1
}

# wait_for SECONDS WHAT COMMAND...: until the command succeeds.
wait_for() {
    local tries=$(($1 * 5)) what=$2
    shift 2
    until "$@"; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || fail "no $what"
        sleep 0.2
    done
}

has_display() { [ -s "$work/display" ]; }
has_manager() { xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"; }
has_window() {
    ! has_ended || fail "the program ended before it had a window"
    window=$(xdotool search --onlyvisible --name '^knotmap$' | head -n 1) && [ -n "$window" ]
}
has_title() { [ "$(xdotool getwindowname "$window")" = "$1" ]; }
has_ended() { [ ! -d "/proc/$pid" ] || grep -q '^State:.*Z' "/proc/$pid/status"; }
# `import` waits for ever for a window that is gone.
picture() { timeout 20 import -window "$window" "$work/$1.png" || fail "no picture of the window"; }
# Whether much of the window looks other than in the picture: a sheet dims all that is behind it.
is_dimmed() {
    local differing
    picture after
    differing=$(compare -metric AE -fuzz 2% "$work/before.png" "$work/after.png" null: 2>&1 || true)
    awk -v differing="$differing" 'BEGIN { exit !(differing > 300000) }'
}
cpu_ticks() { awk '{ print $14 + $15 }' "/proc/$pid/stat"; }

Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb" &
processes+=($!)
wait_for 10 "display from Xvfb" has_display
DISPLAY=:$(cat "$work/display")
export DISPLAY
openbox >"$work/openbox" 2>&1 &
processes+=($!)
wait_for 10 "window manager" has_manager

# No message bus and an empty PATH: no system dialog can come up, so the program asks for a typed path.
mkdir "$work/settings" "$work/run" "$work/empty"
chmod 700 "$work/run"
env -u WAYLAND_DISPLAY -u WAYLAND_SOCKET PATH="$work/empty" XDG_RUNTIME_DIR="$work/run" \
    DBUS_SESSION_BUS_ADDRESS="unix:path=$work/run/none" KNOTMAP_CONFIG_DIR="$work/settings" \
    "$program" >"$work/said" 2>&1 &
pid=$!
processes+=("$pid")
wait_for 60 "window" has_window
xdotool windowactivate --sync "$window"

echo "smoke: new chart"
xdotool key ctrl+n
wait_for 20 "new chart" has_title "Untitled – knotmap"

echo "smoke: a knot by the left shoulder blade"
eval "$(xdotool getwindowgeometry --shell "$window")"
# The spine is at 47 % of the width.
xdotool mousemove --window "$window" $((WIDTH * 41 / 100)) $((HEIGHT * 63 / 100))
sleep 0.5
xdotool click 1
wait_for 20 "knot where the mouse clicked" has_title "• Untitled – knotmap"
sleep 0.5
xdotool type --delay 80 "Jeffrey7"
xdotool key Return
sleep 1

echo "smoke: save"
picture before
xdotool key ctrl+s
wait_for 20 "question where to save" is_dimmed
sleep 1
is_dimmed || fail "the question where to save went away by itself"
xdotool key ctrl+a
xdotool type --delay 30 "$chart"
xdotool key Return
wait_for 20 "file $chart" test -s "$chart"
wait_for 20 "title of the saved chart" has_title "smoke.ron – knotmap"

echo "smoke: what the file holds"
checked=$("$program" check "$chart") || fail "the saved chart cannot be read"
shown=$("$program" show "$chart") || fail "the saved chart cannot be shown"
echo "$checked"
echo "$shown"
grep -q "^1 knot, 1 rating," <<<"$checked" || fail "not one knot with one rating"
grep -q "Jeffrey" <<<"$shown" || fail "no Jeffrey in the file"
grep -q "^ *left, " <<<"$shown" || fail "Jeffrey is not on the left"
grep -q "7 of 10" <<<"$shown" || fail "Jeffrey is not rated 7"

echo "smoke: nothing to do, nothing done"
sleep 2
before=$(cpu_ticks)
sleep 3
used=$(($(cpu_ticks) - before))
echo "smoke: $used clock ticks of work in 3 idle seconds"
[ "$used" -le 3 ] || fail "the idle window keeps the processor busy"

echo "smoke: quit"
xdotool key ctrl+q
wait_for 20 "end of the program after Ctrl+Q" has_ended
status=0
wait "$pid" || status=$?
[ "$status" -eq 0 ] || fail "the program ended with status $status"
# Keeps the folder of a run that failed.
cleanup
trap - EXIT
rm -rf "$work"
echo "smoke: passed"
