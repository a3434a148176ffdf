// SPDX-License-Identifier: MIT
#include "app/DesktopActivation.h"
#include "support/SessionBus.h"

#include <QDBusConnection>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <future>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

static const QString kName = u"com.ecom67.support"_s;

class tst_DesktopActivation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void callsShowTheChat_data();
    void callsShowTheChat();
    void aTokenIsHandedOn_data();
    void aTokenIsHandedOn();
    void oneProgramHasTheName();
    void whoHasLeftAnswersNoMore();
    void theDesktopStartsTheProgram();

private:
    /// From a thread of its own: this program has to answer meanwhile.
    bool call(const QString &method, const QStringList &arguments)
    {
        auto answer = std::async(std::launch::async, [&] {
            return m_bus.call(kName, u"/com/ecom67/support"_s,
                              u"org.freedesktop.Application."_s + method, arguments);
        });
        const bool isAnswered = QTest::qWaitFor(
            [&] { return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; },
            60'000);
        return isAnswered && answer.get();
    }

    SessionBus m_bus;
};

void tst_DesktopActivation::initTestCase()
{
    if (!SessionBus::isInstalled())
        QSKIP("needs dbus-daemon and gdbus");
    // What the bus may start: the program, with a script that needs its window to be there.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_DIRS"_s, m_bus.home());
    QVERIFY(QDir().mkpath(m_bus.home() + u"/dbus-1/services"_s));
    QFile service(m_bus.home() + u"/dbus-1/services/com.ecom67.support.service"_s);
    QVERIFY(service.open(QIODevice::WriteOnly));
    service.write("[D-BUS Service]\nName=com.ecom67.support\nExec=" ECOM67_PROGRAM
                  " --endpoint ws://127.0.0.1:9 --script "
                  + m_bus.home().toUtf8() + "/script.json\n");
    service.close();
    QFile script(m_bus.home() + u"/script.json"_s);
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(R"({"steps":[{"do":"type","text":"x","timeout":20000},
        {"do":"screenshot","file":")"
                 + m_bus.home().toUtf8() + R"(/shown.png"}, {"do":"quit"}]})");
    script.close();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    QVERIFY(m_bus.start(environment));
    qputenv("DBUS_SESSION_BUS_ADDRESS",
            m_bus.environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s).toUtf8());
    QVERIFY(QDBusConnection::sessionBus().isConnected());
}

void tst_DesktopActivation::callsShowTheChat_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("chats");
    QTest::addColumn<int>("demos");

    const QString nothing = u"{}"_s;
    QTest::newRow("activate") << u"Activate"_s << QStringList{nothing} << 1 << 0;
    QTest::newRow("an address") << u"Open"_s << QStringList{u"['ecom67-support:open']"_s, nothing}
                                << 1 << 0;
    QTest::newRow("an address of somebody else")
        << u"Open"_s << QStringList{u"['file:///etc/passwd', '--endpoint']"_s, nothing} << 0 << 0;
    QTest::newRow("no address") << u"Open"_s << QStringList{u"@as []"_s, nothing} << 0 << 0;
    QTest::newRow("action open") << u"ActivateAction"_s << QStringList{u"open"_s, u"[]"_s, nothing}
                                 << 1 << 0;
    QTest::newRow("action demo") << u"ActivateAction"_s
                                 << QStringList{u"demo"_s, u"[<'x'>]"_s, nothing} << 0 << 1;
    QTest::newRow("an action of nobody")
        << u"ActivateAction"_s << QStringList{u"quit"_s, u"[]"_s, nothing} << 0 << 0;
}

void tst_DesktopActivation::callsShowTheChat()
{
    QFETCH(const QString, method);
    QFETCH(const QStringList, arguments);
    DesktopActivation activation;
    QSignalSpy chats(&activation, &DesktopActivation::chatWanted);
    QSignalSpy demos(&activation, &DesktopActivation::demoWanted);
    QVERIFY(activation.start());

    QVERIFY(call(method, arguments));

    QTEST(int(chats.size()), "chats");
    QTEST(int(demos.size()), "demos");
}

void tst_DesktopActivation::aTokenIsHandedOn_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("handed");

    QTest::newRow("token") << u"gnome-shell/Firefox/1234-5-host_TIME9"_s
                           << QByteArray("gnome-shell/Firefox/1234-5-host_TIME9");
    QTest::newRow("with a blank") << u"a b"_s << QByteArray();
    QTest::newRow("endless") << QString(100'000, u'x') << QByteArray();
    QTest::newRow("not ASCII") << u"tökén"_s << QByteArray();
}

void tst_DesktopActivation::aTokenIsHandedOn()
{
    QFETCH(const QString, token);
    qunsetenv("XDG_ACTIVATION_TOKEN");
    DesktopActivation activation;
    QVERIFY(activation.start());

    QVERIFY(call(u"Activate"_s, {u"{'activation-token': <'"_s + token + u"'>}"_s}));

    QTEST(qgetenv("XDG_ACTIVATION_TOKEN"), "handed");
}

void tst_DesktopActivation::oneProgramHasTheName()
{
    QDBusConnection other = QDBusConnection::connectToBus(
        m_bus.environment().value(u"DBUS_SESSION_BUS_ADDRESS"_s), u"other"_s);
    QVERIFY(other.registerService(kName));
    DesktopActivation activation;

    QVERIFY(!activation.start());

    QVERIFY(other.unregisterService(kName));
    QVERIFY(activation.start());
    QDBusConnection::disconnectFromBus(u"other"_s);
}

void tst_DesktopActivation::whoHasLeftAnswersNoMore()
{
    DesktopActivation activation;
    QSignalSpy chats(&activation, &DesktopActivation::chatWanted);
    QVERIFY(activation.start());
    activation.stop();

    // The bus starts the program in its place, which the next test looks at.
    DesktopActivation successor;
    QSignalSpy successorChats(&successor, &DesktopActivation::chatWanted);
    QVERIFY(successor.start());
    QVERIFY(call(u"Activate"_s, {u"{}"_s}));

    QCOMPARE(chats.size(), 0);
    QCOMPARE(successorChats.size(), 1);
}

void tst_DesktopActivation::theDesktopStartsTheProgram()
{
    QVERIFY(call(u"Activate"_s, {u"{}"_s}));

    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(m_bus.home() + u"/shown.png"_s).size() > 0, 60'000);
}

QTEST_GUILESS_MAIN(tst_DesktopActivation)
#include "tst_DesktopActivation.moc"
