// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QString>
#include <QVariant>

#include <optional>

namespace ecom67 {

/// What is kept of one conversation at most.
inline constexpr int kMostStoredMessages = 500;
/// Characters of one stored text; API Gateway sends no message over 128 KB.
inline constexpr qsizetype kLongestStoredText = 256 * 1'024;

/// No conversation gets there; beyond, a number has come from elsewhere and could overflow.
inline constexpr MessageId kLargestStoredId = MessageId(1) << 53;

/// One row of the table of messages, in plain column types.
struct MessageRecord
{
    QVariant id;
    QVariant role;
    QVariant text;
    QVariant timestamp; ///< ms since 1970, UTC
    QVariant delivery;
    QVariant failure; ///< null when none
    QVariant clientId;
    QVariant details; ///< JSON object

    [[nodiscard]] static MessageRecord of(const Message &message);

    /// The message, or nothing when the row cannot be one. A name that a newer version wrote
    /// becomes the nearest thing this one knows.
    [[nodiscard]] std::optional<Message> toMessage() const;
};

/// The stable names under which values of the enumerations are stored: those of the enumerators,
/// so an enumerator may be added but never renamed.
QString storedName(Message::Delivery delivery);
/// A null value when there is none.
QVariant storedName(std::optional<ChatError::Code> failure);

/// Text as it may be stored: of bounded length and with no half of a surrogate pair, which
/// SQLite would turn into something else.
QString storable(QString text);

/// Whether the customer has to see yet that it did not go out: such a message is kept whatever the
/// limits say.
bool isUnsent(const Message &message);

/// Brings a message of an earlier run to rest: what was on its way may have arrived. What waited
/// was never sent and goes on waiting. True when it changed.
bool settleDelivery(Message &message);

} // namespace ecom67
