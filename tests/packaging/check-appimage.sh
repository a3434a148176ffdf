#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The beginning of our AppImage with a small image behind it: what it unpacks where, and what it leaves.
# Usage: check-appimage.sh
# shellcheck disable=SC2317  # functions are called by name
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
linux=$(cd "$here/../../packaging/linux" && pwd)
folder=$(mktemp -d)
trap 'jobs -p | xargs -r kill 2>/dev/null || true; rm -rf "$folder"' EXIT
mkdir "$folder/tmp" "$folder/home"
export TMPDIR=$folder/tmp HOME=$folder/home
unset XDG_CACHE_HOME
cache=$HOME/.cache

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# make VERSION: an AppImage that says its version and its folder; with "wait" it does so until a signal.
make() {
    mkdir -p "$folder/AppDir/a folder" "$folder/AppDir/licences/runtime"
    printf 'Words.\n\nglibc=2.36-9+deb12u1  https://example.com\n' >"$folder/AppDir/licences/runtime/SOURCES.txt"
    cat >"$folder/AppDir/AppRun" <<SCRIPT
#!/bin/sh
[ "\$1" != wait ] || trap 'exit 9' TERM INT
printf '%s\n' "$1" "\$APPDIR" "\$\$" "\$@" >"\$SAID.new"
mv "\$SAID.new" "\$SAID"
while [ "\$1" = wait ]; do sleep 0.05; done
SCRIPT
    chmod 755 "$folder/AppDir/AppRun"
    head -c 200000 /dev/urandom >"$folder/AppDir/a folder/data"
    mksquashfs "$folder/AppDir" "$folder/image" -noappend -comp zstd -quiet -no-progress
    "$linux/appimage/build-runtime" "$folder/runtime" "$1" "$folder/image"
    cat "$folder/runtime" "$folder/image" >"$folder/$1.AppImage"
    chmod 755 "$folder/$1.AppImage"
}
# say FILE [ARGUMENT...]: starts it, and waits until it has said where it is.
export SAID=$folder/said
say() {
    rm -f "$SAID"
    "$@" &
    started=$!
    for ((tries = 0; tries < 200; tries++)); do [ ! -e "$SAID" ] || return 0; sleep 0.05; done
    fail "$* says nothing"
}
where() { sed -n 2p "$SAID"; }
folders() { find "$cache" -mindepth 1 -maxdepth 1 | wc -l; }
# ends CODE: the one started last ends so.
ends() {
    local code=0
    wait "$started" || code=$?
    [ "$code" -eq "$1" ] || fail "ended with $code, not $1"
}

make 1.0
make 1.1

echo '-- one folder, whatever the file is called and wherever it lies'
say "$folder/1.0.AppImage" 'a word'
ends 0
[ "$(sed -n '1p;4p' "$SAID")" = $'1.0\na word' ] || fail "said: $(cat "$SAID")"
first=$(where)
[[ $first == "$cache"/ecom67-support-appimage-1.0-* ]] || fail "unpacked to $first"
cp "$folder/1.0.AppImage" "$folder/a copy"
inode=$(stat -c %i "$first")
say "$folder/a copy"
ends 0
[ "$(where) $(stat -c %i "$first")" = "$first $inode" ] || fail 'the copy unpacked itself anew'
[ "$(folders)" -eq 1 ] || fail "left: $(ls "$cache")"

echo '-- half a folder is made whole'
for victim in 'a folder/data' AppRun .lock .complete; do
    rm "$first/$victim"
    say "$folder/1.0.AppImage"
    ends 0
    [ "$(where)" = "$first" ] || fail "moved to $(where)"
    [ -s "$first/a folder/data" ] || fail "without $victim it stays so"
    [ -x "$first/AppRun" ] || fail "without $victim it stays so"
    # One that has just lost its lock may be somebody's who makes it: later.
    find "$cache" -mindepth 1 -maxdepth 1 -exec touch -d '1 hour ago' {} +
done
say "$folder/1.0.AppImage"
ends 0
[ "$(folders)" -eq 1 ] || fail "left: $(ls "$cache")"
: >"$first/a folder/data"
say "$folder/1.0.AppImage"
ends 0
[ -s "$first/a folder/data" ] || fail 'an empty file stays so'

echo '-- another version takes its place, not while it runs'
say "$folder/1.0.AppImage" wait
old=$started
say "$folder/1.1.AppImage"
ends 0
[ -x "$first/AppRun" ] || fail 'taken away while it ran'
kill -TERM "$old"
started=$old
ends 9
say "$folder/1.1.AppImage"
ends 0
[ ! -e "$first" ] || fail 'the old one stays'
[ "$(folders)" -eq 1 ] || fail "left: $(ls "$cache")"

echo '-- extracted and run, nothing stays, whoever ends it'
say "$folder/1.0.AppImage" --appimage-extract-and-run 'a word'
ends 0
[[ $(where) == "$TMPDIR"/ecom67-support-run-* ]] || fail "unpacked to $(where)"
[ "$(sed -n 4p "$SAID")" = 'a word' ] || fail "said: $(cat "$SAID")"
is_empty() { [ -z "$(ls -A "$TMPDIR")" ] || fail "left: $(ls -A "$TMPDIR")"; }
is_empty
say "$folder/1.0.AppImage" --appimage-extract-and-run wait
kill -TERM "$started"
ends 9
is_empty
# HUP is for none of its own: it ends by it.
say "$folder/1.0.AppImage" --appimage-extract-and-run wait
kill -HUP "$started"
ends 129
is_empty
# One that was killed cannot tidy; the next one does, once the program has ended too.
say "$folder/1.0.AppImage" --appimage-extract-and-run wait
left=$(where) program=$(sed -n 3p "$SAID")
kill -KILL "$started"
wait "$started" 2>/dev/null || true
say "$folder/1.0.AppImage" --appimage-extract-and-run
ends 0
[ -x "$left/AppRun" ] || fail 'taken away while it ran'
kill -TERM "$program"
for ((tries = 0; tries < 100; tries++)); do [ -e "/proc/$program" ] || break; sleep 0.05; done
say "$folder/1.0.AppImage" --appimage-extract-and-run
ends 0
is_empty

echo '-- without a home'
unset HOME
mkdir -m 700 "$folder/fresh"
XDG_CACHE_HOME=$folder/fresh say "$folder/1.0.AppImage"
ends 0
[[ $(where) == "$folder"/fresh/ecom67-support-appimage-1.0-* ]] || fail "unpacked to $(where)"
echo '-- the bill of materials names what it is linked to'
mkdir "$folder/dist"
cp "$folder/1.0.AppImage" "$folder/dist/"
"$here/../../scripts/make-sbom.py" --name linux "$folder/dist" >/dev/null
python3 - "$folder"/dist/ecom67-support-*-linux.cdx.json <<'CHECK' || fail 'glibc is not in it'
import json
import sys
found = [one for one in json.load(open(sys.argv[1]))["components"] if one["name"] == "glibc"]
assert len(found) == 1, found
assert found[0]["version"] == "2.36-9+deb12u1", found
assert found[0]["licenses"] == [{"expression": "LGPL-2.1-or-later"}], found
CHECK

echo 'the beginning of the AppImage is as it should be'
