# SPDX-License-Identifier: MIT
# Paths are relative to tests/. Both scales are one program, run twice.
qt_add_executable(tst_Golden golden/tst_Golden.cpp
    golden/GoldenCase.cpp golden/GoldenCase.h
    golden/GoldenPicture.cpp golden/GoldenPicture.h)
target_include_directories(tst_Golden PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(tst_Golden PRIVATE
    ECOM67_GOLDEN="${CMAKE_CURRENT_SOURCE_DIR}/golden/pictures"
    ECOM67_FONTS="${PROJECT_SOURCE_DIR}/resources/fonts")
target_link_libraries(tst_Golden PRIVATE ecom67::view ecom67::protocol ecom67_test_data Qt6::Test
    ecom67_options)
ecom67_reuse_precompiled(tst_Golden ecom67_precompiled_widgets)
set(ecom67_golden_scales 1 2)
# A sanitizer sees the same code at either scale, and takes four times as long for four times the pixels.
if(CMAKE_CXX_FLAGS MATCHES "-fsanitize")
    set(ecom67_golden_scales 1)
endif()
foreach(scale IN LISTS ecom67_golden_scales)
    add_test(NAME tst_Golden_${scale}x COMMAND tst_Golden)
    set_tests_properties(tst_Golden_${scale}x PROPERTIES LABELS gui COST 50
        ENVIRONMENT "QT_SCALE_FACTOR=${scale};ECOM67_GOLDEN_OUT=${CMAKE_CURRENT_BINARY_DIR}/golden")
    ecom67_watch_leaks(tst_Golden_${scale}x)
endforeach()
