// SPDX-License-Identifier: MIT
#include "core/TokenClaims.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::seconds;

static constexpr qsizetype kMostAudiences = 16;
static constexpr seconds kSoonest = 30s;
static constexpr seconds kLatest = 7 * 24h;
static constexpr seconds kAhead = 60s;
static constexpr double kLargestTime = 1e12; ///< in s; what is beyond is no time

static QString textIn(const QJsonValue &value)
{
    const QString text = value.toString();
    return text.size() <= TokenClaims::kLongestText ? text : QString();
}

/// Made for the screen: one line, nothing that turns the direction of what follows.
static QString shownText(const QJsonValue &value)
{
    QString text = textIn(value).simplified();
    text.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.isSurrogate();
    });
    return text;
}

static std::optional<seconds> timeIn(const QJsonValue &value)
{
    const double time = value.toDouble(-1);
    if (!std::isfinite(time) || time < 0 || time > kLargestTime)
        return std::nullopt;
    return seconds(qint64(time));
}

static QStringList audienceIn(const QJsonValue &value)
{
    if (value.isString())
        return {textIn(value)};
    QStringList audience;
    const QJsonArray values = value.toArray();
    for (const QJsonValue &one : values) {
        if (audience.size() == kMostAudiences)
            break;
        audience.append(textIn(one));
    }
    return audience;
}

std::optional<TokenClaims> TokenClaims::read(QStringView token)
{
    const auto parts = token.size() <= kLongestToken ? token.split(u'.') : QList<QStringView>();
    if (parts.size() != 3)
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(
        parts.at(1).toLatin1(),
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const QJsonDocument document
        = decoded ? QJsonDocument::fromJson(decoded.decoded) : QJsonDocument();
    if (!document.isObject())
        return std::nullopt;
    const QJsonObject object = document.object();
    return TokenClaims{.issuer = textIn(object.value("iss"_L1)),
                       .subject = textIn(object.value("sub"_L1)),
                       .name = shownText(object.value("name"_L1)),
                       .email = shownText(object.value("email"_L1)),
                       .nonce = textIn(object.value("nonce"_L1)),
                       .audience = audienceIn(object.value("aud"_L1)),
                       .issuedAt = timeIn(object.value("iat"_L1)),
                       .expiresAt = timeIn(object.value("exp"_L1))};
}

QString ownerOf(const QString &token)
{
    if (token.isEmpty())
        return {};
    const auto claims = TokenClaims::read(token);
    // A line feed is in no token, so that nobody can be made to look like somebody else.
    const QString who = claims && !claims->subject.isEmpty()
        ? QString(claims->issuer + u'\n' + claims->subject)
        : token;
    const QByteArray hash = QCryptographicHash::hash(who.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.left(16).toHex());
}

std::optional<seconds> renewalDelay(const TokenClaims &claims, std::optional<seconds> lifetime,
                                    seconds now)
{
    std::optional<seconds> left = lifetime;
    if (!left && claims.expiresAt) {
        left = *claims.expiresAt - now;
        // A clock that is behind makes it look younger than new, one that is ahead as if it had
        // expired on its way here. If it really has, the server says so, and a newer one is asked
        // for.
        if (claims.issuedAt && *claims.expiresAt > *claims.issuedAt) {
            const seconds whole = *claims.expiresAt - *claims.issuedAt;
            left = *left <= 0s ? whole : std::min(*left, whole);
        }
    }
    if (!left)
        return std::nullopt;
    return std::clamp(std::max(*left - kAhead, *left / 2), kSoonest, kLatest);
}

} // namespace ecom67
