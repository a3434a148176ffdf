#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Formats all C++ files in place. Usage: scripts/format.sh [--check]
# With --check nothing is changed; the exit code says whether something would be.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
mode=(-i)
[ "${1-}" != --check ] || mode=(--dry-run -Werror)

cd "$root"
find src tests \( -name '*.h' -o -name '*.cpp' \) -print0 | sort -z \
    | xargs -0 --no-run-if-empty clang-format --style=file "${mode[@]}"
