// SPDX-License-Identifier: MIT
#include "app/MessageLog.h"

#include "core/Redaction.h"
#include "storage/LogWriter.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLatin1StringView>

#include <atomic>
#include <chrono>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a handler of Qt can reach: it is a plain function.
static std::atomic<MessageLog *> currentLog = nullptr;

static constexpr auto kLastWait = 500ms; ///< before the program is aborted

static QLatin1StringView nameOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug"_L1;
    case QtInfoMsg:
        return "info"_L1;
    case QtWarningMsg:
        return "warning"_L1;
    case QtCriticalMsg:
        return "error"_L1;
    case QtFatalMsg:
        break;
    }
    return "fatal"_L1;
}

MessageLog::MessageLog()
{
    Q_ASSERT(!currentLog);
    currentLog = this;
    m_stderr = qInstallMessageHandler(&MessageLog::handle);
}

MessageLog::~MessageLog()
{
    qInstallMessageHandler(m_stderr);
    currentLog = nullptr;
}

void MessageLog::setFile(const QString &path)
{
    auto writer
        = path.isEmpty() ? nullptr : std::make_unique<LogWriter>(std::make_unique<LogFile>(path));
    const std::lock_guard lock(m_mutex);
    m_writer.swap(writer);
    m_path = path;
    m_isReported = false;
}

void MessageLog::handle(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    // What is said while a message is taken would come back here for ever.
    thread_local bool isTaking = false;
    MessageLog *log = currentLog;
    if (!log || isTaking)
        return;
    isTaking = true;
    log->take(type, context, text);
    isTaking = false;
}

static QByteArray lineOf(QtMsgType type, const char *category, const QString &text)
{
    const QString line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs) + u" ["_s
        + QString::number(QCoreApplication::applicationPid()) + u"] "_s + nameOf(type) + u' '
        + QString::fromLatin1(category) + u": "_s + text;
    return line.toUtf8();
}

void MessageLog::take(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QString clean = redacted(text);
    m_stderr(type, context, clean);
    const std::lock_guard lock(m_mutex);
    if (!m_writer)
        return;
    m_writer->write(lineOf(type, context.category, clean));
    if (type == QtFatalMsg)
        (void)m_writer->flush(kLastWait);
    if (!m_isReported && m_writer->isRefused()) {
        m_isReported = true;
        m_stderr(QtWarningMsg, {}, redacted(u"The log file cannot be written: "_s + m_path));
    }
}

} // namespace ecom67
