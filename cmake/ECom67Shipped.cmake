# SPDX-License-Identifier: MIT
# What goes for the code of the two programs and not for that of the tests: what is given away names no
# folder of the machine it was built on, and in a release build has no code that nothing calls and the
# usual hardening of a distribution.

add_library(ecom67_shipped INTERFACE)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" OR CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # The last one that fits counts. The compiler cache knows this option: it goes by its name alone.
    target_compile_options(ecom67_shipped INTERFACE
        -fmacro-prefix-map=${PROJECT_SOURCE_DIR}=.
        -fmacro-prefix-map=${PROJECT_BINARY_DIR}=./build)
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
    target_compile_options(ecom67_shipped INTERFACE
        $<$<CONFIG:Release>:-ffunction-sections;-fdata-sections;-fstack-protector-strong>)
    target_compile_definitions(ecom67_shipped INTERFACE $<$<CONFIG:Release>:_FORTIFY_SOURCE=2>)
    target_link_options(ecom67_shipped INTERFACE
        $<$<CONFIG:Release>:LINKER:--gc-sections,-z,relro,-z,now>)
endif()
