// SPDX-License-Identifier: MIT
#include "app/ScriptRunner.h"

#include "app/Transcript.h"
#include "app/UserInput.h"
#include "app/VisibleWidgets.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"

#include <QGuiApplication>
#include <QMetaEnum>
#include <QPixmap>
#include <QRegularExpression>
#include <QScreen>
#include <QTextStream>
#include <QWidget>

#include <cstdio>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto kLookAgain = 20ms;
/// Between steps and before the first: time for animations and for the window manager.
static constexpr auto kSettle = 300ms;

ScriptRunner::ScriptRunner(Script script, ChatViewModel &chat, QObject *parent)
    : QObject(parent)
    , m_script(std::move(script))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ScriptRunner::runStep);
    follow(chat);
}

ScriptRunner::~ScriptRunner() = default;

void ScriptRunner::follow(ChatViewModel &chat)
{
    m_chat = &chat;
    connect(m_chat, &ChatViewModel::messageArrived, this, [this](const Message &message) {
        m_hasAnswer |= message.role == Message::Role::Assistant;
        m_hasErrorAnswer |= message.role == Message::Role::Error;
    });
}

void ScriptRunner::start()
{
    m_timer.start(kSettle);
}

void ScriptRunner::runStep()
{
    if (m_next >= m_script.steps.size())
        return; // a script without "quit" leaves the window to the person
    const ScriptStep &step = m_script.steps.at(m_next);
    const Progress progress = attempt(step);
    if (!progress.failure.isEmpty()) {
        fail(step, progress.failure);
        return;
    }
    const auto now = std::chrono::steady_clock::now();
    if (!progress.isDone) {
        if (!m_waitingSince)
            m_waitingSince = now;
        if (now - *m_waitingSince >= step.timeout)
            fail(step, notInTime(step));
        else
            m_timer.start(kLookAgain);
        return;
    }
    m_waitingSince.reset();
    ++m_next;
    if (step.verb == ScriptStep::Verb::Quit) {
        Q_EMIT finished(0);
        return;
    }
    m_timer.start(kSettle);
}

QString ScriptRunner::notInTime(const ScriptStep &step) const
{
    const QString waited = u" in %1 ms"_s.arg(step.timeout.count());
    if (step.verb != ScriptStep::Verb::WaitStatus)
        return u"nothing came"_s + waited + u'.';
    const auto &status = m_chat->status();
    const auto states = QMetaEnum::fromType<ConnectionStatus::State>();
    const QString state = QString::fromLatin1(states.valueToKey(static_cast<int>(status.state)));
    const QString reason
        = status.error ? u". "_s + QString::fromUtf8(sentenceFor(status.error->code)) : u"."_s;
    return u"the connection was not "_s + step.text + waited + u" but "_s + state + reason;
}

ScriptRunner::Progress ScriptRunner::attempt(const ScriptStep &step)
{
    using Verb = ScriptStep::Verb;
    switch (step.verb) {
    case Verb::Type:
    case Verb::Key:
    case Verb::Send:
        return attemptInput(step);
    case Verb::Open:
    case Verb::Minimise:
    case Verb::Restore:
    case Verb::Close:
    case Verb::NewChat:
        return attemptView(step);
    case Verb::WaitStatus:
        return waitForStatus(step.text);
    case Verb::WaitAnswer:
        return waitForAnswer();
    case Verb::Expect: {
        const QRegularExpression wanted(step.text, QRegularExpression::CaseInsensitiveOption);
        return {wanted.match(transcriptOf(m_chat->conversation())).hasMatch(), {}};
    }
    case Verb::Screenshot:
        return saveScreenshot(step);
    case Verb::PrintTranscript:
        QTextStream(stdout) << transcriptOf(m_chat->conversation());
        return {};
    case Verb::Quit:
        return {};
    }
    Q_UNREACHABLE();
    return {};
}

ScriptRunner::Progress ScriptRunner::attemptInput(const ScriptStep &step)
{
    QWidget *field = VisibleWidgets::messageField();
    if (!field)
        return {.isDone = false, .failure = {}};
    if (step.verb == ScriptStep::Verb::Key) {
        if (step.text == u"Return"_s)
            m_hasAnswer = m_hasErrorAnswer = false;
        if (!UserInput::press(field, step.text))
            return {.isDone = true, .failure = u"there is no key \"%1\"."_s.arg(step.text)};
        return {};
    }
    UserInput::type(field, step.text);
    if (step.verb == ScriptStep::Verb::Send) {
        m_hasAnswer = m_hasErrorAnswer = false;
        (void)UserInput::press(field, u"Return"_s);
    }
    return {};
}

ScriptRunner::Progress ScriptRunner::attemptView(const ScriptStep &step)
{
    using Verb = ScriptStep::Verb;
    if (step.verb == Verb::Open && VisibleWidgets::chatWindow())
        return {}; // "open" twice is open
    QWidget *target = nullptr;
    switch (step.verb) {
    case Verb::Open:
        target = VisibleWidgets::launcher();
        break;
    case Verb::Restore:
        target = VisibleWidgets::pill();
        break;
    case Verb::Minimise:
        target = VisibleWidgets::inChatWindow(u"minimizeButton"_s);
        break;
    case Verb::Close:
        target = VisibleWidgets::inChatWindow(u"closeButton"_s);
        break;
    default:
        m_chat->startNewChat();
        return {};
    }
    return {.isDone = UserInput::click(target), .failure = {}};
}

ScriptRunner::Progress ScriptRunner::waitForStatus(const QString &state) const
{
    const auto states = QMetaEnum::fromType<ConnectionStatus::State>();
    bool isKnown = false;
    const int wanted = states.keyToValue(state.toLatin1().constData(), &isKnown);
    if (!isKnown)
        return {.isDone = true, .failure = u"there is no state \"%1\"."_s.arg(state)};
    return {.isDone = static_cast<int>(m_chat->status().state) == wanted, .failure = {}};
}

ScriptRunner::Progress ScriptRunner::waitForAnswer() const
{
    if (m_hasErrorAnswer)
        return {.isDone = true, .failure = u"the assistant answered with an error."_s};
    const auto &conversation = m_chat->conversation();
    for (int row = conversation.rowCount() - 1; row >= 0 && !m_hasAnswer; --row) {
        const Message &message = conversation.messageAt(row);
        if (message.role != Message::Role::User)
            continue;
        if (message.delivery == Message::Delivery::Failed
            || message.delivery == Message::Delivery::Unanswered)
            return {.isDone = true, .failure = u"the question was not answered."_s};
        break;
    }
    return {.isDone = m_hasAnswer, .failure = {}};
}

ScriptRunner::Progress ScriptRunner::saveScreenshot(const ScriptStep &step) const
{
    QWidget *window = VisibleWidgets::topLevel();
    if (!window)
        return {.isDone = false, .failure = {}};
    const QPixmap picture = step.wholeScreen ? window->screen()->grabWindow(0) : window->grab();
    if (picture.isNull())
        return {.isDone = true, .failure = u"this display gives no picture of its screen."_s};
    if (!picture.save(step.text)) {
        return {.isDone = true,
                .failure
                = u"the picture \"%1\" cannot be saved. Does its folder exist, and does the "
                  "name end in .png?"_s.arg(step.text)};
    }
    return {};
}

void ScriptRunner::fail(const ScriptStep &step, const QString &why)
{
    QTextStream(stderr)
        << u"ecom67-support: step %1 of the script: %2\n"_s.arg(step.number).arg(why);
    Q_EMIT finished(1);
}

} // namespace ecom67
