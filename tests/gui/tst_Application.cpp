// SPDX-License-Identifier: MIT
#include "app/Application.h"
#include "app/UserInput.h"
#include "app/VisibleWidgets.h"
#include "gateway/LocalGateway.h"
#include "view/ChatWindow.h"

#include <QApplication>
#include <QFile>
#include <QFileOpenEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace ecom67;
using namespace Qt::StringLiterals;

/// The whole program in one process, used through its widgets.
class tst_Application : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void firstStartAsksForAnEndpoint();
    void tryTheDemoStartsAConversation();
    void connectUsesAndKeepsTheEndpoint();
    void connectWorksWhereNothingCanBeSaved();
    void connectBeatsAnEndpointOfTheEnvironment();
    void aSecondProgramKeepsNothing();
    void anAddressOfTheSystemOpensTheChat_data();
    void anAddressOfTheSystemOpensTheChat();

private:
    void start();
    void startWithLauncher();
    static void click(const QString &name);
    static QString status();

    std::optional<QTemporaryDir> m_home;
    std::unique_ptr<Application> m_application;
};

void tst_Application::init()
{
    m_home.emplace();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home->filePath(u"data"_s)));
    qunsetenv("ECOM67_ENDPOINT");
    qunsetenv("ECOM67_TOKEN");
}

void tst_Application::cleanup()
{
    m_application.reset();
}

void tst_Application::startWithLauncher()
{
    auto plan = StartPlan::prepare(CommandLine());
    QVERIFY(std::holds_alternative<StartPlan>(plan));
    m_application = std::make_unique<Application>(std::get<StartPlan>(std::move(plan)));
    QVERIFY(!m_application->start());
    QTRY_VERIFY(VisibleWidgets::launcher());
}

void tst_Application::start()
{
    startWithLauncher();
    QVERIFY(UserInput::click(VisibleWidgets::launcher()));
    QTRY_VERIFY(VisibleWidgets::chatWindow());
}

void tst_Application::click(const QString &name)
{
    QVERIFY2(UserInput::click(VisibleWidgets::inChatWindow(name)), qPrintable(name));
}

QString tst_Application::status()
{
    const auto *label = qobject_cast<QLabel *>(VisibleWidgets::inChatWindow(u"statusLabel"_s));
    return label ? label->text() : QString();
}

void tst_Application::firstStartAsksForAnEndpoint()
{
    start();

    QVERIFY(static_cast<ChatWindow *>(VisibleWidgets::chatWindow())->isSetupShown());
    QVERIFY(!VisibleWidgets::messageField());
}

void tst_Application::tryTheDemoStartsAConversation()
{
    start();

    click(u"demoButton"_s);

    QTRY_COMPARE(status(), u"Online"_s);
    QVERIFY(VisibleWidgets::messageField());
}

void tst_Application::connectUsesAndKeepsTheEndpoint()
{
    LocalGateway gateway;
    QVERIFY(std::holds_alternative<QUrl>(gateway.listen()));
    start();

    UserInput::type(VisibleWidgets::inChatWindow(u"endpointEdit"_s),
                    gateway.url().toString() + u"///"_s);
    click(u"connectButton"_s);
    QTRY_COMPARE(status(), u"Online"_s);
    m_application.reset();
    start();

    QTRY_COMPARE(status(), u"Online"_s);
    QCOMPARE(gateway.handshakes().size(), 2);
    QCOMPARE(gateway.handshakes().constFirst().parameter("sessionId"),
             gateway.handshakes().constLast().parameter("sessionId"));
}

void tst_Application::connectWorksWhereNothingCanBeSaved()
{
    LocalGateway gateway;
    QVERIFY(std::holds_alternative<QUrl>(gateway.listen()));
    QFile inTheWay(m_home->filePath(u"config"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    start();

    UserInput::type(VisibleWidgets::inChatWindow(u"endpointEdit"_s), gateway.url().toString());
    click(u"connectButton"_s);

    QTRY_COMPARE(status(), u"Online"_s);
}

void tst_Application::connectBeatsAnEndpointOfTheEnvironment()
{
    LocalGateway gateway;
    QVERIFY(std::holds_alternative<QUrl>(gateway.listen()));
    qputenv("ECOM67_ENDPOINT", "http://wrong.example");
    start();

    // The status line of the wrong endpoint offers the card.
    click(u"settingsButton"_s);
    QTRY_VERIFY(VisibleWidgets::inChatWindow(u"endpointEdit"_s)->isVisible());
    auto *field = qobject_cast<QLineEdit *>(VisibleWidgets::inChatWindow(u"endpointEdit"_s));
    field->clear();
    UserInput::type(field, gateway.url().toString());
    click(u"connectButton"_s);

    QTRY_COMPARE(status(), u"Online"_s);
}

void tst_Application::anAddressOfTheSystemOpensTheChat_data()
{
    QTest::addColumn<QUrl>("address");
    QTest::addColumn<bool>("opens");

    QTest::newRow("ours") << QUrl(u"ecom67-support:open"_s) << true;
    QTest::newRow("a file") << QUrl(u"file:///etc/passwd"_s) << false;
    QTest::newRow("nothing") << QUrl() << false;
}

/// As macOS brings it: by an event, and by no argument.
void tst_Application::anAddressOfTheSystemOpensTheChat()
{
    QFETCH(const QUrl, address);
    QFETCH(const bool, opens);
    startWithLauncher();
    QVERIFY(!VisibleWidgets::chatWindow());

    QFileOpenEvent event(address);
    QCoreApplication::sendEvent(qApp, &event);

    if (opens)
        QTRY_VERIFY(VisibleWidgets::chatWindow());
    else
        QVERIFY(!VisibleWidgets::chatWindow());
}

void tst_Application::aSecondProgramKeepsNothing()
{
    qputenv("ECOM67_ENDPOINT", "ws://127.0.0.1:9/");
    start();
    const std::unique_ptr<Application> first = std::move(m_application);

    start();

    const auto shown = QApplication::allWidgets();
    QVERIFY(std::any_of(shown.begin(), shown.end(), [](const QWidget *widget) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        return label && label->text().contains(u"open in another window"_s);
    }));
}

QTEST_MAIN(tst_Application)
#include "tst_Application.moc"
