// SPDX-License-Identifier: MIT
#include "jwks/TokenKeySource.h"
#include "service/NetworkSetup.h"

#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// Keys of tokens, asked of a build that cannot judge by them.
class tst_NoTokenKeySource : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatThisBuildCannot_data();
    void saysThatThisBuildCannot();
};

void tst_NoTokenKeySource::saysThatThisBuildCannot_data()
{
    QTest::addColumn<QString>("keys");

    QTest::newRow("a file that is there") << QCoreApplication::applicationFilePath();
    QTest::newRow("a file that is not there") << u"/no/such/keys.json"_s;
    QTest::newRow("an address") << u"https://127.0.0.1/keys"_s;
}

void tst_NoTokenKeySource::saysThatThisBuildCannot()
{
    QFETCH(const QString, keys);
    const NetworkSetup setup;

    const auto found = tokenKeysFrom(keys, setup);

    const auto *error = std::get_if<GatewayError>(&found);
    QVERIFY(error);
    QCOMPARE(error->code, GatewayError::Code::KeysUnsupported);
    QCOMPARE(error->subject, keys);
}

QTEST_GUILESS_MAIN(tst_NoTokenKeySource)
#include "tst_NoTokenKeySource.moc"
