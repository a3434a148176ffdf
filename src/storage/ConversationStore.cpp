// SPDX-License-Identifier: MIT
#include "storage/ConversationStore.h"

namespace ecom67 {

ConversationStore::ConversationStore(QObject *parent)
    : QObject(parent)
{
}

ConversationStore::~ConversationStore() = default;

} // namespace ecom67
