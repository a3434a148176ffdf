// SPDX-License-Identifier: MIT
#include "storage/SettingsStore.h"
#include "support/SettingSamples.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Kind = SettingSource::Kind;

/// A policy that the test writes itself; where it comes from is a matter of the system.
class FakePolicy : public PolicySource
{
public:
    Reading reading;

    Reading read() const override { return reading; }
};

/// All six sources at once, from real files.
class tst_SettingSources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everySourceIsReadAndTheStrongestWins_data();
    void everySourceIsReadAndTheStrongestWins();
    void aBrokenValueIsNamedAndTheNextSourceCounts_data();
    void aBrokenValueIsNamedAndTheNextSourceCounts();
    void aLockedValueIsNeitherBeatenNorSaved_data();
    void aLockedValueIsNeitherBeatenNorSaved();
    void whatIsSavedObeysTheRules();
    void severalAreSavedTogetherOrNotAtAll();
    void whatOthersWroteMeanwhileStays();
    void anEmptyTextTakesTheWishBack();
    void reloadNamesWhatHasChanged();
    void aChangeThatFallsIntoASaveIsNamed();
    void aLineThatIsBrokenForAMomentTakesNothingAway();
    void theSystemsOwnProblemsComeAndGo();
    void aProfileHasDefaultsOfItsOwn();

private:
    SettingsStore store() const
    {
        SystemSettings system;
        system.defaultFiles = {fileOf(u"first"_s), fileOf(u"second"_s)};
        system.policy = m_policy;
        return SettingsStore(fileOf(u"user"_s), m_commandLine, m_environment, system);
    }
    QString fileOf(const QString &name) const { return m_folder->filePath(name + u".ini"_s); }
    void setFile(const QString &name, const QByteArray &content) const;
    /// Lets a source say something about a setting, on the third line of its file.
    void say(Kind source, const SettingDefinition &definition, const QString &value);
    /// Where say() has put it.
    QString placeOf(Kind source, const SettingDefinition &definition) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QProcessEnvironment m_environment;
    Settings::Values m_commandLine;
    std::shared_ptr<FakePolicy> m_policy;
};

void tst_SettingSources::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_environment.clear();
    m_commandLine.clear();
    m_policy = std::make_shared<FakePolicy>();
}

void tst_SettingSources::setFile(const QString &name, const QByteArray &content) const
{
    QFile file(fileOf(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

static QByteArray iniFor(const SettingDefinition &definition, const QString &value)
{
    const QStringList parts = QString::fromLatin1(definition.key).split(u'/');
    const QString group = parts.size() == 2 ? parts.constFirst() : u"General"_s;
    return u"; a file\n[%1]\n%2=\"%3\"\n"_s.arg(group, parts.constLast(), value).toUtf8();
}

void tst_SettingSources::say(Kind source, const SettingDefinition &definition, const QString &value)
{
    const QString key = QString::fromLatin1(definition.key);
    switch (source) {
    case Kind::BuiltIn:
        break;
    case Kind::SystemDefault:
        return setFile(u"first"_s, iniFor(definition, value));
    case Kind::UserFile:
        return setFile(u"user"_s, iniFor(definition, value));
    case Kind::Environment:
        return m_environment.insert(definition.environmentVariable(), value);
    case Kind::CommandLine:
        m_commandLine.insert(key, value);
        break;
    case Kind::Policy:
        m_policy->reading.values.insert(key, {value, u"POLICY: line 3"_s});
        break;
    }
}

QString tst_SettingSources::placeOf(Kind source, const SettingDefinition &definition) const
{
    switch (source) {
    case Kind::BuiltIn:
        break;
    case Kind::SystemDefault:
        return fileOf(u"first"_s) + u": line 3"_s;
    case Kind::UserFile:
        return u"user.ini: line 3"_s;
    case Kind::Environment:
        return definition.environmentVariable();
    case Kind::CommandLine:
        return u"--"_s + definition.option();
    case Kind::Policy:
        return u"POLICY: line 3"_s;
    }
    return {};
}

/// The sources that may say something about a setting, weakest first.
static QList<Kind> sourcesOf(const SettingDefinition &definition)
{
    QList<Kind> sources;
    const bool hasFiles = definition.places.testFlag(SettingPlace::File);
    if (hasFiles)
        sources << Kind::SystemDefault << Kind::UserFile;
    if (definition.places.testFlag(SettingPlace::Environment))
        sources << Kind::Environment;
    if (definition.places.testFlag(SettingPlace::Option))
        sources << Kind::CommandLine;
    if (hasFiles || definition.places.testFlag(SettingPlace::Policy))
        sources << Kind::Policy;
    return sources;
}

static void addKeys()
{
    QTest::addColumn<QString>("key");
    for (const SettingDefinition &definition : settingDefinitions())
        QTest::newRow(definition.key) << QString::fromLatin1(definition.key);
}

void tst_SettingSources::everySourceIsReadAndTheStrongestWins_data()
{
    addKeys();
}

void tst_SettingSources::everySourceIsReadAndTheStrongestWins()
{
    QFETCH(const QString, key);
    const SettingDefinition &definition = *settingDefinition(key);
    const QLatin1StringView name(definition.key);
    QCOMPARE(store().settings().valueOf(name).source, Kind::BuiltIn);

    int number = 0;
    const auto sources = sourcesOf(definition);
    for (const Kind source : sources) {
        const QString value = goodValue(definition, ++number);
        say(source, definition, value);

        const SettingsStore settings = store();

        QCOMPARE(settings.settings().valueOf(name).value, value);
        QCOMPARE(settings.settings().valueOf(name).source, source);
        QCOMPARE(settings.settings().valueOf(name).place, placeOf(source, definition));
        QVERIFY(settings.problems().isEmpty());
    }
}

void tst_SettingSources::aBrokenValueIsNamedAndTheNextSourceCounts_data()
{
    addKeys();
}

void tst_SettingSources::aBrokenValueIsNamedAndTheNextSourceCounts()
{
    QFETCH(const QString, key);
    const SettingDefinition &definition = *settingDefinition(key);
    const QLatin1StringView name(definition.key);
    Kind below = Kind::BuiltIn;
    QString expected = QString::fromLatin1(definition.defaultValue);

    const auto sources = sourcesOf(definition);
    for (const Kind source : sources) {
        say(source, definition, badValue(definition));

        const SettingsStore settings = store();

        QCOMPARE(settings.settings().valueOf(name).source, below);
        QCOMPARE(settings.settings().valueOf(name).value, expected);
        QCOMPARE(settings.problems().size(), 1);
        QCOMPARE(settings.problems().constFirst().setting, key);
        QCOMPARE(settings.problems().constFirst().place, placeOf(source, definition));

        expected = goodValue(definition, int(source));
        say(source, definition, expected);
        below = source;
    }
}

void tst_SettingSources::aLockedValueIsNeitherBeatenNorSaved_data()
{
    addKeys();
}

void tst_SettingSources::aLockedValueIsNeitherBeatenNorSaved()
{
    QFETCH(const QString, key);
    const SettingDefinition &definition = *settingDefinition(key);
    SettingsStore open = store();
    if (!definition.places.testFlag(SettingPlace::File)) {
        const auto refused = open.save(definition, goodValue(definition, 1));
        QVERIFY(refused);
        QCOMPARE(refused->code, ChatError::Code::SettingMisplaced);
        QVERIFY(!QFile::exists(fileOf(u"user"_s)));
        return;
    }
    QVERIFY(!open.save(definition, goodValue(definition, 1)));
    QCOMPARE(open.settings().valueOf(QLatin1StringView(definition.key)).value,
             goodValue(definition, 1));
    const auto sources = sourcesOf(definition);
    for (const Kind source : sources)
        say(source, definition, goodValue(definition, source == Kind::Policy ? 2 : 3));

    SettingsStore locked = store();
    const auto refused = locked.save(definition, goodValue(definition, 5));

    QVERIFY(refused);
    QCOMPARE(refused->code, ChatError::Code::SettingLocked);
    QCOMPARE(refused->setting, key);
    QCOMPARE(store().settings().valueOf(QLatin1StringView(definition.key)).value,
             goodValue(definition, 2));
    QFile file(fileOf(u"user"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(goodValue(definition, 5).toUtf8())
            || definition.type == SettingType::Switch || definition.type == SettingType::Choice);
}

void tst_SettingSources::whatIsSavedObeysTheRules()
{
    SettingsStore settings = store();
    for (const SettingDefinition &definition : settingDefinitions())
        QVERIFY2(settings.save(definition, badValue(definition)), definition.key);

    QVERIFY(!QFile::exists(fileOf(u"user"_s)));
}

void tst_SettingSources::severalAreSavedTogetherOrNotAtAll()
{
    SettingsStore settings = store();
    QVERIFY(!settings.save({{u"history/days"_s, u"7"_s}, {u"shop/url"_s, u"https://a.example"_s}}));

    const auto refused
        = settings.save({{u"history/days"_s, u"8"_s}, {u"shop/url"_s, u"ftp://a"_s}});

    QVERIFY(refused);
    QCOMPARE(refused->setting, u"shop/url"_s);
    for (const SettingsStore &one : {settings, store()}) {
        QCOMPARE(one.settings().number("history/days"_L1), 7);
        QCOMPARE(one.settings().valueOf("shop/url"_L1).value, u"https://a.example"_s);
    }
}

void tst_SettingSources::whatOthersWroteMeanwhileStays()
{
    SettingsStore mine = store();
    SettingsStore theirs = store();
    QVERIFY(!theirs.save({{u"shop/url"_s, u"https://theirs.example"_s}}));

    QVERIFY(!mine.save({{u"history/days"_s, u"7"_s}}));

    QCOMPARE(mine.settings().valueOf("shop/url"_L1).value, u"https://theirs.example"_s);
    QCOMPARE(store().settings().valueOf("shop/url"_L1).value, u"https://theirs.example"_s);
    QCOMPARE(store().settings().number("history/days"_L1), 7);
}

void tst_SettingSources::anEmptyTextTakesTheWishBack()
{
    const SettingDefinition &days = *settingDefinition(u"history/days");
    say(Kind::SystemDefault, days, u"5"_s);
    say(Kind::UserFile, days, u"7"_s);
    SettingsStore settings = store();
    QCOMPARE(settings.settings().number("history/days"_L1), 7);

    QVERIFY(!settings.save(days, {}));

    QCOMPARE(settings.settings().number("history/days"_L1), 5);
    QCOMPARE(store().settings().number("history/days"_L1), 5);
    QFile file(fileOf(u"user"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY2(!file.readAll().contains("days"), "the line is left over");
}

void tst_SettingSources::reloadNamesWhatHasChanged()
{
    setFile(u"user"_s, "endpoint=wss://a.example/\n");
    SettingsStore settings = store();
    QCOMPARE(settings.reload(), QStringList());

    // The same size, in the same moment.
    setFile(u"user"_s, "endpoint=wss://b.example/\n");
    QCOMPARE(settings.reload(), QStringList{u"endpoint"_s});
    QCOMPARE(settings.settings().endpoint(), u"wss://b.example/"_s);

    setFile(u"first"_s, "endpoint=wss://c.example/\n[history]\ndays=3\n");
    QCOMPARE(settings.reload(), QStringList{u"history/days"_s});

    QVERIFY(QFile::remove(fileOf(u"user"_s)));
    QCOMPARE(settings.reload(), QStringList{u"endpoint"_s});
    QCOMPARE(settings.settings().endpoint(), u"wss://c.example/"_s);

    m_policy->reading.values.insert(u"endpoint"_s, u"wss://d.example/"_s);
    QCOMPARE(settings.reload(), QStringList{u"endpoint"_s});
    QVERIFY(settings.settings().valueOf("endpoint"_L1).isLocked());
}

void tst_SettingSources::aChangeThatFallsIntoASaveIsNamed()
{
    SettingsStore settings = store();
    // Another program, a moment before.
    setFile(u"user"_s, "[shop]\nurl=https://shop.example\n");
    QVERIFY(!settings.save(*settingDefinition(u"history/days"), u"4"_s));

    QCOMPARE(settings.reload(), QStringList({u"shop/url"_s, u"history/days"_s}));
    QCOMPARE(settings.reload(), QStringList());
    QCOMPARE(settings.settings().valueOf("shop/url"_L1).value, u"https://shop.example"_s);
}

void tst_SettingSources::aLineThatIsBrokenForAMomentTakesNothingAway()
{
    setFile(u"user"_s, "endpoint=wss://a.example/\n");
    SettingsStore settings = store();

    setFile(u"user"_s, "endpoint=wss://b.exam\nhalf a li");
    QCOMPARE(settings.reload(), QStringList());
    QCOMPARE(settings.settings().endpoint(), u"wss://a.example/"_s);
    QCOMPARE(settings.problems().size(), 1);
    QCOMPARE(settings.problems().constFirst().detail, u"user.ini: line 2"_s);

    setFile(u"user"_s, "endpoint=wss://b.example/\n");
    QCOMPARE(settings.reload(), QStringList{u"endpoint"_s});
    QVERIFY(settings.problems().isEmpty());
}

void tst_SettingSources::theSystemsOwnProblemsComeAndGo()
{
    setFile(u"second"_s, "nonsense\n[shop]\nurl=https://shop.example\n");
    SettingsStore settings = store();
    QCOMPARE(settings.problems().size(), 1);
    QCOMPARE(settings.problems().constFirst().detail, QString(fileOf(u"second"_s) + u": line 1"_s));
    QCOMPARE(settings.settings().valueOf("shop/url"_L1).value, u"https://shop.example"_s);
    // The user's own file is none of its matter.
    QVERIFY(!settings.problem());
    QVERIFY(!settings.save(*settingDefinition(u"history/days"), u"4"_s));

    setFile(u"second"_s, "[shop]\nurl=https://shop.example\n");
    QCOMPARE(settings.reload(), QStringList{u"history/days"_s}); // what was saved
    QVERIFY(settings.problems().isEmpty());
}

void tst_SettingSources::aProfileHasDefaultsOfItsOwn()
{
#ifndef Q_OS_LINUX
    QSKIP("the places are redirected through the variables of freedesktop.org");
#endif
    qputenv("XDG_CONFIG_HOME", "/home/me/.config");
    qputenv("XDG_CONFIG_DIRS", "/a:/b:relative");
    const auto files = [](QStringView profile) {
        return std::get<ProfilePaths>(ProfilePaths::forProfile(profile)).systemDefaultFiles();
    };

    QCOMPARE(
        files(u""),
        QStringList({u"/a/E-Com67/E-Com67 Support.ini"_s, u"/b/E-Com67/E-Com67 Support.ini"_s}));
    QCOMPARE(files(u"staging"),
             QStringList({u"/a/E-Com67/E-Com67 Support-staging.ini"_s,
                          u"/b/E-Com67/E-Com67 Support-staging.ini"_s}));
    qunsetenv("XDG_CONFIG_DIRS");
    QCOMPARE(files(u""), QStringList{u"/etc/xdg/E-Com67/E-Com67 Support.ini"_s});
}

QTEST_GUILESS_MAIN(tst_SettingSources)
#include "tst_SettingSources.moc"
