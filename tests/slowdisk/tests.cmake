# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
    return()
endif()

# For programs as they are: scripts/with-slow-disk.
add_library(ecom67_slow_disk SHARED slowdisk/SlowDisk.cpp slowdisk/SlowDisk.h)
target_include_directories(ecom67_slow_disk PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(ecom67_slow_disk PRIVATE ecom67_options ${CMAKE_DL_LIBS})

# For a test that has the disk in its own process.
ecom67_add_test(tst_SlowDisk
    SOURCE slowdisk/tst_SlowDisk.cpp slowdisk/SlowDisk.cpp slowdisk/SlowDisk.h
    LABEL unit LINK ecom67::storage Qt6::Sql ${CMAKE_DL_LIBS})
set_target_properties(tst_SlowDisk PROPERTIES ENABLE_EXPORTS ON)
ecom67_add_test(tst_SlowExport
    SOURCE slowdisk/tst_SlowExport.cpp slowdisk/SlowDisk.cpp slowdisk/SlowDisk.h
    LABEL unit LINK ecom67::model ${CMAKE_DL_LIBS})
set_target_properties(tst_SlowExport PROPERTIES ENABLE_EXPORTS ON)
