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
static constexpr auto kLongestLoad = 3s;
static constexpr auto kLongestUnaskedClose = 10s;

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

SqliteConversationStore::~SqliteConversationStore()
{
    (void)close(kLongestUnaskedClose);
}

StoredConversation SqliteConversationStore::load()
{
    return m_writer->load(kLongestLoad);
}

void SqliteConversationStore::write(const ConversationChange &together)
{
    m_writer->enqueue(together);
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

bool SqliteConversationStore::close(std::chrono::milliseconds longest)
{
    return m_writer->close(longest);
}

} // namespace ecom67
