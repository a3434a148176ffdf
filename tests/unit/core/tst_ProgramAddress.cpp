// SPDX-License-Identifier: MIT
#include "core/ProgramAddress.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_ProgramAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
};

void tst_ProgramAddress::reads_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("wish");

    const auto row = [](const char *name, const QString &word, AddressWish wish) {
        QTest::newRow(name) << word << int(wish);
    };
    row("open", u"ecom67-support:open"_s, AddressWish::OpenChat);
    row("as browsers write it", u"ecom67-support://open/"_s, AddressWish::OpenChat);
    row("capitals", u"ECom67-Support:Open"_s, AddressWish::OpenChat);
    row("scheme alone", u"ecom67-support:"_s, AddressWish::OpenChat);
    row("scheme and slashes", u"ecom67-support://"_s, AddressWish::OpenChat);
    row("a shop of its own", u"ecom67-support:open?endpoint=wss://evil.example"_s,
        AddressWish::Unknown);
    row("a host", u"ecom67-support://evil.example/open"_s, AddressWish::Unknown);
    row("an option", u"ecom67-support:--endpoint=wss://evil.example"_s, AddressWish::Unknown);
    row("a blank", u"ecom67-support: open"_s, AddressWish::Unknown);
    row("control characters", u"ecom67-support:open\n\x1b[2J"_s, AddressWish::Unknown);
    row("endless", u"ecom67-support:"_s + QString(100'000, u'x'), AddressWish::Unknown);
    row("another scheme", u"https://ecom67-support:open"_s, AddressWish::NotOurs);
    row("no scheme", u"ecom67-support"_s, AddressWish::NotOurs);
    row("an option first", u"--endpoint=ecom67-support:open"_s, AddressWish::NotOurs);
    row("nothing", {}, AddressWish::NotOurs);
}

void tst_ProgramAddress::reads()
{
    QFETCH(const QString, word);
    QFETCH(const int, wish);

    QCOMPARE(int(readProgramAddress(word)), wish);
}

QTEST_GUILESS_MAIN(tst_ProgramAddress)
#include "tst_ProgramAddress.moc"
