# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# What the tests of packages share. Each packaging/tests/KIND.sh tests one kind of package; it is started
# by scripts/test-packages, which gives it a screen, two gateways and a place for its rows, and sources
# this first:
#
#   begin 'Debian package, Debian 12' FILE 2000000    a row; the file may have so many bytes
#   step installs COMMAND...                          yes, or no with what it said; then starts,
#   step starts COMMAND...                            converses, removes
#   finish_row                                        writes the row; a step left out is "-"
#
# A kind that cannot be tested here says so: skip_row 'MSI' 'no wine'. It may also begin a row without a
# file (nothing was packed, only checked): begin 'Flatpak' ''.
# shellcheck disable=SC2034  # failed_rows is what a test exits with

: "${ECOM67_ROWS:?started by scripts/test-packages}"
failed_rows=0
declare -A row_cells=()
row_name='' row_size='-'

# begin NAME FILE [MOST_BYTES]
begin() {
    local bytes
    row_name=$1 row_size='-' row_cells=()
    printf '\n#### %s\n' "$1" >&2
    [ -n "$2" ] || return 0
    bytes=$(stat -c %s "$2")
    row_size=$(awk -v bytes="$bytes" 'BEGIN { printf "%.2f MB", bytes / 1e6 }')
    if [ "$bytes" -gt "${3-$bytes}" ]; then
        row_size="$row_size, TOO LARGE (limit $3)"
        failed_rows=1
    fi
}

# step COLUMN COMMAND...: what the command prints is shown when it fails. When a step has failed, the
# later ones of the row are not tried.
step() {
    local column=$1 said code
    shift
    if [[ " ${row_cells[*]-} " == *NO* ]]; then
        row_cells[$column]='-'
        return
    fi
    # To a file: a program that a failed step has left behind would keep a pipe open, and be waited for.
    said=$(mktemp)
    # Not behind || or if: there bash would go on after a command in it that fails.
    set +e
    (set -e; "$@") >"$said" 2>&1
    code=$?
    set -e
    if [ "$code" -eq 0 ]; then
        row_cells[$column]=yes
        printf '%s: yes\n' "$column" >&2
    else
        row_cells[$column]=NO
        failed_rows=1
        printf '%s: NO (%d)\n%s\n' "$column" "$code" "$(tail -20 "$said")" >&2
    fi
    rm -f "$said"
}

finish_row() {
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$row_name" "$row_size" "${row_cells[installs]--}" \
        "${row_cells[starts]--}" "${row_cells[converses]--}" "${row_cells[removes]--}" >>"$ECOM67_ROWS"
}

# skip_row NAME REASON
skip_row() {
    printf '%s\tnot tested: %s\t-\t-\t-\t-\n' "$1" "$2" >>"$ECOM67_ROWS"
    printf '\n#### %s\nnot tested: %s\n' "$1" "$2" >&2
}
