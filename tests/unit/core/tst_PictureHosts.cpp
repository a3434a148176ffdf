// SPDX-License-Identifier: MIT
#include "core/PictureHosts.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_PictureHosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsAllowedByDefault();
    void onlyWhatIsNamedIsAllowed_data();
    void onlyWhatIsNamedIsAllowed();
    void listsAreRead_data();
    void listsAreRead();
    void theListIsBounded();
    void redirectsStayWhereTheyAre_data();
    void redirectsStayWhereTheyAre();
};

void tst_PictureHosts::nothingIsAllowedByDefault()
{
    for (const PictureHosts &hosts : {PictureHosts(), PictureHosts(u" , "_s)}) {
        QVERIFY(hosts.isEmpty());
        QVERIFY(hosts.unusable().isEmpty());
        QVERIFY(!hosts.allows(pictureUrl(u"https://images.shop.example/1.png"_s)));
        QVERIFY(!hosts.allows(QUrl()));
    }
}

void tst_PictureHosts::onlyWhatIsNamedIsAllowed_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("isAllowed");
    const auto allowed = [](const QString &address) {
        QTest::addRow("%s", qPrintable(address)) << address << true;
    };
    const auto refused
        = [](const char *why, const QString &address) { QTest::newRow(why) << address << false; };

    allowed(u"https://images.shop.example/1.png"_s);
    allowed(u"https://images.shop.example:443/a/b.jpg?size=200"_s);
    allowed(u"https://IMAGES.Shop.Example/1.png"_s);
    allowed(u"HTTPS://images.shop.example/1.png#part"_s);
    allowed(u"https://images.shop.example"_s);
    allowed(u"https://cdn.example:8443/1.png"_s);
    allowed(u"https://xn--bcher-kva.example/1.png"_s);
    allowed(u"http://127.0.0.1:8080/1.png"_s);
    allowed(u"https://127.0.0.1:8080/1.png"_s);
    allowed(u"https://[::1]:8081/1.png"_s);

    refused("empty", {});
    refused("no scheme", u"images.shop.example/1.png"_s);
    refused("no scheme but slashes", u"//images.shop.example/1.png"_s);
    refused("a path", u"/1.png"_s);
    refused("http", u"http://images.shop.example/1.png"_s);
    refused("ftp", u"ftp://images.shop.example/1.png"_s);
    refused("file", u"file:///etc/passwd"_s);
    refused("file of a host", u"file://images.shop.example/1.png"_s);
    refused("data", u"data:image/png;base64,iVBORw0KGgo="_s);
    refused("qrc", u"qrc:/icons/a.png"_s);
    refused("javascript", u"javascript://images.shop.example/%0aalert(1)"_s);
    refused("mailto", u"mailto:a@images.shop.example"_s);
    refused("UNC", u"\\\\images.shop.example\\share\\1.png"_s);
    refused("another host", u"https://evil.example/1.png"_s);
    refused("a host below", u"https://evil.images.shop.example/1.png"_s);
    refused("the host above", u"https://shop.example/1.png"_s);
    refused("begins alike", u"https://images.shop.example.evil.example/1.png"_s);
    refused("ends alike", u"https://evilimages.shop.example/1.png"_s);
    refused("dot at the end", u"https://images.shop.example./1.png"_s);
    refused("user", u"https://images.shop.example@evil.example/1.png"_s);
    refused("user of the right host", u"https://me@images.shop.example/1.png"_s);
    refused("user and password", u"https://me:secret@images.shop.example/1.png"_s);
    refused("empty user", u"https://@images.shop.example/1.png"_s);
    refused("another port", u"https://images.shop.example:8443/1.png"_s);
    refused("the port of http", u"https://images.shop.example:80/1.png"_s);
    refused("no port where one is named", u"https://cdn.example/1.png"_s);
    refused("port 0", u"https://images.shop.example:0/1.png"_s);
    refused("port with a zero before", u"https://cdn.example:08443/1.png"_s);
    refused("Cyrillic letters", u"https://images.\u0455hop.example/1.png"_s);
    refused("wide letters", u"https://images.\uff53hop.example/1.png"_s);
    refused("a dot that is none", u"https://images\u3002shop.example/1.png"_s);
    refused("umlaut instead of its code", u"https://b\u00fccher.example/1.png"_s);
    refused("percent in the host", u"https://images.%73hop.example/1.png"_s);
    refused("backslash", u"https://evil.example\\@images.shop.example/1.png"_s);
    refused("blank", u"https://images.shop.example/a b.png"_s);
    refused("line break", u"https://images.shop.example/\n1.png"_s);
    refused("NUL", u"https://images.shop.example/"_s + QChar(0) + u"1.png"_s);
    refused("direction mark", u"https://images.shop.example/\u202e1.png"_s);
    refused("soft hyphen", u"https://images.sh\u00adop.example/1.png"_s);
    refused("an address", u"https://192.0.2.1/1.png"_s);
    refused("this machine, another port", u"http://127.0.0.1:8082/1.png"_s);
    refused("this machine as a number", u"http://2130706433:8080/1.png"_s);
    refused("this machine in hex", u"http://0x7f000001:8080/1.png"_s);
    refused("this machine, octal", u"http://0177.0.0.1:8080/1.png"_s);
    refused("this machine, shortened", u"http://127.1:8080/1.png"_s);
    refused("another loopback", u"http://127.0.0.2:8080/1.png"_s);
    refused("IPv4 in IPv6", u"http://[::ffff:127.0.0.1]:8080/1.png"_s);
    refused("IPv6 written longer", u"https://[0:0:0:0:0:0:0:1]:8081/1.png"_s);
    refused("cloud metadata", u"http://169.254.169.254/latest/meta-data"_s);
    refused("overlong", u"https://images.shop.example/"_s + QString(2'100, u'a'));
}

void tst_PictureHosts::onlyWhatIsNamedIsAllowed()
{
    QFETCH(const QString, address);
    QFETCH(const bool, isAllowed);
    const PictureHosts hosts(u"images.shop.example, cdn.example:8443 b\u00fccher.example, "
                             "127.0.0.1:8080,[::1]:8081"_s);
    QCOMPARE(hosts.unusable(), QStringList());

    const QUrl url = pictureUrl(address);

    QCOMPARE(hosts.allows(url), isAllowed);
    QVERIFY(!url.hasFragment());
}

void tst_PictureHosts::listsAreRead_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QStringList>("unusable");
    const auto bad = [](const QString &entry) {
        QTest::addRow("%s", qPrintable(entry)) << entry << QStringList{entry};
    };

    QTest::newRow("one") << u"images.shop.example"_s << QStringList();
    QTest::newRow("lines") << u"a.example\n b.example ,\tc.example,"_s << QStringList();
    QTest::newRow("without a dot") << u"pictures localhost"_s << QStringList();
    QTest::newRow("one of two") << u"a.example, *.b.example"_s << QStringList{u"*.b.example"_s};
    bad(u"*"_s);
    bad(u"*.shop.example"_s);
    bad(u".shop.example"_s);
    bad(u"shop.example."_s);
    bad(u"shop..example"_s);
    bad(u"-shop.example"_s);
    bad(u"https://shop.example"_s);
    bad(u"shop.example/images"_s);
    bad(u"shop.example?x"_s);
    bad(u"shop.example#x"_s);
    bad(u"me@shop.example"_s);
    bad(u"@shop.example"_s);
    bad(u"shop.example:0"_s);
    bad(u"shop.example:70000"_s);
    bad(u"shop.example:x"_s);
    bad(u":443"_s);
    bad(u"192.0.2.1"_s);
    bad(u"10.0.0.1:8443"_s);
    bad(u"[2001:db8::1]"_s);
    bad(u"2130706433"_s);
    bad(u"127.0.0.2"_s);
    bad(QString(64, u'a') + u".example"_s);
}

void tst_PictureHosts::listsAreRead()
{
    QFETCH(const QString, list);
    QFETCH(const QStringList, unusable);

    const PictureHosts hosts(list);

    QCOMPARE(hosts.unusable(), unusable);
    QCOMPARE(hosts.isEmpty(), unusable == QStringList{list});
}

void tst_PictureHosts::theListIsBounded()
{
    QStringList entries;
    for (int i = 0; i < 40; ++i)
        entries.append(u"host%1.example"_s.arg(i));

    const PictureHosts hosts(entries.join(u','));

    QCOMPARE(hosts.unusable().size(), 40 - PictureHosts::kMost);
    QVERIFY(hosts.allows(QUrl(u"https://host31.example/"_s)));
    QVERIFY(!hosts.allows(QUrl(u"https://host32.example/"_s)));
}

void tst_PictureHosts::redirectsStayWhereTheyAre_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("isAllowed");
    const QString here = u"https://a.example/1"_s;

    QTest::newRow("the same place") << here << u"https://a.example/2"_s << true;
    QTest::newRow("another allowed host") << here << u"https://b.example/1"_s << false;
    QTest::newRow("a host that is not allowed") << here << u"https://evil.example/1"_s << false;
    QTest::newRow("not encrypted any more") << here << u"http://a.example/1"_s << false;
    QTest::newRow("with a user") << here << u"https://me@a.example/1"_s << false;
    QTest::newRow("another port") << here << u"https://a.example:8443/1"_s << false;
    QTest::newRow("a file") << here << u"file:///etc/passwd"_s << false;
    QTest::newRow("this machine") << u"http://127.0.0.1:80/1"_s << u"http://127.0.0.1/2"_s << true;
    QTest::newRow("this machine, no longer encrypted")
        << u"https://127.0.0.1:8080/"_s << u"http://127.0.0.1:8080/"_s << false;
}

void tst_PictureHosts::redirectsStayWhereTheyAre()
{
    QFETCH(const QString, from);
    QFETCH(const QString, to);
    QFETCH(const bool, isAllowed);
    const PictureHosts hosts(u"a.example b.example 127.0.0.1 127.0.0.1:8080 127.0.0.1:80"_s);

    QCOMPARE(hosts.allowsRedirect(QUrl(from), QUrl(to)), isAllowed);
}

QTEST_GUILESS_MAIN(tst_PictureHosts)
#include "tst_PictureHosts.moc"
