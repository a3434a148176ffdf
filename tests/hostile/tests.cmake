# SPDX-License-Identifier: MIT
# Paths are relative to tests/. inotify, FIFOs and /proc are Linux's.
if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
    return()
endif()

qt_add_library(ecom67_hostile STATIC
    hostile/Baits.cpp hostile/Baits.h
    hostile/CapturedLog.cpp hostile/CapturedLog.h
    hostile/HostileChat.cpp hostile/HostileChat.h
    hostile/WatchedApplication.cpp hostile/WatchedApplication.h)
target_include_directories(ecom67_hostile PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(ecom67_hostile PUBLIC ecom67::app Qt6::Test PRIVATE ecom67_options)

foreach(name Text Layout Shapes Server Input)
    ecom67_add_test(tst_Hostile${name} SOURCE hostile/tst_Hostile${name}.cpp
        LABEL hostile LINK ecom67_hostile)
endforeach()
