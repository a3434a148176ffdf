# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
    return()
endif()

qt_add_executable(long_run_driver longrun/LongRunDriver.cpp longrun/KioskLife.cpp
    longrun/KioskLife.h)
target_include_directories(long_run_driver PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(long_run_driver PRIVATE ecom67::model ecom67_options)
ecom67_add_test(tst_LongRun SOURCE longrun/tst_LongRun.cpp LABEL chaos LINK ecom67::gateway)
target_compile_definitions(tst_LongRun PRIVATE
    ECOM67_LONG_RUN_DRIVER="$<TARGET_FILE:long_run_driver>")
add_dependencies(tst_LongRun long_run_driver)
