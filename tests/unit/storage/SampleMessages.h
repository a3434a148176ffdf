// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QFile>

/// Messages as the tests of the stores use them.
inline ecom67::Message question(ecom67::MessageId id, const QString &text,
                                ecom67::Message::Delivery delivery
                                = ecom67::Message::Delivery::Answered)
{
    ecom67::Message message;
    message.id = id;
    message.role = ecom67::Message::Role::User;
    message.text = text;
    message.timestamp
        = QDateTime::fromMSecsSinceEpoch(QDateTime::currentMSecsSinceEpoch(), Qt::UTC);
    message.delivery = delivery;
    message.clientId = QString::number(id, 16);
    return message;
}

inline ecom67::Message answer(ecom67::MessageId id, const QString &text)
{
    ecom67::Message message = question(id, text, ecom67::Message::Delivery::None);
    message.role = ecom67::Message::Role::Assistant;
    message.clientId.clear();
    return message;
}

/// The rights of a file without Qt's repetition of the owner's as the user's.
inline QFileDevice::Permissions rightsOf(const QString &path)
{
    return QFile::permissions(path)
        & ~(QFileDevice::ReadUser | QFileDevice::WriteUser | QFileDevice::ExeUser);
}
