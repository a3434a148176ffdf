// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "view/Announcer.h"
#include "view/Fonts.h"
#include "view/LauncherButton.h"
#include "view/StatusLine.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

class tst_Accessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void b34_accessibleNames();
    void b34_rowsAreSentences();
    void b34_arrivalsAreAnnounced();
    void nothingIsSaidWithoutAListener();
    void nothingIsSaidOfAHiddenWindow();
    void b34_statusIsAnnouncedOnce();
    void windowsAreNoFillers();
    void everyButtonHasAName();

private:
    /// Of an open window, as if a screen reader ran.
    static const Announcer *announcerOf(ChatFixture &fixture)
    {
        const auto *announcer = fixture.open().findChild<Announcer *>();
        QAccessible::setActive(true);
        return announcer;
    }
    static QString nameOf(QObject *object)
    {
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(object);
        return accessible ? accessible->text(QAccessible::Name) : QString();
    }
};

void tst_Accessibility::initTestCase()
{
    installFonts();
}

void tst_Accessibility::b34_accessibleNames()
{
    ChatFixture fixture;
    fixture.open();

    QCOMPARE(nameOf(fixture.edit()), u"Message text"_s);
    QCOMPARE(nameOf(fixture.list()), u"Conversation"_s);
    QCOMPARE(nameOf(fixture.child<QObject>("sendButton")), u"Send message"_s);
    QCOMPARE(nameOf(fixture.child<QObject>("minimizeButton")), u"Minimize chat"_s);
    QCOMPARE(nameOf(fixture.child<QObject>("closeButton")), u"Close chat"_s);
    QCOMPARE(nameOf(fixture.child<QObject>("statusLabel")), u"Online"_s);
    QCOMPARE(nameOf(&fixture.shell->launcher()), u"Open chat"_s);
}

void tst_Accessibility::b34_rowsAreSentences()
{
    ChatFixture fixture;
    fixture.open();
    (void)fixture.chat.send(u"lost"_s);
    fixture.server.transport.fail(ChatError::Code::ConnectionLost);
    (void)fixture.chat.send(u"waits"_s);
    fixture.answer(u"x"_s); // the link is down: nothing arrives
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(fixture.list());

    QCOMPARE(list->childCount(), 3);
    QVERIFY(list->child(0)->text(QAccessible::Name).startsWith(u"Today. Assistant, "_s));
    const QString lost = list->child(1)->text(QAccessible::Name);
    QVERIFY2(lost.startsWith(u"You, "_s) && lost.contains(u": lost. "_s), qPrintable(lost));
    const QString waiting = list->child(2)->text(QAccessible::Name);
    QVERIFY2(waiting.contains(u"waiting to be sent: waits"_s), qPrintable(waiting));
}

void tst_Accessibility::b34_arrivalsAreAnnounced()
{
    ChatFixture fixture;
    const Announcer *announcer = announcerOf(fixture);
    auto *accessible = QAccessible::queryAccessibleInterface(const_cast<Announcer *>(announcer));
    QCOMPARE(accessible->role(), QAccessible::Notification);

    fixture.answer(u"**Bold** answer"_s);

    const QString said = accessible->text(QAccessible::Name);
    QVERIFY2(said.startsWith(u"Assistant, "_s) && said.endsWith(u": Bold answer"_s),
             qPrintable(said));
    fixture.shell->minimise();
    fixture.answer(u"unheard"_s);
    QCOMPARE(announcer->lastWords(), said); // nobody is told about a hidden window
}

void tst_Accessibility::nothingIsSaidWithoutAListener()
{
    ChatFixture fixture;
    const Announcer *announcer = announcerOf(fixture);
    fixture.answer(u"heard"_s);
    const QString said = announcer->lastWords();
    QVERIFY(said.endsWith(u"heard"_s));

    QAccessible::setActive(false);
    fixture.answer(u"unheard"_s);
    QAccessible::setActive(true);

    QCOMPARE(announcer->lastWords(), said);
}

void tst_Accessibility::nothingIsSaidOfAHiddenWindow()
{
    ChatFixture fixture;
    const Announcer *announcer = announcerOf(fixture);
    fixture.answer(u"heard"_s);
    const QString said = announcer->lastWords();
    fixture.shell->minimise();

    fixture.answer(u"unheard"_s);
    fixture.server.transport.fail(ChatError::Code::ConnectionRefused);
    Q_EMIT fixture.chat.assistantTypingChanged(true);
    Q_EMIT fixture.chat.problemOccurred(
        {.code = ChatError::Code::StorageUnavailable, .detail = {}, .setting = {}});

    QCOMPARE(announcer->lastWords(), said);
}

void tst_Accessibility::b34_statusIsAnnouncedOnce()
{
    ChatFixture fixture;
    const Announcer *announcer = announcerOf(fixture);

    fixture.server.transport.fail(ChatError::Code::ConnectionRefused);
    QVERIFY(announcer->lastWords().contains(u"does not take connections"_s));
    QTRY_VERIFY(fixture.server.transport.isAttempting());
    fixture.server.transport.acceptHandshake();
    QCOMPARE(announcer->lastWords(), u"Online"_s);
}

void tst_Accessibility::windowsAreNoFillers()
{
    ChatFixture fixture;
    fixture.open();
    for (QWidget *window : {static_cast<QWidget *>(&fixture.shell->chatWindow()),
                            static_cast<QWidget *>(&fixture.shell->launcherWindow()),
                            static_cast<QWidget *>(&fixture.shell->pillWindow())}) {
        const auto role = QAccessible::queryAccessibleInterface(window)->role();
        QVERIFY(role == QAccessible::Window || role == QAccessible::Dialog);
        QVERIFY(!nameOf(window).isEmpty());
    }
}

void tst_Accessibility::everyButtonHasAName()
{
    ChatFixture fixture;
    ChatWindow &window = fixture.open();
    for (QAbstractButton *button : window.findChildren<QAbstractButton *>())
        QVERIFY2(!nameOf(button).isEmpty(), qPrintable(button->objectName()));
}

QTEST_MAIN(tst_Accessibility)
#include "tst_Accessibility.moc"
