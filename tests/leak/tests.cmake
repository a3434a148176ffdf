# SPDX-License-Identifier: MIT
# Known secrets go in; nothing that the programs leave, print or show may hold them.
if(TARGET ecom67-support AND ECOM67_XVFB AND ECOM67_XDOTOOL AND ECOM67_DBUS_RUN_SESSION)
    add_test(NAME leak_programs
        COMMAND ${PROJECT_SOURCE_DIR}/scripts/with-display
            ${ECOM67_DBUS_RUN_SESSION} -- ${CMAKE_CURRENT_LIST_DIR}/leak.py
            ${CMAKE_CURRENT_LIST_DIR}/programs.sh
            $<TARGET_FILE:ecom67-support> $<TARGET_FILE:ecom67-support-cli>)
    set_tests_properties(leak_programs PROPERTIES LABELS leak)
endif()

# Every test of the suite, watched: see watch/LeakWatch.cpp. Not with sanitizers, whose own library has
# to come first.
if(TARGET ecom67_leak_watch)
    add_test(NAME leak_watch_begin
        COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/report.py begin ${ECOM67_LEAK_REPORTS})
    set_tests_properties(leak_watch_begin PROPERTIES
        LABELS leak FIXTURES_SETUP leak_watch)
    add_test(NAME leak_watch_end
        COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/report.py end ${ECOM67_LEAK_REPORTS})
    set_tests_properties(leak_watch_end PROPERTIES
        LABELS leak FIXTURES_CLEANUP leak_watch)

    add_executable(leak_driver ${CMAKE_CURRENT_LIST_DIR}/LeakDriver.cpp)
    target_link_libraries(leak_driver PRIVATE Qt6::Network ecom67_options)
    add_test(NAME leak_watch_selftest
        COMMAND Python3::Interpreter -B ${CMAKE_CURRENT_LIST_DIR}/test_watch.py
            $<TARGET_FILE:ecom67_leak_watch> $<TARGET_FILE:leak_driver>)
    set_tests_properties(leak_watch_selftest PROPERTIES LABELS leak)
endif()
