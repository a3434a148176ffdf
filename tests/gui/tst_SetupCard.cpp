// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "view/Fonts.h"
#include "view/StatusLine.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace ecom67;
using namespace ecom67::test;

class tst_SetupCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thereIsAWayBack();
    void firstSetupHasNoWayBack();
    void leavesByItselfOnlyUntouched();
    void aLockedEndpointIsGrey();
    void resultBelongsToTheTestedAddress();

private:
    static void click(const ChatFixture &fixture, const char *button)
    {
        QTest::mouseClick(fixture.child<QAbstractButton>(button), Qt::LeftButton);
    }
    /// An open window that cannot reach its shop, and the card over it.
    static ChatWindow &openCard(ChatFixture &fixture)
    {
        ChatWindow &window = fixture.open();
        fixture.server.transport.fail(ChatError::Code::HandshakeForbidden, 403);
        click(fixture, "settingsButton");
        return window;
    }
};

void tst_SetupCard::initTestCase()
{
    installFonts();
}

void tst_SetupCard::thereIsAWayBack()
{
    ChatFixture fixture;
    ChatWindow &window = openCard(fixture);
    QVERIFY(window.isSetupShown());
    click(fixture, "backButton");
    QVERIFY(!window.isSetupShown());
    QVERIFY(fixture.composer()->isVisible());

    click(fixture, "settingsButton");
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClicks(fixture.child<QLineEdit>("endpointEdit"), u"wss://half"_s);
    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(!window.isSetupShown());
    QVERIFY(window.isVisible()); // not minimised
    QVERIFY(fixture.child<QLineEdit>("endpointEdit")->text().isEmpty());

    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(!window.isVisible());
}

void tst_SetupCard::firstSetupHasNoWayBack()
{
    ChatFixture fixture;
    fixture.configure(QString());
    fixture.makeShell();
    fixture.shell->open();
    fixture.server.service.start();
    ChatWindow &window = fixture.shell->chatWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));

    QVERIFY(!fixture.child<QWidget>("backButton")->isVisible());
    QTest::keyClick(&window, Qt::Key_Escape);
    QVERIFY(window.isSetupShown());
    QVERIFY(!window.isVisible()); // minimised, as always
}

void tst_SetupCard::aLockedEndpointIsGrey()
{
    ChatFixture fixture;
    fixture.policy.insert(u"endpoint"_s, u"wss://locked.example/prod"_s);
    fixture.settings.reload();
    openCard(fixture);

    auto *edit = fixture.child<QLineEdit>("endpointEdit");
    auto *note = fixture.child<QLabel>("lockLabel");
    QCOMPARE(edit->text(), u"wss://locked.example/prod"_s);
    QVERIFY(!edit->isEnabled());
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), u"Managed by your organisation"_s);
    QCOMPARE(edit->accessibleDescription(), note->text());
    QVERIFY(!fixture.child<QWidget>("connectButton")->isEnabled());
    QVERIFY(!fixture.child<QWidget>("importButton")->isEnabled());
    QVERIFY(fixture.child<QWidget>("demoButton")->isEnabled());

    // It can be tried as it is.
    click(fixture, "testButton");
    QVERIFY(fixture.setup.isTesting());

    // And when the lock has gone, it is as it was.
    click(fixture, "backButton");
    fixture.policy.clear();
    fixture.settings.reload();
    click(fixture, "settingsButton");
    QVERIFY(edit->isEnabled() && note->isHidden());
    QVERIFY(fixture.child<QWidget>("connectButton")->isEnabled());
}

void tst_SetupCard::leavesByItselfOnlyUntouched()
{
    for (const bool isTouched : {false, true}) {
        ChatFixture fixture;
        ChatWindow &window = openCard(fixture);
        if (isTouched)
            QTest::keyClicks(fixture.child<QLineEdit>("endpointEdit"), u"wss://half"_s);
        fixture.server.service.retryNow();
        QTRY_VERIFY(fixture.server.transport.isAttempting());
        QVERIFY(window.isSetupShown());
        fixture.server.transport.acceptHandshake();
        QCOMPARE(window.isSetupShown(), isTouched);
    }
}

void tst_SetupCard::resultBelongsToTheTestedAddress()
{
    ChatFixture fixture;
    openCard(fixture);
    auto *edit = fixture.child<QLineEdit>("endpointEdit");
    const auto *result = fixture.child<QLabel>("resultLabel");
    edit->setText(u"wss://one.example/prod"_s);
    click(fixture, "testButton");
    QVERIFY(!result->text().isEmpty());
    Q_EMIT fixture.setup.tested(std::nullopt);
    QVERIFY(result->text().startsWith(u"The shop answered"_s));

    edit->setText(u"wss://two.example/prod"_s);
    QVERIFY(result->text().isEmpty());
    click(fixture, "testButton");
    edit->setText(u"wss://three.example/prod"_s);
    Q_EMIT fixture.setup.tested(std::nullopt);
    QVERIFY2(result->text().isEmpty(), qPrintable(result->text()));
    Q_EMIT fixture.setup.tested(
        ChatError{.code = ChatError::Code::HostNotFound, .detail = {}, .setting = {}});
    QVERIFY2(result->text().isEmpty(), qPrintable(result->text()));
}

QTEST_MAIN(tst_SetupCard)
#include "tst_SetupCard.moc"
