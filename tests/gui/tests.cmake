# SPDX-License-Identifier: MIT
# Paths are relative to tests/.

# Not a test: shows one state of the chat on the screen (tests/gui/gallery/main.cpp).
qt_add_executable(gallery gui/gallery/main.cpp gui/ChatFixture.h
    support/FakeTransport.h support/ServiceFixture.h)
target_include_directories(gallery PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/support)
target_link_libraries(gallery PRIVATE ecom67::view Qt6::Test ecom67_options)

function(ecom67_add_view_test name)
    ecom67_add_test(${name} SOURCE gui/${name}.cpp gui/ChatFixture.h
        support/FakeTransport.h support/ServiceFixture.h ${ARGN} LABEL gui LINK ecom67::view)
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support)
endfunction()

ecom67_add_view_test(tst_Geometry)
ecom67_add_view_test(tst_MessageListView)
ecom67_add_view_test(tst_Composer)
ecom67_add_view_test(tst_ChatShell)
