// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Step.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace ecom67 {

/// Takes the steps of one answer, each in its time, and watches the integration timeout. Several
/// runs of one connection go on side by side, as Lambda functions do.
class AnswerRun : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AnswerRun)

public:
    /// Without a timeout the steps may take as long as they will.
    AnswerRun(Steps steps, std::optional<std::chrono::milliseconds> integrationTimeout,
              QObject *parent = nullptr);
    ~AnswerRun() override;

    void start();

Q_SIGNALS:
    void stepDue(const ecom67::Step &step); ///< never a Wait
    void timedOut(); ///< the steps go on nevertheless, as a Lambda function does
    void finished();

private:
    void takeSteps();

    Steps m_steps;
    qsizetype m_next = 0;
    QTimer m_wait;
    std::optional<std::chrono::milliseconds> m_timeout;
    QTimer m_integration;
};

} // namespace ecom67
