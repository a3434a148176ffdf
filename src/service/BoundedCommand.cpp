// SPDX-License-Identifier: MIT
#include "service/BoundedCommand.h"

#include "service/ProcessFamily.h"

#include <QProcess>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr int kLongestGoodbye = 500; ///< ms; a process that is killed is gone in one or two

BoundedCommand::BoundedCommand(Limits limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(u"too slow"_s); });
}

BoundedCommand::~BoundedCommand()
{
    end();
}

void BoundedCommand::start(const QStringList &words)
{
    Q_ASSERT(!words.isEmpty());
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(words.constFirst());
    m_process->setArguments(words.mid(1));
    m_process->setStandardInputFile(QProcess::nullDevice());
    m_process->setStandardErrorFile(QProcess::nullDevice());
    m_family = std::make_unique<ProcessFamily>();
    m_family->adopt(*m_process);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &BoundedCommand::readOutput);
    connect(m_process.get(), &QProcess::finished, this, &BoundedCommand::onFinished);
    // Queued: start() fails from inside of itself.
    connect(
        m_process.get(), &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                fail(u"cannot be started"_s);
        },
        Qt::QueuedConnection);
    m_deadline.start(m_limits.within);
    m_process->start(QIODevice::ReadOnly);
}

void BoundedCommand::readOutput()
{
    if (!m_process)
        return;
    m_output += m_process->readAllStandardOutput();
    if (m_output.size() > m_limits.mostBytes)
        fail(u"says too much"_s);
}

void BoundedCommand::onFinished()
{
    readOutput();
    if (!m_process)
        return;
    if (m_process->exitStatus() != QProcess::NormalExit) {
        fail(u"crashed"_s);
        return;
    }
    if (m_process->exitCode() != 0) {
        fail(u"exit code %1"_s.arg(m_process->exitCode()));
        return;
    }
    end();
    Q_EMIT finished(m_output);
}

void BoundedCommand::fail(const QString &reason)
{
    if (!m_process)
        return;
    end();
    m_output.clear();
    Q_EMIT failed(reason);
}

void BoundedCommand::end()
{
    m_deadline.stop();
    if (!m_process)
        return;
    // We may be inside of one of its signals.
    QProcess *process = m_process.release();
    process->disconnect(this);
    if (process->state() != QProcess::NotRunning) {
        m_family->end(*process);
        process->kill();
        process->closeReadChannel(QProcess::StandardOutput);
        process->waitForFinished(kLongestGoodbye);
    }
    process->deleteLater();
}

} // namespace ecom67
