# SPDX-License-Identifier: MIT
# ecom67_watch_leaks(<test>): whatever its processes write is searched for session ids and tokens.
set(ECOM67_LEAK_REPORTS ${CMAKE_BINARY_DIR}/leaks)
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND NOT CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    add_library(ecom67_leak_watch SHARED
        leak/watch/LeakWatch.cpp
        leak/watch/SecretForms.cpp leak/watch/SecretForms.h
        leak/watch/WatchReport.cpp leak/watch/WatchReport.h)
    target_include_directories(ecom67_leak_watch PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
    target_link_libraries(ecom67_leak_watch PRIVATE ecom67_options ${CMAKE_DL_LIBS})
endif()

function(ecom67_watch_leaks name)
    if(TARGET ecom67_leak_watch)
        set_property(TEST ${name} APPEND PROPERTY FIXTURES_REQUIRED leak_watch)
        set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT_MODIFICATION
            LD_PRELOAD=path_list_prepend:$<TARGET_FILE:ecom67_leak_watch>
            ECOM67_LEAK_WATCH=set:${ECOM67_LEAK_REPORTS}
            ECOM67_LEAK_TEST=set:${name})
        if(TARGET ${name})
            add_dependencies(${name} ecom67_leak_watch)
        endif()
    endif()
endfunction()
