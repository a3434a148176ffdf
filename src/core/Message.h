// SPDX-License-Identifier: MIT
#pragma once

#include "core/ChatError.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <optional>

namespace ecom67 {

/// Number of a message on this machine: grows by one with each message, is the order on the
/// screen, and never comes from the wire (timestamps of the server collide and run backwards).
/// 0 means "none".
using MessageId = qint64;

/// A button that an answer offers, e.g. {"View Cart", "view_cart"}.
struct ActionButton
{
    QString text;
    QString action;

    friend bool operator==(const ActionButton &, const ActionButton &) = default;
};

/// What an answer carries beside its text (docs/PROTOCOL.md, "Answers").
struct AnswerDetails
{
    QString responseType; ///< "info", "product_list", ...; empty when the server sent none
    QStringList suggestions;
    QList<ActionButton> actionButtons;
    bool requiresAction = false;
    bool retryPossible = false; ///< of an error: asking again may help
    bool isUnfinished = false; ///< came in pieces, and the last of them never came
    QJsonObject payload; ///< products, cart and orders as the server sent them

    friend bool operator==(const AnswerDetails &, const AnswerDetails &) = default;
};

/// One entry of the transcript.
struct Message
{
    Q_GADGET
public:
    enum class Role {
        User, ///< what the customer typed
        Assistant,
        Welcome, ///< the greeting, once in a session; looks like the assistant's
        Notice, ///< a neutral word of the system
        Error, ///< the assistant's own report that it failed
    };
    Q_ENUM(Role)

    /// The way of the customer's message; None for everybody else's.
    enum class Delivery {
        None,
        Queued, ///< waits for the connection or for the question before it
        Sending, ///< written to the socket, nothing heard yet
        Delivered, ///< the server sent a first frame after it
        Answered,
        Failed, ///< see failure
        Unanswered, ///< was on the wire, but no answer came: it may have been received
    };
    Q_ENUM(Delivery)

    MessageId id = 0;
    Role role = Role::Assistant;
    QString text; ///< plain text for User and Notice, Markdown for Assistant; hostile
    QDateTime timestamp; ///< UTC; for display only, never for order
    Delivery delivery = Delivery::None;
    std::optional<ChatError::Code> failure; ///< why, when Failed or Unanswered
    QString clientId; ///< sent as metadata.clientMessageId, so that a server can drop repeats
    AnswerDetails details;

    friend bool operator==(const Message &, const Message &) = default;
};

} // namespace ecom67
