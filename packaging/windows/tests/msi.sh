# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The MSI: installed, upgraded, removed by msiexec. Sourced by packaging/tests/windows.sh.
# shellcheck disable=SC2154 # what the sourcing script has set

run_msi() {
    cp "$2" "$wine_drive/package.msi"
    run_line "msiexec $1 c:\\package.msi /qn $3"
}

installs_msi() {
    has_sum "$1"
    run_msi /i "$1" "ENDPOINT=\"$ECOM67_TEST_WS\" AUTOSTART=1"
    [ -f "$installed/ecom67-support.exe" ]
    registered HKLM "$run_key" 'E-Com67 Support' "\"$program_files\\ecom67-support.exe\""
    expect "$ECOM67_TEST_WS (system default" run_program ecom67-support-cli config
}

# A conversation before and after; what was given once counts for the next version too.
upgrades_msi() {
    talks_once 'Remember the number 4712'
    run_msi /i "$1" ''
    expect "E-Com67 Support $2" run_program ecom67-support --version
    expect "$ECOM67_TEST_WS (system default" run_program ecom67-support-cli config
    registered HKLM "$run_key" 'E-Com67 Support' "\"$program_files\\ecom67-support.exe\""
    remembers 4712
}

removes_msi() {
    local left
    run_msi /x "$1" ''
    left=$(find "$installed" -type f 2>/dev/null || true; keys_left | grep -v 'Installer' || true)
    printf 'left: %s\n' "$left"
    [ -z "$left" ]
}
