// SPDX-License-Identifier: MIT
#include "app/SendRun.h"

#include "app/TimedConversationStore.h"
#include "app/UserInput.h"
#include "model/ChatViewModel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QTextStream>
#include <QTimer>

#include <cstdio>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr int kSends = 120;
/// Lets end what the step before has begun: painting, animations, the other side's words.
static constexpr auto kSettle = 1s;
static constexpr auto kPause = 60ms;

SendRun::SendRun(ChatViewModel &chat, const TimedConversationStore &store, QObject *parent)
    : QObject(parent)
    , m_chat(chat)
    , m_store(store)
{
    connect(&m_chat, &ChatViewModel::statusChanged, this, &SendRun::onStatusChanged);
    connect(&m_chat, &ChatViewModel::messageArrived, this,
            [this] { QTimer::singleShot(kPause, this, &SendRun::type); });
}

SendRun::~SendRun() = default;

void SendRun::begin(QWidget *window)
{
    m_window = window;
}

void SendRun::onStatusChanged(const ConnectionStatus &status)
{
    if (status.state == ConnectionStatus::State::Online && !std::exchange(m_isOnline, true))
        QTimer::singleShot(kSettle, this, &SendRun::type);
}

void SendRun::type()
{
    if (m_sends.size() == kSends) {
        printAndQuit();
        return;
    }
    auto *field = m_window->findChild<QWidget *>(u"messageEdit"_s);
    UserInput::type(field, u"Question %1: do you have it in blue?"_s.arg(m_sends.size() + 1));
    QTimer::singleShot(kPause, this, &SendRun::send);
}

void SendRun::send()
{
    auto *field = m_window->findChild<QWidget *>(u"messageEdit"_s);
    if (!m_paint)
        m_paint = std::make_unique<PaintWatch>(*m_window->findChild<QListView *>());
    m_paint->start();
    QElapsedTimer timer;
    timer.start();
    (void)UserInput::press(field, u"Return"_s);
    m_paint->waitForLastRow();
    if (std::exchange(m_isWarm, true))
        m_sends.add(static_cast<double>(timer.nsecsElapsed()) / 1e6);
}

void SendRun::printAndQuit()
{
    const Sample &calls = m_store.calls();
    const QJsonObject figures{{u"sends"_s, m_sends.size()},
                              {u"medianMs"_s, m_sends.median()},
                              {u"p99Ms"_s, m_sends.quantile(0.99)},
                              {u"longestMs"_s, m_sends.quantile(1)},
                              {u"storeCalls"_s, calls.size()},
                              {u"storeMedianMs"_s, calls.median()},
                              {u"storeLongestMs"_s, calls.quantile(1)}};
    QTextStream(stdout) << QJsonDocument(figures).toJson(QJsonDocument::Compact) << '\n';
    QCoreApplication::exit(0);
}

} // namespace ecom67
