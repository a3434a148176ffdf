#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The package of Debian: into a bare Debian 12 as it is, and into the next Debian built there.
# ECOM67_DEB_SUITES says which, by default "bookworm trixie".
# shellcheck disable=SC2317,SC2016  # the steps are called by name; the inner shell expands
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=../../scripts/lib/packages.sh
. "$here/../../scripts/lib/packages.sh"
# shellcheck source=../../scripts/lib/build.sh
. "$here/../../scripts/lib/build.sh"
# shellcheck source=../../scripts/lib/packaging.sh
. "$here/../../scripts/lib/packaging.sh"
# shellcheck source=../../scripts/lib/roots.sh
. "$here/../../scripts/lib/roots.sh"
# shellcheck source=lib.sh
. "$here/lib.sh"
# shellcheck source=../linux/tests/in-root.sh
. "$here/../linux/tests/in-root.sh"

most_bytes=2000000

# deb_of SUITE: the package for it, made where it is missing or of another source.
deb_of() {
    local suite=$1 release
    # shellcheck disable=SC1091
    release=$(. "$(bare_root "$suite")/etc/os-release" && printf '%s' "$ID$VERSION_ID")
    local file
    file=$dist/${program}_$(project_version)-1~${release}_$(dpkg --print-architecture).deb
    if ! is_of_this_source "$file"; then
        # shellcheck disable=SC1091
        if [ "$(. /etc/os-release && printf '%s' "$ID$VERSION_ID")" = "$release" ]; then
            "$root/scripts/package" deb >&2
        else
            build_in "$suite" >&2
        fi
    fi
    printf '%s\n' "$file"
}

# build_in SUITE: builds what stands here there, with that release's own compiler and Qt, and without
# precompiled headers: a source that includes too little is found.
build_in() {
    local builder made_from
    made_from=$(source_sum)
    local -a needed
    mapfile -t needed < <(packages_of build | grep -vx ccache; packages_of package-deb)
    builder=$(copy_root "$1" "$1-builder" "${needed[@]}")
    mkdir "$builder/source"
    (cd "$root" && source_files | tar --null -T - -c) | tar -x --no-same-owner -C "$builder/source"
    in_root "$builder" env SOURCE_DATE_EPOCH="$SOURCE_DATE_EPOCH" bash -ec '
        cd /source
        cmake --preset release -DECOM67_PRECOMPILED_HEADERS=OFF
        nice cmake --build --preset release --parallel "$(nproc)"
        cd build/release
        cpack -G DEB -B /packed' || return
    finish "$(find "$builder/packed" -maxdepth 1 -name '*.deb')"
    rm -rf --one-file-system "$builder"
}

# As people install it: apt finds what it needs.
installs() {
    mkdir -p "$1$home_inside"
    cp "$2" "$1$home_inside/"
    in_root "$1" apt-get -q update
    in_root "$1" apt-get -q -y install --no-install-recommends "$home_inside/$(basename "$2")"
    rm "$1$home_inside/$(basename "$2")"
    files_in "$1" >"$1.with"
}

# Nothing of the package is left, nothing else is gone, and the user's conversations are still there.
removes() {
    local list=$1.list
    in_root "$1" dpkg -L "$program" | sed 's|^/|./|' | sort >"$list"
    in_root "$1" apt-get -q -y purge "$program"
    files_in "$1" >"$1.without"
    # Folders may be shared with other packages; files may not.
    local -a left
    mapfile -t left < <(comm -12 "$list" "$1.without" \
        | while read -r path; do [ -d "$1/$path" ] && [ ! -L "$1/$path" ] || printf '%s\n' "$path"; done)
    if [ "${#left[@]}" -gt 0 ]; then
        printf 'left: %s\n' "${left[@]}"
        return 1
    fi
    comm -13 "$1.with" "$1.without" | grep . && { printf 'new after purging\n'; return 1; }
    comm -23 "$1.with" "$1.without" | comm -23 - "$list" | grep . && { printf 'gone too\n'; return 1; }
    (cd "$1" && find . -xdev -iname '*ecom67*' ! -path ".$home_inside/*" ! -path './proc/*' \
        ! -path './var/cache/*') | grep . && { printf 'still named so\n'; return 1; }
    users_data_in "$1"
}

# No error and no warning; there is nothing that would have to be explained.
lints() {
    local said
    said=$(lintian --no-tag-display-limit --allow-root "$1" 2>&1) || true
    printf '%s\n' "$said"
    ! grep -E '^[EW]:' <<<"$said"
}

for suite in ${ECOM67_DEB_SUITES-bookworm trixie}; do
    deb=$(deb_of "$suite")
    where=$(copy_root "$suite" "deb-$suite")
    begin "Debian package, $suite" "$deb" "$most_bytes"
    [ "$suite" != bookworm ] || step lintian lints "$deb"
    step installs installs "$where" "$deb"
    step starts starts_in "$where" /usr/bin
    step converses converses_in "$where" /usr/bin
    step removes removes "$where"
    finish_row
    rm -rf --one-file-system "$where"
done
exit "$failed_rows"
