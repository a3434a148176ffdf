# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
qt_add_library(ecom67_chaos STATIC
    chaos/ChaosPipe.cpp chaos/ChaosPipe.h
    chaos/ChaosProxy.cpp chaos/ChaosProxy.h
    chaos/Customer.cpp chaos/Customer.h
    chaos/Invariants.cpp chaos/Invariants.h
    chaos/TlsFront.cpp chaos/TlsFront.h)
target_include_directories(ecom67_chaos PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(ecom67_chaos PUBLIC
    ecom67::gateway ecom67::model ecom67::service ecom67::storage Qt6::Test
    PRIVATE ecom67_options)

function(ecom67_add_chaos_test name)
    ecom67_add_test(${name} SOURCE chaos/${name}.cpp LABEL chaos LINK ecom67_chaos)
endfunction()

foreach(name ConversationMatrix HandshakeMatrix LinkMatrix ReachMatrix)
    ecom67_add_chaos_test(tst_${name})
endforeach()
ecom67_add_test(tst_RandomChaos LABEL chaos LINK ecom67_chaos SOURCE
    chaos/tst_RandomChaos.cpp
    chaos/FaultDraw.cpp chaos/FaultDraw.h
    chaos/RandomLife.cpp chaos/RandomLife.h)
# 40 s of waiting for what was drawn, and more where the machine has other things to do.
set_tests_properties(tst_RandomChaos PROPERTIES TIMEOUT 300)
foreach(name ConversationMatrix LinkMatrix)
    target_compile_definitions(tst_${name} PRIVATE ECOM67_CLI="$<TARGET_FILE:ecom67-support-cli>")
    add_dependencies(tst_${name} ecom67-support-cli)
endforeach()
target_compile_definitions(tst_ReachMatrix PRIVATE
    ECOM67_MAKE_CERTIFICATES="${CMAKE_CURRENT_SOURCE_DIR}/chaos/make-certificates")
