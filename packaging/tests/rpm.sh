#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The RPM: what it says of itself, and its content in a bare Debian that has the libraries. That Fedora
# and openSUSE have them by the names it asks for is not tried here: there is no such system.
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

rpm=$dist/$program-$(project_version)-1.$(uname -m).rpm
is_of_this_source "$rpm" || "$root/scripts/package" rpm

# Errors and warnings that packaging/linux/rpm/rpmlint.toml does not explain.
lints() {
    local said
    said=$(rpmlint --config "$root/packaging/linux/rpm/rpmlint.toml" "$1")
    printf '%s\n' "$said"
    # It succeeds with warnings.
    grep -q 'packages and .* checked' <<<"$said" && ! grep -E ' [EW]: ' <<<"$said"
}

# Nothing that the distribution owns, and nothing asked for that only Debian has.
installs() {
    local owned
    owned=$(rpm -qp --qf '[%{FILENAMES} %{FILEMODES:perms}\n]' "$2" | awk '$2 ~ /^d/ { print $1 }' \
        | grep -v ecom67-support || true)
    printf 'folders of others: %s\n' "$owned"
    [ -z "$owned" ]
    rpm -qp --requires "$2" | tee "$1.requires"
    grep -q '^libQt6Widgets.so.6()(64bit)' "$1.requires"
    if grep -iE 'debian|deb12' "$1.requires"; then return 1; fi
    rpm --root "$1" --initdb
    rpm --root "$1" --nodeps -i "$2"
    # What was there before may differ for rpm; all that is ours is as it was packed.
    rpm --root "$1" --nodeps -V "$program"
    files_in "$1" >"$1.with"
}

removes() {
    rpm --root "$1" -ql "$program" | sed 's|^/|./|' | sort >"$1.list"
    rpm --root "$1" --nodeps -e "$program"
    files_in "$1" >"$1.without"
    local -a left
    mapfile -t left < <(comm -12 "$1.list" "$1.without")
    printf 'left: %s\n' "${left[@]-}"
    [ "${#left[@]}" -eq 0 ]
    comm -13 "$1.with" "$1.without" | grep . && { printf 'new after removing\n'; return 1; }
    users_data_in "$1"
}

where=$(copy_root bookworm rpm libqt6widgets6 libqt6websockets6 libqt6sql6-sqlite libqt6keychain1 \
    libssl3 ca-certificates fonts-dejavu-core)
begin 'RPM, content only' "$rpm" 2000000
step rpmlint lints "$rpm"
step installs installs "$where" "$rpm"
step starts starts_in "$where" /usr/bin
step converses converses_in "$where" /usr/bin
step removes removes "$where"
finish_row
rm -rf --one-file-system "$where"
exit "$failed_rows"
