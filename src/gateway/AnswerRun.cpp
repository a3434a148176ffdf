// SPDX-License-Identifier: MIT
#include "gateway/AnswerRun.h"

#include <QPointer>

#include <utility>

namespace ecom67 {

AnswerRun::AnswerRun(Steps steps, std::optional<std::chrono::milliseconds> integrationTimeout,
                     QObject *parent)
    : QObject(parent)
    , m_steps(std::move(steps))
    , m_timeout(integrationTimeout)
{
    m_wait.setSingleShot(true);
    m_wait.setTimerType(Qt::PreciseTimer);
    m_integration.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &AnswerRun::takeSteps);
    connect(&m_integration, &QTimer::timeout, this, &AnswerRun::timedOut);
}

AnswerRun::~AnswerRun() = default;

void AnswerRun::start()
{
    if (m_timeout)
        m_integration.start(*m_timeout);
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
