// SPDX-License-Identifier: MIT
#include "storage/SqliteConversationStore.h"

#include "storage/ConversationWriter.h"
#include "storage/Logging.h"

#include <QTimer>

#include <utility>

namespace ecom67 {

using namespace std::chrono_literals;

static constexpr auto kLongestFlush = 1s;
static constexpr auto kLongestWait = 3s;

SqliteConversationStore::SqliteConversationStore(const QString &file, QObject *parent)
    : SqliteConversationStore(file, StorageLimits{}, parent)
{
}

SqliteConversationStore::SqliteConversationStore(const QString &file, const StorageLimits &limits,
                                                 QObject *parent)
    : ConversationStore(parent)
    , m_writer(std::make_unique<ConversationWriter>(file, limits))
{
    connect(m_writer.get(), &ConversationWriter::failed, this, &ConversationStore::failed);
}

SqliteConversationStore::~SqliteConversationStore() = default;

StoredConversation SqliteConversationStore::load()
{
    return m_writer->load();
}

void SqliteConversationStore::append(const Message &message)
{
    m_writer->enqueue(AppendMessage{message});
}

void SqliteConversationStore::updateDelivery(MessageId id, Message::Delivery delivery,
                                             std::optional<ChatError::Code> failure)
{
    m_writer->enqueue(UpdateDelivery{id, delivery, failure});
}

void SqliteConversationStore::remove(MessageId id)
{
    m_writer->enqueue(RemoveMessage{id});
}

void SqliteConversationStore::setLastSeen(MessageId id)
{
    m_writer->enqueue(SetLastSeen{id});
}

void SqliteConversationStore::setDraft(const QString &text)
{
    m_writer->enqueue(SetDraft{text});
}

void SqliteConversationStore::reset(const SessionId &session)
{
    m_writer->enqueue(ResetConversation{session});
}

void SqliteConversationStore::whenWritten(std::function<void()> done)
{
    // Whichever comes first; the chat does not stand still with the disk.
    const auto once = std::make_shared<std::function<void()>>(std::move(done));
    const auto call = [once] {
        if (const auto first = std::exchange(*once, nullptr))
            first();
    };
    m_writer->whenWritten(call);
    QTimer::singleShot(kLongestWait, this, call);
}

void SqliteConversationStore::flush()
{
    if (!m_writer->waitUntilWritten(kLongestFlush))
        qCWarning(lcStorage) << "the disk is slow: not everything is written yet";
}

} // namespace ecom67
