// SPDX-License-Identifier: MIT
#include "hostile/HostileChat.h"
#include "hostile/WatchedApplication.h"
#include "model/ChatViewModel.h"
#include "support/Link.h"
#include "view/ChatShell.h"
#include "view/ChatWindow.h"

#include <QLabel>
#include <QSet>
#include <QWidget>

using namespace ecom67;
using namespace ecom67::test;
using namespace Qt::StringLiterals;

/// A server whose refusals, goodbyes and frames are meant to harm. What it says about itself
/// never reaches the customer, and reaches the log only bounded and without what would act there.
class tst_HostileServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusals_data();
    void refusals();
    void goodbyes_data();
    void goodbyes();
    void brokenFrames_data();
    void brokenFrames();

private:
    static QString allWords(const HostileChat &chat);
    static bool isOffline(HostileChat &chat);
    static bool goesOn(HostileChat &chat);
};

static const QByteArray kMarkup
    = "<b>Forged</b> <img src=/dev/zero> \x1b[31m \xe2\x80\xae %1 %s eyJhbGciOi.eyJzdWIi.c2ln";

static constexpr int kPatience = 30'000; ///< ms, for a machine that has much else to do

/// How many different lines there are, numbers aside: each attempt that follows by itself says the
/// same again.
static qsizetype kindsOf(const CapturedLog &log)
{
    QSet<QString> kinds;
    for (QString line : log.lines())
        kinds.insert(line.removeIf([](QChar c) { return c.isDigit(); }));
    return kinds.size();
}

/// Whatever the window says: labels, tool tips, names and titles.
QString tst_HostileServer::allWords(const HostileChat &chat)
{
    QString words = chat.window().windowTitle();
    for (const QLabel *label : chat.window().findChildren<QLabel *>())
        words += label->text() + u'\n';
    for (QWidget *widget : chat.window().findChildren<QWidget *>()) {
        words += widget->toolTip() + u'\n' + widget->accessibleName() + u'\n';
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (accessible)
            words
                += accessible->text(QAccessible::Name) + accessible->text(QAccessible::Description);
    }
    return words + chat.spoken().join(u'\n');
}

bool tst_HostileServer::isOffline(HostileChat &chat)
{
    using State = ConnectionStatus::State;
    const State state = chat.program().chat().status().state;
    return state != State::Dormant && state != State::Connecting && state != State::Online;
}

/// "Try now", which a customer would press: the wait before the next attempt is another test's.
bool tst_HostileServer::goesOn(HostileChat &chat)
{
    ChatViewModel &model = chat.program().chat();
    if (model.status().state != ConnectionStatus::State::Online)
        model.retryConnection();
    const auto isOnline = [&] { return model.status().state == ConnectionStatus::State::Online; };
    return QTest::qWaitFor(isOnline, 30'000) && chat.hears();
}

void tst_HostileServer::refusals_data()
{
    QTest::addColumn<QByteArray>("head"); // "ACCEPT" stands for a correct acceptance, unfinished

    QTest::newRow("phrase with markup") << QByteArray("HTTP/1.1 503 " + kMarkup + "\r\n\r\n");
    QTest::newRow("long phrase") << QByteArray("HTTP/1.1 403 " + QByteArray(7'000, 'x')
                                               + "\r\n\r\n");
    QTest::newRow("markup in the headers") << QByteArray(
        "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"" + kMarkup + "\"\r\n\r\n");
    QTest::newRow("page") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><script src=x></script></html>");
    QTest::newRow("redirection") << QByteArray(
        "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n");
    QTest::newRow("other sub-protocol")
        << QByteArray("ACCEPTSec-WebSocket-Protocol: <b>Forged</b>\r\n\r\n");
    QTest::newRow("other extension")
        << QByteArray("ACCEPTSec-WebSocket-Extensions: permessage-deflate; Forged\r\n\r\n");
    QTest::newRow("wrong key") << QByteArray(
        "HTTP/1.1 101 Switching\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Accept: <b>Forged</b>\r\n\r\n");
    QTest::newRow("endless head") << QByteArray("HTTP/1.1 200 OK\r\nX: "
                                                + QByteArray(300'000, 'x'));
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-Forged\r\n\r\n");
    QTest::newRow("zeros") << QByteArray(300'000, '\0');
    QTest::newRow("broken UTF-8") << QByteArray("HTTP/1.1 500 \xff\xfe\xc0\x80 Forged\r\n\r\n");
    QTest::newRow("giant status") << QByteArray("HTTP/1.1 99999999999999999999 Forged\r\n\r\n");
}

void tst_HostileServer::refusals()
{
    QFETCH(const QByteArray, head);
    HostileChat chat([&head](QTcpSocket &socket, const QByteArray &request) {
        QByteArray answer = head;
        socket.write(answer.replace("ACCEPT", RawServer::acceptance(request).chopped(2)));
    });
    WatchedApplication::self().startWatching();
    chat.program().shell().open();

    // Some are no refusal to Qt: then the chat is online and nothing is to be seen of it.
    QTRY_VERIFY_WITH_TIMEOUT(
        isOffline(chat) || chat.program().chat().status().state == ConnectionStatus::State::Online
            || chat.server().connections > 1,
        kPatience);
    // A refusal is told about after a moment of grace.
    const auto *line = chat.window().findChild<QWidget *>(u"statusLine"_s);
    QVERIFY(line);
    QTRY_VERIFY_WITH_TIMEOUT(line->isVisible()
                                 || chat.program().chat().status().state
                                     == ConnectionStatus::State::Online,
                             kPatience);

    QVERIFY2(!allWords(chat).contains(u"Forged"_s), qPrintable(allWords(chat)));
    QCOMPARE(chat.log().badLines(), QStringList());
    QVERIFY2(kindsOf(chat.log()) <= 5, qPrintable(chat.log().lines().join(u'|')));
    QVERIFY(!chat.log().lines().join(u'\n').contains(u"eyJ"_s));
    QCOMPARE(chat.baits().taken(), QStringList());
}

void tst_HostileServer::goodbyes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");

    for (const int code : {1000, 1001, 1008, 1011, 1012, 3000, 4000, 4999})
        QTest::addRow("markup, code %d", code) << code << kMarkup;
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 2000, 65'535})
        QTest::addRow("code %d", code) << code << QByteArray("Forged");
    QTest::newRow("lines") << 1011 << QByteArray("Forged\r\necom67.service: a forged line\n");
    QTest::newRow("broken UTF-8") << 1011 << QByteArray("Forged \xff\xfe\xc0\x80");
    QTest::newRow("too long") << 1011 << QByteArray(2'000, 'x');
    QTest::newRow("session id") << 1008 << QByteArray("?sessionId=Forged&token=Forged");
}

void tst_HostileServer::goodbyes()
{
    QFETCH(const int, code);
    QFETCH(const QByteArray, reason);
    HostileChat chat;
    QVERIFY(chat.open());

    chat.sendRaw(RawServer::closing(code, reason));

    QTRY_VERIFY_WITH_TIMEOUT(chat.program().chat().status().state != ConnectionStatus::State::Online
                                 || chat.server().connections > 1,
                             kPatience);
    QVERIFY(chat.isPainted());
    QVERIFY2(!allWords(chat).contains(u"Forged"_s), qPrintable(allWords(chat)));
    QCOMPARE(chat.log().badLines(), QStringList());
    QVERIFY2(kindsOf(chat.log()) <= 5, qPrintable(chat.log().lines().join(u'|')));
    QVERIFY(!chat.log().lines().join(u'\n').contains(u"sessionId=Forged"_s));
    QCOMPARE(chat.baits().taken(), QStringList());
    QVERIFY(goesOn(chat));
}

void tst_HostileServer::brokenFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isTheEnd");

    QTest::newRow("claims 2^63 bytes")
        << QByteArray("\x81\x7f\x7f\xff\xff\xff\xff\xff\xff\xff", 10) << true;
    QTest::newRow("claims a negative size")
        << QByteArray("\x81\x7f\xff\xff\xff\xff\xff\xff\xff\xff", 10) << true;
    QTest::newRow("claims 1 GB") << QByteArray("\x81\x7f\x00\x00\x00\x00\x40\x00\x00\x00", 10)
                                 << true;
    QTest::newRow("frame of 300 KB") << RawServer::text(QByteArray(300'000, 'x')) << true;
    QTest::newRow("endless fragments")
        << QByteArray(RawServer::frame(1, "x", false)
                      + RawServer::frame(0, QByteArray(32'768, 'x'), false).repeated(40))
        << true;
    QTest::newRow("broken UTF-8") << RawServer::text("{\"message\":\"\xff\xfe\xc0\x80\"}") << true;
    QTest::newRow("surrogates in UTF-8")
        << RawServer::text("{\"message\":\"\xed\xa0\x80\"}") << true;
    QTest::newRow("reserved bits") << QByteArray("\xf1\x02hi", 4) << true;
    QTest::newRow("reserved opcode") << RawServer::frame(3, "x") << true;
    QTest::newRow("reserved control opcode") << RawServer::frame(11, "x") << true;
    QTest::newRow("long ping") << RawServer::frame(9, QByteArray(2'000, 'x')) << true;
    QTest::newRow("ping in pieces") << RawServer::frame(9, "x", false) << true;
    QTest::newRow("continuation of nothing") << RawServer::frame(0, "x") << true;
    QTest::newRow("text within a text")
        << QByteArray(RawServer::frame(1, "x", false) + RawServer::frame(1, "y")) << true;
    // Qt takes off the mask, which a server must not use, and reads on.
    QTest::newRow("masked") << QByteArray("\x81\x82\x01\x02\x03\x04hi", 8) << false;
    QTest::newRow("close of one byte") << RawServer::frame(8, "x") << true;
    QTest::newRow("noise") << QByteArray("\x00\xff\x13\x37", 4).repeated(1'000) << true;
}

/// Most end the connection, which is made anew; a frame too large must not be waited for.
void tst_HostileServer::brokenFrames()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, isTheEnd);
    HostileChat chat;
    QVERIFY(chat.open());

    chat.sendRaw(bytes);

    if (isTheEnd) {
        // The next connection may be there before anybody has looked.
        QTRY_VERIFY_WITH_TIMEOUT(chat.server().connections > 1
                                     || chat.program().chat().status().state
                                         != ConnectionStatus::State::Online,
                                 kPatience);
    }
    QVERIFY(goesOn(chat));
    QCOMPARE(chat.server().connections, isTheEnd ? 2 : 1);
    QCOMPARE(chat.spoken(), QStringList());
    QCOMPARE(chat.log().badLines(), QStringList());
    QVERIFY2(kindsOf(chat.log()) <= 5, qPrintable(chat.log().lines().join(u'|')));
    QCOMPARE(chat.baits().taken(), QStringList());
}

int main(int argc, char **argv)
{
    return runWatched<tst_HostileServer>(argc, argv);
}

#include "tst_HostileServer.moc"
