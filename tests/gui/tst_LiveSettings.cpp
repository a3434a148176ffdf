// SPDX-License-Identifier: MIT
#include "app/Application.h"
#include "app/UserInput.h"
#include "app/VisibleWidgets.h"
#include "gateway/LocalGateway.h"
#include "view/ChatWindow.h"
#include "view/ProfileBadge.h"
#include "view/TypingDots.h"

#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QWindow>

#include <filesystem>
#include <memory>
#include <optional>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The whole program while somebody changes the files of its settings.
class tst_LiveSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anotherEndpointIsUsedAtOnce();
    void anotherProxyIsUsedAtOnce();
    void aMissingFileOfAuthoritiesIsSaid();
    void anEndpointThatAppearsEndsTheSetup();
    void anEndpointThatGoesBringsTheSetupBack();
    void aBrokenLineIsSaidAndTheConnectionStays();
    void aBrokenValueIsSaidWithItsPlace();
    void aDefaultOfTheSystemCounts();
    void whatNeedsARestartIsSaidOnce();
    void theDemoIsLeftAlone();
    void howTheChatLooksFollows();
    void theKeyThatSendsFollows();
    void theLanguageCountsFromTheStart_data();
    void theLanguageCountsFromTheStart();
    void aProfileIsNamedInTheTitle_data();
    void aProfileIsNamedInTheTitle();
    void historyIsKeptOnlyWhereItIsWanted_data();
    void historyIsKeptOnlyWhereItIsWanted();

private:
    void start(const CommandLine &line = {});
    void setFile(const QByteArray &content, const QString &folder = u"config"_s) const;
    static QString textOf(const QString &name);
    static QString status() { return textOf(u"statusLabel"_s); }
    static QString problem() { return textOf(u"statusSentence"_s); }
    QByteArray endpointOf(const LocalGateway &gateway) const
    {
        return "endpoint=" + gateway.url().toEncoded() + '\n';
    }

    std::optional<QTemporaryDir> m_home;
    LocalGateway m_first;
    LocalGateway m_second;
    std::unique_ptr<Application> m_application;
};

void tst_LiveSettings::init()
{
    m_home.emplace();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home->filePath(u"config"_s)));
    qputenv("XDG_CONFIG_DIRS", QFile::encodeName(m_home->filePath(u"system"_s)));
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_home->filePath(u"data"_s)));
    qunsetenv("ECOM67_ENDPOINT");
    qunsetenv("ECOM67_TOKEN");
    for (LocalGateway *gateway : {&m_first, &m_second}) {
        if (gateway->url().isEmpty())
            QVERIFY(std::holds_alternative<QUrl>(gateway->listen()));
    }
}

void tst_LiveSettings::cleanup()
{
    m_application.reset();
}

void tst_LiveSettings::start(const CommandLine &line)
{
    auto plan = StartPlan::prepare(line);
    QVERIFY(std::holds_alternative<StartPlan>(plan));
    m_application = std::make_unique<Application>(std::get<StartPlan>(std::move(plan)));
    QVERIFY(!m_application->start());
    QTRY_VERIFY(VisibleWidgets::launcher());
    QVERIFY(UserInput::click(VisibleWidgets::launcher()));
    QTRY_VERIFY(VisibleWidgets::chatWindow());
}

/// As an editor writes it: a new file takes the place of the old one.
void tst_LiveSettings::setFile(const QByteArray &content, const QString &folder) const
{
    const QString path = m_home->filePath(folder + u"/E-Com67/E-Com67 Support.ini"_s);
    const QString fresh = path + u".new"_s;
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(fresh);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    std::filesystem::rename(fresh.toStdString(), path.toStdString());
}

QString tst_LiveSettings::textOf(const QString &name)
{
    const auto *label = qobject_cast<QLabel *>(VisibleWidgets::inChatWindow(name));
    return label ? label->text() : QString();
}

void tst_LiveSettings::anotherEndpointIsUsedAtOnce()
{
    setFile(endpointOf(m_first));
    start();
    QTRY_COMPARE(status(), u"Online"_s);
    QWidget *window = VisibleWidgets::chatWindow();
    UserInput::type(VisibleWidgets::messageField(), u"half a sen"_s);

    const qsizetype before = m_second.handshakes().size();
    setFile(endpointOf(m_second));

    QTRY_COMPARE(m_second.handshakes().size(), before + 1);
    QTRY_COMPARE(status(), u"Online"_s);
    QTRY_COMPARE(m_first.connectionCount(), 0);
    // Nobody who is typing notices.
    QCOMPARE(VisibleWidgets::chatWindow(), window);
    QCOMPARE(qobject_cast<QPlainTextEdit *>(VisibleWidgets::messageField())->toPlainText(),
             u"half a sen"_s);

    // And a second time: the first file that was watched is long gone.
    setFile(endpointOf(m_first));
    QTRY_COMPARE(m_first.connectionCount(), 1);
}

void tst_LiveSettings::anotherProxyIsUsedAtOnce()
{
    // Elsewhere, so that a proxy is asked at all; there is none of the name.
    setFile("endpoint=wss://shop.example/prod\n[network]\nproxy=http\n");
    start();
    QTRY_VERIFY(problem().contains(u"network/proxyHost"_s));

    QTcpServer proxy;
    QVERIFY(proxy.listen(QHostAddress::LocalHost));
    const QByteArray port = QByteArray::number(proxy.serverPort());
    setFile("endpoint=wss://shop.example/prod\n[network]\nproxy=http\nproxyHost=127.0.0.1\n"
            "proxyPort="
            + port + '\n');

    QTRY_VERIFY(proxy.hasPendingConnections());
    QTcpSocket *asked = proxy.nextPendingConnection();
    QTRY_VERIFY(asked->bytesAvailable() > 0);
    QVERIFY(asked->readAll().startsWith("CONNECT shop.example:443 "));
    asked->write("HTTP/1.1 407 Proxy Authentication Required\r\n"
                 "Proxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
    QTRY_VERIFY(problem().contains(u"ECOM67_PROXY_PASSWORD"_s));
}

void tst_LiveSettings::aMissingFileOfAuthoritiesIsSaid()
{
    setFile(endpointOf(m_first) + "[network]\ncaFile=/nowhere/ca.pem\n");
    start();
    QTRY_COMPARE(status(), u"Online"_s);
    QTRY_VERIFY2(problem().contains(u"/nowhere/ca.pem"_s), qPrintable(problem()));
}

void tst_LiveSettings::anEndpointThatAppearsEndsTheSetup()
{
    start();
    QVERIFY(static_cast<ChatWindow *>(VisibleWidgets::chatWindow())->isSetupShown());

    setFile(endpointOf(m_first)); // the folder is made for it

    QTRY_COMPARE(status(), u"Online"_s);
    QVERIFY(!static_cast<ChatWindow *>(VisibleWidgets::chatWindow())->isSetupShown());
}

void tst_LiveSettings::anEndpointThatGoesBringsTheSetupBack()
{
    setFile(endpointOf(m_first));
    start();
    QTRY_COMPARE(status(), u"Online"_s);

    setFile("");

    QTRY_VERIFY(static_cast<ChatWindow *>(VisibleWidgets::chatWindow())->isSetupShown());
    QTRY_COMPARE(m_first.connectionCount(), 0);
}

void tst_LiveSettings::aBrokenLineIsSaidAndTheConnectionStays()
{
    setFile(endpointOf(m_first));
    start();
    QTRY_COMPARE(status(), u"Online"_s);
    const qsizetype before = m_first.handshakes().size();

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"settings: .*line 2"_s));
    setFile(endpointOf(m_first) + "half a li");

    QTRY_VERIFY2(problem().contains(u"E-Com67 Support.ini: line 2"_s), qPrintable(problem()));
    QCOMPARE(status(), u"Online"_s);
    QCOMPARE(m_first.handshakes().size(), before);
}

void tst_LiveSettings::aBrokenValueIsSaidWithItsPlace()
{
    setFile(endpointOf(m_first));
    start();
    QTRY_COMPARE(status(), u"Online"_s);

    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"settings: .*shop/url.*line 3"_s));
    setFile(endpointOf(m_first) + "[shop]\nurl=ftp://x\n");

    QTRY_VERIFY2(problem().contains(u"(shop/url, E-Com67 Support.ini: line 3)"_s),
                 qPrintable(problem()));
    QCOMPARE(status(), u"Online"_s);
}

void tst_LiveSettings::aDefaultOfTheSystemCounts()
{
    start();

    setFile(endpointOf(m_first), u"system"_s);

    QTRY_COMPARE(status(), u"Online"_s);
    QTRY_COMPARE(m_first.connectionCount(), 1);
}

void tst_LiveSettings::whatNeedsARestartIsSaidOnce()
{
    setFile(endpointOf(m_first));
    start();
    QTRY_COMPARE(status(), u"Online"_s);

    setFile(endpointOf(m_first) + "[history]\ndays=5\n");

    QTRY_VERIFY2(problem().contains(u"next start"_s), qPrintable(problem()));
    QVERIFY(problem().contains(u"history/days"_s));
    QVERIFY(UserInput::click(VisibleWidgets::inChatWindow(u"dismissButton"_s)));
    QTRY_COMPARE(problem(), QString());

    // Changed again, together with something that shows when it was read.
    setFile(endpointOf(m_second) + "[history]\ndays=6\n");
    QTRY_COMPARE(m_second.connectionCount(), 1);
    QTRY_COMPARE(status(), u"Online"_s);
    QCOMPARE(problem(), QString());
}

void tst_LiveSettings::theDemoIsLeftAlone()
{
    CommandLine line;
    line.isDemo = true;
    start(line);
    QTRY_COMPARE(status(), u"Online"_s);
    const qsizetype before = m_first.handshakes().size();

    // The notice shows that the file was read.
    setFile(endpointOf(m_first) + "[history]\ndays=5\n");
    QTRY_VERIFY(problem().contains(u"next start"_s));

    QCOMPARE(status(), u"Online"_s);
    QCOMPARE(m_first.handshakes().size(), before);
}

void tst_LiveSettings::howTheChatLooksFollows()
{
    setFile(endpointOf(m_first) + "[appearance]\nalwaysOnTop=false\n");
    start();
    QWidget *window = VisibleWidgets::chatWindow();
    const auto isOnTop = [window] {
        return window->windowFlags().testFlag(Qt::WindowStaysOnTopHint)
            && window->windowHandle()->flags().testFlag(Qt::WindowStaysOnTopHint);
    };
    QVERIFY(!isOnTop());
    const auto *dots = window->findChild<TypingDots *>();
    const int withDots = dots->sizeHint().width();

    setFile(endpointOf(m_first) + "[appearance]\nreduceMotion=on\n");

    QTRY_VERIFY(isOnTop());
    QVERIFY(window->isVisible());
    QVERIFY(dots->sizeHint().width() != withDots); // words stand there in place of the dots
}

void tst_LiveSettings::theKeyThatSendsFollows()
{
    setFile(endpointOf(m_first));
    start();
    auto *field = qobject_cast<QPlainTextEdit *>(VisibleWidgets::messageField());
    QTRY_COMPARE(status(), u"Online"_s);

    setFile(endpointOf(m_first) + "[appearance]\nalwaysOnTop=false\n[chat]\nsendKey=ctrlEnter\n");
    QTRY_VERIFY(!field->window()->windowFlags().testFlag(Qt::WindowStaysOnTopHint));

    UserInput::type(field, u"two"_s);
    QTest::keyClick(field, Qt::Key_Return);
    UserInput::type(field, u"lines"_s);
    QCOMPARE(field->toPlainText(), u"two\nlines"_s);
    QTest::keyClick(field, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(field->toPlainText(), QString());
}

void tst_LiveSettings::theLanguageCountsFromTheStart_data()
{
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QLocale>("expected");

    QTest::newRow("as the desktop") << "auto"_ba << QLocale(u"de_CH"_s);
    QTest::newRow("its region stays") << "de"_ba << QLocale(u"de_CH"_s);
    QTest::newRow("another one") << "en"_ba << QLocale(u"en"_s);
}

void tst_LiveSettings::theLanguageCountsFromTheStart()
{
    QFETCH(const QByteArray, language);
    QFETCH(const QLocale, expected);
    const auto back = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
    QLocale::setDefault(QLocale(u"de_CH"_s));
    setFile("[appearance]\nlanguage=" + language + '\n');

    start();

    QCOMPARE(QLocale(), expected);
}

void tst_LiveSettings::aProfileIsNamedInTheTitle_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<bool>("isDemo");
    QTest::addColumn<bool>("isNamed");

    QTest::newRow("usual") << QString() << false << false;
    QTest::newRow("its name") << u"Default"_s << false << false;
    QTest::newRow("staging") << u"staging"_s << false << true;
    QTest::newRow("the demo is of no profile") << u"staging"_s << true << false;
}

void tst_LiveSettings::aProfileIsNamedInTheTitle()
{
    QFETCH(const QString, profile);
    QFETCH(const bool, isDemo);
    QFETCH(const bool, isNamed);
    setFile(endpointOf(m_first)); // of the usual profile, and of no other one
    CommandLine line;
    line.profile = profile;
    line.isDemo = isDemo;

    start(line);

    const auto *badge = VisibleWidgets::chatWindow()->findChild<ProfileBadge *>(u"profileBadge"_s);
    QCOMPARE(badge->isVisible(), isNamed);
    QCOMPARE(VisibleWidgets::chatWindow()->windowTitle(),
             isNamed ? u"E-Com67 Support - staging"_s : u"E-Com67 Support"_s);
    QCOMPARE(static_cast<ChatWindow *>(VisibleWidgets::chatWindow())->isSetupShown(), isNamed);
}

void tst_LiveSettings::historyIsKeptOnlyWhereItIsWanted_data()
{
    QTest::addColumn<QByteArray>("keep");
    QTest::addColumn<bool>("isKept");

    QTest::newRow("usual") << ""_ba << true;
    QTest::newRow("true") << "[history]\nkeep=true\n"_ba << true;
    QTest::newRow("false") << "[history]\nkeep=false\n"_ba << false;
}

void tst_LiveSettings::historyIsKeptOnlyWhereItIsWanted()
{
    QFETCH(const QByteArray, keep);
    QFETCH(const bool, isKept);
    setFile(endpointOf(m_first) + keep);

    start();
    QTRY_COMPARE(status(), u"Online"_s);

    QCOMPARE(QFile::exists(m_home->filePath(u"data/E-Com67/E-Com67 Support/default/chat.sqlite"_s)),
             isKept);
}

QTEST_MAIN(tst_LiveSettings)
#include "tst_LiveSettings.moc"
