// SPDX-License-Identifier: MIT
#include "gateway/ReplyScript.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ecom67 {

using namespace Qt::StringLiterals;

using Parsed = std::variant<ScriptedReply, QString>;

/// An expression that matches the question, or what is wrong with the two members.
static std::variant<QRegularExpression, QString> readMatch(const QJsonObject &object)
{
    const QJsonValue part = object.value("match"_L1);
    const QJsonValue regex = object.value("regex"_L1);
    if (!part.isUndefined() && !regex.isUndefined())
        return u"has both \"match\" and \"regex\""_s;
    if (!part.isUndefined() && !part.isString())
        return u"\"match\" must be a string"_s;
    if (!regex.isUndefined() && !regex.isString())
        return u"\"regex\" must be a string"_s;
    const QString pattern
        = regex.isString() ? regex.toString() : QRegularExpression::escape(part.toString());
    const QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
    if (!expression.isValid())
        return QString(u"\"regex\" is not valid: "_s + expression.errorString());
    return expression;
}

static std::optional<QString> readFrames(const QJsonValue &value, QList<QByteArray> &frames)
{
    if (!value.isArray())
        return u"\"frames\" must be an array"_s;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &frame : array) {
        if (frame.isObject())
            frames.append(QJsonDocument(frame.toObject()).toJson(QJsonDocument::Compact));
        else if (frame.isString())
            frames.append(frame.toString().toUtf8());
        else
            return u"a frame must be an object or a string"_s;
    }
    return std::nullopt;
}

static Parsed readReply(const QJsonValue &value)
{
    if (!value.isObject())
        return u"is not an object"_s;
    const QJsonObject object = value.toObject();
    auto match = readMatch(object);
    if (const auto *problem = std::get_if<QString>(&match))
        return *problem;

    ScriptedReply reply;
    reply.match = std::get<QRegularExpression>(match);
    const QJsonValue text = object.value("text"_L1);
    const QJsonValue frames = object.value("frames"_L1);
    if (text.isUndefined() == frames.isUndefined())
        return u"needs either \"text\" or \"frames\""_s;
    if (!text.isUndefined() && !text.isString())
        return u"\"text\" must be a string"_s;
    reply.text = text.toString();
    if (!frames.isUndefined()) {
        if (const auto problem = readFrames(frames, reply.frames))
            return *problem;
    }
    const QJsonValue delay = object.value("delayMs"_L1);
    if (!delay.isUndefined()) {
        const int ms = delay.toInt(-1);
        if (ms < 0)
            return u"\"delayMs\" must be a whole number, not negative"_s;
        reply.delay = std::chrono::milliseconds(ms);
    }
    return reply;
}

static GatewayError scriptError(GatewayError::Code code, const QString &fileName,
                                const QString &detail)
{
    return {.code = code, .subject = fileName, .detail = detail};
}

std::variant<ReplyScript, GatewayError> ReplyScript::load(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return scriptError(GatewayError::Code::ScriptUnreadable, fileName, file.errorString());
    const QByteArray json = file.read(kLongestFile + 1);
    if (json.size() > kLongestFile)
        return scriptError(GatewayError::Code::ScriptUnreadable, fileName, u"longer than 1 MB"_s);
    return parse(json, fileName);
}

std::variant<ReplyScript, GatewayError> ReplyScript::parse(const QByteArray &json,
                                                           const QString &fileName)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const qsizetype line
            = json.first(std::min<qsizetype>(error.offset, json.size())).count('\n');
        return scriptError(GatewayError::Code::ScriptInvalid, fileName,
                           u"line "_s + QString::number(line + 1) + u": "_s + error.errorString());
    }
    if (!document.isArray())
        return scriptError(GatewayError::Code::ScriptInvalid, fileName,
                           u"must be an array of replies"_s);
    ReplyScript script;
    const QJsonArray array = document.array();
    for (const QJsonValue &value : array) {
        const Parsed reply = readReply(value);
        if (const auto *problem = std::get_if<QString>(&reply)) {
            const QString place = u"reply "_s + QString::number(script.m_replies.size() + 1);
            return scriptError(GatewayError::Code::ScriptInvalid, fileName,
                               place + u" "_s + *problem);
        }
        script.m_replies.append(std::get<ScriptedReply>(reply));
    }
    return script;
}

std::optional<ScriptedReply> ReplyScript::replyTo(const QString &question) const
{
    const auto found = std::find_if(m_replies.begin(), m_replies.end(), [&](const auto &reply) {
        return reply.match.match(question).hasMatch();
    });
    return found == m_replies.end() ? std::nullopt : std::optional(*found);
}

} // namespace ecom67
