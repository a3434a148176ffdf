// SPDX-License-Identifier: MIT
#include "core/TokenClaims.h"
#include "support/TokenSamples.h"

#include <QJsonArray>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::seconds;

/// What is read from a token, and when it should be renewed.
class tst_TokenClaims : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatATokenSays();
    void toleratesAnyShape_data();
    void toleratesAnyShape();
    void whatIsShownIsOneBoundedLine();
    void tellsPeopleApart();
    void plansTheRenewal_data();
    void plansTheRenewal();
};

void tst_TokenClaims::readsWhatATokenSays()
{
    const auto claims = TokenClaims::read(jwt({{u"iss"_s, u"https://id.example"_s},
                                               {u"sub"_s, u"7"_s},
                                               {u"name"_s, u"Ada Lovelace"_s},
                                               {u"email"_s, u"ada@shop.example"_s},
                                               {u"nonce"_s, u"n"_s},
                                               {u"aud"_s, QJsonArray{u"a"_s, u"b"_s}},
                                               {u"iat"_s, 1'000},
                                               {u"exp"_s, 4'600}}));
    QVERIFY(claims);
    QCOMPARE(claims->issuer, u"https://id.example"_s);
    QCOMPARE(claims->subject, u"7"_s);
    QCOMPARE(claims->name, u"Ada Lovelace"_s);
    QCOMPARE(claims->email, u"ada@shop.example"_s);
    QCOMPARE(claims->nonce, u"n"_s);
    QCOMPARE(claims->audience, QStringList({u"a"_s, u"b"_s}));
    QCOMPARE(claims->issuedAt, 1'000s);
    QCOMPARE(claims->expiresAt, 4'600s);
}

void tst_TokenClaims::toleratesAnyShape_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<bool>("isReadable");

    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("opaque") << u"abcdef"_s << false;
    QTest::newRow("dots alone") << u".."_s << false;
    QTest::newRow("not base64") << u"a.$$$.b"_s << false;
    QTest::newRow("no object") << u"a.W10.b"_s << false;
    QTest::newRow("four parts") << jwt({}) + u".d"_s << false;
    QTest::newRow("beyond ASCII") << u"a.\u00e4\u00e4.b"_s << false;
    QTest::newRow("huge") << u"a."_s + QString(1'000'000, u'e') + u".b"_s << false;
    QTest::newRow("empty object") << jwt({}) << true;
    QTest::newRow("every field of a wrong type") << jwt({{u"iss"_s, 1},
                                                         {u"sub"_s, QJsonArray{}},
                                                         {u"aud"_s, 7},
                                                         {u"exp"_s, u"soon"_s},
                                                         {u"iat"_s, QJsonValue::Null},
                                                         {u"name"_s, true}})
                                                 << true;
    QTest::newRow("times out of range") << jwt({{u"exp"_s, 1e300}, {u"iat"_s, -5}}) << true;
}

void tst_TokenClaims::toleratesAnyShape()
{
    QFETCH(const QString, token);
    QFETCH(const bool, isReadable);

    const auto claims = TokenClaims::read(token);

    QCOMPARE(claims.has_value(), isReadable);
    if (claims) {
        QVERIFY(!claims->expiresAt);
        QVERIFY(!claims->issuedAt);
        QVERIFY(claims->subject.isEmpty());
    }
}

void tst_TokenClaims::whatIsShownIsOneBoundedLine()
{
    const auto claims = TokenClaims::read(
        jwt({{u"name"_s, u" Ada\n\u202eX\u0007 "_s}, {u"email"_s, QString(300, u'a')}}));
    QCOMPARE(claims->name, u"Ada X"_s);
    QCOMPARE(claims->email, QString());
}

void tst_TokenClaims::tellsPeopleApart()
{
    QCOMPARE(ownerOf({}), QString());
    QCOMPARE(ownerOf(tokenOf(u"ada"_s)), ownerOf(tokenOf(u"ada"_s, 1'767'300'000)));
    QVERIFY(ownerOf(tokenOf(u"ada"_s)) != ownerOf(tokenOf(u"bob"_s)));
    QVERIFY(!ownerOf(tokenOf(u"ada"_s)).contains(u"ada"_s));
    // The same number at another issuer is somebody else.
    QVERIFY(ownerOf(jwt({{u"iss"_s, u"a"_s}, {u"sub"_s, u"1"_s}}))
            != ownerOf(jwt({{u"iss"_s, u"b"_s}, {u"sub"_s, u"1"_s}})));
    QVERIFY(ownerOf(u"opaque-1"_s) != ownerOf(u"opaque-2"_s));
    QVERIFY(!ownerOf(u"opaque-1"_s).isEmpty());
}

void tst_TokenClaims::plansTheRenewal_data()
{
    QTest::addColumn<int>("issuedAt"); // 0: it does not say
    QTest::addColumn<int>("expiresAt");
    QTest::addColumn<int>("lifetime"); // 0: not known
    QTest::addColumn<int>("now");
    QTest::addColumn<int>("delay"); // 0: none

    QTest::newRow("a minute ahead") << 1'000 << 4'600 << 0 << 1'000 << 3'540;
    QTest::newRow("some time later") << 1'000 << 4'600 << 0 << 3'000 << 1'540;
    QTest::newRow("half of what is short") << 1'000 << 1'100 << 0 << 1'000 << 50;
    QTest::newRow("never at once") << 1'000 << 1'010 << 0 << 1'000 << 30;
    QTest::newRow("never after a week") << 1'000 << 100'000'000 << 0 << 1'000 << 604'800;
    QTest::newRow("does not say") << 0 << 0 << 0 << 1'000 << 0;
    QTest::newRow("the issuer's word beats the clock") << 1'000 << 4'600 << 600 << 999'999 << 540;
    QTest::newRow("the issuer's word alone") << 0 << 0 << 600 << 1'000 << 540;
    QTest::newRow("clock a day behind") << 100'000 << 103'600 << 0 << 13'600 << 3'540;
    QTest::newRow("clock a day ahead") << 100'000 << 103'600 << 0 << 186'400 << 3'540;
    QTest::newRow("expired, without a time of issue") << 0 << 1'000 << 0 << 2'000 << 30;
    QTest::newRow("expires before it was issued") << 5'000 << 4'000 << 0 << 3'000 << 940;
}

void tst_TokenClaims::plansTheRenewal()
{
    QFETCH(const int, issuedAt);
    QFETCH(const int, expiresAt);
    QFETCH(const int, lifetime);
    QFETCH(const int, now);
    QFETCH(const int, delay);
    const auto given
        = [](int value) { return value == 0 ? std::nullopt : std::optional(seconds(value)); };
    TokenClaims claims;
    claims.issuedAt = given(issuedAt);
    claims.expiresAt = given(expiresAt);

    QCOMPARE(renewalDelay(claims, given(lifetime), seconds(now)), given(delay));
}

QTEST_GUILESS_MAIN(tst_TokenClaims)
#include "tst_TokenClaims.moc"
