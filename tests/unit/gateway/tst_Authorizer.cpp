// SPDX-License-Identifier: MIT
#include "gateway/Authorizer.h"

#include <QTest>

using namespace ecom67;
using Verdict = Authorizer::Verdict;

class tst_Authorizer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowsTheTokenOfAnotherImplementation();
    void judges_data();
    void judges();
    void deniesEverythingWithoutASecret();
};

static QDateTime now()
{
    return QDateTime::fromSecsSinceEpoch(1'767'225'600, Qt::UTC);
}

/// The example of jwt.io, with an "exp" added; signed by Python's hmac module with "secret".
void tst_Authorizer::allowsTheTokenOfAnotherImplementation()
{
    const QByteArray token
        = "eyJhbGciOiAiSFMyNTYiLCAidHlwIjogIkpXVCJ9.eyJzdWIiOiAiMTIzNDU2Nzg5MCIsICJuYW1lIjo"
          "gIkpvaG4gRG9lIiwgImV4cCI6IDE3NjcyMjkyMDB9.-oPFOY0ycZ-IK5RG3_lOt33rgQv93EV-TwkAw6"
          "SP_Uk";
    QCOMPARE(Authorizer("secret").judge(token, now()).verdict, Verdict::Allowed);
    QCOMPARE(Authorizer("Secret").judge(token, now()).verdict, Verdict::Denied);
}

void tst_Authorizer::judges_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<Verdict>("verdict");

    const Authorizer authorizer("secret");
    const QByteArray good = authorizer.issue("somebody", now().addSecs(1));
    const QByteArray header = good.left(good.indexOf('.'));
    QTest::newRow("good") << good << Verdict::Allowed;
    QTest::newRow("none") << QByteArray() << Verdict::Missing;
    QTest::newRow("expires now") << authorizer.issue("x", now()) << Verdict::Denied;
    QTest::newRow("expired") << authorizer.issue("x", now().addDays(-1)) << Verdict::Denied;
    QTest::newRow("other secret") << Authorizer("other").issue("x", now().addDays(1))
                                  << Verdict::Denied;
    QTest::newRow("signature cut short") << good.chopped(1) << Verdict::Denied;
    QTest::newRow("no signature") << QByteArray(good.left(good.lastIndexOf('.')) + '.')
                                  << Verdict::Denied;
    // {"alg":"none"}
    QTest::newRow("algorithm none")
        << QByteArray("eyJhbGciOiJub25lIn0" + good.mid(header.size())) << Verdict::Denied;
    QTest::newRow("one part") << QByteArray("token") << Verdict::Thrown;
    QTest::newRow("two parts") << QByteArray("a.b") << Verdict::Thrown;
    QTest::newRow("four parts") << QByteArray(good + ".more") << Verdict::Thrown;
    QTest::newRow("not base64") << QByteArray("!!.!!.!!") << Verdict::Thrown;
    QTest::newRow("not JSON") << QByteArray("YWJj.YWJj.YWJj") << Verdict::Thrown;
}

void tst_Authorizer::judges()
{
    QFETCH(const QByteArray, token);
    QFETCH(const Verdict, verdict);

    QCOMPARE(Authorizer("secret").judge(token, now()).verdict, verdict);
}

void tst_Authorizer::deniesEverythingWithoutASecret()
{
    const Authorizer authorizer{QByteArray()};
    QCOMPARE(authorizer.judge(authorizer.issue("x", now().addDays(1)), now()).verdict,
             Verdict::Denied);
}

QTEST_GUILESS_MAIN(tst_Authorizer)
#include "tst_Authorizer.moc"
