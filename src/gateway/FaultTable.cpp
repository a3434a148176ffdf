// SPDX-License-Identifier: MIT
#include "gateway/Fault.h"

#include <array>

namespace ecom67 {

using Kind = Fault::Kind;

static constexpr qint64 kMany = 1'000'000;
static constexpr qint64 kLongestWait = 3'600'000;
static constexpr qint64 kNoDefault = FaultDefinition::kNoDefault;

// Kind, name, value, default, lowest, highest, met by connections, description.
static constexpr std::array kFaults{
    FaultDefinition{Kind::HandshakeStatus, "handshake-status", "CODE", 403, 100, 999, true,
                    "refuse the handshake with this HTTP status and keep the connection open"},
    FaultDefinition{Kind::HandshakeStatusClose, "handshake-status-close", "CODE", 403, 100, 999,
                    true, "refuse the handshake with this HTTP status and close the connection"},
    FaultDefinition{Kind::Silent, "silent", "", 0, 0, 0, true,
                    "accept the connection and never say a word"},
    FaultDefinition{Kind::SlowHandshake, "slow-handshake", "MS", 50, 1, kLongestWait, true,
                    "answer the handshake one byte every MS, without ever coming to an end"},
    FaultDefinition{Kind::HugeHeader, "huge-header", "BYTES", 60'000'000, 1, 1'000'000'000, true,
                    "answer the handshake with a header of this size"},
    FaultDefinition{Kind::BadAccept, "bad-accept", "", 0, 0, 0, true,
                    "answer the handshake with a wrong Sec-WebSocket-Accept"},
    FaultDefinition{Kind::Garbage, "garbage", "", 0, 0, 0, true,
                    "answer the handshake with bytes that are not HTTP"},
    FaultDefinition{Kind::Redirect, "redirect", "CODE", 301, 300, 399, true,
                    "answer the handshake with a redirection"},
    FaultDefinition{Kind::CaptivePortal, "captive-portal", "", 0, 0, 0, true,
                    "answer the handshake with status 200 and an HTML page"},
    FaultDefinition{Kind::AcceptThenDrop, "accept-then-drop", "", 0, 0, 0, true,
                    "accept the TCP connection and drop it before the handshake"},
    FaultDefinition{Kind::DropAfterConnect, "drop-after-connect", "MS", 0, 0, kLongestWait, true,
                    "drop the TCP connection MS after a good handshake, without a close frame"},
    FaultDefinition{Kind::CloseIdle, "close-idle", "CODE", 1001, 0, 65'535, true,
                    "send a close frame right after the handshake"},
    FaultDefinition{Kind::PingFlood, "ping-flood", "N", 10'000, 1, kMany, true,
                    "send N pings right after the handshake"},
    FaultDefinition{Kind::SystemNotice, "system-notice", "", 0, 0, 0, true,
                    "send a frame of type \"system\" right after the handshake"},
    FaultDefinition{Kind::Legacy, "legacy", "", 0, 0, 0, true,
                    "speak the older dialect: welcome, no typing, no data"},
    FaultDefinition{Kind::Admin, "admin", "", 0, 0, 0, true,
                    "speak the admin dialect: chunk and complete"},
    FaultDefinition{Kind::Dribble, "dribble", "MS", 5, 1, kLongestWait, true,
                    "after the handshake, write one byte every MS"},
    FaultDefinition{Kind::NeverRead, "never-read", "", 0, 0, 0, true,
                    "after the handshake, never read what the client sends"},
    FaultDefinition{Kind::LateAnswer, "late-answer", "MS", kNoDefault, 0, kLongestWait, false,
                    "think for MS; beyond the integration timeout its notice comes first"},
    FaultDefinition{Kind::TimeoutThenAnswer, "timeout-then-answer", "MS", 500, 0, kLongestWait,
                    false, "send \"Endpoint request timed out\", and the answer MS later"},
    FaultDefinition{Kind::NoAnswer, "no-answer", "", 0, 0, 0, false,
                    "send nothing at all for a question"},
    FaultDefinition{Kind::NoTyping, "no-typing", "", 0, 0, 0, false,
                    "send the answer without typing frames"},
    FaultDefinition{Kind::TypingForever, "typing-forever", "", 0, 0, 0, false,
                    "send \"typing\" and nothing after it"},
    FaultDefinition{
        Kind::Close, "close", "CODE", 1001, 0, 65'535, false,
        "send \"typing\", then a close frame (1005: without a code) instead of the answer"},
    FaultDefinition{Kind::CloseHold, "close-hold", "CODE", 1001, 0, 65'535, false,
                    "as close, but keep the TCP connection open"},
    FaultDefinition{Kind::Reset, "reset", "", 0, 0, 0, false,
                    "send \"typing\", then reset the TCP connection"},
    FaultDefinition{Kind::Fin, "fin", "", 0, 0, 0, false,
                    "send \"typing\", then end the TCP connection without a close frame"},
    FaultDefinition{Kind::Throttle, "throttle", "", 0, 0, 0, false,
                    "close with 1008, too many requests, instead of answering"},
    FaultDefinition{Kind::FragmentUtf8, "fragment-utf8", "", 0, 0, 0, false,
                    "cut the answer into fragments inside its characters"},
    FaultDefinition{Kind::Fragment, "fragment", "BYTES", 16, 1, 32'768, false,
                    "cut the answer into fragments of this size, with pings between them"},
    FaultDefinition{Kind::Stall, "stall", "MS", 8'000, 1, kLongestWait, false,
                    "pause for MS in the middle of the answer's frame"},
    FaultDefinition{Kind::Big, "big", "BYTES", 100'000, 1, 500'000'000, false,
                    "make the answer's text this long"},
    FaultDefinition{Kind::Flood, "flood", "N", 1'000, 1, kMany, false,
                    "answer N times, each a moment later"},
    FaultDefinition{Kind::InternalError, "internal-error", "", 0, 0, 0, false,
                    "send the gateway's \"Internal server error\" instead of an answer"},
    FaultDefinition{Kind::Forbidden, "forbidden", "", 0, 0, 0, false,
                    "send the gateway's \"Forbidden\" instead of an answer"},
    FaultDefinition{Kind::Binary, "binary", "", 0, 0, 0, false,
                    "send the answer as a binary message"},
    FaultDefinition{Kind::BadUtf8, "bad-utf8", "", 0, 0, 0, false,
                    "send an answer that is not UTF-8"},
    FaultDefinition{Kind::RsvBit, "rsv-bit", "", 0, 0, 0, false,
                    "send the answer with a reserved bit set"},
    FaultDefinition{Kind::Masked, "masked", "", 0, 0, 0, false,
                    "send the answer masked, as only a client may"},
    FaultDefinition{Kind::ForeignSession, "foreign-session", "", 0, 0, 0, false,
                    "send the answer with another session's id"},
    FaultDefinition{Kind::DuplicateAnswer, "duplicate-answer", "", 0, 0, 0, false,
                    "send the answer twice"},
    FaultDefinition{Kind::NotJson, "not-json", "", 0, 0, 0, false,
                    "send text that is not JSON instead of the answer"},
    FaultDefinition{Kind::WrongTypes, "wrong-types", "", 0, 0, 0, false,
                    "send an answer whose fields have the wrong types"},
    FaultDefinition{Kind::BlankAnswer, "blank-answer", "", 0, 0, 0, false,
                    "send an answer of white space"},
    FaultDefinition{Kind::ObjectText, "object-text", "", 0, 0, 0, false,
                    "send an answer whose text is an object"},
    FaultDefinition{Kind::ErrorFrame, "error-frame", "", 0, 0, 0, false,
                    "send the assistant's own error instead of the answer"},
};

std::span<const FaultDefinition> faultDefinitions()
{
    return kFaults;
}

const FaultDefinition &definitionOf(Fault::Kind kind)
{
    const auto place = static_cast<std::size_t>(kind);
    Q_ASSERT(place < kFaults.size() && kFaults.at(place).kind == kind);
    return kFaults.at(place);
}

} // namespace ecom67
