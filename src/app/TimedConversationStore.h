// SPDX-License-Identifier: MIT
#pragma once

#include "app/Sample.h"
#include "storage/ConversationStore.h"

#include <memory>

namespace ecom67 {

/// Another store, with a clock: for how long those who store something are kept by it.
class TimedConversationStore : public ConversationStore
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimedConversationStore)

public:
    explicit TimedConversationStore(std::unique_ptr<ConversationStore> store,
                                    QObject *parent = nullptr);
    ~TimedConversationStore() override;

    StoredConversation load() override;
    void write(const ConversationChange &together) override;
    void whenWritten(std::function<void()> done) override;
    void flush() override;
    bool close(std::chrono::milliseconds longest) override;

    /// Of each write, flush and whenWritten(); neither of reading nor of the end.
    const Sample &calls() const noexcept { return m_calls; }

private:
    std::unique_ptr<ConversationStore> m_store;
    Sample m_calls;
};

} // namespace ecom67
