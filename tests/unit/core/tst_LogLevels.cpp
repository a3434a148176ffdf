// SPDX-License-Identifier: MIT
#include "core/LogLevels.h"

#include <QLoggingCategory>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;

class tst_LogLevels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLoggingCategory::setFilterRules({}); }
    void levelsAreSet_data();
    void levelsAreSet();
    void everythingElseIsRefused_data();
    void everythingElseIsRefused();
};

/// What of a category is on: the first letters of its types.
static QString shown(const QLoggingCategory &category)
{
    return (category.isDebugEnabled() ? u"d"_s : QString())
        + (category.isInfoEnabled() ? u"i"_s : QString())
        + (category.isWarningEnabled() ? u"w"_s : QString())
        + (category.isCriticalEnabled() ? u"c"_s : QString());
}

void tst_LogLevels::levelsAreSet_data()
{
    QTest::addColumn<QString>("levels");
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("view");

    QTest::newRow("debug") << u"debug"_s << u"diwc"_s << u"diwc"_s;
    QTest::newRow("info") << u"info"_s << u"iwc"_s << u"iwc"_s;
    QTest::newRow("warning") << u"Warning"_s << u"wc"_s << u"wc"_s;
    QTest::newRow("error") << u" error "_s << u"c"_s << u"c"_s;
    QTest::newRow("none") << u"none"_s << QString() << QString();
    QTest::newRow("one more than the others")
        << u"warning, service = debug"_s << u"diwc"_s << u"wc"_s;
    QTest::newRow("only one") << u"service=none"_s << QString() << u"iwc"_s;
    QTest::newRow("the later one counts") << u"service=debug,none"_s << QString() << QString();
}

void tst_LogLevels::levelsAreSet()
{
    QFETCH(const QString, levels);
    const auto rules = logFilterRules(levels);
    QVERIFY(rules);

    QLoggingCategory::setFilterRules(*rules);

    const QLoggingCategory service("ecom67.service", QtInfoMsg);
    const QLoggingCategory view("ecom67.view", QtInfoMsg);
    QTEST(shown(service), "service");
    QTEST(shown(view), "view");
    // Somebody else's are left alone, but for the decoders, which are loud and say little.
    QCOMPARE(shown(QLoggingCategory("qt.network.ssl", QtWarningMsg)), u"wc"_s);
    QCOMPARE(shown(QLoggingCategory("qt.gui.imageio.jpeg", QtWarningMsg)), QString());
}

void tst_LogLevels::everythingElseIsRefused_data()
{
    QTest::addColumn<QString>("levels");
    for (const QString &levels :
         {u""_s, u" , "_s, u"loud"_s, u"info,loud"_s, u"network=debug"_s, u"=debug"_s,
          u"service="_s, u"service"_s, u"*.debug=true"_s, u"debug\nqt.*=true"_s, u"a=b=debug"_s})
        QTest::addRow("%s", qPrintable(levels.simplified())) << levels;
}

void tst_LogLevels::everythingElseIsRefused()
{
    QFETCH(const QString, levels);

    QVERIFY(!logFilterRules(levels));
}

QTEST_GUILESS_MAIN(tst_LogLevels)
#include "tst_LogLevels.moc"
