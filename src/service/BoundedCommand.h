// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>

class QProcess;

namespace ecom67 {

class ProcessFamily;

/// Runs a program once, without a shell, and takes what it prints, with a bound on both time and
/// size. One that breaks a bound is killed together with its children (on Unix those that left its
/// process group are on their own). It has nothing to read, and what it complains of is dropped: it
/// may hold secrets.
class BoundedCommand : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BoundedCommand)

public:
    struct Limits
    {
        std::chrono::milliseconds within{10'000};
        qsizetype mostBytes = 16 * 1'024;
    };

    explicit BoundedCommand(Limits limits, QObject *parent = nullptr);
    ~BoundedCommand() override; ///< kills what still runs

    /// Once. words[0] is the program, looked for in PATH unless it is a path. One of the signals
    /// follows, once.
    void start(const QStringList &words);

Q_SIGNALS:
    void finished(const QByteArray &output);
    /// Why, in words for the log that hold nothing the program said.
    void failed(const QString &reason);

private:
    void readOutput();
    void onFinished();
    void fail(const QString &reason);
    void end(); ///< nothing is expected any more; what still runs is killed

    Limits m_limits;
    QTimer m_deadline;
    std::unique_ptr<ProcessFamily> m_family; ///< there once it has been started
    std::unique_ptr<QProcess> m_process; ///< null: nothing is expected
    QByteArray m_output;
};

} // namespace ecom67
