#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The packages for Windows, in a wine of their own: the setup program, silent and for everybody, for one
# user, as a kiosk, upgraded while the chat runs; the MSI; signatures. Pictures of the windows are left
# in build/windows/package/pictures: they are to be looked at.
# shellcheck disable=SC2317,SC2034,SC2154  # the steps are called by name and share variables
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=lib.sh
. "$here/lib.sh"
if ! "$here/../windows/qt-prefix" --if-cheap >/dev/null 2>&1; then
    skip_row 'Windows setup and MSI' 'no Qt for Windows here (packaging/windows/qt-prefix)'
    exit 0
fi

# shellcheck source=../windows/lib/windows.sh
. "$here/../windows/lib/windows.sh"
# shellcheck source=../../scripts/lib/packaging.sh
. "$here/../../scripts/lib/packaging.sh"
# shellcheck source=../../scripts/lib/display.sh
. "$here/../../scripts/lib/display.sh"
# shellcheck source=../windows/lib/wine.sh
. "$here/../windows/lib/wine.sh"
windows_tests=$here/../windows/tests
for part in programs setup rules msi signing; do
    # shellcheck disable=SC1090
    . "$windows_tests/$part.sh"
done

version=$(sed -n '/^project(/,/)/s/^ *VERSION \([0-9.]*\).*/\1/p' "$root/CMakeLists.txt")
next=${version%.*}.$((${version##*.} + 1))
work=$root/build/windows/package
pictures=$work/pictures
most_bytes=30000000
mkdir -p "$pictures" "$work/next"

setup=$root/dist/ecom67-support-$version-windows-x64-setup.exe
msi=$root/dist/ecom67-support-$version-windows-x64.msi
templates=$root/dist/ecom67-support-$version-policy-templates.zip
next_setup=$work/next/ecom67-support-$next-windows-x64-setup.exe
next_msi=$work/next/ecom67-support-$next-windows-x64.msi
# The next version first: the build folder is left with the real one.
if ! is_of_this_source "$next_setup" || ! is_of_this_source "$next_msi"; then
    ECOM67_DIST=$work/next ECOM67_TEST_VERSION=$next "$windows_here/make-windows"
    rm -f "$setup"
fi
if ! is_of_this_source "$setup" || ! is_of_this_source "$msi" || ! is_of_this_source "$templates"; then
    "$windows_here/make-windows"
fi

trap 'stop_wine; stop_display' EXIT
start_wine
program_files='C:\Program Files\E-Com67 Support'
installed="$wine_drive/Program Files/E-Com67 Support"
user_settings="$wine_drive/users/$(id -un)/AppData/Local/E-Com67"
user_data="$user_settings/E-Com67 Support"

begin 'Windows setup' "$setup" "$most_bytes"
step installs installs_setup "$setup" "$version"
step starts starts_and_opens "$version"
step converses converses
step removes removes_setup
finish_row

begin 'Windows setup, kiosk' ''
step installs installs_kiosk "$setup"
finish_row

begin 'Windows setup, one user' ''
step installs installs_for_one "$setup" "$version"
finish_row

begin "Windows setup, to $next" "$next_setup"
step installs installs_setup "$setup" "$version"
step starts refuses_while_in_use "$next_setup" "$version"
step converses upgrades_setup "$next_setup" "$next"
step removes goes_back_and_removes "$setup" "$version" "$next"
finish_row

begin 'Windows setup and MSI, their rules' ''
step installs refuses_downgrades
step starts reaches_far_sessions
step converses they_leave_each_other_alone
step removes moves_along
finish_row

begin 'Windows MSI' "$msi" "$most_bytes"
step installs installs_msi "$msi"
step starts starts "$version"
step converses upgrades_msi "$next_msi" "$next"
step removes removes_msi "$next_msi"
finish_row

begin 'Windows policy templates' "$templates"
step installs unpacks_templates "$templates"
finish_row

begin 'Windows signatures' ''
step starts signs "$setup"
step converses signs "$msi"
finish_row
exit "$failed_rows"
