# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The setup program: installed, upgraded, removed. Sourced by packaging/tests/windows.sh.
# shellcheck disable=SC2154 # what the sourcing script has set

uninstall_key='Software\Microsoft\Windows\CurrentVersion\Uninstall\E-Com67 Support'
run_key='Software\Microsoft\Windows\CurrentVersion\Run'

# run_setup FILE ARGUMENTS: as an administrator types it.
run_setup() {
    cp "$1" "$wine_drive/setup.exe"
    run_line "c:\\setup.exe $2"
}

# registered ROOT KEY VALUE WANTED: the registry says so.
registered() {
    local found
    found=$(registry "$1\\$2" "$3")
    [ "$found" = "$4" ] || { printf '%s is "%s", not "%s"\n' "$3" "$found" "$4"; return 1; }
}

# has_sum FILE: in SHA256SUMS beside it, and the right one.
has_sum() { (cd "$(dirname "$1")" && grep -F "  ${1##*/}" SHA256SUMS | sha256sum -c); }

# unpacks_templates FILE: its folders are those that Windows looks for.
unpacks_templates() {
    local file
    has_sum "$1"
    rm -rf "$wine_folder/templates"
    unzip -q "$1" -d "$wine_folder/templates"
    for file in ecom67-support.admx en-US/ecom67-support.adml de-DE/ecom67-support.adml; do
        xmllint --noout "$wine_folder/templates/policy/$file"
    done
}

# installs_setup FILE VERSION: silently for everybody, with an address and a start at login.
installs_setup() {
    has_sum "$1"
    run_setup "$1" "/S /ENDPOINT=\"$ECOM67_TEST_WS\" /AUTOSTART=1"
    # The exit code alone proves nothing.
    [ -f "$installed/ecom67-support.exe" ]
    [ -f "$installed/licenses/LGPL-3.0.txt" ]
    registered HKLM "$uninstall_key" DisplayName 'E-Com67 Support'
    registered HKLM "$uninstall_key" DisplayVersion "$2"
    registered HKLM "$uninstall_key" QuietUninstallString "\"$program_files\\uninstall.exe\" /AllUsers /S"
    [ $(($(registry "HKLM\\$uninstall_key" EstimatedSize))) -gt 10000 ]
    registered HKLM "$run_key" 'E-Com67 Support' "\"$program_files\\ecom67-support.exe\""
    registered HKLM 'Software\Classes\ecom67-support' 'URL Protocol' ''
    wine reg query 'HKLM\Software\Classes\ecom67-support\shell\open\command' /ve /reg:64
    [ -f "$wine_drive/ProgramData/Microsoft/Windows/Start Menu/Programs/E-Com67 Support.lnk" ]
    expect "$ECOM67_TEST_WS (system default" run_program ecom67-support-cli config
}

# files_left: what of the installation is still there.
files_left() {
    find "$installed" "$wine_drive/users/$(id -un)/AppData/Local/Programs" \
        "$wine_drive/ProgramData/Microsoft/Windows/Start Menu/Programs" \
        -iname '*ecom67*' -o -iname '*e-com67*' 2>/dev/null || true
}

# keys_left: what of it the registry still holds.
keys_left() {
    local root
    for root in HKLM HKCU; do
        wine reg query "$root\\Software" /s /f com67 /reg:64 2>/dev/null | grep -i com67 || true
    done
}

no_keys_left() { [ -z "$(keys_left)" ]; }

# uninstalls ROOT: the uninstaller goes on in a copy of itself after its first process has ended. The
# registry is the last it takes care of, the key of the vendor the last of that.
uninstalls() {
    run_line "$(registry "$1\\$uninstall_key" QuietUninstallString)"
    wait_until 30 test ! -e "$installed"
    wait_until 30 no_vendor_key "$1"
}
no_vendor_key() { ! wine reg query "$1\\Software\\E-Com67" /reg:64 >/dev/null 2>&1; }

removes_setup() {
    local left
    uninstalls HKLM
    left=$(files_left; keys_left)
    printf 'left: %s\n' "$left"
    [ -z "$left" ]
    # What is the user's stays.
    [ -f "$user_data/selftest/chat.sqlite" ]
}

# A kiosk is locked for whoever sits before it, and nobody else is.
installs_kiosk() {
    run_setup "$1" '/S /KIOSK=1'
    expect 'true (policy, locked)' run_program ecom67-support-cli config
    registered HKLM "$run_key" 'E-Com67 Support' "\"$program_files\\ecom67-support.exe\""
    # An administrator may lock more.
    wine reg add 'HKLM\Software\Policies\E-Com67' /v endpoint /d wss://managed.example/prod /f /reg:64 >/dev/null
    expect 'wss://managed.example/prod (policy, locked)' run_program ecom67-support-cli config
    uninstalls HKLM
    # What somebody else has locked stays; what the setup has locked goes.
    registered HKLM 'Software\Policies\E-Com67' endpoint wss://managed.example/prod
    [ -z "$(registry 'HKLM\Software\Policies\E-Com67\kiosk' enabled)" ]
    wine reg delete 'HKLM\Software\Policies\E-Com67' /f /reg:64 >/dev/null
}

# For one user only, into a folder with a blank; the address has what an INI file reads as a comment, and
# what it cannot hold.
installs_for_one() {
    run_setup "$1" '/S /CurrentUser /ENDPOINT="wss://büro.example/a;b,c/ß2" /D=C:\Some Where'
    installed="$wine_drive/Some Where"
    cat "$installed/E-Com67/E-Com67 Support.ini"
    expect 'wss://büro.example/a;b,c/ß2 (system default' run_program ecom67-support-cli config
    expect "E-Com67 Support $2" run_program ecom67-support --version
    registered HKCU "$uninstall_key" InstallLocation 'C:\Some Where'
    [ -z "$(registry "HKLM\\$uninstall_key" DisplayName)" ]
    uninstalls HKCU
    no_keys_left
}

# is_running NAME: in the Windows of this test.
is_running() {
    local names
    names=$(wine wmic process get name 2>/dev/null | tr -d '\0\r ')
    grep -qxi "$1" <<<"$names"
}

# refuses_while_in_use FILE: a console program that serves does not leave when it is asked to; then the
# setup says so and changes nothing.
refuses_while_in_use() {
    local code=0 before
    before=$(stat -c %Y "$installed/ecom67-support.exe")
    wine "$installed/ecom67-support-cli.exe" gateway </dev/null >"$wine_folder/serving" 2>&1 &
    wait_until 30 grep -q url "$wine_folder/serving"
    run_setup "$1" '/S' || code=$?
    wine taskkill /f /im ecom67-support-cli.exe >/dev/null
    wait
    [ "$code" -eq 5 ] || { printf 'exit code %s\n' "$code"; return 1; }
    [ "$(stat -c %Y "$installed/ecom67-support.exe")" = "$before" ]
    registered HKLM "$uninstall_key" DisplayVersion "$2"
}

# chat_is_open: its window is on the screen, and not only its button.
chat_is_open() {
    local window height
    for window in $(xdotool search --onlyvisible --class ecom67-support.exe); do
        height=$(xdotool getwindowgeometry --shell "$window" | sed -n 's/^HEIGHT=//p')
        [ "$height" -lt 300 ] || return 0
    done
    return 1
}

# chats_running: how many.
chats_running() { wine wmic process get name 2>/dev/null | tr -d '\0\r ' | grep -cxi ecom67-support.exe || true; }

stop_chats() {
    wine taskkill /f /im ecom67-support.exe >/dev/null
    wait_until 30 no_chat_runs
}
# Its windows stay for a moment after it.
no_chat_runs() {
    [ "$(chats_running)" -eq 0 ] || return 1
    fails xdotool search --onlyvisible --class ecom67-support.exe >/dev/null 2>&1
}

# opens_by_address: a link starts the chat where it does not run, and brings it forward where it does.
opens_by_address() {
    wine start ecom67-support:open
    wait_until 60 chat_is_open
    stop_chats
    wine "$installed/ecom67-support.exe" </dev/null >"$wine_folder/chat.out" 2>&1 &
    wait_until 60 xdotool search --onlyvisible --class ecom67-support.exe
    fails chat_is_open
    wine start ecom67-support:open
    wait_until 60 chat_is_open
    # The one that was started for the link has gone.
    sleep 2
    [ "$(chats_running)" -eq 1 ]
    stop_chats
}

# starts_and_opens VERSION
starts_and_opens() {
    starts "$1"
    opens_by_address
}

# refuses_older FILE VERSION: the newer one goes on to work, until somebody insists.
refuses_older() {
    ends_with 6 run_setup "$1" '/S /ENDPOINT="wss://other.example/"'
    expect "E-Com67 Support $2" run_program ecom67-support --version
    registered HKLM "$uninstall_key" DisplayVersion "$2"
    expect "$ECOM67_TEST_WS (system default" run_program ecom67-support-cli config
    remembers 4711
}

# upgrades_setup FILE VERSION: over a running chat, which leaves by itself; all that was there stays.
upgrades_setup() {
    mkdir -p "$user_settings"
    printf '[history]\r\ndays=77\r\n' >"$user_settings/E-Com67 Support.ini"
    talks_once 'Remember the number 4711'
    wine "$installed/ecom67-support.exe" </dev/null >"$wine_folder/chat.out" 2>&1 &
    wait_until 60 is_running ecom67-support.exe
    # Its button on the screen: by then it listens.
    wait_until 60 xdotool search --onlyvisible --class ecom67-support.exe
    run_setup "$1" '/S'
    wait
    fails is_running ecom67-support.exe
    expect "E-Com67 Support $2" run_program ecom67-support --version
    registered HKLM "$uninstall_key" DisplayVersion "$2"
    registered HKLM "$run_key" 'E-Com67 Support' "\"$program_files\\ecom67-support.exe\""
    expect "$ECOM67_TEST_WS (system default" run_program ecom67-support-cli config
    expect '77 (user file' run_program ecom67-support-cli config
    remembers 4711
}

# goes_back_and_removes FILE VERSION NEWER: an older version only where somebody insists.
goes_back_and_removes() {
    refuses_older "$1" "$3"
    ends_with 0 run_setup "$1" '/S /DOWNGRADE=1'
    expect "E-Com67 Support $2" run_program ecom67-support --version
    expect "$ECOM67_TEST_WS (system default" run_program ecom67-support-cli config
    remembers 4711
    removes_setup
}
