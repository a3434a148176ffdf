// SPDX-License-Identifier: MIT
#include "app/ChatDoor.h"

#include "app/ActivationToken.h"
#include "app/Logging.h"
#include "storage/PrivateFile.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QLocalSocket>
#include <QLockFile>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr QByteArrayView kQuestion = "show";
static constexpr qint64 kLongestQuestion = 300; ///< with a token
static constexpr qsizetype kLongestSocketPath = 100; ///< 104 on macOS, 108 on Linux
static constexpr QByteArrayView kAnswer = "shown\n";
static constexpr auto kLongestConnect = 500ms;
static constexpr auto kLongestVisit = 1s;
static constexpr auto kLongestOpening = 2s;
static constexpr auto kOpeningMoment = 50ms;
static constexpr int kMostVisitors = 4;

static QString hashedName(const QString &folder)
{
    const QByteArray digest
        = QCryptographicHash::hash(folder.toUtf8(), QCryptographicHash::Sha256).toHex();
    return u"ecom67-support-"_s + QString::fromLatin1(digest.first(32));
}

static QString nameIn(const QString &folder)
{
#if defined(Q_OS_WIN)
    return hashedName(folder); // a pipe has no folder
#else
    const QString inFolder = folder + u"/chat.door"_s;
    if (QFile::encodeName(inFolder).size() <= kLongestSocketPath)
        return inFolder;
    // A home with a long name: the folder of the session, which is the user's alone as well.
    const QString session = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return session.isEmpty() ? inFolder : QString(session + u'/' + hashedName(folder));
#endif
}

static bool isAnybodyThere(QLocalSocket &socket, const QString &folder)
{
    socket.connectToServer(nameIn(folder));
    return socket.waitForConnected(int(kLongestConnect.count()));
}

/// Somebody has clicked, so Windows would let us come to the front. It lets nobody else unless we
/// say so.
static void handOverTheFront([[maybe_unused]] const QLocalSocket &socket)
{
#ifdef Q_OS_WIN
    ULONG process = 0;
    if (GetNamedPipeServerProcessId(reinterpret_cast<HANDLE>(socket.socketDescriptor()), &process))
        AllowSetForegroundWindow(process);
#endif
}

ChatDoor::ChatDoor(const QString &folder, QObject *parent)
    : QObject(parent)
    , m_folder(folder)
{
    m_server.setMaxPendingConnections(kMostVisitors);
#if defined(Q_OS_WIN)
    m_server.setSocketOptions(QLocalServer::UserAccessOption); // elsewhere the folder sees to it
#endif
    connect(&m_server, &QLocalServer::newConnection, this, &ChatDoor::receive);
}

ChatDoor::~ChatDoor() = default;

bool ChatDoor::open()
{
    if (!ensurePrivateFolder(m_folder))
        return false;
    const QString name = nameIn(m_folder);
    if (m_server.listen(name))
        return true;
    if (m_server.serverError() == QAbstractSocket::AddressInUseError) {
        // One at a time: of two that find what a killed program left behind, the second would clear
        // away what the first has put in its place. Where the disk knows no locks, one goes on
        // without; and not before it is needed, since a lock waits for the disk.
        QLockFile turn(m_folder + u"/chat.door.lock"_s);
        (void)turn.tryLock(int(std::chrono::milliseconds(kLongestOpening).count()));
        // Asked for a moment: whoever opens it just now has its name and does not listen yet.
        const QDeadlineTimer moment(kOpeningMoment);
        QLocalSocket socket;
        do {
            if (isAnybodyThere(socket, m_folder))
                return false;
        } while (!moment.hasExpired());
        // A killed program has left it behind.
        if (QLocalServer::removeServer(name) && m_server.listen(name))
            return true;
    }
    qCWarning(lcApp).noquote() << "links cannot bring this chat forward:" << m_server.errorString();
    return false;
}

ChatDoor::Knock ChatDoor::knock(const QString &folder, const QByteArray &token,
                                std::chrono::milliseconds patience)
{
    QLocalSocket socket;
    if (!isAnybodyThere(socket, folder))
        return Knock::NobodyThere;
    handOverTheFront(socket);
    socket.write(kQuestion + QByteArray(token.isEmpty() ? "" : " ") + token + '\n');
    const int wait = int(patience.count());
    const bool isHeard = socket.waitForBytesWritten(wait) && socket.waitForReadyRead(wait)
        && socket.readAll() == kAnswer;
    return isHeard ? Knock::Heard : Knock::NoAnswer;
}

void ChatDoor::receive()
{
    while (QLocalSocket *visitor = m_server.nextPendingConnection()) {
        visitor->setReadBufferSize(kLongestQuestion);
        connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
        connect(visitor, &QLocalSocket::readyRead, this, [this, visitor] { answer(visitor); });
        // Whoever says nothing does not stand there for ever.
        QTimer::singleShot(kLongestVisit, visitor, &QLocalSocket::abort);
    }
}

void ChatDoor::answer(QLocalSocket *visitor)
{
    if (!visitor->canReadLine() && visitor->bytesAvailable() < kLongestQuestion)
        return;
    const QByteArray line = visitor->readLine(kLongestQuestion + 1);
    visitor->disconnect(this); // once is enough
    const QByteArray token = line.endsWith('\n') && line.startsWith(kQuestion)
        ? line.sliced(kQuestion.size()).chopped(1)
        : QByteArray("?");
    if (!token.isEmpty() && !token.startsWith(' ')) {
        visitor->abort();
        return;
    }
    visitor->write(kAnswer.data(), kAnswer.size());
    visitor->disconnectFromServer();
    Q_EMIT knocked(activationToken(token.trimmed()));
}

} // namespace ecom67
