// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"
#include "model/MessageVerbs.h"
#include "view/Glyph.h"

#include <QString>

#include <optional>

namespace ecom67 {

/// How far a message has come, the customer's or an answer in pieces, in words below it and as a
/// mark beside its time.
struct DeliveryText
{
    QString note; ///< empty: the mark says it all
    std::optional<Glyph> mark; ///< another one for each state
    bool isProblem = false;

    static DeliveryText of(const Message &message, bool isStillWorking);
};

QString verbText(MessageVerbs::Verb verb);

/// The verbs that stand below a message; its menu has all of them.
QList<MessageVerbs::Verb> verbsBelow(const Message &message);

/// One sentence for a screen reader: who, when, how far, what.
QString messageDescription(const Message &message);

/// Hours and minutes on this machine's clock, as its language writes them.
QString timeText(const QDateTime &timestamp);

} // namespace ecom67
