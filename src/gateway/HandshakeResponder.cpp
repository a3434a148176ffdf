// SPDX-License-Identifier: MIT
#include "gateway/HandshakeResponder.h"

#include "gateway/GatewayFrames.h"
#include "gateway/GatewayOptions.h"

#include <array>
#include <optional>

namespace ecom67 {

using Kind = Fault::Kind;
using Then = HandshakeAnswer::Then;

/// API Gateway's limit for a URL.
static constexpr qsizetype kLongestTarget = 4'096;

HandshakeResponder::HandshakeResponder(const GatewayOptions &options)
    : m_options(options)
{
}

/// An error as API Gateway sends it.
static HandshakeAnswer gatewayRefusal(int status, bool keepsAlive)
{
    QByteArray words = httpReason(status);
    if (status == 500)
        words = "Internal server error";
    HttpRefusal refusal{.status = status,
                        .headers = {{"Content-Type", "application/json"},
                                    {"x-amzn-RequestId", frames::freshId()},
                                    {"x-amz-apigw-id", frames::freshId()}},
                        .body = "{\"message\":\"" + words + "\"}",
                        .keepsAlive = keepsAlive};
    if (status == 403)
        refusal.headers.emplaceBack("x-amzn-ErrorType", "ForbiddenException");
    if (status == 429)
        refusal.headers.emplaceBack("Retry-After", "5");
    return {.bytes = refusal.toBytes(),
            .then = keepsAlive ? Then::Wait : Then::Close,
            .status = status,
            .timePerByte = {}};
}

static HandshakeAnswer captivePortal()
{
    const HttpRefusal page{.status = 200,
                           .headers = {{"Content-Type", "text/html; charset=utf-8"}},
                           .body = "<!DOCTYPE html><title>Welcome to the guest network</title>"
                                   "<p>Please accept the terms of use.",
                           .keepsAlive = true};
    return {.bytes = page.toBytes(), .then = Then::Wait, .status = 200, .timePerByte = {}};
}

static HandshakeAnswer redirection(int status)
{
    const HttpRefusal redirect{.status = status,
                               .headers = {{"Location", "https://shop.example/elsewhere"}},
                               .body = {},
                               .keepsAlive = true};
    return {.bytes = redirect.toBytes(), .then = Then::Wait, .status = status, .timePerByte = {}};
}

/// A header that only ends after so many bytes.
static HandshakeAnswer longHeader(const QByteArray &accept, qsizetype size)
{
    return {.bytes = upgradeResponse(accept, {{"X-Filler", QByteArray(size, 'a')}}),
            .then = Then::Ignore,
            .status = 101,
            .timePerByte = {}};
}

static std::optional<HandshakeAnswer> faultyAnswer(const ActiveFaults &faults)
{
    if (faults.has(Kind::Silent))
        return HandshakeAnswer{.bytes = {}, .then = Then::Ignore, .status = 0, .timePerByte = {}};
    if (faults.has(Kind::Garbage))
        return HandshakeAnswer{.bytes = "\x16\x03\x01 SSH-2.0-nonsense\r\n\xFF\xFE\r\n\r\n",
                               .then = Then::Ignore,
                               .status = 0,
                               .timePerByte = {}};
    if (const auto status = faults.valueOf(Kind::HandshakeStatus))
        return gatewayRefusal(static_cast<int>(*status), true);
    if (const auto status = faults.valueOf(Kind::HandshakeStatusClose))
        return gatewayRefusal(static_cast<int>(*status), false);
    if (const auto status = faults.valueOf(Kind::Redirect))
        return redirection(static_cast<int>(*status));
    if (faults.has(Kind::CaptivePortal))
        return captivePortal();
    return std::nullopt;
}

Authorizer::Judgement HandshakeResponder::authorize(const UpgradeRequest &request,
                                                    const QDateTime &now) const
{
    if (!m_options.requiresToken)
        return {Authorizer::Verdict::Allowed};
    const HandshakeRecord record{
        .path = {}, .query = HandshakeRecord::parsedQuery(request.query()), .headers = {}};
    return Authorizer(m_options.tokens).judge(record.parameter("token"), now);
}

static int statusOf(Authorizer::Verdict verdict)
{
    switch (verdict) {
    case Authorizer::Verdict::Allowed:
        return 101;
    case Authorizer::Verdict::Missing:
        return 401;
    case Authorizer::Verdict::Denied:
    case Authorizer::Verdict::KeyUnknown:
        return 403;
    case Authorizer::Verdict::Thrown:
        break;
    }
    return 500;
}

HandshakeAnswer HandshakeResponder::answer(const HttpHead &head, const ActiveFaults &faults,
                                           const QDateTime &now) const
{
    if (const auto faulty = faultyAnswer(faults))
        return *faulty;
    const auto parsed = UpgradeRequest::from(head);
    if (const auto *refusal = std::get_if<HttpRefusal>(&parsed))
        return gatewayRefusal(refusal->status, true);
    const auto &request = std::get<UpgradeRequest>(parsed);
    if (request.target.size() > kLongestTarget)
        return gatewayRefusal(414, true);
    // A trailing slash is another path: that was the first fault of the web widget.
    if (request.path() != m_options.stagePath)
        return gatewayRefusal(403, true);
    const Authorizer::Judgement judgement = authorize(request, now);
    if (judgement.verdict == Authorizer::Verdict::KeyUnknown)
        return {.bytes = {}, .then = Then::AwaitKeys, .status = 403};
    if (judgement.verdict != Authorizer::Verdict::Allowed)
        return gatewayRefusal(statusOf(judgement.verdict), true);

    QByteArray accept = webSocketAccept(request.key);
    if (const auto size = faults.valueOf(Kind::HugeHeader))
        return longHeader(accept, *size);
    if (const auto time = faults.valueOf(Kind::SlowHandshake)) {
        HandshakeAnswer slow = longHeader(accept, 1'000'000);
        slow.timePerByte = std::chrono::milliseconds(*time);
        return slow;
    }
    if (faults.has(Kind::BadAccept)) {
        return {.bytes = upgradeResponse(webSocketAccept("somebody else's key")),
                .then = Then::Ignore,
                .status = 101,
                .timePerByte = {}};
    }
    return {.bytes = upgradeResponse(accept),
            .then = Then::Open,
            .status = 101,
            .timePerByte = {},
            .user = judgement.user};
}

HandshakeAnswer HandshakeResponder::finalAnswer(const HttpHead &head, const ActiveFaults &faults,
                                                const QDateTime &now) const
{
    const HandshakeAnswer found = answer(head, faults, now);
    return found.then == Then::AwaitKeys ? gatewayRefusal(found.status, true) : found;
}

HandshakeAnswer HandshakeResponder::answer(HttpHead::Problem problem)
{
    return gatewayRefusal(problem == HttpHead::Problem::TooLong ? 431 : 400, false);
}

} // namespace ecom67
