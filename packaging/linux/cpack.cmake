# SPDX-License-Identifier: MIT
# The package of Debian and the RPM, by CPack; scripts/package calls it.

set(CPACK_PACKAGE_NAME ecom67-support)
set(CPACK_PACKAGE_VENDOR "E-Com67")
set(CPACK_PACKAGE_CONTACT "${ECOM67_MAINTAINER}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "chat with the E-Com67 shop's assistant from the desktop")
set(CPACK_PACKAGE_DESCRIPTION "A small floating chat that talks to the assistant of an E-Com67 shop over a
WebSocket. It stays connected, keeps the conversation, and never loses what
was typed. Administrators can fix its settings by a policy, and run it on
public computers. A console program for scripts is included.")
set(CPACK_PACKAGE_HOMEPAGE_URL ${PROJECT_HOMEPAGE_URL})
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/cpack-per-generator.cmake)
set(CPACK_GENERATOR DEB)

# What is linked stands in the package by itself (shlibdeps); what is loaded later does not: the
# driver of the database, the authorities that sign shops.
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${ECOM67_DEBIAN_RELEASE})
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS OFF)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libqt6sql6-sqlite, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
    "fonts-noto-cjk, fonts-noto-color-emoji, qt6-qpa-plugins, qt6-translations-l10n, qt6-wayland")
# Up to 0.4 libproxy asks GNOME and KDE by modules that are packages of their own; from 0.5 on there are none.
if(ECOM67_DISTRIBUTION MATCHES "^(debian12|ubuntu22\\.|ubuntu23\\.)")
    string(APPEND CPACK_DEBIAN_PACKAGE_RECOMMENDS ", libproxy1-plugin-gsettings, libproxy1-plugin-kconfig")
endif()
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "gnome-keyring | kwalletmanager")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)

# Libraries by their sonames, which every distribution's packages provide. rpm sees no plugins either;
# these names are Fedora's and openSUSE's, of which one is enough.
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE 1)
set(CPACK_RPM_PACKAGE_LICENSE "MIT AND OFL-1.1 AND ISC AND Zlib")
set(CPACK_RPM_PACKAGE_GROUP "Applications/Internet")
set(CPACK_RPM_PACKAGE_SUMMARY "Chat with the E-Com67 shop's assistant from the desktop")
set(CPACK_RPM_PACKAGE_DESCRIPTION "${CPACK_PACKAGE_DESCRIPTION}")
set(CPACK_RPM_PACKAGE_URL ${PROJECT_HOMEPAGE_URL})
set(CPACK_RPM_PACKAGE_REQUIRES "ca-certificates, hicolor-icon-theme")
set(CPACK_RPM_PACKAGE_SUGGESTS "gnome-keyring")
set(CPACK_RPM_PACKAGE_RELOCATABLE OFF)
set(CPACK_RPM_CHANGELOG_FILE ${ECOM67_MADE}/rpm/changelog)
set(CPACK_RPM_SPEC_INSTALL_POST "%{nil}")
string(CONCAT CPACK_RPM_SPEC_MORE_DEFINE
    "%define use_source_date_epoch_as_buildtime 1\n"
    "%define clamp_mtime_to_source_date_epoch 1\n"
    "%define _buildhost reproducible\n"
    "%define _build_id_links none\n"
    "%define _binary_payload w19.zstdio\n"
    "%define packager ${ECOM67_MAINTAINER}\n"
    # The symbols of Qt name its major version only.
    "Requires: (qt6-qtbase >= 6.4 or libQt6Core6 >= 6.4)\n"
    # SQLite's driver is a plugin: in Fedora it comes with Qt, in openSUSE in a package of its own.
    "Requires: (qt6-qtbase or qt6-sql-sqlite)\n"
    "Recommends: (qt6-qtwayland or qt6-wayland)\n"
    "Recommends: (google-noto-emoji-fonts or google-noto-coloremoji-fonts)")
# Folders that belong to the distribution.
set(_shared /usr/share)
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    /usr/lib/systemd /usr/lib/systemd/user ${_shared}/applications ${_shared}/metainfo ${_shared}/man
    ${_shared}/dbus-1 ${_shared}/dbus-1/services ${_shared}/man/man1 ${_shared}/icons ${_shared}/icons/hicolor ${_shared}/licenses
    ${_shared}/bash-completion ${_shared}/bash-completion/completions ${_shared}/zsh
    ${_shared}/zsh/site-functions ${_shared}/fish ${_shared}/fish/vendor_completions.d)
foreach(_side 16x16 22x22 24x24 32x32 48x48 64x64 128x128 256x256 512x512 scalable)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
        ${_shared}/icons/hicolor/${_side} ${_shared}/icons/hicolor/${_side}/apps)
endforeach()

include(CPack)
