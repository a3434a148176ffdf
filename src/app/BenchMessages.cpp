// SPDX-License-Identifier: MIT
#include "app/BenchMessages.h"

#include <QDateTime>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qint64 kMinute = 60'000;
static constexpr qint64 kBegin = 1'735'689'600'000; ///< the first of January 2025, ms since 1970

static QString textOf(MessageId id)
{
    switch (id % 4) {
    case 0:
        return u"These go with order **%1**:\n\n- Headset, *black*, in stock\n- Charger with a "
               "long cable\n- Case for both, two weeks\n\nShall I add them to the cart?"_s.arg(id);
    case 1:
        return u"Question %1: when does my order come, and can it still go to another address, "
               "please?"_s.arg(id);
    case 2:
        return u"To track parcel %1 from your own computer:\n\n```\ntrack --order %1\n"
               "track --watch\n```\n\nThe word `delivered` ends it."_s.arg(id);
    default:
        return u"Answer %1: it left our warehouse this morning and will be with you in two days. "
               "Once it has left, the address can only be changed by the carrier, whose number is "
               "on the delivery note."_s.arg(id);
    }
}

Message BenchMessages::make(MessageId id)
{
    Message message;
    message.id = id;
    message.role = id % 4 == 1 ? Message::Role::User : Message::Role::Assistant;
    message.delivery = id % 4 == 1 ? Message::Delivery::Answered : Message::Delivery::None;
    message.text = textOf(id);
    message.timestamp = QDateTime::fromMSecsSinceEpoch(kBegin + id * kMinute, Qt::UTC);
    return message;
}

QList<Message> BenchMessages::first(int count)
{
    QList<Message> messages;
    messages.reserve(count);
    for (MessageId id = 1; id <= count; ++id)
        messages.append(make(id));
    return messages;
}

} // namespace ecom67
