// SPDX-License-Identifier: MIT
#pragma once

#include "core/Message.h"

#include <QDateTime>
#include <QString>

#include <variant>

namespace ecom67 {

/// A message that says nothing we understand; it is counted and otherwise ignored.
struct InvalidFrame
{
    enum class Reason {
        TooLarge, ///< over FrameCodec::kLargestIncoming
        TooComplex, ///< nested too deeply, or far more values than any answer has
        NotJson,
        NotAnObject,
        NothingToShow, ///< a type we do not know, and no text
    };
    Reason reason = Reason::NotJson;

    friend bool operator==(const InvalidFrame &, const InvalidFrame &) = default;
};

/// Carries a session id that is not ours: a late answer to a conversation that is over.
struct ForeignSessionFrame
{
    friend bool operator==(const ForeignSessionFrame &, const ForeignSessionFrame &) = default;
};

/// API Gateway itself speaks, not the assistant: never shown as a message.
struct GatewayFrame
{
    enum class Kind {
        TimedOut, ///< after 29 s; the assistant may still answer a moment later
        Internal,
        Forbidden, ///< the action matched no route
        Other,
    };
    Kind kind = Kind::Other;
    QString text; ///< for the log

    friend bool operator==(const GatewayFrame &, const GatewayFrame &) = default;
};

struct TypingFrame
{
    bool isTyping = true;

    friend bool operator==(const TypingFrame &, const TypingFrame &) = default;
};

/// Something to read: an answer, a welcome, a notice or the assistant's report of an error.
struct TextFrame
{
    Message::Role role = Message::Role::Assistant; ///< from the frame's type, never from "role"
    QString text; ///< empty when the frame held only white space: nothing to show, ends the wait
    QDateTime timestamp; ///< UTC, always valid
    AnswerDetails details;
    QString unreadable; ///< the "text" when it was no string, as short JSON for the log

    friend bool operator==(const TextFrame &, const TextFrame &) = default;
};

/// Admin dialect: a piece of an answer; the pieces end with a CompleteFrame.
struct ChunkFrame
{
    QString text;

    friend bool operator==(const ChunkFrame &, const ChunkFrame &) = default;
};

struct CompleteFrame
{
    QString tail; ///< a last piece, usually empty

    friend bool operator==(const CompleteFrame &, const CompleteFrame &) = default;
};

/// Admin dialect: the connection is announced; carries nothing we need.
struct ConnectionFrame
{
    friend bool operator==(const ConnectionFrame &, const ConnectionFrame &) = default;
};

struct PongFrame
{
    friend bool operator==(const PongFrame &, const PongFrame &) = default;
};

/// Everything a server can send us, both dialects (docs/PROTOCOL.md).
using ServerFrame = std::variant<InvalidFrame, ForeignSessionFrame, GatewayFrame, TypingFrame,
                                 TextFrame, ChunkFrame, CompleteFrame, ConnectionFrame, PongFrame>;

} // namespace ecom67
