# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
foreach(name AnswerOffers Card CardMutations ChatError Endpoint LinkPolicy LogLevels Money Pkce PictureFile
        PictureHosts PolicyTemplates ProgramAddress ReconnectPolicy Redaction SessionId SettingTable Settings ShopLinks
        ShownText
        TextBounds TextMatcher)
    ecom67_add_test(tst_${name} SOURCE unit/core/tst_${name}.cpp LABEL unit LINK ecom67::core)
endforeach()
target_compile_definitions(tst_SettingTable PRIVATE
    ECOM67_CONFIGURATION_DOCUMENT="${PROJECT_SOURCE_DIR}/docs/CONFIGURATION.md")
target_compile_definitions(tst_PolicyTemplates PRIVATE
    ECOM67_POLICY_TEMPLATES="${PROJECT_SOURCE_DIR}/packaging/windows/policy")
ecom67_add_test(tst_TokenClaims SOURCE unit/core/tst_TokenClaims.cpp support/TokenSamples.h
    LABEL unit LINK ecom67::core)
# Signed by OpenSSL, verified by ourselves.
if(TARGET OpenSSL::Crypto)
    ecom67_add_test(tst_Ed25519 SOURCE unit/core/tst_Ed25519.cpp support/UpdateSigner.h
        LABEL unit LINK ecom67::core OpenSSL::Crypto)
    ecom67_add_test(tst_UpdateNotice SOURCE unit/core/tst_UpdateNotice.cpp support/UpdateSigner.h
        LABEL unit LINK ecom67::core OpenSSL::Crypto)
    target_compile_definitions(tst_UpdateNotice PRIVATE
        ECOM67_SIGN_UPDATE_NOTICE="${PROJECT_SOURCE_DIR}/scripts/sign-update-notice")
endif()
