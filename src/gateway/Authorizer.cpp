// SPDX-License-Identifier: MIT
#include "gateway/Authorizer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QMessageAuthenticationCode>

#include <optional>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr auto kEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

static std::optional<QJsonObject> decodedObject(const QByteArray &part)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        part, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonDocument document = QJsonDocument::fromJson(decoded.decoded);
    if (!decoded || !document.isObject())
        return std::nullopt;
    return document.object();
}

static QByteArray encodedObject(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(kEncoding);
}

Authorizer::Authorizer(QByteArray secret)
    : m_secret(std::move(secret))
{
}

QByteArray Authorizer::signature(const QByteArray &signedPart) const
{
    return QMessageAuthenticationCode::hash(signedPart, m_secret, QCryptographicHash::Sha256)
        .toBase64(kEncoding);
}

Authorizer::Verdict Authorizer::judge(const QByteArray &token, const QDateTime &now) const
{
    if (token.isEmpty())
        return Verdict::Missing;
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return Verdict::Thrown;
    const auto header = decodedObject(parts[0]);
    const auto claims = decodedObject(parts[1]);
    if (!header || !claims)
        return Verdict::Thrown;
    if (header->value("alg"_L1).toString() != "HS256"_L1)
        return Verdict::Denied;
    if (m_secret.isEmpty() || signature(parts[0] + '.' + parts[1]) != parts[2])
        return Verdict::Denied;
    const double expiry = claims->value("exp"_L1).toDouble(0);
    return expiry > static_cast<double>(now.toSecsSinceEpoch()) ? Verdict::Allowed
                                                                : Verdict::Denied;
}

QByteArray Authorizer::issue(const QByteArray &subject, const QDateTime &expiry) const
{
    const QByteArray signedPart = encodedObject({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}})
        + '.'
        + encodedObject({{u"sub"_s, QString::fromUtf8(subject)},
                         {u"exp"_s, expiry.toSecsSinceEpoch()}});
    return signedPart + '.' + signature(signedPart);
}

} // namespace ecom67
