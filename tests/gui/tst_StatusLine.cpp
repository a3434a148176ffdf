// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "view/ChatHeader.h"
#include "view/Fonts.h"
#include "view/SetupCard.h"
#include "view/StatusLine.h"
#include "view/StatusText.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ecom67;
using namespace ecom67::test;
using State = ConnectionStatus::State;

class tst_StatusLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void b12_everyStateHasItsOwnWords();
    void hiddenWhenAllIsWell();
    void b10_troubleIsInTheLineOnly();
    void b08_countsDownAndTriesNow();
    void b11_missingEndpointShowsTheCard();
    void b11_wrongEndpointCanBeChanged();
    void offersWhatHelps_data();
    void offersWhatHelps();
    void statusCodeIsShown();
    void setupCardSaysWhatIsWrong();
    void problemOfTheMachineIsDismissed();
};

void tst_StatusLine::initTestCase()
{
    installFonts();
}

void tst_StatusLine::b12_everyStateHasItsOwnWords()
{
    QStringList words;
    for (const State state : {State::Dormant, State::Connecting, State::ConnectingSlow,
                              State::Online, State::Reconnecting, State::NoNetwork,
                              State::AuthRequired, State::Misconfigured, State::Stopped}) {
        ConnectionStatus status;
        status.state = state;
        words.append(statusText::headline(status) + u'/' + statusText::sentence(status));
    }
    QCOMPARE(words.removeDuplicates(), 0);
}

void tst_StatusLine::hiddenWhenAllIsWell()
{
    ChatFixture fixture;
    fixture.makeShell();
    fixture.shell->open();
    auto *line = fixture.child<StatusLine>("statusLine");
    QVERIFY(line->isHidden());
    fixture.server.service.start(); // a first attempt: the header says so
    QVERIFY(line->isHidden());
    QCOMPARE(fixture.child<ChatHeader>("header")->status(), u"Connecting..."_s);
    fixture.server.transport.acceptHandshake();
    QVERIFY(line->isHidden());
    QCOMPARE(fixture.child<ChatHeader>("header")->status(), u"Online"_s);
}

void tst_StatusLine::b10_troubleIsInTheLineOnly()
{
    ChatFixture fixture;
    fixture.open();
    auto *line = fixture.child<StatusLine>("statusLine");
    for (int i = 0; i < 6; ++i) {
        fixture.server.transport.fail(ChatError::Code::ConnectionRefused);
        QVERIFY(line->isVisible());
        QTRY_VERIFY(fixture.server.transport.isAttempting());
        QVERIFY(line->isVisible()); // does not jump while it tries
    }
    QCOMPARE(fixture.conversation.rowCount(), 1);
}

void tst_StatusLine::b08_countsDownAndTriesNow()
{
    ChatFixture fixture(ServiceFixture::patient(), {.firstDelay = 12s, .longestDelay = 12s});
    fixture.open();
    fixture.server.transport.fail(ChatError::Code::ConnectionLost);
    auto *line = fixture.child<StatusLine>("statusLine");
    QVERIFY2(line->countdown().contains(u"12"_s), qPrintable(line->countdown()));
    QTRY_VERIFY(line->countdown().contains(u"11"_s));

    const int attempts = fixture.server.transport.attempts();
    QTest::mouseClick(fixture.child<QAbstractButton>("statusButton"), Qt::LeftButton);
    QTRY_COMPARE(fixture.server.transport.attempts(), attempts + 1);
    QCOMPARE(line->countdown(), QString());
}

void tst_StatusLine::b11_missingEndpointShowsTheCard()
{
    ChatFixture fixture;
    fixture.configure(QString());
    fixture.makeShell();
    fixture.shell->open();
    fixture.server.service.start();

    QVERIFY(fixture.shell->chatWindow().isSetupShown());
    QVERIFY(fixture.child<StatusLine>("statusLine")->isHidden());
    QVERIFY(!fixture.composer()->isVisible());

    fixture.configure();
    fixture.server.transport.acceptHandshake();
    QVERIFY(!fixture.shell->chatWindow().isSetupShown());
    QVERIFY(fixture.composer()->isVisible());
}

void tst_StatusLine::b11_wrongEndpointCanBeChanged()
{
    ChatFixture fixture;
    fixture.configure(u"http://shop.example"_s);
    fixture.makeShell();
    fixture.shell->open();
    fixture.server.service.start();
    auto *line = fixture.child<StatusLine>("statusLine");
    QCOMPARE(line->sentence(), u"The endpoint must begin with wss://."_s);

    QVERIFY(!fixture.child<QWidget>("statusButton")->isVisible()); // trying again is no help
    QTest::mouseClick(fixture.child<QAbstractButton>("settingsButton"), Qt::LeftButton);

    QVERIFY(fixture.shell->chatWindow().isSetupShown());
}

void tst_StatusLine::offersWhatHelps_data()
{
    QTest::addColumn<ChatError::Code>("code");
    QTest::addColumn<bool>("isChangeOffered");

    QTest::newRow("refused") << ChatError::Code::HandshakeForbidden << true;
    QTest::newRow("certificate") << ChatError::Code::CertificateExpired << true;
    QTest::newRow("no such host") << ChatError::Code::HostNotFound << true;
    QTest::newRow("nobody there") << ChatError::Code::ConnectionRefused << true;
    QTest::newRow("lost") << ChatError::Code::ConnectionLost << false;
    QTest::newRow("server trouble") << ChatError::Code::ServerTrouble << false;
}

void tst_StatusLine::offersWhatHelps()
{
    QFETCH(const ChatError::Code, code);
    QFETCH(const bool, isChangeOffered);
    ChatFixture fixture(ServiceFixture::patient(), {.firstDelay = 12s, .longestDelay = 12s});
    fixture.open();

    fixture.server.transport.fail(code);

    QCOMPARE(fixture.child<QWidget>("settingsButton")->isVisible(), isChangeOffered);
    QVERIFY(!fixture.child<StatusLine>("statusLine")->countdown().isEmpty());
    const int attempts = fixture.server.transport.attempts();
    QTest::mouseClick(fixture.child<QAbstractButton>("statusButton"), Qt::LeftButton);
    QTRY_COMPARE(fixture.server.transport.attempts(), attempts + 1);
}

void tst_StatusLine::statusCodeIsShown()
{
    ChatFixture fixture;
    fixture.open();
    fixture.server.transport.fail(ChatError::Code::ServerTrouble, 502);
    QVERIFY(fixture.child<StatusLine>("statusLine")->sentence().endsWith(u"(HTTP 502)"_s));
}

void tst_StatusLine::setupCardSaysWhatIsWrong()
{
    ChatFixture fixture;
    fixture.configure(QString());
    fixture.makeShell();
    fixture.shell->open();
    fixture.server.service.start();
    auto *edit = fixture.child<QLineEdit>("endpointEdit");
    auto *connectButton = fixture.child<QAbstractButton>("connectButton");
    QVERIFY(!connectButton->isEnabled());
    QSignalSpy chosen(&fixture.setup, &SetupViewModel::endpointChosen);
    QSignalSpy demo(fixture.shell.get(), &ChatShell::demoRequested);

    QTest::keyClicks(edit, u"http://shop"_s);
    QVERIFY(!connectButton->isEnabled());
    QCOMPARE(fixture.child<QLabel>("resultLabel")->text(),
             u"The endpoint must begin with wss://."_s);
    edit->setText(u"wss://shop.example/prod/"_s);
    QVERIFY(fixture.child<QLabel>("resultLabel")->text().isEmpty());
    QTest::mouseClick(connectButton, Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QTest::mouseClick(fixture.child<QAbstractButton>("demoButton"), Qt::LeftButton);
    QCOMPARE(demo.count(), 1);
}

void tst_StatusLine::problemOfTheMachineIsDismissed()
{
    StatusLine line;
    line.showProblem(u"The disk is full."_s);
    QVERIFY(!line.isHidden());
    QCOMPARE(line.sentence(), u"The disk is full."_s);
    line.showProblem({});
    QVERIFY(line.isHidden());
}

QTEST_MAIN(tst_StatusLine)
#include "tst_StatusLine.moc"
