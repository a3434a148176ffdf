// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QtGlobal>

#include <memory>
#include <mutex>

namespace ecom67 {

class LogWriter;

/// Where every message of the program and of Qt passes on its way to stderr and to the log file:
/// secrets, control and bidirectional characters are gone behind it, and no line is endless. There
/// is one at a time, from its constructor to its destructor.
class MessageLog
{
    Q_DISABLE_COPY_MOVE(MessageLog)

public:
    MessageLog();
    ~MessageLog();

    /// From now on into this file as well, see LogFile; an empty path ends that. A file that
    /// cannot be written is reported on stderr once, and disturbs nothing.
    void setFile(const QString &path);

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &text);
    void take(QtMsgType type, const QMessageLogContext &context, const QString &text);

    QtMessageHandler m_stderr; ///< Qt's own
    std::mutex m_mutex;
    std::unique_ptr<LogWriter> m_writer;
    QString m_path;
    bool m_isReported = false; ///< that it cannot be written
};

} // namespace ecom67
