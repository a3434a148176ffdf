// SPDX-License-Identifier: MIT
#pragma once

#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "service/ChatService.h"
#include "service/WebSocketTransport.h"
#include "storage/SqliteConversationStore.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace ecom67::test {

/// A customer with the whole program but its windows: disk, models, service and socket, joined as
/// the program joins them. Every wait is scaled by about 1:100.
class Customer
{
public:
    struct Pace
    {
        WebSocketTransport::Limits socket;
        ReconnectPolicy::Limits retries;
        ChatTiming chat;
    };
    static Pace hurried();

    /// file is the conversation's; url the gateway's or a proxy's.
    Customer(const QString &file, const QUrl &url, const QString &token = {},
             const Pace &pace = hurried());
    ~Customer();

    /// Opens the chat.
    void open();
    /// Types this and presses Enter. Texts must differ from each other.
    void ask(const QString &text);
    /// Asks a question again that failed or stayed unanswered.
    void askAgain(const QString &text);

    /// The customer's message with this text; nothing when there is none or more than one.
    std::optional<Message> messageWith(const QString &text) const;
    bool isSettled(const QString &text) const; ///< answered, failed or unanswered
    bool isOnline() const;
    int rowsOf(Message::Role role) const;

    const QString file;
    QStringList typed; ///< in order
    QHash<QString, int> askedAgain; ///< how often
    QList<ChatError> problems; ///< of the disk
    QList<ConnectionStatus> statuses;

    std::unique_ptr<SqliteConversationStore> store;
    std::unique_ptr<WebSocketTransport> transport;
    std::unique_ptr<ChatService> service;
    std::unique_ptr<ConversationModel> conversation;
    std::unique_ptr<ChatViewModel> chat;
};

} // namespace ecom67::test
