// SPDX-License-Identifier: MIT
#include "app/BurstRun.h"

#include "app/UserInput.h"
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QTextStream>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto kSettle = 1s;

BurstRun::BurstRun(ChatViewModel &chat, QObject *parent)
    : QObject(parent)
    , m_chat(chat)
    , m_wanted(qEnvironmentVariableIntValue(kBenchBurstVariable))
{
    connect(&m_chat, &ChatViewModel::statusChanged, this, [this](const ConnectionStatus &status) {
        if (status.state == ConnectionStatus::State::Online && !std::exchange(m_isOnline, true))
            QTimer::singleShot(kSettle, this, &BurstRun::ask);
    });
    connect(&m_chat, &ChatViewModel::messageArrived, this, &BurstRun::onMessageArrived);
    connect(&m_chat.conversation(), &QAbstractItemModel::rowsInserted, this,
            &BurstRun::onRowsInserted);
}

BurstRun::~BurstRun() = default;

void BurstRun::begin(QWidget *window)
{
    m_window = window;
}

void BurstRun::ask()
{
    m_paint = std::make_unique<PaintWatch>(*m_window->findChild<QListView *>());
    auto *field = m_window->findChild<QWidget *>(u"messageEdit"_s);
    UserInput::type(field, u"Tell me everything."_s);
    (void)UserInput::press(field, u"Return"_s);
}

void BurstRun::onMessageArrived()
{
    if (++m_arrived == 1)
        m_timer.start();
}

void BurstRun::onRowsInserted()
{
    if (m_arrived == m_wanted) // not from inside of the model
        QTimer::singleShot(0ms, this, &BurstRun::finish);
}

void BurstRun::finish()
{
    m_paint->waitForLastRow();
    const double ms = static_cast<double>(m_timer.nsecsElapsed()) / 1e6;
    const QJsonObject figures{{u"answers"_s, m_arrived}, {u"paintedMs"_s, ms}};
    QTextStream(stdout) << QJsonDocument(figures).toJson(QJsonDocument::Compact) << '\n';
    QCoreApplication::exit(0);
}

} // namespace ecom67
