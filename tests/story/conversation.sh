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

# shellcheck source=window.sh
. "$(dirname "${BASH_SOURCE[0]}")/window.sh"

step() { printf -- '-- %s\n' "$*"; }

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
