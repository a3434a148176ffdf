# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Finding and pressing the windows of a program; sourced. $app is its process.
# shellcheck disable=SC2154

# window MIN_WIDTH MAX_WIDTH: waits for a visible window of the program that is so wide.
window() {
    local id tries WIDTH
    for ((tries = 0; tries < 600; tries++)); do
        for id in $(xdotool search --onlyvisible --pid "$app" 2>/dev/null || true); do
            WIDTH=0
            eval "$(xdotool getwindowgeometry --shell "$id" 2>/dev/null | grep '^WIDTH=' || true)"
            if [ "$WIDTH" -ge "$1" ] && [ "$WIDTH" -le "$2" ]; then
                printf '%s\n' "$id"
                return
            fi
        done
        sleep 0.05
    done
    printf 'No window between %s and %s pixels wide.\n' "$1" "$2" >&2
    return 1
}

# click WINDOW: in its middle.
click() {
    local WIDTH=0 HEIGHT=0
    eval "$(xdotool getwindowgeometry --shell "$1" | grep -E '^(WIDTH|HEIGHT)=')"
    xdotool mousemove --window "$1" $((WIDTH / 2)) $((HEIGHT / 2)) click 1
}
