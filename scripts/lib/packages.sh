# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# The one list of Debian packages this project needs, by purpose, and how they are installed.
# Sourced by the other scripts; `scripts/install-packages` is the command.
# shellcheck disable=SC2034  # the groups are used by name

packages_build=(
    ca-certificates
    ccache
    cmake
    g++
    git
    libgl1-mesa-dev
    libssl-dev
    libxcb-shape0-dev
    libxcb1-dev
    ninja-build
    pkg-config
    qt6-base-dev
    qt6-l10n-tools
    qt6-tools-dev
    qt6-tools-dev-tools
    qt6-websockets-dev
    qtkeychain-qt6-dev
)
packages_run=(
    fonts-dejavu-core
    fonts-noto-color-emoji
    libqt6sql6-sqlite
    qt6-translations-l10n
)
# A screen for machines that have none.
packages_display=(
    dbus
    openbox
    x11-utils
    xauth
    xvfb
)
packages_test=(
    appstream
    at-spi2-core
    dbus
    desktop-file-utils
    dpkg-dev
    fish
    gir1.2-atspi-2.0
    gnome-keyring
    libglib2.0-bin
    imagemagick
    lld
    man-db
    openssl
    patchelf
    python3
    python3-pyatspi
    squid
    tinyproxy
    xdotool
    zsh
)
# Pictures for the documents: a compositor for the window's shadow, a colour behind it.
packages_pictures=(
    hsetroot
    imagemagick
    picom
    python3
    x11-xserver-utils
)
# The preset asan: sanitizers of clang, and clazy as a part of it.
packages_sanitize=(
    clang
    clazy
    libclang-rt-dev
)
packages_lint=(
    clang-format
    clazy
    git
    python3
    shellcheck
)
# Cross-building for Windows, its packages, and wine to try them in.
packages_windows=(
    dpkg-dev
    fonts-liberation
    g++-mingw-w64-x86-64-posix
    icoutils
    imagemagick
    libxml2-utils
    msitools
    nsis
    openssl
    osslsigncode
    qt6-translations-l10n
    tcl
    unzip
    wine
    wine64
    wixl
    xdotool
    zip
)
packages_valgrind=(
    valgrind
)
# scripts/package: the packages for Linux. With the portable ones goes what they carry along.
packages_package=(
    appstream
    desktop-file-utils
    dpkg-dev
    file
    flatpak-builder
    libibus-1.0-5
    libsquashfuse-dev
    libzstd-dev
    lintian
    patchelf
    qt6-qpa-plugins
    qt6-translations-l10n
    qt6-wayland
    qt6-xdgdesktopportal-platformtheme
    rpm
    rpmlint
    squashfs-tools
    yamllint
    zlib1g-dev
    zstd
)
# Of these only what the package of Debian is made with: it is built on other releases as well.
packages_package_deb=(
    dpkg-dev
    file
)
# scripts/test-packages: bare systems to install them into, and a look at what differs.
packages_packaging_tests=(
    debootstrap
    diffoscope-minimal
    distro-info-data
    openbox
    xauth
    xvfb
)
package_groups=(build run display test pictures lint sanitize valgrind package package-deb packaging-tests windows)

# packages_of GROUP: the packages of one group, one a line.
packages_of() {
    local -n group="packages_${1//-/_}"
    printf '%s\n' "${group[@]}"
}

# missing_packages PACKAGE...: those of them that are not installed, one a line.
missing_packages() {
    local package
    local -A installed=()
    while read -r package; do
        installed[$package]=yes
    done < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null \
        | sed -n 's/^installed //p')
    for package in "$@"; do
        [ -n "${installed[$package]-}" ] || printf '%s\n' "$package"
    done
}

# as_root COMMAND...: runs it as root, through sudo where that is needed.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        # Without a terminal nobody can type a password: fail at once instead of hanging.
        if [ -t 0 ]; then sudo "$@"; else sudo -n "$@"; fi
    else
        return 127
    fi
}

# install_groups GROUP...: installs what is missing of these groups. Fast when nothing is.
install_groups() {
    local -a wanted=() missing=()
    local group
    for group in "$@"; do
        mapfile -t -O "${#wanted[@]}" wanted < <(packages_of "$group")
    done

    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        explain_other_system "${wanted[@]}"
        return
    fi

    mapfile -t missing < <(missing_packages "${wanted[@]}" | sort -u)
    [ "${#missing[@]}" -gt 0 ] || return 0

    printf 'Installing %d packages: %s\n' "${#missing[@]}" "${missing[*]}" >&2
    local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
    if ! { as_root "${apt[@]}" update \
        && as_root "${apt[@]}" install --no-install-recommends "${missing[@]}"; } </dev/null >&2; then
        printf 'The packages could not be installed. As root:\n  apt-get update && apt-get install --no-install-recommends %s\n' \
            "${missing[*]}" >&2
        return 1
    fi
}

# explain_other_system PACKAGE...: says what is needed where there is no apt; fails when not even
# the tools of the build are there.
explain_other_system() {
    local tool
    printf 'This system has no apt. Needed, by the names Debian gives them:\n' >&2
    printf '  %s\n' "$@" >&2
    for tool in cmake ninja c++; do
        if ! command -v "$tool" >/dev/null; then
            printf 'Not found: %s. Install the list above and start again.\n' "$tool" >&2
            return 1
        fi
    done
    printf 'Going on with what is installed.\n' >&2
}
