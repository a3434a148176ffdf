#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Every script that makes packages for Windows asks for the Debian packages it needs before it does
# anything: on a computer that has none of them, here one whose dpkg and apt are not the real ones.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin"

fake() {
    printf '#!/bin/sh\n%s\n' "$2" >"$folder/bin/$1"
    chmod +x "$folder/bin/$1"
}
# shellcheck disable=SC2016 # for the fakes
{
    fake dpkg-query 'exit 1'
    fake apt-get 'echo "$*" >>"'"$folder"'/asked"; exit 1'
    fake sudo 'if [ "$1" = -n ]; then shift; fi; exec "$@"'
}
export PATH=$folder/bin:$PATH ECOM67_WINDOWS_CACHE=$folder/cache
unset ECOM67_WINDOWS_QT ECOM67_WINDOWS_QT_ARCHIVE

for script in windows/{build,build-qt,make-windows,pack-msi,qt-prefix,run-tests,sign,stage}; do
    rm -f "$folder/asked"
    code=0
    "$root/packaging/$script" "$folder/none" >"$folder/out" 2>&1 </dev/null || code=$?
    if [ "$code" -eq 0 ] || ! grep -q g++-mingw-w64-x86-64-posix "$folder/out"; then
        printf '%s asks for no compiler, and ended with %s:\n' "$script" "$code"
        cat "$folder/out"
        exit 1
    fi
    [ -f "$folder/asked" ]
done

# Whoever only looks installs nothing.
rm -f "$folder/asked"
if "$root/packaging/windows/qt-prefix" --if-cheap >"$folder/out" 2>&1; then
    echo 'qt-prefix has found a Qt in an empty folder'
    exit 1
fi
[ ! -f "$folder/asked" ]
