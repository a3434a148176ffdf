// SPDX-License-Identifier: MIT
#include "app/Application.h"
#include "app/KioskMode.h"
#include "app/UserInput.h"
#include "app/VisibleWidgets.h"
#include "gateway/LocalGateway.h"
#include "gui/ChatFixture.h"
#include "view/ExportDialog.h"
#include "view/Fonts.h"
#include "view/IdleQuestion.h"
#include "view/SettingsDialog.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QGuiApplication>
#include <QMenu>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>
#include <optional>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A public computer: what a person leaves behind, and where nobody gets to.
class tst_Kiosk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void whoHasLeftIsForgotten();
    void whoIsThereKeepsEverything_data();
    void whoIsThereKeepsEverything();
    void theMouseUnderTheQuestionIsNoAnswer();
    void nothingIsKeptAndNothingElseOpens_data();
    void nothingIsKeptAndNothingElseOpens();

public Q_SLOTS:
    void noteOpened(const QUrl &url) { m_opened.append(url); }

private:
    /// Something said and answered, something half typed, something copied.
    static void chatABit(ChatFixture &fixture);
    static IdleQuestion *question(const ChatFixture &fixture)
    {
        return fixture.shell->chatWindow().findChild<IdleQuestion *>();
    }

    QList<QUrl> m_opened;
    std::unique_ptr<Application> m_application;
};

void tst_Kiosk::initTestCase()
{
    installFonts();
}

void tst_Kiosk::cleanup()
{
    m_application.reset();
    m_opened.clear();
    QDesktopServices::unsetUrlHandler(u"https"_s);
}

void tst_Kiosk::chatABit(ChatFixture &fixture)
{
    fixture.open();
    QVERIFY(QTest::qWaitForWindowActive(&fixture.shell->chatWindow()));
    QTest::keyClicks(fixture.edit(), u"My name is Ada"_s);
    QTest::keyClick(fixture.edit(), Qt::Key_Return);
    fixture.answer(u"Hello Ada"_s);
    QTest::keyClicks(fixture.edit(), u"half typed"_s);
    QCOMPARE(fixture.conversation.rowCount(), 3);
    QGuiApplication::clipboard()->setText(u"Hello Ada"_s);
}

void tst_Kiosk::whoHasLeftIsForgotten()
{
    ChatFixture fixture;
    fixture.makeShell();
    KioskMode kiosk(fixture.chat, fixture.shell->chatWindow(),
                    {.untilQuestion = 50ms, .countdown = 3, .step = 50ms});
    chatABit(fixture);
    const SessionId before = fixture.chat.session();

    QTRY_VERIFY(question(fixture)->isVisible());
    QVERIFY(question(fixture)->informativeText().contains(u" s,"_s));
    QTRY_COMPARE(fixture.conversation.rowCount(), 1);

    QTRY_VERIFY(!question(fixture)->isVisible());
    QCOMPARE(fixture.conversation.messageAt(0).role, Message::Role::Welcome);
    QVERIFY(!(fixture.chat.session() == before));
    QCOMPARE(fixture.chat.draft(), QString());
    QCOMPARE(fixture.edit()->toPlainText(), QString());
    QVERIFY(!fixture.edit()->document()->isUndoAvailable());
    QCOMPARE(QGuiApplication::clipboard()->text(), QString());
}

void tst_Kiosk::whoIsThereKeepsEverything_data()
{
    QTest::addColumn<bool>("isKey");
    QTest::newRow("button") << false;
    QTest::newRow("any key") << true;
}

void tst_Kiosk::whoIsThereKeepsEverything()
{
    QFETCH(const bool, isKey);
    ChatFixture fixture;
    fixture.makeShell();
    KioskMode kiosk(fixture.chat, fixture.shell->chatWindow(),
                    {.untilQuestion = 50ms, .countdown = 20, .step = 1h});
    chatABit(fixture);
    QTRY_VERIFY(question(fixture)->isVisible());
    QVERIFY(question(fixture)->informativeText().contains(u"20 s"_s));

    if (isKey)
        QTest::keyClick(question(fixture), Qt::Key_Shift);
    else
        QTest::mouseClick(question(fixture)->findChild<QPushButton *>(), Qt::LeftButton);

    QVERIFY(!question(fixture)->isVisible());
    QCOMPARE(fixture.conversation.rowCount(), 3);
    QCOMPARE(fixture.edit()->toPlainText(), u"half typed"_s);
    QTRY_VERIFY(question(fixture)->isVisible()); // and is asked again
}

void tst_Kiosk::theMouseUnderTheQuestionIsNoAnswer()
{
    ChatFixture fixture;
    fixture.makeShell();
    KioskMode kiosk(fixture.chat, fixture.shell->chatWindow(),
                    {.untilQuestion = 50ms, .countdown = 20, .step = 1h});
    chatABit(fixture);
    QTRY_VERIFY(question(fixture)->isVisible());

    QMouseEvent move(QEvent::MouseMove, QPointF(10, 10),
                     question(fixture)->mapToGlobal(QPointF(10, 10)), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QApplication::sendEvent(question(fixture), &move);

    QVERIFY(question(fixture)->isVisible());
}

void tst_Kiosk::nothingIsKeptAndNothingElseOpens_data()
{
    QTest::addColumn<bool>("isKiosk");
    QTest::newRow("kiosk") << true;
    QTest::newRow("as usual") << false; // shows that the test can see it
}

void tst_Kiosk::nothingIsKeptAndNothingElseOpens()
{
    QFETCH(const bool, isKiosk);
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(home.filePath(u"config"_s)));
    qputenv("XDG_CONFIG_DIRS", QFile::encodeName(home.filePath(u"system"_s)));
    qputenv("XDG_DATA_HOME", QFile::encodeName(home.filePath(u"data"_s)));
    QDesktopServices::setUrlHandler(u"https"_s, this, "noteOpened");
    LocalGateway gateway;
    QVERIFY(std::holds_alternative<QUrl>(gateway.listen()));
    CommandLine line;
    line.settings.insert(u"endpoint"_s, gateway.url().toString());
    line.settings.insert(u"kiosk/enabled"_s, isKiosk ? u"true"_s : u"false"_s);
    auto plan = StartPlan::prepare(line);
    QVERIFY(std::holds_alternative<StartPlan>(plan));
    m_application = std::make_unique<Application>(std::get<StartPlan>(std::move(plan)));
    QVERIFY(!m_application->start());
    QVERIFY(UserInput::click(VisibleWidgets::launcher()));
    auto *window = qobject_cast<ChatWindow *>(VisibleWidgets::chatWindow());
    QVERIFY(QTest::qWaitForWindowActive(window));

    QCOMPARE(QFile::exists(home.filePath(u"data/E-Com67/E-Com67 Support/default/chat.sqlite"_s)),
             !isKiosk);

    Q_EMIT window->linkActivated(QUrl(u"https://shop.example/p/1"_s));
    QCOMPARE(m_opened.size(), isKiosk ? 0 : 1);
    auto *notice = window->findChild<QMessageBox *>(u"linkNotice"_s);
    QCOMPARE(notice != nullptr, isKiosk);
    if (notice) {
        QVERIFY(notice->informativeText().contains(u"https://shop.example/p/1"_s));
        notice->reject();
    }

    QTest::keyClick(window, Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(window->findChild<SettingsDialog *>() != nullptr, !isKiosk);
    window->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), window);
    QTest::keyClick(window, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(window->findChild<ExportDialog *>() != nullptr, !isKiosk);
    if (auto *dialog = window->findChild<ExportDialog *>())
        dialog->reject();

    QVERIFY(UserInput::click(VisibleWidgets::inChatWindow(u"menuButton"_s)));
    const auto *menu = window->findChild<QMenu *>();
    QVERIFY(menu);
    QStringList words;
    const auto actions = menu->actions();
    for (const QAction *action : actions)
        words.append(action->text().section(u'\t', 0, 0));
    for (const QString &word : {u"Save conversation..."_s, u"Change shop..."_s, u"Settings..."_s})
        QCOMPARE(words.contains(word), !isKiosk);
    QVERIFY(words.contains(u"New chat"_s));
}

QTEST_MAIN(tst_Kiosk)
#include "tst_Kiosk.moc"
