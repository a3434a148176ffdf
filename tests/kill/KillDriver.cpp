// SPDX-License-Identifier: MIT
#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "service/ChatService.h"
#include "service/NetworkSetup.h"
#include "service/TransportFactory.h"
#include "storage/SqliteConversationStore.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QTimer>

#include <cstdio>
#include <functional>

using namespace ecom67;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Questions that wait or are on their way.
int unsettled(const ConversationModel &conversation)
{
    using Delivery = Message::Delivery;
    int count = 0;
    for (int row = 0; row < conversation.rowCount(); ++row) {
        const Delivery delivery = conversation.messageAt(row).delivery;
        if (delivery == Delivery::Queued || delivery == Delivery::Sending
            || delivery == Delivery::Delivered)
            ++count;
    }
    return count;
}

/// A customer without a window, for a test that kills this program: types numbered texts and sends
/// them, sometimes taking one back and sending it once more. Says "N" on standard output once text
/// N is typed, before it is sent.
class Customer : public QObject
{
public:
    Customer(SqliteConversationStore &store, ChatViewModel &chat, quint32 seed)
        : m_store(store)
        , m_chat(chat)
        , m_random(seed)
    {
    }

    /// Goes on typing at that number, until the end of the process.
    void typeFrom(int number)
    {
        m_next = number;
        goOn();
    }
    /// What an earlier run left in the composer.
    void sendLeftover(const std::function<void()> &done)
    {
        if (m_chat.draft().isEmpty())
            done();
        else
            send(m_chat.draft(), done);
    }

private:
    void goOn()
    {
        const std::chrono::milliseconds pause(m_random.bounded(15));
        QTimer::singleShot(pause, this, [this] {
            // Not so far ahead of the answers that nearly everything would wait.
            if (unsettled(m_chat.conversation()) > m_random.bounded(3))
                goOn();
            else
                send(QString::number(m_next++), [this] { goOn(); });
        });
    }
    void send(const QString &text, const std::function<void()> &done)
    {
        m_chat.setDraft(text);
        m_chat.saveDraft(); // as after a pause
        m_store.whenWritten([this, text, done] {
            std::printf("%s\n", qPrintable(text));
            std::fflush(stdout);
            pressEnter();
            if (m_random.bounded(4) == 0)
                thinkTwice();
            done();
        });
    }
    void pressEnter()
    {
        (void)m_chat.send(m_chat.draft());
        m_chat.setDraft({});
    }
    void thinkTwice()
    {
        ConversationModel &conversation = m_chat.conversation();
        conversation.flush();
        const Message &last = conversation.messageAt(conversation.rowCount() - 1);
        if (last.delivery != Message::Delivery::Queued)
            return;
        m_chat.cancel(last.id);
        if (!m_chat.draft().isEmpty())
            pressEnter();
    }

    SqliteConversationStore &m_store;
    ChatViewModel &m_chat;
    QRandomGenerator m_random;
    int m_next = 1;
};

StorageLimits everything()
{
    StorageLimits limits;
    limits.messages = 1'000'000;
    return limits;
}

} // namespace

/// ENDPOINT FILE SEED NUMBER; with a number of 0 nothing is typed, and the program ends when
/// everything that was typed earlier has come to rest.
int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 5)
        return 2;
    SqliteConversationStore store(arguments.at(2), everything());
    const NetworkSetup network;
    const auto transport = makeTransport(network);
    ChatService service(*transport, ReconnectPolicy({.firstDelay = 1ms, .longestDelay = 50ms}),
                        ChatService::Timing(), [&store](std::function<void()> done) {
                            store.whenWritten(std::move(done));
                        });
    ConversationModel conversation;
    ChatViewModel chat(service, store, conversation, u"Welcome!"_s, {.pause = 2ms, .latest = 5ms});
    chat.restore();
    service.configure(
        {.endpoint = Endpoint::parse(arguments.at(1)), .session = chat.session(), .token = {}});
    (void)chat.resume();
    service.start();

    Customer customer(store, chat, arguments.at(3).toUInt());
    const int number = arguments.at(4).toInt();
    QTimer rest;
    QObject::connect(&rest, &QTimer::timeout, &application, [&conversation] {
        if (unsettled(conversation) == 0)
            QCoreApplication::quit();
    });
    customer.sendLeftover([&customer, &rest, number] {
        if (number > 0)
            customer.typeFrom(number);
        else
            rest.start(10ms);
    });
    const int code = QCoreApplication::exec();
    service.stop();
    return store.close(30s) ? code : 1;
}
