# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# A private X screen with a window manager, and the end of everything started here. Sourced.

display_folder=
display_jobs=()

# has_display: whether windows can be shown where we are.
has_display() {
    [ -n "${WAYLAND_DISPLAY-}" ] && return 0
    [ -n "${DISPLAY-}" ] || return 1
    # A DISPLAY left over from somewhere else is no display.
    ! command -v xdpyinfo >/dev/null || xdpyinfo >/dev/null 2>&1
}

# disable_missing_bus: with no session bus, Qt would start one of its own that outlives us.
disable_missing_bus() {
    if [ -z "${DBUS_SESSION_BUS_ADDRESS-}" ] && [ ! -S "${XDG_RUNTIME_DIR:-/nonexistent}/bus" ]; then
        export DBUS_SESSION_BUS_ADDRESS=disabled:
    fi
}

# wait_until SECONDS COMMAND...: tries the command every 50 ms until it succeeds.
wait_until() {
    local tries=$(($1 * 20))
    shift
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.05
    done
}

# start_job COMMAND...: starts a helper that ends with us.
start_job() {
    "$@" >>"$display_folder/log" 2>&1 </dev/null &
    display_jobs+=("$!")
}

# start_display WIDTHxHEIGHT: a screen, a window manager and private folders for settings and
# data: what runs on it neither sees nor changes those of the person who started it.
start_display() {
    display_folder=$(mktemp -d)
    mkfifo "$display_folder/number"
    Xvfb -displayfd 3 -screen 0 "${1}x24" -nolisten tcp \
        3>"$display_folder/number" >>"$display_folder/log" 2>&1 </dev/null &
    display_jobs+=("$!")

    local number=
    if ! read -r -t 60 number <"$display_folder/number" || [ -z "$number" ]; then
        printf 'No X screen could be started (Xvfb):\n' >&2
        cat "$display_folder/log" >&2
        return 1
    fi
    export DISPLAY=:$number
    unset WAYLAND_DISPLAY
    mkdir -m 700 "$display_folder/run"
    export XDG_RUNTIME_DIR=$display_folder/run
    export XDG_CONFIG_HOME=$display_folder/config XDG_DATA_HOME=$display_folder/data
    export XDG_CACHE_HOME=$display_folder/cache XDG_STATE_HOME=$display_folder/state
    export DBUS_SESSION_BUS_ADDRESS=disabled:

    start_job openbox
    # xprop succeeds without the property as well; a window shown before it is there may be lost.
    if ! wait_until 60 sh -c 'xprop -root _NET_SUPPORTING_WM_CHECK | grep -q "window id"'; then
        printf 'No window manager could be started (openbox).\n' >&2
        return 1
    fi
}

# stop_display: ends everything started here and removes the private folders.
stop_display() {
    local index
    for ((index = ${#display_jobs[@]} - 1; index >= 0; index--)); do
        kill "${display_jobs[index]}" 2>/dev/null || true
        wait "${display_jobs[index]}" 2>/dev/null || true
    done
    display_jobs=()
    [ -z "$display_folder" ] || rm -rf "$display_folder"
    display_folder=
}

# run_and_wait COMMAND...: runs it so that a signal to this script ends it as well; its exit code
# is ours.
run_and_wait() {
    local code=0
    "$@" <&0 &
    display_jobs+=("$!")
    wait "$!" || code=$?
    unset 'display_jobs[-1]'
    return "$code"
}

trap stop_display EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
