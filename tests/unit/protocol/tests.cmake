# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_FrameCodec SOURCE unit/protocol/tst_FrameCodec.cpp
    LABEL unit LINK ecom67::protocol)
ecom67_add_test(tst_HostileFrames SOURCE unit/protocol/tst_HostileFrames.cpp
    LABEL unit LINK ecom67::protocol)
