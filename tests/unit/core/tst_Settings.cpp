// SPDX-License-Identifier: MIT
#include "core/Settings.h"
#include "support/SettingSamples.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <array>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Kind = SettingSource::Kind;

class tst_Settings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theStrongestUsableSourceWins_data();
    void theStrongestUsableSourceWins();
    void nothingBeatsALockedValue_data();
    void nothingBeatsALockedValue();
    void ofTwoSystemDefaultsTheFirstUsableOneCounts();
    void emptyValues_data();
    void emptyValues();
    void unknownKeysAreIgnored();
    void anEndpointThatIsLeftOutIsTheReasonForNone();
    void aRejectionNamesItsPlaceAndNeverItsValue();
    void numbersAndSwitchesAreRead();
};

/// Weakest first. What is built in says something always.
static constexpr std::array kKinds{Kind::SystemDefault, Kind::UserFile, Kind::Environment,
                                   Kind::CommandLine, Kind::Policy};

static SettingPlace placeOf(Kind kind)
{
    if (kind == Kind::Environment)
        return SettingPlace::Environment;
    return kind == Kind::CommandLine ? SettingPlace::Option : SettingPlace::File;
}

static bool maySay(const SettingDefinition &definition, Kind kind)
{
    return definition.places.testFlag(placeOf(kind))
        || (kind == Kind::Policy && definition.places.testFlag(SettingPlace::Policy));
}

static Settings::Values &valuesOf(Settings::Sources &sources, Kind kind)
{
    switch (kind) {
    case Kind::BuiltIn:
        break;
    case Kind::SystemDefault:
        if (sources.systemDefaults.isEmpty())
            sources.systemDefaults.append(Settings::Values());
        return sources.systemDefaults.first();
    case Kind::UserFile:
        return sources.userFile;
    case Kind::Environment:
        return sources.environment;
    case Kind::CommandLine:
        return sources.commandLine;
    case Kind::Policy:
        return sources.policy;
    }
    qFatal("nothing can be said there");
}

void tst_Settings::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// Every key with every set of sources that say something, each of them once with a broken value,
/// and once with none: all that the order of the sources can be wrong about.
void tst_Settings::theStrongestUsableSourceWins_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("sources");
    QTest::addColumn<int>("broken");

    for (const SettingDefinition &definition : settingDefinitions()) {
        for (int sources = 0; sources < 32; ++sources) {
            const QString key = QString::fromLatin1(definition.key);
            QTest::addRow("%s from %d", definition.key, sources) << key << sources << -1;
            for (int broken = 0; broken < 5; ++broken) {
                if (sources & (1 << broken)) {
                    QTest::addRow("%s from %d, %d broken", definition.key, sources, broken)
                        << key << sources << broken;
                }
            }
        }
    }
}

void tst_Settings::theStrongestUsableSourceWins()
{
    QFETCH(const QString, key);
    QFETCH(const int, sources);
    QFETCH(const int, broken);
    const SettingDefinition &definition = *settingDefinition(key);
    Settings::Sources from;
    QString expected = QString::fromLatin1(definition.defaultValue);
    Kind kind = Kind::BuiltIn;
    QSet<Kind> leftOut;
    for (int i = 0; i < 5; ++i) {
        if (!(sources & (1 << i)))
            continue;
        const Kind source = kKinds.at(i);
        const QString value = i == broken ? badValue(definition) : goodValue(definition, i);
        valuesOf(from, source).insert(key, {value, u"FILE: line %1"_s.arg(i)});
        if (i == broken || !maySay(definition, source)) {
            leftOut.insert(source);
        } else {
            expected = value;
            kind = source;
        }
    }

    const Settings settings(from);

    const SettingValue &value = settings.valueOf(QLatin1StringView(definition.key));
    QCOMPARE(value.key, key);
    QCOMPARE(value.value, expected);
    QCOMPARE(value.source, kind);
    QCOMPARE(value.isLocked(), kind == Kind::Policy);
    QSet<Kind> rejected;
    for (const RejectedSetting &one : settings.rejected()) {
        QCOMPARE(one.key, key);
        QCOMPARE(one.error.setting, key);
        QVERIFY2(!one.error.place.isEmpty(), "named without its place");
        rejected.insert(one.source);
    }
    QCOMPARE(rejected, leftOut);
    QCOMPARE(settings.rejected().size(), leftOut.size());
}

void tst_Settings::nothingBeatsALockedValue_data()
{
    QTest::addColumn<QString>("key");
    for (const SettingDefinition &definition : settingDefinitions()) {
        if (maySay(definition, Kind::Policy))
            QTest::newRow(definition.key) << QString::fromLatin1(definition.key);
    }
}

void tst_Settings::nothingBeatsALockedValue()
{
    QFETCH(const QString, key);
    const SettingDefinition &definition = *settingDefinition(key);
    Settings::Sources from;
    from.policy.insert(key, goodValue(definition, 2));
    for (const Kind kind :
         {Kind::SystemDefault, Kind::UserFile, Kind::Environment, Kind::CommandLine}) {
        valuesOf(from, kind).insert(key, goodValue(definition, 3));
        QCOMPARE(Settings(from).valueOf(QLatin1StringView(definition.key)).value,
                 goodValue(definition, 2));
    }
    // Locked to "none" is locked, too.
    if (problemWith(definition, {}))
        return;
    from.policy.insert(key, QString());
    QVERIFY(Settings(from).valueOf(QLatin1StringView(definition.key)).isLocked());
    QCOMPARE(Settings(from).valueOf(QLatin1StringView(definition.key)).value, QString());
}

void tst_Settings::ofTwoSystemDefaultsTheFirstUsableOneCounts()
{
    const Settings settings({.systemDefaults = {{{u"shop/url"_s, {u"ftp://a"_s, u"A: line 1"_s}}},
                                                {{u"shop/url"_s, u"https://b.example"_s}},
                                                {{u"shop/url"_s, u"https://c.example"_s}}}});

    QCOMPARE(settings.valueOf("shop/url"_L1).value, u"https://b.example"_s);
    QCOMPARE(settings.rejected().size(), 1);
    QCOMPARE(settings.rejected().constFirst().error.place, u"A: line 1"_s);
}

void tst_Settings::emptyValues_data()
{
    QTest::addColumn<Settings::Values>("environment");
    QTest::addColumn<Settings::Values>("commandLine");
    QTest::addColumn<QString>("expected");
    const Settings::Values empty{{u"endpoint"_s, QString()}};

    QTest::newRow("an empty variable is not set")
        << empty << Settings::Values() << u"wss://file.example/"_s;
    QTest::newRow("an empty option is meant") << Settings::Values() << empty << QString();
}

void tst_Settings::emptyValues()
{
    QFETCH(const Settings::Values, environment);
    QFETCH(const Settings::Values, commandLine);
    QFETCH(const QString, expected);

    const Settings settings({.userFile = {{u"endpoint"_s, u"wss://file.example/"_s}},
                             .environment = environment,
                             .commandLine = commandLine});

    QCOMPARE(settings.endpoint(), expected);
    QVERIFY(settings.rejected().isEmpty());
}

void tst_Settings::unknownKeysAreIgnored()
{
    const Settings settings({.userFile = {{u"future"_s, u"1"_s}, {u"Endpoint"_s, u"wss://h"_s}}});

    QCOMPARE(settings.all(), Settings().all());
    QVERIFY(settings.rejected().isEmpty());
}

void tst_Settings::anEndpointThatIsLeftOutIsTheReasonForNone()
{
    const Settings::Values broken{{u"endpoint"_s, {u"https://h"_s, u"FILE: line 3"_s}}};
    const auto none = Settings().parsedEndpoint();
    QCOMPARE(std::get<ChatError>(none).code, ChatError::Code::EndpointMissing);

    const auto reason = Settings({.userFile = broken}).parsedEndpoint();
    QCOMPARE(std::get<ChatError>(reason).code, ChatError::Code::EndpointScheme);
    QCOMPARE(std::get<ChatError>(reason).place, u"FILE: line 3"_s);

    const auto other = Settings({.systemDefaults = {{{u"endpoint"_s, u"wss://default.example/"_s}}},
                                 .userFile = broken})
                           .parsedEndpoint();
    QCOMPARE(std::get<Endpoint>(other).toString(), u"wss://default.example/"_s);
}

void tst_Settings::aRejectionNamesItsPlaceAndNeverItsValue()
{
    const Settings settings({.userFile = {{u"token"_s, {u"SECRET"_s, u"FILE: line 2"_s}}},
                             .environment = {{u"token"_s, u"SECRET\n"_s}},
                             .commandLine = {{u"endpoint"_s, u"SECRET"_s}}});

    QStringList places;
    for (const RejectedSetting &rejected : settings.rejected()) {
        places.append(placeText(rejected.error));
        QVERIFY(!places.constLast().contains(u"SECRET"));
        QVERIFY(!rejected.error.detail.contains(u"SECRET"));
    }
    QCOMPARE(places,
             QStringList(
                 {u"endpoint, --endpoint"_s, u"token, ECOM67_TOKEN"_s, u"token, FILE: line 2"_s}));
}

void tst_Settings::numbersAndSwitchesAreRead()
{
    const Settings settings(
        {.userFile = {{u"history/days"_s, u" 7 "_s}, {u"history/keep"_s, u"false"_s}}});

    QCOMPARE(settings.number("history/days"_L1), 7);
    QVERIFY(!settings.isOn("history/keep"_L1));
    QVERIFY(Settings().isOn("history/keep"_L1));
}

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_Settings.moc"
