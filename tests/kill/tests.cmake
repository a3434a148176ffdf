# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
qt_add_executable(kill_driver kill/KillDriver.cpp)
target_link_libraries(kill_driver PRIVATE ecom67::model ecom67_options)
ecom67_add_test(tst_Kill SOURCE kill/tst_Kill.cpp LABEL chaos LINK ecom67::gateway Qt6::Sql)
target_compile_definitions(tst_Kill PRIVATE ECOM67_KILL_DRIVER="$<TARGET_FILE:kill_driver>")
add_dependencies(tst_Kill kill_driver)
