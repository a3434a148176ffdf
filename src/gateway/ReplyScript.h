// SPDX-License-Identifier: MIT
#pragma once

#include "gateway/GatewayError.h"

#include <QByteArray>
#include <QList>
#include <QRegularExpression>
#include <QString>

#include <chrono>
#include <optional>
#include <variant>

namespace ecom67 {

/// One prepared answer.
struct ScriptedReply
{
    QRegularExpression match; ///< case does not count
    QString text; ///< answered as the assistant's Markdown, unless there are frames
    QList<QByteArray> frames; ///< sent as they are; "${sessionId}" stands for the session
    std::optional<std::chrono::milliseconds> delay; ///< instead of the usual thinking time
};

/// Prepared answers from a JSON file: an array of objects with "match" (a part of the question) or
/// "regex" (neither: every question), "text" or "frames" (an array of objects, or of strings to be
/// sent as they are), and optionally "delayMs". The first that matches is used.
class ReplyScript
{
public:
    static constexpr qint64 kLongestFile = 1024 * 1024; ///< bytes

    ReplyScript() = default;

    /// Fails with ScriptUnreadable or ScriptInvalid.
    [[nodiscard]] static std::variant<ReplyScript, GatewayError> load(const QString &fileName);
    [[nodiscard]] static std::variant<ReplyScript, GatewayError> parse(const QByteArray &json,
                                                                       const QString &fileName);

    std::optional<ScriptedReply> replyTo(const QString &question) const;

private:
    QList<ScriptedReply> m_replies;
};

} // namespace ecom67
