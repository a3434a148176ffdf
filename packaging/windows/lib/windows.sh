# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Folders and tools that the scripts for Windows share. Sourced.
# shellcheck disable=SC2154 # root comes from build.sh

windows_here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../../../scripts/lib/build.sh
. "$windows_here/../../scripts/lib/build.sh"
# shellcheck source=../../../scripts/lib/packages.sh
. "$windows_here/../../scripts/lib/packages.sh"

export windows_triple=x86_64-w64-mingw32
# What is expensive and the same for every checkout: the sources of Qt and what is built from them.
export windows_cache=${ECOM67_WINDOWS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/ecom67-windows}

# note TEXT...: what is being done now.
note() { printf '%s\n' "$*" >&2; }

# give_up TEXT...: ends the script with a sentence.
give_up() {
    printf '%s\n' "$*" >&2
    exit 1
}

# What every script of this folder needs, here for all of them. One that only looks whether there is
# something says windows_installs=no before it sources this.
[ "${windows_installs-yes}" = no ] || install_groups build windows

# has_qt FOLDER: whether a finished Qt for Windows lies there.
has_qt() {
    local part
    for part in lib/cmake/Qt6Widgets lib/cmake/Qt6Network lib/cmake/Qt6Sql \
        plugins/sqldrivers/qsqlite.dll plugins/tls/qschannelbackend.dll; do
        [ -e "$1/$part" ] || return 1
    done
}

# forget_other_qt: the build folder remembers where it found Qt; for another ECOM67_WINDOWS_QT it looks anew.
forget_other_qt() {
    local cache=$root/build/windows/CMakeCache.txt
    if [ -f "$cache" ] && ! grep -qxF "Qt6_DIR:PATH=$ECOM67_WINDOWS_QT/lib/cmake/Qt6" "$cache"; then
        rm "$cache"
    fi
}
