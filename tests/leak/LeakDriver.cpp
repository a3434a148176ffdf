// SPDX-License-Identifier: MIT
// Does one thing that the watch must see, or must not mind: `leak_driver WHAT SECRET FILE`.
// Prints nothing else.

#include <QCoreApplication>
#include <QFile>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTextStream>
#include <QtGlobal>

#include <cstdio>
#include <cstdlib>

using namespace Qt::StringLiterals;

static constexpr QFile::Permissions kOwner = QFile::ReadOwner | QFile::WriteOwner;

static void writeFile(const QString &path, const QByteArray &text, QFile::Permissions permissions)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly, permissions))
        qFatal("The file cannot be opened.");
    // In two steps: a database is known by its beginning.
    const qsizetype half = text.size() / 4;
    if (file.write(text.first(half)) != half || !file.flush()
        || file.write(text.sliced(half)) != text.size() - half)
        qFatal("The file cannot be written.");
}

static void writeDescriptor(int descriptor, const QByteArray &text)
{
    QFile file;
    if (!file.open(descriptor, QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("The descriptor cannot be written.");
}

/// One end says it to the other; afterwards both know it.
static void sendOver(const QByteArray &text)
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("No port.");
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, server.serverPort());
    if (!client.waitForConnected() || !server.waitForNewConnection(5'000))
        qFatal("No connection.");
    client.write(text);
    QTcpSocket *peer = server.nextPendingConnection();
    if (!client.waitForBytesWritten() || !peer->waitForReadyRead() || peer->readAll() != text)
        qFatal("Nothing came.");
}

int main(int argc, char *argv[])
{
    QCoreApplication program(argc, argv);
    const QString what = QString::fromLocal8Bit(argc > 1 ? argv[1] : "");
    const QString path = QString::fromLocal8Bit(argc > 2 ? argv[2] : "");
    // Not an argument: those are looked at.
    const QByteArray secret = qgetenv("LEAK_DRIVER_SECRET");

    const QByteArray line = "something " + secret + " else\n";
    if (what == "log"_L1)
        qWarning("%s", line.constData());
    else if (what == "print"_L1)
        QTextStream(stdout) << line;
    else if (what == "descriptor"_L1)
        writeDescriptor(2, line);
    else if (what == "file"_L1)
        writeFile(path, line, kOwner);
    else if (what == "database"_L1)
        writeFile(path, QByteArray("SQLite format 3\0", 16) + line, kOwner);
    else if (what == "public database"_L1)
        writeFile(path, QByteArray("SQLite format 3\0", 16) + line, kOwner | QFile::ReadOther);
    else if (what == "send"_L1)
        sendOver("GET /prod?sessionId=short&token=" + secret + " HTTP/1.1\r\n\r\n");
    else if (what == "send and log"_L1) {
        sendOver("GET /prod?sessionId=short&token=" + secret + " HTTP/1.1\r\n\r\n");
        qWarning("%s", line.constData());
    } else if (what == "child"_L1) {
        std::fflush(stdout);
        return std::system("printf '%s\\n' \"$LEAK_DRIVER_SECRET\"");
    } else if (what != "nothing"_L1) {
        return 2;
    }
    return 0;
}
