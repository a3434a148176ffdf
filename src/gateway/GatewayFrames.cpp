// SPDX-License-Identifier: MIT
#include "gateway/GatewayFrames.h"

#include "gateway/Reply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <array>

namespace ecom67::frames {

using namespace Qt::StringLiterals;

static QJsonObject envelope(const QString &type, const QString &text, const Session &session,
                            const QDateTime &at)
{
    QJsonObject frame{
        {u"type"_s, type}, {u"message"_s, text}, {u"timestamp"_s, at.toMSecsSinceEpoch()}};
    if (session)
        frame.insert(u"session_id"_s, *session);
    return frame;
}

QString naiveTime(const QDateTime &at)
{
    return at.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz000"_s);
}

QJsonObject typing(bool isTyping, const Session &session, const QDateTime &at)
{
    QJsonObject frame = envelope(u"typing"_s, {}, session, at);
    frame.insert(u"data"_s, QJsonObject{{u"is_typing"_s, isTyping}});
    return frame;
}

QJsonObject message(const Reply &reply, const Session &session, const QDateTime &at)
{
    QJsonArray buttons;
    for (const auto &[text, action] : reply.buttons)
        buttons.append(QJsonObject{{u"text"_s, text}, {u"action"_s, action}});
    QJsonArray tools;
    if (!reply.tool.isEmpty())
        tools.append(reply.tool);

    QJsonObject frame = envelope(u"message"_s, reply.text, session, at);
    frame.insert(u"data"_s,
                 QJsonObject{{u"response_type"_s, reply.responseType},
                             {u"data"_s, reply.payload},
                             {u"suggestions"_s, QJsonArray::fromStringList(reply.suggestions)},
                             {u"tools_used"_s, tools},
                             {u"timestamp"_s, naiveTime(at)},
                             {u"requires_action"_s, reply.requiresAction},
                             {u"action_buttons"_s, buttons},
                             {u"confidence_score"_s, QJsonValue::Null}});
    return frame;
}

QJsonObject agentError(const Session &session, const QDateTime &at)
{
    QJsonObject frame = envelope(
        u"error"_s, u"I encountered an error processing your request. Please try again."_s, session,
        at);
    const QJsonArray suggestions{u"Try rephrasing your question"_s,
                                 u"Contact support if the issue persists"_s};
    frame.insert(u"data"_s,
                 QJsonObject{{u"error_code"_s, u"AGENT_ERROR"_s},
                             {u"error_type"_s, u"internal"_s},
                             {u"suggestions"_s, suggestions},
                             {u"retry_possible"_s, true},
                             {u"timestamp"_s, naiveTime(at)}});
    return frame;
}

QJsonObject handlerError(const Session &session, const QDateTime &at)
{
    return envelope(u"error"_s,
                    u"Sorry, I encountered an error processing your message. Please try again."_s,
                    session, at);
}

QJsonObject systemNotice(const QString &text, const QDateTime &at)
{
    return envelope(u"system"_s, text, std::nullopt, at);
}

QJsonObject legacyWelcome(const QDateTime &at)
{
    return envelope(u"welcome"_s, u"Welcome to E-Com67 AI Assistant! How can I help you today?"_s,
                    std::nullopt, at);
}

QJsonObject legacyMessage(const QString &text, const QString &session, const QDateTime &at)
{
    QJsonObject frame = envelope(u"message"_s, text, std::nullopt, at);
    frame.insert(u"sessionId"_s, session);
    return frame;
}

static QJsonObject adminFrame(const QString &type, const QString &text, const QDateTime &at)
{
    return {{u"type"_s, type}, {u"content"_s, text}, {u"timestamp"_s, at.toSecsSinceEpoch()}};
}

QJsonObject adminChunk(const QString &text, const QDateTime &at)
{
    return adminFrame(u"chunk"_s, text, at);
}

QJsonObject adminComplete(const QDateTime &at)
{
    return adminFrame(u"complete"_s, {}, at);
}

QJsonObject adminError(const QString &text, const QDateTime &at)
{
    return adminFrame(u"error"_s, text, at);
}

QJsonObject gatewayNotice(const QString &text, const QByteArray &connectionId,
                          const QByteArray &requestId)
{
    return {{u"message"_s, text},
            {u"connectionId"_s, QString::fromLatin1(connectionId)},
            {u"requestId"_s, QString::fromLatin1(requestId)}};
}

QByteArray freshId()
{
    std::array<quint32, 3> bits{};
    QRandomGenerator::global()->fillRange(bits.data(), bits.size());
    return QByteArray(reinterpret_cast<const char *>(bits.data()), 11).toBase64();
}

QByteArray toUtf8Wire(const QJsonObject &frame)
{
    return QJsonDocument(frame).toJson(QJsonDocument::Compact);
}

QByteArray toWire(const QJsonObject &frame)
{
    // Found by the library, not one by one: an answer may be of a hundred megabytes.
    static const QRegularExpression beyondAscii(u"[^\\x00-\\x7F]+"_s);
    const QByteArray utf8 = toUtf8Wire(frame);
    const QString text = QString::fromUtf8(utf8);
    QByteArray wire;
    qsizetype copied = 0;
    for (const auto &match : beyondAscii.globalMatch(text)) {
        wire += QStringView(text).sliced(copied, match.capturedStart() - copied).toLatin1();
        for (const QChar c : match.capturedView())
            wire += "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        copied = match.capturedEnd();
    }
    if (copied == 0)
        return utf8;
    return wire + QStringView(text).sliced(copied).toLatin1();
}

} // namespace ecom67::frames
