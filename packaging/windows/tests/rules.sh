# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The rules of the setup and of the MSI, with programs that stand in for ours: quick, and of any version. Sourced by
# packaging/tests/windows.sh.
# shellcheck disable=SC2154 # what the sourcing script has set

app_key='Software\E-Com67\E-Com67 Support'

# stand_in_stage VERSION: what is packed.
stand_in_stage() {
    local stage=$wine_folder/stand-in-$1/stage name
    mkdir -p "$stage"
    for name in ecom67-support ecom67-support-cli; do
        [ -f "$stage/$name.exe" ] || "$windows_triple-gcc-posix" -DVERSION="\"$name $1\"" \
            -o "$stage/$name.exe" "$windows_tests/stand-in.c"
    done
}

# stand_in_msi VERSION: makes one, and prints its name.
stand_in_msi() {
    local file=$wine_folder/stand-in-$1/stand-in.msi
    stand_in_stage "$1"
    [ -f "$file" ] || "$windows_here/pack-msi" "$wine_folder/stand-in-$1/stage" "$1" "$file" >&2
    printf '%s\n' "$file"
}

# $INSTDIR is for the setup to fill in.
# shellcheck disable=SC2016
# stand_in_setup VERSION: makes one, and prints its name.
stand_in_setup() {
    local folder=$wine_folder/stand-in-$1 name
    local setup=$folder/stand-in-$1-setup.exe
    if [ -f "$setup" ]; then
        printf '%s\n' "$setup"
        return
    fi
    mkdir -p "$folder"
    printf 'MIT\r\n' >"$folder/licence.txt"
    stand_in_stage "$1"
    for name in ecom67-support ecom67-support-cli; do
        printf 'Delete "$INSTDIR\\%s.exe"\n' "$name" >>"$folder/remove.nsh"
    done
    makensis -V2 -WX -INPUTCHARSET UTF8 -DVERSION="$1" -DSTAGE="$folder/stage" -DLICENCE="$folder/licence.txt" \
        -DREMOVE="$folder/remove.nsh" -DICON="$windows_here/resources/ecom67-support.ico" -DOUT="$setup" \
        "$windows_here/installer/installer.nsi" >&2
    printf '%s\n' "$setup"
}

# ends_with CODE COMMAND...
ends_with() {
    local wanted=$1 code=0
    shift
    "$@" || code=$?
    [ "$code" -eq "$wanted" ] || { printf 'exit code %s, not %s: %s\n' "$code" "$wanted" "$*"; return 1; }
}

# is_installed ROOT VERSION: what is registered, and the program itself.
is_installed() {
    registered "$1" "$uninstall_key" DisplayVersion "$2"
    expect "ecom67-support $2" run_program ecom67-support
}

# removes_stand_in ROOT
removes_stand_in() {
    uninstalls "$1"
    no_keys_left
}

# refuses_downgrades: for everybody and for one user alike; 0.10 is newer than 0.9.
refuses_downgrades() {
    local older newer mode root
    older=$(stand_in_setup 0.9.0)
    newer=$(stand_in_setup 0.10.0)
    for mode in AllUsers CurrentUser; do
        root=HKLM
        [ "$mode" = AllUsers ] || root=HKCU
        installed="$wine_drive/Some Where"
        ends_with 0 run_setup "$older" "/S /$mode /ENDPOINT=\"wss://kept.example/\" /D=C:\\Some Where"
        ends_with 0 run_setup "$newer" "/S /$mode"
        is_installed "$root" 0.10.0
        ends_with 6 run_setup "$older" "/S /$mode /ENDPOINT=\"wss://other.example/\""
        is_installed "$root" 0.10.0
        grep -q kept.example "$installed/E-Com67/E-Com67 Support.ini"
        ends_with 0 run_setup "$older" "/S /$mode /DOWNGRADE=1"
        is_installed "$root" 0.9.0
        # The same once more repairs.
        rm "$installed/ecom67-support.exe"
        ends_with 0 run_setup "$older" "/S /$mode"
        is_installed "$root" 0.9.0
        removes_stand_in "$root"
    done
}

# moves_along: into another folder, with what was proposed in the old one.
moves_along() {
    ends_with 0 run_setup "$(stand_in_setup 0.9.0)" '/S /ENDPOINT="wss://kept.example/" /D=C:\First'
    ends_with 0 run_setup "$(stand_in_setup 0.10.0)" '/S /D=C:\Some Where'
    installed="$wine_drive/Some Where"
    is_installed HKLM 0.10.0
    grep -q kept.example "$installed/E-Com67/E-Com67 Support.ini"
    [ ! -e "$wine_drive/First" ]
    removes_stand_in HKLM
}

# What Windows itself keeps of an MSI is not ours.
is_left_by_msi() { keys_left | grep -v Installer; }

# they_leave_each_other_alone: each package has its own list of what it has installed, and both use one
# folder. An MSI does not go back either.
they_leave_each_other_alone() {
    local setup older newer
    setup=$(stand_in_setup 0.10.0)
    older=$(stand_in_msi 0.9.0)
    newer=$(stand_in_msi 0.10.0)
    installed="$wine_drive/Program Files/E-Com67 Support"
    ends_with 0 run_msi /i "$newer" 'ENDPOINT="wss://kept.example/a;b"'
    expect 'ecom67-support 0.10.0' run_program ecom67-support
    links_start_it
    fails run_msi /i "$older" 'ENDPOINT="wss://other.example/"'
    ends_with 7 run_setup "$setup" '/S /AllUsers /ENDPOINT="wss://other.example/"'
    expect 'ecom67-support 0.10.0' run_program ecom67-support
    grep -xF 'endpoint="wss://kept.example/a;b"' <(tr -d '\r' <"$installed/E-Com67/E-Com67 Support.ini")
    [ -z "$(registry "HKLM\\$uninstall_key" DisplayVersion)" ]
    ends_with 0 run_msi /x "$newer" ''
    fails is_left_by_msi
    ends_with 0 run_setup "$setup" '/S /AllUsers'
    fails run_msi /i "$newer" 'ENDPOINT="wss://other.example/"'
    is_installed HKLM 0.10.0
    [ -z "$(registry "HKLM\\$app_key" InstalledByMsi)" ]
    [ ! -e "$installed/E-Com67" ]
    removes_stand_in HKLM
}

# links_start_it: with the address, and nothing but it.
links_start_it() {
    rm -f "$wine_drive/arguments.txt"
    wine start ecom67-support:open
    wait_until 30 grep -q . "$wine_drive/arguments.txt"
    [ "$(tr -d '\r' <"$wine_drive/arguments.txt")" = ecom67-support:open ]
}

# reaches_far_sessions: a server that many sign in to counts its sessions on.
reaches_far_sessions() {
    local setup
    setup=$(stand_in_setup 0.10.0)
    ends_with 0 run_setup "$setup" '/S /D=C:\Some Where'
    installed="$wine_drive/Some Where"
    links_start_it
    wine "$installed/ecom67-support.exe" wait </dev/null >"$wine_folder/far.out" 2>&1 &
    wait_until 30 grep -q waiting "$wine_folder/far.out"
    ends_with 0 run_setup "$setup" '/S'
    wait "$!"
    removes_stand_in HKLM
}
