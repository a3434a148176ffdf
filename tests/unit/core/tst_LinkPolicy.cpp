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

QTEST_GUILESS_MAIN(tst_LinkPolicy)
#include "tst_LinkPolicy.moc"
