#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The portable folder registers itself with the desktop, whatever its name, and goes again.
# Usage: check-register.sh
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
linux=$(cd "$here/../../packaging/linux" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
id=com.ecom67.support
export HOME=$folder/home XDG_DATA_HOME=$folder/home/data XDG_CONFIG_HOME=$folder/home/config
export XDG_DATA_DIRS=$folder/nothing XDG_CONFIG_DIRS=$folder/nothing SAID=$folder/said
export DBUS_SESSION_BUS_ADDRESS=disabled:
unset DISPLAY WAYLAND_DISPLAY
mkdir -p "$HOME"

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# Everything in it that a shell, a desktop entry or sed takes for its own.
portable="$folder/a \$HOME & \"b\" \\c \`d\` 'e' |"
mkdir -p "$portable/bin" "$portable/share/applications" "$portable/share/icons/hicolor/16x16/apps"
# shellcheck disable=SC2016  # the program's, not ours
printf '#!/bin/sh\nprintf "%%s\\n" "$0" "$@" >"$SAID"\n' >"$portable/bin/ecom67-support"
chmod 755 "$portable/bin/ecom67-support"
sed '/^DBusActivatable=/d' "$linux/$id.desktop.in" >"$portable/share/applications/$id.desktop"
printf 'icon\n' >"$portable/share/icons/hicolor/16x16/apps/$id.png"
cp "$linux/register" "$portable/"
entry=$XDG_DATA_HOME/applications/$id.desktop

echo '-- in the menu'
"$portable/register" >/dev/null
desktop-file-validate "$entry"
[ -f "$XDG_DATA_HOME/icons/hicolor/16x16/apps/$id.png" ] || fail 'no icon'
[ "$(stat -c %a "$entry")" = 644 ] || fail 'others cannot read the entry'
if grep '^Exec=ecom67\|^TryExec=ecom67' "$entry"; then fail 'it names a program on the PATH'; fi

echo '-- what the desktop starts is the program of the folder'
# gio does not wait for it.
gio launch "$entry" ecom67-support:open
for ((i = 0; i < 100; i++)); do [ ! -s "$SAID" ] || break; sleep 0.05; done
[ "$(cat "$SAID")" = "$portable/bin/ecom67-support
ecom67-support:open" ] || fail "started: $(cat "$SAID")"
handlers=$(gio mime x-scheme-handler/ecom67-support)
[[ $handlers == *$id.desktop* ]] || fail "nobody opens the address: $handlers"

mv "$portable" "$folder/100%f"
if "$folder/100%f/register" 2>/dev/null; then fail 'made an entry that no desktop can start'; fi
mv "$folder/100%f" "$portable"

echo '-- and out of it'
"$portable/register" --remove >/dev/null
left=$(find "$XDG_DATA_HOME" -name "*$id*")
[ -z "$left" ] || fail "left: $left"
handlers=$(gio mime x-scheme-handler/ecom67-support)
[[ $handlers != *$id.desktop* ]] || fail "still: $handlers"
if "$portable/register" --remove 2>/dev/null; then fail 'there is nothing to take away'; fi
cp "$portable/share/applications/$id.desktop" "$entry"
if "$portable/register" --remove 2>/dev/null; then fail 'took away an entry that somebody else made'; fi

echo 'the portable folder registers itself as it should'
