// SPDX-License-Identifier: MIT
#pragma once

#include "model/ChatViewModel.h"
#include "service/ChatService.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace ecom67::test {

/// The days of a kiosk, with time scaled: customers one after the other, each with a new chat and
/// two questions; one who stays for hours; and a night in which nobody looks.
class KioskLife : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KioskLife)

public:
    struct Plan
    {
        std::chrono::milliseconds hour{1'430}; ///< of this machine's time
        int days = 1;
        int customersPerDay = 60;
        double longStayHours = 2.5;
        double nightHours = 3;
    };

    KioskLife(ChatService &service, ChatViewModel &chat, Plan plan, QObject *parent = nullptr);
    ~KioskLife() override;

    void begin();

    int conversations() const noexcept { return m_conversations; }
    int questions() const noexcept { return m_questions; }

Q_SIGNALS:
    void customerLeft(); ///< all questions are answered
    void finished();

private:
    void beginDay();
    void welcomeCustomer();
    void ask(int more);
    void onDelivery(MessageId id, Message::Delivery delivery);
    void stayLong();
    void sleepUntilMorning();
    void in(double hours, void (KioskLife::*next)());

    ChatService &m_service;
    ChatViewModel &m_chat;
    Plan m_plan;
    int m_day = 0;
    int m_customersToday = 0;
    int m_moreQuestions = 0;
    MessageId m_open = 0; ///< the question that is not answered yet
    bool m_isLongStay = false;
    QElapsedTimer m_stay;
    int m_conversations = 0;
    int m_questions = 0;
    QTimer m_timer;
};

} // namespace ecom67::test
