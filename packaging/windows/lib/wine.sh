# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# A Windows of its own to try things in: wine, in a folder that is made and removed here. Needs the
# display of scripts/lib/display.sh. Sourced.

wine_folder=

# start_wine: a fresh Windows 10. Nothing of the user's own wine is touched.
start_wine() {
    wine_folder=$(mktemp -d)
    export WINEPREFIX=$wine_folder/windows WINEDEBUG=${WINEDEBUG:--all} WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe='
    # The mingw build has no libraries for 32 bits, and Debian's wine64 alone cannot run any.
    export WINEARCH=win64
    choose_fonts
    wineboot --init >"$wine_folder/boot.log" 2>&1 || true
    wine winecfg -v win10 >>"$wine_folder/boot.log" 2>&1
    # A crash ends the program instead of waiting for somebody to read a box.
    wine reg add 'HKCU\Software\Wine\WineDbg' /v ShowCrashDialog /t REG_DWORD /d 0 /f >>"$wine_folder/boot.log" 2>&1
    wineserver --wait
    export wine_drive=$WINEPREFIX/drive_c
}

# choose_fonts: those of Liberation and DejaVu only. One of pictures, as Noto Color Emoji, makes wine
# fail in GetOutlineTextMetrics(), and Qt with it; no Windows has such fonts.
choose_fonts() {
    export FONTCONFIG_FILE=$wine_folder/fonts.conf
    cat >"$FONTCONFIG_FILE" <<'END'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts/truetype/liberation</dir>
  <dir>/usr/share/fonts/truetype/liberation2</dir>
  <dir>/usr/share/fonts/truetype/dejavu</dir>
</fontconfig>
END
}

# stop_wine: ends everything in it and takes it away.
stop_wine() {
    [ -n "$wine_folder" ] || return 0
    wineserver --kill 2>/dev/null || true
    wineserver --wait 2>/dev/null || true
    rm -rf "$wine_folder"
    wine_folder=
}

# windows_path FILE: how Windows calls a file of this computer.
windows_path() { winepath -w "$1"; }

# run_line TEXT: a line of the command prompt, as an administrator would type it; its exit code. The
# prompt reads files in the characters of DOS.
run_line() {
    printf '@echo off\r\n%s\r\nexit /b %%ERRORLEVEL%%\r\n' "$1" | iconv -f UTF-8 -t CP437 >"$wine_folder/line.bat"
    wine cmd /c "$(windows_path "$wine_folder/line.bat")" </dev/null
}

# registry KEY VALUE: what is there, or nothing.
registry() {
    wine reg query "$1" /v "$2" /reg:64 2>/dev/null | tr -d '\r' \
        | sed -n "s/^ *$2 *REG_[A-Z]* *//p"
}
