// SPDX-License-Identifier: MIT
#include "service/BoundedCommand.h"

#include <QCoreApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <cstdio>

using namespace ecom67;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Commands and what they start, on every system: this program runs itself as a command ("parent
/// PORT [loud]") that starts a child ("child PORT"), which stays connected here as long as it
/// lives.
class tst_BoundedCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void itsEndKillsTheChildren();
    void tooMuchOutputKillsTheChildren();
    void aCommandThatEndsLeavesNoTrace();

private:
    QStringList words(const QString &role, const QString &more = {}) const;

    std::unique_ptr<QTcpServer> m_server;
};

void tst_BoundedCommand::init()
{
    m_server = std::make_unique<QTcpServer>();
    QVERIFY(m_server->listen(QHostAddress::LocalHost));
}

QStringList tst_BoundedCommand::words(const QString &role, const QString &more) const
{
    return {QCoreApplication::applicationFilePath(), role, QString::number(m_server->serverPort()),
            more};
}

void tst_BoundedCommand::itsEndKillsTheChildren()
{
    auto command = std::make_unique<BoundedCommand>(BoundedCommand::Limits{.within = 100s});
    command->start(words(u"parent"_s));
    QTRY_VERIFY(m_server->hasPendingConnections());
    const QTcpSocket *child = m_server->nextPendingConnection();
    QCOMPARE(child->state(), QAbstractSocket::ConnectedState);

    command.reset();

    QTRY_COMPARE(child->state(), QAbstractSocket::UnconnectedState);
}

void tst_BoundedCommand::tooMuchOutputKillsTheChildren()
{
    BoundedCommand command({.within = 100s, .mostBytes = 1'024});
    QSignalSpy failed(&command, &BoundedCommand::failed);
    command.start(words(u"parent"_s, u"loud"_s));
    QTRY_VERIFY(m_server->hasPendingConnections());
    QTcpSocket *child = m_server->nextPendingConnection();
    child->write("go"); // it tells its parent
    QTRY_COMPARE(failed.size(), 1);

    QCOMPARE(failed.constFirst().constFirst().toString(), u"says too much"_s);
    QTRY_COMPARE(child->state(), QAbstractSocket::UnconnectedState);
}

void tst_BoundedCommand::aCommandThatEndsLeavesNoTrace()
{
    BoundedCommand command({.within = 100s});
    QSignalSpy finished(&command, &BoundedCommand::finished);
    QSignalSpy failed(&command, &BoundedCommand::failed);
    command.start(words(u"say"_s));
    QTRY_COMPARE(finished.size(), 1);

    QCOMPARE(finished.constFirst().constFirst().toByteArray().trimmed(), QByteArray("a token"));
    QVERIFY(failed.isEmpty());
}

/// Ends with its connection, or when it is killed. Says a word when it hears one.
static int runChild(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(-1))
        return 1;
    if (socket.waitForReadyRead(-1)) {
        std::puts("go");
        std::fflush(stdout);
        socket.waitForDisconnected(-1);
    }
    return 0;
}

static int runParent(const QString &port, bool isLoud)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"child"_s, port});
    if (isLoud && child.waitForReadyRead(-1)) {
        std::puts(QByteArray(100'000, 'x').constData());
        std::fflush(stdout);
    }
    child.waitForFinished(-1);
    return 0;
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString role = arguments.value(1);
    if (role == "child"_L1)
        return runChild(arguments.value(2).toUShort());
    if (role == "parent"_L1)
        return runParent(arguments.value(2), arguments.value(3) == "loud"_L1);
    if (role == "say"_L1)
        return std::puts("a token") < 0 ? 1 : 0;
    tst_BoundedCommand test;
    return QTest::qExec(&test, arguments);
}

#include "tst_BoundedCommand.moc"
