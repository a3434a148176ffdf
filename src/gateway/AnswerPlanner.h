// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/Fault.h"
#include "gateway/GatewayFrames.h"
#include "gateway/GatewayOptions.h"
#include "gateway/Route.h"
#include "gateway/Step.h"

#include <QByteArray>
#include <QDateTime>

namespace ecom67 {

class Assistant;

/// Who asks: what the authorizer of the connection hands to the handler of each message.
struct Asker
{
    QByteArray connectionId;
    QString user; ///< of the token, empty where none was asked for
};

/// Decides what a connection does for one question: the backend's order of frames, changed by the
/// faults the question meets. Holds no socket and no timer.
class AnswerPlanner
{
public:
    AnswerPlanner(const GatewayOptions &options, Assistant &assistant);

    /// What follows the route that a received text took.
    [[nodiscard]] Steps plan(const Route &route, Dialect::Kind dialect, const ActiveFaults &faults,
                             const Asker &asker, const QDateTime &now);

private:
    struct Question; ///< all that belongs to one plan

    Steps planQuestion(const Question &question);
    std::optional<Steps> planWithoutAnswer(const Question &question) const;
    std::optional<Step> ending(const Question &question) const;
    QList<QByteArray> answers(const Question &question);
    QList<QByteArray> scriptedAnswers(const ScriptedReply &script, const Question &question) const;
    QByteArray answerFrame(const QString &text, const Question &question);
    std::chrono::milliseconds thinkingTime(const ActiveFaults &faults,
                                           const std::optional<ScriptedReply> &script) const;

    const GatewayOptions &m_options;
    Assistant &m_assistant;
};

} // namespace ecom67
