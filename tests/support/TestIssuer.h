// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

namespace ecom67::test {

/// An identity provider's key: made anew in each run, signs what it is told to.
class TestIssuer
{
public:
    explicit TestIssuer(const QString &keyId = QStringLiteral("key-1"), int bits = 2048)
        : m_keyId(keyId)
        , m_key(EVP_RSA_gen(static_cast<unsigned int>(bits)), &EVP_PKEY_free)
    {
    }

    QJsonObject jwk() const
    {
        return {{QStringLiteral("kty"), QStringLiteral("RSA")},
                {QStringLiteral("use"), QStringLiteral("sig")},
                {QStringLiteral("alg"), QStringLiteral("RS256")},
                {QStringLiteral("kid"), m_keyId},
                {QStringLiteral("n"), QString::fromLatin1(encoded(number(OSSL_PKEY_PARAM_RSA_N)))},
                {QStringLiteral("e"), QString::fromLatin1(encoded(number(OSSL_PKEY_PARAM_RSA_E)))}};
    }

    static QByteArray jwks(const QList<QJsonObject> &keys)
    {
        QJsonArray list;
        for (const QJsonObject &key : keys)
            list.append(key);
        return QJsonDocument(QJsonObject{{QStringLiteral("keys"), list}}).toJson();
    }
    QByteArray jwks() const { return jwks({jwk()}); }

    /// Claims of somebody that count for the next hour.
    static QJsonObject claims(const QString &subject = QStringLiteral("user-17"))
    {
        const qint64 now = QDateTime::currentSecsSinceEpoch();
        return {{QStringLiteral("sub"), subject}, {QStringLiteral("exp"), now + 3'600}};
    }
    QJsonObject header() const
    {
        return {{QStringLiteral("alg"), QStringLiteral("RS256")}, {QStringLiteral("kid"), m_keyId}};
    }

    QByteArray token(const QJsonObject &claims, const QJsonObject &header) const
    {
        const QByteArray content = part(header) + '.' + part(claims);
        return content + '.' + encoded(signature(content));
    }
    QByteArray token(const QJsonObject &claims) const { return token(claims, header()); }
    QByteArray token() const { return token(claims()); }

    static QByteArray part(const QJsonObject &object)
    {
        return encoded(QJsonDocument(object).toJson(QJsonDocument::Compact));
    }
    static QByteArray encoded(const QByteArray &bytes)
    {
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    }

    QByteArray signature(const QByteArray &content) const
    {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(),
                                                                             &EVP_MD_CTX_free);
        const auto *bytes = reinterpret_cast<const unsigned char *>(content.constData());
        size_t size = 0;
        EVP_DigestSignInit(digest.get(), nullptr, EVP_sha256(), nullptr, m_key.get());
        EVP_DigestSign(digest.get(), nullptr, &size, bytes, size_t(content.size()));
        QByteArray signature(qsizetype(size), '\0');
        EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                       bytes, size_t(content.size()));
        signature.truncate(qsizetype(size));
        return signature;
    }

private:
    QByteArray number(const char *name) const
    {
        BIGNUM *value = nullptr;
        EVP_PKEY_get_bn_param(m_key.get(), name, &value);
        QByteArray bytes(BN_num_bytes(value), '\0');
        BN_bn2bin(value, reinterpret_cast<unsigned char *>(bytes.data()));
        BN_free(value);
        return bytes;
    }

    QString m_keyId;
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
};

} // namespace ecom67::test
