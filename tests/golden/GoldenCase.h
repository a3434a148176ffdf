// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QList>
#include <QString>

#include <functional>

namespace ecom67 {
class MessageListView;
} // namespace ecom67

namespace ecom67::test {

/// "Today" of every picture.
inline const QDate kGoldenToday(2020, 2, 3);

/// A conversation to paint.
struct GoldenCase
{
    QString name; ///< of the picture
    QList<Message> messages;
    bool isTyping = false;
    bool isStillWorking = false; ///< the last message
    bool hasOffers = false; ///< buttons and suggestions of the last message are shown
    std::function<void(MessageListView &list)> prepare{}; ///< what somebody did with the list
};

QList<GoldenCase> goldenCases();

} // namespace ecom67::test
