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

# holds_what_it_says TREE: the duties of whoever gives libraries along, and nothing of a fixed place.
holds_what_it_says() {
    local licences=$1/share/doc/ecom67-support/licences name
    for name in qt6-base qt6-translations qtkeychain openssl; do
        grep -q "^$name=[0-9]" "$licences/bundled/SOURCES.txt" || { printf 'no source of %s\n' "$name"; return 1; }
    done
    for name in GPL-2 GPL-3 LGPL-2.1 LGPL-3 Apache-2.0; do
        [ -s "$licences/common-licenses/$name" ] || { printf 'no text of %s\n' "$name"; return 1; }
    done
    # Only libraries of the system ask for these.
    for name in gcrypt gpg-error pcre2-8 lzma lz4 cap ffi; do
        if compgen -G "$1/lib/lib$name.so*"; then return 1; fi
    done
    [ ! -e "$1/share/dbus-1" ]
    if grep DBusActivatable "$1"/share/applications/*.desktop; then return 1; fi
}

# Into one folder, and from there into another one with a blank in its name.
installs_tree() {
    has_no_qt "$1"
    mkdir -p "$1/opt/first"
    zstd -dcq "$dist/$name.tar.zst" | tar -C "$1/opt/first" -x
    "$root/packaging/linux/check-floor" "$1/opt/first"
    holds_what_it_says "$1/opt/first/$name"
    [ -x "$1/opt/first/$name/register" ]
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
    in_root "$1" sh -c 'cd /tmp && /opt/ecom67-support --appimage-extract >/dev/null'
    holds_what_it_says "$1/tmp/squashfs-root/usr"
    grep -q '^glibc=[0-9]' "$1/tmp/squashfs-root/usr/share/doc/ecom67-support/licences/runtime/SOURCES.txt"
    rm -r "$1/tmp/squashfs-root"
}

# Deleting is all there is to do.
removes_tree() {
    rm -r "$1/opt/moved here" "$1"/usr/local/bin/ecom67-support*
    has_no_qt "$1"
    users_data_in "$1"
}

removes_image() {
    rm "$1"/opt/ecom67-support*
    # One, whatever it was called by, of the many starts.
    printf '%s\n' "$1$home_inside"/.cache/ecom67-support-*
    [ "$(printf '%s\n' "$1$home_inside"/.cache/ecom67-support-* | wc -l)" -eq 1 ]
    [ -z "$(find "$1/tmp" -name 'ecom67-support-run-*')" ]
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
