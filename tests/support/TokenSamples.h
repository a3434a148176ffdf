// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

namespace ecom67::test {

/// A token with these claims, signed by nobody.
inline QString jwt(const QJsonObject &claims)
{
    const auto part = [](const QByteArray &bytes) {
        return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return QString::fromLatin1(part(R"({"alg":"RS256"})") + '.'
                               + part(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + '.'
                               + part("signature"));
}

/// Of one person, different for each time of issue; good for an hour.
inline QString tokenOf(const QString &subject, qint64 issuedAt = 1'767'225'600)
{
    return jwt({{QStringLiteral("iss"), QStringLiteral("https://id.example")},
                {QStringLiteral("sub"), subject},
                {QStringLiteral("iat"), issuedAt},
                {QStringLiteral("exp"), issuedAt + 3'600}});
}

} // namespace ecom67::test
