// SPDX-License-Identifier: MIT
#include "protocol/FrameCodec.h"

#include "protocol/AnswerReader.h"
#include "protocol/JsonGuard.h"
#include "protocol/WellFormedText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <optional>
#include <utility>

namespace ecom67 {

using namespace Qt::StringLiterals;

static constexpr qsizetype kLongestDiagnosis = 200;

static QDateTime systemClock()
{
    return QDateTime::currentDateTimeUtc();
}

FrameCodec::FrameCodec(Clock clock)
    : m_clock(clock ? std::move(clock) : systemClock)
{
}

/// Null counts as missing everywhere: the backend keeps some nulls and drops others.
static bool has(const QJsonObject &object, QLatin1StringView key)
{
    return !object[key].isNull() && !object[key].isUndefined();
}

static bool belongsToAnother(const QJsonObject &object, QStringView ownSession)
{
    for (const auto key : {"session_id"_L1, "sessionId"_L1}) {
        // A session id that is no string cannot be ours either.
        if (has(object, key) && object[key].toString() != ownSession)
            return true;
    }
    return false;
}

static bool isFromGateway(const QJsonObject &object)
{
    return !has(object, "type"_L1)
        && (has(object, "connectionId"_L1) || has(object, "requestId"_L1));
}

static GatewayFrame readGateway(const QJsonObject &object)
{
    using Kind = GatewayFrame::Kind;
    const QString text = object["message"_L1].toString().trimmed();
    const auto is = [&text](QLatin1StringView known) {
        return text.compare(known, Qt::CaseInsensitive) == 0;
    };
    const Kind kind = is("Endpoint request timed out"_L1) ? Kind::TimedOut
        : is("Internal server error"_L1)                  ? Kind::Internal
        : is("Forbidden"_L1)                              ? Kind::Forbidden
                                                          : Kind::Other;
    return {.kind = kind, .text = wellFormed(text.left(kLongestDiagnosis))};
}

static QString asShortJson(const QJsonValue &value)
{
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    // Without the brackets of the array, which only carries the value into a document.
    return QString::fromUtf8(json.sliced(1, json.size() - 2).left(kLongestDiagnosis));
}

static QString pieceOf(const QJsonObject &object)
{
    const QLatin1StringView key = has(object, "content"_L1) ? "content"_L1 : "message"_L1;
    return wellFormed(object[key].toString());
}

/// The customer API writes "message", the admin one "content".
static QJsonValue textOf(const QJsonObject &object)
{
    if (object["message"_L1].isString() || !has(object, "content"_L1))
        return object["message"_L1];
    return object["content"_L1].isString() || !has(object, "message"_L1) ? object["content"_L1]
                                                                         : object["message"_L1];
}

ServerFrame FrameCodec::decode(QStringView json, QStringView ownSession) const
{
    if (json.size() > kLargestIncoming)
        return InvalidFrame{InvalidFrame::Reason::TooLarge};
    return decode(json.toUtf8(), ownSession);
}

ServerFrame FrameCodec::decode(QByteArrayView utf8, QStringView ownSession) const
{
    using Reason = InvalidFrame::Reason;
    if (utf8.size() > kLargestIncoming)
        return InvalidFrame{Reason::TooLarge};
    if (!isWithinBounds(utf8))
        return InvalidFrame{Reason::TooComplex};

    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(utf8.toByteArray(), &problem);
    if (problem.error != QJsonParseError::NoError)
        return InvalidFrame{Reason::NotJson};
    if (!document.isObject())
        return InvalidFrame{Reason::NotAnObject};
    return classify(document.object(), ownSession);
}

ServerFrame FrameCodec::classify(const QJsonObject &object, QStringView ownSession) const
{
    if (belongsToAnother(object, ownSession))
        return ForeignSessionFrame{};
    if (isFromGateway(object))
        return readGateway(object);

    const QString type = object["type"_L1].toString();
    if (type == "typing"_L1)
        return TypingFrame{object["data"_L1]["is_typing"_L1].toBool(true)};
    if (type == "message"_L1)
        return readText(Message::Role::Assistant, object);
    if (type == "error"_L1)
        return readText(Message::Role::Error, object);
    if (type == "welcome"_L1)
        return readText(Message::Role::Welcome, object);
    if (type == "system"_L1)
        return readText(Message::Role::Notice, object);
    if (type == "chunk"_L1)
        return ChunkFrame{pieceOf(object)};
    if (type == "complete"_L1)
        return CompleteFrame{pieceOf(object)};
    if (type == "connection"_L1)
        return ConnectionFrame{};
    if (type == "pong"_L1)
        return PongFrame{};

    // A type of a later backend: what can be read is shown, what cannot must not end a wait.
    if (textOf(object).toString().trimmed().isEmpty())
        return InvalidFrame{InvalidFrame::Reason::NothingToShow};
    return readText(Message::Role::Assistant, object);
}

ServerFrame FrameCodec::readText(Message::Role role, const QJsonObject &object) const
{
    const QJsonValue value = textOf(object);
    const bool isReadable = value.isString() || value.isNull() || value.isUndefined();
    const QString text = value.toString();
    return TextFrame{.role = role,
                     .text = text.trimmed().isEmpty() ? QString() : wellFormed(text),
                     .timestamp = readTimestamp(object["timestamp"_L1], m_clock()),
                     .details = readAnswerDetails(object["data"_L1].toObject()),
                     .unreadable = isReadable ? QString() : asShortJson(value)};
}

std::variant<QString, ChatError> FrameCodec::encode(const ClientFrame &frame) const
{
    const QString text = wellFormed(frame.text);
    const QJsonObject object{
        {u"action"_s, u"sendMessage"_s},
        {u"message"_s, text},
        {u"content"_s, text},
        {u"sessionId"_s, frame.sessionId},
        {u"timestamp"_s, frame.timestamp.toMSecsSinceEpoch()},
        {u"metadata"_s, QJsonObject{{u"clientMessageId"_s, frame.clientMessageId}}},
    };
    const QByteArray json = QJsonDocument(object).toJson(QJsonDocument::Compact);
    if (json.size() > kLargestOutgoing) {
        return ChatError{.code = ChatError::Code::MessageTooLong,
                         .detail = u"%1 bytes of JSON"_s.arg(json.size()),
                         .httpStatus = 0,
                         .setting = {}};
    }
    return QString::fromUtf8(json);
}

} // namespace ecom67
