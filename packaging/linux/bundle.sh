# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# Puts Qt, its plugins and what those need beside an installed program, so that the tree runs where no
# Qt is, in any folder. Sourced; bundle_qt TREE is what it offers.

# Loaded at run time, so that no list of linked libraries names them.
bundled_plugins=(
    platforms/libqxcb platforms/libqoffscreen platforms/libqminimal
    platforms/libqwayland-generic platforms/libqwayland-egl
    wayland-shell-integration/libxdg-shell
    wayland-decoration-client/libbradient
    wayland-graphics-integration-client/libqt-plugin-wayland-egl
    xcbglintegrations/libqxcb-egl-integration xcbglintegrations/libqxcb-glx-integration
    platforminputcontexts/libcomposeplatforminputcontextplugin
    platforminputcontexts/libibusplatforminputcontextplugin
    platformthemes/libqxdgdesktopportal
    imageformats/libqgif imageformats/libqico imageformats/libqjpeg
    networkinformation/libqnetworkmanager
    sqldrivers/libqsqlite
    tls/libqopensslbackend
)
# Opened by name, by Qt's plugin for TLS. An update of OpenSSL needs a new package.
bundled_libraries=(libssl.so.3 libcrypto.so.3)
# Languages of the program itself: Qt's words for them (buttons, dialogs) come along.
bundled_languages=(de)

# What stays the system's: the C and C++ libraries, what must fit its graphics driver, its X server, its
# fonts and its desktop. Every desktop has them.
is_of_the_system() {
    case $1 in
        ld-linux* | libc.so.* | libm.so.* | libdl.so.* | librt.so.* | libpthread.so.* | libresolv.so.* \
            | libutil.so.* | libanl.so.* | libnss_* | libgcc_s.so.* | libstdc++.so.*) ;;
        libGL.so.* | libEGL.so.* | libGLX.so.* | libGLdispatch.so.* | libOpenGL.so.* | libGLESv2.so.* \
            | libgbm.so.* | libdrm.so.* | libvulkan.so.*) ;;
        libX11.so.* | libX11-xcb.so.* | libxcb.so.* | libXau.so.* | libXdmcp.so.* | libwayland-*) ;;
        libfontconfig.so.* | libfreetype.so.* | libexpat.so.* | libz.so.*) ;;
        libglib-2.* | libgobject-2.* | libgio-2.* | libgmodule-2.* | libgthread-2.* | libdbus-1.so.* \
            | libsystemd.so.* | libudev.so.* | libselinux.so.* | libmount.so.* | libblkid.so.*) ;;
        *) return 1 ;;
    esac
}

# needed_by FILE...: the libraries that they need and that are not the system's, as paths. What only a
# library of the system needs comes with that: it would be carried along and never be loaded.
needed_by() {
    local name arrow path rest needed
    local -A paths=() seen=()
    local -a waiting=("$@")
    while read -r name arrow path rest; do
        [ "$arrow" != '=>' ] || paths[$name]=$path
    done < <(ldd "$@" 2>/dev/null)
    while [ "${#waiting[@]}" -gt 0 ]; do
        needed=$(patchelf --print-needed "${waiting[0]}") || return
        waiting=("${waiting[@]:1}")
        for name in $needed; do
            [ -z "${seen[$name]-}" ] || continue
            seen[$name]=yes
            ! is_of_the_system "$name" || continue
            path=${paths[$name]-}
            if [ ! -e "$path" ]; then
                printf 'A library is missing on this machine: %s\n' "$name" >&2
                return 1
            fi
            printf '%s\n' "$path"
            waiting+=("$path")
        done
    done
}

# copy_library PATH FOLDER: the file itself under the name it is asked for.
copy_library() {
    cp -L "$1" "$2/$(basename "$1")"
    chmod 644 "$2/$(basename "$1")"
}

# package_of PATH: the Debian package that the file is from.
package_of() {
    local said
    said=$(dpkg-query -S "$(realpath "$1")" 2>/dev/null || dpkg-query -S "${1#/usr}" 2>/dev/null) || {
        printf 'Of no Debian package, so its licence is not known: %s\n' "$1" >&2
        return 1
    }
    printf '%s\n' "${said%%:*}"
}

# note_rights FOLDER PART PACKAGE...: into FOLDER/PART the copyright notice of each of these Debian packages
# and where the very source is that each was built from; beside it the licences that the notices name by a
# path that only Debian has.
note_rights() {
    local common=$1/common-licenses folder=$1/$2 package name
    shift 2
    mkdir -p "$folder" "$common"
    for package in "$@"; do
        cp -L "/usr/share/doc/$package/copyright" "$folder/$package.txt"
    done
    grep -rhoE '/usr/share/common-licenses/[A-Za-z0-9.+-]+' "$folder" --include='*.txt' | sed 's|.*/||; s|[.-]*$||' \
        | sort -u | while read -r name; do
            # Some name what Debian does not have either, and give the text themselves.
            [ ! -e "/usr/share/common-licenses/$name" ] \
                || install -m 644 "/usr/share/common-licenses/$name" "$common/$name"
        done
    sources_of "$@" >"$folder/SOURCES.txt"
    chmod 644 "$folder"/*.txt
}

# sources_of PACKAGE...: the source packages that they were built from, with versions; Debian keeps all.
sources_of() {
    local source version where
    printf 'The files here come from binary packages that were built from these, with all that builds them:\n\n'
    # shellcheck disable=SC2016  # dpkg-query fills these in
    dpkg-query -W -f '${source:Package} ${source:Version}\n' "$@" | LC_ALL=C sort -u | while read -r source version; do
        where=
        if grep -qx 'ID=debian' /etc/os-release; then
            where=${version//:/%3A}
            where="  https://snapshot.debian.org/package/$source/${where//+/%2B}/"
        fi
        printf '%s=%s%s\n' "$source" "$version" "$where"
    done
}

# bundle_qt TREE: TREE has bin/ with the programs and becomes relocatable.
bundle_qt() {
    local tree=$1 from languages name path needed
    local -a taken=() libraries=() packages=()
    from=$(qtpaths6 --query QT_INSTALL_PLUGINS)
    languages=$(qtpaths6 --query QT_INSTALL_TRANSLATIONS)

    for name in "${bundled_plugins[@]}"; do
        path=$from/$name.so
        [ -e "$path" ] || { printf 'Qt has no plugin %s here.\n' "$name" >&2; return 1; }
        install -D -m 644 "$path" "$tree/plugins/$name.so"
        taken+=("$path")
    done
    needed=$(needed_by "$tree"/bin/ecom67-support* "${taken[@]}") || return
    mapfile -t libraries <<<"$needed"
    for name in "${bundled_libraries[@]}"; do
        # To the end: whoever stops reading earlier ends ldconfig by a signal, and with it all of this.
        path=$(ldconfig -p | awk -v name="$name" '$1 == name && !found { print $NF; found = 1 }')
        [ -n "$path" ] || { printf 'There is no library %s here.\n' "$name" >&2; return 1; }
        libraries+=("$path")
    done
    mkdir -p "$tree/lib" "$tree/translations"
    for path in "${libraries[@]}"; do
        copy_library "$path" "$tree/lib"
    done
    for name in "${bundled_languages[@]}"; do
        install -m 644 "$languages/qtbase_$name.qm" "$tree/translations/"
        taken+=("$languages/qtbase_$name.qm")
    done
    printf '[Paths]\nPrefix = ..\nPlugins = plugins\nTranslations = translations\n' >"$tree/bin/qt.conf"

    for path in "$tree"/bin/ecom67-support*; do
        patchelf --set-rpath "\$ORIGIN/../lib" "$path"
    done
    for path in "$tree"/lib/*.so*; do
        strip --strip-unneeded "$path"
        patchelf --set-rpath "\$ORIGIN" "$path"
    done
    find "$tree/plugins" -name '*.so' | while read -r path; do
        strip --strip-unneeded "$path"
        patchelf --set-rpath "\$ORIGIN/../../lib" "$path"
    done
    for path in "${taken[@]}" "${libraries[@]}"; do
        name=$(package_of "$path") || return
        packages+=("$name")
    done
    mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
    note_rights "$tree/share/doc/ecom67-support/licences" bundled "${packages[@]}"
}
