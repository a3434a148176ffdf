# SPDX-License-Identifier: MIT
# Stories: the real program on a real X screen, with mouse, keyboard and the accessibility bus.
find_program(ECOM67_XVFB Xvfb)
find_program(ECOM67_XDOTOOL xdotool)
find_program(ECOM67_DBUS_RUN_SESSION dbus-run-session)

if(TARGET ecom67-support AND ECOM67_XVFB AND ECOM67_XDOTOOL AND ECOM67_DBUS_RUN_SESSION)
    add_test(NAME story_conversation
        COMMAND ${PROJECT_SOURCE_DIR}/scripts/with-display
            ${ECOM67_DBUS_RUN_SESSION} -- ${CMAKE_CURRENT_LIST_DIR}/conversation.sh
            $<TARGET_FILE:ecom67-support>)
    set_tests_properties(story_conversation PROPERTIES LABELS gui)
    ecom67_watch_leaks(story_conversation)
endif()
