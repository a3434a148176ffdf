# SPDX-License-Identifier: MIT
# Known secrets go in; nothing that the programs leave, print or show may hold them.
if(TARGET ecom67-support AND ECOM67_XVFB AND ECOM67_XDOTOOL AND ECOM67_DBUS_RUN_SESSION)
    add_test(NAME leak_programs
        COMMAND ${PROJECT_SOURCE_DIR}/scripts/with-display
            ${ECOM67_DBUS_RUN_SESSION} -- ${CMAKE_CURRENT_LIST_DIR}/leak.py
            ${CMAKE_CURRENT_LIST_DIR}/programs.sh
            $<TARGET_FILE:ecom67-support> $<TARGET_FILE:ecom67-support-cli>)
    set_tests_properties(leak_programs PROPERTIES LABELS leak TIMEOUT 180)
endif()
