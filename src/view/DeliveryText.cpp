// SPDX-License-Identifier: MIT
#include "view/DeliveryText.h"

#include "view/CardText.h"
#include "view/ErrorText.h"
#include "view/MessageText.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ecom67 {

using Delivery = Message::Delivery;

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

static std::optional<Glyph> markOf(Delivery delivery)
{
    switch (delivery) {
    case Delivery::None:
        break;
    case Delivery::Queued:
        return Glyph::Clock;
    case Delivery::Sending:
        return Glyph::Loader;
    case Delivery::Delivered:
        return Glyph::Check;
    case Delivery::Answered:
        return Glyph::CheckTwice;
    case Delivery::Failed:
        return Glyph::Problem;
    case Delivery::Unanswered:
        return Glyph::Help;
    }
    return std::nullopt;
}

DeliveryText DeliveryText::of(const Message &message, bool isStillWorking)
{
    DeliveryText text;
    text.mark = markOf(message.delivery);
    if (message.details.isUnfinished) {
        //: Below an answer whose end never came
        text.note = QCoreApplication::translate("Delivery", "Unfinished");
        text.mark = Glyph::Problem;
    }
    switch (message.delivery) {
    case Delivery::Queued:
        //: Below a message that goes out as soon as it can
        text.note = QCoreApplication::translate("Delivery", "Waiting to be sent");
        break;
    case Delivery::Failed:
    case Delivery::Unanswered:
        text.isProblem = true;
        text.note = reasonFor(message);
        break;
    case Delivery::Sending:
        //: Below a message that is on its way
        text.note = QCoreApplication::translate("Delivery", "Sending...");
        break;
    case Delivery::Delivered:
        //: Below a message that the shop has received, before it answers
        text.note = QCoreApplication::translate("Delivery", "Delivered");
        break;
    case Delivery::None:
    case Delivery::Answered:
        break;
    }
    const bool isOnItsWay
        = message.delivery == Delivery::Sending || message.delivery == Delivery::Delivered;
    if (isStillWorking && isOnItsWay) {
        //: Below a question whose answer takes longer than usual
        text.note = QCoreApplication::translate("Delivery", "Still working...");
    }
    return text;
}

QString verbText(MessageVerbs::Verb verb)
{
    switch (verb) {
    case MessageVerbs::Verb::Edit:
        //: Brings a message back into the field, to give it other words
        return QCoreApplication::translate("Delivery", "Edit");
    case MessageVerbs::Verb::Cancel:
        //: Takes back a message that has not been sent
        return QCoreApplication::translate("Delivery", "Cancel");
    case MessageVerbs::Verb::Retry:
        //: Sends a message again that was not received
        return QCoreApplication::translate("Delivery", "Retry");
    case MessageVerbs::Verb::AskAgain:
        //: Sends a message again that got no answer
        return QCoreApplication::translate("Delivery", "Ask again");
    case MessageVerbs::Verb::Delete:
        //: Removes a message from the conversation
        return QCoreApplication::translate("Delivery", "Delete");
    }
    return {};
}

QList<MessageVerbs::Verb> verbsBelow(const Message &message)
{
    const QList<MessageVerbs::Verb> verbs = MessageVerbs::of(message);
    return message.delivery == Delivery::Unanswered ? verbs.first(1) : verbs;
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
    case Delivery::Delivered:
        //: Screen reader: a message of the customer; %1 is the time, %2 the text
        return QCoreApplication::translate("Delivery", "You, %1, delivered: %2").arg(time, text);
    case Delivery::Answered:
        //: Screen reader: a message of the customer; %1 is the time, %2 the text
        return QCoreApplication::translate("Delivery", "You, %1, answered: %2").arg(time, text);
    case Delivery::None:
        break;
    }
    //: Screen reader: a message of the customer; %1 is the time, %2 the text
    return QCoreApplication::translate("Delivery", "You, %1: %2").arg(time, text);
}

QString messageDescription(const Message &message)
{
    const QString time = timeText(message.timestamp);
    QString text = messageText::spokenText(message);
    if (message.role == Message::Role::Assistant) {
        const QString cards = cardSentences(readCards(message.details));
        text += cards.isEmpty() ? QString() : u"\n"_s + cards;
    }
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
    if (message.details.isUnfinished) {
        //: Screen reader: an answer whose end never came; %1 is the time, %2 the text
        return QCoreApplication::translate("Delivery", "Assistant, %1, unfinished: %2")
            .arg(time, text);
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
