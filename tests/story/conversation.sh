#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# A conversation as a person holds it: clicks the button, types, reads the answer, minimises,
# restores, closes, opens again. Mouse and keyboard by xdotool, eyes by the accessibility bus.
# Usage: conversation.sh PROGRAM, on a display with a window manager and on a session bus.
set -euo pipefail
program=${1:?usage: conversation.sh PROGRAM}

export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
"$program" --demo &
app=$!
tree=("$(dirname "${BASH_SOURCE[0]}")/accessible_tree.py" "$app")
trap 'kill "$app" 2>/dev/null || true; wait "$app" 2>/dev/null || true' EXIT

step() { printf -- '-- %s\n' "$*"; }

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

step 'click the round button'
click "$(window 40 160)"
chat=$(window 320 600)
"${tree[@]}" expect 'Online' 'Conversation'

step 'type two lines and send them'
xdotool windowfocus --sync "$chat"
xdotool type --delay 20 'Do you have red shoes?'
xdotool key shift+Return
xdotool type --delay 20 'Size 42'
xdotool key Return
"${tree[@]}" expect 'red shoes\?.*' '\[list item\].*(Assistant|assistant).*[Ss]hoe'

step 'minimise and restore: the conversation is still there'
"${tree[@]}" press 'Minimize chat'
click "$(window 120 319)"
window 320 600 >/dev/null
"${tree[@]}" expect 'red shoes\?' 'Online'

step 'close and open again: the conversation is still there'
"${tree[@]}" press 'Close chat'
click "$(window 40 160)"
window 320 600 >/dev/null
"${tree[@]}" expect 'red shoes\?' 'Online'

step 'the accessible tree'
"${tree[@]}" show
