# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_AnswerReceiver SOURCE unit/service/tst_AnswerReceiver.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_BoundedCommand SOURCE unit/service/tst_BoundedCommand.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_ChatService SOURCE unit/service/tst_ChatService.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_ConnectionKeeper SOURCE unit/service/tst_ConnectionKeeper.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_ConnectionOutcomes SOURCE unit/service/tst_ConnectionOutcomes.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_QuestionQueue SOURCE unit/service/tst_QuestionQueue.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_ConnectionEnd SOURCE unit/service/tst_ConnectionEnd.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_ConnectionProbe SOURCE unit/service/tst_ConnectionProbe.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_LinkWatch SOURCE unit/service/tst_LinkWatch.cpp
    LABEL unit LINK ecom67::service)
if(ECOM67_QT_WEBSOCKETS)
    ecom67_add_test(tst_SocketSetup SOURCE unit/service/tst_SocketSetup.cpp
        LABEL unit LINK ecom67::service Qt6::WebSockets)
endif()
ecom67_add_test(tst_NetworkSetup SOURCE unit/service/tst_NetworkSetup.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_AuthorityFile SOURCE unit/service/tst_AuthorityFile.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_SendBarrier SOURCE unit/service/tst_SendBarrier.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_ConnectionHints SOURCE unit/service/tst_ConnectionHints.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_ConnectionIdentity SOURCE unit/service/tst_ConnectionIdentity.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_ConnectionUpkeep SOURCE unit/service/tst_ConnectionUpkeep.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_LateAnswers SOURCE unit/service/tst_LateAnswers.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_NetworkHint SOURCE unit/service/tst_NetworkHint.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_WakeWatch SOURCE unit/service/tst_WakeWatch.cpp
    LABEL unit LINK ecom67::service)
ecom67_add_test(tst_IdentityKeeper SOURCE unit/service/tst_IdentityKeeper.cpp
    support/FakeTokenProvider.h support/TokenSamples.h
    LABEL unit LINK ecom67::service)
if(UNIX)
    ecom67_add_test(tst_TokenProviders SOURCE unit/service/tst_TokenProviders.cpp
        LABEL unit LINK ecom67::service)
endif()
ecom67_add_test(tst_RedirectListener SOURCE unit/service/tst_RedirectListener.cpp
    LABEL unit LINK ecom67::service)
foreach(name SignIn SignedIn)
    ecom67_add_test(tst_${name} SOURCE unit/service/tst_${name}.cpp
        support/FakeOidcProvider.h support/MemorySecretStore.h support/SignInFixture.h
        support/TokenSamples.h
        LABEL unit LINK ecom67::service)
endforeach()
ecom67_add_test(tst_StoredProxyPassword SOURCE unit/service/tst_StoredProxyPassword.cpp
    support/MemorySecretStore.h LABEL unit LINK ecom67::service)
# Signed by OpenSSL, verified by ourselves.
if(TARGET OpenSSL::Crypto)
    ecom67_add_test(tst_UpdateCheck SOURCE unit/service/tst_UpdateCheck.cpp support/UpdateSigner.h
        LABEL unit LINK ecom67::service OpenSSL::Crypto)
endif()
