// SPDX-License-Identifier: MIT
#pragma once

#include "core/UpdateNotice.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <memory>
#include <openssl/evp.h>

namespace ecom67::test {

/// An administrator's key for update notices: made anew in each run.
class UpdateSigner
{
public:
    UpdateSigner()
        : m_key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), &EVP_PKEY_free)
    {
    }

    QByteArray publicKey() const
    {
        std::array<unsigned char, 32> bytes{};
        std::size_t size = bytes.size();
        EVP_PKEY_get_raw_public_key(m_key.get(), bytes.data(), &size);
        return {reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(size)};
    }

    QByteArray sign(const QByteArray &message) const
    {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                              &EVP_MD_CTX_free);
        QByteArray signature(64, '\0');
        std::size_t size = 64;
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get());
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                       reinterpret_cast<const unsigned char *>(message.constData()),
                       static_cast<std::size_t>(message.size()));
        return signature;
    }

    /// The document an administrator puts on a server.
    QJsonObject document(const QByteArray &notice) const
    {
        return {{QStringLiteral("notice"), QString::fromLatin1(notice.toBase64())},
                {QStringLiteral("signature"),
                 QString::fromLatin1(
                     sign(QByteArray(UpdateNotice::kSigned.toByteArray() + notice)).toBase64())}};
    }
    QJsonObject document(const QJsonObject &notice) const
    {
        return document(QJsonDocument(notice).toJson(QJsonDocument::Compact));
    }
    static QJsonObject notice(const QString &version,
                              const QString &issued = QStringLiteral("2026-01-01T12:00:00Z"))
    {
        return {{QStringLiteral("product"), QStringLiteral("ecom67-support")},
                {QStringLiteral("version"), version},
                {QStringLiteral("issued"), issued},
                {QStringLiteral("page"), QStringLiteral("https://shop.example/chat")}};
    }

private:
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
};

} // namespace ecom67::test
