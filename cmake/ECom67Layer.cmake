# SPDX-License-Identifier: MIT
# ecom67_add_layer(<layer> SOURCES <files...> [PUBLIC <libs...>] [PRIVATE <libs...>]
#                  [PRECOMPILE <CORE|NETWORK|WIDGETS>...])
# One static library per directory of src/. Linking is the permission to include.

include(ECom67Clazy)
include(ECom67Precompile)
include(ECom67Shipped)

find_program(ECOM67_CCACHE ccache)
if(ECOM67_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${ECOM67_CCACHE})
endif()

# Two hundred programs with debug information are to be linked: a fifth of the time with lld.
option(ECOM67_FAST_LINKER "Link with lld where it is found" OFF)
if(ECOM67_FAST_LINKER)
    find_program(ECOM67_LLD ld.lld)
    if(ECOM67_LLD)
        add_link_options($<$<CXX_COMPILER_ID:GNU,Clang>:-fuse-ld=lld>)
    endif()
endif()

add_library(ecom67_options INTERFACE)
target_compile_features(ecom67_options INTERFACE cxx_std_20)
target_compile_options(ecom67_options INTERFACE
    $<$<CXX_COMPILER_ID:GNU,Clang,AppleClang>:-Wall;-Wextra;-Wpedantic;-Wshadow;-Wconversion;-Wno-sign-conversion>
    $<$<CXX_COMPILER_ID:MSVC>:/W4;/permissive-;/utf-8>
    $<$<AND:$<BOOL:${ECOM67_WERROR}>,$<CXX_COMPILER_ID:GNU,Clang,AppleClang>>:-Werror>
    $<$<AND:$<BOOL:${ECOM67_WERROR}>,$<CXX_COMPILER_ID:MSVC>>:/WX>)
target_compile_definitions(ecom67_options INTERFACE
    QT_NO_KEYWORDS QT_NO_FOREACH QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING QT_USE_QSTRINGBUILDER
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)

function(ecom67_add_layer layer)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "SOURCES;PUBLIC;PRIVATE;PRECOMPILE")
    add_library(ecom67_${layer} STATIC ${ARG_SOURCES})
    add_library(ecom67::${layer} ALIAS ecom67_${layer})
    target_include_directories(ecom67_${layer} PUBLIC ${PROJECT_SOURCE_DIR}/src)
    target_link_libraries(ecom67_${layer} PUBLIC ${ARG_PUBLIC} PRIVATE ecom67_options ecom67_shipped ${ARG_PRIVATE})
    ecom67_precompile(ecom67_${layer} ${ARG_PRECOMPILE})
    ecom67_read_by_clazy(ecom67_${layer})
endfunction()
