# SPDX-License-Identifier: MIT
# Paths are relative to tests/.

# The contract of ChatTransport.
foreach(name HandshakeRules WebSocketHandshake WebSocketLifetime WebSocketLink WebSocketRules WebSocketTls)
    ecom67_add_transport_test(tst_${name} SOURCE integration/tst_${name}.cpp
        LABEL integration LINK ecom67_test_transport ecom67::websocket)
endforeach()
ecom67_add_transport_test(tst_Conversation SOURCE integration/tst_Conversation.cpp
    LABEL integration LINK ecom67_test_transport ecom67::gateway)

foreach(name AnswerFaults ConnectionFaults HandshakeFaults LocalGateway LocalGatewayQuotas)
    ecom67_add_test(tst_${name}
        SOURCE integration/tst_${name}.cpp support/RawClient.h
        LABEL integration
        LINK ecom67::gateway)
endforeach()

if(TARGET Qt6::WebSockets)
    ecom67_add_test(tst_LocalGatewayPeers
        SOURCE integration/tst_LocalGatewayPeers.cpp
        LABEL integration
        LINK ecom67::gateway Qt6::WebSockets)
endif()

ecom67_add_test(tst_GatewayCommand
    SOURCE integration/tst_GatewayCommand.cpp support/RawClient.h
    LABEL integration
    LINK ecom67::websocket Qt6::Network)
target_compile_definitions(tst_GatewayCommand PRIVATE
    ECOM67_CLI="$<TARGET_FILE:ecom67-support-cli>")
add_dependencies(tst_GatewayCommand ecom67-support-cli)

# The console program as scripts run it.
foreach(name ConfigCommand ConfigImport EndpointAcceptance IdentityCommand SendCommand)
    ecom67_add_test(tst_${name} SOURCE integration/tst_${name}.cpp support/CliRun.h
        LABEL integration LINK ecom67::gateway Qt6::Network)
    target_compile_definitions(tst_${name} PRIVATE ECOM67_CLI="$<TARGET_FILE:ecom67-support-cli>")
    add_dependencies(tst_${name} ecom67-support-cli)
endforeach()

# One works with no display, the other carries no cryptographic library.
add_test(NAME lint_cli_linked_modules
    COMMAND Python3::Interpreter ${PROJECT_SOURCE_DIR}/scripts/check-linked-modules.py
        $<TARGET_FILE:ecom67-support-cli> $<TARGET_FILE:ecom67-support>)
set_tests_properties(lint_cli_linked_modules PROPERTIES LABELS lint)

ecom67_add_test(tst_ChatDoor SOURCE integration/tst_ChatDoor.cpp LABEL integration
    LINK ecom67::app Qt6::Network)
foreach(name Program RunningChat)
    ecom67_add_test(tst_${name} SOURCE integration/tst_${name}.cpp support/ProgramRun.h
        LABEL integration LINK Qt6::Gui)
    target_compile_definitions(tst_${name} PRIVATE ECOM67_PROGRAM="$<TARGET_FILE:ecom67-support>")
    add_dependencies(tst_${name} ecom67-support)
endforeach()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND TARGET Qt6::DBus)
    ecom67_add_test(tst_DesktopActivation SOURCE integration/tst_DesktopActivation.cpp
        LABEL integration LINK ecom67::app Qt6::DBus)
    target_compile_definitions(tst_DesktopActivation PRIVATE ECOM67_PROGRAM="$<TARGET_FILE:ecom67-support>")
    add_dependencies(tst_DesktopActivation ecom67-support)
endif()
foreach(name PictureDownload PictureFetcher)
    ecom67_add_test(tst_${name} SOURCE integration/tst_${name}.cpp
        support/PictureSamples.h support/PictureServer.h LABEL integration LINK ecom67::service)
endforeach()

# Signed tokens at the gateway's door.
if(ECOM67_JWKS)
    foreach(name JwksUrl TokenAuthorizer)
        ecom67_add_test(tst_${name} SOURCE integration/tst_${name}.cpp
            support/RawClient.h support/RawServer.h support/TestIssuer.h
            LABEL integration LINK ecom67::gateway ecom67::jwks OpenSSL::Crypto)
    endforeach()
    ecom67_add_test(tst_SignedInUser SOURCE integration/tst_SignedInUser.cpp
        support/CliRun.h support/TestIssuer.h LABEL integration LINK Qt6::Core OpenSSL::Crypto)
    target_compile_definitions(tst_SignedInUser PRIVATE ECOM67_CLI="$<TARGET_FILE:ecom67-support-cli>")
    add_dependencies(tst_SignedInUser ecom67-support-cli)
endif()

# The way to the server.
foreach(name FurtherAuthorities SocksProxy)
    ecom67_add_transport_test(tst_${name} SOURCE integration/tst_${name}.cpp
        LABEL integration LINK ecom67_test_transport)
endforeach()
target_compile_definitions(tst_FurtherAuthorities PRIVATE
    ECOM67_MAKE_CERTIFICATES="${CMAKE_CURRENT_SOURCE_DIR}/chaos/make-certificates")
# A provider that is not ours; scripts/fetch-oidc-provider puts it there.
ecom67_add_test(tst_OidcProvider SOURCE integration/tst_OidcProvider.cpp
    support/MemorySecretStore.h support/ScriptedBrowser.h
    LABEL integration LINK ecom67::service)
target_compile_definitions(tst_OidcProvider PRIVATE
    ECOM67_OIDC_PROVIDER="${CMAKE_BINARY_DIR}/oidc-provider")
