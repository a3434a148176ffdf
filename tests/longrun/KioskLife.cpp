// SPDX-License-Identifier: MIT
#include "longrun/KioskLife.h"

#include "model/ConversationModel.h"

namespace ecom67::test {

using namespace Qt::StringLiterals;

/// Customers come in the first nine hours of a day.
static constexpr double kBusyHours = 9;
static constexpr double kBetweenLongQuestions = 8.0 / 60; ///< hours; the gateway cuts after 10 min

KioskLife::KioskLife(ChatService &service, ChatViewModel &chat, Plan plan, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_chat(chat)
    , m_plan(plan)
{
    m_timer.setSingleShot(true);
    connect(&m_service, &ChatService::deliveryChanged, this, &KioskLife::onDelivery);
}

KioskLife::~KioskLife() = default;

void KioskLife::begin()
{
    beginDay();
}

void KioskLife::in(double hours, void (KioskLife::*next)())
{
    const auto wait = std::chrono::milliseconds(int(hours * double(m_plan.hour.count())));
    disconnect(&m_timer, &QTimer::timeout, this, nullptr);
    connect(&m_timer, &QTimer::timeout, this, next);
    m_timer.start(wait);
}

void KioskLife::beginDay()
{
    m_customersToday = 0;
    m_isLongStay = false;
    m_service.setInUse(true);
    m_service.start();
    welcomeCustomer();
}

void KioskLife::welcomeCustomer()
{
    ++m_conversations;
    ++m_customersToday;
    m_chat.startNewChat();
    ask(2);
}

void KioskLife::ask(int more)
{
    m_moreQuestions = more - 1;
    ++m_questions;
    m_chat.setDraft(u"Where is my order number %1?"_s.arg(m_questions));
    (void)m_chat.send(m_chat.draft());
    ConversationModel &conversation = m_chat.conversation();
    conversation.flush();
    m_open = conversation.messageAt(conversation.rowCount() - 1).id;
}

void KioskLife::onDelivery(MessageId id, Message::Delivery delivery)
{
    const bool isOver = delivery == Message::Delivery::Answered
        || delivery == Message::Delivery::Unanswered || delivery == Message::Delivery::Failed;
    if (id != m_open || !isOver)
        return;
    m_open = 0;
    // From the event loop: the answer itself is not in the transcript yet.
    QTimer::singleShot(0, this, [this] {
        m_chat.markAllRead();
        if (m_moreQuestions > 0) {
            ask(m_moreQuestions);
            return;
        }
        Q_EMIT customerLeft();
        if (m_isLongStay)
            in(kBetweenLongQuestions, &KioskLife::stayLong);
        else if (m_customersToday < m_plan.customersPerDay)
            in(kBusyHours / 160, &KioskLife::welcomeCustomer);
        else
            in(0, &KioskLife::stayLong);
    });
}

void KioskLife::stayLong()
{
    if (!m_isLongStay) {
        m_isLongStay = true;
        m_stay.start();
        ++m_conversations;
        m_chat.startNewChat();
    }
    if (double(m_stay.elapsed()) < m_plan.longStayHours * double(m_plan.hour.count())) {
        ask(1);
        return;
    }
    m_service.setInUse(false);
    in(m_plan.nightHours, &KioskLife::sleepUntilMorning);
}

void KioskLife::sleepUntilMorning()
{
    if (++m_day >= m_plan.days)
        Q_EMIT finished();
    else
        beginDay();
}

} // namespace ecom67::test
