# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_Jwk
    SOURCE unit/jwks/tst_Jwk.cpp support/TestIssuer.h
    LABEL unit
    LINK ecom67::jwks OpenSSL::Crypto)
