# SPDX-License-Identifier: MIT
# cmake -D VERSION=1.2.3 -D OUTPUT=FILE -P fill-info-plist.cmake: Info.plist as the bundle gets it, with
# the values that bundle.cmake gives the target, on any system.
cmake_minimum_required(VERSION 3.25)
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/bundle.cmake lines REGEX "^ *MACOSX_BUNDLE_[A-Z_]+ ")
set(PROJECT_VERSION ${VERSION})
foreach(line IN LISTS lines)
    string(STRIP "${line}" line)
    string(REGEX MATCH "^(MACOSX_BUNDLE_[A-Z_]+) (.*)$" _ "${line}")
    set(name ${CMAKE_MATCH_1})
    string(REGEX REPLACE "^\"(.*)\"$" "\\1" value "${CMAKE_MATCH_2}")
    string(CONFIGURE "${value}" ${name})
endforeach()
set(MACOSX_BUNDLE_EXECUTABLE_NAME ecom67-support)
file(STRINGS ${CMAKE_CURRENT_LIST_DIR}/../../CMakeLists.txt target REGEX "^set\\(CMAKE_OSX_DEPLOYMENT_TARGET")
string(REGEX MATCH "[0-9.]+" CMAKE_OSX_DEPLOYMENT_TARGET "${target}")
configure_file(${CMAKE_CURRENT_LIST_DIR}/Info.plist.in ${OUTPUT})
