// SPDX-License-Identifier: MIT
#include "chaos/Customer.h"

#include "support/TestTransport.h"

#include <algorithm>

namespace ecom67::test {

using namespace std::chrono_literals;
using Delivery = Message::Delivery;

Customer::Pace Customer::hurried()
{
    return {
        .socket
        = {.pingEvery = 250ms, .silenceAfter = 600ms, .proofWithin = 100ms, .closeWithin = 100ms},
        .retries = {.firstDelay = 10ms,
                    .longestDelay = 100ms,
                    .plannedDelay = 20ms,
                    .rateLimitedDelay = 150ms,
                    .longestAskedDelay = 200ms, // the gateway asks for 5 s
                    .slowDelay = 200ms,
                    .attemptsBeforeSlow = 1'000},
        .chat = {.firstHandshake = 500ms,
                 .laterHandshake = 500ms,
                 .slowAfter = 150ms,
                 .stableAfter = 100ms,
                 .stillWorkingAfter = 200ms,
                 .unansweredAfter = 1'000ms,
                 .gatewayTimeoutGrace = 200ms}};
}

Customer::Pace Customer::patient()
{
    Pace pace = hurried();
    pace.socket.silenceAfter = 60s;
    pace.chat.firstHandshake = pace.chat.laterHandshake = 20s;
    pace.chat.unansweredAfter = 60s;
    return pace;
}

std::chrono::milliseconds Customer::longestPause()
{
    const ReconnectPolicy::Limits limits = hurried().retries;
    return std::max({limits.longestDelay + limits.rateLimitedDelay,
                     limits.firstDelay + limits.longestAskedDelay, limits.slowDelay});
}

Customer::Customer(const QString &path, const QUrl &url, const QString &token, const Pace &pace,
                   const WakeWatch::Clocks &clocks)
    : file(path)
    , store(std::make_unique<SqliteConversationStore>(path))
    , transport(makeTestTransport(pace.socket))
    , service(std::make_unique<ChatService>(
          *transport, ReconnectPolicy(pace.retries), pace.chat,
          [this](std::function<void()> done) { store->whenWritten(std::move(done)); }))
    , hints(std::make_unique<ConnectionHints>(*service, clocks))
    , conversation(std::make_unique<ConversationModel>())
    , chat(std::make_unique<ChatViewModel>(*service, *store, *conversation,
                                           QStringLiteral("Welcome!")))
    , m_url(url)
    , m_token(token)
{
    service->setInUse(false);
    QObject::connect(chat.get(), &ChatViewModel::problemOccurred, chat.get(),
                     [this](const ChatError &error) { problems.append(error); });
    QObject::connect(chat.get(), &ChatViewModel::statusChanged, chat.get(),
                     [this](const ConnectionStatus &status) { note(status); });
    QObject::connect(service.get(), &ChatService::identityRefused, chat.get(), [this] {
        ++identityRefusals;
        m_token = freshToken ? freshToken() : m_token;
        configure();
    });
    chat->restore();
    configure();
    if (chat->resume())
        service->start();
}

Customer::~Customer() = default;

void Customer::open()
{
    service->setInUse(true);
    service->start();
}

void Customer::hide()
{
    service->setInUse(false);
}

void Customer::moveTo(const QUrl &url, const QString &token)
{
    m_url = url;
    m_token = token;
    configure();
}

void Customer::configure()
{
    service->configure({.endpoint = Endpoint::parse(m_url.toString()),
                        .session = chat->session(),
                        .token = m_token});
}

void Customer::remember(const Customer &before)
{
    typed = before.typed;
    askedAgain = before.askedAgain;
    identityRefusals += before.identityRefusals;
    statuses = before.statuses + statuses;
    longestWait = std::max(longestWait, before.longestWait);
}

void Customer::note(const ConnectionStatus &status)
{
    statuses.append(status);
    if (status.isWaiting())
        longestWait
            = std::max(longestWait, std::chrono::milliseconds(status.retryAt.remainingTime()));
}

void Customer::ask(const QString &text)
{
    typed.append(text);
    (void)chat->send(text);
}

void Customer::askAgain(const QString &text)
{
    if (const auto message = messageWith(text)) {
        ++askedAgain[text];
        chat->askAgain(message->id);
    }
}

std::optional<Message> Customer::messageWith(const QString &text) const
{
    conversation->flush();
    std::optional<Message> found;
    for (int row = 0; row < conversation->rowCount(); ++row) {
        const Message &message = conversation->messageAt(row);
        if (message.role != Message::Role::User || message.text != text)
            continue;
        if (found)
            return std::nullopt;
        found = message;
    }
    return found;
}

bool Customer::isSettled(const QString &text) const
{
    const auto message = messageWith(text);
    return message && message->delivery >= Delivery::Answered;
}

bool Customer::isOnline() const
{
    return service->status().state == ConnectionStatus::State::Online;
}

int Customer::rowsOf(Message::Role role) const
{
    conversation->flush();
    int count = 0;
    for (int row = 0; row < conversation->rowCount(); ++row)
        count += conversation->messageAt(row).role == role ? 1 : 0;
    return count;
}

int Customer::attempts() const
{
    return identityRefusals
        + static_cast<int>(
               std::count_if(statuses.begin(), statuses.end(), [](const ConnectionStatus &status) {
                   return status.state == ConnectionStatus::State::Connecting;
               }));
}

} // namespace ecom67::test
