#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Lives with the programs as a customer and as staff would, with a token, a session and passwords,
# in good days and bad ones, for leak.py to search what is left.
# Usage: leak.py programs.sh PROGRAM CONSOLE_PROGRAM, on a display and on a session bus.
set -euo pipefail
program=${1:?usage: programs.sh PROGRAM CONSOLE_PROGRAM}
cli=${2:?usage: programs.sh PROGRAM CONSOLE_PROGRAM}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../story/window.sh
. "$here/../story/window.sh"
ulimit -c 0

gateway=
app=
trap 'kill $gateway $app 2>/dev/null || true' EXIT
step() { printf -- '-- %s\n' "$*"; }

# serve PORT OPTION...: starts a gateway; sets $gateway and $port.
serve() {
    rm -f "$TMPDIR/ready"
    "$cli" gateway --port "$1" --think 50 --require-token "${@:2}" >"$TMPDIR/ready" &
    gateway=$!
    until [ -s "$TMPDIR/ready" ]; do
        kill -0 "$gateway"
        sleep 0.05
    done
    port=$(sed 's/.*"port":\([0-9]*\).*/\1/' "$TMPDIR/ready")
}

# end PROCESS: ends it and waits.
end() {
    kill "$1"
    wait "$1" || true
}

# fails COMMAND...: it must.
fails() {
    if "$@"; then
        printf 'This should have failed: %s\n' "$1" >&2
        return 1
    fi
}

# with NAME VALUE COMMAND...: not by `env`, whose arguments everybody sees.
with() (
    export "$1=$2"
    shift 2
    exec "$@"
)

step 'the console program: an answer, the settings, and everything that can go wrong'
serve 0
export ECOM67_ENDPOINT="ws://127.0.0.1:$port/prod"
"$cli" send 'hello'
"$cli" send --json --session "$LEAK_SESSION" 'hello'
"$cli" config
"$cli" config --json
fails "$cli" send --endpoint "ws://127.0.0.1:$port/other" 'hello'
fails with ECOM67_TOKEN "$ECOM67_TOKEN " "$cli" send 'hello'
fails with ECOM67_TOKEN "${ECOM67_TOKEN}x" "$cli" send 'hello'
fails env ECOM67_NETWORK_PROXY=http ECOM67_NETWORK_PROXY_HOST=127.0.0.1 \
    ECOM67_NETWORK_PROXY_PORT=9 ECOM67_NETWORK_PROXY_USER=clerk \
    "$cli" send --json --endpoint wss://shop.example/prod 'hello'
fails with https_proxy "http://clerk:${ECOM67_PROXY_PASSWORD/\//%2F}@127.0.0.1:9" \
    "$cli" send --endpoint wss://shop.example/prod 'hello'

step 'the window: a conversation'
export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
"$program" &
app=$!
tree=("$here/../story/accessible_tree.py" "$app")
click "$(window 40 160)"
chat=$(window 320 600)
"${tree[@]}" expect 'Online'
xdotool windowfocus --sync "$chat"
xdotool type --delay 20 'Do you have red shoes?'
xdotool key Return
"${tree[@]}" expect '\[list item\].*(Assistant|assistant).*[Ss]hoe'
"${tree[@]}" show

step 'the window: the server goes, and comes back with another opinion of the token'
end "$gateway"
"${tree[@]}" expect 'lost|does not take connections'
"${tree[@]}" show
ECOM67_GATEWAY_SECRET=another serve "$port"
"${tree[@]}" press 'Try now' || true
"${tree[@]}" expect 'refused access|wants a valid token|token'
"${tree[@]}" show
end "$gateway"

step 'the window: it crashes, and is started again'
kill -SEGV "$app"
wait "$app" || true
serve "$port"
"$program" &
app=$!
tree=("$here/../story/accessible_tree.py" "$app")
click "$(window 40 160)"
"${tree[@]}" expect 'Trail Running Shoes' 'Online'
"${tree[@]}" show
"$program" --info
end "$app"
end "$gateway"
