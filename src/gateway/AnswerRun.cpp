// SPDX-License-Identifier: MIT
#include "gateway/AnswerRun.h"

#include <QPointer>

#include <utility>

namespace ecom67 {

AnswerRun::AnswerRun(Steps steps, std::chrono::milliseconds integrationTimeout, QObject *parent)
    : QObject(parent)
    , m_steps(std::move(steps))
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    m_integration.setSingleShot(true);
    m_integration.setInterval(integrationTimeout);
    connect(&m_wait, &QTimer::timeout, this, &AnswerRun::takeSteps);
    connect(&m_integration, &QTimer::timeout, this, &AnswerRun::timedOut);
}

AnswerRun::~AnswerRun() = default;

void AnswerRun::start()
{
    m_integration.start();
    takeSteps();
}

void AnswerRun::takeSteps()
{
    // A step may close the connection, and that may delete this run.
    const QPointer<AnswerRun> self(this);
    while (m_next < m_steps.size()) {
        const Step step = m_steps.at(m_next++);
        if (const auto *wait = std::get_if<step::Wait>(&step)) {
            m_wait.start(wait->time);
            return;
        }
        Q_EMIT stepDue(step);
        if (self.isNull())
            return;
    }
    m_integration.stop();
    Q_EMIT finished();
}

} // namespace ecom67
