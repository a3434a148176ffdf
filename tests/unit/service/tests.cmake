# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_ChatService SOURCE unit/service/tst_ChatService.cpp
    LABEL unit LINK ecom67::service)
