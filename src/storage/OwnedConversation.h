// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QHash>
#include <QString>

namespace ecom67 {

/// What of a conversation file is ours. Another program may use the same file and, not knowing of
/// us, the same numbers: nothing of its own may be changed.
struct OwnedConversation
{
    QString session; ///< that of the file when we last read or wrote it
    QHash<MessageId, QString> clientIds; ///< of each message we read or wrote
};

} // namespace ecom67
