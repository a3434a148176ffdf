// SPDX-License-Identifier: MIT
#include "websocket/CloseCode.h"

#include <QTest>

using namespace ecom67;

class tst_CloseCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatMayBeOnTheWire_data();
    void knowsWhatMayBeOnTheWire();
};

void tst_CloseCode::knowsWhatMayBeOnTheWire_data()
{
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addColumn<bool>("isAllowed");

    QTest::newRow("below 1000 means nothing") << 0 << 999 << false;
    QTest::newRow("1000 to 1003") << 1000 << 1003 << true;
    QTest::newRow("1004 to 1006 are reserved") << 1004 << 1006 << false;
    QTest::newRow("1007 to 1014") << 1007 << 1014 << true;
    QTest::newRow("1015 and the rest of the protocol") << 1015 << 2999 << false;
    QTest::newRow("libraries and applications") << 3000 << 4999 << true;
    QTest::newRow("from 5000 means nothing") << 5000 << 65535 << false;
}

void tst_CloseCode::knowsWhatMayBeOnTheWire()
{
    QFETCH(const int, first);
    QFETCH(const int, last);
    QFETCH(const bool, isAllowed);

    for (int code = first; code <= last; ++code)
        QVERIFY2(isAllowedOnWire(static_cast<CloseCode>(code)) == isAllowed,
                 qPrintable(QString::number(code)));
}

QTEST_GUILESS_MAIN(tst_CloseCode)
#include "tst_CloseCode.moc"
