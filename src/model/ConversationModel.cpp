// SPDX-License-Identifier: MIT
#include "model/ConversationModel.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace ecom67 {

/// The message with this id in a list whose ids ascend, or end.
template <typename Messages>
static auto findById(Messages &messages, MessageId id)
{
    const auto found
        = std::lower_bound(messages.begin(), messages.end(), id,
                           [](const Message &m, MessageId wanted) { return m.id < wanted; });
    return found != messages.end() && found->id == id ? found : messages.end();
}

ConversationModel::ConversationModel(QObject *parent, int mostMessages)
    : QAbstractListModel(parent)
    , m_mostMessages(mostMessages)
{
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_flushTimer, &QTimer::timeout, this, &ConversationModel::flush);
}

ConversationModel::~ConversationModel() = default;

void ConversationModel::setAccessibleText(Describe text, Describe description)
{
    m_describe = std::move(text);
    m_describeMore = std::move(description);
    if (!m_messages.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1),
                           {Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole});
}

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_messages.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Message &message = m_messages.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return message.text;
    case Qt::AccessibleTextRole:
        return m_describe ? m_describe(message) : message.text;
    case Qt::AccessibleDescriptionRole:
        return m_describeMore ? m_describeMore(message) : QString();
    case IdRole:
        return message.id;
    case AuthorRole:
        return QVariant::fromValue(message.role);
    case TimestampRole:
        return message.timestamp;
    case DeliveryRole:
        return QVariant::fromValue(message.delivery);
    case FailureRole:
        return message.failure ? static_cast<int>(*message.failure) : -1;
    case StillWorkingRole:
        return message.id == m_stillWorking;
    default:
        return {};
    }
}

QHash<int, QByteArray> ConversationModel::roleNames() const
{
    auto names = QAbstractListModel::roleNames();
    names.insert({{IdRole, "id"},
                  {AuthorRole, "author"},
                  {TextRole, "text"},
                  {TimestampRole, "timestamp"},
                  {DeliveryRole, "delivery"},
                  {FailureRole, "failure"},
                  {StillWorkingRole, "stillWorking"}});
    return names;
}

void ConversationModel::setMessages(QList<Message> messages)
{
    beginResetModel();
    m_flushTimer.stop();
    m_pending.clear();
    m_stillWorking = 0;
    m_messages = std::move(messages);
    endResetModel();
}

void ConversationModel::append(const Message &message)
{
    Q_ASSERT(m_pending.isEmpty() ? m_messages.isEmpty() || m_messages.constLast().id < message.id
                                 : m_pending.constLast().id < message.id);
    m_pending.append(message);
    if (!m_flushTimer.isActive())
        m_flushTimer.start(m_isFlooded ? kFloodStep : std::chrono::milliseconds(0));
}

void ConversationModel::flush()
{
    m_flushTimer.stop();
    if (m_pending.isEmpty())
        return;
    // Emptied before the signals: a slot may append again.
    const QList<Message> arrived = std::exchange(m_pending, {});
    m_isFlooded = arrived.size() > kFlood;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(arrived.size()) - 1);
    m_messages.append(arrived);
    endInsertRows();
    trim();
}

/// What the customer typed stays: each has a state that is still to be told.
void ConversationModel::trim()
{
    const auto isTyped = [](const Message &m) { return m.role == Message::Role::User; };
    // A share of the whole at once: moving the rest for each message would take ever longer.
    if (m_messages.size() <= m_mostMessages + m_mostMessages / 16)
        return;
    auto first = m_messages.cbegin();
    while (m_messages.size() > m_mostMessages) {
        first = std::find_if_not(first, m_messages.cend(), isTyped);
        if (first == m_messages.cend())
            return;
        const qsizetype excess = m_messages.size() - m_mostMessages;
        const auto end = std::min(m_messages.cend(), first + excess);
        const auto last = std::find_if(first, end, isTyped);
        const int row = static_cast<int>(first - m_messages.cbegin());
        beginRemoveRows({}, row, row + static_cast<int>(last - first) - 1);
        m_messages.erase(first, last);
        first = m_messages.cbegin() + row;
        endRemoveRows();
    }
}

void ConversationModel::setDelivery(MessageId id, Message::Delivery delivery,
                                    std::optional<ChatError::Code> failure)
{
    if (const auto waiting = findById(m_pending, id); waiting != m_pending.end()) {
        waiting->delivery = delivery;
        waiting->failure = failure;
        return;
    }
    const int row = rowOf(id);
    if (row < 0)
        return;
    Message &message = m_messages[row];
    const bool wasStillWorking = m_stillWorking == id;
    if (message.delivery == delivery && message.failure == failure && !wasStillWorking)
        return;
    message.delivery = delivery;
    message.failure = failure;
    if (wasStillWorking)
        m_stillWorking = 0;
    Q_EMIT dataChanged(index(row), index(row),
                       {DeliveryRole, FailureRole, StillWorkingRole, Qt::AccessibleTextRole});
}

void ConversationModel::setText(MessageId id, const QString &text)
{
    if (const auto waiting = findById(m_pending, id); waiting != m_pending.end()) {
        waiting->text = text;
        return;
    }
    const int row = rowOf(id);
    if (row < 0 || m_messages.at(row).text == text)
        return;
    m_messages[row].text = text;
    Q_EMIT dataChanged(index(row), index(row), {Qt::DisplayRole, TextRole, Qt::AccessibleTextRole});
}

void ConversationModel::finish(const Message &message)
{
    const int row = rowOf(message.id);
    if (row < 0 || m_messages.at(row).details == message.details) {
        setText(message.id, message.text);
        if (const auto waiting = findById(m_pending, message.id); waiting != m_pending.end())
            waiting->details = message.details;
        return;
    }
    m_messages[row].text = message.text;
    m_messages[row].details = message.details;
    Q_EMIT dataChanged(index(row), index(row), {Qt::DisplayRole, TextRole, Qt::AccessibleTextRole});
}

void ConversationModel::setStillWorking(MessageId id)
{
    const int row = rowOf(id);
    if (row < 0 || m_stillWorking == id)
        return;
    const int before = rowOf(std::exchange(m_stillWorking, id));
    if (before >= 0)
        Q_EMIT dataChanged(index(before), index(before), {StillWorkingRole});
    Q_EMIT dataChanged(index(row), index(row), {StillWorkingRole});
}

void ConversationModel::remove(MessageId id)
{
    if (const auto waiting = findById(std::as_const(m_pending), id); waiting != m_pending.cend()) {
        m_pending.erase(waiting);
        return;
    }
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_messages.removeAt(row);
    endRemoveRows();
}

const Message &ConversationModel::messageAt(int row) const
{
    return m_messages.at(row);
}

int ConversationModel::rowOf(MessageId id) const
{
    const auto found = findById(m_messages, id);
    return found == m_messages.end() ? -1 : static_cast<int>(found - m_messages.begin());
}

} // namespace ecom67
