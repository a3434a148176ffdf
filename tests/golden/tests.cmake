# SPDX-License-Identifier: MIT
# Paths are relative to tests/. Both scales are one program, run twice.
qt_add_executable(golden golden/tst_Golden.cpp
    golden/GoldenCase.cpp golden/GoldenCase.h
    golden/GoldenPicture.cpp golden/GoldenPicture.h)
target_include_directories(golden PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_compile_definitions(golden PRIVATE
    ECOM67_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data"
    ECOM67_GOLDEN="${CMAKE_CURRENT_SOURCE_DIR}/golden/pictures"
    ECOM67_FONTS="${PROJECT_SOURCE_DIR}/resources/fonts")
target_link_libraries(golden PRIVATE ecom67::view ecom67::protocol Qt6::Test ecom67_options)
foreach(scale 1 2)
    add_test(NAME golden_${scale}x COMMAND golden)
    set_tests_properties(golden_${scale}x PROPERTIES LABELS gui TIMEOUT 120
        ENVIRONMENT "QT_SCALE_FACTOR=${scale};ECOM67_GOLDEN_OUT=${CMAKE_CURRENT_BINARY_DIR}/golden")
endforeach()
