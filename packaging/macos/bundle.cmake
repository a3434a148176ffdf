# SPDX-License-Identifier: MIT
# The program as a bundle for macOS, the console program inside of it, and its disk image.
# packaging/macos/make-macos builds, signs and packs it. Never run yet: see docs/RELEASING.md.

set(ECOM67_MACOS_FILES ${CMAKE_CURRENT_LIST_DIR})
target_sources(ecom67-support PRIVATE ${ECOM67_MACOS_FILES}/ecom67-support.icns)
# Properties of a source count for targets of the same folder only, unless that is named.
set_source_files_properties(${ECOM67_MACOS_FILES}/ecom67-support.icns
    TARGET_DIRECTORY ecom67-support PROPERTIES MACOSX_PACKAGE_LOCATION Resources)
set_target_properties(ecom67-support PROPERTIES
    MACOSX_BUNDLE ON
    MACOSX_BUNDLE_INFO_PLIST ${ECOM67_MACOS_FILES}/Info.plist.in
    MACOSX_BUNDLE_BUNDLE_NAME "E-Com67 Support"
    MACOSX_BUNDLE_GUI_IDENTIFIER com.ecom67.support
    MACOSX_BUNDLE_BUNDLE_VERSION ${PROJECT_VERSION}
    MACOSX_BUNDLE_SHORT_VERSION_STRING ${PROJECT_VERSION}
    MACOSX_BUNDLE_ICON_FILE ecom67-support.icns
    MACOSX_BUNDLE_COPYRIGHT "The E-Com67 developers, MIT licence"
    INSTALL_RPATH @executable_path/../Frameworks)
set_target_properties(ecom67-support-cli PROPERTIES INSTALL_RPATH @executable_path/../Frameworks)

set(_bundle ecom67-support.app/Contents)
install(TARGETS ecom67-support BUNDLE DESTINATION . COMPONENT app)
install(TARGETS ecom67-support-cli RUNTIME DESTINATION ${_bundle}/MacOS COMPONENT app)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/THIRD_PARTY.md
    DESTINATION ${_bundle}/Resources/licences COMPONENT notices)
install(FILES
        ${PROJECT_SOURCE_DIR}/LICENSES/GPL-3.0.txt
        ${PROJECT_SOURCE_DIR}/LICENSES/LGPL-3.0.txt
        ${PROJECT_SOURCE_DIR}/resources/fonts/LICENSE.Lucide.txt
        ${PROJECT_SOURCE_DIR}/resources/fonts/LICENSE.NotoSans.txt
    DESTINATION ${_bundle}/Resources/licences COMPONENT notices)
install(FILES ${PROJECT_SOURCE_DIR}/third_party/ed25519/LICENSE RENAME LICENSE.ed25519.txt
    DESTINATION ${_bundle}/Resources/licences COMPONENT notices)

set(CPACK_GENERATOR DragNDrop)
set(CPACK_PACKAGE_NAME ecom67-support)
set(CPACK_PACKAGE_VENDOR "E-Com67")
set(CPACK_DMG_VOLUME_NAME "E-Com67 Support ${PROJECT_VERSION}")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_DMG_SLA_USE_RESOURCE_FILE_LICENSE OFF)
include(CPack)
