// SPDX-License-Identifier: MIT
#include "gateway/Authorizer.h"

#include "core/ShownText.h"
#include "gateway/TokenKeys.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QList>
#include <QMessageAuthenticationCode>

#include <optional>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr auto kEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

static std::optional<QByteArray> decoded(const QByteArray &part)
{
    auto bytes = QByteArray::fromBase64Encoding(
        part, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
}

static std::optional<QJsonObject> decodedObject(const QByteArray &part)
{
    const auto bytes = decoded(part);
    const QJsonDocument document = QJsonDocument::fromJson(bytes.value_or(QByteArray()));
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

static QByteArray encodedObject(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(kEncoding);
}

Authorizer::Authorizer(TokenRules rules)
    : m_rules(std::move(rules))
{
}

Authorizer::Authorizer(const QByteArray &secret)
    : Authorizer(TokenRules{.secret = secret})
{
}

QByteArray Authorizer::mac(const QByteArray &content) const
{
    return QMessageAuthenticationCode::hash(content, m_rules.secret, QCryptographicHash::Sha256);
}

/// Takes as long wherever the first difference is.
static bool isSame(const QByteArray &one, const QByteArray &other)
{
    if (one.size() != other.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        difference |= one.at(i) ^ other.at(i);
    return difference == 0;
}

static std::optional<QString> keyId(const QJsonObject &header)
{
    const QJsonValue value = header.value("kid"_L1);
    return value.isString() ? std::optional(value.toString()) : std::nullopt;
}

Authorizer::Verdict Authorizer::judgeSignature(const QJsonObject &header, const QByteArray &content,
                                               const QByteArray &signature) const
{
    // What is "critical" has to be understood (RFC 7515, 4.1.11), and nothing is here.
    if (header.contains("crit"_L1))
        return Verdict::Denied;
    const QString algorithm = header.value("alg"_L1).toString();
    if (algorithm == "HS256"_L1) {
        const bool isGood = !m_rules.secret.isEmpty() && isSame(mac(content), signature);
        return isGood ? Verdict::Allowed : Verdict::Denied;
    }
    if (algorithm != "RS256"_L1 || !m_rules.keys)
        return Verdict::Denied;
    switch (m_rules.keys->verify(
        {.content = content, .signature = signature, .keyId = keyId(header)})) {
    case TokenKeys::Verdict::Good:
        return Verdict::Allowed;
    case TokenKeys::Verdict::Bad:
        return Verdict::Denied;
    case TokenKeys::Verdict::NoSuchKey:
        return Verdict::KeyUnknown;
    case TokenKeys::Verdict::NotThere:
        break;
    }
    return Verdict::Thrown;
}

static bool isMeantFor(const QString &audience, const QJsonValue &claim)
{
    return claim.isArray() ? claim.toArray().contains(audience) : claim.toString() == audience;
}

bool Authorizer::isForUsNow(const QJsonObject &claims, const QDateTime &now) const
{
    const auto seconds = static_cast<double>(now.toSecsSinceEpoch());
    // A time that is none is no time at which it counts.
    if (!(claims.value("exp"_L1).toDouble(0) > seconds))
        return false;
    const QJsonValue begin = claims.value("nbf"_L1);
    if (!begin.isUndefined() && !(begin.isDouble() && begin.toDouble() <= seconds))
        return false;
    if (!m_rules.issuer.isEmpty() && claims.value("iss"_L1).toString() != m_rules.issuer)
        return false;
    return m_rules.audience.isEmpty() || isMeantFor(m_rules.audience, claims.value("aud"_L1));
}

Authorizer::Judgement Authorizer::judge(const QByteArray &token, const QDateTime &now) const
{
    if (token.isEmpty())
        return {Verdict::Missing};
    const QList<QByteArray> parts = token.split('.');
    if (parts.size() != 3)
        return {Verdict::Thrown};
    const auto header = decodedObject(parts[0]);
    const auto claims = decodedObject(parts[1]);
    const auto signature = decoded(parts[2]);
    if (!header || !claims)
        return {Verdict::Thrown};
    if (!signature)
        return {Verdict::Denied};
    // The claims of a token that nobody signed are nobody's words: they are not looked at before.
    const Verdict verdict = judgeSignature(*header, parts[0] + '.' + parts[1], *signature);
    if (verdict != Verdict::Allowed)
        return {verdict};
    const QString subject = claims->value("sub"_L1).toString();
    const QString user = shownText(subject, kLongestUser);
    if (user.isEmpty() || subject.size() > kLongestUser || !isForUsNow(*claims, now))
        return {Verdict::Denied};
    return {Verdict::Allowed, user};
}

QByteArray Authorizer::issue(const QByteArray &subject, const QDateTime &expiry) const
{
    const QByteArray content = encodedObject({{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}}) + '.'
        + encodedObject({{u"sub"_s, QString::fromUtf8(subject)},
                         {u"exp"_s, expiry.toSecsSinceEpoch()}});
    return content + '.' + mac(content).toBase64(kEncoding);
}

} // namespace ecom67
