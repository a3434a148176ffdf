// SPDX-License-Identifier: MIT
#include "core/Redaction.h"
#include "core/SessionId.h"

#include <QElapsedTimer>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_Redaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsAreRemoved_data();
    void secretsAreRemoved();
    void theRestStaysReadable_data();
    void theRestStaysReadable();
    void nothingCanMoveTheCursorOrTheReader_data();
    void nothingCanMoveTheCursorOrTheReader();
    void longTextIsCut();
    void aSecretAtTheCutDoesNotLeak();
    void hostileTextCostsNoTime_data();
    void hostileTextCostsNoTime();
    void isStableWhenAppliedTwice();
};

void tst_Redaction::secretsAreRemoved_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };

    row("token parameter", u"wss://h/prod?token=SECRET"_s);
    row("token before others", u"wss://h/prod?token=SECRET&a=1"_s);
    row("token in capitals", u"wss://h/?TOKEN=SECRET"_s);
    row("id token", u"id_token=SECRET"_s);
    row("access token", u"access_token=SECRET&x"_s);
    row("refresh token in JSON", u"{\"refresh_token\": \"SECRET\"}"_s);
    row("session parameter", u"wss://h/?sessionId=SECRET"_s);
    row("session in snake case", u"session_id=SECRET"_s);
    row("session in JSON", u"{\"sessionId\":\"SECRET\"}"_s);
    row("session in spaced JSON", u"{ \"session_id\" : \"SECRET\" }"_s);
    row("token with an encoded part", u"token=SEC%52ET%2BSECRET"_s);
    row("quoted value with spaces", u"\"token\": \"a SECRET\""_s);
    row("quoted value with a comma", u"\"token\":\"a,SECRET\""_s);
    row("quoted value with an escaped quote", u"\"token\":\"a\\\"SECRET\""_s);
    row("session id of ours", u"frame of session-SECRETSECRET0000"_s);
    row("session id of the old form", u"session-1700000000000-SECRETabc"_s);
    row("short session id of the old form", u"session-SECRET"_s);
    row("header", u"Authorization: Bearer SECRET"_s);
    row("header of two words", u"authorization: AWS4-HMAC SECRET, Signature=SECRET"_s);
    row("proxy header", u"Proxy-Authorization: Basic SECRET"_s);
    row("cookie", u"Set-Cookie: id=SECRET; Secure"_s);
    row("header in the middle", u"reply:\r\nAuthorization: SECRET\r\nDate: x"_s);
    row("bearer alone", u"sent Bearer SECRETSECRET"_s);
    row("JWT", u"got eyJhbGciOiJIUzI1NiJ9.SECRET.c2lnbmF0dXJl here"_s);
    row("JWT without signature", u"eyJhbGciOiJub25lIn0.SECRET."_s);
    row("encrypted JWT of five parts", u"eyJhbGciOi.a.b.SECRET.SECRET"_s);
    row("user info", u"wss://user:SECRET@h/prod"_s);
    row("user alone", u"wss://SECRET@h/prod"_s);
    row("user info with an at sign", u"wss://a@SECRET@h/prod"_s);
    row("password parameter", u"password=SECRET"_s);
    row("password of a proxy", u"proxy kiosk:SECRET@proxy.example:3128"_s);
    row("password of a proxy in a variable", u"https_proxy=kiosk:SECRET@10.0.0.1:3128"_s);
    row("password with colons", u"kiosk:a:SECRET@[::1]:3128"_s);
    row("key of an API", u"?apiKey=SECRET&x=1"_s);
    row("short password", u"pwd: SECRET"_s);
    row("JSON in a string", u"\"{\\\"token\\\":\\\"SECRET\\\"}\""_s);
    row("JSON in a string in a string", u"{\\\\\\\"sessionId\\\\\\\": \\\\\\\"SECRET"_s);
    row("header in a string", u"{\\\"Authorization\\\":\\\"SECRET\\\""_s);
    row("client secret", u"client_secret=SECRET"_s);
    row("authorization code", u"http://127.0.0.1/?code=SECRET&state=SECRET"_s);
    row("split by a line break in the value", u"token=\nSECRET"_s);
}

void tst_Redaction::secretsAreRemoved()
{
    QFETCH(const QString, text);

    const QString result = redacted(text);

    QVERIFY2(!result.contains(u"SECRET"_s), qPrintable(result));
    QVERIFY(result.contains(u"[...]"_s));
}

void tst_Redaction::theRestStaysReadable_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("plain") << u"Connection refused"_s << u"Connection refused"_s;
    QTest::newRow("the other parameters")
        << u"wss://h/prod?a=1&token=x&b=2"_s << u"wss://h/prod?a=1&token=[...]&b=2"_s;
    QTest::newRow("host behind user info")
        << u"wss://u:p@h.example/prod"_s << u"wss://[...]@h.example/prod"_s;
    QTest::newRow("words that only resemble it")
        << u"the session is old, tokens cost money"_s << u"the session is old, tokens cost money"_s;
    QTest::newRow("an e-mail address") << u"write to a@b.example"_s << u"write to a@b.example"_s;
    QTest::newRow("a link to write") << u"mailto:a@b.example"_s << u"mailto:a@b.example"_s;
    QTest::newRow("time before an address")
        << u"14:02 from a@b.example"_s << u"14:02 from a@b.example"_s;
    QTest::newRow("other scripts") << u"Größe 日本 👍"_s << u"Größe 日本 👍"_s;
}

void tst_Redaction::theRestStaysReadable()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);

    QCOMPARE(redacted(text), expected);
}

void tst_Redaction::nothingCanMoveTheCursorOrTheReader_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("line break") << u"a\r\nb"_s << u"a??b"_s;
    QTest::newRow("escape sequence") << u"\u001b[31mred"_s << u"?[31mred"_s;
    QTest::newRow("C1 control") << u"a\u009b31m"_s << u"a?31m"_s;
    QTest::newRow("NUL") << QString(u"a"_s + QChar(QChar::Null) + u"b"_s) << u"a?b"_s;
    QTest::newRow("bidirectional override") << u"a\u202eb"_s << u"a?b"_s;
    QTest::newRow("isolate") << u"a\u2066b"_s << u"a?b"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s << u"a?b"_s;
    QTest::newRow("lone surrogate") << QString(u"a"_s + QChar(0xd800) + u"b"_s) << u"a?b"_s;
    QTest::newRow("tag characters beyond the base plane") << u"a\U000e0041b"_s << u"a??b"_s;
}

void tst_Redaction::nothingCanMoveTheCursorOrTheReader()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);

    QCOMPARE(redacted(text), expected);
}

void tst_Redaction::longTextIsCut()
{
    QVERIFY(redacted(QString(100'000, u'a')).size() <= 503);
    QCOMPARE(redacted(QString(500, u'a')), QString(500, u'a'));
    // A cut never leaves half a character.
    QVERIFY(redacted(QString(u"x"_s + u"👍"_s.repeated(1'000))).isValidUtf16());
}

void tst_Redaction::aSecretAtTheCutDoesNotLeak()
{
    for (int before = 470; before < 2'030; ++before) {
        const QString text = QString(before, u' ') + u"eyJhbGciOi.eyJzdWIiOi.c2lnbmF0"_s
            + u" session-0123456789abcdef0123456789abcdef"_s;
        const QString result = redacted(text);
        QVERIFY2(!result.contains(u"eyJhbG"_s) && !result.contains(u"session-0123"_s),
                 qPrintable(QString::number(before)));
    }
}

void tst_Redaction::hostileTextCostsNoTime_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("schemes") << u"://"_s.repeated(100'000);
    QTest::newRow("half user info") << u"://a:"_s.repeated(100'000);
    QTest::newRow("half tokens") << u"token=\""_s.repeated(100'000);
    QTest::newRow("half JWTs") << u"eyJ."_s.repeated(100'000);
    QTest::newRow("one long JWT") << QString(u"eyJ"_s + QString(1'000'000, u'a'));
    QTest::newRow("spaces") << QString(u"authorization"_s + QString(1'000'000, u' '));
    QTest::newRow("spaces behind token") << QString(u"token"_s + QString(1'000'000, u' '));
    QTest::newRow("backslashes") << QString(u"\"token\":\""_s + QString(1'000'000, u'\\'));
}

void tst_Redaction::hostileTextCostsNoTime()
{
    QFETCH(const QString, text);
    QElapsedTimer timer;
    timer.start();

    (void)redacted(text);

    QVERIFY2(timer.elapsed() < 1'000, qPrintable(QString::number(timer.elapsed())));
}

void tst_Redaction::isStableWhenAppliedTwice()
{
    const QString once = redacted(u"wss://u:p@h/?token=a&sessionId=b eyJhbGciOi.b.c\nX"_s);

    QCOMPARE(redacted(once), once);
}

QTEST_GUILESS_MAIN(tst_Redaction)
#include "tst_Redaction.moc"
