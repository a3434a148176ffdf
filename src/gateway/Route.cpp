// SPDX-License-Identifier: MIT
#include "gateway/Route.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace ecom67 {

using namespace Qt::StringLiterals;

/// Python's idea of truth, which the backend uses to choose between "message" and "content".
static bool isTruthy(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return value.toDouble() != 0.0;
    case QJsonValue::String:
        return !value.toString().isEmpty();
    case QJsonValue::Array:
        return !value.toArray().isEmpty();
    case QJsonValue::Object:
        return !value.toObject().isEmpty();
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return false;
}

static QJsonValue textOf(const QJsonObject &body, Dialect::Kind dialect)
{
    const QJsonValue message = body.value("message"_L1);
    if (isTruthy(message) || dialect != Dialect::Kind::Customer)
        return message;
    return body.value("content"_L1);
}

static Route questionRoute(const QJsonObject &body, Dialect::Kind dialect)
{
    using Kind = Route::Kind;
    const QJsonValue text = textOf(body, dialect);
    if (!isTruthy(text))
        return {.kind = Kind::Silent, .text = {}, .session = {}};

    const QJsonValue session = body.value("sessionId"_L1);
    if (!session.isUndefined() && !session.isString())
        return {.kind = Kind::SessionFailure, .text = {}, .session = {}};
    const QString sessionId = session.isString()
        ? session.toString()
        : QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!text.isString())
        return {.kind = Kind::HandlerFailure, .text = {}, .session = sessionId};
    const QString trimmed = text.toString().trimmed();
    if (trimmed.isEmpty())
        return {.kind = Kind::Silent, .text = {}, .session = {}};
    return {.kind = Kind::Question, .text = trimmed, .session = sessionId};
}

Route Route::of(const QByteArray &body, Dialect::Kind dialect)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonObject object = document.object();
    if (object.value("action"_L1).toString() == "sendMessage"_L1)
        return questionRoute(object, dialect);
    // Only the admin API has a $default route; what reaches it brings nothing back.
    const bool hasDefault = dialect == Dialect::Kind::Admin;
    return {.kind = hasDefault ? Kind::Silent : Kind::NoRoute, .text = {}, .session = {}};
}

} // namespace ecom67
