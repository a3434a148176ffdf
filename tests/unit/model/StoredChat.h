// SPDX-License-Identifier: MIT
#pragma once

#include "model/ChatViewModel.h"
#include "model/ConversationModel.h"
#include "storage/MemoryConversationStore.h"
#include "support/ServiceFixture.h"

#include <QStringList>

namespace ecom67::test {

/// The view model between a fake server and a store in memory.
struct StoredChat : ServiceFixture
{
    explicit StoredChat(MemoryConversationStore &keptStore, Timing timing = patient(),
                        DraftSaver::Timing draftTiming = {})
        : ServiceFixture(timing)
        , store(keptStore)
        , model(service, store, conversation, QStringLiteral("Welcome!"), draftTiming)
    {
        model.restore();
        session = model.session();
        configure();
    }

    QStringList shown()
    {
        conversation.flush();
        QStringList texts;
        for (int row = 0; row < conversation.rowCount(); ++row)
            texts.append(conversation.messageAt(row).text);
        return texts;
    }
    const Message &last()
    {
        conversation.flush();
        return conversation.messageAt(conversation.rowCount() - 1);
    }

    MemoryConversationStore &store;
    ConversationModel conversation;
    ChatViewModel model;
};

} // namespace ecom67::test
