// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace ecom67 {

struct Reply;

/// The frames of the backend, as values and as the bytes of the wire. Every function is one shape
/// of docs/PROTOCOL.md; at is the frame's timestamp.
namespace frames {

using Session = std::optional<QString>; ///< absent: the frame has no session_id

QJsonObject typing(bool isTyping, const Session &session, const QDateTime &at);
QJsonObject message(const Reply &reply, const Session &session, const QDateTime &at);
QJsonObject agentError(const Session &session, const QDateTime &at);
QJsonObject handlerError(const Session &session, const QDateTime &at);
QJsonObject systemNotice(const QString &text, const QDateTime &at);

/// Older deployments.
QJsonObject legacyWelcome(const QDateTime &at);
QJsonObject legacyMessage(const QString &text, const QString &session, const QDateTime &at);

/// The admin dialect; its timestamps are seconds.
QJsonObject adminChunk(const QString &text, const QDateTime &at);
QJsonObject adminComplete(const QDateTime &at);
QJsonObject adminError(const QString &text, const QDateTime &at);

/// What API Gateway itself says. It has no "type".
QJsonObject gatewayNotice(const QString &text, const QByteArray &connectionId,
                          const QByteArray &requestId);

/// An id of the form API Gateway uses for connections and requests.
QByteArray freshId();

/// JSON with everything beyond ASCII escaped, as Python's json.dumps writes it.
QByteArray toWire(const QJsonObject &frame);

/// JSON in plain UTF-8.
QByteArray toUtf8Wire(const QJsonObject &frame);

/// Naive UTC with microseconds, as the backend writes times inside "data".
QString naiveTime(const QDateTime &at);

} // namespace frames

} // namespace ecom67
