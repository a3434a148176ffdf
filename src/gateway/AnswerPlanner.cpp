// SPDX-License-Identifier: MIT
#include "gateway/AnswerPlanner.h"

#include "gateway/AnswerFaults.h"
#include "gateway/Assistant.h"
#include "gateway/Reply.h"

namespace ecom67 {

using namespace Qt::StringLiterals;
using Kind = Fault::Kind;
using std::chrono::milliseconds;

struct AnswerPlanner::Question
{
    QString text;
    frames::Session session;
    Dialect::Kind dialect;
    const ActiveFaults &faults;
    Asker asker;
    QDateTime now;
    std::optional<ScriptedReply> script;

    bool has(Kind kind) const { return faults.has(kind); }

    milliseconds thinkingTime;

    QDateTime answerTime() const { return now.addMSecs(thinkingTime.count()); }

    /// Of the last typing frame: later than the answer's, though that is sent after it. So does
    /// the backend.
    QDateTime endOfTyping() const { return answerTime().addMSecs(5); }

    bool showsTyping() const { return dialect == Dialect::Kind::Customer && !has(Kind::NoTyping); }

    Step typing(bool isTyping) const
    {
        const QDateTime at = isTyping ? now : endOfTyping();
        return step::Text{frames::toWire(frames::typing(isTyping, session, at))};
    }

    Step gatewayNotice(const QString &notice) const
    {
        return step::Text{
            frames::toWire(frames::gatewayNotice(notice, asker.connectionId, frames::freshId()))};
    }
};

AnswerPlanner::AnswerPlanner(const GatewayOptions &options, Assistant &assistant)
    : m_options(options)
    , m_assistant(assistant)
{
}

Steps AnswerPlanner::plan(const Route &route, Dialect::Kind dialect, const ActiveFaults &faults,
                          const Asker &asker, const QDateTime &now)
{
    auto script = m_options.script.replyTo(route.text);
    Question question{.text = route.text,
                      .session = route.session,
                      .dialect = dialect,
                      .faults = faults,
                      .asker = asker,
                      .now = now,
                      .script = script,
                      .thinkingTime = thinkingTime(faults, script)};
    const Step handlerError
        = step::Text{frames::toWire(frames::handlerError(question.session, now))};
    switch (route.kind) {
    case Route::Kind::NoRoute:
        return {question.gatewayNotice(u"Forbidden"_s)};
    case Route::Kind::Silent:
        return {};
    case Route::Kind::HandlerFailure:
        return {handlerError};
    case Route::Kind::SessionFailure:
        // Recorded: the backend goes on until it needs the session.
        return {question.typing(true), question.typing(false), handlerError};
    case Route::Kind::Question:
        break;
    }
    return planQuestion(question);
}

Steps AnswerPlanner::planQuestion(const Question &question)
{
    if (const auto steps = planWithoutAnswer(question))
        return *steps;

    Steps steps;
    if (question.showsTyping())
        steps.append(question.typing(true));
    if (question.has(Kind::TypingForever))
        return steps;
    steps.append(step::Wait{question.thinkingTime});
    if (const auto end = ending(question)) {
        steps.append(*end);
        return steps;
    }
    if (const auto late = question.faults.valueOf(Kind::TimeoutThenAnswer)) {
        steps.append(question.gatewayNotice(u"Endpoint request timed out"_s));
        steps.append(step::Wait{milliseconds(*late)});
    }
    if (question.showsTyping())
        steps.append(question.typing(false));
    for (const QByteArray &answer : answers(question))
        steps.append(AnswerFaults(question.faults).stepsFor(answer));
    return steps;
}

/// Faults that keep the question from reaching the assistant.
std::optional<Steps> AnswerPlanner::planWithoutAnswer(const Question &question) const
{
    if (question.has(Kind::NoAnswer))
        return Steps{};
    if (question.has(Kind::Forbidden))
        return Steps{question.gatewayNotice(u"Forbidden"_s)};
    if (question.has(Kind::Throttle))
        return Steps{step::Close{CloseCode::PolicyViolation, "Too many requests", false}};
    if (question.has(Kind::InternalError))
        return Steps{question.gatewayNotice(u"Internal server error"_s)};
    return std::nullopt;
}

/// What ends the connection while the assistant still thinks.
std::optional<Step> AnswerPlanner::ending(const Question &question) const
{
    if (const auto code = question.faults.valueOf(Kind::Close))
        return step::Close{static_cast<CloseCode>(*code), {}, false};
    if (const auto code = question.faults.valueOf(Kind::CloseHold))
        return step::Close{static_cast<CloseCode>(*code), {}, true};
    if (question.has(Kind::Reset))
        return step::Drop{true};
    if (question.has(Kind::Fin))
        return step::Drop{false};
    return std::nullopt;
}

milliseconds AnswerPlanner::thinkingTime(const ActiveFaults &faults,
                                         const std::optional<ScriptedReply> &script) const
{
    if (const auto late = faults.valueOf(Kind::LateAnswer))
        return milliseconds(*late);
    if (script && script->delay)
        return *script->delay;
    return m_options.thinkingTime;
}

QList<QByteArray> AnswerPlanner::scriptedAnswers(const ScriptedReply &script,
                                                 const Question &question) const
{
    QList<QByteArray> wires;
    for (QByteArray frame : script.frames)
        wires.append(frame.replace("${sessionId}", question.session.value_or(QString()).toUtf8()));
    return wires;
}

QList<QByteArray> AnswerPlanner::answers(const Question &question)
{
    if (question.script && !question.script->frames.isEmpty())
        return scriptedAnswers(*question.script, question);
    if (const auto wire
        = AnswerFaults(question.faults).replacement(question.session, question.answerTime()))
        return {*wire};

    const QString prepared = question.script ? question.script->text : QString();
    const QByteArray wire = answerFrame(prepared, question);
    if (question.dialect == Dialect::Kind::Admin)
        return {wire, frames::toWire(frames::adminComplete(question.answerTime()))};
    return {wire};
}

QByteArray AnswerPlanner::answerFrame(const QString &text, const Question &question)
{
    const QString session = question.session.value_or(QString());
    Reply reply = m_assistant.answer(session, question.text, question.now, question.asker.user);
    if (!text.isEmpty()) {
        reply = Reply();
        reply.text = text;
        reply.responseType = u"info"_s;
    }
    const AnswerFaults faults(question.faults);
    reply.text = faults.textFor(reply.text);
    QJsonObject frame;
    switch (question.dialect) {
    case Dialect::Kind::Customer:
        frame = frames::message(reply, faults.sessionFor(question.session), question.answerTime());
        break;
    case Dialect::Kind::Legacy:
        frame = frames::legacyMessage(reply.text, faults.sessionFor(session).value_or(QString()),
                                      question.answerTime());
        break;
    case Dialect::Kind::Admin:
        frame = frames::adminChunk(reply.text, question.answerTime());
        break;
    }
    return question.has(Kind::FragmentUtf8) ? frames::toUtf8Wire(frame) : frames::toWire(frame);
}

} // namespace ecom67
