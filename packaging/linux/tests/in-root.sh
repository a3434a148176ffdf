# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Starting the program in a bare system, and talking with it. Sourced by the tests of Linux packages,
# after packaging/tests/lib.sh and scripts/lib/roots.sh.
# shellcheck disable=SC2034,SC2154  # used by those that source this; root comes from build.sh

# What every desktop has and no bare system: for packages that bring the rest themselves.
desktop_libraries=(
    libgl1 libegl1 libopengl0 libx11-6 libx11-xcb1 libxcb1 libfontconfig1 libfreetype6 libdbus-1-3
    libwayland-client0 libwayland-cursor0 libwayland-egl1 ca-certificates fonts-dejavu-core
)

# starts_in ROOT FOLDER: both programs say the right version, and --info works with no display.
starts_in() {
    local where=$1 folder=$2 version info
    version=$(in_root "$where" "$folder/ecom67-support" --version)
    [ "$version" = "E-Com67 Support $(project_version)" ] || { printf 'version: %s\n' "$version"; return 1; }
    in_root "$where" "$folder/ecom67-support-cli" --version
    info=$(in_root "$where" "$folder/ecom67-support" --info)
    printf '%s\n' "$info"
    grep -q '^TLS: openssl' <<<"$info" && grep -q '^database drivers: .*QSQLITE' <<<"$info"
}

# picture_of_chat ROOT FILE: there is one, it is of the size of the window, and it has many colours.
picture_of_chat() {
    local size colours
    size=$(identify -format '%wx%h' "$1$2")
    colours=$(identify -format '%k' "$1$2")
    printf 'picture %s, %s colours\n' "$size" "$colours"
    [ "${size%x*}" -ge 384 ] && [ "${size#*x}" -ge 600 ] && [ "$colours" -ge 50 ]
}

# converses_in ROOT FOLDER: the window holds a conversation offscreen with its demo and on the X screen
# of this machine with the gateways, plain and behind TLS; the console program asks as well.
converses_in() {
    local where=$1 folder=$2
    mkdir -p "$where$home_inside"
    cp "$ECOM67_TEST_CA" "$where$home_inside/ca.pem"
    in_root "$where" env QT_QPA_PLATFORM=offscreen \
        "$folder/ecom67-support" --demo --self-test "$home_inside/offscreen.png"
    picture_of_chat "$where" "$home_inside/offscreen.png"
    in_root "$where" env DISPLAY="$DISPLAY" QT_QPA_PLATFORM=xcb \
        "$folder/ecom67-support" --endpoint "$ECOM67_TEST_WS" --self-test "$home_inside/x11.png"
    picture_of_chat "$where" "$home_inside/x11.png"
    in_root "$where" env DISPLAY="$DISPLAY" QT_QPA_PLATFORM=xcb "$folder/ecom67-support" \
        --endpoint "$ECOM67_TEST_WSS" --network-ca-file "$home_inside/ca.pem" --self-test "$home_inside/tls.png"
    picture_of_chat "$where" "$home_inside/tls.png"
    # Without the authority nothing may be said.
    if in_root "$where" "$folder/ecom67-support-cli" send Hello --endpoint "$ECOM67_TEST_WSS"; then
        printf 'an unknown authority was trusted\n'
        return 1
    fi
    in_root "$where" "$folder/ecom67-support-cli" send Hello --endpoint "$ECOM67_TEST_WSS" \
        --network-ca-file "$home_inside/ca.pem"
    keep_pictures "$where"
}

# keep_pictures ROOT: where somebody can look at them.
keep_pictures() {
    local name=$root/build/packaging-pictures/${1##*/}
    mkdir -p "$name"
    cp "$1$home_inside"/*.png "$name/"
}

# files_in ROOT: all files but those in which a package manager notes what it does, and the user's own.
files_in() {
    (cd "$1" && find . -xdev \( -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/lib/rpm \
        -o -path ./var/log -o -path ./var/cache -o -path ".$home_inside" -o -path ./tmp -o -path ./proc \
        -o -path ./dev -o -path ./usr/lib/sysimage \) -prune -o -print) | sort
}

# users_data_in ROOT: the conversations that the tests have left there.
users_data_in() {
    find "$1$home_inside" -name chat.sqlite | grep .
}
