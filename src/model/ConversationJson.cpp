// SPDX-License-Identifier: MIT
#include "model/ConversationJson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

namespace ecom67::conversationJson {

using namespace Qt::StringLiterals;

static QString isoOf(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

/// "Answered" is "answered" in the file: names of our own, not those of the program's text.
template <typename Enum>
static QString nameOf(Enum value)
{
    QString name = QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)));
    if (!name.isEmpty())
        name[0] = name.at(0).toLower();
    return name;
}

static QString authorOf(Message::Role role)
{
    return role == Message::Role::User ? u"customer"_s : nameOf(role);
}

static bool isMarkdown(Message::Role role)
{
    return role == Message::Role::Assistant || role == Message::Role::Welcome;
}

/// Half a surrogate pair is no text.
static QString wellFormed(const QString &text)
{
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

static void insertDetails(QJsonObject &object, const AnswerDetails &details)
{
    if (!details.responseType.isEmpty())
        object.insert(u"responseType"_s, wellFormed(details.responseType));
    QJsonArray suggestions;
    for (const QString &suggestion : details.suggestions)
        suggestions.append(wellFormed(suggestion));
    if (!suggestions.isEmpty())
        object.insert(u"suggestions"_s, suggestions);
    QJsonArray buttons;
    for (const ActionButton &button : details.actionButtons)
        buttons.append(QJsonObject{{u"text"_s, wellFormed(button.text)},
                                   {u"action"_s, wellFormed(button.action)}});
    if (!buttons.isEmpty())
        object.insert(u"actionButtons"_s, buttons);
    if (details.isUnfinished)
        object.insert(u"isUnfinished"_s, true);
    if (!details.payload.isEmpty())
        object.insert(u"data"_s, details.payload);
}

QByteArray head(const QDateTime &savedAt, const QString &session)
{
    // Written by hand for the order: a person sees first what it is.
    QByteArray json = "{\"format\":\"ecom67-conversation\",\"version\":"
        + QByteArray::number(kVersion) + ",\"savedAt\":\"" + isoOf(savedAt).toUtf8() + "\",";
    if (!session.isEmpty()) {
        const QByteArray object
            = QJsonDocument(QJsonObject{{u"session"_s, session}}).toJson(QJsonDocument::Compact);
        json += object.mid(1, object.size() - 2) + ',';
    }
    return json + "\"messages\":[";
}

QByteArray entry(const Message &message, bool isFirst)
{
    QJsonObject object{{u"id"_s, message.id},
                       {u"author"_s, authorOf(message.role)},
                       {u"time"_s, isoOf(message.timestamp)},
                       {u"textFormat"_s, isMarkdown(message.role) ? u"markdown"_s : u"plain"_s},
                       {u"text"_s, wellFormed(message.text)}};
    if (message.delivery != Message::Delivery::None)
        object.insert(u"delivery"_s, nameOf(message.delivery));
    if (message.failure)
        object.insert(u"failure"_s, nameOf(*message.failure));
    insertDetails(object, message.details);
    return (isFirst ? "\n" : ",\n") + QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray tail()
{
    return "\n]}\n"_ba;
}

} // namespace ecom67::conversationJson
