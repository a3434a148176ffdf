// SPDX-License-Identifier: MIT
#include "support/RawServer.h"
#include "support/TestData.h"
#include "support/TestTransport.h"
#include "support/TransportLog.h"

#include <QFile>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;

/// Certificates are verified, and what is wrong with one is named.
class tst_WebSocketTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void badCertificatesAreNamed_data();
    void badCertificatesAreNamed();
    void trustedCertificateConnects();
    void muchGoesBothWays();
    void oldTlsIsRefused();

private:
    QSslConfiguration m_default = QSslConfiguration::defaultConfiguration();
};

void tst_WebSocketTls::init()
{
    if (QSslSocket::activeBackend() == "schannel"_L1)
        QSKIP("Schannel cannot serve with the keys of tests/data/tls.");
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_WebSocketTls::cleanup()
{
    QSslConfiguration::setDefaultConfiguration(m_default);
}

static QByteArray readFile(const QString &name)
{
    QFile file(test::testData() + u"/tls/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

static QSslConfiguration serverWith(const QString &certificate)
{
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(readFile(certificate)));
    tls.setPrivateKey(QSslKey(readFile(u"key.pem"_s), QSsl::Ec));
    return tls;
}

static void trust(const QString &certificate)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificate(QSslCertificate(readFile(certificate)));
    QSslConfiguration::setDefaultConfiguration(tls);
}

static void accept(QTcpSocket &socket, const QByteArray &head)
{
    socket.write(RawServer::acceptance(head) + RawServer::text("hello"));
}

void tst_WebSocketTls::badCertificatesAreNamed_data()
{
    QTest::addColumn<bool>("isTrusted");
    QTest::addColumn<Code>("code");
    QTest::newRow("valid.pem") << false << Code::CertificateUntrusted;
    QTest::newRow("expired.pem") << true << Code::CertificateExpired;
    QTest::newRow("future.pem") << true << Code::CertificateNotYetValid;
    QTest::newRow("other-host.pem") << true << Code::CertificateWrongHost;
}

void tst_WebSocketTls::badCertificatesAreNamed()
{
    QFETCH(const bool, isTrusted);
    QFETCH(const Code, code);
    const QString certificate = QString::fromLatin1(QTest::currentDataTag());
    if (isTrusted)
        trust(certificate);
    RawServer server(accept);
    server.tls = serverWith(certificate);
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(u"wss"_s), 5s);
    QTRY_COMPARE(log.ended.size(), 1);

    QCOMPARE(log.code(), int(code));
    QVERIFY(log.opened.isEmpty());
    QVERIFY(server.received.isEmpty());
    QTRY_COMPARE(server.openSockets(), 0);
    QCOMPARE(log.ended.size(), 1);
}

void tst_WebSocketTls::trustedCertificateConnects()
{
    trust(u"valid.pem"_s);
    RawServer server(accept);
    server.tls = serverWith(u"valid.pem"_s);
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(u"wss"_s), 5s);
    QTRY_COMPARE(log.texts.size(), 1);

    QCOMPARE(log.opened.size(), 1);
    transport->close();
    QTRY_COMPARE(log.ended.size(), 1);
    QVERIFY(!log.outcome().error);
}

/// More than any buffer on the way holds, to the last byte before the server goes.
void tst_WebSocketTls::muchGoesBothWays()
{
    trust(u"valid.pem"_s);
    const RawServer *listener = nullptr;
    RawServer server([&listener](QTcpSocket &socket, const QByteArray &head) {
        socket.write(RawServer::acceptance(head));
        connect(&socket, &QIODevice::readyRead, &socket, [&listener, &socket] {
            // Unread bytes at the end would be answered by a reset, which drops what is on its way.
            if (listener->received.size() < 100'000)
                return;
            socket.write(RawServer::text(QByteArray(20'000, 'x')).repeated(300));
            socket.disconnectFromHost();
        });
    });
    listener = &server;
    server.tls = serverWith(u"valid.pem"_s);
    const auto transport = makeTestTransport();
    TransportLog log(*transport);
    connect(transport.get(), &ChatTransport::opened, this,
            [&transport] { QVERIFY(transport->send(QString(100'000, u'y'))); });

    transport->open(server.url(u"wss"_s), 5s);
    QTRY_COMPARE_WITH_TIMEOUT(log.ended.size(), 1, 20'000);

    QCOMPARE(log.texts.size(), 300);
    QCOMPARE(log.code(), int(Code::ConnectionLost));
}

void tst_WebSocketTls::oldTlsIsRefused()
{
    trust(u"valid.pem"_s);
    RawServer server(accept);
    server.tls = serverWith(u"valid.pem"_s);
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    server.tls->setProtocol(QSsl::TlsV1_1);
    QT_WARNING_POP
    const auto transport = makeTestTransport();
    TransportLog log(*transport);

    transport->open(server.url(u"wss"_s), 5s);
    QTRY_COMPARE(log.ended.size(), 1);

    QVERIFY(log.opened.isEmpty());
    QVERIFY(log.outcome().error);
}

QTEST_GUILESS_MAIN(tst_WebSocketTls)
#include "tst_WebSocketTls.moc"
