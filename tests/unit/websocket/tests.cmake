# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
foreach(name
        ClientHandshake CloseCode FrameReader FrameReaderViolations FrameWriter HandshakeReader HttpBody
        HttpHead RetryAfter ServerHandshake Utf8Validator)
    ecom67_add_test(tst_${name}
        SOURCE unit/websocket/tst_${name}.cpp
        LABEL unit
        LINK ecom67::websocket)
endforeach()
