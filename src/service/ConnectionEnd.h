// SPDX-License-Identifier: MIT
#pragma once

#include "service/ChatTransport.h"

#include <QAbstractSocket>
#include <QList>
#include <QSslError>
#include <QString>

#include <chrono>
#include <optional>

namespace ecom67 {

/// Everything a transport lets on about the end of one attempt. With QWebSocket none of it is
/// enough alone: closeCode() is 1000 for nearly everything (a reset, a failed look-up, an HTTP
/// 403), and one failure may bring seventeen signals or only one, in either order.
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
        Violation, ///< the peer broke RFC 6455: closeCode says how, errorText what it did
    };

    LocalReason localReason = LocalReason::None;
    bool wasOpened = false;
    bool hasSocketError = false; ///< an error was reported at all
    QAbstractSocket::SocketError webSocketError = QAbstractSocket::UnknownSocketError;
    /// Of the TCP or TLS socket beneath: tells a refused connection from a refused handshake,
    /// which QWebSocket reports by the same code. Our own transport sets both.
    QAbstractSocket::SocketError tcpError = QAbstractSocket::UnknownSocketError;
    QList<QSslError::SslError> tlsErrors;
    QString errorText; ///< translated, from outside: only digits and known sentences are read
    /// Of the answer to the handshake, where the transport has read it; 0: look into errorText.
    int httpStatus = 0;
    std::optional<std::chrono::seconds> retryAfter; ///< said along with it
    int closeCode = 1000;
    QString closeReason;
    bool usedProxy = false;
    std::optional<ChatError> proxyProblem; ///< why nothing was tried
    std::optional<ChatError> authorityProblem; ///< why a certificate may be untrusted
};

/// The one outcome these facts amount to.
TransportOutcome outcomeOf(const ConnectionEnd &end);

} // namespace ecom67
