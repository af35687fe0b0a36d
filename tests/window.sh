# A display of its own, and the program in a window on it; sourced by the tests with a real window.
#
# The test sets `test_name` and `program` first. Needs Xvfb, openbox, xdotool, xprop and ImageMagick. Leaves the
# caller's own display, settings and files alone.

[ -x "$program" ] || { echo "$test_name: FAILED: no program at $program" >&2; exit 1; }
work=$(mktemp -d)
processes=()

cleanup() {
    for process in "${processes[@]}"; do
        kill "$process" 2>"$work/kill" || true
    done
}
trap cleanup EXIT

fail() {
    echo "$test_name: FAILED: $1" >&2
    if timeout 20 import -window root "$work/failed.png"; then
        echo "$test_name: the screen as it was: $work/failed.png" >&2
    fi
    if [ -s "$work/said" ]; then
        echo "$test_name: the program said:" >&2
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
    window=$(xdotool search --onlyvisible --name 'knotmap$' | head -n 1) && [ -n "$window" ]
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
# Whether the window has looked the same for a moment.
is_still() {
    picture first
    sleep 0.4
    picture second
    cmp --silent "$work/first.png" "$work/second.png"
}
cpu_ticks() { awk '{ print $14 + $15 }' "/proc/$pid/stat"; }

start_display() {
    Xvfb -displayfd 3 -screen 0 1400x1000x24 -nolisten tcp 3>"$work/display" 2>"$work/xvfb" &
    processes+=($!)
    wait_for 10 "display from Xvfb" has_display
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    openbox >"$work/openbox" 2>&1 &
    processes+=($!)
    wait_for 10 "window manager" has_manager
}

# start_program [FILE]. No message bus and an empty PATH: no system dialog can come up, so the program asks for a
# typed path.
start_program() {
    mkdir -p "$work/settings" "$work/run" "$work/empty"
    chmod 700 "$work/run"
    env -u WAYLAND_DISPLAY -u WAYLAND_SOCKET PATH="$work/empty" XDG_RUNTIME_DIR="$work/run" \
        DBUS_SESSION_BUS_ADDRESS="unix:path=$work/run/none" KNOTMAP_CONFIG_DIR="$work/settings" \
        "$program" "$@" >"$work/said" 2>&1 &
    pid=$!
    processes+=("$pid")
    wait_for 60 "window" has_window
    xdotool windowactivate --sync "$window"
}

quit_program() {
    local status=0
    xdotool key ctrl+q
    wait_for 20 "end of the program after Ctrl+Q" has_ended
    wait "$pid" || status=$?
    [ "$status" -eq 0 ] || fail "the program ended with status $status"
}

# Keeps the folder of a run that failed.
passed() {
    cleanup
    trap - EXIT
    rm -rf "$work"
    echo "$test_name: passed"
}
