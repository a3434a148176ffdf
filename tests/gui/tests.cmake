# SPDX-License-Identifier: MIT
# Paths are relative to tests/.

# Not a test: shows one state of the chat on the screen (tests/gui/gallery/main.cpp).
qt_add_executable(gallery gui/gallery/main.cpp gui/ChatFixture.h
    support/FakeTransport.h support/ServiceFixture.h)
target_include_directories(gallery PRIVATE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR}/support)
target_link_libraries(gallery PRIVATE ecom67::view ecom67_test_data Qt6::Test ecom67_options)

function(ecom67_add_view_test name)
    ecom67_add_test(${name} SOURCE gui/${name}.cpp gui/ChatFixture.h gui/Targets.h
        support/FakeTransport.h support/ServiceFixture.h ${ARGN} LABEL gui LINK ecom67::view)
    target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support)
endfunction()

ecom67_add_view_test(tst_AboutDialog)
ecom67_add_view_test(tst_Geometry)
ecom67_add_view_test(tst_ProfileBadge)
ecom67_add_view_test(tst_MessageListView)
ecom67_add_test(tst_RowHeights SOURCE gui/tst_RowHeights.cpp LABEL gui LINK ecom67::view)
ecom67_add_test(tst_VirtualListView SOURCE gui/tst_VirtualListView.cpp gui/CountedList.h
    LABEL gui LINK ecom67::view)
ecom67_add_view_test(tst_Composer)
ecom67_add_view_test(tst_ChatShell)
ecom67_add_view_test(tst_Theme)
ecom67_add_view_test(tst_MessageText)
ecom67_add_view_test(tst_Markdown)
ecom67_add_view_test(tst_TextLinks)
ecom67_add_view_test(tst_Selection)
ecom67_add_view_test(tst_Folding)
ecom67_add_view_test(tst_MessageTargets)
ecom67_add_view_test(tst_Accessibility)
ecom67_add_view_test(tst_Recall)
ecom67_add_view_test(tst_PictureDecoder support/PictureSamples.h)
ecom67_add_view_test(tst_ResizeHandle)
ecom67_add_view_test(tst_StatusLine)
ecom67_add_view_test(tst_StatusGrace)
ecom67_add_view_test(tst_DeliveryText)
ecom67_add_view_test(tst_Editing)
ecom67_add_view_test(tst_CardText support/CardSamples.h)
ecom67_add_view_test(tst_CardLayout support/CardSamples.h)
ecom67_add_view_test(tst_CardPictures support/CardSamples.h support/PictureSamples.h)
ecom67_add_view_test(tst_ChipLayout)
ecom67_add_view_test(tst_Offers support/CardSamples.h)
ecom67_add_view_test(tst_ExportAction)
ecom67_add_view_test(tst_ExportForm)
ecom67_add_view_test(tst_Days gui/Targets.h)
ecom67_add_view_test(tst_Find)
ecom67_add_view_test(tst_FindMarks)
ecom67_add_view_test(tst_MessageParts)
ecom67_add_view_test(tst_SettingsDialog gui/SettingsFixture.h)
ecom67_add_view_test(tst_SettingsLook gui/SettingsFixture.h support/SettingSamples.h)
ecom67_add_view_test(tst_SetupCard)
ecom67_add_view_test(tst_TwoScreens)
set_tests_properties(tst_TwoScreens PROPERTIES ENVIRONMENT
    "QT_QPA_PLATFORM=offscreen:configfile=${PROJECT_SOURCE_DIR}/tests/data/screens.json;LC_ALL=C.UTF-8")

ecom67_add_test(tst_LiveSettings SOURCE gui/tst_LiveSettings.cpp LABEL gui LINK ecom67::app)
ecom67_add_test(tst_SettingsOpener SOURCE gui/tst_SettingsOpener.cpp LABEL gui LINK ecom67::app)
ecom67_add_test(tst_Kiosk SOURCE gui/tst_Kiosk.cpp gui/ChatFixture.h LABEL gui LINK ecom67::app)
target_include_directories(tst_Kiosk PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support)
ecom67_add_test(tst_Application SOURCE gui/tst_Application.cpp LABEL gui LINK ecom67::app)
ecom67_add_test(tst_ChatComposition SOURCE gui/tst_ChatComposition.cpp LABEL gui LINK ecom67::app)

if(TARGET ecom67-support_lrelease)
    ecom67_add_view_test(tst_Languages)
    add_dependencies(tst_Languages ecom67-support_lrelease)
    target_compile_definitions(tst_Languages PRIVATE
        ECOM67_COMPILED_TRANSLATIONS="${PROJECT_BINARY_DIR}/src/app")
endif()
ecom67_add_view_test(tst_AccountPanel support/FakeOidcProvider.h support/MemorySecretStore.h
    support/SignInFixture.h support/TokenSamples.h)
# Signed by OpenSSL, verified by ourselves.
if(TARGET OpenSSL::Crypto)
    ecom67_add_test(tst_ProgramUpdates SOURCE gui/tst_ProgramUpdates.cpp gui/ChatFixture.h
        support/UpdateSigner.h LABEL gui LINK ecom67::app OpenSSL::Crypto)
    target_include_directories(tst_ProgramUpdates PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/support)
endif()
