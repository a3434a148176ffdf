// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QList>
#include <QString>

namespace ecom67::test {

/// A conversation to paint.
struct GoldenCase
{
    QString name; ///< of the picture
    QList<Message> messages;
    bool isTyping = false;
    bool isStillWorking = false; ///< the last message
    bool hasOffers = false; ///< buttons and suggestions of the last message are shown
};

QList<GoldenCase> goldenCases();

} // namespace ecom67::test
