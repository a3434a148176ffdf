// SPDX-License-Identifier: MIT
#include "jwks/Jwk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <bit>

namespace ecom67 {

using namespace Qt::StringLiterals;

using ReadKey = std::variant<Jwk, QString>; ///< or what is wrong with it

static QByteArray number(const QJsonValue &value)
{
    const auto bytes = QByteArray::fromBase64Encoding(
        value.toString().toLatin1(),
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    QByteArray digits = bytes ? *bytes : QByteArray();
    while (digits.startsWith('\0'))
        digits.remove(0, 1);
    return digits;
}

static qsizetype bitsOf(const QByteArray &digits)
{
    if (digits.isEmpty())
        return 0;
    return (digits.size() - 1) * 8 + std::bit_width(static_cast<unsigned char>(digits.front()));
}

static bool isForRs256(const QJsonObject &key)
{
    const auto is = [&key](QLatin1StringView name, QLatin1StringView wanted) {
        return !key.contains(name) || key.value(name).toString() == wanted;
    };
    return key.value("kty"_L1).toString() == "RSA"_L1 && is("use"_L1, "sig"_L1)
        && is("alg"_L1, "RS256"_L1);
}

static ReadKey readKey(const QJsonObject &key)
{
    if (!isForRs256(key))
        return u"not for RS256"_s;
    const Jwk read{.id = key.value("kid"_L1).toString(),
                   .modulus = number(key.value("n"_L1)),
                   .exponent = number(key.value("e"_L1))};
    if (read.modulus.isEmpty() || read.exponent.isEmpty())
        return u"\"n\" or \"e\" is missing or not base64url"_s;
    const qsizetype bits = bitsOf(read.modulus);
    if (bits < Jwk::kFewestBits || bits > Jwk::kMostBits)
        return u"%1 bits, %2 to %3 are needed"_s.arg(bits)
            .arg(Jwk::kFewestBits)
            .arg(Jwk::kMostBits);
    const bool isOdd = read.exponent.back() & 1;
    // Of 1 a signature would be what it signs.
    if (!isOdd || bitsOf(read.exponent) < 2 || read.exponent.size() > 8)
        return u"its exponent is not safe"_s;
    return read;
}

std::variant<QList<Jwk>, JwksProblem> parseJwks(const QByteArray &json)
{
    if (json.size() > kMostJwksBytes)
        return JwksProblem{u"over 1 MB"_s};
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return JwksProblem{u"no JSON, at byte %1"_s.arg(error.offset)};
    const QJsonValue list = document.object().value("keys"_L1);
    if (!list.isArray())
        return JwksProblem{u"no set of keys: there is no list named \"keys\""_s};
    const QJsonArray keys = list.toArray();
    if (keys.isEmpty())
        return JwksProblem{u"its list of keys is empty"_s};
    if (keys.size() > kMostJwks)
        return JwksProblem{u"over %1 keys"_s.arg(kMostJwks)};
    QList<Jwk> usable;
    QStringList reasons;
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const ReadKey key = readKey(keys.at(i).toObject());
        if (const auto *reason = std::get_if<QString>(&key))
            reasons.append(u"key %1: %2"_s.arg(QString::number(i + 1), *reason));
        else
            usable.append(std::get<Jwk>(key));
    }
    if (usable.isEmpty())
        return JwksProblem{u"no key can be used ("_s
                           + reasons.first(qMin(reasons.size(), 5)).join(u"; "_s) + u')'};
    return usable;
}

} // namespace ecom67
