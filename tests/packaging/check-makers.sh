#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What makes packages says what is wrong, and never takes a package of another source for one of this.
# Usage: check-makers.sh
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source_folder=$(cd "$here/../.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

echo '-- a tree that asks for nothing is no tree of ours'
mkdir "$folder/tree"
printf '#!/bin/sh\n' >"$folder/tree/script"
chmod 755 "$folder/tree/script"
if said=$("$source_folder/packaging/linux/check-floor" "$folder/tree" 2>&1); then fail "accepted: $said"; fi
for name in GLIBC GLIBCXX; do
    [[ $said == *"$name: nothing in "* ]] || fail "check-floor does not say that $name is missing: $said"
done

echo '-- a package is of the source it was made from'
project=$folder/project
mkdir -p "$project/scripts/lib" "$project/dist"
cp "$source_folder"/scripts/lib/{build,packaging}.sh "$project/scripts/lib/"
printf '/build/\n/dist/\n' >"$project/.gitignore"
printf 'project(x\n    VERSION 1.2.3)\n' >"$project/CMakeLists.txt"
git -C "$project" init -q
git -C "$project" add -A
git -C "$project" -c user.name=x -c user.email=x@example.com -c commit.gpgsign=false commit -qm x

# in_project COMMAND...: with the functions of the makers, as one of them would call them.
in_project() {
    bash -c 'set -euo pipefail
        . "$0/scripts/lib/build.sh"
        . "$0/scripts/lib/packaging.sh"
        "$@"' "$project" "$@"
}
package=$project/dist/package
is_current() { in_project is_of_this_source "$package"; }
make_package() {
    printf 'content\n' >"$folder/package"
    in_project finish "$folder/package" >/dev/null
}
if is_current; then fail 'there is no package yet'; fi
printf 'content\n' >"$package"
if is_current; then fail 'nobody knows what it was made from'; fi
make_package
is_current || fail 'it was made from this'
mkdir "$project/build" && printf 'x\n' >"$project/build/x"
is_current || fail 'what is built is no source'
printf 'new\n' >"$project/new file"
if is_current; then fail 'a new file is a change'; fi
make_package
is_current || fail 'it was made from that, too'
git -C "$project" add -A
git -C "$project" -c user.name=x -c user.email=x@example.com -c commit.gpgsign=false commit -qm y
is_current || fail 'a commit of the same content changes nothing'
chmod +x "$project/new file"
if is_current; then fail 'a permission is a change'; fi
chmod -x "$project/new file"
rm "$project/new file"
if is_current; then fail 'a file that is gone is a change'; fi
make_package
ECOM67_PACKAGE_TREE=$folder make_package
if is_current; then fail 'a tree named by hand may be of anything'; fi
if ECOM67_PACKAGE_TREE=$folder is_current; then fail 'also where the tree is named again'; fi
[ "$(cat "$project/dist/SHA256SUMS")" = "$(cd "$project/dist" && sha256sum package)" ] || fail 'its sum'

echo '-- the software centre is told what the changelog says'
cat >"$folder/changes" <<'TEXT'
# Changelog

## [Unreleased]

### Added

- One with a [link](docs/x.md), `code`, **weight** & <angles>,
  over two lines.
- Another

## [1.1.0] - 2026-02-03

### Fixed

- Old; and a list [1]
TEXT
releases() { "$source_folder/packaging/linux/appstream-releases" "$folder/changes" "$1" 2026-03-04; }
said=$(releases 1.2.0)
python3 - "$said" <<'CHECK' || fail "said: $said"
import sys
import xml.etree.ElementTree as tree
found = [(one.get("version"), one.get("date"), [part.text for part in one.iter() if part.tag in ("p", "li")])
         for one in tree.fromstring(f"<releases>{sys.argv[1]}</releases>")]
assert found == [
    ("1.2.0", "2026-03-04", ["Added", "One with a link, code, weight & <angles>, over two lines.", "Another"]),
    ("1.1.0", "2026-02-03", ["Fixed", "Old; and a list [1]"])], found
CHECK
[[ $(releases 1.1.0) != *Another* ]] || fail 'what is not released is told'

echo 'the makers of packages are as they should be'
