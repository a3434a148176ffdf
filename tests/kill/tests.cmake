# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
    return()
endif()

qt_add_executable(kill_driver kill/KillDriver.cpp slowdisk/SlowDisk.cpp)
target_include_directories(kill_driver PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(kill_driver PRIVATE ecom67::model ecom67_options ${CMAKE_DL_LIBS})
set_target_properties(kill_driver PROPERTIES ENABLE_EXPORTS ON)
ecom67_add_test(tst_Kill SOURCE kill/tst_Kill.cpp LABEL chaos LINK ecom67::gateway Qt6::Sql)
target_compile_definitions(tst_Kill PRIVATE ECOM67_KILL_DRIVER="$<TARGET_FILE:kill_driver>")
add_dependencies(tst_Kill kill_driver)
