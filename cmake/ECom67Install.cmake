# SPDX-License-Identifier: MIT
# What `cmake --install` puts where. The component "app" is the program with all that a desktop wants to
# know of it, "notices" the licences; each package of a distribution has documents of its own beside
# "app" (debdoc, rpmdoc), which nothing but that package installs.

include(GNUInstallDirs)

if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    # Qt's set-up proposes a path beside the program. A distribution has its libraries where it looks for
    # them; the portable packages get theirs when Qt is put into them.
    set_target_properties(ecom67-support ecom67-support-cli PROPERTIES INSTALL_RPATH "")
endif()

if(APPLE)
    # A bundle has its own places for everything.
    include(${PROJECT_SOURCE_DIR}/packaging/macos/bundle.cmake)
    return()
endif()

install(TARGETS ecom67-support ecom67-support-cli
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT app)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/THIRD_PARTY.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT notices)
install(FILES
        ${PROJECT_SOURCE_DIR}/LICENSES/GPL-3.0.txt
        ${PROJECT_SOURCE_DIR}/LICENSES/LGPL-3.0.txt
        ${PROJECT_SOURCE_DIR}/resources/fonts/LICENSE.Lucide.txt
        ${PROJECT_SOURCE_DIR}/resources/fonts/LICENSE.NotoSans.txt
    DESTINATION ${CMAKE_INSTALL_DOCDIR}/licences COMPONENT notices)
install(FILES ${PROJECT_SOURCE_DIR}/third_party/ed25519/LICENSE RENAME LICENSE.ed25519.txt
    DESTINATION ${CMAKE_INSTALL_DOCDIR}/licences COMPONENT notices)

if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    include(${PROJECT_SOURCE_DIR}/packaging/linux/install.cmake)
    include(${PROJECT_SOURCE_DIR}/packaging/linux/cpack.cmake)
endif()
