// SPDX-License-Identifier: MIT
#include "service/NetworkHint.h"

#include <QSignalSpy>
#include <QTest>

using namespace ecom67;
using Reachability = QNetworkInformation::Reachability;

/// What counts as "the network is back".
class tst_NetworkHint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheWayBackIsAHint();
    void listeningIsHarmlessEverywhere();
};

void tst_NetworkHint::onlyTheWayBackIsAHint()
{
    NetworkHint hint;
    const QSignalSpy cameBack(&hint, &NetworkHint::cameBack);
    for (const auto reachability : {Reachability::Disconnected, Reachability::Local,
                                    Reachability::Site, Reachability::Unknown})
        hint.take(reachability);
    QVERIFY(cameBack.isEmpty());
    hint.take(Reachability::Online);
    hint.take(Reachability::Online);
    QCOMPARE(cameBack.size(), 1);
    hint.take(Reachability::Disconnected);
    hint.take(Reachability::Online);
    QCOMPARE(cameBack.size(), 2);
}

void tst_NetworkHint::listeningIsHarmlessEverywhere()
{
    // With the plugin of a desktop, or with none as on a bare machine.
    NetworkHint hint;
    const QSignalSpy cameBack(&hint, &NetworkHint::cameBack);
    hint.listen();
    hint.listen();
    QVERIFY(cameBack.isEmpty());
}

QTEST_GUILESS_MAIN(tst_NetworkHint)
#include "tst_NetworkHint.moc"
