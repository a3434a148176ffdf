// SPDX-License-Identifier: MIT
#include "service/ConnectionEnd.h"

#include <QRegularExpression>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Code = ChatError::Code;
using Socket = QAbstractSocket;
using LocalReason = ConnectionEnd::LocalReason;

Q_DECLARE_METATYPE(Code)
Q_DECLARE_METATYPE(ConnectionEnd)

/// How the facts that QWebSocket lets on are weighed, one row for each combination met.
class tst_ConnectionEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void refusedHandshakesAreNamed_data();
    void refusedHandshakesAreNamed();
    void lostConnectionsAreNamed_data();
    void lostConnectionsAreNamed();
    void deliberateEndsAreNoErrors();
    void violationsAreTheServers_data();
    void violationsAreTheServers();
    void detailHoldsNoSecret();
};

void tst_ConnectionEnd::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

static ConnectionEnd refused(const QString &text)
{
    ConnectionEnd end;
    end.hasSocketError = true;
    end.webSocketError = Socket::ConnectionRefusedError;
    end.errorText = text;
    return end;
}

static ConnectionEnd failed(Socket::SocketError error, bool usedProxy = false)
{
    ConnectionEnd end;
    end.hasSocketError = true;
    end.webSocketError = error;
    end.tcpError = error;
    end.usedProxy = usedProxy;
    return end;
}

static ConnectionEnd tls(const QList<QSslError::SslError> &errors)
{
    ConnectionEnd end = failed(Socket::SslHandshakeFailedError);
    end.tlsErrors = errors;
    return end;
}

static ConnectionEnd proxyNotNamed()
{
    ConnectionEnd end;
    end.proxyProblem
        = ChatError{.code = Code::ProxyIncomplete, .detail = {}, .httpStatus = 0, .setting = {}};
    return end;
}

static ConnectionEnd untrustedWithout(QSslError::SslError error)
{
    ConnectionEnd end = tls({error});
    end.authorityProblem
        = ChatError{.code = Code::CaFileUnreadable, .detail = {}, .httpStatus = 0, .setting = {}};
    return end;
}

static ConnectionEnd closed(int code, const QString &reason = {})
{
    ConnectionEnd end;
    end.wasOpened = true;
    end.closeCode = code;
    end.closeReason = reason;
    return end;
}

static QString status(int number, const QString &reason)
{
    return u"QWebSocketPrivate::processHandshake: Unhandled http status code: %1 (%2)."_s.arg(
        QString::number(number), reason);
}

void tst_ConnectionEnd::refusedHandshakesAreNamed_data()
{
    QTest::addColumn<ConnectionEnd>("end");
    QTest::addColumn<Code>("code");
    QTest::addColumn<int>("httpStatus");
    const auto row = [](const char *name, const ConnectionEnd &end, Code code, int number = 0) {
        QTest::newRow(name) << end << code << number;
    };
    ConnectionEnd timeout = refused(status(403, u"Forbidden"_s));
    timeout.localReason = LocalReason::HandshakeTimeout;
    row("our own timer is meant first", timeout, Code::ConnectTimeout);
    row("403", refused(status(403, u"Forbidden"_s)), Code::HandshakeForbidden, 403);
    row("translated", refused(u"Unbekannter HTTP-Statuscode: 503 (Service 404)."_s),
        Code::ServerTrouble, 503);
    row("full-width brackets", refused(u"HTTP 状态码：502（Bad Gateway）"_s), Code::ServerTrouble,
        502);
    row("599", refused(status(599, {})), Code::ServerTrouble, 599);
    row("308", refused(status(308, {})), Code::HandshakeRedirected, 308);
    row("204", refused(status(204, {})), Code::HandshakeCaptivePortal, 204);
    row("400 has no number",
        refused(u"QWebSocketPrivate::processHandshake: Unknown error condition encountered. "
                "Aborting connection."_s),
        Code::HandshakeBadRequest, 400);
    ConnectionEnd told = closed(1000);
    told.wasOpened = false;
    told.httpStatus = 426;
    told.errorText = u"HTTP 426: not 403"_s;
    row("a status that was read", told, Code::HandshakeNotFound, 426);
    ConnectionEnd broken = closed(1002);
    broken.wasOpened = false;
    broken.localReason = LocalReason::Violation;
    broken.errorText = u"HTTP 403"_s;
    row("no WebSocket's answer", broken, Code::ProtocolViolation);
    row("digits inside a key are no status",
        refused(u"Accept-Key received from server a403b/503+404= does not match x404."_s),
        Code::ProtocolViolation);
    row("header too large", refused(u"Header is too large"_s), Code::ProtocolViolation);
    row("refused", failed(Socket::ConnectionRefusedError), Code::ConnectionRefused);
    row("no host", failed(Socket::HostNotFoundError), Code::HostNotFound);
    row("no network", failed(Socket::NetworkError), Code::NetworkUnreachable);
    row("timed out", failed(Socket::SocketTimeoutError), Code::ConnectTimeout);
    row("dropped", failed(Socket::RemoteHostClosedError), Code::ConnectionLost);
    row("denied", failed(Socket::SocketAccessError), Code::ConnectionRefused);
    row("denied by a proxy", failed(Socket::SocketAccessError, true), Code::ProxyDenied);
    row("proxy wants a password", failed(Socket::ProxyAuthenticationRequiredError, true),
        Code::ProxyAuthentication);
    row("proxy is down", failed(Socket::ProxyConnectionRefusedError, true), Code::ProxyUnreachable);
    row("proxy hangs up", failed(Socket::ProxyConnectionClosedError, true), Code::ProxyUnreachable);
    row("proxy is silent", failed(Socket::ProxyConnectionTimeoutError, true),
        Code::ProxyUnreachable);
    row("proxy is unknown", failed(Socket::ProxyNotFoundError, true), Code::ProxyNotFound);
    row("no proxy at all", failed(Socket::ProxyProtocolError, true), Code::ProxyFailed);
    row("proxy is not named", proxyNotNamed(), Code::ProxyIncomplete);
    row("unknown authority and no file of it", untrustedWithout(QSslError::SelfSignedCertificate),
        Code::CaFileUnreadable);
    row("expired, whatever the file", untrustedWithout(QSslError::CertificateExpired),
        Code::CertificateExpired);
    row("no TLS", failed(Socket::SslHandshakeFailedError), Code::TlsFailed);
    row("expired", tls({QSslError::CertificateExpired}), Code::CertificateExpired);
    row("not yet valid", tls({QSslError::CertificateNotYetValid}), Code::CertificateNotYetValid);
    row("self-signed and not yet valid",
        tls({QSslError::SelfSignedCertificate, QSslError::CertificateNotYetValid}),
        Code::CertificateNotYetValid);
    row("wrong host", tls({QSslError::HostNameMismatch}), Code::CertificateWrongHost);
    row("self-signed", tls({QSslError::SelfSignedCertificate}), Code::CertificateUntrusted);
    row("unknown authority",
        tls({QSslError::UnableToGetLocalIssuerCertificate,
             QSslError::UnableToVerifyFirstCertificate}),
        Code::CertificateUntrusted);
    row("another TLS error", tls({QSslError::InvalidPurpose}), Code::TlsFailed);
    row("just gone", {}, Code::ConnectionLost);
}

void tst_ConnectionEnd::refusedHandshakesAreNamed()
{
    QFETCH(const ConnectionEnd, end);
    QFETCH(const Code, code);
    QFETCH(const int, httpStatus);
    const TransportOutcome outcome = outcomeOf(end);
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, code);
    QCOMPARE(outcome.error->httpStatus, httpStatus);
    QVERIFY(!outcome.wasOpened && !outcome.isPlanned);
}

void tst_ConnectionEnd::lostConnectionsAreNamed_data()
{
    QTest::addColumn<ConnectionEnd>("end");
    QTest::addColumn<Code>("code");
    const auto row = [](const char *name, const ConnectionEnd &end, Code code) {
        QTest::newRow(name) << end << code;
    };
    ConnectionEnd dropped = closed(1000);
    dropped.hasSocketError = true;
    dropped.webSocketError = Socket::RemoteHostClosedError;
    row("1000 with a socket error", dropped, Code::ConnectionLost);
    ConnectionEnd silent = closed(1000);
    silent.localReason = LocalReason::Silence;
    row("silence", silent, Code::ConnectionLost);
    silent.localReason = LocalReason::Congested;
    row("does not read", silent, Code::ConnectionLost);
    row("stalled inside a message", closed(1001, u"Timeout when reading data from socket."_s),
        Code::ConnectionLost);
    row("1002", closed(1002, u"A reserved bit is set."_s), Code::ProtocolViolation);
    row("1012 as QWebSocket tells it", closed(1002, u"Invalid close code 1002 detected."_s),
        Code::ServerTrouble);
    row("1003", closed(1003), Code::ProtocolViolation);
    row("1007", closed(1007), Code::UnreadableMessage);
    row("1008", closed(1008), Code::RateLimited);
    row("1009", closed(1009, u"Message too long"_s), Code::MessageTooLong);
    row("1009 by our own limit", closed(1009, u"Received message is too big."_s),
        Code::UnreadableMessage);
    row("1009 by our own frame limit", closed(1009, u"Maximum framesize exceeded."_s),
        Code::UnreadableMessage);
    row("1011", closed(1011), Code::ServerTrouble);
    row("1012", closed(1012), Code::ServerTrouble);
    row("4000", closed(4000), Code::ConnectionLost);
}

void tst_ConnectionEnd::lostConnectionsAreNamed()
{
    QFETCH(const ConnectionEnd, end);
    QFETCH(const Code, code);
    const TransportOutcome outcome = outcomeOf(end);
    QVERIFY(outcome.error);
    QCOMPARE(outcome.error->code, code);
    QVERIFY(outcome.wasOpened && !outcome.isPlanned);
}

void tst_ConnectionEnd::deliberateEndsAreNoErrors()
{
    const TransportOutcome planned = outcomeOf(closed(1001, u"Going away"_s));
    QVERIFY(!planned.error && planned.isPlanned && planned.wasOpened);

    const TransportOutcome byServer = outcomeOf(closed(1000, u"Connection Closed Normally"_s));
    QVERIFY(!byServer.error && !byServer.isPlanned && byServer.wasOpened);

    // Whatever else happened while we closed it.
    ConnectionEnd ours = closed(1002);
    ours.localReason = LocalReason::Closed;
    ours.hasSocketError = true;
    const TransportOutcome byUs = outcomeOf(ours);
    QVERIFY(!byUs.error && !byUs.isPlanned && byUs.wasOpened);
}

void tst_ConnectionEnd::violationsAreTheServers_data()
{
    QTest::addColumn<int>("closeCode");
    QTest::addColumn<Code>("code");
    QTest::newRow("1002") << 1002 << Code::ProtocolViolation;
    QTest::newRow("1007") << 1007 << Code::UnreadableMessage;
    QTest::newRow("1009 is not our message") << 1009 << Code::UnreadableMessage;
}

void tst_ConnectionEnd::violationsAreTheServers()
{
    QFETCH(const int, closeCode);
    QFETCH(const Code, code);
    ConnectionEnd end = closed(closeCode);
    end.localReason = LocalReason::Violation;
    end.errorText = u"what it did"_s;
    const TransportOutcome outcome = outcomeOf(end);
    QVERIFY(outcome.error && outcome.wasOpened);
    QCOMPARE(outcome.error->code, code);
    QCOMPARE(outcome.error->detail, u"what it did"_s);
}

void tst_ConnectionEnd::detailHoldsNoSecret()
{
    const QString secret = u"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"_s;
    const TransportOutcome outcome
        = outcomeOf(closed(1011, u"GET /prod?token=%1 \x1b[31m\r\nline"_s.arg(secret)));
    QVERIFY(outcome.error->detail.contains("1011"_L1));
    QVERIFY(!outcome.error->detail.contains(secret));
    QVERIFY(!outcome.error->detail.contains(u'\x1b') && !outcome.error->detail.contains(u'\n'));
}

QTEST_GUILESS_MAIN(tst_ConnectionEnd)
#include "tst_ConnectionEnd.moc"
