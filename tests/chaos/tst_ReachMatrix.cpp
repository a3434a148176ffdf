// SPDX-License-Identifier: MIT
#include "chaos/Shop.h"
#include "chaos/TlsFront.h"
#include "support/RawServer.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Delivery = Message::Delivery;
using Code = ChatError::Code;
using State = ConnectionStatus::State;

/// Rows 9 to 11 and 15 to 17 of the fault matrix: the server is not reached, or not believed.
class tst_ReachMatrix : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void row09_nameIsNotKnown();
    void row10_refusedConnection();
    void row11_blackHole();
    void row15_wssToAPlainPort_data();
    void row15_wssToAPlainPort();
    void row16_badCertificates_data();
    void row16_badCertificates();
    void row17_privateAuthority();

private:
    void meetUntilMoved(Shop &shop, const QUrl &where, State state, Code code);
    void makeCertificates();
    QString certificate(const QString &name) const { return m_certificates.filePath(name); }

    QTemporaryDir m_certificates;
    bool m_areMade = false;
};

void tst_ReachMatrix::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// A question waits until the settings say another place.
void tst_ReachMatrix::meetUntilMoved(Shop &shop, const QUrl &where, State state, Code code)
{
    shop.customer->moveTo(where);
    shop.customer->open();
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitStatus(state, code));
    VERIFY_INVARIANTS(shop.invariants.brokenNow());
    QCOMPARE(shop.customer->messageWith(u"one"_s)->delivery, Delivery::Queued);
    shop.customer->moveTo(shop.proxy.through(shop.url));
    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.gateway.handshakes().size(), 1);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_ReachMatrix::row09_nameIsNotKnown()
{
    Customer::Pace pace = Customer::hurried();
    pace.chat.firstHandshake = 10s; // a resolver may take its time to say no
    pace.chat.laterHandshake = 10s;
    Shop shop(Shop::quickGateway(), pace);
    shop.customer->moveTo(QUrl(u"wss://shop.invalid/prod"_s));
    shop.customer->open();
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitStatus(State::Reconnecting));
    // A resolver that is out of reach itself does not say no, it says nothing.
    const Code code = shop.customer->service->status().error->code;
    QVERIFY(code == Code::HostNotFound || code == Code::ConnectTimeout);
    VERIFY_INVARIANTS(shop.invariants.brokenNow());
    shop.customer->moveTo(shop.proxy.through(shop.url));
    QVERIFY(shop.waitAnswered(u"one"_s));
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

void tst_ReachMatrix::row10_refusedConnection()
{
    Shop shop;
    shop.proxy.setRefusing(true);
    shop.customer->open();
    shop.customer->ask(u"one"_s);
    const auto failures = [&shop] {
        QList<int> result;
        for (const ConnectionStatus &status : std::as_const(shop.customer->statuses)) {
            if (status.isWaiting())
                result.append(status.attempt);
        }
        return result;
    };
    QTRY_VERIFY_WITH_TIMEOUT(failures().size() >= 5, 30'000);

    QVERIFY(shop.waitStatus(State::Reconnecting, Code::ConnectionRefused));
    // "Disconnected" comes before the error: both together are one failure and one timer.
    const QList<int> counted = failures();
    for (qsizetype i = 0; i < counted.size(); ++i)
        QCOMPARE(counted.at(i), i + 1);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.gateway.handshakes().size(), 1);
}

namespace {

/// A port whose queue of connections is full: the kernel drops every further one without a word.
class FullPort
{
    Q_DISABLE_COPY_MOVE(FullPort)

public:
    FullPort()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto *name = reinterpret_cast<sockaddr *>(&address);
        socklen_t size = sizeof address;
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        m_descriptors.push_back(listener);
        if (::bind(listener, name, size) != 0 || ::listen(listener, 0) != 0
            || ::getsockname(listener, name, &size) != 0)
            return;
        port = ntohs(address.sin_port);
        for (int i = 0; i < 4; ++i) {
            const int filler = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
            m_descriptors.push_back(filler);
            (void)::connect(filler, name, size);
        }
    }
    ~FullPort()
    {
        for (const int descriptor : m_descriptors)
            ::close(descriptor);
    }

    quint16 port = 0;

private:
    std::vector<int> m_descriptors;
};

} // namespace

void tst_ReachMatrix::row11_blackHole()
{
    const FullPort hole;
    QVERIFY(hole.port != 0);
    Shop shop;
    meetUntilMoved(shop, QUrl(u"ws://127.0.0.1:%1/prod"_s.arg(hole.port)), State::Reconnecting,
                   Code::ConnectTimeout);
}

void tst_ReachMatrix::row15_wssToAPlainPort_data()
{
    QTest::addColumn<bool>("isSilent");
    QTest::addColumn<State>("state");
    QTest::addColumn<Code>("code");
    QTest::newRow("that waits for more") << true << State::Reconnecting << Code::ConnectTimeout;
    QTest::newRow("that answers in clear") << false << State::Misconfigured << Code::TlsFailed;
}

void tst_ReachMatrix::row15_wssToAPlainPort()
{
    QFETCH(const bool, isSilent);
    QFETCH(const State, state);
    QFETCH(const Code, code);
    QTcpServer plain;
    connect(&plain, &QTcpServer::newConnection, this, [&plain, isSilent] {
        QTcpSocket *socket = plain.nextPendingConnection();
        if (!isSilent)
            connect(socket, &QIODevice::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            });
    });
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    Shop shop;
    meetUntilMoved(shop, QUrl(u"wss://127.0.0.1:%1/prod"_s.arg(plain.serverPort())), state, code);
}

void tst_ReachMatrix::makeCertificates()
{
    if (m_areMade)
        return;
    if (QStandardPaths::findExecutable(u"openssl"_s).isEmpty())
        QSKIP("the certificates are made with the program openssl, which is not installed");
    QProcess maker;
    maker.start(QStringLiteral(ECOM67_MAKE_CERTIFICATES), {m_certificates.path()});
    QVERIFY(maker.waitForFinished());
    QVERIFY2(maker.exitCode() == 0, maker.readAllStandardError().constData());
    m_areMade = true;
}

void tst_ReachMatrix::row16_badCertificates_data()
{
    QTest::addColumn<Code>("code");
    QTest::newRow("expired.pem") << Code::CertificateExpired;
    QTest::newRow("future.pem") << Code::CertificateNotYetValid;
    QTest::newRow("self-signed.pem") << Code::CertificateUntrusted;
    QTest::newRow("wrong-host.pem") << Code::CertificateWrongHost;
    QTest::newRow("unknown-ca.pem") << Code::CertificateUntrusted;
}

void tst_ReachMatrix::row16_badCertificates()
{
    QFETCH(const Code, code);
    makeCertificates();
    if (!m_areMade)
        return;
    const TrustedAuthority authority(certificate(u"ca.pem"_s));
    Shop shop;
    const TlsFront front(shop.gateway.port(),
                         certificate(QString::fromLatin1(QTest::currentDataTag())),
                         certificate(u"key.pem"_s));
    meetUntilMoved(shop, front.through(shop.url), State::Misconfigured, code);
}

void tst_ReachMatrix::row17_privateAuthority()
{
    makeCertificates();
    if (!m_areMade)
        return;
    const TrustedAuthority authority(certificate(u"ca.pem"_s));
    Shop shop;
    const TlsFront front(shop.gateway.port(), certificate(u"good.pem"_s),
                         certificate(u"key.pem"_s));
    shop.customer->moveTo(front.through(shop.url));
    shop.customer->open();
    shop.customer->ask(u"one"_s);

    QVERIFY(shop.waitAnswered(u"one"_s));
    QCOMPARE(shop.customer->attempts(), 1);
    VERIFY_INVARIANTS(shop.brokenInTheEnd());
}

QTEST_GUILESS_MAIN(tst_ReachMatrix)
#include "tst_ReachMatrix.moc"
