// SPDX-License-Identifier: MIT
#pragma once

#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "service/ChatService.h"
#include "service/ConnectionHints.h"
#include "service/GuardedTransport.h"
#include "storage/SqliteConversationStore.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
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
        GuardedTransport::Limits socket;
        ReconnectPolicy::Limits retries;
        ChatTiming chat;
    };
    static Pace hurried();
    /// For a server that is busy with megabytes: silence is no fault then.
    static Pace patient();
    static std::chrono::milliseconds longestPause(); ///< between attempts, with hurried()

    /// file is the conversation's; url the gateway's or a proxy's.
    Customer(const QString &file, const QUrl &url, const QString &token = {},
             const Pace &pace = hurried(),
             const WakeWatch::Clocks &clocks = WakeWatch::systemClocks());
    ~Customer();

    /// Opens the chat.
    void open();
    /// Closes its window, no more.
    void hide();
    /// Changes the settings.
    void moveTo(const QUrl &url, const QString &token = {});
    /// Is the one from before the program ended: remembers what was typed.
    void remember(const Customer &before);
    /// Types this and presses Enter. Texts must differ from each other.
    void ask(const QString &text);
    /// Asks a question again that failed or stayed unanswered.
    void askAgain(const QString &text);

    /// The customer's message with this text; nothing when there is none or more than one.
    std::optional<Message> messageWith(const QString &text) const;
    bool isSettled(const QString &text) const; ///< answered, failed or unanswered
    bool isOnline() const;
    int rowsOf(Message::Role role) const;
    int attempts() const; ///< to connect, as it says itself

    std::function<QString()> freshToken; ///< asked once the server refuses the one there is
    const QString file;
    QStringList typed; ///< in order
    QHash<QString, int> askedAgain; ///< how often
    QList<ChatError> problems; ///< of the disk
    QList<ConnectionStatus> statuses;
    int identityRefusals = 0; ///< each is followed by one attempt that is not announced
    std::chrono::milliseconds longestWait{0}; ///< before an attempt, as announced

    std::unique_ptr<SqliteConversationStore> store;
    std::unique_ptr<ChatTransport> transport;
    std::unique_ptr<ChatService> service;
    std::unique_ptr<ConnectionHints> hints;
    std::unique_ptr<ConversationModel> conversation;
    std::unique_ptr<ChatViewModel> chat;

private:
    void configure();
    void note(const ConnectionStatus &status);

    QUrl m_url;
    QString m_token;
};

} // namespace ecom67::test
