// SPDX-License-Identifier: MIT
#include "core/LinkPolicy.h"

#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace ecom67;

class tst_LinkPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensOnlyWhatIsHarmless_data();
    void opensOnlyWhatIsHarmless();
    void refusesWhatProgramsReadDifferently_data();
    void refusesWhatProgramsReadDifferently();
    void showsTheRealHost_data();
    void showsTheRealHost();
    void tellsWordsThatNameAnotherHost_data();
    void tellsWordsThatNameAnotherHost();
    void longWordsAreReadInTime();
};

void tst_LinkPolicy::opensOnlyWhatIsHarmless_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isOpened");

    const auto row = [](const char *address, bool isOpened) {
        QTest::newRow(address) << QString::fromLatin1(address) << isOpened;
    };
    row("https://shop.example", true);
    row("https://shop.example:8443/a?b=c#d", true);
    row("HTTPS://SHOP.EXAMPLE/", true);
    row("mailto:help@shop.example", true);
    row("mailto:help@shop.example?subject=Order", true);
    row("mailto:help@shop.example?subject=Order&body=1%0A2", true);
    row("http://localhost:5173/cart", true);
    row("http://127.0.0.1/", true);
    row("http://[::1]:8080/", true);

    row("", false);
    row("http://shop.example", false);
    row("http://www.shop.example", false);
    row("http://127.0.0.1.evil.example/", false);
    row("http://localhost.evil.example/", false);
    row("https://user@shop.example", false);
    row("https://user:secret@shop.example", false);
    row("https://shop.example@evil.example", false);
    row("http://localhost@evil.example/", false);
    row("https://@shop.example", false);
    row("mailto:help@shop.example?attach=/etc/passwd", false);
    row("mailto:help@shop.example?Bcc=all@evil.example", false);
    row("https://", false);
    row("https:///path", false);
    row("https:path", false);
    row("mailto:", false);
    row("mailto://host/x", false);
    row("//shop.example/x", false);
    row("/etc/passwd", false);
    row("www.shop.example", false);
    row("file:///etc/passwd", false);
    row("ftp://shop.example/", false);
    row("javascript:alert(1)", false);
    row("data:text/html,x", false);
    row("ecom67-support:x", false);
    row("https://a b/", false);
}

void tst_LinkPolicy::opensOnlyWhatIsHarmless()
{
    QFETCH(const QString, address);
    QFETCH(const bool, isOpened);
    QCOMPARE(isOpenable(QUrl(address, QUrl::StrictMode)), isOpened);
}

void tst_LinkPolicy::refusesWhatProgramsReadDifferently_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("backslash") << u"https://shop.example\\@evil.example/"_s;
    QTest::newRow("backslashes") << u"https:\\\\shop.example"_s;
    QTest::newRow("space") << u"https://shop.example/a b"_s;
    QTest::newRow("line break") << u"https://shop.example/\nx"_s;
    QTest::newRow("control character") << u"https://shop.example/\u0001"_s;
    QTest::newRow("override") << u"https://shop.example/\u202egpj.exe"_s;
    QTest::newRow("not seen") << u"https://shop\u200b.example/"_s;
    QTest::newRow("without end") << u"https://shop.example/"_s + QString(3'000, u'a');
}

void tst_LinkPolicy::refusesWhatProgramsReadDifferently()
{
    QFETCH(const QString, address);
    QCOMPARE(openableUrl(address), QUrl());
    QCOMPARE(openableUrl(u"https://shop.example/a"_s), QUrl(u"https://shop.example/a"_s));
}

void tst_LinkPolicy::showsTheRealHost_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"https://shop.example/a"_s << u"shop.example"_s;
    QTest::newRow("letters that look alike")
        << u"https://\u0430\u0440\u0440\u04cf\u0435.com/"_s << u"xn--80ak6aa92e.com"_s;
    QTest::newRow("mail") << u"mailto:help@shop.example?subject=x"_s << u"help@shop.example"_s;
}

void tst_LinkPolicy::showsTheRealHost()
{
    QFETCH(const QString, address);
    QTEST(shownDestination(openableUrl(address)), "shown");
}

void tst_LinkPolicy::tellsWordsThatNameAnotherHost_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isAnother");

    const auto row = [](const QString &words, const QString &address, bool isAnother) {
        QTest::newRow(qPrintable(words + u" -> "_s + address)) << words << address << isAnother;
    };
    const QString shop = u"https://shop.example/returns"_s;
    const QString evil = u"https://evil.example/"_s;
    row(u"our page"_s, evil, false);
    row(u"version 2.0, e.g. z.B."_s, evil, false);
    row(u"https://shop.example/returns"_s, shop, false);
    row(u"www.shop.example"_s, shop, false);
    row(u"Shop.Example"_s, shop, false);
    row(u"shop.example/a.html"_s, shop, false);
    row(u"shop.example"_s, u"https://help.shop.example/"_s, false);
    row(u"b\u00fccher.example"_s, u"https://xn--bcher-kva.example/"_s, false);
    row(u"help@shop.example"_s, u"mailto:help@shop.example"_s, false);
    row(u"shop.example"_s, evil, true);
    row(u"Go to shop.example now"_s, evil, true);
    row(u"https://shop.example/"_s, evil, true);
    row(u"https://10.0.0.1/"_s, evil, true);
    row(u"https://evil.example@shop.example"_s, evil, true);
    row(u"evil.example"_s, u"https://evil.example.shop.example.org/"_s, true);
    row(u"shop.example"_s, u"https://shop.example.evil.org/"_s, true);
    row(u"shop.example"_s, u"https://myshop.example/"_s, true);
    row(u"shop\u200b.example"_s, evil, true);
    row(u"shop\uff0eexample"_s, evil, true);
    row(u"\u0455hop.example"_s, shop, true);
    row(u"help@shop.example"_s, u"mailto:all@shop.example"_s, true);
    row(u"help@shop.example"_s, evil, true);
}

void tst_LinkPolicy::tellsWordsThatNameAnotherHost()
{
    QFETCH(const QString, words);
    QFETCH(const QString, address);
    QFETCH(const bool, isAnother);
    QCOMPARE(namesAnotherHost(words, QUrl(address)), isAnother);
}

void tst_LinkPolicy::longWordsAreReadInTime()
{
    // Whatever grows with the square of the text would end the test's time.
    QVERIFY(!namesAnotherHost(QString(4'000'000, u'a'), QUrl(u"https://shop.example/"_s)));
    QVERIFY(namesAnotherHost(u"a.b"_s.repeated(1'000'000), QUrl(u"https://shop.example/"_s)));
}

QTEST_GUILESS_MAIN(tst_LinkPolicy)
#include "tst_LinkPolicy.moc"
