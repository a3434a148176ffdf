// SPDX-License-Identifier: MIT
#include "service/ConnectionEnd.h"

#include "core/Redaction.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

static ChatError makeError(Code code, const QString &detail, int httpStatus = 0)
{
    return {.code = code, .detail = redacted(detail), .httpStatus = httpStatus, .setting = {}};
}

/// QWebSocket tells the status only inside a translated sentence, and 400 not at all.
static int httpStatusIn(const QString &errorText)
{
    static const QRegularExpression number(uR"((?<![\w+/=.])([1-5]\d\d)(?![\w+/=.]))"_s);
    const auto match = number.match(errorText);
    if (match.hasMatch())
        return match.capturedView(1).toInt();
    const QString badRequest = QCoreApplication::translate(
        "QWebSocket",
        "QWebSocketPrivate::processHandshake: Unknown error condition encountered. "
        "Aborting connection.");
    return errorText == badRequest ? 400 : 0;
}

static Code codeOfStatus(int status)
{
    switch (status) {
    case 400:
        return Code::HandshakeBadRequest;
    case 401:
        return Code::HandshakeUnauthorized;
    case 403:
        return Code::HandshakeForbidden;
    case 404:
    case 410:
    case 426:
        return Code::HandshakeNotFound;
    case 429:
        return Code::RateLimited;
    default:
        break;
    }
    if (status >= 500)
        return Code::ServerTrouble;
    if (status >= 400)
        return Code::HandshakeRefused;
    return status >= 300 ? Code::HandshakeRedirected : Code::HandshakeCaptivePortal;
}

static Code codeOfTls(const QList<QSslError::SslError> &errors)
{
    const auto hasAny = [&errors](std::initializer_list<QSslError::SslError> wanted) {
        return std::find_first_of(errors.begin(), errors.end(), wanted.begin(), wanted.end())
            != errors.end();
    };
    // The most telling one first: an unknown authority often comes along with the others.
    if (hasAny({QSslError::CertificateNotYetValid}))
        return Code::CertificateNotYetValid;
    if (hasAny({QSslError::CertificateExpired}))
        return Code::CertificateExpired;
    if (hasAny({QSslError::HostNameMismatch}))
        return Code::CertificateWrongHost;
    if (hasAny({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
                QSslError::UnableToGetIssuerCertificate,
                QSslError::UnableToGetLocalIssuerCertificate,
                QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted,
                QSslError::InvalidCaCertificate}))
        return Code::CertificateUntrusted;
    return Code::TlsFailed;
}

static Code codeOfSocket(const ConnectionEnd &end)
{
    using Socket = QAbstractSocket;
    switch (end.webSocketError) {
    case Socket::HostNotFoundError:
        return Code::HostNotFound;
    case Socket::ConnectionRefusedError:
        // A handshake that QWebSocket does not like is "refused" as well.
        return end.tcpError == Socket::ConnectionRefusedError ? Code::ConnectionRefused
                                                              : Code::ProtocolViolation;
    case Socket::NetworkError:
        return Code::NetworkUnreachable;
    case Socket::SocketTimeoutError:
        return Code::ConnectTimeout;
    case Socket::SocketAccessError:
        return end.usedProxy ? Code::ProxyDenied : Code::ConnectionRefused;
    case Socket::ProxyAuthenticationRequiredError:
        return Code::ProxyAuthentication;
    case Socket::ProxyConnectionRefusedError:
    case Socket::ProxyConnectionClosedError:
    case Socket::ProxyConnectionTimeoutError:
        return Code::ProxyUnreachable;
    case Socket::ProxyNotFoundError:
        return Code::ProxyNotFound;
    case Socket::ProxyProtocolError:
        return Code::ProxyFailed;
    case Socket::SslHandshakeFailedError:
    case Socket::SslInternalError:
    case Socket::SslInvalidUserDataError:
        return Code::TlsFailed;
    case Socket::UnsupportedSocketOperationError:
        return Code::EndpointScheme;
    default:
        return Code::ConnectionLost;
    }
}

/// Whoever says "later" and why is taken at its word, within bounds; a redirection is not.
static TransportOutcome refusedBy(const ConnectionEnd &end)
{
    const bool meansLater = end.httpStatus == 429 || end.httpStatus == 503;
    return {.error = makeError(codeOfStatus(end.httpStatus), end.errorText, end.httpStatus),
            .retryAfter = meansLater ? end.retryAfter : std::nullopt};
}

static TransportOutcome refusedHandshake(const ConnectionEnd &end)
{
    if (end.proxyProblem)
        return {.error = *end.proxyProblem};
    if (end.localReason == ConnectionEnd::LocalReason::HandshakeTimeout)
        return {.error = makeError(Code::ConnectTimeout, u"no complete handshake in time"_s)};
    if (end.localReason == ConnectionEnd::LocalReason::EndlessHead)
        return {.error = makeError(Code::ProtocolViolation, u"endless answer to the handshake"_s)};
    if (end.localReason == ConnectionEnd::LocalReason::Violation)
        return {.error = makeError(Code::ProtocolViolation, end.errorText)};
    if (end.httpStatus != 0)
        return refusedBy(end);
    if (!end.tlsErrors.isEmpty()) {
        const Code code = codeOfTls(end.tlsErrors);
        if (code == Code::CertificateUntrusted && end.authorityProblem)
            return {.error = *end.authorityProblem};
        return {.error = makeError(code, end.errorText)};
    }
    if (!end.hasSocketError)
        return {.error = makeError(Code::ConnectionLost, u"closed during the handshake"_s)};
    const bool mayHoldStatus = end.webSocketError == QAbstractSocket::ConnectionRefusedError
        && end.tcpError != QAbstractSocket::ConnectionRefusedError;
    if (const int status = mayHoldStatus ? httpStatusIn(end.errorText) : 0)
        return {.error = makeError(codeOfStatus(status), end.errorText, status)};
    return {.error = makeError(codeOfSocket(end), end.errorText)};
}

/// QWebSocket gives itself a code and closes when it meets trouble of its own; only the sentence
/// tells such a close from one the server sent.
static bool isOwnClose(const ConnectionEnd &end, const char *context, const char *sentence)
{
    return end.closeReason == QCoreApplication::translate(context, sentence);
}

static bool isReadTimeout(const ConnectionEnd &end)
{
    return isOwnClose(end, "QWebSocketDataProcessor", "Timeout when reading data from socket.");
}

static bool isOwnSizeLimit(const ConnectionEnd &end)
{
    return isOwnClose(end, "QWebSocketDataProcessor", "Received message is too big.")
        || isOwnClose(end, "QWebSocketFrame", "Maximum framesize exceeded.");
}

static Code codeOfClose(const ConnectionEnd &end)
{
    switch (end.closeCode) {
    case 1002:
        // A close code QWebSocket does not know, 1012 (service restart) above all, becomes 1002
        // with a sentence that holds the number; digits survive its translation.
        return end.closeReason.contains("1002"_L1) ? Code::ServerTrouble : Code::ProtocolViolation;
    case 1003:
    case 1010:
        return Code::ProtocolViolation;
    case 1007:
        return Code::UnreadableMessage;
    case 1008:
        return Code::RateLimited;
    case 1009:
        return isOwnSizeLimit(end) ? Code::UnreadableMessage : Code::MessageTooLong;
    case 1011:
    case 1012:
    case 1013:
    case 1014:
        return Code::ServerTrouble;
    default:
        return Code::ConnectionLost;
    }
}

/// What cannot be read as text, or is too long for that, is the server's message gone wrong.
static Code codeOfViolation(const ConnectionEnd &end)
{
    const bool isMessage = end.closeCode == 1007 || end.closeCode == 1009;
    return isMessage ? Code::UnreadableMessage : Code::ProtocolViolation;
}

static TransportOutcome lostConnection(const ConnectionEnd &end)
{
    using Reason = ConnectionEnd::LocalReason;
    if (end.localReason == Reason::Silence)
        return {.error = makeError(Code::ConnectionLost, u"nothing heard any more"_s)};
    if (end.localReason == Reason::Congested)
        return {.error = makeError(Code::ConnectionLost, u"the server does not read"_s)};
    if (end.localReason == Reason::Violation)
        return {.error = makeError(codeOfViolation(end), end.errorText)};
    if (end.closeCode == 1001 && !isReadTimeout(end))
        return {.error = {}, .isPlanned = true};
    if (end.closeCode != 1000) {
        const QString detail
            = u"close %1 %2"_s.arg(QString::number(end.closeCode), end.closeReason);
        return {.error = makeError(codeOfClose(end), detail)};
    }
    if (end.hasSocketError) {
        // Whoever cut it: a server says goodbye first, as a rule, and a proxy never does.
        const Code code = end.usedProxy ? Code::ProxyConnectionLost : Code::ConnectionLost;
        return {.error = makeError(code, end.errorText)};
    }
    return {}; // the server closed on purpose and said so
}

TransportOutcome outcomeOf(const ConnectionEnd &end)
{
    TransportOutcome outcome;
    if (end.localReason != ConnectionEnd::LocalReason::Closed)
        outcome = end.wasOpened ? lostConnection(end) : refusedHandshake(end);
    outcome.wasOpened = end.wasOpened;
    return outcome;
}

} // namespace ecom67
