// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Authorizer.h"
#include "gateway/Fault.h"
#include "gateway/TrafficRecord.h"
#include "websocket/HttpHead.h"
#include "websocket/ServerHandshake.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <chrono>

namespace ecom67 {

struct GatewayOptions;

/// What is answered to an upgrade request.
struct HandshakeAnswer
{
    enum class Then {
        Open, ///< the WebSocket is open
        Wait, ///< HTTP goes on: another request may come
        Close,
        Ignore, ///< keep the connection and read nothing more
        AwaitKeys, ///< no answer yet: newer keys may allow the token
    };

    QByteArray bytes;
    Then then = Then::Wait;
    int status = 0; ///< 0: bytes are no HTTP answer
    std::chrono::milliseconds timePerByte{0};
    QString user{}; ///< whom the token names, where one was asked for and allowed
};

/// API Gateway's side of the opening handshake: stage path, authorizer, `$connect`, and the faults
/// that a connection meets there.
class HandshakeResponder
{
public:
    explicit HandshakeResponder(const GatewayOptions &options);

    [[nodiscard]] HandshakeAnswer answer(const HttpHead &head, const ActiveFaults &faults,
                                         const QDateTime &now) const;
    /// As answer(), once the keys are as new as they will be.
    [[nodiscard]] HandshakeAnswer finalAnswer(const HttpHead &head, const ActiveFaults &faults,
                                              const QDateTime &now) const;

    /// To a request that cannot be read at all.
    [[nodiscard]] static HandshakeAnswer answer(HttpHead::Problem problem);

private:
    Authorizer::Judgement authorize(const UpgradeRequest &request, const QDateTime &now) const;

    const GatewayOptions &m_options;
};

} // namespace ecom67
