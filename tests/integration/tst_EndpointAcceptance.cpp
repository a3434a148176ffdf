// SPDX-License-Identifier: MIT
#include "gateway/LocalGateway.h"
#include "support/CliRun.h"

#include <QTest>

#include <memory>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What reaches the server of the shop, from a configured endpoint and identity to the handshake:
/// the built program on one side, the gateway's record on the other. An endpoint with a slash at
/// its end, and a token that was sent when nobody was signed in, have kept every customer out once.
class tst_EndpointAcceptance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void slashesAtTheEndDoNoHarm_data();
    void slashesAtTheEndDoNoHarm();
    void nobodySignedInMeansNoTokenAtAll_data();
    void nobodySignedInMeansNoTokenAtAll();
    void aTokenArrivesAsItIs_data();
    void aTokenArrivesAsItIs();

private:
    QString url() const { return m_gateway->url().toString(); }
    HandshakeRecord handshake() const { return m_gateway->handshakes().value(0); }
    QList<QByteArray> parameters() const
    {
        QList<QByteArray> names;
        for (const auto &[name, value] : handshake().query)
            names.append(name);
        return names;
    }

    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<CliRun> m_cli;
};

void tst_EndpointAcceptance::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    GatewayOptions options;
    options.thinkingTime = 1ms;
    m_gateway = std::make_unique<LocalGateway>(options);
    QVERIFY(std::holds_alternative<QUrl>(m_gateway->listen()));
    m_cli = std::make_unique<CliRun>(QStringLiteral(ECOM67_CLI));
}

void tst_EndpointAcceptance::slashesAtTheEndDoNoHarm_data()
{
    QTest::addColumn<int>("slashes");
    QTest::addColumn<bool>("fromEnvironment");
    for (const int slashes : {0, 1, 2, 10}) {
        QTest::addRow("%d, option", slashes) << slashes << false;
        QTest::addRow("%d, environment", slashes) << slashes << true;
    }
}

void tst_EndpointAcceptance::slashesAtTheEndDoNoHarm()
{
    QFETCH(const int, slashes);
    QFETCH(const bool, fromEnvironment);
    const QString endpoint = url() + QString(slashes, u'/');

    if (fromEnvironment)
        m_cli->setVariable("ECOM67_ENDPOINT", endpoint);
    (*m_cli)(fromEnvironment ? QStringList{u"send"_s, u"Hello"_s}
                             : QStringList{u"send"_s, u"Hello"_s, u"--endpoint"_s, endpoint});

    QVERIFY2(m_cli->exitCode == 0, m_cli->err.constData());
    QVERIFY(!m_cli->out.isEmpty());
    QCOMPARE(m_gateway->handshakes().size(), 1);
    QCOMPARE(handshake().answeredStatus, 101);
    QCOMPARE(handshake().path, m_gateway->url().path().toUtf8());
}

void tst_EndpointAcceptance::nobodySignedInMeansNoTokenAtAll_data()
{
    QTest::addColumn<QString>("variable"); ///< null: it is not set

    QTest::newRow("no variable") << QString();
    QTest::newRow("empty variable") << u""_s;
}

void tst_EndpointAcceptance::nobodySignedInMeansNoTokenAtAll()
{
    QFETCH(const QString, variable);
    if (!variable.isNull())
        m_cli->setVariable("ECOM67_TOKEN", variable);

    (*m_cli)({u"send"_s, u"Hello"_s, u"--endpoint"_s, url()});

    QVERIFY2(m_cli->exitCode == 0, m_cli->err.constData());
    // Not even an empty one, nor "null" or "undefined".
    QCOMPARE(parameters(), QList<QByteArray>{"sessionId"});
    QVERIFY(handshake().parameter("sessionId").startsWith("session-"));
    QVERIFY(handshake().header("authorization").isEmpty());
}

void tst_EndpointAcceptance::aTokenArrivesAsItIs_data()
{
    QTest::addColumn<QString>("token");
    int number = 0; // not the token itself: what a test prints is searched for tokens

    for (const QString &token :
         {u"eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2ln-_"_s, u"a+b"_s, u"a/b"_s, u"a=="_s,
          u"a&token=b"_s, u"a%41"_s, u"100%"_s, u"a b"_s, u"gr\u00fc\u00dfe"_s, u"\U0001f511"_s,
          u"a#b?c"_s, u"a\\b\"c'd"_s, u"+/=&% \u4f60"_s})
        QTest::addRow("token of %d characters, number %d", int(token.size()), ++number) << token;
}

void tst_EndpointAcceptance::aTokenArrivesAsItIs()
{
    QFETCH(const QString, token);
    m_cli->setVariable("ECOM67_TOKEN", token);

    (*m_cli)({u"send"_s, u"Hello"_s, u"--endpoint"_s, url()});

    QVERIFY2(m_cli->exitCode == 0, m_cli->err.constData());
    QCOMPARE(parameters(), QList<QByteArray>({"sessionId", "token"}));
    QCOMPARE(QString::fromUtf8(handshake().parameter("token")), token);
    QVERIFY(!m_cli->out.contains(token.toUtf8()) && !m_cli->err.contains(token.toUtf8()));
}

QTEST_GUILESS_MAIN(tst_EndpointAcceptance)
#include "tst_EndpointAcceptance.moc"
