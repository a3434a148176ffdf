# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
if(ECOM67_JWKS)
    ecom67_add_test(tst_Jwk
        SOURCE unit/jwks/tst_Jwk.cpp support/TestIssuer.h
        LABEL unit
        LINK ecom67::jwks OpenSSL::Crypto)
endif()

# What a build without OpenSSL has instead, in every build.
ecom67_add_test(tst_NoTokenKeySource
    SOURCE unit/jwks/tst_NoTokenKeySource.cpp ../src/jwks/NoTokenKeySource.cpp
    LABEL unit
    LINK ecom67::gateway ecom67::service)
