#!/usr/bin/env bash
# The main job in a real window: place a knot with a real click, name and rate it, save, look at the file, quit.
#
#   tests/smoke.sh [PROGRAM]
set -euo pipefail

test_name=smoke
program=$(realpath "${1:-target/debug/knotmap}")
. "$(dirname "$0")/window.sh"
chart=$work/smoke.ron

start_display
start_program

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
quit_program
passed
