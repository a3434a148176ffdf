# SPDX-License-Identifier: MIT
# The files a Linux desktop knows a program by. Each is made of its .in file beside this one, so that
# version, date and paths stand in one place only.

set(ECOM67_ID com.ecom67.support)
set(ECOM67_LINUX_FILES ${CMAKE_CURRENT_LIST_DIR})
set(ECOM67_MADE ${PROJECT_BINARY_DIR}/linux-files)

# The newest version has the date of its release, in the form each reader wants.
function(ecom67_release_date variable form)
    execute_process(COMMAND date -u -d "${ECOM67_RELEASE_DATE} 12:00:00" "+${form}"
        COMMAND_ERROR_IS_FATAL ANY OUTPUT_STRIP_TRAILING_WHITESPACE OUTPUT_VARIABLE text)
    set(${variable} ${text} PARENT_SCOPE)
endfunction()
set(ENV{LC_ALL} C)
ecom67_release_date(ECOM67_DEBIAN_DATE "%a, %d %b %Y %H:%M:%S +0000")
ecom67_release_date(ECOM67_RPM_DATE "%a %b %d %Y")
ecom67_release_date(ECOM67_MAN_DATE "%Y-%m-%d")
unset(ENV{LC_ALL})

# A package is for the release it was built on: it names that release's Qt.
file(STRINGS /etc/os-release _lines REGEX "^(ID|VERSION_ID|VERSION_CODENAME)=")
set(ECOM67_DISTRIBUTION unknown)
foreach(_line IN LISTS _lines)
    string(REGEX MATCH "^([A-Z_]+)=\"?([^\"]*)" _ "${_line}")
    set(_os_${CMAKE_MATCH_1} ${CMAKE_MATCH_2})
endforeach()
if(_os_VERSION_ID)
    set(ECOM67_DISTRIBUTION ${_os_ID}${_os_VERSION_ID})
elseif(_os_VERSION_CODENAME)
    set(ECOM67_DISTRIBUTION ${_os_ID}${_os_VERSION_CODENAME})
endif()
set(ECOM67_DEBIAN_RELEASE 1~${ECOM67_DISTRIBUTION})

# What is new, as the customers are told; the file is read again when that changes.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${ECOM67_LINUX_FILES}/appstream-releases)
execute_process(
    COMMAND ${ECOM67_LINUX_FILES}/appstream-releases
        ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_VERSION} ${ECOM67_RELEASE_DATE}
    COMMAND_ERROR_IS_FATAL ANY OUTPUT_STRIP_TRAILING_WHITESPACE OUTPUT_VARIABLE ECOM67_APPSTREAM_RELEASES)

foreach(name ${ECOM67_ID}.desktop ${ECOM67_ID}.metainfo.xml ecom67-support-kiosk.service
        man/ecom67-support.1 man/ecom67-support-cli.1 debian/changelog.Debian rpm/changelog)
    configure_file(${ECOM67_LINUX_FILES}/${name}.in ${ECOM67_MADE}/${name} @ONLY)
endforeach()

install(FILES ${ECOM67_MADE}/${ECOM67_ID}.desktop
    DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT app)
# The desktop may start the chat through D-Bus, which wants a whole path: that of where it is installed.
# Packages are packed elsewhere than they are installed and bring the path of every package.
configure_file(${ECOM67_LINUX_FILES}/dbus-service.cmake.in ${ECOM67_MADE}/dbus-service.cmake @ONLY)
install(SCRIPT ${ECOM67_MADE}/dbus-service.cmake COMPONENT dbus)
install(FILES ${ECOM67_LINUX_FILES}/${ECOM67_ID}.service
    DESTINATION ${CMAKE_INSTALL_DATADIR}/dbus-1/services COMPONENT packagedbus EXCLUDE_FROM_ALL)
install(FILES ${ECOM67_MADE}/${ECOM67_ID}.metainfo.xml
    DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT app)
foreach(side 16 22 24 32 48 64 128 256 512)
    install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/${ECOM67_ID}-${side}.png
        RENAME ${ECOM67_ID}.png COMPONENT app
        DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/${side}x${side}/apps)
endforeach()
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/${ECOM67_ID}.svg COMPONENT app
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
# Below the prefix this is always lib, never the folder of libraries of one architecture.
install(FILES ${ECOM67_MADE}/ecom67-support-kiosk.service
    DESTINATION lib/systemd/user COMPONENT app)

foreach(program ecom67-support ecom67-support-cli)
    install(FILES ${ECOM67_LINUX_FILES}/completions/${program}.bash RENAME ${program}
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT app)
    # Debian's zsh looks into another folder than everybody else's.
    install(FILES ${ECOM67_LINUX_FILES}/completions/_${program}
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT zsh)
    install(FILES ${ECOM67_LINUX_FILES}/completions/_${program}
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions COMPONENT debdoc EXCLUDE_FROM_ALL)
    install(FILES ${ECOM67_LINUX_FILES}/completions/${program}.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT app)
endforeach()

# Packed without a name and a time, so that two builds pack the same bytes.
find_program(ECOM67_GZIP gzip REQUIRED)
set(_packed)
function(ecom67_pack source)
    get_filename_component(name ${source} NAME)
    set(packed ${ECOM67_MADE}/packed/${name}.gz)
    add_custom_command(OUTPUT ${packed}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${ECOM67_MADE}/packed
        COMMAND ${ECOM67_GZIP} -9nc ${source} > ${packed}
        DEPENDS ${source} VERBATIM)
    set(_packed ${_packed} ${packed} PARENT_SCOPE)
endfunction()
ecom67_pack(${ECOM67_MADE}/man/ecom67-support.1)
ecom67_pack(${ECOM67_MADE}/man/ecom67-support-cli.1)
ecom67_pack(${ECOM67_MADE}/debian/changelog.Debian)
configure_file(${PROJECT_SOURCE_DIR}/CHANGELOG.md ${ECOM67_MADE}/changelog COPYONLY)
ecom67_pack(${ECOM67_MADE}/changelog)
add_custom_target(ecom67_packed_documents ALL DEPENDS ${_packed})

install(FILES ${ECOM67_MADE}/packed/ecom67-support.1.gz ${ECOM67_MADE}/packed/ecom67-support-cli.1.gz
    DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT app)
# Debian has the texts of the licences already; its policy wants them named, not copied.
install(FILES ${ECOM67_MADE}/packed/changelog.Debian.gz ${ECOM67_MADE}/packed/changelog.gz
        ${ECOM67_LINUX_FILES}/debian/copyright ${PROJECT_SOURCE_DIR}/THIRD_PARTY.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT debdoc EXCLUDE_FROM_ALL)
install(FILES ${PROJECT_SOURCE_DIR}/THIRD_PARTY.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT rpmdoc EXCLUDE_FROM_ALL)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE
        ${PROJECT_SOURCE_DIR}/resources/fonts/LICENSE.Lucide.txt
        ${PROJECT_SOURCE_DIR}/resources/fonts/LICENSE.NotoSans.txt
    DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/ecom67-support COMPONENT rpmdoc EXCLUDE_FROM_ALL)
install(FILES ${PROJECT_SOURCE_DIR}/third_party/ed25519/LICENSE RENAME LICENSE.ed25519.txt
    DESTINATION ${CMAKE_INSTALL_DATADIR}/licenses/ecom67-support COMPONENT rpmdoc EXCLUDE_FROM_ALL)
