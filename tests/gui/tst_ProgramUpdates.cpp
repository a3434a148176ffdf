// SPDX-License-Identifier: MIT
#include "app/ProgramUpdates.h"
#include "gui/ChatFixture.h"
#include "service/NetworkSetup.h"
#include "storage/ProfilePaths.h"
#include "storage/UpdateRecordFile.h"
#include "support/UpdateSigner.h"
#include "view/StatusLine.h"
#include "view/UpdateBinding.h"

#include <QMenu>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// A newer version, from the policy to the window.
class tst_ProgramUpdates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void onlyWhereThePolicySaysSo_data();
    void onlyWhereThePolicySaysSo();
    void saysSoInTheWindow();
    void saysSoUntilItIsDismissed();
    void aProblemIsMoreThanNews();
    void theMenuLeadsToThePage();
    void withoutAPageTheMenuOnlySaysSo();
    void aWithdrawnNoticeLeavesTheMenu();
    void anotherWindowSaysSoToo();

private:
    Settings settings(const Settings::Values &more = {}) const;
    void remember(const QJsonObject &notice) const;
    QStringList menu();
    QString lineAfterStart();

    UpdateSigner m_signer;
    NetworkSetup m_network;
    std::optional<ProfilePaths> m_paths;
    std::unique_ptr<ChatFixture> m_it;
    std::unique_ptr<ProgramUpdates> m_updates;
};

void tst_ProgramUpdates::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setApplicationName(u"tst_ProgramUpdates"_s);
    QCoreApplication::setApplicationVersion(u"0.1.0"_s);
    m_paths = std::get<ProfilePaths>(ProfilePaths::forProfile({}));
}

void tst_ProgramUpdates::init()
{
    m_it = std::make_unique<ChatFixture>();
    m_it->open();
}

void tst_ProgramUpdates::cleanup()
{
    m_updates.reset();
    m_it.reset();
    QFile::remove(QString(m_paths->dataFolder() + u"/update.json"_s));
}

Settings tst_ProgramUpdates::settings(const Settings::Values &more) const
{
    Settings::Values policy{
        {u"update/url"_s, u"https://127.0.0.1:1/notice.json"_s},
        {u"update/key"_s, QString::fromLatin1(m_signer.publicKey().toBase64())}};
    policy.insert(more);
    return Settings({.policy = policy});
}

/// As when it was read an hour ago.
void tst_ProgramUpdates::remember(const QJsonObject &notice) const
{
    UpdateRecordFile record(QString(m_paths->dataFolder() + u"/update.json"_s));
    record.setLastRead(QDateTime::currentDateTimeUtc().addSecs(-3'600));
    record.setDocument(m_signer.document(notice));
}

QStringList tst_ProgramUpdates::menu()
{
    QTest::mouseClick(m_it->child<QWidget>("menuButton"), Qt::LeftButton);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QStringList words;
    if (!menu)
        return words;
    const auto actions = menu->actions();
    for (const QAction *action : actions)
        words.append(action->isEnabled() ? action->text()
                                         : QString(u"disabled: "_s + action->text()));
    menu->close();
    return words;
}

void tst_ProgramUpdates::onlyWhereThePolicySaysSo_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<bool>("isWanted");
    QTest::newRow("address and key") << QStringList() << true;
    QTest::newRow("no address") << QStringList{u"update/url"_s, u""_s} << false;
    QTest::newRow("no key") << QStringList{u"update/key"_s, u""_s} << false;
    QTest::newRow("a key that is none") << QStringList{u"update/key"_s, u"abc"_s} << false;
    QTest::newRow("not encrypted")
        << QStringList{u"update/url"_s, u"http://a.example/n"_s} << false;
    QTest::newRow("a public computer") << QStringList{u"kiosk/enabled"_s, u"true"_s} << false;
}

void tst_ProgramUpdates::onlyWhereThePolicySaysSo()
{
    QFETCH(QStringList, more);
    QFETCH(bool, isWanted);
    Settings::Values values;
    if (!more.isEmpty())
        values.insert(more.at(0), more.at(1));
    QCOMPARE(ProgramUpdates::wanted(settings(values), *m_paths, m_network) != nullptr, isWanted);
    // The same words of the user are nothing.
    const Settings own(
        {.userFile = {{u"update/url"_s, u"https://a.example/n"_s},
                      {u"update/key"_s, settings().valueOf("update/key"_L1).value}}});
    QVERIFY(!ProgramUpdates::wanted(own, *m_paths, m_network));
}

void tst_ProgramUpdates::saysSoInTheWindow()
{
    QVERIFY(!menu().contains(u"Version 0.2.0 is available..."_s));
    remember(UpdateSigner::notice(u"0.2.0"_s));
    m_updates = ProgramUpdates::wanted(settings(), *m_paths, m_network);
    m_updates->showIn(m_it->shell->chatWindow());

    m_updates->start();

    QCOMPARE(m_it->child<StatusLine>("statusLine")->sentence(),
             u"Version 0.2.0 of this program is available."_s);
    QVERIFY(menu().contains(u"Version 0.2.0 is available..."_s));
}

/// The line of a start of the program.
QString tst_ProgramUpdates::lineAfterStart()
{
    m_updates.reset();
    m_it = std::make_unique<ChatFixture>();
    m_it->open();
    m_updates = ProgramUpdates::wanted(settings(), *m_paths, m_network);
    m_updates->showIn(m_it->shell->chatWindow());
    m_updates->start();
    return m_it->child<StatusLine>("statusLine")->sentence();
}

void tst_ProgramUpdates::saysSoUntilItIsDismissed()
{
    remember(UpdateSigner::notice(u"0.2.0"_s));
    const QString words = u"Version 0.2.0 of this program is available."_s;
    QCOMPARE(lineAfterStart(), words);
    QCOMPARE(lineAfterStart(), words); // nobody has put it away

    QTest::mouseClick(m_it->child<QWidget>("dismissButton"), Qt::LeftButton);

    QCOMPARE(m_it->child<StatusLine>("statusLine")->sentence(), QString());
    QCOMPARE(lineAfterStart(), QString());
    QVERIFY(menu().contains(u"Version 0.2.0 is available..."_s));
    UpdateRecordFile record(QString(m_paths->dataFolder() + u"/update.json"_s));
    record.setDocument(m_signer.document(UpdateSigner::notice(u"0.3.0"_s)));
    QCOMPARE(lineAfterStart(), u"Version 0.3.0 of this program is available."_s);
}

void tst_ProgramUpdates::aProblemIsMoreThanNews()
{
    auto *line = m_it->child<StatusLine>("statusLine");
    line->showProblem(u"The profile is in use."_s);
    UpdateBinding &updates = m_it->shell->chatWindow().updates();
    QSignalSpy dismissed(&updates, &UpdateBinding::dismissed);

    updates.show(UpdateNotice{.version = QVersionNumber(1, 2), .issued = {}, .page = {}}, true);

    QCOMPARE(line->sentence(), u"The profile is in use."_s);
    QTest::mouseClick(m_it->child<QWidget>("dismissButton"), Qt::LeftButton);
    QCOMPARE(dismissed.size(), 0); // that was not the news

    updates.show(UpdateNotice{.version = QVersionNumber(1, 2), .issued = {}, .page = {}}, true);
    QCOMPARE(line->sentence(), u"Version 1.2 of this program is available."_s);
    updates.show(std::nullopt, false); // taken back
    QCOMPARE(line->sentence(), QString());
}

void tst_ProgramUpdates::theMenuLeadsToThePage()
{
    ChatWindow &window = m_it->shell->chatWindow();
    QSignalSpy activated(&window, &ChatWindow::linkActivated);
    window.updates().show(UpdateNotice{.version = QVersionNumber(1, 2),
                                       .issued = {},
                                       .page = QUrl(u"https://shop.example/chat"_s)},
                          true);
    QTest::mouseClick(m_it->child<QWidget>("menuButton"), Qt::LeftButton);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    const auto actions = menu->actions();
    for (QAction *action : actions) {
        if (action->text() == u"Version 1.2 is available..."_s)
            action->trigger();
    }
    menu->close();
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.constFirst().constFirst().toUrl(), QUrl(u"https://shop.example/chat"_s));
}

void tst_ProgramUpdates::withoutAPageTheMenuOnlySaysSo()
{
    m_it->shell->chatWindow().updates().show(
        UpdateNotice{.version = QVersionNumber(1, 2), .issued = {}, .page = {}}, true);
    QVERIFY(menu().contains(u"disabled: Version 1.2 is available..."_s));
}

void tst_ProgramUpdates::aWithdrawnNoticeLeavesTheMenu()
{
    UpdateBinding &updates = m_it->shell->chatWindow().updates();
    updates.show(UpdateNotice{.version = QVersionNumber(1, 2), .issued = {}, .page = {}}, true);
    updates.show(std::nullopt, false);
    QVERIFY(!menu().join(u' ').contains(u"available"_s));
}

void tst_ProgramUpdates::anotherWindowSaysSoToo()
{
    remember(UpdateSigner::notice(u"0.2.0"_s));
    m_updates = ProgramUpdates::wanted(settings(), *m_paths, m_network);
    m_updates->start();
    m_it = std::make_unique<ChatFixture>(); // as when the shop is changed
    m_it->open();
    m_updates->showIn(m_it->shell->chatWindow());
    QVERIFY(menu().contains(u"Version 0.2.0 is available..."_s));
}

QTEST_MAIN(tst_ProgramUpdates)
#include "tst_ProgramUpdates.moc"
