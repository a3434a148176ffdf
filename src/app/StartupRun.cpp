// SPDX-License-Identifier: MIT
#include "app/StartupRun.h"

#include "app/PaintWatch.h"
#include "app/Sample.h"
#include "app/StartupBench.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"

#include <QCoreApplication>
#include <QEvent>
#include <QEventLoop>
#include <QJsonDocument>
#include <QListView>
#include <QTextStream>
#include <QTimer>

#include <cstdio>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Milliseconds = std::chrono::duration<double, std::milli>;

static constexpr auto kSettle = 15s; ///< the caret stops blinking after 10 s without input
static constexpr auto kWatch = 20s;
static constexpr auto kSettleList = 1500ms;
static constexpr int kAppends = 41;

static double since(std::chrono::steady_clock::time_point start)
{
    return Milliseconds(std::chrono::steady_clock::now() - start).count();
}

StartupRun::StartupRun(ChatViewModel &chat, QObject *parent)
    : QObject(parent)
    , m_chat(chat)
    , m_start(std::chrono::nanoseconds(qEnvironmentVariable(kBenchStartVariable).toLongLong()))
{
    connect(&m_chat, &ChatViewModel::statusChanged, this, &StartupRun::onStatusChanged);
}

StartupRun::~StartupRun() = default;

void StartupRun::begin(QWidget *window)
{
    m_window = window;
    m_window->installEventFilter(this);
}

bool StartupRun::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::UpdateRequest) {
        // Runs behind the request: the pixels are with the window system then.
        QTimer::singleShot(0ms, this, [this] {
            if (!m_figures.contains("paintedMs"_L1))
                m_figures.insert("paintedMs"_L1, since(m_start));
            if (m_isOnline)
                finishStart();
        });
    }
    return QObject::eventFilter(watched, event);
}

void StartupRun::onStatusChanged(const ConnectionStatus &status)
{
    if (status.state != ConnectionStatus::State::Online || m_isOnline)
        return;
    m_isOnline = true;
    if (m_window)
        m_window->update();
}

void StartupRun::finishStart()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_figures.insert("onlineMs"_L1, since(m_start));
    if (!qEnvironmentVariableIsSet(kBenchFullVariable)) {
        printAndQuit();
        return;
    }
    QTimer::singleShot(kSettle, this, &StartupRun::measureMemory);
}

void StartupRun::measureMemory()
{
    if (const auto figures = ProcessFigures::read()) {
        m_figures.insert("idlePssKb"_L1, figures->proportionalSetKb);
        m_figures.insert("idleUssKb"_L1, figures->uniqueSetKb);
        m_before = *figures;
    }
    QTimer::singleShot(kWatch, this, &StartupRun::measureWakeUps);
}

void StartupRun::measureWakeUps()
{
    if (const auto figures = ProcessFigures::read()) {
        // The timer that ends the watch is one of them.
        m_figures.insert("wakeUpsIn20s"_L1, figures->wakeUpsSince(m_before) - 1);
    }
    measurePainting();
}

void StartupRun::measurePainting()
{
    auto *list = m_window->findChild<QListView *>();
    if (!list) {
        printAndQuit();
        return;
    }
    for (const int before : {0, 1'000, 10'000}) {
        m_figures.insert(u"appendToPaintedMsAt%1"_s.arg(before), medianAppendMs(*list, before));
    }
    if (const auto figures = ProcessFigures::read())
        m_figures.insert("pssKbWith10000Messages"_L1, figures->proportionalSetKb);
    printAndQuit();
}

double StartupRun::medianAppendMs(QListView &list, int messagesBefore)
{
    auto &conversation = m_chat.conversation();
    QList<Message> messages;
    Message message;
    message.text = u"A message of ordinary length, as a customer or an assistant would write it, "
                   "long enough to be broken into three lines of the bubble it stands in."_s;
    message.timestamp = QDateTime::currentDateTimeUtc();
    for (message.id = 1; message.id <= messagesBefore; ++message.id) {
        message.role = message.id % 2 == 0 ? Message::Role::User : Message::Role::Assistant;
        messages.append(message);
    }
    conversation.setMessages(messages);
    list.scrollToBottom();
    // What a view does in steps after a reset is not what an append costs.
    QEventLoop settle;
    QTimer::singleShot(kSettleList, &settle, &QEventLoop::quit);
    settle.exec();

    PaintWatch paint(list);
    Sample times;
    for (int i = 0; i < kAppends; ++i, ++message.id) {
        paint.start();
        const auto start = std::chrono::steady_clock::now();
        conversation.append(message);
        conversation.flush();
        paint.waitForLastRow();
        times.add(since(start));
    }
    return times.median();
}

void StartupRun::printAndQuit()
{
    QTextStream(stdout) << QJsonDocument(m_figures).toJson(QJsonDocument::Compact) << '\n';
    QCoreApplication::exit(0);
}

} // namespace ecom67
