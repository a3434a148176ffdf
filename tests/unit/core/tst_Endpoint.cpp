// SPDX-License-Identifier: MIT
#include "core/Endpoint.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Code = ChatError::Code;

class tst_Endpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSoundAddressIsNormalised_data();
    void aSoundAddressIsNormalised();
    void anUnsoundAddressIsRefused_data();
    void anUnsoundAddressIsRefused();
    void onlyThisMachineMayBeReachedInTheClear_data();
    void onlyThisMachineMayBeReachedInTheClear();
    void theHandshakeCarriesWhatItMust_data();
    void theHandshakeCarriesWhatItMust();
    void theTokenIsEncoded_data();
    void theTokenIsEncoded();
    void anImpossibleTokenIsRefused_data();
    void anImpossibleTokenIsRefused();
    void theWholeAddressHasALimit();
    void theDisplayedTextHoldsNoSecret();
};

static Endpoint parsed(const QString &text)
{
    return std::get<Endpoint>(Endpoint::parse(text));
}

static SessionId session()
{
    return *SessionId::fromString(u"session-0123456789abcdef0123456789abcdef");
}

void tst_Endpoint::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void tst_Endpoint::aSoundAddressIsNormalised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &text, const QString &expected) {
        QTest::newRow(name) << text << expected;
    };

    row("API Gateway", u"wss://abc123.execute-api.eu-west-1.amazonaws.com/prod"_s,
        u"wss://abc123.execute-api.eu-west-1.amazonaws.com/prod"_s);
    row("spaces around", u" \t wss://h.example/prod \r\n"_s, u"wss://h.example/prod"_s);
    row("no-break spaces around", u"\u00a0wss://h.example/prod\u00a0"_s, u"wss://h.example/prod"_s);
    row("one slash", u"wss://h.example/prod/"_s, u"wss://h.example/prod"_s);
    row("two slashes", u"wss://h.example/prod//"_s, u"wss://h.example/prod"_s);
    row("ten slashes", u"wss://h.example/prod//////////"_s, u"wss://h.example/prod"_s);
    row("slash before a query", u"wss://h.example/prod/?a=1"_s, u"wss://h.example/prod?a=1"_s);
    row("no path", u"wss://h.example"_s, u"wss://h.example/"_s);
    row("only slashes", u"wss://h.example///"_s, u"wss://h.example/"_s);
    row("no path, but a query", u"wss://h.example?a=1"_s, u"wss://h.example/?a=1"_s);
    row("fragment", u"wss://h.example/prod#top"_s, u"wss://h.example/prod"_s);
    row("empty fragment", u"wss://h.example/prod#"_s, u"wss://h.example/prod"_s);
    row("empty query", u"wss://h.example/prod?"_s, u"wss://h.example/prod"_s);
    row("capitals", u"WSS://H.Example/Prod"_s, u"wss://h.example/Prod"_s);
    row("port", u"wss://h.example:8443/prod"_s, u"wss://h.example:8443/prod"_s);
    row("highest port", u"wss://h.example:65535/prod"_s, u"wss://h.example:65535/prod"_s);
    row("IPv6", u"wss://[2001:db8::1]:8443/prod"_s, u"wss://[2001:db8::1]:8443/prod"_s);
    row("encoded path", u"wss://h.example/a%2Fb%20c"_s, u"wss://h.example/a%2Fb%20c"_s);
    // People must see the letters a browser would look up, not those that only look alike.
    row("look-alike host", u"wss://\u0430\u0440\u0440\u04cf\u0435.com/prod"_s,
        u"wss://xn--80ak6aa92e.com/prod"_s);
    row("look-alike host, encoded", u"wss://xn--80ak6aa92e.com/prod"_s,
        u"wss://xn--80ak6aa92e.com/prod"_s);
    row("umlaut host", u"wss://b\u00fccher.example/"_s, u"wss://xn--bcher-kva.example/"_s);
}

void tst_Endpoint::aSoundAddressIsNormalised()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expected);

    const auto result = Endpoint::parse(text);

    QVERIFY2(std::holds_alternative<Endpoint>(result), "refused");
    const auto &endpoint = std::get<Endpoint>(result);
    QCOMPARE(endpoint.toString(), expected);
    // What is stored reads back as the same.
    QCOMPARE(std::get<Endpoint>(Endpoint::parse(endpoint.toString())), endpoint);
    QVERIFY(endpoint.isEncrypted());
}

void tst_Endpoint::anUnsoundAddressIsRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Code>("code");
    const auto row = [](const char *name, const QString &text, Code code) {
        QTest::newRow(name) << text << code;
    };

    row("empty", QString(), Code::EndpointMissing);
    row("white space", u" \t\r\n"_s, Code::EndpointMissing);
    row("a word", u"prod"_s, Code::EndpointMalformed);
    row("no scheme", u"h.example/prod"_s, Code::EndpointMalformed);
    row("only slashes before the host", u"//h.example/prod"_s, Code::EndpointMalformed);
    row("a scheme alone", u"wss:"_s, Code::EndpointMalformed);
    row("no host", u"wss:///prod"_s, Code::EndpointMalformed);
    row("no host, only a port", u"wss://:443/prod"_s, Code::EndpointMalformed);
    row("no authority", u"wss:h.example/prod"_s, Code::EndpointMalformed);
    row("https", u"https://h.example/prod"_s, Code::EndpointScheme);
    row("http", u"http://h.example/prod"_s, Code::EndpointScheme);
    row("script", u"javascript:alert(1)"_s, Code::EndpointScheme);
    row("file", u"file:///etc/passwd"_s, Code::EndpointScheme);
    row("data", u"data:text/html,x"_s, Code::EndpointScheme);
    row("a host taken for a scheme", u"h.example:443"_s, Code::EndpointScheme);
    row("wss misspelt", u"wsss://h.example/prod"_s, Code::EndpointScheme);
    row("in the clear", u"ws://h.example/prod"_s, Code::EndpointInsecure);
    row("user", u"wss://user@h.example/prod"_s, Code::EndpointUserInfo);
    row("user and password", u"wss://user:pw@h.example/prod"_s, Code::EndpointUserInfo);
    row("empty user", u"wss://@h.example/prod"_s, Code::EndpointUserInfo);
    row("empty user and password", u"wss://:@h.example/prod"_s, Code::EndpointUserInfo);
    row("host disguised as user", u"wss://shop.example@evil.example/"_s, Code::EndpointUserInfo);
    row("backslash", u"wss://h.example\\@evil.example/"_s, Code::EndpointMalformed);
    row("backslashes for slashes", u"wss:\\\\h.example\\prod"_s, Code::EndpointMalformed);
    row("space inside", u"wss://h.example/pr od"_s, Code::EndpointMalformed);
    row("two addresses", u"wss://a.example wss://b.example"_s, Code::EndpointMalformed);
    row("line break inside", u"wss://h.example/prod\r\nX-Injected: 1"_s, Code::EndpointMalformed);
    row("NUL inside", QString(u"wss://h.example/" + QString(QChar(QChar::Null)) + u"x"),
        Code::EndpointMalformed);
    row("escape character", u"wss://h.example/\u001b[31m"_s, Code::EndpointMalformed);
    row("bidirectional override", u"wss://h.example/\u202edorp"_s, Code::EndpointMalformed);
    row("zero-width space", u"wss://h\u200b.example/"_s, Code::EndpointMalformed);
    row("soft hyphen", u"wss://h\u00ad.example/"_s, Code::EndpointMalformed);
    row("byte order mark", u"\ufeffwss://h.example/"_s, Code::EndpointMalformed);
    row("line separator", u"wss://h.example/\u2028"_s + u"x"_s, Code::EndpointMalformed);
    row("encoded line break", u"wss://h.example/a%0d%0ab"_s, Code::EndpointMalformed);
    row("encoded NUL", u"wss://h.example/a%00"_s, Code::EndpointMalformed);
    row("encoded line break in the query", u"wss://h.example/a?b=%0A"_s, Code::EndpointMalformed);
    row("half an escape", u"wss://h.example/%4"_s, Code::EndpointMalformed);
    row("lone surrogate", QString(u"wss://h.example/" + QString(QChar(0xd800))),
        Code::EndpointMalformed);
    row("port 0", u"wss://h.example:0/prod"_s, Code::EndpointMalformed);
    row("port 65536", u"wss://h.example:65536/prod"_s, Code::EndpointMalformed);
    row("negative port", u"wss://h.example:-1/prod"_s, Code::EndpointMalformed);
    row("port of letters", u"wss://h.example:https/prod"_s, Code::EndpointMalformed);
    row("huge port", u"wss://h.example:99999999999999999999/"_s, Code::EndpointMalformed);
    row("open IPv6 bracket", u"wss://[::1/prod"_s, Code::EndpointMalformed);
    row("bad IPv6", u"wss://[::zz]/prod"_s, Code::EndpointMalformed);
    row("quotes", u"\"wss://h.example/prod\""_s, Code::EndpointMalformed);
    row("angle brackets", u"<wss://h.example/prod>"_s, Code::EndpointMalformed);
    row("placeholder left in", u"wss://{api-id}.example/prod"_s, Code::EndpointMalformed);
    row("5,000 characters", QString(u"wss://h.example/"_s + QString(5'000, u'a')),
        Code::EndpointTooLong);
    row("4,000 characters that grow when encoded",
        QString(u"wss://h.example/"_s + QString(4'000, u'\u00e4')), Code::EndpointTooLong);
    row("200 KB pasted", QString(200'000, u'x'), Code::EndpointTooLong);
}

void tst_Endpoint::anUnsoundAddressIsRefused()
{
    QFETCH(const QString, text);
    QFETCH(const Code, code);

    const auto result = Endpoint::parse(text);

    if (const auto *endpoint = std::get_if<Endpoint>(&result))
        QFAIL(qPrintable(QString(u"taken as "_s + endpoint->toString()).left(200)));
    QCOMPARE(std::get<ChatError>(result).code, code);
    QCOMPARE(std::get<ChatError>(result).setting, u"endpoint"_s);
}

void tst_Endpoint::onlyThisMachineMayBeReachedInTheClear_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("isAllowed");

    QTest::newRow("localhost") << u"localhost"_s << true;
    QTest::newRow("LOCALHOST") << u"LOCALHOST"_s << true;
    QTest::newRow("127.0.0.1") << u"127.0.0.1"_s << true;
    QTest::newRow("127.255.0.9") << u"127.255.0.9"_s << true;
    QTest::newRow("IPv6") << u"[::1]"_s << true;
    QTest::newRow("IPv6 written out") << u"[0:0:0:0:0:0:0:1]"_s << true;
    QTest::newRow("any address") << u"0.0.0.0"_s << false;
    QTest::newRow("any IPv6 address") << u"[::]"_s << false;
    QTest::newRow("private network") << u"192.168.1.1"_s << false;
    QTest::newRow("begins like it") << u"127.0.0.1.evil.example"_s << false;
    QTest::newRow("begins with the name") << u"localhost.evil.example"_s << false;
    QTest::newRow("ends with the name") << u"evil.localhost"_s << false;
    QTest::newRow("128.0.0.1") << u"128.0.0.1"_s << false;
    QTest::newRow("IPv4 inside IPv6") << u"[::ffff:8.8.8.8]"_s << false;
    QTest::newRow("link-local") << u"[fe80::1]"_s << false;
}

void tst_Endpoint::onlyThisMachineMayBeReachedInTheClear()
{
    QFETCH(const QString, host);
    QFETCH(const bool, isAllowed);

    const auto result = Endpoint::parse(QString(u"ws://"_s + host + u":8080/prod"_s));

    QCOMPARE(std::holds_alternative<Endpoint>(result), isAllowed);
    if (isAllowed)
        QVERIFY(!std::get<Endpoint>(result).isEncrypted());
    else
        QCOMPARE(std::get<ChatError>(result).code, Code::EndpointInsecure);
}

void tst_Endpoint::theHandshakeCarriesWhatItMust_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("expected");
    const QString id = u"sessionId=session-0123456789abcdef0123456789abcdef"_s;

    QTest::newRow("no token, no parameter")
        << u"wss://h/prod"_s << QString() << QString(u"wss://h/prod?"_s + id);
    QTest::newRow("token") << u"wss://h/prod"_s << u"abc"_s
                           << QString(u"wss://h/prod?"_s + id + u"&token=abc"_s);
    QTest::newRow("no path") << u"wss://h"_s << QString() << QString(u"wss://h/?"_s + id);
    QTest::newRow("query of its own") << u"wss://h/prod?a=1&b=%20%26"_s << QString()
                                      << QString(u"wss://h/prod?a=1&b=%20%26&"_s + id);
    QTest::newRow("its own session and token give way")
        << u"wss://h/prod?sessionId=x&a=1&token=y&sessionId=z"_s << QString()
        << QString(u"wss://h/prod?a=1&"_s + id);
}

void tst_Endpoint::theHandshakeCarriesWhatItMust()
{
    QFETCH(const QString, endpoint);
    QFETCH(const QString, token);
    QFETCH(const QString, expected);

    const auto url = parsed(endpoint).handshakeUrl(session(), token);

    QVERIFY(std::holds_alternative<QUrl>(url));
    QCOMPARE(QString::fromLatin1(std::get<QUrl>(url).toEncoded()), expected);
}

void tst_Endpoint::theTokenIsEncoded_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("encoded");

    QTest::newRow("plus") << u"a+b"_s << u"a%2Bb"_s;
    QTest::newRow("ampersand") << u"a&b"_s << u"a%26b"_s;
    QTest::newRow("percent") << u"a%41"_s << u"a%2541"_s;
    QTest::newRow("equals") << u"ab=="_s << u"ab%3D%3D"_s;
    QTest::newRow("hash") << u"a#b"_s << u"a%23b"_s;
    QTest::newRow("slash and question mark") << u"a/b?c"_s << u"a%2Fb%3Fc"_s;
    QTest::newRow("space") << u"a b"_s << u"a%20b"_s;
    QTest::newRow("umlaut") << u"\u00e4"_s << u"%C3%A4"_s;
    QTest::newRow("beyond 16 bits") << u"\U0001f511"_s << u"%F0%9F%94%91"_s;
    QTest::newRow("JWT") << u"eyJh.eyJz.c2ln-_~"_s << u"eyJh.eyJz.c2ln-_~"_s;
}

void tst_Endpoint::theTokenIsEncoded()
{
    QFETCH(const QString, token);
    QFETCH(const QString, encoded);

    const auto url = parsed(u"wss://h/prod"_s).handshakeUrl(session(), token);

    QVERIFY(std::holds_alternative<QUrl>(url));
    const QByteArray wire = std::get<QUrl>(url).toEncoded();
    QVERIFY2(wire.endsWith(QByteArray("&token=" + encoded.toLatin1())), wire.constData());
}

void tst_Endpoint::anImpossibleTokenIsRefused_data()
{
    QTest::addColumn<QString>("token");

    QTest::newRow("space before") << u" ab"_s;
    QTest::newRow("space behind") << u"ab "_s;
    QTest::newRow("line break") << u"abc\r\nX-Injected: 1"_s;
    QTest::newRow("trailing line break") << u"abc\n"_s;
    QTest::newRow("NUL") << QString(u"a"_s + QChar(QChar::Null));
    QTest::newRow("delete") << u"a\u007f"_s;
    QTest::newRow("tab") << u"a\tb"_s;
    QTest::newRow("next line") << u"a\u0085b"_s;
    QTest::newRow("line separator") << u"a\u2028b"_s;
    QTest::newRow("lone surrogate") << QString(u"a"_s + QChar(0xd800));
    QTest::newRow("bidirectional override") << u"a\u202eb"_s;
}

void tst_Endpoint::anImpossibleTokenIsRefused()
{
    QFETCH(const QString, token);

    const auto url = parsed(u"wss://h/prod"_s).handshakeUrl(session(), token);

    QVERIFY(std::holds_alternative<ChatError>(url));
    QCOMPARE(std::get<ChatError>(url).code, Code::TokenInvalid);
    QCOMPARE(std::get<ChatError>(url).setting, u"token"_s);
    QVERIFY(!std::get<ChatError>(url).detail.contains(token));
}

void tst_Endpoint::theWholeAddressHasALimit()
{
    const Endpoint endpoint = parsed(u"wss://h/prod"_s);
    const auto bare = std::get<QUrl>(endpoint.handshakeUrl(session(), u"x"_s));
    const qsizetype room = Endpoint::kLongestUrl - bare.toEncoded().size() + 1;

    QVERIFY(std::holds_alternative<QUrl>(endpoint.handshakeUrl(session(), QString(room, u'x'))));
    const auto tooLong = endpoint.handshakeUrl(session(), QString(room + 1, u'x'));
    QVERIFY(std::holds_alternative<ChatError>(tooLong));
    QCOMPARE(std::get<ChatError>(tooLong).code, Code::EndpointTooLong);
}

void tst_Endpoint::theDisplayedTextHoldsNoSecret()
{
    QCOMPARE(parsed(u"wss://h.example:8443/prod?key=secret"_s).displayText(),
             u"wss://h.example:8443/prod"_s);
}

QTEST_GUILESS_MAIN(tst_Endpoint)
#include "tst_Endpoint.moc"
