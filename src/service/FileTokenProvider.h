// SPDX-License-Identifier: MIT
#pragma once

#include "service/TokenProvider.h"

#include <QFileSystemWatcher>
#include <QTimer>

#include <chrono>

namespace ecom67 {

/// The token in a file, read again whenever that changes: tools that renew tokens write or replace
/// it. Read in a thread of the pool, since a disk may hang, and given up after 3 s. A file that
/// others can read is used, and warned of once.
class FileTokenProvider : public TokenProvider
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FileTokenProvider)

public:
    struct Waits
    {
        std::chrono::milliseconds read{3'000};
        std::chrono::milliseconds settle{200}; ///< a file that is being written is not read yet
    };

    FileTokenProvider(QString path, Waits waits, QObject *parent = nullptr);
    ~FileTokenProvider() override;

    void request(Reason reason) override;

private:
    struct Content
    {
        Answer answer;
        bool isOpenToOthers = false;
    };
    static Content readFile(const QString &path);

    void finish(const Answer &answer);
    void watch();
    void onFileChanged();

    QString m_path;
    Waits m_waits;
    QFileSystemWatcher m_watcher;
    QTimer m_deadline;
    QTimer m_settle;
    quint64 m_reading = 0; ///< number of the read that is waited for; answers of others are late
    bool m_isWarned = false;
};

} // namespace ecom67
