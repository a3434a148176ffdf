// SPDX-License-Identifier: MIT
#include "service/FileTokenProvider.h"

#include "service/Logging.h"
#include "service/TokenText.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using Code = ChatError::Code;

static ChatError unreadable(const QString &detail)
{
    return tokenProblem(Code::TokenFileUnreadable, detail, u"identity/tokenFile"_s);
}

FileTokenProvider::FileTokenProvider(QString path, Waits waits, QObject *parent)
    : TokenProvider(parent)
    , m_path(std::move(path))
    , m_waits(waits)
{
    m_deadline.setSingleShot(true);
    m_settle.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish(unreadable(u"too slow"_s)); });
    connect(&m_settle, &QTimer::timeout, this, &TokenProvider::changed);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &FileTokenProvider::onFileChanged);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this,
            &FileTokenProvider::onFileChanged);
}

FileTokenProvider::~FileTokenProvider() = default;

FileTokenProvider::Content FileTokenProvider::readFile(const QString &path)
{
    // A pipe or a device would be waited for without end. A link is followed: secrets are often
    // handed over as one.
    const QFileInfo info(path);
    if (!info.isFile())
        return {.answer = unreadable(info.exists() ? u"no file"_s : u"missing"_s)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {.answer = unreadable(u"cannot be opened"_s)};
    const QByteArray bytes = file.read(kLongestTokenText + 1);
    if (file.error() != QFileDevice::NoError)
        return {.answer = unreadable(u"cannot be read"_s)};
    if (bytes.size() > kLongestTokenText)
        return {.answer = unreadable(u"too large"_s)};
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther
        | QFileDevice::WriteGroup | QFileDevice::WriteOther;
    return {.answer = tokenIn(bytes), .isOpenToOthers = bool(info.permissions() & others)};
}

void FileTokenProvider::request(Reason /*reason*/)
{
    const quint64 reading = ++m_reading;
    m_deadline.start(m_waits.read);
    // Before it is read: what changes from here on is noticed.
    watch();
    QThreadPool::globalInstance()->start([self = QPointer(this), reading, path = m_path] {
        Content content = readFile(path);
        const auto report = [self, reading, content = std::move(content)] {
            if (!self || self->m_reading != reading || !self->m_deadline.isActive())
                return;
            if (content.isOpenToOthers && !std::exchange(self->m_isWarned, true))
                qCWarning(lcService)
                    << "the file of the token can be used by others than its owner";
            self->finish(content.answer);
        };
        // The application lives as long as the pool does; whether we do is known in its thread
        // only.
        QMetaObject::invokeMethod(QCoreApplication::instance(), report, Qt::QueuedConnection);
    });
}

void FileTokenProvider::finish(const Answer &answer)
{
    m_deadline.stop();
    Q_EMIT answered(answer);
}

/// The folder too: a file that is replaced is another one to the system, and one may yet come.
void FileTokenProvider::watch()
{
    const QString folder = QFileInfo(m_path).path();
    if (!m_watcher.directories().contains(folder) && QFileInfo(folder).isDir())
        m_watcher.addPath(folder);
    if (!m_watcher.files().contains(m_path) && QFileInfo::exists(m_path))
        m_watcher.addPath(m_path);
}

void FileTokenProvider::onFileChanged()
{
    // Not begun anew: a folder in which something changes all the time must not put it off for
    // ever.
    if (!m_settle.isActive())
        m_settle.start(m_waits.settle);
}

} // namespace ecom67
