# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
foreach(name
        AnswerPlanner Assistant Authorizer Cart Catalogue Fault GatewayFrames HandshakeResponder Quotas
        ReplyScript Route)
    ecom67_add_test(tst_${name}
        SOURCE unit/gateway/tst_${name}.cpp
        LABEL unit
        LINK ecom67::gateway)
endforeach()
