// SPDX-License-Identifier: MIT
#include "storage/MessageRecord.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qsizetype kMostSuggestions = 50;
/// The last millisecond of the year 9999: beyond, no date is worth showing.
static constexpr qint64 kLatest = 253'402'300'799'999;

template <typename Enum>
static QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)));
}

template <typename Enum>
static std::optional<Enum> valueNamed(const QVariant &name)
{
    bool isKnown = false;
    const int value
        = QMetaEnum::fromType<Enum>().keyToValue(name.toString().toLatin1().constData(), &isKnown);
    return isKnown ? std::optional(Enum(value)) : std::nullopt;
}

static QByteArray jsonOf(const AnswerDetails &details)
{
    if (details == AnswerDetails{})
        return "{}"_ba;
    QJsonArray buttons;
    for (const ActionButton &button : details.actionButtons)
        buttons.append(QJsonObject{{u"text"_s, button.text}, {u"action"_s, button.action}});
    return QJsonDocument(
               QJsonObject{{u"responseType"_s, details.responseType},
                           {u"suggestions"_s, QJsonArray::fromStringList(details.suggestions)},
                           {u"actionButtons"_s, buttons},
                           {u"requiresAction"_s, details.requiresAction},
                           {u"retryPossible"_s, details.retryPossible},
                           {u"isUnfinished"_s, details.isUnfinished},
                           {u"payload"_s, details.payload}})
        .toJson(QJsonDocument::Compact);
}

static AnswerDetails detailsOf(const QString &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toUtf8()).object();
    AnswerDetails details;
    details.responseType = object.value("responseType"_L1).toString();
    details.requiresAction = object.value("requiresAction"_L1).toBool();
    details.retryPossible = object.value("retryPossible"_L1).toBool();
    details.isUnfinished = object.value("isUnfinished"_L1).toBool();
    details.payload = object.value("payload"_L1).toObject();
    const QJsonArray suggestions = object.value("suggestions"_L1).toArray();
    for (const QJsonValue &suggestion : suggestions) {
        if (suggestion.isString() && details.suggestions.size() < kMostSuggestions)
            details.suggestions.append(suggestion.toString());
    }
    const QJsonArray buttons = object.value("actionButtons"_L1).toArray();
    for (const QJsonValue &button : buttons) {
        if (button.isObject() && details.actionButtons.size() < kMostSuggestions)
            details.actionButtons.append(
                {button["text"_L1].toString(), button["action"_L1].toString()});
    }
    return details;
}

QString storedName(Message::Delivery delivery)
{
    return nameOf(delivery);
}

QVariant storedName(std::optional<ChatError::Code> failure)
{
    return failure ? QVariant(nameOf(*failure)) : QVariant(QMetaType::fromType<QString>());
}

QString storable(QString text)
{
    if (text.size() > kLongestStoredText)
        text.truncate(kLongestStoredText);
    if (!text.isValidUtf16())
        text = QString::fromUtf8(text.toUtf8());
    return text;
}

MessageRecord MessageRecord::of(const Message &message)
{
    QString details = QString::fromUtf8(jsonOf(message.details));
    const QDateTime when
        = message.timestamp.isValid() ? message.timestamp : QDateTime::currentDateTimeUtc();
    // Half a JSON document is none.
    if (details.size() > kLongestStoredText)
        details = u"{}"_s;
    return {.id = message.id,
            .role = nameOf(message.role),
            .text = storable(message.text.isNull() ? u""_s : message.text),
            .timestamp = when.toMSecsSinceEpoch(),
            .delivery = storedName(message.delivery),
            .failure = storedName(message.failure),
            .clientId = storable(message.clientId.isNull() ? u""_s : message.clientId),
            .details = details};
}

std::optional<Message> MessageRecord::toMessage() const
{
    // The driver gives a null text the type of its column.
    if (text.isNull() || text.typeId() != QMetaType::QString
        || timestamp.typeId() != QMetaType::LongLong || id.toLongLong() <= 0
        || id.toLongLong() > kLargestStoredId)
        return std::nullopt;
    const qint64 ms = timestamp.toLongLong();
    if (ms < 0 || ms > kLatest)
        return std::nullopt;

    Message message;
    message.id = id.toLongLong();
    message.role = valueNamed<Message::Role>(role).value_or(Message::Role::Notice);
    message.text = text.toString();
    message.timestamp = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    message.delivery = valueNamed<Message::Delivery>(delivery).value_or(Message::Delivery::None);
    message.failure = valueNamed<ChatError::Code>(failure);
    message.clientId = clientId.toString();
    message.details = detailsOf(details.toString());
    return message;
}

bool isUnsent(const Message &message)
{
    return message.delivery == Message::Delivery::Queued
        || message.delivery == Message::Delivery::Failed;
}

bool settleDelivery(Message &message)
{
    switch (message.delivery) {
    case Message::Delivery::Sending:
    case Message::Delivery::Delivered:
        message.delivery = Message::Delivery::Unanswered;
        message.failure = ChatError::Code::ConnectionLost;
        return true;
    default:
        return false;
    }
}

} // namespace ecom67
