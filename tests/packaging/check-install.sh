#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs a build tree under a prefix of its own and looks at what a desktop and the shells would read.
# Usage: check-install.sh BUILD_TREE
set -euo pipefail
tree=${1:?usage: check-install.sh BUILD_TREE}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
id=com.ecom67.support

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# A blank in it: nothing may take the prefix apart.
prefix="$folder/a prefix"
cmake --install "$tree" --prefix "$prefix" --strip >"$folder/log" || { cat "$folder/log"; exit 1; }
share=$prefix/share
PATH=$prefix/bin:$PATH

echo '-- both programs start from there'
export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data
info=$(ecom67-support --info)
grep -q '^version: E-Com67 Support ' <<<"$info" || fail "--info: $info"
QT_QPA_PLATFORM=offscreen ecom67-support --demo --self-test "$folder/picture.png" 2>"$folder/log" \
    || { cat "$folder/log"; exit 1; }
[ -s "$folder/picture.png" ] || fail 'no picture'
ecom67-support-cli --version >/dev/null

echo '-- the desktop'
desktop-file-validate "$share/applications/$id.desktop"
grep -q '^MimeType=x-scheme-handler/ecom67-support;$' "$share/applications/$id.desktop"
while read -r command; do
    command -v "${command%% *}" >/dev/null || fail "the desktop file starts $command, which is not there"
done < <(sed -n 's/^\(Exec\|TryExec\)=//p' "$share/applications/$id.desktop")
# started_by_dbus PREFIX [DESTDIR]: installs only the service there, and says what D-Bus would start.
started_by_dbus() {
    DESTDIR=${2-} cmake --install "$tree" --prefix "$1" --component dbus >/dev/null
    dbus_words "${2-}$1/share/dbus-1/services/$id.service"
}
# dbus_words FILE: the words of the command in a service. D-Bus resolves a backslash in the value first, then
# splits it as a shell does.
dbus_words() {
    local line
    line=$(sed -n 's/^Exec=//p' "$1")
    [ "$(sed -n '1,2p' "$1")" = "[D-BUS Service]"$'\n'"Name=$id" ] || fail "$1: $(cat "$1")"
    python3 -c 'import re, shlex, sys
for word in shlex.split(re.sub(r"\\(.)", r"\1", sys.argv[1])): print(word)' "$line"
}
started=$(dbus_words "$share/dbus-1/services/$id.service")
[ "$started" = "$prefix/bin/ecom67-support" ] || fail "D-Bus starts $started"
[ -x "$started" ] || fail 'D-Bus starts what is not there'
grep -qx DBusActivatable=true "$share/applications/$id.desktop" || fail 'the desktop does not ask D-Bus'
for place in /usr '/opt/a b' "/opt/it's \"\$HOME\""; do
    started=$(started_by_dbus "$place" "$folder/stage")
    [ "$started" = "$place/bin/ecom67-support" ] || fail "below $place D-Bus starts $started"
done
# What D-Bus itself makes of it: something else stands there, and says that it was started.
strange="$folder/it's \"\$HOME\" & so"
started_by_dbus "$strange" >/dev/null
mkdir "$strange/bin"
printf '#!/bin/sh\necho "$#" >"%s/started"\n' "$folder" >"$strange/bin/ecom67-support"
chmod 755 "$strange/bin/ecom67-support"
said=$(XDG_DATA_DIRS=$strange/share XDG_DATA_HOME=$folder/nothing dbus-run-session -- dbus-send --session --print-reply \
    --dest=org.freedesktop.DBus /org/freedesktop/DBus org.freedesktop.DBus.StartServiceByName \
    "string:$id" uint32:0 2>&1) || true
[ "$(cat "$folder/started" 2>/dev/null)" = 0 ] || fail "D-Bus has not started it: $said"
appstreamcli validate --no-net "$share/metainfo/$id.metainfo.xml" >"$folder/log" || { cat "$folder/log"; exit 1; }
systemd=$prefix/lib/systemd/user/ecom67-support-kiosk.service
command -v "$(sed -n 's/^ExecStart=\([^ ]*\).*/\1/p' "$systemd")" >/dev/null \
    || fail 'the unit for kiosks starts what is not there'

echo '-- icons are as large as their folders say'
icons=0
for icon in "$share"/icons/hicolor/*/apps/"$id.png"; do
    size=$(basename "$(dirname "$(dirname "$icon")")")
    [ "$(identify -format '%wx%h' "$icon")" = "$size" ] || fail "$icon is not $size"
    icons=$((icons + 1))
done
[ "$icons" -eq 9 ] || fail "$icons sizes of the icon, not 9"
[ -s "$share/icons/hicolor/scalable/apps/$id.svg" ] || fail 'no SVG icon'

echo '-- man pages'
for page in ecom67-support ecom67-support-cli; do
    said=$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l "$share/man/man1/$page.1.gz" 2>&1 >"$folder/page")
    [ -z "$said" ] || fail "$page: $said"
    grep -q '^NAME' "$folder/page" || fail "$page: nothing to read"
done

echo '-- completions'
# complete_in_bash WORD...: what bash offers for the last word.
complete_in_bash() {
    bash --norc -c '
        . "$1/bash-completion/completions/$2"
        shift
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        "_${1//-/_}" && printf "%s\n" "${COMPREPLY[@]}"' bash "$share" "$@"
}
# offers WORD COMMAND...: the command prints it, alone on a line or before a description.
offers() {
    local word=$1 said
    shift
    said=$("$@") || true
    grep -qE -- "^$word([[:blank:]]|$)" <<<"$said" || fail "$*: no $word, but: $said"
}
offers --self-test complete_in_bash ecom67-support --self
offers socks5 complete_in_bash ecom67-support --network-proxy s
offers gateway complete_in_bash ecom67-support-cli ga
offers --fault complete_in_bash ecom67-support-cli gateway --f
[ -z "$(complete_in_bash ecom67-support-cli send --fa)" ] || fail 'send has no --fault'

complete_in_fish() {
    fish --no-config -c "source '$share/fish/vendor_completions.d/$1.fish'; complete -C '$2'"
}
offers --self-test complete_in_fish ecom67-support 'ecom67-support --self'
offers gateway complete_in_fish ecom67-support-cli 'ecom67-support-cli ga'
offers --fault complete_in_fish ecom67-support-cli 'ecom67-support-cli gateway --fa'
said=$(complete_in_fish ecom67-support-cli 'ecom67-support-cli send --fa')
[[ $said != *fault* ]] || fail 'send has no --fault (fish)'

# zsh can complete on a terminal only: loaded as the system would, and asked for its words there.
for program in ecom67-support ecom67-support-cli; do
    zsh -f -c '
        fpath=("$1/zsh/site-functions" $fpath)
        autoload -Uz compinit && compinit -u -d "$2"
        [[ ${_comps[$3]} == _$3 ]] && autoload +X _$3' \
        zsh "$share" "$folder/zcompdump" "$program" || fail "zsh does not load _$program"
done

echo '-- licences'
for text in LICENSE THIRD_PARTY.md licences/LGPL-3.0.txt licences/GPL-3.0.txt licences/LICENSE.NotoSans.txt; do
    [ -s "$share/doc/ecom67-support/$text" ] || fail "no $text"
done
echo 'the installed tree is as it should be'
