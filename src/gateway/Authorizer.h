// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>

namespace ecom67 {

/// Judges the "token" of a handshake as a Lambda authorizer on `route.request.querystring.token`
/// would: a JWT signed with HS256 and a shared secret, whose "exp" is still to come.
class Authorizer
{
public:
    enum class Verdict {
        Allowed,
        Missing, ///< no identity source: API Gateway answers 401
        Denied, ///< wrong signature or algorithm, or expired: 403
        Thrown, ///< cannot be read at all, so the Lambda fails: 500
    };

    explicit Authorizer(QByteArray secret);

    [[nodiscard]] Verdict judge(const QByteArray &token, const QDateTime &now) const;

    /// A token this authorizer allows until expiry: for tests and for trying things out.
    QByteArray issue(const QByteArray &subject, const QDateTime &expiry) const;

private:
    QByteArray signature(const QByteArray &signedPart) const;

    QByteArray m_secret;
};

} // namespace ecom67
