#!/usr/bin/env bash
# What the four everyday jobs cost in a real window, in clicks and keys: the first knot, the evening check-in, a visit
# and a report. A name is counted by itself, not letter by letter; a typed path stands for the system's file dialog.
#
#   tests/first_use.sh [PROGRAM]
set -euo pipefail

test_name="first use"
program=$(realpath "${1:-target/debug/knotmap}")
here=$(dirname "$(realpath "$0")")
. "$here/window.sh"

job() { clicks=0 keys=0 names=0; }
click() {
    clicks=$((clicks + 1))
    xdotool mousemove --window "$window" "$1" "$2"
    sleep 0.3
    xdotool click 1
}
key() {
    keys=$((keys + 1))
    xdotool key "$1"
    sleep 0.15
}
# opening KEY WHAT: a key after which others mean something else; on a busy machine two can come in one frame.
opening() {
    picture before
    key "$1"
    wait_for 20 "$2" has_changed
    wait_for 20 "$2 at rest" is_still
}
has_changed() {
    picture after
    ! cmp --silent "$work/before.png" "$work/after.png"
}
name() {
    names=$((names + 1))
    xdotool type --delay 60 "$1"
}
# cost WHAT CLICKS NAMES KEYS: says what a job cost, and fails if it was more.
cost() {
    echo "$test_name: $1: $clicks clicks, $names names, $keys keys"
    [ "$clicks $names $keys" = "$2 $3 $4" ] || fail "$1 was to cost $2 clicks, $3 names and $4 keys"
}
# count FILE WORD: how many of something a chart holds.
count() { "$program" check "$1" | grep -m 1 -oE "[0-9,]+ $2" | head -n 1 | tr -dc "0-9"; }
has_saved() { [ "$(count "$chart" "$1")" = "$2" ]; }

# Whether the sheet in front has its main button, in the accent of the light theme: it is pale until there is a page.
has_main_button() {
    local pixels
    picture now
    pixels=$(convert "$work/now.png" -depth 8 -format %c histogram:info:- | sed -n 's/^ *\([0-9]*\):.*#1F655F.*/\1/p' | head -n 1)
    [ "${pixels:-0}" -gt 500 ]
}

# save_as FILE: through the typed path.
save_as() {
    picture before
    xdotool key ctrl+s
    wait_for 20 "question where to save" is_dimmed
    sleep 0.5
    xdotool key ctrl+a
    xdotool type --delay 20 "$1"
    xdotool key Return
    wait_for 20 "file $1" test -s "$1"
}

start_display
start_program
wait_for 20 "first screen" is_still

job
eval "$(xdotool getwindowgeometry --shell "$window")"
# Left of the spine on the picture of the first screen.
click $((WIDTH * 60 / 100)) $((HEIGHT * 63 / 100))
wait_for 20 "knot where the mouse clicked" has_title "• Untitled – knotmap"
wait_for 20 "card" is_still
name "Jeffrey"
key 7
key Return
cost "from the start to a named, rated knot" 1 1 2
chart=$work/first.ron
save_as "$chart"
shown=$("$program" show "$chart") || fail "the saved chart cannot be shown"
echo "$shown"
grep -q "Jeffrey" <<<"$shown" || fail "no Jeffrey in the file"
grep -q "^ *left, " <<<"$shown" || fail "Jeffrey is not on the left"
grep -q "7 of 10" <<<"$shown" || fail "Jeffrey is not rated 7"
wait_for 20 "title of the saved chart" has_title "first.ron – knotmap"
quit_program

chart=$work/sample.ron
cp "$here/../examples/jeffrey.ron" "$chart"
ratings=$(count "$chart" rating)
treatments=$(count "$chart" treatment)
start_program "$chart"
wait_for 20 "sample" has_title "sample.ron – knotmap"
wait_for 20 "map" is_still

job
opening d "check-in"
for pressed in 3 5 4 0 1 Return; do
    key "$pressed"
done
cost "an evening check-in of five knots" 0 0 7
xdotool key ctrl+s
wait_for 20 "five more ratings in the file" has_saved rating $((ratings + 5))

job
opening shift+t "question what is being done"
opening Return "visit"
for pressed in 6 minus Right r; do
    key "$pressed"
done
wait_for 20 "rest after the visit's words" is_still
key Escape
cost "a visit with a rating, a word on the pressure and a release" 0 0 7
xdotool key ctrl+s
wait_for 20 "one more treatment in the file" has_saved treatment $((treatments + 1))
xdotool key Escape

job
page=$work/page.pdf
sleep 0.5
picture before
key ctrl+shift+e
wait_for 20 "report" is_dimmed
wait_for 60 "page" has_main_button
picture before
key Return
wait_for 20 "question where to save" is_dimmed
sleep 0.5
xdotool key ctrl+a
name "$page"
key Return
wait_for 60 "page in $page" test -s "$page"
cost "a report" 0 1 3
text=$(pdftotext "$page" -) || fail "the page cannot be read"
grep -q "Jeffrey" <<<"$text" || fail "the page lacks Jeffrey"

xdotool key Escape
sleep 0.3
quit_program
passed
