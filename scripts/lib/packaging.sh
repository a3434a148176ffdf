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
    made_from=$(source_sum)
    [ -n "${ECOM67_PACKAGE_TREE-}" ] || build_preset release
}

# source_files: every file of the source that is there, also one that is not committed; each ends with a
# zero byte.
source_files() {
    local name
    if git -C "$root" rev-parse --git-dir >/dev/null 2>&1; then
        git -C "$root" ls-files -z --cached --others --exclude-standard
    else
        (cd "$root" && find . \( -path ./.git -o -path ./build -o -path ./dist \) -prune -o -type f -print0)
    fi | sort -zu | while IFS= read -r -d '' name; do
        # Deleted, but not yet for Git.
        if [ -e "$root/$name" ] || [ -L "$root/$name" ]; then printf '%s\0' "$name"; fi
    done
}

# source_sum: one sum over all that, which another content, name or permission changes. A build tree that
# was named by hand may be of any source.
source_sum() {
    if [ -n "${ECOM67_PACKAGE_TREE-}" ]; then
        printf 'unknown\n'
    else
        (cd "$root" && source_files | tar --null -T - -c --sort=name --mtime=@0 --owner=0 --group=0 \
            --numeric-owner --mode=go-rwxs) | sha256sum | cut -d ' ' -f 1
    fi
}

# Beside each package stands what it was made from: a package of the same version may be of any source.
note_of() {
    printf '%s/.made-from/%s\n' "$(dirname "$1")" "$(basename "$1")"
}

# note_source PACKAGE: it was made from what stood here when its build began.
note_source() {
    local note
    note=$(note_of "$1")
    mkdir -p "$(dirname "$note")"
    printf '%s\n' "${made_from:-$(source_sum)}" >"$note"
}

# is_of_this_source PACKAGE: whether it is there and was made from what stands here now.
is_of_this_source() {
    local note
    note=$(note_of "$1")
    [ -z "${ECOM67_PACKAGE_TREE-}" ] && [ -f "$1" ] && [ -f "$note" ] \
        && [ "$(cat "$note")" = "$(source_sum)" ]
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
    note_source "$target"
    (cd "$dist" && rm -f SHA256SUMS && find . -maxdepth 1 -type f ! -name '*.new' -printf '%f\n' | sort \
        | xargs sha256sum >SHA256SUMS.new && mv SHA256SUMS.new SHA256SUMS)
    printf '%s  %s bytes\n' "$target" "$(stat -c %s "$target")"
}
