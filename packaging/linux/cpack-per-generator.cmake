# SPDX-License-Identifier: MIT
# Read by cpack once for each kind of package: which components go into it.
list(GET CPACK_INSTALL_CMAKE_PROJECTS 0 _tree)
set(CPACK_INSTALL_CMAKE_PROJECTS ${_tree} ecom67-support app /)
if(CPACK_GENERATOR STREQUAL "DEB")
    list(APPEND CPACK_INSTALL_CMAKE_PROJECTS ${_tree} ecom67-support debdoc /)
    list(APPEND CPACK_INSTALL_CMAKE_PROJECTS ${_tree} ecom67-support packagedbus /)
elseif(CPACK_GENERATOR STREQUAL "RPM")
    list(APPEND CPACK_INSTALL_CMAKE_PROJECTS ${_tree} ecom67-support rpmdoc /)
    list(APPEND CPACK_INSTALL_CMAKE_PROJECTS ${_tree} ecom67-support packagedbus /)
    list(APPEND CPACK_INSTALL_CMAKE_PROJECTS ${_tree} ecom67-support zsh /)
endif()
