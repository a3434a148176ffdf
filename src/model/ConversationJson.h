// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace ecom67 {

/// A saved conversation as JSON (docs/EXPORT.md), in pieces, so that a long one needs not be made
/// in one go: the head, each message, the tail.
namespace conversationJson {

inline constexpr int kVersion = 1; ///< grows when a reader would misunderstand the next one

/// session is left out when it is empty.
QByteArray head(const QDateTime &savedAt, const QString &session);
QByteArray entry(const Message &message, bool isFirst);
QByteArray tail();

} // namespace conversationJson

} // namespace ecom67
