#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The portable package and the AppImage: in Debian 12 and in the next one, both without Qt.
# shellcheck disable=SC2317  # the steps are called by name
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
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

most_bytes=40000000
name=$program-$(project_version)-linux-$(uname -m)
image=$program-$(project_version)-$(uname -m).AppImage
is_of_this_source "$dist/$name.tar.zst" || "$root/scripts/package" portable
is_of_this_source "$dist/$image" || "$root/scripts/package" appimage

has_no_qt() {
    local found
    found=$(find "$1" -xdev -name 'libQt*' ! -path './proc/*')
    printf '%s\n' "$found"
    [ -z "$found" ]
}

# Into one folder, and from there into another one with a blank in its name.
installs_tree() {
    has_no_qt "$1"
    mkdir -p "$1/opt/first"
    zstd -dcq "$dist/$name.tar.zst" | tar -C "$1/opt/first" -x
    "$root/packaging/linux/check-floor" "$1/opt/first"
    mv "$1/opt/first/$name" "$1/opt/moved here"
    ln -s '/opt/moved here/bin/ecom67-support' '/opt/moved here/bin/ecom67-support-cli' "$1/usr/local/bin/"
    # Whatever it loads, it loads from its own folder.
    in_root "$1" sh -c 'ldd "/opt/moved here/bin/ecom67-support"' | tee "$1.ldd"
    ! grep -E 'not found|libQt.* => /(usr|lib)' "$1.ldd"
}

installs_image() {
    has_no_qt "$1"
    install -D -m 755 "$dist/$image" "$1/opt/ecom67-support"
    ln -s ecom67-support "$1/opt/ecom67-support-cli"
}

# Deleting is all there is to do.
removes_tree() {
    rm -r "$1/opt/moved here" "$1"/usr/local/bin/ecom67-support*
    has_no_qt "$1"
    users_data_in "$1"
}

removes_image() {
    rm "$1"/opt/ecom67-support*
    rm -r "$1$home_inside"/.cache/ecom67-support-*
    has_no_qt "$1"
    users_data_in "$1"
}

for suite in ${ECOM67_PORTABLE_SUITES-bookworm trixie}; do
    libraries=("${desktop_libraries[@]}")
    # The transition to times of 64 bits has given it another name.
    if [ "$suite" = bookworm ]; then libraries+=(libglib2.0-0); else libraries+=(libglib2.0-0t64); fi

    where=$(copy_root "$suite" "portable-$suite" "${libraries[@]}")
    begin "Portable folder, $suite" "$dist/$name.tar.zst" "$most_bytes"
    step installs installs_tree "$where"
    step starts starts_in "$where" /usr/local/bin
    step converses converses_in "$where" /usr/local/bin
    step removes removes_tree "$where"
    finish_row
    rm -rf --one-file-system "$where"

    where=$(copy_root "$suite" "appimage-$suite" "${libraries[@]}")
    begin "AppImage, $suite" "$dist/$image" "$most_bytes"
    step installs installs_image "$where"
    step starts starts_in "$where" /opt
    step converses converses_in "$where" /opt
    step removes removes_image "$where"
    finish_row
    rm -rf --one-file-system "$where"
done
exit "$failed_rows"
