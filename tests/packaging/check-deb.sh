#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Packs a build tree as it is for Debian and looks into the package: files, versions, what is not in it.
# Usage: check-deb.sh BUILD_TREE
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tree=${1:?usage: check-deb.sh BUILD_TREE}
source_folder=$(cd "$here/../.." && pwd)
# shellcheck source=../../scripts/lib/build.sh
. "$source_folder/scripts/lib/build.sh"
ECOM67_PACKAGE_TREE=$tree
# shellcheck source=../../scripts/lib/packaging.sh
. "$source_folder/scripts/lib/packaging.sh"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

with_cpack DEB "$folder"
deb=$(find "$folder" -maxdepth 1 -name '*.deb')
unpacked=$folder/unpacked
dpkg-deb -x "$deb" "$unpacked"
version=$(project_version)
# shellcheck disable=SC1091
release=$(. /etc/os-release && printf '%s' "$ID${VERSION_ID-$VERSION_CODENAME}")

echo '-- files'
dpkg-deb -c "$deb" | awk '{ print substr($6, 2) }' | grep -v "/$" | LC_ALL=C sort >"$folder/files"
diff -u "$here/deb-files.txt" "$folder/files" || fail 'other files than tests/packaging/deb-files.txt lists'
strange=$(dpkg-deb -c "$deb" | awk '$2 != "root/root" || $1 ~ /^.....w|^........w/' || true)
[ -z "$strange" ] || fail "not root's alone: $strange"

echo '-- one version'
[ "$(dpkg-deb -f "$deb" Version)" = "$version-1~$release" ] || fail "version $(dpkg-deb -f "$deb" Version)"
case ${deb##*/} in
    "${program}_$version-1~${release}_$(dpkg --print-architecture).deb") ;;
    *) fail "the file is called ${deb##*/}" ;;
esac
[ "$("$unpacked/usr/bin/ecom67-support" --version)" = "E-Com67 Support $version" ] || fail '--version'
[ "$("$unpacked/usr/bin/ecom67-support-cli" --version)" = "ecom67-support-cli $version" ] \
    || fail '--version of the console program'
grep -q "<release version=\"$version\" " "$unpacked/usr/share/metainfo/$program_id.metainfo.xml" || fail 'AppStream'
# Read to the end, with pipefail: grep -q or head would end zcat by a signal, now and then.
page=$(zcat "$unpacked/usr/share/man/man1/ecom67-support.1.gz")
grep -q "^\.TH .*E-Com67 Support $version" <<<"$page" || fail 'man page'
changes=$(zcat "$unpacked/usr/share/doc/$program/changelog.Debian.gz")
[[ ${changes%%$'\n'*} == *"($version-1~$release)"* ]] || fail 'changelog'

echo '-- what D-Bus starts'
[ "$(sed -n 's/^Exec=//p' "$unpacked/usr/share/dbus-1/services/$program_id.service")" = "/usr/bin/$program" ] \
    || fail 'the service of D-Bus starts something else'

echo '-- what it needs'
dpkg-deb -f "$deb" Depends | tr ',' '\n' | sed 's/^ *//' >"$folder/depends"
for needed in libqt6widgets6 libqt6websockets6 libqt6sql6-sqlite ca-certificates libc6; do
    grep -q "^$needed\b" "$folder/depends" || fail "does not depend on $needed"
done

echo '-- nothing of the machine it was built on'
for binary in "$unpacked"/usr/bin/*; do
    if readelf -d "$binary" | grep -E 'RPATH|RUNPATH'; then fail "$binary has a path of libraries"; fi
    sections=$(readelf -S "$binary")
    [[ $sections != *.debug_info* ]] || fail "$binary is not stripped"
done
for path in "$source_folder" "$tree" "$folder"; do
    if grep -rlaF -- "$path" "$unpacked" >"$folder/named"; then
        fail "$path is named in $(sed "s|$unpacked||" "$folder/named" | xargs)"
    fi
done
echo "the package is as it should be: ${deb##*/}, $(stat -c %s "$deb") bytes"
