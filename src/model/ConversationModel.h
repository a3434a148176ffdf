// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QAbstractListModel>
#include <QList>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace ecom67 {

/// The transcript as a list model, one row a message, oldest first.
///
/// What arrives in one turn of the event loop is inserted in one step: a view that lays out
/// after every insert would need seconds for a burst of 10,000 (measured 2.3 s against 0.24 s). In
/// a flood steps are kFloodStep apart: nobody reads faster, and each is painted.
class ConversationModel : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConversationModel)

public:
    enum Role : int {
        IdRole = Qt::UserRole + 1, ///< MessageId
        AuthorRole, ///< Message::Role
        TextRole, ///< QString, as received
        TimestampRole, ///< QDateTime, UTC
        DeliveryRole, ///< Message::Delivery
        FailureRole, ///< int of ChatError::Code, -1 when none
        StillWorkingRole, ///< bool: the answer takes longer than 10 s
    };

    /// Makes the words a screen reader says for a message; models hold no translated text.
    using Describe = std::function<QString(const Message &)>;

    /// Beyond it the oldest of what others said goes, so that no server fills the memory.
    static constexpr int kMostMessages = 100'000;

    /// More rows than this in one step are a flood.
    static constexpr int kFlood = 16;
    static constexpr std::chrono::milliseconds kFloodStep{33};

    explicit ConversationModel(QObject *parent = nullptr, int mostMessages = kMostMessages);
    ~ConversationModel() override;

    /// text is the message itself, description what can be done with it.
    void setAccessibleText(Describe text, Describe description = {});

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Replaces everything, in one reset.
    void setMessages(QList<Message> messages);

    /// Adds one message behind the last. Rows appear at the end of this event-loop turn (in a
    /// flood, within kFloodStep), or when flush() is called.
    void append(const Message &message);
    void flush();

    void setDelivery(MessageId id, Message::Delivery delivery,
                     std::optional<ChatError::Code> failure);
    void setText(MessageId id, const QString &text);
    void setStillWorking(MessageId id);
    /// What a message that grew has become: its text and what comes with it.
    void finish(const Message &message);
    void remove(MessageId id);

    /// The message of a row, for delegates and export; rows as in rowCount().
    const Message &messageAt(int row) const;
    /// The row of a message, or -1.
    int rowOf(MessageId id) const;

private:
    void trim();

    qsizetype m_mostMessages;
    QList<Message> m_messages; ///< ids ascend
    QList<Message> m_pending; ///< appended, not yet shown
    QTimer m_flushTimer; ///< one shot, of 0 ms unless there is a flood
    bool m_isFlooded = false; ///< the last step was large
    MessageId m_stillWorking = 0; ///< at most one question is in flight
    Describe m_describe;
    Describe m_describeMore;
};

} // namespace ecom67
