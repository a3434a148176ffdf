# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_Conversation SOURCE integration/tst_Conversation.cpp
    LABEL integration LINK ecom67::service ecom67::gateway)
ecom67_add_test(tst_WebSocketHandshake SOURCE integration/tst_WebSocketHandshake.cpp
    LABEL integration LINK ecom67::service)
ecom67_add_test(tst_WebSocketLifetime SOURCE integration/tst_WebSocketLifetime.cpp
    LABEL integration LINK ecom67::service)
ecom67_add_test(tst_WebSocketTls SOURCE integration/tst_WebSocketTls.cpp
    LABEL integration LINK ecom67::service)
ecom67_add_test(tst_WebSocketTransport SOURCE integration/tst_WebSocketTransport.cpp
    LABEL integration LINK ecom67::service)
