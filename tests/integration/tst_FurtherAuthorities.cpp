// SPDX-License-Identifier: MIT
#include "service/NetworkSetup.h"
#include "support/RawServer.h"
#include "support/TestTransport.h"
#include "support/TransportLog.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Code = ChatError::Code;

/// An authority of the organisation's own, made for each run: it counts when its file is named, and
/// makes nothing good that is bad.
class tst_FurtherAuthorities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void certificatesAreJudged_data();
    void certificatesAreJudged();
    void oldTlsIsRefused_data();
    void oldTlsIsRefused();
    void renewedFileCounts();

private:
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QByteArray contentOf(const QString &name) const;
    QSslConfiguration serverWith(const QString &certificate) const;

    QTemporaryDir m_folder;
};

void tst_FurtherAuthorities::initTestCase()
{
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("the certificates are made with the program openssl, which is not installed");
    QProcess maker;
    maker.start(QStringLiteral(ECOM67_MAKE_CERTIFICATES), {m_folder.path()});
    QVERIFY(maker.waitForFinished());
    QVERIFY2(maker.exitCode() == 0, maker.readAllStandardError().constData());
    QVERIFY(QFile::copy(file(u"expired.pem"_s), file(u"expired-ca.pem"_s)));
}

void tst_FurtherAuthorities::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

QByteArray tst_FurtherAuthorities::contentOf(const QString &name) const
{
    QFile content(file(name));
    return content.open(QIODevice::ReadOnly) ? content.readAll() : QByteArray();
}

QSslConfiguration tst_FurtherAuthorities::serverWith(const QString &certificate) const
{
    QSslConfiguration tls;
    tls.setLocalCertificate(QSslCertificate(contentOf(certificate)));
    tls.setPrivateKey(QSslKey(contentOf(u"key.pem"_s), QSsl::Ec));
    return tls;
}

static void accept(QTcpSocket &socket, const QByteArray &head)
{
    socket.write(RawServer::acceptance(head) + RawServer::text("hello"));
}

void tst_FurtherAuthorities::certificatesAreJudged_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("authorities"); ///< "" for none
    QTest::addColumn<int>("code"); ///< -1: it connects
    const auto row = [](const char *certificate, const char *authorities, int code = -1) {
        QTest::addRow("%s with %s", certificate, *authorities ? authorities : "no file")
            << QString::fromLatin1(certificate) << QString::fromLatin1(authorities) << code;
    };
    row("good.pem", "ca.pem");
    row("good.pem", "", int(Code::CertificateUntrusted));
    row("good.pem", "hidden-ca.pem", int(Code::CertificateUntrusted));
    row("good.pem", "not-there.pem", int(Code::CaFileUnreadable));
    row("good.pem", "key.pem", int(Code::CaFileInvalid));
    row("good.pem", "expired-ca.pem", int(Code::CaFileExpired));
    row("expired.pem", "ca.pem", int(Code::CertificateExpired));
    row("future.pem", "ca.pem", int(Code::CertificateNotYetValid));
    row("wrong-host.pem", "ca.pem", int(Code::CertificateWrongHost));
    row("self-signed.pem", "ca.pem", int(Code::CertificateUntrusted));
    row("self-signed.pem", "", int(Code::CertificateUntrusted));
    row("unknown-ca.pem", "ca.pem", int(Code::CertificateUntrusted));
}

void tst_FurtherAuthorities::certificatesAreJudged()
{
    QFETCH(const QString, certificate);
    QFETCH(const QString, authorities);
    QFETCH(const int, code);
    RawServer server(accept);
    server.tls = serverWith(certificate);
    const NetworkSetup network({.caFile = authorities.isEmpty() ? QString() : file(authorities)});
    const auto transport = makeTestTransport(network);
    TransportLog log(*transport);

    transport->open(server.url(u"wss"_s), 10s);
    if (code < 0) {
        QTRY_COMPARE(log.texts.size(), 1);
        return;
    }
    QTRY_COMPARE(log.ended.size(), 1);

    QCOMPARE(log.code(), code);
    QVERIFY(log.opened.isEmpty());
    QVERIFY(server.received.isEmpty());
}

void tst_FurtherAuthorities::oldTlsIsRefused_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<bool>("connects");
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QTest::newRow("1.0") << int(QSsl::TlsV1_0) << false;
    QTest::newRow("1.1") << int(QSsl::TlsV1_1) << false;
    QT_WARNING_POP
    QTest::newRow("1.2") << int(QSsl::TlsV1_2) << true;
    QTest::newRow("1.3") << int(QSsl::TlsV1_3) << true;
}

void tst_FurtherAuthorities::oldTlsIsRefused()
{
    QFETCH(const int, protocol);
    QFETCH(const bool, connects);
    RawServer server(accept);
    server.tls = serverWith(u"good.pem"_s);
    server.tls->setProtocol(QSsl::SslProtocol(protocol));
    const NetworkSetup network({.caFile = file(u"ca.pem"_s)});
    const auto transport = makeTestTransport(network);
    TransportLog log(*transport);

    transport->open(server.url(u"wss"_s), 10s);
    QTRY_VERIFY(log.texts.size() + log.ended.size() == 1);

    QCOMPARE(log.code(), connects ? -1 : int(Code::TlsFailed));
    QCOMPARE(log.opened.size(), connects ? 1 : 0);
}

void tst_FurtherAuthorities::renewedFileCounts()
{
    RawServer server(accept);
    server.tls = serverWith(u"good.pem"_s);
    const NetworkSetup network({.caFile = file(u"late-ca.pem"_s)});
    const auto transport = makeTestTransport(network);
    TransportLog log(*transport);
    transport->open(server.url(u"wss"_s), 10s);
    QTRY_COMPARE(log.code(), int(Code::CaFileUnreadable));

    QVERIFY(QFile::copy(file(u"ca.pem"_s), file(u"late-ca.pem"_s)));
    transport->open(server.url(u"wss"_s), 10s);
    QTRY_COMPARE(log.texts.size(), 1);
}

QTEST_GUILESS_MAIN(tst_FurtherAuthorities)
#include "tst_FurtherAuthorities.moc"
