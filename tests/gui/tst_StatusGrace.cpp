// SPDX-License-Identifier: MIT
#include "gui/ChatFixture.h"
#include "view/ChatHeader.h"
#include "view/StatusGrace.h"
#include "view/StatusLine.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace ecom67;
using namespace ecom67::test;
using State = ConnectionStatus::State;
using States = QList<State>;

class tst_StatusGrace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsBackWhatPasses_data();
    void holdsBackWhatPasses();
    void showsWhatTakesItsTime();
    void troubleIsShownAtOnce();
    void restIsNothingToWorryAbout();
};

static ConnectionStatus statusOf(State state)
{
    ConnectionStatus status;
    status.state = state;
    return status;
}

void tst_StatusGrace::holdsBackWhatPasses_data()
{
    QTest::addColumn<States>("given");
    QTest::addColumn<States>("shown");

    QTest::newRow("the first connection")
        << States{State::Connecting, State::Online} << States{State::Connecting, State::Online};
    QTest::newRow("a renewal") << States{State::Online, State::Reconnecting, State::Connecting,
                                         State::Online}
                               << States{State::Online, State::Online};
    QTest::newRow("waking from a rest")
        << States{State::Online, State::Dormant, State::Connecting, State::Online}
        << States{State::Online, State::Dormant, State::Online};
    QTest::newRow("a rest before any connection")
        << States{State::Dormant, State::Connecting} << States{State::Dormant, State::Connecting};
    QTest::newRow("no network") << States{State::Online, State::NoNetwork}
                                << States{State::Online, State::NoNetwork};
    QTest::newRow("after trouble was shown")
        << States{State::Online, State::NoNetwork, State::Connecting}
        << States{State::Online, State::NoNetwork, State::Connecting};
}

void tst_StatusGrace::holdsBackWhatPasses()
{
    QFETCH(const States, given);
    StatusGrace grace(1h);
    States shown;
    connect(&grace, &StatusGrace::statusShown, this,
            [&shown](const ConnectionStatus &status) { shown.append(status.state); });

    for (const State state : given)
        grace.setStatus(statusOf(state));

    QTEST(shown, "shown");
}

void tst_StatusGrace::showsWhatTakesItsTime()
{
    StatusGrace grace(1ms);
    QSignalSpy shown(&grace, &StatusGrace::statusShown);
    grace.setStatus(statusOf(State::Online));
    grace.setStatus(statusOf(State::Reconnecting));
    grace.setStatus(statusOf(State::Connecting));

    QTRY_COMPARE(shown.count(), 2);
    QCOMPARE(shown.last().first().value<ConnectionStatus>().state, State::Connecting);
}

void tst_StatusGrace::troubleIsShownAtOnce()
{
    StatusGrace grace(1h);
    QSignalSpy shown(&grace, &StatusGrace::statusShown);
    grace.setStatus(statusOf(State::Online));
    ConnectionStatus lost = statusOf(State::Reconnecting);
    lost.error = ChatError{
        .code = ChatError::Code::ConnectionLost, .detail = {}, .httpStatus = 0, .setting = {}};

    grace.setStatus(lost);

    QCOMPARE(shown.count(), 2);
}

void tst_StatusGrace::restIsNothingToWorryAbout()
{
    ChatFixture fixture(ServiceFixture::patient(), ServiceFixture::quick());
    fixture.open();
    fixture.server.service.setInUse(false);
    fixture.server.transport.closePlanned();
    QTRY_COMPARE(fixture.chat.status().state, State::Dormant);
    QVERIFY(fixture.child<StatusLine>("statusLine")->isHidden());
    QCOMPARE(fixture.child<ChatHeader>("header")->status(), u"Ready"_s);
    QVERIFY(fixture.edit()->isEnabled());
    const int attempts = fixture.server.transport.attempts();

    QTest::keyClick(fixture.edit(), Qt::Key_H);

    QCOMPARE(fixture.server.transport.attempts(), attempts + 1);
    QCOMPARE(fixture.child<ChatHeader>("header")->status(), u"Ready"_s);
}

QTEST_MAIN(tst_StatusGrace)
#include "tst_StatusGrace.moc"
