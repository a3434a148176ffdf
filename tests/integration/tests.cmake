# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_WebSocketHandshake SOURCE integration/tst_WebSocketHandshake.cpp
    LABEL integration LINK ecom67::service)
