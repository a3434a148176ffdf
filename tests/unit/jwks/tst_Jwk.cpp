// SPDX-License-Identifier: MIT
#include "jwks/Jwk.h"
#include "jwks/RsaSignature.h"
#include "support/TestIssuer.h"

#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// Sets of keys: which keys count, and what is said of a set that holds none.
class tst_Jwk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheKeyOfTheStandard();
    void badSetsAreNamed_data();
    void badSetsAreNamed();
    void keysForSomethingElseAreLeftOut_data();
    void keysForSomethingElseAreLeftOut();
    void aKeyThatIsNoneSignsNothing();
};

// RFC 7515, appendix A.2: made by others.
static constexpr auto kStandardN
    = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0"
      "Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS"
      "5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7"
      "aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
static constexpr auto kStandardContent
    = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLm"
      "NvbS9pc19yb290Ijp0cnVlfQ";
static constexpr auto kStandardSignature
    = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5"
      "jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb"
      "1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QO"
      "YEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

static QJsonObject standardKey()
{
    return {{u"kty"_s, u"RSA"_s}, {u"n"_s, QString::fromLatin1(kStandardN)}, {u"e"_s, u"AQAB"_s}};
}

static QJsonObject changed(QJsonObject key, const QString &name, const QJsonValue &value)
{
    key.insert(name, value);
    return key;
}

void tst_Jwk::readsTheKeyOfTheStandard()
{
    const auto keys = parseJwks(TestIssuer::jwks({standardKey()}));
    QVERIFY(std::holds_alternative<QList<Jwk>>(keys));
    const Jwk key = std::get<QList<Jwk>>(keys).constFirst();
    QByteArray signature
        = QByteArray::fromBase64(kStandardSignature, QByteArray::Base64UrlEncoding);
    QVERIFY(isSignedBy(key, kStandardContent, signature));
    QVERIFY(!isSignedBy(key, QByteArray(kStandardContent) + 'x', signature));
    signature[5] = char(signature[5] ^ 1);
    QVERIFY(!isSignedBy(key, kStandardContent, signature));
    QVERIFY(!isSignedBy(key, kStandardContent, {}));
}

void tst_Jwk::badSetsAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &json, const QString &detail) {
        QTest::newRow(name) << json << detail;
    };
    const auto key = [&row](const char *name, const QJsonObject &object, const QString &detail) {
        row(name, TestIssuer::jwks({object}), u"no key can be used (key 1: "_s + detail + u')');
    };
    row("empty", "", u"no JSON, at byte 0"_s);
    row("cut off", R"({"keys":[)", u"no JSON, at byte 9"_s);
    row("a page", "<html>", u"no JSON, at byte 1"_s);
    row("a list", "[]", u"no set of keys: there is no list named \"keys\""_s);
    row("one key alone", QJsonDocument(standardKey()).toJson(),
        u"no set of keys: there is no list named \"keys\""_s);
    row("no keys", R"({"keys":[]})", u"its list of keys is empty"_s);
    row("too many", TestIssuer::jwks(QList<QJsonObject>(101, standardKey())), u"over 100 keys"_s);
    row("too large", QByteArray(1'100'000, ' '), u"over 1 MB"_s);
    row("no objects", R"({"keys":[1,"two"]})",
        u"no key can be used (key 1: not for RS256; key 2: not for RS256)"_s);
    key("1024 bits", TestIssuer(u"k"_s, 1'024).jwk(), u"1024 bits, 2048 to 8192 are needed"_s);
    key("no modulus", changed(standardKey(), u"n"_s, {}),
        u"\"n\" or \"e\" is missing or not base64url"_s);
    key("not base64", changed(standardKey(), u"n"_s, u"a key!"_s),
        u"\"n\" or \"e\" is missing or not base64url"_s);
    key("not text", changed(standardKey(), u"e"_s, 65'537),
        u"\"n\" or \"e\" is missing or not base64url"_s);
    key("exponent 1", changed(standardKey(), u"e"_s, u"AQ"_s), u"its exponent is not safe"_s);
    key("even exponent", changed(standardKey(), u"e"_s, u"BA"_s), u"its exponent is not safe"_s);
    key("huge exponent", changed(standardKey(), u"e"_s, u"AQAAAAAAAAAAAAAB"_s),
        u"its exponent is not safe"_s);
    key("huge modulus", changed(standardKey(), u"n"_s, QString(12'000, u'_')),
        u"72000 bits, 2048 to 8192 are needed"_s);
}

void tst_Jwk::badSetsAreNamed()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, detail);
    const auto keys = parseJwks(json);
    const auto *problem = std::get_if<JwksProblem>(&keys);
    QVERIFY(problem);
    QCOMPARE(problem->detail, detail);
}

void tst_Jwk::keysForSomethingElseAreLeftOut_data()
{
    QTest::addColumn<QJsonObject>("other");
    QTest::newRow("elliptic curve") << QJsonObject{{u"kty"_s, u"EC"_s}, {u"crv"_s, u"P-256"_s}};
    QTest::newRow("secret") << QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"AAAA"_s}};
    QTest::newRow("for encryption") << changed(standardKey(), u"use"_s, u"enc"_s);
    QTest::newRow("for RS512") << changed(standardKey(), u"alg"_s, u"RS512"_s);
    QTest::newRow("broken") << changed(standardKey(), u"n"_s, u"!"_s);
    QTest::newRow("nothing") << QJsonObject();
}

void tst_Jwk::keysForSomethingElseAreLeftOut()
{
    QFETCH(const QJsonObject, other);
    const auto keys
        = parseJwks(TestIssuer::jwks({other, changed(standardKey(), u"kid"_s, u"mine"_s)}));
    QVERIFY(std::holds_alternative<QList<Jwk>>(keys));
    QCOMPARE(std::get<QList<Jwk>>(keys).size(), 1);
    QCOMPARE(std::get<QList<Jwk>>(keys).constFirst().id, u"mine"_s);
}

void tst_Jwk::aKeyThatIsNoneSignsNothing()
{
    QVERIFY(!isSignedBy({.id = {}, .modulus = {}, .exponent = {}}, "content", "signature"));
    QVERIFY(!isSignedBy({.id = {}, .modulus = QByteArray(256, '\xFF'), .exponent = "\x03"},
                        "content", QByteArray(256, '\x01')));
}

QTEST_GUILESS_MAIN(tst_Jwk)
#include "tst_Jwk.moc"
