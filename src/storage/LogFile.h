// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace ecom67 {

/// A log that never grows beyond some files: "chat.log" is written, "chat.log.1" the one before,
/// and so on. Readable by the owner alone. Several programs may write to the same one: lines stay
/// whole, and one of them turns the page for all.
///
/// Follows no link, and writes to nothing but a regular file. Waits for the disk, so it belongs
/// into a thread of its own; see LogWriter.
class LogFile
{
    Q_DISABLE_COPY_MOVE(LogFile)

public:
    struct Limits
    {
        qint64 mostBytes = 1'024 * 1'024; ///< of each file
        int mostFiles = 5;
    };

    explicit LogFile(QString path, Limits limits);
    explicit LogFile(QString path)
        : LogFile(std::move(path), Limits{})
    {
    }
    ~LogFile();

    const QString &path() const noexcept { return m_path; }

    /// Adds whole lines in one piece. False when not all of it was written; then nothing is
    /// known to be lost but these lines, and the next call tries anew.
    [[nodiscard]] bool write(const QByteArray &lines);

private:
    bool open();
    bool isStillThere() const;
    bool turnPage(qint64 coming);
    QString page(int number) const;

    QString m_path;
    Limits m_limits;
    QFile m_file;
    bool m_isLineOpen = false; ///< what was written last may have no end
};

} // namespace ecom67
