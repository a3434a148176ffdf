# SPDX-License-Identifier: MIT
# Reads ECOM67_TRANSPORT and says in ECOM67_QT_WEBSOCKETS whether the connection is made by Qt
# WebSockets. Where it is not, nothing of that library is compiled or linked.

if(NOT ECOM67_TRANSPORT MATCHES "^(auto|qt|socket)$")
    message(FATAL_ERROR "ECOM67_TRANSPORT is \"${ECOM67_TRANSPORT}\"; it can be auto, qt or socket.")
endif()
if(ECOM67_TRANSPORT STREQUAL "qt" AND NOT TARGET Qt6::WebSockets)
    message(FATAL_ERROR "ECOM67_TRANSPORT is qt, but Qt WebSockets is not found.")
endif()

set(ECOM67_QT_WEBSOCKETS OFF)
if(TARGET Qt6::WebSockets AND NOT ECOM67_TRANSPORT STREQUAL "socket")
    set(ECOM67_QT_WEBSOCKETS ON)
endif()
message(STATUS "Qt WebSockets makes the connection: ${ECOM67_QT_WEBSOCKETS}")
