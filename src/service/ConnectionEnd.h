// SPDX-License-Identifier: MIT
#pragma once

#include "service/ChatTransport.h"

#include <QAbstractSocket>
#include <QList>
#include <QSslError>
#include <QString>

#include <optional>

namespace ecom67 {

/// Everything QWebSocket lets on about the end of one attempt. None of it is enough alone:
/// closeCode() is 1000 for nearly everything (a reset, a failed look-up, an HTTP 403), and one
/// failure may bring seventeen signals or only one, in either order.
struct ConnectionEnd
{
    /// Why this side ended it.
    enum class LocalReason {
        None,
        Closed, ///< close() was called
        HandshakeTimeout,
        EndlessHead, ///< its answer to the handshake does not end
        Silence, ///< no byte in the time allowed
        Congested, ///< the peer does not read
    };

    LocalReason localReason = LocalReason::None;
    bool wasOpened = false;
    bool hasSocketError = false; ///< QWebSocket reported an error at all
    QAbstractSocket::SocketError webSocketError = QAbstractSocket::UnknownSocketError;
    /// Of the TCP or TLS socket beneath: tells a refused connection from a refused handshake,
    /// which QWebSocket reports by the same code.
    QAbstractSocket::SocketError tcpError = QAbstractSocket::UnknownSocketError;
    QList<QSslError::SslError> tlsErrors;
    QString errorText; ///< translated, from outside: only digits and known sentences are read
    int closeCode = 1000;
    QString closeReason;
    bool usedProxy = false;
    std::optional<ChatError> proxyProblem; ///< why nothing was tried
    std::optional<ChatError> authorityProblem; ///< why a certificate may be untrusted
};

/// The one outcome these facts amount to.
TransportOutcome outcomeOf(const ConnectionEnd &end);

} // namespace ecom67
