#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The Flatpak manifest: linted only. Its runtime comes from Flathub, so nothing is built here.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=lib.sh
. "$here/lib.sh"

if "$here/../linux/check-flatpak" >&2; then
    skip_row 'Flatpak' 'only the manifest is linted'
else
    begin 'Flatpak manifest' ''
    step installs false
    finish_row
fi
exit "$failed_rows"
