# SPDX-License-Identifier: MIT
# CMake toolchain: Debian's mingw-w64 (posix threads) on Linux, for 64-bit Windows.
# ECOM67_WINDOWS_QT (cache or environment): the prefix of the cross-built Qt; packaging/windows/qt-prefix
# says where it is. Not needed, and not looked for, when Qt itself is what is built.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(ecom67_triple x86_64-w64-mingw32)
set(CMAKE_C_COMPILER ${ecom67_triple}-gcc-posix)
set(CMAKE_CXX_COMPILER ${ecom67_triple}-g++-posix)
set(CMAKE_RC_COMPILER ${ecom67_triple}-windres)

if(NOT ECOM67_WINDOWS_QT)
    set(ECOM67_WINDOWS_QT "$ENV{ECOM67_WINDOWS_QT}")
endif()
list(APPEND CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ECOM67_WINDOWS_QT)

# Here and not on the command line: what a toolchain file sets replaces a cache value.
# With this the prefix counts as a place to look in; it is the root of itself.
list(APPEND CMAKE_PREFIX_PATH ${ECOM67_WINDOWS_QT})
set(CMAKE_FIND_ROOT_PATH /usr/${ecom67_triple} ${ECOM67_WINDOWS_QT})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

# The tools of Qt that run here, moc and its like, are those of this computer.
file(GLOB ecom67_host_tools /usr/lib/*/cmake/Qt6CoreTools)
cmake_path(GET ecom67_host_tools PARENT_PATH ecom67_host_packages)
set(QT_HOST_PATH /usr CACHE PATH "")
set(QT_HOST_PATH_CMAKE_DIR ${ecom67_host_packages} CACHE PATH "")
set(Qt6LinguistTools_DIR ${ecom67_host_packages}/Qt6LinguistTools CACHE PATH "")

# Tests of a cross build run under wine, through CTest.
find_program(ECOM67_WINE NAMES wine wine64)
if(ECOM67_WINE)
    set(CMAKE_CROSSCOMPILING_EMULATOR ${ECOM67_WINE})
endif()
