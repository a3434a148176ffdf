// SPDX-License-Identifier: MIT
#include "app/TimedConversationStore.h"

#include <QElapsedTimer>

#include <utility>

namespace ecom67 {

static double timeOf(const auto &call)
{
    QElapsedTimer timer;
    timer.start();
    call();
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

TimedConversationStore::TimedConversationStore(std::unique_ptr<ConversationStore> store,
                                               QObject *parent)
    : ConversationStore(parent)
    , m_store(std::move(store))
{
    connect(m_store.get(), &ConversationStore::failed, this, &ConversationStore::failed);
}

TimedConversationStore::~TimedConversationStore() = default;

StoredConversation TimedConversationStore::load()
{
    return m_store->load();
}

void TimedConversationStore::write(const ConversationChange &together)
{
    m_calls.add(timeOf([&] { m_store->write(together); }));
}

void TimedConversationStore::whenWritten(std::function<void()> done)
{
    m_calls.add(timeOf([&] { m_store->whenWritten(std::move(done)); }));
}

void TimedConversationStore::flush()
{
    m_calls.add(timeOf([&] { m_store->flush(); }));
}

bool TimedConversationStore::close(std::chrono::milliseconds longest)
{
    return m_store->close(longest);
}

} // namespace ecom67
