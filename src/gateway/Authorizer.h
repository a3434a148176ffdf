// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/TokenRules.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace ecom67 {

/// Judges the "token" of a handshake as a Lambda authorizer on `route.request.querystring.token`
/// would: a JWT (RFC 7519) whose signature is right, whose time is now, and which names somebody.
/// The algorithm is the gateway's choice and not the token's: HS256 counts only with the shared
/// secret, RS256 only with the public keys, and nothing else ever.
class Authorizer
{
public:
    enum class Verdict {
        Allowed,
        Missing, ///< no identity source: API Gateway answers 401
        Denied, ///< wrong signature or algorithm, not for us, not now, or for nobody: 403
        KeyUnknown, ///< no key made this signature, but there may be newer ones: else 403
        Thrown, ///< cannot be read, or no keys are to be had, so the Lambda fails: 500
    };

    struct Judgement
    {
        Verdict verdict;
        QString user{}; ///< "sub" of a token that is allowed: one line, see kLongestUser

        friend bool operator==(const Judgement &, const Judgement &) = default;
    };

    static constexpr qsizetype kLongestUser = 128; ///< a longer one is nobody's

    /// The keys of the rules must outlive it.
    explicit Authorizer(TokenRules rules);
    /// HS256 only.
    explicit Authorizer(const QByteArray &secret);

    [[nodiscard]] Judgement judge(const QByteArray &token, const QDateTime &now) const;

    /// An HS256 token this authorizer allows until expiry: for tests and for trying things out.
    QByteArray issue(const QByteArray &subject, const QDateTime &expiry) const;

private:
    QByteArray mac(const QByteArray &content) const;
    Verdict judgeSignature(const QJsonObject &header, const QByteArray &content,
                           const QByteArray &signature) const;
    bool isForUsNow(const QJsonObject &claims, const QDateTime &now) const;

    TokenRules m_rules;
};

} // namespace ecom67
