# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# What the makers of packages share: version, date, where things are. Sourced after build.sh.
# shellcheck disable=SC2034,SC2154  # used by those that source this; root comes from build.sh

dist=$root/dist
program=ecom67-support
program_id=com.ecom67.support

# project_version: the one version number, that of CMakeLists.txt.
project_version() {
    sed -n '/^project(/,/)/s/^ *VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt"
}

# The same source makes the same package: files carry the time of the last commit, or that of the
# release where there is no repository.
if [ -z "${SOURCE_DATE_EPOCH-}" ]; then
    SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null) \
        || SOURCE_DATE_EPOCH=$(date -u +%s -d \
            "$(sed -n 's/^set(ECOM67_RELEASE_DATE \(.*\))/\1/p' "$root/CMakeLists.txt") 12:00:00")
fi
export SOURCE_DATE_EPOCH

# release_tree: the folder of the release build; ECOM67_PACKAGE_TREE names another one, which is then
# taken as it is.
release_tree=${ECOM67_PACKAGE_TREE:-$root/build/release}
build_release() {
    [ -n "${ECOM67_PACKAGE_TREE-}" ] || build_preset release
}

# with_cpack GENERATOR FOLDER: has CPack make a package of the release tree into the folder.
with_cpack() {
    local log=$2/cpack.log
    mkdir -p "$2"
    # Root owns what is packed, and nobody else may write to it, whoever builds it under which umask.
    (umask 022 && cd "$release_tree" && cpack --config CPackConfig.cmake -G "$1" -B "$2") \
        >"$log" 2>&1 || { cat "$log" >&2; return 1; }
    rm -rf "$2/_CPack_Packages" "$log"
}

# finish FILE: moves a package to where packages are, and notes its sum there.
finish() {
    local target
    target=$dist/$(basename "$1")
    mkdir -p "$dist"
    [ "$1" -ef "$target" ] || mv -f "$1" "$target"
    (cd "$dist" && rm -f SHA256SUMS && find . -maxdepth 1 -type f ! -name '*.new' -printf '%f\n' | sort \
        | xargs sha256sum >SHA256SUMS.new && mv SHA256SUMS.new SHA256SUMS)
    printf '%s  %s bytes\n' "$target" "$(stat -c %s "$target")"
}
