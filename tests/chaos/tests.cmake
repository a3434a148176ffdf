# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
qt_add_library(ecom67_chaos STATIC
    chaos/ChaosPipe.cpp chaos/ChaosPipe.h
    chaos/ChaosProxy.cpp chaos/ChaosProxy.h
    chaos/ConnectProxy.cpp chaos/ConnectProxy.h
    chaos/Customer.cpp chaos/Customer.h
    chaos/Invariants.cpp chaos/Invariants.h
    chaos/SmallDisk.cpp chaos/SmallDisk.h
    chaos/TlsFront.cpp chaos/TlsFront.h)
target_include_directories(ecom67_chaos PUBLIC ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(ecom67_chaos PUBLIC
    ecom67::gateway ecom67::model ecom67::service ecom67::storage ecom67_test_transport Qt6::Test
    PRIVATE ecom67_options)

function(ecom67_add_chaos_test name)
    ecom67_add_test(${name} SOURCE chaos/${name}.cpp LABEL chaos LINK ecom67_chaos)
endfunction()

# What the network and the server do; the disk does not care who speaks to them.
foreach(name ConversationMatrix HandshakeMatrix LinkMatrix ProxyMatrix QuitMatrix ReachMatrix)
    ecom67_add_transport_test(tst_${name} SOURCE chaos/tst_${name}.cpp LABEL chaos LINK ecom67_chaos)
endforeach()
ecom67_add_chaos_test(tst_DiskMatrix)
target_link_libraries(tst_DiskMatrix PRIVATE Qt6::Sql)
ecom67_add_transport_test(tst_RandomChaos LABEL chaos LINK ecom67_chaos SOURCE
    chaos/tst_RandomChaos.cpp
    chaos/FaultDraw.cpp chaos/FaultDraw.h
    chaos/RandomLife.cpp chaos/RandomLife.h)
# 40 s of waiting for what was drawn, and more where the machine has other things to do.
# squid and tinyproxy as they are.
ecom67_add_transport_test(tst_RealProxy LABEL chaos LINK ecom67_chaos SOURCE
    chaos/tst_RealProxy.cpp
    chaos/ProxyProcess.cpp chaos/ProxyProcess.h)
foreach(name ConversationMatrix LinkMatrix RealProxy)
    target_compile_definitions(tst_${name} PRIVATE ECOM67_CLI="$<TARGET_FILE:ecom67-support-cli>")
    add_dependencies(tst_${name} ecom67-support-cli)
endforeach()
# A message of 100 MB and 100,000 answers, with sanitizers on a busy machine.
target_compile_definitions(tst_ReachMatrix PRIVATE
    ECOM67_MAKE_CERTIFICATES="${CMAKE_CURRENT_SOURCE_DIR}/chaos/make-certificates")

if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    ecom67_add_test(tst_MachineMatrix
        SOURCE chaos/tst_MachineMatrix.cpp chaos/ClockShift.cpp chaos/ClockShift.h
        LABEL chaos LINK ecom67_chaos)
    set_target_properties(tst_MachineMatrix PROPERTIES ENABLE_EXPORTS ON)
    target_compile_definitions(tst_MachineMatrix PRIVATE
        ECOM67_KILL_DRIVER="$<TARGET_FILE:kill_driver>")
    add_dependencies(tst_MachineMatrix kill_driver)

    # For LD_PRELOAD.
    add_library(ecom67_slow_names SHARED chaos/SlowNames.cpp)
    target_link_libraries(ecom67_slow_names PRIVATE ecom67_options)
    ecom67_add_chaos_test(tst_QuitProgram)
    target_compile_definitions(tst_QuitProgram PRIVATE
        ECOM67_CLI="$<TARGET_FILE:ecom67-support-cli>"
        ECOM67_PROGRAM="$<TARGET_FILE:ecom67-support>"
        ECOM67_SLOW_NAMES="$<TARGET_FILE:ecom67_slow_names>")
    add_dependencies(tst_QuitProgram ecom67-support ecom67-support-cli ecom67_slow_names)
endif()

# Puts a policy where the system keeps it, in a view of the mounts of its own.
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    ecom67_add_test(tst_LockedPolicy
        SOURCE chaos/tst_LockedPolicy.cpp support/CliRun.h LABEL chaos LINK ecom67_chaos)
    target_compile_definitions(tst_LockedPolicy PRIVATE
        ECOM67_CLI="$<TARGET_FILE:ecom67-support-cli>"
        ECOM67_PROGRAM="$<TARGET_FILE:ecom67-support>")
    add_dependencies(tst_LockedPolicy ecom67-support-cli ecom67-support)
endif()

# The program has a second to be gone in, and the disk its share of it: not both at once.
set_tests_properties(tst_QuitMatrix PROPERTIES RESOURCE_LOCK quitting)
if(TEST tst_QuitMatrix_socket)
    set_tests_properties(tst_QuitMatrix_socket PROPERTIES RESOURCE_LOCK quitting)
endif()
