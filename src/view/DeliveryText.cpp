// SPDX-License-Identifier: MIT
#include "view/DeliveryText.h"

#include "view/ErrorText.h"
#include "view/MessageText.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ecom67 {

using Delivery = Message::Delivery;

bool DeliveryText::isCancellable(const Message &message)
{
    return message.delivery == Delivery::Queued;
}

bool DeliveryText::isRepeatable(const Message &message)
{
    return message.delivery == Delivery::Failed || message.delivery == Delivery::Unanswered;
}

static QString reasonFor(const Message &message)
{
    // Only what was on the wire is "unanswered": the difference matters, the assistant can act.
    if (message.delivery == Delivery::Unanswered
        && message.failure == ChatError::Code::ConnectionLost) {
        //: Below a question that was on its way when the connection broke
        return QCoreApplication::translate(
            "Delivery", "We lost the connection. Your message may have been received.");
    }
    return errorText(message.failure.value_or(ChatError::Code::AnswerTimeout));
}

DeliveryText DeliveryText::of(const Message &message, bool isStillWorking)
{
    DeliveryText text;
    if (isCancellable(message)) {
        //: Below a message that goes out as soon as it can
        text.note = QCoreApplication::translate("Delivery", "Waiting to be sent");
        //: Takes back a message that has not been sent
        text.action = QCoreApplication::translate("Delivery", "Cancel");
    } else if (isRepeatable(message)) {
        text.isProblem = true;
        text.note = reasonFor(message);
        //: Sends a message again that failed or got no answer
        text.action = QCoreApplication::translate("Delivery", "Ask again");
    } else if (isStillWorking) {
        //: Below a question whose answer takes longer than usual
        text.note = QCoreApplication::translate("Delivery", "Still working...");
    }
    return text;
}

static QString customerDescription(const Message &message, const QString &time, const QString &text)
{
    switch (message.delivery) {
    case Delivery::Queued:
        //: Screen reader: a message of the customer; %1 is the time, %2 the text
        return QCoreApplication::translate("Delivery", "You, %1, waiting to be sent: %2")
            .arg(time, text);
    case Delivery::Sending:
        //: Screen reader: a message of the customer; %1 is the time, %2 the text
        return QCoreApplication::translate("Delivery", "You, %1, being sent: %2").arg(time, text);
    case Delivery::Failed:
        //: Screen reader: a message of the customer; %1 is the time, %2 the text, %3 the reason
        return QCoreApplication::translate("Delivery", "You, %1, not sent: %2. %3")
            .arg(time, text, DeliveryText::of(message, false).note);
    case Delivery::Unanswered:
        //: Screen reader: a message of the customer; %1 is the time, %2 the text, %3 the reason
        return QCoreApplication::translate("Delivery", "You, %1, not answered: %2. %3")
            .arg(time, text, DeliveryText::of(message, false).note);
    case Delivery::None:
    case Delivery::Delivered:
    case Delivery::Answered:
        break;
    }
    //: Screen reader: a message of the customer; %1 is the time, %2 the text
    return QCoreApplication::translate("Delivery", "You, %1: %2").arg(time, text);
}

QString messageDescription(const Message &message)
{
    const QString time = timeText(message.timestamp);
    const QString text = messageText::spokenText(message);
    switch (message.role) {
    case Message::Role::User:
        return customerDescription(message, time, text);
    case Message::Role::Notice:
        //: Screen reader: a word of the system; %1 is the time, %2 the text
        return QCoreApplication::translate("Delivery", "Notice, %1: %2").arg(time, text);
    case Message::Role::Error:
        //: Screen reader: the assistant failed; %1 is the time, %2 the text
        return QCoreApplication::translate("Delivery", "Error, %1: %2").arg(time, text);
    case Message::Role::Assistant:
    case Message::Role::Welcome:
        break;
    }
    //: Screen reader: an answer; %1 is the time, %2 the text
    return QCoreApplication::translate("Delivery", "Assistant, %1: %2").arg(time, text);
}

QString timeText(const QDateTime &timestamp)
{
    if (!timestamp.isValid())
        return {};
    const QTime time = timestamp.toLocalTime().time();
    const QLocale locale;
    // The C locale would add the seconds.
    if (locale.language() == QLocale::C)
        return time.toString(u"HH:mm"_s);
    return locale.toString(time, QLocale::ShortFormat);
}

} // namespace ecom67
