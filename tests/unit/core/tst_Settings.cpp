// SPDX-License-Identifier: MIT
#include "core/Settings.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace ecom67;
using namespace Qt::StringLiterals;
using Kind = SettingSource::Kind;

class tst_Settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theStrongestSourceWins_data();
    void theStrongestSourceWins();
    void emptyValues_data();
    void emptyValues();
    void unknownKeysAreIgnored();
    void theTableIsSound();
    void secretsHaveNoOption();
};

/// One row for each key and each set of sources that may say something about it.
void tst_Settings::theStrongestSourceWins_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("sources");

    for (const SettingDefinition &definition : settingDefinitions()) {
        for (int sources = 0; sources < 8; ++sources)
            QTest::addRow("%s from %d", definition.key, sources)
                << QString::fromLatin1(definition.key) << sources;
    }
}

void tst_Settings::theStrongestSourceWins()
{
    QFETCH(const QString, key);
    QFETCH(const int, sources);
    Settings::Sources from;
    QString expected;
    Kind kind = Kind::BuiltIn;
    for (const SettingDefinition &definition : settingDefinitions()) {
        if (key == QLatin1StringView(definition.key))
            expected = QString::fromLatin1(definition.defaultValue);
    }
    const auto say = [&](int bit, Settings::Values &values, const QString &value, Kind source) {
        if (!(sources & bit))
            return;
        values.insert(key, value);
        expected = value;
        kind = source;
    };
    say(1, from.userFile, u"file"_s, Kind::UserFile);
    say(2, from.environment, u"environment"_s, Kind::Environment);
    say(4, from.commandLine, u"command"_s, Kind::CommandLine);

    const Settings settings(from);

    const SettingValue &value = settings.valueOf(QLatin1StringView(key.toLatin1()));
    QCOMPARE(value.key, key);
    QCOMPARE(value.value, expected);
    QCOMPARE(value.source, kind);
}

void tst_Settings::emptyValues_data()
{
    QTest::addColumn<Settings::Values>("environment");
    QTest::addColumn<Settings::Values>("commandLine");
    QTest::addColumn<QString>("expected");
    const Settings::Values empty{{u"endpoint"_s, QString()}};

    QTest::newRow("an empty variable is not set") << empty << Settings::Values() << u"file"_s;
    QTest::newRow("an empty option is meant") << Settings::Values() << empty << QString();
}

void tst_Settings::emptyValues()
{
    QFETCH(const Settings::Values, environment);
    QFETCH(const Settings::Values, commandLine);
    QFETCH(const QString, expected);

    const Settings settings({.userFile = {{u"endpoint"_s, u"file"_s}},
                             .environment = environment,
                             .commandLine = commandLine});

    QCOMPARE(settings.endpoint(), expected);
}

void tst_Settings::unknownKeysAreIgnored()
{
    const Settings settings({.userFile = {{u"future"_s, u"1"_s}, {u"Endpoint"_s, u"wss://h"_s}},
                             .environment = {},
                             .commandLine = {}});

    QCOMPARE(settings.all(), Settings().all());
}

void tst_Settings::theTableIsSound()
{
    static const QRegularExpression keyForm(u"\\A[a-z]+/?[a-z][a-zA-Z]*\\z"_s);
    QSet<QByteArray> names;
    for (const SettingDefinition &definition : settingDefinitions()) {
        QVERIFY(keyForm.match(QString::fromLatin1(definition.key)).hasMatch());
        QVERIFY(QByteArray(definition.environment).startsWith("ECOM67_"));
        QVERIFY(!QByteArray(definition.description).isEmpty());
        names.insert(definition.key);
        names.insert(definition.environment);
    }
    QCOMPARE(names.size(), qsizetype(settingDefinitions().size() * 2));
    QCOMPARE(Settings().all().size(), qsizetype(settingDefinitions().size()));
}

void tst_Settings::secretsHaveNoOption()
{
    for (const SettingDefinition &definition : settingDefinitions()) {
        if (definition.isSecret)
            QCOMPARE(definition.option, "");
    }
    QVERIFY(Settings().valueOf("token"_L1).isSecret);
}

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_Settings.moc"
