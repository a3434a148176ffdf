// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QDateTime>
#include <QString>

namespace ecom67 {

/// A question on its way out.
struct OutgoingMessage
{
    MessageId id = 0;
    QString text;
    QString clientId;
    QDateTime timestamp;

    friend bool operator==(const OutgoingMessage &, const OutgoingMessage &) = default;
};

} // namespace ecom67
