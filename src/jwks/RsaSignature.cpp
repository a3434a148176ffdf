// SPDX-License-Identifier: MIT
#include "jwks/RsaSignature.h"

#include "jwks/Jwk.h"

#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

namespace ecom67 {

namespace {

/// Frees what OpenSSL hands out.
template <auto free>
struct FreedBy
{
    template <typename T>
    void operator()(T *pointer) const
    {
        free(pointer);
    }
};

using Number = std::unique_ptr<BIGNUM, FreedBy<BN_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, FreedBy<OSSL_PARAM_BLD_free>>;
using Parameters = std::unique_ptr<OSSL_PARAM, FreedBy<OSSL_PARAM_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, FreedBy<EVP_PKEY_CTX_free>>;
using Key = std::unique_ptr<EVP_PKEY, FreedBy<EVP_PKEY_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, FreedBy<EVP_MD_CTX_free>>;

} // namespace

static const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

static Number numberOf(const QByteArray &digits)
{
    return Number(BN_bin2bn(bytesOf(digits), static_cast<int>(digits.size()), nullptr));
}

static Key makeKey(const Jwk &jwk)
{
    const Number modulus = numberOf(jwk.modulus);
    const Number exponent = numberOf(jwk.exponent);
    const Builder builder(OSSL_PARAM_BLD_new());
    if (!modulus || !exponent || !builder
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1
        || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
        return {};
    const Parameters parameters(OSSL_PARAM_BLD_to_param(builder.get()));
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
    EVP_PKEY *made = nullptr;
    if (!parameters || !context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &made, EVP_PKEY_PUBLIC_KEY, parameters.get()) != 1)
        return {};
    return Key(made);
}

bool isSignedBy(const Jwk &key, const QByteArray &content, const QByteArray &signature)
{
    const Key made = makeKey(key);
    const Digest digest(EVP_MD_CTX_new());
    const bool isGood = made && digest
        && EVP_DigestVerifyInit(digest.get(), nullptr, EVP_sha256(), nullptr, made.get()) == 1
        && EVP_DigestVerify(digest.get(), bytesOf(signature), size_t(signature.size()),
                            bytesOf(content), size_t(content.size()))
            == 1;
    // A wrong signature leaves an error behind that the next user of the library would find.
    ERR_clear_error();
    return isGood;
}

} // namespace ecom67
