# SPDX-License-Identifier: MIT
# ecom67_describe_for_windows(<program> <description>): icon, version and manifest, which Windows
# reads from the program itself. Does nothing elsewhere.
function(ecom67_describe_for_windows program description)
    if(NOT WIN32)
        return()
    endif()
    set(folder ${PROJECT_SOURCE_DIR}/packaging/windows/resources)
    set(ECOM67_DESCRIPTION "${description}")
    string(REPLACE "." "," ECOM67_VERSION_NUMBERS "${PROJECT_VERSION}.0")
    set(ECOM67_FILE ${program}.exe)
    configure_file(${folder}/program.manifest.in ${program}.manifest @ONLY)
    set(ECOM67_MANIFEST ${CMAKE_CURRENT_BINARY_DIR}/${program}.manifest)
    set(ECOM67_ICON ${folder}/ecom67-support.ico)
    configure_file(${folder}/program.rc.in ${program}.rc @ONLY)
    target_sources(${program} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/${program}.rc)
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${program}.rc PROPERTIES
        OBJECT_DEPENDS "${ECOM67_MANIFEST};${ECOM67_ICON}")
endfunction()
