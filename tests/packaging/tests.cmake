# SPDX-License-Identifier: MIT
# The quick part of testing packages: what this build tree installs and packs, looked at as files.
# scripts/test-packages installs them into bare systems and starts them there.
# A tree with sanitizers is never packed.
if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux" OR CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    return()
endif()

add_test(NAME packaging_command_line
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/scripts/check-command-line.py
        $<TARGET_FILE:ecom67-support> $<TARGET_FILE:ecom67-support-cli>)
set_tests_properties(packaging_command_line PROPERTIES LABELS packaging)

find_program(ECOM67_DPKG_SHLIBDEPS dpkg-shlibdeps)
if(ECOM67_DPKG_SHLIBDEPS)
    add_test(NAME packaging_deb
        COMMAND ${CMAKE_CURRENT_LIST_DIR}/check-deb.sh ${PROJECT_BINARY_DIR})
    set_tests_properties(packaging_deb PROPERTIES LABELS packaging)
endif()
add_test(NAME packaging_install
    COMMAND ${CMAKE_CURRENT_LIST_DIR}/check-install.sh ${PROJECT_BINARY_DIR})
set_tests_properties(packaging_install PROPERTIES LABELS packaging)

add_test(NAME packaging_windows_tools COMMAND ${CMAKE_CURRENT_LIST_DIR}/check-windows-tools.sh)
set_tests_properties(packaging_windows_tools PROPERTIES LABELS packaging)
add_test(NAME packaging_makers COMMAND ${CMAKE_CURRENT_LIST_DIR}/check-makers.sh)
add_test(NAME packaging_register COMMAND ${CMAKE_CURRENT_LIST_DIR}/check-register.sh)
set_tests_properties(packaging_makers packaging_register PROPERTIES LABELS packaging)

# Where there is what an AppImage is made with.
find_program(ECOM67_MKSQUASHFS mksquashfs)
find_library(ECOM67_SQUASHFUSE libsquashfuse.a)
if(ECOM67_MKSQUASHFS AND ECOM67_SQUASHFUSE)
    add_test(NAME packaging_appimage COMMAND ${CMAKE_CURRENT_LIST_DIR}/check-appimage.sh)
    set_tests_properties(packaging_appimage PROPERTIES LABELS packaging)
endif()

# What is read by somebody else's machine: linted where the tools are, with no network.
find_program(ECOM67_YAMLLINT yamllint)
find_program(ECOM67_FLATPAK_BUILDER flatpak-builder)
if(ECOM67_YAMLLINT)
    add_test(NAME packaging_workflows COMMAND ${PROJECT_SOURCE_DIR}/scripts/check-workflows --offline)
    set_tests_properties(packaging_workflows PROPERTIES LABELS packaging)
endif()
if(ECOM67_YAMLLINT AND ECOM67_FLATPAK_BUILDER)
    add_test(NAME packaging_flatpak COMMAND ${PROJECT_SOURCE_DIR}/packaging/linux/check-flatpak)
    set_tests_properties(packaging_flatpak PROPERTIES LABELS packaging)
endif()

# The files of the macOS bundle, as far as they can be looked at without a Mac.
set(ECOM67_FILLED_PLIST ${CMAKE_CURRENT_BINARY_DIR}/Info.plist)
add_test(NAME packaging_macos_plist
    COMMAND ${CMAKE_COMMAND} -D VERSION=${PROJECT_VERSION} -D OUTPUT=${ECOM67_FILLED_PLIST}
        -P ${PROJECT_SOURCE_DIR}/packaging/macos/fill-info-plist.cmake)
add_test(NAME packaging_macos
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/packaging/macos/check-files.py ${ECOM67_FILLED_PLIST})
set_tests_properties(packaging_macos_plist PROPERTIES
    LABELS packaging FIXTURES_SETUP macos_plist)
set_tests_properties(packaging_macos PROPERTIES
    LABELS packaging FIXTURES_REQUIRED macos_plist)
