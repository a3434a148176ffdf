// SPDX-License-Identifier: MIT
#include "app/ViewRun.h"

#include "app/BenchMessages.h"
#include "app/EventRounds.h"
#include "app/PaintWatch.h"
#include "app/ProcessFigures.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "view/ChatWindow.h"
#include "view/MessageListView.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QScrollBar>
#include <QTextStream>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto kSettle = 1s;
static constexpr auto kFrame = 16ms;
static constexpr int kAppends = 201;
static constexpr int kWidths = 20;
static constexpr int kWidthStep = 10; ///< pixels
static constexpr int kJumps = 5;
static constexpr int kScrolls = 300;
static constexpr int kScrollStep = 40; ///< pixels

static double millisecondsOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

ViewRun::ViewRun(ChatViewModel &chat, QObject *parent)
    : QObject(parent)
    , m_chat(chat)
{
    connect(&m_chat, &ChatViewModel::statusChanged, this, [this](const ConnectionStatus &status) {
        if (status.state == ConnectionStatus::State::Online && !std::exchange(m_isOnline, true))
            QTimer::singleShot(kSettle, this, &ViewRun::run);
    });
}

ViewRun::~ViewRun() = default;

void ViewRun::begin(ChatWindow *window)
{
    m_window = window;
}

void ViewRun::run()
{
    m_list = m_window->findChild<MessageListView *>();
    fill(qEnvironmentVariableIntValue(kBenchMessagesVariable));
    append();
    drag();
    jump();
    scroll();
    readMemory();
    QTextStream(stdout) << QJsonDocument(m_figures).toJson(QJsonDocument::Compact) << '\n';
    QCoreApplication::exit(0);
}

double ViewRun::untilPainted(const std::function<void()> &change)
{
    PaintWatch paint(*m_list);
    QElapsedTimer timer;
    timer.start();
    change();
    paint.waitForPaint();
    return millisecondsOf(timer);
}

void ViewRun::fill(int count)
{
    m_figures.insert("messages"_L1, count);
    QList<Message> messages = BenchMessages::first(count);
    PaintWatch paint(*m_list);
    QElapsedTimer timer;
    timer.start();
    m_chat.conversation().setMessages(std::move(messages));
    paint.waitForLastRow();
    m_figures.insert("openMs"_L1, millisecondsOf(timer));
    m_figures.insert("settleCpuMs"_L1, EventRounds::settle());
}

void ViewRun::append()
{
    auto &conversation = m_chat.conversation();
    MessageId id = conversation.rowCount();
    PaintWatch paint(*m_list);
    EventRounds rounds;
    Sample times;
    for (int i = 0; i < kAppends; ++i) {
        const Message message = BenchMessages::make(++id);
        paint.start();
        QElapsedTimer timer;
        timer.start();
        conversation.append(message);
        conversation.flush();
        paint.waitForLastRow();
        times.add(millisecondsOf(timer));
        rounds.handleFor(kFrame);
    }
    note(u"append"_s, times);
}

void ViewRun::drag()
{
    EventRounds rounds;
    Sample moves;
    for (int i = 0; i < kWidths; ++i) {
        QElapsedTimer timer;
        timer.start();
        QRect body = m_window->bodyGeometry();
        body.setLeft(body.left() - kWidthStep);
        m_window->setBodyGeometry(body);
        moves.add(millisecondsOf(timer));
        rounds.handleFor(kFrame);
    }
    m_figures.insert("dragLongestMs"_L1, std::max(moves.quantile(1), rounds.lengths().quantile(1)));
}

void ViewRun::jump()
{
    // At once behind the change of width: no height is known.
    QScrollBar *bar = m_list->verticalScrollBar();
    Sample top;
    Sample end;
    for (int i = 0; i < kJumps; ++i) {
        top.add(untilPainted([bar] { bar->setValue(0); }));
        end.add(untilPainted([this] { m_list->showEnd(); }));
    }
    note(u"top"_s, top);
    note(u"end"_s, end);
    m_figures.insert("resizeCpuMs"_L1, EventRounds::settle());
}

void ViewRun::scroll()
{
    QScrollBar *bar = m_list->verticalScrollBar();
    Sample frames;
    for (int i = 0; i < kScrolls && bar->value() > kScrollStep; ++i)
        frames.add(untilPainted([bar] { bar->setValue(bar->value() - kScrollStep); }));
    note(u"scroll"_s, frames);
}

void ViewRun::readMemory()
{
    EventRounds::settle();
    if (const auto figures = ProcessFigures::read()) {
        m_figures.insert("pssKb"_L1, figures->proportionalSetKb);
        m_figures.insert("ownKb"_L1, figures->uniqueSetKb);
    }
}

void ViewRun::note(const QString &name, const Sample &sample)
{
    m_figures.insert(name + "MedianMs"_L1, sample.median());
    m_figures.insert(name + "P99Ms"_L1, sample.quantile(0.99));
    m_figures.insert(name + "LongestMs"_L1, sample.quantile(1));
}

} // namespace ecom67
