// SPDX-License-Identifier: MIT
#include "model/SettingsViewModel.h"
#include "storage/SettingsStore.h"
#include "support/FakePolicy.h"
#include "support/SettingSamples.h"

#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using Kind = SettingSource::Kind;
using Code = ChatError::Code;
using Page = SettingsViewModel::Page;

/// What somebody types into the settings, until it is saved or thrown away.
class tst_SettingsViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everySettingHasItsPage();
    void aFieldKnowsWhereItsValueComesFrom_data();
    void aFieldKnowsWhereItsValueComesFrom();
    void whatAnOverriddenFieldHoldsIsWhatIsSaved();
    void nothingIsWrittenBeforeItIsSaved();
    void onlyWhatChangedIsWritten();
    void typingTheOldValueIsNoChange();
    void whatIsBrokenIsNotSaved();
    void aBrokenValueOfSomebodyElseStandsInNobodysWay();
    void resetTakesTheWishBackWhenItIsSaved();
    void whatOthersChangeIsFollowedAndWhatWasTypedStays();
    void whatIsLockedCannotBeTyped();
    void aLockThatComesWhileTypingWins();
    void whatCannotBeWrittenStays();
    void aSecretIsNeverHandedOn();
    void theReportHoldsNoSecret();

private:
    void setFile(const QByteArray &content) const;
    QByteArray file() const;
    SettingsStore &store(const QProcessEnvironment &environment = {},
                         const Settings::Values &commandLine = {});

    std::optional<QTemporaryDir> m_folder;
    std::optional<SettingsStore> m_store;
    Settings::Values m_policy;
};

void tst_SettingsViewModel::init()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
    m_folder.emplace();
    m_policy.clear();
}

void tst_SettingsViewModel::setFile(const QByteArray &content) const
{
    QFile file(m_folder->filePath(u"user.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray tst_SettingsViewModel::file() const
{
    QFile file(m_folder->filePath(u"user.ini"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

SettingsStore &tst_SettingsViewModel::store(const QProcessEnvironment &environment,
                                            const Settings::Values &commandLine)
{
    SystemSettings system;
    system.policy = std::make_shared<FakePolicy>(m_policy);
    m_store.emplace(m_folder->filePath(u"user.ini"_s), commandLine, environment, system);
    return *m_store;
}

void tst_SettingsViewModel::everySettingHasItsPage()
{
    const auto page = [](const char *key) {
        return SettingsViewModel::pageOf(*settingDefinition(QString::fromLatin1(key)));
    };
    QCOMPARE(page("endpoint"), Page::Connection);
    QCOMPARE(page("token"), Page::Account);
    QCOMPARE(page("chat/imageHosts"), Page::Chat);
    QCOMPARE(page("history/days"), Page::Chat);
    QCOMPARE(page("log/level"), Page::Diagnostics);
}

void tst_SettingsViewModel::aFieldKnowsWhereItsValueComesFrom_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("isLocked");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("source");
    QTest::addColumn<bool>("isSetByUser");

    QTest::newRow("built in") << ""_ba << false << u"30"_s << Kind::BuiltIn << false;
    QTest::newRow("user") << "[history]\ndays=7\n"_ba << false << u"7"_s << Kind::UserFile << true;
    QTest::newRow("user, broken") << "[history]\ndays=x\n"_ba << false << u"30"_s << Kind::BuiltIn
                                  << true;
    QTest::newRow("locked") << "[history]\ndays=7\n"_ba << true << u"5"_s << Kind::Policy << true;
}

void tst_SettingsViewModel::aFieldKnowsWhereItsValueComesFrom()
{
    QFETCH(const QByteArray, file);
    QFETCH(const bool, isLocked);
    QFETCH(const QString, text);
    QFETCH(const Kind, source);
    QFETCH(const bool, isSetByUser);
    setFile(file);
    if (isLocked)
        m_policy.insert(u"history/days"_s, u"5"_s);
    const SettingsViewModel model(store());

    const SettingField field = model.field(u"history/days"_s);

    QCOMPARE(field.text, text);
    QCOMPARE(field.inEffect.source, source);
    QCOMPARE(field.isSetByUser, isSetByUser);
    QCOMPARE(field.isLocked(), isLocked);
    QCOMPARE(field.isEditable(), !isLocked);
    QVERIFY(!field.isTouched && !field.isOverridden());
}

void tst_SettingsViewModel::whatAnOverriddenFieldHoldsIsWhatIsSaved()
{
    setFile("[log]\nlevel=error\n");
    QProcessEnvironment environment;
    environment.insert(u"ECOM67_LOG_LEVEL"_s, u"debug"_s);
    SettingsViewModel model(store(environment));

    SettingField field = model.field(u"log/level"_s);
    QCOMPARE(field.text, u"error"_s);
    QCOMPARE(field.inEffect.value, u"debug"_s);
    QVERIFY(field.isOverridden());

    model.setText(u"log/level"_s, u"none"_s);
    model.save();
    field = model.field(u"log/level"_s);
    QCOMPARE(field.text, u"none"_s);
    QCOMPARE(field.inEffect.value, u"debug"_s);
}

void tst_SettingsViewModel::nothingIsWrittenBeforeItIsSaved()
{
    setFile("[history]\ndays=7\n");
    SettingsStore &settings = store();
    {
        SettingsViewModel model(settings);
        model.setText(u"history/days"_s, u"9"_s);
        QVERIFY(model.hasChanges());
        QCOMPARE(model.field(u"history/days"_s).text, u"9"_s);
    }
    QCOMPARE(file(), "[history]\ndays=7\n");
    QCOMPARE(settings.settings().number("history/days"_L1), 7);
}

void tst_SettingsViewModel::onlyWhatChangedIsWritten()
{
    setFile("future=1\n[history]\ndays=7\n");
    SettingsViewModel model(store());
    QSignalSpy saved(&model, &SettingsViewModel::saved);

    model.setText(u"log/level"_s, u" debug "_s);
    model.save();

    QCOMPARE(saved.size(), 1);
    QCOMPARE(saved.constFirst().constFirst().toStringList(), QStringList(u"log/level"_s));
    QVERIFY(!model.hasChanges());
    QVERIFY(file().contains("level=debug\n"));
    QVERIFY(file().contains("days=7\n"));
    QVERIFY(file().contains("future=1\n"));
    QVERIFY(!file().contains("keep"));
    model.save(); // nothing to do
    QCOMPARE(saved.size(), 1);
}

void tst_SettingsViewModel::typingTheOldValueIsNoChange()
{
    SettingsViewModel model(store());
    QSignalSpy changes(&model, &SettingsViewModel::changesChanged);

    model.setText(u"history/days"_s, u"31"_s);
    model.setText(u"history/days"_s, u"30"_s);

    QCOMPARE(changes.size(), 2);
    QVERIFY(!model.hasChanges());
    QVERIFY(!model.field(u"history/days"_s).isTouched);
}

void tst_SettingsViewModel::whatIsBrokenIsNotSaved()
{
    for (const SettingDefinition &definition : settingDefinitions()) {
        if (!definition.places.testFlag(SettingPlace::File))
            continue;
        const QString key = QString::fromLatin1(definition.key);
        SettingsViewModel model(store());
        QSignalSpy saved(&model, &SettingsViewModel::saved);
        model.setText(key, badValue(definition));

        QVERIFY2(model.field(key).problem, definition.key);
        QVERIFY(model.firstProblem());
        QCOMPARE(model.firstProblem()->setting, key);
        model.save();
        QVERIFY(saved.isEmpty());

        model.setText(key, goodValue(definition, 1));
        QVERIFY2(!model.field(key).problem, definition.key);
        QVERIFY(!model.firstProblem());
    }
    QVERIFY(file().isEmpty());
}

void tst_SettingsViewModel::aBrokenValueOfSomebodyElseStandsInNobodysWay()
{
    setFile("[history]\ndays=x\n[shop]\nurl=ftp://shop\n");
    SettingsViewModel model(store());
    QVERIFY(model.field(u"history/days"_s).problem);
    QVERIFY(model.field(u"history/days"_s).problem->place.endsWith(u"line 2"_s));
    QCOMPARE(model.leftOut().size(), 2);

    model.setText(u"log/level"_s, u"debug"_s);
    QVERIFY(!model.firstProblem());
    model.reset(u"history/days"_s);
    model.save();

    QVERIFY(!model.hasChanges());
    QVERIFY(!model.field(u"history/days"_s).problem);
    QCOMPARE(model.leftOut().size(), 1);
    QVERIFY(!file().contains("days"));
    QVERIFY(file().contains("ftp://shop"));
}

void tst_SettingsViewModel::resetTakesTheWishBackWhenItIsSaved()
{
    setFile("[history]\ndays=7\n");
    SettingsViewModel model(store());

    model.reset(u"history/days"_s);
    QCOMPARE(model.field(u"history/days"_s).text, u"30"_s);
    QVERIFY(model.field(u"history/days"_s).isReset);
    QVERIFY(file().contains("days=7"));
    model.save();

    QVERIFY(!file().contains("days"));
    QCOMPARE(model.field(u"history/days"_s).inEffect.source, Kind::BuiltIn);
    QVERIFY(!model.field(u"history/days"_s).isSetByUser);
}

void tst_SettingsViewModel::whatOthersChangeIsFollowedAndWhatWasTypedStays()
{
    setFile("[history]\ndays=7\n");
    SettingsStore &settings = store();
    SettingsViewModel model(settings);
    model.setText(u"log/level"_s, u"debug"_s);

    setFile("[history]\ndays=8\n[log]\nlevel=error\n[shop]\nurl=https://shop.example\n");
    settings.reload();
    model.refresh();
    QCOMPARE(model.field(u"history/days"_s).text, u"8"_s);
    QCOMPARE(model.field(u"log/level"_s).text, u"debug"_s);
    QVERIFY(model.field(u"log/level"_s).isTouched);

    // And once more, without anybody noticing before it is saved.
    setFile("[history]\ndays=9\n[log]\nlevel=error\n[shop]\nurl=https://shop.example\n");
    model.save();
    QVERIFY(file().contains("days=9\n"));
    QVERIFY(file().contains("level=debug\n"));
    QVERIFY(file().contains("https://shop.example"));
    QCOMPARE(model.field(u"history/days"_s).text, u"9"_s);
}

void tst_SettingsViewModel::whatIsLockedCannotBeTyped()
{
    m_policy.insert(u"history/days"_s, u"5"_s);
    SettingsViewModel model(store());

    model.setText(u"history/days"_s, u"9"_s);
    model.reset(u"history/days"_s);

    QVERIFY(!model.hasChanges());
    QCOMPARE(model.field(u"history/days"_s).text, u"5"_s);
}

void tst_SettingsViewModel::aLockThatComesWhileTypingWins()
{
    SettingsStore &settings = store();
    SettingsViewModel model(settings);
    model.setText(u"history/days"_s, u"9"_s);
    model.setText(u"log/level"_s, u"debug"_s);

    m_policy.insert(u"history/days"_s, u"5"_s);
    settings.reload();
    model.refresh();

    QCOMPARE(model.field(u"history/days"_s).text, u"5"_s);
    model.save();
    QVERIFY(file().contains("debug"));
    QVERIFY(!file().contains("days"));
}

void tst_SettingsViewModel::whatCannotBeWrittenStays()
{
    QFile inTheWay(m_folder->filePath(u"folder"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    SettingsStore settings(m_folder->filePath(u"folder/user.ini"_s), {}, QProcessEnvironment());
    SettingsViewModel model(settings);
    QSignalSpy failed(&model, &SettingsViewModel::saveFailed);
    QSignalSpy saved(&model, &SettingsViewModel::saved);
    model.setText(u"history/days"_s, u"9"_s);

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"settings file:"_s));
    model.save();

    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<ChatError>().code, Code::SettingsUnwritable);
    QVERIFY(saved.isEmpty());
    QCOMPARE(model.field(u"history/days"_s).text, u"9"_s);
    QVERIFY(model.hasChanges());
    QCOMPARE(settings.settings().number("history/days"_L1), 30);
}

void tst_SettingsViewModel::aSecretIsNeverHandedOn()
{
    QProcessEnvironment environment;
    environment.insert(u"ECOM67_TOKEN"_s, u"SECRET"_s);
    const SettingsViewModel model(store(environment));

    const SettingField field = model.field(u"token"_s);

    QCOMPARE(field.inEffect.source, Kind::Environment);
    QVERIFY(!field.isEditable());
    QVERIFY(!field.text.contains(u"SECRET"_s) && !field.inEffect.value.contains(u"SECRET"_s));
}

void tst_SettingsViewModel::theReportHoldsNoSecret()
{
    setFile(
        "endpoint=wss://shop.example/prod?token=SECRET1\n[history]\ndays=x\n[log]\nlevel=error\n");
    QProcessEnvironment environment;
    environment.insert(u"ECOM67_TOKEN"_s, u"SECRET2"_s);
    const SettingsViewModel model(store(environment));

    const QString report = model.report(u"version: 1\npath: /x?token=SECRET3\n"_s);

    QVERIFY2(!report.contains(u"SECRET"_s), qPrintable(report));
    for (const QString &part :
         {u"version: 1\n"_s, u"endpoint = wss://shop.example/prod"_s,
          u"token = set (environment, ECOM67_TOKEN)\n"_s,
          u"log/level = error (user file, user.ini: line 5)\n"_s,
          u"history/days = 30 (built-in)\n"_s, u"(history/days, 1 to 3650, user.ini: line 3)\n"_s})
        QVERIFY2(report.contains(part), qPrintable(part + u" in "_s + report));
}

QTEST_GUILESS_MAIN(tst_SettingsViewModel)
#include "tst_SettingsViewModel.moc"
